"""The vote: what it is over, by party or by name, and those who may vote in the case alone."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.markup import esc

from ..ballots import DECIDING, BallotView, proposal_names
from ..forms.live import AGREED, BY_NAME, BY_PARTY, CHAIR, ELECTION, PAPER, POSTPONE
from ..models import Choice
from .desk import Desk
from .fields import Part, button, choice, folded, line, radios, tick


def names_of(desk: Desk) -> dict[int, str]:
    """Return what each proposal of the case is called."""
    return proposal_names(desk.live.proposals, elected=desk.is_elected)


def has_paper(desk: Desk) -> bool:
    """Tell whether the case paper's own proposal stands, and nobody has entered it as a proposal."""
    entered = any(p.is_recommendation for p in desk.live.proposals)
    return bool(desk.item.case.recommendation.strip()) and not entered


def subjects(desk: Desk) -> list[tuple[str, str]]:
    """Return what can be voted over in the case."""
    if desk.is_election:
        return [(ELECTION, _("Valget")), (POSTPONE, _("Å utsette saken"))]
    found = [(PAPER, _("Forslaget i saken"))] if has_paper(desk) or not desk.live.proposals else []
    found += [(f"p{pk}", name[:1].upper() + name[1:]) for pk, name in names_of(desk).items()]
    return [*found, (POSTPONE, _("Å utsette saken")), (CHAIR, _("Valg av møteleder"))]


def counters(desk: Desk) -> list[tuple[str, str]]:
    """Return what a proposal can be set against."""
    found = [("", _("Ingenting: for eller mot"))]
    if has_paper(desk):
        found.append((PAPER, _("Forslaget i saken")))
    found += [(f"p{pk}", name[:1].upper() + name[1:]) for pk, name in names_of(desk).items()]
    return found if len(found) > 2 else []


@dataclass(frozen=True, slots=True)
class Ballots:
    """The votes that were taken, and the form for one more."""

    desk: Desk

    def __html__(self) -> SafeString:
        desk = self.desk
        taken = "".join(self._taken(ballot) for ballot in desk.live.ballots)
        drawn = f'<ul class="ballots">{taken}</ul>' if taken else ""
        if desk.item.decision_id is not None:
            return SafeString(drawn or f'<p class="subtle">{esc(_("Ingen votering er ført."))}</p>')
        if not desk.voting:
            return SafeString(f'{drawn}<p class="subtle">{esc(_("Ingen med stemmerett er til stede i saken."))}</p>')
        deciding = any(ballot.subject in DECIDING for ballot in desk.live.ballots)
        form = VoteForm(desk, desk.part("ballot", "live_ballot")).__html__()
        words = _("Før en votering til") if deciding else _("Ikke enstemmig: før stemmene")
        is_open = desk.is_back("ballot")
        return SafeString(drawn + folded("voter", words, "", str(form), is_open=is_open, shortcut="v"))

    __str__ = __html__

    def _taken(self, ballot: BallotView) -> str:
        desk, undo = self.desk, ""
        if ballot.pk is not None and desk.item.decision_id is None:
            part = desk.part(f"unballot-{ballot.pk}", "live_withdraw_ballot", ballot.pk)
            undo = f"{part.open()}{button(_('Fjern'), variant='tertiary', sr=ballot.about)}</form>"
        split = "; ".join(row.names for row in ballot.parties if row.names)
        names = f'<span class="subtle">{esc(split)}</span>' if split else ""
        about = f"<strong>{esc(ballot.about)}</strong> <span>{esc(ballot.sentence)}</span>"
        return f"<li><div>{about}{names}</div>{undo}</li>"


@dataclass(frozen=True, slots=True)
class VoteForm:
    """One vote. Filled in as if all present were for, so that only what differs is typed."""

    desk: Desk
    part: Part

    def __html__(self) -> SafeString:
        desk, part = self.desk, self.part
        over = subjects(desk)
        against = counters(desk)
        about = choice(part, "over", _("Det stemmes over"), over, begins=over[0][0])
        if against:
            about += choice(part, "counter", _("mot"), against)
        if desk.is_election:
            about += line(part, "question", _("Hvem eller hva valget gjelder"), more=' maxlength="300"')
        how = radios(
            part,
            "how",
            _("Hvordan"),
            ((BY_PARTY, _("Parti for parti")), (BY_NAME, _("Navn for navn"))),
            begins=BY_PARTY,
        )
        settled = ""
        if not desk.is_election:
            settled = tick(part, "chair_decided", _("Likt stemmetall: møteleders stemme avgjør"))
        return SafeString(
            f'{part.open()}{part.error("__all__")}<div class="pair">{about}</div>{how}'
            f"{party_table(desk, part)}{self._names()}"
            f'{settled}<div class="form-buttons">{button(_("Før voteringen"))}</div></form>'
        )

    __str__ = __html__

    def _names(self) -> str:
        part = self.part
        offered = [Choice.FOR, Choice.AGAINST, *([Choice.BLANK] if self.desk.is_election else [])]
        head = "".join(f'<th scope="col">{esc(str(c.label).capitalize())}</th>' for c in offered)
        rows = ""
        for place in self.desk.voting:
            now = part.value(f"seat-{place.seat.pk}", Choice.FOR)
            cells = "".join(
                f'<td><input class="ds-input" type="radio" name="seat-{place.seat.pk}" value="{c.value}" '
                f'aria-label="{esc(place.name)}: {esc(c.label)}"{" checked" if now == c.value else ""}></td>'
                for c in offered
            )
            who = f'{esc(place.name)} <span class="subtle">{esc(place.party)}</span>'
            rows += f'<tr><th scope="row">{who}</th>{cells}</tr>'
        return (
            f'<div class="by-name"><table class="ds-table vote-table"><caption class="ds-sr-only">'
            f'{esc(_("Stemmer navn for navn"))}</caption><thead><tr><th scope="col">{esc(_("Navn"))}</th>{head}</tr>'
            f"</thead><tbody>{rows}</tbody></table></div>"
        )


def party_table(desk: Desk, part: Part) -> str:
    """Return the parties with a vote in the case, filled in as if all were for."""
    parties = desk.here.parties
    rows = "".join(_party(part, n, party, present) for n, (party, present) in enumerate(parties))
    heads = (_("Parti, til stede"), _("For"), _("Mot"), _("Navn når partiet deler seg"))
    head = "".join(f'<th scope="col">{esc(words)}</th>' for words in heads)
    errors = "".join(part.error(f"{side}-{n}") for n in range(len(parties)) for side in ("for", "against", "names"))
    return (
        f'<div class="by-party">{errors}<table class="ds-table vote-table"><caption class="ds-sr-only">'
        f"{esc(_('Stemmer parti for parti'))}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
        "</div>"
    )


def _party(part: Part, n: int, party: str, present: int) -> str:
    """Return a party's row. Names are asked for where it can split."""
    cells = ""
    for side, words, begins in (("for", _("for"), present), ("against", _("mot"), 0)):
        name = f"{side}-{n}"
        cells += (
            f'<td><input class="ds-input" id="{part.key}-{name}" name="{name}" inputmode="numeric" size="3" '
            f'autocomplete="off" aria-label="{esc(party)}: {esc(words)}" value="{esc(part.value(name, begins))}"'
            f"{part.marks(name)}></td>"
        )
    name, label = f"names-{n}", _("%(party)s: navn når partiet deler seg") % {"party": party}
    names = '<td class="empty"></td>'
    if present > 1:
        names = (
            f'<td><input class="ds-input" id="{part.key}-{name}" name="{name}" maxlength="300" autocomplete="off" '
            f'aria-label="{esc(label)}" value="{esc(part.value(name))}"{part.marks(name)}></td>'
        )
    return f'<tr><th scope="row">{esc(party)} <span class="subtle">{present}</span></th>{cells}{names}</tr>'


def agreed_or_not(desk: Desk, part: Part) -> str:
    """Return the fields of a vote in which nearly always all agree."""
    how = radios(
        part, "how", _("Voteringen"), ((AGREED, _("Enstemmig")), (BY_PARTY, _("Ikke enstemmig"))), begins=AGREED
    )
    return how + party_table(desk, part)
