"""What can go wrong when a document is made. Each message is plain bokmål, fit to show the user."""

import unicodedata

from django.utils.translation import gettext as _


class PdfError(Exception):
    """A document could not be made; ``str(error)`` is the message for the user."""


class MissingGlyph(PdfError):
    """A character in the text has no glyph in the document's fonts (PDF/A requires one)."""

    def __init__(self, char: str, context: str) -> None:
        self.char, self.context = char, context
        super().__init__(
            _(
                "Tegnet «%(char)s» (%(name)s) finnes ikke i dokumentets skrift. "
                "Det står her: «%(context)s». Bytt det ut."
            )
            % {"char": char, "name": describe(char), "context": context}
        )

    def __reduce__(self) -> tuple[type["MissingGlyph"], tuple[str, str]]:
        return type(self), (self.char, self.context)


class ForbiddenResource(PdfError):
    """The document asked for something from outside itself; ``addresses`` are the first ones."""

    def __init__(self, addresses: list[str]) -> None:
        self.addresses = [address[:120] for address in addresses[:3]]
        super().__init__(
            _("Dokumentet viser til noe utenfor seg selv, og det er ikke tillatt: %s") % ", ".join(self.addresses)
        )

    def __reduce__(self) -> tuple[type["ForbiddenResource"], tuple[list[str]]]:
        return type(self), (self.addresses,)


class RenderLimit(PdfError):
    """Rendering took more time or memory than it is given."""


def describe(char: str) -> str:
    """Name a character: its number, and its Unicode name when it has one."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f", {name}" if name else "")
