"""A meeting in which everything that minutes can hold has happened, one case of it exempt."""

from __future__ import annotations

from datetime import date
from typing import Any

from budget.services import create_measure
from meetings.models import AttendanceStatus
from meetings.services import (
    add_proposal,
    add_remark,
    close_doors,
    mark_unlisted,
    put_on_agenda,
    record_attendance,
    record_votes,
    recuse,
    set_discussion,
    set_union_statement,
    update_meeting,
)
from meetings.services.decisions import log_decision
from projects.models import Access, CaseKind, DecisionKind, DecisionOutcome
from tests.cast import case, write

#: What must never be in the public version.
SECRETS = (
    "Oppsigelse av Navn Navnesen",
    "Hemmelig forslag om sluttpakke",
    "Navnesen ble omtalt",
    "Hemmelig uttalelse",
    "Sluttpakken godtas",
    "Hemmelig protokolltilførsel",
    "Hemmelig hjemmel for Solveig",
)
BASIS = "offl. § 13 jf. fvl. § 13 (1) nr. 1"


def fill(room: Any) -> None:
    """Let the whole meeting happen, up to complete minutes."""
    by, cast, seats = room.secretary, room.cast, room.seats
    first, second = room.items
    for about, text in (
        (first.case, "Renholdet samles i én enhet fra 1. juli 2011."),
        (second.case, "Kommunen går inn i felles legevakt."),
    ):
        about.recommendation = text
        write(about)
    secret = case(
        cast,
        SECRETS[0],
        access=Access.EXEMPT,
        legal_basis=BASIS,
        public_title="Personalsak",
        recommendation=SECRETS[1],
    )
    told = case(cast, "Status for prosjektet", kind=CaseKind.INFORMATION)
    third = put_on_agenda(
        meeting=room.meeting, case=secret, by=by, unlisted=True, unlisted_note="Ingen hadde innvendinger."
    )
    fourth = put_on_agenda(meeting=room.meeting, case=told, by=by)
    room.items += [third, fourth]
    update_meeting(meeting=room.meeting, changes={"notice_sent_on": date(2011, 3, 3)}, by=by)
    room.attend("chair", "member", "sp", "ap", "sv", "secretary", "chief_executive", "union_rep")
    record_attendance(
        meeting=room.meeting,
        seat=seats["sp"],
        status=AttendanceStatus.PRESENT,
        to_item=3,
        leave_basis="innvilget fra kl. 11.15",
        by=by,
    )
    recuse(
        item=first,
        seat=seats["member"],
        basis="fvl. § 6 første ledd bokstav b",
        vote="Enstemmig inhabil.",
        replaced_by=seats["sub_h"],
        by=by,
    )
    add_proposal(item=first, text="Saken utsettes til budsjettbehandlingen.", proposer=seats["sp"], by=by)
    record_votes(
        item=first,
        proposal=first.proposals.get(),
        votes=[
            {"party": "Ap", "votes_against": 2},
            {"party": "H", "votes_against": 1},
            {"party": "Sp", "votes_for": 1},
            {"party": "SV", "votes_for": 1},
        ],
        by=by,
    )
    set_discussion(item=first, text="Rådmannen orienterte.\n\nUtvalget spurte om vikarene.", by=by)
    set_union_statement(item=first, text="Fagforbundet ber om at ingen sies opp.", by=cast.people["union_rep"])
    measure = create_measure(project=cast.project, title="Samlet renhold", full_year_effect=1_200_000, by=by)
    log_decision(
        item=first,
        kind=DecisionKind.FINAL,
        outcome=DecisionOutcome.ADOPTED,
        text="1. Renholdet samles i én enhet fra 1. juli 2011.\n2. Ingen sies opp.",
        votes=[
            {"party": "Ap", "votes_for": 1, "votes_against": 1, "names": "For: Leif Leder. Mot: Amir Arbeider"},
            {"party": "H", "votes_for": 1},
            {"party": "Sp", "votes_against": 1},
            {"party": "SV", "votes_for": 1},
        ],
        responsible=cast.people["chief_executive"],
        deadline=date(2011, 6, 1),
        measures=[(measure, 1_200_000, date(2011, 7, 1))],
        by=by,
    )
    add_remark(item=first, seat=seats["sp"], text="Senterpartiet advarer mot hastverk.", by=cast.people["sp"])
    log_decision(
        item=second,
        kind=DecisionKind.RECOMMENDATION,
        outcome=DecisionOutcome.ADOPTED,
        text="Kommunen går inn i felles legevakt.",
        unanimous=True,
        by=by,
    )
    close_doors(
        item=third,
        basis="kommuneloven av 1992",
        vote="Enstemmig vedtatt å lukke møtet.",
        mandatory=True,
        by=by,
    )
    recuse(item=third, seat=seats["sv"], basis=SECRETS[6], vote="Enstemmig", by=by)
    add_proposal(item=third, text=SECRETS[1], is_recommendation=True, by=by)
    set_discussion(item=third, text=SECRETS[2], by=by)
    set_union_statement(item=third, text=SECRETS[3], by=by)
    log_decision(
        item=third,
        kind=DecisionKind.FINAL,
        outcome=DecisionOutcome.ADOPTED,
        text=SECRETS[4],
        unanimous=True,
        by=by,
    )
    add_remark(item=third, seat=seats["sp"], text=SECRETS[5], by=cast.people["sp"])
    mark_unlisted(item=fourth, unlisted=False, by=by)
    set_discussion(item=fourth, text="Prosjektsekretæren orienterte om framdriften.", by=by)
