"""The main job in a real browser on a phone's width: by keyboard alone, and without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from meetings.models import PartyVote
from projects.models import Decision
from tests.cast import agenda_item, attend, case, make_cast, measure, meeting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def place() -> Any:
    """A held meeting with one case, and the cast."""
    cast = make_cast()
    at = meeting(cast)
    attend(cast, at, "chair", "member", "secretary")
    measure(cast)
    return cast, agenda_item(cast, at, case(cast, recommendation="Renholdet samles i én enhet."))


@pytest.fixture
def opened(browser: Any, live_server: Any) -> Any:
    """Open a page on a phone as the member who is logged in."""
    contexts = []

    def go(cast: Any, path: str, *, script: bool = True) -> Any:
        context = browser.new_context(
            viewport={"width": 360, "height": 740},
            java_script_enabled=script,
            locale="nb-NO",
            base_url=live_server.url,
        )
        contexts.append(context)
        cookie = cast.client("member").cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        page = context.new_page()
        page.goto(path, wait_until="load")
        return page

    yield go
    for context in contexts:
        context.close()


def log_url(cast: Any, item: Any) -> str:
    return reverse("meetings:log_decision", args=[cast.project.slug, item.meeting.slug, item.pk])


def tab_to(page: Any, name: str) -> None:
    """Press Tab until the field with a name that begins so, or the button with those words, has focus."""
    for _n in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate("(e => e.name || e.innerText || '')(document.activeElement)")
        if focused.startswith(name):
            return
    raise AssertionError(f"{name} cannot be reached with Tab")


def test_a_member_logs_a_decision_by_keyboard_alone(opened: Any, place: Any) -> None:
    cast, item = place
    page = opened(cast, log_url(cast, item))
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    tab_to(page, "source")
    tab_to(page, "kind")
    page.keyboard.press("Space")
    tab_to(page, "unanimous")
    assert not page.is_checked("#id_unanimous")  # nobody's vote is filled in beforehand
    for party in ("ap", "h"):
        tab_to(page, f"votes-{party}")
        page.keyboard.type("1")
    tab_to(page, "Tiltak")  # open: its name is near the case's
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    tab_to(page, "measure-")
    page.keyboard.press("Space")
    tab_to(page, "deadline")
    page.keyboard.type("1.6.2011")
    tab_to(page, "Før vedtaket")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    decision = Decision.objects.get()
    assert page.url.endswith(decision.get_absolute_url())
    assert "er ført" in page.locator(".messages").inner_text()
    assert (decision.kind, decision.text) == ("final", "Renholdet samles i én enhet.")
    assert {v.party: v.votes_for for v in PartyVote.objects.all()} == {"Ap": 1, "H": 1}
    assert decision.measure_links.get().adopted_effect == 1_200_000


def test_what_does_not_apply_is_out_of_the_way_and_errors_bring_it_back(opened: Any, place: Any) -> None:
    cast, item = place
    page = opened(cast, log_url(cast, item))
    own, numbers = page.locator("#id_text"), page.locator(".party-votes")
    page.check("#id_unanimous")
    assert not own.is_visible()
    assert not numbers.is_visible()
    page.check("input[name=source][value=own]")
    page.uncheck("#id_unanimous")
    assert own.is_visible()
    assert numbers.is_visible()
    own.fill("")
    page.locator("main button[type=submit]").click()
    page.wait_for_selector(".ds-error-summary")
    assert page.evaluate("document.activeElement.className").startswith("ds-error-summary")
    assert page.locator(".ds-error-summary li").count() == 3
    assert own.is_visible()


def test_a_long_list_is_narrowed_by_words_and_what_is_ticked_stays(opened: Any, place: Any) -> None:
    cast, item = place
    for word in ("Anker", "Bark", "Damp", "Elg", "Fjær", "Gran", "Hav", "Is", "Jord"):
        measure(cast, word)
    page = opened(cast, log_url(cast, item))
    rest = page.locator(".concern-rest").first
    assert not rest.get_by_role("checkbox").first.is_visible()
    rest.locator("summary").click()
    rest.get_by_role("checkbox", name="Fjær").check()
    rest.get_by_label("Finn i lista").fill("JORD")
    assert rest.get_by_role("checkbox").count() == 2  # what is hidden has no role
    assert "2 av 9 vises" in rest.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.keyboard.press("Enter")
    assert page.url.endswith(log_url(cast, item))


def test_it_works_without_javascript(opened: Any, place: Any) -> None:
    cast, item = place
    page = opened(cast, log_url(cast, item), script=False)
    page.check("input[name=kind][value=recommendation]")
    page.check("#id_unanimous")
    page.locator("main button[type=submit]").click()
    page.wait_for_url("**/vedtak/*/")
    assert Decision.objects.get().outcome_word == "innstilt"
