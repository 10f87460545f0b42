"""The minutes of a meeting as one value: the page, the PDF and the tests read the same ``MinutesDocument``."""

from ..plain import to_plain
from .build import minutes_document
from .checks import Flaw, flaws_of
from .document import MinutesDocument, from_plain

__all__ = ["Flaw", "MinutesDocument", "flaws_of", "from_plain", "minutes_document", "to_plain"]
