"""Figures taken in from the accounts: previewed row by row, all or nothing, waiting for another, undone as one act."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from budget.importing.months import read_month
from budget.models import BudgetLine, ImportChange, LineKind, RealisedEffect
from budget.services import confirm_realised, enter_realised, update_realised
from budget.services.realised import NotConfirmed
from budget.services.realised_imports import commit_realised_import, start_realised_import, undo_realised_import
from omstilling.audit.errors import DomainError
from tests import cast as made
from tests.cast import write
from tests.flow import form_data, post_form

JAN, FEB, MAR = (date(2011, month, 1) for month in (1, 2, 3))
HEAD = "Tiltaksnr;Budsjettlinje;Periode;Beløp (kr, pluss er innsparing);Merknad\n"


@pytest.fixture
def path(cast):
    return f"/{cast.project.slug}/tiltak/realisert/import/"


@pytest.fixture
def measure(cast):
    return made.measure(cast, number=14, effective_from=JAN)


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def start(cast, rows, by="secretary", head=HEAD):
    return start_realised_import(
        project=cast.project, content=(head + rows).encode(), name="regnskap.csv", by=cast.people[by]
    )


@pytest.mark.parametrize(
    ("cell", "year", "first", "last"),
    [
        ("02.2011", None, FEB, FEB),
        (201102, None, FEB, FEB),
        ("2011-02", None, FEB, FEB),
        ("Februar 2011", None, FEB, FEB),
        ("feb. 2011", None, FEB, FEB),
        ("28.02.2011", None, FEB, FEB),
        (date(2011, 2, 28), None, FEB, FEB),
        (2, 2011, FEB, FEB),
        ("februar", 2011, FEB, FEB),
        ("1. kvartal 2011", None, JAN, MAR),
        ("Q1 2011", None, JAN, MAR),
        ("januar–februar 2011", None, JAN, FEB),
        ("jan-feb 2011", None, JAN, FEB),
        ("01.2011 - 02.2011", None, JAN, FEB),
    ],
)
def test_months_are_read_as_accounts_write_them(cell, year, first, last):
    assert read_month(cell, year) == (first, last)


@pytest.mark.parametrize(
    "cell", ["13.2011", 2.2011, "2", "ma 2011", "juni", True, "kvartal", "0.2011", "5. kvartal 2011"]
)
def test_what_is_no_month_is_refused(cell):
    with pytest.raises(ValueError, match="er ikke en måned"):
        read_month(cell)


def test_every_row_is_told_before_anything_is_saved(cast, path, measure):
    line = {"project": cast.project, "kind": LineKind.MEASURE, "title": "Innkjøp", "reference": "1.120 Innkjøp"}
    write(BudgetLine(number=1, measure=made.measure(cast, "Felles innkjøp"), **line))
    same = enter_realised(measure=measure, first_month=JAN, last_month=JAN, amount=90_000, by=cast.secretary)
    enter_realised(measure=measure, first_month=FEB, last_month=FEB, amount=80_000, by=cast.secretary)
    rows = "14;;01.2011;90 000;\n14;;201102;85 000;\n;1.120 innkjøp;februar 2011;12 000;Sen start\nSum;;;187 000;\n"
    run = start(cast, rows)
    page = text(cast.client("secretary").get(f"{path}{run.number}/"))
    for words in ("Uendret", "Endres", "80 000 → 85 000", "Felles innkjøp", "Februar 2011", "sumrad", "97 000 kr"):
        assert words in page, words
    assert RealisedEffect.objects.count() == 2
    commit_realised_import(run=run, by=cast.secretary)
    amounts = list(RealisedEffect.objects.order_by("pk").values_list("amount", "source", "confirmed_by"))
    assert amounts == [(90_000, "entered", None), (85_000, "imported", None), (12_000, "imported", None)]
    assert ImportChange.objects.filter(run=run).count() == 2
    undo_realised_import(run=run, by=cast.controller, reason="Feil fil")
    left = list(RealisedEffect.objects.active().order_by("pk").values_list("amount", "source"))
    assert left == [(90_000, "entered"), (80_000, "entered")]
    assert RealisedEffect.objects.get(pk=same.pk).row_version == 1


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("99;;02.2011;1;", "Tiltak 99 finnes ikke"),
        (";9.999;02.2011;1;", "tar inn et tiltak"),
        (";;02.2011;1;", "ikke hvilket tiltak"),
        ("14;;04.2011;1;", "ikke begynt"),
        ("14;;februar;1;", "er ikke en måned"),
        ("14;;02.2011;mye;", "er ikke et tall"),
        ("14;;01.2011;5;", "er bekreftet"),
        ("14;;januar-februar 2011;5;", "alt ført et tall for januar 2011"),
        ("14;;03.2011;5;\n14;;03.2011;6;", "står også i rad 2"),
        ("15;;03.2011;5;", "bortfalt"),
    ],
)
def test_a_refused_row_says_why_and_stops_the_whole_file(cast, path, measure, row, why):
    figure = enter_realised(measure=measure, first_month=JAN, last_month=JAN, amount=90_000, by=cast.secretary)
    confirm_realised(figures=[figure], by=cast.controller)
    made.measure(cast, number=15, withdrawn_at="2011-01-01T00:00Z")
    run = start(cast, f"{row}\n14;;02.2011;7;\n")
    page = text(cast.client("secretary").get(f"{path}{run.number}/"))
    assert why in page and "gjennomfor" not in page
    with pytest.raises(DomainError, match="importeres ingenting"):
        commit_realised_import(run=run, by=cast.secretary)
    assert RealisedEffect.objects.count() == 1


def test_who_imported_cannot_confirm_and_a_confirmed_or_changed_import_is_not_undone(cast, measure):
    run = start(cast, "14;;02.2011;7 000;\n14;;03.2011;8 000;\n", by="controller")
    commit_realised_import(run=run, by=cast.controller)
    first, second = RealisedEffect.objects.select_related("measure__project").order_by("first_month")
    with pytest.raises(NotConfirmed, match="ført tallet selv"):
        confirm_realised(figures=[first], by=cast.controller)
    update_realised(figure=second, changes={"amount": 9_000}, by=cast.secretary)
    with pytest.raises(DomainError, match="mars 2011"):
        undo_realised_import(run=run, by=cast.secretary, reason="Feil")
    assert RealisedEffect.objects.active().count() == 2


def test_the_page_asks_for_what_the_file_does_not_say_and_remembers_the_columns(cast, path, measure):
    client = cast.client("controller")
    table = b"Tiltaksnr;Regnskapsm\xc3\xa5ned;Bel\xc3\xb8p\n14;02.2011;-7\n99;02.2011;-5\n"
    data = form_data(client, f"{path}ny/") | {"file": SimpleUploadedFile("r.csv", table)}
    home = client.post(f"{path}ny/", data)["Location"]
    page = text(client.get(home))
    for words in ("hvilken kolonne som er periode", "i kroner eller i 1 000 kroner", "pluss eller minus"):
        assert words in page
    answers = {"unit": "1000kr", "sign": "minus-is-saving", "column_1": "period", "unknown": "on"}
    twice = post_form(client, f"{home}valg/", {**answers, "column_2": "period"})
    assert twice.status_code == 422 and "alt valgt for kolonne B" in text(twice)
    assert post_form(client, f"{home}valg/", answers).status_code == 303
    assert "Tiltak 99 finnes ikke" in text(client.get(home))
    assert post_form(client, f"{home}gjennomfor/").status_code == 303
    assert RealisedEffect.objects.get().amount == 7_000
    again = start(
        cast, "14;03.2011;5\n", by="controller", head="Tiltaksnr;Regnskapsmåned;Beløp i kr (pluss er innsparing)\n"
    )
    assert "Mars 2011" in text(client.get(f"{path}{again.number}/"))
    assert post_form(client, f"{home}angre/", reason="Feil fil").status_code == 303
    assert post_form(client, f"{path}{again.number}/forkast/").status_code == 303
    assert "r.csv" in text(client.get(path))


def test_files_that_are_none_are_refused_beside_the_field_and_measures_imports_stand_apart(cast, path, measure):
    client = cast.client("secretary")
    for name, content in (("a.csv", b"Navn;Alder\nKari;4\n"), ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        data = form_data(client, f"{path}ny/") | {"file": SimpleUploadedFile(name, content)}
        assert client.post(f"{path}ny/", data).status_code == 422
    run = start(cast, "14;;02.2011;7 000;\n")
    measures = f"/{cast.project.slug}/tiltak/import/"
    assert client.get(f"{measures}{run.number}/").status_code == 404
    assert "regnskap.csv" not in text(client.get(measures))
    assert cast.client("project_group").get(f"{path}{run.number}/").status_code == 403
    assert cast.client("outsider").get(path).status_code == 404


def test_the_lists_own_file_is_read_back_unchanged(cast, path, measure):
    enter_realised(
        measure=measure, first_month=JAN, last_month=FEB, amount=-90_000, cause="Sen start", by=cast.secretary
    )
    client = cast.client("secretary")
    for kind in ("csv", "xlsx"):
        content = client.get(f"/{cast.project.slug}/tiltak/realisert/", {"format": kind}).content
        run = start_realised_import(project=cast.project, content=content, name=f"ut.{kind}", by=cast.secretary)
        assert "Fila endrer ingenting" in text(client.get(f"{path}{run.number}/"))
