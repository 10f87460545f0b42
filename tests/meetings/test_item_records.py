"""What is recorded of one case: proposals, remarks, statements, recusals and closed doors."""

from datetime import date
from typing import Any

import pytest

from meetings.services import (
    add_proposal,
    add_remark,
    close_doors,
    open_doors,
    record_votes,
    recuse,
    set_discussion,
    set_union_statement,
    update_meeting,
    withdraw_proposal,
    withdraw_recusal,
)
from omstilling.audit.errors import DomainError
from tests.cast import agenda_item, case, meeting, write


def refused(act: Any, *args: Any, **kwargs: Any) -> DomainError:
    with pytest.raises(DomainError) as error:
        act(*args, **kwargs)
    return error.value


def test_a_proposal_takes_the_proposer_s_party_and_the_next_number(room: Any) -> None:
    by = room.secretary
    one = add_proposal(item=room.item, text=" Utsett saken ", proposer=room.seats["sp"], by=by)
    two = add_proposal(item=room.item, text="Vedta", party="Ap og SV", by=by)
    assert (one.number, one.party, one.text) == (1, "Sp", "Utsett saken")
    assert (two.number, two.party) == (2, "Ap og SV")


def test_unions_absentees_and_the_recused_propose_nothing(room: Any) -> None:
    room.attend("chair", "member", "sp", "union_rep")
    by = room.secretary
    recuse(item=room.item, seat=room.seats["sp"], basis="fvl. § 6", vote="Enstemmig", by=by)
    for who in ("union_rep", "ap", "sp"):
        error = refused(add_proposal, item=room.item, text="Nei", proposer=room.seats[who], by=by)
        assert error.field == "proposer"


def test_one_recommendation_a_case_and_no_empty_text(room: Any) -> None:
    by = room.secretary
    add_proposal(item=room.item, text="Innstillingen", is_recommendation=True, by=by)
    assert refused(add_proposal, item=room.item, text="x", is_recommendation=True, by=by).field == "is_recommendation"
    assert refused(add_proposal, item=room.item, text="  ", by=by).field == "text"


def test_a_proposal_that_was_voted_over_stays(room: Any) -> None:
    room.everyone()
    by = room.secretary
    kept = add_proposal(item=room.item, text="Vedta", by=by)
    gone = add_proposal(item=room.item, text="Feil", by=by)
    record_votes(item=room.item, votes=[], unanimous=True, proposal=kept, by=by)
    withdraw_proposal(proposal=gone, by=by)
    assert gone.is_withdrawn
    assert "stemt over" in str(refused(withdraw_proposal, proposal=kept, by=by))


def test_a_remark_is_entered_by_its_author_only(room: Any) -> None:
    room.everyone()
    member = room.cast.people["member"]
    remark = add_remark(item=room.item, seat=room.seats["member"], text="Jeg advarer.", by=member)
    assert remark.text == "Jeg advarer."
    assert refused(add_remark, item=room.item, seat=room.seats["member"], text="x", by=room.secretary).field == "seat"
    assert refused(add_remark, item=room.item, seat=room.seats["member"], text=" ", by=member).field == "text"


def test_one_who_was_not_there_enters_no_remark(room: Any) -> None:
    room.attend("chair", "sp", "ap")
    error = refused(add_remark, item=room.item, seat=room.seats["member"], text="x", by=room.cast.people["member"])
    assert error.field == "seat"


def test_the_unions_statement_is_changed_by_the_unions_alone(room: Any) -> None:
    union = room.cast.people["union_rep"]
    set_union_statement(item=room.item, text="Fra brevet.", by=room.secretary)
    assert "tillitsvalgte" in str(refused(set_union_statement, item=room.item, text="Annet", by=room.secretary))
    assert set_union_statement(item=room.item, text="Vårt syn.", by=union).union_statement == "Vårt syn."


def test_the_discussion_is_recorded_with_its_reason(room: Any) -> None:
    set_discussion(item=room.item, text="Rådmannen orienterte.", by=room.secretary)
    assert room.item.history.first().history_change_reason == "Behandlingen er ført"


def test_a_recusal_needs_ground_and_decision_and_happens_once(room: Any) -> None:
    by, seat = room.secretary, room.seats["member"]
    assert refused(recuse, item=room.item, seat=seat, basis="", vote="Enstemmig", by=by).field == "basis"
    assert refused(recuse, item=room.item, seat=seat, basis="fvl. § 6", vote="", by=by).field == "vote"
    recusal = recuse(item=room.item, seat=seat, basis="fvl. § 6", vote="Enstemmig", by=by)
    assert refused(recuse, item=room.item, seat=seat, basis="fvl. § 6", vote="Enstemmig", by=by).field == "seat"
    withdraw_recusal(recusal=recusal, by=by)
    assert recuse(item=room.item, seat=seat, basis="fvl. § 6", vote="Enstemmig", by=by)


def test_only_a_free_substitute_steps_in(room: Any) -> None:
    room.everyone()
    by = room.secretary

    def out(seat: str, instead: str) -> Any:
        return recuse(
            item=room.item,
            seat=room.seats[seat],
            basis="fvl. § 6",
            vote="Enstemmig",
            replaced_by=room.seats[instead],
            by=by,
        )

    assert refused(out, "member", "sp").field == "replaced_by"
    out("member", "sub_h")
    assert refused(out, "sv", "sub_h").field == "replaced_by"


def test_closed_doors_need_ground_and_a_vote_in_the_open(room: Any) -> None:
    by = room.secretary
    assert refused(close_doors, item=room.item, basis=" ", vote="Enstemmig", by=by).field == "basis"
    assert refused(close_doors, item=room.item, basis="§ 11-5 tredje ledd", vote="", by=by).field == "vote"
    close_doors(item=room.item, basis="kommuneloven § 11-5 tredje ledd bokstav a", vote="Enstemmig", by=by)
    assert not room.item.must_close
    open_doors(item=room.item, by=by)
    assert not room.item.closed_basis


@pytest.mark.parametrize(
    ("basis", "mandatory"),
    [
        ("kommuneloven § 11-5 annet ledd", False),
        ("kommuneloven § 11-5 andre ledd", False),
        ("kommuneloven § 11-5 (2)", False),
        ("arbeidstakers tjenstlige forhold", True),
    ],
)
def test_a_case_that_must_be_closed_is_not_for_a_remote_meeting(room: Any, basis: str, mandatory: bool) -> None:
    by = room.secretary
    close_doors(item=room.item, basis=basis, vote="Enstemmig", by=by, mandatory=mandatory)
    assert room.item.must_close
    changes = {"form": "remote", "remote_basis": "KS 4/11"}
    assert refused(update_meeting, meeting=room.meeting, changes=changes, by=by).field == "form"
    remote = meeting(room.cast, held_on=date(2011, 4, 1), form="remote", remote_basis="KS 4/11")
    item = agenda_item(room.cast, remote, case(room.cast))
    assert refused(close_doors, item=item, basis=basis, vote="Enstemmig", by=by, mandatory=mandatory).field == "basis"
    close_doors(item=item, basis="kommuneloven § 11-5 tredje ledd bokstav a", vote="Enstemmig", by=by)


def test_a_group_has_no_doors_to_close(cast: Any) -> None:
    at = meeting(cast, body="project_body")
    item = agenda_item(cast, at, case(cast, body="project_body"))
    error = refused(close_doors, item=item, basis="§ 11-5", vote="Enstemmig", by=cast.people["secretary"])
    assert "administrativ gruppe" in str(error)


def test_a_case_that_was_taken_off_takes_no_more(room: Any) -> None:
    from omstilling.audit.uow import SystemActor, unit_of_work

    with unit_of_work(by=SystemActor(), reason="Prøve"):
        room.item.withdraw()
    assert "tatt av sakslista" in str(refused(set_discussion, item=room.item, text="x", by=room.secretary))
    write(room.items[1])
