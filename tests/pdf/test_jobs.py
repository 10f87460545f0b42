"""Jobs, frozen documents and their pages, from the click to the file."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.test import Client, RequestFactory
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from omstilling.accounts.models import User
from omstilling.audit import guards
from omstilling.audit.errors import DomainError, NoUnitOfWork, UntrackedWrite
from omstilling.audit.uow import SystemActor, has_unit_of_work, unit_of_work
from omstilling.pdf import jobs, rounds, views
from omstilling.pdf.fingerprints import fingerprint, short_fingerprint
from omstilling.pdf.isolation import TIME_LIMIT
from omstilling.pdf.models import IssuedDocument, RenderJob, WorkerHeartbeat, issue_document
from omstilling.pdf.responses import stream_issued
from omstilling.ui import registry

pytestmark = pytest.mark.django_db(transaction=True)
State = RenderJob.State
Build = Callable[..., None]


@pytest.fixture(autouse=True)
def addresses(settings: Any) -> Iterator[None]:
    """Have the documents' pages alone, without the menus of the subjects."""
    settings.ROOT_URLCONF = "tests.pdf.urls"
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    with registry.isolated():
        yield


@pytest.fixture(autouse=True)
def guarded(transactional_db: None) -> Iterator[None]:
    """Have the database's own rules in place, and out of the way when the test's rows are emptied afterwards."""
    guards.install(connection)
    yield
    guards.remove(connection)
    if "ledger_due" in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM ledger_due")


def person(name: str) -> User:
    with unit_of_work(by=SystemActor(), reason="Prøve"):
        user = User(username=name, full_name=f"{name.title()} Prøve")
        user.set_unusable_password()
        user.save()
    return user


@pytest.fixture
def user(db: None) -> User:
    return person("ingrid")


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    def login(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="omstilling.accounts.backends.PasswordBackend")
        return client

    return login


def built(text: str = "Innhold", **values: Any) -> jobs.Built:
    html = f'<html lang="nb"><head><title>T</title></head><body><h1>Rapport</h1><p>{text}</p></body></html>'
    given = {"title": "Rapport æ", "filename": "rapport-æ.pdf", "identifier": "urn:x:1", "source": {"a": 1}} | values
    return jobs.Built(html=html, **given)


def run_worker() -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False, verbosity=0)


def test_from_request_to_file(user: User, kinds: dict[str, Any], client_of: Callable[[User], Client]) -> None:
    asked: list[Any] = []

    def build(params: dict[str, Any], who: User) -> jobs.Built:
        asked.append((params, who, has_unit_of_work(), connection.in_atomic_block))
        return built()

    jobs.register_document("rapport", build)
    job = jobs.request_render("rapport", {"id": 7}, user)
    client = client_of(user)
    page = client.get(f"/dokumentjobb/{job.pk}/")
    assert page.headers["Refresh"].startswith("2;") and "står i kø" in page.content.decode()
    assert "Tjenesten som lager dokumenter, står stille" in page.content.decode()
    assert client.get(f"/dokumentjobb/{job.pk}/fil/").status_code == 404
    jobs.beat("w")
    assert "står stille" not in client.get(f"/dokumentjobb/{job.pk}/").content.decode()
    run_worker()
    assert asked == [({"id": 7}, user, False, False)]
    page = client.get(f"/dokumentjobb/{job.pk}/")
    assert "Refresh" not in page.headers and "Dokumentet er klart" in page.content.decode()
    file = client.get(f"/dokumentjobb/{job.pk}/fil/")
    assert file.content.startswith(b"%PDF-1.7") and file.headers["Content-Type"] == "application/pdf"
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Cache-Control"] == "no-store, private"
    assert "filename*=UTF-8''rapport-%C3%A6.pdf" in file.headers["Content-Disposition"]
    assert file.headers["ETag"] == f'"{hashlib.sha256(file.content).hexdigest()}"'


def test_only_the_requester_may_see_the_job(
    user: User, kinds: dict[str, Any], client_of: Callable[[User], Client]
) -> None:
    jobs.register_document("rapport", lambda params, who: built())
    job = jobs.request_render("rapport", {}, user)
    run_worker()
    other = client_of(person("jon"))
    for path, method in (("", other.get), ("fil/", other.get), ("igjen/", other.post)):
        assert method(f"/dokumentjobb/{job.pk}/{path}").status_code == 404
    nobody = RequestFactory().get("/")
    nobody.user = AnonymousUser()
    with pytest.raises(Http404):
        views.get_own_job(nobody, job.pk)


def test_issuing_freezes_and_tells_the_subject_in_one_unit_of_work(user: User, kinds: dict[str, Any]) -> None:
    told: list[Any] = []

    def listed(made: jobs.Built, issued: IssuedDocument, params: dict[str, Any], who: User) -> None:
        assert has_unit_of_work()
        told.append((issued.pk, params, who))

    jobs.register_document("rapport", lambda params, who: built(), listed)
    job = jobs.request_render("rapport", {"id": 1}, user, issue=True)
    run_worker()
    job.refresh_from_db()
    assert job.state == State.DONE and job.result is not None and job.content is None
    issued = job.result
    assert told == [(issued.pk, {"id": 1}, user)]
    assert issued.sha256 == hashlib.sha256(issued.content).hexdigest() and issued.size == len(issued.content)
    assert issued.source_sha256 == fingerprint({"a": 1}) and issued.fingerprint == short_fingerprint({"a": 1})
    assert issued.created_by_label == "Ingrid Prøve"


def test_nothing_is_issued_when_the_subject_cannot_list_it(user: User, kinds: dict[str, Any]) -> None:
    def listed(*args: Any) -> None:
        raise DomainError("Rapporten er trukket tilbake.")

    jobs.register_document("rapport", lambda params, who: built(), listed)
    job = jobs.request_render("rapport", {}, user, issue=True)
    run_worker()
    job.refresh_from_db()
    assert (job.state, job.message) == (State.FAILED, "Rapporten er trukket tilbake.")
    assert not IssuedDocument.objects.exists()


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (PermissionDenied(), "ikke lenger tilgang"),
        (Http404(), "ikke lenger tilgang"),
        (DomainError("Møtet er ikke holdt."), "Møtet er ikke holdt."),
        (ZeroDivisionError("hemmelig"), "Noe gikk galt"),
    ],
)
def test_a_failing_document_says_why_and_can_be_tried_again(
    error: Exception,
    message: str,
    user: User,
    kinds: dict[str, Any],
    client_of: Callable[[User], Client],
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.CRITICAL)
    fail = [error]

    def build(params: dict[str, Any], who: User) -> jobs.Built:
        if fail:
            raise fail.pop()
        return built()

    jobs.register_document("rapport", build)
    job = jobs.request_render("rapport", {}, user)
    run_worker()
    client = client_of(user)
    text = client.get(f"/dokumentjobb/{job.pk}/").content.decode()
    assert message in text and "Prøv igjen" in text and "hemmelig" not in text
    answer = client.post(f"/dokumentjobb/{job.pk}/igjen/")
    assert answer.status_code == 302 and str(job.pk) not in answer.headers["Location"]
    run_worker()
    assert "Dokumentet er klart" in client.get(answer.headers["Location"]).content.decode()


def test_a_missing_glyph_is_shown_on_the_page(
    user: User, kinds: dict[str, Any], client_of: Callable[[User], Client]
) -> None:
    jobs.register_document("rapport", lambda params, who: built("Elvebakken 😀 skole"))
    job = jobs.request_render("rapport", {}, user)
    run_worker()
    text = client_of(user).get(f"/dokumentjobb/{job.pk}/").content.decode()
    assert "U+1F600" in text and "Elvebakken 😀 skole" in text


def test_a_lost_permission_stops_the_job(user: User, kinds: dict[str, Any]) -> None:
    jobs.register_document("rapport", lambda params, who: built())
    job = jobs.request_render("rapport", {}, user)
    with unit_of_work(by=SystemActor(), reason="Slutter"):
        user.is_active = False
        user.save()
    run_worker()
    job.refresh_from_db()
    assert job.state == State.FAILED and "tilgang" in job.message


def test_a_double_click_makes_one_job(user: User, kinds: dict[str, Any]) -> None:
    jobs.register_document("rapport", lambda params, who: built())
    first = jobs.request_render("rapport", {"id": 1}, user)
    assert jobs.request_render("rapport", {"id": 1}, user) == first
    assert jobs.request_render("rapport", {"id": 2}, user) != first
    assert jobs.request_render("rapport", {"id": 1}, user, issue=True) != first
    with pytest.raises(KeyError):
        jobs.request_render("ukjent", {}, user)


def test_expired_and_abandoned_jobs_are_tidied(
    user: User, kinds: dict[str, Any], client_of: Callable[[User], Client]
) -> None:
    jobs.register_document("rapport", lambda params, who: built())
    job = jobs.request_render("rapport", {}, user)
    run_worker()
    RenderJob.objects.filter(pk=job.pk).update(expires_at=timezone.now() - timedelta(minutes=1))
    started = timezone.now() - timedelta(seconds=3 * TIME_LIMIT)
    stuck = RenderJob.objects.create(kind="rapport", requested_by=user, state=State.RUNNING, started_at=started)
    client = client_of(user)
    assert client.get(f"/dokumentjobb/{job.pk}/fil/").status_code == 404
    assert "på nytt" in client.get(f"/dokumentjobb/{job.pk}/").content.decode()
    jobs.tidy_up()
    job.refresh_from_db()
    stuck.refresh_from_db()
    assert job.content is None and stuck.state == State.FAILED and "stoppet" in stuck.message


def frozen(content: bytes = b"%PDF-x") -> IssuedDocument:
    with unit_of_work(by=SystemActor(), reason="Prøve"):
        return issue_document(
            kind="k", title="T", filename="t.pdf", identifier="i", content=content, source={}, by_label="S"
        )


def test_an_issued_document_cannot_be_changed_or_removed_from_python() -> None:
    issued = frozen()
    with pytest.raises(NoUnitOfWork):
        issue_document(kind="k", title="T", filename="t", identifier="i", content=b"", source={}, by_label="S")
    issued.title = "Annet"
    everything = IssuedDocument.objects.all()
    for attempt in (
        issued.save,
        issued.delete,
        everything.delete,
        lambda: everything.update(title="Annet"),
        lambda: issued.save(update_fields=["title"]),
        lambda: IssuedDocument.objects.bulk_create([issued]),
        lambda: IssuedDocument.objects.bulk_update([issued], ["title"]),
    ):
        with pytest.raises(UntrackedWrite):
            attempt()
    assert IssuedDocument.objects.get().title == "T"


@pytest.mark.parametrize("statement", ["UPDATE {} SET title = 'X'", "DELETE FROM {}"])
def test_the_database_refuses_too(statement: str) -> None:
    frozen()
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(IssuedDocument._meta.db_table))
    assert IssuedDocument.objects.get().title == "T"


def test_streaming_costs_one_query_and_none_when_the_browser_has_it(
    django_assert_num_queries: Any, rf: RequestFactory
) -> None:
    issued = IssuedDocument.objects.get(pk=frozen(b"%PDF-abc").pk)
    with django_assert_num_queries(1):
        response = stream_issued(issued, rf.get("/"))
    assert response.content == b"%PDF-abc" and response.headers["Content-Disposition"].startswith("attachment;")
    issued = IssuedDocument.objects.get(pk=issued.pk)
    with django_assert_num_queries(0):
        assert stream_issued(issued, rf.get("/", headers={"If-None-Match": f'"{issued.sha256}"'})).status_code == 304
    assert stream_issued(issued, rf.get("/?vis")).headers["Content-Disposition"].startswith("inline;")


def test_worker_command_beats_while_it_works(user: User, kinds: dict[str, Any]) -> None:
    assert not jobs.worker_alive()
    jobs.register_document("rapport", lambda params, who: built())
    job = jobs.request_render("rapport", {}, user)
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        WorkerHeartbeat.objects.create(name="w", at=timezone.now())
    call_command("worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    job.refresh_from_db()
    assert job.state == State.DONE and jobs.worker_alive()
    WorkerHeartbeat.objects.update(at=timezone.now() - timedelta(seconds=21))
    assert not jobs.worker_alive()


def test_the_worker_makes_the_rounds_once_an_hour_however_often_it_starts(
    user: User, kinds: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(rounds, "_rounds", {"one": lambda: made.append("one")})
    for _start in range(2):
        call_command("worker", batch=True, interval=0, startup_delay=False, verbosity=0)
    assert made == ["one"]
    waiting = DBTaskResult.objects.get(task_path=rounds.go_round.module_path, status="READY")
    assert timedelta(minutes=59) < waiting.run_after - timezone.now() <= rounds.EVERY


def test_a_kind_is_registered_once(kinds: dict[str, Any]) -> None:
    def build(params: dict[str, Any], who: User) -> jobs.Built:
        return built()

    jobs.register_document("rapport", build)
    jobs.register_document("rapport", build)
    with pytest.raises(ValueError, match="rapport"):
        jobs.register_document("rapport", lambda params, who: built())
