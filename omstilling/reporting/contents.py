"""The contents of a status report on the page: a link to each of its parts, in the order in which they stand."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .document import StatusReportDocument


def contents(document: StatusReportDocument) -> list[tuple[str, str]]:
    """Return the anchor and the name of each part that the report has."""
    year = {"year": document.target.year}
    whole = document.scope is None
    parts = [
        (True, "sammendrag", _("Sammendrag")),
        (document.changes, "endret", _("Endret siden forrige rapport")),
        (whole, "malet", _("Målet for %(year)s") % year),
        (whole and document.sectors, "sektorer", _("Virkning per sektor")),
        (whole and document.forecast, "prognose", _("Prognose for %(year)s") % year),
        (whole and document.needs, "behov", _("Omstillingsbehovet år for år")),
        (whole and document.accounts, "regnskap", _("Plan, prognose og realisert")),
        (document.findings is not None, "tallvakta", _("Tallvakta")),
        (True, "tiltak", _("Tiltak")),
        (document.statements, "uttalelser", _("Uttalelser fra tillitsvalgte")),
        (True, "milepaler", _("Milepæler")),
        (True, "vedtak", _("Vedtak siden forrige rapport") if document.decisions_since else _("Vedtak")),
        (True, "risikoer", _("Risikoer og muligheter") if document.chances else _("Risikoer")),
        (whole, "indikatorer", _("Måleindikatorer")),
    ]
    return [(anchor, words) for has, anchor, words in parts if has]
