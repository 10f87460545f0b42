"""Goals and indicators: services, the list, a goal's page, and the forms."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from omstilling.audit.errors import DomainError
from projects.models import Goal, GoalKind, Indicator
from projects.selectors.goals import indicator_rows, show_value
from projects.services.goals import (
    add_indicator,
    create_goal,
    update_goal,
    update_indicator,
    withdraw_goal,
    withdraw_indicator,
)
from tests.cast import goal, indicator, reading, unit, write
from tests.flow import form_data, post_form

JAN, FEB = date(2011, 1, 1), date(2011, 2, 1)


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


def url(cast, row=None, rest=""):
    base = f"/{cast.project.slug}/mal/"
    return f"{base}{row.pk}/{rest}" if row is not None else f"{base}{rest}"


def page(cast, role, path):
    response = cast.client(role).get(path)
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


# Services


def test_goals_are_numbered_within_their_kind(cast, by):
    made = [
        create_goal(project=cast.project, kind=kind, title="X", by=by) for kind in ("purpose", "purpose", "result")
    ]
    assert [(g.kind, g.number) for g in made] == [("purpose", 1), ("purpose", 2), ("result", 1)]
    update_goal(goal=made[0], changes={"kind": GoalKind.RESULT}, by=by)
    assert (made[0].kind, made[0].number) == ("result", 2)
    with pytest.raises(ValidationError):
        create_goal(project=cast.project, kind="result", title="X", number=1, by=by)


def test_a_withdrawn_goal_is_not_changed_and_gives_its_number_back(cast, by):
    first = create_goal(project=cast.project, kind="result", title="X", by=by)
    withdraw_goal(goal=first, by=by, reason="Erstattet")
    assert first.history.first().history_change_reason == "Erstattet"
    assert create_goal(project=cast.project, kind="result", title="Y", by=by).number == 1
    for act in (
        lambda: update_goal(goal=first, changes={"title": "Z"}, by=by),
        lambda: add_indicator(goal=first, name="Nærvær", measured_in="%", by=by),
    ):
        with pytest.raises(DomainError):
            act()


def test_an_indicator_is_added_changed_and_withdrawn(cast, by):
    row = add_indicator(goal=goal(cast), name="Nærvær", measured_in="%", target_value=Decimal("92.5"), by=by)
    update_indicator(indicator=row, changes={"baseline_value": Decimal("90.1")}, by=by)
    assert row.history.first().history_change_reason == "Måleindikatoren er endret"
    with pytest.raises(ValueError):
        update_indicator(indicator=row, changes={"goal": None}, by=by)
    withdraw_indicator(indicator=row, by=by)
    assert indicator_rows(cast.project, by) == []


# Selectors


@pytest.mark.parametrize(
    ("measured_in", "value", "words"),
    [
        ("%", Decimal("92.50"), "92,5 %"),
        ("prosent", Decimal("90"), "90 %"),
        ("kr", Decimal("1250000.00"), "1 250 000 kr"),
        ("dager", Decimal("14.25"), "14,25 dager"),
        ("årsverk", Decimal("-2.50"), "−2,5 årsverk"),
        ("%", None, "ikke oppgitt"),
        ("%", Decimal(0), "0 %"),
    ],
)
def test_a_value_is_written_in_its_unit(measured_in, value, words):
    assert show_value(measured_in, value).replace("\u00a0", " ") == words


def test_an_indicator_knows_its_last_reading_and_what_is_left(cast, by):
    row = indicator(cast)
    [before] = indicator_rows(cast.project, by)
    assert (before.latest, before.reached, before.status) == (None, None, "ikke målt")
    reading(row, FEB, "91.3")
    reading(row, JAN, "90.8")
    reading(row, FEB, "99", unit=unit(cast))
    [found] = indicator_rows(cast.project, by)
    assert found.latest.month == FEB and found.latest.value == Decimal("91.3")
    assert (found.reached, found.status, found.gap_words) == (False, "under målet", "1,2 prosentpoeng igjen til målet")
    reading(row, date(2011, 3, 1), "92.5")
    [found] = indicator_rows(cast.project, by)
    assert (found.reached, found.status, found.gap_words) == (True, "målet er nådd", "")


def test_figures_that_stand_together_have_as_many_decimals(cast):
    row = indicator(cast, baseline_value=Decimal(90))
    reading(row, JAN, "91")
    reading(row, FEB, "91.2")
    html = page(cast, "employee", url(cast, row.goal))
    assert "91,0 %" in html and "91,2 %" in html and "90,0 %" in html
    whole = indicator(cast, name="Ledere", target_value=Decimal(90))
    reading(whole, JAN, "34")
    html = page(cast, "employee", url(cast, whole.goal))
    assert "34 %" in html and "34,0 %" not in html


def test_where_lower_is_better_the_target_is_reached_from_above(cast, by):
    row = indicator(cast, name="Sykefravær", measured_in="dager", target_value=Decimal(10), higher_is_better=False)
    reading(row, JAN, "12")
    [found] = indicator_rows(cast.project, by)
    assert (found.status, found.gap_words.replace("\u00a0", " ")) == ("ikke nådd", "2 dager igjen til målet")
    reading(row, FEB, "9.5")
    assert indicator_rows(cast.project, by)[0].reached


# Pages


def test_the_list_shows_vision_kinds_and_last_readings(cast):
    cast.project.vision = "Den gode kommunen"
    write(cast.project)
    goal(cast, "Effektiv organisering", kind="purpose", number=1)
    row = indicator(cast, goal(cast, "Økt nærvær", number=1), baseline_value=Decimal(90), is_example_figure=True)
    reading(row, FEB, "91.3")
    goal(cast, "Varig innsparing", kind="result", number=1)
    html = page(cast, "employee", url(cast))
    order = [html.index(words) for words in ("Den gode kommunen", "Formål", "Effektmål", "Resultatmål")]
    assert order == sorted(order)
    for words in ("91,3 %", "februar 2011", "92,5 %", "90,0 %", "Eksempeltall", "Under målet"):
        assert words in html, words
    assert "/mal/nytt/" not in html and "/mal/nytt/" in page(cast, "secretary", url(cast))


def test_an_empty_list_says_what_would_be_here(cast):
    assert "Ingen mål ennå" in page(cast, "employee", url(cast))
    assert cast.client("outsider").get(url(cast)).status_code == 404
    assert cast.client("anonymous").get(url(cast)).status_code == 302


def test_the_goals_page_shows_facts_trend_and_readings(cast):
    row = indicator(cast, baseline_value=Decimal(90), baseline_date=date(2010, 9, 1))
    reading(row, JAN, "90.8", note="Fra lønnssystemet", is_example_figure=True)
    reading(row, FEB, "91.3")
    html = page(cast, "employee", url(cast, row.goal))
    for words in ("91,3 %", "90,8 %", "Fra lønnssystemet", "januar 2011", "1. september 2010", "Eksempeltall", "<svg"):
        assert words in html, words
    assert "1,2 prosentpoeng igjen til målet" in html and "malinger/ny/" not in html and "/rett/" not in html
    assert "malinger/ny/" in page(cast, "controller", url(cast, row.goal))
    assert "/endre/" not in page(cast, "controller", url(cast, row.goal))


def test_the_page_shows_one_unit_when_asked(cast):
    row, sector = indicator(cast), unit(cast, "Oppvekst")
    reading(row, FEB, "91.3")
    reading(row, FEB, "88.8", unit=sector)
    assert "88,8 %" not in page(cast, "employee", url(cast, row.goal))
    html = page(cast, "employee", url(cast, row.goal, f"?enhet={sector.pk}"))
    assert "88,8 %" in html and "Nærvær: Oppvekst" in html
    assert "91,3 %" in page(cast, "employee", url(cast, row.goal, "?enhet=tull"))


@pytest.mark.parametrize(
    "rest", ["endre/", "trekk/", "indikatorer/ny/", "indikatorer/{pk}/endre/", "indikatorer/{pk}/trekk/"]
)
def test_only_the_secretary_changes_goals_and_indicators(cast, rest):
    row = indicator(cast)
    path = url(cast, row.goal, rest.format(pk=row.pk))
    for role in ("chief_executive", "controller", "chair", "union_rep", "employee", "auditor", "administrator"):
        assert cast.client(role).get(path).status_code == 403, role
        assert cast.client(role).post(path).status_code == 403, role
    assert cast.client("outsider").get(path).status_code == 404
    assert cast.client("secretary").get(path).status_code == 200


def test_an_indicator_is_not_found_under_another_goal(cast):
    row, other = indicator(cast), goal(cast, "Et annet")
    assert cast.client("secretary").get(url(cast, other, f"indikatorer/{row.pk}/endre/")).status_code == 404


def test_a_goal_and_its_indicator_are_made_in_the_browser(cast):
    client = cast.client("secretary")
    response = post_form(client, url(cast, None, "nytt/"), kind="outcome", title="Økt nærvær")
    row = Goal.objects.get(title="Økt nærvær")
    assert response.status_code == 303 and response.url == url(cast, row)
    data = {"name": "Nærvær", "measured_in": "%", "target_value": "92,5", "baseline_value": "90,1"}
    assert post_form(client, url(cast, row, "indikatorer/ny/"), data).status_code == 303
    made = Indicator.objects.get(goal=row)
    assert (made.target_value, made.baseline_value, made.higher_is_better) == (Decimal("92.5"), Decimal("90.1"), True)
    path = url(cast, row, f"indikatorer/{made.pk}/endre/")
    assert form_data(client, path)["target_value"] == "92,5"
    assert post_form(client, path, name="Nærvær i prosent").status_code == 303
    assert post_form(client, url(cast, row, f"indikatorer/{made.pk}/trekk/"), reason="Erstattet").status_code == 303
    assert post_form(client, url(cast, row, "endre/"), title="Nærvær").status_code == 303
    assert post_form(client, url(cast, row, "trekk/"), reason="Uaktuelt").status_code == 303
    assert client.get(url(cast, row)).status_code == 404


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("target_value", "nitti"),
        ("target_value", "101"),
        ("target_value", "92,55"),
        ("baseline_date", "31.02.2010"),
        ("measured_in", "x" * 31),
    ],
)
def test_what_is_wrong_with_an_indicator_is_said_beside_the_field(cast, field, typed):
    row = goal(cast)
    data = {"name": "Nærvær", "measured_in": "%", "target_value": "92,5", field: typed}
    response = post_form(cast.client("secretary"), url(cast, row, "indikatorer/ny/"), data)
    html = response.content.decode()
    assert response.status_code == 422 and f"id_{field}_error" in html and typed in html
    assert not Indicator.objects.exists()


@pytest.mark.parametrize("one", [False, True])
def test_queries_do_not_grow(cast, one):
    first = indicator(cast)

    def add(count, start):
        for number in range(count):
            row = indicator(cast, first.goal if one else None, name=f"I {start + number}")
            reading(row, JAN, "90")
            reading(first, date(2008 + (start + number) // 12, (start + number) % 12 + 1, 1), "91")

    def queries():
        client = cast.client("secretary")
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url(cast, first.goal if one else None)).status_code == 200
        return len(seen)

    add(2, 0)
    few = queries()
    add(12, 2)
    assert queries() == few
