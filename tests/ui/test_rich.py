"""Bold and links in plain text: a tiny subset, everything else is text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from omstilling.ui.rich import plain, rich, rich_opening, safe_address


def test_bold_links_and_lists_are_drawn_and_the_rest_is_text():
    html = rich(
        "Les **hele [planen](/alta-2010/plan/)** nå.\n\n- [regjeringen](https://regjeringen.no/?a=1&b=2)\n- <b>x</b>"
    )
    assert html == (
        '<p class="ds-paragraph">Les <strong>hele <a class="ds-link" href="/alta-2010/plan/">planen</a></strong> nå.'
        "</p>\n"
        '<ul class="ds-list"><li><a class="ds-link" href="https://regjeringen.no/?a=1&amp;b=2" '
        'rel="noopener noreferrer nofollow">regjeringen</a></li><li>&lt;b&gt;x&lt;/b&gt;</li></ul>'
    )
    assert rich("mail [oss](mailto:a@b.no)").count('href="mailto:a@b.no"') == 1


BAD = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert`1`",
    "\x01javascript:alert`1`",
    "data:text/html,x",
    "vbscript:x",
    "//evil.example/",
    "/\\evil.example",
    "https:evil",
    "https://",
    "https://user:pass@host/",
    "https://a@b/",
    "mailto:a@b.no?cc=c@d.no",
    "mailto:javascript",
    "file:///etc/passwd",
    "ftp://host/",
    "https://host/\u202etxt",
    'https://host/"onmouseover=x',
    "https://[::1",
    "plan/",
]


@pytest.mark.parametrize("address", BAD)
def test_an_address_that_is_not_checked_stays_text(address: str):
    assert safe_address(address) == ""
    seen: list[tuple[str, list[tuple[str, str | None]]]] = []

    class Look(HTMLParser):
        def handle_starttag(self, tag, attrs):
            seen.append((tag, attrs))

    Look().feed(rich(f"[les]({address}) **a** <img src=x onerror=alert(1)>"))
    assert {tag for tag, _attrs in seen} <= {"p", "strong", "br"}


def test_marks_that_are_not_closed_or_span_lines_are_text():
    for text in ("**a\nb**", "** a **", "[a]b", "[a]( b)", "2 ** 3 ** 4", "[[a](/x)"):
        assert "<strong>" not in rich(text) or text == "", text
    assert "*" not in plain("**a** og **b**")
    assert plain("[her](https://x.no/) og [der](javascript:x)") == "her (https://x.no/) og [der](javascript:x)"
    assert rich_opening("Les **dette** [nå](https://x.no/).\n\nMer") == "Les dette nå."


def test_it_is_fast_on_what_could_be_slow():
    for text in ("**" * 4_000, "[" * 8_000, "[a](" * 2_000, "*" * 7_999 + "a"):
        assert not re.search("<(?!/?(p|br|strong|ul|li)\\b)", rich(text))
