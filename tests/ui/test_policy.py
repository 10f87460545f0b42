"""The policy header: the settings' own, unless an answer has another."""

from __future__ import annotations

from typing import Any

import pytest
from csp.constants import HEADER, NONCE, SELF
from csp.decorators import csp_exempt, csp_update
from csp.exceptions import CSPNonceError
from django.http import HttpResponse

from omstilling.ui.policy import PolicyMiddleware


def header(rf: Any, view: Any = lambda request: HttpResponse("")) -> Any:
    request = rf.get("/")
    answer = PolicyMiddleware(view)(request)
    return request, parts(answer)


def parts(answer: Any) -> Any:
    """The directives of an answer's header; they stand in any order."""
    said = answer.headers.get(HEADER)
    return None if said is None else set(said.split("; "))


def test_every_answer_has_the_policy_of_the_settings(rf, settings) -> None:
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": [SELF]}}
    assert [header(rf)[1] for _ in range(2)] == [{"default-src 'self'"}] * 2


def test_other_settings_make_another_policy(rf, settings) -> None:
    middleware = PolicyMiddleware(lambda request: HttpResponse(""))
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": [SELF]}}
    assert parts(middleware(rf.get("/"))) == {"default-src 'self'"}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"img-src": [SELF]}}
    assert parts(middleware(rf.get("/"))) == {"default-src 'self'", "img-src 'self'"}


def test_an_answer_may_have_a_policy_of_its_own(rf, settings) -> None:
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": [SELF]}}
    assert header(rf, csp_exempt()(lambda request: HttpResponse("")))[1] is None
    own = csp_update({"default-src": "example.org"})(lambda request: HttpResponse(""))
    assert header(rf, own)[1] == {"default-src 'self' example.org"}
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"default-src": [SELF]}, "EXCLUDE_URL_PREFIXES": ["/"]}
    assert header(rf)[1] is None


def test_a_nonce_is_used_before_the_header_is_written_or_not_at_all(rf, settings) -> None:
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"script-src": [SELF, NONCE]}}
    request, said = header(rf, lambda request: HttpResponse(str(request.csp_nonce)))
    assert said == {"default-src 'self'", f"script-src 'self' 'nonce-{request._csp_nonce}'"}
    request, said = header(rf)
    assert said == {"default-src 'self'", "script-src 'self'"}
    with pytest.raises(CSPNonceError):
        str(request.csp_nonce)
