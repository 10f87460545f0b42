"""Forms of the agenda."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm
from projects.forms.choices import long_text
from projects.models import Case, CaseKind, Decision, DecisionOutcome

from ..models import AgendaItem, Meeting

UNLISTED_NOTE_HELP = gettext_lazy(
    "Saken kan avgjøres når verken møteleder eller en tredel av de frammøtte har innvendinger. "
    "Skriv hva som ble sagt, for eksempel «Ingen hadde innvendinger». Før møtet kan feltet stå tomt."
)
NEW, KNOWN = "new", "known"


class CaseChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        words = f"{obj.case_number} {obj.title}"
        return _("%(case)s (avgjort)") % {"case": words} if obj.decided else words


class PutOnAgendaForm(ServiceForm):
    """A case of the body, or a new one that is registered with it."""

    mark_optional = False

    source = forms.ChoiceField(
        label=gettext_lazy("Hvilken sak?"),
        widget=forms.RadioSelect,
        choices=((KNOWN, gettext_lazy("En sak som er registrert")), (NEW, gettext_lazy("En ny sak"))),
    )
    case = CaseChoice(
        label=gettext_lazy("Registrert sak"), queryset=None, required=False, empty_label=gettext_lazy("Velg …")
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Sakstype"),
        choices=[(value, capfirst(label)) for value, label in CaseKind.choices],
        initial=CaseKind.DECISION,
        required=False,
    )
    title = forms.CharField(
        label=gettext_lazy("Tittel"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Kort og dekkende, uten personnavn. Saken får organets neste nummer."),
    )
    recommendation = long_text(
        gettext_lazy("Forslag til vedtak"),
        most=10000,
        help_text=gettext_lazy(
            "Ordrett slik det skal kunne vedtas. Kan stå tomt, og skrives senere sammen med resten av saken."
        ),
    )
    section = forms.CharField(
        label=gettext_lazy("Del av sakslista"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Overskriften saken skal stå under, for eksempel «Referatsaker». Kan stå tomt."),
    )
    unlisted = forms.BooleanField(
        label=gettext_lazy("Tilleggssak: sto ikke på den utsendte sakslista"), required=False
    )
    unlisted_note = forms.CharField(
        label=gettext_lazy("Innvendinger mot tilleggssaken"),
        max_length=300,
        required=False,
        help_text=UNLISTED_NOTE_HELP,
    )

    def __init__(self, *args: Any, meeting: Meeting, user: Any, may_register: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on_list = AgendaItem.objects.active().filter(meeting=meeting).values("case_id")
        cases = Case.objects.visible_to(user).active().filter(body_id=meeting.body_id).exclude(pk__in=on_list)
        decided = Exists(
            Decision.objects.active().filter(case=OuterRef("pk")).exclude(outcome=DecisionOutcome.POSTPONED)
        )
        found = cases.select_related("body").annotate(decided=decided).order_by("decided", "-year", "-number")
        self.fields["case"].queryset = found  # type: ignore[attr-defined]
        self.initial.setdefault("source", KNOWN if found.exists() or not may_register else NEW)
        late = meeting.notice_sent_on is not None
        if late and meeting.body.is_elected:
            self.initial.setdefault("unlisted", True)
        extra = ["unlisted", "unlisted_note"] if late else []
        if not late:
            del self.fields["unlisted"], self.fields["unlisted_note"]
        if not may_register:
            for name in ("source", "kind", "title", "recommendation"):
                del self.fields[name]
        groups = [
            (_("Saken"), ["source", "case"]),
            (_("Bare for en ny sak"), ["kind", "title", "recommendation"]),
            (_("På sakslista"), ["section", *extra]),
        ]
        self.groups = [(label, [n for n in names if n in self.fields]) for label, names in groups]
        self.groups = [(label, names) for label, names in self.groups if names]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("source") == NEW:
            if not data.get("title"):
                self.add_error("title", _("Skriv tittelen på den nye saken."))
        elif "case" not in self.errors and not data.get("case"):
            self.add_error("case", _("Velg en registrert sak, eller registrer en ny."))
        return data


class UnlistedForm(ServiceForm):
    """Whether the case was on the list, who objected when it was not, and what the minutes say of it."""

    unlisted = forms.BooleanField(
        label=gettext_lazy("Tilleggssak: sto ikke på den utsendte sakslista"), required=False
    )
    objectors = forms.IntegerField(
        label=gettext_lazy("Hvor mange hadde innvendinger?"),
        min_value=0,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "3", "autocomplete": "off"}),
        help_text=gettext_lazy("Av dem som har stemmerett i saken."),
    )
    chair_objected = forms.BooleanField(label=gettext_lazy("Møteleder hadde innvendinger"), required=False)
    unlisted_note = forms.CharField(
        label=gettext_lazy("Innvendinger mot tilleggssaken"),
        max_length=300,
        required=False,
        help_text=UNLISTED_NOTE_HELP,
    )
