"""The floor of a page: who is logged in, one query, and as many rows of seven columns as the page shows."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

application = get_wsgi_application()

ROW = (
    "<!doctype html><html lang='nb'><title>Gulv</title><p>{{ user }}</p><table>{% for row in rows %}<tr>"
    "<td>{{ row.seq }}</td><td>{{ row.tbl }}</td><td>{{ row.obj }}</td><td>{{ row.ver }}</td>"
    "<td>{{ row.history_id }}</td><td>{{ row.tbl }}</td><td>{{ row.seq }}</td></tr>{% endfor %}</table></html>"
)
TEMPLATE = engines["django"].from_string(ROW)
LedgerEntry: Any = apps.get_model("audit", "LedgerEntry")


def floor(request: HttpRequest, rows: int) -> HttpResponse:
    """Answer with the rows."""
    context: dict[str, Any] = {"user": str(request.user), "rows": LedgerEntry.objects.order_by("seq")[:rows]}
    return HttpResponse(TEMPLATE.render(context))


urlpatterns = [path("gulv/<int:rows>/", floor)]
