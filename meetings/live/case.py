"""The case that is up, part by part: what it is about, what is proposed, said and voted, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui.formats import clock
from omstilling.ui.icons import status_tag
from omstilling.ui.markup import esc
from omstilling.ui.prose import prose
from projects.models import SeatFunction

from ..forms.live import closing_grounds, recusal_grounds
from ..models import AgendaItem, Contribution, ContributionKind, Proposal
from ..services.chairing import LEADERS
from .decision import Result
from .desk import Desk
from .fields import area, button, choice, folded, line, tick
from .people import chair_field
from .texts import saved_text
from .voting import Ballots, agreed_or_not, has_paper, names_of


@dataclass(frozen=True, slots=True)
class CasePanel:
    """Everything of one case, in the order in which it happens."""

    desk: Desk
    may_write_for_unions: bool = False
    blocked: str = ""

    def __html__(self) -> SafeString:
        desk = self.desk
        before = (self._paper(), self._chair(), self._recusals(), self._doors(), self._unlisted())
        parts = (
            self._head(),
            f'<div class="folds">{"".join(before)}</div>',
            self._section("forslag", _("Forslag"), self._proposals()),
            self._section("votering", _("Votering"), str(Ballots(desk))),
            self._section("vedtak", _("Vedtak") if desk.is_elected else _("Anbefaling"), str(Result(desk))),
            self._section("behandling", _("Behandling"), self._discussion(), heard=False),
            f'<div class="folds">{self._remarks()}{self._unions()}</div>',
        )
        return SafeString("".join(parts))

    __str__ = __html__

    def _section(self, ident: str, title: str, content: str, *, heard: bool = True) -> str:
        heading = f'<h3 class="ds-heading" data-size="xs">{esc(title)}</h3>' if heard else ""
        return f'<section id="{ident}" tabindex="-1">{heading}{content}</section>'

    # What it is

    def _head(self) -> str:
        desk, item = self.desk, self.desk.item
        case = item.case
        tags = [status_tag(_("oppe nå"), "under_way")] if desk.live.is_up else []
        if case.access != "public":
            tags.append(status_tag(case.get_access_display()))
        if item.closed_basis:
            tags.append(status_tag(_("lukkede dører"), "locked"))
        if item.unlisted:
            tags.append(status_tag(_("tilleggssak")))
        up = ""
        if desk.live.is_running and not desk.live.is_up:
            part = desk.part("up", "live_up")
            up = f"{part.open()}{button(_('Ta opp saken'), more=' data-shortcut=t')}</form>"
        alert = f'<div class="ds-alert" data-color="warning"><p class="ds-paragraph">{esc(self.blocked)}</p></div>'
        return (
            f"{self._doors_left_closed()}"
            f'<header class="case-head" id="sak" tabindex="-1"><div><p class="case-number">{esc(case.case_number)} '
            f'{"".join(tags)}</p><h2 class="ds-heading" data-size="sm">{esc(case.title)}</h2></div>{up}</header>'
            f"{alert if self.blocked else ''}{self._put_forward()}"
        )

    def _doors_left_closed(self) -> str:
        """Remind of a case whose doors were closed and never noted as open again, when the next one is shown."""
        desk = self.desk
        if not desk.live.is_running or desk.item.closed_basis:
            return ""
        said = _("Dørene er lukket i %(case)s. Før når de ble åpnet.")
        left = [line.item for line in desk.live.lines if line.item is not None and line.item.closed_at]
        words = "".join(
            f'<li><a class="ds-link" href="{esc(desk.url("live_item", item.pk))}#dorer">'
            f"{esc(said % {'case': item.case.case_number})}</a></li>"
            for item in left
            if item.closed_basis and not item.reopened_at
        )
        return f'<div class="ds-alert" data-color="warning"><ul>{words}</ul></div>' if words else ""

    def _put_forward(self) -> str:
        desk, case = self.desk, self.desk.item.case
        if not has_paper(desk) or desk.item.decision_id is not None:
            return ""
        word = _("Forslag til vedtak i saken") if desk.is_elected else _("Forslag til anbefaling i saken")
        return (
            f'<div><p class="label">{esc(word)}</p>'
            f'<blockquote class="decision-text proposal">{esc(case.recommendation)}</blockquote></div>'
        )

    def _paper(self) -> str:
        url = esc(self.desk.item_url("live_paper"))
        link = f'<a class="ds-link" href="{esc(self.desk.item.case.get_absolute_url())}">'
        title = esc(_("Saksframlegget"))
        return (
            f'<details class="live-fold" id="saksframlegg" data-load="{url}"><summary><span>{title}</span></summary>'
            f'<div class="live-fold-content"><p>{link}{esc(_("Les saken på egen side"))}</a></p></div></details>'
        )

    # Who takes part

    def _chair(self) -> str:
        desk, item = self.desk, self.desk.item
        part = desk.part("chair", "live_chair")
        chair = item.chaired_by_id or desk.live.meeting.chaired_by_id
        place = desk.live.room.of(chair) if chair else None
        field = chair_field(
            desk,
            part,
            "chaired_by",
            _("Møteleder i saken"),
            item.chaired_by_id,
            _("Når lederen er borte eller inhabil."),
        )
        vote = ""
        if desk.is_elected and not any(p.seat.function in LEADERS for p in desk.voting):
            vote = agreed_or_not(desk, part) + tick(part, "onward", _("Resten av møtet også"))
        form = (
            f"{part.open()}{part.error('__all__')}{field}{vote}"
            f"<div>{button(_('Lagre møtelederen'), variant='secondary')}</div></form>"
        )
        return folded(
            "moteleder", _("Møteleder"), place.name if place else _("ikke valgt"), form, is_open=desk.is_back("chair")
        )

    def _recusals(self) -> str:
        desk = self.desk
        rows = ""
        for recusal in desk.live.recusals:
            name = recusal.seat.person.full_name
            part = desk.part(f"unrecuse-{recusal.pk}", "live_withdraw_recusal", recusal.pk)
            word = _("fritatt") if recusal.is_leave else _("inhabil")
            stepped = recusal.replaced_by.person.full_name if recusal.replaced_by is not None else ""
            more = f" {_('Vara: %(name)s.') % {'name': stepped}}" if stepped else ""
            rows += (
                f'<li><div><strong>{esc(name)}</strong> {esc(word)}. <span class="subtle">{esc(recusal.basis)}. '
                f"{esc(recusal.vote)}{esc(more)}</span></div>"
                f"{part.open()}{button(_('Fjern'), variant='tertiary', sr=name)}</form></li>"
            )
        drawn = f'<ul class="ballots">{rows}</ul>' if rows else ""
        if desk.item.decision_id is None:
            drawn += self._recusal_form()
        count = ", ".join(r.seat.person.full_name for r in desk.live.recusals) or _("ingen")
        return folded("habilitet", _("Inhabilitet og fritak"), count, drawn, is_open=desk.is_back("recusal"))

    def _recusal_form(self) -> str:
        desk = self.desk
        part = desk.part("recusal", "live_recusal")
        gone = {r.seat_id for r in desk.live.recusals}
        places = desk.live.room.places
        seats = [p for p in places if p.seat.pk not in gone and p.seat.votes]
        subs = [p for p in places if p.seat.function == SeatFunction.SUBSTITUTE and p.seat.pk not in gone]
        who = choice(part, "seat", _("Hvem"), [("", _("Velg …")), *_named(seats)])
        instead = choice(part, "replaced_by", _("Varamedlem som tar sete"), [("", _("Ingen")), *_named(subs)])
        grounds = choice(part, "ground", _("Hjemmel"), [("", _("Velg …")), *recusal_grounds(desk.item)])
        return (
            f'{part.open()}{part.error("__all__")}<div class="pair">{who}{instead}</div>{grounds}'
            f'{agreed_or_not(desk, part)}<p class="subtle">{esc(_("Medlemmet selv stemmer ikke."))}</p>'
            f"<div>{button(_('Før avgjørelsen'), variant='secondary')}</div></form>"
        )

    def _doors(self) -> str:
        desk, item = self.desk, self.desk.item
        if not desk.is_elected:
            return ""
        part = desk.part("doors", "live_doors")
        closed = line(part, "closed_at", _("Lukket kl."), begins=_at(item.closed_at), more=' size="6"')
        if not item.closed_basis:
            grounds = choice(part, "ground", _("Hjemmel"), [("", _("Velg …")), *closing_grounds(item)])
            note = f'<p class="subtle">{esc(_("Voteringen om å lukke holdes for åpne dører."))}</p>'
            form = (
                f"{part.open()}{part.error('__all__')}{grounds}{agreed_or_not(desk, part)}{note}{closed}"
                f"<div>{button(_('Lukk dørene'), variant='secondary')}</div></form>"
            )
        else:
            opened = line(part, "reopened_at", _("Åpnet kl."), begins=_at(item.reopened_at), more=' size="6"')
            staying = line(
                part, "staying", _("Hvem ble i rommet"), begins=item.closed_staying, more=' maxlength="300"'
            )
            undo = desk.part("undoors", "live_open_doors")
            form = (
                f"<p>{esc(item.closed_basis)}. {esc(item.closed_vote)}</p>"
                f'{part.open()}{part.error("__all__")}<div class="pair">{closed}{opened}</div>{staying}'
                f"<div>{button(_('Lagre klokkeslettene'), variant='secondary')}</div></form>"
                f"{undo.open()}<div>{button(_('Fjern lukkingen'), variant='tertiary')}</div></form>"
            )
        return folded("dorer", _("Lukkede dører"), self._doors_count(item), form, is_open=desk.is_back("doors"))

    def _doors_count(self, item: AgendaItem) -> str:
        if not item.closed_basis:
            return _("åpne")
        if item.closed_at and item.reopened_at:
            return f"{clock(item.closed_at)}–{item.reopened_at:%H.%M}"
        return _("lukket %(at)s") % {"at": clock(item.closed_at)} if item.closed_at else _("lukket")

    def _unlisted(self) -> str:
        desk, item = self.desk, self.desk.item
        if not desk.is_elected:
            return ""
        part = desk.part("unlisted", "live_unlisted")
        objectors = line(
            part,
            "objectors",
            _("Hvor mange hadde innvendinger?"),
            begins="" if item.unlisted_objectors is None else item.unlisted_objectors,
            note=_("En tredel av de frammøtte kan hindre at saken avgjøres."),
            more=' size="4" inputmode="numeric"',
        )
        form = (
            f"{part.open()}{part.error('__all__')}"
            f"{tick(part, 'unlisted', _('Saken sto ikke på den utsendte sakslista'), begins=item.unlisted)}"
            f"{objectors}"
            f"{tick(part, 'chair_objected', _('Møteleder hadde innvendinger'), begins=item.unlisted_chair_objected)}"
            f"<div>{button(_('Lagre'), variant='secondary', sr=_('tilleggssak'))}</div></form>"
        )
        count = _("ja") if item.unlisted else _("nei")
        return folded("tilleggssak", _("Tilleggssak"), count, form, is_open=desk.is_back("unlisted"))

    # What was put forward and said

    def _proposals(self) -> str:
        desk = self.desk
        names = names_of(desk)
        rows = "".join(self._proposal(p, names[p.pk]) for p in desk.live.proposals)
        drawn = f'<ol class="proposals">{rows}</ol>' if rows else ""
        if desk.item.decision_id is None:
            drawn += self._proposal_form()
        elif not rows:
            drawn = f'<p class="subtle">{esc(_("Ingen andre forslag."))}</p>'
        return (
            f'<div id="innspill" data-poll="{esc(desk.item_url("live_waiting"))}" '
            f'data-tag="{desk.live.waiting_tag}">{Waiting(desk)}</div>{drawn}'
        )

    def _proposal(self, proposal: Proposal, name: str) -> str:
        who = [proposal.proposer.person.full_name] if proposal.proposer is not None else []
        who += [proposal.party] if proposal.party else []
        by = f' <span class="subtle">{esc(", ".join(who))}</span>' if who else ""
        voted = any(proposal.pk in (b.proposal_id, b.counter_id) for b in self.desk.live.ballots)
        actions = ""
        if self.desk.item.decision_id is None and not voted:
            agreed = self.desk.part(f"agreed-{proposal.pk}", "live_agreed", proposal.pk)
            undo = self.desk.part(f"unpropose-{proposal.pk}", "live_withdraw_proposal", proposal.pk)
            if self.desk.is_elected and self.desk.voting:
                actions += f"{agreed.open()}{button(_('Enstemmig'), variant='secondary', sr=name)}</form>"
            actions += f"{undo.open()}{button(_('Trekk'), variant='tertiary', sr=name)}</form>"
        return (
            f'<li id="forslag-{proposal.pk}"><p><strong>{esc(capfirst(name))}</strong>{by}</p>'
            f'<blockquote class="decision-text proposal">{esc(proposal.text)}</blockquote>'
            f'<div class="cluster">{actions}</div></li>'
        )

    def _proposal_form(self) -> str:
        desk = self.desk
        part = desk.part("proposal", "live_proposal")
        places = desk.voting
        form = (
            f"{part.open()}{part.error('__all__')}"
            f"{area(part, 'text', _('Forslag, ordrett'), rows=3, more=' maxlength=10000')}"
            f'<div class="pair">{choice(part, "proposer", _("Forslagsstiller"), [("", _("Ingen")), *_named(places)])}'
            f"{line(part, 'party', _('Parti'), note=_('Tomt: forslagsstillerens.'), more=' maxlength=60')}</div>"
            f"<div>{button(_('Før forslaget'), variant='secondary')}</div></form>"
        )
        is_open = desk.is_back("proposal")
        return folded("nytt-forslag", _("Nytt forslag"), "", form, is_open=is_open, shortcut="f")

    def _discussion(self) -> str:
        return saved_text(
            self.desk, "discussion", _("Behandling"), rows=4, note=_("Kort om hvordan saken ble behandlet.")
        )

    def _remarks(self) -> str:
        desk = self.desk
        rows = "".join(
            f"<li><div><strong>{esc(r.seat.person.full_name)}</strong>{prose(r.text)}</div></li>"
            for r in desk.live.remarks
        )
        part = desk.part("remark", "live_remark")
        inside = (*desk.here.voting, *desk.here.others)
        note = _("Ordrett, slik medlemmet leverte den.")
        form = (
            f"{part.open()}{part.error('__all__')}"
            f"{choice(part, 'seat', _('Avgitt av'), [('', _('Velg …')), *_named(inside)])}"
            f"{area(part, 'text', _('Protokolltilførsel'), rows=3, note=note, more=' maxlength=4000')}"
            f"<div>{button(_('Før tilførselen'), variant='secondary')}</div></form>"
        )
        drawn = (f'<ul class="ballots">{rows}</ul>' if rows else "") + form
        count = str(len(desk.live.remarks) or _("ingen"))
        return folded("tilforsler", _("Protokolltilførsler"), count, drawn, is_open=desk.is_back("remark"))

    def _unions(self) -> str:
        item = self.desk.item
        if not self.may_write_for_unions:
            said = str(prose(item.union_statement)) or f'<p class="subtle">{esc(_("Ingen uttalelse."))}</p>'
        else:
            said = saved_text(self.desk, "union_statement", _("Uttalelse fra tillitsvalgte"), rows=4)
        count = _("ført") if item.union_statement else _("ingen")
        is_open = self.desk.is_back("union_statement")
        return folded("uttalelse", _("Uttalelse fra tillitsvalgte"), count, said, is_open=is_open)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What members have delivered and nobody has dealt with yet."""

    desk: Desk

    def __html__(self) -> SafeString:
        waiting = self.desk.live.waiting
        if not waiting:
            return SafeString('<p class="ds-sr-only" role="status"></p>')
        words = _("Ett innspill venter") if len(waiting) == 1 else _("%(n)s innspill venter") % {"n": len(waiting)}
        rows = "".join(map(self._row, waiting))
        return SafeString(
            f'<div class="waiting"><p role="status"><strong>{esc(words)}</strong></p>'
            f'<ul class="proposals">{rows}</ul></div>'
        )

    __str__ = __html__

    def _row(self, given: Contribution) -> str:
        desk, name = self.desk, given.seat.person.full_name
        kind = _("Forslag fra %(name)s") if given.kind == ContributionKind.PROPOSAL else _("Tilførsel fra %(name)s")
        words = kind % {"name": name}
        into = desk.part(f"take-{given.pk}", "live_take_in", given.pk)
        out = desk.part(f"decline-{given.pk}", "live_decline", given.pk)
        is_open = " open" if desk.is_back(out.key) else ""
        return (
            f'<li id="innspill-{given.pk}"><p>{esc(words)}</p>'
            f'<blockquote class="decision-text proposal">{esc(given.text)}</blockquote><div class="cluster">'
            f"{into.open()}{into.error('__all__')}{button(_('Ta inn'), sr=words)}</form>"
            f'<details class="decline"{is_open}><summary>{esc(_("Ikke ta inn"))}</summary>{out.open()}'
            f"{line(out, 'answer', _('Svar til medlemmet'), more=' maxlength=300')}"
            f"{button(_('Send svaret'), variant='secondary', sr=words)}</form></details></div></li>"
        )


def _named(places: Iterable[object]) -> list[tuple[object, str]]:
    return [(p.seat.pk, f"{p.name} ({p.party})" if p.seat.party else p.name) for p in places]  # type: ignore[attr-defined]


def _at(value: object) -> str:
    return f"{value:%H.%M}" if value else ""
