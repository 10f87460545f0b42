"""One JSON object a line, so that no value can break a line or pose as another event."""

import json
import logging
import re
from datetime import UTC, datetime

#: Addresses that are keys themselves, told by what stands before the key. Whoever reads the log must not get in.
_KEYS: list[re.Pattern[str]] = []


def hide_in_logs(before: str) -> None:
    """Have what follows this in an address left out of the log, to the next stroke or blank."""
    pattern = re.compile(rf"({re.escape(before)})[^\s/\"'?]+")
    if pattern not in _KEYS:
        _KEYS.append(pattern)


def without_keys(text: str) -> str:
    """Return a line of the log without the keys in it."""
    for pattern in _KEYS:
        text = pattern.sub(r"\1…", text)
    return text


class JsonFormatter(logging.Formatter):
    """Format a record as one line of JSON, times in UTC. ``extra={"fields": {…}}`` adds values of an event."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname,
            "logger": record.name,
            "message": without_keys(record.getMessage()),
        }
        entry |= getattr(record, "fields", {})
        request = getattr(record, "request", None)
        if request is not None:
            entry["request_id"] = getattr(request, "request_id", "")
        if record.exc_info:
            entry["error"] = without_keys(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=True)
