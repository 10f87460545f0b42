"""``manage.py create_operator``: the first operator of an installation."""

from __future__ import annotations

import re
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from omstilling.accounts.models import User

pytestmark = pytest.mark.django_db
COMMAND = "omstilling.accounts.management.commands.create_operator"


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("create_operator", *arguments, stdout=out)
    return out.getvalue()


def test_without_a_terminal_it_prints_a_link_that_works() -> None:
    out = run("drift", "--name", "Dina Drift", "--email", "drift@example.org")
    person = User.objects.get(username="drift")
    assert (person.is_operator, person.full_name, person.email) == (True, "Dina Drift", "drift@example.org")
    assert person.history.get().actor_label == "Kommandolinja"
    assert "Dina Drift (drift) er driftsansvarlig." in out
    assert "14 dager" in out
    (path,) = re.findall(r"https://omstilling\.example\.org(/invitasjon/\S+)", out)
    assert "Dina Drift" in Client().get(path, follow=True).content.decode()


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    answers = iter(typed)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(f"{COMMAND}.getpass", lambda prompt: next(answers))


def test_at_a_terminal_it_asks_for_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    at_a_terminal(monkeypatch, "fjell vidde bidos", "fjell vidde bidos")
    out = run("drift", "--name", "Dina Drift")
    assert User.objects.get(username="drift").check_password("fjell vidde bidos")
    assert "/invitasjon/" not in out


@pytest.mark.parametrize(
    ("typed", "words"), [(("fjell vidde bidos", "noe annet"), "ikke like"), (("kort", "kort"), "for kort")]
)
def test_a_password_that_is_wrong_makes_nobody(
    monkeypatch: pytest.MonkeyPatch, typed: tuple[str, str], words: str
) -> None:
    at_a_terminal(monkeypatch, *typed)
    with pytest.raises(CommandError, match=words):
        run("drift", "--name", "Dina Drift")
    assert not User.objects.exists()


def test_a_name_that_exists_is_refused(kari: Any) -> None:
    with pytest.raises(CommandError, match="Brukernavnet er i bruk"):
        run("KARI", "--name", "Dina Drift")
    assert not User.objects.get().is_operator


def test_a_wrong_address_is_refused() -> None:
    with pytest.raises(CommandError, match="e-post"):
        run("drift", "--name", "Dina Drift", "--email", "drift@")
