"""What meetings add when a project is set up: the check of the first meeting."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from projects.models import Project
from projects.selectors.setup import Check, register_check

from .models import Meeting


def has_meeting(project: Project) -> bool:
    return Meeting.objects.active().filter(project=project).exists()


def register() -> None:
    """Hang the check."""
    register_check(
        Check(
            "meeting",
            _("Det første møtet er planlagt"),
            has_meeting,
            lambda project: reverse("meetings:plan_meeting", args=[project.slug]),
            _("Med organ, dato og saksliste."),
            rule="may_plan_meetings",
            order=75,
            see=lambda project: reverse("meetings:meetings", args=[project.slug]),
        )
    )
