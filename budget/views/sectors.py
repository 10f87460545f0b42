"""A sector: its target, its measures step by step, and what else is known of it. And setting its target."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.models import Unit
from projects.views.base import ProjectMixin, ProjectPage

from .. import drawings, table_sums
from ..forms.targets import SectorTargetForm
from ..models import SectorTarget
from ..selectors import sees_everything, years_of
from ..selectors.sector import Sector, sector_of_unit
from ..services import set_sector_target, withdraw_sector_target
from .target import MENU, TargetSetView


class SectorMixin(ProjectMixin):
    """Finds the unit as the user may see it."""

    menu_key = MENU

    @cached_property
    def unit(self) -> Unit:
        units = Unit.objects.visible_to(self.request.user).active()
        found: Unit = get_object_or_404(
            units.filter(municipality_id=self.project.municipality_id), pk=self.kwargs["unit"]
        )
        return found

    def sector_url(self) -> str:
        return reverse("budget:sector", args=[self.project.slug, self.unit.pk])


class SectorView(SectorMixin, ProjectPage):
    """A sector, or a unit in one: the measures of it and of everything below."""

    access_rule = "visible"
    template_name = "budget/sector.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, project = self.request.user, self.project
        sector = sector_of_unit(project, user, project.today(), self.unit)
        slug, may_manage = project.slug, self.may("may_manage_target")
        measures = reverse("budget:measures", args=[slug])
        return super().get_context_data(
            heading=self.unit.name,
            breadcrumbs=[
                (_("Tiltak"), measures),
                (_("Målet"), reverse("budget:target", args=[slug])),
                (self.unit.name, None),
            ],
            sector=sector,
            rounding=table_sums.of_sector(sector),
            sentence=sentence(sector, project.target_year),
            facts=_facts(sector, project.target_year),
            drawing=drawings.of_levels(sector.levels) if sector.counted else None,
            years=[
                (level, reverse("budget:sector_target", args=[slug, level.year, self.unit.pk]) if may_manage else "")
                for level in sector.levels
            ],
            may_manage=may_manage,
            list_url=f"{measures}?sektor={self.unit.pk}",
            unit_url=reverse("projects:unit", args=[slug, self.unit.pk]),
            lines_url=reverse("budget:budget_lines", args=[slug]),
            sees_everything=sees_everything(user, project),
            **kwargs,
        )


def sentence(sector: Sector, year: int) -> str:
    """Say in one sentence how far the sector has come."""
    target = sector.target(year)
    words = {
        "unit": sector.unit.name,
        "decided": formats.mnok(sector.decided),
        "proposed": formats.mnok(sector.proposed),
        "target": formats.mnok(target),
        "missing": formats.mnok(max((target or 0) - sector.decided, 0)),
        "year": year,
    }
    if not sector.rows:
        return _("%(unit)s har ingen tiltak ennå.") % words
    if target is None:
        return _("Tiltakene i %(unit)s gir %(decided)s vedtatt og %(proposed)s foreslått mot målet.") % words
    if sector.decided >= target:
        return _("Målet for %(unit)s i %(year)s er %(target)s. Vedtakene gir %(decided)s og dekker det.") % words
    return _("Målet for %(unit)s i %(year)s er %(target)s. %(decided)s er vedtatt, og %(missing)s mangler.") % words


def _facts(sector: Sector, year: int) -> list[tuple[Any, ...]]:
    fte = formats.fte(sector.fte) if sector.fte is not None else str(formats.NOT_STATED)
    return [
        (_("Mål for %(year)s") % {"year": year}, formats.mnok(sector.target(year), unknown=_("ikke satt"))),
        (
            _("Vedtatt"),
            formats.mnok(sector.decided),
            _("herav iverksatt %(amount)s") % {"amount": formats.mnok(sector.implemented)},
        ),
        (_("Bare foreslått"), formats.mnok(sector.proposed)),
        (_("Årsverk i tiltak som teller"), fte, _("minus er færre")),
    ]


class SectorTargetView(SectorMixin, TargetSetView):
    """The target of one sector in one year."""

    form_class = SectorTargetForm
    submit_label = gettext_lazy("Lagre målet")

    def get_object(self) -> Any:
        if self.year not in years_of(self.project):
            raise Http404
        found = SectorTarget.objects.active().visible_to(self.request.user)
        target: SectorTarget | None = (
            found.filter(project=self.project, unit=self.unit, year=self.year).select_related("unit").first()
        )
        return target

    def get_heading(self) -> str:
        return _("Mål for %(unit)s i %(year)s") % {"unit": self.unit.name, "year": self.year}

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        slug = self.project.slug
        return [
            (_("Tiltak"), reverse("budget:measures", args=[slug])),
            (_("Målet"), reverse("budget:target", args=[slug])),
            (self.unit.name, self.sector_url()),
            (_("Mål for %(year)s") % {"year": self.year}, None),
        ]

    def get_cancel_url(self) -> str:
        return self.sector_url()

    def perform(self, form: Any) -> Any:
        amount, reason = form.cleaned_data["amount"], form.cleaned_data["reason"]
        by: Any = self.request.user
        if amount is None:
            return withdraw_sector_target(target=self.object, by=by, reason=reason)
        return set_sector_target(
            project=self.project, unit=self.unit, year=self.year, amount=amount, by=by, reason=reason
        )

    def get_success_message(self, result: Any) -> str:
        words = {"unit": self.unit.name, "year": self.year, "amount": formats.kroner(result.amount)}
        if result.is_withdrawn:
            return _("Målet for %(unit)s i %(year)s er fjernet.") % words
        return _("Målet for %(unit)s i %(year)s er %(amount)s.") % words
