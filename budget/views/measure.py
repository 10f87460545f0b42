"""One measure: its page, and a page for each thing that can be done with it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.models import Access, StudyAlternative, StudyArea
from projects.views.base import Crumbs, ProjectPage, RowFormView, RowMixin

from .. import drawings, waiting
from ..effects import Effect
from ..forms.measures import MeasureForm, WithdrawForm
from ..models import Grade, Measure
from ..selectors import (
    MeasureRow,
    decisions_of,
    effect_of,
    ladder_of,
    measure_for_page,
    row_of,
    study_area_of,
)
from ..selectors.hanging import attachments_of, cases_of, goals_of, relations_of
from ..selectors.measure_changes import changes_of, is_newer, reason_for_difference
from ..selectors.of_studies import alternative_named, alternative_of, area_named, initial_of
from ..selectors.unions import statements_of, track_of
from ..services import create_measure, update_measure, withdraw_measure
from ..services.measures import is_decided
from ..services.unions import union_seats_of
from . import measure_words as words

MENU = "tiltak.liste"


class MeasureMixin(RowMixin):
    """Finds the measure as the user may see it, and knows the path down to it."""

    menu_key = MENU

    def find(self) -> Measure:
        """Return the measure, a lapsed one too: its page tells why, and its forms are refused by the services."""
        found = measure_for_page(self.project, self.request.user, self.project.today())
        measure: Measure = get_object_or_404(found, number=self.kwargs["number"])
        measure.project = self.project
        return measure

    def above(self, row: Any) -> Crumbs:
        return [(_("Tiltak"), reverse("budget:measures", args=[self.project.slug]))]


class MeasureView(MeasureMixin, ProjectPage):
    """A measure: where it stands with every proof, what it gives each year, what was adopted, what it hangs with."""

    access_rule = "visible"
    template_name = "budget/measure.html"
    effect: Effect

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        measure, user, today = self.find(), self.request.user, self.project.today()
        row = row_of(measure, self.project, today)
        self.effect = effect_of(measure)
        decided = decisions_of(measure, user)
        closed = {link.decision.case_id for link in decided}
        grade = Grade(measure.grade) if measure.grade else None
        return super().get_context_data(
            heading=measure.title,
            breadcrumbs=self.trail(measure),
            measure=measure,
            row=row,
            sentence=words.sentence(row, self.project),
            grade=grade.label if grade else "",
            grade_kind=words.GRADE_KINDS[grade] if grade else "",
            facts=words.facts_of(row, self.project),
            why_not=words.why_not(row, self.project),
            ladder=ladder_of(row, user, today),
            links=decided,
            study_area=study_area_of(measure, user),
            alternative=alternative_of(measure, user),
            price=words.price_year_of(measure, self.project),
            staff=words.staff_facts(measure),
            texts=words.texts_of(measure),
            side_facts=words.side_facts(measure),
            relations=relations_of(measure, user),
            goals=goals_of(measure, user),
            attachments=attachments_of(measure, user),
            # A case that is decided stands there by its decision.
            open_cases=[one for one in cases_of(measure, user) if one.pk not in closed],
            **self.co_determination(measure),
            lapsed_because=measure.history.first().history_change_reason if measure.is_withdrawn else "",
            show_access=measure.access in (Access.RESTRICTED, Access.EXEMPT),
            may_confirm_start=not measure.is_withdrawn and self.may("may_confirm_start", measure),
            may_change=not measure.is_withdrawn and self.may("may_manage_measures", measure),
            **self.effects(row),
            **self.since_last_meeting(row),
            **kwargs,
        )

    def co_determination(self, measure: Measure) -> dict[str, Any]:
        """Return the track with the unions, what they have said, and what this person may do about it."""
        user, track = self.request.user, track_of(measure, self.request.user)
        statements = statements_of([measure], user)[measure.pk]
        told: dict[str, Any] = {
            "track": track,
            "has_track": any(part.talks for part in track.parts),
            "statements": statements,
            "may_reply": not measure.is_withdrawn and self.may("may_reply_to_statement"),
        }
        if not measure.is_withdrawn and self.may("may_write_statement"):
            mine = union_seats_of(user, self.project)
            spoken = {said.seat_id for said in statements}
            told["free_offices"] = [seat for seat in mine if seat.pk not in spoken]
            told["my_statements"] = {said.pk for said in statements if said.seat.person_id == user.pk}
        return told

    def effects(self, row: MeasureRow) -> dict[str, Any]:
        """Return the effect year by year, after the plan, month by month, and what was adopted beside it."""
        measure, project, effect = row.measure, self.project, self.effect
        months = effect.months(project.target_year)
        last = max(project.plan_years)
        return {
            "drawing": drawings.of_measure(row),
            "year_rows": [
                (year, row.effects[year], effect.sides_in_year(year).income, year in effect.explicit)
                for year in sorted(row.effects)
            ],
            "has_sides": bool(measure.income_effect),
            "level_after": effect.level_after(last),
            "income_after": effect.income if effect.level_after(last) == effect.full_year_level else None,
            "after": last + 1,
            "months": list(zip((str(m) for m in formats.MONTHS), months, strict=True)) if months else None,
            "gradual": words.is_gradual(measure),
            "adopted_sums": [([row.adopted_effect, row.difference], measure.full_year_effect)],
            "why_different": reason_for_difference(row, self.request.user),
        }

    def since_last_meeting(self, row: MeasureRow) -> dict[str, Any]:
        """Return what waiting costs, and what has changed since the steering group last met."""
        measure, user, today = row.measure, self.request.user, self.project.today()
        body = waiting.steering_group(self.project, user)
        if body is None or measure.is_withdrawn:
            return {}
        found: dict[str, Any] = {"deciding_body": body, "last_meeting": waiting.last_meeting(body, user, today)}
        if found["last_meeting"] is not None:
            found["is_new"] = is_newer(measure, found["last_meeting"])
            found["changes"] = [] if found["is_new"] else changes_of(measure, user, found["last_meeting"])
        if not row.is_decided:
            waits = waiting.cost_of_waiting_for(
                self.effect, body, user, today, self.project.target_year, permanent=measure.is_permanent
            )
            found["waiting"] = words.waiting_sentences(waits, row, self.project)
        return found


class MeasureForms(MeasureMixin, RowFormView):
    """What the form pages of measures have in common."""

    access_rule = "may_manage_measures"


class MeasureNewView(MeasureForms):
    """A new measure: a proposal until proof lifts it."""

    form_class = MeasureForm
    heading = gettext_lazy("Nytt tiltak")
    intro = gettext_lazy(
        "Bare tittelen må være med. Tiltaket begynner som forslag, og du kan fylle ut resten etter hvert."
    )
    submit_label = gettext_lazy("Legg til tiltaket")
    reason = gettext_lazy("La til tiltaket")

    def get_object(self) -> Measure | None:
        return None

    @cached_property
    def alternative(self) -> StudyAlternative | None:
        """The alternative that the measure is made of, as far as the user may see it."""
        return alternative_named(self.request.GET.get("alternativ", ""), self.project, self.request.user)

    @cached_property
    def area(self) -> StudyArea | None:
        """The study area that the address names, by itself or by one of its alternatives."""
        if self.alternative is not None:
            return self.alternative.study_area
        return area_named(self.request.GET.get("omrade", ""), self.project, self.request.user)

    def get_rule_object(self) -> Any:
        """Ask about the study area: the leader of the group that studies it may propose measures of it."""
        return self.area or self.project

    @property
    def of_own_study(self) -> bool:
        """Whether this person may because of the study area alone: then the measure belongs to it and to its group."""
        return self.area is not None and not self.may(self.access_rule)

    def get_form_kwargs(self) -> dict[str, Any]:
        own = {"of_own_study": True} if self.of_own_study else {}
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user, **own}

    def get_initial(self) -> dict[str, Any]:
        """Begin with what the alternative, or the study area, says (the form takes only what the user may choose)."""
        initial = super().get_initial()
        if self.area is not None:
            initial = {**initial, "study_area": self.area.pk}
        return {**initial, **initial_of(self.alternative)} if self.alternative is not None else initial

    def perform(self, form: Any) -> Measure:
        values = dict(form.cleaned_data)
        area = self.area
        if area is not None and self.of_own_study:
            values |= {"study_area": area, "body": area.body}
        if self.alternative is not None and values.get("study_area") == area:
            values["alternative"] = self.alternative
            same = values.get("full_year_effect") == self.alternative.effect
            values["is_example_figure"] = self.alternative.is_example_figure and same
        return create_measure(
            project=self.project,
            by=self.by,
            years=form.typed_years,
            goals=form.typed_goals or (),
            **values,
        )

    def get_cancel_url(self) -> str:
        if self.area is not None:
            return self.area.get_absolute_url()
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
    intro = gettext_lazy("Bare tittelen må være med. Åpne delene du vil fylle ut.")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret tiltaket")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"project": self.project, "user": self.request.user, "decided": is_decided(self.object)}
        if not self.may(self.access_rule):
            more["of_own_study"] = True
        return {**super().get_form_kwargs(), **more}

    def perform(self, form: Any) -> Measure:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason", "")
        return update_measure(
            measure=self.object,
            changes=changes,
            years=form.typed_years,
            goals=form.typed_goals,
            by=self.by,
            reason=reason,
        )


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
            (_("Trinn"), row.word.capitalize()),
            (_("Helårsvirkning"), formats.mnok(measure.full_year_effect)),
        ]

    def perform(self, form: Any) -> Measure:
        return withdraw_measure(measure=self.object, by=self.by, reason=form.cleaned_data["reason"])
