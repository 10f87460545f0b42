"""Sessions read with the portal's own question: only one that lasts, is whole and belongs to somebody active opens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from omstilling.accounts.models import User
from omstilling.accounts.services import set_password

pytestmark = pytest.mark.django_db


def is_in(client: Client) -> bool:
    return client.get("/profil/").status_code == 200


def test_a_session_opens_until_it_expires(kari: User, client_of: Any) -> None:
    client = client_of(kari)
    assert is_in(client)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert not is_in(client)


@pytest.mark.parametrize("change", [lambda data: data[:-2] + "xx", lambda data: "", lambda data: "eyJhIjoxfQ:1:å"])
def test_what_is_not_signed_by_the_portal_opens_nothing(kari: User, client_of: Any, change: Any) -> None:
    client = client_of(kari)
    row = Session.objects.get()
    Session.objects.update(session_data=change(row.session_data))
    assert not is_in(client)


def test_a_password_set_elsewhere_ends_a_session_at_once(kari: User, client_of: Any) -> None:
    client = client_of(kari)
    assert is_in(client)
    set_password(person=User.objects.get(pk=kari.pk), password="fjell vidde bidos", by=kari)
    assert not is_in(client)


@pytest.mark.parametrize("key", ["\x00" * 20, "' OR 1=1 --", "å" * 20, "x" * 5000, "12345678"])
def test_a_key_that_nobody_was_given_opens_nothing_and_is_not_kept(db: None, key: str) -> None:
    client = Client()
    client.cookies["sessionid"] = key
    answer = client.get("/logg-inn/")
    assert answer.status_code == 200
    assert not Session.objects.filter(session_key=key.replace("\x00", "")).exists()
