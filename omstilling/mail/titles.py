"""The titles of what notifications are about, read for the receiver each time they are shown or mailed.

The subjects register how: only rows that the receiver may see, and never one that is exempt.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from omstilling.accounts.models import User

from .models import Notification

#: Answers the open titles of the rows that the person may see, by id. What is exempt or not seen is not in it.
Titles = Callable[[User, Sequence[int]], Mapping[int, str]]

_titles: dict[str, Titles] = {}


def register_titles(label: str, titles: Titles) -> None:
    """Register how the titles of one kind of row are read; ``label`` as in «projects.case»."""
    if _titles.get(label, titles) != titles:
        raise ValueError(f"The titles of «{label}» are already registered.")
    _titles[label] = titles


def titles_for(person: User, abouts: Iterable[str]) -> dict[str, str]:
    """Return the titles that the person may be told, by what the notifications are about. One question a kind."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for about in abouts:
        label, _colon, pk = about.partition(":")
        if label in _titles and pk.isdecimal():
            wanted[label].add(int(pk))
    return {
        f"{label}:{pk}": title
        for label, pks in wanted.items()
        for pk, title in _titles[label](person, sorted(pks)).items()
        if title
    }


def told(notification: Notification, titles: Mapping[str, str]) -> str:
    """Return the notification as the receiver reads it: its text, and the title where that may be told."""
    title = titles.get(notification.about, "")
    return f"{notification.text}: {title}" if title else notification.text


def told_all(person: User, notifications: Sequence[Notification]) -> list[str]:
    """Return several notifications as their receiver reads them."""
    titles = titles_for(person, (one.about for one in notifications))
    return [told(one, titles) for one in notifications]
