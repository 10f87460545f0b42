"""A case sent on to the next body: registered there with everything it holds, so that nothing is typed anew."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Body, Case, CaseExemptPart, DecisionOutcome
from .case_parts import add_exempt_part, attach_document, attachments_of
from .cases import HEADINGS, OPENNESS, register_case
from .rows import check_open, check_parts

#: Called with the case, the one made of it, and who sends it on. What lies on a higher floor is carried over by these.
Carrier = Callable[[Case, Case, User], None]
_carriers: dict[str, Carrier] = {}


def register_carrier(name: str, carry: Carrier) -> None:
    """Have something of a case go along when it is sent on. The same name again takes the place of the one before."""
    _carriers[name] = carry


def text_for_next(case: Case) -> str:
    """Return what the next body is to take a stand on: what this one adopted, else what was put to it."""
    decided = case.decisions.active().filter(outcome=DecisionOutcome.ADOPTED).order_by("-decided_on", "-pk").first()
    return decided.text if decided is not None and decided.text.strip() else case.recommendation


def forward_case(*, case: Case, body: Body, year: int, by: User, title: str = "", reason: str = "") -> Case:
    """Register the case in the next body with title, headings, access, exempt parts, attachments and measures.

    What this body adopted is the recommendation there.
    """
    told = {"number": case.case_number, "body": body.name}
    with unit_of_work(by=by, reason=reason or _("%(number)s er sendt videre til %(body)s") % told):
        check_open(case)
        check_parts(case.project, body=body)
        if body.pk == case.body_id:
            raise DomainError(_("Saken er i dette organet. Velg det neste."), field="body")
        if case.continued_by.active().filter(body=body).exists():
            raise DomainError(_("Saken er sendt videre til %(body)s fra før.") % told, field="body")
        made = register_case(
            body=body,
            kind=case.kind,
            title=title or case.title,
            year=year,
            continues=case,
            study_area=case.study_area,
            by=by,
            **{
                **{name: getattr(case, name) for name in (*HEADINGS, *OPENNESS)},
                "recommendation": text_for_next(case),
            },
        )
        for part in CaseExemptPart.objects.active().filter(case=case).order_by("pk"):
            add_exempt_part(
                case=made,
                section=part.section,
                text=part.text,
                legal_basis=part.legal_basis,
                exempt_from=part.exempt_from,
                exempt_to=part.exempt_to,
                by=by,
            )
        for attachment in attachments_of(case).filter(document__withdrawn_at__isnull=True):
            attach_document(case=made, document=attachment.document, by=by)
        for carry in _carriers.values():
            carry(case, made, by)
    return made
