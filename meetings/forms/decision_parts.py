"""The parts of the decision's form that come from the rows: a party's votes, and what a measure is adopted to give."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import slugify
from django.utils.translation import gettext as _

from budget.models import Measure, MeasureDecision
from omstilling.ui.fields import KronerField, NorwegianDateField
from omstilling.ui.forms import ServiceForm
from projects.models import Decision, Project

from ..ballots import case_ballot
from ..models import AgendaItem
from ..rooms import ItemRoom
from ..services.decisions import MeasureLink
from .concerns import Concern, parted


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party's row in the vote."""

    party: str
    present: int
    votes_for: BoundField
    votes_against: BoundField
    names: BoundField

    @property
    def may_split(self) -> bool:
        """Whether names can be asked for: one person alone cannot vote both ways."""
        return self.present > 1 or bool(self.names.value())


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure that the decision may concern, with what is adopted for it."""

    measure: Measure
    tick: BoundField
    effect: BoundField
    start: BoundField


class VoteFields(ServiceForm):
    """A row of numbers for each party with a vote in the case."""

    item: AgendaItem | None
    room: ItemRoom | None
    votes: bool
    is_election: bool

    def _add_votes(self) -> None:
        """Give each party with a vote in the case its row: names of fields come from the party, not its place."""
        self._parties: list[tuple[str, str, int]] = []
        if not self.votes or self.room is None:
            for name in ("chair_decided", "unanimous") if self.item is None else ("chair_decided",):
                del self.fields[name]
            return
        if self.is_election:
            del self.fields["chair_decided"]
        taken = case_ballot(self.item) if self.item is not None else None
        held = {row.party: row for row in taken.parties} if taken is not None and not taken.unanimous else {}
        if taken is not None:
            self.initial = {"unanimous": taken.unanimous, "chair_decided": taken.by_chair, **self.initial}
        for party, present in self.room.parties:
            key = f"votes-{slugify(party) or 'x'}-{hashlib.sha256(party.encode()).hexdigest()[:6]}"
            vote = held.get(party)
            self._parties.append((key, party, present))
            for side, label in (("for", _("Stemmer for")), ("against", _("Stemmer mot"))):
                value = getattr(vote, f"votes_{side}") if vote is not None else None
                self.fields[f"{key}-{side}"] = forms.IntegerField(
                    label=f"{label}, {party}",
                    required=False,
                    min_value=0,
                    initial=value,
                    widget=forms.TextInput(attrs={"inputmode": "numeric", "size": "4", "autocomplete": "off"}),
                )
            self.fields[f"{key}-names"] = forms.CharField(
                label=_("Navn, %(party)s") % {"party": party},
                required=False,
                max_length=300,
                initial=vote.names if vote is not None else "",
            )

    def party_rows(self) -> Iterator[PartyRow]:
        for key, party, present in self._parties:
            yield PartyRow(party, present, self[f"{key}-for"], self[f"{key}-against"], self[f"{key}-names"])

    @property
    def votes_open(self) -> bool:
        """Whether a number is typed or something is wrong, so that the numbers must be in view."""
        if not self.is_bound:
            return False
        return any(
            bound.errors or bound.value()
            for row in self.party_rows()
            for bound in (row.votes_for, row.votes_against, row.names)
        )

    def _clean_votes(self, data: dict[str, Any]) -> None:
        if data.get("unanimous") or not self.cast(data):
            return
        for key, party, present in self._parties:
            yes, no = data.get(f"{key}-for") or 0, data.get(f"{key}-against") or 0
            words = {"party": party, "present": present, "cast": yes + no}
            if yes + no > present:
                message = _("%(party)s har %(present)s til stede med stemmerett. Det er ført %(cast)s stemmer.")
                self.add_error(f"{key}-for", message % words)
            elif yes + no < present and not self.is_election:
                message = _("Alle skal stemme: %(party)s har %(present)s til stede, og det er ført %(cast)s.")
                self.add_error(f"{key}-for", message % words)
            elif yes and no and not data.get(f"{key}-names"):
                self.add_error(f"{key}-names", _("%(party)s delte seg. Skriv hvem som stemte for og mot.") % words)

    def cast(self, data: dict[str, Any]) -> list[dict[str, Any]]:
        """Return the votes that were typed, as the service takes them."""
        rows = [
            {
                "party": party,
                "votes_for": data.get(f"{key}-for") or 0,
                "votes_against": data.get(f"{key}-against") or 0,
                "names": data.get(f"{key}-names") or "",
            }
            for key, party, _present in self._parties
        ]
        return [row for row in rows if row["votes_for"] or row["votes_against"]]

    def vote_arguments(self) -> dict[str, Any]:
        """Return the vote as the services take it."""
        data = self.cleaned_data
        unanimous = bool(data.get("unanimous"))
        chair_decided = bool(data.get("chair_decided")) and not unanimous
        return {"unanimous": unanimous, "chair_decided": chair_decided, "votes": self.cast(data)}

    def first_vote_field(self) -> str:
        """Return where an error about the numbers is to stand."""
        return f"{self._parties[0][0]}-for" if self._parties else "unanimous"


class MeasureFields(ServiceForm):
    """A tick for each measure that the user may see, with the amount and the date that are adopted."""

    project: Project
    user: Any
    decision: Decision | None

    def _add_measures(self) -> None:
        linked = self._linked_measures()
        self._measures: list[Measure] = list(
            Measure.objects.visible_to(self.user).active().filter(project=self.project).order_by("number")
        )
        for measure in self._measures:
            key, link = f"measure-{measure.pk}", linked.get(measure.pk)
            self.fields[key] = forms.BooleanField(
                label=f"{measure.number} {measure.title}", required=False, initial=link is not None
            )
            self.fields[f"{key}-effect"] = KronerField(
                label=_("Helårsvirkning"),
                required=False,
                allow_negative=True,
                initial=link.adopted_effect if link is not None else measure.full_year_effect,
                help_text=_("Netto innsparing i et helt år, slik den står i saken."),
            )
            self.fields[f"{key}-from"] = NorwegianDateField(
                label=_("Virker fra"),
                required=False,
                initial=link.adopted_from if link is not None else measure.effective_from,
            )

    def _linked_measures(self) -> dict[int, MeasureDecision]:
        if self.decision is None:
            return {}
        links = MeasureDecision.objects.visible_to(self.user).active().filter(decision=self.decision)
        return {link.measure_id: link for link in links}

    def measure_rows(self) -> Iterator[MeasureRow]:
        for measure in self._measures:
            key = f"measure-{measure.pk}"
            yield MeasureRow(measure, self[key], self[f"{key}-effect"], self[f"{key}-from"])

    def _measure_concern(self, about: str) -> Concern:
        rows = list(self.measure_rows())
        return parted(
            "measures",
            _("Tiltak"),
            rows,
            about=about,
            title=lambda row: row.measure.title,
            held=lambda row: bool(row.tick.value() or row.tick.errors or row.effect.errors or row.start.errors),
            chosen=sum(bool(row.tick.value()) for row in rows),
        )

    def chosen_measures(self) -> list[MeasureLink]:
        """Return the ticked measures with what was adopted for each."""
        data = self.cleaned_data
        return [
            (m, data.get(f"measure-{m.pk}-effect"), data.get(f"measure-{m.pk}-from"))
            for m in self._measures
            if data.get(f"measure-{m.pk}")
        ]
