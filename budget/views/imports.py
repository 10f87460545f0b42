"""Imports: the list, a file on its way in, what is chosen, and the acts: import, discard, undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.pdf.jobs import worker_alive
from omstilling.ui import formats
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag
from projects.views.base import Crumbs, ProjectFormView, ProjectList, ProjectPage

from .. import importing
from ..forms.imports import KNOWN_MEASURES, ChoicesForm, CommitForm, RowsForm, UndoForm, UploadForm
from ..models import ImportRun, ImportState
from ..selectors.imports import Names, analysis_of, names_of, open_names, preview_of
from ..services.import_jobs import progress_of, request_import, request_undo, rows_under_way
from ..services.imports import MEASURES, choose, discard_import, is_being_undone, is_under_way, start_import
from .base import MoneyMixin
from .import_rows import PreviewPage

MENU = "tiltak.import"
ROWS_A_PAGE = 25
REFRESH_SECONDS = 2
STATE_KINDS = {ImportState.PREVIEW: "under_way", ImportState.DONE: "good", ImportState.UNDONE: "withdrawn"}


class ImportListView(ProjectList):
    """The files that were taken in, the newest first."""

    kind = MEASURES
    page_of_run = "import"
    access_rule = "may_import"
    menu_key = MENU
    template_name = "budget/imports.html"
    default_sort = "-nr"
    heading = gettext_lazy("Import og eksport")
    export_name = "importer"
    empty_title = gettext_lazy("Ingen importer ennå")
    empty_text = gettext_lazy("Last opp lista kommunen har i Excel eller CSV. Du ser alt før noe lagres.")

    def get_queryset(self) -> QuerySet[ImportRun]:
        found: QuerySet[ImportRun] = ImportRun.objects.active().filter(project=self.project, kind=self.kind)
        return found.visible_to(self.request.user)  # type: ignore[attr-defined,no-any-return]

    def get_columns(self) -> Sequence[Column]:
        return (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column("fil", _("Fil"), "file_name", "file_name", link=self.address),
            Column(
                "tilstand",
                _("Status"),
                lambda run: status_tag(run.get_state_display(), STATE_KINDS[run.state]),
                "state",
            ),
            Column("dato", _("Lastet opp"), lambda run: formats.datetime_table(run.created_at), "created_at"),
            Column("innhold", _("Innhold"), lambda run: run.summary.get("sentence", "")),
        )

    def address(self, run: ImportRun) -> str:
        return address_of(run, self.project.slug, self.page_of_run)

    def get_new(self) -> tuple[str, str] | None:
        return reverse("budget:import_new", args=[self.project.slug]), _("Importer tiltak")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s import", "%(n)s importer", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        measures = reverse("budget:measures", args=[self.project.slug])
        return super().get_context_data(breadcrumbs=[(_("Tiltak"), measures), (self.heading, None)], **kwargs)


def address_of(run: ImportRun, slug: str, page: str = "import") -> str:
    return reverse(f"budget:{page}", args=[slug, run.number])


class ImportMixin(MoneyMixin):
    """Finds the import as the user may see it. ``list_page`` and ``page`` are the pages of the list and of one."""

    kind = MEASURES
    list_page = "imports"
    page = "import"
    menu_key = MENU
    access_rule = "may_import"

    @cached_property
    def run(self) -> ImportRun:
        found = ImportRun.objects.visible_to(self.request.user).filter(project=self.project, kind=self.kind)
        run: ImportRun = get_object_or_404(found, number=self.kwargs["number"])
        run.project = self.project
        return run

    @cached_property
    def names(self) -> Names:
        return names_of(self.project, self.by)

    @property
    def home(self) -> str:
        return address_of(self.run, self.project.slug, self.page)

    def head(self) -> dict[str, Any]:
        """Return what stands at the top of the page of one import."""
        run = self.run
        kind = "withdrawn" if run.is_withdrawn else STATE_KINDS[ImportState(run.state)]
        return {"heading": run.file_name, "breadcrumbs": self.trail(), "run": run, "state_kind": kind}

    def above(self) -> Crumbs:
        """Return the steps down to the list."""
        return [(_("Tiltak"), self.url("measures")), (_("Import og eksport"), self.url(self.list_page))]

    def trail(self, last: Any = "") -> Crumbs:
        """Return the path to the import, or to a page under it or under the list."""
        crumbs = self.above()
        if "number" not in self.kwargs:
            return [*crumbs, (last, None)]
        return [*crumbs, (self.run.file_name, self.home if last else None), *([(last, None)] if last else [])]


class ImportNewView(ImportMixin, ProjectFormView):
    """Upload a file; what follows is its preview."""

    form_class: Any = UploadForm
    start: Any = staticmethod(start_import)
    heading = gettext_lazy("Importer tiltak")
    intro = gettext_lazy(
        "Last opp lista slik den er. Portalen finner overskriftene, årene, enheten og fortegnet, og viser rad for rad "
        "hva som vil skje. Ingenting lagres før du velger «Importer»."
    )
    submit_label = gettext_lazy("Last opp og kontroller")

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.heading)

    def get_cancel_url(self) -> str:
        return self.url(self.list_page)

    def perform(self, form: Any) -> ImportRun:
        upload = form.cleaned_data["file"]
        return self.start(project=self.project, content=upload.read(), name=upload.name, by=self.by)

    def get_success_url(self, result: Any = None) -> str:
        return address_of(result, self.project.slug, self.page)


class ImportView(ImportMixin, ProjectPage):
    """A file on its way in, row by row; afterwards what came of it."""

    template_name = "budget/import.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        if is_under_way(self.run) or is_being_undone(self.run):
            response["Refresh"] = f"{REFRESH_SECONDS}; url={request.path}"
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = self.run
        context = super().get_context_data(**self.head(), **kwargs)
        undoing = is_being_undone(run)
        if undoing or (is_under_way(run) and not run.is_withdrawn):
            done, rows = progress_of(run), rows_under_way(run)
            told = {"done": done, "rows": rows, "worker_alive": worker_alive()}
            return {**context, "under_way": True, "undoing": undoing, **told}
        if run.is_withdrawn or run.state != ImportState.PREVIEW:
            failed = run.summary.get("undo_failed", "")
            may_undo = run.state == ImportState.DONE
            return {**context, "summary": run.summary, "may_undo": may_undo, "undo_failed": failed}
        context["failed"] = run.summary.get("failed", "")
        try:
            found = preview_of(run, self.by, self.names)
        except importing.Ask as ask:
            return {**context, "questions": ask.questions}
        except importing.ImportRefused as refused:
            return {**context, "refused": refused.message}
        context["rows_url"] = address_of(run, self.project.slug, "import_rows")
        return {**context, **PreviewPage(found, self.request, self.home).context()}


class ImportFormView(ImportMixin, ProjectFormView):
    """A form about an import that is not done yet."""

    def get_object(self) -> ImportRun:
        return self.run

    def get_cancel_url(self) -> str:
        return self.home

    def get_success_url(self, result: Any = None) -> str:
        return self.home

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.heading)


class ImportChoicesView(ImportFormView):
    """Choose sheet, unit, sign and columns."""

    form_class = ChoicesForm
    heading = gettext_lazy("Velg kolonner og enhet")
    submit_label = gettext_lazy("Vis på nytt")
    success_message = gettext_lazy("Valgene er lagret. Ingenting er importert ennå.")

    def get_form_kwargs(self) -> dict[str, Any]:
        analysis = analysis_of(self.run)
        years = [column.year for column in analysis.layout.years if column.year is not None]
        try:
            unknown = preview_of(self.run, self.by, self.names).unknown_names
        except importing.Ask:
            unknown = {}
        return {
            **super().get_form_kwargs(),
            "analysis": analysis,
            "outside": [year for year in years if year not in self.project.plan_years],
            "unknown": unknown,
            "names": self.names,
        }

    def perform(self, form: Any) -> ImportRun:
        return choose(run=self.run, choices=form.chosen(), by=self.by)


class ImportRowsView(ImportFormView):
    """Choose what the rows are taken for and which measures they are, some at a time."""

    template_name = "budget/import_rows.html"
    form_class = RowsForm
    heading = gettext_lazy("Hva radene er")
    intro = gettext_lazy(
        "Bare tiltak teller mot målet. Basisbudsjett og tekniske justeringer blir linjer i økonomiplanen. "
        "En rad som er et tiltak som alt finnes, endrer det; ellers blir den et nytt."
    )
    submit_label = gettext_lazy("Lagre valgene")
    success_message = gettext_lazy("Valgene er lagret. Ingenting er importert ennå.")

    @cached_property
    def shown_rows(self) -> Any:
        """The rows of the page that the address asks for: by its number, or by a row that is on it."""
        try:
            found = preview_of(self.run, self.by, self.names).rows
        except importing.Ask:
            found = []
        rows = [row for row in found if row.what in {"data", "total"}]
        wanted: Any = self.request.GET.get("side")
        number = self.request.GET.get("rad", "")
        if number.isdecimal():
            at = next((at for at, row in enumerate(rows) if row.number == int(number)), 0)
            wanted = at // ROWS_A_PAGE + 1
        return Paginator(rows, ROWS_A_PAGE).get_page(wanted)

    @cached_property
    def known(self) -> dict[tuple[str, int], str]:
        return open_names(self.project, self.by)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {
            **super().get_form_kwargs(),
            "rows": list(self.shown_rows.object_list),
            "choices": importing.Choices.from_json(self.run.choices),
            "known": self.known,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = self.shown_rows
        return super().get_context_data(
            list_id=KNOWN_MEASURES,
            known=[f"{number} {title}" for (role, number), title in self.known.items() if role == "measure"],
            page_number=page.number,
            page_count=page.paginator.num_pages,
            previous=f"?side={page.number - 1}" if page.has_previous() else "",
            next=f"?side={page.number + 1}" if page.has_next() else "",
            **kwargs,
        )

    def perform(self, form: Any) -> ImportRun:
        return choose(run=self.run, choices=form.chosen(), by=self.by)


class ImportCommitView(ImportFormView):
    """Import everything that the preview shows."""

    template_name = "ui/confirm.html"
    form_class = CommitForm
    heading = gettext_lazy("Importer")
    intro = gettext_lazy(
        "Alt lagres samlet, eller ingenting. Importen kan angres så lenge ingen har endret det den laget."
    )
    submit_label = gettext_lazy("Importer")

    def get_facts(self) -> list[Any]:
        try:
            counts = preview_of(self.run, self.by, self.names).counts()
        except (importing.Ask, importing.ImportRefused):
            return []
        return [
            (_("Nye"), formats.number(counts.get("status_new", 0))),
            (_("Endres"), formats.number(counts.get("status_changed", 0))),
            (_("Uendret"), formats.number(counts.get("status_unchanged", 0))),
            (_("Avvist"), formats.number(counts.get("status_refused", 0))),
        ]

    def perform(self, form: Any) -> ImportRun:
        return request_import(run=self.run, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_message(self, result: Any) -> str:
        if result.state == ImportState.DONE:
            return _("Fila er importert.")
        return _("Importen er i gang.")


class ImportDiscardView(ImportFormView):
    """Take a preview away."""

    template_name = "ui/confirm.html"
    heading = gettext_lazy("Forkast importen")
    intro = gettext_lazy("Ingenting av fila er lagret som tiltak. Forhåndsvisningen blir borte fra lista.")
    submit_label = gettext_lazy("Forkast")
    success_message = gettext_lazy("Importen er forkastet.")
    danger = True

    def perform(self, form: Any) -> ImportRun:
        return discard_import(run=self.run, by=self.by)

    def get_success_url(self, result: Any = None) -> str:
        return self.url(self.list_page)


class ImportUndoView(ImportFormView):
    """Undo an import as one act."""

    template_name = "ui/confirm.html"
    form_class = UndoForm
    heading = gettext_lazy("Angre importen")
    intro = gettext_lazy(
        "Det importen laget, bortfaller, og det den endret, blir som før. Alt blir stående i historikken."
    )
    submit_label = gettext_lazy("Angre importen")
    danger = True
    undo: Any = staticmethod(request_undo)

    def perform(self, form: Any) -> ImportRun:
        return self.undo(run=self.run, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_message(self, result: Any) -> str:
        return _("Importen er angret.") if result.state == ImportState.UNDONE else _("Angringen er i gang.")
