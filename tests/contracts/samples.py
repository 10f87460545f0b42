"""What the parameters of an address stand for: the thing follows from the address and the page's name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.contracts.world import World


def samples(world: World, name: str, pattern: str) -> dict[str, Any]:
    """Return what each parameter stands for on this page: the thing follows from the address."""
    values: dict[str, Any] = {
        "slug": world.cast.project.slug,
        "municipality": world.cast.municipality.slug,
        "colour": "00437a",
        "uidb64": "MQ",
        "token": "abc-def",
        "job_id": world.job.pk,
        "meeting": world.meeting.slug,
        "item": world.item.pk,
        "seat": world.cast.seats["steering.member"].pk,
        "body": world.cast.bodies["steering"].slug,
        "alternative": world.alternative.pk,
        "indicator": world.indicator.pk,
        "reading": world.reading.pk,
        "relation": world.relation.pk,
        "attachment": world.attachment.pk,
        "view": world.view.pk,
        "unit": world.unit.pk,
        "finding": world.finding,
        "statement": world.statement.pk,
        "accepted": world.accepted.pk,
        "year": 2011,
        "spending": world.spending.pk,
        "version": 1,
        "label": "projects.milestone",
        "secret": world.secret,
        "point": world.point.pk,
        "tolerance": "tid",
        "check": world.check.pk,
        "link": world.milestone_link.pk,
        "activity": world.activity.pk,
    }
    values["part"] = world.exempt_part.pk
    if pattern.startswith(("avmeld/", "nyhetsstrom/")):
        values["secret"] = world.subscription.secret if pattern.startswith("avmeld/") else world.feed_secret
    if "/saker/" in pattern:
        values["attachment"] = world.case_attachment.pk
    if name in {"minutes_changes", "case_extract"}:
        values |= {"meeting": world.corrected.slug, "item": world.corrected_item.pk, "version": 2}
    if name in {"party_view", "employer_reply"}:
        seat = world.cast.seats["steering.union_rep"]
        values |= {"meeting": world.with_unions.slug, "item": world.union_item.pk, "seat": seat.pk}
    if pattern.startswith("apent/"):
        number = world.open_document.number if "vedlegg-" in pattern else 1
        values |= {"meeting": world.open_meeting.slug, "item": world.open_item.pk, "number": number}
    if name == "status_report_send" or name.startswith("report_distribution"):
        values |= {"number": world.sent_report.number, "pk": world.report_distribution.pk}
    numbers = {
        "/risikoer/": world.risk.number,
        "/forutsetninger/": world.assumption.number,
        "/erfaringer/": world.lesson.number,
        "/droftinger/": world.consultation.number,
        "/tiltak/investeringer/": world.investment.number,
        "/tiltak/pakker/": world.package.number,
        "/okonomiplan/linjer/": world.budget_line.number,
        "/tiltak/import/": world.import_run.number,
        "/tiltak/realisert/import/": world.realised_run.number,
        "/malinger/import/": world.readings_run.number,
        "/tiltak/": world.measure.number,
        "/plan/import/": world.plan_run.number,
        "/plan/": world.milestone.number,
        "/dokumenter/": world.document.number,
        "/statusrapporter/": world.report.number,
        "/infoside/sporsmal/innboks/": world.question.number,
        "/innkallinger/": world.notice.number,
        "/styringssignaler/": world.signal.number,
    }
    if name in {"mandate", "work_group_edit", "work_group_dissolve", "group_report_new"}:
        values["body"] = world.cast.bodies["work_body"].slug
    if "/organisasjonskart/" in pattern:
        values["unit"] = world.proposed_unit.pk
    if "/forhold/" in pattern and "/vedtak/" in pattern:
        values["relation"] = world.touches.pk
    keys = {
        "/pa-vei/": world.referral.pk,
        "/faser/": world.phase.pk,
        "/arshjul/": world.year_mark.pk,
        "/versjoner/": world.document_version.pk,
        "/dokumenter/<int:number>/utsendinger/": world.distribution.pk,
        "/merknader/": world.review.pk,
        "/forslag/": world.proposal.pk,
        "/votering/": world.ballot.pk,
        "/innspill/": world.contribution.pk,
        "/okonomiplan/rammeomrader/": world.budget_area.pk,
        "/okonomiplan/notater/": world.budget_note.pk,
        "/prosjektbudsjett/": world.cost.pk,
        "/tiltak/realisert/": world.realised.pk,
        "/fratredelse/": world.recusal.pk,
        "/avtaler/": world.agreement.pk,
        "/personer/": world.cast.people["employee"].pk,
        "/roller/": world.cast.people["employee"].grants.get().pk,
        "/om/punkter/": world.text.pk,
        "/plasser/": world.cast.seats["steering.member"].pk,
        "/organisasjonskart/": world.proposal_of_units.pk,
        "/enheter/": world.unit.pk,
        "/utredningsomrader/": world.area.pk,
        "/saker/": world.case.pk,
        "/vedtak/": world.decided.pk,
        "/mal/": world.goal.pk,
        "/kompetanse/": world.competence_plan.pk,
        "/undersokelser/": world.survey.pk,
        "/nyheter/": world.news.pk,
        "/infoside/kontakter/": world.contact.pk,
        "/sporbarhet/": world.milestone.pk,
        "/epost/": world.mail.pk,
        "/grupperapporter/": world.group_report.pk,
        "/varsler/": world.notification.pk if world.notification is not None else 0,
    }
    for part, value in numbers.items():
        if part in f"/{pattern}":
            values.setdefault("number", value)
    for part, value in keys.items():
        if part in f"/{pattern}":
            values.setdefault("pk", value)
    return values
