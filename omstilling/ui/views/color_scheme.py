"""The user's choice of light or dark colours, kept in a cookie: works without JavaScript and without login."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View

from omstilling.ui.context import COLOR_COOKIE

ONE_YEAR = 365 * 24 * 60 * 60


class ColorSchemeView(View):
    """Store the choice and go back to the page one came from."""

    access_rule = "anonymous"
    http_method_names = ("post",)  # type: ignore[assignment]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Set the cookie; an unknown value means following the device."""
        chosen = request.POST.get("valg", "auto")
        back = request.POST.get("tilbake", "/")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
            back = "/"
        response = HttpResponseRedirect(back)
        if chosen in {"light", "dark"}:
            response.set_cookie(
                COLOR_COOKIE,
                chosen,
                max_age=ONE_YEAR,
                samesite="Lax",
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
            )
        else:
            response.delete_cookie(COLOR_COOKIE, samesite="Lax")
        return response
