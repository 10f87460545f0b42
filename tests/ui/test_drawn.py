"""What is kept drawn: it changes with everything that it is made of, and nothing kept is another's."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils.safestring import SafeString

from omstilling.ui import filters, frame
from omstilling.ui.addresses import address
from omstilling.ui.charts import Item, Kind, Progress, figure
from omstilling.ui.context import Link
from omstilling.ui.markup import esc, text

URL = "/prosjekt/tiltak/"
CHART = Progress("Hvor langt", (Item("Vedtatt", 4, Kind.DECIDED),), 10)


@pytest.mark.parametrize(
    "other",
    [
        lambda: figure(replace(CHART, target=11), "Bildetekst"),
        lambda: figure(replace(CHART, title="Hvor langt nå"), "Bildetekst"),
        lambda: figure(replace(CHART, parts=(Item("Vedtatt", 5, Kind.DECIDED),)), "Bildetekst"),
        lambda: figure(CHART, "En annen bildetekst"),
        lambda: figure(CHART, "Bildetekst", paper=True),
        lambda: figure(CHART, "Bildetekst", width=700),
        lambda: figure(CHART, "Bildetekst", key="to"),
    ],
)
def test_a_kept_drawing_is_another_when_what_it_shows_is(other: Any) -> None:
    first = figure(CHART, "Bildetekst")
    assert other() != first
    assert figure(CHART, "Bildetekst") == first


@pytest.mark.django_db
def test_the_kept_filters_offer_what_is_there_now(client: Client) -> None:
    def offered() -> str:
        return client.get(URL).content.decode()

    group = Group.objects.create(name="Felles legevakt")
    assert ">Felles legevakt</option>" in offered()
    group.name = "Felles brannvesen"
    group.save()
    assert ">Felles brannvesen</option>" in offered()
    assert ">Felles legevakt</option>" not in offered()
    Group.objects.create(name="Ny <b>")
    assert ">Ny &lt;b&gt;</option>" in offered()


@pytest.mark.django_db
def test_the_kept_filters_are_only_for_an_address_without_filters(client: Client) -> None:
    Group.objects.create(name="Felles legevakt")
    client.get(URL)
    assert 'value="lege"' in client.get(URL + "?navn=lege").content.decode()
    assert 'value="lege"' not in client.get(URL).content.decode()


@pytest.mark.django_db
def test_no_more_forms_are_kept_than_the_limit(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "LIMIT", 2)
    for number in range(5):
        Group.objects.create(name=f"Tiltak {number}")
        client.get(URL)
    assert len(filters._drawn) <= 2


def test_an_address_is_worked_out_for_its_own_arguments() -> None:
    assert address("ui:color_scheme") == address("ui:color_scheme")
    assert address("ui:color_scheme").startswith("/")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("<b>", "&lt;b&gt;"),
        (SafeString("<b>"), "<b>"),
        (12, "12"),
        (None, "None"),
        ('"', "&quot;"),
    ],
)
def test_values_stand_as_a_template_would_print_them(value: Any, shown: str) -> None:
    assert text(value) == shown


def test_what_is_escaped_is_so_whatever_it_says_of_itself() -> None:
    assert esc(SafeString("<b>")) == "&lt;b&gt;"


def test_words_of_links_are_escaped_in_the_frame() -> None:
    drawn = frame._items([Link("a", "<i>Plan</i>", '/x/"', "page", "<3")])
    assert drawn == (
        '<li><a href="/x/&quot;" aria-current="page">&lt;i&gt;Plan&lt;/i&gt; <span class="count">&lt;3</span></a></li>'
    )
