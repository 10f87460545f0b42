"""The parts of the info page that are the reader's own: the way to a unit's page, and what is new. All is escaped."""

from __future__ import annotations

from django.utils.translation import gettext as _

from omstilling.accounts.languages import foreign
from omstilling.ui import formats
from omstilling.ui.markup import esc
from projects.models import Project

from . import links
from .selectors.info_page import InfoPage

#: So many lines of what is new stand open.
OPEN_NEW = 4


def chooser(info: InfoPage, project: Project) -> str:
    """Draw the way to the page of a unit: a list to choose from, without script. Nothing where there are no units."""
    if not info.units:
        return ""
    now = info.unit.pk if info.unit is not None else None
    options = "".join(
        f'<option value="{pk}"{" selected" if pk == now else ""}>{"– " * depth}{esc(name)}</option>'
        for depth, pk, name in info.units
    )
    action = esc(links.to(project, "reporting:info_page"))
    label, show = esc(_("Velg enhet")), esc(_("Vis enheten"))
    return (
        f'\n<form class="info-units" method="get" action="{action}"><div class="ds-field">'
        f'<label class="ds-label" for="enhet">{label}</label>'
        f'<select class="ds-input" id="enhet" name="enhet">{options}</select></div>'
        f'<button class="ds-button" data-variant="secondary" type="submit">{show}</button></form>'
    )


def fresh(info: InfoPage) -> str:
    """Draw what is new since the reader was here last; nothing on a first visit."""
    if info.since is None:
        return ""
    heading = esc(_("Nytt siden du var her sist"))
    day = esc(_("Du var her sist %s.") % formats.date_text(info.since))
    if not info.new:
        return f'<p class="info-nothing-new">{day} {esc(_("Siden da er det ikke kommet noe nytt."))}</p>\n'
    lines = [
        f'<li><span class="info-kind">{esc(one.kind)}</span> <a class="ds-link"{foreign()} href="{esc(one.url)}">'
        f"{esc(one.title)}</a></li>"
        for one in info.new
    ]
    shown, rest = "".join(lines[:OPEN_NEW]), lines[OPEN_NEW:]
    more = ""
    if rest:
        words = esc(_("Vis %s til") % formats.number(len(rest)))
        more = f'<details class="info-more"><summary>{words}</summary><ul>{"".join(rest)}</ul></details>'
    return (
        f'<section class="info-new" aria-labelledby="nytt"><h2 class="ds-heading" data-size="2xs" id="nytt">{heading}'
        f'</h2><p class="subtle">{day}</p><ul>{shown}</ul>{more}</section>\n'
    )
