"""Hostile strings through every field: refused in Norwegian, or saved and shown as written. Never an error."""

from __future__ import annotations

import re
from collections import Counter, deque
from html import unescape
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from projects.models import Project
from tests.sweep.crawl import OF_EACH_QUERY, kind_of, own, plain
from tests.sweep.forms import Form, forms_of

pytestmark = [pytest.mark.django_db, pytest.mark.sweep, pytest.mark.usefixtures("operator")]

#: A tag and a handler that no page of ours has.
MARK = "qzx"
BREAKS_OUT = f"<script>{MARK}</script>'\"></textarea></title></option><{MARK} src=x onerror=alert(1)>"
HOSTILE = {
    "tags": BREAKS_OUT,
    "letters": "Sprengstoff \U0001f9e8 \U00020000, konto \u202e0987 6543\u202c",
    "null byte": "foran\x00bak",
    "long": "x" * 10_000,
    "formula": "=1+1{{7*7}}{% now 'Y' %}${7*7}",
    "blank": " \t\u00a0\u200b ",
    "lines": "en\r\nto\rtre\n\n\n\n\nfire\u2028fem",
    "address": f"javascript:alert('{MARK}' OR 1=1; --",
    "number": "9" * 400,
    "date": "31.12.99999",
}
ENGLISH = re.compile(
    r"\b(this field|enter a|ensure|is not a valid|is not one of|required|already exists|null characters|select a)\b",
    re.I,
)
#: Fields that a form has many of, one for each row: the first is tried.
ALIKE_NAMES = re.compile(r"\d+|(?<=votes-)[^-]+-[0-9a-f]{6}")
#: What would end the session that the sweep works in.
LEFT_ALONE = {"/profil/passord/"}
PEOPLE = ("sekretaer", "admin", "radmann", "medlem", "drift")
#: What a list reads from its address beside its filters.
OF_LISTS = ("sort", "side", "format", "q", "i", "dag", "slag")


def opened_pages(client: Client) -> dict[str, tuple[str, str]]:
    """Return one page of each kind that links lead to: its address and its HTML."""
    pages: dict[str, tuple[str, str]] = {}
    queries: Counter[str] = Counter()
    waiting, known = deque(["/", "/alta-2010/"]), {"/", "/alta-2010/"}
    while waiting:
        address = waiting.popleft()
        kind = kind_of(address)
        queries[kind] += 1
        if queries[kind] > (OF_EACH_QUERY if "?" in address else 12):
            continue
        response = client.get(address)
        if response.status_code != 200 or not response["Content-Type"].startswith("text/html"):
            continue
        html = response.content.decode()
        pages.setdefault(kind, (address, html))
        for link in own(urljoin(address, unescape(href)) for href in re.findall(r'<a\b[^>]*\bhref="([^"]+)', html)):
            if link not in known:
                known.add(link)
                waiting.append(link)
    return pages


def every_form(client: Client) -> list[tuple[str, Form]]:
    found = []
    for address, html in opened_pages(client).values():
        found += [(address, form) for form in forms_of(html, "post") if address not in LEFT_ALONE and form.free()]
    return found


def send(client: Client, address: str, form: Form, changes: dict[str, str]) -> Any:
    return client.post(urljoin(address, form.action), {**form.filled(), **changes})


def faults_of(response: Any) -> list[str]:
    """Return what is wrong with an answer."""
    if response.status_code not in {200, 302, 303, 409, 422}:
        return [f"answered {response.status_code}"]
    if not response.headers.get("Content-Type", "").startswith("text/html") or not response.content:
        return []
    html = response.content.decode()
    wrong = unescaped(html)
    if response.status_code == 422:
        told = re.findall(
            r'class="ds-validation-message"[^>]*>(.*?)</div>|data-error-summary(.*?)</ul>', html, re.DOTALL
        )
        words = plain(re.sub(r"<[^>]+>", " ", " ".join(a or b for a, b in told)))
        if not words:
            wrong.append("refused without saying why")
        if ENGLISH.search(words):
            wrong.append(f"in English: {words[:120]}")
    return wrong


def unescaped(html: str) -> list[str]:
    """Return where something typed became a part of the page."""
    signs = (f"<{MARK}", f"<script>{MARK}", 'href="javascript:')
    return [f"holds {sign!r}" for sign in signs if sign in html.lower()]


def test_every_field_takes_or_refuses_every_hostile_string(
    example: Project, person: Any, record_property: Any
) -> None:
    """A form that several people have is tried as the first of them."""
    wrong: list[str] = []
    answers: Counter[int] = Counter()
    tried: set[tuple[str, ...]] = set()
    fields = 0
    for who in PEOPLE:
        client = Client(raise_request_exception=False)
        client.force_login(person(who))
        for address, form in every_form(client):
            names = {ALIKE_NAMES.sub("#", name): name for name in reversed(form.free())}
            sign = (kind_of(urljoin(address, form.action)), *sorted(names))
            if sign in tried:
                continue
            tried.add(sign)
            for name in names.values():
                fields += 1
                for kind, text in HOSTILE.items():
                    response, found = send_and_undo(client, address, form, name, text)
                    answers[response] += 1
                    if kind == "blank" and response in (302, 303):
                        found.append("saved a text that nobody can see")
                    wrong += [f"{who}: {address} {name} {kind}: {fault}" for fault in found]
    told = ", ".join(f"{count} answered {status}" for status, count in sorted(answers.items()))
    record_property("count", f"{len(tried)} forms, {fields} fields, {len(HOSTILE)} strings: {told}")
    assert fields > 200
    assert not wrong, "\n".join(wrong)


def test_every_filter_and_search_takes_every_hostile_string(
    example: Project, person: Any, record_property: Any
) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(person("sekretaer"))
    wrong, asked, answers = [], 0, Counter[int]()
    for address, html in opened_pages(client).values():
        if "?" in address or not (forms := forms_of(html, "get")):
            continue
        names = {field.name for form in forms for field in form.fields} | set(OF_LISTS)
        for name in sorted(names):
            for kind, text in HOSTILE.items():
                asked += 1
                response = client.get(address, {name: text})
                answers[response.status_code] += 1
                if response.status_code not in {200, 400, 404}:
                    wrong.append(f"{address}?{name} {kind}: answered {response.status_code}")
                elif response["Content-Type"].startswith("text/html"):
                    wrong += [f"{address}?{name} {kind}: {fault}" for fault in unescaped(response.content.decode())]
    told = ", ".join(f"{count} answered {status}" for status, count in sorted(answers.items()))
    record_property("count", f"{asked} questions: {told}")
    assert answers[200] > 500
    assert not wrong, "\n".join(wrong)


def send_and_undo(client: Client, address: str, form: Form, name: str, text: str) -> tuple[int, list[str]]:
    """Send a form with one hostile field, look at the answer and at the page it leads to, and take it all back."""
    before = transaction.savepoint()
    response = send(client, address, form, {name: text})
    found = faults_of(response)
    if response.status_code in (302, 303):
        found += [f"{fault}, after it was saved" for fault in faults_of(client.get(response["Location"]))]
    transaction.savepoint_rollback(before)
    return response.status_code, found


def test_what_was_saved_is_shown_as_it_was_written_on_every_page(
    example: Project, person: Any, tmp_path: Any, record_property: Any
) -> None:
    """Save the worst in every field of every form, then open every page, file and document."""
    text = f"{BREAKS_OUT} &amp; {{{{7*7}}}} \u202eoteR"
    saved = 0
    for who in PEOPLE:
        client = Client(raise_request_exception=False)
        client.force_login(person(who))
        for address, form in every_form(client):
            if address.endswith(("/trekk/", "/bortfall/", "/avlys/", "/deaktiver/", "/avslutt/", "/fjern/")):
                continue
            texts = [f.name for f in form.fields if f.kind in {"text", "textarea"} and not is_exact(f.attributes)]
            for names in (texts, [name for name in texts if name != "slug"], texts[:1]):
                if names and send(client, address, form, dict.fromkeys(names, text)).status_code in (302, 303):
                    saved += 1
                    break
    wrong, shown, pages = [], 0, 0
    for who in ("sekretaer", "radmann", "ansatt"):
        client = Client(raise_request_exception=False)
        client.force_login(person(who))
        for address, html in opened_pages(client).values():
            pages += 1
            shown += f"&lt;{MARK}" in html
            wrong += [f"{who}: {address} {found}" for found in unescaped(html)]
    for number, (command, *arguments) in enumerate(
        (("status_report", "alta-2010"), ("minutes", "styringsgruppa-2011-03-10"))
    ):
        file = tmp_path / f"{number}.pdf"
        call_command(command, *arguments, "--out", str(file))
        assert file.read_bytes().startswith(b"%PDF-")
    record_property("count", f"{saved} forms saved, shown on {shown} of {pages} pages")
    assert saved > 40
    assert shown > 40
    assert not wrong, "\n".join(wrong)


def is_exact(attributes: dict[str, str]) -> bool:
    """Tell whether a field wants a date, a number or a colour: the text would be refused, and the form with it."""
    return "data-date" in attributes or "inputmode" in attributes or attributes.get("name") == "colour"
