"""The frame of the secretary's page: the agenda with its states, and the two ends of the meeting."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.formats import clock
from omstilling.ui.icons import status_tag
from omstilling.ui.markup import esc

from ..agenda import AgendaLine
from ..models import MeetingState
from ..words import about_minutes
from .desk import Desk
from .fields import Part, button, line
from .people import RollCall, chair_field, quorum_tag, quorum_words

ROLL, CASE, END = "opprop", "sak", "avslutning"


@dataclass(frozen=True, slots=True)
class Way:
    """The agenda with each case's state, between the roll call and the end. ``now`` is what is shown."""

    desk: Desk
    now: str

    def __html__(self) -> SafeString:
        desk = self.desk
        lines = "".join(self._line(line, n) for n, line in enumerate(desk.live.lines, start=1))
        roll = self._end(ROLL, desk.url("live_roll"), _("Opprop"), ' data-shortcut="o"')
        end = self._end(END, desk.url("live_end"), _("Avslutning"), ' data-shortcut="a"')
        more = self._end("", desk.url("put_on_agenda"), _("Legg til sak"), "") if desk.live.is_running else ""
        return SafeString(f'<ol class="way">{roll}{lines}{more}{end}</ol>')

    __str__ = __html__

    def _end(self, key: str, url: str, words: str, more: str) -> str:
        here = ' aria-current="page"' if self.now == key else ""
        return f'<li class="way-end"><a href="{esc(url)}"{here}{more}>{esc(words)}</a></li>'

    def _line(self, line: AgendaLine, number: int) -> str:
        meeting = self.desk.live.meeting
        shown = self.now == CASE and self.desk.live.line is not None and line.pk == self.desk.live.line.pk
        here = ' aria-current="page"' if shown else ""
        if line.decision is not None:
            state, tag = "done", f'<span class="way-state">{esc(line.decision.outcome_word)}</span>'
        elif line.pk == meeting.current_item_id:
            state, tag = "up", f'<span class="way-state">{esc(_("oppe nå"))}</span>'
        else:
            state, tag = "open", f'<span class="ds-sr-only">{esc(_("ikke behandlet"))}</span>'
        url = self.desk.url("live_item", line.pk)
        return (
            f'<li data-state="{state}"><a href="{esc(url)}"{here}><span class="way-order" aria-hidden="true">{number}'
            f'</span><span><span class="way-number">{esc(line.number)}</span> {esc(line.title)} {tag}</span></a></li>'
        )


@dataclass(frozen=True, slots=True)
class Onward:
    """The button to the next case: at the foot of the case, and first on the keyboard."""

    desk: Desk

    def __html__(self) -> SafeString:
        desk = self.desk
        following = desk.live.following
        if following is None:
            words = (
                _("Gå til avslutningen")
                if desk.live.open_lines
                else _("Alle sakene er behandlet: gå til avslutningen")
            )
            url = esc(desk.url("live_end"))
            return SafeString(
                f'<div class="onward"><a class="ds-button" data-variant="secondary" href="{url}" data-shortcut="n">'
                f"{esc(words)}</a></div>"
            )
        words = _("Neste sak: %(number)s") % {"number": following.number}
        if not desk.live.is_running:
            url = desk.url("live_item", following.pk)
            drawn = (
                f'<a class="ds-button" data-variant="secondary" href="{esc(url)}" data-shortcut="n">{esc(words)}</a>'
            )
        else:
            part = Part("next", desk.url("live_up", following.pk), desk.tokens)
            variant = "" if desk.item.decision_id is not None else "secondary"
            drawn = f"{part.open()}{button(words, variant=variant, more=' data-shortcut=n')}</form>"
        return SafeString(f'<div class="onward">{drawn}<span class="subtle">{esc(following.title)}</span></div>')

    __str__ = __html__


@dataclass(frozen=True, slots=True)
class Opening:
    """The roll call, and the opening of the meeting."""

    desk: Desk
    seen: str
    begins_at: str

    def __html__(self) -> SafeString:
        desk, meeting = self.desk, self.desk.live.meeting
        room = desk.live.room
        head = f'<h2 class="ds-heading" data-size="sm" id="opprop" tabindex="-1">{esc(_("Opprop"))}</h2>'
        quorum = f'<p class="quorum">{quorum_tag(room.quorum)} <span>{esc(quorum_words(room.quorum))}</span></p>'
        if not room.is_recorded:
            words = _("Kryss av for hver person. De faste plassene står som til stede.")
            quorum = f'<p class="ds-paragraph">{esc(words)}</p>'
        if meeting.state in (MeetingState.PLANNED, MeetingState.CALLED):
            # One form: who is there and the opening are told at once, whichever button is pressed.
            part = desk.loose("start", "live_start")
            if desk.is_back("roll"):
                part = replace(part, form=desk.form)
            return SafeString(f"{head}{quorum}{RollCall(desk, part, self.seen, then=self._start(part))}")
        roll = RollCall(desk, desk.loose("roll", "live_attendance"), self.seen)
        return SafeString(f"{head}{self._go_on()}{quorum}{roll}")

    __str__ = __html__

    def _start(self, part: Part) -> str:
        desk = self.desk
        chair = chair_field(desk, part, "chaired_by", _("Møteleder"), desk.live.meeting.chaired_by_id)
        at = line(part, "at", _("Møtet åpnet kl."), begins=self.begins_at, more=' size="6"')
        return (
            f'<div class="panel start" id="apning"><div class="pair">{at}{chair}</div>'
            f'<p class="subtle">{esc(_("Frammøtet over lagres samtidig."))}</p>'
            f"<div>{button(_('Åpne møtet'))}</div></div>"
        )

    def _go_on(self) -> str:
        desk, meeting = self.desk, self.desk.live.meeting
        if not desk.live.is_running or not desk.live.open_lines:
            return ""
        up = next((x for x in desk.live.lines if x.pk == meeting.current_item_id), None) or desk.live.open_lines[0]
        words = _("Gå til %(number)s") % {"number": up.number}
        part = Part("next", desk.url("live_up", up.pk), desk.tokens)
        opened = _("Møtet åpnet %(at)s.") % {"at": clock(meeting.starts_at)} if meeting.starts_at else ""
        return (
            f'<div class="onward">{part.open()}{button(words, more=" data-shortcut=n")}</form>'
            f'<span class="subtle">{esc(opened)}</span></div>'
        )


@dataclass(frozen=True, slots=True)
class Ending:
    """What is left, and the end of the meeting."""

    desk: Desk
    begins_at: str

    def __html__(self) -> SafeString:
        desk, live = self.desk, self.desk.live
        head = f'<h2 class="ds-heading" data-size="sm" id="avslutning" tabindex="-1">{esc(_("Avslutning"))}</h2>'
        left = "".join(
            f'<li><a class="ds-link" href="{esc(desk.url("live_item", x.pk))}">{esc(x.number)} {esc(x.title)}</a></li>'
            for x in live.open_lines
        )
        said = f'<p class="ds-paragraph">{esc(_("Alle sakene på sakslista har et resultat."))}</p>'
        if left:
            words = esc(_("Disse sakene har ikke noe resultat:"))
            said = (
                f'<div class="ds-alert" data-color="warning"><p class="ds-paragraph">{words}</p><ul>{left}</ul></div>'
            )
        if live.is_running:
            part = desk.loose("end", "live_finish")
            form = (
                f"{part.open()}{part.error('__all__')}"
                f"{line(part, 'at', _('Møtet slutt kl.'), begins=self.begins_at, more=' size=6')}"
                f"<div>{button(_('Avslutt møtet'))}</div></form>"
            )
        else:
            words = about_minutes(_("Gå til %(it)s"), live.meeting.body)
            url = desk.url("minutes")
            state = status_tag(live.meeting.get_state_display())
            form = f'<p class="cluster">{state}<a class="ds-button" href="{esc(url)}">{esc(words)}</a></p>'
        return SafeString(f"{head}{said}{form}")

    __str__ = __html__
