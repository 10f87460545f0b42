"""Forms that give their fields headings."""

from django import forms
from django.template import Context, Template


class Grouped(forms.Form):
    groups = (("Navnet", ("name", "gone")), ("Tomt", ("gone",)))
    name = forms.CharField(label="Navn")
    left = forms.CharField(label="Til overs")


def drawn(form):
    return Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": form}))


def test_fields_stand_under_their_heading_and_the_rest_come_last():
    html = drawn(Grouped())
    assert html.count("<fieldset") == 1 and "Tomt" not in html
    assert html.index("Navnet") < html.index('name="name"') < html.index("</fieldset>") < html.index('name="left"')


def test_a_form_without_groups_is_drawn_as_before():
    class Plain(forms.Form):
        name = forms.CharField(label="Navn")

    assert "<fieldset" not in drawn(Plain()) and 'name="name"' in drawn(Plain())
