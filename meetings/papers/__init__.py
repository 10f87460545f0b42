"""The case paper as one value: the case page, the notice, the open pages, the live page and the PDF read the same.

``case_paper(case, public)`` is for anyone (``public``), for the members of the case's body (to be frozen and sent), or
for the person given as ``user``. What is exempt for the reader is left out before anything is built.
"""

from ..plain import from_plain as _from_plain
from ..plain import to_plain
from .build import case_paper, case_papers
from .values import CasePaper, PaperAttachment, PaperPart, PaperStatement, PaperStep, PaperTable


def from_plain(data: dict[str, object]) -> CasePaper:
    """Return the case paper that was made plain."""
    return _from_plain(CasePaper, data)


__all__ = [
    "CasePaper",
    "PaperAttachment",
    "PaperPart",
    "PaperStatement",
    "PaperStep",
    "PaperTable",
    "case_paper",
    "case_papers",
    "from_plain",
    "to_plain",
]
