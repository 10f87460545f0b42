"""News and what the project means for units: writing, changing, publishing now or later, withdrawing.

What is published never holds a fødselsnummer, and names nobody in a staff matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.personal_numbers import refuse_personal_numbers
from omstilling.audit.uow import example_moment, unit_of_work

from ..models import Access, NewsItem, NewsSection, NewsUnit, Project, Unit
from .staff_matters import check_names

#: News is for everyone in the project, or for everyone.
NEWS_ACCESS = (Access.INTERNAL, Access.PUBLIC)
CHANGEABLE = frozenset({"title", "text", "access", "section"})

#: What higher floors do when a piece is published or scheduled: ``hook(item)``, in the same unit of work.
_after_publish: list[Callable[[NewsItem], object]] = []


def register_after_publish(hook: Callable[[NewsItem], object]) -> None:
    """Have a higher floor tell people of what is published, or will be."""
    if hook not in _after_publish:
        _after_publish.append(hook)


def project_now(project: Project) -> datetime:
    """Return the moment the project counts from: now, on the project's own day where it has one."""
    written = example_moment()
    if written is not None:
        return written
    now = timezone.localtime()
    if project.frozen_today is None:
        return now
    return timezone.make_aware(datetime.combine(project.frozen_today, now.time()))


def has_come(moment: datetime | None, project: Project) -> bool:
    """Tell whether a moment has come for the project."""
    if moment is None:
        return False
    if project.frozen_today is not None:
        return timezone.localdate(moment) <= project.frozen_today
    return moment <= timezone.now()


def is_published(item: NewsItem) -> bool:
    """Tell whether the item is out. Needs ``project``."""
    return item.withdrawn_at is None and has_come(item.published_at, item.project)


def write_news(
    *,
    project: Project,
    title: str,
    text: str,
    author: User,
    access: str = Access.INTERNAL,
    section: str = NewsSection.NEWS,
    units: Iterable[Unit] = (),
    by: User,
    reason: str = "",
) -> NewsItem:
    """Write a draft. It is seen by everyone only after ``publish_news``."""
    with unit_of_work(by=by, reason=reason or _("Nyhet skrevet")):
        item = NewsItem(
            project=project, title=title.strip(), text=text.strip(), author=author, access=access, section=section
        )
        chosen = list(units)
        _check(item, chosen)
        item.save()
        _set_units(item, chosen)
    return item


def update_news(
    *,
    item: NewsItem,
    changes: Mapping[str, Any],
    units: Iterable[Unit] | None = None,
    staff_matter: str = "",
    by: User,
    reason: str = "",
) -> NewsItem:
    """Change headline, text, units or access; what was published keeps its date, the history what stood before.

    What is out or on its way out is checked for names as when it is published.
    """
    unknown = set(changes) - CHANGEABLE
    if unknown:
        raise ValueError(f"Not fields of a news item: {sorted(unknown)}")
    for name, value in changes.items():
        setattr(item, name, value.strip() if isinstance(value, str) else value)
    said = _named(item, staff_matter) if item.published_at is not None else ""
    with unit_of_work(by=by, reason=" ".join(filter(None, (reason or _("Nyhet endret"), said)))):
        _check(item, None if units is None else list(units))
        item.save()
        if units is not None:
            _set_units(item, list(units))
    return item


def publish_news(
    *,
    item: NewsItem,
    at: datetime | None = None,
    affected_at: datetime | None = None,
    staff_matter: str = "",
    by: User,
    reason: str = "",
) -> NewsItem:
    """Publish now, or at a time to come. What is out already stays as it was published.

    With ``affected_at``, those who work in the units that it concerns get it from then on, before the others. Raises
    DomainError where it names somebody and ``staff_matter`` does not say that it is none.
    """
    said = _named(item, staff_matter)
    with unit_of_work(by=by, reason=" ".join(filter(None, (reason or _("Nyhet publisert"), said)))):
        now = project_now(item.project)
        if is_published(item):
            raise DomainError(_("Nyheten er publisert fra før."))
        if at is not None and at <= now:
            raise DomainError(_("Tidspunktet er passert. Velg et senere, eller publiser nå."), field="day")
        if affected_at is not None:
            _check_affected(item, at or now, affected_at)
        _check(item, None)
        item.published_at = at or now
        item.affected_at = affected_at
        item.save()
        for hook in _after_publish:
            hook(item)
    return item


def withdraw_news(*, item: NewsItem, by: User, reason: str = "") -> NewsItem:
    """Take the item away from everyone's pages. It stays in the history, and with it why."""
    with unit_of_work(by=by, reason=reason or _("Nyhet trukket tilbake")):
        item.withdrawn_because = reason.strip()[:300]
        item.withdraw()
    return item


def _named(item: NewsItem, staff_matter: str) -> str:
    return check_names(item.project, {"title": item.title, "text": item.text}, staff_matter)


def _check_affected(item: NewsItem, at: datetime, affected_at: datetime) -> None:
    if affected_at > at:
        raise DomainError(_("De berørte får nyheten før de andre, ikke etter dem."), field="affected_day")
    if not NewsUnit.objects.active().filter(item=item).exists():
        raise DomainError(_("Velg enhetene nyheten gjelder, så vi vet hvem som er berørt."), field="affected")


def _check(item: NewsItem, units: list[Unit] | None) -> None:
    if item.access not in NEWS_ACCESS:
        raise DomainError(_("En nyhet er offentlig eller intern."), field="access")
    if item.section == NewsSection.MEANING and units is not None and not units:
        raise DomainError(_("Velg enhetene teksten gjelder."), field="units")
    if units and any(unit.municipality_id != item.project.municipality_id for unit in units):
        raise DomainError(_("Velg enheter i kommunen."), field="units")
    refuse_personal_numbers(title=item.title, text=item.text)
    item.full_clean()


def _set_units(item: NewsItem, units: list[Unit]) -> None:
    wanted = {unit.pk: unit for unit in units}
    for link in NewsUnit.objects.active().filter(item=item):
        if link.unit_id not in wanted:
            link.withdraw()
        wanted.pop(link.unit_id, None)
    for unit in wanted.values():
        link = NewsUnit(item=item, unit=unit)
        link.full_clean()
        link.save()
