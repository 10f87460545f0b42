"""One's own calendar: the page where its address is made, shown once and taken back, and the calendar itself."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from omstilling.ui.addresses import address
from omstilling.ui.flow import ServiceFormView
from omstilling.ui.forms import ServiceForm
from projects.models import Project

from ..feeds import personal_calendar, plan_calendar
from ..models import CalendarAddress
from ..services.calendars import make_calendar_address, owner_of, revoke_calendar_address

Crumbs = list[tuple[Any, str | None]]


class CalendarFeedView(View):
    """A person's calendar, for whoever has its address: a calendar program has no session."""

    access_rule = "anonymous"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = owner_of(kwargs["secret"])
        if person is None:
            raise Http404
        return _private(self.text_of(person), "omstilling")

    def text_of(self, person: Any) -> str:
        """Return the calendar's text."""
        return personal_calendar(person)


class PlanFeedView(CalendarFeedView):
    """The whole plan of a project as its owner sees it, under the same address and as easily taken back."""

    def text_of(self, person: Any) -> str:
        project = Project.objects.visible_to(person).filter(slug=self.kwargs["slug"]).first()
        if project is None:
            raise Http404
        return plan_calendar(person, project)


def _private(text: str, name: str) -> HttpResponse:
    """Return a calendar that nobody keeps on the way."""
    response = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


class CalendarAddressView(ServiceFormView):
    """Make an address for one's calendar. It is shown in the answer to that alone."""

    access_rule = "login"
    template_name = "meetings/calendar_address.html"
    form_class = ServiceForm
    heading = gettext_lazy("Kalenderadresse")
    success_message = gettext_lazy("Kalenderadressen er laget.")
    reason = gettext_lazy("Ny kalenderadresse er laget")
    secret = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = CalendarAddress.objects.visible_to(self.request.user).active().first()
        url = settings.BASE_URL + address("meetings:feed", self.secret) if self.secret else ""
        mine = Project.objects.visible_to(self.request.user).active().order_by("name")
        projects = list(mine) if self.secret else []
        plans = [
            (one.name, settings.BASE_URL + address("meetings:plan_feed", self.secret, one.slug)) for one in projects
        ]
        return super().get_context_data(
            **{
                "own": own,
                "plans": plans,
                "feed_url": url,
                "webcal_url": f"webcal:{url.partition(':')[2]}" if url else "",
                **kwargs,
            }
        )

    def perform(self, form: Any) -> None:
        person: Any = self.request.user
        self.secret = make_calendar_address(person=person, by=person, reason=self.get_reason(form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if not self.secret:
            return response
        # Not sent on to another page: then the secret would have to be kept somewhere on the way.
        shown: HttpResponse = self.render_to_response(
            self.get_context_data(form=self.get_form_class()(), form_token="")
        )
        return shown

    def get_success_url(self, result: Any = None) -> str:
        return reverse("meetings:calendar_address")

    def get_cancel_url(self) -> str:
        return reverse("accounts:profile")

    def get_breadcrumbs(self) -> Crumbs:
        return [(_("Forside"), "/"), (_("Profil"), reverse("accounts:profile")), (self.heading, None)]


class RevokeCalendarView(ServiceFormView):
    """Take one's calendar address back."""

    access_rule = "login"
    template_name = "ui/confirm.html"
    form_class = ServiceForm
    heading = gettext_lazy("Slå av kalenderadressen")
    intro = gettext_lazy("Adressen slutter å virke med en gang, i alle kalendere der den er lagt inn.")
    submit_label = gettext_lazy("Slå av")
    success_message = gettext_lazy("Kalenderadressen er slått av.")
    reason = gettext_lazy("Kalenderadressen er slått av")
    danger = True

    def perform(self, form: Any) -> None:
        person: Any = self.request.user
        revoke_calendar_address(person=person, by=person, reason=self.get_reason(form))

    def get_success_url(self, result: Any = None) -> str:
        return reverse("meetings:calendar_address")

    def get_cancel_url(self) -> str:
        return reverse("meetings:calendar_address")

    def get_breadcrumbs(self) -> Crumbs:
        page = (_("Kalenderadresse"), reverse("meetings:calendar_address"))
        return [(_("Forside"), "/"), (_("Profil"), reverse("accounts:profile")), page, (self.heading, None)]
