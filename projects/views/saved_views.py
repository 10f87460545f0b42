"""Saved views: all that one may open, and a page each to save, rename or share, and take away."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.addresses import address
from omstilling.ui.flow import SeeOther
from omstilling.ui.forms import ServiceForm

from ..forms.saved_views import NewViewForm, SavedViewForm
from ..models import SavedView
from ..permissions import may_share_views
from ..saved_views import LIST, QUERY, kept_query, list_of
from ..services.saved_views import save_view, update_view, withdraw_view
from .base import ProjectFormView, ProjectList, ProjectPage


class SavedViewsView(ProjectPage):
    """One's own views and those that are shared, each with the list that it opens."""

    shows_earlier = False
    access_rule = "visible"
    template_name = "projects/saved_views.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        found = SavedView.objects.visible_to(user).active().filter(project=self.project).select_related("person")
        rows = []
        for view in found.order_by("page", "title", "pk"):
            known = list_of(view.page, self.project.slug)
            if known is not None:
                of, path = known
                rows.append(
                    {
                        "view": view,
                        "list": of.heading,
                        "url": f"{path}?{view.query}" if view.query else path,
                        "is_own": view.person_id == user.pk,
                    }
                )
        return super().get_context_data(
            heading=_("Lagrede visninger"), breadcrumbs=[(_("Lagrede visninger"), None)], rows=rows, **kwargs
        )


class SavedViewForms(ProjectFormView):
    """What the form pages have in common. A view is found by its owner only."""

    access_rule = "visible"

    def get_object(self) -> SavedView | None:
        own = SavedView.objects.visible_to(self.request.user).active().filter(person=self.request.user)
        return get_object_or_404(own, project=self.project, pk=self.kwargs["view"])

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        every = address("projects:saved_views", self.project.slug)
        return [(_("Lagrede visninger"), every), (self.get_heading(), None)]

    def get_cancel_url(self) -> str:
        return address("projects:saved_views", self.project.slug)

    def get_success_url(self, result: Any = None) -> str:
        return address("projects:saved_views", self.project.slug)

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"may_share": may_share_views(self.request.user, self.project)}
        return {**super().get_form_kwargs(), **(more if issubclass(self.get_form_class(), SavedViewForm) else {})}


class SavedViewNewView(SavedViewForms):
    """What a list shows now is kept under a name."""

    form_class = NewViewForm
    heading = gettext_lazy("Lagre visningen")
    intro = gettext_lazy("Filtrene og rekkefølgen blir lagret. Innholdet i lista er alltid det som gjelder nå.")
    submit_label = gettext_lazy("Lagre visningen")
    reason = gettext_lazy("Lagret visningen")

    def get_object(self) -> None:
        return None

    def wanted(self) -> tuple[type[ProjectList], str, str]:
        """Return the list, its address and what is asked of it; 404 for what is no list that keeps views."""
        asked = self.request.POST or self.request.GET
        found = list_of(asked.get(LIST, ""), self.project.slug)
        if found is None:
            raise Http404
        return *found, kept_query(found[0], asked.get(QUERY, ""))

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Show the form; without a list there is nothing to keep."""
        if LIST not in request.GET:
            return SeeOther(address("projects:saved_views", self.project.slug))
        self.wanted()
        return super().get(request, *args, **kwargs)

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        return {**super().get_initial(), LIST: asked.get(LIST, ""), QUERY: self.wanted()[2]}

    def get_success_url(self, result: Any = None) -> str:
        _of, path, query = self.wanted()
        return f"{path}?{query}" if query else path

    def get_cancel_url(self) -> str:
        return self.get_success_url()

    def get_success_message(self, result: Any) -> str:
        return _("Visningen «%(title)s» er lagret.") % {"title": result.title}

    def perform(self, form: Any) -> SavedView:
        data = form.cleaned_data
        return save_view(
            project=self.project,
            page=data[LIST],
            title=data["title"],
            query=self.wanted()[2],
            shared=data.get("shared", False),
            by=self.request.user,
        )


class SavedViewEditView(SavedViewForms):
    """A view gets another name, is shared, or is no longer shared."""

    form_class = SavedViewForm
    heading = gettext_lazy("Endre visningen")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret visningen")
    success_message = gettext_lazy("Visningen er endret.")

    def perform(self, form: Any) -> SavedView:
        return update_view(view=self.object, changes=form.cleaned_data, by=self.request.user)


class SavedViewWithdrawView(SavedViewForms):
    """A view is taken away."""

    form_class = ServiceForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Fjern visningen")
    submit_label = gettext_lazy("Fjern visningen")
    success_message = gettext_lazy("Visningen er fjernet.")
    danger = True

    def get_facts(self) -> list[Any]:
        shared = _("ja, den blir borte for dem også") if self.object.shared else _("nei")
        return [(_("Visning"), self.object.title), (_("Delt med prosjektet"), shared)]

    def perform(self, form: Any) -> SavedView:
        return withdraw_view(view=self.object, by=self.request.user)
