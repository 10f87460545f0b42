"""What a measure carries beyond its amount: sides, ramp, years, parts, function, goals, dependencies, papers."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from budget import kostra, services
from budget.models import Measure, MeasureDecision, MeasureDocument, MeasureRelation, MeasureYear
from budget.selectors import measure_rows
from budget.selectors.measure_changes import changes_of, reason_for_difference
from budget.services.measure_parts import stated_years
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import example_clock
from projects.models import Access, Document
from tests import cast as made
from tests.cast import write
from tests.flow import form_data, post_form


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


@pytest.fixture
def new(cast):
    return f"/{cast.project.slug}/tiltak/nytt/"


def edit(measure):
    return f"{measure.get_absolute_url()}endre/"


def at(*day):
    return example_clock(datetime(*day, 12, tzinfo=UTC))


def text(response):
    return response.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("given", "amounts"),
    [
        ({"expense_effect": 900, "income_effect": 100}, (1000, 900, 100)),
        ({"full_year_effect": 1000, "expense_effect": 1200}, (1000, 1200, -200)),
        ({"full_year_effect": 1000, "income_effect": -50}, (1000, 1050, -50)),
        ({"full_year_effect": 1000}, (1000, None, None)),
        ({"income_effect": 0}, (None, None, 0)),
        ({"full_year_effect": 0, "expense_effect": 0, "income_effect": 0}, (0, 0, 0)),
    ],
)
def test_of_net_expenses_and_income_the_third_follows_from_two(cast, by, given, amounts):
    measure = services.create_measure(project=cast.project, title="A", by=by, **given)
    assert (measure.full_year_effect, measure.expense_effect, measure.income_effect) == amounts


def test_sides_that_do_not_add_up_are_told_beside_the_net(cast, new):
    data = {"title": "A", "full_year_effect": "1000", "expense_effect": "900", "income_effect": "200"}
    answer = post_form(cast.client("secretary"), new, data)
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {"full_year_effect"}
    assert "blir til sammen 1 100 kr, men her står 1 000 kr" in text(answer)
    assert "open><summary>Virkning i et helt år" in text(answer)


def test_the_last_stated_year_is_the_level_and_is_followed_when_it_changes(cast, by):
    measure = services.create_measure(project=cast.project, title="A", years={2011: 100, 2012: 250}, by=by)
    assert (measure.full_year_effect, stated_years(measure)) == (250, {2011: 100, 2012: 250})
    services.update_measure(measure=measure, changes={}, years={2012: 300, 2011: None}, by=by)
    assert (measure.full_year_effect, stated_years(measure)) == (300, {2012: 300})
    services.update_measure(measure=measure, changes={"full_year_effect": 500}, by=by)
    services.update_measure(measure=measure, changes={}, years={2012: 310}, by=by)
    assert measure.full_year_effect == 500
    assert MeasureYear.objects.filter(year=2012).get().history.count() == 3


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        ({"fte_change": Decimal(-2), "fte_attrition": Decimal("-1.5"), "fte_vacancy": Decimal("-0.6")}, "fte_vacancy"),
        ({"fte_change": Decimal(-2), "fte_redundancy": Decimal(1)}, "fte_redundancy"),
        ({"fte_attrition": Decimal(-1)}, "fte_change"),
    ],
)
def test_parts_of_the_aarsverk_never_exceed_the_whole(cast, by, parts, field):
    with pytest.raises(DomainError) as refusal:
        services.create_measure(project=cast.project, title="A", by=by, **parts)
    assert refusal.value.field == field and not Measure.objects.exists()


def test_parts_may_be_less_than_the_whole(cast, by):
    parts = {"fte_change": Decimal(-2), "fte_attrition": Decimal(-1), "fte_redundancy": Decimal(0)}
    assert services.create_measure(project=cast.project, title="A", by=by, **parts).fte_attrition == -1


@pytest.mark.parametrize(
    ("code", "year", "said"),
    [
        ("202", 2011, ""),
        ("254", 2011, ""),
        ("254", 2023, ""),
        ("254", 2024, "gikk ut etter 2023. Fra 2024 gjelder 257 og 258."),
        ("257", 2023, "gjelder først fra 2024"),
        ("258", 2024, ""),
        ("190", 2011, "står ikke i KOSTRA-lista"),
        ("skole", 2011, "står ikke i KOSTRA-lista"),
    ],
)
def test_a_function_holds_in_its_years(code, year, said):
    refused = kostra.refusal(code, year)
    assert said in refused and bool(said) == bool(refused)


def test_a_function_is_taken_with_its_name_and_judged_by_the_start(cast, new):
    client = cast.client("secretary")
    late = {"title": "A", "kostra_function": "257", "effective_from": "01.07.2011"}
    answer = post_form(client, new, late)
    assert answer.status_code == 422 and "gjelder først fra 2024" in str(answer.context["form"].errors)
    unknown = post_form(client, new, {"title": "A", "kostra_function": "999"})
    assert "står ikke i KOSTRA-lista" in str(unknown.context["form"].errors["kostra_function"])
    assert post_form(client, new, {**late, "kostra_function": "202 Grunnskole"}).status_code == 303
    assert Measure.objects.get().kostra_function == "202"


def test_the_form_takes_ramp_years_goals_and_the_rest_in_one_go(cast, new):
    goal = made.goal(cast)
    data = {
        "title": "Felles legevakt",
        "expense_effect": "900 000",
        "income_effect": "300 000",
        "ramp_percent_1": "25",
        "ramp_month_2": "6",
        "ramp_percent_2": "60",
        "ramp_month_3": "12",
        "ramp_percent_3": "100",
        "year_2012": "−5 000",
        "price_year": "2010",
        "statutory": "nei",
        "statutory_basis": "En lov",
        "grade": "yellow",
        "goals": [goal.pk],
        "earliest_start": "01.08.2011",
        "latest_start": "01.02.2012",
        "impact_sami": "Samiskspråklig tilbud står.",
    }
    client = cast.client("secretary")
    answer = post_form(client, new, data)
    measure = Measure.objects.get()
    assert answer.status_code == 303
    assert (measure.full_year_effect, measure.ramp, measure.price_year) == (1_200_000, "25@0 60@6 100@12", 2010)
    assert (measure.statutory, measure.grade, stated_years(measure)) == (False, "yellow", {2012: -5000})
    assert [link.goal for link in measure.goal_links.all()] == [goal]
    assert post_form(client, edit(measure)).status_code == 303
    measure.refresh_from_db()
    assert (measure.row_version, measure.stated_years.get().row_version) == (1, 1)
    assert (
        post_form(
            client,
            edit(measure),
            {
                "year_2012": "",
                "goals": [],
                "ramp_percent_1": "100",
                "ramp_month_2": "",
                "ramp_percent_2": "",
                "ramp_month_3": "",
                "ramp_percent_3": "",
            },
        ).status_code
        == 303
    )
    measure.refresh_from_db()
    assert (measure.ramp, stated_years(measure), measure.goal_links.filter(withdrawn_at=None).count()) == ("", {}, 0)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"ramp_percent_1": "50"}, "ramp_percent_1"),
        ({"ramp_month_1": "3"}, "ramp_percent_1"),
        ({"ramp_percent_1": "60", "ramp_month_2": "6", "ramp_percent_2": "50"}, "ramp_percent_2"),
        ({"ramp_percent_1": "60", "ramp_percent_2": "100"}, "ramp_month_2"),
        ({"year_2012": "mye"}, "year_2012"),
        ({"earliest_start": "01.02.2012", "latest_start": "01.02.2011"}, "latest_start"),
        ({"fte_attrition": "-1"}, "fte_change"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_typed_text_stays(cast, new, typed, field):
    answer = post_form(cast.client("secretary"), new, {"title": "A", "risk": "Kan bli dyrere", **typed})
    assert answer.status_code == 422 and set(answer.context["form"].errors) == {field}
    assert "Kan bli dyrere" in text(answer) and not Measure.objects.exists()


def test_years_that_two_change_at_once_are_put_together_or_told(cast, by):
    measure = services.create_measure(project=cast.project, title="A", years={2011: 100, 2012: 200}, by=by)
    client = cast.client("controller")
    opened = form_data(client, edit(measure))
    services.update_measure(measure=Measure.objects.get(), changes={}, years={2012: 250}, by=by)
    version = Measure.objects.get().row_version
    sent = {**opened, "row_version": version, "full_year_effect": "250"}
    clash = client.post(edit(measure), {**sent, "year_2012": "777"})
    assert clash.status_code == 422 and "Lagret nå: 250 kr" in text(clash) and "777" in text(clash)
    assert client.post(edit(measure), {**sent, "year_2011": "150"}).status_code == 303
    assert stated_years(measure) == {2011: 150, 2012: 250}


def test_a_decided_measures_years_and_ramp_need_a_reason(cast, by):
    measure = made.measure(cast)
    services.link_decision(measure=measure, decision=made.decision(cast), by=by)
    for more in ({"changes": {"ramp": "50@0 100@6"}}, {"changes": {}, "years": {2011: 5}}):
        with pytest.raises(DomainError) as refusal:
            services.update_measure(measure=Measure.objects.get(), by=by, **more)
        assert refusal.value.field == "reason"


# Dependencies and attachments


def test_a_dependency_is_added_seen_from_both_and_taken_away(cast):
    one, other = made.measure(cast, "Felles renhold"), made.measure(cast, "Egne renholdere")
    client = cast.client("secretary")
    data = {"kind": "overlaps", "other": other.pk, "overlap": "300 000", "note": "Samme stilling"}
    answer = post_form(client, f"{one.get_absolute_url()}avhengigheter/ny/", data)
    assert (answer.status_code, answer.url) == (303, one.get_absolute_url())
    page, back = (text(client.get(m.get_absolute_url())) for m in (one, other))
    assert "Overlapper" in page and "Egne renholdere" in page and "300 000 kr er samme penger." in page
    assert "Felles renhold" in back and "Samme stilling" in back
    relation = MeasureRelation.objects.get()
    assert post_form(client, f"{other.get_absolute_url()}avhengigheter/{relation.pk}/fjern/").status_code == 303
    assert "Samme stilling" not in text(client.get(one.get_absolute_url()))


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"kind": "requires", "overlap": "5"}, "overlap"),
        ({"kind": "excludes"}, "kind"),
        ({"kind": "requires", "other": ""}, "other"),
        ({"kind": ""}, "kind"),
    ],
)
def test_a_dependency_that_cannot_be_is_refused(cast, by, data, field):
    one, other = made.measure(cast), made.measure(cast, "B")
    services.relate_measures(measure=other, other=one, kind="requires", by=by)
    path = f"{one.get_absolute_url()}avhengigheter/ny/"
    answer = post_form(cast.client("secretary"), path, {"other": other.pk, **data})
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert MeasureRelation.objects.count() == 1


def test_what_hangs_on_a_measure_is_hidden_with_what_is_hidden(cast, by):
    measure = made.measure(cast)
    hidden = made.measure(cast, "Skjult tiltak", access="restricted", body=cast.bodies["work_body"])
    paper = write(
        Document(
            project=cast.project, number=9, title="Skjult notat", access="restricted", body=cast.bodies["work_body"]
        )
    )
    relation = services.relate_measures(measure=measure, other=hidden, kind="requires", by=by)
    link = services.attach_document(measure=measure, document=paper, by=by)
    whole = text(cast.client("secretary").get(measure.get_absolute_url()))
    assert "Skjult tiltak" in whole and "Skjult notat" in whole
    client = cast.client("project_group")
    assert "Skjult" not in text(client.get(measure.get_absolute_url()))
    for path in (f"avhengigheter/{relation.pk}/fjern/", f"vedlegg/{link.pk}/fjern/"):
        assert client.get(f"{measure.get_absolute_url()}{path}").status_code == 404
    assert "Skjult" not in text(client.get(f"{measure.get_absolute_url()}avhengigheter/ny/"))


def test_a_document_is_attached_once_and_taken_off(cast):
    measure = made.measure(cast)
    paper = write(Document(project=cast.project, number=1, title="Notat"))
    client, path = cast.client("secretary"), f"{measure.get_absolute_url()}vedlegg/nytt/"
    assert [post_form(client, path, {"document": paper.pk}).status_code for _time in range(2)] == [303, 303]
    link = MeasureDocument.objects.get()
    assert paper.get_absolute_url() in text(client.get(measure.get_absolute_url()))
    assert post_form(client, f"{measure.get_absolute_url()}vedlegg/{link.pk}/fjern/").status_code == 303
    assert paper.get_absolute_url() not in text(client.get(measure.get_absolute_url()))


@pytest.mark.parametrize("page", ["avhengigheter/ny/", "vedlegg/nytt/"])
def test_only_those_who_may_change_a_measure_hang_things_on_it(cast, page):
    path = f"{made.measure(cast).get_absolute_url()}{page}"
    assert cast.client("controller").get(path).status_code == 200
    assert cast.client("union_rep").get(path).status_code == 403
    assert cast.client("outsider").get(path).status_code == 404


# What waiting costs, and what has changed


def test_waiting_is_reckoned_from_the_coming_meeting_to_the_next(cast):
    measure = made.measure(cast)
    client = cast.client("secretary")

    def said():
        return text(client.get(measure.get_absolute_url()))

    made.meeting(cast, held_on=date(2011, 4, 1), state="planned")
    assert "har ikke to planlagte møter å regne mellom" in said()
    made.meeting(cast, held_on=date(2011, 5, 2), state="called")
    assert (
        "Utsettes saken fra møtet 1. april 2011 til møtet 2. mai 2011, faller 2011-effekten med 100 000 kr." in said()
    )
    assert "Starten flyttes 31 dager, til 1. august 2011." in said()
    services.link_decision(measure=measure, decision=made.decision(cast), by=cast.people["secretary"])
    assert "Hva venting koster" not in said()


def test_waiting_past_the_target_year_says_what_no_longer_counts(cast):
    measure = made.measure(cast, effective_from=date(2011, 12, 15))
    made.meeting(cast, held_on=date(2011, 4, 1), state="planned")
    made.meeting(cast, held_on=date(2011, 5, 2), state="called")
    shown = text(cast.client("secretary").get(measure.get_absolute_url()))
    assert "1 200 000 kr i varig helårsvirkning teller ikke mot målet" in shown


def test_what_changed_since_the_steering_group_last_met_is_net(cast, by):
    made.meeting(cast, held_on=date(2011, 3, 10))
    with at(2011, 3, 1):
        begun = {"full_year_effect": 100, "effective_from": date(2011, 7, 1)}
        measure = services.create_measure(project=cast.project, title="A", by=by, **begun)
    with at(2011, 3, 12):
        changes = {"full_year_effect": 200, "ramp": "50@0 100@6", "risk": "Dyrere"}
        services.update_measure(measure=measure, changes=changes, years={2012: 7}, by=by)
        services.update_measure(measure=measure, changes={"full_year_effect": 300, "risk": ""}, by=by)
    found = [(c.label, c.before, c.after) for c in changes_of(measure, by, date(2011, 3, 10))]
    assert found == [
        ("Helårsvirkning", "100\u00a0kr", "300\u00a0kr"),
        ("Opptrapping", "hele virkningen fra start", "50\u00a0% fra start, 100\u00a0% etter 6 md."),
        ("Oppgitt for 2012", "regnes ut", "7\u00a0kr"),
    ]
    assert changes_of(measure, by, date(2011, 3, 12)) == []
    page = text(cast.client("council").get(measure.get_absolute_url()))
    assert (
        "Styringsgruppa møttes sist 10. mars 2011." in page and "fra <del>100 kr</del> til <ins>300 kr</ins>" in page
    )


def test_a_measure_that_is_newer_than_the_meeting_says_so(cast, by):
    made.meeting(cast, held_on=date(2011, 3, 10))
    with at(2011, 3, 11):
        measure = services.create_measure(project=cast.project, title="A", by=by)
    page = text(cast.client("council").get(measure.get_absolute_url()))
    assert "Tiltaket er kommet til etter møtet." in page


def test_the_reason_for_a_difference_is_that_of_the_last_change_after_the_decision(cast, by):
    measure = services.create_measure(project=cast.project, title="A", full_year_effect=100, by=by)
    decided = made.decision(cast, decided_on=timezone.localdate())
    write(MeasureDecision(measure=measure, decision=decided, adopted_effect=100))

    def row():
        return measure_rows(cast.project, by, timezone.localdate())[0]

    assert reason_for_difference(row(), by) == ""
    services.update_measure(measure=measure, changes={"full_year_effect": 90}, by=by, reason="Anbudet ble dyrere")
    services.update_measure(measure=measure, changes={"title": "B"}, by=by, reason="Nytt navn")
    assert reason_for_difference(row(), by) == "Anbudet ble dyrere"
    assert reason_for_difference(replace(row(), adopted_on=timezone.localdate() + timedelta(days=1)), by) == ""
    services.update_measure(measure=measure, changes={"full_year_effect": 100}, by=by, reason="Rettet")
    assert reason_for_difference(row(), by) == "", "nothing differs any more"


def test_a_reason_from_when_the_measure_was_closed_to_the_reader_is_not_told(cast, by):
    hidden = {"access": Access.RESTRICTED, "body": cast.bodies["work_body"]}
    measure = made.measure(cast, "A", full_year_effect=100, **hidden)
    decided = made.decision(cast, decided_on=timezone.localdate())
    write(MeasureDecision(measure=measure, decision=decided, adopted_effect=100))
    services.update_measure(measure=measure, changes={"full_year_effect": 90}, by=by, reason="Bare for gruppa")
    services.update_measure(measure=measure, changes={"access": Access.INTERNAL}, by=by, reason="Åpnet")
    told = {
        who: [reason_for_difference(row, reader) for row in measure_rows(cast.project, reader, timezone.localdate())]
        for who in ("secretary", "employee")
        for reader in [cast.people[who]]
    }
    assert told == {"secretary": ["Bare for gruppa"], "employee": [""]}
