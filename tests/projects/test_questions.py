"""Questions: asked by name, answered and read; asked by nobody, with nothing kept that leads to the asker."""

from __future__ import annotations

import json
import logging
from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connection

from omstilling.audit.errors import DomainError, NoUnitOfWork
from omstilling.audit.models import Submission
from omstilling.audit.uow import AnonymousActor, SystemActor, unit_of_work
from projects.models import Question
from projects.services import questions as services
from tests.audit.test_personal_numbers import made
from tests.cast import write
from tests.flow import form_data, post_form

TEXT = "Hva skjer med renholdet på kveldstid?"


def path(cast: Any, end: str = "") -> str:
    return f"/{cast.project.slug}/infoside/sporsmal/{end}"


def asked(cast: Any, text: str = TEXT, role: str = "employee") -> Question:
    return services.ask_question(project=cast.project, text=text, by=cast.people[role])


def everything() -> dict[str, str]:
    """Return every row of every table as text, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = "\n".join(map(repr, cursor.fetchall()))
    return found


def test_an_employee_asks_and_reads_the_answer_and_the_others_read_it_without_a_name(cast):
    employee, secretary = cast.client("employee"), cast.client("secretary")
    assert post_form(employee, path(cast, "nytt/"), {"text": TEXT}).status_code == 303
    question = Question.objects.get()
    assert (question.asked_by, question.number, question.asked_on) == (cast.employee, 1, date(2011, 3, 15))
    assert "Spørsmålet er ikke besvart ennå." in employee.get(path(cast)).content.decode()
    inbox = secretary.get(path(cast, "innboks/")).content.decode()
    assert TEXT in inbox and "Anne Ansatt" in inbox
    draft = {"answer": "Det fortsetter **som nå**.", "then": "draft"}
    assert post_form(secretary, path(cast, "innboks/1/"), draft).status_code == 303
    assert "som nå" not in employee.get(path(cast)).content.decode()
    assert post_form(secretary, path(cast, "innboks/1/"), {"then": "answer"}).status_code == 303
    mine = employee.get(path(cast)).content.decode()
    assert "Det fortsetter <strong>som nå</strong>." in mine and "Besvart 15. mars 2011" in mine
    assert TEXT not in cast.client("member").get(path(cast)).content.decode()
    shown = {"wording": "Hva skjer med renholdet?", "then": "publish"}
    assert post_form(secretary, path(cast, "innboks/1/"), shown).status_code == 303
    others = cast.client("member").get(path(cast)).content.decode()
    assert "Hva skjer med renholdet?" in others and "kveldstid" not in others and "Anne Ansatt" not in others
    assert post_form(secretary, path(cast, "innboks/1/trekk/"), {"reason": "Feil svar"}).status_code == 303
    assert "Hva skjer med renholdet?" not in cast.client("member").get(path(cast)).content.decode()
    assert "som nå" in employee.get(path(cast)).content.decode()


def test_who_asked_and_how_is_in_no_history_but_that_of_those_who_run_the_project(cast):
    question = asked(cast)
    values = {"question": question, "wording": "Hva skjer?", "answer": "Ingenting.", "by": cast.secretary}
    services.publish_answer(**values)
    label = f"/{cast.project.slug}/sporbarhet/projects.question/{question.pk}/"
    assert "kveldstid" in cast.client("secretary").get(label).content.decode()
    assert cast.client("union_rep").get(label).status_code == 404
    latest = cast.client("union_rep").get(f"/{cast.project.slug}/sporbarhet/").content.decode()
    assert "Spørsmål stilt" not in latest and "kveldstid" not in latest


@pytest.mark.parametrize(("role", "status"), [("employee", 403), ("union_rep", 403), ("outsider", 404)])
def test_the_inbox_is_for_those_who_answer(cast, role, status):
    asked(cast)
    for end in ("innboks/", "innboks/1/", "innboks/1/trekk/", "innboks/1/til-side/"):
        got = cast.client(role).get(path(cast, end)).status_code
        # A question of another's does not exist for somebody who is not to see it.
        assert got in {status, 404} and (end != "innboks/" or got == status)


def test_what_cannot_be_taken_is_said_beside_the_field_and_kept(cast):
    employee = cast.client("employee")
    answer = post_form(employee, path(cast, "nytt/"), {"text": f"Jeg er {made('010190123')}"})
    assert answer.status_code == 422 and "Teksten inneholder et fødselsnummer" in answer.content.decode()
    assert post_form(employee, path(cast, "nytt/"), {"text": ""}).status_code == 422
    cast.project.questions_until = date(2011, 3, 14)
    write(cast.project)
    answer = post_form(employee, path(cast, "nytt/"), {"text": TEXT})
    page = answer.content.decode()
    assert answer.status_code == 422 and "Fristen for å stille spørsmål er ute." in page and TEXT in page
    assert "gikk ut 14. mars 2011" in page and not Question.objects.exists()
    assert employee.get(path(cast, "anonymt/")).status_code == 404


def test_somebody_who_is_named_in_an_answer_is_asked_about_before_it_is_out(cast):
    question, secretary = asked(cast), cast.client("secretary")
    values = {"wording": "Blir hun flyttet?", "answer": "Anne Ansatts stilling er ikke berørt.", "then": "publish"}
    answer = post_form(secretary, path(cast, "innboks/1/"), values)
    page = answer.content.decode()
    assert answer.status_code == 422 and "Teksten nevner Anne Ansatt." in page and "Gjelder teksten en" in page
    again = {**form_data(secretary, path(cast, "innboks/1/")), **values}
    refused = secretary.post(path(cast, "innboks/1/"), {**again, "staff_matter": "yes"})
    assert refused.status_code == 422 and "Ta bort navnet: Anne Ansatt." in refused.content.decode()
    assert secretary.post(path(cast, "innboks/1/"), {**again, "staff_matter": "no"}).status_code == 303
    question.refresh_from_db()
    assert question.published_at is not None
    assert "Nevner Anne Ansatt. Det er svart" in question.history.first().history_change_reason
    with pytest.raises(DomainError, match="Ta bort navnet"):
        services.publish_answer(
            question=question, wording="Hva?", answer="Anne Ansatt", staff_matter="yes", by=cast.secretary
        )


def test_nothing_that_is_kept_leads_to_whoever_asked_anonymously(cast, caplog):
    cast.project.anonymous_questions = True
    write(cast.project)
    # Ids and names that stand in no other row by chance.
    from projects.models import Grant
    from tests.cast import user

    with connection.cursor() as cursor:
        table = "accounts_user"
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), 7654321)")
        else:
            cursor.execute("UPDATE sqlite_sequence SET seq = 7654321 WHERE name = %s", [table])
    asker = user("sjelden-spurv", "Sjelden Spurv")
    write(Grant(municipality=cast.municipality, person=asker, kind="employee"))
    cast.people["asker"] = asker
    client = cast.client("asker")
    before, sessions = everything(), {s.pk: s.session_data for s in Session.objects.all()}
    with caplog.at_level(logging.DEBUG):
        data = {**form_data(client, path(cast, "anonymt/")), "text": TEXT}
        answer = client.post(path(cast, "anonymt/"), data, REMOTE_ADDR="203.0.113.77")
        assert answer.status_code == 303 and answer["Location"].endswith("/sporsmal/?sendt")
        assert client.post(path(cast, "anonymt/"), data).status_code == 303
        page = client.get(answer["Location"]).content.decode()
    assert "Vi vet ikke hvem du er" in page and TEXT not in page
    question = Question.objects.get()
    assert (question.is_anonymous, question.asked_by, question.unit) == (True, None, None)
    row = question.history.get()
    assert (row.history_user_id, row.actor_label, row.actor_role, row.request_id) == (None, "Anonym innsender", "", "")
    assert row.history_date.second == row.history_date.microsecond == 0 == row.history_date.minute
    kept = Submission.objects.get()
    assert kept.user is None and str(kept.token) != str(data["form_token"])
    after = everything()
    new = {t: "\n".join(set(rows.splitlines()) - set(before[t].splitlines())) for t, rows in after.items()}
    changed = {t for t, rows in new.items() if rows}
    assert changed == {
        "projects_question",
        "projects_historicalquestion",
        "audit_submission",
        "ledger_entry",
        "ledger_due",
    }
    told = [str(asker.pk), "Spurv", "sjelden-spurv", "203.0.113.77", client.session.session_key]
    told += [str(data["form_token"]), str(data["form_token"]).replace("-", ""), answer["X-Request-Id"]]
    for table, rows in new.items():
        assert not [word for word in told if word in rows], table
    logged = "\n".join(json.dumps(record.__dict__, default=str) for record in caplog.records)
    assert not [word for word in (TEXT, "Spurv", answer["X-Request-Id"]) if word in logged]
    assert {s.pk: s.session_data for s in Session.objects.all()} == sessions
    assert not [value for value in client.cookies.values() if "messages" in value.key]


def test_an_anonymous_question_is_not_kept_for_whoever_was_logged_out(cast):
    cast.project.anonymous_questions = True
    write(cast.project)
    client = cast.client("employee")
    data = {**form_data(client, path(cast, "anonymt/")), "text": TEXT}
    client.logout()
    assert client.post(path(cast, "anonymt/"), data).status_code == 302
    assert "kept_forms" not in client.session and not Question.objects.exists()


def test_an_anonymous_act_joins_nobody_elses(db):
    with (
        unit_of_work(by=SystemActor(), reason="Noe annet"),
        pytest.raises(NoUnitOfWork),
        unit_of_work(by=AnonymousActor(), reason="Spør"),
    ):
        pass
