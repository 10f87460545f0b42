"""Three ways to do the same task: with a mouse, with the keyboard alone, and with a thumb on 360 pixels.

A test says what is done (``follow``, ``fill``, ``choose``, ``press``); the hands know how. After each new page they
see that it answered as it should and that nothing stands out of the window.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

#: The phone does all that the mouse does, with a thumb and less room: in each run the mouse works without JavaScript
#: and where it alone is asked for, and in the sweep it does every task.
IN_THE_SWEEP = pytest.mark.sweep
MOUSE = pytest.param("mouse", marks=IN_THE_SWEEP)
#: Each way with JavaScript, and the mouse without.
WAYS = (pytest.param("mouse", True, marks=IN_THE_SWEEP), ("keyboard", True), ("phone", True), ("mouse", False))
#: What Chromium says of an answer that the test itself looks at, and of a connection that it cuts.
EXPECTED = re.compile(
    r"Failed to load resource: (the server responded with a status of 4\d\d|net::ERR_(INTERNET_DISCONNECTED|FAILED))"
)
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
ACTIVE = "element => element === document.activeElement"
SAME_GROUP = (
    "element => document.activeElement.type === 'radio' && document.activeElement.name === element.name"
    " && document.activeElement.form === element.form"
)
#: Whoever has focus shows it, and stands where it can be seen.
FOCUS_SHOWS = """element => {
    const style = getComputedStyle(element), box = element.getBoundingClientRect();
    const ring = (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
    const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return (ring ? '' : 'no ring ') + (seen ? '' : 'out of sight');
}"""
MOST_TABS = 500
#: What is typed in or chosen from. A date field has a second input behind its button.
TYPED = "input:not([type=date], [type=radio], [type=checkbox]), textarea, select"


def watch(page: Any, complaints: list[str]) -> None:
    """Collect what the console says: a script that fails, an answer that is missing, a broken content policy."""

    def say(message: Any) -> None:
        if message.type == "error" and not EXPECTED.match(message.text):
            complaints.append(f"{page.url}: {message.text}")

    page.on("console", say)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))


class Hands:
    """What can be done on a page. A name may be a string (whole name) or a pattern."""

    def __init__(self, page: Any) -> None:
        self.page = page

    # Looking

    def main(self, role: str, name: str | re.Pattern[str], **more: Any) -> Any:
        return self.page.locator("main").get_by_role(role, name=name, exact=isinstance(name, str), **more)

    def sees(self, *texts: str | re.Pattern[str]) -> None:
        """Wait until each text stands on the page."""
        for text in texts:
            self.page.locator("main").get_by_text(text).locator("visible=true").first.wait_for()

    def text(self) -> str:
        """Return all that the page's content says, blanks evened out."""
        return " ".join(self.page.locator("main").inner_text().split())

    def heading(self) -> str:
        return " ".join(self.page.locator("h1").inner_text().split())

    # Going

    def open(self, path: str) -> None:
        """Go to an address, as by a bookmark."""
        with self.new_page():
            self.page.goto(path)

    def follow(self, name: str | re.Pattern[str], nth: int = 0) -> None:
        """Follow a link in the page's content."""
        with self.new_page():
            self.activate(self.main("link", name).nth(nth))

    def press(self, name: str | re.Pattern[str], status: int = 200) -> None:
        """Press a button that sends the form."""
        with self.new_page(status):
            self.activate(self.main("button", name))

    @contextmanager
    def new_page(self, status: int = 200) -> Iterator[None]:
        with self.page.expect_navigation(wait_until="load") as going:
            yield
        answer = going.value
        assert answer is not None and answer.status == status, f"{self.page.url} answered {answer and answer.status}"
        assert not self.page.evaluate(TOO_WIDE), f"{self.page.url} is wider than the window"

    # Doing; the subclasses know how

    def activate(self, target: Any) -> None:
        raise NotImplementedError

    def unfold(self, name: str) -> None:
        """Open a part of the page that is folded."""
        summary = self.page.locator("main summary").filter(has_text=re.compile(rf"^\s*{re.escape(name)}\b")).first
        if not summary.evaluate("element => element.parentElement.open"):
            self.activate(summary)

    def fill(self, label: str | re.Pattern[str], text: str, within: Any = None) -> None:
        raise NotImplementedError

    def choose(self, label: str | re.Pattern[str], option: str) -> None:
        raise NotImplementedError

    def pick(self, label: str | re.Pattern[str], group: str = "") -> None:
        """Pick one of several (radio buttons), within the group of a given name where the label stands twice."""
        raise NotImplementedError

    def tick(self, label: str | re.Pattern[str]) -> None:
        raise NotImplementedError

    def attach(self, label: str, path: str) -> None:
        """Choose a file, in the window that the field opens."""
        field = self.page.locator("main").get_by_label(label)
        with self.page.expect_file_chooser() as opened:
            self.activate(field)
        opened.value.set_files(path)

    def field(self, label: str | re.Pattern[str], within: Any = None) -> Any:
        inside = self.page.locator("main") if within is None else within
        if isinstance(label, str):
            label = re.compile(rf"^\s*{re.escape(label)}\s*(\(valgfritt\))?\s*$")
        return inside.get_by_label(label).and_(self.page.locator(TYPED)).first

    def radio(self, label: str | re.Pattern[str], group: str) -> Any:
        inside = self.main("group", group) if group else self.page.locator("main")
        return inside.get_by_role("radio", name=label).first


class Mouse(Hands):
    def activate(self, target: Any) -> None:
        target.click()

    def fill(self, label: str | re.Pattern[str], text: str, within: Any = None) -> None:
        field = self.field(label, within)
        field.click()
        field.fill(text)

    def choose(self, label: str | re.Pattern[str], option: str) -> None:
        self.field(label).select_option(label=option)

    def pick(self, label: str | re.Pattern[str], group: str = "") -> None:
        self.radio(label, group).check()

    def tick(self, label: str | re.Pattern[str]) -> None:
        self.main("checkbox", label).first.check()


class Phone(Mouse):
    def activate(self, target: Any) -> None:
        target.tap()

    def fill(self, label: str | re.Pattern[str], text: str, within: Any = None) -> None:
        field = self.field(label, within)
        field.tap()
        field.fill(text)


class Keyboard(Hands):
    """Tab, Enter, Space, arrows and letters, and nothing else. Focus must show wherever it is used."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self.key = page.keyboard.press

    def reach(self, target: Any, arrived: str = ACTIVE) -> Any:
        """Tab to the target. Raises AssertionError when it cannot be reached so, or when its focus does not show."""
        element = target.element_handle()
        for _number in range(MOST_TABS):
            if element.evaluate(arrived):
                break
            self.key("Tab")
        else:
            raise AssertionError(f"{target} is not reached with the Tab key on {self.page.url}")
        focused = self.page.evaluate_handle("document.activeElement")
        hidden = focused.evaluate(FOCUS_SHOWS)
        assert not hidden, f"Focus on {target} on {self.page.url}: {hidden}"
        return element

    def activate(self, target: Any) -> None:
        self.reach(target)
        self.key("Enter")

    def fill(self, label: str | re.Pattern[str], text: str, within: Any = None) -> None:
        self.reach(self.field(label, within))
        self.key("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, label: str | re.Pattern[str], option: str) -> None:
        element = self.reach(self.field(label))
        self.key("Home")
        for _number in range(element.evaluate("select => select.options.length")):
            if element.evaluate("select => select.selectedOptions[0].label.trim()") == option:
                return
            self.key("ArrowDown")
        raise AssertionError(f"«{option}» is not reached with the arrows in {label}")

    def pick(self, label: str | re.Pattern[str], group: str = "") -> None:
        element = self.reach(self.radio(label, group), SAME_GROUP)
        self.key("Space")
        for _number in range(20):
            if element.evaluate("radio => radio.checked"):
                return
            self.key("ArrowDown")
        raise AssertionError(f"«{label}» is not reached with the arrows")

    def tick(self, label: str | re.Pattern[str]) -> None:
        element = self.reach(self.main("checkbox", label).first)
        if not element.evaluate("box => box.checked"):
            self.key("Space")
