"""Nobody is named in a staff matter: who is named in a text that is to be published, and what is done about it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Q
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.ui.formats import join_and

from ..models import Project
from ..names_in_text import names_in

#: The answers to whether a text that names somebody is about a staff matter.
STAFF_MATTER, NOT_STAFF_MATTER = "yes", "no"


def people_named(project: Project, *texts: str) -> list[str]:
    """Return the names of people with an account in the municipality that stand in the texts. One query at most."""
    text = "\n".join(filter(None, texts))
    if not text:
        return []
    place = project.municipality_id
    known = User.objects.filter(
        Q(grants__municipality_id=place) | Q(seats__body__project__municipality_id=place)
    ).order_by("full_name")
    return names_in(text, known.values_list("full_name", flat=True).distinct())


def check_names(project: Project, texts: Mapping[str, str], staff_matter: str) -> str:
    """Refuse a text that names somebody in a staff matter, or that nobody has said is none.

    Return what the history is to say of it: that somebody is named, and that it was said to be no staff matter.
    """
    named = people_named(project, *texts.values())
    if not named:
        return ""
    who = join_and(named)
    if staff_matter == NOT_STAFF_MATTER:
        return _("Nevner %s. Det er svart at teksten ikke gjelder noens personalsak.") % who
    if staff_matter == STAFF_MATTER:
        raise DomainError(_("Ingen nevnes ved navn i en personalsak. Ta bort navnet: %s.") % who, field="staff_matter")
    raise DomainError(_("Teksten nevner %s. Svar på om den gjelder en personalsak.") % who, field="staff_matter")
