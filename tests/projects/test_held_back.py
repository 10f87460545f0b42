"""What pages, files, history and reports give away about small groups, taken together: nothing."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import product
from zipfile import ZipFile

import pytest
from django.utils import timezone

from omstilling.audit.as_of import as_it_was
from omstilling.audit.errors import DomainError
from projects.models import Body, Indicator, Reading, SurveyResult
from projects.selectors.goals import goal_panels, indicator_rows
from projects.selectors.held_back import cleared_results, shown_of, shown_results
from projects.services.goals import correct_reading, enter_reading, update_goal, update_indicator, withdraw_reading
from projects.services.readings import enter_month
from projects.services.surveys import Answers, QuestionRefused, create_survey, enter_results
from tests import cast as made
from tests.flow import form_data, post_form
from tests.projects.attacker import attack

DEC, JAN, FEB = date(2010, 12, 1), date(2011, 1, 1), date(2011, 2, 1)
SLOW = pytest.mark.sweep


class Organisation:
    """Two sectors with units under them. Every value is its own, so that a page that prints it is found out."""

    SIZES = {"whole": 120, "Oppvekst": 45, "Skole": 30, "Barnehage": 12, "Kultur": 3, "Teknisk": 40, "Park": 36}

    def __init__(self, cast) -> None:
        self.cast, self.by = cast, cast.people["controller"]
        self.goal = made.goal(cast, title="Nærvær")
        self.indicator = made.indicator(cast, self.goal, kind="attendance")
        over, works = made.unit(cast, "Oppvekst"), made.unit(cast, "Teknisk")
        self.units = {"whole": None, "Oppvekst": over, "Teknisk": works}
        for name, parent in (("Skole", over), ("Barnehage", over), ("Kultur", over), ("Park", works)):
            self.units[name] = made.unit(cast, name, "unit", parent=parent)
        self.values: dict[tuple[str, date], Decimal] = {}
        for m, month in enumerate((DEC, JAN, FEB)):
            for n, name in enumerate(self.SIZES):
                self.values[name, month] = Decimal(f"{70 + 7 * m + n}.{(3, 7, 9)[m]}")
            enter_month(
                indicator=self.indicator,
                month=month,
                values={self.units[name]: self.values[name, month] for name in self.SIZES},
                sizes={unit.pk if unit else None: self.SIZES[name] for name, unit in self.units.items()},
                by=self.by,
            )

    def month_page(self, month: str) -> str:
        slug, goal, indicator = self.cast.project.slug, self.goal.pk, self.indicator.pk
        return f"/{slug}/mal/{goal}/indikatorer/{indicator}/malinger/maned/?maned={month}"

    def people(self, name: str, month: date) -> frozenset[int]:
        """Return who works somewhere: the same people in the same places each month, in months of their own."""
        serial, own = 1000 * month.month + 10_000 * month.year, {}
        below = {"Oppvekst": ("Skole", "Barnehage", "Kultur"), "Teknisk": ("Park",), "whole": ("Oppvekst", "Teknisk")}
        for one in ("Skole", "Barnehage", "Kultur", "Park", "Oppvekst", "Teknisk", "whole"):
            inside = frozenset().union(*(own[part] for part in below.get(one, ())))
            rest = self.SIZES[one] - len(inside)
            own[one] = inside | frozenset(range(serial, serial + rest))
            serial += rest
        return own[name]

    def seen(self, text: str) -> set[tuple[str, date]]:
        """Return the figures that a text prints, however it writes them."""
        numbers = {
            Decimal(one.replace(",", ".")) for one in re.findall(r"(?<![\d,.])\d+(?:[.,]\d+)?(?![\d]|[,.]\d)", text)
        }
        return {key for key, value in self.values.items() if value in numbers}


@pytest.fixture
def there(cast):
    return Organisation(cast)


def text_of(response) -> str:
    if "spreadsheet" in response["Content-Type"]:
        with ZipFile(BytesIO(response.content)) as book:
            sheets = [
                book.read(name).decode()
                for name in book.namelist()
                if "xl/worksheets/sheet" in name or "Strings" in name
            ]
        return re.sub(r"<[^>]*>", " ", " ".join(sheets))
    return response.content.decode().replace("\u00a0", " ")


def addresses(there: Organisation, every: bool) -> list[str]:
    """Return the pages and files that print readings, with the filters that they have."""
    slug, goal = there.cast.project.slug, there.goal.pk
    units = ["", *(str(unit.pk) for unit in there.units.values() if unit is not None)]
    found = [
        f"/{slug}/mal/",
        f"/{slug}/",
        f"/{slug}/belastning/?fra=12.2010",
        f"/{slug}/belastning/?fra=12.2010&format=csv",
    ]
    found += [f"/{slug}/mal/{goal}/?enhet={unit}" for unit in units]
    found += [f"/{slug}/sporbarhet/projects.reading/{pk}/" for pk in Reading.objects.values_list("pk", flat=True)]
    found += [f"/{slug}/tiltak/malet/enhet/{unit}/" for unit in units[1:2]]
    months = ("", "12.2010", "01.2011", "02.2011") if every else ("", "01.2011")
    kinds = ("", "csv", "xlsx") if every else ("csv",)
    names = ("enhet", "under")
    some = units if every else units[:2]
    for name, unit, first, last, kind in product(names, some, months, months, kinds):
        found.append(
            f"/{slug}/malinger/?{name}={unit}&fra={first}&til={last}&format={kind}&indikator={there.indicator.pk}"
        )
    return found


def collected(there: Organisation, role: str, every: bool) -> set[tuple[str, date]]:
    client, seen = there.cast.client(role), set()
    for path in addresses(there, every):
        response = client.get(path)
        assert response.status_code in {200, 403, 404}, path
        if response.status_code == 200:
            seen |= there.seen(text_of(response))
    return seen


def check(there: Organisation, seen: set[tuple[str, date]]) -> None:
    assert attack(there.people(name, month) for name, month in seen) is None
    # Kultur is small, Barnehage is what it could be taken from, Park what is alone in Teknisk with four.
    assert {name for name, _month in seen} == {"whole", "Oppvekst", "Skole", "Teknisk"}
    assert len(seen) == 12


@pytest.mark.once
def test_everything_that_pages_and_files_give_tells_of_no_small_group(there) -> None:
    check(there, collected(there, "auditor", every=False))


@SLOW
@pytest.mark.parametrize("role", ["secretary", "chief_executive", "employee"])
def test_no_combination_of_filters_totals_files_and_months_tells_anybody_of_a_small_group(there, role) -> None:
    check(there, collected(there, role, every=True))


def test_only_the_forms_of_those_who_enter_readings_show_them_as_they_are(there) -> None:
    path = there.month_page("02.2011")
    small = there.units["Kultur"].pk
    form = form_data(there.cast.client("controller"), path)
    assert (form[f"value_{small}"], form[f"size_{small}"]) == (str(there.values["Kultur", FEB]).replace(".", ","), "3")
    assert there.cast.client("chief_executive").get(path).status_code == 403


def test_a_month_is_entered_with_how_many_it_is_about_and_a_figure_without_is_refused(there) -> None:
    path = there.month_page("03.2011")
    client, unit = there.cast.client("controller"), there.units["Skole"]
    assert form_data(client, path)[f"size_{unit.pk}"] == "30"
    refused = post_form(client, path, {f"value_{unit.pk}": "92,5", f"size_{unit.pk}": ""})
    assert refused.status_code == 422 and "hvor mange ansatte" in text_of(refused)
    assert post_form(client, path, {f"value_{unit.pk}": "92,5"}).status_code == 303
    assert Reading.objects.get(unit=unit, month=date(2011, 3, 1)).group_size == 30


def test_a_correction_of_how_many_holds_the_figure_back_and_the_history_tells_nothing_of_it(there) -> None:
    first, client = Reading.objects.get(unit=there.units["Skole"], month=JAN), there.cast.client("auditor")
    before, was_shown = timezone.now(), there.values["Skole", JAN]
    correct_reading(
        reading=first, changes={"value": Decimal("66.6"), "group_size": 31}, by=there.by, reason="Én 66,6 til"
    )
    project = there.cast.project
    assert not shown_of(project).lets(Reading.objects.get(pk=first.pk))
    history = text_of(client.get(f"/{project.slug}/sporbarhet/projects.reading/{first.pk}/"))
    assert "66,6" not in history and str(was_shown).replace(".", ",") in history
    with as_it_was(before):
        panel = goal_panels(there.goal, there.by, there.units["Skole"])[0]
        assert {r.month: r.value for r in panel.readings}[JAN] == was_shown
    withdraw_reading(reading=Reading.objects.get(pk=first.pk), by=there.by)
    again = enter_reading(
        indicator=there.indicator,
        month=JAN,
        value=Decimal("66.7"),
        unit=there.units["Skole"],
        group_size=29,
        by=there.by,
    )
    assert not shown_of(project).lets(again)


def test_an_earlier_day_on_which_nobody_had_said_that_it_is_about_people_tells_no_more(cast) -> None:
    by, unit = cast.people["controller"], made.unit(cast)
    plain = made.indicator(cast)
    made.reading(plain, JAN, "71.3", unit=unit)
    before = timezone.now()
    update_indicator(indicator=plain, changes={"kind": "attendance"}, by=cast.people["secretary"])
    with as_it_was(before):
        assert Indicator.objects.get().kind == "general"
        assert [r.value for r in goal_panels(plain.goal, by, unit)[0].readings] == [None]
    with pytest.raises(DomainError):
        update_indicator(indicator=Indicator.objects.get(), changes={"kind": "general"}, by=cast.people["secretary"])


def test_a_second_measure_of_the_same_people_tells_no_more_than_the_first(there) -> None:
    women = made.indicator(there.cast, there.goal, kind="attendance", name="Nærvær, kvinner")
    reading = enter_reading(
        indicator=women, month=JAN, value=Decimal("88.8"), unit=there.units["Skole"], group_size=27, by=there.by
    )
    assert not shown_of(there.cast.project).lets(reading)


def test_the_last_reading_of_the_municipality_is_one_that_may_be_shown(there) -> None:
    march = date(2011, 3, 1)
    enter_reading(indicator=there.indicator, month=march, value=Decimal("66.6"), group_size=4, by=there.by)
    row = indicator_rows(there.cast.project, there.by)[0]
    assert row.latest is not None and (row.latest.month, row.latest.value) == (FEB, there.values["whole", FEB])


# Surveys


def test_a_question_few_answered_is_held_back_and_so_is_what_tells_of_it(cast) -> None:
    by, over = cast.people["controller"], made.unit(cast)
    parts = [made.unit(cast, name, "unit", parent=over) for name in ("A", "B", "C")]
    survey = create_survey(project=cast.project, title="Trivsel", held_on=FEB, by=by)
    counts = zip((over, *parts), (22, 12, 6, 4), strict=True)
    places = {unit: Answers(Decimal("4.1") + n, count) for n, (unit, count) in enumerate(counts)}
    enter_results(survey=survey, question="Trives du?", places=places, by=by)
    found = cleared_results(survey, SurveyResult.objects.order_by("pk"))
    assert [(r.score, r.answers) for r in found] == [
        (Decimal("4.1"), 22),
        (Decimal("5.1"), 12),
        (None, None),
        (None, None),
    ]
    page = text_of(cast.client("employee").get(survey.get_absolute_url()))
    assert "holdes tilbake" in page and "6,1" not in page and "7,1" not in page
    row = SurveyResult.objects.get(unit=parts[2])
    history = text_of(cast.client("auditor").get(f"/{cast.project.slug}/sporbarhet/projects.surveyresult/{row.pk}/"))
    assert "7,1" not in history
    with pytest.raises(QuestionRefused):
        enter_results(survey=survey, question="Q", places={over: Answers(Decimal(1), None)}, by=by)
    # Corrected to have been answered by one more: what it was is known.
    enter_results(survey=survey, question="Trives du?", places={over: Answers(Decimal(4), 23)}, by=by, reason="Én til")
    changed = SurveyResult.objects.get(unit=over)
    assert (changed.pk, changed.row_version) not in shown_results(survey)


def test_the_group_that_follows_a_goal_shows_its_readings(there) -> None:
    team: Body = there.cast.bodies["work_body"]
    update_goal(goal=there.goal, changes={"team": team}, by=there.cast.people["secretary"])
    assert "Gruppa følger" in text_of(there.cast.client("work_group").get(team.get_absolute_url()))
    assert team.name in text_of(there.cast.client("work_group").get(there.goal.get_absolute_url()))
