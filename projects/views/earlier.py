"""«Slik så prosjektet ut»: any page of a project with ``?dato=`` in its address, shown as it was at that day's end.

The page is drawn by its own view from the tables as they stood (``omstilling.audit.as_of``). Here the day is read,
links and search forms get the day too, and what acts is taken out. Why: ``docs/decisions/0057``.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from html import escape, unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from omstilling.audit.as_of import as_it_was, end_of
from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.flow import ServiceFormView
from omstilling.ui.formats import date_text
from omstilling.ui.scope import Earlier

from ..models import Project
from ..permissions import READING, hands_tied

PARAMETER = "dato"
#: Parameters of the address that are for a file, not for the page it is of.
FILES = frozenset({"format", "vis"})


class NotShown(Exception):
    """The day cannot be shown; the text is for the user."""


def shows(view: Any) -> bool:
    """Tell whether a kind of page can be shown as it was: it says so, and is there for reading."""
    rule = getattr(view, "access_rule", "")
    return getattr(view, "shows_earlier", False) and (rule in {"visible", "anonymous"} or rule.startswith(READING))


def met(view: Any, serve: Callable[[Any], HttpResponseBase], find: Callable[[], Project]) -> HttpResponseBase | None:
    """Return the answer where the address asks for a day; else nothing, and the page is offered as it was."""
    request = view.request
    if request.method not in {"GET", "HEAD"} or not request.user.is_authenticated:
        return None
    if PARAMETER in request.GET:
        return answer(view, serve, find)
    if shows(type(view)):
        request.page_scope = replace(request.page_scope, earlier=offered(request))
    return None


def offered(request: HttpRequest, *, shown: date | None = None, typed: str = "", problem: str = "") -> Earlier:
    """Return what the frame says about earlier days of this page."""
    kept = tuple((k, v) for k, values in request.GET.lists() if k not in {PARAMETER, *FILES, "side"} for v in values)
    return Earlier(
        parameter=PARAMETER,
        path=request.path,
        kept=kept,
        shown=date_text(shown) if shown else "",
        typed=f"{shown:%d.%m.%Y}" if shown else typed,
        problem=problem,
        now_url=_address(request.path, kept),
    )


def asked_day(typed: str, today: date) -> date | None:
    """Return the day that is asked for; ``None`` where that is today. Raises NotShown."""
    try:
        day = NorwegianDateField(required=False).clean(typed)
    except ValidationError as error:
        raise NotShown(error.messages[0]) from error
    if day is None or day == today:
        return None
    if day > today:
        raise NotShown(_("%(day)s har ikke vært ennå. Velg en dag før %(today)s.") % _days(day=day, today=today))
    return day


def _days(**days: date) -> dict[str, str]:
    return {name: date_text(day) for name, day in days.items()}


def answer(view: Any, serve: Callable[[Any], HttpResponseBase], find: Callable[[], Project]) -> HttpResponseBase:
    """Return the view's answer for the day in the address.

    ``serve`` answers a request by a view whose rule was asked; ``find`` reads the project again. The rule is asked
    of the row as it stood, with today's roles and marks.
    """
    request, project = view.request, view.project
    typed = request.GET.get(PARAMETER, "").strip()
    try:
        day = asked_day(typed, project.today()) if shows(type(view)) else None
        if day is None:
            return HttpResponseRedirect(_without_day(request))
        fresh = copy.copy(view)
        del fresh.__dict__["project"]
        with as_it_was(end_of(day), within=project):
            try:
                fresh.project = find()
            except Http404:
                words = _("Prosjektet var ikke i portalen %(day)s. Velg en senere dag.")
                raise NotShown(words % _days(day=day)) from None
            request.page_scope = replace(request.page_scope, today_text="", earlier=offered(request, shown=day))
            try:
                fresh.check()
                with hands_tied():
                    response: Any = serve(fresh)
                    if hasattr(response, "render"):
                        response = response.render()
            except Http404:
                response = _not_then(request, day)
            return marked(response, request, project.slug, day)
    except NotShown as refused:
        return _refused(view, serve, typed, str(refused))


def _refused(view: Any, serve: Callable[[Any], HttpResponseBase], typed: str, problem: str) -> HttpResponseBase:
    """Return the page as it is now, with what was typed and what is wrong with it."""
    request = view.request
    given = request.GET.copy()
    for name in (PARAMETER, *FILES):
        given.pop(name, None)
    request.GET = given
    view.check()
    earlier = offered(request, typed=typed, problem=problem)
    # Read now: the answer is drawn later.
    request.project = view.project
    request.page_scope = replace(request.page_scope, earlier=earlier)
    response = serve(view)
    response.status_code = 422 if response.status_code == 200 else response.status_code
    return response


def _not_then(request: HttpRequest, day: date) -> HttpResponse:
    """Return the page that says that the thing was not there on the day: the same whatever the reason."""
    heading = _("Ikke å finne %(day)s") % _days(day=day)
    return render(request, "projects/not_then.html", {"heading": heading, "day": day}, status=404)


def _without_day(request: HttpRequest) -> str:
    kept = [(k, v) for k, values in request.GET.lists() if k != PARAMETER for v in values]
    return _address(request.path, kept)


def _address(path: str, parameters: Any) -> str:
    return f"{path}?{urlencode(parameters)}" if parameters else path


# What is drawn

_ANCHOR = re.compile(r'<a\b([^>]*?)\bhref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)
_ACTION = re.compile(r'\baction="([^"]*)"')
_MAIN = re.compile(r"(<main\b.*</main>)", re.DOTALL)
#: What is there for the sake of an act: without it, its words would lead nowhere. Holds no element of its own kind.
_ACT = re.compile(r"<(section|div)\b[^>]*\bdata-act\b[^>]*>.*?</\1>", re.DOTALL)
_EMPTY = re.compile(r"<(p|li)\b[^>]*>\s*</\1>")
_FILENAME = re.compile(r'filename="([^"]*?)(\.[a-z0-9]+)?"')


def marked(response: Any, request: HttpRequest, slug: str, day: date) -> Any:
    """Give an answer its day: the links of a page, the name of a file, where one is sent on to."""
    if response.has_header("Location"):
        response["Location"] = _dated(response["Location"], slug, day)
    elif response.has_header("Content-Disposition"):
        named = _FILENAME.sub(rf'filename="\1-slik-det-var-{day:%Y-%m-%d}\2"', response["Content-Disposition"])
        response["Content-Disposition"] = named
    elif response.get("Content-Type", "").startswith("text/html") and not response.streaming:
        page = response.content.decode(response.charset)
        response.content = dated(page, request.path, slug, day).encode(response.charset)
    return response


def dated(page: str, path: str, slug: str, day: date) -> str:
    """Return a page's HTML with the day in its links and search forms, and without what acts."""
    before, main, after = _MAIN.split(page) if _MAIN.search(page) else (page, "", "")
    main = _ACT.sub("", main)
    main = _FORM.sub(partial(_form, path, slug, day), main)
    parts = [_ANCHOR.sub(partial(_link, part, path, slug, day), part) for part in (before, main, after)]
    # What held nothing but an act is empty now.
    parts[1] = _EMPTY.sub("", parts[1])
    done = "".join(parts)
    return done.replace("<title>", f"<title>{day:%d.%m.%Y}: ", 1)


def _form(path: str, slug: str, day: date, found: re.Match[str]) -> str:
    """Return a form with the day in it; nothing of one that posts."""
    attributes, fields = found.groups()
    if 'method="post"' in attributes:
        return ""
    action = _ACTION.search(attributes)
    if action and _leads(unescape(action[1]) or path, slug) != "shown":
        return found.group()
    return f'<form{attributes}><input type="hidden" name="{PARAMETER}" value="{day:%Y-%m-%d}">{fields}</form>'


def _link(part: str, path: str, slug: str, day: date, found: re.Match[str]) -> str:
    """Return a link with the day in it. Of one that leads to an act, its words stay where they stand in a sentence."""
    before, href, after, words = found.groups()
    if "data-now" in before:
        return found.group()
    url = unescape(href)
    if _leads(url, slug) == "acts":
        alone = part[: found.start()].rstrip()[-1:] == ">" and part[found.end() :].lstrip()[:1] == "<"
        return "" if alone or "ds-button" in before + after else words
    return f'<a{before}href="{escape(_dated(url, slug, day, path))}"{after}>{words}</a>'


def _dated(url: str, slug: str, day: date, path: str = "") -> str:
    """Return an address with the day in it, where it leads to a page that can be shown as it was."""
    parts = urlsplit(url)
    if (url.startswith("?") and path) or _leads(url, slug) == "shown":
        given = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if k != PARAMETER]
        query = urlencode([*given, (PARAMETER, f"{day:%Y-%m-%d}")])
        return urlunsplit(parts._replace(query=query))
    return url


def _leads(url: str, slug: str) -> str:
    """Tell whether an address leads to a page that can be «shown» as it was, to one that «acts», or elsewhere."""
    path = urlsplit(url).path
    return _kind_of(path) if path.startswith(f"/{slug}/") and url.startswith("/") else ""


@lru_cache(maxsize=4096)
def _kind_of(path: str) -> str:
    try:
        view = getattr(resolve(path).func, "view_class", None)
    except Resolver404:
        return ""
    if view is None:
        return ""
    if shows(view):
        return "shown"
    return "acts" if issubclass(view, ServiceFormView) or getattr(view, "is_of_now", False) else ""
