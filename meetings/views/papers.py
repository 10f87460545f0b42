"""The case paper as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from omstilling.pdf.jobs import request_render
from omstilling.ui.flow import SeeOther
from projects.views.base import ProjectPage
from projects.views.cases import CaseMixin

from ..paper_documents import KIND, find

PUBLIC = "offentlig"


class CasePaperView(CaseMixin, ProjectPage):
    """Ask for the paper of a case as PDF, as this person may read it or as it is for all."""

    access_rule = "visible"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        case = self.find()
        params = {"case": case.pk, "public": request.POST.get("utgave") == PUBLIC}
        find(params, request.user)
        job = request_render(KIND, params, request.user)
        return SeeOther(reverse("pdf:job", args=[job.pk]))
