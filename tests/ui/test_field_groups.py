"""Forms that give their fields headings."""

from django import forms
from django.template import Context, Template

from omstilling.ui.forms import Section


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


class Folded(forms.Form):
    groups = (Section("Mer", [("amount", "kind"), "note"], folded=True, text="Kan vente."),)
    amount = forms.IntegerField(label="Beløp", required=False)
    kind = forms.CharField(label="Slag", required=False, initial="varig")
    note = forms.CharField(label="Merknad", required=False)


def test_a_folded_section_opens_when_something_in_it_is_wrong_or_filled_in():
    closed = '<details class="form-fold"><summary>Mer</summary>'
    opened = closed.replace(">", " open>", 1)
    assert closed in drawn(Folded()) and "Kan vente." in drawn(Folded())
    assert closed in drawn(Folded({"kind": "varig"}))
    for data in ({"amount": "x"}, {"amount": "0"}, {"note": "A", "kind": "varig"}, {"kind": "annet"}):
        assert opened in drawn(Folded(data)), data


def test_names_in_a_tuple_stand_side_by_side():
    html = drawn(Folded())
    assert html.count('class="form-row"') == 1
    row = html[html.index('class="form-row"') :]
    assert row.index('name="amount"') < row.index('name="kind"') < row.index('name="note"')
