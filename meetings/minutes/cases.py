"""One case in the minutes. A withheld case is its number, neutral title and ground, and the closing of the doors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui.formats import date_table, kroner
from projects import law
from projects.models import Access, Body, Decision, DecisionKind, DecisionOutcome
from projects.openness import neutral_title

from ..ballots import BallotView, ballots_of
from ..models import AgendaItem, Meeting, Proposal, Recusal
from ..rooms import ItemRoom
from . import parties, unions
from .ballots import by_themselves, over_case, over_closing, over_proposal, printed
from .document import CasePart, DecisionPart, ProposalPart, RecusalPart, RemarkPart
from .room import changes, doors, leader

#: What recommends nothing to the body above, whatever kind it was logged as.
STAYS = frozenset({DecisionOutcome.POSTPONED, DecisionOutcome.NOTED, DecisionOutcome.WITHDRAWN})


def case_part(
    item: AgendaItem,
    meeting: Meeting,
    room: ItemRoom,
    *,
    withheld: bool,
    public: bool = False,
    opening: ItemRoom | None = None,
) -> CasePart:
    """Return what the minutes say of one case. Needs ``agenda_of``'s prefetched rows; makes no queries.

    ``opening`` is the room when the meeting began: what is not the same in the case is printed with it.
    """
    case = item.case
    votes = ballots_of(item, room)
    common: dict[str, Any] = {
        "item": item.pk,
        "number": case.case_number,
        "closed_basis": item.closed_basis,
        "closed_vote": item.closed_vote,
        "closed_ballot": over_closing(votes),
        "doors": doors(item),
        "unlisted": _unlisted(item, meeting),
    }
    if withheld:
        return CasePart(title=neutral_title(case), withheld=ground(item), **common)
    if not public:
        common["kept_back"], common["ground"] = left_out(item, meeting)
    hidden = kept_back(meeting) if public else None
    said = tuple(unions.statements(item, meeting, hidden))
    if parties.is_with_unions(meeting):
        more = parties.of_case(item, meeting) | {"concerned": tuple(unions.concerned(item, meeting, hidden))}
        return CasePart(title=case.title, discussion=item.discussion, statements=said, **common, **more)
    return CasePart(
        title=case.title,
        presence=_presence(room),
        leader=leader(item, meeting),
        attendance=tuple(changes(room, opening, _live(item, "live_recusals"))),
        recusals=tuple(_recusal(r, votes, public) for r in _live(item, "live_recusals")),
        proposals=tuple(_proposals(item, meeting, votes)),
        discussion=item.discussion,
        union_statement=item.union_statement,
        statements=said,
        consulted=unions.undecided(item),
        vote=over_case(item, meeting, votes),
        ballots=tuple(by_themselves(votes)),
        decision=_decision(item, meeting, public),
        remarks=tuple(RemarkPart(_author(r.seat), r.text) for r in _live(item, "live_remarks")),
        **common,
    )


def ground(item: AgendaItem) -> str:
    """Return what the public version prints in place of the case."""
    if item.case.legal_basis:
        return _("Unntatt offentlighet, jf. %(basis)s.") % {"basis": item.case.legal_basis}
    if item.case.access == Access.RESTRICTED:
        return _("Organets arbeidsmateriale. Ikke offentlig.")
    if item.case.access == Access.INTERNAL:
        return _("Intern sak. Ikke offentlig.")
    return _("Unntatt offentlighet.")


def level_of(item: AgendaItem) -> str:
    """Return the strictest level, of the case and its decision, for which the public version leaves the case out."""
    levels = {item.case.access, item.decision.access if item.decision is not None else Access.PUBLIC}
    hidden = levels & kept_back(item.meeting)
    return next((str(level) for level in (Access.EXEMPT, Access.RESTRICTED, Access.INTERNAL) if level in hidden), "")


def left_out(item: AgendaItem, meeting: Meeting) -> tuple[str, str]:
    """Return the level for which the public version leaves out the case, or something in it; and what to say of it.

    Why a member was excused is not for the public, nor what is said of a measure that is not.
    """
    if level := level_of(item):
        return level, ground(item)
    levels = {Access.EXEMPT for row in _live(item, "live_recusals") if row.is_leave}
    links = _live(item.decision, "live_measures") if item.decision is not None else ()
    if parties.is_with_unions(meeting):
        links = (*links, *getattr(item, "live_concerned", ()))
    said = [measure for measure, _words in getattr(item, "live_statements", ())]
    for measure in (*said, *(link.measure for link in links)):
        if unions.is_shown(measure, meeting, None) and not unions.is_shown(measure, meeting, kept_back(meeting)):
            levels.add(Access(measure.access))
    for level in (Access.EXEMPT, Access.RESTRICTED, Access.INTERNAL):
        if level in levels:
            return str(level), _("Saken har opplysninger som ikke står i den offentlige utgaven.")
    return "", ""


def kept_back(meeting: Meeting) -> frozenset[str]:
    """Return the levels that the public version says nothing of: in a body that is open to all, internal too."""
    return unions.HIDDEN | {Access.INTERNAL} if meeting.body.open_to_all and meeting.body.is_elected else unions.HIDDEN


def decision_heading(decision: Decision, body: Body) -> str:
    """Return the heading over the exact text: «Vedtak», «Innstilling til kommunestyret» or «Anbefaling»."""
    if not body.is_elected or decision.kind == DecisionKind.ADVICE:
        return _("Anbefaling")
    if decision.kind == DecisionKind.RECOMMENDATION and decision.outcome not in STAYS:
        to = body.recommends_to
        if to is None:
            return _("Innstilling")
        name = to.name if " " in to.name else to.name[:1].lower() + to.name[1:]
        return _("Innstilling til %(body)s") % {"body": name}
    return _("Vedtak")


def _live(row: AgendaItem | Decision, name: str) -> Any:
    return getattr(row, name, ())


def _author(seat: Any) -> str:
    of = seat.party or seat.organisation
    return f"{seat.person.full_name} ({of})" if of else str(seat.person.full_name)


def _unlisted(item: AgendaItem, meeting: Meeting) -> str:
    if not item.unlisted:
        return ""
    note = item.unlisted_note
    if not note and item.unlisted_objectors is not None:
        note = _("%(n)s hadde innvendinger mot at saken ble avgjort.") % {"n": item.unlisted_objectors or _("Ingen")}
    note = f"{note.rstrip()}." if note.strip() and note.rstrip()[-1] not in ".!?»" else note
    words = _("Tilleggssak som ikke sto på den utsendte sakslista. %(note)s") % {"note": note}
    if not meeting.body.is_elected:
        return words
    return _("%(words)s Jf. %(law)s.") % {"words": words, "law": law.cite(law.Rule.NOTICE, meeting.held_on)}


def _presence(room: ItemRoom) -> str:
    quorum = room.quorum
    if not quorum.known:
        return _("Frammøtet er ikke ført.")
    words = _("%(present)s av %(members)s medlemmer til stede med stemmerett i saken") % {
        "present": quorum.present,
        "members": quorum.members,
    }
    if not quorum.binding:
        return _("%(present)s av %(members)s medlemmer til stede i saken.") % {
            "present": quorum.present,
            "members": quorum.members,
        }
    return (
        _("%(words)s. Organet er vedtaksført.") % {"words": words}
        if quorum.reached
        else _("%(words)s. Organet er ikke vedtaksført.") % {"words": words}
    )


def _recusal(recusal: Recusal, votes: Sequence[BallotView], public: bool) -> RecusalPart:
    """Say who left, and on what ground. Why somebody was excused is no one else's: the public reads the rule alone."""
    name = recusal.seat.person.full_name
    if recusal.is_leave:
        words = _("%(name)s ble fritatt av personlige grunner og fratrådte.") % {"name": name}
    else:
        words = _("%(name)s fratrådte som inhabil.") % {"name": name}
    if recusal.replaced_by is not None:
        words += " " + _("Varamedlem %(name)s tok sete.") % {"name": recusal.replaced_by.person.full_name}
    ballot = next((b for b in votes if b.recusal_id == recusal.pk), None)
    basis = recusal.basis
    if public and recusal.is_leave:
        basis = law.cite(law.Rule.LEAVE, recusal.item.meeting.held_on)
    return RecusalPart(words, basis, recusal.vote, printed(ballot) if ballot is not None else None)


def _proposals(item: AgendaItem, meeting: Meeting, votes: Sequence[BallotView]) -> Iterable[ProposalPart]:
    """The recommendation in the papers first, then what was put forward in the meeting."""
    proposals: list[Proposal] = list(_live(item, "live_proposals"))
    paper = _("Forslag til vedtak i saken") if meeting.body.is_elected else _("Forslag til anbefaling i saken")
    if item.case.recommendation and not any(p.is_recommendation for p in proposals):
        yield ProposalPart(paper, item.case.recommendation)
    number = 0
    for proposal in sorted(proposals, key=lambda p: not p.is_recommendation):
        if proposal.is_recommendation:
            heading = paper
        else:
            number += 1
            heading = _("Forslag %(number)s") % {"number": number}
            who = _proposer(proposal)
            if who:
                heading = _("%(heading)s, fremmet av %(who)s") % {"heading": heading, "who": who}
        yield ProposalPart(heading, proposal.text, over_proposal(votes, proposal.pk))


def _proposer(proposal: Proposal) -> str:
    name = proposal.proposer.person.full_name if proposal.proposer is not None else ""
    if name and proposal.party:
        return f"{name} ({proposal.party})"
    return str(name or proposal.party)


def _decision(item: AgendaItem, meeting: Meeting, public: bool) -> DecisionPart | None:
    decision = item.decision
    if decision is None or decision.is_withdrawn:
        return None
    follow_up = []
    if decision.responsible is not None:
        follow_up.append(_("Ansvarlig: %(name)s") % {"name": decision.responsible.full_name})
    if decision.deadline is not None:
        follow_up.append(_("Frist: %(day)s") % {"day": date_table(decision.deadline)})
    review = ""
    if (
        meeting.body.is_elected
        and decision.kind == DecisionKind.FINAL
        and decision.outcome
        in (
            DecisionOutcome.ADOPTED,
            DecisionOutcome.NOT_ADOPTED,
        )
    ):
        review = _("Frist for å kreve lovlighetskontroll: %(day)s, jf. %(law)s.") % {
            "day": date_table(law.legality_review_until(decision.decided_on)),
            "law": law.cite(law.Rule.LEGALITY_REVIEW, decision.decided_on),
        }
    return DecisionPart(
        heading=decision_heading(decision, meeting.body),
        text=decision.text,
        outcome=decision.outcome_word,
        consulted=unions.consulted(_live(decision, "live_measures")),
        follow_up=". ".join(follow_up),
        review=review,
        measures=tuple(_adopted(decision, meeting, public)),
    )


def _adopted(decision: Decision, meeting: Meeting, public: bool) -> Iterable[str]:
    """Return what each measure is to give as it was adopted; nothing of one that the minutes' readers may not see."""
    if decision.outcome != DecisionOutcome.ADOPTED:
        return
    for link in _live(decision, "live_measures"):
        measure = link.measure
        if not unions.is_shown(measure, meeting, kept_back(meeting) if public else None):
            continue
        words = {
            "number": measure.number,
            "title": measure.title,
            "amount": kroner(link.adopted_effect, unknown=_("beløp ikke oppgitt")),
            "day": date_table(link.adopted_from),
        }
        if link.adopted_effect is None:
            yield _("Tiltak %(number)s %(title)s: %(amount)s") % words
        elif link.adopted_from is None:
            yield _("Tiltak %(number)s %(title)s: helårsvirkning %(amount)s") % words
        else:
            yield _("Tiltak %(number)s %(title)s: helårsvirkning %(amount)s fra %(day)s") % words
