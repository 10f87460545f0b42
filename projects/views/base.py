"""The ground under every page of a project: the project as this user may see it, the rule, and the page's frame."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cached_property, partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.templatetags.static import static
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.generic import TemplateView, View

from omstilling.ui.addresses import address
from omstilling.ui.flow import ServiceFormView
from omstilling.ui.formats import date_text
from omstilling.ui.lists import ListPage
from omstilling.ui.scope import PageScope

from .. import saved_views
from ..access import Role, forget_access, question, role_label, roles_in, told_by
from ..models import Project
from ..permissions import RULES
from . import earlier

#: Label and address of each step down to a page; the page itself has no address.
Crumbs = list[tuple[Any, str | None]]

#: Rules that need no predicate: whoever finds the object through ``visible_to`` may see the page.
SEEING = frozenset({"visible"})


@question
def _visible_project(user: Any, slug: str) -> QuerySet[Project]:
    return Project.objects.visible_to(user).select_related("municipality").filter(slug=slug).order_by()


def get_project(request: HttpRequest, slug: str) -> Project:
    """Return the project as the user may see it (404 else), and give the page its frame. Two queries at most."""
    # The person was read when the request was let in; asked for directly, a page asks hundreds of times for less.
    request.user = found_in(request.user)
    project = next(iter(_visible_project(request.user, slug)), None)
    if project is None:
        raise Http404
    request.user.acting_role = role_label(request.user, project)  # type: ignore[union-attr]
    request.page_scope = scope_of(project)  # type: ignore[attr-defined]
    request.project = project  # type: ignore[attr-defined]
    return project


def found_in(user: Any) -> Any:
    """Return the person whom a request stands for, without the wrapping that waits until somebody asks."""
    if not isinstance(user, SimpleLazyObject):
        return user
    bool(user.is_authenticated)
    return user._wrapped  # type: ignore[attr-defined]


def today_text(project: Project) -> str:
    """Return which day it is in an example, for its pages and documents; nothing elsewhere."""
    if project.frozen_today is None:
        return ""
    return _("Eksemplets «i dag» er %s.") % date_text(project.frozen_today)


def scope_of(project: Project) -> PageScope:
    """Return the frame of a project's pages."""
    municipality = project.municipality
    return PageScope(
        title=project.short_name,
        home_url=address("projects:home", project.slug),
        owner_name=municipality.name,
        emblem_url=address("projects:emblem", municipality.slug)
        if municipality.emblem_id
        else static("ui/emblem.svg"),
        notice=project.notice,
        today_text=today_text(project),
        theme_css_url=address("projects:theme", municipality.slug, municipality.colour.lstrip("#")),
    )


class ProjectMixin(View):
    """A view of a project. ``access_rule`` is the name of a rule in ``projects.permissions``, or «visible».

    The rule is asked about ``get_rule_object()``: the project, unless the view says otherwise.
    """

    #: Of somebody who is logged in: nobody else finds a project. The stubs would say «or anonymous» everywhere.
    request: Any
    access_rule = ""
    menu_key = ""
    #: Whether the page can be asked for as it was on an earlier day: ``?dato=2011-03-14``.
    shows_earlier = False
    #: Whether the page is a step of some act: no link leads to it from a page that shows an earlier day.
    is_of_now = False

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.menu_key:
            request.menu_key = self.menu_key  # type: ignore[attr-defined]
        bool(self.project)
        if request.method == "OPTIONS" or str(request.method).lower() not in self.http_method_names:
            return self.http_method_not_allowed(request)
        serve = super(ProjectMixin, type(self)).dispatch
        find = partial(get_project, request, self.kwargs["slug"])
        response = earlier.met(self, lambda view: serve(view, request, *args, **kwargs), find)
        if response is not None:
            return response
        self.check()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def project(self) -> Project:
        return get_project(self.request, self.kwargs["slug"])

    @property
    def by(self) -> Any:
        """Who acts: a page of a project is met by a logged-in person only."""
        return self.request.user

    @cached_property
    def roles(self) -> frozenset[Role]:
        """The user's roles in the project."""
        return roles_in(self.request.user, self.project)

    def get_rule_object(self) -> Any:
        """Return what the rule is asked about."""
        return self.project

    def check(self) -> None:
        """Ask the rule. Raises Http404 for what is not visible, PermissionDenied for what is not allowed."""
        obj = self.get_rule_object()
        if self.access_rule in SEEING:
            return
        if not RULES[self.access_rule](self.request.user, obj):
            raise PermissionDenied

    def recheck(self) -> None:
        """Ask again with fresh roles: rights may have been taken away since the page was opened."""
        forget_access(self.request.user)
        self.check()

    def may(self, rule: str, obj: Any = None) -> bool:
        """Tell whether this user may do something else, for the buttons of the page."""
        return RULES[rule](self.request.user, obj if obj is not None else self.project)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        more = {"project": self.project, "today": self.project.today()}
        return super().get_context_data(**{**more, **kwargs})  # type: ignore[misc,no-any-return]


class ProjectPage(ProjectMixin, TemplateView):
    """A page of a project that shows something."""

    shows_earlier = True


class ProjectList(ProjectMixin, ListPage):
    """A list page of a project."""

    shows_earlier = True
    #: Whether ``find_rows`` of the bare list looks at nothing but project, user, today and sort: then it is kept.
    keeps_question = False
    #: Whether people may keep what the list shows under a name. One query more.
    saves_views = False

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put the list's saved views in the context."""
        if self.saves_views:
            kwargs["list_views"] = saved_views.draw(self)
        return super().get_context_data(**kwargs)

    def question_key(self) -> Hashable | None:
        if not self.keeps_question:
            return None
        return told_by(self.request.user), told_by(self.project), self.project.today()


class ProjectFormView(ProjectMixin, ServiceFormView):
    """A form page of a project."""

    def get_cancel_url(self) -> str:
        if self.object is not None:
            return str(self.object.get_absolute_url())
        return self.project.get_absolute_url()


class RowMixin(ProjectMixin):
    """A page of one row, or one under it: how the row is found, and the path down to it."""

    def find(self) -> Any:
        """Return the row as the user may see it. Raises Http404 where there is none."""
        raise NotImplementedError

    def above(self, row: Any) -> Crumbs:
        """Return the steps down to where the row is listed. The row is ``None`` as long as it is new."""
        raise NotImplementedError

    def label_of(self, row: Any) -> Any:
        """Return what the row is called in the path."""
        return row.title

    def trail(self, row: Any, last: Any = "") -> Crumbs:
        """Return the path to the row, or to a page under it."""
        crumbs = [*self.above(row)]
        if row is not None:
            crumbs.append((self.label_of(row), row.get_absolute_url() if last else None))
        return [*crumbs, (last, None)] if last else crumbs


class RowFormView(RowMixin, ProjectFormView):
    """A form page about one row, which the rule is asked about; while there is none, it is asked about the project."""

    def get_object(self) -> Any:
        return self.find()

    def get_rule_object(self) -> Any:
        return self.object or self.project

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.object, self.get_heading())
