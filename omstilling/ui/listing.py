"""Draws a list: its filters, its table, its pages. The same markup for every list of the portal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .icons import icon
from .markup import esc, text

ARROWS = {"ascending": "up", "descending": "down", "": "sort"}


def filters(context: Mapping[str, Any]) -> SafeString:
    """Draw the form of the filters, and a chip for each that is on."""
    if not context.get("filter_fields"):
        return SafeString("")
    action = esc(context["clear_url"])
    sort = f'<input type="hidden" name="sort" value="{esc(context["sort_now"])}">' if context["sort_now"] else ""
    return SafeString(
        '<div class="filter-block">\n'
        f'<details class="filters" open data-fold><summary>{esc(_("Filtrer"))}{icon("chevron")}</summary>\n'
        f'<form method="get" action="{action}">{sort}\n'
        f'<div class="filter-fields">{context["filter_fields"]}</div>\n'
        '<div class="form-buttons"><button class="ds-button" data-variant="secondary" type="submit">'
        f"{esc(_('Vis'))}</button></div>\n</form></details>\n{_chips(context['chips'], action)}\n</div>"
    )


def _chips(chips: Iterable[Any], action: str) -> str:
    drawn = [
        f'<li><a class="ds-chip" data-removable href="{esc(chip.url)}">{esc(chip.text)}</a></li>' for chip in chips
    ]
    if not drawn:
        return ""
    clear = f'<li><a class="ds-link clear" href="{action}">{esc(_("Fjern alle"))}</a></li>'
    return f'<ul class="chips" aria-label="{esc(_("Filtre som er på"))}">{"".join(drawn)}{clear}</ul>'


def table(context: Mapping[str, Any]) -> SafeString:
    """Draw the rows with their head and totals, the choice of sort for narrow screens, and the way to other pages."""
    head = context["columns"]
    body = "\n".join(context["rows"])
    return SafeString(
        f'<div class="list-block">\n<p class="list-count">{text(context["count_text"])}</p>\n{_sorter(context)}\n'
        '<table class="ds-table list-table" data-hover>\n'
        f'<caption class="ds-sr-only">{text(context["heading"])}</caption>\n'
        f"<thead><tr>{''.join(map(_head, head))}</tr></thead>\n<tbody>{body}\n</tbody>\n{_totals(context['totals'])}\n"
        f"</table>\n{_note(context['totals'])}</div>\n{_pages(context)}"
    )


def _head(head: Mapping[str, Any]) -> str:
    column, turned, url = head["column"], head["aria_sort"], head["url"]
    attributes = ' class="num"' if column.numeric else ""
    attributes += f' aria-sort="{turned}"' if turned else ""
    label = text(column.label)
    if not url:
        return f'<th scope="col"{attributes}>{label}</th>'
    return f'<th scope="col"{attributes} data-sortable><a href="{esc(url)}">{label}{icon(ARROWS[turned])}</a></th>'


def _totals(totals: Mapping[str, Any] | None) -> str:
    if not totals:
        return ""
    span = f' colspan="{totals["span"]}"' if totals["span"] > 1 else ""
    cells = []
    for column, value in totals["cells"]:
        numeric = ' class="num"' if column.numeric else ""
        cells.append(f'<td data-label="{text(column.label)}"{numeric}>{text(value)}</td>')
    label = f'<th scope="row" class="primary"{span}>{text(totals["label"])}</th>'
    return f"<tfoot><tr>{label}{''.join(cells)}</tr></tfoot>"


def _note(totals: Mapping[str, Any] | None) -> str:
    note = totals["note"] if totals else ""
    return f'<p class="ds-paragraph subtle">{text(note)}</p>\n' if note else ""


def _sorter(context: Mapping[str, Any]) -> str:
    if not context["sort_choices"]:
        return ""
    kept = "".join(f'<input type="hidden" name="{esc(name)}" value="{esc(value)}">' for name, value in context["kept"])
    options = "".join(
        f'<option value="{esc(value)}"{" selected" if chosen else ""}>{text(label)}</option>'
        for value, label, chosen in context["sort_choices"]
    )
    return (
        f'<form class="sort-narrow" method="get" action="{esc(context["clear_url"])}">{kept}<div class="ds-field">'
        f'<label class="ds-label" for="sorter">{esc(_("Sorter etter"))}</label>'
        f'<select class="ds-input" name="sort" id="sorter">{options}</select></div>'
        f'<button class="ds-button" data-variant="secondary" type="submit">{esc(_("Sorter"))}</button></form>'
    )


def _pages(context: Mapping[str, Any]) -> str:
    page = context["page_obj"]
    if not page.has_other_pages():
        return ""
    links = []
    for words, url, now in context["page_links"]:
        link = ""
        if url:
            label = esc(_("Side %(text)s") % {"text": words})
            current = ' aria-current="true"' if now else ""
            link = (
                f'<a class="ds-button" data-variant="tertiary" href="{esc(url)}" aria-label="{label}"{current}>'
                f"{esc(words)}</a>"
            )
        links.append(f"<li>{link}</li>")
    before = _step(_("Forrige"), context["previous_url"] if page.has_previous() else "")
    after = _step(_("Neste"), context["next_url"] if page.has_next() else "")
    return (
        f'<nav class="ds-pagination" aria-label="{esc(_("Bla i sider"))}"><ul>\n{before}\n{"".join(links)}\n{after}\n'
        "</ul></nav>"
    )


def _step(words: str, url: str) -> str:
    if url:
        return f'<li><a class="ds-button" href="{esc(url)}">{esc(words)}</a></li>'
    return f'<li><span class="ds-button" aria-hidden="true">{esc(words)}</span></li>'
