"""A union's statement on a measure: written, changed and withdrawn from its seat, and the employer's reply."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.errors import DomainError
from omstilling.ui import formats

from ..forms.unions import StatementForm, StatementReplyForm, StatementWithdrawForm
from ..models import UnionStatement
from ..services.unions import (
    reply_to_statement,
    union_seats_of,
    update_statement,
    withdraw_statement,
    write_statement,
)
from .measure_links import MeasurePartForms


class StatementForms(MeasurePartForms):
    """What the pages of a statement have in common: it is found under its measure, and the rule is asked about it."""

    access_rule = "may_write_statement"

    def get_object(self) -> Any:
        rows = UnionStatement.objects.visible_to(self.request.user).select_related("seat__person")
        if self.request.method != "POST":
            rows = rows.active()
        found: UnionStatement = get_object_or_404(rows, measure=self.measure, pk=self.kwargs["statement"])
        found.measure = self.measure
        return found

    def get_rule_object(self) -> Any:
        return self.object

    def get_facts(self) -> list[Any]:
        return [
            (_("Tiltak"), self.measure),
            (_("Fra"), self.object.organisation),
            (_("Skrevet"), formats.date_text(self.object.written_on)),
        ]


class StatementNewView(MeasurePartForms):
    """A union says what it means about the measure."""

    access_rule = "may_write_statement"
    form_class = StatementForm
    heading = gettext_lazy("Skriv en uttalelse")
    submit_label = gettext_lazy("Lagre uttalelsen")
    reason = gettext_lazy("Skrev uttalelsen fra tillitsvalgte")
    success_message = gettext_lazy("Uttalelsen er lagret og følger tiltaket.")

    def get_form_kwargs(self) -> dict[str, Any]:
        mine = free_seats(self.measure, self.request.user) or union_seats_of(self.request.user, self.project)
        return {**super().get_form_kwargs(), "seats": mine}

    def perform(self, form: Any) -> UnionStatement:
        seat = form.chosen_seat()
        if seat is None:
            raise DomainError(_("Du har ingen plass som tillitsvalgt i prosjektet i dag."))
        return write_statement(measure=self.measure, seat=seat, text=form.cleaned_data["text"], by=self.by)


class StatementEditView(StatementForms):
    """The union changes its own words."""

    form_class = StatementForm
    template_name = "budget/statement_edit.html"
    heading = gettext_lazy("Endre uttalelsen")
    submit_label = gettext_lazy("Lagre uttalelsen")
    reason = gettext_lazy("Endret uttalelsen fra tillitsvalgte")
    success_message = gettext_lazy("Uttalelsen er endret.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "text": self.object.text}

    def perform(self, form: Any) -> UnionStatement:
        return update_statement(statement=self.object, text=form.cleaned_data["text"], by=self.by)


class StatementWithdrawView(StatementForms):
    """The union takes its statement back."""

    form_class = StatementWithdrawForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk uttalelsen")
    intro = gettext_lazy(
        "Uttalelsen følger ikke lenger tiltaket. Godkjente protokoller og utgitte rapporter endres ikke."
    )
    submit_label = gettext_lazy("Trekk uttalelsen")
    success_message = gettext_lazy("Uttalelsen er trukket.")
    danger = True

    def perform(self, form: Any) -> UnionStatement:
        return withdraw_statement(statement=self.object, reason=form.cleaned_data["reason"], by=self.by)


class StatementReplyView(StatementForms):
    """The employer answers, with grounds."""

    access_rule = "may_reply_to_statement"
    form_class = StatementReplyForm
    template_name = "budget/statement_reply.html"
    heading = gettext_lazy("Svar på uttalelsen")
    submit_label = gettext_lazy("Lagre svaret")
    reason = gettext_lazy("Svarte på uttalelsen fra tillitsvalgte")
    success_message = gettext_lazy("Svaret er lagret.")

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "reply": self.object.reply}

    def perform(self, form: Any) -> UnionStatement:
        return reply_to_statement(statement=self.object, text=form.cleaned_data["reply"], by=self.by)


def free_seats(measure: Any, user: Any) -> list[Any]:
    """Return the user's union offices that have not said anything of the measure."""
    spoken = set(UnionStatement.objects.active().filter(measure=measure).values_list("seat_id", flat=True))
    return [seat for seat in union_seats_of(user, measure.project) if seat.pk not in spoken]
