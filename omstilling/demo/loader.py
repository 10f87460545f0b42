"""Load the Alta 2010 example: the acts of its history, one unit of work each, in the order of their dates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain, groupby
from operator import attrgetter
from time import monotonic

from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.uow import example_clock, unit_of_work
from omstilling.ui.formats import month as month_words
from projects.access import forget_access, role_label
from projects.models import Municipality, Project

from .acts import SYSTEM, Act, World
from .content import people, project
from .steps import (
    accounts,
    finances,
    goals,
    ground,
    groups,
    info,
    meetings,
    minutes,
    money,
    notices,
    plan,
    plan_links,
    proofs,
    register,
    reports,
    setup,
    steering,
    telling,
    unions,
    watch,
)

Say = Callable[[str], object]


class CannotLoad(Exception):
    """The example cannot be loaded here; the message says why and what to do."""


def acts() -> list[Act]:
    """Return every act in the order in which it happened."""
    every = chain(
        setup.acts(),
        ground.acts(),
        groups.acts(),
        goals.acts(),
        plan.acts(),
        plan_links.acts(),
        money.acts(),
        finances.acts(),
        meetings.acts(),
        minutes.acts(),
        notices.acts(),
        register.acts(),
        proofs.acts(),
        accounts.acts(),
        reports.acts(),
        watch.acts(),
        info.acts(),
        steering.acts(),
        unions.acts(),
        telling.acts(),
    )
    return sorted(every, key=attrgetter("at"))


def load(say: Say = lambda line: None) -> bool:
    """Load the example, and tell whether anything was written. Raises CannotLoad.

    An example that is there already is left as it is; one that was broken off is not mended.
    """
    if settings.PRODUCTION:
        raise CannotLoad(_("Eksempelet lastes aldri inn i en produksjonsinstallasjon."))
    if _is_loaded():
        say(_("Eksempelet Alta 2010 er lastet inn fra før. Ingenting er endret."))
        return False
    began, world = monotonic(), World()
    for (year, month), done in groupby(acts(), key=lambda act: (act.at.year, act.at.month)):
        count = 0
        for act in done:
            _do(act, world)
            count += 1
        first = date(year, month, 1)
        say(_("  %(month)s: %(count)s hendelser") % {"month": month_words(first), "count": count})
    say(_("Eksempelet Alta 2010 er lastet inn på %s sekunder.") % round(monotonic() - began))
    return True


def _do(act: Act, world: World) -> None:
    by = world.people[act.by] if act.by else SYSTEM
    if world.has_project and isinstance(by, User):
        forget_access(by)
        by.acting_role = role_label(by, world.project)  # type: ignore[attr-defined]
    with example_clock(act.at):
        if act.alone:
            act.do(world, by, *act.args)
            return
        with unit_of_work(by=by, reason=act.reason):
            act.do(world, by, *act.args)


def _is_loaded() -> bool:
    """Tell whether the whole example is there. Raises CannotLoad for a part of it, or something else in its place."""
    try:
        found = Project.objects.filter(slug=project.SLUG).first()
    except DatabaseError as error:
        raise CannotLoad(_("Databasen er ikke klar. Kjør først: manage.py migrate")) from error
    if found is not None and not found.is_example:
        raise CannotLoad(_("Et annet prosjekt har adressen «%s». Eksempelet kan ikke lastes inn her.") % project.SLUG)
    if found is not None and reports.is_written(found.pk):
        return True
    usernames = [person.username for person in people.PEOPLE]
    taken = User.objects.filter(username__in=usernames).values_list("username", flat=True)
    if found is not None or User.history.filter(username__in=usernames, act_example=True).exists():  # type: ignore[attr-defined]
        raise CannotLoad(
            _(
                "Eksempelet ble bare delvis lastet inn forrige gang. "
                "Begynn på nytt med en tom database: make demo-reset"
            )
        )
    if taken:
        raise CannotLoad(
            _("Brukernavnet «%s» er i bruk. Eksempelet lastes inn i en database der det er ledig.") % taken[0]
        )
    if Municipality.objects.filter(slug=project.MUNICIPALITY["slug"]).exists():
        raise CannotLoad(
            _("En kommune har adressenavnet «%s». Eksempelet kan ikke lastes inn her.") % project.MUNICIPALITY["slug"]
        )
    return False
