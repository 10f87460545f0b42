"""The ground under the pages of a municipality: found as this user may see it, the rule asked, the frame given."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from omstilling.ui.flow import ServiceFormView
from omstilling.ui.lists import ListPage
from omstilling.ui.scope import PageScope

from ..access import ROLE_LABELS, Role, access_map, forget_access
from ..models import Municipality, Project
from ..permissions import RULES


def example_notice(municipality: Municipality) -> str:
    """Return what an example says of itself, when the municipality has nothing but examples."""
    found = list(Project.objects.active().filter(municipality=municipality).values_list("is_example", "notice"))
    return str(found[0][1]) if found and all(is_example for is_example, _notice in found) else ""


def municipality_scope(municipality: Municipality, colour: str = "") -> PageScope:
    """Return the frame of a municipality's own pages; ``colour`` shows them in another colour than the stored one."""
    return PageScope(
        title=str(_("Oppsett")),
        home_url=reverse("projects:front"),
        owner_name=municipality.name,
        emblem_url=reverse("projects:emblem", args=[municipality.slug])
        if municipality.emblem_id
        else static("ui/emblem.svg"),
        notice=example_notice(municipality),
        theme_css_url=reverse("projects:theme", args=[municipality.slug, (colour or municipality.colour).lstrip("#")]),
    )


class MunicipalityMixin(View):
    """A view of a municipality. ``access_rule`` names a rule that is asked about the municipality."""

    access_rule = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        bool(self.municipality)
        if request.method == "OPTIONS" or str(request.method).lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        self.check()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def municipality(self) -> Municipality:
        user: Any = self.request.user
        found: Municipality = get_object_or_404(
            Municipality.objects.visible_to(user).active(), slug=self.kwargs["municipality"]
        )
        user.acting_role = self.acting_role(found)
        self.request.page_scope = municipality_scope(found)  # type: ignore[attr-defined]
        return found

    def acting_role(self, municipality: Municipality) -> str:
        """Return what history says that the user acts as on the municipality's own pages."""
        user: Any = self.request.user
        if municipality.pk in access_map(user).administered:
            return str(ROLE_LABELS[Role.ADMINISTRATOR])
        return str(_("Driftsansvarlig")) if getattr(user, "is_operator", False) else ""

    def check(self) -> None:
        if not RULES[self.access_rule](self.request.user, self.municipality):
            raise PermissionDenied

    def recheck(self) -> None:
        """Ask again with fresh roles: rights may have been taken away since the page was opened."""
        forget_access(self.request.user)
        self.check()

    def may(self, rule: str) -> bool:
        return RULES[rule](self.request.user, self.municipality)

    def url(self, name: str, *args: Any) -> str:
        """Return the address of another page of the municipality."""
        return reverse(f"projects:{name}", args=[self.municipality.slug, *args])

    def trail(self, *more: tuple[Any, str | None]) -> list[tuple[Any, str | None]]:
        """Return the path from the front page by the municipality to a page under it."""
        start: list[tuple[Any, str | None]] = [(_("Forside"), reverse("projects:front"))]
        return [*start, (self.municipality.name, self.url("municipality") if more else None), *more]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{**kwargs, "municipality": self.municipality})  # type: ignore[misc,no-any-return]


class MunicipalityPage(MunicipalityMixin, TemplateView):
    """A page of a municipality that shows something."""


class MunicipalityList(MunicipalityMixin, ListPage):
    """A list page of a municipality."""


class MunicipalityFormView(MunicipalityMixin, ServiceFormView):
    """A form page of a municipality."""

    def get_cancel_url(self) -> str:
        return self.url("municipality")

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail((self.get_heading(), None))

    def get_success_url(self, result: Any = None) -> str:
        return self.url("municipality")
