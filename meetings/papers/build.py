"""Builds case papers from the rows. What is not for the reader is never read into the paper."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from budget.selectors.papers import PaperMeasures, measures_of_cases
from omstilling.ui.formats import date_table, date_text
from projects.models import (
    Access,
    Case,
    CaseAttachment,
    CaseExemptPart,
    Decision,
    DecisionOutcome,
    Document,
    PaperSection,
)
from projects.openness import Reader, exempt_words, ground_of, neutral_title
from projects.selectors.case_path import PathStep, paths_of

from ..models import AgendaItem
from .measures import (
    consultation_statements,
    consulted_table,
    discussed_line,
    economy_table,
    track_lines,
    union_statements,
)
from .values import CasePaper, ExemptText, PaperAttachment, PaperPart, PaperStatement, PaperStep


def case_paper(case: Case, public: bool, user: Any = None) -> CasePaper:
    """Return what the paper of a case says now. See ``case_papers``."""
    return case_papers([case], public=public, user=user)[case.pk]


def case_papers(cases: Iterable[Case], *, public: bool, user: Any = None) -> dict[int, CasePaper]:
    """Return the papers of many cases of a project, by their ids. The number of queries does not grow with them.

    ``public``: for anyone at all, so only of what is marked as public. Else for ``user``; without a user for the
    members of each case's body, with all that is exempt.
    """
    rows = list(cases)
    prefetch_related_objects(rows, "body", "project")
    if public or user is not None:
        return _papers(rows, Reader(public=public, user=None if public else user))
    found: dict[int, CasePaper] = {}
    by_body: dict[int, list[Case]] = defaultdict(list)
    for case in rows:
        by_body[case.body_id].append(case)
    for body_id, mine in by_body.items():
        found |= _papers(mine, Reader(public=False, body_id=body_id))
    return found


def _papers(cases: list[Case], reader: Reader) -> dict[int, CasePaper]:
    seen_ids = set(Case.objects.filter(reader.q(), pk__in=[case.pk for case in cases]).values_list("pk", flat=True))
    seen = [case for case in cases if case.pk in seen_ids]
    if not seen:
        return {case.pk: _withheld(case, reader) for case in cases}
    decided = _decided(seen)
    measures = measures_of_cases(seen, reader, decided)
    exempt, withheld = _exempt_parts(seen, reader)
    statements = _statements(seen, reader)
    attachments = _attachments(seen, reader)
    paths = paths_of(seen, reader)
    return {
        case.pk: _paper(
            case,
            reader,
            measures.get(case.pk, PaperMeasures()),
            (exempt[case.pk], withheld[case.pk]),
            statements[case.pk],
            attachments[case.pk],
            paths.get(case.pk, ()),
            case.pk in decided,
        )
        if case.pk in seen_ids
        else _withheld(case, reader)
        for case in cases
    }


def _decided(cases: list[Case]) -> dict[int, date]:
    """Return the day on which each case was decided, of those that were."""
    rows = Decision.objects.active().filter(case__in=cases).exclude(outcome=DecisionOutcome.POSTPONED)
    return dict(rows.order_by().values_list("case_id", "decided_on"))


def _withheld(case: Case, reader: Reader) -> CasePaper:
    return CasePaper(
        case=case.pk,
        number=case.case_number,
        title=neutral_title(case),
        kind=capfirst(case.get_kind_display()),
        body=case.body.name,
        year=case.year,
        public=reader.public,
        withheld=ground_of(case),
        basis=case.legal_basis if case.access == Access.EXEMPT else "",
    )


def _paper(
    case: Case,
    reader: Reader,
    measures: PaperMeasures,
    kept_back: tuple[dict[str, list[ExemptText]], dict[str, list[str]]],
    statements: list[PaperStatement],
    attachments: list[PaperAttachment],
    path: Iterable[PathStep],
    is_decided: bool,
) -> CasePaper:
    exempt, withheld = kept_back
    parts = []
    for section, heading in headings(case).items():
        filled: dict[str, Any] = {}
        if section == PaperSection.ECONOMY:
            filled = {"table": economy_table(measures, as_of=case.project.today() if is_decided else None)}
        elif section == PaperSection.CO_DETERMINATION:
            filled = {
                "lines": (*discussed_line(measures), *track_lines(measures)),
                "table": consulted_table(measures),
                "statements": (*consultation_statements(measures), *union_statements(measures), *statements),
            }
        part = PaperPart(
            section=section,
            heading=heading,
            text=getattr(case, section),
            exempt=tuple(exempt.get(section, ())),
            withheld=tuple(withheld.get(section, ())),
            **filled,
        )
        if any((part.text, part.table, part.lines, part.statements, part.exempt, part.withheld)):
            parts.append(part)
    return CasePaper(
        case=case.pk,
        number=case.case_number,
        title=case.title,
        kind=capfirst(case.get_kind_display()),
        body=case.body.name,
        year=case.year,
        public=reader.public,
        basis=case.legal_basis if case.access == Access.EXEMPT else "",
        parts=tuple(parts),
        path=tuple(_step(step, reader) for step in path),
        attachments=tuple(attachments),
        example=measures.has_example_figures,
    )


def headings(case: Case) -> dict[str, str]:
    """Return the headings of a case paper in order. A group of the administration recommends nothing for adoption."""
    last = _("Innstilling") if case.body.is_elected else _("Forslag til anbefaling")
    return {
        str(section.value): last if section == PaperSection.RECOMMENDATION else capfirst(str(section.label))
        for section in PaperSection
    }


Kept = dict[int, dict[str, list[Any]]]


def _exempt_parts(cases: list[Case], reader: Reader) -> tuple[Kept, Kept]:
    """Return the exempt texts that the reader may see and what is printed for the others, by case and heading.

    Texts that are not for the reader are not read.
    """
    exempt: Kept = defaultdict(lambda: defaultdict(list))
    withheld: Kept = defaultdict(lambda: defaultdict(list))
    every = CaseExemptPart.objects.active().filter(case__in=cases).order_by("pk")
    may = CaseExemptPart.objects.none()
    if reader.is_of_the_body:
        may = every
    elif not reader.public:
        may = every.visible_to(reader.user)
    texts = dict(may.values_list("pk", "text"))
    for pk, case, section, basis in every.values_list("pk", "case_id", "section", "legal_basis"):
        if pk in texts:
            exempt[case][section].append(ExemptText(texts[pk], basis))
        else:
            withheld[case][section].append(exempt_words(basis))
    return exempt, withheld


def _statements(cases: list[Case], reader: Reader) -> dict[int, list[PaperStatement]]:
    """Return what the unions said of the cases in meetings that the reader may see."""
    found: dict[int, list[PaperStatement]] = defaultdict(list)
    items = (
        AgendaItem.objects.active()
        .filter(reader.q("meeting__"), case__in=cases, meeting__withdrawn_at__isnull=True)
        .exclude(union_statement="")
        .select_related("meeting")
        .order_by("meeting__held_on", "pk")
    )
    for item in items:
        heading = _("Uttalelse fra tillitsvalgte %(day)s") % {"day": date_text(item.meeting.held_on)}
        found[item.case_id].append(PaperStatement(heading=heading, views=item.union_statement))
    return found


def _attachments(cases: list[Case], reader: Reader) -> dict[int, list[PaperAttachment]]:
    """Return the attachments in order. Of an exempt one the ground is told; others that are not seen are left out."""
    every = CaseAttachment.objects.active().filter(case__in=cases, document__withdrawn_at__isnull=True)
    rows = every.filter(reader.q("document__")).select_related("document__file").defer("document__file__content")
    seen = {row.pk: row for row in rows}
    kept_back = every.filter(document__access=Access.EXEMPT).exclude(pk__in=seen)
    places = [(row.case_id, row.order, pk, "") for pk, row in seen.items()]
    places += kept_back.values_list("case_id", "order", "pk", "document__legal_basis")
    found: dict[int, list[PaperAttachment]] = defaultdict(list)
    for case, _order, pk, basis in sorted(places):
        mine = found[case]
        place = len(mine) + 1
        mine.append(
            _attachment(place, seen[pk].document)
            if pk in seen
            else PaperAttachment(place, withheld=exempt_words(basis))
        )
    return found


def _attachment(place: int, document: Document) -> PaperAttachment:
    made = PaperAttachment(
        place,
        document.title,
        ", ".join(filter(None, [document.source, date_table(document.dated, unknown="")])),
        document.number,
    )
    file = document.file
    return made if file is None else replace(made, sha256=file.sha256, size=file.size, mime=file.mime)


def _step(step: PathStep, reader: Reader) -> PaperStep:
    """Return what a body before said.

    What an elected body has decided is not told to anyone at all before it is confirmed: it is open with the minutes.
    """
    decision = step.decision
    if decision is not None and reader.public and decision.body.is_elected and not decision.is_confirmed:
        decision = None
    return PaperStep(
        case=step.case.pk,
        number=step.case.case_number,
        title=step.case.title,
        body=step.case.body.name,
        day=date_table(decision.decided_on) if decision is not None else "",
        word=decision.outcome_word if decision is not None else "",
        text=decision.text if decision is not None else "",
    )
