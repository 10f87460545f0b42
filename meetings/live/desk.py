"""The secretary's desk: the case that is up, its addresses, and the form that came back with errors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from omstilling.ui.addresses import address
from projects.models import CaseKind

from ..models import AgendaItem
from ..rooms import ItemRoom, Place
from .fields import Part, Tokens
from .reading import Live


@dataclass(frozen=True)
class Desk:
    """What the drawings of the secretary's page have at hand."""

    live: Live
    user: Any
    tokens: Tokens
    #: The form that came back, and the key of its part: «proposal», or «decline-12» where there are several alike.
    form: Any = None
    key: str = ""

    @property
    def item(self) -> AgendaItem:
        assert self.live.item is not None
        return self.live.item

    @property
    def here(self) -> ItemRoom:
        return self.live.here

    @property
    def is_elected(self) -> bool:
        return bool(self.live.meeting.body.is_elected)

    @property
    def is_election(self) -> bool:
        return bool(self.item.case.kind == CaseKind.ELECTION)

    @property
    def voting(self) -> tuple[Place, ...]:
        """Those who vote in the case; nobody where the body is too few to decide."""
        return self.here.voting

    def url(self, name: str, *args: str | int) -> str:
        """Return the address of a page under the meeting."""
        return address(f"meetings:{name}", self.live.meeting.project.slug, self.live.meeting.slug, *args)

    def item_url(self, name: str, *args: str | int) -> str:
        """Return the address of a page under the case that is shown."""
        return self.url(name, self.item.pk, *args)

    def part(self, key: str, name: str, *args: str | int) -> Part:
        """Return a form of the case that is shown."""
        return Part(key, self.item_url(name, *args), self.tokens, self.form if key == self.key else None)

    def loose(self, key: str, name: str, *args: str | int) -> Part:
        """Return a form of the meeting."""
        return Part(key, self.url(name, *args), self.tokens, self.form if key == self.key else None)

    def is_back(self, *keys: str) -> bool:
        """Tell whether one of these forms has come back with errors."""
        return self.form is not None and self.key in keys
