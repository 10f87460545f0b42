"""The vote over one proposal: numbers per party of those who have a vote in the case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm

from ..ballots import ballot_over
from ..models import AgendaItem, Proposal
from ..selectors import present_in


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party's fields as the template draws them."""

    party: str
    present: int
    votes_for: BoundField
    votes_against: BoundField
    names: BoundField

    @property
    def may_split(self) -> bool:
        """Whether names can be asked for: one person alone cannot vote both ways."""
        return self.present > 1 or bool(self.names.value())


class ProposalVoteForm(ServiceForm):
    """Fields «for-0», «against-0», «names-0» for the first party, and so on."""

    mark_optional = False
    unanimous = forms.BooleanField(label=gettext_lazy("Enstemmig for forslaget"), required=False)
    chair_decided = forms.BooleanField(label=gettext_lazy("Avgjort med møteleders stemme"), required=False)

    def __init__(self, *args: Any, item: AgendaItem, proposal: Proposal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.room = present_in(item)
        taken = ballot_over(item, proposal)
        kept = {row.party: row for row in taken.parties} if taken is not None else {}
        for index, (party, count) in enumerate(self.room.parties):
            row = kept.get(party)
            for name, label, value in (
                ("for", _("%(party)s: for"), row.votes_for if row else None),
                ("against", _("%(party)s: mot"), row.votes_against if row else None),
            ):
                self.fields[f"{name}-{index}"] = forms.IntegerField(
                    label=label % {"party": party},
                    min_value=0,
                    max_value=count,
                    required=False,
                    initial=value,
                    widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "3", "autocomplete": "off"}),
                )
            self.fields[f"names-{index}"] = forms.CharField(
                label=_("%(party)s: navn når partiet deler seg") % {"party": party},
                max_length=300,
                required=False,
                initial=row.names if row else "",
            )

    def party_rows(self) -> list[PartyRow]:
        return [
            PartyRow(party, count, self[f"for-{i}"], self[f"against-{i}"], self[f"names-{i}"])
            for i, (party, count) in enumerate(self.room.parties)
        ]

    def votes(self) -> list[dict[str, Any]]:
        """Return what was typed, as the service takes it; nothing when everyone agreed."""
        data = self.cleaned_data
        if data["unanimous"]:
            return []
        return [
            {
                "party": party,
                "votes_for": data.get(f"for-{i}"),
                "votes_against": data.get(f"against-{i}"),
                "names": data.get(f"names-{i}"),
            }
            for i, (party, _count) in enumerate(self.room.parties)
        ]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        typed = any(data.get(f"{side}-{i}") for i in range(len(self.room.parties)) for side in ("for", "against"))
        if not data.get("unanimous") and not typed and not self.errors:
            raise forms.ValidationError(_("Kryss av for enstemmig, eller før stemmene til partiene."))
        return data
