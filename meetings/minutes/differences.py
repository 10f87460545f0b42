"""What was corrected between two versions of the minutes: part by part, and word by word within a part.

Both are what was frozen when they were approved, or the draft as it is now. Pure: nothing is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from .document import AttendanceRow, CasePart, MinutesDocument, Vote

SAME, GONE, NEW = "same", "gone", "new"
_WORDS = re.compile(r"\s*\S+|\s+$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed, went or came."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One part of the minutes that says something else than before. ``where`` is the case, or the meeting."""

    where: str
    label: str
    pieces: tuple[Piece, ...]


def changes_between(old: MinutesDocument, new: MinutesDocument) -> list[Change]:
    """Return what differs, in the order of the newer version; what is no longer there comes last."""
    before, after = dict(_parts(old)), dict(_parts(new))
    keys = [*after, *(key for key in before if key not in after)]
    found = []
    for key in keys:
        one, other = before.get(key, ""), after.get(key, "")
        if one != other:
            where, label, _serial = key
            found.append(Change(where, label, pieces(one, other)))
    return found


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return the two texts as one, with the words that went and came."""
    left, right = _WORDS.findall(old), _WORDS.findall(new)
    made: list[Piece] = []
    for kind, i, j, k, m in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            made.append(Piece(SAME, "".join(left[i:j])))
            continue
        if j > i:
            made.append(Piece(GONE, "".join(left[i:j])))
        if m > k:
            made.append(Piece(NEW, "".join(right[k:m])))
    return tuple(made)


Key = tuple[str, str, int]


def _parts(document: MinutesDocument) -> Iterator[tuple[Key, str]]:
    """Return each part that says something, under its place, its name and its number among those of the name."""
    here = _("Møtet")
    seen: dict[tuple[str, str], int] = {}
    for where, label, text in (*_head(document, here), *_cases(document)):
        if not text:
            continue
        serial = seen[(where, label)] = seen.get((where, label), 0) + 1
        yield (where, label, serial), text


def _head(document: MinutesDocument, here: str) -> Iterable[tuple[str, str, str]]:
    yield here, _("Dato"), document.day
    yield here, _("Tid"), document.hours
    yield here, _("Sted"), document.place
    yield here, _("Møteleder"), document.chair
    yield here, _("Sekretær"), document.secretary
    yield here, _("Vedtaksførhet"), document.quorum
    yield here, _("Innkalling"), document.notice
    for party in document.parties:
        yield here, _("Part"), party
    for row in document.members:
        yield here, row.name, _attendance(row)
    for other in document.others:
        yield here, other.name, ", ".join(word for word in (other.function, other.note) if word)
    yield here, _("Merknader til innkalling og saksliste"), document.remarks
    yield here, _("Vedlegg"), document.attachments


def _cases(document: MinutesDocument) -> Iterable[tuple[str, str, str]]:
    for case in document.cases:
        for label, text in _case(case):
            yield case.number, label, text


def _case(case: CasePart) -> Iterable[tuple[str, str]]:
    yield _("Tittel"), case.title
    yield _("Unntak"), case.withheld
    yield _("Tilleggssak"), case.unlisted
    yield _("Lukking av møtet"), f"{case.closed_basis} {case.closed_vote} {case.doors}".strip()
    yield _("Votering om lukking"), _vote(case.closed_ballot)
    yield _("Frammøte i saken"), f"{case.presence} {case.leader}".strip()
    for row in case.attendance:
        yield _("%(name)s i saken") % {"name": row.name}, _attendance(row)
    for recusal in case.recusals:
        yield _("Inhabilitet og fritak"), f"{recusal.sentence} {recusal.basis} {recusal.vote}".strip()
        yield _("Votering om inhabilitet og fritak"), _vote(recusal.ballot)
    for proposal in case.proposals:
        yield proposal.heading, proposal.text
        yield _("Votering over forslag"), _vote(proposal.vote)
    yield _("Tiltak det gjelder"), "\n".join(case.concerned)
    yield _("Behandling"), case.discussion
    yield _("Uttalelse fra tillitsvalgte"), case.union_statement
    for said in case.statements:
        label = f"{said.heading}: {said.measure}"
        yield label, f"{said.day} {said.text}".strip()
        yield label, f"{said.reply_heading} {said.reply}".strip()
    yield _("Drøftet"), case.consulted
    for ballot in case.ballots:
        yield ballot.heading or _("Votering"), _vote(ballot)
    yield _("Votering"), _vote(case.vote)
    for view in case.views:
        yield view.party, view.text
    yield _("Arbeidsgivers svar"), case.reply
    yield _("Enighet eller uenighet"), case.agreement
    if case.decision is not None:
        yield case.decision.heading, case.decision.text
        yield _("Resultat"), case.decision.outcome
        yield _("Tiltak"), "\n".join(case.decision.measures)
        yield _("Drøftet"), case.decision.consulted
        yield _("Oppfølging"), case.decision.follow_up
        yield _("Lovlighetskontroll"), case.decision.review
    for remark in case.remarks:
        yield _("Protokolltilførsel fra %(who)s") % {"who": remark.author}, remark.text


def _attendance(row: AttendanceRow) -> str:
    """Return what the table of attendance says of somebody, beside the name."""
    words = [row.party, row.function, row.absence or _("til stede")]
    if row.substitute_for:
        words.append(_("varamedlem for %(name)s") % {"name": row.substitute_for})
    return ", ".join(word for word in words if word)


def _vote(vote: Vote | None) -> str:
    if vote is None:
        return ""
    lines = [f"{line.party}: {line.votes_for}–{line.votes_against} {line.names}".strip() for line in vote.lines]
    return "\n".join([vote.sentence, *lines])
