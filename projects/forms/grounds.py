"""The fields that say that something is kept back: its ground, picked from a list, its dates, and more openness."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..law import GROUNDS, MORE_OPENNESS, NOT_FOR_ELECTED, asks_for_more_openness, is_for_internal_papers
from ..models import Body

FROM_HELP = gettext_lazy("Dagen unntaket begynner å gjelde. Kan stå tomt.")
TO_HELP = gettext_lazy("Dagen unntaket faller bort, for eksempel når en avtale er inngått. Da minner portalen om det.")


def ground_field(*, required: bool = False) -> forms.ChoiceField:
    """Return the field of the ground; its choices are given by ``offer_grounds``."""
    return forms.ChoiceField(
        label=gettext_lazy("Hjemmel for unntak"),
        required=required,
        help_text=gettext_lazy("Paragrafen som gjør at det kan eller skal holdes tilbake."),
    )


def openness_field() -> forms.BooleanField:
    """Return the box that says that more openness has been considered."""
    return forms.BooleanField(
        label=gettext_lazy("Meirinnsyn er vurdert"),
        required=False,
        help_text=gettext_lazy(
            "Må krysses av når hjemmelen lar noe holdes tilbake uten at det er taushetsplikt (%(law)s)."
        )
        % {"law": MORE_OPENNESS},
    )


def offer_grounds(field: Any, body: Body | None, now: str = "") -> None:
    """Give the field its grounds. For an elected body those of internal papers are not among them.

    What is chosen now stays on offer. Without a body, which is chosen in the same form, all are there.
    """
    nothing = _("Velg …") if field.required else _("Ingen")
    common = [(ground.basis, ground.label) for ground in GROUNDS if not ground.internal]
    if now and now not in dict(common) and not any(ground.basis == now for ground in GROUNDS):
        common.append((now, now))
    choices: list[Any] = [("", nothing), *common]
    if body is None or not body.is_elected:
        internal = [(ground.basis, ground.label) for ground in GROUNDS if ground.internal]
        choices.append((_("Bare for administrative grupper"), internal))
    field.choices = choices


def check_ground(form: forms.BaseForm, body: Body | None, *, before: str = "") -> None:
    """Say beside the field what a ground lacks: one that holds for the body, and more openness considered.

    ``before`` is the ground that stood: it has been considered.
    """
    basis = form.cleaned_data.get("legal_basis") or ""
    if not basis:
        return
    if body is not None and body.is_elected and is_for_internal_papers(basis):
        told = _("Papirer til et folkevalgt organ kan ikke unntas etter offl. § 14 eller § 15 (%(law)s).")
        form.add_error("legal_basis", told % {"law": NOT_FOR_ELECTED})
    elif asks_for_more_openness(basis) and basis != before and not form.cleaned_data.get("more_openness"):
        told = _("Vurder om innsyn likevel kan gis (%(law)s), og kryss av her.")
        form.add_error("more_openness", told % {"law": MORE_OPENNESS})


def check_period(form: forms.BaseForm) -> None:
    """Say beside the field that an exemption ends before it begins."""
    first, last = (form.cleaned_data.get(name) for name in ("exempt_from", "exempt_to"))
    if first and last and last < first:
        form.add_error("exempt_to", _("Sluttdatoen må være etter startdatoen."))


def considered(form: forms.BaseForm, reason: str) -> str:
    """Return what the history says, with who considered more openness when somebody did."""
    if form.cleaned_data.get("legal_basis") and form.cleaned_data.get("more_openness"):
        return _("%(reason)s. Meirinnsyn er vurdert (%(law)s)") % {"reason": reason, "law": MORE_OPENNESS}
    return reason
