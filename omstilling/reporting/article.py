"""The info page drawn here and not by a template: many small parts, alike on each line. Everything is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from omstilling.ui import formats
from omstilling.ui.charts import figure
from omstilling.ui.markup import esc
from omstilling.ui.prose import opening, prose
from projects.models import Project

from . import links
from .selectors.info_page import Decided, Event, InfoPage, Meaning

#: The four questions, by the name that stands in the address.
VEDTATT, BETYR, SKJER, SPORRE = "vedtatt", "betyr", "skjer", "sporre"


def article(info: InfoPage) -> SafeString:
    """Draw the page's content: the four questions with their answers."""
    asked = {
        VEDTATT: _("Hva er vedtatt?"),
        BETYR: _("Hva betyr det?"),
        SKJER: _("Hva skjer nå og når?"),
        SPORRE: _("Hvem kan jeg spørre?"),
    }
    contents = "".join(f'<li><a href="#{key}">{esc(words)}</a></li>' for key, words in asked.items())
    parts = {VEDTATT: _decisions(info), BETYR: _meanings(info), SKJER: _events(info), SPORRE: _contacts(info)}
    sections = "\n\n".join(
        f'<section aria-labelledby="{key}">\n<h2 class="ds-heading" data-size="md" id="{key}">{esc(words)}</h2>\n'
        f"{parts[key]}\n</section>"
        for key, words in asked.items()
    )
    note = _("Noen av beløpene på denne siden er eksempeltall.")
    said = f'<p class="info-note">{esc(note)}</p>' if info.has_example_figures else ""
    return SafeString(
        f'<article class="info">\n<nav class="info-contents" aria-label="{esc(_("På denne siden"))}">'
        f"<ul>{contents}</ul></nav>\n\n{sections}\n{said}\n"
        f'<p class="info-ask"><a href="#{SPORRE}">{esc(_("Spør om omstillingen"))}</a></p>\n</article>'
    )


def _paragraph(words: str, kind: str = "ds-paragraph") -> str:
    return f'<p class="{kind}">{esc(words)}</p>'


def _item(line: Decided | Meaning, level: str, where: str, body: str, notes: Iterable[str] = ()) -> str:
    said = "\n".join(_paragraph(note, "info-note") for note in notes)
    return (
        f'<div class="info-item">\n<{level} class="ds-heading" data-size="xs">'
        f'<a href="{esc(line.url)}">{esc(line.title)}</a></{level}>\n<p class="info-where">{esc(where)}</p>\n'
        f"{prose(body)}\n{said}\n</div>"
    )


def _decisions(info: InfoPage) -> str:
    drawn = ""
    if info.progress:
        caption = _(
            "Så mye av %(target)s i året er vedtatt. Beløpene gjelder et helt år, og innsparingen er varig."
        ) % {"target": formats.mnok(info.target.target)}
        drawn = figure(info.progress, caption)
    drawn += "\n" + "".join(_item(line, "h3", line.where, line.words, line.notes) for line in info.decided)
    if not info.decided:
        drawn += _paragraph(_("Det er ikke vedtatt noe ennå. Når noe blir vedtatt, står det her."))
    if info.proposed:
        words = esc(_("Foreslått, ikke endelig vedtatt"))
        drawn += f'\n<h3 class="ds-heading info-sub" data-size="sm">{words}</h3>\n'
        drawn += "".join(_item(line, "h4", line.where, line.words, line.notes) for line in info.proposed)
    return drawn


def _meanings(info: InfoPage) -> str:
    if not info.meanings:
        none = _("Ingen tiltak er endelig vedtatt ennå, så ingenting er endret for de ansatte eller for innbyggerne.")
        return _paragraph(none)
    lines = (
        _item(line, "h3", f"{line.when} {line.fte}" if line.fte else line.when, line.impact) for line in info.meanings
    )
    return _paragraph(_("Dette er bestemt og blir gjennomført:")) + "\n" + "".join(lines)


def _events(info: InfoPage) -> str:
    late = ""
    if info.late:
        lines = "".join(
            f'<li><a class="ds-link" href="{esc(event.url)}">{esc(event.title)}</a>. {esc(event.text)}</li>'
            for event in info.late
        )
        late = f'<div class="info-late">{_paragraph(_("Dette er forsinket:"))}<ul class="ds-list">{lines}</ul></div>'
    if not info.events:
        return f"{late}\n{_paragraph(_('Ingen møter eller frister er satt de neste månedene.'))}"
    return f'{late}\n<ol class="info-calendar">{"".join(map(_event, info.events))}</ol>'


def _event(event: Event) -> str:
    text = f'<p class="subtle">{esc(opening(event.text))}</p>' if event.text else ""
    if event.cases:
        cases = "".join(f"<li>{esc(case)}</li>" for case in event.cases)
        text += f'{_paragraph(_("Dette står på sakslista:"), "subtle")}<ul class="ds-list">{cases}</ul>'
    day = esc(capfirst(formats.weekday_date(event.day)))
    return (
        f'<li>\n<p class="info-day"><time datetime="{event.day:%Y-%m-%d}">{day}</time></p>\n'
        f'<div><p class="info-event"><a href="{esc(event.url)}">{esc(event.title)}</a></p>{text}</div>\n</li>'
    )


def _contacts(info: InfoPage) -> str:
    if not info.contacts:
        return _paragraph(_("Ingen er satt opp som kontakt ennå."))
    lines = []
    for person in info.contacts:
        to = esc(person.email)
        mail = f'<p><a class="ds-link" href="mailto:{to}">{to}</a></p>' if person.email else ""
        lines.append(f'<li><p class="info-name">{esc(person.name)}</p>{_paragraph(person.role, "subtle")}{mail}</li>')
    return f'<ul class="info-people">{"".join(lines)}</ul>'


def side(info: InfoPage, project: Project) -> SafeString:
    """Draw what stands beside the content: whom to ask, one's own bodies' meetings, news and documents."""
    ask = _paragraph(_("Lurer du på noe? Spør prosjektsekretæren eller den tillitsvalgte."))
    see = f'<a class="ds-link" href="#{SPORRE}">{esc(_("Se hvem du kan spørre"))}</a>'
    panels = [_panel(_("Spør om omstillingen"), ask + see, "panel ask")]
    if info.own_meetings:
        own = _links(info.own_meetings, lambda line: (line.url, line.meeting.body.name, _when(line.meeting)))
        panels.append(_panel(_("Mine organers møter"), own))
    news = _links(
        info.news,
        lambda item: (
            links.to(project, "projects:news_item", item.pk),
            item.title,
            formats.date_text(item.published_at),
        ),
    )
    news += _then(links.to(project, "projects:news"), _("Alle nyheter"))
    papers = _links(
        info.documents,
        lambda paper: (
            links.to(project, "projects:document", paper.number),
            paper.title,
            formats.date_text(paper.dated) if paper.dated else "",
        ),
    )
    papers += _then(links.to(project, "projects:documents"), _("Alle dokumenter"))
    none = "ds-paragraph subtle"
    panels.append(_panel(_("Nyheter"), news if info.news else _paragraph(_("Ingen nyheter ennå."), none)))
    panels.append(_panel(_("Dokumenter"), papers if info.documents else _paragraph(_("Ingen dokumenter ennå."), none)))
    return SafeString("\n".join(panels))


def _panel(heading: str, content: str, kind: str = "panel") -> str:
    return f'<div class="{kind}"><h2 class="ds-heading" data-size="2xs">{esc(heading)}</h2>{content}</div>'


def _links(rows: Iterable[Any], told: Callable[[Any], tuple[str, str, str]]) -> str:
    drawn = []
    for url, words, below in map(told, rows):
        more = f'<br><span class="subtle">{esc(below)}</span>' if below else ""
        drawn.append(f'<li><a class="ds-link" href="{esc(url)}">{esc(words)}</a>{more}</li>')
    return f'<ul class="link-list">{"".join(drawn)}</ul>'


def _then(url: str, words: str) -> str:
    return f'<p class="then"><a class="ds-link" href="{esc(url)}">{esc(words)}</a></p>'


def _when(meeting: Any) -> str:
    day = capfirst(formats.weekday_date(meeting.held_on))
    return f"{day} {formats.clock(meeting.starts_at)}" if meeting.starts_at else day
