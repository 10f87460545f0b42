"""The fingerprint of what a document was made from: SHA-256 of its canonical JSON."""

import hashlib
import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder


def canonical(source: Any) -> bytes:
    """Return the source as canonical JSON (sorted keys, no spaces, UTF-8); bytes stay as they are."""
    if isinstance(source, bytes):
        return source
    text = json.dumps(source, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder)
    return text.encode()


def fingerprint(source: Any) -> str:
    """Return the SHA-256 of the canonical source, in hex."""
    return hashlib.sha256(canonical(source)).hexdigest()


def short_fingerprint(source: Any) -> str:
    """Return the first 16 hex digits: what stands at the foot of the document."""
    return fingerprint(source)[:16]
