"""Milestones: the list, one milestone, and a page for each thing that can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.fields import LATEST
from omstilling.ui.formats import date_text, days_shift, shift_between
from omstilling.ui.lists import FORMAT, Column
from omstilling.ui.templatetags.ui import status_tag

from ..filters.plan import MilestoneFilter
from ..forms.plan import (
    AssignForm,
    CompleteForm,
    MilestoneForm,
    ReopenForm,
    StartForm,
    WithdrawForm,
)
from ..models import Milestone, MilestoneStatus, Phase, StudyArea
from ..selectors.plan import STATUS_WORDS, all_milestones, decisions_about, row_of, status_of
from ..selectors.schedule import link_rows, plan_of, reasons_of, risks_by_milestone, waits_in_words
from ..selectors.shifts import can_undo, shift_rows
from ..services.plan import (
    assign_milestone,
    complete_milestone,
    create_milestone,
    reopen_milestone,
    start_milestone,
    update_milestone,
    withdraw_milestone,
)
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

MENU = "plan.milepaeler"
#: An empty cell that says nothing, not even «ikke oppgitt».
BLANK = SafeString('<span class="blank"></span>')


class MilestoneListView(ProjectList):
    """Every milestone with its dates and how far it has moved."""

    keeps_question = True
    saves_views = True
    access_rule = "visible"
    template_name = "projects/plan_milestones.html"
    filterset_class = MilestoneFilter
    default_sort = "dato"
    heading = gettext_lazy("Milepæler")
    export_name = "milepæler"
    empty_title = gettext_lazy("Ingen milepæler ennå")
    empty_text = gettext_lazy("Her kommer det prosjektet skal nå, med vedtatt dato og den datoen som gjelder nå.")

    def get_queryset(self) -> QuerySet[Milestone]:
        rows = all_milestones(self.project, self.request.user)
        return rows.annotate(  # type: ignore[no-any-return]
            by_date=Coalesce("completed_on", "current_date", Value(LATEST)),
            by_baseline=Coalesce("baseline_date", Value(LATEST)),
        )

    def get_columns(self) -> Sequence[Column]:
        slug, today = self.project.slug, self.project.today()

        def word(milestone: Milestone) -> str:
            return str(STATUS_WORDS[status_of(milestone, today)])

        columns = (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column(
                "milepael",
                _("Milepæl"),
                "title",
                "title",
                link=lambda m: reverse("projects:milestone", args=[slug, m.number]),
            ),
            Column("organ", _("Organ"), "body.name", ("body__order", "body__name")),
            Column("ansvarlig", _("Ansvarlig"), "responsible.full_name", "responsible__full_name"),
            Column("vedtatt", _("Vedtatt dato"), "baseline_date", "by_baseline"),
            Column("dato", _("Gjeldende dato"), _current, "by_date", export=lambda m: m.current_date),
            Column("naadd", _("Nådd dato"), export="completed_on"),
            Column("forskyvning", _("Forskyvning"), _shift_cell, export=lambda m: m.shift_days),
            Column("status", _("Status"), lambda m: status_tag(word(m)), export=word),
        )
        if self.request.GET.get(FORMAT):
            return (*columns, *self.file_columns())
        if not self.may("may_manage_milestones"):
            return columns
        return (*columns, Column("handlinger", _("Handlinger"), lambda m: _quick_links(m, slug)))

    def file_columns(self) -> Sequence[Column]:
        """Return what stands in files only: such a file can be changed and taken in again."""
        user, project = self.request.user, self.project
        areas = dict(StudyArea.objects.visible_to(user).filter(project=project).values_list("pk", "title"))
        phases = dict(Phase.objects.visible_to(user).filter(project=project).values_list("pk", "title"))
        waits = waits_in_words(plan_of(project, user))
        return (
            Column("start", _("Arbeidet starter"), export="starts_on"),
            Column("venter", _("Venter på"), export=lambda m: waits.get(m.pk, "")),
            Column("omrade", _("Utredningsområde"), export=lambda m: areas.get(m.study_area_id, "")),
            Column("fase", _("Fase"), export=lambda m: phases.get(m.phase_id, "")),
            Column("beskrivelse", _("Beskrivelse"), export="description"),
            Column("leveranse", _("Leveranse"), export="deliverable"),
            Column("krav", _("Krav til godkjenning"), export="acceptance"),
        )

    def get_new(self) -> tuple[str, str] | None:
        if not self.may("may_manage_milestones"):
            return None
        return reverse("projects:milestone_new", args=[self.project.slug]), _("Ny milepæl")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s milepæl", "%(n)s milepæler", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = reverse("projects:plan", args=[self.project.slug])
        return super().get_context_data(breadcrumbs=[(_("Plan"), plan), (_("Milepæler"), None)], **kwargs)


def _current(milestone: Milestone) -> Any:
    if milestone.completed_on is not None:
        return format_html(
            '<span>{} <span class="subtle">{}</span></span>', f"{milestone.completed_on:%d.%m.%Y}", _("(nådd)")
        )
    return milestone.current_date or _("ikke fastsatt")


def _shift_cell(milestone: Milestone) -> str:
    """Say the shift in days with its direction; a dash where a date is missing."""
    days = milestone.shift_days
    return days_shift(days) if days is not None else ""


def _quick_links(milestone: Milestone, slug: str) -> Any:
    """Return the two things that are done most often, straight from the list."""
    if milestone.is_withdrawn or milestone.status == MilestoneStatus.DONE:
        return BLANK
    links = [(f"milestone_{verb}", words) for verb, words in (("move", _("Flytt")), ("complete", _("Fullfør")))]
    made = format_html_join(
        " ",
        '<a class="ds-link" href="{}">{}<span class="ds-sr-only">: {}</span></a>',
        (
            (reverse(f"projects:{name}", args=[slug, milestone.number]), words, milestone.title)
            for name, words in links
        ),
    )
    return format_html('<span class="plan-quick">{}</span>', made)


class MilestoneMixin(RowMixin):
    """Finds the milestone as the user may see it, and knows the path down to it."""

    menu_key = MENU
    with_withdrawn = False

    def find(self) -> Milestone:
        """Return the milestone. One that was withdrawn while a form stood open is found, and the service says no."""
        rows = all_milestones(self.project, self.request.user)
        if not self.with_withdrawn and self.request.method != "POST":
            rows = rows.active()  # type: ignore[attr-defined]
        milestone: Milestone = get_object_or_404(rows, number=self.kwargs["number"])
        milestone.project = self.project
        return milestone

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Plan"), reverse("projects:plan", args=[slug])),
            (_("Milepæler"), reverse("projects:milestones", args=[slug])),
        ]


class MilestoneView(MilestoneMixin, ProjectPage):
    """One milestone: its dates, its moves with their reasons, and the decisions about it."""

    access_rule = "visible"
    template_name = "projects/plan_milestone.html"
    with_withdrawn = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        milestone, user = self.find(), self.request.user
        areas = StudyArea.objects.visible_to(user).active()
        today, manages = self.project.today(), self.may("may_manage_milestones", milestone)
        plan = plan_of(self.project, user)
        first, after = link_rows(plan, self.project, user, milestone.pk)
        shifts = shift_rows(milestone, user)
        last = shifts[-1].shift if shifts else None
        return super().get_context_data(
            heading=milestone.title,
            breadcrumbs=self.trail(milestone),
            milestone=milestone,
            row=row_of(milestone, self.project, today),
            shifts=shifts,
            first=first,
            after=after,
            reasons=reasons_of(plan, risks_by_milestone(self.project, user), today).get(milestone.pk, []),
            free=plan.net.free(milestone.pk) if milestone.pk in plan.rows else None,
            slack=plan.net.slack.get(milestone.pk),
            on_chain=milestone.pk in plan.chain,
            end=plan.rows[plan.net.end] if plan.net.end is not None else None,
            manages=manages and not milestone.is_withdrawn,
            may_undo=manages and last is not None and can_undo(last, milestone),
            decisions=decisions_about(milestone, user),
            study_area=areas.filter(pk=milestone.study_area_id).first() if milestone.study_area_id else None,
            actions=self.actions(milestone),
            **kwargs,
        )

    def actions(self, milestone: Milestone) -> list[tuple[str, str]]:
        """Return what this person can do with the milestone as it stands, the likeliest first."""
        if milestone.is_withdrawn or not self.may("may_manage_milestones", milestone):
            return []
        done = milestone.status == MilestoneStatus.DONE
        names = [
            ("move", _("Flytt"), not done),
            ("complete", _("Fullfør"), not done),
            ("start", _("Start"), milestone.status == MilestoneStatus.PLANNED),
            ("edit", _("Rediger"), True),
            ("assign", _("Bytt ansvarlig") if milestone.responsible_id else _("Velg ansvarlig"), True),
            ("reopen", _("Gjenåpne"), done),
            ("withdraw", _("Trekk"), True),
        ]
        args = [self.project.slug, milestone.number]
        return [(reverse(f"projects:milestone_{name}", args=args), words) for name, words, on in names if on]


class MilestoneForms(MilestoneMixin, RowFormView):
    """What every form page of milestones has in common."""

    access_rule = "may_manage_milestones"

    def get_facts(self) -> list[Any]:
        """Return the dates, which every one of the small forms turns on."""
        milestone = self.object
        if milestone is None:
            return []
        row = row_of(milestone, self.project, self.project.today())
        unset = _("ikke fastsatt")
        facts: list[Any] = [
            (_("Milepæl"), f"{milestone.number} {milestone.title}"),
            (_("Vedtatt dato"), date_text(milestone.baseline_date, unknown=unset), _("endres ikke")),
            (
                _("Gjeldende dato"),
                date_text(milestone.current_date, unknown=unset),
                shift_between(milestone.baseline_date, milestone.current_date, unknown=""),
            ),
        ]
        if milestone.completed_on:
            facts.append((_("Nådd"), date_text(milestone.completed_on)))
        else:
            facts.append((_("Status"), status_tag(row.status)))
        return facts


class ModelFormKwargs(MilestoneForms):
    """Forms that choose among the project's own rows."""

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}


class MilestoneNewView(ModelFormKwargs):
    """A new milestone."""

    form_class = MilestoneForm
    heading = gettext_lazy("Ny milepæl")
    submit_label = gettext_lazy("Legg til milepælen")
    reason = gettext_lazy("Ny milepæl")

    def get_object(self) -> Milestone | None:
        return None

    def perform(self, form: Any) -> Milestone:
        return create_milestone(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("projects:milestones", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Milepælen «%(title)s» er lagt til som nummer %(number)s.") % {
            "title": result.title,
            "number": result.number,
        }


class MilestoneEditView(ModelFormKwargs):
    """What the milestone says. Its current date is moved with a form of its own."""

    form_class = MilestoneForm
    heading = gettext_lazy("Rediger milepælen")
    intro = gettext_lazy("Gjeldende dato endres med «Flytt», så begrunnelsen blir med.")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Milepælen er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> Milestone:
        return update_milestone(milestone=self.object, changes=form.cleaned_data, by=self.request.user)


class MilestoneAssignView(ModelFormKwargs):
    """Whose it is."""

    form_class = AssignForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Ansvarlig for milepælen")
    submit_label = gettext_lazy("Lagre ansvarlig")
    reason = gettext_lazy("Milepælen er tildelt")

    def perform(self, form: Any) -> Milestone:
        return assign_milestone(milestone=self.object, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, result: Any) -> str:
        if result.responsible is None:
            return _("Milepælen har ingen ansvarlig.")
        return _("%s har nå ansvaret for milepælen.") % result.responsible


class MilestoneCompleteView(MilestoneForms):
    """The milestone is reached."""

    form_class = CompleteForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Fullfør milepælen")
    submit_label = gettext_lazy("Milepælen er nådd")
    reason = gettext_lazy("Milepælen er nådd")

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.project.today()}

    def perform(self, form: Any) -> Milestone:
        return complete_milestone(milestone=self.object, on=form.cleaned_data["on"], by=self.request.user)

    def get_success_message(self, result: Any) -> str:
        return _("Milepælen er ført som nådd %s.") % date_text(result.completed_on)


class MilestoneStartView(MilestoneForms):
    """The work towards the milestone has begun."""

    form_class = StartForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Start arbeidet")
    submit_label = gettext_lazy("Arbeidet er startet")
    reason = gettext_lazy("Arbeidet er startet")
    success_message = gettext_lazy("Milepælen er i gang.")

    def get_initial(self) -> dict[str, Any]:
        today = self.project.today()
        start = self.object.starts_on
        return {"on": start if start is not None and start <= today else today}

    def perform(self, form: Any) -> Milestone:
        return start_milestone(milestone=self.object, on=form.cleaned_data["on"], by=self.request.user)


class MilestoneReopenView(MilestoneForms):
    """The milestone was not reached after all."""

    form_class = ReopenForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Gjenåpne milepælen")
    intro = gettext_lazy("Milepælen blir satt i gang igjen. At den var ført som nådd, står i historikken.")
    submit_label = gettext_lazy("Gjenåpne milepælen")
    success_message = gettext_lazy("Milepælen er gjenåpnet og i gang.")

    def perform(self, form: Any) -> Milestone:
        return reopen_milestone(milestone=self.object, by=self.request.user, reason=form.cleaned_data["reason"])


class MilestoneWithdrawView(MilestoneForms):
    """The milestone leaves the plan."""

    form_class = WithdrawForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk milepælen")
    intro = gettext_lazy("Milepælen tas ut av planen og listene. Den beholder nummeret og står i historikken.")
    submit_label = gettext_lazy("Trekk milepælen")
    danger = True

    def perform(self, form: Any) -> Milestone:
        return withdraw_milestone(milestone=self.object, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:milestones", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Milepælen «%s» er trukket.") % result.title
