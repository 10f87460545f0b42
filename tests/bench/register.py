"""Fills the project with as many decisions as a municipality makes in some years, with texts of real length."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import connection

from omstilling.accounts.models import User
from omstilling.audit.models import histories_together
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import (
    Body,
    Case,
    CaseSeries,
    Decision,
    DecisionKind,
    DecisionOutcome,
    DecisionStatus,
    FollowUpState,
    Project,
)

COUNT = 5000
#: How many times the floor the register may take with ``COUNT`` decisions, and a search in it.
LIMITS = {"register": 2.5, "register_search": 3}
#: Numbers of cases from here on are the bench's own.
FIRST = 20_000
#: What is looked for: a word inside another, that a tenth of the decisions have.
WORD = "turnus"
SUBJECTS = ("renhold", "skolestruktur", "hjemmetjeneste", "barnehage", "kulturskole", "vaktmester", "brannvern")
SENTENCES = (
    "Rådmannen gis fullmakt til å gjennomføre endringen i tråd med saksframlegget.",
    "Organet ber om en vurdering av følgene for brukerne og for de ansatte.",
    "Endringen innarbeides i økonomiplanen, og virkningen rapporteres i tertialrapporten.",
    "De tillitsvalgte tas med i det videre arbeidet.",
    "Saken legges fram på nytt innen utgangen av året.",
)


def fill_decisions(project: Project, upto: int) -> None:
    """See that there are at least so many decisions of the bench's own, the same each time."""
    bodies = list(Body.objects.active().filter(project=project).order_by("pk"))
    people = list(User.objects.filter(is_active=True, seats__body__project=project).distinct().order_by("pk"))
    there = set(Case.objects.filter(project=project, number__gte=FIRST).values_list("number", flat=True))
    for start in range(0, upto, 500):
        with unit_of_work(by=SystemActor("Målingen"), reason="Fyller registeret"), histories_together():
            for number in range(start, min(start + 500, upto)):
                if FIRST + number not in there:
                    _one(project, bodies, people, number)
    if connection.vendor == "postgresql":
        # What the server does by itself within a minute: the plans of the questions rest on it.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _one(project: Project, bodies: list[Body], people: list[User], number: int) -> None:
    source = Random(number)
    body = source.choice(bodies)
    day = date(2006, 1, 10) + timedelta(days=source.randrange(1800))
    subject = f"arbeids{WORD}" if number % 10 == 0 else source.choice(SUBJECTS)
    case = Case(
        project=project,
        body=body,
        year=day.year,
        number=FIRST + number,
        title=f"{subject.capitalize()} – sak {number}",
    )
    case.save()
    sentences = [source.choice(SENTENCES) for _n in range(source.randrange(3, 8))]
    Decision(
        project=project,
        body=body,
        case=case,
        decided_on=day,
        kind=DecisionKind.FINAL if body.is_elected else DecisionKind.ADVICE,
        outcome=source.choice((*3 * [DecisionOutcome.ADOPTED], DecisionOutcome.NOTED)),
        text="\n".join(f"{place}. {sentence}" for place, sentence in enumerate(sentences, start=1)),
        status=source.choice((*9 * [DecisionStatus.IN_FORCE], DecisionStatus.REPEALED)),
        responsible=source.choice(people) if source.random() < 0.7 else None,
        deadline=day + timedelta(days=source.randrange(30, 400)) if source.random() < 0.5 else None,
        follow_up_state=source.choice(list(FollowUpState)),
    ).save()
    CaseSeries.objects.update_or_create(body=body, year=day.year, defaults={"last": FIRST + number})


def pages(slug: str) -> dict[str, str]:
    """Return what is measured."""
    return {"register": f"/{slug}/vedtak/", "register_search": f"/{slug}/vedtak/?sok={WORD}"}


def with_limits(found: dict[str, Any], asked: dict[str, Any]) -> dict[str, Any]:
    """Return what was measured with its limits, and how many questions each page asked with few and with many."""
    return {name: {**found[name], **asked[name], "limit": LIMITS[name]} for name in LIMITS}
