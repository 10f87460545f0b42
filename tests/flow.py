"""Send a form as a browser would: fetch the page, keep its hidden fields, fill in the rest."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from typing import Any

from django.test import Client

from omstilling.accounts.fresh import SESSION_KEY


class _Inputs(HTMLParser):
    """Collect the first values of the page's main form fields."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden: dict[str, list[str]] = {}
        self.filled: dict[str, list[str]] = {}
        self.inside = False
        self._area = ""
        self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        if tag == "main":
            self.inside = True
        if not self.inside:
            return
        name = at.get("name", "")
        if tag == "input" and name:
            if at.get("type") == "hidden":
                self.hidden.setdefault(name, []).append(at.get("value", ""))
            elif at.get("type") in {"checkbox", "radio"}:
                if "checked" in at:
                    self.filled.setdefault(name, []).append(at.get("value", "on"))
            elif at.get("type") not in {"submit", "button", "file"}:
                self.filled[name] = [at.get("value", "")]
        elif tag == "textarea" and name:
            self._area = name
            self.filled[name] = [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and self._select and "selected" in at:
            self.filled.setdefault(self._select, []).append(at.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.inside = False
        elif tag == "textarea":
            if self._area:
                self.filled[self._area] = [self.filled[self._area][0].removeprefix("\n")]
            self._area = ""
        elif tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.filled[self._area] = [self.filled[self._area][0] + data]


def form_data(client: Client, path: str) -> dict[str, Any]:
    """Return what the page's form holds as it is shown: hidden fields and the values filled in."""
    response = client.get(path)
    assert response.status_code == 200, f"{path} answered {response.status_code}"
    parser = _Inputs()
    parser.feed(response.content.decode())
    both = {**parser.filled, **parser.hidden}
    both.pop("csrfmiddlewaretoken", None)
    return {name: values if len(values) > 1 else values[0] for name, values in both.items()}


def post_form(client: Client, path: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
    """Fetch the form, change some of its fields and send it."""
    return client.post(path, {**form_data(client, path), **(data or {}), **more})


def shown_who(client: Client) -> Client:
    """Let the session be one in which the password was just given, and return the client."""
    session = client.session
    session[SESSION_KEY] = {"person": int(session["_auth_user_id"]), "at": time.time()}
    session.save()
    return client
