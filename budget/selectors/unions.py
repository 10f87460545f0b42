"""What the unions have said of measures, and the track of co-determination of one measure.

The caller has asked which measures the reader may see: a statement is seen by whoever sees its measure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from omstilling.audit.versions import versions_of
from omstilling.ui.formats import date_table
from projects import law
from projects.models import Consultation, ConsultationForm, ConsultationPaper, Document

from ..models import Measure, UnionStatement
from .hanging import consultations_of


@dataclass(frozen=True, slots=True)
class Said:
    """A union's statement on a measure as it is printed: the office, its words, and the employer's reply."""

    statement: int
    measure: int
    number: int
    title: str
    organisation: str
    text: str
    written_on: date
    reply: str = ""
    replied_on: date | None = None

    @property
    def heading(self) -> str:
        return _("Uttalelse fra %(office)s") % {"office": self.organisation}

    @property
    def is_answered(self) -> bool:
        """Whether the reply is to these words, not to earlier ones."""
        return bool(self.reply) and self.replied_on is not None and self.replied_on >= self.written_on

    @property
    def reply_heading(self) -> str:
        """What stands over the reply: also that the statement was changed after it."""
        if self.is_answered:
            return _("Arbeidsgivers svar")
        return _("Arbeidsgivers svar %(day)s, før uttalelsen ble endret") % {"day": date_table(self.replied_on)}


def statements_of(measures: Iterable[Measure], user: Any) -> dict[int, list[UnionStatement]]:
    """Return the statements on some measures that the user may see, by measure. One query."""
    wanted = [measure.pk for measure in measures]
    rows = UnionStatement.objects.visible_to(user).active().filter(measure__in=wanted)
    found: dict[int, list[UnionStatement]] = defaultdict(list)
    for row in rows.select_related("measure__project", "seat").order_by("written_on", "pk"):
        found[row.measure_id].append(row)
    return found


class Sayings:
    """What the unions have said of some measures, as it stands and as it stood. Read once: a query, or two.

    As it stood by a day, what was written or answered later is left out, and of what was changed later the earlier
    words are found.
    """

    def __init__(self, measures: Collection[int]) -> None:
        self._rows: dict[int, list[Said]] = defaultdict(list)
        if not measures:
            return
        rows = UnionStatement.objects.active().filter(measure__in=measures).select_related("measure")
        for row in rows.order_by("written_on", "pk"):
            self._rows[row.measure_id].append(_said(row, row.pk, row.measure))

    def of(self, measure: int, day: date | None = None) -> tuple[Said, ...]:
        """Return what has been said of a measure, the earliest first; with a day, as it stood then."""
        mine = self._rows.get(measure, [])
        if day is None:
            return tuple(mine)
        found = [_by(said, day) if said.written_on <= day else self._earlier_words(said, day) for said in mine]
        stood = [said for said in found if said is not None]
        return tuple(sorted(stood, key=lambda one: (one.written_on, one.statement)))

    def _earlier_words(self, said: Said, day: date) -> Said | None:
        kept = next((row for row in self._versions[said.statement] if row.written_on <= day), None)
        if kept is None:
            return None
        words = {"text": kept.text, "written_on": kept.written_on}
        return _by(replace(said, **words, reply=kept.reply, replied_on=kept.replied_on), day)

    @cached_property
    def _versions(self) -> dict[int, list[Any]]:
        """The versions of each statement, the latest first."""
        ids = [said.statement for mine in self._rows.values() for said in mine]
        rows: QuerySet[Any] = versions_of(UnionStatement).objects.filter(id__in=ids).order_by("id", "-row_version")
        found: dict[int, list[Any]] = defaultdict(list)
        for row in rows:
            found[row.id].append(row)
        return found


def _said(row: Any, pk: int, measure: Measure) -> Said:
    return Said(
        statement=pk,
        measure=measure.pk,
        number=measure.number,
        title=measure.title,
        organisation=row.organisation,
        text=row.text,
        written_on=row.written_on,
        reply=row.reply,
        replied_on=row.replied_on,
    )


def _by(said: Said, day: date) -> Said:
    """Leave out a reply that came after the day."""
    if said.replied_on is not None and said.replied_on > day:
        return replace(said, reply="", replied_on=None)
    return said


@dataclass(frozen=True, slots=True)
class Talk:
    """A meeting in the track, with the documents that the parties had and that the reader may open."""

    consultation: Consultation
    papers: tuple[Document, ...] = ()

    @property
    def parties(self) -> str:
        return ", ".join(line.strip() for line in self.consultation.parties.splitlines() if line.strip())


@dataclass(frozen=True, slots=True)
class TrackPart:
    """One part of the track: what it is, whether it is asked for, and what has been held of it."""

    key: str
    title: str
    word: str
    look: str
    rule: str = ""
    talks: tuple[Talk, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """The co-determination of one measure, as far as one reader may see it."""

    parts: tuple[TrackPart, ...]
    sentence: str
    discussed: bool


#: Which forms each part of the track is made of, in order.
PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("information", (ConsultationForm.INFORMATION,)),
    ("consultation", (ConsultationForm.CONSULTATION,)),
    ("negotiation", (ConsultationForm.NEGOTIATION,)),
    ("environment", (ConsultationForm.ENVIRONMENT, ConsultationForm.SAFETY)),
    ("sami", (ConsultationForm.SAMI,)),
)


def track_of(measure: Measure, user: Any) -> Track:
    """Return the track of a measure. Two queries. Informed never counts as discussed."""
    held = consultations_of(measure, user)
    papers = _papers(held, user)
    today = measure.project.today()
    discussed = any(one.is_discussion and one.held_on <= today for one in held)
    titles = {
        "information": _("Informert"),
        "consultation": _("Drøftet"),
        "negotiation": _("Forhandlet"),
        "environment": _("Arbeidsmiljøutvalg og verneombud"),
        "sami": _("Konsultasjon om samiske interesser"),
    }
    asked = {
        "information": measure.touches_staff is not False,
        "consultation": measure.touches_staff is not False,
        "negotiation": measure.needs_negotiation,
        "environment": measure.needs_environment,
        "sami": measure.needs_sami,
    }
    parts = []
    for key, forms in PARTS:
        talks = tuple(Talk(one, tuple(papers[one.pk])) for one in held if one.form in forms)
        so = discussed if key == "consultation" else bool(talks)
        if not so and not asked[key] and key not in ("information", "consultation"):
            continue
        word, look = _word(so, asked=asked[key])
        parts.append(TrackPart(key, titles[key], word, look, law.cite_duty(key, today), talks))
    return Track(tuple(parts), _sentence(measure), discussed)


def _word(so: bool, *, asked: bool) -> tuple[str, str]:
    if so:
        return _("ja"), "good"
    return (_("nei"), "missing") if asked else (_("ikke aktuelt"), "quiet")


def _sentence(measure: Measure) -> str:
    if measure.touches_staff:
        return _("Tiltaket berører ansatte.")
    if measure.touches_staff is None:
        return _("Det er ikke avklart om tiltaket berører ansatte.")
    return _("Tiltaket er ført som at det ikke berører ansatte.")


def _papers(held: Iterable[Consultation], user: Any) -> dict[int, list[Document]]:
    found: dict[int, list[Document]] = defaultdict(list)
    wanted = {one.pk: one for one in held}
    if not wanted:
        return found
    links = ConsultationPaper.objects.visible_to(user).active().filter(consultation__in=wanted)
    for link in links.filter(document__withdrawn_at__isnull=True).select_related("document").order_by("pk"):
        link.document.project = wanted[link.consultation_id].project
        found[link.consultation_id].append(link.document)
    return found
