"""System checks: the npm assets that the pages need are on disk, else one line says which command gets them."""

from __future__ import annotations

from typing import Any

from django.contrib.staticfiles import finders
from django.core.checks import CheckMessage, Tags, Warning, register

NEEDED = (
    "designsystemet/src/index.css",
    "designsystemet/theme/designsystemet.css",
    "inter/files/inter-latin-wght-normal.woff2",
    "inter/files/inter-latin-ext-wght-normal.woff2",
)


@register(Tags.staticfiles)
def assets_are_present(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Warn when an asset from npm is missing: pages work without, but unstyled."""
    missing = [name for name in NEEDED if finders.find(name) is None]
    if not missing:
        return []
    return [
        Warning(
            f"Missing static files from npm: {', '.join(missing)}.",
            hint="Run: npm ci --ignore-scripts --no-audit --no-fund (or: make assets)",
            id="ui.W001",
        )
    ]
