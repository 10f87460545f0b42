"""Imports of figures from the accounts: the list, a file on its way in, what is chosen, and the acts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.views.base import Crumbs

from .. import importing
from ..accounts_words import period
from ..forms.realised_imports import AccountChoicesForm, AccountUploadForm
from ..importing.accounts import FIELDS, AccountChoices, AccountLine
from ..models import ImportRun
from ..selectors import realised_imports
from ..selectors.realised_imports import REALISED, file_of, needs_of, preview_of
from ..services.realised_imports import (
    choose_for_realised,
    commit_realised_import,
    start_realised_import,
    undo_realised_import,
)
from .import_preview import RowsPreviewView
from .imports import (
    ImportDiscardView,
    ImportFormView,
    ImportListView,
    ImportMixin,
    ImportNewView,
    ImportUndoView,
)
from .realised import MENU


class RealisedImportMixin(ImportMixin):
    """Finds the import, and knows the path down to it."""

    kind = REALISED
    menu_key = MENU
    list_page = "realised_imports"
    page = "realised_import"

    def above(self) -> Crumbs:
        return [
            (_("Tiltak"), self.url("measures")),
            (_("Realisert virkning"), self.url("realised")),
            (_("Fra regnskapet"), self.url(self.list_page)),
        ]


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


class RealisedImportNewView(RealisedImportMixin, ImportNewView):
    """Upload a file; what follows is its preview."""

    form_class = AccountUploadForm
    start = staticmethod(start_realised_import)
    heading = gettext_lazy("Hent tall fra regnskapet")
    intro = gettext_lazy(
        "Tallene venter på bekreftelse etter at de er hentet, og den som henter dem, kan ikke selv bekrefte dem."
    )


class RealisedImportView(RealisedImportMixin, RowsPreviewView):
    """A file from the accounts, row by row; afterwards what came of it."""

    template_name = "budget/realised_import.html"
    source, fields = realised_imports, FIELDS

    def cells(self, line: AccountLine) -> tuple[str, str]:
        return _cells(line)


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


class RealisedImportDiscardView(RealisedImportMixin, ImportDiscardView):
    """Take a preview away."""

    intro = gettext_lazy("Ingenting av fila er lagret. Forhåndsvisningen blir borte fra lista.")


class RealisedImportUndoView(RealisedImportMixin, ImportUndoView):
    """Undo an import as one act."""

    intro = gettext_lazy("Tallene importen førte, trekkes, og de den endret, blir som før. Alt står i historikken.")
    undo = staticmethod(undo_realised_import)
