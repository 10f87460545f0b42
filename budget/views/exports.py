"""The measures as a file: every field for the import to read back, or the plan's usual form."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from omstilling.ui.exports import CSV_TYPE, XLSX_TYPE
from projects.views.base import ProjectMixin

from ..importing.layouts import as_file
from ..selectors.exports import FULL, PLAN, measures_table

TYPES = {"xlsx": XLSX_TYPE, "csv": CSV_TYPE}


class MeasureExportView(ProjectMixin):
    """The measures that the user may see, in the layout and the format that the address names."""

    access_rule = "visible"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        layout, kind = request.GET.get("form", FULL), request.GET.get("format", "xlsx")
        if layout not in (FULL, PLAN) or kind not in TYPES:
            raise Http404
        table = measures_table(self.project, request.user, layout)
        response = HttpResponse(as_file(table, kind, _("Tiltak")), content_type=TYPES[kind])
        name = "okonomiplan" if layout == PLAN else "tiltak"
        response["Content-Disposition"] = f'attachment; filename="{name}-{self.project.slug}.{kind}"'
        response["Cache-Control"] = "private, no-store"
        return response
