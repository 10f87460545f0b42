"""The news by e-mail and as a feed: choosing, the way out without login, and the feeds themselves."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView, View

from omstilling.accounts.languages import SpeaksMixin
from omstilling.mail.feed_addresses import feed_address_of, make_feed_address, opened_by, revoke_feed_address
from omstilling.mail.services import scope_of
from omstilling.ui.addresses import address
from projects.models import Project
from projects.views.base import Crumbs, ProjectFormView

from ..news_feed import open_feed, own_feed
from ..subscription_forms import FeedForm, SubscriptionForm
from ..subscriptions import end_subscription, subscribe, subscription_by, subscription_of

MENU = "infoside.side"


class SubscriptionView(SpeaksMixin, ProjectFormView):
    """Choose whether and how often one gets the news by e-mail; beside it, the feed."""

    access_rule = "visible"
    menu_key = MENU
    form_class = SubscriptionForm
    heading = gettext_lazy("Abonner på nyheter")
    intro = gettext_lazy("Få nyhetene fra infosiden på e-post. Du kan slutte når du vil.")
    submit_label = gettext_lazy("Lagre valget")
    template_name = "reporting/subscription.html"

    def get_initial(self) -> dict[str, Any]:
        now = subscription_of(self.project, self.by)
        pace = SubscriptionForm.NEVER if now is None else SubscriptionForm.WEEKLY if now.weekly else "at_once"
        return {"pace": pace}

    def perform(self, form: Any) -> None:
        pace = form.cleaned_data["pace"]
        if pace != SubscriptionForm.NEVER:
            subscribe(project=self.project, person=self.by, weekly=pace == SubscriptionForm.WEEKLY)
            return
        found = subscription_of(self.project, self.by)
        if found is not None:
            end_subscription(subscription=found)

    def get_success_message(self, result: Any) -> str:
        now = subscription_of(self.project, self.by)
        if now is None:
            return _("Du får ikke nyhetene på e-post.")
        return _("Du får nyhetene på e-post en gang i uka.") if now.weekly else _("Du får nyhetene på e-post.")

    def get_success_url(self, result: Any = None) -> str:
        return address("reporting:info_page", self.project.slug)

    def get_cancel_url(self) -> str:
        return address("reporting:info_page", self.project.slug)

    def get_breadcrumbs(self) -> Crumbs:
        return [(_("Infoside"), self.get_cancel_url()), (self.heading, None)]


class FeedAddressView(SpeaksMixin, ProjectFormView):
    """Make an address for one's own feed, or take it back. It is shown in the answer to that alone."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "reporting/feed_address.html"
    form_class = FeedForm
    heading = gettext_lazy("Nyhetsstrøm")
    secret = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        url = settings.BASE_URL + address("reporting:own_news_feed", self.secret) if self.secret else ""
        return super().get_context_data(
            **{"own": feed_address_of(self.by, self.project), "feed_url": url, "open_url": self.open_url(), **kwargs}
        )

    def open_url(self) -> str:
        """Return the address of the feed that is open to all, where the info page is."""
        if not self.project.info_open:
            return ""
        return settings.BASE_URL + address("reporting:open_news_feed", self.project.slug)

    def perform(self, form: Any) -> None:
        if form.cleaned_data["act"] == FeedForm.OFF:
            revoke_feed_address(person=self.by, scope=self.project)
        else:
            self.secret = make_feed_address(person=self.by, scope=self.project)

    def get_success_message(self, result: Any) -> str:
        return _("Adressen er laget.") if self.secret else _("Adressen er slått av.")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        if not self.secret:
            return response
        # Not sent on to another page: then the secret would have to be kept somewhere on the way.
        shown: HttpResponse = self.render_to_response(self.get_context_data(form=FeedForm(), form_token=""))
        return shown

    def get_success_url(self, result: Any = None) -> str:
        return address("reporting:feed_address", self.project.slug)

    def get_cancel_url(self) -> str:
        return address("reporting:info_page", self.project.slug)

    def get_breadcrumbs(self) -> Crumbs:
        return [(_("Infoside"), self.get_cancel_url()), (self.heading, None)]


@method_decorator(csrf_exempt, name="dispatch")
class UnsubscribeView(TemplateView):
    """End a subscription by its secret, without login: by the page's button, or by the mail program (RFC 8058).

    Fetching it ends nothing: programs that look into mails fetch every address there is.
    """

    access_rule = "anonymous"
    template_name = "reporting/unsubscribe.html"
    http_method_names = ["get", "head", "post", "options"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = subscription_by(self.kwargs["secret"])
        if row is None:
            raise Http404
        return super().get_context_data(
            heading=_("Nyheter på e-post"), subscription=row, name=row.project.name, ended=row.ended_at, **kwargs
        )

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _unseen(super().get(request, *args, **kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        row = subscription_by(kwargs["secret"])
        if row is None:
            raise Http404
        end_subscription(subscription=row)
        return _unseen(self.render_to_response(self.get_context_data(just_ended=True)))


class OpenNewsFeedView(View):
    """The public news of a project whose info page is open."""

    access_rule = "anonymous"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        found = Project.objects.active().filter(info_open=True).select_related("municipality")
        project = get_object_or_404(found, slug=kwargs["slug"])
        return HttpResponse(open_feed(project), content_type="application/atom+xml; charset=utf-8")


class OwnNewsFeedView(View):
    """The news that a person may read, for whoever has the address: a feed reader has no session."""

    access_rule = "anonymous"
    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        opened = opened_by(kwargs["secret"])
        if opened is None:
            raise Http404
        projects = Project.objects.visible_to(opened.person).active().select_related("municipality")
        project = next((one for one in projects if scope_of(one) == opened.scope), None)
        if project is None:
            raise Http404
        response = HttpResponse(own_feed(project, opened.person), content_type="application/atom+xml; charset=utf-8")
        return _unseen(response)


def _unseen(response: HttpResponse) -> HttpResponse:
    """Keep a page whose address is a secret out of caches, indexes and the addresses that are told on."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response
