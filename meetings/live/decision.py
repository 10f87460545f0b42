"""The result of the case: its text, outcome and follow-up, and what is carried out by the same act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.addresses import address
from omstilling.ui.icons import status_tag
from omstilling.ui.markup import esc
from projects.models import CaseKind, DecisionOutcome

from ..ballots import DECIDING
from ..minutes.cases import decision_heading
from .desk import Desk
from .fields import Part, area, button, choice, folded, line, tick
from .offers import MOST, Row, concerns_of, kind_words, outcome_words, responsible_people
from .texts import saved_text

#: The kinds of case that end with being noted.
NOTED = frozenset({CaseKind.INFORMATION, CaseKind.REPORT, CaseKind.QUESTION})


def begins_with(desk: Desk) -> str:
    """Return the text that the decision begins with: the winning proposal's, else what the papers put forward."""
    won = next((b.winner_id for b in reversed(desk.live.ballots) if b.winner_id is not None), None)
    proposal = next((p for p in desk.live.proposals if p.pk == won), None)
    if proposal is None:
        proposal = next((p for p in desk.live.proposals if p.is_recommendation), None)
    return proposal.text if proposal is not None else str(desk.item.case.recommendation)


def likely_outcome(desk: Desk) -> str:
    """Return the outcome that the votes, or the kind of case, point to."""
    for ballot in reversed(desk.live.ballots):
        if ballot.subject == "postponement" and ballot.carried:
            return DecisionOutcome.POSTPONED
        if ballot.subject == "alternatives":
            return DecisionOutcome.ADOPTED
        if ballot.subject in DECIDING and ballot.carried is not None:
            return DecisionOutcome.ADOPTED if ballot.carried else DecisionOutcome.NOT_ADOPTED
    return DecisionOutcome.NOTED if desk.item.case.kind in NOTED else DecisionOutcome.ADOPTED


def likely_kind(desk: Desk, kinds: list[tuple[str, str]]) -> str:
    """Return the kind of decision the case points to: what is noted, chosen or put off goes no further up."""
    ends_here = desk.item.case.kind in {*NOTED, CaseKind.ELECTION}
    ends_here = ends_here or likely_outcome(desk) == DecisionOutcome.POSTPONED
    return kinds[0][0] if ends_here else kinds[-1][0]


@dataclass(frozen=True, slots=True)
class Result:
    """The decision that was logged, or the form that logs it."""

    desk: Desk

    def __html__(self) -> SafeString:
        return SafeString(self._logged() if self.desk.item.decision_id is not None else self._form())

    __str__ = __html__

    def _logged(self) -> str:
        desk, decision = self.desk, self.desk.item.decision
        assert decision is not None
        body = desk.live.meeting.body
        correct = address("meetings:correct_decision", desk.live.meeting.project.slug, decision.pk)
        return (
            f'<p class="cluster"><strong>{esc(decision_heading(decision, body))}</strong>'
            f"{status_tag(decision.outcome_word)}</p>"
            f'<blockquote class="decision-text" data-unconfirmed>{esc(decision.text)}</blockquote>'
            f'<p class="cluster"><a class="ds-link" href="{esc(correct)}">{esc(_("Rett eller fyll ut"))}</a></p>'
        )

    def _form(self) -> str:
        desk = self.desk
        part = desk.part("decision", "live_decision")
        quorum = desk.here.quorum
        decidable = not quorum.binding or quorum.reached
        voted = any(ballot.subject in DECIDING for ballot in desk.live.ballots)
        own = '<input type="hidden" name="source" value="own">'
        label = _("Vedtakstekst") if desk.is_elected else _("Anbefalingens tekst")
        text = saved_text(
            desk, "draft_text", label, rows=6, begins=desk.item.draft_text or begins_with(desk), inner=True
        )
        outcomes = outcome_words(desk.item.case.kind, elected=desk.is_elected, decidable=decidable)
        likely = likely_outcome(desk)
        outcome = choice(
            part, "outcome", _("Resultat"), outcomes, begins=likely if likely in dict(outcomes) else outcomes[0][0]
        )
        return (
            f"{part.open(more=own)}{part.error('__all__')}{part.error('source')}{part.error('unanimous')}"
            f"{part.error('chair_decided')}{text}"
            f'<div class="pair">{outcome}{self._kinds(part)}</div>'
            f"{self._follow_up(part)}{self._concerns(part)}{self._sets_going(part)}"
            f'<div class="form-buttons">{self._buttons(voted=voted, decidable=decidable)}</div></form>'
        )

    def _kinds(self, part: Part) -> str:
        kinds = kind_words(self.desk.live.meeting.body)
        if len(kinds) == 1:
            return f'<input type="hidden" name="kind" value="{kinds[0][0]}">'
        return choice(part, "kind", _("Slags vedtak"), kinds, begins=likely_kind(self.desk, kinds))

    def _buttons(self, *, voted: bool, decidable: bool) -> str:
        elected = self.desk.is_elected
        log = _("Før vedtaket") if elected else _("Før anbefalingen")
        if voted or not decidable or self.desk.is_election:
            return button(log, more=' data-shortcut="d"')
        words = _("Enstemmig") if elected else _("Gruppa var enig")
        return button(words, name="unanimous", value="on", more=' data-shortcut="e"') + button(
            log, variant="secondary", more=' data-shortcut="d"'
        )

    def _follow_up(self, part: Part) -> str:
        people = responsible_people(self.desk.live.meeting.project)
        date = ' data-date size="11" inputmode="numeric" placeholder="dd.mm.åååå"'
        note = _("Én eller to setninger til infosiden.")
        fields = (
            f'<div class="pair">{choice(part, "responsible", _("Ansvarlig"), people)}'
            f"{line(part, 'deadline', _('Frist'), more=date)}</div>"
            f"{area(part, 'meaning', _('Hva vedtaket betyr'), rows=2, note=note)}"
        )
        wrong = self.desk.is_back("decision") and any(
            part.form.errors.get(name) for name in ("responsible", "deadline", "meaning")
        )
        return folded("oppfolging", _("Ansvarlig og frist"), "", fields, is_open=wrong)

    def _concerns(self, part: Part) -> str:
        meeting = self.desk.live.meeting
        drawn, chosen = "", 0
        for concern, total in concerns_of(meeting.project, self.desk.user, self.desk.item.case):
            chosen += concern.chosen
            rest = concern.rest if total <= MOST else ()
            rows = "".join(self._concern(part, concern.key, row) for row in concern.first)
            if rest:
                more = "".join(self._concern(part, concern.key, row) for row in rest)
                rows += f'<details class="concern-rest"><summary>{esc(concern.rest_words)}</summary>{more}</details>'
            elif total > MOST:
                url = self.desk.item_url("log_decision")
                rows += f'<p><a class="ds-link" href="{esc(url)}">{esc(_("Velg blant alle i hele skjemaet"))}</a></p>'
            drawn += (
                f'<fieldset class="ds-fieldset concern-kind"><legend>{esc(concern.label)}</legend>{rows}</fieldset>'
            )
        words = _("%(n)s valgt") % {"n": chosen} if chosen else ""
        if not drawn:
            return ""
        wrong = self._is_wrong(part, lambda name: name.startswith(("measure-", "milestone-")))
        return folded("virkning", _("Virkning for tiltak, milepæler og utredninger"), words, drawn, is_open=wrong)

    def _is_wrong(self, part: Part, mine: Callable[[str], bool]) -> bool:
        """Tell whether the form came back with an error in one of these fields."""
        return self.desk.is_back("decision") and any(mine(name) for name in part.form.errors)

    def _sets_going(self, part: Part) -> str:
        """The work group that the decision sets up, and the day when it is looked at again."""
        date = ' data-date size="11" inputmode="numeric" placeholder="dd.mm.åååå"'
        only = _("Bare for endelige vedtak som blir vedtatt. Medlemmene legges til etterpå.")
        group = ""
        if self.desk.is_elected:
            group = (
                f"{line(part, 'work_group', _('Ny arbeidsgruppe'), note=only, more=' maxlength=120')}"
                f"{area(part, 'work_group_mandate', _('Mandat'), rows=2)}"
            )
        again = line(part, "review_on", _("Vedtaket ses på igjen"), more=date)
        names = ("work_group", "work_group_mandate", "review_on")
        wrong = self._is_wrong(part, names.__contains__)
        return folded("igangsetting", _("Arbeidsgruppe og ny vurdering"), "", f"{group}{again}", is_open=wrong)

    def _concern(self, part: Part, key: str, row: Row) -> str:
        if key != "measures":
            on = part.form is None and row.held
            if part.form is not None:
                on = str(row.pk) in part.form.data.getlist(key)
            ident = f"{part.key}-{key}-{row.pk}"
            box = (
                f'<div class="ds-field tick"><input class="ds-input" type="checkbox" id="{ident}" name="{key}" '
                f'value="{row.pk}"{" checked" if on else ""}><label for="{ident}">{esc(row.title)}</label></div>'
            )
            if key != "milestones" or not self.desk.is_elected:
                return box
            note = _("Bare når et endelig vedtak flytter den.")
            moved = line(part, f"milestone-{row.pk}-to", _("Ny dato"), note=note, more=' data-date size="11"')
            return f'<div class="measure">{box}<div class="adopted">{moved}</div></div>'
        name = f"measure-{row.pk}"
        effect = line(part, f"{name}-effect", _("Helårsvirkning, kr"), begins=row.amount, more=' size="12"')
        start = line(part, f"{name}-from", _("Virker fra"), begins=row.start, more=' size="11"')
        adopted = f'<div class="adopted">{effect}{start}</div>'
        return f'<div class="measure">{tick(part, name, row.title, begins=row.held)}{adopted}</div>'
