"""What is sent with a recommendation, as PDF: its text, its vote and its papers. Frozen when it is sent.

The full edition is for the recommending body and those who run the project; everyone who sees the recommendation can
ask for the public one, from which what is exempt is left out before anything is built.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.pdf import jobs
from omstilling.pdf.engine import render
from omstilling.pdf.fingerprints import short_fingerprint
from omstilling.pdf.models import IssuedDocument
from omstilling.ui.formats import date_text
from projects.access import STEERING, access_map
from projects.emblems import EMBLEM, emblem_assets
from projects.models import Decision
from projects.views.base import get_project, today_text

from .minutes.build import agenda_of, is_withheld, recusals
from .minutes.cases import case_part
from .minutes.document import CasePart
from .models import AgendaItem, Referral
from .paper_documents import full_label
from .papers import case_paper
from .plain import to_plain
from .selectors import attendance_of, room_of
from .wording import in_sentence

KIND = "referral"


def sees_full(user: Any, referral: Referral) -> bool:
    """Tell whether the user may read the full edition: the body's seats, and those who run the project."""
    mine = access_map(user)
    running = mine.roles.get(referral.project_id, set()) & STEERING
    return referral.decision.body_id in mine.body_ids or bool(running)


def treatment_of(decision: Decision, *, public: bool) -> CasePart | None:
    """Return how the recommendation came about, as the minutes say it; nothing where no meeting is recorded."""
    item = AgendaItem.objects.active().filter(decision=decision).select_related("meeting").first()
    if item is None:
        return None
    meeting = item.meeting
    room = attendance_of(meeting)
    for row in agenda_of(meeting):
        if row.pk == item.pk:
            here = room_of(row, room, recusals(row))
            return case_part(row, meeting, here, withheld=public and is_withheld(row), public=public)
    return None


def built(referral: Referral, *, public: bool) -> jobs.Built:
    """Return the whole HTML of the document, ready to be set."""
    decision, project = referral.decision, referral.project
    case, municipality = decision.case, project.municipality
    paper = case_paper(case, public=public)
    treated = treatment_of(decision, public=public)
    withheld = paper.withheld or (treated.withheld if treated is not None else "")
    source = {
        "to": referral.to_body.name,
        "sent_on": referral.sent_on.isoformat(),
        "note": "" if withheld else referral.note,
        "text": "" if withheld else decision.text,
        "treated": to_plain(treated) if treated is not None else None,
        "paper": to_plain(paper),
    }
    assets = emblem_assets(municipality)
    title = _("Innstilling til %(body)s: %(number)s %(title)s") % {
        "body": in_sentence(referral.to_body.name),
        "number": paper.number,
        "title": paper.title,
    }
    context = {
        "referral": referral,
        "decision": decision,
        "paper": paper,
        "treated": treated,
        "withheld": withheld,
        "to_body": in_sentence(referral.to_body.name),
        "from_body": in_sentence(decision.body.name),
        "title": title,
        "heading": f"{paper.number} {paper.title}",
        "kicker": _("Innstilling – offentlig utgave") if public else full_label(_("Innstilling"), case, paper),
        "project_name": project.short_name,
        "owner": municipality.name,
        "owner_unit": decision.body.name,
        "emblem": EMBLEM if assets else "",
        "front": front_of(referral, withheld=bool(withheld)),
        "notice": project.notice,
        "today_text": today_text(project),
        "fingerprint": short_fingerprint(source),
        "created": timezone.make_aware(datetime.combine(referral.sent_on, time(12))).isoformat(),
        "author": municipality.name,
        "description": _("Innstilling til %(body)s") % {"body": in_sentence(referral.to_body.name)},
    }
    which = "offentlig" if public else "fullstendig"
    return jobs.Built(
        html=render_to_string("meetings/referral_pdf.html", context),
        title=title,
        filename=f"innstilling-{decision.body.slug}-{case.number}-{case.year}-{which}.pdf",
        identifier=f"urn:omstilling:{project.slug}:innstilling:{referral.pk}:{which}",
        source=source,
        assets=assets,
        reason=_("Oversendelsen er utgitt som PDF"),
    )


def front_of(referral: Referral, *, withheld: bool) -> list[tuple[str, str]]:
    """Return the front box: from whom, to whom, when it was decided and sent, and when it is expected to come up."""
    decision = referral.decision
    rows = [
        (_("Fra"), decision.body.name),
        (_("Til"), referral.to_body.name),
        (_("Innstilt"), date_text(decision.decided_on)),
        (_("Sendt"), date_text(referral.sent_on)),
    ]
    if referral.expected_on is not None:
        rows.append((_("Ventes behandlet"), date_text(referral.expected_on)))
    if referral.note and not withheld:
        rows.append((_("Merknad"), referral.note))
    if not decision.is_confirmed:
        rows.append((_("Merk"), decision.unconfirmed_word.capitalize()))
    return rows


def find(params: dict[str, Any], user: Any) -> Referral:
    """Return the referral as the user may see it. Raises Http404, and PermissionDenied for the full edition."""
    found = Referral.objects.visible_to(user).active().filter(pk=params["referral"])
    referral: Referral | None = found.select_related(
        "project__municipality__emblem", "decision__case__body", "decision__case__project", "decision__body", "to_body"
    ).first()
    if referral is None:
        raise Http404
    if not params.get("public") and not sees_full(user, referral):
        raise PermissionDenied
    return referral


def build(params: dict[str, Any], user: Any) -> jobs.Built:
    """Build the document of a job. Asks again whether the user may read it."""
    return built(find(params, user), public=bool(params.get("public")))


def on_issue(made: jobs.Built, issued: IssuedDocument, params: dict[str, Any], user: Any) -> None:
    """List the frozen document on its referral."""
    referral = Referral.objects.select_for_update().get(pk=params["referral"])
    if params.get("public"):
        raise DomainError(_("Den offentlige utgaven lages når noen ber om den."))
    if referral.document_id is not None:
        raise DomainError(_("Dokumentet er utgitt fra før."))
    referral.document = issued
    referral.save()


def issue_now(*, referral: Referral, by: User) -> Referral:
    """Make and freeze the document now, for a command. Opens a unit of work of its own."""
    params = {"referral": referral.pk}
    made = built(find(params, by), public=False)
    content = render(made.html, identifier=made.identifier, title=made.title, assets=made.assets)
    jobs.issue(KIND, made, content, params, by)
    referral.refresh_from_db()
    return referral


def frame(request: HttpRequest, params: dict[str, Any]) -> jobs.Trail:
    """Put the page of a job under its recommendation."""
    referral = find(params, request.user)
    project = get_project(request, referral.project.slug)
    request.menu_key = "moter.vedtak"  # type: ignore[attr-defined]
    return [
        (project.short_name, project.get_absolute_url()),
        (_("Vedtak"), reverse("projects:decisions", args=[project.slug])),
        (referral.decision.case.case_number, referral.decision.get_absolute_url()),
    ]


def register() -> None:
    """Make the kind known to the documents' jobs."""
    jobs.register_document(KIND, build, on_issue, frame)
