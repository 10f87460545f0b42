"""Tallvakta: checks that run over the measures and the money of a project, as far as one reader may see them."""

from . import staff_checks  # noqa: F401  registers its checks
from .checks import CHECKS, Check
from .findings import Finding, Link, Severity, key_of
from .reading import Accepted, Watch, findings_of, watch
from .snapshot import Given, Snapshot, read

__all__ = [
    "CHECKS",
    "Accepted",
    "Check",
    "Finding",
    "Given",
    "Link",
    "Severity",
    "Snapshot",
    "Watch",
    "findings_of",
    "key_of",
    "read",
    "watch",
]
