"""Set-up: a municipality, its look, a project, and what is left to do in it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.errors import DomainError
from omstilling.ui.flow import ServiceFormView

from ..access import forget_access
from ..forms.setup import ColourForm, EmblemForm, MunicipalityForm, NewMunicipalityForm, NewProjectForm, ProjectForm
from ..models import GrantKind, Municipality, Project
from ..permissions import RULES
from ..selectors.people import people_of
from ..selectors.setup import progress, project_checks
from ..services import people, tenancy
from ..services.names import slug_of
from ..services.project import create_project, update_project
from ..theme import colour_pairs
from .base import ProjectFormView, ProjectPage
from .municipality import MunicipalityFormView, MunicipalityPage, municipality_scope

#: What the pairs of colours are on the pages.
PAIR_WORDS = {
    "light_button": gettext_lazy("Knapp på lys bakgrunn"),
    "light_link": gettext_lazy("Lenke på lys bakgrunn"),
    "light_text": gettext_lazy("Tekst i farget felt, lyst"),
    "dark_button": gettext_lazy("Knapp på mørk bakgrunn"),
    "dark_link": gettext_lazy("Lenke på mørk bakgrunn"),
    "dark_text": gettext_lazy("Tekst i farget felt, mørkt"),
}


class NewMunicipalityView(ServiceFormView):
    """Set up a municipality with its first administrator, who is invited by e-mail."""

    access_rule = "may_create_municipality"
    form_class = NewMunicipalityForm
    heading = gettext_lazy("Sett opp en ny kommune")
    intro = gettext_lazy("Administratoren får en e-post og setter opp resten: prosjekt, organer, personer og farger.")
    submit_label = gettext_lazy("Opprett kommunen")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.recheck()
        return super().dispatch(request, *args, **kwargs)

    def recheck(self) -> None:
        if not RULES[self.access_rule](self.request.user, None):
            raise PermissionDenied

    def perform(self, form: Any) -> Municipality:
        user: Any = self.request.user
        data = form.cleaned_data
        municipality = tenancy.create_municipality(
            name=data["name"],
            slug=data["slug"] or slug_of(data["name"].removesuffix(" kommune")),
            number=data["number"],
            colour=data["colour"],
            by=user,
        )
        try:
            people.add_person(
                municipality=municipality,
                full_name=data["admin_name"],
                email=data["admin_email"],
                kind=GrantKind.ADMINISTRATOR,
                by=user,
            )
        except DomainError as error:
            fields = {"email": "admin_email", "full_name": "admin_name"}
            raise DomainError(error.message, field=fields.get(error.field or "")) from None
        forget_access(user)
        return municipality

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return [(_("Forside"), reverse("projects:front")), (self.heading, None)]

    def get_cancel_url(self) -> str:
        return reverse("projects:front")

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:municipality", args=[result.slug])

    def get_success_message(self, result: Municipality) -> str:
        return _("%s er opprettet, og administratoren har fått en e-post.") % result.name


class MunicipalityView(MunicipalityPage):
    """A municipality: what it is called and looks like, its projects and its people."""

    access_rule = "may_manage_people"
    template_name = "projects/setup_municipality.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        projects = Project.objects.visible_to(self.request.user).active().filter(municipality=self.municipality)
        return super().get_context_data(
            heading=self.municipality.name,
            breadcrumbs=self.trail(),
            facts=[
                (_("Kommunenummer"), self.municipality.number),
                (_("Adressenavn"), self.municipality.slug),
                (_("Hovedfarge"), self.municipality.colour),
                (_("Kommunevåpen"), _("lastet opp") if self.municipality.emblem_id else _("nøytralt merke")),
            ],
            projects=[(p, progress(self._checks(p))) for p in projects],
            people_count=people_of(self.municipality).count(),
            may_administer=self.may("may_administer_municipality"),
            **kwargs,
        )

    def _checks(self, project: Project) -> list[Any]:
        return project_checks(project, lambda rule: False)


class EditMunicipalityView(MunicipalityFormView):
    """Change name and number."""

    access_rule = "may_administer_municipality"
    form_class = MunicipalityForm
    heading = gettext_lazy("Endre opplysninger om kommunen")
    success_message = gettext_lazy("Opplysningene er endret.")

    def get_object(self) -> Municipality:
        return self.municipality

    def perform(self, form: Any) -> Municipality:
        user: Any = self.request.user
        return tenancy.update_municipality(municipality=self.object, changes=form.cleaned_data, by=user)


class ColourView(MunicipalityFormView):
    """Choose the main colour. «Vis fargen» shows the page in it before it is saved."""

    access_rule = "may_administer_municipality"
    template_name = "projects/setup_colour.html"
    form_class = ColourForm
    heading = gettext_lazy("Velg hovedfarge")
    submit_label = gettext_lazy("Lagre fargen")
    success_message = gettext_lazy("Fargen er lagret.")

    def get_object(self) -> Municipality:
        return self.municipality

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "vis" not in request.POST:
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        if not form.is_valid():
            return self.form_invalid(form)
        version = request.POST.get("row_version", "")
        return self.render_to_response(self.get_context_data(form=form, row_version=version))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        shown = self.municipality.colour
        if form.is_bound and "colour" in getattr(form, "cleaned_data", {}):
            shown = form.cleaned_data["colour"]
        self.request.page_scope = municipality_scope(self.municipality, shown)  # type: ignore[attr-defined]
        pairs = [{"words": PAIR_WORDS[pair.key], "pair": pair} for pair in colour_pairs(shown)]
        return {**context, "shown": shown, "pairs": pairs}

    def perform(self, form: Any) -> Municipality:
        user: Any = self.request.user
        return tenancy.update_municipality(municipality=self.object, changes=form.cleaned_data, by=user)


class EmblemFormView(MunicipalityFormView):
    """Upload the coat of arms."""

    access_rule = "may_administer_municipality"
    form_class = EmblemForm
    heading = gettext_lazy("Last opp kommunevåpenet")
    intro = gettext_lazy("Våpenet står øverst på alle sider og på dokumentene.")
    submit_label = gettext_lazy("Last opp")
    success_message = gettext_lazy("Kommunevåpenet er lastet opp.")

    def get_object(self) -> Municipality:
        return self.municipality

    def perform(self, form: Any) -> Municipality:
        user: Any = self.request.user
        content = form.cleaned_data["emblem"].read()
        return tenancy.set_emblem(municipality=self.object, content=content, by=user)


class RemoveEmblemView(MunicipalityFormView):
    """Go back to the neutral emblem."""

    access_rule = "may_administer_municipality"
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Fjern kommunevåpenet")
    intro = gettext_lazy("Sidene viser et nøytralt merke i stedet. Utgitte dokumenter endres ikke.")
    submit_label = gettext_lazy("Fjern våpenet")
    success_message = gettext_lazy("Kommunevåpenet er fjernet.")
    danger = True

    def get_object(self) -> Municipality:
        return self.municipality

    def perform(self, form: Any) -> Municipality:
        user: Any = self.request.user
        return tenancy.remove_emblem(municipality=self.object, by=user)


class NewProjectView(MunicipalityFormView):
    """Set up a project."""

    access_rule = "may_administer_municipality"
    form_class = NewProjectForm
    heading = gettext_lazy("Nytt prosjekt")
    intro = gettext_lazy("Det du ikke vet ennå, kan du la stå tomt. Etterpå får du en liste over det som gjenstår.")
    submit_label = gettext_lazy("Opprett prosjektet")

    def perform(self, form: Any) -> Project:
        user: Any = self.request.user
        project = create_project(municipality=self.municipality, by=user, **form.cleaned_data)
        forget_access(user)
        return project

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:setup", args=[result.slug])

    def get_success_message(self, result: Project) -> str:
        return _("%s er opprettet. Her er det som gjenstår.") % result.name


class SetupView(ProjectPage):
    """The check-list: what is set up in the project, what is left, and where one does it."""

    access_rule = "may_set_up_project"
    menu_key = "oppsett"
    template_name = "projects/setup.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        results = project_checks(self.project, self.may)
        done, total = progress(results)
        return super().get_context_data(
            heading=_("Oppsett av prosjektet"),
            breadcrumbs=[(self.project.short_name, self.project.get_absolute_url()), (_("Oppsett"), None)],
            needed=[r for r in results if not r.check.optional],
            extra=[r for r in results if r.check.optional],
            done=done,
            total=total,
            may_administer=self.may("may_administer_municipality"),
            may_manage_people=self.may("may_manage_people"),
            **kwargs,
        )


class EditProjectView(ProjectFormView):
    """Change what is said about the project."""

    access_rule = "may_set_up_project"
    menu_key = "oppsett"
    form_class = ProjectForm
    heading = gettext_lazy("Endre opplysninger om prosjektet")
    success_message = gettext_lazy("Opplysningene er endret.")

    def get_object(self) -> Project:
        return self.project

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Oppsett"), self.get_cancel_url()),
            (self.heading, None),
        ]

    def get_cancel_url(self) -> str:
        return reverse("projects:setup", args=[self.project.slug])

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()

    def perform(self, form: Any) -> Project:
        user: Any = self.request.user
        return update_project(project=self.object, changes=form.cleaned_data, by=user)
