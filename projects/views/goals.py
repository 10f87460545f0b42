"""Goals: purposes, outcome and result goals with what they are measured by, and the forms."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.formats import month as month_words
from omstilling.ui.forms import ReasonForm

from ..forms.goals import GoalForm, IndicatorForm, ReadingForm
from ..models import Goal, GoalKind, Indicator, Reading, Unit
from ..selectors.goal_page import plans_of, results_of, surveys_of, team_of
from ..selectors.goals import goal_groups, goal_panels, goals, show_value, units_with_readings
from ..selectors.held_back import WHY
from ..services.goals import (
    add_indicator,
    correct_reading,
    create_goal,
    enter_reading,
    update_goal,
    update_indicator,
    withdraw_goal,
    withdraw_indicator,
    withdraw_reading,
)
from .base import Crumbs, ProjectFormView, ProjectPage, RowMixin

MANAGE, MEASURE = "may_manage_goals", "may_enter_readings"
HEADINGS = {
    GoalKind.PURPOSE: gettext_lazy("Formål"),
    GoalKind.OUTCOME: gettext_lazy("Effektmål"),
    GoalKind.RESULT: gettext_lazy("Resultatmål"),
}


class GoalListView(ProjectPage):
    """What the project is for and what it is to reach, with the last reading of each."""

    access_rule = "visible"
    template_name = "projects/goals.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project = self.project
        found = goal_groups(project, self.request.user)
        return super().get_context_data(
            heading=_("Mål"),
            breadcrumbs=[(project.short_name, project.get_absolute_url()), (_("Mål"), None)],
            groups=[(HEADINGS[kind], rows) for kind, rows in found],
            new_url=reverse("projects:goal_new", args=[project.slug]) if self.may(MANAGE) else "",
            **kwargs,
        )


class GoalMixin(RowMixin):
    """Finds the goal as the user may see it, and what lies under it."""

    @cached_property
    def goal(self) -> Goal:
        if self.request.method == "POST":
            rows: QuerySet[Goal] = Goal.objects.visible_to(self.request.user).filter(project=self.project)
        else:
            rows = goals(self.project, self.request.user)
        goal: Goal = get_object_or_404(rows, pk=self.kwargs["pk"])
        goal.project = self.project
        return goal

    def above(self, row: Any) -> Crumbs:
        return [(_("Mål"), reverse("projects:goals", args=[self.project.slug]))]


class GoalView(GoalMixin, ProjectPage):
    """One goal as a loop: vision, goal, what it is measured by, the measures that serve it, decisions, result.

    Measures and decisions hang in from the floors above.
    """

    access_rule = "visible"
    template_name = "projects/goal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        goal, user = self.goal, self.request.user
        units = units_with_readings(goal, user)
        unit = self._unit(units)
        panels = goal_panels(goal, user, unit)
        return super().get_context_data(
            heading=goal.title,
            breadcrumbs=self.trail(goal),
            goal=goal,
            kind=goal.get_kind_display(),
            panels_of_goal=panels,
            results=results_of(panels),
            why_held_back=WHY if any(panel.holds_back for panel in panels) else "",
            team=team_of(goal, user),
            plans=plans_of(goal, user),
            surveys=surveys_of(goal, user),
            units=units,
            unit=unit,
            may_manage=self.may(MANAGE, goal),
            may_measure=self.may(MEASURE, goal),
            **kwargs,
        )

    def _unit(self, units: list[Unit]) -> Unit | None:
        """Return the unit that is asked for, among those that have readings."""
        wanted = self.request.GET.get("enhet", "")
        return next((unit for unit in units if str(unit.pk) == wanted), None)


class GoalForms(GoalMixin, ProjectFormView):
    """What the form pages of goals have in common."""

    access_rule = MANAGE

    def get_rule_object(self) -> Any:
        if self.object is not None:
            return self.goal
        return self.goal if "pk" in self.kwargs else self.project

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.goal if "pk" in self.kwargs else None, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.goal.get_absolute_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.goal.get_absolute_url()


class GoalWordsForms(GoalForms):
    """The form of a goal's words, and of the group that follows it."""

    form_class = GoalForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}


class GoalNewView(GoalWordsForms):
    """A new goal."""

    heading = gettext_lazy("Nytt mål")
    submit_label = gettext_lazy("Legg til målet")
    reason = gettext_lazy("Nytt mål")

    def perform(self, form: Any) -> Goal:
        return create_goal(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("projects:goals", args=[self.project.slug])

    def get_success_url(self, result: Any = None) -> str:
        return str(result.get_absolute_url())

    def get_success_message(self, result: Any) -> str:
        return _("Målet «%s» er lagt til.") % result.title


class GoalEditView(GoalWordsForms):
    """The goal's words."""

    heading = gettext_lazy("Rediger målet")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Målet er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_object(self) -> Any:
        return self.goal

    def perform(self, form: Any) -> Goal:
        return update_goal(goal=self.object, changes=form.cleaned_data, by=self.request.user)


class GoalWithdrawView(GoalForms):
    """The goal no longer holds."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk målet")
    intro = gettext_lazy("Målet forsvinner fra listene. Måleindikatorer og målinger står i historikken.")
    submit_label = gettext_lazy("Trekk målet")
    danger = True

    def get_object(self) -> Any:
        return self.goal

    def get_facts(self) -> list[Any]:
        return [(HEADINGS[GoalKind(self.goal.kind)], f"{self.goal.number}. {self.goal.title}")]

    def perform(self, form: Any) -> Goal:
        return withdraw_goal(goal=self.object, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:goals", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Målet «%s» er trukket.") % result.title


class IndicatorNewView(GoalForms):
    """A new indicator of the goal."""

    form_class = IndicatorForm
    heading = gettext_lazy("Ny måleindikator")
    submit_label = gettext_lazy("Legg til indikatoren")
    reason = gettext_lazy("Ny måleindikator")
    success_message = gettext_lazy("Måleindikatoren er lagt til.")

    def perform(self, form: Any) -> Indicator:
        return add_indicator(goal=self.goal, by=self.request.user, **form.cleaned_data)


class IndicatorForms(GoalForms):
    """An indicator that is there."""

    @cached_property
    def indicator(self) -> Indicator:
        rows = Indicator.objects.visible_to(self.request.user).filter(goal=self.goal)
        if self.request.method != "POST":
            rows = rows.active()
        indicator: Indicator = get_object_or_404(rows, pk=self.kwargs["indicator"])
        indicator.goal = self.goal
        return indicator

    def get_object(self) -> Any:
        return self.indicator


class IndicatorEditView(IndicatorForms):
    """What the goal is measured by."""

    form_class = IndicatorForm
    heading = gettext_lazy("Rediger måleindikatoren")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Måleindikatoren er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> Indicator:
        return update_indicator(indicator=self.object, changes=form.cleaned_data, by=self.request.user)


class IndicatorWithdrawView(IndicatorForms):
    """The indicator is no longer used."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk måleindikatoren")
    intro = gettext_lazy("Indikatoren forsvinner fra målet. Målingene står i historikken.")
    submit_label = gettext_lazy("Trekk måleindikatoren")
    success_message = gettext_lazy("Måleindikatoren er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Måleindikator"), self.object.name)]

    def perform(self, form: Any) -> Indicator:
        return withdraw_indicator(indicator=self.object, by=self.request.user, reason=form.cleaned_data["reason"])


class ReadingNewView(IndicatorForms):
    """What was measured in a month."""

    access_rule = MEASURE
    form_class: type[Any] = ReadingForm
    heading = gettext_lazy("Ny måling")
    submit_label = gettext_lazy("Før målingen")
    reason = gettext_lazy("Ny måling")

    def get_object(self) -> Any:
        return None

    def get_rule_object(self) -> Any:
        return self.goal if self.indicator else None

    def get_heading(self) -> Any:
        return _("Ny måling: %s") % self.indicator.name

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {**kwargs, "project": self.project, "indicator": self.indicator, "user": self.request.user}

    def perform(self, form: Any) -> Reading:
        return enter_reading(indicator=self.indicator, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, result: Any) -> str:
        return _("Målingen for %(month)s er ført: %(value)s.") % {
            "month": month_words(result.month),
            "value": show_value(self.indicator.measured_in, result.value),
        }

    def get_success_url(self, result: Any = None) -> str:
        url = self.goal.get_absolute_url()
        return f"{url}?enhet={result.unit_id}" if result is not None and result.unit_id else url


class ReadingForms(ReadingNewView):
    """A reading that is there."""

    def get_object(self) -> Any:
        rows = Reading.objects.visible_to(self.request.user).filter(indicator=self.indicator)
        if self.request.method != "POST":
            rows = rows.active()
        reading: Reading = get_object_or_404(rows, pk=self.kwargs["reading"])
        reading.indicator = self.indicator
        return reading

    def get_rule_object(self) -> Any:
        return self.goal if self.object else None


class ReadingCorrectView(ReadingForms):
    """A wrong figure is put right, with a reason."""

    submit_label = gettext_lazy("Rett målingen")

    def get_heading(self) -> Any:
        return _("Rett målingen for %s") % month_words(self.object.month)

    def perform(self, form: Any) -> Reading:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason")
        return correct_reading(reading=self.object, changes=changes, by=self.request.user, reason=reason)

    def get_success_message(self, result: Any) -> str:
        return _("Målingen for %s er rettet.") % month_words(result.month)


class ReadingWithdrawView(ReadingForms):
    """A reading that should not have been entered."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    submit_label = gettext_lazy("Trekk målingen")
    danger = True

    def get_heading(self) -> Any:
        return _("Trekk målingen for %s") % month_words(self.object.month)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super(ReadingNewView, self).get_form_kwargs()

    def get_facts(self) -> list[Any]:
        return [
            (_("Måleindikator"), self.indicator.name),
            (_("Måned"), month_words(self.object.month)),
            (_("Verdi"), show_value(self.indicator.measured_in, self.object.value)),
        ]

    def perform(self, form: Any) -> Reading:
        return withdraw_reading(reading=self.object, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_message(self, result: Any) -> str:
        return _("Målingen for %s er trukket.") % month_words(result.month)
