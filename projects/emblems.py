"""The municipality's emblem as a picture for documents."""

from __future__ import annotations

from pathlib import Path

from django.contrib.staticfiles import finders

from omstilling.pdf.fetcher import Asset

from .models import Municipality

EMBLEM = "emblem"


def emblem_assets(municipality: Municipality) -> dict[str, Asset]:
    """Return the municipality's emblem under the name ``EMBLEM``, or the neutral one."""
    stored = municipality.emblem
    if stored is not None:
        return {EMBLEM: Asset(bytes(stored.content), stored.mime)}
    neutral = finders.find("ui/emblem.svg")
    return {EMBLEM: Asset(Path(neutral).read_bytes(), "image/svg+xml")} if isinstance(neutral, str) else {}
