"""Packages: the list, a new one, name and sharing, and two side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.forms import ServiceForm
from omstilling.ui.lists import Column
from projects.views.base import ProjectFormView, ProjectList, ProjectPage

from ..forms.packages import PackageForm, PackageNewForm
from ..models import Package
from ..packages_math import Package as Result
from ..packages_math import Switch, compare
from ..selectors import MOST_BESIDE
from ..selectors.packages import packages_for, result_of, stored_switches, switches_of
from ..services import create_package, share_package, update_package, withdraw_package
from .package import PackageMixin, shown


class PackageListView(PackageMixin, ProjectList):
    """One's own packages, and those that others have shared, with what they give."""

    default_sort = "nr"
    heading = gettext_lazy("Pakker")
    export_name = "pakker"
    empty_title = gettext_lazy("Ingen pakker ennå")
    empty_text = gettext_lazy(
        "En pakke er et utvalg av tiltak som prøves sammen: slå dem av og på, utsett dem og se hva de gir mot målet."
    )
    template_name = "budget/packages.html"

    def get_rule_object(self) -> Any:
        return self.project

    def get_queryset(self) -> QuerySet[Package]:
        return packages_for(self.project, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        return (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column("pakke", _("Pakke"), "title", "title", link=self._address),
            Column("teller", _("Varig helårsvirkning, 1\u00a0000\u00a0kr"), self._counted, numeric=True),
            Column("mangler", _("Mangler til målet, 1\u00a0000\u00a0kr"), self._missing, numeric=True),
            Column("av", _("Laget av"), "made_by.full_name", "made_by__full_name"),
            Column("delt", _("Synlig for"), _seen_by),
        )

    def _address(self, package: Package) -> str:
        return reverse("budget:package", args=[self.project.slug, package.number])

    def prepare(self, rows: Sequence[Any]) -> None:
        """Work out the packages of the page together, unless there are so many measures that the list must wait."""
        if not rows or len(self.base.measures) > MOST_BESIDE:
            return
        stored = stored_switches(rows)
        for package in rows:
            package._result = self.base.result(switches_of(self.base.measures, stored[package.pk]))

    def _counted(self, package: Any) -> str:
        result: Result | None = getattr(package, "_result", None)
        return formats.thousands(result.total.counted) if result is not None else ""

    def _missing(self, package: Any) -> str:
        result: Result | None = getattr(package, "_result", None)
        if result is None:
            return ""
        missing = result.missing_counted
        return formats.thousands(None if missing is None else max(missing, 0), unknown=_("mål ikke satt"))

    def get_new(self) -> tuple[str, str] | None:
        return reverse("budget:package_new", args=[self.project.slug]), _("Ny pakke")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s pakke", "%(n)s pakker", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        compare_url = reverse("budget:package_compare", args=[self.project.slug])
        context = super().get_context_data(
            breadcrumbs=[(_("Tiltak"), reverse("budget:measures", args=[self.project.slug])), (_("Pakker"), None)],
            compare_url=compare_url,
            **kwargs,
        )
        context["has_example_figures"] = bool(context["count"]) and self.base.status.has_example_figures
        return context


def _seen_by(package: Package) -> str:
    return _("dem som arbeider med tiltak") if package.shared else _("den som laget den")


class PackageNewView(PackageMixin, ProjectFormView):
    """A new package, and what it begins with."""

    form_class = PackageNewForm
    heading = gettext_lazy("Ny pakke")
    submit_label = gettext_lazy("Lag pakken")
    reason = gettext_lazy("Laget tiltakspakken")

    def get_rule_object(self) -> Any:
        return self.project

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        """Begin with a copy where the address names a package."""
        number = self.request.GET.get("kopi", "")
        if not (number.isascii() and number.isdecimal() and len(number) < 9):
            return {}
        found = packages_for(self.project, self.request.user).filter(number=number).first()
        if found is None:
            return {}
        title = _("%(title)s, kopi") % {"title": found.title}
        return {"start": "copy", "source": found.pk, "title": title[:100], "description": found.description}

    def perform(self, form: Any) -> Package:
        return create_package(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.get_heading())

    def get_cancel_url(self) -> str:
        return reverse("budget:packages", args=[self.project.slug])

    def get_success_message(self, result: Package) -> str:
        return _("Pakken «%(title)s» er laget.") % {"title": result.title}


class PackageForms(PackageMixin, ProjectFormView):
    """What the forms of one's own package have in common."""

    access_rule = "may_change_package"

    def get_object(self) -> Package:
        return self.package

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.get_heading(), self.package)


class PackageEditView(PackageForms):
    """Name and description."""

    form_class = PackageForm
    heading = gettext_lazy("Rediger pakken")
    submit_label = gettext_lazy("Lagre")
    success_message = gettext_lazy("Pakken er lagret.")
    reason = gettext_lazy("Endret tiltakspakken")

    def perform(self, form: Any) -> Package:
        return update_package(package=self.object, changes=form.cleaned_data, by=self.request.user)


class PackageShareView(PackageForms):
    """Lets all who work with measures see the package, or takes it back."""

    form_class = ServiceForm
    template_name = "ui/confirm.html"

    def get_heading(self) -> str:
        return _("Ta tilbake delingen") if self.package.shared else _("Del pakken")

    def get_intro(self) -> str:
        """Say who sees the package after it."""
        if self.package.shared:
            return _("Pakken blir bare synlig for deg. En sak som er laget av den, berøres ikke.")
        return _(
            "Pakken blir synlig for sekretær, rådmann, økonomi og prosjektgruppa. De kan prøve den og kopiere den, "
            "men bare du kan endre den."
        )

    def get_submit_label(self) -> str:
        """The verb of the button."""
        return _("Ta tilbake") if self.package.shared else _("Del")

    def perform(self, form: Any) -> Package:
        return share_package(package=self.object, shared=not self.object.shared, by=self.request.user)

    def get_success_message(self, result: Package) -> str:
        return _("Pakken er delt.") if result.shared else _("Pakken er bare synlig for deg.")


class PackageWithdrawView(PackageForms):
    """Takes a package away."""

    form_class = ServiceForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk pakken")
    intro = gettext_lazy("Pakken forsvinner fra lista. Tiltakene berøres ikke, og historikken blir stående.")
    submit_label = gettext_lazy("Trekk pakken")
    danger = True
    success_message = gettext_lazy("Pakken er trukket.")

    def perform(self, form: Any) -> Package:
        return withdraw_package(package=self.object, by=self.request.user)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("budget:packages", args=[self.project.slug])


class PackageCompareView(PackageMixin, ProjectPage):
    """Two packages side by side: totals, sectors, and the measures in which they differ."""

    template_name = "budget/package_compare.html"

    def get_rule_object(self) -> Any:
        return self.project

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        packages = list(packages_for(self.project, self.request.user))
        first, second = self._chosen(packages)
        more: dict[str, Any] = {}
        if first is not None and second is not None:
            one, other = result_of(first, self.base), result_of(second, self.base)
            found = compare(one, other)
            rows = [row for row in found.rows if not row.is_same]
            lines = [*_years(one, other, found), *_sectors(one, other, found)]
            more = {
                "rounding": [([first, change], second) for _name, first, second, change in lines],
                "one": shown(one, self.base),
                "other": shown(other, self.base),
                "found": found,
                "rows": [(row, words(row.first), words(row.second)) for row in rows],
                "same": len(found.rows) - len(rows),
                "years": _years(one, other, found),
                "sectors": _sectors(one, other, found),
                "missing": _missing(one, other),
            }
        return super().get_context_data(
            heading=_("Sammenlign to pakker"),
            breadcrumbs=self.trail(_("Sammenlign")),
            packages=packages,
            first=first,
            second=second,
            status=self.base.status,
            **more,
            **kwargs,
        )

    def _chosen(self, packages: list[Package]) -> tuple[Package | None, Package | None]:
        """Return the two that the address names, or else the first two that are not named."""
        by_number = {str(package.number): package for package in packages}
        first = by_number.get(self.request.GET.get("en", ""))
        second = by_number.get(self.request.GET.get("to", ""))
        left = [package for package in packages if package not in (first, second)]
        if first is None and left:
            first = left.pop(0)
        if second is None and left:
            second = left.pop(0)
        return first, second


def words(switch: Switch | None) -> str:
    """Return in words what a package does with a measure."""
    if switch is None or not switch.on:
        return _("av")
    said = [_("med")]
    if switch.delay:
        said.append(_("utsatt %(months)s") % {"months": formats.plural(switch.delay, _("måned"), _("måneder"))})
    if switch.scale != 100:
        said.append(_("%(percent)s av omfanget") % {"percent": formats.percent(switch.scale)})
    return ", ".join(said)


def _years(one: Result, other: Result, found: Any) -> list[tuple[int, int, int, int]]:
    return [
        (year, one.total.years[year], other.total.years[year], difference)
        for year, difference in found.total.years.items()
    ]


def _sectors(one: Result, other: Result, found: Any) -> list[tuple[str, int, int, int]]:
    return [
        (
            name or _("Uten sektor"),
            one.sectors[name].counted if name in one.sectors else 0,
            other.sectors[name].counted if name in other.sectors else 0,
            sums.counted,
        )
        for name, sums in found.sectors.items()
    ]


def _missing(one: Result, other: Result) -> tuple[int, int, int] | None:
    if one.missing_counted is None or other.missing_counted is None:
        return None
    first, second = max(one.missing_counted, 0), max(other.missing_counted, 0)
    return first, second, second - first
