"""Lists: filter, chips, sortable columns, 50 a page, totals and export over one queryset.

A list page says its columns, its queryset and its filters; everything else is the same everywhere.
What stands in the address is looked up in what the page has declared, and otherwise ignored.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self

from django.core.paginator import Page, Paginator
from django.db.models import Count, Model, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.generic import TemplateView
from django_filters import FilterSet

from omstilling.audit.kept import kept, sums
from omstilling.ui import exports
from omstilling.ui.cells import Value, draw_rows, read, shown
from omstilling.ui.filters import chosen_fields, unchosen_fields

SORT, PAGE, FORMAT = "sort", "side", "format"
#: Stands where the key of a column goes in an address; no word that anybody types.
MARK = "0sort0"
OWN_PARAMETERS = frozenset({SORT, PAGE, FORMAT})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list.

    ``cell`` is a dotted attribute or a function of the row (it may answer safe HTML). ``sort`` names the
    queryset fields that the column sorts by, one with «=» before it in the same order whichever way the column is
    turned; without it the column cannot be sorted. ``export`` is the value
    in files when it differs from the shown one. ``link`` answers the address of the row; the first column with
    a link names the row. ``cell=""`` with ``export`` gives a column that stands in files only, and ``export=""``
    one that stands on the page only. On a phone, where a row is a card, ``short`` is the label; and where some column
    is ``secondary``, the card is compact: cells side by side, the secondary ones last and smaller. A ``long`` text
    stands under its label there. ``sort_label`` is what sorting by it is called, where that is not the label.
    """

    key: str
    label: str | Promise
    cell: Value = ""
    sort: str | Sequence[str] = ()
    numeric: bool = False
    export: Value | None = None
    link: Callable[[Any], str | None] | None = None
    short: str | Promise = ""
    secondary: bool = False
    long: bool = False
    sort_label: str | Promise = ""

    @property
    def sort_fields(self) -> tuple[str, ...]:
        """Return the queryset fields as a tuple."""
        return (self.sort,) if isinstance(self.sort, str) else tuple(self.sort)


@dataclass(frozen=True, slots=True)
class Totals:
    """The last row: ``label`` says what is summed, ``values`` holds a value per column key.

    ``note`` is a line under the table.
    """

    label: str | Promise
    values: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter that is on, and the address of the list without it."""

    text: str
    url: str


class ListPage(TemplateView):
    """A page with one list. Subclasses set ``access_rule`` and answer ``get_queryset``.

    Context for the template: ``heading``, ``table``, ``filter_form``, ``chips``, ``page_obj``, ``new_url``…
    """

    template_name = "ui/list.html"
    columns: Sequence[Column] = ()
    filterset_class: type[FilterSet] | None = None
    default_sort = ""
    page_size = 50
    heading: str | Promise = ""
    export_name = "liste"
    empty_title: str | Promise = ""
    empty_text: str | Promise = ""

    def get_queryset(self) -> QuerySet[Any]:
        """Return the rows this user may see, before filter and sort."""
        raise NotImplementedError

    def get_columns(self) -> Sequence[Column]:
        """Return the columns; override where they depend on the user or the project."""
        return self.columns

    def get_totals(self, rows: QuerySet[Any]) -> Totals | None:
        """Return the totals row for the whole filtered list, not the page. ``None``: no row."""
        return None

    def get_new(self) -> tuple[str, str | Promise] | None:
        """Return (address, words) of the first step for those who may take it."""
        return None

    def count_text(self, count: int) -> str:
        """Say how many there are: override with the thing's own name."""
        return ngettext("%(n)s treff", "%(n)s treff", count) % {"n": shown(count)}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or hand out the file."""
        if request.GET.get(FORMAT) in {"csv", "xlsx"}:
            return self.export(request.GET[FORMAT])
        return super().get(request, *args, **kwargs)

    @cached_property
    def filterset(self) -> FilterSet | None:
        """The filters bound to the address; what does not validate is left out and said at the field."""
        if self.filterset_class is None:
            return None
        made = self.filterset_class(self.request.GET, queryset=self.get_queryset(), request=self.request)
        made.form.mark_optional = False
        return made

    @cached_property
    def filter_names(self) -> frozenset[str]:
        """The names of the filters."""
        return frozenset(self.filterset_class.base_filters) if self.filterset_class is not None else frozenset()

    @cached_property
    def is_bare(self) -> bool:
        """Whether the address asks for no filter."""
        return not any(key in self.filter_names or _owner(key, self.filter_names) for key in self.request.GET)

    def question_key(self) -> Hashable | None:
        """Return all that the bare list's queryset depends on; ``None`` where it is built for each request."""
        return None

    def ask(self, build: Callable[[Self], QuerySet[Any]], *more: Hashable) -> QuerySet[Any]:
        """Return ``build(self)``; built once for the same key where the list is bare. ``more`` is what it adds."""
        key = self.question_key() if self.is_bare else None
        return build(self) if key is None else kept(build, self, key=self._whole_key(key, *more))

    def _whole_key(self, key: Hashable, *more: Hashable) -> Hashable:
        """Files may ask for other rows than pages, and each list for its own."""
        kind: Any = type(self)
        return kind, FORMAT in self.request.GET, key, self.sort, more

    @cached_property
    def sort(self) -> tuple[str, bool]:
        """The column key that the list is sorted by, and whether from the top down."""
        allowed = {c.key for c in self.all_columns if c.sort_fields}
        for wanted in (self.request.GET.get(SORT, ""), self.default_sort):
            if wanted.removeprefix("-") in allowed:
                return wanted.removeprefix("-"), wanted.startswith("-")
        return "", False

    @cached_property
    def rows(self) -> QuerySet[Any]:
        """The filtered and sorted rows."""
        return self.ask(_rows_of)

    def find_rows(self) -> QuerySet[Any]:
        """Return the filtered and sorted rows; the primary key last, so that pages never overlap."""
        rows = self.filterset.qs if self.filterset is not None else self.get_queryset()
        key, falling = self.sort
        column = next((c for c in self.all_columns if c.key == key), None)
        if column is None:
            return rows if rows.ordered else rows.order_by("pk")
        return rows.order_by(*(_turned(f) if falling else f.removeprefix("=") for f in column.sort_fields), "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Put the list and its furniture in the context."""
        page = self.page
        paginator = page.paginator
        columns = [c for c in self.all_columns if c.cell]
        new = self.get_new()
        context = {
            "heading": self.heading,
            "columns": [self._head(c) for c in columns],
            "sort_choices": self._sort_choices(columns),
            "kept": [(key, v) for key, values in self._parameters(SORT, PAGE).lists() for v in values],
            "sort_now": self.request.GET.get(SORT, ""),
            "rows": self._drawn_rows(page, columns),
            "totals": self._totals(columns) if paginator.count else None,
            "count": paginator.count,
            "count_text": self.count_text(paginator.count),
            "filter_fields": self.filter_fields,
            "chips": self.chips,
            "clear_url": self.request.path,
            "page_obj": page,
            "page_links": self._page_links(page) if page.has_other_pages() else [],
            "previous_url": self._page_url(page.number - 1) if page.has_previous() else "",
            "next_url": self._page_url(page.number + 1) if page.has_next() else "",
            "csv_url": self._url(self._parameters(PAGE), **{FORMAT: "csv"}),
            "xlsx_url": self._url(self._parameters(PAGE), **{FORMAT: "xlsx"}),
            "empty_title": self.empty_title or _("Her er det ikke noe ennå"),
            "empty_text": self.empty_text,
            "new_url": new[0] if new else "",
            "new_label": new[1] if new else "",
        }
        return super().get_context_data(**{**context, **kwargs})

    @cached_property
    def all_columns(self) -> Sequence[Column]:
        """The columns, made once for the page."""
        return self.get_columns()

    @cached_property
    def page(self) -> Page[Any]:
        """The page that the address asks for, or the nearest one there is. Two queries."""
        paginator = Paginator(self.rows, self.page_size)
        key = self.question_key() if self.is_bare else None
        known = self.known_count()
        if known is not None:
            paginator.count = known
        elif key is not None and self.rows.query.group_by is None:
            paginator.count = next(iter(self.ask(_count_of, "count")))[0]
        page = paginator.get_page(self.request.GET.get(PAGE))
        if key is not None and paginator.count:
            first = (page.number - 1) * self.page_size
            page.object_list = kept(_slice_of, self, first, key=self._whole_key(key, first))
        return page

    @cached_property
    def filter_fields(self) -> SafeString:
        """The drawn fields of the filters."""
        if self.filterset_class is None:
            return SafeString("")
        if self.is_bare:
            return unchosen_fields(self.filterset_class, self.request, self._form)
        return chosen_fields(self.filterset_class, self.request, self._form())

    def _form(self) -> Any:
        assert self.filterset is not None
        return self.filterset.form

    def known_count(self) -> int | None:
        """Return how many rows there are, where the list has asked that with something else."""
        return None

    def prepare(self, rows: Sequence[Any]) -> None:
        """Give the rows of a page what they need beside the queryset; nothing unless a list says otherwise."""

    @property
    def whole_page(self) -> Sequence[Any]:
        """The rows of a list that is no longer than its page: what a reader can add up. Nothing of a longer one."""
        return () if self.page.has_other_pages() else list(self.page.object_list)

    def _drawn_rows(self, page: Page[Any], columns: Sequence[Column]) -> list[SafeString]:
        page.object_list = list(page.object_list)
        self.prepare(page.object_list)
        return draw_rows(columns, page.object_list)

    def export(self, kind: str) -> HttpResponse:
        """Return every row of the filtered, sorted list as a file."""
        columns = [c for c in self.get_columns() if c.export != ""]
        head = [str(c.label) for c in columns]
        lines = (
            [read(row, c.cell if c.export is None else c.export) for c in columns]
            for row in self.rows.iterator(chunk_size=2000)
        )
        name = f"{slugify(self.export_name) or 'liste'}-{timezone.localdate():%Y-%m-%d}.{kind}"
        if kind == "csv":
            response = HttpResponse(exports.to_csv(head, lines), content_type=exports.CSV_TYPE)
        else:
            data = exports.to_xlsx(head, lines, title=str(self.heading or self.export_name))
            response = HttpResponse(data, content_type=exports.XLSX_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    @cached_property
    def chips(self) -> list[Chip]:
        """What is on, each with the address of the list without it."""
        if self.is_bare or self.filterset is None:
            return []
        form, chips = self.filterset.form, []
        form.is_valid()
        for name, value in form.cleaned_data.items():
            if value in (None, "", []) or (isinstance(value, QuerySet) and not value):
                continue
            label = form.fields[name].label or name
            for text, without in _chip_values(form, name, value, self._parameters(PAGE)):
                chips.append(Chip(f"{label}: {text}", self._url(without)))
        return chips

    def _parameters(self, *without: str) -> QueryDict:
        """Return the address's parameters that this page knows, without some of them."""
        names = self.filter_names
        kept = self.request.GET.copy()
        for key in list(kept):
            if not self.keeps_parameter(key, names) or key in without or not any(kept.getlist(key)):
                del kept[key]
        return kept

    @staticmethod
    def keeps_parameter(key: str, names: Collection[str]) -> bool:
        """Tell whether an address's parameter says what the list shows: a filter of these names, sort or page."""
        return key in names or (key in OWN_PARAMETERS and key != FORMAT) or bool(_owner(key, names))

    @cached_property
    def _sort_url(self) -> str:
        """The address of the list sorted otherwise, with a mark where the sort goes."""
        return self._url(self._parameters(PAGE), **{SORT: MARK})

    def _url(self, parameters: QueryDict, **more: str) -> str:
        parameters = parameters.copy()
        for key, value in more.items():
            parameters[key] = value
        return f"{self.request.path}?{parameters.urlencode()}" if parameters else self.request.path

    def _head(self, column: Column) -> dict[str, Any]:
        key, falling = self.sort
        now = column.key == key
        turned = column.key if not now or falling else f"-{column.key}"
        return {
            "column": column,
            "url": self._sort_url.replace(MARK, turned) if column.sort_fields else "",
            "aria_sort": ("descending" if falling else "ascending") if now else "",
        }

    def _sort_choices(self, columns: Sequence[Column]) -> list[tuple[str, str, bool]]:
        rising, falling, choices = _("%(name)s, stigende"), _("%(name)s, synkende"), []
        for column in columns:
            if column.sort_fields:
                key, now = column.key, column.key == self.sort[0]
                name = {"name": column.sort_label or column.label}
                choices.append((key, rising % name, now and not self.sort[1]))
                choices.append((f"-{key}", falling % name, now and self.sort[1]))
        return choices

    def _totals(self, columns: Sequence[Column]) -> dict[str, Any] | None:
        totals = self.get_totals(self.rows)
        if totals is None:
            return None
        rest = list(columns[1:])
        while rest and rest[0].key not in totals.values:
            del rest[0]
        cells = [(c, shown(totals.values[c.key]) if c.key in totals.values else "") for c in rest]
        return {"label": totals.label, "cells": cells, "span": len(columns) - len(rest), "note": totals.note}

    def _page_url(self, number: int) -> str:
        return self._url(self._parameters(PAGE), **{PAGE: str(number)})

    def _page_links(self, page: Page[Any]) -> list[tuple[str, str, bool]]:
        """Return (words, address, is this page); an empty address is a gap."""
        links = []
        for number in page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1):
            url = self._page_url(number) if isinstance(number, int) else ""
            links.append((str(number), url, number == page.number))
        return links


def _rows_of(view: ListPage) -> QuerySet[Any]:
    return view.find_rows()


def _slice_of(view: ListPage, first: int) -> QuerySet[Any]:
    return view.find_rows()[first : first + view.page_size]


def _count_of(view: ListPage) -> QuerySet[Any]:
    return sums(view.find_rows(), rows_found=Count("*"))


def _turned(name: str) -> str:
    if name.startswith("="):
        return name[1:]
    return name.removeprefix("-") if name.startswith("-") else f"-{name}"


def _owner(key: str, names: Collection[str]) -> str:
    """Return the filter that a parameter of a two-part field belongs to (``frist_after`` → ``frist``)."""
    return next((n for n in names if key in {f"{n}_{end}" for end in ("min", "max", "after", "before")}), "")


def _chip_values(form: Any, name: str, value: Any, parameters: QueryDict) -> list[tuple[str, QueryDict]]:
    """Return what a chip says and the parameters without it: one per value of a choice of several."""
    keys = [k for k in parameters if k == name or _owner(k, {name})]
    if isinstance(value, (list, tuple, set, QuerySet)):
        chips = []
        for one in value:
            without = parameters.copy()
            raw = str(one.pk) if isinstance(one, Model) else str(one)
            without.setlist(name, [v for v in without.getlist(name) if v != raw])
            chips.append((_words(form, name, one), without))
        return chips
    without = parameters.copy()
    for key in keys:
        del without[key]
    return [(_words(form, name, value), without)]


def _words(form: Any, name: str, value: Any) -> str:
    """Return a filter's value in words."""
    if isinstance(value, slice):
        low, high = (shown(v) if v is not None else "" for v in (value.start, value.stop))
        if low and high:
            return f"{low}–{high}"
        return _("fra %(low)s") % {"low": low} if low else _("til %(high)s") % {"high": high}
    if not isinstance(value, Model):
        for key, label in getattr(form.fields[name], "choices", []):
            if not isinstance(label, (list, tuple)) and str(key) == str(value):
                return str(label)
    return str(shown(value))
