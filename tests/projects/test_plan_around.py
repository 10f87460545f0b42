"""What the plan shows beside its milestones: what may be late, folded groups, the chain, then and now, the year."""

import re
from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from budget.importing import read
from omstilling.audit.uow import SystemActor, example_clock, unit_of_work
from projects.holidays import breaks, easter, holidays, is_free
from projects.models import MilestoneStatus, Phase, YearMark
from projects.selectors.compare import compare
from projects.selectors.schedule import plan_of, reasons_of, risks_by_milestone
from projects.services.links import link_milestones
from projects.services.plan import (
    complete_milestone,
    create_milestone,
    move_milestone,
    update_milestone,
    withdraw_milestone,
)
from projects.services.year_wheel import create_year_mark
from tests.cast import milestone, risk, write
from tests.flow import post_form

TODAY = date(2011, 3, 15)


def page(cast, role, rest=""):
    response = cast.client(role).get(f"/{cast.project.slug}/plan/{rest}")
    assert response.status_code == 200
    return re.sub(r"\s+", " ", response.content.decode().replace("\u00a0", " "))


def section(html, ident):
    return html.split(f'id="{ident}"')[1].split("</section>")[0]


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


@pytest.fixture
def late_one(cast, by):
    """Return a late milestone, one that waits for it with no time left, and one that is free of them."""
    first = milestone(cast, "Høring", current_date=TODAY - timedelta(days=5), body=cast.steering)
    second = milestone(cast, "Innstilling", current_date=TODAY + timedelta(days=2), body=cast.work_body)
    third = milestone(cast, "Opplæring", current_date=TODAY + timedelta(days=50), body=cast.work_body)
    link_milestones(before=first, after=second, days=7, by=by)
    return first, second, third


def test_what_may_be_late_is_told_with_why_as_far_as_one_may_see(cast, by, late_one):
    risk(cast, "Kurset er fullt", milestone=late_one[2])
    risk(cast, "Gammel", milestone=late_one[2], closed_on=TODAY)
    risk(cast, "Gevinst", milestone=late_one[2], kind="opportunity")
    risk(cast, "Skjult", milestone=late_one[2], access="restricted", body=cast.steering)
    plan = plan_of(cast.project, cast.people["employee"])
    reasons = reasons_of(plan, risks_by_milestone(cast.project, cast.people["employee"]), TODAY)
    assert reasons == {
        late_one[1].pk: ["venter på «Høring», som er forsinket", "kan tidligst nås 22.03.2011"],
        late_one[2].pk: ["åpen risiko: Kurset er fullt"],
    }
    listed = section(page(cast, "employee"), "fare")
    assert "Innstilling" in listed and "kan tidligst nås 22.03.2011" in listed and "Kurset er fullt" in listed
    assert "Skjult" not in listed and "Skjult" in section(page(cast, "secretary"), "fare")


@pytest.mark.once
def test_a_group_is_folded_by_the_address_and_its_rows_stay_in_the_table(cast, late_one):
    html = page(cast, "employee", f"?lukket={cast.work_body.pk}")
    drawing = section(html, "tegning")
    svg, table = drawing.split("</svg>")[0], drawing.split("<table")[1]
    assert "Arbeidsgruppe kultur (2)" in svg and ">2 Innstilling" not in re.sub(
        r"\d+ Inn", "2 Inn", svg.split("</title>")[1]
    )
    assert "Innstilling" in table and "Høring" in svg
    assert "Brett ut Arbeidsgruppe kultur" in re.sub(r"<[^>]+>", "", html) and "Brett sammen Styringsgruppa" in html
    for wild in ("x", "99999999999999999999", "1,,2", "-1"):
        page(cast, "employee", f"?lukket={wild}")


@pytest.mark.once
def test_the_drawing_has_phases_the_year_and_what_waits_for_what(cast, by, late_one):
    write(Phase(project=cast.project, kind="planning", title="Planlegging", starts_on=date(2011, 1, 1)))
    create_year_mark(project=cast.project, kind="budget", title="Budsjettforslag", starts_on=date(2011, 4, 5), by=by)
    drawing = section(page(cast, "employee"), "tegning")
    assert "Planlegging" in drawing and "c-depends" in drawing and "Venter på" in drawing
    assert "Budsjettforslag 05.04.2011" in drawing and "Påske 21.04.2011–25.04.2011" in drawing


def test_the_chain_is_told_in_its_order_with_what_there_is_to_go_on(cast, by, late_one):
    link_milestones(before=late_one[1], after=late_one[2], days=14, by=by)
    html = page(cast, "employee", "kritisk-kjede/")
    assert html.index("Høring") < html.index("Innstilling") < html.index("Opplæring")
    assert "minst 14 dager til den neste, 34 dager å gå på" in html and "kan ikke forskyves" in html
    assert "5 dager over datoen" in html and "Forsinket" in html
    assert "På den kritiske kjeden" in page(cast, "employee", f"{late_one[1].number}/")


@pytest.mark.once
def test_an_unlinked_plan_says_how_a_chain_comes_to_be(cast):
    milestone(cast)
    assert "Ingen milepæler venter på hverandre ennå" in page(cast, "employee", "kritisk-kjede/")


# Then and now


@pytest.fixture
def moved(cast, by):
    """Return a plan with a life: made in January, moved in February, one new and one gone in March."""

    def on(month, day):
        return example_clock(timezone.make_aware(datetime(2011, month, day, 12)))

    with on(1, 10):
        kept = create_milestone(project=cast.project, title="Høring", baseline_date=date(2011, 4, 1), by=by)
        gone = create_milestone(project=cast.project, title="Utgått", baseline_date=date(2011, 5, 1), by=by)
    with on(2, 10):
        move_milestone(milestone=kept, to=date(2011, 4, 15), by=by, reason="Utvidet")
    with on(3, 1):
        new = create_milestone(project=cast.project, title="Ny", current_date=date(2011, 6, 1), by=by)
        withdraw_milestone(milestone=gone, by=by)
    return kept, gone, new


def test_the_plan_of_an_earlier_day_stands_beside_the_plan_of_now(cast, moved):
    def rows(*day):
        found = compare(cast.project, cast.people["employee"], date(2011, *day)).rows
        return {r.milestone.title: (r.change, r.then and r.then.day, r.now and r.now.day, r.days) for r in found}

    assert rows(1, 9) == {"Høring": ("new", None, 15, None), "Ny": ("new", None, 1, None)}
    assert rows(1, 10)["Høring"] == ("moved", 1, 15, 14) and rows(1, 10)["Utgått"] == ("gone", 1, None, None)
    assert rows(2, 10)["Høring"] == ("same", 15, 15, 0)
    assert rows(3, 1) == {"Høring": ("same", 15, 15, 0), "Ny": ("same", 1, 1, 0)}


def test_one_that_is_reached_on_another_day_than_it_stood_for_is_counted_as_moved(cast, moved):
    complete_milestone(milestone=moved[0], on=date(2011, 3, 10), by=cast.people["secretary"])
    found = compare(cast.project, cast.people["employee"], date(2011, 2, 20))
    assert (found.count("reached"), found.count("moved"), found.moved) == (1, 0, 1)


def test_where_a_milestone_stood_while_it_was_working_material_is_told_to_nobody_else(cast, moved):
    with example_clock(timezone.make_aware(datetime(2011, 1, 20, 12))):
        shut = {"access": "restricted", "body": cast.work_body}
        update_milestone(milestone=moved[0], changes=shut, by=cast.people["secretary"])
    with example_clock(timezone.make_aware(datetime(2011, 2, 20, 12))):
        update_milestone(milestone=moved[0], changes={"access": "internal"}, by=cast.people["secretary"])
    for role, sees in (("employee", None), ("secretary", date(2011, 4, 15))):
        found = compare(cast.project, cast.people[role], date(2011, 1, 25)).rows
        assert next(row for row in found if row.milestone == moved[0]).then == sees


@pytest.mark.once
def test_the_page_of_then_and_now_has_the_four_columns_and_a_file(cast, moved):
    html = page(cast, "employee", "da-og-na/?dag=01.02.2011")
    assert "14 dager senere" in html and "Per 01.02.2011" in html and "ny siden" in html and "trukket siden" in html
    answer = cast.client("employee").get(f"/{cast.project.slug}/plan/da-og-na/?dag=01.02.2011&format=xlsx")
    head, first, *_rest = read(answer.content, "planen.xlsx").rows
    assert head[3:7] == ["Vedtatt dato", "Per 01.02.2011", "Nå", "Dager flyttet"] and first[6] == 14
    assert "etter i dag (15.03.2011)" in page(cast, "employee", "da-og-na/?dag=16.03.2011")
    assert "Skriv datoen som dag.måned.år" in page(cast, "employee", "da-og-na/?dag=i+går")
    assert "Høring" in page(cast, "employee", "da-og-na/")


@pytest.mark.once
@pytest.mark.parametrize("rest", ["da-og-na/", "kritisk-kjede/", "arshjul/"])
def test_who_has_no_role_finds_none_of_it(cast, rest):
    assert cast.client("outsider").get(f"/{cast.project.slug}/plan/{rest}").status_code == 404


# The year


def test_easter_and_the_holidays_of_the_year():
    assert [easter(y) for y in (1818, 2008, 2011, 2026, 2038)] == [
        date(1818, 3, 22),
        date(2008, 3, 23),
        date(2011, 4, 24),
        date(2026, 4, 5),
        date(2038, 4, 25),
    ]
    assert [day for day, _name in holidays(2011)] == [
        *(date(2011, m, d) for m, d in ((1, 1), (4, 21), (4, 22), (4, 24), (4, 25), (5, 1), (5, 17))),
        *(date(2011, m, d) for m, d in ((6, 2), (6, 12), (6, 13), (12, 25), (12, 26))),
    ]
    assert is_free(date(2011, 5, 17)) and is_free(date(2011, 3, 12)) and not is_free(TODAY)
    assert breaks(2011)[0][:2] == (date(2011, 4, 21), date(2011, 4, 25))


@pytest.mark.once
def test_the_secretary_keeps_the_year_and_everybody_sees_it(cast):
    client, base = cast.client("secretary"), f"/{cast.project.slug}/plan/arshjul/"
    data = {"kind": "budget", "title": "Budsjettforslag", "starts_on": "01.11.2011", "ends_on": "15.11.2011"}
    wrong = post_form(client, f"{base}nytt/", {**data, "ends_on": "31.10.2011"})
    assert wrong.status_code == 422 and "Sluttdatoen må være etter startdatoen" in wrong.content.decode()
    answer = post_form(client, f"{base}nytt/", data)
    assert answer.url == f"{base}?ar=2011"
    mark = YearMark.objects.get()
    html = page(cast, "employee", "arshjul/?ar=2011")
    assert "Budsjettforslag" in html and "01.11.2011–15.11.2011" in html and "Kristi himmelfartsdag" in html
    assert "Rediger" not in html and "2012" in html
    assert "Budsjettforslag" not in page(cast, "employee", "arshjul/?ar=2012")
    assert post_form(client, f"{base}{mark.pk}/endre/", title="Rådmannens forslag").status_code == 303
    assert cast.client("chair").get(f"{base}{mark.pk}/endre/").status_code == 403
    assert post_form(client, f"{base}{mark.pk}/ta-ut/", reason="Feil år").status_code == 303
    assert "Rådmannens forslag" not in page(cast, "employee", "arshjul/?ar=2011")


def test_a_done_milestone_waits_for_nothing_in_the_drawing(cast, by, late_one):
    done = milestone(cast, "Nådd", current_date=TODAY, status=MilestoneStatus.DONE, completed_on=TODAY)
    link_milestones(before=late_one[0], after=done, by=by)
    assert done.pk not in reasons_of(plan_of(cast.project, by), {}, TODAY)
    with unit_of_work(by=SystemActor("Testen"), reason="Trukket"):
        late_one[0].withdraw()
    assert plan_of(cast.project, by).waits == ()
