"""The municipal year: the wheel of a year with its list, and the forms of its marks."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.charts import YearWheel
from omstilling.ui.formats import date_text

from ..forms.plan import WithdrawForm
from ..forms.year_wheel import YearMarkForm
from ..models import YearMark
from ..selectors.year_wheel import address_of_year, year_rows, years_of
from ..services.year_wheel import create_year_mark, update_year_mark, withdraw_year_mark
from .base import Crumbs, ProjectPage, RowFormView

MENU = "plan.arshjul"
MANAGE = "may_manage_milestones"


class YearWheelView(ProjectPage):
    """A year as a wheel, and everything in it by date."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "projects/year_wheel.html"

    @cached_property
    def year(self) -> int:
        """The year that the address asks for, else the one that is now."""
        typed = self.request.GET.get("ar", "")
        if typed.isascii() and typed.isdecimal() and 1990 <= int(typed[:5]) <= 2100:
            return int(typed)
        return self.project.today().year

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project, today, year = self.project, self.project.today(), self.year
        rows = year_rows(project, self.request.user, year)
        may = self.may(MANAGE)
        title = _("Årshjulet for %s") % year
        return super().get_context_data(
            heading=_("Årshjul"),
            breadcrumbs=[(_("Plan"), reverse("projects:plan", args=[project.slug])), (_("Årshjul"), None)],
            year=year,
            wheel=YearWheel(title, year, tuple(row.band for row in rows), today),
            rows=rows,
            coming=next((row for row in rows if row.last >= today), None) if year == today.year else None,
            today=today,
            years=[(one, address_of_year(project, one), one == year) for one in years_of(project, today)],
            new_url=reverse("projects:year_mark_new", args=[project.slug]) if may else "",
            manages=may,
            **kwargs,
        )


class YearMarkForms(RowFormView):
    """What the forms of marks have in common."""

    access_rule = MANAGE
    menu_key = MENU

    def find(self) -> YearMark:
        marks = YearMark.objects.visible_to(self.request.user).filter(project=self.project)
        if self.request.method != "POST":
            marks = marks.active()
        mark: YearMark = get_object_or_404(marks, pk=self.kwargs["pk"])
        mark.project = self.project
        return mark

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Plan"), reverse("projects:plan", args=[slug])),
            (_("Årshjul"), reverse("projects:year_wheel", args=[slug])),
        ]

    def get_breadcrumbs(self) -> Crumbs:
        return [*self.above(self.object), (self.get_heading(), None)]

    def get_success_url(self, result: Any = None) -> str:
        return address_of_year(self.project, result.starts_on.year)

    def get_cancel_url(self) -> str:
        year = self.object.starts_on.year if self.object is not None else self.project.today().year
        return address_of_year(self.project, year)


class YearMarkNewView(YearMarkForms):
    """A new day or period."""

    form_class = YearMarkForm
    heading = gettext_lazy("Nytt i årshjulet")
    submit_label = gettext_lazy("Legg til")
    reason = gettext_lazy("Nytt merke i årshjulet")

    def get_object(self) -> None:
        return None

    def perform(self, form: Any) -> YearMark:
        return create_year_mark(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, result: Any) -> str:
        told = {"title": result.title, "day": date_text(result.starts_on)}
        return _("«%(title)s» står i årshjulet %(day)s.") % told


class YearMarkEditView(YearMarkForms):
    """Another day, or another name."""

    form_class = YearMarkForm
    heading = gettext_lazy("Rediger i årshjulet")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Endringene er lagret.")
    reason = gettext_lazy("Merket i årshjulet er endret")

    def perform(self, form: Any) -> YearMark:
        return update_year_mark(mark=self.object, changes=form.cleaned_data, by=self.request.user)


class YearMarkWithdrawView(YearMarkForms):
    """Out of the year."""

    form_class = WithdrawForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Ta ut av årshjulet")
    intro = gettext_lazy("Merket tas ut av årshjulet og planen. Det står i historikken.")
    submit_label = gettext_lazy("Ta ut")
    success_message = gettext_lazy("Merket er tatt ut av årshjulet.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(self.object.get_kind_display().capitalize(), self.object.title, date_text(self.object.starts_on))]

    def perform(self, form: Any) -> YearMark:
        return withdraw_year_mark(mark=self.object, by=self.request.user, reason=form.cleaned_data["reason"])
