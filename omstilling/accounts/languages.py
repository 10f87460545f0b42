"""The languages of the info pages: which one a reader wants, and views that speak it.

Everything else stays in bokmål whatever the reader has chosen: the words of law and duty are written in one language.
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.generic import View

from omstilling.ui.addresses import address
from omstilling.ui.frame import csrf_field
from omstilling.ui.markup import esc, foreign

from .models import Language

__all__ = ["CODES", "COOKIE", "NAMES", "ONE_YEAR", "SpeaksMixin", "foreign", "language_of", "switch"]

COOKIE = "sprak"
ONE_YEAR = 365 * 24 * 60 * 60
CODES = frozenset(Language.values)
#: Each language is called what it calls itself: never translated.
NAMES = tuple((str(value), str(label)) for value, label in Language.choices)


def language_of(request: HttpRequest) -> str:
    """Return the language that the reader has chosen: the person's own, else that of the browser's cookie."""
    user = getattr(request, "user", None)
    chosen = user.language if user is not None and user.is_authenticated else request.COOKIES.get(COOKIE, "")
    return chosen if chosen in CODES else str(Language.BOKMAL)


class SpeaksMixin(View):
    """A view whose page is in the reader's language. It goes before all other parents."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer in the language, the page drawn before it is let go of."""
        language = language_of(request)
        if language == Language.BOKMAL:
            return super().dispatch(request, *args, **kwargs)
        with translation.override(language):
            response = super().dispatch(request, *args, **kwargs)
            if hasattr(response, "render"):
                response.render()
        response.headers["Content-Language"] = language
        return response


def switch(request: HttpRequest, csrf_token: object) -> SafeString:
    """Draw the choice of language, each by its own name."""
    now = translation.get_language()
    buttons = "".join(
        f'<button type="submit" name="valg" value="{code}" lang="{code}" '
        f'aria-pressed="{"true" if code == now else "false"}">{esc(words)}</button>'
        for code, words in NAMES
    )
    return SafeString(
        f'<form class="languages" method="post" action="{esc(address("accounts:language"))}">{csrf_field(csrf_token)}'
        f'<input type="hidden" name="tilbake" value="{esc(request.get_full_path())}">'
        f'<fieldset><legend class="ds-sr-only">{esc(_("Språk"))}</legend>{buttons}</fieldset></form>'
    )
