"""What the accounts show: entered by one, confirmed by another, and who cannot, by every route."""

import threading
import time
from datetime import date

import pytest
from django.db import connection

from budget.ladder import Step
from budget.models import Measure, MeasureDecision, RealisedEffect
from budget.selectors import measure_rows
from budget.services import (
    confirm_realised,
    enter_realised,
    realised,
    retract_confirmation,
    update_measure,
    update_realised,
    withdraw_measure,
    withdraw_realised,
)
from budget.services.realised import NotConfirmed
from omstilling.audit.errors import DomainError
from projects.models import Access, Seat, SeatFunction
from tests import cast as made
from tests.cast import write
from tests.flow import form_data, post_form

JAN, FEB, MAR = (date(2011, month, 1) for month in (1, 2, 3))
TODAY = date(2011, 3, 15)


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/tiltak/realisert/"


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def decided(cast, title="Samlet renhold", **more):
    measure = made.measure(cast, title, **{"effective_from": JAN, **more})
    adopted = {"adopted_effect": 1_200_000, "adopted_from": JAN}
    write(MeasureDecision(measure=measure, decision=made.decision(cast), **adopted))
    return measure


def entered(cast, measure=None, by="secretary", **more):
    values = {"first_month": JAN, "last_month": FEB, "amount": 180_000, **more}
    return enter_realised(measure=measure or decided(cast), by=cast.people[by], **values)


def step_of(cast, measure):
    rows = measure_rows(cast.project, cast.secretary, TODAY)
    return next(row.step for row in rows if row.measure.pk == measure.pk)


def fresh(figure):
    return RealisedEffect.objects.select_related("measure__project").get(pk=figure.pk)


def test_a_figure_lifts_the_measure_when_another_confirms_it_and_falls_when_that_is_taken_back(cast):
    figure = entered(cast)
    assert step_of(cast, figure.measure) is Step.DECIDED
    confirm_realised(figures=[figure], by=cast.controller)
    assert (figure.confirmed_by, figure.confirmed_on) == (cast.controller, TODAY)
    assert step_of(cast, figure.measure) is Step.REALISED
    with pytest.raises(DomainError):
        retract_confirmation(figure=figure, by=cast.controller, reason=" ")
    retract_confirmation(figure=figure, by=cast.controller, reason="Bilag mangler")
    assert step_of(cast, figure.measure) is Step.DECIDED
    reasons = list(figure.history.values_list("history_change_reason", flat=True))
    assert reasons == ["Bilag mangler", "Bekreftet realisert virkning", "Førte realisert virkning"]


def own_entry(cast):
    return entered(cast, by="controller")


def own_measure(cast):
    return entered(cast, decided(cast, owner=cast.controller))


def own_estimate(cast):
    measure = decided(cast)
    update_measure(measure=measure, changes={"full_year_effect": 1_100_000}, by=cast.controller, reason="Nytt anslag")
    update_measure(measure=measure, changes={"probability": 50}, by=cast.secretary)
    return entered(cast, measure)


def own_year(cast):
    measure = decided(cast)
    update_measure(measure=measure, changes={}, years={2012: 900_000}, by=cast.controller, reason="Fra budsjettet")
    update_measure(measure=measure, changes={"full_year_effect": 1_000_000}, by=cast.secretary, reason="Nytt anslag")
    return entered(cast, measure)


def own_change(cast):
    figure = entered(cast)
    return update_realised(figure=figure, changes={"amount": 190_000}, by=cast.controller)


REFUSED = [
    (own_entry, "ført tallet selv"),
    (own_change, "ført tallet selv"),
    (own_measure, "eier tiltaket"),
    (own_estimate, "satt anslaget"),
    (own_year, "satt anslaget"),
]


@pytest.mark.parametrize(("make", "words"), REFUSED)
def test_the_service_refuses_who_entered_owns_or_estimated(cast, make, words):
    figure = make(cast)
    with pytest.raises(NotConfirmed) as refused:
        confirm_realised(figures=[fresh(figure)], by=cast.controller)
    assert words in refused.value.refusals[figure.pk]
    assert fresh(figure).confirmed_by is None


@pytest.mark.parametrize(("make", "words"), REFUSED)
def test_the_page_refuses_them_too_alone_or_among_others_and_confirms_none(cast, path, make, words):
    own, other = make(cast), entered(cast, decided(cast, "Felles innkjøp"))
    client = cast.client("controller")
    assert words in text(client.get(f"{path}{own.pk}/"))
    assert f"bekreft/?tall={own.pk}" not in text(client.get(f"{path}{own.pk}/"))
    for asked in ([own], [own, other]):
        shown = text(client.get(f"{path}bekreft/", {"tall": [figure.pk for figure in asked]}))
        assert words in shown and "Bekreft tallet" not in shown
        data = {"tall": [figure.pk for figure in asked], "form_token": "0d4c1cb7-2c4f-4f2b-9a53-5f8f6f9b3f10"}
        data |= {f"versjon_{figure.pk}": figure.row_version for figure in asked}
        answer = client.post(f"{path}bekreft/", data)
        assert answer.status_code == 422 and words in text(answer)
    assert not RealisedEffect.objects.exclude(confirmed_by=None).exists()


def test_who_once_set_the_estimate_confirms_when_another_has_set_it_since(cast):
    figure = own_estimate(cast)
    update_measure(
        measure=Measure.objects.get(pk=figure.measure_id),
        changes={"full_year_effect": 1_000_000},
        by=cast.secretary,
        reason="Rettet",
    )
    confirm_realised(figures=[fresh(figure)], by=cast.controller)


def test_several_are_chosen_in_the_list_and_confirmed_at_once(cast, path):
    first, second = entered(cast), entered(cast, decided(cast, "Felles innkjøp"))
    client = cast.client("controller")
    page = text(client.get(path))
    assert page.count('name="tall"') == 2 and "Bekreft de valgte" in page
    address = f"{path}bekreft/?tall={first.pk}&tall={second.pk}"
    answer = client.post(address, form_data(client, address))
    assert answer.status_code == 303 and answer["Location"] == path
    assert RealisedEffect.objects.filter(confirmed_by=cast.controller).count() == 2
    assert 'name="tall"' not in text(client.get(path))


def test_what_was_changed_while_one_looked_is_not_confirmed_unseen(cast, path):
    figure = entered(cast)
    client = cast.client("controller")
    data = form_data(client, f"{path}bekreft/?tall={figure.pk}")
    update_realised(figure=figure, changes={"amount": 999_000}, by=cast.secretary)
    answer = client.post(f"{path}bekreft/", data)
    assert answer.status_code == 422 and "endret siden du åpnet siden" in text(answer)
    assert fresh(figure).confirmed_by is None


def test_a_confirmed_figure_stands_until_its_confirmation_is_taken_back(cast):
    figure = entered(cast)
    confirm_realised(figures=[figure], by=cast.controller)
    with pytest.raises(DomainError, match="Trekk bekreftelsen først"):
        update_realised(figure=figure, changes={"amount": 1}, by=cast.secretary)
    with pytest.raises(DomainError, match="Trekk bekreftelsen først"):
        withdraw_realised(figure=figure, by=cast.secretary, reason="Feil")
    with pytest.raises(NotConfirmed, match="alt bekreftet"):
        confirm_realised(figures=[fresh(figure)], by=cast.controller)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"first_month": FEB, "last_month": JAN}, "last_month"),
        ({"first_month": date(2010, 12, 1)}, "last_month"),
        ({"last_month": date(2011, 4, 1)}, "last_month"),
        ({"first_month": FEB, "last_month": MAR}, "first_month"),
    ],
)
def test_months_in_disorder_over_new_year_ahead_or_entered_before_are_refused(cast, more, field):
    figure = entered(cast)
    with pytest.raises(DomainError) as refused:
        entered(cast, figure.measure, **more)
    assert refused.value.field == field


def test_a_lapsed_measure_takes_no_figure_and_none_of_its_is_confirmed(cast):
    figure = entered(cast)
    withdraw_measure(measure=figure.measure, by=cast.secretary, reason="Uaktuelt")
    with pytest.raises(NotConfirmed, match="bortfalt"):
        confirm_realised(figures=[fresh(figure)], by=cast.controller)
    with pytest.raises(DomainError, match="bortfalt"):
        entered(cast, figure.measure, first_month=MAR, last_month=MAR)


def test_a_figure_is_entered_beside_its_plan_and_wrong_ones_are_told(cast, path):
    measure = decided(cast, effective_from=FEB)
    client, address = cast.client("project_group"), f"{path}nytt/?tiltak={measure.number}"
    page = text(client.get(address))
    assert "For januar–februar 2011 er vedtatt plan 200 000 kr, og det ventes nå 100 000 kr." in page
    wrong = post_form(client, address, amount="mye", cause="Sen oppstart")
    assert wrong.status_code == 422 and "Sen oppstart" in text(wrong)
    late = post_form(client, address, amount="90 000", last_month="05.2011")
    assert late.status_code == 422 and "Måneden har ikke begynt ennå" in text(late)
    answer = post_form(client, address, amount="90 000", cause="Sen oppstart")
    assert answer.status_code == 303
    shown = text(client.get(answer["Location"]))
    for words in ("200 000", "100 000", "90 000", "−110 000", "Sen oppstart", "Venter på bekreftelse"):
        assert words in shown
    assert "realisert" in text(client.get(measure.get_absolute_url()))
    edited = post_form(client, f"{answer['Location']}endre/", amount="95 000")
    assert edited.status_code == 303 and RealisedEffect.objects.get().amount == 95_000
    gone = post_form(client, f"{answer['Location']}trekk/", reason="Feil måned")
    assert gone.status_code == 303 and RealisedEffect.objects.get().is_withdrawn


def test_who_may_not_is_refused_and_what_one_does_not_see_is_not_found(cast, path):
    hidden = entered(cast, decided(cast, access=Access.RESTRICTED, body=cast.work_body))
    figure = entered(cast, decided(cast, "Felles innkjøp"))
    for role, page, status in (
        ("employee", "", 200),
        ("employee", f"{figure.pk}/", 200),
        ("employee", f"{hidden.pk}/", 404),
        ("controller", f"bekreft/?tall={figure.pk}&tall={hidden.pk}", 404),
        ("controller", "bekreft/?tall=x", 404),
        ("secretary", f"bekreft/?tall={figure.pk}", 403),
        ("union_rep", f"{figure.pk}/endre/", 403),
        ("secretary", f"{figure.pk}/trekk-bekreftelsen/", 403),
        ("outsider", "", 404),
    ):
        assert cast.client(role).get(path + page).status_code == status, (role, page)
    shown = text(cast.client("employee").get(path))
    assert "Felles innkjøp" in shown and "Samlet renhold" not in shown


def test_the_list_says_what_it_sums_is_narrowed_and_does_not_add_years(cast, path):
    first = entered(cast, decided(cast, unit=made.unit(cast)))
    entered(cast, decided(cast, "Vakante stillinger", kind="vacancy"), amount=50_000)
    confirm_realised(figures=list(RealisedEffect.objects.select_related("measure")), by=cast.controller)
    entered(cast, first.measure, first_month=MAR, last_month=MAR, amount=7_000)
    client = cast.client("council")
    page = text(client.get(path))
    assert "Sum av de bekreftede tallene i lista; 7 000 kr til venter på bekreftelse. Av summen er 50 000 kr" in page
    assert "230 000" in page
    waiting = text(client.get(path, {"tilstand": "venter", "maned": "2011-03", "tiltak": first.measure.pk}))
    assert "1 tall" in waiting and "50 000" not in waiting.partition('class="list-count"')[2]
    entered(cast, decided(cast, "Fjoråret"), first_month=date(2010, 12, 1), last_month=date(2010, 12, 1))
    assert "år legges ikke sammen" in text(client.get(path))


def test_the_queries_of_the_list_do_not_grow_with_its_rows(cast, path, django_assert_max_num_queries):
    def queries():
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        client = cast.client("controller")
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(path)
        return len(found)

    entered(cast)
    before = queries()
    for number in range(4):
        entered(cast, decided(cast, f"Tiltak {number}"))
    assert queries() == before


def test_a_second_controller_confirms_what_the_first_entered(cast):
    colleague = made.user("kontroller2", "Kari Kontroll")
    write(
        Seat(
            body=cast.project_body,
            person=colleague,
            function=SeatFunction.CONTROLLER,
            votes=False,
            valid_from=date(2010, 1, 1),
        )
    )
    figure = entered(cast, by="controller")
    confirm_realised(figures=[figure], by=colleague)
    assert fresh(figure).confirmed_by == colleague


def test_an_owner_does_not_step_aside_to_confirm(cast):
    figure = entered(cast, decided(cast, owner=cast.controller))
    update_measure(measure=figure.measure, changes={"owner": cast.secretary}, by=cast.controller)
    with pytest.raises(NotConfirmed, match="gitt fra deg tiltaket"):
        confirm_realised(figures=[fresh(figure)], by=cast.controller)


def test_who_owned_it_may_confirm_when_somebody_else_has_moved_it(cast):
    moved = entered(cast, decided(cast, owner=cast.controller))
    update_measure(measure=moved.measure, changes={"owner": cast.secretary}, by=cast.secretary)
    confirm_realised(figures=[fresh(moved)], by=cast.controller)


@pytest.mark.django_db(transaction=True)
def test_two_who_enter_overlapping_months_at_once_do_not_both_get_them_in(monkeypatch):
    cast = made.make_cast()
    measure = decided(cast)
    stored = realised.store
    monkeypatch.setattr(realised, "store", lambda row: time.sleep(0.2) or stored(row))
    refused = []

    def enter(first, last):
        try:
            own = Measure.objects.select_related("project").get(pk=measure.pk)
            entered(cast, own, first_month=first, last_month=last)
        except DomainError as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=enter, args=months) for months in ((JAN, FEB), (FEB, MAR))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert len(refused) == 1 and RealisedEffect.objects.count() == 1
