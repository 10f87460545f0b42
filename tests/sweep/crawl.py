"""Every page that a person can reach by links, with its skeleton: what it is made of, without its words."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urljoin, urlsplit

from tests.browser.portal import Portal

#: Pages that no link leads to: somebody without a session, and errors.
DOORS = (
    "/",
    "/logg-inn/",
    "/glemt-passord/",
    "/glemt-passord/sendt/",
    "/invitasjon/x/y/",
    "/nytt-passord/x/y/",
    "/finnes-ikke/",
)
#: Of a list's many orders and filters, so many of the same kind are pages of their own.
OF_EACH_QUERY = 1
LOGS_OUT = ("/logg-ut/",)
#: What stands for itself in an address: a number, a meeting, a body, a kind of thing.
ALIKE = (
    (re.compile(r"/\d+(?=/)"), "/#"),
    (re.compile(r"(?<=/moter/)(?!nytt/)[^/]+(?=/)"), "*"),
    (re.compile(r"(?<=/organer/)(?!nytt/)[^/]+(?=/)"), "*"),
    (re.compile(r"(?<=/sporbarhet/)[^/]+(?=/)"), "*"),
    (re.compile(r"/dokumentjobb/[^/]+"), "/dokumentjobb/*"),
    (re.compile(r"versjon-\d+"), "versjon-#"),
)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
TYPED = {None, "text", "email", "password"}
TELLING = (
    "class",
    "role",
    "type",
    "aria-label",
    "aria-current",
    "aria-hidden",
    "data-color",
    "data-variant",
    "data-status",
)


def kind_of(address: str) -> str:
    """Return the pattern that an address is one of."""
    url = urlsplit(address)
    path = url.path
    for pattern, sign in ALIKE:
        path = pattern.sub(sign, path)
    keys = sorted({key for key, _value in parse_qsl(url.query, keep_blank_values=True)})
    return path + (f"?{'&'.join(keys)}" if keys else "")


class _Reader(HTMLParser):
    """Reads a page's links, words and skeleton."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.words: list[str] = []
        self.frame: set[str] = set()
        self.parts: set[str] = set()
        self.headings: list[str] = []
        self.asks = False
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = dict(attrs)
        if tag == "a" and at.get("href"):
            self.links.append(str(at["href"]))
        if re.fullmatch(r"h[1-6]", tag) and self.headings[-1:] != [tag]:
            self.headings.append(tag)
        told = [f"{name}={at[name] if name != 'aria-label' else ''}" for name in TELLING if name in at]
        part = f"{tag}[{','.join(told)}]"
        inside = any(name.startswith("main[") for name in self._open)
        (self.parts if inside else self.frame).add("/".join([*self._open[-2:], part]))
        self.asks |= inside and tag in {"input", "textarea"} and "required" in at and at.get("type") in TYPED
        if tag not in VOID:
            self._open.append(part)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].startswith(f"{tag}["):
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words.append(data)


@dataclass
class Visit:
    """One page as one person was answered. ``frame`` and ``body`` are the skeletons around and inside its content."""

    address: str
    status: int
    html: bool = False
    frame: str = ""
    body: str = ""
    asks: bool = False
    text: str = ""
    links: tuple[str, ...] = ()


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object, **kwargs: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_NoRedirect)


def fetch(portal: Portal, who: str, address: str) -> Visit:
    """Fetch one page as one person."""
    request = urllib.request.Request(portal.url + address)
    if who:
        request.add_header("Cookie", f"sessionid={portal.sessions[who]}")
    try:
        answer = _OPENER.open(request, timeout=60)
    except urllib.error.HTTPError as error:
        answer = error
    with answer:
        status = answer.status or 0
        to = answer.headers.get("Location")
        if to:
            return Visit(address, status, links=(urljoin(address, to),))
        body = answer.read()
        kind = answer.headers.get("Content-Type", "")
    if not kind.startswith("text/html"):
        return Visit(address, status, text=plain(body.decode()) if kind.startswith("text/") else "")
    reader = _Reader()
    reader.feed(body.decode())
    return Visit(
        address,
        status,
        html=True,
        frame=sign(sorted(reader.frame)),
        body=sign([*sorted(reader.parts), *reader.headings]),
        asks=reader.asks,
        text=plain("".join(reader.words)),
        links=tuple(urljoin(address, unescape(href)) for href in reader.links),
    )


def sign(parts: Iterable[str]) -> str:
    return sha256("\n".join(parts).encode()).hexdigest()[:12]


def plain(text: str) -> str:
    """Return a text in small letters with single blanks and no soft hyphens."""
    return " ".join(text.replace("\xad", "").split()).lower()


def own(links: Iterable[str]) -> Iterable[str]:
    """Return the addresses of this portal among a page's links, without what stands after #."""
    for link in links:
        url = urlsplit(link)
        if not url.netloc and not url.scheme and url.path.startswith("/") and not url.path.startswith(LOGS_OUT):
            yield url.path + (f"?{url.query}" if url.query else "")


def crawl(portal: Portal, who: str, threads: int = 4) -> list[Visit]:
    """Fetch every page that one person reaches. A list's sortings and filters are one page of each kind."""
    known = set(DOORS) if not who else {"/", "/finnes-ikke/"}
    waiting = sorted(known)
    queries: Counter[str] = Counter()
    visits: list[Visit] = []
    with ThreadPoolExecutor(threads) as pool:
        while waiting:
            fetched = list(pool.map(lambda address: fetch(portal, who, address), waiting))
            visits += fetched
            waiting = []
            for visit in fetched:
                for address in own(visit.links):
                    if address in known:
                        continue
                    known.add(address)
                    if "?" in address:
                        queries[kind_of(address)] += 1
                        if queries[kind_of(address)] > OF_EACH_QUERY:
                            continue
                    waiting.append(address)
    return visits
