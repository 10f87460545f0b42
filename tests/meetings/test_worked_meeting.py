"""The worked meeting: what its minutes hold, full and public, and that they are what the law asks of them."""

from __future__ import annotations

import json
import subprocess
from typing import Any

import pytest

from meetings.ballots import ballots_of
from meetings.documents import issue_minutes
from meetings.minutes import flaws_of, from_plain, minutes_document, to_plain
from meetings.minutes.document import CasePart, MinutesDocument
from meetings.models import BallotSubject, Meeting
from meetings.services import (
    add_proposal,
    approve_minutes,
    open_minutes,
    publish_minutes,
    record_ballot,
    send_for_approval,
)
from meetings.services.decisions import log_decision
from omstilling.audit.errors import DomainError
from tests.meetings.worked import FOR, SECRET, Worked, hold
from tests.pdf.checker import check


@pytest.fixture
def held(cast: Any) -> Worked:
    return hold(cast)


def document(held: Worked, *, public: bool = False) -> MinutesDocument:
    meeting = Meeting.objects.select_related("project__municipality", "body", "chaired_by__person").get(
        pk=held.meeting.pk
    )
    return minutes_document(meeting, public=public)


def rows(part: CasePart | MinutesDocument) -> list[tuple[str, ...]]:
    found = part.members if isinstance(part, MinutesDocument) else part.attendance
    return [(r.party, r.function, r.name, r.absence, r.substitute_for) for r in found]


def holds_what_the_act_asks(held: Worked) -> None:
    assert flaws_of(held.meeting) == []
    made = document(held)
    assert (made.rules, made.day, made.hours) == (
        "kommuneloven § 11-4",
        "torsdag 12. mars 2026",
        "kl. 09.00–12.30",
    )
    assert (made.place, made.chair, made.secretary) == ("Formannskapssalen", "Anna Ås (leder)", "Nils Olsen")
    assert made.quorum == "9 av 9 medlemmer til stede, vedtaksført"
    assert [case.number for case in made.cases] == [f"FS {n}/26" for n in range(1, 9)]
    assert rows(made)[4:6] == [
        ("H", "nestleder", "Eva Foss", "", ""),
        ("H", "medlem", "Frode Gran", "til stede til og med FS 2/26 (gikk kl. 10.40)", ""),
    ]
    assert rows(made)[-1] == (
        "H",
        "varamedlem",
        "Kari Lund",
        "til stede fra og med FS 3/26 (kom kl. 10.45)",
        "Frode Gran",
    )
    assert [(o.name, o.function, o.note) for o in made.others] == [
        ("Lars Moe", "hovedtillitsvalgt for Fagforbundet", "møte- og talerett"),
        ("Mona Nilsen", "hovedtillitsvalgt for Delta", "meldt forfall"),
        ("Nils Olsen", "sekretær", ""),
    ]


def each_case_tells_its_votes_and_who_was_there(held: Worked) -> None:
    cleaning, council, plot, closed, school, told, listed, stopped = document(held).cases
    against = cleaning.ballots[0]
    assert (
        against.heading,
        against.sentence,
    ) == (
        "Forslaget i saken mot forslag 1",
        "Forslaget i saken fikk 5 stemmer og forslag 1 fikk 4 stemmer. Forslaget i saken er vedtatt.",
    )
    assert [(line.party, line.votes_for, line.votes_against, line.names) for line in against.lines] == [
        ("Ap", 3, 1, "Forslaget i saken: Anna Ås, Bjørn Berg og Carina Dahl. Forslag 1: Dag Eide"),
        ("H", 2, 0, ""),
        ("Sp", 0, 2, ""),
        ("SV", 0, 1, ""),
    ]
    assert cleaning.attendance == council.attendance == ()
    assert (cleaning.remarks[0].author, cleaning.union_statement) == ("Gro Haug (Sp)", "Ingen må sies opp.")
    assert cleaning.decision is not None
    assert cleaning.decision.review == "Frist for å kreve lovlighetskontroll: 02.04.2026, jf. kommuneloven § 27-1."
    assert council.decision is not None
    assert (council.decision.heading, council.decision.outcome) == ("Innstilling til kommunestyret", "innstilt")
    assert council.vote is not None
    assert council.vote.sentence == "Enstemmig, 9 stemmer: Ap 4, H 2, Sp 2, SV 1."

    assert rows(plot) == [
        ("H", "medlem", "Frode Gran", "gikk kl. 10.40", ""),
        ("Sp", "medlem", "Gro Haug", "fratrådt som inhabil", ""),
        ("H", "varamedlem", "Kari Lund", "kom kl. 10.45", "Frode Gran"),
    ]
    assert plot.recusals[0].basis == "fvl. § 6 annet ledd: særegne forhold"
    assert plot.recusals[0].vote == "Enstemmig, 8 stemmer: Ap 4, H 2, Sp 1, SV 1."
    assert plot.presence.startswith("8 av 9 medlemmer til stede med stemmerett i saken.")
    assert plot.vote is not None
    assert (
        plot.vote.sentence == "Stemmene sto likt, 4 mot 4. Møteleders stemme (Anna Ås) avgjorde. Forslaget er vedtatt."
    )
    assert closed.closed_ballot is not None
    assert closed.closed_ballot.sentence == "Enstemmig for å lukke møtet, 9 stemmer: Ap 4, H 2, Sp 2, SV 1."
    assert closed.closed_basis == "kommuneloven § 11-5 annet ledd: en arbeidstakers tjenstlige forhold"
    assert (
        closed.doors
        == "Dørene ble lukket kl. 11.00 og åpnet kl. 11.20. I rommet ble, ved siden av organet: sekretæren."
    )
    assert school.vote is not None
    assert school.vote.sentence == "Vedtatt å utsette saken med 6 mot 3 stemmer."
    assert told.decision is not None
    assert told.decision.outcome == "tatt til orientering"
    assert "2 av de frammøtte hadde innvendinger" in listed.unlisted
    assert listed.unlisted.endswith("Jf. kommuneloven § 11-3.")
    assert listed.decision is not None
    assert listed.decision.outcome == "vedtatt"
    assert "3 av de frammøtte hadde innvendinger" in stopped.unlisted
    assert stopped.decision is not None
    assert stopped.decision.outcome == "utsatt"


def public_leaves_out_the_closed_case_and_nothing_else(held: Worked) -> None:
    full, public = document(held), document(held, public=True)
    told = json.dumps(to_plain(public), ensure_ascii=False)
    assert not [words for words in SECRET if words in told]
    assert all(words in json.dumps(to_plain(full), ensure_ascii=False) for words in SECRET)
    kept = public.cases[3]
    assert (kept.title, kept.withheld) == (
        "Personalsak",
        "Unntatt offentlighet, jf. offl. § 13 jf. fvl. § 13 (1) nr. 1.",
    )
    assert kept.closed_ballot == full.cases[3].closed_ballot  # taken in the open
    others = [n for n in range(8) if n != 3]
    assert [public.cases[n] for n in others] == [full.cases[n] for n in others]
    assert (public.members, public.others) == (full.members, full.others)


def what_the_act_forbids_is_refused(held: Worked) -> None:
    item, by = held.items[7], held.secretary
    union = held.seats["union1"]
    with pytest.raises(DomainError, match="3 av 9 frammøtte har innvendinger"):
        record_ballot(item=item, subject=BallotSubject.PROPOSAL, unanimous=True, by=by)
    with pytest.raises(DomainError, match="Lars Moe har ikke stemmerett"):
        votes = {**held.votes(out="h2"), union: FOR}
        record_ballot(item=held.items[4], subject=BallotSubject.PROPOSAL, seat_votes=votes, by=by)
    with pytest.raises(DomainError, match="kan ikke fremme forslag"):
        add_proposal(item=item, text="Et forslag", proposer=union, by=by)
    with pytest.raises(DomainError, match="alt ført"):
        log_decision(item=item, kind="final", outcome="adopted", text="Nei", unanimous=True, by=by)
    assert [b.number for b in ballots_of(held.items[2])] == [1, 2]


def older_frozen_minutes_are_still_read(held: Worked) -> None:
    made = document(held)
    plain = json.loads(json.dumps(to_plain(made)))
    assert from_plain(plain) == made
    new = ("ballots", "closed_ballot", "doors", "leader", "attendance")
    for case in plain["cases"]:
        for name in new:
            del case[name]
        for vote in [case["vote"], *(p["vote"] for p in case["proposals"])]:
            for name in ("heading", "for_label", "against_label") if vote else ():
                del vote[name]
        for recusal in case["recusals"]:
            del recusal["ballot"]
    old = from_plain(plain)
    assert (old.cases[0].ballots, old.cases[3].closed_ballot) == ((), None)
    assert old.cases[0].decision == made.cases[0].decision


def test_the_worked_meeting(held: Worked) -> None:
    """One meeting, held once: each part of what is asked of it has a function of its own."""
    holds_what_the_act_asks(held)
    each_case_tells_its_votes_and_who_was_there(held)
    public_leaves_out_the_closed_case_and_nothing_else(held)
    what_the_act_forbids_is_refused(held)
    older_frozen_minutes_are_still_read(held)


@pytest.mark.sweep
def test_the_documents_of_the_meeting_are_sound_and_hold_the_same(held: Worked) -> None:
    by, chair = held.secretary, held.seats["chair"].person
    minutes = open_minutes(meeting=held.meeting, by=by)
    send_for_approval(minutes=minutes, by=by)
    approve_minutes(minutes=minutes, by=chair)
    publish_minutes(minutes=minutes, by=by)
    issued = issue_minutes(minutes=minutes, by=chair)
    files = {"full": issued.full_document, "public": issued.public_document}
    said = {}
    for which, document_ in files.items():
        data = bytes(document_.content)
        assert check(data) == []
        read = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
        said[which] = " ".join(read.stdout.decode().split())
    for words in ("Endret frammøte i saken", "Parti", "Varamedlem for", "Stemmene sto likt, 4 mot 4", "Sp advarer"):
        assert words in said["full"]
        assert words in said["public"]
    assert [words for words in SECRET if words in said["public"]] == []
    assert [words for words in SECRET if words not in said["full"]] == []
