"""What proves the steps of the ladder, as rows that a reader may see.

Each function returns the ids of the measures (or study areas) that have the proof, without a look at any one measure,
so that the database finds them once for a whole list.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.fields import IntegerField

from projects.access import access_map, content_q
from projects.models import ConsultationForm, DecisionKind, DecisionOutcome, StudyArea

from .ladder import Step

#: Forms of meeting with the unions that count as discussed. Informed never does.
DISCUSSED_FORMS = (ConsultationForm.CONSULTATION, ConsultationForm.NEGOTIATION)


def concluded_areas(user: Any) -> QuerySet[Any]:
    """Return the study areas with a conclusion, interim or final."""
    seen = StudyArea.objects.visible_to(user).active().exclude(interim_conclusion="", conclusion="")
    return seen.order_by().values("pk")


def assessed_cases(user: Any) -> QuerySet[Any]:
    """Return links to cases whose paper has an assessment."""
    from .models import MeasureCase

    return (
        MeasureCase.objects.active()
        .filter(
            content_q(user, project="case__project_id", body="case__body_id", access="case__access"),
            case__withdrawn_at__isnull=True,
        )
        .exclude(case__assessment="")
    )


def discussions() -> QuerySet[Any]:
    """Return links to consultations and negotiations, whoever asks."""
    from .models import MeasureConsultation

    return MeasureConsultation.objects.active().filter(
        consultation__withdrawn_at__isnull=True, consultation__form__in=DISCUSSED_FORMS
    )


def consultations(user: Any, today: date) -> QuerySet[Any]:
    """Return links to consultations and negotiations that have been held."""
    return discussions().filter(
        content_q(
            user,
            project="consultation__project_id",
            body="consultation__body_id",
            access="consultation__access",
        ),
        consultation__held_on__lte=today,
    )


def decisions(user: Any, today: date, kind: DecisionKind) -> QuerySet[Any]:
    """Return links to adopted decisions of a kind that hold on the day."""
    from .models import MeasureDecision

    return MeasureDecision.objects.all().seen_in_force(user, today).filter(decision__kind=kind)


def budget_lines(user: Any) -> QuerySet[Any]:
    """Return the budget lines that take up a measure. The measure is the caller's."""
    from .models import BudgetLine, LineKind

    return BudgetLine.objects.active().filter(kind=LineKind.MEASURE, project_id__in=access_map(user).project_ids)


def confirmed_effects(today: date) -> QuerySet[Any]:
    """Return the figures from the accounts that somebody else than the estimator has confirmed.

    Whoever sees the measure sees them: the measure is the caller's.
    """
    from .models import RealisedEffect

    return RealisedEffect.objects.active().filter(confirmed_by__isnull=False, confirmed_on__lte=today)


def links(user: Any, today: date) -> dict[str, QuerySet[Any]]:
    """Return the rows that prove something of the measures they name, by the names that ``proofs_of`` reads."""
    final = decisions(user, today, DecisionKind.FINAL)
    return {
        "is_discussed": consultations(user, today),
        "is_recommended": decisions(user, today, DecisionKind.RECOMMENDATION),
        "is_adopted": final,
        # A decision that is being corrected counts as it was confirmed.
        "is_confirmed": final.exclude(decision__confirmed_at__isnull=True, decision__confirmed_by=""),
        "is_budgeted": budget_lines(user),
        "is_realised": confirmed_effects(today),
    }


def for_each(user: Any, today: date) -> dict[str, Any]:
    """Return what is found of a measure, asked for each one: what a page of some measures reads."""
    found = {name: Exists(_of_outer(rows)) for name, rows in links(user, today).items()}
    area = concluded_areas(user).filter(pk=OuterRef("study_area_id"))
    return {**found, "is_studied": Exists(area) | Exists(_of_outer(assessed_cases(user)))}


def for_all(user: Any, today: date) -> dict[str, Q]:
    """Return the same, asked once for every measure there is: what sums, filters and sorting read."""
    found = {name: Q(pk__in=rows.order_by().values("measure_id")) for name, rows in links(user, today).items()}
    assessed = assessed_cases(user).order_by().values("measure_id")
    return {**found, "is_studied": Q(study_area__in=concluded_areas(user)) | Q(pk__in=assessed)}


def _of_outer(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(measure=OuterRef("pk")).order_by()


def step_number(found: dict[str, Q], today: date) -> Case:
    """Return the number of the step: ``ladder.step_of`` in SQL. Each proof is asked for once."""
    started = Q(effective_from__lte=today, started_on__lte=today)
    decided = Case(
        When(found["is_realised"], then=Value(Step.REALISED.number)),
        When(started, then=Value(Step.IMPLEMENTED.number)),
        When(found["is_budgeted"], then=Value(Step.BUDGETED.number)),
        default=Value(Step.DECIDED.number),
    )
    return Case(
        When(found["is_adopted"], then=decided),
        When(found["is_recommended"], then=Value(Step.RECOMMENDED.number)),
        When(found["is_discussed"], then=Value(Step.DISCUSSED.number)),
        When(found["is_studied"], then=Value(Step.STUDIED.number)),
        default=Value(Step.PROPOSED.number),
        output_field=IntegerField(),
    )


def latest_outcome(user: Any, today: date) -> Case:
    """Return what came of the latest decision that concerns a measure; empty where none of them ever put it off.

    What is asked of it is whether the measure is put off: few are, and only theirs are looked up one by one.
    """
    from .models import MeasureDecision

    seen = MeasureDecision.objects.active().filter(
        content_q(user, project="decision__project_id", body="decision__body_id", access="decision__access"),
        decision__withdrawn_at__isnull=True,
        decision__decided_on__lte=today,
    )
    put_off = seen.filter(decision__outcome=DecisionOutcome.POSTPONED).order_by()
    latest = seen.filter(measure=OuterRef("pk")).order_by("-decision__decided_on", "-decision_id")
    return Case(
        When(pk__in=put_off.values("measure_id"), then=Subquery(latest.values("decision__outcome")[:1])),
        default=Value(""),
        output_field=CharField(),
    )
