"""The full and the public minutes come of one source: what more the public one leaves out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any, get_args, get_origin, get_type_hints

from meetings.documents import built
from meetings.minutes import minutes_document, to_plain
from meetings.minutes.differences import GONE, NEW, SAME, changes_between, pieces
from meetings.minutes.document import MinutesDocument
from meetings.services import (
    add_proposal,
    approve_minutes,
    open_minutes,
    publish_minutes,
    recuse,
    send_for_approval,
    start_correction,
)
from meetings.services.decisions import correct_logged_decision
from projects.models import CaseAttachment, Document
from tests.cast import case, meeting, write
from tests.meetings.full import fill

#: Where a case has votes.
VOTES = ("vote", "ballots", "closed_ballot", "proposals.vote", "recusals.ballot")


def texts(value: Any) -> str:
    return json.dumps(to_plain(value), ensure_ascii=False)


def test_why_a_member_was_excused_is_not_for_the_public(room: Any) -> None:
    fill(room)
    told = "fritak etter reglementet, sykdom i familien"
    recuse(item=room.items[1], seat=room.seats["ap"], basis=told, vote="Enstemmig.", is_leave=True, by=room.secretary)
    full, public = (minutes_document(room.meeting, public=p) for p in (False, True))
    assert told in texts(full) and told not in texts(public)
    (shown,) = public.cases[1].recusals
    assert shown.basis == "kommuneloven av 1992 (LOV-1992-09-25-107)" and "personlige grunner" in shown.sentence
    room.meeting.held_on = date(2021, 3, 10)
    (shown,) = minutes_document(room.meeting, public=True).cases[1].recusals
    assert shown.basis == "kommuneloven § 11-11"


def test_the_full_edition_is_marked_where_it_holds_something_kept_back_and_the_public_one_never(room: Any) -> None:
    fill(room)
    secret = room.items[2].case
    full, public = (minutes_document(room.meeting, public=p) for p in (False, True))
    pages = [built(room.meeting, document).html for document in (full, public)]
    under = f'{secret.title}</h2><p class="small kept-back"><strong>Unntatt offentlighet, jf. {secret.legal_basis}.'
    assert under in pages[0].replace("\n", "") and "kept-back" not in pages[1]
    for place in (
        '<p class="kicker">',
        f'<div class="running-head"><strong>{room.cast.project.short_name}</strong> · ',
    ):
        assert f"{place}Møteprotokoll – fullstendig utgave, delvis unntatt offentlighet" in pages[0]
        assert f"{place}Møteprotokoll – offentlig utgave" in pages[1]
    for item in room.items:
        item.refresh_from_db()
        item.case.access = "public"
        write(item.case)
        if item.decision is not None:
            item.decision.access = "public"
            write(item.decision)
    open_case = minutes_document(room.meeting, public=False)
    assert {case.ground for case in open_case.cases} <= {""} and open_case.label == "Møteprotokoll"
    recuse(
        item=room.items[1], seat=room.seats["ap"], basis="Sykdom", vote="Enstemmig.", is_leave=True, by=room.secretary
    )
    excused = minutes_document(room.meeting, public=False)
    assert [c.ground for c in excused.cases if c.ground] == [
        "Saken har opplysninger som ikke står i den offentlige utgaven."
    ]
    assert "unntatt" in excused.label and "unntatt" not in minutes_document(room.meeting, public=True).label
    room.meeting.access = "restricted"
    write(room.meeting)
    assert "unntatt" in minutes_document(room.meeting, public=False).label


def test_working_material_is_called_so(cast: Any) -> None:
    met = meeting(cast, "project_body", access="restricted")
    full, public = (minutes_document(met, public=p) for p in (False, True))
    assert (full.label, public.label) == ("Referat – organets arbeidsmateriale", "Referat – offentlig utgave")


def test_attachments_are_named_to_those_who_may_see_them(room: Any) -> None:
    fill(room)

    def attach(item: Any, title: str, access: str, body: Any = None) -> None:
        number = Document.objects.count() + 1
        kept = write(Document(project=room.cast.project, number=number, title=title, access=access, body=body))
        write(CaseAttachment(case=item.case, document=kept, order=number))

    attach(room.items[0], "Åpen kartlegging", "public")
    attach(room.items[0], "Intern beregning", "internal")
    attach(room.items[0], "Arbeidsnotat", "restricted", room.cast.steering)
    attach(room.items[0], "Prosjektgruppas notat", "restricted", room.cast.project_body)
    attach(room.items[2], "Vedlegg til personalsaken", "public")
    full, public = (minutes_document(room.meeting, public=p).attachments for p in (False, True))
    lines = ["Åpen kartlegging", "Intern beregning", "Arbeidsnotat"]
    assert full.split("\n") == [*(f"PS 1/11: {title}" for title in lines), "PS 3/11: Vedlegg til personalsaken"]
    assert public == "PS 1/11: Åpen kartlegging"


def test_in_a_body_that_is_open_to_all_the_public_is_everyone(room: Any) -> None:
    fill(room)
    room.items[1].case.access = "internal"
    write(room.items[1].case)
    measure_words = "Samlet renhold: helårsvirkning"
    assert "Felles legevakt" in texts(minutes_document(room.meeting, public=True))
    assert measure_words in texts(minutes_document(room.meeting, public=True))
    room.meeting.body.open_to_all = True
    write(room.meeting.body)
    public = minutes_document(room.meeting, public=True)
    assert public.cases[1].withheld == "Intern sak. Ikke offentlig."
    assert public.cases[1].title == "Sak som ikke er offentlig"
    assert "legevakt" not in texts(public) and measure_words not in texts(public)
    assert "Felles legevakt" in texts(minutes_document(room.meeting, public=False))


def test_what_was_corrected_is_found_word_by_word(room: Any) -> None:
    fill(room)
    old = minutes_document(room.meeting, public=False)
    assert changes_between(old, old) == []
    room.items[1].case.title = "Felles legevakt i Alta"
    write(room.items[1].case)
    room.meeting.place = ""
    write(room.meeting)
    room.cast.people["sv"].full_name = "Solveig Skiftet"
    write(room.cast.people["sv"])
    found = {(c.where, c.label): c for c in changes_between(old, minutes_document(room.meeting, public=False))}
    assert {piece.kind for piece in found["Møtet", "Sted"].pieces} == {GONE}
    assert [p.text for p in found["PS 2/11", "Tittel"].pieces if p.kind == NEW] == [" i Alta"]
    assert ("Møtet", "Solveig Skiftet") in found and ("Møtet", "Solveig Sosialist") in found
    room.items[1].case.title = case(room.cast, "Ny").title
    assert [(p.kind, p.text) for p in pieces("én to tre", "én tre fire")] == [
        (SAME, "én"),
        (GONE, " to"),
        (SAME, " tre"),
        (NEW, " fire"),
    ]


def test_what_is_being_corrected_is_in_no_open_page_or_export(room: Any) -> None:
    fill(room)
    minutes = open_minutes(meeting=room.meeting, by=room.secretary)
    send_for_approval(minutes=minutes, by=room.secretary)
    approve_minutes(minutes=minutes, by=room.cast.people["chair"])
    publish_minutes(minutes=minutes, by=room.secretary)
    room.meeting.body.open_to_all = True
    write(room.meeting.body)
    start_correction(minutes=minutes, correction="Punkt 2.", by=room.secretary)
    room.item.refresh_from_db()
    correct_logged_decision(decision=room.item.decision, changes={"text": "Upublisert."}, by=room.secretary)
    add_proposal(item=room.item, text="Upublisert forslag.", proposer=room.seats["sp"], by=room.secretary)
    base = f"/apent/{room.cast.project.slug}/{room.meeting.body.slug}/"
    employee, nobody = room.cast.client("employee"), room.cast.client(None)
    seen = [employee.get(f"{room.meeting.get_absolute_url()}json/")]
    at = f"{base}{room.meeting.slug}/"
    more = ("", "protokoll/", "mote.json", f"saker/{room.item.pk}/")
    seen += [nobody.get(address) for address in (base, *(f"{at}{end}" for end in more))]
    assert [answer.status_code for answer in seen] == [200] * 6
    found = [answer.content.decode() for answer in seen]
    assert all("Ingen sies opp." in page for page in (found[0], *found[2:]))
    assert not any("Upublisert" in page for page in found)
    pages = (room.item.decision.get_absolute_url(), room.item.case.get_absolute_url())
    for page in (*pages, f"/{room.cast.project.slug}/infoside/"):
        answer = employee.get(page)
        assert answer.status_code == 200 and "Upublisert" not in answer.content.decode(), page


#: What a correction is not about: which version it is, and what names and labels follow from the meeting itself.
NOT_COMPARED = {
    *("kind", "public", "project", "municipality", "organ", "heading", "title", "version", "state", "draft"),
    *("meeting_number", "members_head", "rules", "correction", "approval", "created", "example", "with_unions"),
    *("access", "cases.kept_back", "cases.ground"),
    *("signatures", "cases.item"),
    *(f"cases.{vote}.{label}" for vote in VOTES for label in ("for_label", "against_label")),
    *(f"cases.{vote}.heading" for vote in VOTES if vote != "ballots"),
}


def sample(kind: Any, words: str) -> Any:
    """Return a value of a type, with something in every part of it."""
    options = [one for one in get_args(kind) if one is not type(None)]
    if get_origin(kind) is tuple or options:
        one = sample(options[0], words)
        return (one,) if get_origin(kind) is tuple else one
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{field.name: sample(hints[field.name], f"{words} {field.name}") for field in fields(kind)})
    return {str: words, int: 3, bool: False}[kind]


def altered(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield the value with one part of it altered, for each part there is, with the part's path."""
    for field in fields(value):
        part, here = getattr(value, field.name), f"{path}{field.name}"
        inner = part[0] if isinstance(part, tuple) else part
        if is_dataclass(inner):
            found = altered(inner, f"{here}.")
        else:
            found = iter([(here, f"{inner} endret" if isinstance(inner, str) else inner + 1)])
        for name, other in found:
            yield name, replace(value, **{field.name: (other,) if isinstance(part, tuple) else other})


def test_every_part_of_the_minutes_is_compared() -> None:
    whole = sample(MinutesDocument, "Ord")
    missed = {path for path, other in altered(whole) if not changes_between(whole, other)}
    assert missed == {path for path, _other in altered(whole) if path in NOT_COMPARED or path.startswith("signatures")}
