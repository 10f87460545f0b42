"""Who is in the room: the quorum at a glance, those who come and go, and the table of the roll call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui.icons import status_tag
from omstilling.ui.markup import esc
from projects.models import SeatFunction

from ..models import AttendanceStatus
from ..quorum import Quorum
from ..rooms import Place
from ..services.stretches import write_away
from ..summons import stand_ins
from .desk import Desk
from .fields import Part, button, labelled, options

#: What can be recorded of each seat, besides nothing.
STATUSES = (AttendanceStatus.PRESENT, AttendanceStatus.APOLOGY, AttendanceStatus.ABSENT)


def quorum_words(quorum: Quorum) -> str:
    """Return the numbers: «7 av 9 medlemmer kan stemme. Minst 5 må til.»"""
    if not quorum.known:
        return _("Frammøtet er ikke ført.")
    words = _("%(present)s av %(members)s medlemmer kan stemme.") % {
        "present": quorum.present,
        "members": quorum.members,
    }
    return f"{words} {_('Minst %(needed)s må til.') % {'needed': quorum.needed}}" if quorum.binding else words


def quorum_tag(quorum: Quorum) -> str:
    """Return whether the body may decide, in a word."""
    if not quorum.known:
        return status_tag(_("ikke opprop"), "missing")
    if not quorum.binding:
        return ""
    return status_tag(_("vedtaksført"), "good") if quorum.reached else status_tag(_("ikke vedtaksført"), "late")


@dataclass(frozen=True, slots=True)
class RoomPanel:
    """The room for the case that is shown, with a button for each who comes or goes."""

    desk: Desk

    def __html__(self) -> SafeString:
        here, running = self.desk.here, self.desk.live.is_running
        part = self.desk.part("move", "live_move")
        groups = (
            (_("Stemmer"), here.voting, "gone"),
            (_("Uten stemme"), here.others, "gone"),
            (_("Fratrådt i saken"), here.recused, ""),
            (_("Ikke til stede"), [p for p in here.absent if _may_come(p)], "come"),
        )
        drawn = "".join(
            self._group(title, places, verb if running else "") for title, places, verb in groups if places
        )
        quorum = here.quorum
        error = part.error("__all__") + part.error("seat")
        return SafeString(
            f'<p class="quorum">{quorum_tag(quorum)} <span>{esc(quorum_words(quorum))}</span></p>'
            f"{part.open()}{error}{drawn}</form>{self._to_the_roll() if running else ''}"
        )

    __str__ = __html__

    def _group(self, title: str, places: Iterable[Place], verb: str) -> str:
        rows = "".join(self._row(place, verb) for place in places)
        return f'<h3 class="room-title">{esc(title)}</h3><ul class="room-list">{rows}</ul>'

    def _row(self, place: Place, verb: str) -> str:
        seat = place.seat
        of = seat.party or seat.organisation or capfirst(seat.get_function_display())
        if seat.pk == (self.desk.item.chaired_by_id or self.desk.live.meeting.chaired_by_id):
            of = f"{of}, {_('møteleder')}"
        met = place.attendance.substitute_for if place.attendance is not None else None
        if met is not None:
            of = f"{of}, {_('for %(name)s') % {'name': met.person.full_name}}"
        said = f'<span class="who">{esc(place.name)}<span class="subtle">{esc(of)}</span></span>'
        if verb == "gone" and not self._is_new(place):
            said += button(_("Gikk"), variant="tertiary", name="gone", value=seat.pk, sr=place.name)
        elif verb == "come":
            said += button(_("Kom"), variant="tertiary", name="come", value=seat.pk, sr=place.name)
        return f"<li>{said}</li>"

    def _to_the_roll(self) -> str:
        """Draw the way to the roll call where somebody who leaves has no button."""
        if not any(map(self._is_new, (*self.desk.here.voting, *self.desk.here.others))):
            return ""
        url, words = f"{self.desk.url('live_roll')}#opprop", _("Endre frammøtet i oppropet")
        return f'<p class="then"><a class="ds-link" href="{esc(url)}">{esc(words)}</a></p>'

    def _is_new(self, place: Place) -> bool:
        """Tell whether somebody has been there for no case yet: that they left, the roll call tells and no button."""
        item, row = self.desk.item, place.attendance
        first = (row.from_item if row is not None else None) or 1
        return item.decision_id is None and first >= item.order


def _may_come(place: Place) -> bool:
    """Tell whether a button is of use: a substitute is let in by the roll call, where it is told for whom."""
    if place.seat.function != SeatFunction.SUBSTITUTE:
        return True
    return place.attendance is not None and place.attendance.substitute_for_id is not None


@dataclass(frozen=True, slots=True)
class RollCall:
    """The roll call: a row for each seat, with when they came and went, and whom a substitute meets for."""

    desk: Desk
    part: Part
    seen: str
    #: What follows in the same form, below the table.
    then: str = ""

    def __html__(self) -> SafeString:
        room = self.desk.live.room
        regular = [p for p in room.places if p.seat.function != SeatFunction.SUBSTITUTE]
        members = [("", _("Ikke innkalt")), *((p.seat.pk, p.name) for p in regular)]
        heads = (_("Navn"), *(capfirst(str(s.label)) for s in STATUSES), _("Kom: sak, kl."), _("Gikk: sak, kl."))
        head = "".join(f'<th scope="col">{esc(words)}</th>' for words in heads)
        fresh = not room.is_recorded
        called = stand_ins(self.desk.live.meeting) if fresh else {}
        rows = "".join(self._row(place, members, fresh, called.get(place.seat.pk)) for place in room.places)
        error = self.part.error("__all__")
        to = esc(self.desk.url("live_attendance"))
        kind = "secondary" if self.then else ""
        save = button(_("Lagre frammøtet"), variant=kind, more=f' formaction="{to}" data-shortcut=l')
        return SafeString(
            f'{self.part.open()}<input type="hidden" name="seen" value="{esc(self.seen)}">{error}'
            f'<table class="ds-table roll-call"><caption class="ds-sr-only">{esc(_("Opprop"))}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
            f'<div class="form-buttons">{save}</div>{self.then}</form>'
        )

    __str__ = __html__

    def _row(self, place: Place, members: list[tuple[Any, str]], fresh: bool, called_for: int | None) -> str:
        seat, row, part = place.seat, place.attendance, self.part
        pk, substitute = seat.pk, seat.function == SeatFunction.SUBSTITUTE
        comes = fresh and (not substitute or called_for is not None)
        begins = row.status if row is not None else AttendanceStatus.PRESENT if comes else ""
        now = part.value(f"status-{pk}", begins)
        of = seat.party or seat.organisation or capfirst(seat.get_function_display())
        who = f'<span class="seat-name">{esc(place.name)}</span><span class="subtle">{esc(of)}</span>'
        if row is not None and row.gaps_read:
            away = _("borte fra sak nr. %(numbers)s på lista") % {"numbers": write_away(row.gaps_read)}
            who += f'<span class="subtle">{esc(away)}</span>'
        if substitute:
            met = part.value(f"substitute_for-{pk}", row.substitute_for_id if row is not None else called_for or "")
            label = esc(_("%(name)s møter for") % {"name": place.name})
            field = f"substitute_for-{pk}"
            who += (
                f'<select class="ds-input" id="{part.key}-{field}" name="{field}" aria-label="{label}"'
                f"{part.marks(field)}>{options(members, met)}</select>"
            )
        errors = "".join(
            part.error(f"{n}-{pk}")
            for n in ("status", "substitute_for", "from_item", "to_item", "arrived_at", "left_at")
        )
        picks = "".join(
            f'<td data-label="{esc(capfirst(str(status.label)))}"><input class="ds-input" type="radio" '
            f'name="status-{pk}" value="{status.value}" aria-label="{esc(place.name)}: {esc(status.label)}"'
            f"{' checked' if now == status.value else ''}></td>"
            for status in STATUSES
        )
        came = self._when(place, "from_item", "arrived_at", _("kom"))
        went = self._when(place, "to_item", "left_at", _("gikk"))
        marked = " data-substitute" if substitute else ""
        return (
            f'<tr{marked}><th scope="row">{who}{errors}</th>{picks}'
            f'<td data-label="{esc(_("Kom"))}">{came}</td><td data-label="{esc(_("Gikk"))}">{went}</td></tr>'
        )

    def _when(self, place: Place, item: str, at: str, verb: str) -> str:
        row, pk = place.attendance, place.seat.pk
        order = getattr(row, item) if row is not None else ""
        stored = getattr(row, at) if row is not None else None
        moment = f"{stored:%H.%M}" if stored else ""
        name = esc(place.name)
        which = self._small(f"{item}-{pk}", 2, f"{name} {verb}, {esc(_('sak nr. på lista'))}", order)
        when = self._small(f"{at}-{pk}", 5, f"{name} {verb}, {esc(_('klokkeslett'))}", moment, ' placeholder="kl."')
        return f'<span class="when">{which}{when}</span>'

    def _small(self, name: str, size: int, label: str, begins: object, more: str = "") -> str:
        part = self.part
        return (
            f'<input class="ds-input" id="{part.key}-{name}" name="{name}" size="{size}" inputmode="decimal" '
            f'autocomplete="off" aria-label="{label}" value="{esc(part.value(name, begins))}"{more}{part.marks(name)}>'
        )


def chair_field(desk: Desk, part: Part, name: str, label: str, now: int | None, note: str = "") -> str:
    """Return the choice of who leads: members with a vote."""
    seats = [p for p in desk.live.room.places if p.seat.votes]
    choices = [("", _("Organets leder")), *((p.seat.pk, f"{p.name} ({p.party})") for p in seats)]
    chosen = part.value(name, now or "")
    control = (
        f'<select class="ds-input" id="{part.ident(name)}" name="{name}"{part.marks(name)}>'
        f"{options(choices, chosen)}</select>"
    )
    return labelled(part, name, label, control, note)
