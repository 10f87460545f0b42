"""Error pages inside an example say that it is one, and nothing of what one may not see."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cast import make_cast, write

NOTICE = "Eksempel, ikke et dokument fra Prøve kommune"


@pytest.fixture
def example(cast: Any) -> Any:
    cast.project.is_example, cast.project.notice = True, NOTICE
    write(cast.project)
    return cast


@pytest.mark.parametrize(
    ("role", "path", "status"),
    [
        ("secretary", "finnes-ikke/", 404),
        ("secretary", "tiltak/999/", 404),
        ("employee", "oppsett/", 403),
        ("member", "finnes/ikke/her/", 404),
    ],
)
def test_an_error_in_an_example_carries_its_notice(example: Any, role: str, path: str, status: int) -> None:
    answer = example.client(role).get(f"/{example.project.slug}/{path}")
    page = answer.content.decode()
    assert answer.status_code == status
    assert f"<strong>{NOTICE}</strong>" in page and "Eksemplets «i dag» er 15. mars 2011." in page


@pytest.mark.parametrize("role", ["outsider", "anonymous"])
@pytest.mark.parametrize("path", ["", "finnes-ikke/", "tiltak/999/"])
def test_an_error_tells_nothing_of_a_project_one_may_not_see(example: Any, role: str, path: str) -> None:
    here = example.client(role).get(f"/{example.project.slug}/{path}")
    nowhere = example.client(role).get(f"/slikt-prosjekt-er-det-ikke/{path}")
    assert here.status_code == nowhere.status_code
    for words in (NOTICE, "Eksemplets", "Prøve kommune"):
        assert words not in here.content.decode()


def test_a_project_that_is_no_example_has_no_notice(cast: Any) -> None:
    other = make_cast("nabokommune")
    other.project.frozen_today = None
    write(other.project)
    page = other.client("secretary").get(f"/{other.project.slug}/finnes-ikke/").content.decode()
    assert 'class="notice"' not in page
