"""The page of a union's representative."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui import formats
from projects.services.news import project_now
from projects.views.base import ProjectPage
from projects.visits import since_last_visit

from ..union_desk import desk_of, lines

PAGE = "tillitsvalgt"


class UnionDeskView(ProjectPage):
    """What is new, what waits for the union, its statements, its meetings and its deadlines."""

    access_rule = "may_see_union_desk"
    menu_key = "moter.tillitsvalgt"
    template_name = "meetings/union_desk.html"
    #: What waits, and what is new since the last visit, is of today.
    shows_earlier = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, now = self.request.user, project_now(self.project)
        before = since_last_visit(self.project, user, PAGE)
        desk = desk_of(self.project, user, before, now)
        count = lines(desk.waiting)
        return super().get_context_data(
            heading=_("For tillitsvalgte"),
            breadcrumbs=[(_("For tillitsvalgte"), None)],
            desk=desk,
            lead=_("Én ting venter på dere.") if count == 1 else _("%(n)s ting venter på dere.") % {"n": count},
            nothing_waits=count == 0,
            new_words=_("Siden du var her sist, %(day)s") % {"day": formats.datetime_text(before)}
            if before is not None
            else _("Siste to uker"),
            **kwargs,
        )
