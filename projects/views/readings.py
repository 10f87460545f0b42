"""Readings of an indicator for many units of one month, on one page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.formats import month as month_words

from ..forms.readings import ChooseMonthForm, MonthOfReadingsForm, month_before, name_of
from ..models import Unit
from ..selectors.goals import show_value
from ..services.readings import MonthRefused, enter_month, readings_of_month
from .goals import MEASURE, IndicatorForms


class ReadingsMonthView(IndicatorForms):
    """One indicator, one month, every unit. Nothing is half saved: what is wrong is told beside each field."""

    access_rule = MEASURE
    form_class: type[Any] = MonthOfReadingsForm
    template_name = "projects/readings_month.html"
    submit_label = gettext_lazy("Lagre alle")
    reason = gettext_lazy("Førte målinger")

    def get_object(self) -> Any:
        return None

    def get_rule_object(self) -> Any:
        return self.goal if self.indicator else None

    def get_heading(self) -> Any:
        return _("%(name)s i %(month)s") % {"name": self.indicator.name, "month": month_words(self.month)}

    @cached_property
    def asked(self) -> ChooseMonthForm | None:
        """The month that the address asks for."""
        return ChooseMonthForm(self.request.GET) if "maned" in self.request.GET else None

    @cached_property
    def month(self) -> date:
        """The month of the page: the one that is asked for, else the last that is over."""
        if self.asked is not None and self.asked.is_valid():
            month: date = self.asked.cleaned_data["maned"]
            return month
        return month_before(self.project.today())

    @cached_property
    def places(self) -> list[tuple[Unit | None, str]]:
        """The whole municipality and the units that there are in the month, sectors with what lies under them."""
        last_day = date(self.month.year + self.month.month // 12, self.month.month % 12 + 1, 1)
        units = Unit.objects.visible_to(self.request.user).active()
        found = units.filter(municipality_id=self.project.municipality_id, valid_from__lt=last_day)
        found = found.valid_on(self.month) | found.filter(valid_from__gte=self.month)
        return [(None, _("Hele kommunen")), *((unit, unit.name) for unit in found.distinct().order_by("name", "pk"))]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "indicator": self.indicator,
            "places": self.places,
            "there": readings_of_month(self.indicator, self.month),
            "before": readings_of_month(self.indicator, month_before(self.month)),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        indicator = self.indicator
        return {
            **context,
            "indicator": indicator,
            "month": self.month,
            "before": month_before(self.month),
            "typed_month": self.request.GET.get("maned") or f"{self.month:%m.%Y}",
            "month_error": (self.asked.errors.get("maned") or [""])[0] if self.asked is not None else "",
            "too_early": self.month > self.project.today(),
            "rows": [
                (field, size, hidden, show_value(indicator.measured_in, old.value) if old is not None else "")
                for field, size, hidden, old in context["form"].rows()
            ],
        }

    def perform(self, form: Any) -> Any:
        try:
            return enter_month(
                indicator=self.indicator,
                month=self.month,
                values=form.values(),
                seen=form.seen(),
                sizes=form.sizes(),
                by=self.request.user,
                reason=form.cleaned_data.get("reason", ""),
            )
        except MonthRefused as refused:
            first, *others = refused.errors.items()
            for key, words in others:
                form.add_error(name_of(key), words)
            refused.field = name_of(first[0])
            raise

    def get_success_message(self, result: Any) -> str:
        words = {"n": formats.number(len(result)), "month": month_words(self.month)}
        return (
            ngettext("En måling for %(month)s er lagret.", "%(n)s målinger for %(month)s er lagret.", len(result))
            % words
        )
