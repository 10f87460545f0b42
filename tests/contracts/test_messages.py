"""What Django says to people is in bokmål: its fields, validators and password rules, as the portal shows them."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from typing import Any

import django
import pytest
from django import forms
from django.contrib.auth import validators as names
from django.core import validators
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.utils.translation import gettext, ngettext

from omstilling.accounts.services import create_person
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import SystemActor
from tests.contracts.test_code import ENGLISH

DJANGO = Path(django.__file__).parent
#: Where the messages come from that can reach a form.
PLACES = (
    *sorted((DJANGO / "forms").rglob("*.py")),
    DJANGO / "core" / "validators.py",
    *sorted((DJANGO / "db" / "models").glob("*.py")),
    *sorted((DJANGO / "db" / "models" / "fields").glob("*.py")),
    DJANGO / "contrib" / "auth" / "password_validation.py",
    DJANGO / "contrib" / "auth" / "validators.py",
)
#: What Django's catalogue lacks, and why no reader of the portal meets it in English.
MENDED = {
    "Enter a valid domain name.": "omstilling.ui.messages",
    "Ensure this value is a multiple of step size %(limit_value)s, starting from %(offset)s, e.g. %(offset)s, "
    "%(valid_value1)s, %(valid_value2)s, and so on.": "omstilling.ui.messages",
    "Enter a valid username. This value may contain only unaccented lowercase a-z and uppercase A-Z letters, numbers, "
    "and @/./+/-/_ characters.": "omstilling.ui.messages",
    "%(model)s instance with %(field)s %(value)r is not a valid choice.": "omstilling.ui.messages",
    "This password is too short. It must contain at least %d character.": "omstilling.accounts.services",
    "Enter a valid %(protocol)s address.": "the portal asks for no IP address",
    "IPv4": "a name",
    "IPv6": "a name",
    "IPv4 or IPv6": "the portal asks for no IP address",
    "String (unlimited)": "a description of a column, on no page",
    ":": "punctuation",
    ":?.!": "punctuation",
}


def marked(path: Path) -> list[tuple[str, ...]]:
    """Return the texts that a module of Django marks for translation; two of them where number matters."""
    calls = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy"}
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in calls:
            plural = "ngettext" in node.func.id  # type: ignore[attr-defined]
            texts = [a.value for a in node.args[: 1 + plural] if isinstance(a, ast.Constant) and a.value]
            found.append(tuple(str(text) for text in texts))
    return [texts for texts in found if texts]


def test_no_message_of_djangos_is_left_in_english() -> None:
    texts = {texts for path in PLACES for texts in marked(path)}
    assert len(texts) > 100
    left = set()
    for first, *more in texts:
        said = [gettext(first)] if not more else [ngettext(first, more[0], 1), ngettext(first, more[0], 2)]
        if set(said) & {first, *more}:
            left.add(first)
    assert left == set(MENDED), "a message of Django's that nobody has put in bokmål"


def test_each_field_and_validator_says_it_in_bokmal() -> None:
    kinds: list[Any] = [kind for module in (forms, models) for kind in vars(module).values() if inspect.isclass(kind)]
    for kind in kinds:
        for code, message in getattr(kind, "default_error_messages", {}).items():
            assert not ENGLISH.search(str(message)), (kind, code, str(message))
    for module in (validators, names):
        for kind in [found for found in vars(module).values() if inspect.isclass(found)]:
            assert not ENGLISH.search(str(getattr(kind, "message", ""))), kind


BAD: list[tuple[forms.Field, Any]] = [
    (forms.CharField(max_length=3), "abcd"),
    (forms.CharField(min_length=3), "a"),
    (forms.CharField(), ""),
    (forms.CharField(), "a\x00b"),
    (forms.IntegerField(min_value=2, max_value=4), "1"),
    (forms.IntegerField(max_value=4), "5"),
    (forms.IntegerField(step_size=5), "4"),
    (forms.IntegerField(), "x"),
    (forms.DecimalField(max_digits=3, decimal_places=1), "1234.5"),
    (forms.DecimalField(max_digits=3, decimal_places=1), "1.55"),
    (forms.FloatField(), "x"),
    (forms.DateField(), "x"),
    (forms.DateTimeField(), "x"),
    (forms.TimeField(), "x"),
    (forms.DurationField(), "x"),
    (forms.EmailField(), "x"),
    (forms.URLField(assume_scheme="https"), "x y"),
    (forms.SlugField(), "x y"),
    (forms.UUIDField(), "x"),
    (forms.JSONField(), "x"),
    (forms.ChoiceField(choices=[("a", "A")]), "b"),
    (forms.MultipleChoiceField(choices=[("a", "A")]), ["b"]),
    (forms.MultipleChoiceField(choices=[("a", "A")]), "b"),
    (forms.BooleanField(), ""),
    (forms.RegexField("^a$"), "b"),
    (forms.FileField(max_length=3), SimpleUploadedFile("abcd.txt", b"x")),
    (forms.FileField(), SimpleUploadedFile("a.txt", b"")),
    (forms.ImageField(), SimpleUploadedFile("a.png", b"x")),
    (forms.CharField(validators=[validators.validate_domain_name]), "x y"),
    (forms.CharField(validators=[validators.DomainNameValidator()]), "x y"),
    (forms.CharField(validators=[names.UnicodeUsernameValidator()]), "x y"),
    (forms.CharField(validators=[names.ASCIIUsernameValidator()]), "æ"),
]


@pytest.mark.parametrize(("field", "typed"), BAD, ids=lambda one: type(one).__name__)
def test_bad_input_of_each_kind_is_answered_in_bokmal(field: forms.Field, typed: Any) -> None:
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    for message in refused.value.messages:
        assert message and not ENGLISH.search(message) and "value" not in message, message


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["kort", "password1234", "karinordmann", "K@ri Nordmann"])
def test_a_weak_password_is_refused_in_bokmal(password: str) -> None:
    with pytest.raises(DomainError) as refused:
        create_person(
            username="karinordmann", full_name="Kari Nordmann", password=password, by=SystemActor("Systemet")
        )
    assert str(refused.value).startswith("Passordet") and not ENGLISH.search(str(refused.value))
