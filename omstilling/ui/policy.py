"""The content security policy as a header: the same on every page of the portal, so it is put together once."""

from __future__ import annotations

from typing import Any

from csp.constants import HEADER
from csp.middleware import CheckableLazyObject, CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

#: What a view may put on its answer to have a policy of its own.
OWN = frozenset(f"_csp_{name}{end}" for name in ("config", "update", "replace", "exempt") for end in ("", "_ro"))


class PolicyMiddleware(CSPMiddleware):
    """Puts the policy of the settings on answers that have none of their own; the others are made as ever."""

    _made: tuple[Any, str] | None = None

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        policy = settings.CONTENT_SECURITY_POLICY
        special = (
            "EXCLUDE_URL_PREFIXES" in policy
            or getattr(settings, "CONTENT_SECURITY_POLICY_REPORT_ONLY", None)
            or not OWN.isdisjoint(response.__dict__)
            or getattr(request, "_csp_nonce", None) is not None
            or settings.DEBUG
        )
        if special:
            return super().process_response(request, response)
        if HEADER not in response:
            response[HEADER] = self._header(policy)
        request.csp_nonce = CheckableLazyObject(self._csp_nonce_post_response)  # type: ignore[attr-defined]
        return response

    def _header(self, policy: Any) -> str:
        made = self._made
        if made is None or made[0] is not policy:
            made = self._made = (policy, build_policy())
        return made[1]
