"""The path above each page begins at the front page and goes by its place in the menu, whatever the view names."""

from __future__ import annotations

import re

import pytest


def trail(cast, path, role="secretary"):
    html = cast.client(role).get(f"/{cast.project.slug}/{path}").content.decode()
    found = re.search(r'<nav class="ds-breadcrumbs"[^>]*>.*?<ol>(.*?)</ol>', html, re.DOTALL)
    return re.findall(r">([^<>]+)</(?:a|span)>", found[1]) if found else []


@pytest.mark.parametrize(
    ("path", "above"),
    [
        ("", []),
        ("tiltak/", ["Tiltak"]),
        ("plan/faser/", ["Plan", "Faser"]),
        ("vedtak/", ["Møter og vedtak", "Vedtak"]),
        ("moter/", ["Møter"]),
        ("infoside/sporsmal/", ["Infoside", "Spørsmål og svar"]),
        ("statusrapporter/", ["Statusrapporter"]),
        ("enheter/", ["Enheter"]),
    ],
)
def test_the_path_goes_by_the_place_in_the_menu(cast, path, above):
    found = trail(cast, path)
    assert found == ([cast.project.short_name, *above] if above else [])
