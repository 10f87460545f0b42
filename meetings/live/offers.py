"""What a decision can be, who can follow it up and what it can concern: read for the desk, few questions each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from budget.models import Measure, MeasureCase
from omstilling.accounts.models import User
from omstilling.audit.kept import kept
from omstilling.ui.formats import date_table, number
from projects.access import question
from projects.forms.choices import people
from projects.models import Body, DecisionKind, DecisionOutcome, Milestone, Project, StudyArea
from projects.outcomes import outcomes_of
from projects.services.decisions import allowed_kinds

from ..forms.concerns import Concern, parted
from ..services.decisions import WITHOUT_QUORUM
from ..wording import in_sentence

#: So many of a kind are drawn; where there are more, those near the case are, and the rest are on the complete form.
MOST = 60


@dataclass(frozen=True, slots=True)
class Row:
    """Something that a decision can concern."""

    pk: int
    title: str
    held: bool = False
    effect: int | None = None
    begins: date | None = None

    @property
    def amount(self) -> str:
        """What the measure gives in a year, as it is typed."""
        return "" if self.effect is None else number(self.effect)

    @property
    def start(self) -> str:
        """The day from which the measure has effect, as it is typed."""
        return date_table(self.begins) if self.begins else ""


def kind_words(body: Body) -> list[tuple[str, str]]:
    """Return the kinds of decision that the body may make, in words short enough for a narrow list."""
    above = in_sentence(body.recommends_to.name) if body.recommends_to is not None else ""
    words = {
        DecisionKind.FINAL: _("Endelig vedtak"),
        DecisionKind.RECOMMENDATION: _("Innstilling til %(above)s") % {"above": above},
        DecisionKind.ADVICE: _("Anbefaling"),
    }
    return [(kind.value, words[kind]) for kind in allowed_kinds(body)]


def outcome_words(kind: str, *, elected: bool, decidable: bool) -> list[tuple[str, str]]:
    """Return the results that a kind of case can have; when the body may not decide, those that put the case off."""
    words: dict[str, Any] = dict(DecisionOutcome.choices)
    if not elected:
        words[DecisionOutcome.ADOPTED], words[DecisionOutcome.NOT_ADOPTED] = _("anbefalt"), _("ikke anbefalt")
    offered = [value for value in outcomes_of(kind) if decidable or value in WITHOUT_QUORUM]
    return [(value.value, capfirst(str(words[value]))) for value in offered]


def responsible_people(project: Project) -> list[tuple[Any, str]]:
    """Return those who can follow a decision up."""
    return [("", _("Ingen")), *((user.pk, user.full_name) for user in _people(project))]


@question
def _people(project: Project) -> QuerySet[User]:
    return people(project)


def concerns_of(project: Project, user: Any, case: Any) -> list[tuple[Concern, int]]:
    """Return what a decision in the case can concern, kind by kind, with how many there are in all."""
    linked = set(kept(_linked, case.pk))
    measures = [
        Row(pk, f"{no} {title}", pk in linked, effect, begins)
        for pk, no, title, effect, begins in _measures(project, user)
    ]
    milestones = [
        Row(m.pk, f"{m.title} ({date_table(m.current_date)})" if m.current_date else m.title)
        for m in _milestones(project, user)
    ]
    areas = [Row(a.pk, a.title, a.pk == case.study_area_id) for a in _areas(project, user)]
    kinds = (("measures", _("Tiltak"), measures), ("milestones", _("Milepæler"), milestones))
    found = []
    for key, label, rows in (*kinds, ("study_areas", _("Utredningsområder"), areas)):
        if rows:
            concern = parted(
                key,
                label,
                rows,
                about=case.title,
                title=lambda row: row.title,
                held=lambda row: row.held,
                chosen=sum(row.held for row in rows),
            )
            found.append((concern, len(rows)))
    return found


def _linked(case: int) -> QuerySet[Any]:
    return MeasureCase.objects.active().filter(case_id=case).order_by().values_list("measure_id", flat=True)


@question
def _measures(project: Project, user: Any) -> QuerySet[Any]:
    found = Measure.objects.visible_to(user).active().filter(project=project).order_by("number")
    return found.values_list("pk", "number", "title", "full_year_effect", "effective_from")


@question
def _milestones(project: Project, user: Any) -> QuerySet[Milestone]:
    return Milestone.objects.visible_to(user).active().filter(project=project).order_by("number")


@question
def _areas(project: Project, user: Any) -> QuerySet[StudyArea]:
    return StudyArea.objects.visible_to(user).active().filter(project=project)
