"""Study areas: the tree, one area with its alternatives and conclusions, and the forms."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ReasonForm

from ..forms.studies import AlternativeForm, ConcludeForm, StudyAreaForm
from ..models import StudyAlternative, StudyArea, StudyStatus
from ..selectors.plan import milestones, rows_of
from ..selectors.studies import alternatives_of, cases_from, decisions_about, path_of, study_areas, study_tree
from ..services.studies import (
    add_alternative,
    conclude_study_area,
    create_study_area,
    update_alternative,
    update_study_area,
    withdraw_alternative,
    withdraw_study_area,
)
from .base import Crumbs, ProjectPage, RowFormView, RowMixin

RULE = "may_manage_study_areas"


class StudyAreaListView(ProjectPage):
    """What is being studied, as a tree."""

    access_rule = "visible"
    template_name = "projects/study_areas.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        slug = self.project.slug
        new = reverse("projects:study_area_new", args=[slug]) if self.may(RULE) else ""
        return super().get_context_data(
            heading=_("Utredningsområder"),
            breadcrumbs=[(_("Plan"), reverse("projects:plan", args=[slug])), (_("Utredningsområder"), None)],
            tree=study_tree(self.project, self.request.user),
            new_url=new,
            **kwargs,
        )


class StudyAreaMixin(RowMixin):
    """Finds the area as the user may see it, and knows the path down to it."""

    def find(self) -> StudyArea:
        """Return the area. One withdrawn while a form stood open is found, and the service says no."""
        if self.request.method == "POST":
            rows: QuerySet[StudyArea] = StudyArea.objects.visible_to(self.request.user).filter(project=self.project)
        else:
            rows = study_areas(self.project, self.request.user)
        area: StudyArea = get_object_or_404(rows, pk=self.kwargs["pk"])
        area.project = self.project
        return area

    def above(self, row: StudyArea | None) -> Crumbs:
        """Return the path through the areas above."""
        slug = self.project.slug
        areas = path_of(row, self.request.user) if row is not None else []
        return [
            (_("Plan"), reverse("projects:plan", args=[slug])),
            (_("Utredningsområder"), reverse("projects:study_areas", args=[slug])),
            *((area.title, reverse("projects:study_area", args=[slug, area.pk])) for area in areas),
        ]


class StudyAreaView(StudyAreaMixin, ProjectPage):
    """One area: the question, what is known, alternatives, conclusions, and what hangs together with it."""

    access_rule = "visible"
    template_name = "projects/study_area.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        area, user, project = self.find(), self.request.user, self.project
        found = milestones(project, user).filter(study_area=area)
        parts = list(study_areas(project, user).filter(parent=area))
        for part in parts:
            part.project = project
        return super().get_context_data(
            heading=area.title,
            breadcrumbs=self.trail(area),
            area=area,
            alternatives=alternatives_of(area),
            parts=parts,
            milestones=rows_of(found, project, project.today()),
            decisions=decisions_about(area, user),
            cases=cases_from(area, user),
            may_manage=self.may(RULE, area),
            may_withdraw=self.may(RULE),
            may_make_case=self.may("may_make_case_of_study", area),
            may_set_up_group=area.body_id is None and self.may("may_manage_groups"),
            concluded=area.status == StudyStatus.CONCLUDED,
            **kwargs,
        )


class AlternativesView(StudyAreaMixin, ProjectPage):
    """The alternatives beside one another over the whole width of the page."""

    access_rule = "visible"
    template_name = "projects/study_compare.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        area = self.find()
        return super().get_context_data(
            heading=_("Alternativene sammenlignet"),
            breadcrumbs=self.trail(area, _("Alternativene sammenlignet")),
            area=area,
            alternatives=alternatives_of(area),
            may_manage=self.may(RULE, area),
            wide=True,
            **kwargs,
        )


class StudyAreaForms(StudyAreaMixin, RowFormView):
    """What every form page of study areas has in common."""

    access_rule = RULE


class StudyAreaNewView(StudyAreaForms):
    """A new area; ``?del-av=`` says under which."""

    form_class = StudyAreaForm
    heading = gettext_lazy("Nytt utredningsområde")
    submit_label = gettext_lazy("Legg til området")
    reason = gettext_lazy("Nytt utredningsområde")

    def get_object(self) -> Any:
        return None

    def get_initial(self) -> dict[str, Any]:
        above = self.request.GET.get("del-av", "")
        return {"parent": above} if above.isdecimal() else {}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> StudyArea:
        return create_study_area(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("projects:study_areas", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Utredningsområdet «%s» er lagt til.") % result.title


class StudyAreaEditView(StudyAreaForms):
    """The area's question, findings and people."""

    form_class = StudyAreaForm
    heading = gettext_lazy("Rediger utredningsområdet")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Utredningsområdet er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        own = not self.may(RULE)  # whoever may because of this area alone works on what it says
        more = {"project": self.project, "user": self.request.user, "own": own}
        return {**super().get_form_kwargs(), **more}

    def perform(self, form: Any) -> StudyArea:
        return update_study_area(study_area=self.object, changes=form.cleaned_data, by=self.request.user)


class StudyAreaConcludeView(StudyAreaForms):
    """The interim or the final conclusion."""

    form_class = ConcludeForm
    submit_label = gettext_lazy("Lagre konklusjonen")
    reason = gettext_lazy("Konklusjonen er skrevet")
    success_message = gettext_lazy("Konklusjonen er lagret.")

    def get_heading(self) -> Any:
        written = self.object.conclusion or self.object.interim_conclusion
        return _("Rediger konklusjonen") if written else _("Skriv konklusjonen")

    def get_initial(self) -> dict[str, Any]:
        area = self.object
        final = area.status == StudyStatus.CONCLUDED
        kind = ConcludeForm.FINAL if final else ConcludeForm.INTERIM
        return {"kind": kind, "conclusion": area.conclusion if final else area.interim_conclusion}

    def perform(self, form: Any) -> StudyArea:
        return conclude_study_area(
            study_area=self.object,
            conclusion=form.cleaned_data["conclusion"],
            final=form.cleaned_data["kind"] == ConcludeForm.FINAL,
            by=self.request.user,
        )


class StudyAreaWithdrawView(StudyAreaForms):
    """The area is taken out of use."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk utredningsområdet")
    intro = gettext_lazy("Området forsvinner fra listene. Det som er skrevet, står i historikken.")
    submit_label = gettext_lazy("Trekk området")
    danger = True

    def get_rule_object(self) -> Any:
        """Ask about the project: whoever works on an area because of the area alone does not take it away."""
        bool(self.object)
        return self.project

    def get_facts(self) -> list[Any]:
        return [(_("Utredningsområde"), self.object.title), (_("Status"), self.object.get_status_display())]

    def perform(self, form: Any) -> StudyArea:
        return withdraw_study_area(study_area=self.object, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:study_areas", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Utredningsområdet «%s» er trukket.") % result.title


class AlternativeNewView(StudyAreaForms):
    """A new alternative. The area stands by as the page's path; nothing of it is changed but who is preferred."""

    form_class: type[Any] = AlternativeForm
    heading = gettext_lazy("Nytt alternativ")
    submit_label = gettext_lazy("Legg til alternativet")
    reason = gettext_lazy("Nytt alternativ")
    success_message = gettext_lazy("Alternativet er lagt til.")

    def get_object(self) -> Any:
        return None

    def get_rule_object(self) -> Any:
        return self.area

    @property
    def area(self) -> StudyArea:
        found: StudyArea | None = getattr(self, "_area", None)
        if found is None:
            found = self._area = self.find()
        return found

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.area, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.area.get_absolute_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.area.get_absolute_url()

    def perform(self, form: Any) -> StudyAlternative:
        return add_alternative(study_area=self.area, by=self.request.user, **form.cleaned_data)


class AlternativeForms(AlternativeNewView):
    """An alternative that is there."""

    def get_object(self) -> Any:
        rows = self.area.alternatives.all() if self.request.method == "POST" else self.area.alternatives.active()
        alternative: StudyAlternative = get_object_or_404(rows, pk=self.kwargs["alternative"])
        alternative.study_area = self.area
        return alternative


class AlternativeEditView(AlternativeForms):
    """The alternative's text, and whether it is the preferred one."""

    heading = gettext_lazy("Rediger alternativet")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Alternativet er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> StudyAlternative:
        return update_alternative(alternative=self.object, changes=form.cleaned_data, by=self.request.user)


class AlternativeWithdrawView(AlternativeForms):
    """The alternative is taken out."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk alternativet")
    submit_label = gettext_lazy("Trekk alternativet")
    success_message = gettext_lazy("Alternativet er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Alternativ"), self.object.title), (_("Utredningsområde"), self.area.title)]

    def perform(self, form: Any) -> StudyAlternative:
        return withdraw_alternative(alternative=self.object, by=self.request.user, reason=form.cleaned_data["reason"])
