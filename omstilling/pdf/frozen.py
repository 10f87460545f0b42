"""The bytes of issued documents, kept in memory under their own hash.

The same hash is always the same bytes, so nothing that is kept can grow old. Who may have a document is asked of the
database each time, before the bytes are looked for here. Why: ``docs/decisions/0030``.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Final

MEGABYTE: Final = 1024 * 1024
#: So much is kept in each process; the document asked for longest ago goes first.
ROOM: Final = 32 * MEGABYTE
#: A larger document is read each time.
LARGEST: Final = 8 * MEGABYTE

_kept: OrderedDict[str, bytes] = OrderedDict()
_lock = Lock()


def bytes_of(sha256: str, read: Callable[[], bytes | memoryview]) -> bytes:
    """Return the bytes of a hash, read once. What does not have the hash is handed on and not kept."""
    with _lock:
        found = _kept.get(sha256)
        if found is not None:
            _kept.move_to_end(sha256)
            return found
    content = bytes(read())
    if len(content) <= LARGEST and hashlib.sha256(content).hexdigest() == sha256:
        with _lock:
            _kept[sha256] = content
            while sum(map(len, _kept.values())) > ROOM:
                _kept.popitem(last=False)
    return content


def forget() -> None:
    """Let go of everything."""
    with _lock:
        _kept.clear()
