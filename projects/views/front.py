"""The front page: where this person can go from here."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from ..access import ROLE_LABELS, Role, access_map
from ..models import Municipality, Project


class FrontView(TemplateView):
    """The user's projects, the municipalities one administers, and the operator's first step.

    Who has one project and nothing else to choose goes straight to it.
    """

    access_rule = "login"
    template_name = "projects/front.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user: Any = request.user
        access = access_map(user)
        projects = list(
            Project.objects.visible_to(user).active().select_related("municipality").order_by("name", "pk")
        )
        administered = Municipality.objects.active().filter(pk__in=access.administered).order_by("name")
        municipalities = list(Municipality.objects.visible_to(user).active()) if user.is_operator else administered
        if len(projects) == 1 and not access.administered and not user.is_operator:
            return redirect(projects[0])
        rows = [(p, ", ".join(str(ROLE_LABELS[r]) for r in Role if r in access.roles.get(p.pk, ()))) for p in projects]
        return self.render_to_response(
            self.get_context_data(
                heading=_("Velkommen, %s") % str(user).split(" ")[0],
                projects=rows,
                municipalities=[(m, m.pk in access.administered) for m in municipalities],
                is_operator=user.is_operator,
            )
        )
