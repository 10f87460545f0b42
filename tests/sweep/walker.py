"""Walks a running portal without a browser, as one person: fetches pages and files, and sends forms."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections import Counter, deque
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode, urljoin

from tests.browser.portal import Portal
from tests.sweep.crawl import OF_EACH_QUERY, _NoRedirect, kind_of, own

_OPENER = urllib.request.build_opener(_NoRedirect)
OF_EACH_KIND = 6


@dataclass
class Answer:
    """What was answered."""

    status_code: int
    headers: dict[str, str]
    content: bytes

    def __getitem__(self, name: str) -> str:
        return self.headers.get(name.lower(), "")

    @property
    def text(self) -> str:
        return self.content.decode(errors="replace")


@dataclass
class Walker:
    """One person at a running portal."""

    portal: Portal
    who: str
    token: str = ""
    files: dict[str, Answer] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        return self._ask(path, None)

    def post(self, path: str, data: dict[str, Any]) -> Answer:
        return self._ask(path, urlencode(data, doseq=True).encode("utf-8", "replace"))

    def _ask(self, path: str, body: bytes | None) -> Answer:
        request = urllib.request.Request(self.portal.url + path, data=body)
        cookies = [f"sessionid={self.portal.sessions[self.who]}"] if self.who else []
        cookies += [f"csrftoken={self.token}"] if self.token else []
        request.add_header("Cookie", "; ".join(cookies))
        request.add_header("Referer", self.portal.url + "/")
        try:
            answer: Any = _OPENER.open(request, timeout=120)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            found = re.search(r"csrftoken=([^;]+)", " ".join(answer.headers.get_all("Set-Cookie") or []))
            self.token = found[1] if found else self.token
            return Answer(answer.status, {k.lower(): v for k, v in answer.headers.items()}, answer.read())

    def pages(self) -> dict[str, tuple[str, str]]:
        """Return a page of each kind that links lead to: its address and its HTML. Files on the way are kept."""
        found: dict[str, tuple[str, str]] = {}
        seen: Counter[str] = Counter()
        waiting, known = deque(["/", "/alta-2010/", "/varsler/"]), {"/", "/alta-2010/", "/varsler/"}
        while waiting:
            address = waiting.popleft()
            kind = kind_of(address)
            seen[kind] += 1
            if seen[kind] > (OF_EACH_QUERY if "?" in address else OF_EACH_KIND):
                continue
            answer = self.get(address)
            if answer.status_code != 200:
                continue
            if not answer["Content-Type"].startswith("text/html"):
                self.files.setdefault(kind, answer)
                continue
            found.setdefault(kind, (address, answer.text))
            links = (urljoin(address, unescape(href)) for href in re.findall(r'<a\b[^>]*\bhref="([^"]+)', answer.text))
            for link in own(links):
                if link not in known:
                    known.add(link)
                    waiting.append(link)
        return found


class _Faults(HTMLParser):
    def __init__(self, mark: str) -> None:
        super().__init__()
        self.mark, self.found, self._script = mark, [], False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._script = tag in {"script", "style"}
        if self.mark in tag or tag in {"iframe", "object", "embed", "base"}:
            self.found.append(f"the element {tag}")
        for name, value in attrs:
            told = re.sub(r"[\s\x00-\x20]+", "", value or "").lower()
            if name.startswith("on"):
                self.found.append(f"the handler {name}")
            if name in {"href", "src", "action", "formaction", "srcdoc", "data"} and (
                re.match(r"(javascript|vbscript|data:text|data:image/svg|//|\\\\|https?://qzx)", told)
            ):
                self.found.append(f"{name}={value!r}")

    def handle_data(self, data: str) -> None:
        if self._script and self.mark in data:
            self.found.append("a script or style with what was typed")

    def handle_endtag(self, tag: str) -> None:
        self._script = False


def faults_in(html: str, mark: str) -> list[str]:
    """Return where something typed became a part of a page or a mail, and not text in it."""
    reader = _Faults(mark)
    reader.feed(html)
    return reader.found
