"""Imports of readings of one indicator: a file on its way in, what is chosen, and the acts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.models import Indicator
from projects.selectors.goals import show_value
from projects.views.base import Crumbs

from .. import importing
from ..forms.readings_imports import ReadingChoicesForm, ReadingUploadForm
from ..importing.readings import FIELDS, MONTH, ReadingChoices, ReadingColumn, ReadingLine, ReadingPreview
from ..models import ImportRun
from ..selectors import readings_imports
from ..selectors.readings_imports import READINGS, asks_scale, file_of, indicator_of, needs_of, preview_of
from ..services.readings_imports import (
    choose_for_readings,
    commit_readings_import,
    start_readings_import,
    undo_readings_import,
)
from .import_preview import RowsPreviewView
from .imports import ImportDiscardView, ImportFormView, ImportMixin, ImportNewView, ImportUndoView


class ReadingsImportMixin(ImportMixin):
    """Finds the import and the indicator that it is about, and knows the path down to it."""

    kind = READINGS
    menu_key = "mal.malinger"
    page = "readings_import"

    @cached_property
    def indicator(self) -> Indicator:
        pk = self.kwargs.get("indicator") or ReadingChoices.from_json(self.run.choices).indicator
        indicator = indicator_of(self.project, self.request.user, pk)
        indicator.goal.project = self.project
        return indicator

    @property
    def month_page(self) -> str:
        """Where readings are entered by hand."""
        return reverse("projects:readings_month", args=[self.project.slug, self.indicator.goal_id, self.indicator.pk])

    def above(self) -> Crumbs:
        goal = self.indicator.goal
        return [
            (_("Mål"), reverse("projects:goals", args=[self.project.slug])),
            (goal.title, goal.get_absolute_url()),
            (self.indicator.name, self.month_page),
        ]


class ReadingsImportNewView(ReadingsImportMixin, ImportNewView):
    """Upload a file; what follows is its preview."""

    form_class = ReadingUploadForm
    heading = gettext_lazy("Hent målinger fra fil")
    intro = gettext_lazy("Du ser rad for rad hva som vil skje. Ingenting lagres før du velger «Importer».")

    def get_cancel_url(self) -> str:
        return self.month_page

    def perform(self, form: Any) -> ImportRun:
        upload = form.cleaned_data["file"]
        return start_readings_import(indicator=self.indicator, content=upload.read(), name=upload.name, by=self.by)


class ReadingsImportView(ReadingsImportMixin, RowsPreviewView):
    """A file with readings, figure by figure; afterwards what came of it."""

    template_name = "budget/readings_import.html"
    source = readings_imports

    def more_context(self) -> dict[str, Any]:
        return {"indicator": self.indicator, "month_page": self.month_page}

    def taken_for(self, column: ReadingColumn) -> Any:
        return _taken_for(column)

    def needs(self, file: Any) -> Any:
        return needs_of(self.run, file, self.indicator)

    def preview(self, file: Any) -> ReadingPreview:
        return preview_of(self.run, file, self.indicator, self.by)

    def cells(self, line: ReadingLine) -> tuple[str]:
        return (self.value(line),)

    def value(self, line: ReadingLine) -> str:
        """Return a figure as it is written, from → to where it changes."""
        if line.value is None:
            return ""
        unit = self.indicator.measured_in
        shown = show_value(unit, line.value)
        if line.old is not None and line.old.value != line.value:
            return f"{show_value(unit, line.old.value)} → {shown}"
        return shown


def _taken_for(column: ReadingColumn) -> Any:
    if column.field == MONTH and column.month is not None:
        return _("verdier for %(month)s") % {"month": formats.month(column.month)}
    return FIELDS[column.field][0] if column.field else _("tas ikke med")


class ReadingsImportFormView(ReadingsImportMixin, ImportFormView):
    """A form about an import that is not done yet."""


class ReadingsImportChoicesView(ReadingsImportFormView):
    """Choose sheet, columns, and how percentages are written."""

    form_class = ReadingChoicesForm
    heading = gettext_lazy("Velg kolonner")
    submit_label = gettext_lazy("Vis på nytt")
    success_message = gettext_lazy("Valgene er lagret. Ingenting er importert ennå.")

    def get_form_kwargs(self) -> dict[str, Any]:
        file = file_of(self.run)
        more = {"choices": ReadingChoices.from_json(self.run.choices), "asks_scale": asks_scale(file, self.indicator)}
        return {**super().get_form_kwargs(), "file": file, **more}

    def perform(self, form: Any) -> ImportRun:
        return choose_for_readings(run=self.run, choices=form.chosen(), by=self.by)


class ReadingsImportCommitView(ReadingsImportFormView):
    """Import everything that the preview shows."""

    template_name = "ui/confirm.html"
    heading = gettext_lazy("Importer")
    intro = gettext_lazy("Alt lagres samlet, eller ingenting. Importen kan angres så lenge ingen har endret tallene.")
    submit_label = gettext_lazy("Importer")
    success_message = gettext_lazy("Målingene er lagret.")

    def get_facts(self) -> list[Any]:
        try:
            file = file_of(self.run)
            if needs_of(self.run, file, self.indicator):
                return []
            found = preview_of(self.run, file, self.indicator, self.by)
        except importing.ImportRefused:
            return []
        return [
            (_("Måleindikator"), self.indicator.name),
            (_("Nye"), formats.number(found.count("new"))),
            (_("Endres"), formats.number(found.count("changed"))),
            (_("Uendret"), formats.number(found.count("unchanged"))),
            (_("Avvist"), formats.number(found.count("refused"))),
        ]

    def perform(self, form: Any) -> ImportRun:
        return commit_readings_import(run=self.run, indicator=self.indicator, by=self.by)


class ReadingsImportDiscardView(ReadingsImportMixin, ImportDiscardView):
    """Take a preview away."""

    intro = gettext_lazy("Ingenting av fila er lagret.")

    def get_success_url(self, result: Any = None) -> str:
        return self.month_page


class ReadingsImportUndoView(ReadingsImportMixin, ImportUndoView):
    """Undo an import as one act."""

    intro = gettext_lazy("Målingene importen førte, trekkes, og de den endret, blir som før. Alt står i historikken.")
    undo = staticmethod(undo_readings_import)
