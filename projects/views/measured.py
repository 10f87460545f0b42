"""The readings of the project as a list: by indicator, unit and month, with the mean of what is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.lists import Column, Totals
from omstilling.ui.templatetags.ui import status_tag

from ..filters.measured import ReadingFilter
from ..models import Reading
from ..selectors.goals import decimals_of, show_value
from ..selectors.held_back import HELD_BACK, WHY, Shown, shown_of
from .base import ProjectList


class ReadingListView(ProjectList):
    """What has been measured. Everything printed of a reading goes through what may be shown of it."""

    access_rule = "visible"
    menu_key = "mal.malinger"
    saves_views = True
    template_name = "projects/measured.html"
    filterset_class = ReadingFilter
    default_sort = "-maned"
    heading = gettext_lazy("Målinger")
    export_name = "malinger"
    empty_title = gettext_lazy("Ingen målinger ennå")
    #: The decimals that figures of an indicator share, by its key; none where nothing is drawn.
    decimals: Mapping[int, int] = MappingProxyType({})
    empty_text = gettext_lazy("Her kommer det som måles, per enhet og måned. Målinger føres på siden til målet.")

    def get_queryset(self) -> QuerySet[Reading]:
        found: QuerySet[Reading] = Reading.objects.visible_to(self.request.user).active()
        found = found.filter(
            indicator__goal__project=self.project,
            indicator__withdrawn_at__isnull=True,
            indicator__goal__withdrawn_at__isnull=True,
        )
        return found.select_related("indicator__goal", "unit")

    @cached_property
    def let(self) -> Shown:
        """What may be shown, worked out once for page, totals and file."""
        return shown_of(self.project)

    def prepare(self, rows: Sequence[Any]) -> None:
        """Find out how many decimals the figures of each indicator on the page need."""
        shown = [reading for reading in rows if self.let.lets(reading)]
        self.decimals = {
            reading.indicator_id: decimals_of(
                reading.indicator.measured_in, [one.value for one in shown if one.indicator_id == reading.indicator_id]
            )
            for reading in {one.indicator_id: one for one in shown}.values()
        }

    def get_columns(self) -> Sequence[Column]:
        # No column sorts by the value: the order would tell what is held back.
        return (
            Column("maned", _("Måned"), lambda r: formats.month(r.month), "month", export="month"),
            Column("indikator", _("Måleindikator"), "indicator.name", "indicator__name", link=self.goal_url),
            Column("enhet", _("Enhet"), self.place, "unit__name", export=_place),
            Column("verdi", _("Målt verdi"), self.value, numeric=True, export=self.value_in_file),
            Column("maleenhet", _("Måleenhet"), export="indicator.measured_in"),
            Column("ansatte", _("Ansatte"), self.size, numeric=True, export=self.size_in_file),
            Column("merknad", _("Merknad"), export=self.note),
            Column("eksempel", _("Eksempeltall"), export=lambda r: _("Ja") if r.is_example_figure else _("Nei")),
        )

    def goal_url(self, reading: Reading) -> str:
        url = reverse("projects:goal", args=[self.project.slug, reading.indicator.goal_id])
        return f"{url}?enhet={reading.unit_id}" if reading.unit_id else url

    def value(self, reading: Reading) -> Any:
        if not self.let.lets(reading):
            return status_tag(HELD_BACK, "locked")
        unit = reading.indicator.measured_in
        return show_value(unit, reading.value, decimals=self.decimals.get(reading.indicator_id))

    def value_in_file(self, reading: Reading) -> Any:
        return reading.value if self.let.lets(reading) else str(HELD_BACK)

    def size(self, reading: Reading) -> Any:
        return formats.number(reading.group_size) if self.size_in_file(reading) is not None else None

    def size_in_file(self, reading: Reading) -> int | None:
        return reading.group_size if self.let.lets(reading) else None

    def place(self, reading: Reading) -> Any:
        """Return where it was measured, with what was noted of it."""
        note = self.note(reading)
        return format_html('{} <span class="cell-note">{}</span>', _place(reading), note) if note else _place(reading)

    def note(self, reading: Reading) -> str:
        return reading.note if self.let.lets(reading) else ""

    def get_totals(self, rows: QuerySet[Reading]) -> Totals | None:
        """Return the mean of what is shown, where the list is about one indicator."""
        found = list(rows)
        if len({reading.indicator_id for reading in found}) != 1:
            return None
        let = self.let.open(found)
        if not let:
            return None
        measured_in = found[0].indicator.measured_in
        weights = [reading.group_size for reading in let]
        if all(weights):
            label = _("Snitt av det som vises, vektet med antall ansatte")
            whole = sum((r.value * (r.group_size or 0) for r in let), Decimal(0))
            value = whole / sum(weight or 0 for weight in weights)
        else:
            label = _("Snitt av det som vises")
            value = sum((r.value for r in let), Decimal(0)) / len(let)
        digits = decimals_of(measured_in, [value, *(reading.value for reading in let)])
        return Totals(
            label,
            {"verdi": show_value(measured_in, value, decimals=digits)},
            str(WHY) if len(let) < len(found) else "",
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s måling", "%(n)s målinger", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        goals = reverse("projects:goals", args=[self.project.slug])
        context = super().get_context_data(breadcrumbs=[(_("Mål"), goals), (_("Målinger"), None)], **kwargs)
        held = any(not self.let.lets(reading) for reading in self.page.object_list)
        return {**context, "why_held_back": WHY if held else ""}


def _place(reading: Reading) -> str:
    return reading.unit.name if reading.unit is not None else _("Hele kommunen")
