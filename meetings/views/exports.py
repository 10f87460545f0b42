"""A meeting, a case, a decision and the votes of a case as JSON.

All get the public edition; ``?utgave=full`` is for those who see everything in the body.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from projects.models import Case, Decision
from projects.views.base import ProjectMixin

from ..exports import case_export, decision_export, meeting_export, vote_export, write_json
from .base import ItemMixin, MeetingMixin

FULL = "full"


class JsonView(ProjectMixin):
    """Answers with one document."""

    access_rule = "visible"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        about = self.get_rule_object()
        full = request.GET.get("utgave") == FULL
        if full and not self.may("may_export_full", about):
            raise PermissionDenied
        at = settings.BASE_URL + request.path
        data = self.document(about, public=not full, at=f"{at}?utgave={FULL}" if full else at)
        response = HttpResponse(write_json(data), content_type="application/json; charset=utf-8")
        name = f"{self.name(about)}{'-fullstendig' if full else ''}.json"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def document(self, about: Any, *, public: bool, at: str) -> dict[str, Any]:
        """Return the document."""
        raise NotImplementedError

    def name(self, about: Any) -> str:
        """Return the file's name, without its ending and without anything of the case."""
        raise NotImplementedError


class MeetingJsonView(MeetingMixin, JsonView):
    """A meeting."""

    def document(self, about: Any, *, public: bool, at: str) -> dict[str, Any]:
        about.body.project = self.project
        return meeting_export(about, public=public, at=at, user=self.request.user)

    def name(self, about: Any) -> str:
        return f"mote-{about.slug}"


class VotesJsonView(ItemMixin, JsonView):
    """The votes of a case in a meeting."""

    def get_rule_object(self) -> Any:
        return self.item

    def may(self, rule: str, obj: Any = None) -> bool:
        return super().may(rule, self.meeting if obj is self.item else obj)

    def document(self, about: Any, *, public: bool, at: str) -> dict[str, Any]:
        self.meeting.body.project = self.project
        return vote_export(about, public=public, at=at, user=self.request.user)

    def name(self, about: Any) -> str:
        return f"voteringer-{self.meeting.slug}-{about.order}"


class CaseJsonView(JsonView):
    """A case, with its treatments in meetings."""

    def get_rule_object(self) -> Any:
        found = Case.objects.visible_to(self.request.user).active().filter(project=self.project)
        case = get_object_or_404(found.select_related("body"), pk=self.kwargs["pk"])
        case.project = case.body.project = self.project
        return case

    def document(self, about: Any, *, public: bool, at: str) -> dict[str, Any]:
        return case_export(about, public=public, at=at, user=self.request.user)

    def name(self, about: Any) -> str:
        return f"sak-{about.pk}"


class DecisionJsonView(JsonView):
    """A decision, with its votes."""

    def get_rule_object(self) -> Any:
        found = Decision.objects.visible_to(self.request.user).active().filter(project=self.project)
        decision = get_object_or_404(found.select_related("case__body", "body"), pk=self.kwargs["pk"])
        decision.project = decision.body.project = decision.case.project = decision.case.body.project = self.project
        return decision

    def document(self, about: Any, *, public: bool, at: str) -> dict[str, Any]:
        return decision_export(about, public=public, at=at, user=self.request.user)

    def name(self, about: Any) -> str:
        return f"vedtak-{about.pk}"
