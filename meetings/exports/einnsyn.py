"""Meetings, cases, decisions and votes in the names of eInnsyn (felleslosninger/einnsyn-api-spec).

eInnsyn gives its own ids, so ours are ``externalId``.
"""

from __future__ import annotations

from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.models import Access, CaseKind

from ..ballots import DECIDING, BallotView
from ..minutes.document import CasePart
from ..models import Choice, Notice, NoticeKind
from ..papers import CasePaper
from . import names
from .files import document_url
from .read import Held, Treatment
from .text import filled, moment

CASE_KINDS = {
    CaseKind.DECISION: "politisk",
    CaseKind.INFORMATION: "orientering",
    CaseKind.DISCUSSION: "annet",
    CaseKind.REPORT: "referat",
    CaseKind.QUESTION: "interpellasjon",
    CaseKind.ELECTION: "politisk",
}
NOTICE_KINDS = {NoticeKind.NOTICE: "innkalling", NoticeKind.SUPPLEMENT: "tilleggsinnkalling"}
CHOICES = {Choice.FOR: "Ja", Choice.AGAINST: "Nei", Choice.BLANK: "Blankt"}
PLAIN = "text/plain"


def moetemappe(held: Held, notices: list[Notice]) -> dict[str, Any]:
    """Return the meeting with its documents and cases."""
    meeting = held.meeting
    title = f"{meeting.body.name} {meeting.held_on.isoformat()}"
    return filled(
        {
            "entity": "Moetemappe",
            "externalId": names.meeting_id(meeting),
            "offentligTittel": title,
            "offentligTittelSensitiv": title,
            "moetenummer": str(meeting.number),
            "utvalg": meeting.body.name,
            "moetedato": moment(meeting.held_on, meeting.starts_at),
            "moetested": meeting.place,
            "moetedokument": _documents(held, notices),
            "moetesak": [moetesak(one, public=held.public) for one in held.treatments],
        }
    )


def _documents(held: Held, notices: list[Notice]) -> list[dict[str, Any]]:
    rows = []
    for notice in notices:
        file = notice.public_document if held.public else notice.full_document
        kind = NOTICE_KINDS.get(NoticeKind(notice.kind), "annet")
        rows.append(_document(held, kind, notice.get_kind_display(), f"innkalling-{notice.number}", notice, file))
    minutes = held.minutes
    if minutes is not None:
        file = minutes.public_document if held.public else minutes.full_document
        word = _("møteprotokoll") if held.meeting.body.is_elected else _("referat")
        rows.append(_document(held, "protokoll", word, f"protokoll-{minutes.version}", minutes, file))
    return rows


def _document(held: Held, kind: str, title: str, name: str, row: Any, file: Any) -> dict[str, Any]:
    words = str(capfirst(title))
    description = []
    if file is not None:
        described = {
            "referanseDokumentfil": document_url(held.meeting, row, public=held.public),
            "format": file.mime,
            "sjekksum": file.sha256,
            "sjekksumAlgoritme": "SHA-256",
        }
        description = [{"tittel": words, "dokumentobjekt": [described]}]
    return filled(
        {
            "entity": "Moetedokument",
            "externalId": f"{names.meeting_id(held.meeting)}#{name}",
            "moetedokumenttype": kind,
            "offentligTittel": words,
            "offentligTittelSensitiv": words,
            "dokumentbeskrivelse": description,
        }
    )


def moetesak(of: Treatment, *, public: bool) -> dict[str, Any]:
    """Return a case as it was treated in a meeting. Of one that is withheld: number, neutral title and ground."""
    case = of.item.case
    hidden = of.withheld or case.access == Access.EXEMPT
    return filled(
        {
            "entity": "Moetesak",
            "externalId": names.item_id(of.meeting, of.item),
            "offentligTittel": of.title if public else case.open_title,
            "offentligTittelSensitiv": of.title,
            "moetesakstype": CASE_KINDS[CaseKind(case.kind)] if not of.withheld else "annet",
            "moetesaksaar": case.year,
            "moetesakssekvensnummer": case.number,
            "utvalg": of.meeting.body.name,
            "skjerming": _shielding(case) if hidden else None,
            "utredning": _study(of.paper) if of.paper is not None else None,
            "innstilling": _text(of.paper.recommendation) if of.paper is not None else None,
            "vedtak": vedtak(of),
        }
    )


def _shielding(case: Any) -> dict[str, Any]:
    words = _("Unntatt offentlighet") if case.access == Access.EXEMPT else _("Ikke offentlig")
    basis = case.legal_basis if case.access == Access.EXEMPT else ""
    return filled({"tilgangsrestriksjon": words, "skjermingshjemmel": basis})


def _text(text: str) -> dict[str, str] | None:
    return {"tekstInnhold": text, "tekstFormat": PLAIN} if text else None


def _study(paper: CasePaper) -> dict[str, Any] | None:
    parts = []
    for part in paper.parts:
        words = [*part.lines, part.text, *(one.text for one in part.exempt), *part.withheld]
        text = "\n\n".join(one for one in words if one)
        if text and part.section != "recommendation":
            parts.append(f"{part.heading}\n\n{text}")
    if not parts:
        return None
    return filled({"saksbeskrivelse": _text("\n\n".join(parts)), "innstilling": _text(paper.recommendation)})


def vedtak(of: Treatment) -> dict[str, Any] | None:
    """Return what was decided, with how each member voted where the vote was by name."""
    decision = of.decision
    if decision is None:
        return None
    return filled(
        {
            "entity": "Vedtak",
            "externalId": names.url(decision.get_absolute_url()),
            "vedtakstekst": {"tekstInnhold": decision.standing.text, "tekstFormat": PLAIN},
            "dato": decision.decided_on.isoformat(),
            "votering": votering(deciding(of.ballots)),
            "behandlingsprotokoll": _text(protocol_text(of.said)) if of.said is not None else None,
        }
    )


def deciding(ballots: tuple[BallotView, ...]) -> BallotView | None:
    """Return the last vote over what the decision says."""
    return next((one for one in reversed(ballots) if one.subject in DECIDING), None)


def votering(ballot: BallotView | None) -> list[dict[str, Any]]:
    """Return the members' votes of a vote by name; nothing of one that was not."""
    return [
        filled(
            {
                "entity": "Votering",
                "moetedeltaker": {"entity": "Moetedeltaker", "moetedeltakerNavn": seat.name},
                "stemme": CHOICES[Choice(seat.choice)],
                "representerer": {"navn": seat.party} if seat.party else None,
            }
        )
        for seat in (ballot.seats if ballot is not None else ())
    ]


def protocol_text(said: CasePart) -> str:
    """Return what the minutes say of the treatment as text: no standard has names for these parts."""
    lines = [said.unlisted, said.presence]
    if said.closed_basis:
        lines.append(_("Saken ble behandlet for lukkede dører. Hjemmel: %(basis)s.") % {"basis": said.closed_basis})
        lines.append(_("Votering for åpne dører: %(vote)s") % {"vote": said.closed_vote} if said.closed_vote else "")
    lines += [f"{one.sentence} {one.basis} {one.vote}".strip() for one in said.recusals]
    lines.append(said.discussion)
    if said.union_statement:
        lines.append(_("Uttalelse fra tillitsvalgte: %(text)s") % {"text": said.union_statement})
    for one in said.statements:
        told = {"heading": one.heading, "measure": one.measure, "text": one.text}
        lines.append(_("%(heading)s (%(measure)s): %(text)s") % told)
        lines.append(_("Arbeidsgivers svar: %(text)s") % {"text": one.reply} if one.reply else "")
    lines += [_("Protokolltilførsel fra %(who)s: %(text)s") % {"who": r.author, "text": r.text} for r in said.remarks]
    return "\n\n".join(line for line in lines if line)
