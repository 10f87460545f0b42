"""A file on its way in whose rows need nothing chosen: what every such page shows, each kind of file in its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from omstilling.ui import formats
from projects.views.base import ProjectPage

from .. import importing
from ..models import ImportState
from .import_rows import KINDS, STATUSES, status_words
from .imports import ImportMixin

A_PAGE = 100


class RowsPreviewView(ImportMixin, ProjectPage):
    """A file, row by row; afterwards what came of it."""

    #: The selectors of the kind of file: ``file_of``, ``needs_of`` and ``preview_of``.
    source: Any
    #: What a column may be taken for: by the field's name, its words first.
    fields: Mapping[str, Any]

    def taken_for(self, column: Any) -> Any:
        """Say what a column is taken for."""
        return self.fields[column.field][0] if column.field else _("tas ikke med")

    def needs(self, file: Any) -> Any:
        """Return what must be chosen before there is a preview; empty when nothing must."""
        return self.source.needs_of(file)

    def preview(self, file: Any) -> Any:
        """Return the preview: ``lines``, and ``count(status)``."""
        return self.source.preview_of(self.run, file, self.by)

    def cells(self, line: Any) -> tuple[Any, ...]:
        """Return what is shown of a row beside its status."""
        return ()

    def more_context(self) -> dict[str, Any]:
        return {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = self.run
        context = super().get_context_data(**self.head(), **self.more_context(), **kwargs)
        if run.is_withdrawn or run.state != ImportState.PREVIEW:
            return {**context, "summary": run.summary, "may_undo": run.state == ImportState.DONE}
        try:
            file = self.source.file_of(self.run)
        except importing.ImportRefused as refused:
            return {**context, "refused": refused.message}
        context["columns"] = [(column.letter, column.header, self.taken_for(column)) for column in file.columns]
        needs = self.needs(file)
        if needs:
            return {**context, "needs": needs}
        return {**context, **self.rows(self.preview(file))}

    def rows(self, found: Any) -> dict[str, Any]:
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
            "shown": [(line, words[line.status], KINDS[line.status], *self.cells(line)) for line in page.object_list],
            "page_number": page.number,
            "page_count": page.paginator.num_pages,
            "previous": f"{self.home}?{more}side={page.number - 1}" if page.has_previous() else "",
            "next": f"{self.home}?{more}side={page.number + 1}" if page.has_next() else "",
        }
