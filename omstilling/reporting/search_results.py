"""Draws what a search found: the kinds to choose among, and the hits of each. Many small parts: not by templates."""

from __future__ import annotations

from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.markup import esc, text

from .selectors.search import Found, Group


def draw(found: Found, query: str, whole: str) -> SafeString:
    """Return the results as HTML."""
    return SafeString(_kinds(found, query, whole) + "".join(_group(group, query) for group in found.groups))


def _kinds(found: Found, query: str, whole: str) -> str:
    if not whole and len(found.groups) < 2:
        return ""
    links = [_kind("", _("Alle slag"), query, whole)]
    links += [_kind(one.key, f"{one.label} ({one.count_words})", query, whole) for one in found.groups]
    return f'<nav class="search-kinds" aria-label="{esc(_("Slag treff"))}">{"".join(links)}</nav>\n'


def _kind(key: str, label: str, query: str, whole: str) -> str:
    current = ' aria-current="page"' if key == whole else ""
    return f'<a class="ds-chip" href="{esc(_address(query, key))}"{current}>{esc(label)}</a>'


def _address(query: str, key: str) -> str:
    return "?" + urlencode({"q": query, "i": key} if key else {"q": query})


def _group(group: Group, query: str) -> str:
    key = esc(group.key)
    hits = "".join(
        f'<li><p class="search-title"><a class="ds-link" href="{esc(hit.url)}">{text(hit.title)}</a></p>'
        f'<p class="subtle">{esc(hit.note)}</p>{f"<p>{text(hit.snippet)}</p>" if hit.snippet else ""}</li>'
        for hit in group.hits
    )
    return (
        f'<section aria-labelledby="treff-{key}"><h2 class="ds-heading" data-size="xs" id="treff-{key}">'
        f'{esc(group.label)} <span class="search-count">{esc(group.count_words)}</span></h2>\n'
        f'<ul class="search-hits">{hits}</ul>\n{_more(group, query)}</section>'
    )


def _more(group: Group, query: str) -> str:
    if group.more <= 0:
        return ""
    words = {"n": min(group.count, group.most), "label": group.label.lower()}
    said = _("Vis de %(n)s beste treffene i %(label)s") if group.count > group.most else _("Vis alle %(n)s %(label)s")
    return f'<p><a class="ds-link" href="{esc(_address(query, group.key))}">{esc(said % words)}</a></p>'
