"""Competence plans: the activities of all as a list, one plan, and the forms. Leadership training is a kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.forms import ReasonForm, ServiceForm
from omstilling.ui.lists import Column, Totals
from omstilling.ui.templatetags.ui import status_tag

from ..filters.competence import ActivityFilter
from ..forms.competence import ActivityForm, DoneForm, PlanForm
from ..models import CompetenceActivity, CompetenceLevel, CompetencePlan
from ..selectors.competence import STATE_KINDS, activities, fund_sums, plans, state_of, state_words
from ..services.competence import (
    add_activity,
    complete_activity,
    create_plan,
    reopen_activity,
    update_activity,
    update_plan,
    withdraw_activity,
    withdraw_plan,
)
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

RULE = "may_manage_competence"
MENU = "mal.kompetanse"


class ActivityListView(ProjectList):
    """What is to be learnt on all levels: activity, owner, deadline and funds."""

    access_rule = "visible"
    menu_key = MENU
    saves_views = True
    template_name = "projects/competence.html"
    filterset_class = ActivityFilter
    default_sort = "frist"
    heading = gettext_lazy("Kompetanseplaner")
    export_name = "kompetanse"
    empty_title = gettext_lazy("Ingen aktiviteter ennå")
    empty_text = gettext_lazy("Her kommer det som skal læres på hvert nivå, med ansvarlig, frist og midler.")

    def get_queryset(self) -> QuerySet[CompetenceActivity]:
        return activities(self.project, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        today, words = self.project.today(), state_words()

        def word(row: CompetenceActivity) -> str:
            return words[state_of(row, today)]

        def tag(row: CompetenceActivity) -> Any:
            state = state_of(row, today)
            return status_tag(words[state], STATE_KINDS[state])

        return (
            Column("aktivitet", _("Aktivitet"), "title", "title", link=_address),
            Column("plan", _("Plan"), "plan.title", ("plan__level", "plan__title")),
            Column("niva", _("Nivå"), "plan.get_level_display", "plan__level"),
            Column("slag", _("Slag"), "get_kind_display", "kind"),
            Column("ansvarlig", _("Ansvarlig"), "owner.full_name", "owner__full_name"),
            Column("frist", _("Frist"), "deadline", "deadline"),
            Column("status", _("Status"), tag, export=word),
            Column("midler", _("Midler, kr"), _funds, "funds", numeric=True, export="funds"),
        )

    def get_totals(self, rows: QuerySet[CompetenceActivity]) -> Totals:
        found = fund_sums(rows)
        note = ""
        if found.unstated:
            words = {"n": formats.plural(found.unstated, _("aktivitet"), _("aktiviteter"))}
            note = _("%(n)s har ikke oppgitt midler og er ikke med i summen.") % words
        return Totals(_("Sum midler"), {"midler": formats.number(found.funds)}, note)

    def get_new(self) -> tuple[str, str] | None:
        if not self.may(RULE):
            return None
        return reverse("projects:competence_plan_new", args=[self.project.slug]), _("Ny kompetanseplan")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s aktivitet", "%(n)s aktiviteter", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        goals = reverse("projects:goals", args=[self.project.slug])
        return super().get_context_data(
            breadcrumbs=[(_("Mål"), goals), (_("Kompetanseplaner"), None)],
            plans=_of(self.project, plans(self.project, self.request.user)),
            **kwargs,
        )


def _of(project: Any, found: Any) -> list[Any]:
    """Return the plans from the top of the organisation down."""
    levels = list(CompetenceLevel)
    rows = sorted(found, key=lambda plan: (levels.index(CompetenceLevel(plan.level)), plan.title.casefold()))
    for row in rows:
        row.project = project
    return rows


def _address(row: CompetenceActivity) -> str:
    return f"{row.get_absolute_url()}#aktivitet-{row.pk}"


def _funds(row: CompetenceActivity) -> str:
    return formats.number(row.funds) if row.funds is not None else str(formats.NOT_STATED)


class PlanMixin(RowMixin):
    """Finds the plan as the user may see it, and an activity of it where the address names one."""

    menu_key = MENU

    @cached_property
    def plan(self) -> CompetencePlan:
        """Return the plan. One withdrawn while a form stood open is found, and the service says no."""
        rows = (
            CompetencePlan.objects.visible_to(self.request.user)
            .filter(project=self.project)
            .select_related("unit", "goal")
        )
        if self.request.method != "POST":
            rows = rows.active()
        plan: CompetencePlan = get_object_or_404(rows, pk=self.kwargs["pk"])
        plan.project = self.project
        return plan

    def find(self) -> Any:
        return self.plan

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Mål"), reverse("projects:goals", args=[slug])),
            (_("Kompetanseplaner"), reverse("projects:competence", args=[slug])),
        ]


class PlanView(PlanMixin, ProjectPage):
    """One plan: what it binds to, and its activities with owner, deadline and funds."""

    access_rule = "visible"
    template_name = "projects/competence_plan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan, today, words = self.plan, self.project.today(), state_words()
        found = activities(self.project, self.request.user).filter(plan=plan).order_by("deadline", "pk")
        states = [(row, state_of(row, today)) for row in found]
        sums = fund_sums(found)
        figures = [row.is_example_figure for row in found if row.funds is not None]
        return super().get_context_data(
            heading=plan.title,
            breadcrumbs=self.trail(plan),
            plan=plan,
            rows=[(row, words[state], STATE_KINDS[state]) for row, state in states],
            late=sum(state == "late" for _row, state in states),
            sums=sums,
            all_examples=bool(figures) and all(figures),
            may_manage=self.may(RULE, plan),
            **kwargs,
        )


class PlanForms(PlanMixin, RowFormView):
    """What the form pages of plans have in common."""

    access_rule = RULE

    def get_success_url(self, result: Any = None) -> str:
        return (result or self.plan).get_absolute_url() if result is not None else self.plan.get_absolute_url()


class PlanWordsForms(PlanForms):
    """The form of a plan."""

    form_class: type[Any] = PlanForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}


class PlanNewView(PlanWordsForms):
    """A new plan."""

    heading = gettext_lazy("Ny kompetanseplan")
    submit_label = gettext_lazy("Legg til planen")
    reason = gettext_lazy("Ny kompetanseplan")

    def get_object(self) -> Any:
        return None

    def perform(self, form: Any) -> CompetencePlan:
        return create_plan(project=self.project, by=self.by, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("projects:competence", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Planen «%s» er lagt til. Legg inn aktivitetene.") % result.title


class PlanEditView(PlanWordsForms):
    """What the plan binds to."""

    heading = gettext_lazy("Rediger planen")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Kompetanseplanen er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> CompetencePlan:
        return update_plan(plan=self.object, changes=form.cleaned_data, by=self.by)


class PlanWithdrawView(PlanForms):
    """The plan no longer holds."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk planen")
    intro = gettext_lazy("Planen og aktivitetene forsvinner fra listene. De står i historikken.")
    submit_label = gettext_lazy("Trekk planen")
    success_message = gettext_lazy("Planen er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Kompetanseplan"), self.object.title)]

    def perform(self, form: Any) -> CompetencePlan:
        return withdraw_plan(plan=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:competence", args=[self.project.slug])


class ActivityForms(PlanForms):
    """An activity of the plan."""

    def get_object(self) -> Any:
        rows = CompetenceActivity.objects.visible_to(self.request.user).filter(plan=self.plan)
        if self.request.method != "POST":
            rows = rows.active()
        activity: CompetenceActivity = get_object_or_404(rows, pk=self.kwargs["activity"])
        activity.plan = self.plan
        return activity

    def get_rule_object(self) -> Any:
        return self.plan if self.kwargs.get("activity") is None or self.object else None

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.plan, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.plan.get_absolute_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.plan.get_absolute_url()


class ActivityActs(ActivityForms):
    """A page that asks before something is done with an activity."""

    template_name = "ui/confirm.html"

    def get_facts(self) -> list[Any]:
        return [(_("Aktivitet"), self.object.title), (_("Frist"), formats.date_text(self.object.deadline))]


class ActivityWordsForms(ActivityForms):
    """The form of an activity."""

    form_class: type[Any] = ActivityForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}


class ActivityNewView(ActivityWordsForms):
    """A new activity."""

    heading = gettext_lazy("Ny aktivitet")
    submit_label = gettext_lazy("Legg til aktiviteten")
    reason = gettext_lazy("Ny aktivitet i kompetanseplanen")
    success_message = gettext_lazy("Aktiviteten er lagt til.")

    def get_object(self) -> Any:
        return None

    def perform(self, form: Any) -> CompetenceActivity:
        return add_activity(plan=self.plan, by=self.by, **form.cleaned_data)


class ActivityEditView(ActivityWordsForms):
    """What the activity is."""

    heading = gettext_lazy("Rediger aktiviteten")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Aktiviteten er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> CompetenceActivity:
        return update_activity(activity=self.object, changes=form.cleaned_data, by=self.by)


class ActivityDoneView(ActivityActs):
    """The activity has been carried out."""

    form_class = DoneForm
    heading = gettext_lazy("Aktiviteten er gjennomført")
    submit_label = gettext_lazy("Før som gjennomført")
    reason = gettext_lazy("Aktiviteten er gjennomført")
    success_message = gettext_lazy("Aktiviteten er ført som gjennomført.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "on": self.project.today()}

    def perform(self, form: Any) -> CompetenceActivity:
        return complete_activity(activity=self.object, on=form.cleaned_data["on"], by=self.by)


class ActivityReopenView(ActivityActs):
    """The activity was not carried out after all."""

    form_class = ServiceForm
    heading = gettext_lazy("Åpne aktiviteten igjen")
    submit_label = gettext_lazy("Åpne igjen")
    reason = gettext_lazy("Aktiviteten er åpnet igjen")
    success_message = gettext_lazy("Aktiviteten er åpnet igjen.")

    def perform(self, form: Any) -> CompetenceActivity:
        return reopen_activity(activity=self.object, by=self.by)


class ActivityWithdrawView(ActivityActs):
    """The activity will not be carried out."""

    form_class = ReasonForm
    heading = gettext_lazy("Trekk aktiviteten")
    submit_label = gettext_lazy("Trekk aktiviteten")
    success_message = gettext_lazy("Aktiviteten er trukket.")
    danger = True

    def perform(self, form: Any) -> CompetenceActivity:
        return withdraw_activity(activity=self.object, by=self.by, reason=form.cleaned_data["reason"])
