"""Bodies and the seats in them. What a seat may do follows from the body's legal basis."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_table

from ..models import Body, BodyKind, Decision, LegalBasis, MinutesApproval, Project, Seat, SeatFunction
from .names import free_slug, slug_of
from .rows import apply_changes, check_open, check_parts, store

#: Elected bodies of the politicians alone: the unions may meet and speak there, not vote.
POLITICAL = frozenset({LegalBasis.COUNCIL, LegalBasis.EXECUTIVE_COMMITTEE, LegalBasis.COMMITTEE})
#: Functions that serve a body and are no members of it.
SERVING = frozenset(
    {
        SeatFunction.CHIEF_EXECUTIVE,
        SeatFunction.SECRETARY,
        SeatFunction.CONTROLLER,
        SeatFunction.SAFETY_DELEGATE,
        SeatFunction.OBSERVER,
    }
)
#: Words that stand where a body's name stands in an address.
_TAKEN = frozenset({"nytt", "ny"})
SEAT_FIELDS = (
    "function",
    "valid_from",
    "valid_to",
    "votes",
    "party",
    "organisation",
    "is_union",
    "order",
    "elected_by",
)


def create_body(
    *,
    project: Project,
    kind: str,
    legal_basis: str,
    name: str,
    slug: str = "",
    abbreviation: str = "PS",
    mandate: str = "",
    recommends_to: Body | None = None,
    order: int = 0,
    minutes_approval: str = MinutesApproval.CHAIR,
    open_to_all: bool = False,
    established_by: Decision | None = None,
    deadline: date | None = None,
    by: User,
    reason: str = "",
) -> Body:
    """Set up a body. Its name in addresses is made of its name unless it is given."""
    with unit_of_work(by=by, reason=reason or _("Organet er opprettet")):
        taken = set(Body.objects.filter(project=project).values_list("slug", flat=True)) | _TAKEN
        if slug and slug in taken:
            raise DomainError(_("Prosjektet har et organ med dette adressenavnet."), field="slug")
        body = Body(
            project=project,
            kind=kind,
            legal_basis=legal_basis,
            name=name,
            slug=slug_of(slug) or free_slug(name, taken),
            abbreviation=abbreviation,
            mandate=mandate,
            recommends_to=recommends_to,
            order=order,
            minutes_approval=minutes_approval,
            open_to_all=open_to_all,
            established_by=established_by,
            deadline=deadline,
        )
        _check_body(body)
        return store(body)


def update_body(*, body: Body, changes: Mapping[str, Any], by: User, reason: str = "") -> Body:
    """Change a body. Its name in addresses stays."""
    with unit_of_work(by=by, reason=reason or _("Opplysningene om organet er endret")):
        check_standing(body)
        apply_changes(
            body,
            changes,
            (
                "kind",
                "legal_basis",
                "name",
                "abbreviation",
                "mandate",
                "recommends_to",
                "order",
                "minutes_approval",
                "open_to_all",
                "established_by",
                "deadline",
            ),
        )
        _check_body(body)
        if body.legal_basis in POLITICAL:
            voting = Seat.objects.active().filter(body=body, is_union=True, votes=True, valid_to=None).first()
            if voting is not None:
                raise DomainError(
                    _("%s er tillitsvalgt med stemmerett. Det kan ikke tillitsvalgte ha i et slikt organ.")
                    % voting.person,
                    field="legal_basis",
                )
        return store(body)


def give_seat(
    *,
    body: Body,
    person: User,
    function: str,
    valid_from: date,
    valid_to: date | None = None,
    votes: bool | None = None,
    party: str = "",
    organisation: str = "",
    is_union: bool = False,
    order: int = 0,
    elected_by: Decision | None = None,
    by: User,
    reason: str = "",
) -> Seat:
    """Give a person a seat from a day. ``votes=None``: members vote, those who serve the body do not."""
    with unit_of_work(by=by, reason=reason or _("Plassen er gitt")):
        check_standing(body)
        if not person.is_active:
            raise DomainError(_("Personen er deaktivert. Aktiver personen først."), field="person")
        is_union = is_union or function == SeatFunction.UNION_REP
        if votes is None:
            votes = function not in SERVING and not (is_union and body.legal_basis in POLITICAL)
        seat = Seat(
            body=body,
            person=person,
            function=function,
            valid_from=valid_from,
            valid_to=valid_to,
            votes=votes,
            party=party,
            organisation=organisation,
            is_union=is_union,
            order=order,
            elected_by=elected_by,
        )
        _check_seat(seat)
        return store(seat)


def update_seat(*, seat: Seat, changes: Mapping[str, Any], by: User, reason: str = "") -> Seat:
    """Change a seat; its body and its person stay."""
    with unit_of_work(by=by, reason=reason or _("Plassen er endret")):
        check_open(seat)
        check_standing(seat.body)
        apply_changes(seat, changes, SEAT_FIELDS)
        seat.is_union = seat.is_union or seat.function == SeatFunction.UNION_REP
        _check_seat(seat)
        return store(seat)


def end_seat(*, seat: Seat, on: date, by: User, reason: str = "") -> Seat:
    """End a seat; ``on`` is its last day. It stays in the list of who sat when."""
    with unit_of_work(by=by, reason=reason or _("Plassen er avsluttet")):
        check_open(seat)
        check_standing(seat.body)
        if on < seat.valid_from:
            raise DomainError(
                _("Siste dag kan ikke være før plassen begynte (%s).") % date_table(seat.valid_from), field="on"
            )
        if seat.valid_to is not None and on > seat.valid_to:
            raise DomainError(_("Plassen er avsluttet %s.") % date_table(seat.valid_to), field="on")
        seat.valid_to = on
        return store(seat)


def withdraw_seat(*, seat: Seat, by: User, reason: str = "") -> Seat:
    """Take out a seat that was entered by mistake."""
    with unit_of_work(by=by, reason=reason or _("Plassen ble ført ved en feil")):
        check_standing(seat.body)
        seat.withdraw()
    return seat


def check_standing(body: Body) -> None:
    """Refuse to change what is withdrawn or dissolved: it can only be read."""
    check_open(body)
    if body.dissolved_on is not None:
        told = {"body": body.name, "day": date_table(body.dissolved_on)}
        raise DomainError(_("%(body)s er oppløst fra %(day)s og kan bare leses.") % told)


def _check_body(body: Body) -> None:
    check_parts(body.project, recommends_to=body.recommends_to, established_by=body.established_by)
    if (body.kind == BodyKind.COUNCIL) != (body.legal_basis == LegalBasis.COUNCIL):
        raise DomainError(
            _("Kommunestyret, og bare det, har kommunestyre som rettslig grunnlag."), field="legal_basis"
        )
    if body.kind == BodyKind.JOINT_COMMITTEE and body.legal_basis != LegalBasis.JOINT_COMMITTEE:
        raise DomainError(_("Et partssammensatt utvalg har det som rettslig grunnlag."), field="legal_basis")
    if body.open_to_all and not body.is_elected:
        raise DomainError(_("Bare folkevalgte organer kan åpnes for alle."), field="open_to_all")
    seen: set[int] = set()
    above = body.recommends_to
    while above is not None and above.pk not in seen:
        if above.pk == body.pk:
            raise DomainError(_("Organene kan ikke innstille til hverandre i ring."), field="recommends_to")
        seen.add(above.pk)
        above = above.recommends_to


def _check_seat(seat: Seat) -> None:
    body = Body.objects.select_for_update().get(pk=seat.body_id)
    check_parts(body.project, elected_by=seat.elected_by)
    if seat.valid_to is not None and seat.valid_to < seat.valid_from:
        raise DomainError(_("Sluttdatoen må være etter startdatoen."), field="valid_to")
    if seat.votes and seat.is_union and body.legal_basis in POLITICAL:
        raise DomainError(
            _("Tillitsvalgte kan møte og tale i %(body)s, men ikke stemme, fordi organet er et %(basis)s.")
            % {"body": body.name, "basis": body.get_legal_basis_display()},
            field="votes",
        )
    if seat.votes and seat.function in SERVING and body.is_elected:
        raise DomainError(
            _("En %s er ikke medlem og kan ikke ha stemmerett i et folkevalgt organ.") % seat.get_function_display(),
            field="votes",
        )
    beside = [
        other
        for other in Seat.objects.active().filter(body=body).exclude(pk=seat.pk).select_related("person")
        if _overlap(seat, other)
    ]
    for other in beside:
        if other.person_id == seat.person_id:
            raise DomainError(
                _("%(person)s har en plass i organet fra før (%(function)s fra %(day)s).")
                % {
                    "person": seat.person,
                    "function": other.get_function_display(),
                    "day": date_table(other.valid_from),
                },
                field="person",
            )
        if seat.function == SeatFunction.CHAIR and other.function == SeatFunction.CHAIR:
            raise DomainError(
                _("%(person)s er leder i denne tiden. Avslutt den plassen først.") % {"person": other.person},
                field="function",
            )


def _overlap(one: Seat, other: Seat) -> bool:
    return (other.valid_to is None or one.valid_from <= other.valid_to) and (
        one.valid_to is None or other.valid_from <= one.valid_to
    )
