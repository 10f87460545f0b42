"""Menu and panels: order, visibility, the current entry, and escaping."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import RequestFactory
from django.utils.safestring import mark_safe

from omstilling.ui import registry
from omstilling.ui.context import Page
from omstilling.ui.registry import MenuEntry
from tests.ui.demo import SCOPE, Person


def page_at(path: str, **more: Any) -> Page:
    request = RequestFactory().get(path)
    request.page_scope = SCOPE  # type: ignore[attr-defined]
    request.user = Person()  # type: ignore[assignment]
    for name, value in more.items():
        setattr(request, name, value)
    return Page(request)


def current(page: Page) -> dict[str, str]:
    return {link.key: link.current for link in [*page.places, *page.tabs, *page.project_links] if link.current}


def test_places_stand_in_their_order_and_hidden_ones_are_not_there() -> None:
    assert [link.label for link in page_at("/prosjekt/").places] == [
        "Oversikt",
        "Tiltak",
        "Plan",
        "Møter og vedtak",
        "Mål",
        "Dokumenter",
        "Infoside",
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/prosjekt/", {"oversikt": "page"}),
        ("/prosjekt/tiltak/", {"tiltak": "page", "tiltak.liste": "page"}),
        ("/prosjekt/tiltak/14/", {"tiltak": "true", "tiltak.liste": "true"}),
        ("/prosjekt/tiltak/malet/", {"tiltak": "true", "tiltak.malet": "page"}),
        ("/prosjekt/enheter/3/", {"enheter": "true"}),
        ("/prosjekt/noe-annet/", {}),
    ],
)
def test_the_current_entry_follows_the_address(path: str, expected: dict[str, str]) -> None:
    assert current(page_at(path)) == expected


def test_a_view_may_name_the_current_entry() -> None:
    assert current(page_at("/prosjekt/et-sted/", menu_key="tiltak.malet")) == {
        "tiltak": "true",
        "tiltak.malet": "true",
    }


def test_tabs_belong_to_the_current_place_only() -> None:
    assert [link.label for link in page_at("/prosjekt/tiltak/14/").tabs] == [
        "Liste",
        "Målet",
        "Pakker",
        "Investeringer",
    ]
    assert page_at("/prosjekt/plan/").tabs == []


def test_what_is_posted_stands_apart_from_links() -> None:
    page = page_at("/prosjekt/")
    assert [link.label for link in page.user_links] == ["Profil"]
    assert [link.label for link in page.user_buttons] == ["Logg ut"]


def test_the_same_key_cannot_be_taken_twice() -> None:
    with pytest.raises(ValueError, match="already taken"):
        registry.register_menu(MenuEntry("plan", "Noe annet", 1, lambda r: "/"))


def test_panels_are_drawn_in_order_and_unsafe_ones_escaped() -> None:
    registry.register_panel("demo.aside", lambda r, obj: f"<b>{obj}</b>", key="unsafe", order=2)
    registry.register_panel("demo.aside", lambda r, obj: mark_safe("<i>først</i>"), key="safe", order=1)
    assert registry.render_panels("demo.aside", None, "x") == "<i>først</i>&lt;b&gt;x&lt;/b&gt;"
    assert registry.render_panels("demo.empty", None, "x") == ""
