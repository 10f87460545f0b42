"""The sectors on the target's page, a sector's own page, its target, and what fell off since the last meeting."""

from datetime import date

import pytest

from budget import services
from budget.models import BudgetArea, MeasureDecision, PlanYear, SectorTarget, Target
from budget.selectors import target_status
from budget.selectors.fallen import fallen_since
from budget.selectors.sectors import sector_status
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import example_clock
from projects.models import Access
from tests import cast as make
from tests.cast import write
from tests.flow import post_form

TODAY = date(2011, 3, 15)


def text(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.fixture
def units(cast):
    health = make.unit(cast, "Helse")
    return {
        "health": health,
        "home": make.unit(cast, "Sykehjem", "department", parent=health),
        "works": make.unit(cast, "Drift"),
    }


def decided(cast, **more):
    measure = make.measure(cast, **more)
    write(MeasureDecision(measure=measure, decision=make.decision(cast)))
    return measure


def fill(cast, units):
    decided(cast, title="Kjøkken", unit=units["home"], full_year_effect=2_000_000, fte_change="-2.5")
    make.measure(cast, "Vakt", unit=units["health"], full_year_effect=1_000_000)
    make.measure(cast, "Veg", unit=units["works"], full_year_effect=500_000)
    make.measure(cast, "Overalt", full_year_effect=300_000)
    make.measure(cast, "Vakanse", unit=units["works"], kind="vacancy", full_year_effect=9_000_000)


def test_the_sectors_divide_what_the_target_has_and_nothing_else(cast, units):
    fill(cast, units)
    found = sector_status(cast.project, cast.secretary, TODAY)
    rows = {row.unit.name if row.unit else "": row for row in found.rows}
    assert (rows["Helse"].decided, rows["Helse"].proposed, rows["Helse"].count) == (2_000_000, 1_000_000, 2)
    assert (rows["Drift"].total, rows[""].total) == (500_000, 300_000)
    status = target_status(cast.project, cast.secretary, TODAY)
    assert sum(row.decided for row in found.rows) == status.decided
    assert sum(row.proposed for row in found.rows) == status.proposed_only


def test_the_target_page_has_waterfall_sectors_needs_and_the_rest(cast, units):
    fill(cast, units)
    write(Target(project=cast.project, year=2011, amount=40_000_000))
    write(PlanYear(project=cast.project, year=2011, need=42_000_000))
    services.set_sector_target(
        project=cast.project, unit=units["health"], year=2011, amount=15_000_000, by=cast.secretary
    )
    page = text(cast.client("employee").get(f"/{cast.project.slug}/tiltak/malet/"))
    for words in (
        "chart-waterfall",
        "chart-stacked",
        "Målet fordelt på sektorer",
        "Ikke fordelt",
        "25 000",
        "42 000",
        "Gjenstår",
        f"/{cast.project.slug}/sektorer/{units['health'].pk}/",
        "Uten sektor",
    ):
        assert words in page, words
    assert f"/tiltak/malet/2011/{units['health'].pk}/" not in page


def test_a_sectors_target_is_set_changed_and_taken_away(cast, units):
    unit = units["health"]
    path = f"/{cast.project.slug}/tiltak/malet/2011/{unit.pk}/"
    client = cast.client("chief_executive")
    answer = post_form(client, path, {"amount": "15 mill.", "reason": "KS-sak 17/10"})
    assert (answer.status_code, answer.url) == (303, f"/{cast.project.slug}/sektorer/{unit.pk}/")
    target = SectorTarget.objects.active().get()
    assert (target.amount, target.history.get().history_change_reason) == (15_000_000, "KS-sak 17/10")
    assert post_form(client, path, {"amount": "0"}).status_code == 303
    target.refresh_from_db()
    assert target.amount == 0, "zero is a target"
    answer = post_form(client, path, {"amount": "-1"})
    assert answer.status_code == 422 and "amount" in answer.context["form"].errors
    assert post_form(client, path, {"amount": ""}).status_code == 303
    assert not SectorTarget.objects.active().exists()
    assert post_form(client, path, {"amount": ""}).status_code == 422
    assert cast.client("controller").get(path).status_code == 403
    assert cast.client("outsider").get(path).status_code == 404
    assert client.get(f"/{cast.project.slug}/tiltak/malet/2019/{unit.pk}/").status_code == 404


def test_a_sectors_target_is_of_the_municipalitys_own_units(cast, units):
    other = make.make_cast("annen")
    foreign = make.unit(other, "Fremmed")
    with pytest.raises(DomainError, match="i kommunen"):
        services.set_sector_target(project=cast.project, unit=foreign, year=2011, amount=1, by=cast.secretary)
    assert cast.client("secretary").get(f"/{cast.project.slug}/sektorer/{foreign.pk}/").status_code == 404


def test_a_sectors_page_has_its_measures_by_step_with_what_counts(cast, units):
    fill(cast, units)
    make.measure(cast, "Lukket", unit=units["home"], access=Access.RESTRICTED, body=cast.bodies["work_body"])
    write(BudgetArea(project=cast.project, code="1.3", name="Omsorg", unit=units["home"]))
    goal = make.goal(cast)
    make.reading(make.indicator(cast, goal), date(2011, 2, 1), "91.2", unit=units["home"])
    services.set_sector_target(
        project=cast.project, unit=units["health"], year=2011, amount=5_000_000, by=cast.secretary
    )
    page = text(cast.client("employee").get(f"/{cast.project.slug}/sektorer/{units['health'].pk}/"))
    for words in (
        "Målet for Helse i 2011 er 5 mill. kr. 2 mill. kr er vedtatt, og 3 mill. kr mangler.",
        "Kjøkken",
        "Vakt",
        "1.3 Omsorg",
        "91,2 %",
        "−2,5 årsverk",
        "tiltak du har tilgang til",
    ):
        assert words in page, words
    assert "Veg" not in page and "Lukket" not in page
    assert "Lukket" in text(cast.client("secretary").get(f"/{cast.project.slug}/sektorer/{units['health'].pk}/"))
    page = text(cast.client("secretary").get(f"/{cast.project.slug}/sektorer/{units['works'].pk}/"))
    assert "teller ikke mot målet" in page and "Vakanse" in page


def test_an_empty_sector_says_so(cast, units):
    page = text(cast.client("employee").get(f"/{cast.project.slug}/sektorer/{units['works'].pk}/"))
    assert "Drift har ingen tiltak ennå." in page and "Ingen tiltak ennå" in page


# What fell off since the last meeting


def at(day):
    from datetime import UTC, datetime

    return example_clock(datetime(2011, 3, day, 12, tzinfo=UTC))


def test_what_lapsed_shrank_moved_and_came_since_the_meeting_is_told_in_kroner(cast):
    with at(1):
        lapsed, less, later, plain = (
            make.measure(cast, title, full_year_effect=1_000_000, effective_from=date(2011, 7, 1))
            for title in ("Bortfalt", "Mindre", "Senere", "Urørt")
        )
    with at(12):
        services.withdraw_measure(measure=lapsed, by=cast.secretary, reason="Ikke mulig")
        services.update_measure(measure=less, changes={"full_year_effect": 700_000}, by=cast.secretary)
        services.update_measure(measure=later, changes={"effective_from": date(2012, 1, 1)}, by=cast.secretary)
        services.update_measure(measure=plain, changes={"description": "Mer om det"}, by=cast.secretary)
        make.measure(cast, "Nytt", full_year_effect=400_000)
    found = fallen_since(cast.project, cast.secretary, date(2011, 3, 10))
    assert (found.fell, found.came) == (2_300_000, 400_000)
    told = {one.measure.title: (one.change, one.words) for one in found.moved}
    assert set(told) == {"Bortfalt", "Mindre", "Senere", "Nytt"}
    assert told["Bortfalt"] == (-1_000_000, "bortfalt: Ikke mulig")
    assert "start flyttet fra 1. juli 2011 til 1. januar 2012" in told["Senere"][1]
    assert told["Senere"][0] == -1_000_000, "it begins after the target year, and counts no more"
    make.meeting(cast, held_on=date(2011, 3, 10))
    page = text(cast.client("employee").get(f"/{cast.project.slug}/tiltak/malet/"))
    assert "Siden da har 2,3 mill. kr i helårsvirkning falt fra. 0,4 mill. kr har kommet til." in page
    assert "bortfalt: Ikke mulig" in page.lower().replace("ikke mulig", "Ikke mulig")


def test_what_was_closed_to_the_reader_when_the_meeting_was_held_is_not_told(cast):
    with at(1):
        measure = make.measure(cast, "Åpnet", access=Access.RESTRICTED, body=cast.bodies["work_body"])
    with at(12):
        services.update_measure(
            measure=measure, changes={"access": Access.INTERNAL, "full_year_effect": 5}, by=cast.secretary
        )
    assert fallen_since(cast.project, cast.people["employee"], date(2011, 3, 10)).moved == ()
    assert len(fallen_since(cast.project, cast.secretary, date(2011, 3, 10)).moved) == 1
