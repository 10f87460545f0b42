"""The way to the open info pages for those who are not logged in."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.cast import write


def test_the_login_page_leads_to_the_info_pages_that_are_open_and_to_no_other(cast: Any) -> None:
    path = f"/{cast.project.slug}/infoside/"
    assert path not in Client().get("/logg-inn/").content.decode()
    cast.project.info_open = True
    write(cast.project)
    assert f'href="{path}"' in Client().get("/logg-inn/").content.decode()
