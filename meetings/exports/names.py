"""The names that things have in the exports: addresses that never change, whether or not all may open them."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from omstilling.ui.addresses import address
from projects.services.names import slug_of


def url(path: str) -> str:
    return f"{settings.BASE_URL}{path}"


def project_id(project: Any) -> str:
    return url(address("projects:home", project.slug))


def body_id(body: Any) -> str:
    return url(address("projects:body", body.project.slug, body.slug))


def person_id(project: Any, person: Any) -> str:
    return f"{url(address('projects:bodies', project.slug))}#person-{person.pk}"


def party_id(project: Any, party: str) -> str:
    return f"{url(address('projects:bodies', project.slug))}#parti-{slug_of(party) or 'uten-navn'}"


def seat_id(seat: Any, body: Any) -> str:
    return f"{body_id(body)}#plass-{seat.pk}"


def meeting_id(meeting: Any) -> str:
    return url(meeting.get_absolute_url())


def item_id(meeting: Any, item: Any) -> str:
    return f"{meeting_id(meeting)}#sak-{item.pk}"


def proposal_id(meeting: Any, pk: int) -> str:
    return f"{meeting_id(meeting)}#forslag-{pk}"


def ballot_id(meeting: Any, item: Any, place: int) -> str:
    return f"{meeting_id(meeting)}#votering-{item.pk}-{place}"
