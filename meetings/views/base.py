"""What the pages of a meeting have in common: the meeting as the user may see it, its path, and its cases."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.ui.formats import date_text
from projects.access import question
from projects.models import Case, Project
from projects.views.base import Crumbs, ProjectFormView, ProjectMixin

from ..models import AgendaItem, Meeting

MENU = "moter.moter"


@question
def _meeting(project: Project, user: Any, slug: str) -> QuerySet[Meeting]:
    found = Meeting.objects.visible_to(user).active().filter(project=project, slug=slug).order_by()
    return found.select_related("body__recommends_to", "chaired_by__person")


class MeetingMixin(ProjectMixin):
    """Finds the meeting; the rule of the page is asked about it."""

    menu_key = MENU

    @cached_property
    def meeting(self) -> Meeting:
        meeting = next(iter(_meeting(self.project, self.request.user, self.kwargs["meeting"])), None)
        if meeting is None:
            raise Http404
        meeting.project = self.project
        return meeting

    def get_rule_object(self) -> Any:
        return self.meeting

    def trail(self, *more: tuple[Any, str | None]) -> Crumbs:
        """Return the path down to the meeting, or to a page under it."""
        crumbs: Crumbs = [(_("Møter"), reverse("meetings:meetings", args=[self.project.slug]))]
        name = f"{self.meeting.body.name} {date_text(self.meeting.held_on)}"
        return [*crumbs, (name, self.meeting.get_absolute_url() if more else None), *more]

    def beyond_address(self, context: dict[str, Any]) -> dict[str, Any]:
        """Return what is in a context beside the words of the address, which have the names of rows."""
        return {key: value for key, value in context.items() if key not in self.kwargs}

    def url(self, name: str, *args: Any) -> str:
        """Return the address of a page under the meeting."""
        return reverse(f"meetings:{name}", args=[self.project.slug, self.meeting.slug, *args])


class ItemMixin(MeetingMixin):
    """Finds a case on the agenda that the user may see."""

    @cached_property
    def item(self) -> AgendaItem:
        user = self.request.user
        found = AgendaItem.objects.visible_to(user).active().filter(meeting=self.meeting)
        found = found.filter(case__in=Case.objects.visible_to(user))
        item: AgendaItem = get_object_or_404(
            found.select_related("case__body", "case__project", "decision__project"), pk=self.kwargs["item"]
        )
        item.meeting = self.meeting
        return item

    @property
    def item_url(self) -> str:
        return self.url("item", self.item.pk)

    def item_trail(self, last: Any = "") -> Crumbs:
        number = self.item.case.case_number
        if not last:
            return self.trail((number, None))
        return self.trail((number, self.item_url), (last, None))


class MeetingForms(MeetingMixin, ProjectFormView):
    """A form page of a meeting. It ends on the meeting's page."""

    access_rule = "may_run_meeting"

    def get_object(self) -> Any:
        return self.meeting

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail((self.get_heading(), None))

    def get_cancel_url(self) -> str:
        return str(self.meeting.get_absolute_url())

    def get_success_url(self, result: Any = None) -> str:
        return str(self.meeting.get_absolute_url())


class ItemForms(ItemMixin, ProjectFormView):
    """A form page of a case. It ends on the case's page in the meeting."""

    access_rule = "may_run_meeting"

    def get_object(self) -> Any:
        return None

    def check(self) -> None:
        """Ask the rule, and find the case: one that the user may not see is not found."""
        super().check()
        bool(self.item)

    def get_breadcrumbs(self) -> Crumbs:
        return self.item_trail(self.get_heading())

    def get_cancel_url(self) -> str:
        return self.item_url

    def get_success_url(self, result: Any = None) -> str:
        return self.item_url
