"""The pages of an import: upload, preview, choices, rows, import, discard, undo, export."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from budget.importing import read
from budget.models import BudgetLine, ImportRun, Measure
from budget.services import import_jobs
from budget.services.imports import start_import
from tests.flow import form_data, post_form

from .tables import ELVERUM

pytestmark = pytest.mark.django_db
TEXT = "Tiltak;Sektor;2011;2012\nRenhold;Helse;-10;-20\nVakt;;-5;-5\n"


def url(cast, page="import", run=None):
    return reverse(f"budget:{page}", args=[cast.project.slug, *([run.number] if run else [])])


def upload(cast, content, name="liste.csv", role="controller"):
    client = cast.client(role)
    data = form_data(client, url(cast, "import_new"))
    file = SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())
    return client.post(url(cast, "import_new"), {**data, "file": file})


@pytest.fixture
def run(cast):
    return start_import(project=cast.project, content=TEXT.encode(), name="liste.csv", by=cast.controller)


def test_an_uploaded_file_is_shown_row_by_row_and_nothing_is_saved(cast):
    answer = upload(cast, ELVERUM.read_bytes(), ELVERUM.name)
    run = ImportRun.objects.get()
    assert answer.status_code == 303 and answer.url == url(cast, run=run)
    page = cast.client("controller").get(answer.url).content.decode().replace("\u00a0", " ")
    for words in (
        "14 rader lest: 2 tiltak, 2 basisbudsjett og 10 tekniske justeringer.",
        "11 rader gir 19 967, fila skriver 19 968",
        "merket som sum av radene over",
        "Samme navn som rad 6.",
        "minus er innsparing",
        url(cast, "import_commit", run),
    ):
        assert words in page
    assert not Measure.objects.exists()


def test_a_file_that_is_none_is_refused_beside_the_field(cast):
    answer = upload(cast, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "liste.xlsx")
    assert answer.status_code == 422 and "gamle Excel-formatet" in answer.content.decode()
    assert not ImportRun.objects.exists()


def test_what_the_file_does_not_say_is_asked_and_then_shown(cast, run):
    client = cast.client("controller")
    page = client.get(url(cast, run=run)).content.decode()
    assert "Fila sier ikke hvilken enhet" in page and url(cast, "import_commit", run) not in page
    missing = post_form(client, url(cast, "import_choices", run))
    assert missing.status_code == 422
    answer = post_form(client, url(cast, "import_choices", run), {"unit": "1000kr", "sign": "minus-is-saving"})
    assert answer.status_code == 303
    page = client.get(answer.url).content.decode()
    assert "«Helse» finnes ikke i prosjektet" in page and "Importer" in page
    assert "Som fila sier" in client.get(url(cast, "import_choices", run)).content.decode()


def test_a_column_and_a_name_are_chosen(cast, run):
    from tests.cast import unit

    care = unit(cast, "Helse og omsorg")
    client = cast.client("controller")
    post_form(client, url(cast, "import_choices", run), {"unit": "kr", "sign": "minus-is-saving"})
    twice = post_form(client, url(cast, "import_choices", run), {"column_1": "title"})
    assert twice.status_code == 422 and "alt valgt" in twice.content.decode()
    post_form(client, url(cast, "import_choices", run), {"name_0": care.name, "column_3": ""})
    post_form(client, url(cast, "import_commit", run))
    measure = Measure.objects.get(title="Renhold")
    assert measure.unit == care and list(measure.stated_years.values_list("year", "amount")) == [(2011, 10)]


def test_rows_are_taken_for_something_else(cast, run):
    client = cast.client("controller")
    post_form(client, url(cast, "import_choices", run), {"unit": "kr", "sign": "minus-is-saving"})
    answer = post_form(client, url(cast, "import_rows", run), {"row_2": "technical", "row_3": "leave_out"})
    assert answer.status_code == 303
    post_form(client, url(cast, "import_commit", run))
    assert not Measure.objects.exists() and BudgetLine.objects.get().kind == "technical"


@pytest.fixture
def beside(cast, run):
    """Two measures that stand there: one of the file's names, and one of another."""
    from tests.cast import measure

    post_form(cast.client("controller"), url(cast, "import_choices", run), {"unit": "kr", "sign": "minus-is-saving"})
    return measure(cast, "Renhold", number=4), measure(cast, "Vaktordning", number=5)


def test_it_is_chosen_which_measure_a_row_is(cast, run, beside):
    client, rows = cast.client("controller"), url(cast, "import_rows", run)
    assert form_data(client, rows)["match_2"] == "4 Renhold"
    assert "5 Vaktordning" in client.get(rows).content.decode()
    assert post_form(client, rows, {"match_2": "", "match_3": "5"}).status_code == 303
    page = client.get(url(cast, run=run)).content.decode()
    assert "Vaktordning → Vakt" in page and f"{rows}?rad=3" in page
    assert form_data(client, rows)["match_3"] == "5 Vaktordning"
    post_form(client, url(cast, "import_commit", run), {"reason": "Samme tiltak, nytt navn"})
    assert [m.title for m in Measure.objects.order_by("number")] == ["Renhold", "Vakt", "Renhold"]


@pytest.mark.parametrize(
    ("typed", "said"), [("99", "nummer 99"), ("vakt", "Skriv nummeret"), ("6 Bortfalt", "nummer 6")]
)
def test_a_measure_that_is_not_there_is_refused_beside_the_row(cast, run, beside, typed, said):
    from django.utils import timezone

    from tests.cast import measure

    measure(cast, "Bortfalt", number=6, withdrawn_at=timezone.now())
    answer = post_form(cast.client("controller"), url(cast, "import_rows", run), {"match_3": typed})
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page and f'value="{typed}"' in page
    run.refresh_from_db()
    assert not run.choices["matches"]


def test_what_a_reader_may_not_see_is_no_match(cast, run, beside):
    from tests.cast import measure

    measure(cast, "Skjult", number=7, body=cast.steering, access="restricted")
    client = cast.client("controller")
    assert "Skjult" not in client.get(url(cast, "import_rows", run)).content.decode()
    assert post_form(client, url(cast, "import_rows", run), {"match_3": "7"}).status_code == 422


def test_a_row_taken_for_something_else_lets_go_of_its_measure(cast, run, beside):
    client, rows = cast.client("controller"), url(cast, "import_rows", run)
    answer = post_form(client, rows, {"row_2": "technical"})
    assert answer.status_code == 422 and "Tøm feltet" in answer.content.decode()
    assert post_form(client, rows, {"row_2": "technical", "match_2": ""}).status_code == 303
    assert post_form(client, rows, {"row_2": "leave_out"}).status_code == 303


def test_the_rows_of_a_large_file_are_leafed_through(cast):
    lines = "".join(f"Tiltak {n};-{n}\n" for n in range(1, 61))
    content = f"Tiltak (kr, minus er innsparing);2011\n{lines}".encode()
    run = start_import(project=cast.project, content=content, name="l.csv", by=cast.controller)
    client, rows = cast.client("controller"), url(cast, "import_rows", run)
    page = client.get(rows, {"rad": "30"}).content.decode()
    assert "Rad 30: Tiltak 29" in page and "Side 2 av 3" in page and "?side=3" in page
    shown = client.get(url(cast, run=run), {"side": "2"}).content.decode()
    assert "Side 2 av 2" in shown and f"{rows}?rad=60" in shown


def test_a_preview_is_made_anew_when_something_is_written(cast, run, beside):
    client = cast.client("controller")
    assert "1 rad" not in client.get(url(cast, run=run)).content.decode()
    from tests.cast import write

    beside[1].title = "Vakt"
    write(beside[1])
    assert "nummer 5 i portalen" in client.get(url(cast, run=run)).content.decode()


def test_an_import_is_carried_out_shown_and_undone(cast, run):
    client = cast.client("secretary")
    post_form(client, url(cast, "import_choices", run), {"unit": "kr", "sign": "minus-is-saving"})
    answer = post_form(client, url(cast, "import_commit", run), {"reason": "Rådmannens liste"})
    assert answer.status_code == 303
    page = client.get(answer.url).content.decode()
    assert "Fila er importert." in page and "2 tiltak" in page and url(cast, "import_undo", run) in page
    assert Measure.objects.first().history.first().history_change_reason == "Rådmannens liste"
    assert post_form(client, url(cast, "import_undo", run), {"reason": ""}).status_code == 422
    assert post_form(client, url(cast, "import_undo", run), {"reason": "Feil fil"}).status_code == 303
    assert not Measure.objects.active().exists()
    assert "angret" in client.get(url(cast, "imports")).content.decode()


def test_a_refused_row_keeps_the_button_away_and_is_told(cast):
    content = "Tiltak (kr, minus er innsparing);2011\nRenhold;mye\nVakt;-1\n"
    run = start_import(project=cast.project, content=content.encode(), name="l.csv", by=cast.controller)
    client = cast.client("controller")
    page = client.get(url(cast, run=run)).content.decode()
    assert "1 rad er avvist" in page and "Kolonne B: «mye» er ikke et tall." in page
    assert url(cast, "import_commit", run) not in page
    answer = post_form(client, url(cast, "import_commit", run))
    assert answer.status_code == 422 and "rad 2" in answer.content.decode()
    only = client.get(url(cast, run=run), {"vis": "refused"}).content.decode()
    assert "Renhold" in only and "Vakt" not in only


def test_a_discarded_import_leaves_the_list(cast, run):
    client = cast.client("controller")
    assert post_form(client, url(cast, "import_discard", run)).status_code == 303
    assert "liste.csv" not in client.get(url(cast, "imports")).content.decode()
    assert "forkastet" in client.get(url(cast, run=run)).content.decode().lower()


def test_a_large_file_is_imported_by_the_worker_with_progress(cast, run, monkeypatch):
    monkeypatch.setattr(import_jobs, "AT_ONCE", 1)
    asked = []
    monkeypatch.setattr(type(import_jobs.run_import), "enqueue", lambda self, *args: asked.append(args))
    client = cast.client("controller")
    post_form(client, url(cast, "import_choices", run), {"unit": "kr", "sign": "minus-is-saving"})
    post_form(client, url(cast, "import_commit", run))
    waiting = client.get(url(cast, run=run))
    assert waiting["Refresh"].startswith("2;") and "Importerer: 0 av 2 rader." in waiting.content.decode()
    assert post_form(client, url(cast, "import_commit", run)).status_code == 422
    assert not Measure.objects.exists()
    import_jobs.run_import.func(*asked[0])
    assert Measure.objects.count() == 2
    assert "Refresh" not in client.get(url(cast, run=run))


def test_a_large_import_is_undone_by_the_worker_with_progress(cast, run, monkeypatch):
    client = cast.client("secretary")
    post_form(client, url(cast, "import_choices", run), {"unit": "kr", "sign": "minus-is-saving"})
    post_form(client, url(cast, "import_commit", run))
    monkeypatch.setattr(import_jobs, "AT_ONCE", 1)
    asked = []
    monkeypatch.setattr(type(import_jobs.run_undo), "enqueue", lambda self, *args: asked.append(args))
    assert post_form(client, url(cast, "import_undo", run), {"reason": "Feil fil"}).status_code == 303
    waiting = client.get(url(cast, run=run))
    assert waiting["Refresh"].startswith("2;") and "Angrer: 0 av 2 rader." in waiting.content.decode()
    assert post_form(client, url(cast, "import_undo", run), {"reason": "Igjen"}).status_code == 422
    assert Measure.objects.active().count() == 2
    import_jobs.run_undo.func(*asked[0])
    assert not Measure.objects.active().exists()
    assert "Refresh" not in client.get(url(cast, run=run))


def test_an_undoing_that_stops_says_why_and_takes_nothing_back(cast, run):
    from tests.cast import write

    client = cast.client("secretary")
    post_form(client, url(cast, "import_choices", run), {"unit": "kr", "sign": "minus-is-saving"})
    post_form(client, url(cast, "import_commit", run))
    measure = Measure.objects.get(title="Vakt")
    measure.title = "Vakthold"
    write(measure)
    import_jobs.run_undo.func(run.pk, cast.secretary.pk, "Feil fil")
    page = client.get(url(cast, run=run)).content.decode()
    assert "Angringen stoppet" in page and "Vakthold" in page and url(cast, "import_undo", run) in page
    assert Measure.objects.active().count() == 2


def test_a_background_import_that_stops_says_why(cast, run):
    import_jobs.run_import.func(run.pk, cast.employee.pk, "")
    run.refresh_from_db()
    assert "ikke lenger tilgang" in run.summary["failed"] and run.state == "preview"
    import_jobs.run_import.func(run.pk, cast.controller.pk, "")
    assert "Importen stoppet" in cast.client("controller").get(url(cast, run=run)).content.decode()


@pytest.mark.parametrize(
    ("role", "status"), [("controller", 200), ("secretary", 200), ("employee", 403), ("outsider", 404)]
)
def test_who_may_import(cast, run, role, status):
    client = cast.client(role)
    for page in ("import", "import_choices", "import_discard"):
        assert client.get(url(cast, page, run)).status_code == status
    assert client.get(url(cast, "imports")).status_code == status


def test_there_is_no_other_import(cast, run):
    run.number += 1
    assert cast.client("controller").get(url(cast, run=run)).status_code == 404


@pytest.mark.parametrize("layout", ["full", "plan"])
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_measures_are_exported(cast, run, layout, kind):
    client = cast.client("controller")
    post_form(client, url(cast, "import_choices", run), {"unit": "kr", "sign": "minus-is-saving"})
    post_form(client, url(cast, "import_commit", run))
    answer = client.get(url(cast, "measures_export"), {"form": layout, "format": kind})
    assert answer["Content-Disposition"].endswith(f'.{kind}"')
    table = read(BytesIO(answer.content).read(), f"tiltak.{kind}")
    assert any("Renhold" in row for row in table.rows)
    assert client.get(url(cast, "measures_export"), {"form": "x"}).status_code == 404
