"""The members' own screen: which case is up, what is proposed and decided, and what they deliver themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.audit.kept import kept
from omstilling.ui.addresses import address
from omstilling.ui.formats import clock
from omstilling.ui.icons import status_tag
from omstilling.ui.markup import esc

from ..agenda import AgendaLine
from ..ballots import proposal_names
from ..minutes.cases import decision_heading
from ..models import Contribution, ContributionState, MeetingState
from .fields import Tokens, button
from .people import quorum_words
from .reading import Live


def delivered(item: int, person: int) -> list[Contribution]:
    """Return what a person has delivered in a case. One query."""
    return list(kept(_delivered, item, person))


def _delivered(item: int, person: int) -> QuerySet[Contribution]:
    found = Contribution.objects.active().filter(item_id=item, seat__person_id=person)
    return found.select_related("seat__person").order_by("id")


@dataclass(frozen=True)
class Now:
    """What changes while the meeting goes on: fetched every few seconds, drawn anew when something has happened."""

    live: Live
    mine: Sequence[Contribution] = ()
    tokens: Tokens | None = None
    #: Whether the page goes along to the case that is up, or stays with one that was picked.
    follows: bool = False

    def __html__(self) -> SafeString:
        return SafeString(f"{self._up()}{self._case()}{self._mine()}")

    __str__ = __html__

    def url(self, name: str, *args: str | int) -> str:
        meeting = self.live.meeting
        return esc(address(f"meetings:{name}", meeting.project.slug, meeting.slug, *args))

    def _up(self) -> str:
        """Say which case is up; lead to it where another is shown."""
        live, meeting = self.live, self.live.meeting
        up = next((line for line in live.lines if line.pk == meeting.current_item_id), None)
        if up is None:
            said = {
                MeetingState.RUNNING: _("Møtet er åpnet. Ingen sak er oppe ennå."),
                MeetingState.HELD: _("Møtet er slutt."),
                MeetingState.CANCELLED: _("Møtet er avlyst."),
            }.get(MeetingState(meeting.state), _("Møtet er ikke åpnet ennå."))
            return f'<p class="follow-up" role="status">{esc(said)}</p>'
        title = f"{up.number} {up.title}"
        if live.line is not None and up.pk == live.line.pk:
            return (
                f'<p class="follow-up" role="status">{status_tag(_("oppe nå"), "under_way")} '
                f"<span>{esc(_('Denne saken behandles nå.'))}</span></p>"
            )
        onward = " data-follow" if self.follows else ""
        return (
            f'<p class="follow-up" role="status"{onward}>{status_tag(_("oppe nå"), "under_way")} '
            f'<a class="ds-link" href="{self.url("follow_item", up.pk)}">{esc(title)}</a></p>'
        )

    def _case(self) -> str:
        live = self.live
        if live.line is None:
            return ""
        if live.item is None:
            return f'<p class="ds-paragraph">{esc(live.line.ground)}</p>'
        case, item = live.item.case, live.item
        tags = status_tag(_("lukkede dører"), "locked") if item.closed_basis else ""
        tags += status_tag(_("tilleggssak")) if item.unlisted else ""
        quorum = quorum_words(live.here.quorum) if live.room.is_recorded else ""
        proposals = self._proposals(case)
        ballots = "".join(
            f"<li><div><strong>{esc(b.about)}</strong> <span>{esc(b.sentence)}</span></div></li>" for b in live.ballots
        )
        votes = f'<h3 class="ds-heading" data-size="2xs">{esc(_("Voteringer"))}</h3><ul class="ballots">{ballots}</ul>'
        recused = ", ".join(r.seat.person.full_name for r in live.recusals)
        away = _("Fratrådt i saken: %(names)s.") % {"names": recused} if recused else ""
        about = " ".join(filter(None, (quorum, away)))
        return (
            f'{f"""<p class="cluster">{tags}</p>""" if tags else ""}'
            f'{f"""<p class="subtle">{esc(about)}</p>""" if about else ""}'
            f"{self._decision()}{proposals}{votes if ballots else ''}"
        )

    def _proposals(self, case: Any) -> str:
        live, elected = self.live, self.live.meeting.body.is_elected
        names = proposal_names(live.proposals, elected=elected)
        rows = []
        if case.recommendation.strip() and not any(p.is_recommendation for p in live.proposals):
            word = _("Forslag til vedtak i saken") if elected else _("Forslag til anbefaling i saken")
            rows.append((word, "", case.recommendation))
        for proposal in live.proposals:
            who = [proposal.proposer.person.full_name] if proposal.proposer is not None else []
            who += [proposal.party] if proposal.party else []
            rows.append((capfirst(names[proposal.pk]), ", ".join(who), proposal.text))
        drawn = "".join(
            f'<li><p><strong>{esc(name)}</strong> <span class="subtle">{esc(who)}</span></p>'
            f'<blockquote class="decision-text proposal">{esc(text)}</blockquote></li>'
            for name, who, text in rows
        )
        if not drawn:
            return ""
        return f'<h3 class="ds-heading" data-size="2xs">{esc(_("Forslag"))}</h3><ol class="proposals">{drawn}</ol>'

    def _decision(self) -> str:
        decision = self.live.line.decision if self.live.line is not None else None
        if decision is None:
            return ""
        heading = decision_heading(decision, self.live.meeting.body)
        text = f'<blockquote class="decision-text">{esc(decision.text)}</blockquote>' if decision.text else ""
        return (
            f'<h3 class="ds-heading" data-size="2xs">{esc(heading)}</h3><p class="cluster">'
            f"{status_tag(decision.outcome_word)}</p>{text}"
        )

    def _mine(self) -> str:
        if not self.mine or self.tokens is None:
            return ""
        rows = "".join(map(self._given, self.mine))
        title = esc(_("Det du har levert"))
        return f'<h3 class="ds-heading" data-size="2xs">{title}</h3><ul class="ballots">{rows}</ul>'

    def _given(self, given: Contribution) -> str:
        undo = ""
        if given.state == ContributionState.WAITING and self.tokens is not None:
            url = self.url("take_back", given.item_id, given.pk)
            undo = (
                f'<form method="post" action="{url}" data-live="take-back-{given.pk}">{self.tokens.hidden()}'
                f"{button(_('Trekk'), variant='tertiary', sr=given.get_kind_display())}</form>"
            )
        answer = f' <span class="subtle">{esc(given.answer)}</span>' if given.answer else ""
        return (
            f"<li><div><strong>{esc(capfirst(given.get_kind_display()))}:</strong> {esc(given.text)} "
            f"{status_tag(given.get_state_display())}{answer}</div>{undo}</li>"
        )


@dataclass(frozen=True, slots=True)
class FollowWay:
    """The agenda on a member's screen. Of a case one may not see: its number, open title and ground."""

    live: Live

    def __html__(self) -> SafeString:
        return SafeString(
            f'<ol class="way">{"".join(self._line(n, x) for n, x in enumerate(self.live.lines, 1))}</ol>'
        )

    __str__ = __html__

    def _line(self, number: int, line: AgendaLine) -> str:
        meeting = self.live.meeting
        here = ' aria-current="page"' if self.live.line is not None and line.pk == self.live.line.pk else ""
        state, word = "open", ""
        if line.decision is not None:
            state, word = "done", line.decision.outcome_word
        elif line.pk == meeting.current_item_id:
            state, word = "up", _("oppe nå")
        tag = f' <span class="way-state">{esc(word)}</span>' if word else ""
        inner = (
            f'<span class="way-order" aria-hidden="true">{number}</span><span>'
            f'<span class="way-number">{esc(line.number)}</span> {esc(line.title)}{tag}</span>'
        )
        url = esc(address("meetings:follow_item", meeting.project.slug, meeting.slug, line.pk))
        return f'<li data-state="{state}"><a href="{url}"{here}>{inner}</a></li>'


def hours(live: Live) -> str:
    """Return when the meeting was opened and ended."""
    meeting = live.meeting
    if meeting.starts_at is None:
        return ""
    end = f"–{meeting.ends_at:%H.%M}" if meeting.ends_at and meeting.state == MeetingState.HELD else ""
    return f"{clock(meeting.starts_at)}{end}"
