"""The notice of a meeting as one value: the page, the preview, the PDF and the e-mails read the same."""

from .build import notice_document
from .document import NoticeDocument, front_of

__all__ = ["NoticeDocument", "front_of", "notice_document"]
