"""What minutes say, as frozen values of plain text and numbers: nothing is looked up after they are built.

``meetings.plain`` turns them into JSON, and ``from_plain`` back, so that an approved version never changes.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from projects.models import Access

from ..plain import from_plain as read_plain


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """A member or a substitute: «Parti | Funksjon | Navn | Forfall | Varamedlem for»."""

    party: str
    function: str
    name: str
    absence: str = ""
    substitute_for: str = ""


@dataclass(frozen=True, slots=True)
class OtherRow:
    """Somebody who takes part without being a member."""

    name: str
    function: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartyLine:
    party: str
    votes_for: int
    votes_against: int
    names: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """The outcome in words, and which parties voted for what: in a table when they did not agree."""

    sentence: str
    lines: tuple[PartyLine, ...] = ()
    heading: str = ""
    for_label: str = ""
    against_label: str = ""

    @property
    def has_names(self) -> bool:
        """Whether a party split, so that the names stand beside the numbers."""
        return any(line.names for line in self.lines)


@dataclass(frozen=True, slots=True)
class ProposalPart:
    heading: str
    text: str
    vote: Vote | None = None


@dataclass(frozen=True, slots=True)
class RecusalPart:
    sentence: str
    basis: str
    vote: str
    ballot: Vote | None = None


@dataclass(frozen=True, slots=True)
class RemarkPart:
    author: str
    text: str


@dataclass(frozen=True, slots=True)
class ViewPart:
    """What a party to a meeting with the unions thinks of the case."""

    party: str
    text: str


@dataclass(frozen=True, slots=True)
class StatementPart:
    """A union's own statement on a measure of the case, as it stood in the meeting, and the employer's reply."""

    heading: str
    measure: str
    day: str
    text: str
    reply: str = ""
    reply_heading: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who is to sign, or has approved, and as what."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class DecisionPart:
    """The exact text under its heading: «Vedtak», «Innstilling til …» or «Anbefaling».

    ``measures`` says what each measure is to give, as it was adopted.
    """

    heading: str
    text: str
    outcome: str
    consulted: str = ""
    follow_up: str = ""
    review: str = ""
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CasePart:
    """One case, in the order it was treated. ``withheld`` is the ground; then nothing else of the case is here.

    In the full edition ``kept_back`` is the level for which the public one leaves something of the case out, and
    ``ground`` says so in words.
    """

    number: str
    title: str
    withheld: str = ""
    unlisted: str = ""
    presence: str = ""
    recusals: tuple[RecusalPart, ...] = ()
    closed_basis: str = ""
    closed_vote: str = ""
    proposals: tuple[ProposalPart, ...] = ()
    discussion: str = ""
    union_statement: str = ""
    vote: Vote | None = None
    decision: DecisionPart | None = None
    remarks: tuple[RemarkPart, ...] = ()
    item: int = 0
    views: tuple[ViewPart, ...] = ()
    reply: str = ""
    agreement: str = ""
    ballots: tuple[Vote, ...] = ()
    closed_ballot: Vote | None = None
    doors: str = ""
    leader: str = ""
    attendance: tuple[AttendanceRow, ...] = ()
    #: What the unions have said of the measures; and whether these were discussed, of a case without a decision.
    statements: tuple[StatementPart, ...] = ()
    consulted: str = ""
    #: The measures that were discussed, in the record of a meeting with the unions.
    concerned: tuple[str, ...] = ()
    kept_back: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class MinutesDocument:
    """The minutes. ``public`` is the version without what is exempt; everything else is the same in both."""

    kind: str
    public: bool
    project: str
    municipality: str
    organ: str
    heading: str
    title: str
    version: int
    state: str
    draft: bool
    meeting_number: str
    day: str
    hours: str
    place: str
    chair: str
    secretary: str
    members_head: str
    members: tuple[AttendanceRow, ...]
    others: tuple[OtherRow, ...]
    quorum: str
    notice: str
    remarks: str
    rules: str
    correction: str
    approval: str
    attachments: str
    created: str
    example: str
    cases: tuple[CasePart, ...]
    with_unions: bool = False
    parties: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
    #: Who may read about the meeting: of working material the whole document is that.
    access: str = ""

    @property
    def wide_parties(self) -> bool:
        """Whether the first column of the attendance needs room for the names of offices."""
        return any(len(row.party) > 14 for row in self.members)

    @property
    def label(self) -> str:
        """The kind with which of the two it is, for the head of the document."""
        if self.public:
            return _("%(kind)s – offentlig utgave") % {"kind": self.kind}
        levels = {self.access, *(case.kept_back for case in self.cases)}
        return marked(self.kind, levels, _("fullstendig utgave, delvis unntatt offentlighet"))


def marked(kind: str, levels: Container[str], exempt: str) -> str:
    """Return what a full edition is called, with the strictest of what it holds; the bare kind where all is open."""
    if Access.EXEMPT in levels:
        return f"{kind} – {exempt}"
    return f"{kind} – {Access.RESTRICTED.label}" if Access.RESTRICTED in levels else kind


def from_plain(data: dict[str, Any]) -> MinutesDocument:
    """Return the minutes that were made plain."""
    return read_plain(MinutesDocument, data)
