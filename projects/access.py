"""Who has which role where, worked out once per request from seats and grants.

The result is kept on the user object; ``visible_to`` on the querysets is built from it.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, wraps
from itertools import count
from threading import Lock
from typing import Any, TypeVar, cast

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from omstilling.audit.kept import kept, key_of

Asked = TypeVar("Asked", bound=Callable[..., QuerySet[Any]])


class Role(StrEnum):
    """What a person is in a project. The order is the order in which a role is named first."""

    SECRETARY = "secretary"
    CHIEF_EXECUTIVE = "chief_executive"
    CHAIR = "chair"
    VOTING_MEMBER = "voting_member"
    UNION_REP = "union_rep"
    CONTROLLER = "controller"
    PROJECT_GROUP = "project_group"
    WORK_GROUP = "work_group"
    COUNCIL = "council"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    EMPLOYEE = "employee"


ROLE_LABELS = {
    Role.SECRETARY: _("Prosjektsekretær"),
    Role.CHIEF_EXECUTIVE: _("Rådmann"),
    Role.CHAIR: _("Leder av styringsgruppa"),
    Role.VOTING_MEMBER: _("Medlem av styringsgruppa"),
    Role.UNION_REP: _("Tillitsvalgt"),
    Role.CONTROLLER: _("Økonomi"),
    Role.PROJECT_GROUP: _("Medlem av prosjektgruppa"),
    Role.WORK_GROUP: _("Medlem av arbeidsgruppe"),
    Role.COUNCIL: _("Kommunestyremedlem"),
    Role.AUDITOR: _("Revisor"),
    Role.ADMINISTRATOR: _("Administrator"),
    Role.EMPLOYEE: _("Ansatt"),
}

#: The functions of a seat that are an office in the project. Not in a work group: there one is a member by them.
OFFICES = {
    "secretary": Role.SECRETARY,
    "chief_executive": Role.CHIEF_EXECUTIVE,
    "controller": Role.CONTROLLER,
}

#: Roles that see working material of every body of the project, and what is exempt.
STEERING = frozenset({Role.SECRETARY, Role.CHIEF_EXECUTIVE, Role.AUDITOR})


@dataclass
class AccessMap:
    """A user's roles per project, seats' bodies, and the municipalities administered."""

    roles: dict[int, set[Role]] = field(default_factory=lambda: defaultdict(set))
    body_ids: set[int] = field(default_factory=set)
    voting_body_ids: set[int] = field(default_factory=set)
    chaired_body_ids: set[int] = field(default_factory=set)
    led_group_ids: set[int] = field(default_factory=set)
    administered: set[int] = field(default_factory=set)
    municipality_ids: set[int] = field(default_factory=set)
    #: Whoever reads without being logged in: of what has an access level, only what is public.
    only_public: bool = False

    def projects_with(self, roles: frozenset[Role]) -> list[int]:
        return [pk for pk, mine in self.roles.items() if mine & roles]

    @property
    def project_ids(self) -> list[int]:
        return list(self.roles)

    @cached_property
    def number(self) -> int:
        """The number that stands for everything the map says: the same for maps that say the same, and no others."""
        return _number_of(self.key)

    @cached_property
    def key(self) -> Hashable:
        """Everything that the map says."""
        return (
            frozenset((pk, frozenset(mine)) for pk, mine in self.roles.items()),
            frozenset(self.body_ids),
            frozenset(self.voting_body_ids),
            frozenset(self.chaired_body_ids),
            frozenset(self.led_group_ids),
            frozenset(self.administered),
            frozenset(self.municipality_ids),
            self.only_public,
        )


#: So many maps have their number remembered; one that is forgotten gets a new number, which was never used before.
NUMBERED = 4096
_numbers: OrderedDict[Hashable, int] = OrderedDict()
_next_number = count(1)
_lock = Lock()


def _number_of(key: Hashable) -> int:
    with _lock:
        found = _numbers.get(key)
        if found is None:
            found = _numbers[key] = next(_next_number)
            if len(_numbers) > NUMBERED:
                _numbers.popitem(last=False)
        else:
            _numbers.move_to_end(key)
    return found


def access_map(user: Any) -> AccessMap:
    """Return what the user is where: read with the person, else one query the first time. Anonymous: nothing."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return AccessMap()
    cached = getattr(user, "_access_map", None)
    if cached is None:
        from .standing import standing_of

        cached = user._access_map = map_of(kept(standing_of, user.pk))
    return cached


def forget_access(user: Any) -> None:
    """Have the next question about the user's access read the database again."""
    # Not through ``__dict__``: the user of a request is a stand-in, and has a ``__dict__`` of its own.
    user._access_map = None


def _add_grant(
    access: AccessMap, grant: str, municipality: int, only_project: int | None, project: int | None
) -> None:
    from .models import GrantKind

    by_kind: dict[str, Role] = {
        GrantKind.ADMINISTRATOR: Role.ADMINISTRATOR,
        GrantKind.AUDITOR: Role.AUDITOR,
        GrantKind.EMPLOYEE: Role.EMPLOYEE,
    }
    access.municipality_ids.add(municipality)
    if grant == GrantKind.ADMINISTRATOR and only_project is None:
        access.administered.add(municipality)
    if project is not None and only_project in (None, project):
        access.roles[project].add(by_kind[grant])


def map_of(standing: Iterable[Any]) -> AccessMap:
    """Work out what a person is where from seats and grants as ``standing_of`` reads them. No queries."""
    from .models import BodyKind, SeatFunction

    access = AccessMap()
    real_today = timezone.localdate()
    for body, kind, project, municipality, frozen, function, votes, union, start, end, only_project in standing:
        if body is None:
            _add_grant(access, kind, municipality, only_project, project)
            continue
        today: date = frozen or real_today
        if start > today or (end is not None and end < today):
            continue
        access.body_ids.add(body)
        access.municipality_ids.add(municipality)
        mine = access.roles[project]
        if votes:
            access.voting_body_ids.add(body)
        if function == SeatFunction.CHAIR:
            access.chaired_body_ids.add(body)
            if kind == BodyKind.WORK_GROUP:
                access.led_group_ids.add(body)
        if function in OFFICES and kind != BodyKind.WORK_GROUP:
            mine.add(OFFICES[function])
        if union:
            mine.add(Role.UNION_REP)
        if kind == BodyKind.COUNCIL:
            mine.add(Role.COUNCIL)
        elif kind == BodyKind.STEERING_GROUP:
            if function == SeatFunction.CHAIR:
                mine.add(Role.CHAIR)
            if votes:
                mine.add(Role.VOTING_MEMBER)
        elif kind == BodyKind.PROJECT_GROUP and not union:
            mine.add(Role.PROJECT_GROUP)
        elif kind == BodyKind.WORK_GROUP and not union:
            mine.add(Role.WORK_GROUP)
    return access


def question(build: Asked) -> Asked:
    """Decorate a function that answers with a queryset: it is built and compiled once for the same arguments.

    A user among them stands with what that user may see now, which is read anew in each request; rows stand with
    their version. The answer is always the database's. The rules for ``build``: ``omstilling.audit.kept``.
    """

    @wraps(build)
    def ask(*args: Any) -> Any:
        return kept(build, *args, key=tuple(map(told_by, args)))

    return cast("Asked", ask)


def told_by(value: Any) -> Hashable:
    """Return what stands for an argument: a user is told by their access."""
    if hasattr(value, "is_authenticated"):
        return "user", value.pk, value.is_operator if value.pk else False, access_map(value).number
    return cast("Hashable", key_of(value))


def roles_in(user: Any, project: Any) -> frozenset[Role]:
    """Return the user's roles in the project (empty for an outsider)."""
    return frozenset(access_map(user).roles.get(project.pk, ()))


def role_label(user: Any, project: Any) -> str:
    """Return the name of the first of the user's roles, for display and for history."""
    mine = roles_in(user, project)
    return next((str(ROLE_LABELS[role]) for role in Role if role in mine), "")


def content_q(user: Any, *, project: str = "project_id", body: str | None = "body_id", access: str = "access") -> Q:
    """Return the condition under which rows with an access level are visible to the user.

    public and internal: whoever has a role in the project. restricted: members of the row's body and those who
    run the project. exempt: the same, and never an administrator as such.
    """
    from .models import Access

    mine = access_map(user)
    if mine.only_public:
        return Q(**{f"{project}__in": mine.project_ids, access: Access.PUBLIC})
    steering = mine.projects_with(STEERING)
    seen_rows = Q(**{f"{project}__in": steering})
    if len(steering) == len(mine.roles):
        # Whoever runs every project they have a role in sees all of them; a seat's body is in one of these.
        return seen_rows
    open_to_all = Q(**{f"{access}__in": [Access.PUBLIC, Access.INTERNAL]})
    seen_rows = Q(**{f"{project}__in": mine.project_ids}) & open_to_all | seen_rows
    if body and mine.body_ids:
        seen_rows |= Q(**{f"{body}__in": mine.body_ids})
    return seen_rows
