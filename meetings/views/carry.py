"""The agenda from before: what can be taken along, and the headings of the list."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..agenda import agenda_lines
from ..carry import Offers, offers_of
from ..forms.carry import SECTIONS, CarryOverForm, SectionsForm
from ..models import AgendaItem
from ..notices.build import listed_items
from ..services.agenda import carry_over, set_sections
from .base import MeetingForms


class CarryOverView(MeetingForms):
    """Put several cases on the agenda in one act."""

    form_class = CarryOverForm
    template_name = "meetings/carry_over.html"
    heading = gettext_lazy("Ta med fra før")
    submit_label = gettext_lazy("Sett på sakslista")

    def get_object(self) -> Any:
        return None

    @cached_property
    def offers(self) -> Offers:
        return offers_of(self.meeting, self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "meeting": self.meeting, "offers": self.offers}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            meeting=self.meeting,
            offers=self.offers,
            reviews=self.offers.reviews,
            may_register=self.may("may_manage_cases"),
            **self.beyond_address(kwargs),
        )

    def perform(self, form: Any) -> list[AgendaItem]:
        late = self.meeting.notice_sent_on is not None and self.meeting.body.is_elected
        return carry_over(
            meeting=self.meeting,
            cases=form.chosen_cases(),
            follow_ups=form.cleaned_data.get("follow_ups") or (),
            unlisted=late,
            section=form.cleaned_data.get("section", ""),
            by=self.request.user,
        )

    def get_success_message(self, result: Any) -> str:
        count = len(result)
        return ngettext("%(n)s sak står på sakslista.", "%(n)s saker står på sakslista.", count) % {"n": count}


class SectionsView(MeetingForms):
    """Divide the list under headings."""

    form_class = SectionsForm
    template_name = "meetings/sections.html"
    heading = gettext_lazy("Del inn sakslista")
    intro = gettext_lazy(
        "Skriv hvilken overskrift hver sak skal stå under. "
        "Saker under samme overskrift samles, i den rekkefølgen de har."
    )
    submit_label = gettext_lazy("Lagre inndelingen")
    success_message = gettext_lazy("Sakslista er delt inn.")

    def get_object(self) -> Any:
        return None

    @cached_property
    def items(self) -> list[AgendaItem]:
        return listed_items(self.meeting)

    def get_form_kwargs(self) -> dict[str, Any]:
        titles = {line.pk: line.title for line in agenda_lines(self.meeting, self.request.user)}
        return {**super().get_form_kwargs(), "items": self.items, "titles": titles}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        used = [item.section for item in self.items if item.section]
        words = list(dict.fromkeys([*used, *(str(word) for word in SECTIONS)]))
        return super().get_context_data(
            suggestions=words, none=_("Ingen saker på sakslista ennå"), **self.beyond_address(kwargs)
        )

    def perform(self, form: Any) -> list[AgendaItem]:
        return set_sections(meeting=self.meeting, sections=form.sections(), by=self.request.user)
