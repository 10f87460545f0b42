"""The main job: log what was decided in a case of a meeting, and put it right while the minutes are a draft."""

from __future__ import annotations

from copy import copy
from datetime import date
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budget.load_words import sentences
from budget.models import Measure
from budget.selectors import measures_of_case
from budget.selectors.load import LoadWarning, load_warnings
from omstilling.audit.errors import DomainError
from omstilling.audit.marks import mark_of
from omstilling.ui.forms import show_again
from projects.models import Decision, DecisionKind, DecisionOutcome
from projects.selectors.decisions import the_decision
from projects.views.base import ProjectFormView, RowFormView
from projects.views.decisions import DecisionMixin

from ..agenda import agenda_lines
from ..forms.corrections import CorrectDecisionForm
from ..forms.decisions import LogDecisionForm
from ..models import AgendaItem
from ..services.decisions import correct_logged_decision, log_decision
from ..services.rules import require_held, require_item, require_ordinary
from ..words import about_minutes
from .base import ItemMixin


class VoteErrors:
    """Puts what a service says about the numbers beside the first of them."""

    def perform(self, form: Any) -> Any:
        try:
            return self.carry_out(form)
        except DomainError as error:
            if error.field == "votes":
                raise DomainError(error.message, field=form.first_vote_field()) from None
            if error.field == "milestone_dates":
                raise DomainError(error.message, field=form.effect_field(error.field)) from None
            raise

    def carry_out(self, form: Any) -> Any:
        raise NotImplementedError


class LogDecisionView(VoteErrors, ItemMixin, ProjectFormView):
    """Log the decision of one case."""

    access_rule = "may_log_decision"
    template_name = "meetings/log_decision.html"
    form_class = LogDecisionForm
    reason = gettext_lazy("Vedtaket er ført")

    def get_rule_object(self) -> Any:
        """Find the case first: one that the user may not see is not found."""
        return self.item.meeting

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.item.decision is not None:
            messages.info(request, _("Vedtaket i saken er ført fra før."))
            return HttpResponseRedirect(self.item.decision.get_absolute_url())
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "item": self.item, "user": self.request.user}

    def get_heading(self) -> Any:
        if self.item.meeting.body.is_elected:
            return _("Før vedtak i %(number)s") % {"number": self.item.case.case_number}
        return _("Før anbefaling i %(number)s") % {"number": self.item.case.case_number}

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.item_trail(self.get_heading())

    def get_cancel_url(self) -> str:
        return self.item_url

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        elected = self.item.meeting.body.is_elected
        return super().get_context_data(
            **{
                "item": self.item,
                "meeting": self.item.meeting,
                "case": self.item.case,
                "blocked": blocked(self.item),
                "submit_label": _("Før vedtaket") if elected else _("Før anbefalingen"),
                **kwargs,
            }
        )

    def _carry_out(self, form: Any, token: Any, posted: int | None) -> HttpResponse:
        """Save, unless a measure that is ticked here makes a load that has not been shown: then show it first."""
        found = self.load(form)
        if found and not blocked(self.item) and form.cleaned_data["seen"] != (mark := _mark(found)):
            show_again(form, "seen", mark)
            return self.render_to_response(
                self.get_context_data(
                    form=form,
                    row_version=self.request.POST.get("row_version", ""),
                    load=sentences(found, self.project.slug),
                    map_url=reverse("budget:load", args=[self.project.slug]),
                    submit_label=_("Før vedtaket likevel")
                    if self.item.meeting.body.is_elected
                    else _("Før anbefalingen likevel"),
                )
            )
        return super()._carry_out(form, token, posted)

    def load(self, form: Any) -> list[LoadWarning]:
        """Return what the page has not told of: the load of ticked measures that the case was not about before.

        They weigh from the day that is adopted for them here.
        """
        ticked = [_starting(measure, start) for measure, _effect, start in form.chosen_measures()]
        if not ticked or form.cleaned_data["outcome"] != DecisionOutcome.ADOPTED:
            return []
        user, today = self.request.user, self.project.today()
        told = {row.measure.pk for row in measures_of_case(self.item.case, user, today)}
        return load_warnings([one for one in ticked if one.pk not in told], self.project, user, today)

    def carry_out(self, form: Any) -> Decision:
        data = form.cleaned_data
        names = ("kind", "outcome", "text", "responsible", "deadline", "meaning", "milestones", "study_areas")
        return log_decision(
            item=self.item,
            measures=form.chosen_measures(),
            by=self.request.user,
            **{name: data[name] for name in names},
            **form.vote_arguments(),
            **form.effect_arguments(),
        )

    def get_success_message(self, result: Any) -> str:
        words = {
            DecisionKind.FINAL: _(
                "Vedtaket i %(number)s er ført. Det gjelder fra møtet, og venter på at protokollen blir godkjent."
            ),
            DecisionKind.RECOMMENDATION: _(
                "Innstillingen i %(number)s er ført, og venter på at protokollen blir godkjent."
            ),
            DecisionKind.ADVICE: _("Anbefalingen i %(number)s er ført."),
        }
        said = words[DecisionKind(result.kind)] % {"number": result.case.case_number}
        onward = self.onward()
        return format_html('{} <a class="ds-link" href="{}">{}</a>', said, *onward) if onward else said

    def onward(self) -> tuple[str, str] | None:
        """Return where the work goes on: the next case without a decision, else the minutes."""
        lines = [line for line in agenda_lines(self.meeting, self.request.user) if line.is_visible]
        here = next((place for place, line in enumerate(lines) if line.pk == self.item.pk), -1) + 1
        left = [line for line in lines[here:] + lines[:here] if line.is_open]
        if left:
            words = _("Neste sak: %(number)s %(title)s") % {"number": left[0].number, "title": left[0].title}
            return self.url("log_decision", left[0].pk), words
        if not self.may("may_write_minutes", self.meeting):
            return None
        return self.url("minutes"), about_minutes(_("Alle sakene er behandlet. Gå til %(it)s"), self.meeting.body)


class CorrectDecisionView(VoteErrors, DecisionMixin, RowFormView):
    """Put an unconfirmed decision right. What it said before stays in the history."""

    access_rule = "may_log_decision"
    template_name = "meetings/log_decision.html"
    form_class = CorrectDecisionForm
    submit_label = gettext_lazy("Lagre rettelsen")

    def get_heading(self) -> Any:
        return _("Rett %(it)s") % {"it": the_decision(self.object)}

    def get_success_message(self, result: Any) -> str:
        return _("%(it)s er rettet.") % {"it": capfirst(the_decision(result))}

    @cached_property
    def item(self) -> AgendaItem | None:
        related = ("meeting__body", "meeting__project", "case__body", "case__project")
        return AgendaItem.objects.active().filter(decision=self.object).select_related(*related).first()

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "item": self.item, "decision": self.object, "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"item": self.item, "case": self.object.case, "decision": self.object}
        if self.item is not None:
            more["meeting"] = self.item.meeting
        return super().get_context_data(**{**more, "blocked": self.blocked(), **kwargs})

    def blocked(self) -> str:
        """Return why nothing can be put right here, in words for the user; empty when it can."""
        if self.object.is_confirmed:
            return _(
                "Vedtaket er bekreftet. Teksten kan ikke endres: gjør et nytt vedtak, eller rett møteprotokollen."
            )
        return blocked(self.item) if self.item is not None else ""

    def carry_out(self, form: Any) -> Decision:
        data = form.cleaned_data
        names = ("kind", "outcome", "text", "responsible", "deadline", "meaning")
        return correct_logged_decision(
            decision=self.object,
            changes={name: data[name] for name in names},
            measures=form.kept_measures(),
            milestones=form.kept_milestones(),
            study_areas=form.kept_study_areas(),
            by=self.request.user,
            reason=data["reason"],
            **(form.vote_arguments() if self.item is not None else {}),
        )


def _mark(warnings: list[LoadWarning]) -> str:
    """Return what tells some warnings from others: those that were seen are those that are saved past."""
    periods = [(one.unit.pk, period) for one in warnings for period in one.periods]
    return mark_of([(unit, p.first, p.last, [row.number for row in p.rows]) for unit, p in periods])


def _starting(measure: Measure, start: date | None) -> Measure:
    """Return a measure as it would weigh if it started on a day; as it is where none is given."""
    moved = copy(measure)
    moved.effective_from = start or measure.effective_from
    return moved


def blocked(item: AgendaItem) -> str:
    """Return why no decision can be written in the case now; empty when it can."""
    try:
        require_item(item)
        require_held(item.meeting)
        require_ordinary(item.meeting)
    except DomainError as error:
        return str(error)
    return ""
