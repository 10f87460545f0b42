"""Case numbers run without gaps per body and year, also when several register at once and some break off."""

from __future__ import annotations

import threading
from collections.abc import Callable
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
from tests.cast import make_cast

WRITERS = 32


class BrokenOff(Exception):
    """Somebody closes the page, or the power goes: the transaction is rolled back."""


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
            raise BrokenOff

    with pytest.raises(BrokenOff):
        broken_off()
    assert register(cast).number == 1


def test_a_decided_case_cannot_be_withdrawn(cast: Any) -> None:
    case = register(cast)
    record_decision(
        case=case, decided_on=date(2011, 2, 1), kind="final", outcome="adopted", text="Ja.", by=cast.secretary
    )
    with pytest.raises(DomainError, match="avgjort"):
        withdraw_case(case=case, by=cast.secretary)


def at_once(work: Callable[[int], None], writers: int) -> list[BaseException]:
    """Run the work in several threads, each with its own connection; return what went wrong."""
    wrong: list[BaseException] = []
    gate = threading.Barrier(writers)

    def run(writer: int) -> None:
        try:
            gate.wait(timeout=30)
            work(writer)
        except BaseException as error:
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[n]) for n in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)
    return wrong


def numbers_given(cast: Any, writers: int, each: int, every: int) -> tuple[list[int], int]:
    """Have writers register cases at once, of which one in ``every`` is rolled back; return numbers and how many."""

    def work(writer: int) -> None:
        for turn in range(each):
            try:
                with unit_of_work(by=cast.secretary, reason="Registrerer"):
                    register(cast)
                    if (writer + turn) % every == 0:
                        raise BrokenOff
            except BrokenOff:
                continue

    assert at_once(work, writers) == []
    kept = sum((writer + turn) % every != 0 for writer in range(writers) for turn in range(each))
    found = Case.objects.filter(body=cast.steering).order_by("number")
    return list(found.values_list("number", flat=True)), kept


@pytest.mark.django_db(transaction=True)
def test_thirty_two_writers_with_rollbacks_get_numbers_without_gaps_or_doubles() -> None:
    numbers, kept = numbers_given(make_cast(), writers=WRITERS, each=4, every=3)
    assert 0 < kept < WRITERS * 4 and numbers == list(range(1, kept + 1))


def by_counting(cast: Any, gate: threading.Barrier) -> Callable[[int], None]:
    """Return what registers a case the wrong way: it reads the greatest number and adds one."""

    def work(writer: int) -> None:
        body = Body.objects.get(pk=cast.steering.pk)
        number = (Case.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0) + 1
        gate.wait(timeout=60)
        with unit_of_work(by=SystemActor("Testen"), reason="Telt selv"):
            Case(project_id=body.project_id, body=body, year=2011, number=number, title="Sak").save()

    return work


@pytest.mark.django_db(transaction=True)
def test_the_control_that_counts_by_itself_gives_doubles() -> None:
    """Reading the greatest number and adding one gives the writers the same: the test above can fail."""
    cast = make_cast()
    wrong = at_once(by_counting(cast, threading.Barrier(WRITERS)), WRITERS)
    assert len(wrong) == WRITERS - 1 and all(isinstance(error, IntegrityError) for error in wrong)
    assert Case.objects.filter(body=cast.steering).count() == 1


class OwnSequence:
    """A control of the other fault: numbers taken outside the transaction, which a rollback does not give back."""

    def __init__(self) -> None:
        self.last, self.lock = 0, threading.Lock()

    def take(self, *_args: Any) -> int:
        with self.lock:
            self.last += 1
            return self.last


@pytest.mark.django_db(transaction=True)
def test_the_control_that_takes_numbers_outside_the_transaction_leaves_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A number that a rollback does not give back leaves a gap: the test above sees it."""
    cast = make_cast()
    monkeypatch.setattr("projects.services.cases.next_case_number", OwnSequence().take)
    numbers, kept = numbers_given(cast, writers=2, each=3, every=3)
    assert len(numbers) == kept and numbers != list(range(1, kept + 1))
