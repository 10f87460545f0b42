"""What can be done with figures from the accounts: enter, change, withdraw, confirm, take the confirmation back."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.forms import ServiceForm
from projects.views.base import ProjectFormView

from ..accounts_words import period
from ..forms.offers import measures
from ..forms.realised import RealisedForm, WithdrawRealisedForm
from ..models import Measure, RealisedEffect
from ..selectors import measure_rows, stated_years
from ..selectors.accounts import adopted_months, expected_months, figures_of_year, months_over, sum_over
from ..services.realised import (
    NotConfirmed,
    confirm_realised,
    enter_realised,
    refusals_of,
    retract_confirmation,
    update_realised,
    withdraw_realised,
)
from .realised import RealisedMixin, month_table

MOST = 200


class RealisedForms(RealisedMixin, ProjectFormView):
    """What the form pages have in common."""

    access_rule = "may_enter_realised"

    def get_object(self) -> RealisedEffect | None:
        return self.find()

    def get_rule_object(self) -> Any:
        return self.object.measure if self.object is not None else self.project

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        figure = self.object
        more = [] if figure is None else [(figure.measure.title, self.url("realised_figure", figure.pk))]
        return self.trail(*more, (self.get_heading(), None))

    def get_cancel_url(self) -> str:
        return self.url("realised_figure", self.object.pk) if self.object is not None else self.url("realised")

    def get_success_url(self, result: Any = None) -> str:
        return self.url("realised_figure", result.pk)

    def get_facts(self) -> list[Any]:
        figure = self.object
        if figure is None:
            return []
        return [
            (_("Tiltak"), f"{figure.measure.number} {figure.measure.title}"),
            (_("Periode"), period(figure.first_month, figure.last_month)),
            (_("Realisert virkning"), formats.kroner(figure.amount)),
        ]


class RealisedFieldForms(RealisedForms):
    """The pages with the figure's fields: the plan of the same months stands beside."""

    form_class = RealisedForm
    template_name = "budget/realised_form.html"

    @property
    def measure(self) -> Measure | None:
        raise NotImplementedError

    @cached_property
    def row(self) -> Any:
        return self.measure_row(self.measure) if self.measure is not None else None

    def typed(self) -> tuple[date, date] | None:
        """Return the months that the form is about, as far as they are known before it is read."""
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        months = self.typed()
        if self.row is None or months is None or months[0].year != months[1].year:
            return kwargs
        wanted = [date(months[0].year, month, 1) for month in range(months[0].month, months[1].month + 1)]
        year = months[0].year
        words = {
            "period": period(*months),
            "plan": formats.kroner(sum_over(adopted_months(self.row, year), wanted), unknown=formats.NOT_STATED),
            "forecast": formats.kroner(sum_over(expected_months(self.row, year), wanted)),
        }
        said = _("For %(period)s er vedtatt plan %(plan)s, og det ventes nå %(forecast)s.") % words
        return {**kwargs, "beside": said}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.row is None:
            return context
        months = self.typed()
        year = months[0].year if months else self.project.today().year
        figures = figures_of_year(self.project, self.request.user, year).get(self.row.measure.pk, [])
        table = month_table(self.row, year, self.project.today(), figures)
        return {**context, "measure": self.row.measure, "months": table, "year": year}


class RealisedNewView(RealisedFieldForms):
    """Enter what a measure gave. Which measure is chosen first, so that its plan can stand beside the field."""

    heading = gettext_lazy("Før realisert virkning")
    submit_label = gettext_lazy("Før tallet")
    reason = gettext_lazy("Førte realisert virkning")
    success_message = gettext_lazy("Tallet er ført og venter på at en annen bekrefter det.")

    def get_object(self) -> None:
        return None

    def get_rule_object(self) -> Any:
        return self.measure or self.project

    @cached_property
    def measure(self) -> Measure | None:  # type: ignore[override]
        """The measure that the address names."""
        typed = self.request.GET.get("tiltak", "")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdecimal() and len(typed) < 9):
            raise Http404
        measure: Measure = get_object_or_404(measures(self.project, self.request.user), number=int(typed))
        measure.project = self.project
        return measure

    def typed(self) -> tuple[date, date] | None:
        """Return the months that come next: from the first that has no figure to the last that is over."""
        today = self.project.today()
        over = months_over(today.year, today) or (today.replace(day=1),)
        if self.measure is None:
            return None
        figures = figures_of_year(self.project, self.request.user, today.year).get(self.measure.pk, [])
        last = max((figure.last_month for figure in figures), default=None)
        open_months = [month for month in over if last is None or month > last]
        first = open_months[0] if open_months else today.replace(day=1)
        return first, max(first, over[-1])

    def get_initial(self) -> dict[str, Any]:
        months = self.typed()
        more = {"first_month": months[0], "last_month": months[1]} if months else {}
        return {**super().get_initial(), **more}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.measure is None:
            context["offered"] = measures(self.project, self.request.user)
        return context

    def perform(self, form: Any) -> RealisedEffect:
        if self.measure is None:
            raise Http404
        return enter_realised(measure=self.measure, by=self.by, **form.cleaned_data)


class RealisedEditView(RealisedFieldForms):
    """Change a figure that waits."""

    heading = gettext_lazy("Endre tallet")
    intro = gettext_lazy("Den som endrer beløp eller måneder, kan ikke selv bekrefte tallet.")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret realisert virkning")
    success_message = gettext_lazy("Endringene er lagret. Tallet venter på bekreftelse.")

    @property
    def measure(self) -> Measure | None:
        found: Measure = self.object.measure
        return None if found.is_withdrawn else found

    def typed(self) -> tuple[date, date] | None:
        return self.object.first_month, self.object.last_month

    def perform(self, form: Any) -> RealisedEffect:
        return update_realised(figure=self.object, changes=form.cleaned_data, by=self.by)


class RealisedWithdrawView(RealisedForms):
    """Take out a figure that should not have been entered."""

    form_class = WithdrawRealisedForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk tallet")
    intro = gettext_lazy("Tallet går ut av lista og alle summer. Det står igjen i historikken.")
    submit_label = gettext_lazy("Trekk tallet")
    success_message = gettext_lazy("Tallet er trukket.")
    danger = True

    def perform(self, form: Any) -> RealisedEffect:
        return withdraw_realised(figure=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return self.url("realised")


class RealisedRetractView(RealisedForms):
    """Take a confirmation back."""

    access_rule = "may_confirm_realised"
    form_class = WithdrawRealisedForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk bekreftelsen")
    intro = gettext_lazy(
        "Tallet venter igjen, og er ikke lenger bevis for at tiltaket er realisert. Det kan da endres og bekreftes på "
        "nytt."
    )
    submit_label = gettext_lazy("Trekk bekreftelsen")
    success_message = gettext_lazy("Bekreftelsen er trukket.")
    danger = True

    def perform(self, form: Any) -> RealisedEffect:
        return retract_confirmation(figure=self.object, by=self.by, reason=form.cleaned_data["reason"])


class RealisedConfirmView(RealisedMixin, ProjectFormView):
    """Confirm the figures that were chosen: all of them or none, with what stands in the way told at its row."""

    access_rule = "may_confirm_realised"
    form_class = ServiceForm
    template_name = "budget/realised_confirm.html"
    heading = gettext_lazy("Bekreft realisert virkning")
    intro = gettext_lazy(
        "Når du bekrefter, står navnet ditt og dagen ved tallet, og et vedtatt tiltak regnes som realisert. Hold "
        "tallet mot regnskapet og planen først."
    )
    submit_label = gettext_lazy("Bekreft")
    reason = gettext_lazy("Bekreftet realisert virkning")
    refused: dict[int, str] | None = None

    @cached_property
    def chosen(self) -> list[RealisedEffect]:
        """The figures that the address, or the form, names."""
        data = self.request.POST if self.request.method == "POST" else self.request.GET
        typed = data.getlist("tall")
        if len(typed) > MOST or not all(one.isascii() and one.isdecimal() and len(one) < 18 for one in typed):
            raise Http404
        keys = {int(one) for one in typed}
        found: QuerySet[RealisedEffect] = self.figures().filter(pk__in=keys)
        figures = list(found.order_by("measure__number", "first_month", "pk"))
        if len(figures) != len(keys):
            raise Http404
        for figure in figures:
            figure.measure.project = self.project
        return figures

    def get_object(self) -> None:
        bool(self.chosen)

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail((self.heading, None))

    def get_cancel_url(self) -> str:
        return self.url("realised_figure", self.chosen[0].pk) if len(self.chosen) == 1 else self.url("realised")

    def perform(self, form: Any) -> Any:
        try:
            return confirm_realised(figures=self.chosen, by=self.by, seen=self.seen())
        except NotConfirmed as error:
            self.refused = error.refusals
            raise

    def seen(self) -> dict[int, int]:
        """Return the version of each figure that was on the page."""
        versions = {}
        for figure in self.chosen:
            typed = self.request.POST.get(f"versjon_{figure.pk}", "")
            versions[figure.pk] = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0
        return versions

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()

    def get_success_message(self, result: Any) -> str:
        return ngettext("Tallet er bekreftet.", "%(n)s tall er bekreftet.", len(result)) % {
            "n": formats.number(len(result))
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        figures = list(self.figures().filter(pk__in=[figure.pk for figure in self.chosen]).order_by("measure__number"))
        refused = self.refused if self.refused is not None else refusals_of(figures, self.by)
        wholes, stated = self.rows_of(figures), stated_years(self.project, self.request.user)
        others = [figure.pk for figure in figures if figure.pk not in refused]
        return super().get_context_data(
            rows=[
                (
                    figure,
                    period(figure.first_month, figure.last_month),
                    self.compared(figure, wholes[figure.measure_id], stated.get(figure.measure_id, {}))
                    if figure.measure_id in wholes
                    else {},
                    refused.get(figure.pk, ""),
                )
                for figure in figures
            ],
            refused=len(refused),
            others_url=f"{self.url('realised_confirm')}?{'&'.join(f'tall={pk}' for pk in others)}" if others else "",
            others=len(others),
            **kwargs,
        )

    def rows_of(self, figures: list[RealisedEffect]) -> dict[int, Any]:
        """Return the rows of the figures' measures."""
        wanted = {figure.measure_id for figure in figures}
        found = measure_rows(self.project, self.request.user, self.project.today())
        return {row.measure.pk: row for row in found if row.measure.pk in wanted}
