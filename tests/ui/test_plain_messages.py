"""What a form says when something is missing or too long."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from omstilling.ui.fields import KronerField, NorwegianDateField, YearField
from omstilling.ui.formats import parse_kroner
from omstilling.ui.forms import ServiceForm, ServiceModelForm
from projects.models import Body


class Everything(ServiceForm):
    name = forms.CharField(max_length=5)
    kind = forms.ChoiceField(choices=[("a", "A")])
    file = forms.FileField()
    amount = KronerField()
    year = YearField()
    own = forms.CharField(error_messages={"required": "Skriv navnet på utvalget."})
    email = forms.EmailField()
    count = forms.IntegerField(min_value=2, max_value=4)


def test_an_empty_field_says_what_to_do():
    said = Everything({}).errors
    assert said["name"] == said["amount"] == ["Feltet er tomt. Fyll det ut."]
    assert said["kind"] == ["Velg ett av svarene."] and said["file"] == ["Velg en fil."]


def test_words_that_a_field_has_of_its_own_are_kept():
    assert Everything({}).errors["own"] == ["Skriv navnet på utvalget."]
    assert Everything({"year": "x"}).errors["year"] == ["Skriv årstallet med fire sifre, for eksempel 2011."]


def test_limits_are_said_in_plain_words():
    said = Everything({"name": "123456", "kind": "b", "count": "9", "email": "kari@"}).errors
    assert said["name"] == ["Teksten er for lang: 6 tegn av høyst 5. Kort den ned."]
    assert said["kind"] == ["Dette kan ikke velges her. Velg på nytt."]
    assert said["email"] == ["Skriv hele e-postadressen, for eksempel kari@example.org."]
    assert said["count"] == ["Tallet kan ikke være større enn 4."]


def test_an_empty_choice_says_what_to_do():
    class Choose(ServiceModelForm):
        class Meta(ServiceModelForm.Meta):
            model = Body
            fields = ["kind", "recommends_to"]

    form = Choose()
    assert ("", "Velg …") in list(form.fields["kind"].choices)
    assert "---" not in str(form["kind"])


@pytest.mark.parametrize("typed", ["32.01.2027", "29.02.2011", "1.13.2011", "01.01.0000"])
def test_a_day_that_the_calendar_lacks_is_said_to_be_so(typed):
    with pytest.raises(ValidationError, match="Datoen finnes ikke"):
        NorwegianDateField().clean(typed)


def test_amounts_with_oere_are_said_in_kroner():
    with pytest.raises(ValueError, match="uten øre: 1 250 000"):
        parse_kroner("1 250 000,50")
