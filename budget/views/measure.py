"""One measure: its page, and a page for each thing that can be done with it."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.models import Access
from projects.views.base import ProjectFormView, ProjectMixin, ProjectPage

from .. import drawings
from ..forms.measures import MeasureForm, WithdrawForm
from ..models import PERMANENT_KINDS, Measure
from ..selectors import (
    MeasureRow,
    decisions_of,
    ladder_of,
    measure_for_page,
    months_of_target_year,
    row_of,
    study_area_of,
)
from ..services import create_measure, update_measure, withdraw_measure
from ..services.measures import is_decided

MENU = "tiltak.liste"


class MeasureMixin(ProjectMixin):
    """Finds the measure as the user may see it, and knows the path down to it."""

    menu_key = MENU

    @property
    def by(self) -> Any:
        """Who acts: a page of a project is met by a logged-in person only."""
        return self.request.user

    def find(self) -> Measure:
        """Return the measure, a lapsed one too: its page tells why, and its forms are refused by the services."""
        found = measure_for_page(self.project, self.request.user, self.project.today())
        measure: Measure = get_object_or_404(found, number=self.kwargs["number"])
        measure.project = self.project
        return measure

    def trail(self, measure: Measure | None, last: Any = "") -> list[tuple[Any, str | None]]:
        """Return the path to a measure, or to a page under it."""
        crumbs: list[tuple[Any, str | None]] = [(_("Tiltak"), reverse("budget:measures", args=[self.project.slug]))]
        if measure is not None:
            crumbs.append((measure.title, measure.get_absolute_url() if last else None))
        return [*crumbs, (last, None)] if last else crumbs


class MeasureView(MeasureMixin, ProjectPage):
    """A measure: its step with every proof, what it gives each year, and what was adopted beside what is expected."""

    access_rule = "visible"
    template_name = "budget/measure.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        measure, user, today = self.find(), self.request.user, self.project.today()
        row = row_of(measure, self.project, today)
        links = decisions_of(measure, user)
        area = study_area_of(measure, user)
        months = months_of_target_year(row, self.project)
        return super().get_context_data(
            heading=measure.title,
            breadcrumbs=self.trail(measure),
            measure=measure,
            row=row,
            facts=self.facts(row),
            why_not=self.why_not(row),
            ladder=ladder_of(row, links, area, today),
            links=links,
            study_area=area,
            drawing=drawings.of_measure(row),
            year_rows=[(year, row.effects[year]) for year in sorted(row.effects)],
            months=list(zip((str(m) for m in formats.MONTHS), months, strict=True)) if months else None,
            consequences=self.consequences(measure),
            lapsed_because=measure.history.first().history_change_reason if measure.is_withdrawn else "",
            show_access=measure.access in (Access.RESTRICTED, Access.EXEMPT),
            may_change=not measure.is_withdrawn and self.may("may_manage_measures", measure),
            **kwargs,
        )

    def facts(self, row: MeasureRow) -> list[tuple[Any, ...]]:
        """Return the three facts that matter."""
        measure, year = row.measure, self.project.target_year
        price = _("%(year)s-priser") % {"year": self.project.price_year}
        start = formats.date_text(measure.effective_from)
        until = _("til og med %(day)s") % {"day": formats.date_text(measure.effective_to)}
        return [
            (
                _("Helårsvirkning"),
                formats.kroner(measure.full_year_effect),
                _("%(kind)s, %(price)s") % {"kind": measure.get_kind_display(), "price": price},
            ),
            (
                _("Virkning i %(year)s") % {"year": year},
                formats.kroner(row.effect(year)),
                _("delårsvirkning, samme priser"),
            ),
            (_("Virker fra"), start, until if measure.effective_to else _("ingen sluttdato")),
        ]

    def why_not(self, row: MeasureRow) -> str:
        """Say why the measure does not count toward the target; empty when it does."""
        measure = row.measure
        if row.counted or measure.is_withdrawn:
            return ""
        if measure.kind not in PERMANENT_KINDS:
            return _("Tiltaket teller ikke mot målet, fordi det ikke er varig.")
        if measure.effective_to is not None:
            return _("Tiltaket teller ikke mot målet, fordi det har en sluttdato.")
        if measure.full_year_effect is None:
            return _("Tiltaket teller ikke mot målet før helårsvirkningen er beregnet.")
        if measure.effective_from is None:
            return _("Tiltaket teller ikke mot målet før det har en startdato.")
        return _("Tiltaket teller ikke mot målet, fordi det først virker etter %(year)s.") % {
            "year": self.project.target_year
        }

    def consequences(self, measure: Measure) -> list[tuple[Any, ...]]:
        """Return what the measure costs and changes beside the saving."""
        return [
            (_("Endring i årsverk"), formats.fte(measure.fte_change)),
            (_("Omstillingskostnad"), formats.kroner(measure.restructuring_cost), _("engangs, ikke trukket fra")),
            (
                _("Sannsynlighet for gjennomføring"),
                formats.percent(measure.probability, unknown=formats.NOT_STATED),
            ),
        ]


class MeasureForms(MeasureMixin, ProjectFormView):
    """What the form pages of measures have in common."""

    access_rule = "may_manage_measures"

    def get_object(self) -> Measure | None:
        return self.find()

    def get_rule_object(self) -> Any:
        return self.object or self.project

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.object, self.get_heading())


class MeasureNewView(MeasureForms):
    """A new measure: a proposal until proof lifts it."""

    form_class = MeasureForm
    heading = gettext_lazy("Nytt tiltak")
    intro = gettext_lazy("Tiltaket begynner som forslag. Det flytter seg når konklusjoner og vedtak er ført.")
    submit_label = gettext_lazy("Legg til tiltaket")
    reason = gettext_lazy("La til tiltaket")

    def get_object(self) -> Measure | None:
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        """Begin with the study area that the address names (the form takes only what the user may choose)."""
        area = self.request.GET.get("omrade", "")
        return {**super().get_initial(), **({"study_area": area} if area.isascii() and area.isdecimal() else {})}

    def perform(self, form: Any) -> Measure:
        return create_measure(project=self.project, by=self.by, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("budget:measures", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Tiltaket «%(title)s» er lagt til som nummer %(number)s.") % {
            "title": result.title,
            "number": result.number,
        }


class MeasureEditView(MeasureForms):
    """What is expected of a measure. What was adopted is not changed here."""

    form_class = MeasureForm
    heading = gettext_lazy("Rediger tiltaket")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret tiltaket")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"project": self.project, "user": self.request.user, "decided": is_decided(self.object)}
        return {**super().get_form_kwargs(), **more}

    def perform(self, form: Any) -> Measure:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason", "")
        return update_measure(measure=self.object, changes=changes, by=self.by, reason=reason)


class MeasureWithdrawView(MeasureForms):
    """The measure lapses."""

    form_class = WithdrawForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("La tiltaket bortfalle")
    intro = gettext_lazy("Tiltaket går ut av lista og alle summer. Nummeret, vedtakene og historikken blir stående.")
    submit_label = gettext_lazy("La tiltaket bortfalle")
    success_message = gettext_lazy("Tiltaket er bortfalt og teller ikke lenger.")
    danger = True

    def get_facts(self) -> list[Any]:
        measure = self.object
        row = row_of(measure, self.project, self.project.today())
        return [
            (_("Tiltak"), f"{measure.number} {measure.title}"),
            (_("Steg"), row.word.capitalize()),
            (_("Helårsvirkning"), formats.mnok(measure.full_year_effect)),
        ]

    def perform(self, form: Any) -> Measure:
        return withdraw_measure(measure=self.object, by=self.by, reason=form.cleaned_data["reason"])
