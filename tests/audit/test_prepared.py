"""Questions prepared on a connection: asked in short, and in full again when the server has let go of them."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.test.utils import CaptureQueriesContext

from omstilling.audit import kept as module
from omstilling.audit import prepared
from omstilling.audit.kept import kept
from omstilling.audit.prepared import Prepared
from projects.models import Milestone
from tests.cast import milestone


class Driver:
    """A driver's connection that writes down what it is told."""

    def __init__(self):
        self.told = []

    def cursor(self):
        return self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        return None

    def execute(self, text):
        self.told.append(text)


def named(title):
    return Milestone.objects.filter(title=title).order_by("pk")


def test_a_question_is_prepared_when_it_comes_a_second_time() -> None:
    driver = Driver()
    made = Prepared(driver)
    first, second, third = (made.statement("SELECT 1") for _ in range(3))
    assert first is None and second == third == f"EXECUTE {made.names['SELECT 1']}"
    assert driver.told == [f"PREPARE {made.names['SELECT 1']} AS SELECT 1"]


def test_no_name_is_used_twice_on_a_connection_nor_for_two_questions() -> None:
    made, other = Prepared(Driver()), Prepared(Driver())
    for text in ("a", "a"):
        made.statement(text)
    for text in ("b", "b"):
        other.statement(text)
    before = made.names["a"]
    assert before != other.names["b"]
    made.forget()
    assert made.statement("a") is None
    assert made.statement("a") == f"EXECUTE {made.names['a']}" and made.names["a"] != before


def test_the_one_asked_longest_ago_is_let_go_of_at_the_limit(monkeypatch) -> None:
    monkeypatch.setattr(prepared, "LIMIT", 2)
    driver = Driver()
    made = Prepared(driver)
    for text in ("a", "a", "b", "b", "a", "c", "c"):
        made.statement(text)
    assert list(made.names) == ["a", "c"]
    gone = driver.told[1].split()[1]
    assert driver.told[-1] == f"DEALLOCATE {gone}" and gone not in made.names.values()
    for text in "defg":
        made.statement(text)
    assert list(made.asked) == ["f", "g"]


def test_another_connection_of_the_driver_has_nothing_prepared() -> None:
    class Wrapper:
        wrap_database_errors = Driver()

        def ensure_connection(self):
            pass

    wrapper = Wrapper()
    wrapper.connection = Driver()
    first, second = (prepared.statement(wrapper, "a") for _ in range(2))
    assert first is None and second
    wrapper.connection = Driver()
    assert prepared.statement(wrapper, "a") is None


@pytest.mark.django_db
def test_an_answer_is_read_each_time_also_when_the_question_is_prepared(cast) -> None:
    module.forget()
    for count in range(4):
        assert len(kept(named, "Ny %")) == count
        milestone(cast, title="Ny %")
    with CaptureQueriesContext(connection) as caught:
        assert len(kept(named, "Ny %")) == 4
        assert len(list(kept(named, "Ny %").iterator())) == 4
        assert [m.title for m in kept(named, "Ny %").filter(withdrawn_at=None)] == ["Ny %"] * 4
    short = [query["sql"].startswith("EXECUTE") for query in caught]
    assert short == [connection.vendor == "postgresql", False, False]


@pytest.mark.django_db
def test_nothing_is_prepared_where_connections_are_shared_on_the_way(cast, monkeypatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "DISABLE_SERVER_SIDE_CURSORS", True)
    with CaptureQueriesContext(connection) as caught:
        for _ in range(3):
            list(kept(named, "A"))
    assert all(query["sql"].startswith("SELECT") for query in caught)


@pytest.mark.django_db(transaction=True)
def test_a_question_that_the_server_has_let_go_of_is_asked_in_full() -> None:
    module.forget()
    for _ in range(3):
        assert list(kept(named, "Ingen")) == []
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DEALLOCATE ALL")
    for _ in range(3):
        assert list(kept(named, "Ingen")) == []


def test_within_a_transaction_the_error_is_not_hidden() -> None:
    class Wrapper:
        in_atomic_block = True

    class Cause(Exception):
        pgcode = "26000"

    wrapper, error = Wrapper(), OperationalError()
    assert not prepared.is_lost(wrapper, error)
    error.__cause__ = Cause()
    assert not prepared.is_lost(wrapper, error)
    wrapper.in_atomic_block = False
    wrapper.__dict__["_prepared"] = known = Prepared(Driver())
    known.names["a"] = "kept_1"
    assert prepared.is_lost(wrapper, error)
    assert not known.names


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_question_whose_columns_have_changed_is_asked_in_full_and_prepared_anew() -> None:
    module.forget()
    for _ in range(3):
        assert list(kept(named, "Ingen")) == []
    table = connection.ops.quote_name(Milestone._meta.db_table)
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN title TYPE varchar(333)")
        with CaptureQueriesContext(connection) as caught:
            for _ in range(4):
                assert list(kept(named, "Ingen")) == []
        assert caught.captured_queries[-1]["sql"].startswith("EXECUTE")
    finally:
        with connection.cursor() as cursor:
            length = Milestone._meta.get_field("title").max_length
            cursor.execute(f"ALTER TABLE {table} ALTER COLUMN title TYPE varchar({length})")
