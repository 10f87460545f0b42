"""Tolerances: flags that are raised by the figures themselves."""

from datetime import date

import pytest
from django.urls import reverse

from budget.models import CostKind, ProjectCost, ProjectSpending, Target
from omstilling.audit.errors import DomainError
from projects.models import Access, MilestoneShift, Tolerance
from projects.selectors.tolerances import raised, tolerance_rows
from projects.services.tolerances import set_tolerance, withdraw_tolerance
from tests.cast import decision, make_cast, measure, milestone, write
from tests.flow import post_form

TODAY = date(2011, 3, 15)


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def limit(cast, kind, amount, **more):
    return set_tolerance(project=cast.project, kind=kind, limit=amount, by=cast.secretary, **more)


def row(cast, kind, role="secretary"):
    found = tolerance_rows(cast.project, cast.people[role], TODAY)
    return next(one for one in found if one.kind == kind)


def test_the_plan_is_as_late_as_the_milestone_furthest_past_what_was_last_adopted(cast):
    limit(cast, "time", 30)
    assert row(cast, "time").word == "ikke beregnet"
    milestone(cast, baseline_date=date(2011, 1, 1), current_date=date(2011, 1, 31))
    assert row(cast, "time").measured.value == (TODAY - date(2011, 1, 1)).days and row(cast, "time").is_broken
    moved = milestone(cast, baseline_date=date(2010, 1, 1), current_date=date(2011, 5, 1))
    write(
        MilestoneShift(
            milestone=moved,
            from_date=date(2010, 1, 1),
            to_date=date(2011, 5, 1),
            reason="Vedtatt",
            moved_on=TODAY,
            decision=decision(cast),
        )
    )
    assert row(cast, "time").measured.value == (TODAY - date(2011, 1, 1)).days
    milestone(cast, baseline_date=date(2010, 1, 1), current_date=TODAY, status="done", completed_on=TODAY)
    milestone(cast, baseline_date=date(2011, 4, 1), current_date=date(2011, 4, 1))
    assert row(cast, "time").measured.value == 73


def test_a_day_on_the_limit_is_within_and_the_day_after_is_not(cast):
    milestone(cast, baseline_date=date(2011, 4, 1), current_date=date(2011, 5, 1))
    limit(cast, "time", 30)
    assert not row(cast, "time").is_broken
    limit(cast, "time", 29)
    assert row(cast, "time").is_broken and Tolerance.objects.count() == 1


def test_cost_effect_and_quality_come_from_the_money(cast):
    for kind in ("cost", "effect", "quality"):
        limit(cast, kind, 0)
    assert row(cast, "cost").word == "ikke beregnet" and row(cast, "effect").word == "ikke beregnet"
    post = write(ProjectCost(project=cast.project, kind=CostKind.SECRETARY, title="Sekretær", year=2011, amount=1_000))
    write(ProjectSpending(cost=post, spent_on=TODAY, amount=1_500))
    write(Target(project=cast.project, year=2011, amount=40_000_000))
    measure(cast, effective_from=date(2011, 1, 1), effective_to=date(2012, 1, 1))
    assert row(cast, "cost").measured.value == 500 and row(cast, "effect").measured.value == 40_000_000
    assert row(cast, "quality").measured.value > 0
    assert {one.kind for one in raised(cast.project, cast.secretary, TODAY)} == {"cost", "effect", "quality"}


def test_nobody_is_told_of_what_they_may_not_see(cast):
    limit(cast, "time", 0)
    limit(cast, "quality", 0)
    milestone(cast, "Skjult", access=Access.RESTRICTED, body=cast.work_body, current_date=date(2011, 9, 1))
    measure(cast, effective_from=date(2011, 1, 1))
    page = cast.client("employee").get(path(cast, "tolerances")).content.decode()
    assert "Skjult" not in page and "Du ser ikke grunnlaget" in page and "Over grensen" not in page
    assert "Skjult" in cast.client("secretary").get(path(cast, "tolerances")).content.decode()


def test_a_raised_flag_stands_on_the_dashboard_until_it_is_mended(cast):
    late = milestone(cast, baseline_date=date(2011, 3, 20), current_date=date(2011, 6, 1))
    made = limit(cast, "time", 14, tell=cast.steering)
    client = cast.client("secretary")
    url = reverse("reporting:dashboard", args=[cast.project.slug])
    page = client.get(url).content.decode()
    assert "Toleransen for tid er brutt" in page and "73 dager, grensen er 14 dager. Meldes til styringsgruppa" in page
    late.current_date = date(2011, 3, 25)
    write(late)
    assert "Toleransen" not in client.get(url).content.decode()
    withdraw_tolerance(tolerance=made, by=cast.secretary)
    assert raised(cast.project, cast.secretary, TODAY) == []


def test_a_limit_is_set_changed_and_taken_away_in_the_browser(cast):
    client = cast.client("chief_executive")
    url = path(cast, "tolerance_set", "kostnad")
    assert post_form(client, url, limit="-5").status_code == 422
    assert post_form(client, url, limit="250 000", tell=str(cast.steering.pk), note="Fra mandatet").status_code == 303
    assert Tolerance.objects.get().limit == 250_000
    assert post_form(client, url, limit="300 000").status_code == 303
    assert Tolerance.objects.get().limit == 300_000 and Tolerance.objects.get().tell == cast.steering
    assert "0,3 mill. kr" in client.get(path(cast, "tolerances")).content.decode().replace("\u00a0", " ")
    assert post_form(client, path(cast, "tolerance_withdraw", "kostnad"), reason="Feil").status_code == 303
    assert client.get(path(cast, "tolerance_withdraw", "kostnad")).status_code == 404
    assert client.get(path(cast, "tolerance_set", "humor")).status_code == 404


@pytest.mark.once
def test_only_those_who_run_the_project_set_limits(cast):
    for role in ("chair", "project_group", "employee"):
        assert cast.client(role).get(path(cast, "tolerance_set", "tid")).status_code == 403
        assert "Sett grense" not in cast.client(role).get(path(cast, "tolerances")).content.decode()
    assert cast.client("outsider").get(path(cast, "tolerances")).status_code == 404
    with pytest.raises(DomainError):
        limit(cast, "time", 5, tell=make_cast("nabokommune").steering)
