"""What the rules of measures have against a row of an import, asked before anything is saved. Nothing is written."""

from __future__ import annotations

import copy
from typing import Any

from django.core.exceptions import ValidationError

from omstilling.audit.errors import DomainError
from projects.models import Project

from .. import importing
from ..importing.choices import Judge
from ..importing.preview import PreviewRow
from ..models import Measure
from ..selectors.imports import LOOKUPS, Names
from .measure_sums import settle_effect
from .measures import _check as check_measure


def judge_of(project: Project, existing: list[importing.Existing], names: Names) -> Judge:
    """Return the judge of a preview's rows. What exists is read in one question, and only when a row changes some."""
    years = {one.number: dict(one.years) for one in existing if one.role == "measure"}
    known: dict[int, Measure] = {}

    def measure_of(number: int) -> Measure:
        if not known:
            found = Measure.objects.active().filter(project=project)
            for measure in found.select_related("unit", "study_area", "budget_area", "body", "owner"):
                measure.project = project
                known[measure.number] = measure
        return copy.copy(known[number])

    def judge(row: PreviewRow) -> list[tuple[str, str]]:
        if row.role != "measure":
            return []
        is_new = row.match is None
        measure = Measure(project=project, number=1) if row.match is None else measure_of(row.match)
        before = {} if row.match is None else years.get(row.match, {})
        for key, value in row.to_save().items():
            setattr(measure, key, thing_of(names, key, value))
        try:
            settle_effect(measure, before, {**before, **row.years_to_save()})
            check_measure(measure)
            measure.clean_fields(exclude=["project", "created_at" if is_new else "number", *LOOKUPS])
        except DomainError as error:
            return [(error.field or "", str(error))]
        except ValidationError as error:
            return [(key, " ".join(messages)) for key, messages in error.message_dict.items()]
        return []

    return judge


def thing_of(names: Names, key: str, value: Any) -> Any:
    """Return what a value of the preview stands for: of a name the thing itself."""
    return names.things[key].get(str(value)) if key in LOOKUPS and value else value
