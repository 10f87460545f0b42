"""Case numbers run without gaps per body and year, also when several register at once."""

from __future__ import annotations

import threading
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.db.models import Max

from omstilling.audit.errors import DomainError
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Body, Case, CaseKind, CaseSeries
from projects.services.cases import register_case, withdraw_case
from projects.services.decisions import record_decision

WRITERS = 4
EACH = 6


def register(cast: Any, title: str = "Organisering av renhold", **more: Any) -> Case:
    values = {"body": cast.steering, "kind": CaseKind.DECISION, "year": 2011, "by": cast.secretary, **more}
    return register_case(title=title, **values)


def test_numbers_run_from_one_per_body_and_year(cast: Any) -> None:
    numbers = [
        register(cast).case_number,
        register(cast).case_number,
        register(cast, year=2010).case_number,
        register(cast, body=cast.council_body).case_number,
        register(cast).case_number,
    ]
    assert numbers == ["PS 1/11", "PS 2/11", "PS 1/10", "KS 1/11", "PS 3/11"]


def test_a_withdrawn_case_keeps_its_number(cast: Any) -> None:
    first = register(cast)
    withdraw_case(case=first, by=cast.secretary, reason="Forslaget er trukket")
    second = register(cast)
    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert first.is_withdrawn
    assert first.history.first().history_change_reason == "Forslaget er trukket"


def test_what_is_refused_takes_no_number(cast: Any) -> None:
    with pytest.raises(DomainError):
        register(cast, access="exempt")
    assert not CaseSeries.objects.filter(body=cast.steering).exists()
    with unit_of_work(by=cast.secretary, reason="Flere saker"):
        with pytest.raises(Exception, match="tittel|title"):
            register(cast, title="")
        assert register(cast).number == 1


def test_a_number_that_is_rolled_back_is_given_again(cast: Any) -> None:
    def broken_off() -> None:
        with unit_of_work(by=cast.secretary, reason="Avbrutt"):
            assert register(cast).number == 1
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert register(cast).number == 1


def test_a_decided_case_cannot_be_withdrawn(cast: Any) -> None:
    case = register(cast)
    record_decision(
        case=case, decided_on=date(2011, 2, 1), kind="final", outcome="adopted", text="Ja.", by=cast.secretary
    )
    with pytest.raises(DomainError, match="avgjort"):
        withdraw_case(case=case, by=cast.secretary)


def at_once(work: Any) -> list[BaseException]:
    """Run the work in several threads, each with its own connection; return what went wrong."""
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _n in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return wrong


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_get_numbers_without_gaps_or_doubles() -> None:
    from tests.cast import make_cast

    cast = make_cast()
    gate = threading.Barrier(WRITERS)

    def work() -> None:
        gate.wait(timeout=30)
        for _n in range(EACH):
            register(cast)

    assert at_once(work) == []
    numbers = sorted(Case.objects.filter(body=cast.steering).values_list("number", flat=True))
    assert numbers == list(range(1, WRITERS * EACH + 1))


@pytest.mark.django_db(transaction=True)
def test_the_control_that_counts_by_itself_fails() -> None:
    """Reading the greatest number and adding one gives two writers the same: the test above can fail."""
    from tests.cast import make_cast

    cast = make_cast()
    gate = threading.Barrier(WRITERS)

    def work() -> None:
        body = Body.objects.get(pk=cast.steering.pk)
        number = (Case.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0) + 1
        gate.wait(timeout=30)
        with unit_of_work(by=SystemActor("Testen"), reason="Telt selv"):
            Case(project_id=body.project_id, body=body, year=2011, number=number, title="Sak").save()

    wrong = at_once(work)
    assert len(wrong) == WRITERS - 1
    assert all(isinstance(error, IntegrityError) for error in wrong)
