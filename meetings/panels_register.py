"""What the way of decisions hangs on the floors below: to the body that decides and back, and a second look."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from omstilling.pdf.models import RenderJob
from omstilling.ui.registry import register_panel
from projects.models import Body, Case, Decision, DecisionKind, DecisionOutcome
from projects.permissions import may_answer_referral, may_manage_cases, may_send_referral
from projects.selectors.follow_up import is_due_for_review

from .models import Referral
from .on_the_way import Way, referrals_of, waiting, ways_of
from .referral_documents import KIND, sees_full
from .services.referrals import HOLDING
from .wording import Mark, in_sentence, word_diff

#: So many are shown on a body's page.
SHOWN = 5


def register() -> None:
    """Hang the panels."""
    register_panel("decision.actions", decision_actions, key="meetings.referral", order=-5)
    register_panel("decision.content", decision_way, key="meetings.referral", order=-5)
    register_panel("body.content", body_way, key="meetings.on_the_way", order=30)


def can_be_sent(decision: Decision) -> bool:
    """Tell whether a decision is a recommendation that can be sent to the body above."""
    return (
        decision.kind == DecisionKind.RECOMMENDATION
        and decision.outcome == DecisionOutcome.ADOPTED
        and decision.status in HOLDING
        and decision.body.recommends_to_id is not None
    )


def decision_actions(request: HttpRequest | None, decision: Decision) -> SafeString | str:
    """The buttons that send a recommendation, register what came of it, and take a decision up again."""
    if request is None:
        return ""
    project, user = decision.project, request.user
    above = decision.body.recommends_to
    context: dict[str, Any] = {"above": in_sentence(above.name) if above is not None else ""}
    if can_be_sent(decision):
        way = _way_from(decision, user)
        if way is None and may_send_referral(user, decision):
            context["send_url"] = reverse("meetings:send_referral", args=[project.slug, decision.pk])
        elif way is not None and way.is_open and way.meeting is None and may_answer_referral(user, decision):
            context["answer_url"] = reverse("meetings:answer_referral", args=[project.slug, way.referral.pk])
            context["to_body"] = in_sentence(way.referral.to_body.name)
    if is_due_for_review(decision, project.today()) and may_manage_cases(user, decision):
        context["revisit_url"] = reverse("meetings:revisit", args=[project.slug, decision.pk])
    return render_to_string("meetings/panels/referral_buttons.html", context, request) if len(context) > 1 else ""


def decision_way(request: HttpRequest | None, decision: Decision) -> SafeString | str:
    """To the body that decides and back: when it was sent, what it waits for, what came of it and what was changed."""
    if request is None:
        return ""
    user = request.user
    out = _way_from(decision, user) if decision.kind == DecisionKind.RECOMMENDATION else None
    back = _way_to(decision, user) if decision.kind == DecisionKind.FINAL else None
    again = list(Case.objects.visible_to(user).active().filter(reviews=decision).select_related("body", "project"))
    found = out or back
    if found is None and not again:
        return ""
    context: dict[str, Any] = {"decision": decision, "way": found, "is_answer": back is not None, "again": again}
    if found is not None:
        context["to_body"] = in_sentence(found.referral.to_body.name)
        context |= _document(found.referral, user)
        context |= {
            "may_change": found.is_open and may_send_referral(user, decision),
            "may_withdraw": found.referral.answer_id is None and may_send_referral(user, decision),
            "may_answer": found.is_open and may_answer_referral(user, decision),
        }
        if found.answer is not None and found.answer.outcome == DecisionOutcome.ADOPTED:
            pieces = word_diff(found.referral.decision.text, found.answer.text)
            context["pieces"] = pieces
            context["is_changed"] = any(piece.mark != Mark.SAME for piece in pieces)
    return render_to_string("meetings/panels/referral.html", context, request)


def _document(referral: Referral, user: Any) -> dict[str, Any]:
    """Return what is said of the document: the frozen file, or the job that makes it."""
    full = sees_full(user, referral)
    if referral.document_id is not None or not full:
        return {"sees_full": full}
    job = RenderJob.objects.filter(kind=KIND, params={"referral": referral.pk}, requested_by=user).only("pk", "state")
    return {"sees_full": full, "job": job.order_by("-created_at").first()}


def _way_from(decision: Decision, user: Any) -> Way | None:
    return _one(referrals_of(decision.project, user).filter(decision=decision), decision, user)


def _way_to(decision: Decision, user: Any) -> Way | None:
    return _one(referrals_of(decision.project, user).filter(answer=decision), decision, user)


def _one(found: Any, decision: Decision, user: Any) -> Way | None:
    row = found.first()
    return ways_of([row], user, decision.project.today())[row.pk] if row is not None else None


def body_way(request: HttpRequest | None, body: Body) -> SafeString | str:
    """What is on its way to a body; nothing when nothing is."""
    if request is None:
        return ""
    found = referrals_of(body.project, request.user).filter(waiting(), to_body=body)
    rows = list(found[: SHOWN + 1])
    if not rows:
        return ""
    ways = ways_of(rows, request.user, body.project.today())
    url = f"{reverse('meetings:referrals', args=[body.project.slug])}?organ={body.pk}"
    context = {"ways": [ways[row.pk] for row in rows[:SHOWN]], "more": len(rows) > SHOWN, "url": url}
    return render_to_string("meetings/panels/on_the_way.html", context, request)
