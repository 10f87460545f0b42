"""Saved views on a list page: which list a name stands for, what of an address may be kept, and how they are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.exceptions import TooManyFieldsSent
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.addresses import address
from omstilling.ui.lists import PAGE
from omstilling.ui.markup import esc

from .access import question
from .models import Project, SavedView

if TYPE_CHECKING:
    from .views.base import ProjectList

LIST, QUERY = "liste", "visning"
LONGEST = 1000


@question
def views_of(project: Project, user: Any, page: str) -> QuerySet[Any]:
    """Return (title, query, whether it is shared by somebody else) of a list's saved views."""
    found = SavedView.objects.visible_to(user).active().filter(project=project, page=page)
    return found.order_by("title", "pk").values_list("title", "query", "person_id")


def list_of(page: str, slug: str) -> tuple[type[ProjectList], str] | None:
    """Return the list that an address name stands for and its address; ``None`` for what keeps no views."""
    try:
        path = reverse(page, args=[slug])
        found = getattr(resolve(path).func, "view_class", None)
    except (NoReverseMatch, Resolver404):
        return None
    return (found, path) if found is not None and getattr(found, "saves_views", False) else None


def kept_query(of: type[ProjectList], query: str) -> str:
    """Return what of a query string the list knows, in the same order each time; nothing of one that is too long."""
    if len(query) > LONGEST:
        return ""
    names = frozenset(of.filterset_class.base_filters) if of.filterset_class is not None else frozenset()
    try:
        asked = QueryDict(query, mutable=True)
    except TooManyFieldsSent:
        return ""
    for key in list(asked):
        if not of.keeps_parameter(key, names) or key == PAGE or not any(asked.getlist(key)):
            del asked[key]
    pairs = [(key, value) for key, values in sorted(asked.lists()) for value in values if value]
    return urlencode(pairs)


def draw(page: ProjectList) -> SafeString:
    """Draw the saved views of a list as links, and the way to keep what is shown now. One query."""
    slug, name = page.project.slug, page.request.resolver_match.view_name
    now = kept_query(type(page), page.request.GET.urlencode()) if page.request.GET else ""
    links, known = [], False
    for title, query, person in views_of(page.project, page.request.user, name):
        here = query == now
        known = known or here
        shared = "" if person == page.request.user.pk else f' <span class="subtle">{esc(_("delt"))}</span>'
        href = esc(f"{page.request.path}?{query}" if query else page.request.path)
        current = ' aria-current="true"' if here else ""
        links.append(f'<li><a class="ds-chip" href="{href}"{current}>{esc(title)}{shared}</a></li>')
    if now and not known:
        new = f"{address('projects:saved_view_new', slug)}?{urlencode({LIST: name, QUERY: now})}"
        links.append(f'<li><a class="ds-link clear" href="{esc(new)}">{esc(_("Lagre visningen"))}</a></li>')
    elif links:
        every = esc(address("projects:saved_views", slug))
        links.append(f'<li><a class="ds-link clear" href="{every}">{esc(_("Ordne visningene"))}</a></li>')
    if not links:
        return SafeString("")
    label = f'<span class="subtle" aria-hidden="true">{esc(_("Visninger"))}</span>' if len(links) > 1 else ""
    return SafeString(
        f'<nav class="saved-views" aria-label="{esc(_("Lagrede visninger"))}">{label}'
        f'<ul class="chips">{"".join(links)}</ul></nav>'
    )
