"""The union representative reads the info page, and meets nothing that is others' own."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.hands import MOUSE

INFO = "/alta-2010/infoside/"
QUESTIONS = ["Hva er vedtatt?", "Hva betyr det for min enhet?", "Hva skjer nå og når?", "Hvem kan jeg spørre?"]
#: Working material of a group that this person is not in: a measure, a risk, a document, a case and its meeting.
OTHERS = (
    "Øvingslokaler deles mellom kulturskole og lag",
    "Leieavtalen for øvingslokalene",
    "Arbeidsnotat om lokaler",
    "Fire alternativer for kultur",
    "AK 1/10",
    "arbeidsgruppe-kultur-2010-11-04",
)
UNSEEN = ("/alta-2010/moter/arbeidsgruppe-kultur-2010-11-04/", "/alta-2010/tiltak/31/")
SEARCHES = ("øvingslokaler", "leieavtalen", "arbeidsnotat", "alternativer")
RISKS = "/alta-2010/risikoer/"
LINK = re.compile(r'<a\b[^>]*\bhref="([^"#]+)')
ALIKE = re.compile(r"/\d+(?=/)|(?<=/moter/)[^/]+(?=/)|(?<=/organer/)[^/]+(?=/)")


@pytest.mark.parametrize("by", [MOUSE, "keyboard", "phone"])
def test_the_union_rep_reads_what_is_decided_what_it_means_what_happens_and_whom_to_ask(at_work: Any, by: str) -> None:
    hands = at_work("tillitsvalgt", by=by)
    hands.open(INFO)
    assert hands.heading() == "Dette skjer i omstillingen"
    article = hands.page.locator("main article")
    assert article.get_by_role("heading", level=2).all_inner_texts() == QUESTIONS
    hands.sees("Spør om omstillingen", "Mine organers møter")
    calendar = article.locator(".info-calendar")
    assert "Torsdag 7. april 2011" in calendar.first.inner_text()
    folded = article.get_by_role("link", name="Resten av innsparingen er lagt fram for kommunestyret")
    assert not folded.is_visible()
    hands.activate(article.locator("summary", has_text="møter og frister til"))
    folded.wait_for(state="visible")
    hands.activate(article.get_by_role("link", name=QUESTIONS[3]))
    assert hands.page.url.endswith("#sporre")
    hands.follow("Styringsgruppa vil reforhandle avtalen om sykehjemsplasser")
    hands.sees(re.compile("Alle beholder plassen sin"))
    hands.open(INFO)
    hands.follow("Alle dokumenter")
    assert hands.main("link", re.compile(".")).count() > 5
    hands.open(INFO)
    hands.follow("Prosjektgruppa")
    assert hands.heading() == "Prosjektgruppa 24. mars 2011"
    hands.sees("Spørsmålene i medarbeiderundersøkelsen")


def test_what_is_others_own_is_on_no_page_the_union_rep_can_reach(window: Any) -> None:
    """Every page that a link leads to, up to three of a kind, with exports and searches; and by address."""
    page = window("tillitsvalgt")
    waiting = [INFO, "/alta-2010/", *(f"/alta-2010/sok/?q={word}" for word in SEARCHES)]
    kinds: Counter[str] = Counter()
    seen: set[str] = set()
    found: list[tuple[str, str]] = []
    while waiting:
        path = waiting.pop(0)
        kind = ALIKE.sub("/#", path)
        if path in seen or kinds[kind] >= 3 or "logg-ut" in path:
            continue
        seen.add(path)
        kinds[kind] += 1
        answer = page.request.get(path)
        assert answer.status == 200, f"{path} answered {answer.status}"
        kind_of_file = answer.headers["content-type"]
        if not kind_of_file.startswith(("text/html", "text/csv")):
            continue
        text = answer.text()
        words_on_it = said(text)
        found += [(path, words) for words in OTHERS if words.lower() in words_on_it]
        if kind_of_file.startswith("text/html"):
            for href in LINK.findall(text):
                url = urlsplit(urljoin(path, href.replace("&amp;", "&")))
                query = f"?{url.query}" if url.query in {"format=csv"} else ""
                if not url.netloc and url.scheme in ("", "http"):
                    waiting.append(url.path + query)
    print(f"{len(seen)} pages of {len(kinds)} kinds")
    assert len(seen) > 80
    assert {f"/alta-2010/{place}/" for place in ("tiltak", "plan", "moter", "mal", "dokumenter", "vedtak")} <= seen
    assert found == []
    for path in UNSEEN:
        assert page.request.get(path).status == 404
    assert "30 tiltak" in page.request.get("/alta-2010/tiltak/").text().replace("\xa0", " ")


def said(page: str) -> str:
    """Return a page's text and tags in small letters; what a search has marked hangs together."""
    return re.sub(r"</?mark>|\xad", "", page).replace("\xa0", " ").lower()


def test_the_secretary_does_meet_them(window: Any) -> None:
    """So that the words above are the ones that stand on the pages."""
    page = window("sekretaer")
    answers = [page.request.get(path) for path in UNSEEN]
    answers += [page.request.get(path) for path in (RISKS, *(f"/alta-2010/sok/?q={word}" for word in SEARCHES))]
    assert {answer.status for answer in answers} == {200}
    text = "".join(said(answer.text()) for answer in answers)
    assert [words for words in OTHERS if words.lower() not in text] == []
