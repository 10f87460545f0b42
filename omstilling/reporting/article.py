"""The info page drawn here and not by a template: many small parts, alike on each line. Everything is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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
#: How many lines stand open under each question: the newest, or those that come first. The rest is folded.
OPEN = {"decided": 3, "proposed": 2, "meanings": 3, "late": 3, "events": 4, "contacts": 6}


def article(info: InfoPage, project: Project) -> SafeString:
    """Draw the page's content: the four questions with their answers."""
    asked = {
        VEDTATT: _("Hva er vedtatt?"),
        BETYR: _("Hva betyr det for min enhet?"),
        SKJER: _("Hva skjer nå og når?"),
        SPORRE: _("Hvem kan jeg spørre?"),
    }
    contents = "".join(f'<li><a href="#{key}">{esc(words)}</a></li>' for key, words in asked.items())
    parts = {
        VEDTATT: _decisions(info, project),
        BETYR: _meanings(info, project),
        SKJER: _events(info, project),
        SPORRE: _contacts(info),
    }
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


def _some(lines: Sequence[str], kind: str, one: str, many: str, around: str = "{}") -> str:
    """Draw lines, the first of them open and the rest behind words that say how many there are."""
    first, rest = lines[: OPEN[kind]], lines[OPEN[kind] :]
    drawn = around.format("".join(first)) if first else ""
    if not rest:
        return drawn
    words = esc(_("Vis %s til") % formats.plural(len(rest), one, many))
    folded = around.format("".join(rest))
    return f'{drawn}\n<details class="info-more"><summary>{words}</summary>\n{folded}</details>'


def _item(line: Decided | Meaning, level: str, where: str, body: str, notes: Iterable[str] = ()) -> str:
    said = "\n".join(_paragraph(note, "info-note") for note in notes)
    return (
        f'<div class="info-item">\n<{level} class="ds-heading" data-size="xs">'
        f'<a href="{esc(line.url)}">{esc(line.title)}</a></{level}>\n<p class="info-where">{esc(where)}</p>\n'
        f"{prose(body)}\n{said}\n</div>"
    )


def _decision(line: Decided, level: str) -> str:
    return _item(line, level, f"{line.where}. {line.money}" if line.money else line.where, line.words, line.notes)


def _decisions(info: InfoPage, project: Project) -> str:
    drawn = ""
    if info.progress:
        caption = _(
            "Så mye av %(target)s i året er vedtatt. Beløpene gjelder et helt år, og innsparingen er varig."
        ) % {"target": formats.mnok(info.target.target)}
        drawn = figure(info.progress, caption)
    final = [_decision(line, "h3") for line in info.decided]
    drawn += "\n" + _some(final, "decided", _("vedtak"), _("vedtak"))
    if not info.decided:
        drawn += _paragraph(_("Det er ikke vedtatt noe ennå. Når noe blir vedtatt, står det her."))
    if info.proposed:
        words = esc(_("Foreslått, ikke endelig vedtatt"))
        drawn += f'\n<h3 class="ds-heading info-sub" data-size="sm">{words}</h3>\n'
        proposed = [_decision(line, "h4") for line in info.proposed]
        drawn += _some(proposed, "proposed", _("forslag"), _("forslag"))
    return drawn + "\n" + _then(links.to(project, "projects:decisions"), _("Alle vedtak"))


def _meanings(info: InfoPage, project: Project) -> str:
    if not info.meanings:
        none = _("Ingen tiltak er endelig vedtatt ennå, så ingenting er endret for de ansatte eller for innbyggerne.")
        return _paragraph(none)
    lines = [
        _item(line, "h3", " ".join(filter(None, (line.unit, line.when, line.fte))), line.impact)
        for line in info.meanings
    ]
    drawn = _paragraph(_("Dette er bestemt og blir gjennomført. Det som begynner først, står øverst.")) + "\n"
    drawn += _some(lines, "meanings", _("tiltak"), _("tiltak"))
    return drawn + "\n" + _then(links.to(project, "budget:measures"), _("Alle tiltak"))


def _events(info: InfoPage, project: Project) -> str:
    late = ""
    if info.late:
        lines = [
            f'<li><a class="ds-link" href="{esc(event.url)}">{esc(event.title)}</a>. {esc(event.text)}</li>'
            for event in info.late
        ]
        drawn = _some(lines, "late", _("forsinket"), _("forsinkede"), '<ul class="ds-list">{}</ul>')
        late = f'<div class="info-late">{_paragraph(_("Dette er forsinket:"))}{drawn}</div>'
    if not info.events:
        return f"{late}\n{_paragraph(_('Ingen møter eller frister er satt de neste månedene.'))}"
    days = [_event(event) for event in info.events]
    calendar = _some(days, "events", _("møte eller frist"), _("møter og frister"), '<ol class="info-calendar">{}</ol>')
    return f"{late}\n{calendar}\n{_then(links.to(project, 'projects:plan'), _('Hele planen'))}"


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
    return _some(lines, "contacts", _("kontakt"), _("kontakter"), '<ul class="info-people">{}</ul>')


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
