"""What one has been told: the list, opening one, and marking all as read."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView, View

from omstilling.ui.addresses import address
from omstilling.ui.flow import SeeOther

from ..choices import mark_seen
from ..models import Notification
from ..selectors import notifications_of
from ..titles import told_all

A_PAGE = 50
#: The values of the filter in the address.
UNSEEN = "uleste"


class NotificationsView(TemplateView):
    """One's own notifications, the latest first: all of them, or those not read."""

    access_rule = "login"
    template_name = "mail/notifications.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user: Any = self.request.user
        only_unseen = self.request.GET.get("vis") == UNSEEN
        every = notifications_of(user)
        unseen = every.filter(seen_at__isnull=True)
        page = Paginator(unseen if only_unseen else every, A_PAGE).get_page(self.request.GET.get("side"))
        shown: list[Notification] = list(page.object_list)
        rows = list(zip(shown, told_all(user, shown), strict=True))
        return super().get_context_data(
            heading=_("Varsler"),
            breadcrumbs=[(_("Forside"), "/"), (_("Varsler"), None)],
            rows=rows,
            page_obj=page,
            only_unseen=only_unseen,
            unseen=unseen.count(),
            count=page.paginator.count,
            **kwargs,
        )


class OpenNotificationView(View):
    """Go to what a notification is about; it is read then."""

    access_rule = "login"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        user: Any = request.user
        found = get_object_or_404(notifications_of(user), pk=pk)
        if request.method == "GET":
            mark_seen(person=user, notification=found)
        return SeeOther(found.path)


class AllSeenView(View):
    """Mark all as read."""

    access_rule = "login"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        user: Any = request.user
        count = mark_seen(person=user)
        if count:
            words = ngettext("%(n)s varsel er merket som lest.", "%(n)s varsler er merket som lest.", count)
            messages.success(request, words % {"n": count})
        return SeeOther(address("mail:notifications"))
