"""The review of a decision's legality: that it was demanded, who treats it, and what came of it."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table

from ..models import Decision
from ..selectors.decisions import legality_review
from .relations import settle_status
from .rows import check_open


def register_legality_review(
    *,
    decision: Decision,
    demanded_on: date,
    treated_by: str,
    by: User,
    result: str = "",
    annulled: bool = False,
    reason: str = "",
) -> Decision:
    """Register a demand, and what came of it. A decision that is annulled no longer holds."""
    with unit_of_work(by=by, reason=reason or _("Kravet om lovlighetskontroll er ført")):
        check_open(decision)
        today = decision.project.today()
        if legality_review(decision, today) is None:
            raise DomainError(_("Bare endelige vedtak i folkevalgte organer kan kreves lovlighetskontrollert."))
        if demanded_on < decision.decided_on:
            raise DomainError(
                _("Datoen må være på eller etter vedtaksdatoen (%(day)s).") % {"day": date_table(decision.decided_on)},
                field="demanded_on",
            )
        if demanded_on > today:
            raise DomainError(_("Datoen kan ikke være fram i tid."), field="demanded_on")
        if not treated_by.strip():
            raise DomainError(_("Skriv hvem som behandler kravet."), field="treated_by")
        if annulled and not result.strip():
            raise DomainError(_("Skriv utfallet når vedtaket er kjent ugyldig."), field="result")
        decision.legality_demanded_on = demanded_on
        decision.legality_treated_by = treated_by.strip()
        decision.legality_result = result.strip()
        decision.legality_annulled = annulled
        decision.full_clean()
        settle_status(decision)
    return decision


def withdraw_legality_review(*, decision: Decision, by: User, reason: str = "") -> Decision:
    """Take a demand back: it was registered by mistake, or those who made it have withdrawn it."""
    with unit_of_work(by=by, reason=reason or _("Kravet om lovlighetskontroll er tatt bort")):
        decision.legality_demanded_on = None
        decision.legality_treated_by = decision.legality_result = ""
        decision.legality_annulled = False
        settle_status(decision)
    return decision
