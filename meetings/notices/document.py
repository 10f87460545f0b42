"""What a notice says, as frozen values of plain text: nothing is looked up after it is built."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from projects.models import Access

from ..minutes.document import marked
from ..papers import CasePaper
from ..wording import in_sentence


@dataclass(frozen=True, slots=True)
class CalledRow:
    """Somebody who is called: «Parti | Funksjon | Navn», and a note for the members only."""

    party: str
    function: str
    name: str
    called_for: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class NoticeCase:
    """A case on the list. ``is_new`` came after an earlier notice; without a paper it stands on the list only.

    In the full edition ``kept_back`` is the level for which the public one leaves the case out, ``ground`` says it.
    """

    item: int
    number: str
    title: str
    kind: str
    section: str = ""
    withheld: str = ""
    is_new: bool = False
    carried: str = ""
    paper: CasePaper | None = None
    kept_back: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class NoticeDocument:
    """The notice. ``public`` is the version without what is exempt; everything else is the same in both."""

    kind: str
    word: str
    public: bool
    project: str
    municipality: str
    organ: str
    heading: str
    title: str
    number: int
    draft: bool
    meeting_number: str
    day: str
    hours: str
    place: str
    sent: str
    sender: str
    chair: str
    rules: str
    created: str
    example: str
    before: str = ""
    reason: str = ""
    sequel: str = ""
    called: tuple[CalledRow, ...] = ()
    cases: tuple[NoticeCase, ...] = ()
    #: Who may read about the meeting: of working material the whole notice is that.
    access: str = ""

    @property
    def label(self) -> str:
        """The kind with which of the two it is, for the head of the document."""
        if self.public:
            return _("%(word)s – offentlig utgave") % {"word": self.word}
        levels = {self.access, *(case.kept_back for case in self.cases)}
        if any(case.paper is not None and case.paper.shows_exempt_parts for case in self.cases):
            levels.add(Access.EXEMPT)
        return marked(self.word, levels, _("fullstendig utgave, delvis unntatt offentlighet"))

    @property
    def sections(self) -> Iterator[tuple[str, list[NoticeCase]]]:
        """The list under its headings, in order. Cases without one that come after others are «Andre saker»."""
        for number, (section, cases) in enumerate(groupby(self.cases, key=lambda case: case.section)):
            yield section or (_("Andre saker") if number else ""), list(cases)

    @property
    def papers(self) -> list[NoticeCase]:
        """The cases whose papers go with this notice."""
        return [case for case in self.cases if case.paper is not None or case.withheld]

    @property
    def has_notes(self) -> bool:
        return any(row.note or row.called_for for row in self.called)


def front_of(document: NoticeDocument) -> list[tuple[str, str]]:
    """Return the front box: what stands first on the page and in the PDF."""
    unknown = _("ikke oppgitt")
    rows = [
        (
            _("Møte"),
            _("nr. %(number)s i %(body)s") % {"number": document.meeting_number, "body": in_sentence(document.organ)},
        ),
        (_("Dato"), document.day),
        (_("Tid"), document.hours or unknown),
        (_("Sted"), document.place or unknown),
        (_("Møteleder"), document.chair or unknown),
        (_("Sendt"), document.sent or _("ikke sendt")),
        (_("Sendt av"), document.sender or unknown),
    ]
    if document.rules:
        rows.append((_("Innkalt etter"), document.rules))
    return [row for row in rows if row[0] != _("Sendt av") or document.sender]
