"""The history of many rows that are saved together is written in few questions, whole, in order, or not at all."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budget.models import Measure
from omstilling.audit.models import LedgerEntry, histories_together
from omstilling.audit.uow import SystemActor, unit_of_work
from omstilling.audit.verify import verify
from projects.services.rows import judged_rows, next_number

BY = SystemActor("Prøven")


def new(cast, number):
    return Measure(project=cast.project, number=number, title=f"Tiltak {number}", effective_from=date(2011, 1, 1))


def test_rows_saved_together_have_the_history_they_would_have_alone(cast):
    with unit_of_work(by=BY, reason="Lagret samlet"), histories_together():
        rows = [new(cast, number) for number in range(1, 31)]
        with CaptureQueriesContext(connection) as asked:
            for row in rows:
                row.save()
        rows[0].title = "Endret"
        rows[0].save()
    assert len(asked) == 30
    told = rows[0].history.order_by("history_id").values_list("history_type", "row_version", "title")
    assert list(told) == [("+", 1, "Tiltak 1"), ("~", 2, "Endret")]
    first = rows[0].history.first()
    assert (first.history_change_reason, first.actor_label) == ("Lagret samlet", "Prøven")
    assert LedgerEntry.objects.filter(tbl="budget_measure").count() == 31
    assert not verify().findings


def test_what_fails_leaves_neither_rows_nor_history(cast):
    with pytest.raises(RuntimeError), unit_of_work(by=BY, reason="Lagret samlet"), histories_together():
        new(cast, 1).save()
        raise RuntimeError
    with unit_of_work(by=BY, reason="Alene"):
        new(cast, 1).save()
    assert Measure.history.model.objects.count() == 1


def test_numbers_are_counted_on_and_asked_for_once(cast):
    with unit_of_work(by=BY, reason="Lagret samlet"), judged_rows():
        new(cast, 7).save()
        assert [next_number(Measure, cast.project) for _ in range(3)] == [8, 9, 10]
        with CaptureQueriesContext(connection) as asked:
            next_number(Measure, cast.project)
    assert not asked.captured_queries
    with unit_of_work(by=BY, reason="Alene"):
        assert next_number(Measure, cast.project) == 8
