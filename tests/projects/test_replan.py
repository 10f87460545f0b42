"""Replanning: what a move leads to is shown before it is saved, and what goes past the tolerance takes a decision."""

import re
from datetime import date

import pytest

from omstilling.audit.errors import DomainError
from projects.models import Access, Milestone, MilestoneLink, MilestoneShift, MilestoneStatus, Tolerance
from projects.services.links import link_milestones, unlink_milestones
from projects.services.plan import complete_milestone, move_milestone, replan, undo_move
from tests.cast import decision, make_cast, milestone, write
from tests.flow import form_data, post_form


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


@pytest.fixture
def three(cast, by):
    """Return three milestones in a row: 1 April, two weeks to 20 April, a week to 30 April."""
    rows = [
        milestone(cast, title, baseline_date=day, current_date=day)
        for title, day in (
            ("Høring", date(2011, 4, 1)),
            ("Innstilling", date(2011, 4, 20)),
            ("Vedtak", date(2011, 4, 30)),
        )
    ]
    link_milestones(before=rows[0], after=rows[1], days=14, by=by)
    link_milestones(before=rows[1], after=rows[2], days=7, by=by)
    return rows


def url(cast, row, verb=""):
    return f"/{cast.project.slug}/plan/{row.number}/{verb}"


def days(*rows):
    return [f"{Milestone.objects.get(pk=row.pk).current_date:%d.%m.}" for row in rows]


def text(response):
    return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))


# Dependencies


def test_a_circle_of_dependencies_is_refused_and_told_by_its_way(cast, by, three):
    with pytest.raises(DomainError) as error:
        link_milestones(before=three[2], after=three[0], by=by)
    assert error.value.field == "other"
    assert "i ring: «Høring» → «Innstilling» → «Vedtak» → «Høring»" in str(error.value)
    link = MilestoneLink.objects.get(before=three[1])
    unlink_milestones(link=link, by=by)
    link_milestones(before=three[2], after=three[0], by=by)


@pytest.mark.parametrize("wrong", ["itself", "again", "elsewhere", "days"])
def test_a_dependency_that_is_none_is_refused(cast, by, three, wrong):
    pair = {
        "itself": (three[0], three[0], 0),
        "again": (three[0], three[1], 0),
        "elsewhere": (three[0], milestone(make_cast("annenkommune")), 0),
        "days": (three[0], three[2], 1001),
    }[wrong]
    with pytest.raises(DomainError):
        link_milestones(before=pair[0], after=pair[1], days=pair[2], by=by)
    assert MilestoneLink.objects.active().count() == 2


@pytest.mark.once
def test_a_dependency_is_added_and_removed_on_the_milestones_page(cast, three):
    client = cast.client("secretary")
    other = milestone(cast, "Opplæring", current_date=date(2011, 4, 21))
    answer = post_form(client, url(cast, three[1], "avhengigheter/ny/"), way="after", other=other.pk, days="3")
    html = text(client.get(answer.url))
    assert "«Opplæring» venter nå på «Innstilling». Datoen er 2 dager for tidlig" in html
    assert "Høring" in html and "minst 14 dager imellom" in html and "5 dager å gå på" in html
    link = MilestoneLink.objects.get(after=other)
    refused = post_form(client, url(cast, other, "avhengigheter/ny/"), way="after", other=three[0].pk, days="0")
    assert refused.status_code == 422 and "vente på hverandre i ring" in text(refused)
    remove = url(cast, other, f"avhengigheter/{link.pk}/fjern/")
    assert client.get(url(cast, three[2], f"avhengigheter/{link.pk}/fjern/")).status_code == 404
    assert post_form(client, remove).status_code == 303
    assert MilestoneLink.objects.get(pk=link.pk).is_withdrawn


@pytest.mark.once
def test_others_may_not_and_what_is_hidden_has_no_name(cast, by, three):
    link = MilestoneLink.objects.get(before=three[0])
    for verb in ("avhengigheter/ny/", f"avhengigheter/{link.pk}/fjern/"):
        assert cast.client("chief_executive").get(url(cast, three[1], verb)).status_code == 403
        assert cast.client("outsider").get(url(cast, three[1], verb)).status_code == 404
    hidden = milestone(cast, "Bare for gruppa", access=Access.RESTRICTED, body=cast.work_body)
    link_milestones(before=hidden, after=three[0], by=by)
    assert "Bare for gruppa" in text(cast.client("secretary").get(url(cast, three[0])))
    assert "Bare for gruppa" not in text(cast.client("employee").get(url(cast, three[0])))


# Moves


def test_what_a_move_leads_to_is_shown_before_it_is_saved(cast, three):
    client = cast.client("secretary")
    seen = post_form(client, url(cast, three[0], "flytt/"), to="20.04.2011", reason="Høringen er utvidet")
    html = text(seen)
    assert seen.status_code == 200 and days(*three) == ["01.04.", "20.04.", "30.04."]
    assert "2 milepæler får ikke nok tid" in html and "Høringen er utvidet" in html
    assert "14 dager senere" in html and "11 dager senere" in html and "Lagre flyttingen" in html
    data = form_data_of(seen) | {"to": "20.04.2011", "reason": "Høringen er utvidet"}
    saved = client.post(url(cast, three[0], "flytt/"), data)
    assert saved.status_code == 303 and days(*three) == ["20.04.", "04.05.", "11.05."]
    assert "2 andre fulgte etter" in text(client.get(saved.url))
    lead, *carried = MilestoneShift.objects.order_by("pk")
    assert lead.follows is None and [one.follows for one in carried] == [lead, lead]
    assert {one.reason for one in carried} == {"Høringen er utvidet"}
    page = text(client.get(url(cast, three[1])))
    assert "fulgte etter" in page and "Høringen er utvidet" in page


def form_data_of(response):
    """Return the fields of a form that stands on a page which was answered to a post."""
    from tests.flow import _Inputs

    parser = _Inputs()
    parser.feed(response.content.decode())
    both = {**parser.filled, **parser.hidden}
    both.pop("csrfmiddlewaretoken", None)
    return {name: values[0] for name, values in both.items()}


def test_only_this_one_moves_where_that_is_chosen_and_the_others_are_told_to_be_at_risk(cast, three):
    client = cast.client("secretary")
    seen = post_form(client, url(cast, three[0], "flytt/"), to="20.04.2011", reason="Utvidet")
    data = form_data_of(seen) | {"to": "20.04.2011", "reason": "Utvidet", "along": "bare"}
    assert client.post(url(cast, three[0], "flytt/"), data).status_code == 303
    assert days(*three) == ["20.04.", "20.04.", "30.04."]
    html = text(client.get(url(cast, three[1])))
    assert "kan bli forsinket" in html and "Kan tidligst nås 04.05.2011." in html


@pytest.mark.once
def test_a_day_that_has_been_is_told_before_it_is_saved(cast):
    row = milestone(cast, "Høring", baseline_date=date(2011, 4, 1), current_date=date(2011, 4, 1))
    client = cast.client("secretary")
    seen = post_form(client, url(cast, row, "flytt/"), to="01.03.2011", reason="Feil ført")
    assert seen.status_code == 200 and "1. mars 2011 har vært" in text(seen) and days(row) == ["01.04."]
    data = form_data_of(seen) | {"to": "01.03.2011", "reason": "Feil ført"}
    assert client.post(url(cast, row, "flytt/"), data).status_code == 303
    assert days(row) == ["01.03."]


def test_those_who_do_not_see_what_drew_a_milestone_along_do_not_read_why_it_moved(cast, by, three):
    lead = three[0]
    lead.access, lead.body = Access.RESTRICTED, cast.steering
    write(lead)
    replan(milestone=lead, to=date(2011, 4, 20), by=by, reason="Hemmelig grunn")
    page = url(cast, three[1])
    assert "Hemmelig grunn" in text(cast.client("secretary").get(url(cast, lead)))
    for path in (page, f"/{cast.project.slug}/plan/?format=csv"):
        answer = cast.client("employee").get(path)
        assert answer.status_code == 200 and "Hemmelig grunn" not in text(answer), path
    assert "Følger etter en milepæl som den venter på" in text(cast.client("employee").get(page))
    undo_move(shift=MilestoneShift.objects.get(milestone=lead), by=by, reason="Hemmelig likevel")
    assert days(*three) == ["01.04.", "20.04.", "30.04."]
    assert "Hemmelig" not in text(cast.client("employee").get(page))
    reasons = {row.history_change_reason for row in Milestone.history.filter(id=three[1].pk)}
    assert "Følger etter en milepæl som den venter på" in reasons and not reasons & {
        "Hemmelig grunn",
        "Hemmelig likevel",
    }


@pytest.mark.once
def test_a_day_that_those_before_leave_too_early_is_told_and_saved_all_the_same(cast, three):
    client = cast.client("secretary")
    seen = post_form(client, url(cast, three[2], "flytt/"), to="22.04.2011", reason="Møtet er tidligere")
    assert "kan tidligst nås 27. april 2011" in text(seen) and days(three[2]) == ["30.04."]
    data = form_data_of(seen) | {"to": "22.04.2011", "reason": "Møtet er tidligere"}
    assert client.post(url(cast, three[2], "flytt/"), data).status_code == 303 and days(three[2]) == ["22.04."]


def test_a_plan_that_changed_meanwhile_is_shown_anew(cast, by, three):
    client = cast.client("secretary")
    seen = post_form(client, url(cast, three[0], "flytt/"), to="20.04.2011", reason="Utvidet")
    move_milestone(milestone=three[2], to=date(2011, 6, 1), by=by, reason="Møtet er flyttet")
    data = form_data_of(seen) | {"to": "20.04.2011", "reason": "Utvidet"}
    again = client.post(url(cast, three[0], "flytt/"), data)
    assert again.status_code == 200 and "En milepæl får ikke nok tid" in text(again)
    assert "Se på dem på nytt" in text(again) and days(three[0]) == ["01.04."]
    with pytest.raises(DomainError, match="Se på dem på nytt"):
        replan(milestone=three[0], to=date(2011, 4, 20), by=by, reason="Utvidet", seen=data["seen"])


def test_a_move_is_taken_back_with_those_it_drew_along_unless_they_have_moved_on(cast, by, three):
    replan(milestone=three[0], to=date(2011, 4, 20), by=by, reason="Utvidet")
    client = cast.client("secretary")
    undo = url(cast, three[0], "flytt/angre/")
    assert undo in text(client.get(url(cast, three[0])))
    assert post_form(client, undo, reason="").status_code == 422
    move_milestone(milestone=Milestone.objects.get(pk=three[2].pk), to=date(2011, 6, 1), by=by, reason="Annet")
    assert post_form(client, undo, reason="Høringen ble ikke utvidet").status_code == 303
    assert days(*three) == ["01.04.", "20.04.", "01.06."]
    assert MilestoneShift.objects.count() == 6
    assert cast.client("chair").get(undo).status_code == 403


def test_what_is_reached_stands_and_lets_the_rest_be(cast, by, three):
    complete_milestone(milestone=three[1], on=date(2011, 3, 10), by=by)
    replan(milestone=three[0], to=date(2011, 5, 20), by=by, reason="Utvidet")
    assert days(*three) == ["20.05.", "20.04.", "30.04."]


# The tolerance


@pytest.fixture
def fortnight(cast):
    return write(Tolerance(project=cast.project, kind="time", limit=14, tell=cast.steering))


def test_past_the_tolerance_a_move_takes_a_decision_and_says_why(cast, by, fortnight):
    row, client = milestone(cast), cast.client("secretary")
    assert "til 15. april 2011, 14 dager etter 1. april 2011" in text(client.get(url(cast, row, "flytt/")))
    made = decision(cast)
    refused = post_form(client, url(cast, row, "flytt/"), to="16.04.2011", reason="Utvidet")
    assert refused.status_code == 422
    assert "15 dager etter datoen som er vedtatt (01.04.2011)" in text(refused)
    assert "kan flytte inntil 14 dager" in text(refused) and "Styringsgruppa må avgjøre det." in text(refused)
    moved = post_form(client, url(cast, row, "flytt/"), to="16.04.2011", reason="Utvidet", decision=made.pk)
    assert moved.status_code == 303 and row.shifts.get().decision == made
    assert "Organisering av renhold" in text(client.get(moved.url))
    row.refresh_from_db()
    move_milestone(milestone=row, to=date(2011, 4, 30), by=by, reason="Innenfor det vedtatte")
    with pytest.raises(DomainError):
        move_milestone(milestone=row, to=date(2011, 5, 1), by=by, reason="Utenfor")
    move_milestone(milestone=row, to=date(2011, 4, 2), by=by, reason="Fortere enn ventet")


def test_many_small_moves_do_not_get_past_the_tolerance(cast, by, fortnight):
    row = milestone(cast)
    move_milestone(milestone=row, to=date(2011, 4, 10), by=by, reason="Litt")
    with pytest.raises(DomainError) as error:
        move_milestone(milestone=row, to=date(2011, 4, 19), by=by, reason="Litt til")
    assert error.value.field == "decision"
    unset = milestone(cast, baseline_date=None, current_date=None)
    move_milestone(milestone=unset, to=date(2012, 1, 1), by=by, reason="Ikke vedtatt ennå")


def test_those_that_are_drawn_past_the_tolerance_need_it_too(cast, by, three, fortnight):
    write_day = date(2011, 4, 15)
    row = Milestone.objects.get(pk=three[1].pk)
    row.current_date = date(2011, 5, 4)
    row.status = MilestoneStatus.STARTED
    write(row)
    link = MilestoneLink.objects.get(before=three[0])
    link.days = 20
    write(link)
    with pytest.raises(DomainError, match="«Innstilling» flyttes med til 15 dager"):
        replan(milestone=three[0], to=write_day, by=by, reason="Utvidet")
    replan(milestone=three[0], to=write_day, by=by, reason="Utvidet", along=False)


def test_taking_a_move_back_does_not_get_past_the_tolerance(cast, by, fortnight):
    row, made = milestone(cast), decision(cast)
    move_milestone(milestone=row, to=date(2011, 6, 1), by=by, reason="Vedtatt", decision=made)
    undo_move(shift=row.shifts.get(), by=by, reason="Feil milepæl")
    with pytest.raises(DomainError, match="Velg vedtaket"):
        move_milestone(milestone=row, to=date(2011, 6, 10), by=by, reason="Uten vedtak")
    with pytest.raises(DomainError, match="velg vedtaket"):
        undo_move(shift=row.shifts.order_by("pk").last(), by=by, reason="Angrer meg")
    row.refresh_from_db()
    assert row.current_date == date(2011, 4, 1)
    move_milestone(milestone=row, to=date(2011, 6, 1), by=by, reason="Vedtatt", decision=made)
    move_milestone(milestone=row, to=date(2011, 5, 1), by=by, reason="Fortere")
    undo_move(shift=row.shifts.order_by("pk").last(), by=by, reason="Likevel ikke")
    assert row.current_date == date(2011, 6, 1)


@pytest.mark.parametrize("kind", ["recommendation", "advice"])
def test_what_only_is_proposed_moves_nothing(cast, by, fortnight, kind):
    row, proposed = milestone(cast), decision(cast, kind=kind)
    with pytest.raises(DomainError, match="fattet i prosjektet"):
        move_milestone(milestone=row, to=date(2011, 6, 1), by=by, reason="Foreslått", decision=proposed)


@pytest.mark.once
def test_what_should_be_delivered_and_when_it_is_good_enough_stand_on_the_page(cast):
    row, client = milestone(cast), cast.client("secretary")
    data = {**form_data(client, url(cast, row, "endre/")), "deliverable": "Rapport", "acceptance": "Rådmannen sier ja"}
    html = text(client.get(client.post(url(cast, row, "endre/"), data).url))
    assert "Rapport" in html and "Krav til godkjenning" in html and "Rådmannen sier ja" in html
