"""Addresses of pages by name, each worked out once."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.urls import get_urlconf, reverse


def address(name: str, *args: str | int) -> str:
    """Return what ``reverse`` does. Raises NoReverseMatch where the page is not served."""
    return _address(get_urlconf() or settings.ROOT_URLCONF, name, *args)


@lru_cache(maxsize=8192, typed=True)
def _address(urlconf: str, name: str, *args: str | int) -> str:
    return reverse(name, urlconf=urlconf, args=args)
