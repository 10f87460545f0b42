"""The texts of a case that are saved while they are typed, and the words about how that goes."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from omstilling.ui.markup import esc

from ..services.autosave import MOST
from .desk import Desk
from .fields import button

#: Where the texts are sent that have a form of their own.
ADDRESSES = {"discussion": "live_discussion", "union_statement": "live_statement"}


def saved_text(
    desk: Desk,
    field: str,
    label: object,
    *,
    rows: int,
    begins: str | None = None,
    note: object = "",
    inner: bool = False,
) -> str:
    """Return a text of the case that saves itself; with a button of its own where no script runs.

    ``inner``: the text is a field of another form, under the name «text», and has no form of its own.
    """
    item = desk.item
    stored = getattr(item, field)
    name = "text" if inner else field
    part = desk.part("decision", "live_decision") if inner else desk.part(field, ADDRESSES[field])
    value = part.value(name, stored if begins is None else begins or stored)
    ident = part.ident(name)
    help_text = f'<p data-field="description" id="{ident}-help">{esc(note)}</p>' if note else ""
    described = f' aria-describedby="{ident}-help"' if note else ""
    marks = part.marks(name) or described
    area = (
        f'<div class="ds-field field"><label class="ds-label" for="{ident}">{esc(label)}</label>{help_text}'
        f'<textarea class="ds-input" id="{ident}" name="{name}" rows="{rows}" maxlength="{MOST[field]}" '
        f'data-autosave="{field}" data-version="{item.row_version}" data-url="{esc(desk.item_url("live_save"))}"'
        f"{marks}>\n{esc(value)}</textarea>"
        f'<p class="save-state" role="status" data-state-of="{ident}"></p>{part.error(name)}</div>'
    )
    if inner:
        return area
    return (
        f'{part.open(more=_version(item))}{area}<div class="without-script">'
        f"{button(_('Lagre'), variant='secondary', sr=str(label))}</div></form>"
    )


def _version(item: Any) -> str:
    return f'<input type="hidden" name="row_version" value="{item.row_version}">'
