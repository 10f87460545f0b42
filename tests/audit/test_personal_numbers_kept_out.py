"""No fødselsnummer is kept: not in any text of any tracked row, and not in a reason."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models

from omstilling.audit.errors import DomainError
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Milestone
from tests.audit.anything import IDS, TRACKED, build
from tests.audit.test_personal_numbers import made
from tests.cast import milestone
from tests.flow import post_form

NUMBER = made("010190123")


def typed(model: type[models.Model]) -> list[Any]:
    """Return the fields of a model in which people write."""
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, (models.CharField, models.TextField))
        and not field.choices
        and (field.max_length or 99) >= 20
        and not field.name.endswith("sha256")
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("model", TRACKED, ids=IDS)
def test_no_text_of_a_tracked_row_takes_one(model: type[models.Model]) -> None:
    with unit_of_work(by=SystemActor("Prøve"), reason="Prøve"):
        for field in typed(model):
            row = build(model)
            setattr(row, field.name, f"Gjelder {NUMBER}"[-(field.max_length or 99) :])
            with pytest.raises(DomainError) as refused:
                row.save()
            assert refused.value.field == field.name and NUMBER not in str(refused.value)


@pytest.mark.django_db
def test_a_reason_takes_none() -> None:
    with pytest.raises(DomainError) as refused, unit_of_work(by=SystemActor("Prøve"), reason=f"Gjelder {NUMBER}"):
        raise AssertionError("the unit of work is never opened")
    assert refused.value.field == "reason"


def test_it_is_said_beside_the_field_and_the_text_is_kept(cast: Any) -> None:
    row = milestone(cast, "Innstilling levert", number=7)
    typed_text = f"Ring {NUMBER}"
    answer = post_form(cast.client("secretary"), f"/{cast.project.slug}/plan/7/endre/", {"description": typed_text})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "inneholder et fødselsnummer" in page and typed_text in page and 'id="id_description_error"' in page
    assert Milestone.objects.get(pk=row.pk).description == ""
