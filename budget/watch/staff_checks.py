"""Checks of what measures do to those who work in the municipality. As the other checks: pure, with stable codes."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..redundancies import assumption, mass_redundancies, sentence
from .base import Check, check
from .findings import Finding, Link, Severity, key_of
from .snapshot import Snapshot


@check("T17", Severity.WARNING, gettext_lazy("Mulig masseoppsigelse"))
def mass_redundancy(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """Measures that together dismiss so many within so few days that the act asks for a consultation and notices."""
    for found in mass_redundancies(snapshot.measures):
        text = _("%(said)s %(assumed)s") % {"said": sentence(found, snapshot.today), "assumed": assumption()}
        if not snapshot.is_whole:
            text = _("%(text)s Tiltak med begrenset tilgang kan mangle.") % {"text": text}
        measures = [one.measure for one in found.dismissals]
        values = [(one.number, one.day, one.measure.fte_redundancy) for one in found.dismissals]
        mend = Link(_("Før drøftingen"), "projects:consultation_new", rule="may_record_consultation")
        yield check.finding(text, mend, key_of([measure.pk for measure in measures], *values), measures)
