"""The info page: what every employee reads, in plain words; and that nothing kept from them is anywhere near."""

from __future__ import annotations

import re
from collections import deque
from datetime import date, datetime, time
from typing import Any

import pytest
from django.utils import timezone

from budget.models import Investment, Measure, MeasureDecision
from projects.models import Access, Case, Decision, Document, Milestone, StudyArea
from projects.services import news
from tests import cast as c
from tests.cast import write
from tests.reporting.setting import CANARY


def page_of(cast: Any, role: str = "union_rep") -> str:
    answer = cast.client(role).get(f"/{cast.project.slug}/infoside/")
    assert answer.status_code == 200
    page: str = answer.content.decode()
    return page[page.index("<main") : page.index("</main>")]


def section(page: str, key: str) -> str:
    found = re.search(rf'<section aria-labelledby="{key}".*?</section>', page, re.S)
    assert found
    return found[0]


def test_it_answers_four_questions_in_plain_words(full):
    c.decision(
        full,
        c.case(full, "Ny legevakt"),
        decided_on=date(2011, 3, 10),
        text="Legevakta samordnes, jf. saksframlegget.",
        meaning="Legevakta flytter til sykehuset.",
    )
    page = page_of(full)
    assert [h for h in re.findall(r"<h2[^>]*>([^<]+)</h2>", page) if h.endswith("?")] == [
        "Hva er vedtatt?",
        "Hva betyr det for min enhet?",
        "Hva skjer nå og når?",
        "Hvem kan jeg spørre?",
    ]
    assert "Kommunen skal bruke 40\xa0mill.\xa0kr mindre i året fra 2011." in page and "<figure" in page
    decided = section(page, "vedtatt")
    assert "Ny legevakt" in decided and "Legevakta flytter til sykehuset." in decided and "jf." not in decided
    assert "Styringsgruppa 10. mars 2011" in decided
    assert "Protokollen fra møtet er ikke godkjent ennå, så ordlyden kan bli rettet." in decided
    # Without plain words the decision's own text stands there.
    assert "Renholdet samles i én enhet." in decided
    assert "Gjelder fra 1. mars 2011." in section(page, "betyr") and "Begynner 1. juli 2011." in section(page, "betyr")


def test_a_decision_says_in_millions_what_it_saves_for_good_and_only_when_all_of_it_is_said(full):
    decided = section(page_of(full), "vedtatt").replace("\xa0", " ")
    assert "Styringsgruppa 15. februar 2011. Varig innsparing: 8,4 mill. kr i året." in decided
    decision = Measure.objects.get(number=801).decision_links.get().decision
    more = {"decision": decision, "measure": c.measure(full, "Færre kurs", number=804, kind="temporary")}
    write(MeasureDecision(adopted_effect=700_000, **more))
    assert "10 mill. kr i året" in section(page_of(full), "vedtatt").replace("\xa0", " ")
    write(MeasureDecision(decision=decision, measure=Measure.objects.get(number=803)))
    assert "10 mill. kr i året" not in section(page_of(full), "vedtatt").replace("\xa0", " ")
    proposal = c.decision(full, c.case(full, "Tilrådd"), kind="recommendation", decided_on=date(2011, 3, 1))
    write(MeasureDecision(decision=proposal, measure=Measure.objects.get(number=803), adopted_effect=5_000_000))
    page = page_of(full).replace("\xa0", " ")
    assert "Tilrådd" in page and "5 mill. kr i året" not in page


def test_the_first_of_many_stand_open_and_the_rest_can_be_unfolded(full):
    for number in range(870, 876):
        c.decision(full, c.case(full, f"Sak {number}"), decided_on=date(2011, 3, number - 869))
    decided = section(page_of(full), "vedtatt")
    shown, folded = decided.split('<details class="info-more"><summary>Vis 5 vedtak til</summary>')
    assert re.findall(r">(Sak \d+)</a></h3>", shown) == ["Sak 875", "Sak 874", "Sak 873"]
    assert re.findall(r">(Sak \d+)</a></h3>", folded) == ["Sak 872", "Sak 871", "Sak 870"]
    assert folded.index("</details>") < folded.index("Alle vedtak") and "/vedtak/" in folded
    # What fits is not folded.
    assert "<details" not in section(page_of(full), "betyr")


def test_a_measure_says_which_unit_it_means_something_for(full):
    measure = Measure.objects.get(number=802)
    measure.unit = c.unit(full, "Barnehagene")
    write(measure)
    assert "Gjelder Barnehagene. Begynner 1. juli 2011." in section(page_of(full), "betyr")


def test_no_number_of_case_or_measure_stands_on_it(full):
    page = re.sub(r'href="[^"]*"', "", page_of(full))
    assert not re.search(r"\b(PS|KS|PG|AG) \d+/\d+", page) and not re.search(r"Tiltak 80\d", page)


def test_a_proposal_to_another_body_is_no_decision(full):
    write_to = {"kind": "recommendation", "decided_on": date(2011, 3, 10)}
    c.decision(full, c.case(full, "Økonomiplan"), text="Planen tilrås.", **write_to)
    decided = section(page_of(full), "vedtatt")
    before, after = decided.split("Foreslått, ikke endelig vedtatt")
    assert "Økonomiplan" not in before and "Økonomiplan" in after
    assert "Dette er et forslag til kommunestyret, som avgjør saken." in after


def test_a_proposal_that_has_been_settled_is_proposed_no_more(full):
    measure = Measure.objects.get(number=801)
    proposal = c.decision(
        full, c.case(full, "Renholdet til kommunestyret"), kind="recommendation", decided_on=date(2011, 2, 1)
    )
    assert "Renholdet til kommunestyret" in page_of(full)
    write(MeasureDecision(measure=measure, decision=proposal))
    assert "Renholdet til kommunestyret" not in page_of(full)
    later = c.decision(full, c.case(full, "Nytt forslag"), kind="recommendation", decided_on=date(2011, 3, 1))
    write(MeasureDecision(measure=measure, decision=later))
    assert "Nytt forslag" in page_of(full)


@pytest.mark.parametrize(
    ("outcome", "status"), [("not_adopted", "in_force"), ("noted", "in_force"), ("adopted", "repealed")]
)
def test_what_was_not_adopted_or_does_not_hold_is_not_called_decided(full, outcome, status):
    c.decision(full, c.case(full, "Falt bort"), outcome=outcome, status=status)
    assert "Falt bort" not in page_of(full)


def test_the_calendar_is_in_words_and_late_things_are_said(full):
    happens = section(page_of(full), "skjer")
    assert "Torsdag 24. mars 2011" in happens and "Styringsgruppa har møte" in happens
    assert "Kl. 09.00, Rådhuset." in happens and "Innkjøp i fellesskap" in happens
    assert "Fredag 8. april 2011" in happens and "Høring sendt" in happens
    assert "Utredning levert" in happens and "Skulle vært ferdig 1. mars 2011." in happens
    assert "Mandat vedtatt" not in happens


def test_one_sees_whom_to_ask_by_office_and_never_who_belongs_to_a_union(full):
    ask = section(page_of(full), "sporre")
    names = re.findall(r'<p class="info-name">([^<]+)</p>', ask)
    assert names == ["Siri Sekretær", "Tone Tillitsvalgt", "Rolf Rådmann"]
    assert "Hovedtillitsvalgt for Fagforbundet" in ask and "mailto:union_rep@example.org" in ask
    full.seats["steering.secretary"].valid_to = date(2011, 3, 1)
    write(full.seats["steering.secretary"])
    assert "Siri Sekretær" not in section(page_of(full), "sporre")


def test_ones_own_bodies_meetings_are_there_for_those_with_a_seat(full):
    c.meeting(
        full, "project_body", held_on=date(2011, 3, 21), state="planned", access=Access.RESTRICTED, starts_at=time(13)
    )
    page = page_of(full)
    own = page[page.index("Mine organers møter") :]
    assert "Prosjektgruppa" in own and "Mandag 21. mars 2011 kl. 13.00" in own
    assert "Prosjektgruppa har møte" not in page
    assert "Mine organers møter" not in page_of(full, "employee")


def test_news_and_documents_stand_beside(full):
    page = page_of(full)
    assert "Renholdet samles" in page and "Prosjektbeskrivelse" in page and "17. september 2010" in page


def test_it_reads_the_same_for_those_who_could_see_more(kept):
    def article(role: str) -> str:
        page = page_of(kept, role)
        return page[page.index("<article") : page.index("</article>")]

    assert article("secretary") == article("auditor") == article("employee") == article("work_group")
    assert CANARY not in page_of(kept, "secretary")


def test_an_empty_project_says_so(cast):
    page = page_of(cast)
    for words in ("Det er ikke vedtatt noe ennå.", "Ingen nyheter ennå.", "Ingen møter eller frister er satt"):
        assert words in page
    assert "Hvor mye som skal spares, er ikke fastsatt ennå." in page


def test_outsiders_and_strangers_read_nothing(full):
    assert full.client("outsider").get(f"/{full.project.slug}/infoside/").status_code == 404
    assert full.client(None).get(f"/{full.project.slug}/infoside/").status_code == 302


def test_questions_do_not_grow_with_the_rows(full, django_assert_max_num_queries):
    for number in range(870, 890):
        c.milestone(full, f"Milepæl {number}", number=number, current_date=date(2011, 3, 20))
        c.decision(full, c.case(full, f"Sak {number}"), decided_on=date(2011, 2, 2))
        meeting = c.meeting(full, "council_body", held_on=date(2011, 4, 1 + number - 870), state="planned")
        c.agenda_item(full, meeting, c.case(full, f"Til behandling {number}", body="council_body"))
    client = full.client("union_rep")
    with django_assert_max_num_queries(23):
        assert client.get(f"/{full.project.slug}/infoside/").status_code == 200


LINK = re.compile(r'href="(/[^"#]*)')
#: The same rows in another order, or the same list in the other kind of file, show nothing new.
SAME = re.compile(r"[?&](sort=|format=xlsx)")
#: So many pages are read; the project of the test has fewer.
MOST = 400


def crawl(client: Any, start: str) -> dict[str, Any]:
    """Read every page that can be reached by links, the files of the lists too."""
    seen: dict[str, Any] = {}
    waiting = deque([start])
    while waiting and len(seen) < MOST:
        address = waiting.popleft().replace("&amp;", "&")
        if address in seen or address.startswith("/static/") or SAME.search(address):
            continue
        seen[address] = answer = client.get(address)
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            waiting.extend(LINK.findall(answer.content.decode()))
    return seen


@pytest.mark.parametrize("role", ["union_rep", "employee"])
def test_what_is_kept_from_the_user_does_not_exist_on_any_page_that_can_be_reached(kept, role):
    pages = crawl(kept.client(role), f"/{kept.project.slug}/")
    read = [address for address, answer in pages.items() if answer.status_code == 200]
    for place in (
        "/infoside/",
        "/sok/",
        "/nyheter/",
        "/vedtak/",
        "/plan/",
        "/tiltak/",
        "/dokumenter/",
        "/moter/",
        "/mal/",
    ):
        assert any(place in address for address in read), place
    assert len(read) > 30 and len(pages) < MOST
    leaks = [a for a, answer in pages.items() if not answer.streaming and CANARY.encode() in answer.content]
    assert leaks == []
    broken = [(a, answer.status_code) for a, answer in pages.items() if answer.status_code >= 400]
    assert broken == [], "a page links to what this user may not see"


@pytest.mark.parametrize("role", ["union_rep", "employee"])
def test_what_is_kept_from_the_user_is_at_no_address(kept, role):
    client = kept.client(role)
    kept_rows = [
        *Milestone.objects.filter(title__contains=CANARY),
        *Document.objects.filter(title__contains=CANARY),
        *StudyArea.objects.filter(title__contains=CANARY),
        *Decision.objects.filter(text__contains=CANARY),
    ]
    addresses = [row.get_absolute_url() for row in kept_rows]
    addresses += [f"/{kept.project.slug}/saker/{case.pk}/" for case in Case.objects.filter(title__contains=CANARY)]
    addresses += [f"/{kept.project.slug}/tiltak/901/", f"/{kept.project.slug}/risikoer/901/"]
    addresses += [f"/{kept.project.slug}/moter/{kept.work_body.slug}-2011-03-{day}/" for day in (14, 23)]
    assert len(addresses) > 10
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 404 and CANARY not in answer.content.decode(), address


def test_the_lead_says_what_investments_take_of_it(full):
    write(
        Investment(
            project=full.project,
            number=1,
            title="Helsesenter",
            status="ongoing",
            first_year=2011,
            operating_consequence=-1_000_000,
        )
    )
    page = page_of(full).replace("\xa0", " ")
    assert "vedtatt tiltak for 18,4 mill. kr. Drift av investeringer trekker fra 1 mill. kr. Da mangler 22,6" in page


def test_news_that_the_affected_have_first_carries_the_day_they_got_it(full):
    unit = c.unit(full, "Grunnskolen")
    grant = full.people["employee"].grants.get()
    grant.unit = unit
    write(grant)
    by = full.people["secretary"]
    item = news.write_news(project=full.project, title="Timeplanen", text="Kommer.", author=by, by=by, units=[unit])
    first, then = datetime(2011, 3, 14, 8), datetime(2011, 3, 20, 8)
    news.publish_news(item=item, at=timezone.make_aware(then), affected_at=timezone.make_aware(first), by=by)
    page = page_of(full, "employee")
    listed = page[page.index("Timeplanen") :]
    assert "14. mars 2011" in listed and "20. mars 2011" not in listed
