"""The drawn frame of a page: head, header, tabs, notice and footer.

It is the same on every page and made of many small links, so it is drawn here and not by templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from . import earlier
from .context import Link, Page
from .icons import icon
from .markup import esc, foreign, text
from .scope import PageScope

#: The path to a page: labels with their addresses, the page itself without.
Crumbs = list[tuple[Any, str | None]]

FONT = "inter/files/inter-latin-wght-normal.woff2"
STYLES = (
    "designsystemet/theme/designsystemet.css",
    "designsystemet/src/index.css",
    "ui/page.css",
    "ui/components.css",
    "ui/forms.css",
    "ui/lists.css",
    "ui/charts.css",
)


def head() -> SafeString:
    """Return the links to style sheets, font and script that every page has."""
    storage: Any = staticfiles_storage
    storage.base_url  # noqa: B018 - the storage is lazy: have it made, so that _wrapped is the real one
    return _head(storage._wrapped, settings.DEBUG)


@lru_cache(maxsize=4)
def _head(_storage: Any, _debug: bool) -> SafeString:
    """Draw the head once for each storage: the addresses follow from it and from DEBUG alone."""
    lines = [
        '<meta name="color-scheme" content="light dark">',
        f'<link rel="icon" href="{static("ui/emblem.svg")}" type="image/svg+xml">',
        f'<link rel="preload" href="{static(FONT)}" as="font" type="font/woff2" crossorigin>',
        *(f'<link rel="stylesheet" href="{static(style)}">' for style in STYLES),
        f'<link rel="stylesheet" href="{static("ui/print.css")}" media="print">',
        f'<script src="{static("ui/page.js")}" defer></script>',
    ]
    return SafeString("\n".join(lines))


def csrf_field(token: object) -> str:
    """Return the hidden field with the token; nothing without one."""
    value = str(token or "")
    return f'<input type="hidden" name="csrfmiddlewaretoken" value="{value}">' if value else ""


def _anchor(link: Link, attributes: str = "") -> str:
    return _drawn_anchor(link.url, link.label, link.current, link.badge, attributes)


@lru_cache(maxsize=2048)
def _drawn_anchor(url: str, label: str, now: str, count: str, attributes: str) -> str:
    current = f' aria-current="{now}"' if now else ""
    badge = f' <span class="count">{esc(count)}</span>' if count else ""
    return f'<a{attributes} href="{esc(url)}"{current}>{esc(label)}{badge}</a>'


def _tool(link: Link) -> str:
    """Draw a link of the header. One with an icon stays on narrow screens, where its words are only heard."""
    if not link.icon:
        return _anchor(link, ' class="tool"')
    return _drawn_tool(link.url, link.label, link.current, link.badge, link.badge_words, link.icon)


@lru_cache(maxsize=512)
def _drawn_tool(url: str, label: str, now: str, count: str, count_words: str, drawing: str) -> str:
    current = f' aria-current="{now}"' if now else ""
    heard = f'<span class="ds-sr-only"> {esc(count_words)}</span>' if count_words else ""
    badge = f' <span class="count">{esc(count)}</span>{heard}' if count else ""
    return (
        f'<a class="tool stays" href="{esc(url)}"{current}>{icon(drawing)}<span class="words">{esc(label)}</span>'
        f"{badge}</a>"
    )


def _items(links: Iterable[Link], token: str = "") -> str:
    """Draw links as list items; what is posted becomes a button."""
    drawn = []
    for link in links:
        if link.method == "post":
            button = f'<button type="submit">{esc(link.label)}</button>'
            drawn.append(f'<li><form method="post" action="{esc(link.url)}">{token}{button}</form></li>')
        else:
            drawn.append(f"<li>{_anchor(link)}</li>")
    return "".join(drawn)


def _user_menu(page: Page, token: str) -> str:
    parts = []
    if page.user_links:
        parts.append(f"<ul>{_items(page.user_links)}</ul>")
    if page.setup_links:
        parts.append(f'<p class="menu-title">{esc(_("Oppsett"))}</p><ul>{_items(page.setup_links)}</ul>')
    if page.user_buttons:
        parts.append(f"<ul>{_items(page.user_buttons, token)}</ul>")
    return "\n".join(parts)


def _owner(page: Page) -> str:
    """Draw the emblem with the owner's and the project's name, and the menu of the project."""
    scope = page.scope
    emblem = (scope.emblem_url if scope else "") or static("ui/emblem.svg")
    names = '<span class="project-name">Omstilling</span>'
    if scope:
        owner = f'<span class="owner-name">{esc(scope.owner_name)}</span> ' if scope.owner_name else ""
        names = f'{owner}<span class="project-name">{esc(scope.title)}</span>'
    home = esc((scope.home_url if scope else "") or "/")
    menu = ""
    if page.project_links:
        menu = (
            f'<details class="menu project-menu">\n<summary aria-label="{esc(_("Om prosjektet"))}">'
            f"<span>{esc(_('Prosjektet'))}</span>{icon('chevron')}</summary>\n"
            f'<ul class="menu-panel">{_items(page.project_links)}</ul>\n</details>'
        )
    return (
        f'<div class="owner">\n<a class="home" href="{home}">'
        f'<img src="{esc(emblem)}" alt="" width="30" height="36">'
        f'<span class="names">{names}</span></a>\n{menu}\n</div>'
    )


def header(page: Page, csrf_token: object) -> SafeString:
    """Draw the header: whose page it is, the menus, and the main places."""
    token = csrf_field(csrf_token)
    name = esc(page.user_name)
    login = "" if name else esc(page.login_url)
    menu = _user_menu(page, token)
    tools = "\n".join(_tool(link) for link in page.header_links)
    places = _items(page.places)
    main = esc(_("Hovedmeny"))
    if name:
        mine = (
            f'<details class="menu user-menu">\n<summary><span>{name}</span>{icon("chevron")}</summary>\n'
            f'<div class="menu-panel">{menu}</div>\n</details>'
        )
        narrow = f'<p class="menu-title">{name}</p>{menu}'
    elif login:
        words = esc(_("Logg inn"))
        mine = f'<a class="tool" href="{login}">{words}</a>'
        narrow = f'<ul><li><a href="{login}">{words}</a></li></ul>'
    else:
        mine = narrow = ""
    all_menu = [
        f'<nav aria-label="{main}"><ul>{places}</ul></nav>' if places else "",
        f"<ul>{_items(link for link in page.header_links if not link.icon)}</ul>" if page.header_links else "",
        f'<p class="menu-title">{esc(_("Prosjektet"))}</p><ul>{_items(page.project_links)}</ul>'
        if page.project_links
        else "",
        narrow,
    ]
    panel = "\n".join(all_menu)
    bar = f'<nav class="places" aria-label="{main}"><ul class="frame">\n{places}\n</ul></nav>' if places else ""
    return SafeString(
        f'<header class="site-header">\n<div class="frame top">\n{_owner(page)}\n'
        f'<div class="tools">\n{tools}\n{mine}\n'
        f'</div>\n<details class="menu all-menu">\n<summary>{icon("menu")}<span>{esc(_("Meny"))}</span></summary>\n'
        f'<div class="menu-panel">\n{panel}\n</div>\n</details>\n</div>\n{bar}\n</header>'
    )


def tabs(page: Page) -> SafeString:
    """Draw the second level of the place; nothing where there is no choice."""
    if not page.tabs:
        return SafeString("")
    label = esc(_("Sider i denne delen"))
    return SafeString(f'<nav class="tabs" aria-label="{label}"><ul class="frame">\n{_items(page.tabs)}\n</ul></nav>')


def notice(page: Page) -> SafeString:
    """Draw what must be said on each page of the scope, and which earlier day it shows."""
    return SafeString(earlier.banner(page.scope) + notice_of(page.scope))


def notice_of(scope: PageScope | None) -> SafeString:
    """Draw the same of a scope alone, for pages that have no frame."""
    if scope is None or not (scope.notice or scope.today_text):
        return SafeString("")
    said = f"<strong{foreign()}>{esc(scope.notice)}</strong>" if scope.notice else ""
    today = f"<span>{esc(scope.today_text)}</span>" if scope.today_text else ""
    label = esc(_("Om disse sidene"))
    return SafeString(
        f'<aside class="notice" aria-label="{label}"><div class="frame">\n{said}\n{today}\n</div></aside>'
    )


def footer(page: Page, csrf_token: object) -> SafeString:
    """Draw the footer: whose page it is, its links, and the choice of colours."""
    scope = page.scope
    said = f"<p{foreign()}>{esc(scope.notice)}.</p>" if scope and scope.notice else ""
    owner = f"{esc(scope.owner_name)} · " if scope and scope.owner_name else ""
    title = esc(scope.title) if scope else "Omstilling"
    links = f"<ul>{_items(page.footer_links)}</ul>" if page.footer_links else ""
    return SafeString(
        '<footer class="site-footer"><div class="frame">\n'
        f'<div class="footer-words">{said}<p>{owner}{title}</p></div>\n'
        f"{earlier.foot(scope)}{links}\n{_colors(page, csrf_token)}\n</div></footer>"
    )


def _colors(page: Page, csrf_token: object) -> str:
    if not page.color_scheme_url:
        return ""
    buttons = []
    for value, label in page.color_choices:
        pressed = "true" if page.color_scheme == value else "false"
        buttons.append(
            f'<button type="submit" name="valg" value="{value}" aria-pressed="{pressed}">{esc(label)}</button>'
        )
    return (
        f'<form class="color-scheme" method="post" action="{esc(page.color_scheme_url)}">{csrf_field(csrf_token)}'
        f'<input type="hidden" name="tilbake" value="{esc(page.request.get_full_path())}">\n'
        f"<fieldset><legend>{esc(_('Farger'))}</legend>{''.join(buttons)}</fieldset></form>"
    )


_LEVELS = {"error": "danger", "warning": "warning", "success": "success"}


def message_list(messages: Iterable[Any]) -> SafeString:
    """Draw the messages; the empty place is there too, so that screen readers watch it."""
    drawn = "".join(
        f'<div class="ds-alert" data-color="{_LEVELS.get(message.level_tag, "info")}">'
        f'<p class="ds-paragraph">{text(message.message)}</p></div>'
        for message in messages
    )
    return SafeString(f'<div class="messages" role="status">{drawn}</div>')


def whole_trail(crumbs: Crumbs, page: Page | None) -> Crumbs:
    """Return the path to a page from the front of what it belongs to, by its place in the menu."""
    scope = page.scope if page is not None else None
    if not crumbs or page is None or scope is None or not page.places:
        return crumbs
    front = crumbs[:1] if crumbs[0][1] == scope.home_url else [(scope.title, scope.home_url)]
    rest = crumbs[1:] if crumbs[0][1] == scope.home_url else crumbs
    place = next((link for link in page.places if link.current), None)
    named = {scope.home_url, page.request.path, *(url for _label, url in rest)}
    if place is not None and place.url not in named:
        front = [*front, (place.label, place.url)]
    return [*front, *rest]


def breadcrumbs(crumbs: Iterable[tuple[object, str | None]]) -> SafeString:
    """Draw the path to a page from (label, address) pairs; nothing where there is none."""
    trail = [(text(label), esc(url) if url else "") for label, url in crumbs]
    if not trail:
        return SafeString("")
    back = next((crumb for crumb in reversed(trail[:-1]) if crumb[1]), None)
    to_back = ""
    if back is not None:
        # «Forside» is the one name in the path that is no name in a sentence.
        to_front = back[0] == esc(_("Forside"))
        words = esc(_("Tilbake til forsiden") if to_front else _("Tilbake til %(label)s")) % {"label": back[0]}
        to_back = f'<a class="ds-link" href="{back[1]}">{words}</a>'
    items = [
        f'<li><a class="ds-link" href="{url}">{label}</a></li>' if url else f"<li><span>{label}</span></li>"
        for label, url in trail[:-1]
    ]
    items.append(f'<li><span aria-current="page">{trail[-1][0]}</span></li>')
    label = esc(_("Du er her"))
    return SafeString(f'<nav class="ds-breadcrumbs" aria-label="{label}">{to_back}<ol>{"".join(items)}</ol></nav>')


def fact_list(facts: Iterable[Sequence[object]]) -> SafeString:
    """Draw (label, value) or (label, value, note) as a description list; an unknown value is said to be so."""
    drawn = []
    for label, value, *more in facts:
        known = value is not None and value != ""
        shown = text(value) if known else f'<span class="unknown">{esc(_("ikke oppgitt"))}</span>'
        note = f' <span class="note">{text(more[0])}</span>' if more and more[0] else ""
        drawn.append(f"<div><dt>{text(label)}</dt><dd>{shown}{note}</dd></div>")
    return SafeString(f'<dl class="facts">{"".join(drawn)}</dl>')
