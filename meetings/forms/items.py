"""Forms of one case: what was said and proposed, who left, closed doors, remarks and the unions' statement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm
from projects.forms.choices import long_text
from projects.models import Seat

from ..models import AgendaItem
from ..rooms import is_member
from ..selectors import present_in, seats_of
from .meetings import seat_field


class DiscussionForm(ServiceForm):
    discussion = long_text(
        gettext_lazy("Behandling"),
        rows=8,
        most=20000,
        help_text=gettext_lazy("Kort om hvordan saken ble behandlet. Ikke et referat av hva hver enkelt sa."),
    )

    def __init__(self, *args: Any, with_unions: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if with_unions:
            field = self.fields["discussion"]
            field.label = _("Arbeidsgivers redegjørelse")
            field.help_text = _("Det arbeidsgiver la fram om saken, kort.")


class ProposalForm(ServiceForm):
    """A proposal by one of those who vote in the case, or by a party."""

    text = long_text(
        gettext_lazy("Forslag"),
        required=True,
        rows=5,
        most=10000,
        help_text=gettext_lazy("Ordrett, slik det ble lagt fram."),
    )
    party = forms.CharField(
        label=gettext_lazy("Parti"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "Forslagsstillerens parti brukes når feltet er tomt. For fellesforslag: skriv partiene."
        ),
    )

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        room = present_in(item)
        seats = [p.seat for p in room.voting] or [s for s in seats_of(item.meeting) if is_member(s)]
        self.fields["proposer"] = seat_field(
            item.meeting,
            seats,
            label=_("Forslagsstiller"),
            required=False,
            help_text=_("Bare de som har stemmerett i saken, kan fremme forslag."),
        )
        self.order_fields(["text", "proposer", "party"])


class RemarkForm(ServiceForm):
    text = long_text(
        gettext_lazy("Protokolltilførsel"),
        required=True,
        most=4000,
        help_text=gettext_lazy(
            "Står i protokollen med navnet ditt, atskilt fra vedtaket. Den kan ikke endres etterpå."
        ),
    )


class UnionStatementForm(ServiceForm):
    union_statement = long_text(
        gettext_lazy("Uttalelse fra tillitsvalgte"),
        rows=8,
        most=10000,
        help_text=gettext_lazy(
            "Følger saken i protokollen. Når den står der, er det bare de tillitsvalgte som kan endre den."
        ),
    )


def own_seat(item: AgendaItem, user: Any) -> Seat | None:
    """Return the seat from which the user enters a remark: the one that is in the room, else any of the user's."""
    seats = [s for s in seats_of(item.meeting) if s.person_id == user.pk]
    room = present_in(item)
    inside = {p.seat.pk for p in (*room.voting, *room.others)}
    return next((s for s in seats if s.pk in inside), seats[0] if seats else None)
