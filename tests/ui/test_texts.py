"""What may be typed in a field for text."""

from __future__ import annotations

import pytest
from django import forms

from omstilling.ui.forms import ServiceForm


class Titled(ServiceForm):
    title = forms.CharField(max_length=20)
    note = forms.CharField(required=False)


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
