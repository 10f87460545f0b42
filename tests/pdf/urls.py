"""The document addresses alone, with the pages' own, and a login to be sent to."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def login(request: HttpRequest) -> HttpResponse:
    return HttpResponse("Logg inn")


login.access_rule = "anonymous"  # type: ignore[attr-defined]
accounts = ([path("inn/", login, name="login")], "accounts")
urlpatterns = [
    path("", include("omstilling.pdf.urls")),
    path("", include("omstilling.ui.urls")),
    path("", include(accounts)),
]
