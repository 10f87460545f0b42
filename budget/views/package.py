"""One package: its measures with their choices, what they give together, and the same as a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import exports, formats
from projects.views.base import ProjectFormView, ProjectMixin

from ..effects.inputs import scaled_fte
from ..forms.choices import KEPT, MARK, SHOWN, SIDE, ChoiceRow, ChoicesForm
from ..models import Package
from ..package_sheet import sheet
from ..packages_math import Package as Result
from ..packages_math import Sums, Switch, broken_text
from ..selectors.packages import Ground, ground, packages_for, stored_switches
from ..services import set_choices
from ..services.packages import mark_of

MENU = "tiltak.pakker"


class PackageMixin(ProjectMixin):
    """Finds the package as the user may see it."""

    menu_key = MENU
    access_rule = "may_manage_measures"

    @cached_property
    def package(self) -> Package:
        """The package of the address."""
        found = packages_for(self.project, self.request.user)
        package: Package = get_object_or_404(found, number=self.kwargs["number"])
        package.project = self.project
        return package

    def get_rule_object(self) -> Any:
        return self.package

    @cached_property
    def base(self) -> Ground:
        """What packages are worked out from, as the user may see it."""
        return ground(self.project, self.request.user)

    def trail(self, last: Any = "", package: Package | None = None) -> list[tuple[Any, str | None]]:
        """Return the path to a package, or to a page under it."""
        slug = self.project.slug
        crumbs: list[tuple[Any, str | None]] = [
            (_("Tiltak"), reverse("budget:measures", args=[slug])),
            (_("Pakker"), reverse("budget:packages", args=[slug])),
        ]
        if package is not None:
            crumbs.append((package.title, package.get_absolute_url() if last else None))
        return [*crumbs, (last, None)] if last else crumbs


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year of the plan: kroner that the package gives, what investments do, the target and what is missing."""

    year: int
    amount: int
    running: int
    target: int | None
    missing: int | None

    @property
    def over(self) -> int | None:
        """Kroner above the target; ``None`` when it is not reached, or not set."""
        return -self.missing if self.missing is not None and self.missing <= 0 else None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a package gives, ready to be shown."""

    result: Result
    years: list[YearRow]
    sectors: list[tuple[str, Sums]]
    faults: list[str]
    shared: list[str]
    running: int

    @property
    def counted(self) -> int:
        return self.result.total.counted

    @property
    def missing(self) -> int | None:
        """Kroner that are missing toward the target of the target year; never below zero."""
        return None if self.result.missing_counted is None else max(self.result.missing_counted, 0)

    @property
    def over(self) -> int | None:
        """Kroner above the target; ``None`` when it is not reached, or not set."""
        missing = self.result.missing_counted
        return -missing if missing is not None and missing <= 0 else None

    @property
    def unknown(self) -> str:
        return _listed(self.result.unknown)

    @property
    def beside(self) -> str:
        """The measures that are in and do not count, being not permanent."""
        return _listed(tuple(row.number for row in self.result.rows if row.switch.on and not row.permanent))

    @property
    def fte_unknown(self) -> int:
        return len(self.result.fte_unknown)


def shown(result: Result, base: Ground) -> Shown:
    """Return what a package gives as pages show it."""
    titles, running, targets = base.titles, base.running, base.targets
    words = [(broken, broken_text(broken, titles)) for broken in result.broken]
    return Shown(
        result,
        [
            YearRow(year, amount, running[year], targets.get(year), result.missing[year])
            for year, amount in result.total.years.items()
        ],
        sorted(((name or _("Uten sektor")), sums) for name, sums in result.sectors.items()),
        [text for broken, text in words if broken.is_fault],
        [text for broken, text in words if not broken.is_fault],
        running[result.target_year],
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the page: the choice, and what the measure gives with it, in the package or not."""

    choice: ChoiceRow
    start: str
    in_target_year: int | None
    level: int | None
    fte: Any


class PackageView(PackageMixin, ProjectFormView):
    """The measures of a package: switched on and off, delayed and scaled; worked out at once, stored when asked."""

    form_class = ChoicesForm
    template_name = "budget/package.html"
    reason = gettext_lazy("Lagret valgene i tiltakspakken")

    #: No row version: what tells whether somebody else has stored is the mark of the choices.
    object = None

    @cached_property
    def stored(self) -> Any:
        return stored_switches([self.package])[self.package.pk]

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"measures": self.base.measures, "stored": self.stored, "asked": self.request.GET}
        return {**super().get_form_kwargs(), **more}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "lagre" in request.POST:
            if not self.may_change:
                raise PermissionDenied
            return super().post(request, *args, **kwargs)
        form = self.get_form()
        return self.render_to_response(self.get_context_data(form=form), status=200 if form.is_valid() else 422)

    def recheck(self) -> None:
        super().recheck()
        if not self.may("may_change_package", self.package):
            raise PermissionDenied

    def perform(self, form: ChoicesForm) -> Package:
        seen = str(self.request.POST.get(MARK, ""))
        return set_choices(package=self.package, choices=form.switches, seen=seen, by=self.request.user)

    def get_success_message(self, result: Any) -> str:
        return _("Pakken «%(title)s» er lagret.") % {"title": self.package.title}

    def get_success_url(self, result: Any = None) -> str:
        return self.package.get_absolute_url()

    def get_cancel_url(self) -> str:
        return self.package.get_absolute_url()

    @cached_property
    def may_change(self) -> bool:
        return self.may("may_change_package", self.package)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form") or self.get_form()
        kwargs["form"] = form
        package = self.package
        result = None if form.row_errors else shown(self.base.result(form.switches), self.base)
        case = package.case if package.case is not None and not package.case.is_withdrawn else None
        return super().get_context_data(
            heading=package.title,
            breadcrumbs=self.trail(package=package),
            package=package,
            status=self.base.status,
            shown=result,
            lines=[self._line(choice, form.switches[choice.measure.number]) for choice in form.rows],
            count=len(form.found),
            decided=any(measure.is_decided for measure in self.base.measures),
            has_example_figures=any(measure.is_example_figure for measure in self.base.measures),
            mark=mark_of(package),
            names={"shown": SHOWN, "kept": KEPT, "mark": MARK, "side": SIDE},
            sides=range(1, form.pages + 1) if form.pages > 1 else (),
            is_own=package.made_by_id == self.request.user.pk,
            case=case if case is not None and self._sees(case) else None,
            may_change=self.may_change,
            may_propose=case is None and self.may("may_manage_cases"),
            **kwargs,
        )

    def _sees(self, case: Any) -> bool:
        return type(case).objects.visible_to(self.request.user).filter(pk=case.pk).exists()

    def _line(self, choice: ChoiceRow, switch: Switch) -> Line:
        """Return the row as it is worked out: what is wrong in it stands as it is stored."""
        effect = choice.measure.effect.delayed(switch.delay).scaled(switch.scale)
        return Line(
            choice,
            formats.date_table(effect.begins, unknown=""),
            effect.in_year(self.base.status.year),
            effect.full_year_level,
            scaled_fte(choice.measure.fte, switch.scale),
        )


class PackageFileView(PackageMixin):
    """The stored package as a workbook."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        switches = stored_switches([self.package])[self.package.pk]
        head, rows = sheet(self.base, switches)
        data = exports.to_xlsx(head, rows, title=self.package.title)
        response = HttpResponse(data, content_type=exports.XLSX_TYPE)
        name = slugify(self.package.title) or "pakke"
        response["Content-Disposition"] = f'attachment; filename="{name}-{self.project.today():%Y-%m-%d}.xlsx"'
        return response


def _listed(numbers: tuple[int, ...]) -> str:
    """Return the numbers in words, the first ten of many."""
    named = [str(number) for number in numbers[:10]]
    if len(numbers) > len(named):
        named.append(_("%(n)s til") % {"n": formats.number(len(numbers) - len(named))})
    return formats.join_and(named)
