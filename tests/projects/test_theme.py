"""The municipality's colour stays readable on the pages, light and dark."""

import pytest
from django.urls import reverse

from projects.theme import TEXT_CONTRAST, colour_pairs, is_changed, theme_css


@pytest.mark.parametrize("colour", ["#00437a", "#ffff00", "#ffffff", "#000000", "#ff8800", "#808080", "#14181d"])
def test_every_pair_of_colours_can_be_read(colour):
    for pair in colour_pairs(colour):
        assert pair.enough, (pair, colour)
        assert pair.ratio >= TEXT_CONTRAST


def test_what_is_too_light_for_text_is_told():
    assert is_changed("#ffff00") and not is_changed("#00437a")


@pytest.mark.parametrize("wrong", ["", "00437a", "#00437", "#00437g", "#00437a;}", "red"])
def test_only_a_colour_is_taken(wrong):
    with pytest.raises(ValueError):
        colour_pairs(wrong)


def test_the_style_sheet_has_both_schemes_and_is_open(client):
    answer = client.get(reverse("projects:theme", args=["hvem-som-helst", "00437a"]))
    assert answer.status_code == 200 and answer["Content-Type"].startswith("text/css")
    assert 'data-color-scheme="dark"' in answer.content.decode() and theme_css("#00437a") == answer.content.decode()
    assert client.get("/tema/hvem-rod.css").status_code == 404
