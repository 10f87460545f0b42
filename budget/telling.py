"""Tells the owners of measures of their charge and of the day it starts, and a union that it has been answered."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from omstilling.mail.notify import notify
from omstilling.pdf.rounds import register_round
from projects.deadlines import Deadline, tell_of, window
from projects.models import Project
from projects.telling import ANSWER, may_be_told, register_answer, register_charge, register_open_titles

from .models import Measure, MeasureDecision, UnionStatement


def _replied(statement: UnionStatement) -> None:
    """Tell the union's seat that the employer has replied to its statement."""
    measure, person = statement.measure, statement.seat.person
    if may_be_told(person, measure):
        notify(
            person,
            ANSWER,
            _("Arbeidsgiveren har svart på uttalelsen deres om tiltak %s") % measure.number,
            measure.get_absolute_url(),
            measure.project,
            is_notice=True,
            about=measure,
        )


def tell_starts() -> int:
    """Tell owners of adopted measures that the start is near, or has passed without being confirmed."""
    projects = Project.objects.active().filter(is_example=False).order_by("pk")
    return sum(tell_of(project, starts_of(project)) for project in projects)


def starts_of(project: Project) -> Iterator[Deadline]:
    """Return the starts of adopted measures that are near or have just passed."""
    adopted = MeasureDecision.objects.adopting().filter(measure=OuterRef("pk"))
    rows = Measure.objects.active().filter(
        Exists(adopted),
        project=project,
        effective_from__range=window(project.today()),
        started_on__isnull=True,
        owner__is_active=True,
    )
    for row in rows.select_related("owner", "project").order_by("number"):
        assert row.effective_from is not None
        of = {"number": row.number, "day": "%s"}
        near = _("Tiltak %(number)s skal settes i verk %(day)s") % of
        passed = _("Tiltak %(number)s skulle vært satt i verk %(day)s. Bekreft at det er gjort") % of
        yield Deadline(row, row.owner, row.effective_from, near, passed)


def register() -> None:
    """Tell of the measures."""
    register_charge(Measure, "owner", lambda m: _("Du er eier av tiltak %s") % m.number)
    register_open_titles(Measure, lambda measure: measure.title)
    register_answer(UnionStatement, "reply", _replied)
    register_round("starts", tell_starts)
