"""Each thing has a readable history, and it shows nothing that the reader may not see."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from omstilling.audit.registry import tracked_models
from omstilling.audit.uow import unit_of_work
from omstilling.reporting.models import StatusReport
from projects.models import Access
from projects.selectors import history
from tests.cast import make_cast, milestone, write


def address(cast: Any, row: Any) -> str:
    return reverse("projects:history_of", args=[cast.project.slug, row._meta.label_lower, row.pk])


def change(row: Any, by: Any, reason: str, **values: Any) -> None:
    with unit_of_work(by=by, reason=reason):
        for name, value in values.items():
            setattr(row, name, value)
        row.save()


def test_history_says_who_when_what_and_why(cast: Any) -> None:
    row = milestone(cast, "Innstilling levert")
    change(row, cast.secretary, "Drøftingen tok lengre tid", current_date=date(2011, 5, 2), responsible=cast.member)
    html = cast.client("auditor").get(address(cast, row)).content.decode()
    for text in (
        "Siri Sekretær",
        "Begrunnelse: Drøftingen tok lengre tid",
        "01.04.2011",
        "02.05.2011",
        "Mari Medlem",
        "Gjeldende dato",
        "Opprettet",
        "Endret",
    ):
        assert text in html, text


def test_withdrawing_is_said_in_its_own_word(cast: Any) -> None:
    row = milestone(cast)
    with unit_of_work(by=cast.secretary, reason="Ikke aktuell lenger"):
        row.withdraw()
    assert "Trukket" in cast.client("secretary").get(address(cast, row)).content.decode()


@pytest.mark.parametrize(("role", "status"), [("employee", 403), ("outsider", 404), ("anonymous", 302)])
def test_who_may_not_read_it(cast: Any, role: str, status: int) -> None:
    assert cast.client(role).get(address(cast, milestone(cast))).status_code == status


def test_an_invisible_row_has_no_history(cast: Any) -> None:
    row = milestone(cast, "Hemmelig", access=Access.RESTRICTED, body=cast.work_body)
    assert cast.client("secretary").get(address(cast, row)).status_code == 200
    assert cast.client("member").get(address(cast, row)).status_code == 404
    assert "Hemmelig" not in cast.client("member").get(f"/{cast.project.slug}/sporbarhet/").content.decode()


def test_a_version_from_when_it_was_closed_is_not_shown(cast: Any) -> None:
    row = milestone(cast, "Hemmelig plan", access=Access.RESTRICTED, body=cast.work_body)
    change(row, cast.secretary, "Klar til å deles", title="Åpen plan", access=Access.INTERNAL)
    seen = cast.client("member").get(address(cast, row)).content.decode()
    assert "Åpen plan" in seen
    assert "ikke tilgjengelig for deg" in seen
    assert "Hemmelig plan" not in seen
    listed = cast.client("member").get(f"/{cast.project.slug}/sporbarhet/").content.decode()
    assert "Hemmelig plan" not in listed
    assert "Hemmelig plan" in cast.client("auditor").get(address(cast, row)).content.decode()


def test_a_row_of_another_project_is_not_found(cast: Any) -> None:
    other = make_cast("nabokommunen")
    row = milestone(other)
    assert cast.client("auditor").get(address(cast, row)).status_code == 404
    mixed = reverse("projects:history_of", args=[other.project.slug, row._meta.label_lower, row.pk])
    assert cast.client("auditor").get(mixed).status_code == 404


@pytest.mark.parametrize("label", ["projects.nothing", "auth.group", "accounts.user", "x"])
def test_an_unknown_kind_is_not_found(cast: Any, label: str) -> None:
    url = reverse("projects:history_of", args=[cast.project.slug, label, 1])
    assert cast.client("auditor").get(url).status_code == 404


def test_the_list_is_filtered_by_kind_person_and_period(cast: Any) -> None:
    row = milestone(cast, "Flyttet milepæl")
    change(row, cast.secretary, "Utsatt", current_date=date(2011, 6, 1))
    client, path = cast.client("auditor"), f"/{cast.project.slug}/sporbarhet/"
    assert "Utsatt" in client.get(path, {"slag": "projects.milestone", "hvem": "siri"}).content.decode()
    assert "Utsatt" not in client.get(path, {"slag": "projects.body"}).content.decode()
    assert "Utsatt" not in client.get(path, {"til": "01.01.2000"}).content.decode()
    assert "dag.måned.år" in client.get(path, {"fra": "tull"}).content.decode()


def test_queries_do_not_grow_with_the_versions(cast: Any, django_assert_max_num_queries: Any) -> None:
    row = milestone(cast)
    for number in range(20):
        change(row, cast.secretary, "Endret", title=f"Navn {number}", responsible=cast.member)
    client = cast.client("auditor")
    with django_assert_max_num_queries(11):
        assert client.get(address(cast, row)).status_code == 200


def test_stored_content_is_told_of_and_not_printed(cast: Any) -> None:
    lights = {"progress": "on_plan", "economy": "on_plan", "quality": "on_plan"}
    row = write(
        StatusReport(
            project=cast.project,
            number=1,
            report_date=date(2011, 3, 1),
            words="Alt går bra.",
            source={"a": 1},
            **lights,
        )
    )
    html = cast.client("auditor").get(address(cast, row)).content.decode()
    assert "Innhold ved utgivelsen" in html and "lagret, og for langt til å vises her" in html
    assert "{&#x27;a&#x27;" not in html


def reaches_a_project(model):
    if model._meta.label in ("projects.Project", "projects.Municipality"):
        return True
    names = {field.name: field for field in model._meta.concrete_fields if field.is_relation}
    if names.keys() & {"project", "municipality"}:
        return True
    parents = (*history.PARENTS, "unit")
    return any(reaches_a_project(names[name].related_model) for name in parents if name in names)


@pytest.mark.parametrize(
    "model", [model for model in tracked_models() if history.model_of(model._meta.label)], ids=lambda m: m._meta.label
)
def test_whatever_has_a_history_belongs_to_a_project_or_a_municipality(model):
    # What is one person's own belongs to none, and has no history page.
    assert reaches_a_project(model) or model._meta.label in ("accounts.User", "meetings.CalendarAddress")
