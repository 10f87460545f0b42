"""Work groups (arbeidsgrupper): set up when they are needed, with a mandate, and dissolved when they are done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table

from ..models import (
    Access,
    Body,
    BodyKind,
    Decision,
    Document,
    GroupReport,
    LegalBasis,
    Project,
    Seat,
    SeatFunction,
    Signal,
    SignalState,
    StudyArea,
    StudyStatus,
)
from .bodies import check_standing, create_body, give_seat, update_body
from .documents import attach_file, register_document
from .rows import apply_changes, check_access, check_open, check_parts, store
from .studies import update_study_area

REPORT_FIELDS = ("title", "delivered_on", "text", "is_final", "document", "decision", "access")


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who is to sit in a work group, and for whom."""

    person: User
    function: str = SeatFunction.MEMBER
    organisation: str = ""


def set_up_work_group(
    *,
    project: Project,
    name: str,
    mandate: str,
    leader: User,
    members: Iterable[Member] = (),
    begins_on: date | None = None,
    deadline: date | None = None,
    recommends_to: Body | None = None,
    established_by: Decision | None = None,
    signal: Signal | None = None,
    study_areas: Iterable[StudyArea] = (),
    abbreviation: str = "",
    slug: str = "",
    order: int = 0,
    by: User,
    reason: str = "",
) -> Body:
    """Set up a work group with everybody in it. The signal behind it is answered with it, the studies become its own.

    The decision behind the group is what its members were chosen by. Cases are numbered with the letters of the name.
    """
    begins = begins_on or project.today()
    if not mandate.strip():
        raise DomainError(_("Skriv mandatet: hva gruppa skal gjøre."), field="mandate")
    if deadline is not None and deadline < begins:
        raise DomainError(_("Fristen må være etter at arbeidet begynner (%s).") % date_table(begins), field="deadline")
    if signal is not None:
        check_parts(project, signal=signal)
        if signal.work_group_id is not None:
            raise DomainError(_("Signalet er alt blitt mandat for %s.") % signal.work_group, field="signal")
    with unit_of_work(by=by, reason=reason or _("Arbeidsgruppa er opprettet")):
        body = create_body(
            project=project,
            kind=BodyKind.WORK_GROUP,
            legal_basis=LegalBasis.ADMINISTRATIVE,
            name=name,
            slug=slug,
            abbreviation=abbreviation or abbreviation_of(name, project),
            mandate=mandate,
            recommends_to=recommends_to,
            order=order,
            established_by=established_by,
            deadline=deadline,
            by=by,
        )
        everyone = [Member(leader, SeatFunction.CHAIR), *members]
        for at, member in enumerate(everyone):
            give_seat(
                body=body,
                person=member.person,
                function=member.function,
                organisation=member.organisation,
                valid_from=begins,
                order=at,
                elected_by=established_by,
                by=by,
            )
        if signal is not None:
            signal.work_group, signal.state = body, SignalState.MANDATED
            store(signal)
        for area in study_areas:
            take_over_study(body=body, study_area=area, by=by)
    return body


def abbreviation_of(name: str, project: Project) -> str:
    """Return what the group's case numbers begin with: two letters of its name, and a number where they are taken."""
    letters = "".join(word[0] for word in name.split() if word[:1].isalpha()).upper()[:2] or "AG"
    taken = set(Body.objects.filter(project=project).values_list("abbreviation", flat=True))
    found, number = letters, 1
    while found in taken:
        number += 1
        found = f"{letters}{number}"
    return found


def take_over_study(*, body: Body, study_area: StudyArea, by: User, reason: str = "") -> StudyArea:
    """Have the group study an area; one that nobody had begun is begun."""
    changes: dict[str, Any] = {"body": body}
    if study_area.status == StudyStatus.NOT_STARTED:
        changes["status"] = StudyStatus.IN_PROGRESS
    return update_study_area(
        study_area=study_area, changes=changes, by=by, reason=reason or _("Arbeidsgruppa overtar utredningen")
    )


def update_work_group(*, body: Body, changes: Mapping[str, Any], by: User, reason: str = "") -> Body:
    """Change name, mandate, deadline and what the group rests on."""
    _check_group(body)
    if not str(changes.get("mandate", body.mandate)).strip():
        raise DomainError(_("Skriv mandatet: hva gruppa skal gjøre."), field="mandate")
    return update_body(body=body, changes=changes, by=by, reason=reason or _("Mandatet er endret"))


def dissolve_work_group(*, body: Body, on: date, decision: Decision | None = None, by: User, reason: str = "") -> Body:
    """Dissolve a group: ``on`` is its last day. Every seat ends, and what the group has made can only be read."""
    with unit_of_work(by=by, reason=reason or _("Arbeidsgruppa er oppløst")):
        _check_group(body)
        check_standing(body)
        check_parts(body.project, dissolved_by=decision)
        seats = list(Seat.objects.active().filter(body=body).select_related("body", "person"))
        began = min((seat.valid_from for seat in seats), default=None)
        if began is not None and on < began:
            raise DomainError(_("Gruppa begynte %s. Siste dag kan ikke være før.") % date_table(began), field="on")
        for seat in seats:
            if seat.valid_from > on:
                seat.withdraw()
            elif seat.valid_to is None or seat.valid_to > on:
                seat.valid_to = on
                store(seat)
        body.dissolved_on, body.dissolved_by = on, decision
        return store(body)


def deliver_report(
    *,
    body: Body,
    title: str,
    delivered_on: date,
    text: str = "",
    is_final: bool = False,
    document: Document | None = None,
    decision: Decision | None = None,
    access: str = Access.INTERNAL,
    content: bytes = b"",
    file_name: str = "",
    by: User,
    reason: str = "",
) -> GroupReport:
    """Register what a group delivers. A file with it becomes a document of the register, under the same access."""
    words = _("Sluttrapporten er levert") if is_final else _("Rapporten er levert")
    with unit_of_work(by=by, reason=reason or words):
        _check_group(body)
        check_standing(body)
        if content:
            if document is not None:
                raise DomainError(_("Velg et dokument eller legg ved en fil, ikke begge."), field="document")
            document = register_document(
                project=body.project,
                title=title,
                source=body.name,
                dated=delivered_on,
                body=body,
                access=access,
                by=by,
            )
            attach_file(document=document, content=content, name=file_name, by=by)
        report = GroupReport(
            body=body,
            title=title,
            delivered_on=delivered_on,
            text=text,
            is_final=is_final,
            document=document,
            decision=decision,
            access=access,
        )
        _check_report(report)
        return store(report)


def update_report(*, report: GroupReport, changes: Mapping[str, Any], by: User, reason: str = "") -> GroupReport:
    """Change what is said of a report."""
    with unit_of_work(by=by, reason=reason or _("Rapporten er endret")):
        check_open(report)
        check_standing(report.body)
        apply_changes(report, changes, REPORT_FIELDS)
        _check_report(report)
        return store(report)


def withdraw_report(*, report: GroupReport, by: User, reason: str = "") -> GroupReport:
    """Take a report back."""
    with unit_of_work(by=by, reason=reason or _("Rapporten er trukket")):
        check_open(report)
        check_standing(report.body)
        report.withdraw()
    return report


def _check_group(body: Body) -> None:
    if body.kind != BodyKind.WORK_GROUP:
        raise DomainError(_("Bare arbeidsgrupper settes opp og oppløses slik."))


def _check_report(report: GroupReport) -> None:
    check_parts(report.body.project, document=report.document, decision=report.decision)
    check_access(report.access, report.body)
    today = report.body.project.today()
    if report.delivered_on > today:
        raise DomainError(_("Datoen kan ikke være etter i dag (%s).") % date_table(today), field="delivered_on")
    if not report.text.strip() and report.document is None:
        raise DomainError(_("Skriv et sammendrag eller legg ved rapporten."), field="text")
