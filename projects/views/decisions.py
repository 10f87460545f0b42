"""Decisions: the register, one decision, and the small forms that confirm it and follow it up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.formats import NBSP, date_table, date_text
from omstilling.ui.forms import ServiceForm
from omstilling.ui.lists import FORMAT, Column
from omstilling.ui.templatetags.ui import status_tag

from ..filters.decisions import DecisionFilter
from ..forms.decisions import FollowedUpForm, FollowUpForm, ReopenFollowUpForm
from ..models import Decision
from ..selectors.decisions import (
    decisions_of,
    follow_up_word,
    legality_review,
    milestones_of,
    register_of,
    status_word,
    study_areas_of,
    the_decision,
    with_bodies,
)
from ..services.decisions import confirm_decision, correct_decision, follow_up_decision
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

MENU = "moter.vedtak"


def unbroken(number: str) -> str:
    """Return a case number that no line end parts."""
    return number.replace(" ", NBSP)


class DecisionListView(ProjectList):
    """The register of decisions."""

    keeps_question = True
    access_rule = "visible"
    menu_key = MENU
    filterset_class = DecisionFilter
    default_sort = "-dato"
    heading = gettext_lazy("Vedtak")
    export_name = "vedtak"
    empty_title = gettext_lazy("Ingen vedtak ennå")
    empty_text = gettext_lazy(
        "Her kommer det organene vedtar, innstiller og anbefaler, så snart det er ført fra et møte."
    )

    def get_queryset(self) -> QuerySet[Decision]:
        in_file = FORMAT in self.request.GET
        return (decisions_of if in_file else register_of)(self.project, self.request.user)

    def prepare(self, rows: Sequence[Any]) -> None:
        with_bodies(rows, self.project)

    def get_columns(self) -> Sequence[Column]:
        today = self.project.today()

        def follow_up(decision: Decision) -> str:
            return follow_up_word(decision, today)

        def deadline(decision: Decision) -> Any:
            """The deadline, and a tag where it is past or done."""
            word = follow_up(decision) if decision.deadline is None or follow_up(decision) != _("åpen") else ""
            day = date_table(decision.deadline) if decision.deadline is not None else ""
            return format_html("<span>{} {}</span>", day, status_tag(word)) if word else day

        return (
            Column("dato", _("Dato"), "decided_on", ("decided_on", "=body_id", "=case_id")),
            Column(
                "sak",
                _("Sak"),
                lambda d: unbroken(d.case.case_number),
                ("case__year", "body__abbreviation", "case__number"),
                export="case.case_number",
            ),
            Column("tittel", _("Tittel"), "case.title", "case__title", link=lambda d: d.get_absolute_url()),
            Column("organ", _("Organ"), "body.name", ("body__order", "body__name")),
            Column("slag", _("Slag"), export=lambda d: d.get_kind_display()),
            Column(
                "resultat",
                _("Resultat"),
                lambda d: status_tag(d.outcome_word),
                ("outcome", "kind"),
                export="outcome_word",
            ),
            Column("ansvarlig", _("Ansvarlig"), "responsible.full_name", "responsible__full_name"),
            Column("frist", _("Frist"), deadline, "deadline", export="deadline"),
            Column("oppfolging", _("Oppfølging"), export=follow_up),
            Column("status", _("Status"), lambda d: status_tag(status_word(d)), export=status_word),
            Column("tekst", _("Vedtakstekst"), export="text"),
            Column("fulgt", _("Fulgt opp"), export="carried_out_on"),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s vedtak", "%(n)s vedtak", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=[(_("Vedtak"), None)], **kwargs)


class DecisionMixin(RowMixin):
    """Finds the decision as the user may see it, and knows the path down to it."""

    menu_key = MENU

    def find(self) -> Decision:
        decision: Decision = get_object_or_404(decisions_of(self.project, self.request.user), pk=self.kwargs["pk"])
        decision.project = self.project
        return decision

    def above(self, row: Any) -> Crumbs:
        return [(_("Vedtak"), reverse("projects:decisions", args=[self.project.slug]))]

    def label_of(self, row: Any) -> Any:
        return row.case.case_number


class DecisionView(DecisionMixin, ProjectPage):
    """One decision: its exact text, how it came about, what it concerns, and how it is followed up."""

    access_rule = "visible"
    template_name = "projects/decision.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        decision, user, today = self.find(), self.request.user, self.project.today()
        may_follow_up = self.may("may_follow_up_decision", decision)
        return super().get_context_data(
            heading=decision.case.title,
            breadcrumbs=self.trail(decision),
            decision=decision,
            kind=capfirst(_kind(decision)),
            it=the_decision(decision),
            status=status_word(decision),
            follow_up=follow_up_word(decision, today),
            review=legality_review(decision, today),
            milestones=milestones_of(decision, user),
            study_areas=study_areas_of(decision, user),
            may_confirm=not decision.is_confirmed and self.may("may_confirm_decision", decision),
            may_follow_up=may_follow_up,
            **kwargs,
        )


def _kind(decision: Decision) -> str:
    """Return the kind in words: a recommendation says to whom."""
    above = decision.body.recommends_to
    if decision.kind == "recommendation" and above is not None:
        return _("innstilling til %(body)s") % {"body": above.name}
    return str(decision.get_kind_display())


class DecisionForms(DecisionMixin, RowFormView):
    """What every form page of decisions has in common."""

    template_name = "ui/confirm.html"

    def get_facts(self) -> list[Any]:
        decision = self.object
        return [
            (_("Sak"), str(decision.case)),
            (_("Organ"), decision.body.name),
            (_("Vedtaksdato"), date_text(decision.decided_on)),
            (_("Resultat"), capfirst(decision.outcome_word)),
        ]


class DecisionConfirmView(DecisionForms):
    """The decision is recorded as it was made."""

    access_rule = "may_confirm_decision"
    template_name = "projects/decision_confirm.html"
    form_class = ServiceForm
    intro = gettext_lazy(
        "Les teksten. Når du bekrefter, sier du at den er ført slik den ble vedtatt. Etterpå kan den ikke endres."
    )
    reason = gettext_lazy("Vedtaket er bekreftet")

    def get_heading(self) -> Any:
        return _("Bekreft %(it)s") % {"it": the_decision(self.object)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"submit_label": self.get_heading(), **kwargs})

    def perform(self, form: Any) -> Decision:
        return confirm_decision(decision=self.object, by=self.request.user)

    def get_success_message(self, result: Any) -> str:
        return _("%(it)s er bekreftet.") % {"it": capfirst(the_decision(result))}


class DecisionFollowUpView(DecisionForms):
    """Who follows the decision up, by when, and what it means in plain words."""

    access_rule = "may_follow_up_decision"
    template_name = "ui/form_page.html"
    form_class = FollowUpForm
    submit_label = gettext_lazy("Lagre oppfølgingen")
    reason = gettext_lazy("Oppfølgingen er endret")
    success_message = gettext_lazy("Oppfølgingen er lagret.")

    def get_heading(self) -> Any:
        return _("Oppfølging av %(it)s") % {"it": the_decision(self.object)}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> Decision:
        return correct_decision(decision=self.object, changes=form.cleaned_data, by=self.request.user)


class DecisionFollowedUpView(DecisionForms):
    """The decision has been followed up."""

    access_rule = "may_follow_up_decision"
    form_class = FollowedUpForm
    submit_label = gettext_lazy("Marker som fulgt opp")
    reason = gettext_lazy("Vedtaket er fulgt opp")

    def get_heading(self) -> Any:
        return _("%(it)s er fulgt opp") % {"it": capfirst(the_decision(self.object))}

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.project.today()}

    def perform(self, form: Any) -> Decision:
        return follow_up_decision(decision=self.object, on=form.cleaned_data["on"], by=self.request.user)

    def get_success_message(self, result: Any) -> str:
        words = {"it": capfirst(the_decision(result)), "day": date_text(result.carried_out_on)}
        return _("%(it)s er ført som fulgt opp %(day)s.") % words


class DecisionReopenView(DecisionForms):
    """The follow-up is not done after all."""

    access_rule = "may_follow_up_decision"
    form_class = ReopenFollowUpForm
    heading = gettext_lazy("Åpne oppfølgingen igjen")
    submit_label = gettext_lazy("Åpne oppfølgingen")
    success_message = gettext_lazy("Oppfølgingen er åpen igjen.")

    def perform(self, form: Any) -> Decision:
        return follow_up_decision(
            decision=self.object, on=None, by=self.request.user, reason=form.cleaned_data["reason"]
        )
