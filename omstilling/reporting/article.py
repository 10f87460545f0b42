"""The info page drawn here and not by a template: many small parts, alike on each line. Everything is escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from omstilling.accounts.languages import foreign
from omstilling.ui import formats
from omstilling.ui.charts import figure
from omstilling.ui.markup import esc
from omstilling.ui.prose import opening, prose
from omstilling.ui.rich import rich, rich_opening
from projects.models import Project

from . import links
from .article_units import chooser, fresh
from .selectors.info_page import Decided, Event, InfoPage, Meaning, UnitPart

#: The four questions, by the name that stands in the address.
VEDTATT, BETYR, SKJER, SPORRE = "vedtatt", "betyr", "skjer", "sporre"
#: How many lines stand open under each question: the newest, or those that come first. The rest is folded.
OPEN = {"decided": 3, "proposed": 2, "meanings": 3, "unit": 6, "late": 3, "events": 4, "contacts": 6, "news": 4}


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
        BETYR: _meanings(info, project) + chooser(info, project),
        SKJER: _events(info, project),
        SPORRE: f"{_contacts(info)}\n{_box(info, project)}{_answers(info, project)}",
    }
    sections = "\n\n".join(
        f'<section aria-labelledby="{key}">\n<h2 class="ds-heading" data-size="md" id="{key}">{esc(words)}</h2>\n'
        f"{parts[key]}\n</section>"
        for key, words in asked.items()
    )
    note = _("Noen av beløpene på denne siden er eksempeltall.")
    said = f'<p class="info-note">{esc(note)}</p>' if info.has_example_figures else ""
    return SafeString(
        f'<article class="info">\n{_one_language()}{fresh(info)}'
        f'<nav class="info-contents" aria-label="{esc(_("På denne siden"))}">'
        f"<ul>{contents}</ul></nav>\n\n{sections}\n{said}\n"
        f'<p class="info-ask"><a href="#{SPORRE}">{esc(_("Spør om omstillingen"))}</a></p>\n</article>'
    )


def _one_language() -> str:
    """Say that what people have written is in bokmål, where the page itself is in another language."""
    return _paragraph(_("Det kommunen selv har skrevet, står bare på bokmål."), "info-written") if foreign() else ""


def _paragraph(words: str, kind: str = "ds-paragraph") -> str:
    return f'<p class="{kind}">{esc(words)}</p>'


def _some(lines: Sequence[str], kind: str, one: str, many: str, around: str = "{}") -> str:
    """Draw lines, the first of them open and the rest behind words that say how many there are."""
    first, rest = lines[: OPEN[kind]], lines[OPEN[kind] :]
    drawn = around.format("".join(first)) if first else ""
    if not rest:
        return drawn
    things = {"count": formats.number(len(rest)), "things": one if len(rest) == 1 else many}
    words = esc(_("Vis %(count)s %(things)s til") % things)
    folded = around.format("".join(rest))
    return f'{drawn}\n<details class="info-more"><summary>{words}</summary>\n{folded}</details>'


def _item(line: Decided | Meaning, level: str, where: str, body: str, notes: Iterable[str] = ()) -> str:
    said = "\n".join(_paragraph(note, "info-note") for note in notes)
    place = f'<p class="info-where">{esc(where)}</p>\n' if where else ""
    return (
        f'<div class="info-item">\n{heading(level, line.title, line.url)}\n{place}'
        f"{in_bokmal(prose(body))}\n{said}\n</div>"
    )


def heading(level: str, title: str, url: str) -> str:
    """Draw the heading of a thing, which leads to it where it has an address for the reader."""
    words = f'<a href="{esc(url)}">{esc(title)}</a>' if url else esc(title)
    return f'<{level} class="ds-heading" data-size="xs"{foreign()}>{words}</{level}>'


def in_bokmal(drawn: str) -> str:
    """Return what people have written, marked as bokmål where the page is in another language."""
    mark = foreign()
    return f"<div{mark}>{drawn}</div>" if mark and drawn else drawn


def _decision(line: Decided, level: str) -> str:
    return _item(line, level, f"{line.where}. {line.money}" if line.money else line.where, line.words, line.notes)


def _decisions(info: InfoPage, project: Project) -> str:
    drawn = ""
    if info.progress and info.target is not None:
        caption = _(
            "Så mye av %(target)s i året er vedtatt. Beløpene gjelder et helt år, og innsparingen er varig."
        ) % {"target": formats.mnok(info.target.target)}
        drawn = figure(info.progress, caption)
    final = [_decision(line, "h3") for line in info.decided]
    drawn += "\n" + _some(final, "decided", pgettext("ett", "vedtak"), _("vedtak"))
    if not info.decided:
        none = _("Det er ikke vedtatt noe ennå. Når noe blir vedtatt, står det her.")
        drawn += _paragraph(_("Ingen vedtak gjelder enheten alene.") if info.of_unit else none)
    if info.proposed:
        words = esc(_("Foreslått, ikke endelig vedtatt"))
        drawn += f'\n<h3 class="ds-heading info-sub" data-size="sm">{words}</h3>\n'
        proposed = [_decision(line, "h4") for line in info.proposed]
        drawn += _some(proposed, "proposed", pgettext("ett", "forslag"), _("forslag"))
    if info.is_public:
        return drawn
    return drawn + "\n" + _then(links.to(project, "projects:decisions"), _("Alle vedtak"))


def _meanings(info: InfoPage, project: Project) -> str:
    if info.unit is not None:
        mine = _unit(info.unit, "h3" if info.of_unit else "h4")
        if info.of_unit:
            return mine + _others(info, project)
        words = esc(_("For %(unit)s") % {"unit": info.unit.name})
        others = esc(_("For hele kommunen og de andre enhetene"))
        sub = 'class="ds-heading info-sub" data-size="sm"'
        told = info.unit.inside or info.unit.above
        rest = _all_meanings(info, project) if info.meanings or not told else _way_to_all(info, project)
        head = f"<h3 {sub}>{others}</h3>\n" if info.meanings or not told else ""
        return f"<h3 {sub}>{words}</h3>\n{mine}\n{head}{rest}"
    return _all_meanings(info, project)


def _unit(part: UnitPart, level: str) -> str:
    """Draw what it means for a unit: what is written of it first, then the measures, the nearest first."""
    written = [
        f'<div class="info-item">\n{heading(level, one.title, one.url)}\n{in_bokmal(rich(one.text))}\n</div>'
        for one in part.written
    ]
    lines = [_meaning(line, level) for line in (*part.inside, *part.above)]
    if not lines and not written:
        return _paragraph(_("Ingenting er endelig vedtatt for enheten ennå."))
    drawn = _some(written, "unit", _("punkt"), _("punkter"))
    if not lines:
        return drawn
    said = _paragraph(_("Dette er bestemt og blir gjennomført:"), "ds-paragraph info-settled")
    return f"{drawn}\n{said}\n{_some(lines, 'unit', pgettext('ett', 'tiltak'), _('tiltak'))}"


def _others(info: InfoPage, project: Project) -> str:
    if info.unit is None or not info.unit.whole:
        return ""
    words = esc(_("For hele kommunen"))
    lines = [_meaning(line, "h4") for line in info.unit.whole]
    drawn = f"{_paragraph(_settled())}\n{_some(lines, 'meanings', pgettext('ett', 'tiltak'), _('tiltak'))}"
    return f'\n<h3 class="ds-heading info-sub" data-size="sm">{words}</h3>\n{drawn}'


def _settled() -> str:
    """Say what the measures below are, and in which order they stand."""
    return _("Dette er bestemt og blir gjennomført. Det som begynner først, står øverst, og det som gjelder nå, sist.")


def _meaning(line: Meaning, level: str) -> str:
    return _item(line, level, " ".join(filter(None, (line.unit, line.when, line.fte))), line.impact)


def _all_meanings(info: InfoPage, project: Project) -> str:
    if not info.meanings:
        none = _("Ingen tiltak er endelig vedtatt ennå, så ingenting er endret for de ansatte eller for innbyggerne.")
        return _paragraph(none)
    lines = [_meaning(line, "h3" if info.unit is None else "h4") for line in info.meanings]
    drawn = f"{_paragraph(_settled())}\n{_some(lines, 'meanings', pgettext('ett', 'tiltak'), _('tiltak'))}"
    return f"{drawn}\n{_way_to_all(info, project)}" if not info.is_public else drawn


def _way_to_all(info: InfoPage, project: Project) -> str:
    return "" if info.is_public else _then(links.to(project, "budget:measures"), _("Alle tiltak"))


def _events(info: InfoPage, project: Project) -> str:
    late = ""
    if info.late:
        lines = [
            f"<li><span{foreign()}>{_link(event.url, event.title)}</span>. {esc(event.text)}</li>"
            if foreign()
            else f"<li>{_link(event.url, event.title)}. {esc(event.text)}</li>"
            for event in info.late
        ]
        drawn = _some(lines, "late", _("forsinket"), _("forsinkede"), '<ul class="ds-list">{}</ul>')
        late = f'<div class="info-late">{_paragraph(_("Dette er forsinket:"))}{drawn}</div>'
    if not info.events:
        return f"{late}\n{_paragraph(_('Ingen møter eller frister er satt de neste månedene.'))}"
    days = [_event(event) for event in info.events]
    calendar = _some(days, "events", _("møte eller frist"), _("møter og frister"), '<ol class="info-calendar">{}</ol>')
    plan = "" if info.is_public else _then(links.to(project, "projects:plan"), _("Hele planen"))
    return f"{late}\n{calendar}\n{plan}"


def _link(url: str, words: str) -> str:
    return f'<a class="ds-link" href="{esc(url)}">{esc(words)}</a>' if url else esc(words)


def _event(event: Event) -> str:
    written = "" if event.said else foreign()
    text = f'<p class="subtle"{written}>{esc(opening(event.text))}</p>' if event.text else ""
    if event.cases:
        cases = "".join(f"<li>{esc(case)}</li>" for case in event.cases)
        text += f'{_paragraph(_("Dette står på sakslista:"), "subtle")}<ul class="ds-list"{foreign()}>{cases}</ul>'
    words = f'<a href="{esc(event.url)}">{esc(event.title)}</a>' if event.url else esc(event.title)
    day = esc(capfirst(formats.weekday_date(event.day)))
    return (
        f'<li>\n<p class="info-day"><time datetime="{event.day:%Y-%m-%d}">{day}</time></p>\n'
        f'<div><p class="info-event"{written}>{words}</p>{text}</div>\n</li>'
    )


def _contacts(info: InfoPage) -> str:
    if not info.contacts:
        return _paragraph(_("Ingen er satt opp som kontakt ennå."))
    lines = []
    for person in info.contacts:
        to = esc(person.email)
        mail = f'<p><a class="ds-link" href="mailto:{to}">{to}</a></p>' if person.email else ""
        role = _paragraph(person.role, "subtle") if person.role else ""
        about = f'<p class="subtle"{foreign()}>{esc(capfirst(person.about))}</p>' if person.about else ""
        phone = f"<p>{_phone(person.phone)}</p>" if person.phone else ""
        lines.append(f'<li><p class="info-name">{esc(person.name)}</p>{role}{about}{mail}{phone}</li>')
    return _some(lines, "contacts", _("kontakt"), _("kontakter"), '<ul class="info-people">{}</ul>')


def _phone(number: str) -> str:
    digits = "".join(sign for sign in number if sign.isdigit() or sign == "+")
    return f'<a class="ds-link" href="tel:{esc(digits)}">{esc(number)}</a>' if digits else esc(number)


def _answers(info: InfoPage, project: Project) -> str:
    """Draw the newest answers to everybody, and the way to the others."""
    if info.is_public or info.of_unit:
        return ""
    answers = "".join(
        f'<div class="info-item">\n{heading("h4", one.wording, "")}\n{in_bokmal(rich(one.answer))}\n</div>'
        for one in info.answers
    )
    if not answers:
        return ""
    words = esc(_("Spørsmål og svar"))
    all_of_them = _then(links.to(project, "projects:questions"), _("Alle spørsmål og svar"))
    return f'\n<h3 class="ds-heading info-sub" data-size="sm">{words}</h3>\n{answers}\n{all_of_them}'


def side(info: InfoPage, project: Project) -> SafeString:
    """Draw what stands beside the content: whom to ask, one's own bodies' meetings, news and documents."""
    panels = [_panel(_("Spør om omstillingen"), _ask(info, project), "panel ask")]
    if info.own_meetings:
        own = _links(info.own_meetings, lambda line: (line.url, line.meeting.body.name, _when(line.meeting)))
        panels.append(_panel(_("Mine organers møter"), own))
    news = _news(info, project)
    if not info.is_public:
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
    if not info.is_public and not info.of_unit:
        none_yet = _paragraph(_("Ingen dokumenter ennå."), none)
        panels.append(_panel(_("Dokumenter"), papers if info.documents else none_yet))
    if info.is_public:
        panels.append(_feed(project))
    return SafeString("\n".join(panels))


def _feed(project: Project) -> str:
    """Draw the way to the news as a feed, for those who are not logged in: they can get them in no other way."""
    url, words = esc(links.to(project, "reporting:open_news_feed")), esc(_("Følg nyhetene i en nyhetsleser (Atom)"))
    return _panel(_("Få vite når noe er nytt"), f'<p class="then"><a class="ds-link" href="{url}">{words}</a></p>')


def _ask(info: InfoPage, project: Project) -> str:
    """Draw the question box that stands beside the page, with the way to those one may ask."""
    see = f'<a class="ds-link" href="#{SPORRE}">{esc(_("Se hvem du kan spørre"))}</a>'
    return _box(info, project, "ask-box") + see


def _box(info: InfoPage, project: Project, css: str = "info-box") -> str:
    """Draw where one asks and until when. Nobody asks on an earlier day, so it is marked as an act."""
    return f'<div class="{css}" data-act>{_asking(info, project)}</div>'


def _asking(info: InfoPage, project: Project) -> str:
    """Say what one may do, with the way to it; or that the time for it is over."""
    day = project.questions_until
    if not info.may_ask and day is not None:
        return _paragraph(_("Fristen for å stille spørsmål gikk ut %s.") % formats.date_text(day))
    said = _paragraph(_("Lurer du på noe? Still et spørsmål, eller spør noen som vet."))
    if day is not None:
        said += _paragraph(_("Du kan stille spørsmål til og med %s.") % formats.date_text(day))
    words = _("Still et spørsmål") if not info.is_public else _("Logg inn og still et spørsmål")
    new = links.to(project, "projects:question_new")
    return f'{said}<a class="ds-button" href="{esc(new)}">{esc(words)}</a>'


def _news(info: InfoPage, project: Project) -> str:
    drawn, today = [], project.today()
    for item, url in info.news:
        # Those whom it concerns may have it before the others; to them it is as old as that.
        days = [timezone.localdate(moment) for moment in (item.published_at, item.affected_at) if moment is not None]
        day = formats.date_text(max((day for day in days if day <= today), default=None), unknown="")
        more = f'<br><span class="subtle">{esc(day)}</span>' if day else ""
        told = f"<br><span{foreign()}>{esc(rich_opening(item.text, 160))}</span>" if info.is_public else ""
        link = f'<a class="ds-link"{foreign()} href="{esc(url)}">{esc(item.title)}</a>'
        drawn.append(f"<li>{link}{more}{told}</li>")
    return f'<ul class="link-list">{"".join(drawn)}</ul>'


def _panel(heading: str, content: str, kind: str = "panel") -> str:
    return f'<div class="{kind}"><h2 class="ds-heading" data-size="2xs">{esc(heading)}</h2>{content}</div>'


def _links(rows: Iterable[Any], told: Callable[[Any], tuple[str, str, str]]) -> str:
    drawn = []
    for url, words, below in map(told, rows):
        more = f'<br><span class="subtle">{esc(below)}</span>' if below else ""
        drawn.append(f'<li><a class="ds-link"{foreign()} href="{esc(url)}">{esc(words)}</a>{more}</li>')
    return f'<ul class="link-list">{"".join(drawn)}</ul>'


def _then(url: str, words: str) -> str:
    return f'<p class="then"><a class="ds-link" href="{esc(url)}">{esc(words)}</a></p>'


def _when(meeting: Any) -> str:
    day = capfirst(formats.weekday_date(meeting.held_on))
    return f"{day} {formats.clock(meeting.starts_at)}" if meeting.starts_at else day
