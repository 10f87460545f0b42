"""Exports as JSON: they follow the schema, tell the votes, and hold in public what the open pages hold."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import jsonschema
import pytest
from django.test import Client

from meetings.models import Meeting
from meetings.services import (
    approve_minutes,
    open_minutes,
    publish_minutes,
    record_ballot,
    send_for_approval,
)
from projects.models import Access
from tests.cast import case, meeting
from tests.contracts.tower import ROOT
from tests.meetings.full import BASIS, SECRETS, fill

SCHEMA = json.loads((ROOT / "docs" / "schema" / "export-1.json").read_text(encoding="utf-8"))
KINDS = {
    kind: jsonschema.Draft202012Validator({"$ref": f"#/$defs/{kind}Export", "$defs": SCHEMA["$defs"]})
    for kind in ("meeting", "case", "decision", "vote")
}


@pytest.fixture
def full(room: Any) -> Any:
    fill(room)
    second = room.items[1]
    record_ballot(
        item=second,
        subject="proposal",
        seat_votes={
            room.seats[who]: "against" if who == "ap" else "for" for who in ("chair", "member", "sp", "ap", "sv")
        },
        by=room.secretary,
    )
    room.at = room.meeting.get_absolute_url()
    return room


def publish(room: Any) -> None:
    minutes = open_minutes(meeting=room.meeting, by=room.secretary)
    send_for_approval(minutes=minutes, by=room.secretary)
    publish_minutes(minutes=approve_minutes(minutes=minutes, by=room.cast.people["chair"]), by=room.secretary)


def fetched(client: Client, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    data = json.loads(answer.content)
    errors = [f"{list(e.absolute_path)}: {e.message}" for e in KINDS[data["kind"]].iter_errors(data)]
    assert not errors, errors[:5]
    return data


def addresses(room: Any) -> dict[str, str]:
    slug, item = room.cast.project.slug, room.item
    return {
        "meeting": f"{room.at}json/",
        "vote": f"{room.at}saker/{item.pk}/json/",
        "case": f"/{slug}/saker/{item.case_id}/json/",
        "decision": f"/{slug}/vedtak/{item.decision_id}/json/",
    }


def test_all_four_follow_the_schema_in_both_editions_and_are_the_same_each_time(full: Any) -> None:
    publish(full)
    full.item.refresh_from_db()
    client = full.cast.client("secretary")
    for kind, path in addresses(full).items():
        for query in ("", "?utgave=full"):
            data = fetched(client, path + query)
            assert data["kind"] == kind
            assert data["edition"] == ("full" if query else "public")
            assert data["popolo"]["motions"]
    assert jsonschema.Draft202012Validator(SCHEMA).is_valid(data)
    assert json.loads(client.get(path + query).content) == data


def test_the_votes_are_told_per_party_and_by_name(full: Any) -> None:
    publish(full)
    data = fetched(full.cast.client("employee"), f"{full.at}json/")
    popolo = data["popolo"]
    votes = {one["identifier"]: one for one in popolo["vote_events"]}
    first, second = (item.case.case_number for item in full.items[:2])
    proposal, whole = votes[f"{first}-1"], votes[f"{first}-2"]
    assert proposal["result"] == "fail"
    assert sum(c["value"] for c in proposal["counts"] if c["option"] == "yes") == 2
    assert {g["group_id"].rpartition("-")[2]: g["result"] for g in whole["group_results"]} == {
        "ap": "split",
        "h": "yes",
        "sp": "no",
        "sv": "yes",
    }
    named = next(one for key, one in votes.items() if key.startswith(second) and one.get("votes"))
    people = {one["id"]: one["name"] for one in popolo["persons"]}
    assert {people[v["voter_id"]]: v["option"] for v in named["votes"]} == {
        "Leif Leder": "yes",
        "Amir Arbeider": "no",
        "Mari Medlem": "yes",
        "Sara Senter": "yes",
        "Solveig Sosialist": "yes",
    }
    assert {m["id"] for m in popolo["motions"]} >= {v["motion_id"] for v in popolo["vote_events"]}
    cases = data["einnsyn"]["moetemappe"]["moetesak"]
    assert [one["moetesakssekvensnummer"] for one in cases] == [item.case.number for item in full.items]
    assert cases[0]["vedtak"]["vedtakstekst"]["tekstInnhold"].endswith("Ingen sies opp.")
    assert "Senterpartiet advarer" in cases[0]["vedtak"]["behandlingsprotokoll"]["tekstInnhold"]
    assert cases[2]["skjerming"] == {"tilgangsrestriksjon": "Unntatt offentlighet", "skjermingshjemmel": BASIS}


def test_nothing_is_told_of_votes_and_decisions_before_the_minutes_are_published(full: Any) -> None:
    full.item.refresh_from_db()
    client = full.cast.client("secretary")
    for kind, path in addresses(full).items():
        data = fetched(client, path)
        assert not data["popolo"]["vote_events"], kind
        assert "Ingen sies opp." not in json.dumps(data, ensure_ascii=False)
    assert fetched(client, f"{full.at}json/?utgave=full")["popolo"]["vote_events"]


def test_the_full_edition_is_for_those_who_see_everything_in_the_body(full: Any) -> None:
    publish(full)
    full.item.refresh_from_db()
    for path in addresses(full).values():
        for role in ("employee", "administrator"):
            assert full.cast.client(role).get(f"{path}?utgave=full").status_code == 403, (role, path)
        for role in ("union_rep", "auditor"):
            assert full.cast.client(role).get(f"{path}?utgave=full").status_code == 200, (role, path)
        assert full.cast.client("outsider").get(path).status_code == 404
    whole = full.cast.client("secretary").get(f"{full.at}json/?utgave=full").content.decode()
    public = full.cast.client("secretary").get(f"{full.at}json/").content.decode()
    assert SECRETS[0] in whole
    assert SECRETS[2] in whole
    assert not [secret for secret in SECRETS if secret in public]


def test_a_closed_meeting_and_an_exempt_case_tell_nothing_in_public(full: Any) -> None:
    cast = full.cast
    closed: Meeting = meeting(cast, held_on=date(2011, 3, 12), access=Access.EXEMPT, place="Rom 2")
    secret = case(cast, "Oppsigelse av Navn", access=Access.EXEMPT, legal_basis=BASIS, background="Hemmelig")
    client = cast.client("secretary")
    data = fetched(client, f"{closed.get_absolute_url()}json/")
    assert "moetesak" not in data["einnsyn"]["moetemappe"]
    data = fetched(client, f"/{cast.project.slug}/saker/{secret.pk}/json/")
    assert data["title"] == "Sak unntatt offentlighet"
    assert "Hemmelig" not in json.dumps(data)
    assert cast.client("employee").get(f"/{cast.project.slug}/saker/{secret.pk}/json/").status_code == 404
