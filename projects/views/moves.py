"""Moving milestones: what a move leads to is shown before it is saved, and a move is taken back by a further one."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.formats import date_text, shift_between

from ..forms.plan import ALL, ALONE, MoveForm, UndoMoveForm
from ..models import Milestone, MilestoneShift
from ..selectors.schedule import MoveEffect, decided_days, effect_of, time_tolerance
from ..selectors.shifts import can_undo, carried_by, last_shift, offered_decisions
from ..services.plan import replan, undo_move
from .milestones import MilestoneForms


class MilestoneMoveView(MilestoneForms):
    """A new current date, with its reason. The adopted date stays. What others it draws along is shown first."""

    form_class = MoveForm
    template_name = "projects/plan_move.html"
    heading = gettext_lazy("Flytt milepælen")
    intro = gettext_lazy("Vedtatt dato blir stående. Forskyvningen regnes fra den og vises i planen.")
    submit_label = gettext_lazy("Flytt milepælen")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "offered": offered_decisions(self.object, self.request.user)}

    def get_facts(self) -> list[Any]:
        facts = super().get_facts()
        tolerance = time_tolerance(self.project)
        since = decided_days([self.object.pk]).get(self.object.pk, self.object.baseline_date)
        if tolerance is not None and since is not None:
            words = ngettext(
                "til %(last)s, %(n)s dag etter %(day)s", "til %(last)s, %(n)s dager etter %(day)s", tolerance.limit
            )
            last = since + timedelta(days=tolerance.limit)
            told = {"last": date_text(last), "n": tolerance.limit, "day": date_text(since)}
            facts.append((_("Uten vedtak kan den flyttes"), words % told))
        return facts

    def effect(self, form: Any) -> MoveEffect | None:
        """Return what the typed move leads to; ``None`` where no date is typed, or it moves nothing."""
        to = getattr(form, "cleaned_data", {}).get("to")
        if to is None or to == self.object.current_date:
            return None
        return effect_of(self.object, to, self.project, self.request.user)

    def _carry_out(self, form: Any, token: Any, posted: int | None) -> HttpResponse:
        """Save what has been shown; else show it first."""
        effect = self.effect(form)
        is_open = not self.object.is_withdrawn and self.object.completed_on is None
        if effect and is_open and effect.needs_a_look and form.cleaned_data["seen"] != effect.mark:
            form.ask_along(effect.mark, len(effect.carried))
            changed = bool(form.cleaned_data["seen"])
            version = self.request.POST.get("row_version", "")
            context = self.get_context_data(form=form, row_version=version, effect=effect, changed=changed)
            return self.render_to_response(context)
        return super()._carry_out(form, token, posted)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form = context["form"]
        if "effect" not in context and form.is_bound and form.data.get("seen"):
            effect = self.effect(form)
            if effect is not None and effect.needs_a_look:
                form.ask_along(effect.mark, len(effect.carried))
                context["effect"] = effect
        if context.get("effect"):
            context["heading"] = _("Dette følger av flyttingen")
            context["submit_label"] = _("Lagre flyttingen")
        return context

    def perform(self, form: Any) -> Milestone:
        data = form.cleaned_data
        return replan(
            milestone=self.object,
            to=data["to"],
            by=self.request.user,
            reason=data["reason"],
            along=data.get("along", ALL) != ALONE,
            decision=data.get("decision"),
            seen=data["seen"],
        )

    def get_success_message(self, result: Any) -> str:
        return f"{self.moved(result)}{_along(result)}"

    def moved(self, result: Any) -> str:
        shift = shift_between(result.baseline_date, result.current_date, unknown="")
        words = _("Milepælen er flyttet til %s") % date_text(result.current_date)
        if not result.shift_days:
            return f"{words}, {shift}." if shift else f"{words}."
        return _("%(words)s, %(shift)s enn vedtatt.") % {"words": words, "shift": shift}


def _along(milestone: Milestone) -> str:
    """Say how many others moved with it."""
    last = last_shift(milestone)
    count = len(carried_by(last)) if last is not None else 0
    if not count:
        return ""
    return " " + ngettext("En annen fulgte etter.", "%(n)s andre fulgte etter.", count) % {"n": count}


class MilestoneMoveUndoView(MilestoneForms):
    """The last move is taken back, with those that it drew along."""

    form_class = UndoMoveForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Angre flyttingen")
    intro = gettext_lazy("Milepælen flyttes tilbake. Begge flyttingene blir stående med sin begrunnelse.")
    submit_label = gettext_lazy("Flytt tilbake")

    @cached_property
    def shift(self) -> MilestoneShift:
        found = last_shift(self.object)
        if found is None or (self.request.method != "POST" and not can_undo(found, self.object)):
            raise Http404
        found.milestone = self.object
        return found

    def check(self) -> None:
        super().check()
        bool(self.shift)

    def get_facts(self) -> list[Any]:
        rows = [self.shift, *(one for one in carried_by(self.shift) if can_undo(one, one.milestone))]
        return [
            (
                f"{row.milestone.number} {row.milestone.title}",
                _("tilbake til %s") % date_text(row.from_date),
                _("fra %s") % date_text(row.to_date),
            )
            for row in rows
        ]

    def perform(self, form: Any) -> Milestone:
        return undo_move(shift=self.shift, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_message(self, result: Any) -> str:
        return _("Milepælen er tilbake på %s.") % date_text(result.current_date) + _along(result)
