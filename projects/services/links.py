"""Dependencies: that a milestone waits for another. A circle of them is refused."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work

from ..models import Milestone, MilestoneLink, Project
from ..schedule import Wait, way_between
from .rows import check_open, store

#: Days between two milestones at the most.
MOST_DAYS = 1000


def link_milestones(
    *, before: Milestone, after: Milestone, days: int = 0, by: User, reason: str = ""
) -> MilestoneLink:
    """Say that ``after`` cannot be reached until so many days after ``before``."""
    with unit_of_work(by=by, reason=reason or _("Ny avhengighet mellom milepæler")):
        check_open(before)
        check_open(after)
        if before.project_id != after.project_id:
            raise DomainError(_("Velg en milepæl i samme prosjekt."), field="other")
        if before.pk == after.pk:
            raise DomainError(_("En milepæl kan ikke vente på seg selv."), field="other")
        if not 0 <= days <= MOST_DAYS:
            raise DomainError(_("Dagene må være fra 0 til %s.") % MOST_DAYS, field="days")
        Project.objects.select_for_update().get(pk=before.project_id)
        there = MilestoneLink.objects.active().filter(before__project=before.project_id)
        waits = [Wait(*row) for row in there.values_list("before_id", "after_id", "days")]
        if any((wait.before, wait.after) == (before.pk, after.pk) for wait in waits):
            raise DomainError(_("Avhengigheten finnes fra før."), field="other")
        way = way_between(waits, after.pk, before.pk)
        if way:
            raise DomainError(_circle(way, by), field="other")
        return store(MilestoneLink(before=before, after=after, days=days))


def unlink_milestones(*, link: MilestoneLink, by: User, reason: str = "") -> MilestoneLink:
    """Take a dependency away. No date moves by it."""
    with unit_of_work(by=by, reason=reason or _("Avhengigheten er fjernet")):
        check_open(link)
        link.withdraw()
        return link


def _circle(way: list[int], by: User) -> str:
    """Say by which milestones the new dependency would go in a circle; what the person may not see has no name."""
    seen = dict(Milestone.objects.visible_to(by).filter(pk__in=way).values_list("pk", "title"))
    names = [f"«{seen[pk]}»" if pk in seen else _("en annen milepæl") for pk in way]
    return _("Da ville milepælene vente på hverandre i ring: %(way)s → %(first)s. Fjern en avhengighet først.") % {
        "way": " → ".join(names),
        "first": names[0],
    }
