"""Budget areas and budget notes of the financial plan: their lists, and what can be done with each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag
from projects.views.base import ProjectFormView, ProjectList

from ..forms.plan import BudgetAreaForm, BudgetNoteForm, TakeAwayForm
from ..models import BudgetArea, BudgetLine, BudgetNote
from ..plan_filters import AreaFilter, NoteFilter
from ..selectors import sees_everything
from ..selectors.plan import measure_line_sums, note_row
from ..services import (
    add_budget_note,
    create_budget_area,
    update_budget_area,
    update_budget_note,
    withdraw_budget_area,
    withdraw_budget_note,
)
from .plan import PlanMixin


class AreaListView(PlanMixin, ProjectList):
    """The budget areas, each with how many lines stand under it."""

    access_rule = "visible"
    template_name = "budget/areas.html"
    filterset_class = AreaFilter
    default_sort = "kode"
    heading = gettext_lazy("Rammeområder")
    export_name = "rammeområder"
    empty_title = gettext_lazy("Ingen rammeområder ennå")
    empty_text = gettext_lazy(
        "Rammeområdene er nivået kommunestyret bevilger på. Tiltak og budsjettlinjer føres på dem."
    )

    def get_queryset(self) -> QuerySet[Any]:
        found = BudgetArea.objects.active().filter(project=self.project).visible_to(self.request.user)
        seen = BudgetLine.objects.active().visible_to(self.request.user).filter(project=self.project)
        inside = Q(lines__in=seen.order_by().values("pk"))
        counted: QuerySet[Any] = found.select_related("unit").annotate(count=Count("lines", filter=inside))
        return counted

    def get_columns(self) -> Sequence[Column]:
        return (
            Column("kode", _("Kode"), "code", "code"),
            Column("navn", _("Rammeområde"), "name", "name", link=self.change_url),
            Column("sektor", _("Sektor"), "unit.name", ("unit__name", "code")),
            Column("linjer", _("Budsjettlinjer"), self.lines, "count", numeric=True, export="count"),
        )

    def change_url(self, area: BudgetArea) -> str | None:
        """Return where the area is changed, for those who may."""
        return self.url("area_edit", area.pk) if self.may_manage else self.url_of_lines(area)

    def url_of_lines(self, area: BudgetArea) -> str:
        """Return the list of the area's lines."""
        return f"{self.url('budget_lines')}?ramme={area.pk}"

    @cached_property
    def may_manage(self) -> bool:
        return self.may("may_manage_budget")

    def lines(self, area: Any) -> Any:
        """Lead on to the area's lines."""
        if not area.count:
            return 0
        return format_html('<a class="ds-link" href="{}">{}</a>', self.url_of_lines(area), formats.number(area.count))

    def get_new(self) -> tuple[str, str] | None:
        return (self.url("area_new"), _("Nytt rammeområde")) if self.may_manage else None

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s rammeområde", "%(n)s rammeområder", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=self.trail((_("Rammeområder"), None)), **kwargs)


class PartForms(PlanMixin, ProjectFormView):
    """What the form pages of areas and notes have in common: ``model``, where they are listed, what that is called."""

    access_rule = "may_manage_budget"
    model: Any
    list_name = ""
    list_words: Any = ""

    def get_object(self) -> Any:
        if "pk" not in self.kwargs:
            return None
        found = self.model.objects.filter(project=self.project).visible_to(self.request.user)
        if self.request.method != "POST":
            found = found.active()
        row = get_object_or_404(found, pk=self.kwargs["pk"])
        row.project = self.project
        return row

    def get_rule_object(self) -> Any:
        return self.object or self.project

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        if issubclass(self.get_form_class(), (BudgetAreaForm, BudgetNoteForm)):
            kwargs |= {"project": self.project, "user": self.request.user}
        return kwargs

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail((self.list_words, self.url(self.list_name)), (self.get_heading(), None))

    def get_cancel_url(self) -> str:
        return self.url(self.list_name)

    def get_success_url(self, result: Any = None) -> str:
        return self.url(self.list_name)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.object is not None and not self.danger:
            context["withdraw_url"] = reverse(
                f"budget:{self.list_name[:-1]}_withdraw", args=[self.project.slug, self.object.pk]
            )
        return context


class AreaForms(PartForms):
    """The form pages of budget areas."""

    model = BudgetArea
    form_class: Any = BudgetAreaForm
    template_name = "budget/part_form.html"
    list_name = "areas"
    list_words = gettext_lazy("Rammeområder")


class AreaNewView(AreaForms):
    """A new budget area."""

    heading = gettext_lazy("Nytt rammeområde")
    submit_label = gettext_lazy("Legg til rammeområdet")
    reason = gettext_lazy("La til rammeområdet")

    def perform(self, form: Any) -> BudgetArea:
        return create_budget_area(project=self.project, by=self.by, **form.cleaned_data)

    def get_success_message(self, result: BudgetArea) -> str:
        return _("Rammeområdet «%s» er lagt til.") % result


class AreaEditView(AreaForms):
    """What a budget area is called."""

    heading = gettext_lazy("Rediger rammeområdet")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret rammeområdet")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> BudgetArea:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason", "")
        return update_budget_area(area=self.object, changes=changes, by=self.by, reason=reason)


class AreaWithdrawView(AreaForms):
    """A budget area goes out of use."""

    form_class = TakeAwayForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk rammeområdet")
    intro = gettext_lazy("Rammeområdet går ut av lista. Et som er i bruk, kan ikke trekkes.")
    submit_label = gettext_lazy("Trekk rammeområdet")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Rammeområde"), str(self.object))]

    def perform(self, form: Any) -> BudgetArea:
        return withdraw_budget_area(area=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_message(self, result: BudgetArea) -> str:
        return _("Rammeområdet «%s» er trukket.") % result


class NoteListView(PlanMixin, ProjectList):
    """What budget documents say that the measures add up to, beside what the lines do."""

    access_rule = "visible"
    template_name = "budget/notes.html"
    filterset_class = NoteFilter
    default_sort = "ar"
    heading = gettext_lazy("Budsjettnotater")
    export_name = "budsjettnotater"
    empty_title = gettext_lazy("Ingen budsjettnotater ennå")
    empty_text = gettext_lazy(
        "Et notat er det et budsjettdokument sier at tiltakene summerer til. Da vises det når linjene sier noe annet."
    )

    def get_queryset(self) -> QuerySet[Any]:
        found = BudgetNote.objects.active().filter(project=self.project).visible_to(self.request.user)
        return found.select_related("budget_area")

    def get_columns(self) -> Sequence[Column]:
        return (
            Column("ar", _("År"), lambda n: str(n.year), ("year", "budget_area__code")),
            Column("kilde", _("Kilde"), "source", "source", link=self.change_url),
            Column("ramme", _("Rammeområde"), self.area, ("budget_area__code", "year")),
            Column("belop", _("Notatet sier, kr"), "amount", "amount", numeric=True),
            Column("linjer", _("Linjene er, kr"), lambda n: note_row(n, self.sums).lines, numeric=True),
            Column("avvik", _("Avvik, kr"), self.difference, numeric=True, export=self.figure),
        )

    @cached_property
    def sums(self) -> dict[tuple[int, int | None], int]:
        """What the lines add up to, read once."""
        return measure_line_sums(self.project, self.request.user)

    def area(self, note: BudgetNote) -> str:
        """Say which area the note speaks of."""
        return str(note.budget_area) if note.budget_area else _("hele budsjettet")

    def figure(self, note: BudgetNote) -> int:
        """Return how far the lines are from the note."""
        return note_row(note, self.sums).difference

    def difference(self, note: BudgetNote) -> Any:
        """Say whether the lines agree with the note."""
        found = self.figure(note)
        if not found:
            return status_tag(_("stemmer"), "good")
        return format_html("<span>{} {}</span>", formats.number(found), status_tag(_("avvik"), "slipping"))

    def change_url(self, note: BudgetNote) -> str | None:
        """Return where the note is changed, for those who may."""
        return self.url("note_edit", note.pk) if self.may("may_manage_budget") else None

    def get_new(self) -> tuple[str, str] | None:
        return (self.url("note_new"), _("Nytt budsjettnotat")) if self.may("may_manage_budget") else None

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s budsjettnotat", "%(n)s budsjettnotater", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            breadcrumbs=self.trail((_("Budsjettnotater"), None)),
            sees_everything=sees_everything(self.request.user, self.project),
            **kwargs,
        )


class NoteForms(PartForms):
    """The form pages of budget notes."""

    model = BudgetNote
    form_class: Any = BudgetNoteForm
    template_name = "budget/part_form.html"
    list_name = "notes"
    list_words = gettext_lazy("Budsjettnotater")


class NoteNewView(NoteForms):
    """A new budget note."""

    heading = gettext_lazy("Nytt budsjettnotat")
    submit_label = gettext_lazy("Legg til notatet")
    reason = gettext_lazy("La til budsjettnotatet")
    success_message = gettext_lazy("Budsjettnotatet er lagt til.")

    def perform(self, form: Any) -> BudgetNote:
        return add_budget_note(project=self.project, by=self.by, **form.cleaned_data)


class NoteEditView(NoteForms):
    """What a budget note says."""

    heading = gettext_lazy("Rediger budsjettnotatet")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret budsjettnotatet")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> BudgetNote:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason", "")
        return update_budget_note(note=self.object, changes=changes, by=self.by, reason=reason)


class NoteWithdrawView(NoteForms):
    """A budget note is taken away."""

    form_class = TakeAwayForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk budsjettnotatet")
    submit_label = gettext_lazy("Trekk notatet")
    success_message = gettext_lazy("Budsjettnotatet er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Notat"), str(self.object)), (_("Beløp"), formats.kroner(self.object.amount))]

    def perform(self, form: Any) -> BudgetNote:
        return withdraw_budget_note(note=self.object, by=self.by, reason=form.cleaned_data["reason"])
