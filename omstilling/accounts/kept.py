"""What somebody typed in a form that could not be received, kept in the server-side session until it is sent again.

Never kept: passwords, files, tokens against forgery. A form is offered, never sent by itself.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from omstilling.ui.flow import BASE, TAKE, TOKEN, VERSION, is_own_token

SESSION_KEY = "kept_forms"
MAX_BYTES = 200_000
MAX_FORMS = 5
_CSRF = "csrfmiddlewaretoken"
#: The hidden field of a form that is nobody's: it is not kept for anybody either.
LET_GO = "ikke_behold"
_BOOKKEEPING = frozenset({TOKEN, VERSION, BASE, TAKE, "next"})
_SECRET = re.compile(r"passord|password|passw", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form that was not received: where it was sent, its fields in order, and whether files came with it."""

    key: str
    path: str
    fields: tuple[tuple[str, str], ...]
    had_files: bool = False

    def may_be_shown_to(self, user: Any) -> bool:
        """Tell whether the person may see it: the form was drawn for her. One without token is anybody's."""
        token = dict(self.fields).get(TOKEN)
        return token is None or is_own_token(token, user)

    @property
    def texts(self) -> list[str]:
        """Return what one would be sorry to lose, so that it can be read and copied whatever happens."""
        return [value for name, value in self.fields if name not in _BOOKKEEPING and len(value.strip()) > 20]


def is_local(path: str) -> bool:
    """Tell whether an address lies on this site: a path from the root, without a host."""
    return path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)


def typed_form(request: HttpRequest) -> KeptForm | None:
    """Return what was posted, without what is not to be kept; ``None`` when nothing was typed or it is too much."""
    fields = tuple(
        (name, value)
        for name, values in request.POST.lists()
        if name != _CSRF and not _SECRET.search(name)
        for value in values
        if isinstance(value, str)
    )
    path = request.get_full_path()
    if LET_GO in request.POST:
        return None
    if all(name in _BOOKKEEPING for name, _value in fields) or not is_local(path) or _size(fields) > MAX_BYTES:
        return None
    return KeptForm(uuid.uuid4().hex, path, fields, bool(request.FILES))


def keep(request: HttpRequest, form: KeptForm) -> None:
    """Put a form with the others that wait in this session; the oldest give way when there are too many."""
    forms = [*kept_forms(request), form][-MAX_FORMS:]
    while sum(_size(one.fields) for one in forms) > MAX_BYTES:
        forms = forms[1:]
    _store(request, forms)


def kept_forms(request: HttpRequest) -> list[KeptForm]:
    """Return the forms that wait in this session, the oldest first.

    Left out is what does not lead to this site, and what the token says another person has written.
    """
    forms = _read(request.session.get(SESSION_KEY))
    user = request.user
    return [form for form in forms if not user.is_authenticated or form.may_be_shown_to(user)]


def forget(request: HttpRequest, key: str) -> None:
    """Drop one form."""
    _store(request, [form for form in kept_forms(request) if form.key != key])


def forget_sent(request: HttpRequest) -> None:
    """Drop the form that is now being sent again: the page it goes to has the text from here on."""
    if not request.session.get(SESSION_KEY):
        return
    path, token = request.get_full_path(), request.POST.get(TOKEN, "")
    for form in kept_forms(request):
        if form.path == path and dict(form.fields).get(TOKEN, "") == token:
            forget(request, form.key)
            return


def _store(request: HttpRequest, forms: list[KeptForm]) -> None:
    if forms:
        request.session[SESSION_KEY] = [
            {"key": f.key, "path": f.path, "fields": [list(pair) for pair in f.fields], "files": f.had_files}
            for f in forms
        ]
    else:
        request.session.pop(SESSION_KEY, None)


def _read(stored: Any) -> Iterator[KeptForm]:
    for one in stored or []:
        form = KeptForm(one["key"], one["path"], tuple((n, v) for n, v in one["fields"]), one["files"])
        if is_local(form.path):
            yield form


def _size(fields: tuple[tuple[str, str], ...]) -> int:
    return sum(len(name.encode()) + len(value.encode(errors="replace")) for name, value in fields)
