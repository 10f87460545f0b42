"""The agenda's actions: put a case on, move it, mark it as unlisted, take it off."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ReasonForm, ServiceForm
from projects.permissions import RULES
from projects.services.cases import register_case

from ..forms.agenda import NEW, PutOnAgendaForm, UnlistedForm
from ..models import AgendaItem, MeetingState
from ..services import mark_unlisted, move_item, put_on_agenda, take_off_agenda
from .base import ItemForms, MeetingForms


class PutOnAgendaView(MeetingForms):
    """Put a case on the agenda: one that is registered, or a new one."""

    template_name = "meetings/put_on_agenda.html"
    form_class = PutOnAgendaForm
    heading = gettext_lazy("Sett en sak på sakslista")
    submit_label = gettext_lazy("Sett på sakslista")
    success_message = gettext_lazy("Saken står på sakslista.")

    def get_object(self) -> Any:
        return None

    def get_initial(self) -> dict[str, Any]:
        """The case whose page the way here began at."""
        case = self.request.GET.get("sak", "")
        return {**super().get_initial(), **({"case": case} if case.isascii() and case.isdigit() else {})}

    def get_form_kwargs(self) -> dict[str, Any]:
        register = RULES["may_manage_cases"](self.request.user, self.project)
        more = {"meeting": self.meeting, "user": self.request.user, "may_register": register}
        return {**super().get_form_kwargs(), **more}

    def get_success_url(self, result: Any = None) -> str:
        """In a running meeting the case is next taken up on the live page."""
        if result is None or self.meeting.state != MeetingState.RUNNING:
            return super().get_success_url(result)
        return reverse("meetings:live_item", args=[self.project.slug, self.meeting.slug, result.pk])

    def perform(self, form: Any) -> AgendaItem:
        data, by = form.cleaned_data, self.request.user
        case = data.get("case")
        if data.get("source") == NEW:
            case = register_case(
                body=self.meeting.body,
                kind=data["kind"],
                title=data["title"],
                recommendation=data["recommendation"],
                year=self.meeting.held_on.year,
                by=by,
            )
        return put_on_agenda(
            meeting=self.meeting,
            case=case,
            unlisted=data.get("unlisted", False),
            unlisted_note=data.get("unlisted_note", ""),
            section=data.get("section", ""),
            by=by,
        )


class OnAgenda(ItemForms):
    """An action on a case that ends on the meeting's page, at the case."""

    template_name = "ui/confirm.html"
    form_class = ServiceForm

    def get_facts(self) -> list[Any]:
        return [(_("Sak"), f"{self.item.case.case_number} {self.item.case.title}")]

    def get_cancel_url(self) -> str:
        return str(self.meeting.get_absolute_url())

    def get_success_url(self, result: Any = None) -> str:
        return f"{self.meeting.get_absolute_url()}#sak-{self.item.pk}"


class MoveItemUpView(OnAgenda):
    """Let a case change places with the one before it."""

    heading = gettext_lazy("Flytt saken opp")
    submit_label = gettext_lazy("Flytt opp")
    success_message = gettext_lazy("Saken er flyttet opp.")
    up = True

    def perform(self, form: Any) -> AgendaItem:
        return move_item(item=self.item, up=self.up, by=self.request.user)


class MoveItemDownView(MoveItemUpView):
    """Let a case change places with the one after it."""

    heading = gettext_lazy("Flytt saken ned")
    submit_label = gettext_lazy("Flytt ned")
    success_message = gettext_lazy("Saken er flyttet ned.")
    up = False


class TakeOffAgendaView(OnAgenda):
    """Take a case off the agenda."""

    form_class = ReasonForm
    heading = gettext_lazy("Ta saken av sakslista")
    submit_label = gettext_lazy("Ta av sakslista")
    success_message = gettext_lazy("Saken er tatt av sakslista. Den beholder saksnummeret.")

    def get_object(self) -> Any:
        return self.item

    def perform(self, form: Any) -> AgendaItem:
        return take_off_agenda(item=self.item, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return str(self.meeting.get_absolute_url())


class UnlistedView(ItemForms):
    """Say that a case was not on the list that went out, and what was objected."""

    form_class = UnlistedForm
    heading = gettext_lazy("Tilleggssak")
    submit_label = gettext_lazy("Lagre")
    success_message = gettext_lazy("Merkingen er lagret.")

    def get_object(self) -> Any:
        return self.item

    def get_initial(self) -> dict[str, Any]:
        item = self.item
        return {
            "unlisted": item.unlisted,
            "objectors": item.unlisted_objectors,
            "chair_objected": item.unlisted_chair_objected,
            "unlisted_note": item.unlisted_note,
        }

    def perform(self, form: Any) -> AgendaItem:
        data = form.cleaned_data
        return mark_unlisted(
            item=self.item,
            unlisted=data["unlisted"],
            unlisted_note=data["unlisted_note"],
            objections=(data["objectors"], data["chair_objected"]),
            by=self.request.user,
        )
