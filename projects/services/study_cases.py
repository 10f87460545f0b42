"""A study area put to a body as a case: the paper's headings are filled from the study, so nothing is typed anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui import formats

from ..models import Body, Case, StudyAlternative, StudyArea
from .cases import register_case
from .rows import check_open, check_parts

#: Called with the study area, the case that was made of it, and who made it. Higher floors link what is theirs.
Carrier = Callable[[StudyArea, Case, User], None]
_carriers: dict[str, Carrier] = {}


def register_study_carrier(name: str, carry: Carrier) -> None:
    """Have something of a study area go along to its case. The same name again takes the place of the one before."""
    _carriers[name] = carry


@dataclass(frozen=True, slots=True)
class StudyPaper:
    """What a study area says under the headings of a case paper."""

    background: str
    assessment: str
    alternatives: str
    recommendation: str


def paper_of(area: StudyArea, alternatives: Iterable[StudyAlternative]) -> StudyPaper:
    """Fill the headings: question, findings with what is preferred, alternatives for and against, and conclusion.

    Without a final conclusion the interim one is the proposal.
    """
    options = list(alternatives)
    preferred = next((one for one in options if one.is_preferred), None)
    background = [area.question]
    if area.body is not None:
        background.append(_("Utredet av %s.") % area.body)
    if area.sector is not None and area.taken_in_on is not None:
        told = {"sector": area.sector, "day": formats.date_text(area.taken_in_on)}
        background.append(_("Utredningen pågikk i %(sector)s og ble tatt inn i prosjektet %(day)s.") % told)
    assessment = [area.findings]
    if area.conclusion.strip() and area.interim_conclusion.strip():
        assessment.append(f"{_('Foreløpig konklusjon')}: {area.interim_conclusion}")
    if preferred is not None:
        assessment.append(_("Foretrukket alternativ: %s.") % preferred.title)
    return StudyPaper(
        background=_paragraphs(background),
        assessment=_paragraphs(assessment),
        alternatives=_paragraphs(_alternative(at, one) for at, one in enumerate(options, 1)),
        recommendation=(area.conclusion.strip() or area.interim_conclusion.strip()),
    )


def _alternative(number: int, one: StudyAlternative) -> str:
    lines = [f"{number}. {one.title}" + (f" ({_('foretrukket')})" if one.is_preferred else "")]
    for label, text in (("", one.description), (_("Fordeler"), one.pros), (_("Ulemper"), one.cons)):
        if text.strip():
            lines.append(f"{label}: {text.strip()}" if label else text.strip())
    if one.effect is not None:
        words = formats.kroner(one.effect)
        lines.append(_("Helårsvirkning: %s") % words + (f" ({_('eksempeltall')})" if one.is_example_figure else ""))
    return "\n".join(lines)


def _paragraphs(parts: Iterable[str]) -> str:
    return "\n\n".join(part.strip() for part in parts if part.strip())


def make_case_of_study(
    *, study_area: StudyArea, body: Body, title: str, year: int, by: User, reason: str = "", **paper: Any
) -> Case:
    """Register a case with what the study says, and take along what higher floors hang on the study.

    ``paper`` is the rest of what ``register_case`` takes.
    """
    told = {"study": study_area.title, "body": body.name}
    with unit_of_work(by=by, reason=reason or _("Saken er laget av utredningen «%(study)s»") % told):
        check_open(study_area)
        check_parts(study_area.project, body=body)
        waiting = study_area.cases.active().filter(body=body, decisions__isnull=True).select_related("body").first()
        if waiting is not None:
            raise DomainError(
                _("Utredningen ligger alt i sak %(case)s til %(body)s, som ikke er avgjort.")
                % {"case": waiting.case_number, "body": body.name},
                field="body",
            )
        made = register_case(body=body, title=title, year=year, study_area=study_area, by=by, **paper)
        for carry in _carriers.values():
            carry(study_area, made, by)
    return made
