"""Each text is looked up once for each language.

The portal's texts are written in bokmål and found in no catalogue, so each lookup would search every catalogue there
is: a page makes a hundred of them. A catalogue never changes while the portal runs.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation.trans_real import DjangoTranslation

#: So many texts are remembered for each language; what comes after is looked up each time.
LIMIT = 20_000


def remember_texts() -> None:
    """Have every language remember the texts that it has looked up. Applied once, when the portal starts."""
    found: Any = DjangoTranslation
    look_up = found.gettext
    if getattr(look_up, "remembers", False):
        return

    def gettext(self: Any, message: str) -> str:
        known = self.__dict__.get("_remembered")
        if known is None:
            known = self.__dict__["_remembered"] = {}
        text = known.get(message)
        if text is None:
            text = look_up(self, message)
            if len(known) < LIMIT:
                known[str(message)] = text
        return text  # type: ignore[no-any-return]

    gettext.remembers = True  # type: ignore[attr-defined]
    found.gettext = gettext
