"""A canary in each text that can be kept back, and where each of them may be heard.

Every text of a meeting, a case and a decision stands in one of two tables: what is kept back with an exempt case or
for the members alone, and what is open, with a reason. A new field in neither of them fails the test.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.apps import apps
from django.db import models

from meetings.minutes import minutes_document, to_plain
from meetings.models import (
    Ballot,
    Contribution,
    Meeting,
    MeetingState,
    MemberNote,
    MinuteRemark,
    MinutesReview,
    MinutesState,
    PartyView,
    PartyVote,
    Proposal,
    Recusal,
    Referral,
    SeatVote,
    Summons,
)
from meetings.services.notices import send_notice
from omstilling.mail.models import OutgoingMail
from omstilling.pdf.fingerprints import fingerprint
from projects.models import Access, Case, CaseAttachment, CaseExemptPart, PaperSection
from tests import cast as make
from tests.contracts.samples import samples
from tests.contracts.world import Page, World, pages
from tests.meetings.full import BASIS

#: Kept back with the case: for the seats of its body and those who run the project.
EXEMPT = "exempt"
#: For the seats of the body and those who run the project, whatever the case.
MEMBERS = "members"
#: For the one who wrote it: a note, and what a member has delivered with the answer to it.
OWN = "own"
#: Kept back with the case, and read in a meeting with the unions, before the case is decided, or of a recommendation.
ELSEWHERE = "elsewhere"

KEPT = {
    "projects.case.title": EXEMPT,
    "projects.case.background": EXEMPT,
    "projects.case.assessment": EXEMPT,
    "projects.case.economy": EXEMPT,
    "projects.case.co_determination": EXEMPT,
    "projects.case.alternatives": EXEMPT,
    "projects.case.recommendation": EXEMPT,
    "projects.caseexemptpart.text": EXEMPT,
    "projects.decision.text": EXEMPT,
    "projects.decision.meaning": EXEMPT,
    "projects.decision.follow_up_note": EXEMPT,
    "projects.decision.legality_treated_by": EXEMPT,
    "projects.decision.legality_result": EXEMPT,
    "projects.document.title": EXEMPT,
    "projects.document.description": EXEMPT,
    "projects.document.source": EXEMPT,
    "projects.document.version": EXEMPT,
    "projects.document.case_reference": EXEMPT,
    "meetings.agendaitem.discussion": EXEMPT,
    "meetings.agendaitem.draft_text": ELSEWHERE,
    "meetings.agendaitem.union_statement": EXEMPT,
    "meetings.agendaitem.employer_reply": ELSEWHERE,
    "meetings.proposal.text": EXEMPT,
    "meetings.proposal.party": EXEMPT,
    "meetings.ballot.question": EXEMPT,
    "meetings.partyvote.party": EXEMPT,
    "meetings.partyvote.names": EXEMPT,
    "meetings.recusal.basis": EXEMPT,
    "meetings.recusal.vote": EXEMPT,
    "meetings.minuteremark.text": EXEMPT,
    "meetings.partyview.party": ELSEWHERE,
    "meetings.partyview.text": ELSEWHERE,
    "meetings.referral.note": ELSEWHERE,
    "meetings.contribution.text": OWN,
    "meetings.contribution.answer": OWN,
    "meetings.summons.reason": MEMBERS,
    "meetings.minutesreview.remark": MEMBERS,
    "meetings.minutesreview.reply": MEMBERS,
    "meetings.membernote.text": OWN,
}
FROZEN, KEY = "made of the rows, and tried as such", "a fingerprint"
OPEN = {
    "projects.case.public_title": "made to be shown in place of the title",
    "projects.case.legal_basis": "printed in place of what is kept back",
    "projects.case.external_number": "the number in the body that decides",
    "projects.caseexemptpart.legal_basis": "printed in place of the part",
    "projects.document.legal_basis": "printed in place of the document",
    "projects.decision.confirmed_by": "who approved the minutes",
    "meetings.meeting.slug": "body and day",
    "meetings.meeting.place": "announced to all",
    "meetings.meeting.remote_basis": "the council's decision on remote meetings",
    "meetings.meeting.remarks": "about notice and agenda, in the public minutes",
    "meetings.meeting.cancellation": "told to all with the notice",
    "meetings.agendaitem.unlisted_note": "in the open part of the minutes, § 11-3",
    "meetings.agendaitem.closed_basis": "in the open part of the minutes, § 11-5",
    "meetings.agendaitem.closed_vote": "taken for open doors, § 11-5",
    "meetings.agendaitem.closed_staying": "in the open part of the minutes, § 11-5",
    "meetings.agendaitem.section": "a heading of the agenda",
    "meetings.attendance.leave_basis": "printed with the attendance",
    "meetings.minutes.correction": "printed in the corrected minutes",
    "meetings.minutes.approved_by": "printed in the minutes",
    "meetings.minutes.full_source": FROZEN,
    "meetings.minutes.public_source": FROZEN,
    "meetings.minutes.full_sha256": KEY,
    "meetings.minutes.public_sha256": KEY,
    "meetings.notice.reason": "told to all who are called",
    "meetings.notice.full_source": FROZEN,
    "meetings.notice.public_source": FROZEN,
    "meetings.notice.full_sha256": KEY,
    "meetings.notice.public_sha256": KEY,
    "meetings.noticerecipient.address": "an e-mail address, with the members only",
    "meetings.calendaraddress.secret_sha256": KEY,
}
#: The models of projects that a case and what comes of it is written in.
OF_A_CASE = {"case", "caseexemptpart", "caseattachment", "decision", "decisionrelation", "document"}
WORD = "kanari"


def text_fields() -> set[str]:
    """Return every text that can be written of a meeting, a case or a decision."""
    found = set()
    for model in apps.get_models():
        label, name = model._meta.app_label, model._meta.model_name
        if "historical" in name or not (label == "meetings" or (label == "projects" and name in OF_A_CASE)):
            continue
        for one in model._meta.concrete_fields:
            if isinstance(one, models.CharField | models.TextField | models.JSONField) and not one.choices:
                found.add(f"{model._meta.label_lower}.{one.name}")
    return found


#: The bird of each field: a word of its own with a part that they have in common, to be searched for.
BIRDS = {key: f"{WORD}{number:02d}fugl" for number, key in enumerate(sorted(KEPT))}


def birds(*kinds: str) -> set[str]:
    return {bird for key, bird in BIRDS.items() if KEPT[key] in kinds}


def heard(text: str) -> list[str]:
    """Return the fields whose birds sing in a text."""
    return sorted(key for key, bird in BIRDS.items() if bird in text)


@dataclass
class Planted:
    """The cast's project with a bird in every field, of one exempt case and beside an open one."""

    cast: make.Cast
    world: World
    meeting: Meeting
    coming: Meeting
    secret: Case
    public: Case
    rows: dict[str, Any] = field(default_factory=dict)

    def address(self, page: Page) -> str:
        """Return a page's address with the exempt case, or what belongs to it, wherever one can be named."""
        from django.urls import reverse

        sample = {
            "pk": self.secret.pk,
            "seat": self.cast.seats["steering.member"].pk,
            "part": self.rows["projects.caseexemptpart"].pk,
            "number": 1,
            **samples(self.world, page.name.partition(":")[2], page.pattern),
        }
        return reverse(page.name, kwargs={name: sample[name] for name in page.parameters})

    def beside(self, history: bool) -> list[str]:
        """Return addresses that the table of pages has no sample for; ``history`` of each row too."""
        slug, steering = self.cast.project.slug, self.cast.steering.slug
        inside, at = f"/{slug}/", self.meeting.get_absolute_url()
        public = self.meeting.items.get(case=self.public)
        secret = self.meeting.items.get(case=self.secret)
        lists = [
            f"{inside}{name}/?format={kind}" for name in ("saker", "vedtak", "dokumenter") for kind in ("csv", "xlsx")
        ]
        opened = f"/apent/{slug}/{steering}/{self.meeting.slug}/"
        return [
            *lists,
            f"{inside}sok/?q={WORD}",
            *(f"{inside}sok/?q={WORD}&i={group}" for group in ("saker", "vedtak", "moter", "dokumenter")),
            f"{inside}saker/{self.public.pk}/",
            f"{inside}saker/{self.public.pk}/saksframlegg/",
            f"{inside}saker/{self.public.pk}/json/",
            f"{at}saker/{public.pk}/",
            f"{at}saker/{public.pk}/json/",
            f"{at}protokoll/?utgave=offentlig",
            self.coming.get_absolute_url(),
            f"{self.coming.get_absolute_url()}innkallinger/1/",
            f"{self.coming.get_absolute_url()}innkallinger/1/?utgave=offentlig",
            opened,
            f"{opened}protokoll/",
            f"{opened}mote.json",
            f"{opened}saker/{public.pk}/",
            f"{opened}saker/{secret.pk}/",
            f"/apent/{slug}/{steering}/{self.coming.slug}/",
            *(
                f"{inside}sporbarhet/{label}/{row.pk}/"
                for label, row in self.rows.items()
                if history and label not in {"meetings.membernote", "meetings.minutesreview", "meetings.summons"}
            ),
        ]

    def full_editions(self) -> list[str]:
        slug = self.cast.project.slug
        return [
            f"{self.meeting.get_absolute_url()}json/?utgave=full",
            f"/{slug}/saker/{self.secret.pk}/json/?utgave=full",
            f"/{slug}/vedtak/{self.rows['projects.decision'].pk}/json/?utgave=full",
        ]


def at_hand(model: Any, **keys: Any) -> Any:
    """Return the world's row with these keys, or a new one."""
    return model.objects.filter(**keys).first() or model(**keys)


def plant(cast: make.Cast) -> Planted:
    """Make the world, and put a bird in each field."""
    world = World(cast)
    meeting, public, decided = world.meeting, world.case, world.decided
    secret = decided.case
    item = meeting.items.get(case=secret)
    seat = cast.seats["steering.member"]
    for row in (secret, decided, world.document):
        row.access = Access.EXEMPT
        if hasattr(row, "legal_basis"):
            row.legal_basis = BASIS
    secret.public_title = "Personalsak"
    decided.legality_demanded_on = date(2011, 2, 10)
    write = make.write
    part = CaseExemptPart(case=public, section=PaperSection.ASSESSMENT, text="x", legal_basis=BASIS)
    if not CaseAttachment.objects.filter(case=public, document=world.document).exists():
        write(CaseAttachment(case=public, document=world.document))
    proposal = write(Proposal(item=item, number=1, text="x", proposer=seat))
    recusal = write(Recusal(item=item, seat=seat, basis="x", vote="x"))
    over = write(Ballot(item=item, number=1, subject="proposal", proposal=proposal))
    ballot = write(Ballot(item=item, number=2, subject="election", question="x"))
    write(SeatVote(ballot=ballot, seat=seat, choice="for"))
    coming = make.meeting(cast, held_on=date(2011, 4, 1), state=MeetingState.PLANNED)
    summons = at_hand(Summons, meeting=meeting, seat=seat)
    summons.answer = "apology"
    review = at_hand(MinutesReview, minutes=world.minutes, seat=seat)
    planted: dict[str, Any] = {
        "projects.case": secret,
        "projects.caseexemptpart": part,
        "projects.decision": decided,
        "projects.document": world.document,
        "meetings.agendaitem": item,
        "meetings.proposal": proposal,
        "meetings.ballot": ballot,
        "meetings.partyvote": PartyVote(item=item, ballot=over, party="x", votes_for=1, votes_against=1),
        "meetings.recusal": recusal,
        "meetings.minuteremark": MinuteRemark(item=item, seat=seat, text="x"),
        "meetings.partyview": PartyView(item=item, party="x", text="x"),
        "meetings.referral": Referral(
            project=cast.project, decision=decided, to_body=cast.council_body, sent_on=date(2011, 3, 1)
        ),
        "meetings.contribution": Contribution(item=item, seat=seat, kind="remark", text="x", state="declined"),
        "meetings.summons": summons,
        "meetings.minutesreview": review,
        "meetings.membernote": at_hand(MemberNote, item=item, person=cast.member),
    }
    for key, bird in BIRDS.items():
        label, _dot, name = key.rpartition(".")
        setattr(planted[label], name, bird)
    for label, row in planted.items():
        row.save() if label == "meetings.membernote" else write(row)
    make.agenda_item(cast, coming, public)
    make.agenda_item(cast, coming, secret)
    send_notice(meeting=coming, by=cast.secretary)
    meeting.refresh_from_db()
    minutes = world.minutes
    minutes.state = MinutesState.PUBLISHED
    minutes.full_source = to_plain(minutes_document(meeting, public=False, minutes=minutes))
    minutes.public_source = to_plain(minutes_document(meeting, public=True, minutes=minutes))
    minutes.full_sha256, minutes.public_sha256 = fingerprint(minutes.full_source), fingerprint(minutes.public_source)
    write(minutes)
    world.case, world.item, world.proposal, world.recusal = secret, item, proposal, recusal
    return Planted(cast, world, meeting, coming, secret, public, planted)


#: Ends the session it is tried in.
UNTRIED = {"accounts:logout"}


def read(client: Any, path: str) -> str:
    """Return what an address answers, headers too, a packed file unpacked."""
    answer = client.get(path)
    content = answer.getvalue() if answer.streaming else answer.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            content = b"\n".join(packed.read(name) for name in packed.namelist())
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    return f"{answer.status_code}\n{headers}\n{content.decode('utf-8', 'replace')}"


def sung(
    planted: Planted, role: str, wanted: Any, more: list[str] | None = None, *, history: bool = True
) -> dict[str, list[str]]:
    """Return which fields a role hears, by the address it hears them on."""
    client = planted.cast.client(role)
    paths = [planted.address(page) for page in pages() if page.name not in UNTRIED and wanted(page)]
    found = {}
    for path in [*paths, *planted.beside(history), *(more or [])]:
        keys = heard(read(client, path))
        if keys:
            found[path] = keys
    return found


def mails() -> str:
    return "\n".join(str(values) for values in OutgoingMail.objects.values())
