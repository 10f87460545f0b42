"""The list of measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.addresses import address
from omstilling.ui.lists import FORMAT, PAGE, Column, Totals
from omstilling.ui.markup import esc, text
from omstilling.ui.rounding import rounding_note
from omstilling.ui.templatetags.ui import status_tag
from projects.views.base import ProjectList

from ..filters import MeasureFilter
from ..ladder import Step
from ..models import PERMANENT_KINDS, Grade, Measure
from ..redundancies import assumption, sentence
from ..selectors import (
    ListTotals,
    MeasureRow,
    Overlap,
    measures_for,
    overlaps_of,
    row_of,
    sees_everything,
    starting_in,
    sums_of,
    totals_of,
    within,
)
from ..selectors.redundancies import redundancies_of
from ..watch import watch
from .measure_columns import file_columns

#: Stands in the address where the measures are to be marked with what Tallvakta says of them.
FINDINGS = "funn"
#: What the page reads of a measure and of what it names; a file reads all of it.
READ = (
    *("project", "number", "title", "kind", "grade", "full_year_effect", "income_effect", "fte_change"),
    *("ramp", "effective_from", "effective_to", "started_on", "withdrawn_at", "is_example_figure"),
    *("unit", "unit__name", "owner", "owner__full_name", "touches_staff"),
)


class MeasureListView(ProjectList):
    """Every measure with its step and what it gives. The totals are of those that count toward the target."""

    keeps_question = True
    saves_views = True
    access_rule = "visible"
    menu_key = "tiltak.liste"
    template_name = "budget/measures.html"
    filterset_class = MeasureFilter
    default_sort = "nr"
    heading = gettext_lazy("Tiltak")
    export_name = "tiltak"
    empty_title = gettext_lazy("Ingen tiltak ennå")
    empty_text = gettext_lazy("Her kommer innsparingstiltakene, hvert på det trinnet som er dokumentert.")

    def get_queryset(self) -> QuerySet[Measure]:
        found = measures_for(self.project, self.request.user, self.project.today(), self.years)
        if self.is_file:
            found = found.with_adopted(self.request.user, self.project.today())
            return found.select_related("unit", "owner", "budget_area")
        return found.with_statements().select_related("unit", "owner").only(*READ)

    @property
    def years(self) -> tuple[int, ...]:
        """The years that figures are wanted for: the page shows the target year alone."""
        return () if self.is_file else (self.project.target_year,)

    @property
    def is_file(self) -> bool:
        """Whether a file is asked for."""
        return self.request.GET.get(FORMAT) in {"csv", "xlsx"}

    def row(self, measure: Any) -> MeasureRow:
        """Return the measure's row, worked out once."""
        found: MeasureRow | None = getattr(measure, "_row", None)
        if found is None:
            measure.project = self.project
            found = measure._row = row_of(measure, self.project, self.today, self.years)
        return found

    @cached_property
    def today(self) -> date:
        return self.project.today()

    def get_columns(self) -> Sequence[Column]:
        return self.file_columns if self.is_file else self.page_columns

    @cached_property
    def page_columns(self) -> Sequence[Column]:
        """The columns of the page, amounts in 1 000 kr."""
        year = self.project.target_year
        tags: dict[tuple[Step, bool], Any] = {}
        notes_of = Notes()

        def step(measure: Measure) -> Any:
            row = self.row(measure)
            look = (row.step, measure.is_withdrawn)
            tag = tags.get(look)
            if tag is None:
                tag = tags[look] = status_tag(row.word, row.kind)
            notes = notes_of(row)
            drawn = _noted(tag, ", ".join(notes)) if notes else tag
            count = self.findings.get(measure.pk)
            return SafeString(f"{drawn} {self.mark(measure, count)}") if count else drawn

        def amount(measure: Measure) -> Any:
            shown = formats.thousands(measure.full_year_effect)
            note = self.note(measure)
            return _noted(shown, note) if note else shown

        return (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column("tiltak", _("Tiltak"), "title", "title", link=self.address),
            Column("sektor", _("Sektor"), self.sector, "unit__name", secondary=True),
            Column("steg", _("Trinn"), step, "step_no"),
            Column(
                "helar",
                _("Helårsvirkning, 1\u00a0000\u00a0kr"),
                amount,
                "full_year_effect",
                numeric=True,
                short=_("Helår, 1\u00a0000\u00a0kr"),
            ),
            Column(
                "virkning",
                _("%(year)s-virkning, 1\u00a0000\u00a0kr") % {"year": year},
                lambda m: formats.thousands(self.row(m).effect(year)),
                numeric=True,
                short=_("I %(year)s") % {"year": year},
                secondary=True,
            ),
            Column("fra", _("Virker fra"), "effective_from", "effective_from", short=_("Fra")),
            Column("arsverk", _("Årsverk"), _fte, "fte_change", numeric=True, secondary=True),
            Column("eier", _("Eier"), "owner.full_name", "owner__full_name", secondary=True),
        )

    @cached_property
    def findings(self) -> Counter[int]:
        """How many of Tallvakta's open findings concern each measure, where they are asked for."""
        if FINDINGS not in self.request.GET or not self.may("may_see_findings"):
            return Counter()
        found = watch(self.project, self.request.user, self.today)
        return Counter(key for finding in found.open for key in finding.measures)

    def mark(self, measure: Measure, count: int) -> str:
        """Lead on to what Tallvakta says of a measure."""
        words = ngettext("%(n)s funn", "%(n)s funn", count) % {"n": formats.number(count)}
        more = esc(_("i Tallvakta om tiltak %(number)s") % {"number": measure.number})
        return (
            f'<a class="ds-link finding-mark" href="{esc(self.address(measure))}#tallvakta">{esc(words)}'
            f'<span class="ds-sr-only"> {more}</span></a>'
        )

    def redundancies(self) -> list[str]:
        """Say which measures together are a mass redundancy, to those who are to see it."""
        if not self.may("may_see_redundancies"):
            return []
        return [sentence(found, self.today) for found in redundancies_of(self.project, self.request.user)]

    def findings_link(self) -> tuple[str, str, bool]:
        """Return the words and the address that turn the marks on, or off, and whether no measure has one."""
        if FINDINGS in self.request.GET:
            return _("Skjul funn fra Tallvakta"), self._url(self._parameters(PAGE, FINDINGS)), not self.findings
        return _("Vis funn fra Tallvakta"), self._url(self._parameters(PAGE), **{FINDINGS: "1"}), False

    @staticmethod
    def keeps_parameter(key: str, names: Collection[str]) -> bool:
        """Tell whether an address's parameter says what the list shows; whether findings are marked is one."""
        return key == FINDINGS or ProjectList.keeps_parameter(key, names)

    def address(self, measure: Measure) -> str:
        return f"{self.below}{measure.number}/"

    @cached_property
    def below(self) -> str:
        """What the address of every measure begins with."""
        return address("budget:measures", self.project.slug)

    def sector(self, measure: Measure) -> Any:
        """Lead on to the page of the measure's sector or unit."""
        if measure.unit_id is None or measure.unit is None:
            return ""
        drawn = self.sectors.get(measure.unit_id)
        if drawn is None:
            url = address("budget:sector", self.project.slug, measure.unit_id)
            drawn = SafeString(f'<a class="ds-link" href="{esc(url)}">{esc(measure.unit.name)}</a>')
            self.sectors[measure.unit_id] = drawn
        return drawn

    @cached_property
    def sectors(self) -> dict[int, SafeString]:
        """The links to the units that are met, each drawn once."""
        return {}

    @cached_property
    def file_columns(self) -> Sequence[Column]:
        """The columns of the file."""
        return file_columns(self.project, self.request.user, self.row)

    def note(self, measure: Measure) -> str:
        """Say why an amount does not count, where it does not."""
        row = self.row(measure)
        if row.counted or measure.full_year_effect is None or measure.is_withdrawn:
            return ""
        if _ends(measure):
            return _("til %(day)s") % {"day": formats.date_table(measure.effective_to)}
        if not measure.is_permanent:
            return str(measure.get_kind_display())
        return _("uten startdato") if measure.effective_from is None else _("etter målåret")

    def get_totals(self, rows: QuerySet[Any]) -> Totals | None:
        overlaps = self.overlaps(rows)
        totals = totals_of(self.ask(_sums, "sums"), self.ask(_starting, "starting"), self.project, overlaps)
        label = ngettext(
            "Sum av det ene tiltaket som teller mot målet",
            "Sum av de %(n)s tiltakene som teller mot målet",
            totals.count,
        ) % {"n": totals.count}
        if not totals.count:
            return None
        if totals.overlap:
            label = _("%(label)s, der overlapp på %(amount)s er trukket fra") % {
                "label": label,
                "amount": formats.kroner(totals.overlap),
            }
        return Totals(
            label,
            {
                "helar": formats.thousands(totals.full_year_effect),
                "virkning": formats.thousands(totals.target_year_effect),
                "arsverk": formats.fte_bare(totals.fte_change) if totals.fte_change is not None else "",
            },
            self.rounding(totals),
        )

    def overlaps(self, rows: QuerySet[Any]) -> tuple[Overlap, ...]:
        """Return the overlaps of measures that both are in the list: everything is in a list without filters."""
        found = overlaps_of(self.project, self.request.user, self.today)
        if not found or self.is_bare:
            return found
        if not self.page.has_other_pages():
            return within(found, {measure.number for measure in self.page.object_list})
        named = {number for one in found for number in (one.shared.stronger, one.shared.weaker)}
        return within(found, set(rows.filter(number__in=named).order_by().values_list("number", flat=True)))

    def rounding(self, totals: ListTotals) -> str:
        """Say that the shown amounts do not add up to the shown sums, where they do not and all are shown."""
        rows, year = [row for row in map(self.row, self.whole_page) if row.counted], self.project.target_year
        whole = [*(row.measure.full_year_effect for row in rows), -totals.overlap]
        return rounding_note(
            [(whole, totals.full_year_effect), ([row.effect(year) for row in rows], totals.target_year_effect)]
        )

    def get_new(self) -> tuple[str, str] | None:
        if not self.may("may_manage_measures"):
            return None
        return reverse("budget:measure_new", args=[self.project.slug]), _("Nytt tiltak")

    def count_text(self, count: int) -> str:
        return _("%(n)s tiltak") % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(breadcrumbs=[(_("Tiltak"), None)], **kwargs)
        context["has_example_figures"] = any(
            m.is_example_figure and m.full_year_effect is not None for m in context["page_obj"].object_list
        )
        context["findings"] = self.findings_link() if self.may("may_see_findings") else None
        context["redundancies"] = self.redundancies()
        context["redundancy_assumption"] = assumption()
        context["sees_everything"] = sees_everything(self.request.user, self.project)
        return context


def _noted(shown: str, note: str) -> SafeString:
    return SafeString(f'<span>{text(shown)} <span class="cell-note">{esc(note)}</span></span>')


class Notes:
    """What stands under the step: what is missing of its proof, and how the administration grades it.

    The words are found once for the page.
    """

    def __init__(self) -> None:
        self.unconfirmed, self.undiscussed = _("protokoll ikke godkjent"), _("drøftet: nei")
        self.has_statement = _("uttalelse fra tillitsvalgte")
        self.grades = {grade.value: str(grade.label) for grade in Grade}

    def __call__(self, row: MeasureRow) -> list[str]:
        if row.measure.is_withdrawn:
            return []
        notes = [row.postponed_word] if row.is_postponed else []
        if row.is_unconfirmed:
            notes.append(self.unconfirmed)
        if row.is_undiscussed:
            notes.append(self.undiscussed)
        if getattr(row.measure, "has_statement", False):
            notes.append(self.has_statement)
        if row.measure.grade:
            notes.append(self.grades[row.measure.grade])
        return notes


def _sums(view: MeasureListView) -> QuerySet[Any]:
    return sums_of(view.find_rows(), view.project)


def _starting(view: MeasureListView) -> QuerySet[Any]:
    return starting_in(view.find_rows(), view.project)


def _fte(measure: Measure) -> str:
    return formats.fte_bare(measure.fte_change) if measure.fte_change is not None else ""


def _ends(measure: Measure) -> bool:
    """Tell whether a measure is permanent in kind and has an end date all the same."""
    return measure.kind in PERMANENT_KINDS and not measure.is_permanent
