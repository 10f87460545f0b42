"""The agenda and the roll of a meeting's page, drawn here and not by templates: many small parts, all alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui.addresses import address
from omstilling.ui.frame import csrf_field
from omstilling.ui.icons import icon, status_tag
from omstilling.ui.markup import esc
from projects.models import DecisionKind, SeatFunction

from .agenda import AgendaLine
from .models import Meeting
from .rooms import MeetingRoom, Place


@dataclass(frozen=True, slots=True)
class Agenda:
    """The agenda with the buttons that this user has. Printed in a template it draws itself."""

    meeting: Meeting
    lines: Sequence[AgendaLine]
    first_open: int | None
    may_log: bool
    may_order: bool
    csrf_token: Callable[[], str]
    form_token: Callable[[], object]

    def __html__(self) -> SafeString:
        last = len(self.lines) - 1
        drawn = ""
        for section, lines in groupby(enumerate(self.lines), key=lambda pair: pair[1].section):
            items = "".join(self._line(line, n == 0, n == last) for n, line in lines)
            words = section or (_("Andre saker") if drawn else "")
            head = f'<h3 class="ds-heading agenda-section" data-size="2xs">{esc(words)}</h3>' if words else ""
            drawn += f'{head}<ol class="agenda">{items}</ol>'
        return SafeString(drawn)

    __str__ = __html__

    def _url(self, name: str, line: AgendaLine) -> str:
        return esc(address(f"meetings:{name}", self.meeting.project.slug, self.meeting.slug, line.pk))

    def _line(self, line: AgendaLine, first: bool, last: bool) -> str:
        number, title = esc(line.number), esc(line.title)
        if line.is_visible:
            title = f'<a class="ds-link agenda-title" href="{self._url("item", line)}">{title}</a>'
        else:
            title = f'<span class="agenda-title">{title}</span>'
        about = self._about(line, number)
        actions = f'<div class="agenda-actions">\n{self._actions(line, number, first, last)}</div>'
        return (
            f'\n<li id="sak-{line.pk}">\n<p class="agenda-head">'
            f'<span class="agenda-number">{number}</span> {title}</p>'
            f"\n{about}\n{actions if line.is_visible else ''}\n</li>"
        )

    def _about(self, line: AgendaLine, number: str) -> str:
        decision, said = line.decision, ""
        if not (line.ground or line.unlisted or line.carried or decision):
            return ""
        if decision:
            see = _("Se vedtaket")
            if decision.kind == DecisionKind.RECOMMENDATION:
                see = _("Se innstillingen")
            elif decision.kind == DecisionKind.ADVICE:
                see = _("Se anbefalingen")
            said = (
                f'{status_tag(decision.outcome_word)}<a class="ds-link" href="{esc(decision.get_absolute_url())}">'
                f'{esc(see)}<span class="ds-sr-only"> {number}</span></a>'
            )
        if line.unlisted:
            said += status_tag(_("tilleggssak"))
        if line.carried:
            said += f'<span class="subtle">{esc(_("Utsatt fra %(day)s") % {"day": line.carried})}</span>'
        if line.ground:
            said += f'<span class="subtle">{esc(line.ground)}</span>'
        return f'<p class="cluster">{said}</p>'

    def _actions(self, line: AgendaLine, number: str, first: bool, last: bool) -> str:
        which = f'<span class="ds-sr-only"> {number}</span>'
        drawn = ""
        if self.may_log and line.is_open:
            words = _("Før vedtak") if self.meeting.body.is_elected else _("Før anbefaling")
            variant = "" if line.pk == self.first_open else ' data-variant="secondary"'
            drawn = f'<a class="ds-button"{variant} href="{self._url("log_decision", line)}">{esc(words)}{which}</a>'
        if not self.may_order:
            return f"{drawn}\n"
        up = "" if first else self._move("move_item_up", "up", _("Opp"), line, which)
        down = "" if last else self._move("move_item_down", "down", _("Ned"), line, which)
        off = (
            f'<a class="ds-button" data-variant="tertiary" href="{self._url("take_off_agenda", line)}">'
            f"{esc(_('Ta av'))}{which}</a>"
        )
        return f"{drawn}\n\n{up}\n{down}\n{off}\n"

    def _move(self, name: str, sign: str, words: str, line: AgendaLine, which: str) -> str:
        return (
            f'<form method="post" action="{self._url(name, line)}">{csrf_field(self.csrf_token())}'
            f'<input type="hidden" name="form_token" value="{esc(self.form_token())}">'
            f'<button class="ds-button" data-variant="tertiary" type="submit">{icon(sign)}{esc(words)}{which}'
            "</button></form>"
        )


@dataclass(frozen=True, slots=True)
class Roll:
    """The table of who was there. A substitute's seat has a line only where something is recorded of it."""

    room: MeetingRoom

    def __html__(self) -> SafeString:
        heads = [esc(words) for words in (_("Navn"), _("Funksjon"), _("Parti eller verv"), _("Frammøte"))]
        rows = "".join(
            self._row(place, heads)
            for place in self.room.places
            if place.attendance or place.seat.function != SeatFunction.SUBSTITUTE
        )
        head = "".join(f'<th scope="col">{words}</th>' for words in heads)
        return SafeString(
            f'<table class="ds-table list-table"><caption class="ds-sr-only">{esc(_("Frammøte"))}</caption>\n'
            f"<thead><tr>{head}</tr></thead>\n<tbody>{rows}</tbody></table>"
        )

    __str__ = __html__

    def _row(self, place: Place, heads: list[str]) -> str:
        seat = place.seat
        of = seat.party or seat.organisation
        empty = "" if of else ' class="empty"'
        return (
            f'<tr><th scope="row" class="primary">{esc(place.name)}</th>'
            f'<td data-label="{heads[1]}">{esc(capfirst(seat.get_function_display()))}</td>'
            f'<td data-label="{heads[2]}"{empty}>{esc(of or "–")}</td>'
            f'<td data-label="{heads[3]}">{self._attendance(place.attendance)}</td></tr>'
        )

    def _attendance(self, recorded: Any) -> str:
        if not recorded:
            return f'<span class="unknown">{esc(_("ikke ført"))}</span>'
        said = esc(capfirst(recorded.get_status_display()))
        if recorded.substitute_for:
            said += f", {esc(_('møter for %(name)s') % {'name': recorded.substitute_for.person.full_name})}"
        if recorded.from_item or recorded.to_item or recorded.gaps_read:
            said += f' <span class="subtle">{esc(_("deler av møtet"))}</span>'
        return said
