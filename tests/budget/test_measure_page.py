"""One measure's page: its ladder with proofs and holes, its years, and what was adopted beside what is expected."""

from datetime import date

import pytest
from django.utils import timezone

from budget import services
from budget.models import MeasureCase, MeasureDecision
from projects.models import Access, DecisionKind
from tests import cast as made
from tests.cast import write


def page(cast, measure, role="secretary"):
    response = cast.client(role).get(measure.get_absolute_url())
    assert response.status_code == 200
    return response.content.decode().replace("\u00a0", " ")


def link(measure, decision, **more):
    return write(MeasureDecision(measure=measure, decision=decision, **more))


def test_who_sees_the_measure_reads_its_page(cast):
    open_one = made.measure(cast, number=4)
    hidden = made.measure(cast, number=5, access=Access.RESTRICTED, body=cast.bodies["work_body"])
    for role, sees in (("secretary", True), ("work_group", True), ("employee", False), ("administrator", False)):
        client = cast.client(role)
        assert client.get(open_one.get_absolute_url()).status_code == 200
        assert client.get(hidden.get_absolute_url()).status_code == (200 if sees else 404)
    assert cast.client("outsider").get(open_one.get_absolute_url()).status_code == 404
    assert cast.client("secretary").get(f"/{cast.project.slug}/tiltak/99/").status_code == 404


def test_the_facts_stand_on_top_with_units(cast):
    shown = page(cast, made.measure(cast, "Felles renhold"))
    for words in ("1 200 000 kr", "varig, strukturelt, 2011-priser", "Virkning i 2011", "600 000 kr", "1. juli 2011"):
        assert words in shown


def test_the_ladder_links_to_its_proofs_and_shows_its_holes(cast):
    area = made.study_area(cast, title="Renhold", interim_conclusion="Samles.")
    measure = made.measure(cast, study_area=area)
    decision = made.decision(cast)
    link(measure, decision)
    shown = page(cast, measure)
    assert "Foreløpig konklusjon i" in shown and area.get_absolute_url() in shown
    assert decision.get_absolute_url() in shown and "(protokoll ikke godkjent)" in shown
    for words in (
        "Drøftet: nei. Mangler en drøfting eller forhandling med organisasjonene.",
        "Innstilt: nei. Ingen vedtatt innstilling gjelder tiltaket",
        "Ingen linje i økonomiplanen tar tiltaket inn",
        "Ikke ennå, ventes 1. juli 2011",
        "Mangler et beløp fra regnskapet",
        "tiltaket står her",
    ):
        assert words in shown


def test_a_case_that_is_decided_stands_there_once(cast):
    measure, decision = made.measure(cast), made.decision(cast)
    other = made.case(cast)
    for case in (decision.case, other):
        write(MeasureCase(measure=measure, case=case))
    link(measure, decision)
    shown = page(cast, measure)
    part = shown[shown.rindex("Saker og vedtak") :].partition("</section>")[0]
    assert part.count(decision.case.case_number) == 1 and other.case_number in part


def test_a_recommendation_and_a_start_are_proofs_of_their_steps(cast):
    measure = made.measure(
        cast, effective_from=date(2011, 1, 1), started_on=date(2011, 1, 3), started_by=cast.controller
    )
    recommended = made.decision(cast, made.case(cast, "Innstilling om renhold"), kind=DecisionKind.RECOMMENDATION)
    final = made.decision(cast, confirmed_at=timezone.now())
    link(measure, recommended)
    link(measure, final)
    shown = page(cast, measure)
    assert "Innstilling om renhold" in shown and "Iverksatt 3. januar 2011, bekreftet av Ola Økonomi" in shown
    assert "protokoll ikke godkjent" not in shown.replace(
        f"{recommended}</a>, Styringsgruppa 01.02.2011 (protokoll ikke godkjent)", ""
    )
    assert "Utredet: nei." in shown


def test_a_start_that_has_passed_without_a_decision_is_said(cast):
    shown = page(cast, made.measure(cast, effective_from=date(2011, 1, 1)))
    assert "Ikke vedtatt. Startdatoen 1. januar 2011 er passert" in shown and "ventes" not in shown


def test_adopted_and_expected_stand_side_by_side_with_the_difference(cast):
    measure = made.measure(cast, full_year_effect=900_000, effective_from=date(2011, 9, 1))
    assert "Vedtatt og ventet" not in page(cast, measure)
    link(measure, made.decision(cast), adopted_effect=1_200_000, adopted_from=date(2011, 7, 1))
    shown = page(cast, measure)
    assert "Vedtatt og ventet" in shown
    for words in ("1 200", "900", "−300", "01.07.2011", "01.09.2011", "62 dager senere"):
        assert words in shown


def test_an_adopted_amount_that_no_one_gave_is_not_invented(cast):
    measure = made.measure(cast)
    link(measure, made.decision(cast))
    shown = page(cast, measure)
    part = shown[shown.index("Vedtatt og ventet") : shown.index("Konsekvenser")]
    assert "ikke oppgitt" in part and "ikke beregnet" in part


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"full_year_effect": None}, "før helårsvirkningen er beregnet"),
        ({"effective_from": None}, "før det har en startdato"),
        ({"effective_from": date(2012, 1, 1)}, "først virker etter 2011"),
        ({"effective_to": date(2012, 1, 1)}, "har en sluttdato"),
        ({"kind": "one_off"}, "ikke er varig"),
    ],
)
def test_a_measure_that_does_not_count_says_why(cast, values, words):
    assert words in page(cast, made.measure(cast, **values))
    assert "teller ikke mot målet" not in page(cast, made.measure(cast))


def test_an_unknown_effect_is_said_in_words_and_not_drawn(cast):
    shown = page(cast, made.measure(cast, full_year_effect=None))
    assert "Virkningen er ikke beregnet." in shown and "chart-per-year" not in shown
    assert "chart-per-year" in page(cast, made.measure(cast))


def test_the_target_year_is_shown_month_by_month(cast):
    shown = page(cast, made.measure(cast, full_year_effect=1_200_006))
    part = shown[shown.index("Slik er 2011 regnet ut") :]
    assert "100 001" in part and "99 998" in part


def test_decisions_that_the_reader_may_not_see_are_not_there(cast):
    measure = made.measure(cast)
    hidden = made.decision(
        cast, made.case(cast, "Skjult sak", body="work_body", access=Access.RESTRICTED), text="Hemmelig"
    )
    link(measure, hidden, adopted_effect=7_770_000)
    assert "Skjult sak" in page(cast, measure)
    shown = page(cast, measure, "employee")
    assert "Skjult sak" not in shown and "7 770" not in shown and "Vedtatt og ventet" not in shown
    assert "Ingen vedtak er knyttet til tiltaket ennå." in shown


def test_a_hidden_study_area_is_not_named(cast):
    area = made.study_area(
        cast, title="Skjult område", conclusion="Ja", access=Access.RESTRICTED, body=cast.bodies["work_body"]
    )
    measure = made.measure(cast, study_area=area)
    assert "Skjult område" in page(cast, measure)
    assert "Skjult område" not in page(cast, measure, "council")


def test_a_lapsed_measure_says_when_and_why_and_offers_nothing(cast):
    measure = made.measure(cast)
    assert "La bortfalle" in page(cast, measure)
    services.withdraw_measure(measure=measure, by=cast.people["secretary"], reason="Dekkes av et annet tiltak")
    shown = page(cast, measure)
    assert "Bortfalt" in shown and "Dekkes av et annet tiltak" in shown
    assert "La bortfalle" not in shown and "tiltaket står her" not in shown


def test_only_those_who_may_change_are_offered_it(cast):
    measure = made.measure(cast)
    for role, offered in (("chief_executive", True), ("project_group", True), ("chair", False), ("union_rep", False)):
        assert (f"{measure.get_absolute_url()}endre/" in page(cast, measure, role)) is offered


def test_a_recommendation_about_the_measure_is_never_called_decided(cast):
    measure = made.measure(cast)
    link(measure, made.decision(cast, kind=DecisionKind.RECOMMENDATION))
    shown = page(cast, measure)
    assert "1. februar 2011: innstilt" in shown and ": innstilling, vedtatt" not in shown
