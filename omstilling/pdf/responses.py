"""Hand out a finished file: the same bytes every time, never guessed at or kept by anyone on the way."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from .frozen import bytes_of
from .models import IssuedDocument


def stream_issued(issued: IssuedDocument, request: HttpRequest) -> HttpResponseBase:
    """Answer with an issued document's frozen bytes. The caller has checked that the user may see it.

    The bytes are read only when they are sent: one query, none when they are at hand or the browser has the file.
    """
    if _has_it(request, issued.sha256):
        return _headers(HttpResponse(status=304), issued.sha256)
    content = bytes_of(issued.sha256, lambda: issued.content)
    return stream_bytes(content, request, filename=issued.filename, mime=issued.mime, sha256=issued.sha256)


def stream_bytes(
    content: bytes, request: HttpRequest, *, filename: str, sha256: str, mime: str = "application/pdf"
) -> HttpResponseBase:
    """Answer with a file's bytes; ``?vis`` in the address shows it in the browser instead of saving it."""
    if _has_it(request, sha256):
        return _headers(HttpResponse(status=304), sha256)
    response = _headers(HttpResponse(content, content_type=mime), sha256)
    how = "inline" if "vis" in request.GET and mime == "application/pdf" else "attachment"
    response["Content-Disposition"] = f"{how}; {_names(filename)}"
    return response


def _names(filename: str) -> str:
    plain = filename.encode("ascii", "replace").decode().replace("?", "_").replace('"', "_").replace("\\", "_")
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(filename)}"


def _has_it(request: HttpRequest, sha256: str) -> bool:
    sent = request.headers.get("If-None-Match", "")
    return f'"{sha256}"' in sent


def _headers(response: HttpResponse, sha256: str) -> HttpResponse:
    response["ETag"] = f'"{sha256}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
