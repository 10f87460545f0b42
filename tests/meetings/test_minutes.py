"""The minutes as a value: what they hold, what the public version leaves out, and when they are complete."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from budget.models import MeasureConsultation, MeasureDecision
from meetings.minutes import flaws_of, from_plain, minutes_document, to_plain
from meetings.models import Attendance, MinutesState
from meetings.services import (
    approve_minutes,
    open_minutes,
    publish_minutes,
    record_votes,
    return_to_draft,
    send_for_approval,
    set_discussion,
    start_correction,
    update_meeting,
    withdraw_ballot,
)
from omstilling.audit.errors import DomainError
from projects.models import Consultation
from tests.cast import agenda_item, case, decision, meeting, write
from tests.meetings.full import BASIS, SECRETS, fill


def texts(value: Any) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False)


def test_the_head_says_who_met_when_and_where(room: Any) -> None:
    fill(room)
    doc = minutes_document(room.meeting, public=False)
    assert doc.kind == "Møteprotokoll"
    assert (doc.organ, doc.day, doc.hours) == ("Styringsgruppa", "torsdag 10. mars 2011", "kl. 09.00–11.30")
    assert doc.place == "Rådhuset, formannskapssalen"
    assert doc.chair == "Leif Leder (leder)"
    assert doc.secretary == "Siri Sekretær"
    assert doc.quorum == "5 av 5 medlemmer til stede, vedtaksført"
    assert doc.notice == "Sendt 03.03.2011"
    assert doc.rules == "kommuneloven av 1992 (LOV-1992-09-25-107)"


def test_the_table_of_attendance_has_parties_intervals_and_substitutes(room: Any) -> None:
    fill(room)
    doc = minutes_document(room.meeting, public=False)
    rows = {r.name: r for r in doc.members}
    assert rows["Sara Senter"].absence == "til stede til og med PS 3/11; permisjon: innvilget fra kl. 11.15"
    assert (rows["Hilde Høyrevara"].party, rows["Hilde Høyrevara"].function) == ("H", "varamedlem")
    assert rows["Hilde Høyrevara"].substitute_for == "Mari Medlem"
    assert "Aud Apvara" not in rows
    others = {r.name: r for r in doc.others}
    assert others["Tone Tillitsvalgt"].note == "møte- og talerett"
    assert others["Tone Tillitsvalgt"].function == "hovedtillitsvalgt for Fagforbundet"
    assert "Rolf Rådmann" in others


def test_a_case_has_proposals_votes_and_the_exact_decision(room: Any) -> None:
    fill(room)
    part = minutes_document(room.meeting, public=False).cases[0]
    assert part.number == "PS 1/11"
    assert [p.heading for p in part.proposals] == [
        "Forslag til vedtak i saken",
        "Forslag 1, fremmet av Sara Senter (Sp)",
    ]
    assert part.proposals[1].vote is not None
    assert part.proposals[1].vote.sentence == "Falt med 2 mot 3 stemmer."
    assert part.vote is not None
    assert part.vote.sentence == "Vedtatt med 3 mot 2 stemmer."
    assert part.vote.lines[0].names == "For: Leif Leder. Mot: Amir Arbeider"
    assert part.decision is not None
    assert part.decision.heading == "Vedtak"
    assert part.decision.text == "1. Renholdet samles i én enhet fra 1. juli 2011.\n2. Ingen sies opp."
    assert part.decision.consulted == "Drøftet: nei"
    assert part.decision.follow_up == "Ansvarlig: Rolf Rådmann. Frist: 01.06.2011"
    assert "31.03.2011" in part.decision.review
    assert part.recusals[0].sentence == "Mari Medlem fratrådte som inhabil. Varamedlem Hilde Høyrevara tok sete."
    assert part.recusals[0].basis == "fvl. § 6 første ledd bokstav b"
    assert part.remarks[0].author == "Sara Senter (Sp)"
    assert part.union_statement == "Fagforbundet ber om at ingen sies opp."


@pytest.mark.parametrize(
    ("form", "held_on", "words"),
    [
        ("consultation", date(2011, 3, 1), "Drøftet: ja"),
        ("negotiation", date(2011, 3, 10), "Drøftet: ja"),
        ("information", date(2011, 3, 1), "Drøftet: nei"),
        ("consultation", date(2011, 3, 11), "Drøftet: nei"),
    ],
)
def test_the_minutes_say_whether_the_measures_were_discussed_before_they_were_decided(
    room: Any, form: str, held_on: date, words: str
) -> None:
    fill(room)
    measure = MeasureDecision.objects.get().measure
    project = room.meeting.project
    met = write(Consultation(project=project, number=1, form=form, held_on=held_on, parties="Fagforbundet"))
    write(MeasureConsultation(measure=measure, consultation=met))
    decided = minutes_document(room.meeting, public=False).cases[0].decision
    assert decided is not None and decided.consulted == words


def test_the_minutes_say_what_each_measure_is_to_give_and_nothing_of_what_is_kept_from_its_readers(room: Any) -> None:
    fill(room)
    link = MeasureDecision.objects.get()
    measure = link.measure
    words = f"Tiltak {measure.number} Samlet renhold: helårsvirkning 1\u00a0200\u00a0000\u00a0kr fra 01.07.2011"

    def said(public: bool) -> tuple[str, ...]:
        part = minutes_document(room.meeting, public=public).cases[0].decision
        assert part is not None
        assert from_plain(to_plain(minutes_document(room.meeting, public=public))).cases[0].decision == part
        return part.measures

    assert said(public=False) == said(public=True) == (words,)
    measure.access, measure.body = "restricted", room.meeting.body
    write(measure)
    assert said(public=False) == (words,) and said(public=True) == ()
    measure.body = room.cast.work_body
    write(measure)
    assert said(public=False) == ()
    measure.access = "internal"
    write(measure)
    link.adopted_effect = None
    write(link)
    assert said(public=True) == (f"Tiltak {measure.number} Samlet renhold: beløp ikke oppgitt",)
    link.decision.outcome = "postponed"
    write(link.decision)
    assert said(public=False) == ()


def test_a_recommendation_has_its_own_heading_and_its_vote_its_parties(room: Any) -> None:
    fill(room)
    part = minutes_document(room.meeting, public=False).cases[1]
    assert part.decision is not None and part.vote is not None
    assert part.decision.heading == "Innstilling til kommunestyret"
    assert not part.decision.review
    assert part.vote.sentence == "Enstemmig, 5 stemmer: Ap 2, H 1, Sp 1, SV 1."


def test_the_public_version_prints_the_ground_in_place_of_the_case_and_is_else_the_same(room: Any) -> None:
    fill(room)
    full, public = (minutes_document(room.meeting, public=p) for p in (False, True))
    for secret in SECRETS:
        assert secret in texts(full)
        assert secret not in texts(public)
    hidden = public.cases[2]
    assert (hidden.title, hidden.withheld) == ("Personalsak", f"Unntatt offentlighet, jf. {BASIS}.")
    assert hidden.closed_basis and hidden.closed_vote == "Enstemmig vedtatt å lukke møtet."
    assert not hidden.recusals and hidden.vote is None and hidden.decision is None
    for index in (0, 1, 3):
        assert public.cases[index] == full.cases[index]
    assert (full.cases[2].kept_back, full.cases[2].ground) == ("exempt", f"Unntatt offentlighet, jf. {BASIS}.")
    assert full.label == "Møteprotokoll – fullstendig utgave, delvis unntatt offentlighet"
    assert public.members == full.members
    assert public.label == "Møteprotokoll – offentlig utgave"


def test_the_minutes_survive_being_frozen_as_json(room: Any) -> None:
    fill(room)
    doc = minutes_document(room.meeting, public=False)
    assert from_plain(json.loads(json.dumps(to_plain(doc)))) == doc


def test_a_group_writes_a_referat_with_recommendations_and_no_act(cast: Any) -> None:
    at = meeting(cast, body="project_body")
    about = case(cast, body="project_body")
    agenda_item(cast, at, about, decision=decision(cast, about, kind="advice", text="Gruppa anbefaler samling."))
    doc = minutes_document(at, public=False)
    assert doc.kind == "Referat"
    assert doc.rules == ""
    assert doc.members_head == "Organisasjon"
    assert doc.cases[0].decision is not None
    assert doc.cases[0].decision.heading == "Anbefaling"
    assert "vedta" not in texts(doc).lower()


def test_a_tie_says_that_the_chair_decided(room: Any) -> None:
    room.attend("chair", "member", "sp", "sv", "secretary")
    votes = [
        {"party": "Ap", "votes_for": 1},
        {"party": "H", "votes_for": 1},
        {"party": "Sp", "votes_against": 1},
        {"party": "SV", "votes_against": 1},
    ]
    record_votes(item=room.item, votes=votes, chair_decided=True, by=room.secretary)
    vote = minutes_document(room.meeting, public=False).cases[0].vote
    assert vote is not None
    told = "Stemmene sto likt, 2 mot 2. Møteleders stemme (Leif Leder) avgjorde. Forslaget er vedtatt."
    assert vote.sentence == told


def test_building_costs_the_same_however_long_the_meeting(room: Any, django_assert_num_queries: Any) -> None:
    fill(room)
    room.meeting.refresh_from_db()
    with django_assert_num_queries(20, exact=False) as few:
        minutes_document(room.meeting, public=False)
    for number in range(20):
        agenda_item(room.cast, room.meeting, case(room.cast, f"Sak {number}"))
    with django_assert_num_queries(len(few), exact=False):
        minutes_document(room.meeting, public=False)


# Complete or not


def flaws(room: Any) -> str:
    return " | ".join(f.text for f in flaws_of(room.meeting))


def test_complete_minutes_have_no_flaw(room: Any) -> None:
    fill(room)
    assert flaws_of(room.meeting) == []


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("starts_at", None, "Klokkeslettet"),
        ("ends_at", None, "Klokkeslettet"),
        ("place", "", "Stedet mangler"),
        ("chaired_by", None, "Møtelederen mangler"),
        ("state", "called", "ikke registrert som holdt"),
    ],
)
def test_what_is_missing_of_the_meeting_is_named(room: Any, field: str, value: Any, says: str) -> None:
    fill(room)
    setattr(room.meeting, field, value)
    write(room.meeting)
    assert says in flaws(room)


def test_a_seat_without_attendance_is_named(room: Any) -> None:
    fill(room)
    row = Attendance.objects.get(seat=room.seats["sv"])
    from omstilling.audit.uow import SystemActor, unit_of_work

    with unit_of_work(by=SystemActor(), reason="Prøve"):
        row.withdraw()
    assert "Frammøtet mangler for Solveig Sosialist." in flaws(room)


def test_a_case_without_result_and_a_vote_without_numbers_are_named(room: Any) -> None:
    fill(room)
    room.items[1].refresh_from_db()
    withdraw_ballot(ballot=room.items[1].ballots.get(), by=room.secretary)
    room.items[3].refresh_from_db()
    room.items[3].discussion = ""
    write(room.items[3])
    assert "PS 2/11: resultatet av voteringen mangler." in flaws(room)
    assert "PS 4/11 har ikke noe resultat." in flaws(room)


def test_votes_that_do_not_fit_the_room_and_missing_grounds_are_named(room: Any) -> None:
    fill(room)
    recusal = room.items[0].recusals.get()
    recusal.basis = ""
    write(recusal)
    third = room.items[2]
    third.refresh_from_db()
    third.closed_vote, third.unlisted_note = "", ""
    write(third)
    split = room.items[0].party_votes.get(party="Ap", proposal=None)
    split.names, split.votes_against = "", 2
    write(split)
    found = flaws(room)
    for says in (
        "hjemmelen for at Mari Medlem fratrådte, mangler",
        "hjemmelen for å lukke møtet",
        "Skriv om noen hadde innvendinger",
        "Ap delte seg. Navnene mangler",
        "6 stemmer er ført, men 5 var til stede",
    ):
        assert says in found


def test_a_body_that_was_not_quorate_is_named(room: Any) -> None:
    fill(room)
    for key in ("sp", "ap", "sv"):
        row = Attendance.objects.active().get(seat=room.seats[key])
        row.status = "absent"
        write(row)
    assert "ikke vedtaksført" in flaws(room)


def test_an_older_act_is_named_without_paragraph_and_the_newer_with_its_letter(room: Any) -> None:
    room.attend("chair")
    assert {f.demand for f in flaws_of(room.meeting) if "resultat" in f.text} == {
        "kommuneloven av 1992 (LOV-1992-09-25-107)"
    }
    room.meeting.held_on = date(2021, 3, 10)
    assert {f.demand for f in flaws_of(room.meeting) if "resultat" in f.text} == {"kommuneloven § 11-4 bokstav d"}


def test_a_group_is_asked_for_no_act(cast: Any) -> None:
    at = meeting(cast, body="project_body", starts_at=None)
    found = flaws_of(at)
    assert found
    assert {f.demand for f in found} == {""}


# From draft to published


@pytest.fixture
def draft(room: Any) -> Any:
    fill(room)
    return open_minutes(meeting=room.meeting, by=room.secretary)


def test_minutes_are_begun_once_and_of_a_held_meeting_only(room: Any, draft: Any) -> None:
    assert open_minutes(meeting=room.meeting, by=room.secretary) == draft
    planned = meeting(room.cast, held_on=date(2011, 3, 11), state="planned")
    with pytest.raises(DomainError, match="ikke holdt"):
        open_minutes(meeting=planned, by=room.secretary)


def test_the_way_is_one_step_at_a_time(room: Any, draft: Any) -> None:
    by, chair = room.secretary, room.cast.people["chair"]
    for act in (approve_minutes, publish_minutes):
        with pytest.raises(DomainError):
            act(minutes=draft, by=chair)
    send_for_approval(minutes=draft, by=by)
    with pytest.raises(DomainError):
        send_for_approval(minutes=draft, by=by)
    approve_minutes(minutes=draft, by=chair)
    assert publish_minutes(minutes=draft, by=by).state == MinutesState.PUBLISHED


def test_incomplete_minutes_are_not_sent(room: Any) -> None:
    minutes = open_minutes(meeting=room.meeting, by=room.secretary)
    with pytest.raises(DomainError, match="ikke fullstendig: Frammøtet mangler"):
        send_for_approval(minutes=minutes, by=room.secretary)


def test_nothing_changes_while_the_chair_reads_until_it_is_sent_back(room: Any, draft: Any) -> None:
    by = room.secretary
    send_for_approval(minutes=draft, by=by)
    with pytest.raises(DomainError, match="til godkjenning"):
        set_discussion(item=room.item, text="Nytt", by=by)
    with pytest.raises(DomainError, match="Skriv hva"):
        return_to_draft(minutes=draft, by=by)
    return_to_draft(minutes=draft, by=by, reason="Feil sted")
    update_meeting(meeting=room.meeting, changes={"place": "Biblioteket"}, by=by)


def test_approval_confirms_the_decisions_and_freezes_what_the_minutes_say(room: Any, draft: Any) -> None:
    chair = room.cast.people["chair"]
    send_for_approval(minutes=draft, by=room.secretary)
    approve_minutes(minutes=draft, by=chair)
    draft.refresh_from_db()
    assert draft.approved_by == "Leif Leder, leder"
    assert draft.approved_on == room.cast.project.today()
    for item in room.items[:3]:
        item.refresh_from_db()
        assert item.decision.is_confirmed
        assert item.decision.confirmed_by == "Leif Leder"
    frozen = from_plain(draft.full_source)
    assert frozen.approval == "Godkjent 15. mars 2011 av Leif Leder, leder."
    assert not frozen.draft
    for secret in SECRETS:
        assert secret not in json.dumps(draft.public_source, ensure_ascii=False)
    person = room.cast.people["sp"]
    person.full_name = "Sara Skiftet"
    write(person)
    from meetings.documents import document_of

    assert "Sara Senter" in texts(document_of(draft, public=False))


def test_a_correction_is_a_new_version_and_the_old_one_stays(room: Any, draft: Any) -> None:
    by, chair = room.secretary, room.cast.people["chair"]
    with pytest.raises(DomainError, match="ikke godkjent"):
        start_correction(minutes=draft, correction="Skrivefeil", by=by)
    send_for_approval(minutes=draft, by=by)
    approve_minutes(minutes=draft, by=chair, approved_by_text="Styringsgruppa i møte 24.03.2011")
    with pytest.raises(DomainError, match="Start en rettelse"):
        set_discussion(item=room.item, text="Nytt", by=by)
    with pytest.raises(DomainError, match="hva som rettes"):
        start_correction(minutes=draft, correction=" ", by=by)
    second = start_correction(minutes=draft, correction="Behandlingen av PS 1/11 var gjengitt feil.", by=by)
    assert (second.version, second.state) == (2, MinutesState.DRAFT)
    room.item.refresh_from_db()
    set_discussion(item=room.item, text="Rett gjengitt.", by=by)
    send_for_approval(minutes=second, by=by)
    approve_minutes(minutes=second, by=chair)
    draft.refresh_from_db()
    assert draft.approved_by == "Styringsgruppa i møte 24.03.2011"
    assert "Rett gjengitt." not in json.dumps(draft.full_source, ensure_ascii=False)
    assert "Rett gjengitt." in json.dumps(second.full_source, ensure_ascii=False)
    assert from_plain(second.full_source).correction == "Behandlingen av PS 1/11 var gjengitt feil."
    with pytest.raises(DomainError, match="nyere versjon"):
        start_correction(minutes=draft, correction="Mer", by=by)


def test_a_group_writes_a_referat_in_history_and_refusals_too(cast: Any) -> None:
    at = meeting(cast, body="project_body")
    minutes = open_minutes(meeting=at, by=cast.secretary)
    assert minutes.history.first().history_change_reason == "Referatet er påbegynt"
    with pytest.raises(DomainError, match="^Referatet er ikke til godkjenning"):
        return_to_draft(minutes=minutes, by=cast.secretary, reason="Feil")
    with pytest.raises(DomainError, match="^Referatet er ikke godkjent ennå"):
        start_correction(minutes=minutes, correction="Feil", by=cast.secretary)
    minutes.state = MinutesState.APPROVED
    write(minutes)
    with pytest.raises(DomainError, match="^Referatet er godkjent. Start en rettelse"):
        update_meeting(meeting=at, changes={"place": "Rommet"}, by=cast.secretary)
