"""Gives each request an id that history, logs and the error page share."""

import uuid
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from .uow import request_scope


class RequestIdMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request_id = uuid.uuid4().hex[:16]
        request.request_id = request_id  # type: ignore[attr-defined]
        with request_scope(request_id=request_id, source="nett"):
            response = self.get_response(request)
        response["X-Request-Id"] = request_id
        return response
