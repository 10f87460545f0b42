"""Imports of the plan: a file on its way in, what is chosen, and the acts."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.views.base import Crumbs

from .. import importing
from ..forms.milestone_imports import MilestoneChoicesForm, MilestoneUploadForm
from ..importing.milestones import FIELDS, MilestoneChoices
from ..models import ImportRun
from ..selectors import milestone_imports
from ..selectors.milestone_imports import MILESTONES, file_of, needs_of, preview_of
from ..services.milestone_imports import (
    choose_for_milestones,
    commit_milestone_import,
    start_milestone_import,
    undo_milestone_import,
)
from .import_preview import RowsPreviewView
from .import_rows import STATUSES, status_words
from .imports import ImportDiscardView, ImportFormView, ImportMixin, ImportNewView, ImportUndoView


class MilestoneImportMixin(ImportMixin):
    """Finds the import, and knows the path down to it."""

    kind = MILESTONES
    menu_key = "plan.milepaeler"
    page = "milestone_import"
    access_rule = "may_manage_milestones"

    @property
    def list_url(self) -> str:
        return reverse("projects:milestones", args=[self.project.slug])

    def above(self) -> Crumbs:
        plan = reverse("projects:plan", args=[self.project.slug])
        return [(_("Plan"), plan), (_("Milepæler"), self.list_url)]


class MilestoneImportNewView(MilestoneImportMixin, ImportNewView):
    """Upload a file; what follows is its preview."""

    form_class = MilestoneUploadForm
    start = staticmethod(start_milestone_import)
    heading = gettext_lazy("Hent planen fra fil")

    def get_intro(self) -> Any:
        words = _("laste ned planen som Excel")
        link = format_html('<a class="ds-link" href="{}?format=xlsx">{}</a>', self.list_url, words)
        says = _(
            "Du kan {link}, endre den og laste den opp igjen. Du ser rad for rad hva som vil skje. Ingenting lagres "
            "før du velger «Importer»."
        )
        return format_html(says, link=link)

    def get_cancel_url(self) -> str:
        return self.list_url


class MilestoneImportView(MilestoneImportMixin, RowsPreviewView):
    """A file with the plan, row by row; afterwards what came of it."""

    template_name = "budget/milestone_import.html"
    source, fields = milestone_imports, FIELDS

    def more_context(self) -> dict[str, Any]:
        return {"list_url": self.list_url}


class MilestoneImportFormView(MilestoneImportMixin, ImportFormView):
    """A form about an import that is not done yet."""


class MilestoneImportChoicesView(MilestoneImportFormView):
    """Choose sheet and columns, and say why dates move."""

    form_class = MilestoneChoicesForm
    heading = gettext_lazy("Velg kolonner")
    submit_label = gettext_lazy("Vis på nytt")
    success_message = gettext_lazy("Valgene er lagret. Ingenting er importert ennå.")
    reason = gettext_lazy("Endret valg i importen")

    def get_form_kwargs(self) -> dict[str, Any]:
        choices = MilestoneChoices.from_json(self.run.choices)
        return {**super().get_form_kwargs(), "file": file_of(self.run), "choices": choices}

    def get_reason(self, form: Any) -> str:
        return str(self.reason)

    def perform(self, form: Any) -> ImportRun:
        return choose_for_milestones(run=self.run, choices=form.chosen(), by=self.by)


class MilestoneImportCommitView(MilestoneImportFormView):
    """Import everything that the preview shows."""

    template_name = "ui/confirm.html"
    heading = gettext_lazy("Importer")
    intro = gettext_lazy("Alt lagres samlet, eller ingenting. Importen kan angres så lenge ingen har endret planen.")
    submit_label = gettext_lazy("Importer")
    success_message = gettext_lazy("Planen er lagret.")

    def get_facts(self) -> list[Any]:
        try:
            file = file_of(self.run)
        except importing.ImportRefused:
            return []
        if needs_of(file):
            return []
        found, words = preview_of(self.run, file, self.by), status_words()
        return [(words[status].capitalize(), formats.number(found.count(status))) for status in STATUSES[:4]]

    def get_reason(self, form: Any) -> str:
        return _("Importerte %(file)s") % {"file": self.run.file_name}

    def perform(self, form: Any) -> ImportRun:
        return commit_milestone_import(run=self.run, by=self.by)


class MilestoneImportDiscardView(MilestoneImportMixin, ImportDiscardView):
    """Take a preview away."""

    intro = gettext_lazy("Ingenting av fila er lagret.")

    def get_success_url(self, result: Any = None) -> str:
        return self.list_url


class MilestoneImportUndoView(MilestoneImportMixin, ImportUndoView):
    """Undo an import as one act."""

    intro = gettext_lazy("Nye milepæler trekkes, og de importen endret, blir som før. Alt står i historikken.")
    undo = staticmethod(undo_milestone_import)
