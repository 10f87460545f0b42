"""What may be typed in a field, also in one that a form adds for each row."""

from __future__ import annotations

import pytest
from django import forms

from omstilling.ui.fields import CommaDecimalField
from omstilling.ui.forms import ServiceForm


class Titled(ServiceForm):
    title = forms.CharField(max_length=20)
    note = forms.CharField(required=False)


class Growing(ServiceForm):
    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["names"] = forms.CharField(max_length=5)
        self.fields["rate"] = CommaDecimalField()


def test_a_field_that_is_added_later_has_the_same_words() -> None:
    assert Growing({}).errors["names"] == ["Feltet er tomt. Fyll det ut."]
    assert "Kort den ned" in Growing({"names": "Kristoffersen"}).errors["names"][0]
    assert "tegn som ikke vises" in Growing({"names": "\u200b"}).errors["names"][0]


@pytest.mark.parametrize("number", ["9" * 400, "-" + "1" * 30, "9" * 400 + ",5"])
def test_a_number_that_no_column_holds_is_refused(number: str) -> None:
    assert Growing({"rate": number}).errors["rate"] == ["Tallet er for stort."]


@pytest.mark.parametrize("text", ["\u200b", " \t\u00a0\u200b ", "\u202e\u2066", "\u00ad"])
def test_a_text_that_looks_empty_is_refused(text: str) -> None:
    form = Titled({"title": text, "note": text})
    assert set(form.errors) == {"title", "note"}
    assert "tegn som ikke vises" in form.errors["note"][0]


def test_blanks_alone_are_nothing_and_may_stand_beside_letters() -> None:
    form = Titled({"title": "Čoahkkin\u00a07\u200b", "note": "  "})
    assert form.is_valid()
    assert form.cleaned_data["note"] == ""
    assert Titled({"title": "  "}).errors["title"] == ["Feltet er tomt. Fyll det ut."]
