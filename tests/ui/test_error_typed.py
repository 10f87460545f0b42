"""What somebody wrote stays on the page when a form is not received."""

import uuid

import pytest

from omstilling.ui.views.errors import page_not_found, permission_denied

LONG = "En lang begrunnelse som tok tid, med <b>tegn</b>."


def post(rf, **data):
    return rf.post("/", {"description": LONG, "form_token": str(uuid.uuid4()), **data})


@pytest.mark.parametrize("view", [permission_denied, page_not_found])
def test_a_refused_form_gives_back_what_was_written(rf, view):
    page = view(post(rf)).content.decode()
    assert "Det du skrev" in page and "som tok tid" in page
    assert "<b>tegn" not in page and "&lt;b&gt;tegn" in page


def test_passwords_and_tokens_are_not_given_back(rf):
    token = str(uuid.uuid4())
    page = permission_denied(post(rf, form_token=token, nytt_passord="hemmelig-og-langt-nok-42")).content.decode()
    assert token not in page and "hemmelig" not in page


def test_a_page_that_was_only_asked_for_has_nothing_to_give_back(rf):
    assert "Det du skrev" not in permission_denied(rf.get("/", {"q": LONG})).content.decode()


def test_a_body_that_cannot_be_read_still_gives_the_page(rf):
    broken = rf.post("/", b"x", content_type="multipart/form-data; boundary=")
    assert permission_denied(broken).status_code == 403
