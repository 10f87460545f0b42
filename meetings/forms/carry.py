"""Forms of the agenda: what is taken along from before, and the headings of the list."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm
from projects.models import Case, Decision

from ..carry import Offer, Offers, deadline_words
from ..models import AgendaItem, Meeting

SECTIONS = (
    gettext_lazy("Godkjenning av innkalling og saksliste"),
    gettext_lazy("Vedtakssaker"),
    gettext_lazy("Drøftingssaker"),
    gettext_lazy("Orienteringssaker"),
    gettext_lazy("Referatsaker"),
    gettext_lazy("Eventuelt"),
)


class OfferChoice(forms.ModelMultipleChoiceField):
    """Cases to tick, each with why it is offered."""

    why: dict[int, str]

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.case_number} {obj.title} – {self.why.get(obj.pk, '')}"


class WaitingChoice(forms.ModelMultipleChoiceField):
    """Decisions to tick, each with how it stands."""

    today: Any

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.case.case_number} {obj.case.open_title} – {deadline_words(obj, self.today)}"


class CarryOverForm(ServiceForm):
    """Everything that can be taken along, to be ticked."""

    mark_optional = False

    def __init__(self, *args: Any, meeting: Meeting, offers: Offers, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label, rows in (
            ("postponed", _("Utsatte saker"), offers.postponed),
            ("cancelled", _("Saker fra avlyste møter"), offers.cancelled),
            ("never", _("Registrerte saker som ikke har stått på en saksliste"), offers.never),
        ):
            self._offer(name, label, rows)
        if offers.follow_ups:
            field = WaitingChoice(
                label=_("Vedtak som venter på oppfølging"),
                queryset=_rows(Decision, [row.pk for row in offers.follow_ups]),
                required=False,
                widget=forms.CheckboxSelectMultiple,
                help_text=_("De du krysser av, kommer på lista som én referatsak: «Oppfølging av vedtak»."),
            )
            field.today = meeting.project.today()
            self.fields["follow_ups"] = field
        if self.fields:
            self.fields["section"] = forms.CharField(
                label=_("Del av sakslista"),
                max_length=80,
                required=False,
                help_text=_("Overskriften sakene skal stå under, for eksempel «Referatsaker». Kan stå tomt."),
            )

    def _offer(self, name: str, label: str, rows: list[Offer]) -> None:
        if not rows:
            return
        field = OfferChoice(
            label=label,
            queryset=_rows(Case, [row.case.pk for row in rows]),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        field.why = {row.case.pk: row.why for row in rows}
        self.fields[name] = field

    def chosen_cases(self) -> list[Case]:
        """Return the cases that were ticked, in the order of the page."""
        names = ("postponed", "cancelled", "never")
        return [case for name in names for case in self.cleaned_data.get(name) or ()]


def _rows(model: Any, keys: list[int]) -> Any:
    related = ("body",) if model is Case else ("case__body", "project")
    return model.objects.filter(pk__in=keys).select_related(*related).order_by("pk")


class SectionsForm(ServiceForm):
    """A heading for each case of the list."""

    mark_optional = False

    def __init__(self, *args: Any, items: list[AgendaItem], titles: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in items:
            self.fields[f"section-{item.pk}"] = forms.CharField(
                label=f"{item.case.case_number} {titles[item.pk]}",
                max_length=80,
                required=False,
                initial=item.section,
                widget=forms.TextInput(attrs={"list": "deler"}),
            )

    def sections(self) -> dict[int, str]:
        """Return the headings by the item's id."""
        return {int(name.partition("-")[2]): value for name, value in self.cleaned_data.items()}
