"""Where a meeting's frozen documents are: on the open pages when the body is open to all, else in the portal."""

from __future__ import annotations

from omstilling.ui.addresses import address

from ..models import Meeting, Minutes, Notice
from . import names


def document_url(meeting: Meeting, row: Minutes | Notice, *, public: bool) -> str:
    """Return the address of a document of a notice or of minutes."""
    slug, body = meeting.project.slug, meeting.body
    is_open = public and body.open_to_all and body.is_elected
    if isinstance(row, Notice):
        if is_open:
            return names.url(address("meetings:open_notice", slug, body.slug, meeting.slug, row.number))
        name = "meetings:notice_public_file" if public else "meetings:notice_full_file"
        return names.url(address(name, slug, meeting.slug, row.number))
    if is_open:
        return names.url(address("meetings:open_minutes_file", slug, body.slug, meeting.slug))
    name = "meetings:minutes_public_file" if public else "meetings:minutes_full_file"
    return names.url(address(name, slug, meeting.slug, row.version))
