"""Units: the tree on a day, one unit, and the forms that change the organisation."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..forms.units import CloseUnitForm, MergeUnitForm, MoveUnitForm, NewUnitForm, UnitDayForm, UnitForm
from ..models import Unit
from ..selectors.units import unit_tree
from ..services import tenancy
from .base import ProjectFormView, ProjectMixin, ProjectPage


class UnitMixin(ProjectMixin):
    """Finds units of the project's municipality as the user may see them."""

    menu_key = "enheter"

    def get_unit(self) -> Unit:
        units = Unit.objects.visible_to(self.request.user).active().filter(municipality=self.project.municipality)
        found: Unit = get_object_or_404(
            units.select_related("municipality", "parent", "merged_into"), pk=self.kwargs["pk"]
        )
        return found

    def unit_url(self, unit: Unit) -> str:
        return reverse("projects:unit", args=[self.project.slug, unit.pk])

    def list_url(self) -> str:
        return reverse("projects:units", args=[self.project.slug])

    def trail(self, unit: Unit | None = None, last: Any = "") -> list[tuple[Any, str | None]]:
        crumbs: list[tuple[Any, str | None]] = [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Enheter"), self.list_url()),
        ]
        if unit is not None:
            crumbs.append((unit.name, self.unit_url(unit)))
        if last:
            return [*crumbs, (last, None)]
        return [*crumbs[:-1], (crumbs[-1][0], None)]


class UnitsView(UnitMixin, ProjectPage):
    """The tree as it is, or as it was on a day."""

    access_rule = "visible"
    template_name = "projects/units.html"

    @cached_property
    def form(self) -> UnitDayForm:
        form = UnitDayForm(self.request.GET if "dag" in self.request.GET else None)
        form.mark_optional = False  # type: ignore[attr-defined]
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = self.project.today()
        chosen = self.form.cleaned_data["dag"] if self.form.is_bound and self.form.is_valid() else None
        day: date = chosen or today
        tree = unit_tree(self.project.municipality, self.request.user, day)
        return super().get_context_data(
            heading=_("Enheter"),
            breadcrumbs=self.trail(),
            tree=tree,
            count=sum(len(root.walk()) for root in tree),
            day=day,
            is_today=day == today,
            day_form=self.form,
            may_set_up=self.may("may_set_up_project"),
            **kwargs,
        )


class UnitView(UnitMixin, ProjectPage):
    """One unit: where it lies, what lies under it, its moves, and what other floors know of it."""

    access_rule = "visible"
    template_name = "projects/unit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unit, today = self.get_unit(), self.project.today()
        children = unit.children.filter(withdrawn_at=None).valid_on(today)
        return super().get_context_data(
            heading=unit.name,
            breadcrumbs=self.trail(unit),
            unit=unit,
            children=sorted(children, key=lambda u: u.name.casefold()),
            moves=unit.moves.filter(withdrawn_at=None).select_related("from_parent", "to_parent"),
            merged_from=unit.merged_from.filter(withdrawn_at=None).order_by("valid_to"),
            is_open=unit.valid_to is None,
            may_set_up=self.may("may_set_up_project"),
            **kwargs,
        )


class NewUnitView(UnitMixin, ProjectFormView):
    """Set up a unit."""

    access_rule = "may_set_up_project"
    form_class = NewUnitForm
    heading = gettext_lazy("Ny enhet")
    submit_label = gettext_lazy("Opprett enheten")
    success_message = gettext_lazy("Enheten er opprettet.")

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {
            "municipality": self.project.municipality,
            "user": self.request.user,
            "day": self.project.today(),
        }
        return {**super().get_form_kwargs(), **more}

    def get_initial(self) -> dict[str, Any]:
        under = self.request.GET.get("under", "")
        return {"parent": under} if under.isdecimal() else {}

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(last=self.heading)

    def get_cancel_url(self) -> str:
        return self.list_url()

    def perform(self, form: Any) -> Unit:
        user: Any = self.request.user
        return tenancy.create_unit(municipality=self.project.municipality, by=user, **form.cleaned_data)

    def get_success_url(self, result: Any = None) -> str:
        return self.list_url()


class UnitFormView(UnitMixin, ProjectFormView):
    """A form page about one unit."""

    access_rule = "may_set_up_project"

    def get_object(self) -> Unit:
        return self.get_unit()

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.object, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.unit_url(self.object)

    def get_success_url(self, result: Any = None) -> str:
        return self.unit_url(self.object)


class EditUnitView(UnitFormView):
    """Give a unit another name, or correct what was entered wrong."""

    form_class = UnitForm
    heading = gettext_lazy("Endre navn eller rett opplysninger")
    success_message = gettext_lazy("Enheten er endret.")

    def perform(self, form: Any) -> Unit:
        user: Any = self.request.user
        return tenancy.update_unit(unit=self.object, changes=form.cleaned_data, by=user)


class ReorganiseView(UnitFormView):
    """A form about one unit's place in the organisation."""

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"unit": self.object, "user": self.request.user, "day": self.project.today()}
        return {**super().get_form_kwargs(), **more}


class MoveUnitView(ReorganiseView):
    """Have a unit lie somewhere else."""

    form_class = MoveUnitForm
    heading = gettext_lazy("Flytt enheten")
    intro = gettext_lazy("Det som er ført på enheten, blir stående på den.")
    submit_label = gettext_lazy("Flytt")
    success_message = gettext_lazy("Enheten er flyttet.")

    def perform(self, form: Any) -> Unit:
        user: Any = self.request.user
        return tenancy.move_unit(unit=self.object, by=user, **form.cleaned_data)


class MergeUnitView(ReorganiseView):
    """Let another unit take over."""

    form_class = MergeUnitForm
    heading = gettext_lazy("Slå sammen med en annen enhet")
    intro = gettext_lazy("Enhetene under følger med. Det som er ført på enheten, blir stående på den.")
    submit_label = gettext_lazy("Slå sammen")
    success_message = gettext_lazy("Enhetene er slått sammen.")

    def perform(self, form: Any) -> Unit:
        user: Any = self.request.user
        return tenancy.merge_unit(unit=self.object, by=user, **form.cleaned_data)


class CloseUnitView(UnitFormView):
    """End a unit."""

    template_name = "ui/confirm.html"
    form_class = CloseUnitForm
    heading = gettext_lazy("Legg ned enheten")
    intro = gettext_lazy("Det som er ført på enheten, blir stående på den.")
    submit_label = gettext_lazy("Legg ned")
    success_message = gettext_lazy("Enheten er lagt ned.")
    danger = True

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.project.today()}

    def perform(self, form: Any) -> Unit:
        user: Any = self.request.user
        return tenancy.close_unit(unit=self.object, on=form.cleaned_data["on"], by=user)
