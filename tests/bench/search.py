"""Fills the project with as many things as a county might have in ten years, and measures the search over them.

They are made by the database itself, with the guards lifted: saved one by one they would take an hour. They have no
history, which no page of the search looks at.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection

from budget.models import Measure
from omstilling.audit import guards
from projects.models import Case, Decision, Document, Milestone, NewsItem, Project, Risk, StudyArea

#: So many of each kind.
COUNTS = {
    Measure: 20_000,
    Milestone: 10_000,
    Document: 30_000,
    NewsItem: 2_000,
    Risk: 5_000,
    StudyArea: 1_000,
    Case: 20_000,
    Decision: 12_000,
}
COUNT = sum(COUNTS.values())
#: How many times the floor a search may take.
LIMIT = 4
#: Numbers from here on are the bench's own.
FIRST = 200_000
#: Another form of a word inside another, that a hundredth have; two words that stand together, and two that do not,
#: the second in every other text; and one that nothing has.
QUERIES = {
    "search": "turnusene",
    "search_two_words": "arbeidsturnus+tertialrapporten",
    "search_two_apart": "arbeidsturnus+bemanningen",
    "search_nothing": "kvitteringsbok",
}

SUBJECTS = ("skolestruktur", "hjemmetjeneste", "barnehage", "kulturskole", "vaktmester", "brannvern", "bibliotek")
SENTENCES = (
    "Rådmannen gis fullmakt til å gjennomføre endringen i tråd med saksframlegget.",
    "Organet ber om en vurdering av følgene for brukerne og for de ansatte.",
    "Endringen innarbeides i økonomiplanen, og virkningen rapporteres i tertialrapporten.",
    "De tillitsvalgte tas med i det videre arbeidet med bemanning og lokaler.",
    "Saken legges fram på nytt innen utgangen av året.",
)
#: The subject of the n-th thing: one in a hundred has the rare word, one in ten the common one.
SUBJECT = (
    "(CASE WHEN n % 100 = 7 THEN 'arbeidsturnus' WHEN n % 10 = 3 THEN 'renhold' ELSE (ARRAY["
    + ", ".join(f"'{subject}'" for subject in SUBJECTS)
    + "])[1 + n * 7919 % 7] END)"
)
TEXT = (
    "(ARRAY["
    + ", ".join(f"'{sentence}'" for sentence in SENTENCES)
    + "])[1 + {0} % 5] || ' Del ' || {0} || ' gjelder ' || "
    + SUBJECT
    + " || ' på sted ' || (n % 997) || '.'"
)
LONG = " || ' ' || ".join(TEXT.format(f"(n * {step})") for step in (1, 3, 7))
TITLE = f"initcap({SUBJECT}) || ' nummer ' || n"


def fill_everything(project: Project) -> None:
    """See that there are a hundred thousand things of the bench's own."""
    if Document.objects.filter(project=project, number__gte=FIRST).exists():
        return
    guards.remove(connection)
    try:
        for model in COUNTS:
            _copy(project, model)
    finally:
        guards.install(connection)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def _copy(project: Project, model: Any) -> None:
    """Make many of one: what the first of the kind has, with a number, a title and a text of its own."""
    pattern = model.objects.active().filter(project=project, access__in=("public", "internal")).order_by("pk").first()
    own: Mapping[str, str] = {"title": TITLE, "number": f"{FIRST} + n"}
    long = {Case: "assessment", Decision: "text", StudyArea: "findings", NewsItem: "text", Risk: "cause"}
    own = {**own, long.get(model, "description"): LONG, "public_title": "''"}
    if model is Decision:
        own = {**own, "case_id": f"(SELECT id FROM projects_case WHERE number = {FIRST} + n AND body_id = t.body_id)"}
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    values = ", ".join(own.get(name, f't."{name}"') for name in columns)
    names = ", ".join(f'"{name}"' for name in columns)
    table = model._meta.db_table
    if model is Case:
        table_of = f"{table} t, (SELECT body_id FROM projects_decision WHERE id = {_first_decision(project)}) d"
        values = values.replace('t."body_id"', "d.body_id")
    else:
        table_of = f"{table} t"
    first = _first_decision(project) if model is Decision else pattern.pk
    with connection.cursor() as cursor:
        # Without parameters, so that % is a sign like others.
        cursor.execute(
            f"INSERT INTO {table} ({names}) SELECT {values} FROM {table_of}, "
            f"generate_series(1, {COUNTS[model]}) AS n WHERE t.id = {first}"
        )


def _first_decision(project: Project) -> int:
    found = Decision.objects.active().filter(project=project, access__in=("public", "internal")).order_by("pk")
    return int(found.values_list("pk", flat=True)[0])


def pages(slug: str) -> dict[str, str]:
    """Return what is measured."""
    return {name: f"/{slug}/sok/?q={query}" for name, query in QUERIES.items()}
