"""What can be done with the record of meetings with the unions: information, consultation and negotiation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import unit_of_work

from ..models import AGREED_FORMS, Access, Body, Consultation, ConsultationPaper, Document, Project
from .rows import apply_changes, check_access, check_open, check_parts, next_number, store

CHANGEABLE = ("form", "held_on", "parties", "papers", "views", "reply", "agreed", "body", "access")


def record_consultation(
    *,
    project: Project,
    form: str,
    held_on: date,
    parties: str,
    by: User,
    reason: str = "",
    papers: str = "",
    views: str = "",
    reply: str = "",
    agreed: bool | None = None,
    body: Body | None = None,
    access: str = Access.INTERNAL,
    documents: Iterable[Document] = (),
) -> Consultation:
    """Record a meeting that has been held: who, each party's view, and the employer's answer.

    ``documents`` of the register are what the parties had before them.
    """
    with unit_of_work(by=by, reason=reason or _("Førte møtet med organisasjonene")):
        consultation = Consultation(
            project=project,
            number=next_number(Consultation, project),
            form=form,
            held_on=held_on,
            parties=parties,
            papers=papers,
            views=views,
            reply=reply,
            agreed=agreed,
            body=body,
            access=access,
        )
        _check(consultation)
        store(consultation)
        _set_papers(consultation, documents, among=())
        return consultation


def update_consultation(
    *,
    consultation: Consultation,
    changes: Mapping[str, Any],
    by: User,
    reason: str = "",
    documents: Iterable[Document] | None = None,
    among: Iterable[Document] | None = None,
) -> Consultation:
    """Correct or complete the record.

    With ``documents`` the papers are these and no other of ``among``, those the user could choose.
    """
    with unit_of_work(by=by, reason=reason or _("Rettet det som er ført fra møtet")):
        check_open(consultation)
        apply_changes(consultation, changes, CHANGEABLE)
        _check(consultation)
        store(consultation)
        if documents is not None:
            _set_papers(consultation, documents, among=documents if among is None else among)
        return consultation


def withdraw_consultation(*, consultation: Consultation, by: User, reason: str) -> Consultation:
    """Take the record back: it was not held. It keeps its number, and proves nothing any more."""
    if not reason.strip():
        raise DomainError(_("Skriv hvorfor det som er ført, trekkes."), field="reason")
    with unit_of_work(by=by, reason=reason):
        check_open(consultation)
        consultation.withdraw()
        return consultation


def _set_papers(consultation: Consultation, documents: Iterable[Document], *, among: Iterable[Document]) -> None:
    wanted = {document.pk: document for document in documents}
    offered = {document.pk for document in among}
    linked = {link.document_id: link for link in ConsultationPaper.objects.active().filter(consultation=consultation)}
    for pk, link in linked.items():
        if pk in offered and pk not in wanted:
            link.withdraw()
    for pk, document in wanted.items():
        if pk in linked:
            continue
        check_parts(consultation.project, documents=document)
        store(ConsultationPaper(consultation=consultation, document=document))


def _check(consultation: Consultation) -> None:
    check_parts(consultation.project, body=consultation.body)
    check_access(consultation.access, consultation.body)
    if consultation.held_on and consultation.held_on > consultation.project.today():
        raise DomainError(_("Møtet føres når det er holdt. Datoen kan ikke være fram i tid."), field="held_on")
    if consultation.agreed is not None and consultation.form not in AGREED_FORMS:
        words = (
            _("Det er ingen enighet eller uenighet når organisasjonene bare er informert.")
            if consultation.is_information
            else _("Enighet eller uenighet føres bare når partene har drøftet, forhandlet eller konsultert.")
        )
        raise DomainError(words, field="agreed")
    refuse_personal_numbers(
        parties=consultation.parties,
        papers=consultation.papers,
        views=consultation.views,
        reply=consultation.reply,
    )
