"""The floors of the house from the lowest up, and which floor something belongs to."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
#: App label to floor. Floors of the same number know nothing of each other.
FLOORS = {
    "audit": 0,
    "ui": 1,
    "pdf": 2,
    "accounts": 3,
    "mail": 4,
    "projects": 5,
    "budget": 6,
    "meetings": 7,
    "reporting": 8,
    "demo": 9,
}
#: The folder of templates to the app it belongs to.
TEMPLATE_APPS = {"omstilling": "ui", **{name: name for name in FLOORS}}
