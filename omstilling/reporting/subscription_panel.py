"""The panel on the info page: the news by e-mail in one click, the way out of it, and the feed."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from omstilling.ui.addresses import address
from omstilling.ui.flow import new_token
from omstilling.ui.frame import csrf_field
from omstilling.ui.markup import esc
from omstilling.ui.registry import register_panel
from projects.models import Project

from . import links
from .subscription_forms import SubscriptionForm
from .subscriptions import subscription_of

SLOT = "reporting.info_page.aside"
NEVER, WEEKLY, AT_ONCE = SubscriptionForm.NEVER, SubscriptionForm.WEEKLY, SubscriptionForm.AT_ONCE


def panel(request: HttpRequest | None, project: Project) -> SafeString:
    """Draw it for whoever reads: without login there is the feed alone, where the project is open. One query."""
    user: Any = getattr(request, "user", None)
    is_known = user is not None and user.is_authenticated
    if not is_known and not project.info_open:
        return SafeString("")
    content = _for_reader(request, project, user) if is_known else _feed(project)
    title = esc(_("Få vite når noe er nytt"))
    return SafeString(
        '<section class="panel no-print" aria-labelledby="abonner" data-act>'
        '<h2 class="ds-heading" data-size="2xs" id="abonner">'
        f"{title}</h2>\n{content}</section>"
    )


def _feed(project: Project) -> str:
    words = _("Følg nyhetene i en nyhetsleser (Atom)")
    return _way(links.to(project, "reporting:open_news_feed"), words, ' type="application/atom+xml"')


def _for_reader(request: HttpRequest | None, project: Project, user: Any) -> str:
    """Draw how the reader gets the news, and what can be chosen instead."""
    subscription, onward = _pace(request, project, user), ""
    here = links.to(project, "reporting:subscription")
    # The token is all that the panel needs of the request: the furniture of the page is not made once more.
    sent = csrf_field(get_token(request) if request is not None else "")
    token = f'<input type="hidden" name="form_token" value="{new_token(user)}">'
    form = f'<form method="post" action="{esc(here)}">{sent}{token}'
    if subscription:
        weekly = _("Du får nyhetene på e-post en gang i uka.")
        words = weekly if subscription.weekly else _("Du får nyhetene på e-post med en gang de kommer.")
        drawn = f"{_said(words)}\n{form}{_button(NEVER, _('Avslutt abonnementet'))}</form>"
        onward = f"{_way(here, _('Endre hvor ofte'))}\n"
    elif user.email:
        paces = _button(WEEKLY, _("En gang i uka")) + _button(AT_ONCE, _("Med en gang"))
        said = _said(_("Få nyhetene på e-post."))
        drawn = f'{form}{said}\n<div class="form-buttons">{paces}</div></form>'
    else:
        words = _("Legg inn e-postadressen din i profilen, så kan du få nyhetene på e-post.")
        profile = f'<a class="ds-link" href="{esc(address("accounts:profile"))}">{esc(_("Gå til profilen"))}</a>'
        drawn = f'<p class="ds-paragraph">{esc(words)} {profile}</p>'
    feed = _way(links.to(project, "reporting:feed_address"), _("Følg nyhetene i en nyhetsleser"))
    return f"{drawn}\n{onward}{feed}"


def _said(words: str) -> str:
    return f'<p class="ds-paragraph">{esc(words)}</p>'


def _way(url: str, words: str, more: str = "") -> str:
    return f'<p class="ds-paragraph"><a class="ds-link" href="{esc(url)}"{more}>{esc(words)}</a></p>'


def _button(pace: str, words: str) -> str:
    return (
        f'<button class="ds-button" data-variant="secondary" type="submit" name="pace" value="{pace}">'
        f"{esc(words)}</button>"
    )


def _pace(request: HttpRequest | None, project: Project, user: Any) -> Any:
    """Return how often the news are mailed to the reader: as the page has read it, else asked for."""
    known = getattr(request, "acquaintance", None)
    if known is None:
        return subscription_of(project, user)
    return known if known.weekly is not None else None


def register() -> None:
    """Hang the panel beside the info page."""
    register_panel(SLOT, panel, key="subscription", order=30)
