"""The case paper on the case page: its text, its style sheet, and its PDFs."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from budget.models import MeasureCase
from omstilling.ui.formats import join_and
from omstilling.ui.registry import register_panel
from projects.models import Access, Case
from projects.permissions import may_manage_cases

from .access import sees_everything
from .paper_documents import HAS_OPEN_PAPER
from .papers import case_paper


def register() -> None:
    """Hang the panels."""
    register_panel("case.head", paper_style, key="meetings.paper")
    register_panel("case.paper", paper_panel, key="meetings.paper")
    register_panel("case.side", paper_files, key="meetings.paper", order=-10)


def paper_style(request: HttpRequest | None, case: Case) -> SafeString:
    """Return the link to the style sheet."""
    return format_html('<link rel="stylesheet" href="{}">', static("meetings/paper.css"))


def paper_panel(request: HttpRequest | None, case: Case) -> SafeString | str:
    """Draw the paper as this person may read it; those who write it are told what the open one leaves out."""
    if request is None:
        return ""
    paper = case_paper(case, public=False, user=request.user)
    context = {"paper": paper, "left_out": ""}
    if case.access == Access.PUBLIC and may_manage_cases(request.user, case):
        context["left_out"] = _left_out(case, request.user)
    return render_to_string("meetings/paper_panel.html", context, request)


def _left_out(case: Case, user: Any) -> str:
    """Return the numbers of the measures that are not public, of those that the user may see."""
    links = MeasureCase.objects.visible_to(user).active().filter(case=case, measure__withdrawn_at__isnull=True)
    closed = links.exclude(measure__access=Access.PUBLIC).order_by("measure__number")
    return join_and(closed.values_list("measure__number", flat=True))


def paper_files(request: HttpRequest | None, case: Case) -> SafeString | str:
    """Offer the paper as PDF: as this person may read it, and the open one where there is one."""
    if request is None:
        return ""
    context = {
        "url": reverse("meetings:case_paper", args=[case.project.slug, case.pk]),
        "whole": sees_everything(request.user, case),
        "open": case.access in HAS_OPEN_PAPER,
    }
    return render_to_string("meetings/paper_files.html", context, request)
