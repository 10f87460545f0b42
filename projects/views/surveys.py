"""Employee surveys: the list, one survey with what may be shown of its results, and the forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column

from ..forms.competence import ResultsForm, SurveyForm, key_of
from ..models import Survey, SurveyResult, Unit
from ..selectors.competence import surveys
from ..selectors.held_back import WHY, cleared_results
from ..selectors.survey_results import questions_of, results_of
from ..services.surveys import QuestionRefused, create_survey, enter_results, update_survey, withdraw_survey
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

RULE, MEASURE = "may_manage_competence", "may_enter_readings"
MENU = "mal.undersokelser"


class SurveyListView(ProjectList):
    """The surveys that have been held."""

    access_rule = "visible"
    menu_key = MENU
    default_sort = "-dato"
    heading = gettext_lazy("Medarbeiderundersøkelser")
    export_name = "undersokelser"
    empty_title = gettext_lazy("Ingen undersøkelser ennå")
    empty_text = gettext_lazy("Her kommer undersøkelsene, svarene per enhet, og det som følges opp.")

    def get_queryset(self) -> QuerySet[Survey]:
        asked = Count("results__question", filter=Q(results__withdrawn_at__isnull=True), distinct=True)
        return surveys(self.project, self.request.user).annotate(questions=asked)

    def get_columns(self) -> Sequence[Column]:
        slug = self.project.slug
        return (
            Column(
                "tittel",
                _("Undersøkelse"),
                "title",
                "title",
                link=lambda s: reverse("projects:survey", args=[slug, s.pk]),
            ),
            Column("dato", _("Dato"), "held_on", "held_on"),
            Column("mal", _("Mål"), "goal.title", "goal__title"),
            Column("sporsmal", _("Spørsmål med svar"), "questions", "questions", numeric=True),
            Column("oppfolging", _("Følges opp"), "follow_up", long=True),
        )

    def get_new(self) -> tuple[str, str] | None:
        if not self.may(RULE):
            return None
        return reverse("projects:survey_new", args=[self.project.slug]), _("Ny undersøkelse")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s undersøkelse", "%(n)s undersøkelser", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        goals = reverse("projects:goals", args=[self.project.slug])
        return super().get_context_data(breadcrumbs=[(_("Mål"), goals), (_("Undersøkelser"), None)], **kwargs)


class SurveyMixin(RowMixin):
    """Finds the survey as the user may see it."""

    menu_key = MENU

    @cached_property
    def survey(self) -> Survey:
        """Return the survey. One withdrawn while a form stood open is found, and the service says no."""
        rows = Survey.objects.visible_to(self.request.user).filter(project=self.project).select_related("goal")
        if self.request.method != "POST":
            rows = rows.active()
        survey: Survey = get_object_or_404(rows, pk=self.kwargs["pk"])
        survey.project = self.project
        return survey

    def find(self) -> Any:
        return self.survey

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Mål"), reverse("projects:goals", args=[slug])),
            (_("Undersøkelser"), reverse("projects:surveys", args=[slug])),
        ]


class SurveyView(SurveyMixin, ProjectPage):
    """One survey: what each place answered to each question, as far as it may be shown, and what is followed up."""

    access_rule = "visible"
    template_name = "projects/survey.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        survey = self.survey
        if survey.goal is not None:
            survey.goal.project = self.project
        results = cleared_results(survey, results_of(survey, self.request.user))
        return super().get_context_data(
            heading=survey.title,
            breadcrumbs=self.trail(survey),
            survey=survey,
            questions=questions_of(results),
            why_held_back=WHY if any(result.score is None for result in results) else "",
            has_example_figures=any(result.is_example_figure for result in results),
            may_manage=self.may(RULE, survey),
            may_measure=self.may(MEASURE, survey),
            **kwargs,
        )


class SurveyForms(SurveyMixin, RowFormView):
    """What the form pages of surveys have in common."""

    access_rule = RULE


class SurveyWordsForms(SurveyForms):
    """The form of a survey."""

    form_class: type[Any] = SurveyForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}


class SurveyNewView(SurveyWordsForms):
    """A new survey."""

    heading = gettext_lazy("Ny undersøkelse")
    submit_label = gettext_lazy("Legg til undersøkelsen")
    reason = gettext_lazy("Ny medarbeiderundersøkelse")

    def get_object(self) -> Any:
        return None

    def perform(self, form: Any) -> Survey:
        return create_survey(project=self.project, by=self.by, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("projects:surveys", args=[self.project.slug])

    def get_success_url(self, result: Any = None) -> str:
        return str(result.get_absolute_url())

    def get_success_message(self, result: Any) -> str:
        return _("Undersøkelsen «%s» er lagt til.") % result.title


class SurveyEditView(SurveyWordsForms):
    """What is said of the survey, and what is followed up."""

    heading = gettext_lazy("Rediger undersøkelsen")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Undersøkelsen er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> Survey:
        return update_survey(survey=self.object, changes=form.cleaned_data, by=self.by)


class SurveyWithdrawView(SurveyForms):
    """The survey was none."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk undersøkelsen")
    intro = gettext_lazy("Undersøkelsen og resultatene forsvinner fra listene. De står i historikken.")
    submit_label = gettext_lazy("Trekk undersøkelsen")
    success_message = gettext_lazy("Undersøkelsen er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Undersøkelse"), self.object.title), (_("Dato"), formats.date_text(self.object.held_on))]

    def perform(self, form: Any) -> Survey:
        return withdraw_survey(survey=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:surveys", args=[self.project.slug])


class ResultsView(SurveyForms):
    """One question, every place: the only page where results stand as they are, for those who enter them."""

    access_rule = MEASURE
    form_class = ResultsForm
    template_name = "projects/survey_results.html"
    submit_label = gettext_lazy("Lagre alle")
    reason = gettext_lazy("Førte resultater fra undersøkelsen")

    def get_object(self) -> Any:
        return None

    def get_rule_object(self) -> Any:
        return self.survey

    def get_heading(self) -> Any:
        return _("Resultater: %s") % self.survey.title

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.survey, _("Resultater"))

    @property
    def question(self) -> str:
        """The question that the address names, where it has been asked."""
        asked = " ".join(self.request.GET.get("sporsmal", "").split())
        return asked[:200]

    @cached_property
    def places(self) -> list[tuple[Unit | None, str]]:
        units = Unit.objects.visible_to(self.request.user).active()
        found = units.filter(municipality_id=self.project.municipality_id).valid_on(self.survey.held_on)
        return [(None, _("Hele kommunen")), *((unit, unit.name) for unit in found.order_by("name", "pk"))]

    @cached_property
    def entered(self) -> list[SurveyResult]:
        """Every result that has been entered, by question."""
        return list(self.survey.results.active().order_by("question", "pk"))

    def get_form_kwargs(self) -> dict[str, Any]:
        there = {row.unit_id: row for row in self.entered if self.question and row.question == self.question}
        return {**super().get_form_kwargs(), "places": self.places, "there": there}

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "question": self.question}

    def get_cancel_url(self) -> str:
        return self.survey.get_absolute_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.survey.get_absolute_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        asked = list(dict.fromkeys(row.question for row in self.entered))
        more = {"asked": asked, "question": self.question, "rows": context["form"].rows()}
        return {**context, "survey": self.survey, **more}

    def perform(self, form: Any) -> Any:
        try:
            return enter_results(
                survey=self.survey,
                question=form.cleaned_data["question"],
                places=form.answers(),
                by=self.by,
                reason=form.cleaned_data.get("reason", ""),
            )
        except QuestionRefused as refused:
            first, *others = refused.errors.items()
            for key, words in others:
                form.add_error(f"score_{key_of(key)}", words)
            refused.field = f"score_{key_of(first[0])}"
            raise

    def get_success_message(self, result: Any) -> str:
        return ngettext("Ett resultat er lagret.", "%(n)s resultater er lagret.", len(result)) % {
            "n": formats.number(len(result))
        }
