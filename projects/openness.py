"""For whom something is written: for anyone, for one person, or for the members of a body.

``visible_to(user)`` answers for a person who asks. A paper that is frozen and sent, or shown without login, has no
person to ask about: it is written for a ``Reader``. What others get in its place stands here too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from .access import content_q
from .models import Access, Case

#: What everyone with a role in the project may see.
OPEN = (Access.PUBLIC, Access.INTERNAL)


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom something is written for.

    ``public`` is anyone at all: only what is marked as public. Else ``user`` is the one who reads; without a user it
    is the members of the body ``body_id``, who see what is open in the project and the body's own.
    """

    public: bool
    user: Any = None
    body_id: int | None = None

    def q(self, prefix: str = "") -> Q:
        """Return the condition under which rows with ``project``, ``body`` and ``access`` are for this reader."""
        if self.public:
            return Q(**{f"{prefix}access": Access.PUBLIC})
        if self.user is not None:
            names = {name: f"{prefix}{field}" for name, field in _FIELDS}
            return content_q(self.user, **names)
        return Q(**{f"{prefix}access__in": OPEN}) | Q(**{f"{prefix}body_id": self.body_id})

    @property
    def is_of_the_body(self) -> bool:
        """Whether it is written for the members of a body, to be frozen."""
        return not self.public and self.user is None


_FIELDS = (("project", "project_id"), ("body", "body_id"), ("access", "access"))


def neutral_title(case: Case) -> str:
    """Return the title for those whom the case is not for: never its own when it is kept back."""
    return case.open_title if case.access in (Access.EXEMPT, Access.PUBLIC) else _("Sak som ikke er offentlig")


def exempt_words(basis: str) -> str:
    """Return what is printed in the place of what is exempt."""
    return _("Unntatt offentlighet, jf. %(basis)s") % {"basis": basis} if basis else _("Unntatt offentlighet")


def ground_of(row: Any) -> str:
    """Return why a case or a document is not here, for those whom it is not for."""
    if row.access == Access.EXEMPT:
        return exempt_words(row.legal_basis)
    if row.access == Access.RESTRICTED:
        return _("Organets arbeidsmateriale. Ikke offentlig.")
    return _("Intern. Vises bare for dem som har tilgang til prosjektet.")
