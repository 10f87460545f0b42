"""Golden files: each kind of field in each state. Set UPDATE_GOLDEN=1 to write them anew, then read the diff."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Fieldset, Layout, Row, Submit
from crispy_forms.utils import render_crispy_form
from django import forms
from django.template import Context, Template

GOLDEN = Path(__file__).parent / "golden"
CHOICES = [("a", "Endelig vedtak"), ("b", "Innstilling")]


def unit(field: forms.Field, text: str) -> forms.Field:
    field.suffix = text  # type: ignore[attr-defined]
    return field


FIELDS: dict[str, tuple[Any, Any]] = {
    "text": (lambda **k: forms.CharField(max_length=20, **k), "Et vedtak"),
    "textarea": (lambda **k: forms.CharField(widget=forms.Textarea, max_length=200, **k), "To\nlinjer"),
    "integer_suffix": (lambda **k: unit(forms.IntegerField(**k), "kr"), "1250"),
    "text_suffix_attr": (lambda **k: forms.CharField(widget=forms.TextInput({"data-suffix": "årsverk"}), **k), "1,5"),
    "date": (lambda **k: forms.DateField(**k), "17.09.2010"),
    "select": (lambda **k: forms.ChoiceField(choices=CHOICES, **k), "b"),
    "radio": (lambda **k: forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect, **k), "b"),
    "checkboxes": (
        lambda **k: forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple, **k),
        ["a"],
    ),
    "checkbox": (lambda **k: forms.BooleanField(**k), "on"),
    "file": (lambda **k: forms.FileField(**k), None),
    "hidden": (lambda **k: forms.CharField(widget=forms.HiddenInput, **k), "7"),
    "parts": (lambda **k: forms.SplitDateTimeField(**k), ["17.09.2010", "13:15"]),
}
STATES = ("empty", "filled", "error", "help", "optional")


def build(kind: str, state: str) -> forms.Form:
    make, value = FIELDS[kind]
    options: dict[str, Any] = {"label": "Feltets navn", "required": state != "optional"}
    if state == "help":
        options["help_text"] = "Slik fyller du ut."
    form_class = type("OneField", (forms.Form,), {"felt": make(**options)})
    if state == "filled":
        return form_class(initial={"felt": value})
    form: forms.Form = form_class({} if state == "error" else None)
    if state == "error":
        form.errors.clear()
        form.add_error("felt", "Skriv <hva> som er galt.")
    return form


def tidy(html: str) -> str:
    """Leave out blank lines and space at the line ends, so that only real changes show."""
    return re.sub(r"\s*\n\s*", "\n", html).strip() + "\n"


def check(name: str, html: str) -> None:
    path, html = GOLDEN / f"{name}.html", tidy(html)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(html, encoding="utf-8")
    assert html == path.read_text(encoding="utf-8")


def crispy(form: forms.Form) -> str:
    return Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": form}))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", FIELDS)
def test_field(kind: str, state: str) -> None:
    check(f"{kind}_{state}", crispy(build(kind, state)))


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("kind", [k for k in FIELDS if k != "hidden"])
def test_every_field_is_named_and_every_description_exists(kind: str, state: str) -> None:
    html = crispy(build(kind, state))
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for described in re.findall(r'aria-describedby="([^"]+)"', html):
        assert set(described.split()) <= set(ids)
    for target in re.findall(r'(?:href="#|\sfor=")([^"]+)"', html):
        assert target in ids
    assert "maxlength" not in html, "the browser would cut pasted text"
    assert ("Skriv &lt;hva&gt; som er galt." in html) == (state == "error")


def test_a_group_is_the_target_of_its_error_link() -> None:
    html = crispy(build("radio", "error"))
    assert 'href="#id_felt"' in html
    assert re.search(r'<fieldset[^>]* id="id_felt" tabindex="-1"', html)


def test_the_summary_takes_focus_without_script() -> None:
    assert re.search(r'class="ds-error-summary"[^>]* tabindex="-1" autofocus', crispy(build("text", "error")))
    assert "ds-error-summary" not in crispy(build("text", "empty"))


class LaidOut(forms.Form):
    """A form with a layout of its own."""

    title = forms.CharField(label="Tittel")
    start = forms.DateField(label="Fra")
    end = forms.DateField(label="Til", required=False)
    secret = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self) -> None:
        raise forms.ValidationError("Fra må være før til.")


def helper() -> FormHelper:
    made = FormHelper()
    made.layout = Layout(
        Fieldset("Om vedtaket", "title", Row("start", "end", css_class="wide"), css_id="om"), Div("secret")
    )
    made.add_input(Submit("save", "Lagre"))
    return made


@pytest.mark.parametrize("state", ["empty", "error"])
def test_layout(state: str) -> None:
    html = render_crispy_form(LaidOut({} if state == "error" else None), helper(), {"csrf_token": "TOKEN"})
    check(f"layout_{state}", html)
    assert html.count("TOKEN") == 1


def test_a_formset_keeps_its_management_form_and_lists_its_errors() -> None:
    formset_class = forms.formset_factory(LaidOut, extra=1)
    data = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0", "form-0-title": "x"}
    html = render_crispy_form(formset_class(data), FormHelper(), {"csrf_token": "TOKEN"})
    assert 'name="form-TOTAL_FORMS"' in html
    assert 'href="#id_form-0-start"' in html
