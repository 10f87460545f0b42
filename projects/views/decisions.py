"""Decisions: the register, one decision, and confirming it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.audit.kept import kept, key_of
from omstilling.ui.cells import shown
from omstilling.ui.formats import NBSP, date_table, date_text
from omstilling.ui.forms import ServiceForm
from omstilling.ui.lists import FORMAT, PAGE, Column
from omstilling.ui.templatetags.ui import status_tag

from ..filters.decisions import LATE, DecisionFilter, others_for
from ..models import Decision, DecisionStatus, FollowUpState, Project
from ..selectors.decisions import (
    decisions_of,
    legality_review,
    milestones_of,
    register_of,
    status_word,
    study_areas_of,
    the_decision,
    with_others,
)
from ..selectors.follow_up import awaits_follow_up, follow_up_word, is_awaited, is_due_for_review
from ..selectors.relations import can_touch, relations_of
from ..services.decisions import confirm_decision
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
        with_others(rows, self.project, others_for(self.request))

    def get_columns(self) -> Sequence[Column]:
        today = self.project.today()

        def follow_up(decision: Decision) -> str:
            return follow_up_word(decision, today)

        nothing_yet = str(FollowUpState.NOT_STARTED.label)

        def deadline(decision: Decision) -> Any:
            """The deadline, and a tag with how far it has come where that says more."""
            word = follow_up(decision)
            if decision.deadline is None:
                return status_tag(word) if word else ""
            day = date_table(decision.deadline)
            return SafeString(f"<span>{day} {status_tag(word)}</span>") if word != nothing_yet else day

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
                lambda d: status_tag(d.standing.outcome_word),
                ("outcome", "kind"),
                export="standing.outcome_word",
            ),
            Column("ansvarlig", _("Ansvarlig"), "responsible.full_name", "responsible__full_name"),
            Column("frist", _("Frist og oppfølging"), deadline, "deadline", export="", sort_label=_("Frist")),
            Column("frist_dag", _("Frist"), export="deadline"),
            Column("oppfolging", _("Oppfølging"), export=follow_up),
            Column("status", _("Status"), lambda d: status_tag(status_word(d)), export=status_word),
            Column("tekst", _("Vedtakstekst"), export="standing.text"),
            Column("fulgt", _("Iverksatt"), export="carried_out_on"),
            Column("merknader", _("Merknader"), export="follow_up_note"),
            Column("ses", _("Ses på igjen"), export="review_on"),
        )

    @cached_property
    def counts(self) -> Counter[str]:
        """How many have each status, and how many are late. One query."""
        found: Counter[str] = Counter()
        for status, count, late in self.ask(_counts, "counts") if self.found is None else self.found.values():
            found[status] += count
            found[LATE] += late
        return found

    @cached_property
    def found(self) -> dict[int, tuple[str, int, bool]] | None:
        """What a search found, in order: status, one, and whether it is late. One narrow question, not two wide."""
        if self.is_bare or not self.request.GET.get("sok"):
            return None
        # Without a deadline the database answers neither yes nor no.
        found = kept(_found_of, self, key=(*self.asked, self.sort))
        return {pk: (status, 1, bool(late)) for pk, status, late in found}

    @cached_property
    def asked(self) -> tuple[Hashable, ...]:
        """All that a narrowed list depends on, beside its order."""
        assert self.filterset is not None
        form = self.filterset.form
        form.is_valid()
        values = tuple((name, key_of(value)) for name, value in form.cleaned_data.items() if value)
        return self.question_key(), values, tuple(form.errors)

    @cached_property
    def page(self) -> Page[Any]:
        """The page that is asked for; of what a search found, its rows are read by their ids."""
        if self.found is None:
            return super().page
        page = Paginator(list(self.found), self.page_size).get_page(self.request.GET.get(PAGE))
        ids = tuple(page.object_list)
        found = kept(_rows_by_id, self.project, self.by, ids, key=(self.question_key(), ids))
        rows = {row.pk: row for row in found}
        page.object_list = [rows[pk] for pk in ids if pk in rows]
        return page

    def known_count(self) -> int:
        return self.counts.total() - self.counts[LATE]

    def count_text(self, count: int) -> str:
        """Say how many there are, how they stand, and how many are late."""
        said = ngettext("%(n)s vedtak", "%(n)s vedtak", count) % {"n": shown(count)}
        if not count:
            return said
        standing = [(self.counts[status], status.label) for status in DecisionStatus]
        held = ", ".join(f"{shown(n)} {label}" for n, label in standing if n)
        late = self.counts[LATE]
        words = {"said": said, "held": held, "late": shown(late)}
        return _("%(said)s: %(held)s. %(late)s over fristen.") % words if late else _("%(said)s: %(held)s.") % words

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=[(_("Vedtak"), None)], **kwargs)


def _counts(view: DecisionListView) -> QuerySet[Any]:
    """Return how many there are of each status, and how many of them are late."""
    rows = view.find_rows().order_by().select_related(None)
    late: QuerySet[Any] = rows.values_list("status").annotate(count=Count("pk"), late=Count("pk", filter=_late(view)))
    return late


def _found_of(view: DecisionListView) -> QuerySet[Any]:
    rows = view.find_rows().select_related(None).annotate(is_late=_late(view))
    found: QuerySet[Any] = rows.values_list("pk", "status", "is_late")
    return found


def _rows_by_id(project: Project, user: Any, ids: tuple[int, ...]) -> QuerySet[Decision]:
    return register_of(project, user).filter(pk__in=ids)


def _late(view: DecisionListView) -> Q:
    return Q(deadline__lt=view.project.today()) & awaits_follow_up()


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
        related = relations_of(decision, user)
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
            may_confirm=not (decision.is_confirmed or decision.is_being_corrected)
            and self.may("may_confirm_decision", decision),
            awaits=is_awaited(decision),
            due_for_review=is_due_for_review(decision, today),
            related=related,
            may_follow_up=self.may("may_follow_up_decision", decision),
            may_report=self.may("may_report_follow_up", decision),
            may_relate=self.may("may_relate_decisions", decision) and can_touch(decision),
            may_register_legality=self.may("may_register_legality", decision),
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
