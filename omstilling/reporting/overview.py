"""The lists of the dashboard, drawn here and not by templates: many small lines, all alike. Everything is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.icons import status_tag
from omstilling.ui.markup import esc
from projects.models import Project

from . import links
from .selectors.agenda import MeetingLine
from .selectors.attention import AttentionGroup
from .selectors.dashboard import ATTENTION, CHANGES, DECIDED, MEETING, PLAN, Dashboard


def _section(key: str, heading: str, content: str, kind: str = "") -> SafeString:
    return SafeString(
        f'<section{kind} aria-labelledby="{key}">\n'
        f'<h2 class="ds-heading" data-size="xs" id="{key}">{esc(heading)}</h2>\n'
        f"{content}\n</section>\n"
    )


def _quiet(words: str) -> str:
    return f'<p class="ds-paragraph subtle">{esc(words)}</p>'


def _link(url: str, words: object) -> str:
    return f'<a class="ds-link" href="{esc(url)}">{esc(words)}</a>'


def _dated(lines: Iterable[tuple[date | None, str]], no_day: Any = formats.NOT_STATED) -> str:
    items = []
    for day, content in lines:
        words = esc(formats.date_table(day, unknown=no_day))
        when = f'<time datetime="{day:%Y-%m-%d}">{words}</time>' if day else f'<span class="subtle">{words}</span>'
        items.append(f"<li>{when} <span>{content}</span></li>")
    return f'<ul class="plain-list dated">{"".join(items)}</ul>'


def _then(url: str, words: str) -> str:
    return f'<p class="then">{_link(url, words)}</p>'


def _attention(found: Dashboard, project: Project) -> SafeString:
    groups = found.attention.groups
    if groups:
        drawn = f'<ol class="attention">{"".join(map(_group, groups))}\n</ol>'
    else:
        none = _(
            "Ingenting haster nå: ingen milepæler er forsinket, og alt som er vedtatt, er bekreftet og fulgt opp."
        )
        drawn = _quiet(none)
    return _section("oppmerksomhet", _("Trenger oppmerksomhet"), drawn, ' class="overview-wide"')


def _group(group: AttentionGroup) -> str:
    drawn = "".join(
        f'\n<li>{status_tag(item.word, item.kind)}<span class="attention-text">{_link(item.url, item.text)} '
        f'<span class="subtle">{esc(item.detail)}</span></span></li>'
        for item in group.items
    )
    if group.more:
        which = f'<span class="ds-sr-only">: {esc(group.items[0].word)}</span>'
        url, words = esc(group.more_url), esc(group.more)
        drawn += f'\n<li class="attention-more"><a class="ds-link" href="{url}">{words}{which}</a></li>'
    return drawn


def _changes(found: Dashboard, project: Project) -> SafeString:
    meeting = found.last_meeting
    if meeting is None:
        drawn = _quiet(_("Ingen møter er holdt ennå."))
    else:
        when = {"body": meeting.body.name, "day": formats.date_text(meeting.held_on)}
        drawn = f'<p class="subtle since">{esc(_("%(body)s møttes %(day)s.") % when)}</p>\n'
        if found.changes:
            lines = []
            for change in found.changes:
                said = f"{change.what}, {change.detail}" if change.detail else change.what
                lines.append((change.day, f'{_link(change.url, change.text)} <span class="subtle">{esc(said)}</span>'))
            drawn += _dated(lines, _("siden møtet"))
        else:
            drawn += _quiet(_("Ingenting er endret siden da."))
    return _section("siden-sist", _("Endret siden forrige møte"), drawn)


def _decisions(found: Dashboard, project: Project) -> SafeString:
    if not found.decisions:
        return _section("siste-vedtak", _("Siste vedtak"), _quiet(_("Ingen vedtak er ført ennå.")))
    lines = []
    for line in found.decisions:
        decision = line.decision
        beside, case = decision.kind_beside_outcome, decision.case
        said = f"{decision.body.name}: {decision.outcome_word}"
        said += f" ({beside})" if beside else ""
        said += "" if decision.is_confirmed else f", {decision.unconfirmed_word}"
        name = _link(line.url, f"{case.case_number} {case.open_title}")
        lines.append((decision.decided_on, f'{name} <span class="subtle">{esc(said)}</span>'))
    drawn = f"{_dated(lines)}\n{_then(links.to(project, 'projects:decisions'), _('Alle vedtak'))}"
    return _section("siste-vedtak", _("Siste vedtak"), drawn)


def _meeting(found: Dashboard, project: Project) -> SafeString:
    if found.next_meeting is None:
        return _section("neste-mote", _("Neste møte"), _quiet(_("Ingen møter er planlagt.")))
    drawn = _next(found.next_meeting)
    if len(found.meetings) > 1:
        rest = ", ".join(
            _link(line.url, f"{line.meeting.body.name} {formats.date_text(line.meeting.held_on)}")
            for line in found.meetings[1:]
        )
        drawn += f'\n<p class="subtle then">{esc(_("Deretter:"))} {rest}</p>'
    return _section("neste-mote", _("Neste møte"), drawn)


def _next(line: MeetingLine) -> str:
    meeting = line.meeting
    when = capfirst(formats.weekday_date(meeting.held_on))
    when += f" {formats.clock(meeting.starts_at)}" if meeting.starts_at else ""
    when += f", {meeting.place}" if meeting.place else ""
    drawn = f'<p class="meeting-when">{_link(line.url, meeting.body.name)} <span>{esc(when)}</span></p>\n'
    if not line.cases:
        return drawn + _quiet(_("Ingen saker på lista ennå."))
    cases = "".join(
        f'<li><span class="case-number">{esc(case.number)}</span> {_link(case.url, case.title)}</li>'
        for case in line.cases
    )
    return f'{drawn}<ul class="plain-list">{cases}</ul>'


def _plan(found: Dashboard, project: Project) -> SafeString:
    if found.coming:
        lines = []
        for row in found.coming:
            moved = f' <span class="subtle">{esc(formats.days_shift(row.shift_days))}</span>' if row.moved else ""
            lines.append((row.day, f"{_link(row.url, row.milestone.title)}{moved}"))
        drawn = _dated(lines)
    else:
        drawn = _quiet(_("Ingen milepæler har dato i de neste seks ukene."))
    then = _then(links.to(project, "projects:plan"), _("Hele planen"))
    return _section("seks-uker", _("De neste seks ukene"), f"{drawn}\n{then}")


#: The parts that are drawn here; the others have a template of their own.
DRAWN: dict[str, Callable[[Dashboard, Project], SafeString]] = {
    ATTENTION: _attention,
    CHANGES: _changes,
    DECIDED: _decisions,
    MEETING: _meeting,
    PLAN: _plan,
}


def parts_of(found: Dashboard, project: Project) -> list[Any]:
    """Return the parts in this person's order: what is drawn, and the names of templates."""
    parts: list[Any] = []
    for key in found.order:
        draw = DRAWN.get(key)
        template = f"reporting/parts/dashboard_{key}.html"
        parts.append({"drawn": draw(found, project)} if draw else {"template": template})
    return parts
