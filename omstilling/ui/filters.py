"""Filters of lists: a choice whose options are asked for, and the drawn fields of a form with nothing chosen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from threading import Lock
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import ModelChoiceField
from django.http import HttpRequest, QueryDict
from django.template.loader import get_template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django_filters import FilterSet

Options = Iterable[tuple[str, str]]

MODEL_FILTERS = (django_filters.ModelChoiceFilter, django_filters.ModelMultipleChoiceFilter)
#: So many drawn forms are kept.
LIMIT = 256
_drawn: OrderedDict[Hashable, dict[str, SafeString]] = OrderedDict()
_lock = Lock()


class OfferedChoiceFilter(django_filters.ChoiceFilter):
    """A choice among what ``offered(request)`` answers with as (value, words)."""

    def __init__(self, *args: Any, offered: Callable[[Any], Options], **kwargs: Any) -> None:
        self.offered = offered
        super().__init__(*args, **kwargs)

    def options(self, request: HttpRequest) -> tuple[tuple[Any, str], ...]:
        """Return the options, read once for the request."""
        known = request.__dict__.setdefault("_offered", {})
        if self.offered not in known:
            known[self.offered] = tuple(self.offered(request))
        return known[self.offered]  # type: ignore[no-any-return]

    @property
    def field(self) -> Any:
        self.extra["choices"] = self.options(self.parent.request)
        return super().field


def options_of(filterset: type[FilterSet], request: HttpRequest) -> dict[str, tuple[tuple[Any, str], ...]]:
    """Return all options of a form that are read from the database: what its drawing depends on.

    A form that says ``options_together`` reads those of several filters, by their names, in one question.
    """
    together = getattr(filterset, "options_together", None)
    read = together(request) if together is not None else {}
    found: dict[str, tuple[tuple[Any, str], ...]] = {}
    for name, made in filterset.base_filters.items():
        if name in read:
            found[name] = read[name]
        elif isinstance(made, OfferedChoiceFilter):
            found[name] = made.options(request)
        elif isinstance(made, MODEL_FILTERS):
            rows: QuerySet[Any] | None = made.get_queryset(request)
            if rows is made.queryset and rows is not None:
                # It stands on the class: a copy, or what is read once would be there for ever.
                rows = rows.all()
            found[name] = tuple((row.pk, str(row)) for row in (rows if rows is not None else ()))
    return found


def draw_fields(form: Any) -> SafeString:
    """Draw the fields of a filter form."""
    return SafeString("".join(_draw(field) for field in form))


def _draw(field: Any) -> SafeString:
    shown = {"form_show_labels": True, "form_show_errors": True}
    return SafeString(get_template("omstilling/field.html").render({"field": field, **shown}))


def unchosen_fields(filterset: type[FilterSet], request: HttpRequest, form: Callable[[], Any]) -> SafeString:
    """Return the fields of a form in which nothing is chosen: drawn once for the same options."""
    return SafeString("".join(_unchosen(filterset, options_of(filterset, request), form).values()))


def chosen_fields(filterset: type[FilterSet], request: HttpRequest, form: Any) -> SafeString:
    """Return the fields of a form in which something is chosen: the others are those of ``unchosen_fields``."""
    options = options_of(filterset, request)
    drawn = _unchosen(filterset, options, lambda: _empty(filterset, request))
    asked = {key for key in request.GET if any(request.GET.getlist(key))}
    names = [name for name in drawn if name in asked or any(key.rpartition("_")[0] == name for key in asked)]
    _offer(form, {name: choices for name, choices in options.items() if name in names})
    return SafeString("".join(({**drawn, **{name: _draw(form[name]) for name in names}}).values()))


def _empty(filterset: type[FilterSet], request: HttpRequest) -> Any:
    made = filterset(QueryDict(), request=request).form
    made.mark_optional = False
    return made


def _unchosen(
    filterset: type[FilterSet], options: dict[str, tuple[tuple[Any, str], ...]], form: Callable[[], Any]
) -> dict[str, SafeString]:
    """Return the drawn fields with nothing chosen by their names."""
    key = (filterset, get_language(), tuple(options.items()))
    with _lock:
        drawn = _drawn.get(key)
        if drawn is not None:
            _drawn.move_to_end(key)
            return drawn
    made = form()
    _offer(made, options)
    drawn = {field.name: _draw(field) for field in made}
    with _lock:
        _drawn[key] = drawn
        while len(_drawn) > LIMIT:
            _drawn.popitem(last=False)
    return drawn


def _offer(form: Any, options: dict[str, tuple[tuple[Any, str], ...]]) -> None:
    """Give fields the options that have been read: what has been read is not read again."""
    for name, choices in options.items():
        field = form.fields[name]
        if isinstance(field, ModelChoiceField):
            empty = [("", field.empty_label)] if field.empty_label is not None else []
            field.widget.choices = [*empty, *choices]
