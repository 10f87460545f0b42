"""What a page shows of its being shown as it was: the banner, and the form that asks for a day."""

from __future__ import annotations

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .markup import esc
from .scope import Earlier, PageScope


def banner(scope: PageScope | None) -> str:
    """Draw which day the page shows, another day to choose, and the way back; nothing on the page as it is now."""
    earlier = scope.earlier if scope else None
    if earlier is None or not earlier.shown:
        return ""
    label = esc(_("Siden viser en tidligere dag"))
    said = esc(_("Slik så prosjektet ut %(day)s.") % {"day": earlier.shown})
    more = esc(_("Det som er trukket tilbake senere, er med. Du kan lese, men ikke endre noe."))
    back = f'<a class="ds-link" data-now href="{esc(earlier.now_url)}">{esc(_("Vis siden slik den er nå"))}</a>'
    return (
        f'<aside class="earlier-banner" aria-label="{label}"><div class="frame">'
        f"<p><strong>{said}</strong> <span>{more}</span></p>{_form(earlier, 'dag-over')}{back}</div></aside>"
    )


def foot(scope: PageScope | None) -> SafeString:
    """Draw the form in the foot of a page that can be shown as it was."""
    earlier = scope.earlier if scope else None
    if earlier is None or earlier.shown:
        return SafeString("")
    opened = " open" if earlier.problem else ""
    words = esc(_("Se prosjektet slik det var"))
    return SafeString(
        f'<details class="earlier"{opened}><summary>{words}</summary>{_form(earlier, "dag-under")}</details>\n'
    )


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
