"""The info page: what every employee reads, and what everybody may read where the project opens it."""

from __future__ import annotations

from functools import cached_property, partial
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.templatetags.static import static
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from omstilling.accounts.languages import SpeaksMixin, foreign
from omstilling.accounts.views.resume import ask_for_login
from omstilling.ui.addresses import address
from omstilling.ui.scope import PageScope
from projects.access import question
from projects.models import NewsItem, Project
from projects.views import earlier
from projects.views.base import ProjectPage, get_project, today_text
from projects.views.documents import SAFE_HEADERS
from projects.visits import remember_visit

from .. import links
from ..acquaintance import INFO_PAGE, acquaintance
from ..article import article, side
from ..readers import the_public
from ..selectors.info_page import InfoPage, info_page


@question
def _open_project(slug: str) -> QuerySet[Project]:
    return Project.objects.active().filter(slug=slug, info_open=True).select_related("municipality").order_by()


def open_scope(project: Project) -> PageScope:
    """Return the frame of the pages without login: like the portal's own, with addresses that are open."""
    municipality = project.municipality
    emblem = address("reporting:info_emblem", project.slug) if municipality.emblem_id else static("ui/emblem.svg")
    return PageScope(
        title=project.short_name,
        home_url=address("reporting:info_page", project.slug),
        owner_name=municipality.name,
        emblem_url=emblem,
        notice=project.notice,
        today_text=today_text(project),
        theme_css_url=address("projects:theme", municipality.slug, municipality.colour.lstrip("#")),
    )


class InfoGround(View):
    """A page of the info pages. Those in the project see it as employees do, all others where the project opens it.

    A project that is closed, and one that does not exist, send those who are not logged in to the door alike.
    """

    access_rule = "anonymous"
    http_method_names = ["get", "head", "options"]
    request: Any
    project: Project
    is_public = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = self.find()
        if found is None:
            if request.user.is_authenticated:
                raise Http404
            return ask_for_login(request)
        self.project = found
        if self.is_public:
            request.page_scope = open_scope(found)  # type: ignore[attr-defined]
        else:
            request.menu_key = "infoside.side"  # type: ignore[attr-defined]
            serve = super(InfoGround, type(self)).dispatch
            find = partial(get_project, request, kwargs["slug"])
            shown = earlier.met(self, lambda view: serve(view, request, *args, **kwargs), find)
            if shown is not None:
                return shown
        response = super().dispatch(request, *args, **kwargs)
        if self.is_public:
            response["X-Robots-Tag"] = "noindex"
        return response

    def check(self) -> None:
        """Ask nothing more: who has found the project may read its page."""

    def find(self) -> Project | None:
        """Return the project as an employee finds it, else as everybody does; nothing where it is not open."""
        slug = self.kwargs["slug"]
        if self.request.user.is_authenticated:
            try:
                return get_project(self.request, slug)
            except Http404:
                pass
        self.is_public = True
        return next(iter(_open_project(slug)), None)


class InfoPageView(SpeaksMixin, InfoGround, TemplateView):
    """What is decided, what it means, what happens when, and whom to ask."""

    template_name = "reporting/info_page.html"
    shows_earlier = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or go to that of a unit that was chosen."""
        chosen = request.GET.get("enhet", "")
        if chosen.isdecimal() and len(chosen) < 10:
            return redirect(links.to(self.project, "reporting:info_unit", int(chosen)))
        return super().get(request, *args, **kwargs)

    @cached_property
    def info(self) -> InfoPage:
        """What the page shows: to those in the project with their own unit, and what is new to them."""
        today = self.project.today()
        if self.is_public:
            return info_page(self.project, None, today, public=True)
        user = self.request.user
        known = acquaintance(self.project, user, today)
        self.request.acquaintance = known  # type: ignore[attr-defined]  # for the panel beside the page
        since = remember_visit(self.project, user, INFO_PAGE, known.seen_at, known.before_at)
        return info_page(self.project, user, today, own=known.unit, since=since)

    def get_heading(self) -> str:
        return _("Dette skjer i omstillingen")

    def get_crumbs(self) -> list[tuple[Any, str | None]]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known = {name: value for name, value in kwargs.items() if name not in self.kwargs}
        return super().get_context_data(
            heading=self.get_heading(),
            breadcrumbs=self.get_crumbs(),
            info=self.info,
            project=self.project,
            article=article(self.info, self.project),
            side=side(self.info, self.project),
            **known,
        )


class InfoUnitView(InfoPageView):
    """What it means for one unit: its own, and what those above it are concerned by."""

    @cached_property
    def info(self) -> InfoPage:
        user = None if self.is_public else self.request.user
        found = info_page(
            self.project,
            user,
            self.project.today(),
            own=self.kwargs["unit"],
            public=self.is_public,
            of_unit=True,
        )
        if found.unit is None:
            raise Http404
        return found

    def get_heading(self) -> str:
        assert self.info.unit is not None
        return self.info.unit.name

    def get_crumbs(self) -> list[tuple[Any, str | None]]:
        return [(_("Infoside"), links.to(self.project, "reporting:info_page")), (self.get_heading(), None)]


class OpenNewsView(SpeaksMixin, InfoGround, TemplateView):
    """A piece of news for everybody. Those in the project read it on its own page there."""

    template_name = "reporting/info_news.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.is_public:
            return redirect(links.to(self.project, "projects:news_item", self.kwargs["pk"]))
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        items = NewsItem.objects.visible_to(the_public(self.project)).active().filter(project=self.project)
        item = get_object_or_404(items, pk=self.kwargs["pk"])
        crumbs = [(_("Infoside"), links.to(self.project, "reporting:info_page")), (item.title, None)]
        return super().get_context_data(
            heading=item.title, breadcrumbs=crumbs, item=item, foreign=SafeString(foreign())
        )


class InfoEmblemView(InfoGround):
    """The municipality's emblem on the pages without login."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        emblem = self.project.municipality.emblem
        if emblem is None:
            raise Http404
        response = HttpResponse(bytes(emblem.content), content_type=emblem.mime)
        response["Content-Security-Policy"] = SAFE_HEADERS["Content-Security-Policy"]
        return response


class InfoPreviewView(ProjectPage):
    """«Slik ser ansatte dette»: the info page with a piece of news that is not out, as its readers will see it."""

    access_rule = "may_write_news"
    template_name = "reporting/info_preview.html"
    menu_key = "infoside.nyheter"
    EMPLOYEE, PUBLIC = "ansatt", "offentlig"

    @cached_property
    def item(self) -> NewsItem:
        items = NewsItem.objects.visible_to(self.request.user).active().filter(project=self.project)
        found: NewsItem = get_object_or_404(items.select_related("author", "project"), pk=self.kwargs["pk"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        public = self.request.GET.get("som") == self.PUBLIC
        chosen = self.request.GET.get("enhet", "")
        unit = int(chosen) if chosen.isdecimal() and len(chosen) < 10 and not public else None
        item = self.item
        hidden = public and item.access != "public"
        info = info_page(
            self.project,
            None,
            self.project.today(),
            own=unit,
            public=public,
            draft=None if hidden else item,
        )
        units = [(pk, f"{'– ' * depth}{name}", pk == unit) for depth, pk, name in info.units]
        crumbs = [
            (_("Nyheter"), links.to(self.project, "projects:news")),
            (item.title, item.get_absolute_url()),
            (_("Forhåndsvisning"), None),
        ]
        return super().get_context_data(
            heading=_("Slik ser ansatte dette") if not public else _("Slik ser alle dette"),
            breadcrumbs=crumbs,
            item=item,
            info=info,
            article=article(info, self.project),
            side=side(info, self.project),
            units=units,
            public=public,
            hidden=hidden,
            unit_name=info.unit.name if info.unit is not None else "",
            **kwargs,
        )
