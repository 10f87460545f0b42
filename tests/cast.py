"""The standing cast of the tests: one municipality, one project, its bodies, and a person for each role.

Rows are made by the models in one unit of work, not by the services that the tests try. All names are invented.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from importlib import import_module
from itertools import count
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, load_backend
from django.contrib.auth.hashers import get_hasher, make_password
from django.test import Client

from budget.models import Measure, MeasureKind
from meetings.models import AgendaItem, Attendance, AttendanceStatus, Meeting, MeetingState, Notice
from meetings.notices import notice_document
from meetings.plain import to_plain
from omstilling.accounts.models import User
from omstilling.audit.models import histories_together
from omstilling.audit.uow import SystemActor, unit_of_work
from omstilling.pdf.fingerprints import fingerprint
from projects.models import (
    Access,
    Body,
    BodyKind,
    Case,
    CaseSeries,
    Decision,
    DecisionKind,
    DecisionMilestone,
    DecisionOutcome,
    DecisionStudyArea,
    Goal,
    Grant,
    GrantKind,
    Indicator,
    LegalBasis,
    Milestone,
    Municipality,
    Project,
    Reading,
    Risk,
    Seat,
    SeatFunction,
    StudyArea,
    Unit,
    UnitKind,
)

PASSWORD = "en-lang-nok-passfrase"
#: Every member of the cast; ``outsider`` has a role in another municipality only.
ROLES = (
    "council",
    "chair",
    "member",
    "secretary",
    "chief_executive",
    "union_rep",
    "project_group",
    "work_group",
    "controller",
    "employee",
    "auditor",
    "administrator",
    "outsider",
)
NAMES = {
    "council": "Kari Kommunestyre",
    "chair": "Leif Leder",
    "member": "Mari Medlem",
    "secretary": "Siri Sekretær",
    "chief_executive": "Rolf Rådmann",
    "union_rep": "Tone Tillitsvalgt",
    "project_group": "Petter Prosjekt",
    "work_group": "Arne Arbeid",
    "controller": "Ola Økonomi",
    "employee": "Anne Ansatt",
    "auditor": "Reidar Revisor",
    "administrator": "Ada Admin",
    "outsider": "Ute Utenfor",
}
START = date(2010, 1, 1)
SENT = datetime(2011, 3, 1, 9, tzinfo=UTC)
#: Numbers that no test gives by itself.
_serial = count(1001)


def write(row: Any) -> Any:
    """Save a row in a unit of work of its own (or the open one) and return it."""
    with unit_of_work(by=SystemActor("Testen"), reason="Oppsett av testen"):
        row.save()
    return row


def user(username: str, name: str = "", **more: Any) -> User:
    """Make a person with the cast's password."""
    person = User(username=username, full_name=name or username.capitalize(), email=f"{username}@example.org", **more)
    person.password = _hashed(get_hasher().algorithm)
    write(person)
    return person


@cache
def _hashed(algorithm: str) -> str:
    """Hash the cast's password once: made to take time, it would take most of a test's."""
    return make_password(PASSWORD, hasher=algorithm)


@dataclass
class Cast:
    """What ``make_cast`` made; people by role, seats by (body, role)."""

    municipality: Municipality
    project: Project
    bodies: dict[str, Body] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    seats: dict[str, Seat] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        for found in (self.__dict__.get("people", {}), self.__dict__.get("bodies", {})):
            if name in found:
                return found[name]
        raise AttributeError(name)

    def client(self, role: str | None) -> Client:
        """Return a client logged in as the role; ``None`` or «anonymous» is nobody."""
        client = Client()
        if role not in (None, "anonymous"):
            log_in(client, User.objects.get(pk=self.people[str(role)].pk))
        return client


def log_in(client: Client, person: User) -> None:
    """Give the client the session of somebody who has logged in; logging in is what other tests are about."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = _backend()
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key


@cache
def _backend() -> str:
    """Return the first way of logging in that knows people, as Django's own client chooses."""
    return next(path for path in settings.AUTHENTICATION_BACKENDS if hasattr(load_backend(path), "get_user"))


def make_cast(slug: str = "provekommune") -> Cast:
    """Make a municipality «Prøve kommune» with the project ``omstilling-{slug}`` and everybody in it."""
    with unit_of_work(by=SystemActor("Testen"), reason="Oppsett av testen"), histories_together():
        municipality = write(Municipality(name="Prøve kommune", slug=slug))
        project = write(
            Project(
                municipality=municipality,
                slug=f"omstilling-{slug}",
                name="Omstilling i Prøve kommune",
                short_name="Omstilling",
                target_year=2011,
                plan_first_year=2011,
                price_year=2011,
                frozen_today=date(2011, 3, 15),
            )
        )
        cast = Cast(municipality, project)
        for order, (key, kind, basis, name, abbreviation) in enumerate(
            (
                ("council_body", BodyKind.COUNCIL, LegalBasis.COUNCIL, "Kommunestyret", "KS"),
                ("steering", BodyKind.STEERING_GROUP, LegalBasis.EXECUTIVE_COMMITTEE, "Styringsgruppa", "PS"),
                ("project_body", BodyKind.PROJECT_GROUP, LegalBasis.ADMINISTRATIVE, "Prosjektgruppa", "PG"),
                ("work_body", BodyKind.WORK_GROUP, LegalBasis.ADMINISTRATIVE, "Arbeidsgruppe kultur", "AG"),
            )
        ):
            cast.bodies[key] = write(
                Body(
                    project=project,
                    kind=kind,
                    legal_basis=basis,
                    name=name,
                    slug=name.lower().replace(" ", "-"),
                    abbreviation=abbreviation,
                    order=order,
                    recommends_to=cast.bodies["council_body"] if key == "steering" else None,
                )
            )
        for role in ROLES:
            cast.people[role] = user(f"{role}-{slug}" if slug != "provekommune" else role, NAMES[role])
        seats = (
            ("council", "council_body", SeatFunction.MEMBER, True, False, "Ap", ""),
            ("chair", "council_body", SeatFunction.CHAIR, True, False, "Ap", ""),
            ("chair", "steering", SeatFunction.CHAIR, True, False, "Ap", ""),
            ("member", "steering", SeatFunction.MEMBER, True, False, "H", ""),
            ("secretary", "steering", SeatFunction.SECRETARY, False, False, "", ""),
            ("chief_executive", "steering", SeatFunction.CHIEF_EXECUTIVE, False, False, "", ""),
            ("union_rep", "steering", SeatFunction.UNION_REP, False, True, "", "hovedtillitsvalgt for Fagforbundet"),
            (
                "union_rep",
                "project_body",
                SeatFunction.UNION_REP,
                True,
                True,
                "",
                "hovedtillitsvalgt for Fagforbundet",
            ),
            ("project_group", "project_body", SeatFunction.MEMBER, True, False, "", ""),
            ("controller", "project_body", SeatFunction.CONTROLLER, False, False, "", ""),
            ("work_group", "work_body", SeatFunction.MEMBER, True, False, "", ""),
        )
        for role, body, function, votes, union, party, organisation in seats:
            cast.seats[f"{body}.{role}"] = write(
                Seat(
                    body=cast.bodies[body],
                    person=cast.people[role],
                    function=function,
                    votes=votes,
                    is_union=union,
                    party=party,
                    organisation=organisation,
                    valid_from=START,
                )
            )
        grants = (
            ("employee", GrantKind.EMPLOYEE),
            ("auditor", GrantKind.AUDITOR),
            ("administrator", GrantKind.ADMINISTRATOR),
        )
        for role, grant in grants:
            write(Grant(municipality=municipality, person=cast.people[role], kind=grant))
        elsewhere = write(Municipality(name="Annen kommune", slug=f"annen-{slug}"))
        other = write(
            Project(
                municipality=elsewhere,
                slug=f"annet-{slug}",
                name="Omstilling i en annen kommune",
                short_name="Omstilling",
                target_year=2011,
                plan_first_year=2011,
                price_year=2011,
            )
        )
        write(Grant(municipality=elsewhere, project=other, person=cast.people["outsider"], kind=GrantKind.EMPLOYEE))
    return cast


# Factories: each makes one row with what the test does not say.


def unit(cast: Cast, name: str = "Oppvekst", kind: str = UnitKind.SECTOR, **more: Any) -> Unit:
    return write(Unit(municipality=cast.municipality, name=name, kind=kind, **{"valid_from": START, **more}))


def milestone(cast: Cast, title: str = "Innstilling levert", **more: Any) -> Milestone:
    values = {"baseline_date": date(2011, 4, 1), "current_date": date(2011, 4, 1), "number": next(_serial), **more}
    return write(Milestone(project=cast.project, title=title, **values))


def study_area(cast: Cast, title: str = "Kultur", **more: Any) -> StudyArea:
    return write(StudyArea(project=cast.project, title=title, **more))


def risk(cast: Cast, title: str = "Vedtaket kommer for sent", **more: Any) -> Risk:
    values = {"number": next(_serial), "probability": 3, "consequence": 4, **more}
    return write(Risk(project=cast.project, title=title, **values))


def goal(cast: Cast, title: str = "Økt nærvær", **more: Any) -> Goal:
    return write(Goal(project=cast.project, title=title, **{"kind": "outcome", "number": next(_serial), **more}))


def indicator(cast: Cast, of: Goal | None = None, **more: Any) -> Indicator:
    values = {"name": "Nærvær", "measured_in": "%", "target_value": Decimal("92.5"), **more}
    return write(Indicator(goal=of or goal(cast), **values))


def reading(of: Indicator, month: date, value: str, **more: Any) -> Reading:
    return write(Reading(indicator=of, month=month, value=Decimal(value), **more))


def concerns(about: Decision, *, milestone: Milestone | None = None, area: StudyArea | None = None) -> None:
    """Say that a decision concerns a milestone or a study area."""
    if milestone is not None:
        write(DecisionMilestone(decision=about, milestone=milestone))
    if area is not None:
        write(DecisionStudyArea(decision=about, study_area=area))


def measure(cast: Cast, title: str = "Samlet renhold", **more: Any) -> Measure:
    values = {
        "number": next(_serial),
        "kind": MeasureKind.PERMANENT,
        "full_year_effect": 1_200_000,
        "effective_from": date(2011, 7, 1),
        **more,
    }
    return write(Measure(project=cast.project, title=title, **values))


def case(cast: Cast, title: str = "Organisering av renhold", body: str = "steering", **more: Any) -> Case:
    owner = cast.bodies[body]
    year = more.pop("year", 2011)
    series, _made = CaseSeries.objects.get_or_create(body=owner, year=year, defaults={"last": 0})
    series.last += 1
    series.save()
    return write(Case(project=cast.project, body=owner, year=year, number=series.last, title=title, **more))


def decision(cast: Cast, of: Case | None = None, **more: Any) -> Decision:
    about = of or case(cast)
    values = {
        "decided_on": date(2011, 2, 1),
        "kind": DecisionKind.FINAL,
        "outcome": DecisionOutcome.ADOPTED,
        "text": "Renholdet samles i én enhet.",
        "access": about.access,
        **more,
    }
    return write(Decision(project=cast.project, body=about.body, case=about, **values))


def meeting(cast: Cast, body: str = "steering", held_on: date = date(2011, 3, 10), **more: Any) -> Meeting:
    owner = cast.bodies[body]
    values = {
        "number": next(_serial),
        "slug": f"{owner.slug}-{held_on:%Y-%m-%d}",
        "state": MeetingState.HELD,
        "place": "Rådhuset",
        "access": Access.PUBLIC,
        **more,
    }
    return write(Meeting(project=cast.project, body=owner, held_on=held_on, **values))


def agenda_item(cast: Cast, at: Meeting, about: Case | None = None, **more: Any) -> AgendaItem:
    values = {"order": AgendaItem.objects.filter(meeting=at).count() + 1, **more}
    return write(AgendaItem(meeting=at, case=about or case(cast), **values))


def notice(at: Meeting, **more: Any) -> Notice:
    """Say that a notice of the meeting went out, with its list and no papers."""
    sources = [to_plain(notice_document(at, public=public, sent_at=SENT)) for public in (False, True)]
    values = {
        "number": 1,
        "sent_at": SENT,
        "full_source": sources[0],
        "public_source": sources[1],
        "full_sha256": fingerprint(sources[0]),
        "public_sha256": fingerprint(sources[1]),
        **more,
    }
    return write(Notice(meeting=at, **values))


def attend(cast: Cast, at: Meeting, *roles: str, status: str = AttendanceStatus.PRESENT) -> None:
    """Record who was there, by role in the meeting's body."""
    key = next(name for name, body in cast.bodies.items() if body.pk == at.body_id)
    for role in roles:
        write(Attendance(meeting=at, seat=cast.seats[f"{key}.{role}"], status=status))
