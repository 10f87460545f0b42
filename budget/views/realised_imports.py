"""Imports of figures from the accounts: the list, a file on its way in, what is chosen, and the acts."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.views.base import ProjectFormView, ProjectPage

from .. import importing
from ..accounts_words import period
from ..forms.imports import UndoForm
from ..forms.realised_imports import AccountChoicesForm, AccountUploadForm
from ..importing.accounts import FIELDS, AccountChoices, AccountLine, AccountPreview
from ..models import ImportRun, ImportState
from ..selectors.realised_imports import REALISED, file_of, needs_of, preview_of
from ..services.imports import discard_import
from ..services.realised_imports import (
    choose_for_realised,
    commit_realised_import,
    start_realised_import,
    undo_realised_import,
)
from .import_rows import KINDS, STATUSES, status_words
from .imports import STATE_KINDS, ImportFormView, ImportListView, ImportMixin
from .realised import MENU

A_PAGE = 100


class RealisedImportMixin(ImportMixin):
    """Finds the import, and knows the path down to it."""

    kind = REALISED
    menu_key = MENU
    page = "realised_import"

    def trail(self, last: Any = "") -> list[tuple[Any, str | None]]:
        slug = self.project.slug
        crumbs: list[tuple[Any, str | None]] = [
            (_("Tiltak"), reverse("budget:measures", args=[slug])),
            (_("Realisert virkning"), reverse("budget:realised", args=[slug])),
            (_("Fra regnskapet"), reverse("budget:realised_imports", args=[slug])),
        ]
        if "number" not in self.kwargs:
            return [*crumbs, (last, None)]
        return [*crumbs, (self.run.file_name, self.home if last else None), *([(last, None)] if last else [])]


class RealisedImportListView(ImportListView):
    """The files from the accounts, the newest first."""

    kind = REALISED
    page_of_run = "realised_import"
    menu_key = MENU
    template_name = "ui/list.html"
    heading = gettext_lazy("Fra regnskapet")
    export_name = "importer-fra-regnskapet"
    empty_text = gettext_lazy("Last opp tallene fra regnskapet i Excel eller CSV. Du ser alt før noe lagres.")

    def get_new(self) -> tuple[str, str] | None:
        return reverse("budget:realised_import_new", args=[self.project.slug]), _("Hent tall")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        slug = self.project.slug
        context = super().get_context_data(**kwargs)
        context["breadcrumbs"] = [
            (_("Tiltak"), reverse("budget:measures", args=[slug])),
            (_("Realisert virkning"), reverse("budget:realised", args=[slug])),
            (self.heading, None),
        ]
        return context


class RealisedImportNewView(RealisedImportMixin, ProjectFormView):
    """Upload a file; what follows is its preview."""

    form_class = AccountUploadForm
    heading = gettext_lazy("Hent tall fra regnskapet")
    intro = gettext_lazy(
        "Tallene venter på bekreftelse etter at de er hentet, og den som henter dem, kan ikke selv bekrefte dem."
    )
    submit_label = gettext_lazy("Last opp og se")

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.heading)

    def get_cancel_url(self) -> str:
        return reverse("budget:realised_imports", args=[self.project.slug])

    def perform(self, form: Any) -> ImportRun:
        upload = form.cleaned_data["file"]
        return start_realised_import(project=self.project, content=upload.read(), name=upload.name, by=self.by)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("budget:realised_import", args=[self.project.slug, result.number])


class RealisedImportView(RealisedImportMixin, ProjectPage):
    """A file from the accounts, row by row; afterwards what came of it."""

    template_name = "budget/realised_import.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = self.run
        context = super().get_context_data(
            heading=run.file_name,
            breadcrumbs=self.trail(),
            run=run,
            state_kind="withdrawn" if run.is_withdrawn else STATE_KINDS[ImportState(run.state)],
            **kwargs,
        )
        if run.is_withdrawn or run.state != ImportState.PREVIEW:
            return {**context, "summary": run.summary, "may_undo": run.state == ImportState.DONE}
        try:
            file = file_of(run)
        except importing.ImportRefused as refused:
            return {**context, "refused": refused.message}
        context["columns"] = [
            (column.letter, column.header, FIELDS[column.field][0] if column.field else _("tas ikke med"))
            for column in file.columns
        ]
        needs = needs_of(file)
        if needs:
            return {**context, "needs": needs}
        return {**context, **self.rows(preview_of(run, file, self.by))}

    def rows(self, found: AccountPreview) -> dict[str, Any]:
        """Return one page of the rows, and the links that choose which."""
        wanted = self.request.GET.get("vis", "")
        wanted = wanted if wanted in STATUSES else ""
        words = status_words()
        lines = [line for line in found.lines if not wanted or line.status == wanted]
        page = Paginator(lines, A_PAGE).get_page(self.request.GET.get("side"))
        links = [(_("Alle (%(n)s)") % {"n": formats.number(len(found.lines))}, self.home, not wanted)]
        for status in STATUSES:
            if found.count(status):
                label = f"{words[status].capitalize()} ({formats.number(found.count(status))})"
                links.append((label, f"{self.home}?vis={status}", status == wanted))
        more = f"vis={wanted}&" if wanted else ""
        return {
            "preview": found,
            "links": links,
            "shown": [(line, words[line.status], KINDS[line.status], *_cells(line)) for line in page.object_list],
            "page_number": page.number,
            "page_count": page.paginator.num_pages,
            "previous": f"{self.home}?{more}side={page.number - 1}" if page.has_previous() else "",
            "next": f"{self.home}?{more}side={page.number + 1}" if page.has_next() else "",
        }


def _cells(line: AccountLine) -> tuple[str, str]:
    """Return the period of a row, and its amount (from → to where it changes), in words."""
    words = period(line.first, line.last).capitalize() if line.first and line.last else ""
    amount = formats.number(line.amount) if line.amount is not None else ""
    if line.old is not None and line.amount is not None and line.old.amount != line.amount:
        amount = f"{formats.number(line.old.amount)} → {amount}"
    return words, amount


class RealisedImportFormView(RealisedImportMixin, ImportFormView):
    """A form about an import that is not done yet."""


class RealisedImportChoicesView(RealisedImportFormView):
    """Choose sheet, unit, sign and columns."""

    form_class = AccountChoicesForm
    heading = gettext_lazy("Velg kolonner og enhet")
    submit_label = gettext_lazy("Vis på nytt")
    success_message = gettext_lazy("Valgene er lagret. Ingenting er importert ennå.")

    def get_form_kwargs(self) -> dict[str, Any]:
        choices = AccountChoices.from_json(self.run.choices)
        return {**super().get_form_kwargs(), "file": file_of(self.run), "choices": choices}

    def perform(self, form: Any) -> ImportRun:
        return choose_for_realised(run=self.run, choices=form.chosen(), by=self.by)


class RealisedImportCommitView(RealisedImportFormView):
    """Import everything that the preview shows."""

    template_name = "ui/confirm.html"
    heading = gettext_lazy("Importer")
    intro = gettext_lazy(
        "Alt lagres samlet, eller ingenting. Tallene venter på at en annen bekrefter dem, og importen kan angres så "
        "lenge ingen har bekreftet eller endret dem."
    )
    submit_label = gettext_lazy("Importer")
    success_message = gettext_lazy("Tallene er hentet og venter på bekreftelse.")

    def get_facts(self) -> list[Any]:
        try:
            file = file_of(self.run)
            if needs_of(file):
                return []
            found = preview_of(self.run, file, self.by)
        except importing.ImportRefused:
            return []
        return [
            (_("Nye"), formats.number(found.count("new"))),
            (_("Endres"), formats.number(found.count("changed"))),
            (_("Uendret"), formats.number(found.count("unchanged"))),
            (_("Avvist"), formats.number(found.count("refused"))),
            (_("Sum av det som lagres"), formats.kroner(found.total)),
        ]

    def perform(self, form: Any) -> ImportRun:
        return commit_realised_import(run=self.run, by=self.by)


class RealisedImportDiscardView(RealisedImportFormView):
    """Take a preview away."""

    template_name = "ui/confirm.html"
    heading = gettext_lazy("Forkast importen")
    intro = gettext_lazy("Ingenting av fila er lagret. Forhåndsvisningen blir borte fra lista.")
    submit_label = gettext_lazy("Forkast")
    success_message = gettext_lazy("Importen er forkastet.")
    danger = True

    def perform(self, form: Any) -> ImportRun:
        return discard_import(run=self.run, by=self.by)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("budget:realised_imports", args=[self.project.slug])


class RealisedImportUndoView(RealisedImportFormView):
    """Undo an import as one act."""

    template_name = "ui/confirm.html"
    form_class = UndoForm
    heading = gettext_lazy("Angre importen")
    intro = gettext_lazy("Tallene importen førte, trekkes, og de den endret, blir som før. Alt står i historikken.")
    submit_label = gettext_lazy("Angre importen")
    success_message = gettext_lazy("Importen er angret.")
    danger = True

    def perform(self, form: Any) -> ImportRun:
        return undo_realised_import(run=self.run, by=self.by, reason=form.cleaned_data["reason"])
