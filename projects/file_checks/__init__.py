"""What uploaded bytes are, read from the bytes alone. Each check answers why they are refused, or an empty text."""

from omstilling.pdf import uploaded

from . import words
from .office import office_fault, office_part
from .pictures import jpeg_fault, png_fault

__all__ = ["jpeg_fault", "office_fault", "office_part", "pdf_fault", "png_fault"]


def pdf_fault(content: bytes) -> str:
    """Return why a PDF is refused, or an empty text."""
    if words.is_zip_too(content):
        return str(words.TWO_KINDS)
    found = uploaded.fault_of(content)
    return str(words.OF_PDF[found]) if found else ""
