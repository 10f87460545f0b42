"""Ask for the extract of one case from the approved minutes."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from omstilling.pdf.jobs import request_render
from omstilling.ui.flow import SeeOther
from projects.views.base import ProjectPage

from ..access import sees_everything
from ..extracts import KIND, extract_of, newest_finished
from .base import ItemMixin

PUBLIC = "offentlig"


class CaseExtractView(ItemMixin, ProjectPage):
    """Make the extract as PDF: the full one for those who see everything, the public one for the others."""

    shows_earlier = False
    access_rule = "visible"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        item = self.item
        public = request.POST.get("utgave") == PUBLIC or not sees_everything(request.user, self.meeting)
        minutes = newest_finished(item, request.user, public=public)
        if minutes is None:
            raise Http404
        extract_of(minutes, item, public=public)
        params = {"minutes": minutes.pk, "item": item.pk, "public": public}
        return SeeOther(reverse("pdf:job", args=[request_render(KIND, params, request.user).pk]))
