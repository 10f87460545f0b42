"""The project's own pages: about it with its texts, the municipality's colours and emblem."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View

from omstilling.ui.formats import date_text, kroner
from omstilling.ui.forms import ReasonForm

from ..forms.setup import TextForm
from ..models import Municipality, ProjectText, TextSection
from ..selectors.about import organisation, purposes, sections
from ..services.project import add_text, place_text, update_text, withdraw_text
from ..theme import theme_css
from .base import ProjectFormView, ProjectMixin, ProjectPage


class AboutView(ProjectPage):
    """What the project is: purpose, background and frames, how it is organised, and the facts."""

    access_rule = "visible"
    menu_key = "om"
    template_name = "projects/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project, user = self.project, self.request.user
        return super().get_context_data(
            heading=_("Om prosjektet"),
            breadcrumbs=[(project.short_name, project.get_absolute_url()), (_("Om prosjektet"), None)],
            sections=sections(project, user),
            purposes=purposes(project, user),
            organisation=organisation(project, user),
            facts=[
                (_("Prosjekt"), project.name),
                (_("Målår"), str(project.target_year)),
                (_("Økonomiplan"), f"{project.plan_years[0]}–{project.plan_years[-1]}"),
                (_("Prisnivå"), _("%s-priser") % project.price_year),
                (_("Prosjektbudsjett"), None if project.project_budget is None else kroner(project.project_budget)),
                (_("Start"), project.starts_on and date_text(project.starts_on)),
                (_("Slutt"), project.ends_on and date_text(project.ends_on)),
                (_("Saksnummer i arkivet"), project.case_reference),
            ],
            may_set_up=self.may("may_set_up_project"),
            **kwargs,
        )


class TextMixin(ProjectMixin):
    """The forms of the points on the page."""

    access_rule = "may_set_up_project"
    menu_key = "om"

    def get_text(self) -> ProjectText:
        texts = ProjectText.objects.visible_to(self.request.user).active().filter(project=self.project)
        found: ProjectText = get_object_or_404(texts.select_related("project"), pk=self.kwargs["pk"])
        return found

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Om prosjektet"), self.get_cancel_url()),
            (self.get_heading(), None),  # type: ignore[attr-defined]
        ]

    def get_cancel_url(self) -> str:
        return reverse("projects:about", args=[self.project.slug])

    def get_success_url(self, result: Any = None) -> str:
        return f"{self.get_cancel_url()}#{result.section}"


class NewTextView(TextMixin, ProjectFormView):
    """Add a point."""

    form_class = TextForm
    heading = gettext_lazy("Nytt punkt")
    submit_label = gettext_lazy("Legg til punktet")
    success_message = gettext_lazy("Punktet er lagt til.")

    def get_initial(self) -> dict[str, Any]:
        section = self.request.GET.get("del", "")
        return {"section": section} if section in TextSection else {}

    def perform(self, form: Any) -> ProjectText:
        user: Any = self.request.user
        return add_text(project=self.project, by=user, **form.cleaned_data)


class EditTextView(TextMixin, ProjectFormView):
    """Change a point, or where it stands."""

    form_class = TextForm
    heading = gettext_lazy("Endre punktet")
    success_message = gettext_lazy("Punktet er endret.")

    def get_object(self) -> ProjectText:
        return self.get_text()

    def perform(self, form: Any) -> ProjectText:
        user: Any = self.request.user
        changes = dict(form.cleaned_data)
        after = changes.pop("after", None)
        moved = "after" in form.changed_data and changes["section"] == self.object.section
        text = update_text(text=self.object, changes=changes, by=user)
        return place_text(text=text, after=after, by=user) if moved else text


class WithdrawTextView(TextMixin, ProjectFormView):
    """Take a point off the page."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Trekk punktet")
    intro = gettext_lazy("Punktet blir borte fra siden. Teksten blir stående i historikken.")
    submit_label = gettext_lazy("Trekk punktet")
    success_message = gettext_lazy("Punktet er trukket.")
    danger = True

    def get_object(self) -> ProjectText:
        return self.get_text()

    def get_facts(self) -> list[Any]:
        return [(self.object.get_section_display(), self.object.heading)]

    def perform(self, form: Any) -> ProjectText:
        user: Any = self.request.user
        return withdraw_text(text=self.object, by=user, reason=form.cleaned_data["reason"])


class ThemeView(View):
    """The municipality's colours as a style sheet."""

    access_rule = "anonymous"

    def get(self, request: HttpRequest, municipality: str, colour: str) -> HttpResponse:
        try:
            css = theme_css(f"#{colour}")
        except ValueError:
            raise Http404 from None
        response = HttpResponse(css, content_type="text/css; charset=utf-8")
        response["Cache-Control"] = "public, max-age=31536000, immutable"
        return response


class EmblemView(View):
    """The municipality's emblem, for those who may see the municipality."""

    access_rule = "visible"

    def get(self, request: HttpRequest, municipality: str) -> HttpResponse:
        found = (
            Municipality.objects.visible_to(request.user).select_related("emblem").filter(slug=municipality).first()
        )
        if found is None or found.emblem is None:
            raise Http404
        response = HttpResponse(bytes(found.emblem.content), content_type=found.emblem.mime)
        response["Cache-Control"] = "private, max-age=3600"
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        return response
