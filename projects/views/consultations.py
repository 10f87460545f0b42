"""Meetings with the unions: the list, one of them, and the forms that record, correct and withdraw it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column

from .. import law
from ..filters.consultations import ConsultationFilter
from ..forms.consultations import ConsultationRecordForm
from ..models import AGREED_FORMS, Access, Consultation
from ..selectors.consultations import consultations, papers_of, with_table
from ..services.consultations import record_consultation, update_consultation, withdraw_consultation
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

RULE = "may_record_consultation"
MENU = "moter.droftinger"
#: So many measures stand in a row of the list.
SHOWN = 3


def title_of(consultation: Consultation) -> str:
    """Return what the record is called: «Drøftet 1. februar 2011»."""
    return f"{capfirst(consultation.get_form_display())} {formats.date_text(consultation.held_on)}"


def table_of(consultation: Any) -> str:
    """Return what was on the table on one line: the first of it, and how much more there was."""
    lines = consultation.on_table
    more = len(lines) - SHOWN
    said = ", ".join(lines[:SHOWN])
    return _("%(first)s og %(n)s til") % {"first": said, "n": more} if more > 0 else said


def parties_of(consultation: Consultation) -> str:
    """Return the parties on one line, each as it was typed."""
    return capfirst(", ".join(line.strip() for line in consultation.parties.splitlines() if line.strip()))


class ConsultationListView(ProjectList):
    """Every meeting with the unions that is on record."""

    keeps_question = True
    access_rule = "visible"
    menu_key = MENU
    filterset_class = ConsultationFilter
    default_sort = "-mote"
    heading = gettext_lazy("Drøftinger")
    export_name = "droftinger"
    empty_title = gettext_lazy("Ingen drøftinger ennå")
    empty_text = gettext_lazy(
        "Her kommer møtene med organisasjonene: informasjon, drøfting og forhandling, og det som er lagt fram for "
        "arbeidsmiljøutvalget, verneombudet eller samiske interesser."
    )

    def get_queryset(self) -> QuerySet[Consultation]:
        return consultations(self.project, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        slug = self.project.slug
        return (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column(
                "mote",
                _("Møte"),
                title_of,
                ("held_on", "number"),
                link=lambda c: reverse("projects:consultation", args=[slug, c.number]),
                sort_label=_("Dato"),
            ),
            Column("dato", _("Dato"), export="held_on"),
            Column("form", _("Form"), export="get_form_display"),
            Column("tiltak", _("Tiltak"), table_of, export="", long=True),
            Column("parter", _("Parter"), parties_of, long=True),
            Column("utfall", _("Utfall"), lambda c: capfirst(c.outcome_word), export="outcome_word"),
            Column("papirer", _("Papirer"), export="papers"),
            Column("syn", _("Partenes syn"), export="views"),
            Column("svar", _("Arbeidsgivers svar"), export="reply"),
        )

    def prepare(self, rows: Sequence[Any]) -> None:
        with_table(rows, self.request.user)

    def get_new(self) -> tuple[str, str] | None:
        if not self.may(RULE):
            return None
        return reverse("projects:consultation_new", args=[self.project.slug]), _("Før et møte")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s møte", "%(n)s møter", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=[(_("Drøftinger"), None)], **kwargs)


class ConsultationMixin(RowMixin):
    """Finds the record as the user may see it, and knows the path down to it."""

    menu_key = MENU

    def find(self) -> Consultation:
        """Return the record. One withdrawn while a form stood open is found, and the service says no."""
        if self.request.method == "POST":
            rows: QuerySet[Consultation] = Consultation.objects.visible_to(self.request.user).filter(
                project=self.project
            )
        else:
            rows = consultations(self.project, self.request.user)
        found: Consultation = get_object_or_404(rows, number=self.kwargs["number"])
        found.project = self.project
        return found

    def above(self, row: Any) -> Crumbs:
        return [(_("Drøftinger"), reverse("projects:consultations", args=[self.project.slug]))]

    def label_of(self, row: Any) -> Any:
        return title_of(row)


class ConsultationView(ConsultationMixin, ProjectPage):
    """One meeting with the unions: the parties, their views, the answer, and the measures that were on the table."""

    access_rule = "visible"
    template_name = "projects/consultation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        consultation = self.find()
        return super().get_context_data(
            heading=title_of(consultation),
            breadcrumbs=self.trail(consultation),
            consultation=consultation,
            papers=papers_of(consultation, self.request.user),
            may_end_in_agreement=consultation.form in AGREED_FORMS,
            rule=law.cite_duty(consultation.form, consultation.held_on),
            parties=[capfirst(line.strip()) for line in consultation.parties.splitlines() if line.strip()],
            show_access=consultation.access in (Access.RESTRICTED, Access.EXEMPT),
            may_record=self.may(RULE, consultation),
            **kwargs,
        )


class ConsultationForms(ConsultationMixin, RowFormView):
    """What the form pages have in common."""

    access_rule = RULE


class ConsultationNewView(ConsultationForms):
    """A meeting that has been held."""

    form_class = ConsultationRecordForm
    heading = gettext_lazy("Før et møte med organisasjonene")
    intro = gettext_lazy("Føres når møtet er holdt. Tiltakene som var oppe, kobles til etterpå.")
    submit_label = gettext_lazy("Før møtet")
    reason = gettext_lazy("Førte møtet med organisasjonene")

    def get_object(self) -> Any:
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> Consultation:
        return record_consultation(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("projects:consultations", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Møtet er ført som nummer %(number)s.") % {"number": result.number}


class ConsultationEditView(ConsultationForms):
    """What is on record from the meeting."""

    form_class = ConsultationRecordForm
    heading = gettext_lazy("Rediger det som er ført")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Rettet det som er ført fra møtet")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> Consultation:
        changes = dict(form.cleaned_data)
        return update_consultation(
            consultation=self.object,
            documents=changes.pop("documents", None),
            among=form.offered_papers,
            changes=changes,
            by=self.request.user,
        )


class ConsultationWithdrawView(ConsultationForms):
    """The meeting was not held after all."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk det som er ført")
    intro = gettext_lazy("Møtet går ut av lista, og tiltakene regnes ikke lenger som drøftet i det. Nummeret består.")
    submit_label = gettext_lazy("Trekk det som er ført")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Møte"), title_of(self.object)), (_("Nummer"), self.object.number)]

    def perform(self, form: Any) -> Consultation:
        return withdraw_consultation(
            consultation=self.object, by=self.request.user, reason=form.cleaned_data["reason"]
        )

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:consultations", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Møtet %(title)s er trukket.") % {"title": title_of(result).lower()}
