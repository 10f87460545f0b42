"""Every address states its rule, and each role meets each address as docs/roles.md says: seen, refused, not there.

``pytest tests/contracts/test_access.py --write-roles`` writes the table anew; its difference is a change of rights.
"""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.template.response import SimpleTemplateResponse

from projects.permissions import RULES
from tests.cast import ROLES, make_cast
from tests.conftest import on_postgres
from tests.contracts.tower import ROOT
from tests.contracts.world import LOGIN, MAY, REFUSED, UNSEEN, Page, World, pages

TABLE = ROOT / "docs" / "roles.md"
EVERYBODY = (*ROLES, "anonymous")
HEADS = {
    "council": "kommunestyre",
    "chair": "leder",
    "member": "medlem",
    "secretary": "sekretær",
    "chief_executive": "rådmann",
    "union_rep": "tillitsvalgt",
    "project_group": "prosjektgr.",
    "work_group": "arbeidsgr.",
    "controller": "økonomi",
    "employee": "ansatt",
    "auditor": "revisor",
    "administrator": "admin",
    "outsider": "utenfor",
    "anonymous": "ikke inne",
}
#: Rules of the portal itself: nothing to ask a project about.
OWN_RULES = {"anonymous", "login", "visible", "own_job"}
BEGIN, END = "<!-- table: begins -->", "<!-- table: ends -->"
RULES_BEGIN, RULES_END = "<!-- rules: begins -->", "<!-- rules: ends -->"
#: Ends the session it is tried in; its own test is with the accounts.
UNTRIED = {"accounts:logout"}
FOREIGN_METHODS = ("put", "patch", "delete")
#: Those whose pages are drawn too. For the others only who is let in is tried: that is settled before a page is drawn.
DRAWN_FOR = {"secretary", "union_rep", "employee", "anonymous"}


def undrawn(response: SimpleTemplateResponse) -> SimpleTemplateResponse:
    """Stand in for drawing a page."""
    if not response.is_rendered:
        response.content = b""
    return response


def test_every_address_states_a_rule_that_exists() -> None:
    for page in pages():
        assert page.rule in OWN_RULES or page.rule in RULES, f"{page.name} states «{page.rule}»"


def test_the_rules_of_closed_pages_are_never_open() -> None:
    opened = {page.name for page in pages() if page.rule == "anonymous"}
    assert all(name.split(":")[0] in {"ui", "accounts", "projects", "meetings", "reporting"} for name in opened)
    assert {name for name in opened if name.startswith("projects:")} == {"projects:theme"}
    meetings = {page for page in pages() if page.rule == "anonymous" and page.name.startswith("meetings:")}
    assert all(page.pattern.startswith(("apent/", "kalender/")) for page in meetings)
    composed = [page.pattern for page in pages() if page.rule == "anonymous" and page.name.startswith("reporting:")]
    info = ("<slug:slug>/infoside/", "<slug:slug>/nyheter.atom", "avmeld/", "nyhetsstrom/")
    assert all(pattern.startswith(info) for pattern in composed)


def answer(client: Any, method: str, address: str) -> tuple[str, int]:
    """Return how the role is met, and the status."""
    before = transaction.savepoint()
    response = getattr(client, method)(address)
    transaction.savepoint_rollback(before)
    status = response.status_code
    if status in (301, 302, 303) and response.headers["Location"].startswith("/logg-inn/?"):
        return LOGIN, status
    if status == 403:
        return REFUSED, status
    if status == 404:
        return UNSEEN, status
    assert status < 500, f"{method} {address} answered {status}"
    return MAY, status


def observed(cast: Any, role: str, *, both: bool = True) -> dict[str, str]:
    """Meet every address as one role, by GET and POST: both must be answered alike.

    Without ``both`` only pages that are not fetched are posted to.
    """
    world = World(cast)
    client = cast.client(role)
    found: dict[str, str] = {}
    differing = []
    for page in pages():
        if page.name in UNTRIED:
            continue
        address = world.address(page)
        seen, status = answer(client, "get", address)
        if not both and status != 405:
            found[page.name] = seen
            continue
        posted, post_status = answer(client, "post", address)
        if status != 405 and post_status != 405 and seen != posted:
            differing.append(f"{page.name}: GET {seen}, POST {posted}")
        found[page.name] = posted if status == 405 else seen
    assert not differing
    return found


@pytest.mark.once
def test_a_page_takes_no_other_methods(cast: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SimpleTemplateResponse, "render", undrawn)
    world, client = World(cast), cast.client("secretary")
    taken = []
    for page in pages():
        for method in FOREIGN_METHODS:
            word, status = answer(client, method, world.address(page))
            # A redirect or a dead link is answered before anybody looks at the method.
            if word == MAY and status not in {302, 405, 410}:
                taken.append(f"{method} {page.name} answered {status}")
    assert not taken


def written() -> dict[str, dict[str, str]]:
    """Return the table as the document has it: page name to role to word."""
    text = TABLE.read_text(encoding="utf-8")
    lines = text[text.index(BEGIN) : text.index(END)].splitlines()
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines if line.startswith("|")]
    return {row[1].strip("`"): dict(zip(EVERYBODY, row[3:], strict=True)) for row in rows[2:]}


#: Those whose rows come out of the database in different ways. The others are asked about on SQLite alone: the rules
#: themselves are Python, and the code that asks for the rows is the same.
ON_EACH_DATABASE = {"secretary", "work_group", "employee", "administrator", "outsider", "anonymous"}


@pytest.mark.parametrize(
    ("role", "both"),
    [
        *(pytest.param(role, True) for role in EVERYBODY if role in ON_EACH_DATABASE),
        *(pytest.param(role, False, marks=pytest.mark.once) for role in EVERYBODY if role not in ON_EACH_DATABASE),
        *(pytest.param(role, True, marks=pytest.mark.sweep) for role in EVERYBODY if role not in ON_EACH_DATABASE),
    ],
)
def test_a_role_meets_every_address_as_the_table_says(
    cast: Any,
    role: str,
    both: bool,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Any,
) -> None:
    if request.config.getoption("--write-roles"):
        pytest.skip("the table is being written")
    if not both and role == "chair":
        less = len(EVERYBODY) - len(ON_EACH_DATABASE)
        record_property(
            "left out", f"what {less} of {len(EVERYBODY)} roles send to pages that they can fetch: make sweep"
        )
    if role not in DRAWN_FOR or on_postgres():
        monkeypatch.setattr(SimpleTemplateResponse, "render", undrawn)
    table = written()
    seen = observed(cast, role, both=both)
    assert set(table) == set(seen)
    wrong = {name: (seen[name], table[name][role]) for name in seen if seen[name] != table[name][role]}
    assert not wrong, f"{role}: (met, in the table)"


@pytest.mark.django_db
def test_write_the_table(request: pytest.FixtureRequest) -> None:
    """Write the table when asked to; else see that it names each page with its rule."""
    if not request.config.getoption("--write-roles"):
        listed = TABLE.read_text(encoding="utf-8")
        for page in pages():
            assert page.name in UNTRIED or row_head(page) in listed, page.name
        return
    columns = {}
    for role in EVERYBODY:
        before = transaction.savepoint()
        columns[role] = observed(make_cast(), role)
        transaction.savepoint_rollback(before)
    head = ["| adresse | navn | regel | " + " | ".join(HEADS[role] for role in EVERYBODY) + " |"]
    head += ["|---|---|---|" + "---|" * len(EVERYBODY)]
    rows = [
        f"{row_head(page)} " + " | ".join(columns[role][page.name] for role in EVERYBODY) + " |"
        for page in pages()
        if page.name not in UNTRIED
    ]
    text = TABLE.read_text(encoding="utf-8")
    text = text[: text.index(RULES_BEGIN)] + RULES_BEGIN + "\n" + rules_in_words() + text[text.index(RULES_END) :]
    before, after = text[: text.index(BEGIN)], text[text.index(END) :]
    TABLE.write_text(before + BEGIN + "\n" + "\n".join([*head, *rows]) + "\n" + after, encoding="utf-8")


def rules_in_words() -> str:
    """Return each rule with who it lets through, from the predicates themselves."""
    rows = [f"| `{name}` | {rule.words} |" for name, rule in sorted(RULES.items())]
    return "\n".join(["| regel | hvem |", "|---|---|", *rows]) + "\n"


def test_the_rules_in_words_are_those_of_the_code() -> None:
    assert rules_in_words() in TABLE.read_text(encoding="utf-8")


def row_head(page: Page) -> str:
    """Return the first three cells of a page's row."""
    return f"| `/{page.pattern}` | `{page.name}` | {page.rule} |"
