"""The choice of language: kept on the person, or in a cookie for those who are not logged in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View

from omstilling.ui.flow import SeeOther

from ..languages import CODES, COOKIE, ONE_YEAR
from ..models import User
from ..services import update_profile


class LanguageView(View):
    """Keep the choice and go back to the page one came from."""

    access_rule = "anonymous"
    http_method_names = ("post",)  # type: ignore[assignment]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the language; one that the pages do not speak changes nothing."""
        chosen = request.POST.get("valg", "")
        back = request.POST.get("tilbake", "/")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
            back = "/"
        response = SeeOther(back)
        if chosen not in CODES:
            return response
        if request.user.is_authenticated:
            person = User.objects.get(pk=request.user.pk)
            update_profile(person=person, changes={"language": chosen}, by=person, reason=_("Språk valgt"))
        else:
            response.set_cookie(
                COOKIE,
                chosen,
                max_age=ONE_YEAR,
                samesite="Lax",
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
            )
        return response
