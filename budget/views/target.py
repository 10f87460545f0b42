"""The target: where it stands, and setting it for a year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.views.base import ProjectFormView, ProjectPage

from .. import drawings, table_sums, waiting
from ..filters import STEPS
from ..forecast import answer
from ..forms.targets import TargetForm
from ..models import Target
from ..selectors import MOST_BESIDE, TargetStatus, forecast_now, target_status, years_of
from ..selectors.fallen import fallen_since
from ..selectors.plan import needs_of
from ..selectors.sectors import SectorStatus, sector_status
from ..services import set_target, withdraw_target

MENU = "tiltak.malet"


@dataclass(frozen=True, slots=True)
class Shared:
    """How much of a year's target is broken down to sectors, and the rest; below zero is more than the whole."""

    target: int | None
    shared: int | None

    @property
    def rest(self) -> int | None:
        return None if self.target is None else self.target - (self.shared or 0)


class TargetView(ProjectPage):
    """How far the decided measures reach, per step and per year, with what does not count beside."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "budget/target.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        status = target_status(self.project, self.request.user, self.project.today())
        needs = needs_of(self.project, self.request.user, status)
        sectors = sector_status(self.project, self.request.user, self.project.today(), status.overlaps)
        may_manage = self.may("may_manage_target")
        measures = reverse("budget:measures", args=[self.project.slug])
        words = {step: word for word, step in STEPS.items()}
        return super().get_context_data(
            heading=_("Målet"),
            breadcrumbs=[(_("Tiltak"), measures), (_("Målet"), None)],
            status=status,
            facts=_facts(status),
            staircase=drawings.staircase(status),
            per_year=drawings.per_year(status),
            steps=[(s, f"{measures}?steg={words[s.step]}") for s in reversed(status.steps)],
            years=[
                (
                    level,
                    reverse("budget:target_set", args=[self.project.slug, level.year]) if may_manage else "",
                )
                for level in _levels(status)
            ],
            may_manage=may_manage,
            set_url=reverse("budget:target_set", args=[self.project.slug, status.year]) if may_manage else "",
            falling=drawings.waterfall(status),
            needs=needs,
            rounding={
                "steps": table_sums.of_steps(status),
                "years": table_sums.of_levels(_levels(status)),
                "needs": table_sums.of_needs(needs),
                "sectors": table_sums.of_sectors(sectors, status),
                "shares": table_sums.of_shares(sectors, [level.year for level in _levels(status)]),
            },
            **self.sectors(sectors, status, may_manage),
            **self.since_last_meeting(),
            **self.forecast(status),
            **kwargs,
        )

    def sectors(self, found: SectorStatus, status: TargetStatus, may_manage: bool) -> dict[str, Any]:
        """Return what each sector gives, its target per year, and how much of the whole is not broken down."""
        slug, years = self.project.slug, [level.year for level in _levels(status)]
        return {
            "sectors": found,
            "sector_drawing": drawings.per_sector(found, status.year) if found.has_measures else None,
            "sector_rows": [
                (row, reverse("budget:sector", args=[slug, row.unit.pk]) if row.unit else "") for row in found.rows
            ],
            "target_years": years,
            "sector_targets": [
                (row.unit, [(y, row.targets.get(y), self._set_url(may_manage, y, row.unit)) for y in years])
                for row in found.rows
                if row.unit and (may_manage or row.targets)
            ],
            "not_shared": [Shared(level.target, found.shared(level.year)) for level in _levels(status)],
        }

    def _set_url(self, may_manage: bool, year: int, unit: Any) -> str:
        return reverse("budget:sector_target", args=[self.project.slug, year, unit.pk]) if may_manage else ""

    def since_last_meeting(self) -> dict[str, Any]:
        """Return what fell off the way to the target since the steering group last met."""
        user = self.request.user
        body = waiting.steering_group(self.project, user)
        last = waiting.last_meeting(body, user, self.project.today()) if body is not None else None
        if last is None:
            return {}
        found = fallen_since(self.project, user, last)
        return {"fallen_body": body, "fallen": found, "fallen_list": drawings.fallen_list(found)}

    def forecast(self, status: TargetStatus) -> dict[str, Any]:
        """Return the forecast where the measures are few enough; else its own page has it."""
        if not 0 < status.measures <= MOST_BESIDE:
            return {}
        found = forecast_now(self.project, self.request.user, self.project.today(), status)
        if not found.measures:
            return {}
        return {"forecast": found, "forecast_drawing": drawings.spread(found), "forecast_words": answer(found)[:2]}


def _facts(status: TargetStatus) -> list[tuple[Any, ...]]:
    """Return the four figures of the target."""
    unset = _("ikke satt")
    return [
        (_("Mål for %(year)s") % {"year": status.year}, formats.mnok(status.target, unknown=unset)),
        (
            _("Vedtatt"),
            formats.mnok(status.decided),
            _("herav iverksatt %(amount)s") % {"amount": formats.mnok(status.implemented)},
        ),
        (_("Mangler vedtak"), formats.mnok(status.missing, unknown=unset)),
        (
            _("Bare foreslått"),
            formats.mnok(status.proposed_only),
            formats.plural(status.proposed_only_count, _("tiltak"), _("tiltak")),
        ),
    ]


def _levels(status: TargetStatus) -> list[Any]:
    """Return the plan years' levels, with the target year's in its place when it lies outside the plan."""
    levels = {level.year: level for level in (*status.years, status.target_year_level)}
    return [levels[year] for year in sorted(levels)]


class TargetSetView(ProjectFormView):
    """The target of one year."""

    access_rule = "may_manage_target"
    menu_key = MENU
    form_class = TargetForm
    submit_label = gettext_lazy("Lagre målet")

    @cached_property
    def year(self) -> int:
        year: int = self.kwargs["year"]
        if year not in years_of(self.project):
            raise Http404
        return year

    def get_object(self) -> Target | None:
        found = Target.objects.active().visible_to(self.request.user)
        target: Target | None = found.filter(project=self.project, year=self.year).first()
        return target

    def get_heading(self) -> str:
        return _("Mål for %(year)s") % {"year": self.year}

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        slug = self.project.slug
        return [
            (_("Tiltak"), reverse("budget:measures", args=[slug])),
            (_("Målet"), reverse("budget:target", args=[slug])),
            (self.get_heading(), None),
        ]

    def get_cancel_url(self) -> str:
        return reverse("budget:target", args=[self.project.slug])

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()

    def perform(self, form: Any) -> Target:
        amount, reason = form.cleaned_data["amount"], form.cleaned_data["reason"]
        by: Any = self.request.user
        if amount is None:
            return withdraw_target(target=self.object, by=by, reason=reason)
        return set_target(project=self.project, year=self.year, amount=amount, by=by, reason=reason)

    def get_success_message(self, result: Target) -> str:
        if result.is_withdrawn:
            return _("Målet for %(year)s er fjernet.") % {"year": self.year}
        return _("Målet for %(year)s er %(amount)s.") % {"year": self.year, "amount": formats.kroner(result.amount)}
