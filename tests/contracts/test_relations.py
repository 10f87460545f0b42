"""Relations between models point down the tower or stay on their floor."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.conf import settings

from tests.contracts.tower import FLOORS

OURS = [model for model in apps.get_models() if model._meta.app_label in FLOORS]


@pytest.mark.parametrize("model", OURS, ids=lambda m: m._meta.label)
def test_no_relation_points_up(model) -> None:
    floor = FLOORS[model._meta.app_label]
    for field in model._meta.get_fields(include_hidden=True):
        if not field.is_relation or field.auto_created or field.related_model is None:
            continue
        # The actor of everything is the user model, named by the setting and never by its app.
        if field.related_model._meta.label == settings.AUTH_USER_MODEL:
            continue
        assert FLOORS.get(field.related_model._meta.app_label, 0) <= floor, f"{model._meta.label}.{field.name}"


def test_there_are_models_on_every_floor_that_has_any() -> None:
    assert {"audit", "pdf", "accounts", "projects", "budget", "meetings", "reporting"} <= {
        model._meta.app_label for model in OURS
    }
