"""The dashboard: the sentence, what needs attention and where it is mended, and whose order it stands in."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest

from budget.models import Target
from meetings.models import Meeting, MeetingState, Minutes, MinutesState
from omstilling.reporting.selectors.attention import attention
from projects.selectors import plan
from tests import cast as c
from tests.cast import write
from tests.reporting.setting import CANARY, TODAY, decided

PARTS = ("malet", "oppmerksomhet", "neste-mote", "seks-uker", "siste-vedtak", "siden-sist")


def page_of(cast: Any, role: str) -> str:
    answer = cast.client(role).get(f"/{cast.project.slug}/")
    assert answer.status_code == 200
    page: str = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def part(page: str, key: str) -> str:
    found = re.search(rf'<section[^>]*aria-labelledby="{key}".*?</section>', page, re.S)
    assert found, f"no part {key}"
    return found[0]


def order_of(page: str) -> list[str]:
    return re.findall(r'<section[^>]*aria-labelledby="([^"]+)"', page)


def words_of(cast: Any, role: str = "secretary") -> list[tuple[str, str]]:
    """Return what needs attention as (kind, text), in order."""
    user = cast.people[role]
    late = plan.late(cast.project, user, TODAY)
    found = attention(cast.project, user, TODAY, late, len(late))
    return [(item.key, item.text) for group in found.groups for item in group.items]


def test_it_begins_with_where_the_money_and_the_plan_stand(full):
    page = page_of(full, "chief_executive")
    lead = "Av 40\xa0mill.\xa0kr er 18,4 vedtatt, av dette 10 iverksatt. 21,6 mangler vedtak. Én milepæl er forsinket."
    assert f'<p class="overview-lead">{lead}</p>' in page
    assert "Varig netto helårsvirkning i målåret 2011" in part(page, "malet")
    assert part(page, "malet").count("<figure") == 2


def test_a_new_project_leads_those_who_may_on_with_the_set_up(cast):
    page = page_of(cast, "secretary")
    left = part(page, "oppsettet")
    assert page.index("oppsettet") < page.index('id="malet"')
    assert "Prosjektet er ikke ferdig satt opp" in left and f"/{cast.project.slug}/oppsett/" in left
    assert "Innsparingsmålet er satt" in left and re.search(r"\d av \d+ er gjort", left)
    told = part(page_of(cast, "member"), "oppsettet")
    assert "Prosjektet er nytt" in told and "/oppsett/" not in told


def test_the_set_up_is_not_mentioned_once_something_is_decided(cast):
    c.decision(cast)
    assert "oppsettet" not in order_of(page_of(cast, "secretary"))
    assert "oppsettet" not in order_of(page_of(cast, "member"))


def test_the_facts_are_the_same_for_all_and_the_order_is_the_roles(full):
    pages = {role: page_of(full, role) for role in ("secretary", "chief_executive", "council", "employee")}
    assert all(sorted(order_of(page)) == sorted(PARTS) for page in pages.values())
    for key in PARTS[1:]:
        texts = {re.sub(r'href="[^"]*"', "", part(page, key)) for page in pages.values()}
        assert len(texts) == 1, key
    assert order_of(pages["secretary"])[0] == "oppmerksomhet"
    assert order_of(pages["chief_executive"])[:2] == ["malet", "oppmerksomhet"]
    assert order_of(pages["council"])[:2] == ["malet", "siste-vedtak"]
    assert order_of(pages["employee"])[-1] == "oppmerksomhet"


def test_what_needs_attention_comes_gravest_first_with_the_page_that_mends_it(full):
    overdue = c.decision(
        full, c.case(full, "Sein oppfølging"), decided_on=date(2011, 2, 1), deadline=date(2011, 3, 1),
        confirmed_at="2011-02-02T12:00:00+01:00",
    )  # fmt: skip
    decided(full, "Uten dato", 1_000_000, None, number=805, owner=full.controller)
    assert words_of(full) == [
        ("undecided", "PS 3/11 Skole uten vedtak"),
        ("late", "Utredning levert"),
        ("overdue", "PS 5/11 Sein oppfølging"),
        ("unconfirmed", "PS 2/11 Sak om færre ledere"),
        ("past", "Tiltak 803: Ny skolestruktur"),
        ("undated", "Tiltak 805: Uten dato"),
        ("ownerless", "Tiltak 803: Ny skolestruktur"),
    ]
    shown = part(page_of(full, "secretary"), "oppmerksomhet")
    assert f"/vedtak/{overdue.pk}/" in shown and "Skulle vært fulgt opp for 14 dager siden" in shown
    for words in ("14 dager over datoen, Petter Prosjekt", "Skulle virke fra 1. februar 2011, men er ikke vedtatt"):
        assert words in shown


def test_what_is_mended_is_gone(full):
    from budget.models import Measure
    from projects.models import Decision, Milestone
    from projects.models import MilestoneStatus as Status

    for milestone in Milestone.objects.exclude(status=Status.DONE):
        milestone.current_date = TODAY + timedelta(days=3)
        write(milestone)
    for decision in Decision.objects.filter(confirmed_at=None):
        decision.confirmed_at = "2011-03-14T12:00:00+01:00"
        write(decision)
    for measure in Measure.objects.filter(number=803):
        measure.owner, measure.effective_from = full.controller, date(2011, 8, 1)
        write(measure)
    c.decision(full, c.Case.objects.get(title="Skole uten vedtak"), confirmed_at="2011-03-14T12:00:00+01:00")
    assert words_of(full) == []
    page = page_of(full, "secretary")
    assert "Ingenting haster nå" in part(page, "oppmerksomhet") and "Ingen milepæler er forsinket." in page


def test_many_of_a_kind_are_named_by_three_and_counted(full):
    for number in range(870, 876):
        c.milestone(full, f"Sen {number}", number=number, current_date=date(2011, 2, 1))
    shown = part(page_of(full, "employee"), "oppmerksomhet")
    assert shown.count("dager over datoen") == 3 and ">4 til<" in shown
    assert "Sju milepæler er forsinket." in page_of(full, "employee")


def test_each_gets_their_own_first_step(full):
    log = re.compile(r'href="(/[^"]+/saker/\d+/vedtak/)">Før vedtak')
    for role in ("member", "chair", "secretary"):
        found = log.search(page_of(full, role))
        assert found and full.client(role).get(found[1]).status_code == 200
    assert "Før vedtak" not in page_of(full, "chief_executive") + page_of(full, "union_rep") + page_of(full, "council")
    assert 'class="ds-button" href="/omstilling-provekommune/statusrapporter/ny/">Lag statusrapport' in page_of(
        full, "chief_executive"
    )
    assert "statusrapport" not in page_of(full, "member").lower().split("overview-lead")[1]
    from tests.reporting.test_reports import draft

    draft(full)
    assert "Fortsett på statusrapporten" in page_of(full, "chief_executive")


def test_the_next_meeting_stands_with_its_cases_and_what_changed_since_the_last(full):
    page = page_of(full, "member")
    coming = part(page, "neste-mote")
    assert "Torsdag 24. mars 2011 kl. 09.00" in coming and "Innkjøp i fellesskap" in coming
    weeks = part(page, "seks-uker")
    assert "Høring sendt" in weeks and "Utredning levert" not in weeks
    changes = part(page, "siden-sist")
    assert "Styringsgruppa møttes 10. mars 2011." in changes
    assert "fra 1. april 2011 til 8. april 2011" in changes and "Mandat vedtatt" in changes
    assert "Renholdet samles" in changes and "Sak om samlet renhold" not in changes
    assert "Sak om samlet renhold" in part(page, "siste-vedtak")


@pytest.mark.parametrize("role", ["union_rep", "employee", "council", "controller", "administrator", "member"])
def test_what_is_kept_from_the_user_is_in_no_line_and_no_count(kept, role):
    page = page_of(kept, role)
    assert CANARY not in page and "Én milepæl er forsinket." in page


def test_those_who_see_it_see_it_on_the_dashboard_too(kept):
    page = page_of(kept, "work_group")
    assert f"{CANARY} sen milepæl" in page and "To milepæler er forsinket." in page


def test_an_empty_project_says_so(cast):
    page = page_of(cast, "secretary")
    for words in ("Målet for 2011 er ikke satt.", "Ingen møter er planlagt.", "Ingen vedtak er ført ennå."):
        assert words in page
    assert "Ingenting haster nå" in page and "Ingen møter er holdt ennå." in page


def test_outsiders_and_strangers_see_nothing(full):
    assert full.client("outsider").get(f"/{full.project.slug}/").status_code == 404
    assert full.client(None).get(f"/{full.project.slug}/").status_code == 302


@pytest.mark.parametrize("role", ["secretary", "chief_executive", "union_rep"])
def test_questions_are_few_and_do_not_grow_with_the_rows(full, role, django_assert_max_num_queries):
    write(Target.objects.first())
    for number in range(870, 890):
        measure = decided(full, f"Tiltak {number}", 100_000, date(2011, 2, 1), number=number, confirmed=number % 2)
        c.milestone(full, f"Milepæl {number}", number=number, current_date=date(2011, 2, 1 + number - 870))
        c.milestone(full, f"Kommende {number}", number=number + 100, current_date=date(2011, 3, 20))
        meeting = c.meeting(full, held_on=date(2011, 1, 1) + timedelta(days=number - 870))
        c.agenda_item(full, meeting, c.case(full, f"Sak {number}"))
        assert measure.pk
    client = full.client(role)
    # Some are Tallvakta's, for those who see it; one is for tolerances, one for the bell; the forecast has none.
    # Plans for competence and work groups that are late are one each.
    with django_assert_max_num_queries(32):
        assert client.get(f"/{full.project.slug}/").status_code == 200


def test_a_recommendation_is_never_called_decided(full):
    case = c.case(full, "Sak om skolestruktur")
    c.decision(full, case, decided_on=date(2011, 3, 14), kind="recommendation", text="Styringsgruppa innstiller.")
    page = page_of(full, "chief_executive")
    latest, since = part(page, "siste-vedtak"), part(page, "siden-sist")
    assert "Styringsgruppa: innstilt" in latest
    assert "innstilt" in since.lower() and "Sak om skolestruktur" in since


def test_minutes_that_wait_are_shown_to_the_one_who_approves_them(full):
    meeting = Meeting.objects.filter(project=full.project, body=full.steering, state=MeetingState.HELD).first()
    minutes = write(Minutes(meeting=meeting, state=MinutesState.FOR_APPROVAL))
    address = f"/{full.project.slug}/moter/{meeting.slug}/protokoll/"
    page = page_of(full, "chair")
    assert f'<a class="ds-button" href="{address}">Les og godkjenn protokollen</a>' in page
    assert address in part(page, "oppmerksomhet")
    for role in ("secretary", "member", "council", "union_rep", "employee"):
        assert "godkjenn protokollen" not in page_of(full, role)
    minutes.state = MinutesState.APPROVED
    write(minutes)
    assert address not in page_of(full, "chair")


def test_the_chance_and_what_is_confirmed_stand_under_the_target(full, monkeypatch):
    from budget.models import Measure, RealisedEffect
    from budget.selectors import account_status
    from omstilling.reporting.selectors import dashboard

    assert "Regnskapet for" not in part(page_of(full, "employee"), "malet")
    measure = Measure.objects.get(number=801)
    months = {"first_month": date(2011, 1, 1), "last_month": date(2011, 2, 1)}
    people = {"entered_by": full.people["project_group"], "confirmed_by": full.controller}
    write(RealisedEffect(measure=measure, amount=1_200_000, confirmed_on=TODAY, **people, **months))
    assert account_status(full.project, full.secretary, TODAY).permanent.confirmed == 1_200_000
    shown = part(page_of(full, "employee"), "malet")
    assert "Regnskapet for 2011 har hittil bekreftet 1,2\xa0mill.\xa0kr fra varige tiltak." in shown
    chance = "Sjansen for å nå målet på 40\xa0mill.\xa0kr i 2011 er 0\xa0%."
    assert chance in shown and f"/{full.project.slug}/tiltak/prognose/" in shown
    monkeypatch.setattr(dashboard, "MOST_BESIDE", 2)
    assert "Sjansen" not in part(page_of(full, "employee"), "malet")
