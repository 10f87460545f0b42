"""The register of decisions: found by words inside words and by number, narrowed by what is the state of things."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from projects.models import Case, FollowUpState
from projects.text_search import words_of
from tests.cast import case, decision, write


@pytest.fixture
def register(cast: Any) -> Any:
    """Ask the register as the secretary, and answer with the titles that are found."""
    schools = decision(
        cast,
        case(cast, "Skolestruktur"),
        text="Økonomien krever færre skoler.",
        responsible=cast.member,
        deadline=date(2011, 3, 1),
        review_on=date(2011, 3, 10),
    )
    decision(
        cast,
        write(case(cast, "Turnus", year=2010)),
        decided_on=date(2010, 9, 17),
        kind="recommendation",
        text="Arbeidsturnusen endres (se vedlegg).",
        follow_up_state=FollowUpState.IN_PROGRESS,
        deadline=date(2011, 6, 1),
        status="changed",
    )
    council: Case = case(cast, "Budsjett", body="council_body")
    council.external_number = "PS 45/10"
    write(council)
    decision(cast, council, text="Budsjettet vedtas.", carried_out_on=date(2011, 2, 10), status="repealed")
    secret = case(cast, "Hemmelig skole", access="exempt", legal_basis="offl. § 23 (1)")
    decision(cast, secret, text="Skjult tekst.")

    def ask(role: str = "council", **query: str) -> set[str]:
        page = cast.client(role).get(reverse("projects:decisions", args=[cast.project.slug]), query)
        html = page.content.decode()
        return {name for name in ("Skolestruktur", "Turnus", "Budsjett", "Hemmelig skole") if f">{name}</a>" in html}

    ask.schools = schools  # type: ignore[attr-defined]
    return ask


#: What is asked, and what is found.
QUERIES: tuple[tuple[dict[str, str], set[str]], ...] = (
    ({"sok": "struktur"}, {"Skolestruktur"}),
    ({"sok": "STRUKTUR færre"}, {"Skolestruktur"}),
    ({"sok": "økonomi"}, {"Skolestruktur"}),
    ({"sok": "turnus"}, {"Turnus"}),
    ({"sok": "(se vedlegg)."}, {"Turnus"}),
    ({"sok": "skole"}, {"Skolestruktur"}),
    ({"sok": "1/11"}, {"Skolestruktur"}),
    ({"sok": "PS 1/2010"}, {"Turnus"}),
    ({"sok": "KS 1/11"}, set()),
    ({"sok": "PS 45/10"}, {"Budsjett"}),
    ({"sok": "struktur 1/11"}, {"Skolestruktur"}),
    ({"sok": "'; drop \\ :* & |"}, set()),
    ({"slag": "recommendation"}, {"Turnus"}),
    ({"status": "repealed"}, {"Budsjett"}),
    ({"frist": "forfalt"}, {"Skolestruktur"}),
    ({"frist": "med"}, {"Skolestruktur", "Turnus"}),
    ({"frist": "uten"}, {"Budsjett"}),
    ({"oppfolging": "under-arbeid"}, {"Turnus"}),
    ({"oppfolging": "ikke-pabegynt"}, {"Skolestruktur"}),
    ({"oppfolging": "fulgt-opp"}, {"Budsjett"}),
    ({"gjennomgang": "na"}, {"Skolestruktur"}),
    ({"ar": "2010", "slag": "final"}, set()),
)


def test_decisions_are_found(register: Any) -> None:
    for query, found in QUERIES:
        assert register(**query) == found, query


def test_a_search_finds_what_one_may_see_and_counts_nothing_else(cast: Any, register: Any) -> None:
    assert register("union_rep", sok="skole") == {"Skolestruktur", "Hemmelig skole"}
    page = cast.client("council").get(reverse("projects:decisions", args=[cast.project.slug]), {"sok": "skole"})
    assert "1 vedtak" in page.content.decode()
    assert "Hemmelig" not in page.content.decode()


def test_the_counts_say_what_holds_and_what_is_late(cast: Any, register: Any) -> None:
    page = cast.client("council").get(reverse("projects:decisions", args=[cast.project.slug])).content.decode()
    assert "3 vedtak: 1 gjelder, 1 endret, 1 opphevet. 1 over fristen." in page


def test_what_is_looked_for_is_words() -> None:
    assert words_of(" Ærlig-talt:  a «Økonomi» ærlig ") == ["ærlig", "talt", "økonomi"]
    assert words_of("'\\':*|&!()<->") == []
