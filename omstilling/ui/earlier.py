"""What a page shows of its being shown as it was: the banner, and the form that asks for a day."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .markup import esc
from .scope import Earlier, PageScope


def banner(scope: PageScope | None) -> str:
    """Draw which day the page shows, another day to choose, and the way back; nothing on the page as it is now.

    Where a day was asked for that cannot be shown, it says so here, at the top.
    """
    earlier = scope.earlier if scope else None
    if earlier is None or not (earlier.shown or earlier.problem):
        return ""
    if earlier.shown:
        said = _("Slik så prosjektet ut %(day)s.") % {"day": earlier.shown}
        more = _("Det som er trukket tilbake senere, er med. Du kan lese, men ikke endre noe.")
        back = f'<a class="ds-link" data-now href="{esc(earlier.now_url)}">{esc(_("Vis siden slik den er nå"))}</a>'
    else:
        said, more, back = _("Dagen kan ikke vises."), _("Siden under er slik den er nå."), ""
    label = esc(_("Prosjektet på en tidligere dag"))
    return (
        f'<aside class="earlier-banner" aria-label="{label}"><div class="frame">'
        f"<p><strong>{esc(said)}</strong> <span>{esc(more)}</span></p>{_form(earlier, 'dag-over')}{back}</div></aside>"
    )


def foot(scope: PageScope | None) -> SafeString:
    """Draw the form in the foot of a page that can be shown as it was."""
    earlier = scope.earlier if scope else None
    if earlier is None or earlier.shown or earlier.problem:
        return SafeString("")
    words = esc(_("Se prosjektet slik det var"))
    return SafeString(f'<details class="earlier"><summary>{words}</summary>{_form(earlier, "dag-under")}</details>\n')


def _form(earlier: Earlier, name: str) -> str:
    hidden = "".join(f'<input type="hidden" name="{esc(key)}" value="{esc(value)}">' for key, value in earlier.kept)
    told, described, invalid = "", f"{name}-hjelp", ""
    if earlier.problem:
        told = f'<p class="ds-validation-message" id="{name}-feil">{esc(earlier.problem)}</p>'
        described, invalid = f"{name}-feil {described}", ' aria-invalid="true"'
    example = esc(_("dag.måned.år"))
    return (
        f'<form class="earlier-form" method="get" action="{esc(earlier.path)}">{hidden}'
        f'<label for="{name}">{esc(_("Dag"))} <span class="subtle" id="{name}-hjelp">({example})</span></label>'
        f'<input class="ds-input" id="{name}" name="{earlier.parameter}" value="{esc(earlier.typed)}" '
        f'inputmode="numeric" autocomplete="off" maxlength="10" size="10" aria-describedby="{described}"{invalid}>'
        f'<button class="ds-button" data-variant="secondary" type="submit">{esc(_("Vis dagen"))}</button>{told}</form>'
    )
