"""A case's page in the meeting, and the forms of what happened in it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from meetings.models import Ballot, MinuteRemark, Proposal, Recusal
from meetings.services import add_proposal, recuse
from projects import law
from projects.models import Access, Seat
from tests.cast import START, agenda_item, case, write
from tests.flow import form_data, post_form
from tests.meetings.full import BASIS, SECRETS, fill


def url(room: Any, more: str = "", item: Any = None) -> str:
    return f"{room.meeting.get_absolute_url()}saker/{(item or room.item).pk}/{more}"


def text(response: Any) -> str:
    return response.content.decode()


def test_the_page_holds_what_the_minutes_hold_of_the_case(room: Any) -> None:
    fill(room)
    page = text(room.cast.client("employee").get(url(room)))
    for words in (
        "PS 1/11 Organisering av renhold",
        "Forslag 1, fremmet av Sara Senter (Sp)",
        "Fagforbundet ber om at ingen sies opp.",
        "Vedtatt med 3 mot 2 stemmer.",
        "Senterpartiet advarer mot hastverk.",
        "Mari Medlem fratrådte som inhabil.",
        "Drøftet: nei",
    ):
        assert words in page
    assert "Skriv behandlingen" not in page


def test_actions_are_for_those_who_may(room: Any) -> None:
    room.everyone()
    secretary, member, union = (room.cast.client(r) for r in ("secretary", "member", "union_rep"))
    page = text(secretary.get(url(room)))
    for words in ("Skriv behandlingen", "Før et forslag", "Før inhabilitet eller fritak", "Før lukking av møtet"):
        assert words in page
    page = text(member.get(url(room)))
    assert "Gi en protokolltilførsel" in page and "Før vedtak" in page and "Skriv behandlingen" not in page
    page = text(union.get(url(room)))
    assert "Legg ved en uttalelse" in page and "Før vedtak" not in page


def test_discussion_and_proposal_are_kept(room: Any) -> None:
    room.everyone()
    client = room.cast.client("secretary")
    assert post_form(client, url(room, "behandling/"), {"discussion": "Rådmannen orienterte."}).status_code == 303
    room.item.refresh_from_db()
    assert room.item.discussion == "Rådmannen orienterte."
    bad = post_form(client, url(room, "forslag/"), {"text": ""})
    assert bad.status_code == 422
    done = post_form(client, url(room, "forslag/"), {"text": "Utsett.", "proposer": room.seats["sp"].pk})
    assert done.status_code == 303
    assert Proposal.objects.get().party == "Sp"


def test_a_seat_without_vote_is_not_offered_as_proposer(room: Any) -> None:
    room.everyone()
    client = room.cast.client("secretary")
    answer = post_form(client, url(room, "forslag/"), {"text": "Nei", "proposer": room.seats["union_rep"].pk})
    assert answer.status_code == 422
    assert not Proposal.objects.exists()


def test_two_who_write_the_discussion_meet_the_conflict(room: Any) -> None:
    client = room.cast.client("secretary")
    stale = form_data(client, url(room, "behandling/"))
    post_form(client, url(room, "behandling/"), {"discussion": "Først."})
    answer = client.post(url(room, "behandling/"), {**stale, "discussion": "Sist."})
    assert answer.status_code == 409
    assert "Sist." in text(answer) and "Først." in text(answer)


def test_a_recusal_is_voted_over_with_ground_and_substitute_and_taken_back(room: Any) -> None:
    room.everyone()
    client = room.cast.client("secretary")
    data = {"seat": room.seats["member"].pk, "ground": "fvl_b", "replaced_by": room.seats["sub_h"].pk}
    bad = post_form(client, url(room, "fratredelse/"), data)
    assert bad.status_code == 422
    assert "Kryss av for enstemmig" in text(bad)
    assert post_form(client, url(room, "fratredelse/"), {**data, "unanimous": "on"}).status_code == 303
    recusal = Recusal.objects.get()
    assert (recusal.is_leave, recusal.basis) == (False, "fvl. § 6 første ledd bokstav b")
    assert recusal.vote == "Enstemmig, 4 stemmer: Ap 2, Sp 1, SV 1."
    path = url(room, f"fratredelse/{recusal.pk}/fjern/")
    assert post_form(client, path, {"reason": "Feil sak"}).status_code == 303
    recusal.refresh_from_db()
    assert recusal.is_withdrawn
    assert client.get(path).status_code == 404


def test_a_member_whom_the_body_finds_able_stays(room: Any) -> None:
    room.everyone()
    client = room.cast.client("secretary")
    data = {"seat": room.seats["member"].pk, "ground": "fvl_special"}
    numbers = {"against-0": "2", "against-2": "1", "against-3": "1"}
    done = post_form(client, url(room, "fratredelse/"), {**data, **numbers})
    assert done.status_code == 303
    assert not Recusal.objects.exists()
    assert "Er Mari Medlem inhabil etter fvl. § 6 annet ledd" in text(client.get(url(room)))


def test_leave_on_personal_grounds_is_told_from_recusal(room: Any) -> None:
    room.everyone()
    client = room.cast.client("secretary")
    data = {"seat": room.seats["sv"].pk, "ground": "leave", "unanimous": "on"}
    post_form(client, url(room, "fratredelse/"), data)
    assert Recusal.objects.get().is_leave
    assert "fritatt av personlige grunner" in text(client.get(url(room)))


def test_the_doors_are_closed_by_a_vote_and_opened(room: Any) -> None:
    room.everyone()
    client = room.cast.client("secretary")
    assert post_form(client, url(room, "lukking/"), {"unanimous": "on"}).status_code == 422
    data = {"ground": "staff", "unanimous": "on", "closed_at": "10.00", "reopened_at": "10.20", "staying": "Rådmannen"}
    assert post_form(client, url(room, "lukking/"), data).status_code == 303
    room.item.refresh_from_db()
    assert room.item.must_close
    page = text(client.get(url(room)))
    assert "Enstemmig for å lukke møtet, 5 stemmer" in page
    assert "Dørene ble lukket kl. 10.00 og åpnet kl. 10.20." in page
    assert post_form(client, url(room, "lukking/fjern/"), {"reason": "Feil"}).status_code == 303
    room.item.refresh_from_db()
    assert not room.item.closed_basis


def test_the_law_named_in_the_list_is_the_one_of_the_day(room: Any) -> None:
    page = text(room.cast.client("secretary").get(url(room, "lukking/")))
    assert "kommuneloven av 1992 (LOV-1992-09-25-107): lovbestemt taushetsplikt" in page
    assert "§ 11-5" not in page


def test_any_vote_is_recorded_by_party_or_name_and_taken_back(room: Any) -> None:
    room.everyone()
    client, path = room.cast.client("secretary"), url(room, "votering/")
    one = add_proposal(item=room.item, text="Renholdet samles.", proposer=room.seats["ap"], by=room.secretary)
    other = add_proposal(item=room.item, text="Saken avvises.", proposer=room.seats["sp"], by=room.secretary)
    named = {f"seat-{room.seats[key].pk}": "for" for key in ("chair", "ap", "member")}
    named |= {f"seat-{room.seats[key].pk}": "against" for key in ("sp", "sv")}
    bad = post_form(client, path, {"over": "postpone", "counter": other.pk, **named})
    assert bad.status_code == 422
    assert "Bare to forslag kan stilles mot hverandre" in text(bad)
    assert post_form(client, path, {"over": one.pk, "counter": other.pk, **named}).status_code == 303
    page = text(client.get(url(room)))
    assert "Forslag 1 fikk 3 stemmer og forslag 2 fikk 2 stemmer. Forslag 1 er vedtatt." in page
    blank = post_form(client, path, {"over": one.pk, f"seat-{room.seats['sp'].pk}": "blank"})
    assert blank.status_code == 422
    ballot = Ballot.objects.get()
    assert post_form(client, url(room, f"votering/{ballot.pk}/fjern/"), {"reason": "Feil"}).status_code == 303
    assert "Forslag 1 fikk" not in text(client.get(url(room)))
    assert room.cast.client("member").get(path).status_code == 403


def test_a_member_enters_a_remark_that_nobody_can_edit(room: Any) -> None:
    room.everyone()
    member = room.cast.client("member")
    assert post_form(member, url(room, "protokolltilforsel/"), {"text": " "}).status_code == 422
    assert post_form(member, url(room, "protokolltilforsel/"), {"text": "Jeg advarer."}).status_code == 303
    remark = MinuteRemark.objects.get()
    assert (remark.seat, remark.text) == (room.seats["member"], "Jeg advarer.")
    assert room.cast.client("employee").get(url(room, "protokolltilforsel/")).status_code == 403
    assert room.cast.client("work_group").get(url(room, "protokolltilforsel/")).status_code == 403


def test_a_remark_from_the_absent_is_refused_with_the_text_kept(room: Any) -> None:
    room.attend("chair", "sp", "ap", "secretary")
    answer = post_form(room.cast.client("member"), url(room, "protokolltilforsel/"), {"text": "Jeg advarer."})
    assert answer.status_code == 422
    assert "Jeg advarer." in text(answer)


def test_the_unions_write_and_the_secretary_does_not_change_it(room: Any) -> None:
    union, secretary = room.cast.client("union_rep"), room.cast.client("secretary")
    assert post_form(union, url(room, "uttalelse/"), {"union_statement": "Vårt syn."}).status_code == 303
    assert secretary.get(url(room, "uttalelse/")).status_code == 403
    assert "Endre uttalelsen" not in text(secretary.get(url(room)))
    assert "Endre uttalelsen" in text(union.get(url(room)))
    assert post_form(union, url(room, "uttalelse/"), {"union_statement": "Vårt nye syn."}).status_code == 303
    room.item.refresh_from_db()
    assert room.item.union_statement == "Vårt nye syn."
    assert room.cast.client("member").get(url(room, "uttalelse/")).status_code == 403


def test_the_secretary_takes_a_statement_in_once_and_loses_nothing_typed_when_the_unions_were_first(room: Any) -> None:
    union, secretary = room.cast.client("union_rep"), room.cast.client("secretary")
    assert "Legg ved en uttalelse" in text(secretary.get(url(room)))
    late = {**form_data(secretary, url(room, "uttalelse/")), "union_statement": "Fra brevet."}
    assert post_form(union, url(room, "uttalelse/"), {"union_statement": "Vårt syn."}).status_code == 303
    assert secretary.post(url(room, "uttalelse/"), late).status_code == 409
    room.item.refresh_from_db()
    again = {**late, "row_version": room.item.row_version, "form_token": str(uuid4())}
    answer = secretary.post(url(room, "uttalelse/"), again)
    assert answer.status_code == 422
    assert "Bare de tillitsvalgte" in text(answer) and "Fra brevet." in text(answer)
    room.item.refresh_from_db()
    assert room.item.union_statement == "Vårt syn."
    assert room.item.history.first().actor_label == "Tone Tillitsvalgt"


def test_a_member_whose_union_seat_is_in_another_body_does_not_write_for_the_unions(room: Any) -> None:
    member = room.cast.people["member"]
    write(Seat(body=room.cast.work_body, person=member, function="member", valid_from=START, is_union=True))
    client = room.cast.client("member")
    assert client.get(url(room, "uttalelse/")).status_code == 403
    assert "Legg ved en uttalelse" not in text(client.get(url(room)))


def test_a_proposal_is_withdrawn_with_a_reason(room: Any) -> None:
    client = room.cast.client("secretary")
    proposal = add_proposal(item=room.item, text="Feil sak", by=room.secretary)
    path = url(room, f"forslag/{proposal.pk}/trekk/")
    assert post_form(client, path, {"reason": "Trukket i møtet"}).status_code == 303
    assert client.get(path).status_code == 404
    other = add_proposal(item=room.items[1], text="Annen sak", by=room.secretary)
    assert client.get(url(room, f"forslag/{other.pk}/trekk/")).status_code == 404


def test_the_vote_over_a_proposal_is_recorded_party_by_party(room: Any) -> None:
    room.everyone()
    client = room.cast.client("secretary")
    proposal = add_proposal(item=room.item, text="Saken utsettes.", proposer=room.seats["sp"], by=room.secretary)
    path = url(room, f"forslag/{proposal.pk}/votering/")
    assert "Saken utsettes." in text(client.get(path))
    empty = post_form(client, path, {})
    assert empty.status_code == 422
    assert "Kryss av for enstemmig" in text(empty)
    split = {"for-0": "1", "against-0": "1", "against-1": "1", "for-2": "1", "for-3": "1"}
    refused = post_form(client, path, split)
    assert refused.status_code == 422
    assert "deler seg" in text(refused)
    assert post_form(client, path, {**split, "names-0": "For: Amir Arbeider. Mot: Leif Leder"}).status_code == 303
    assert "Vedtatt med 3 mot 2 stemmer." in text(client.get(url(room)))
    assert post_form(client, path, {"unanimous": "on"}).status_code == 303
    assert "Enstemmig, 5 stemmer" in text(client.get(url(room)))
    assert path in text(client.get(url(room)))
    assert room.cast.client("member").get(path).status_code == 403


def test_an_unlisted_case_needs_its_note(room: Any) -> None:
    client = room.cast.client("secretary")
    assert post_form(client, url(room, "tilleggssak/"), {"unlisted": "on"}).status_code == 422
    data = {"unlisted": "on", "unlisted_note": "Ingen hadde innvendinger."}
    assert post_form(client, url(room, "tilleggssak/"), data).status_code == 303


@pytest.mark.parametrize("role", ["employee", "administrator", "council", "outsider", "work_group"])
@pytest.mark.parametrize("more", ["", "protokolltilforsel/", "uttalelse/", "behandling/"])
def test_an_exempt_case_does_not_exist_for_others(room: Any, role: str, more: str) -> None:
    secret = case(room.cast, SECRETS[0], access=Access.EXEMPT, legal_basis=BASIS)
    item = agenda_item(room.cast, room.meeting, secret)
    answer = room.cast.client(role).get(url(room, more, item))
    assert answer.status_code in (403, 404)
    assert SECRETS[0] not in text(answer)


def test_a_case_of_another_meeting_is_not_found_here(room: Any) -> None:
    from datetime import date

    from tests.cast import meeting

    other = meeting(room.cast, held_on=date(2011, 3, 2))
    item = agenda_item(room.cast, other)
    assert room.cast.client("secretary").get(url(room, "", item)).status_code == 404


def test_the_substitutes_who_are_offered_are_substitutes(room: Any) -> None:
    room.everyone()
    page = text(room.cast.client("secretary").get(url(room, "fratredelse/")))
    offered = page[page.index('name="replaced_by"') :]
    offered = offered[: offered.index("</select>")]
    assert "Hilde Høyrevara" in offered and "Mari Medlem" not in offered
    recuse(item=room.item, seat=room.seats["sp"], basis="x", vote="y", by=room.secretary)
    page = text(room.cast.client("secretary").get(url(room, "fratredelse/")))
    offered = page[page.index('name="seat"') :]
    assert "Sara Senter" not in offered[: offered.index("</select>")]
    write(room.item)


def test_putting_the_hours_right_counts_no_unanimous_vote_anew(room: Any) -> None:
    room.everyone()
    client = room.cast.client("secretary")
    data = {"ground": "staff", "unanimous": "on", "closed_at": "10.00"}
    assert post_form(client, url(room, "lukking/"), data).status_code == 303
    room.attend("chair", "member", "sp", "ap", absent=("sv",))
    assert post_form(client, url(room, "lukking/"), {**data, "reopened_at": "10.20"}).status_code == 303
    page = text(client.get(url(room)))
    assert "Enstemmig for å lukke møtet, 5 stemmer" in page and "åpnet kl. 10.20" in page


def test_a_letter_of_the_law_is_offered_with_what_it_means_and_printed_alone(room: Any) -> None:
    room.everyone()
    page = text(room.cast.client("secretary").get(url(room, "fratredelse/")))
    assert "fvl. § 6 første ledd bokstav b: i slekt eller svogerskap med en part" in page
    assert law.ground(law.RECUSAL_GROUNDS, "fvl_b").cite(room.meeting.held_on) == "fvl. § 6 første ledd bokstav b"
