"""Readings taken in from a file: row by row with why, all or nothing, small groups left out, undone as one act."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from budget.importing import Source, read
from budget.importing.readings import Known, KnownReading, ReadingChoices, lay_out, may_be_shares, preview
from budget.services.readings_imports import commit_readings_import, start_readings_import, undo_readings_import
from omstilling.audit.errors import DomainError
from projects.models import Reading
from tests import cast as made
from tests.flow import post_form

JAN, FEB = date(2011, 1, 1), date(2011, 2, 1)
SINCE = date(2000, 1, 1)
UNITS = {
    "skole": ((1, "Skole", SINCE, None),),
    "vakt": ((2, "Vakt", SINCE, date(2010, 12, 31)),),
    "renhold": ((3, "Renhold", SINCE, None), (4, "Renhold", SINCE, None)),
}


def table(text: str, **choices) -> tuple[Source, ReadingChoices]:
    return read(text.encode(), "fil.csv"), ReadingChoices(**choices)


def found(text: str, there=None, percent=True, **choices) -> list[tuple]:
    source, chosen = table(text, **choices)
    known = Known(UNITS, there or {}, date(2011, 3, 15), percent)
    lines = preview(lay_out(source, chosen, {}), chosen, known).lines
    return [(line.unit, line.month, line.value, line.status, line.why) for line in lines]


def test_one_row_for_each_unit_and_month() -> None:
    rows = found("Enhet;Måned;Nærvær %\nSkole;02.2011;92,5\nHele kommunen;februar 2011;91,2 %\n")
    assert rows == [(1, FEB, Decimal("92.50"), "new", ""), (None, FEB, Decimal("91.20"), "new", "")]


def test_a_column_for_each_month() -> None:
    rows = found("Nærvær 2011;;\nEnhet;jan. 2011;feb. 2011\nSkole;92,5;\nSum;92,5;\n")
    assert rows == [(1, JAN, Decimal("92.50"), "new", ""), (None, None, None, "left_out", "sumrad")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Park;02.2011;92", "Enheten «Park» finnes ikke."),
        ("Vakt;02.2011;92", "Enheten «Vakt» fantes ikke i måneden."),
        ("Renhold;02.2011;92", "Flere enheter heter «Renhold»."),
        (";02.2011;92", "Raden sier ikke hvilken enhet den gjelder."),
        ("Skole;04.2011;92", "Måneden har ikke begynt ennå."),
        ("Skole;1. kvartal 2011;92", "En måling gjelder én måned."),
        ("Skole;02.2011;101", "Prosenten må være fra 0 til 100."),
        ("Skole;02.2011;mye", "«mye» er ikke et tall."),
        ("Skole;;92", "Måneden mangler."),
    ],
)
def test_what_cannot_be_read_is_refused_with_why(row: str, why: str) -> None:
    assert [(line[3], line[4]) for line in found(f"Enhet;Måned;Verdi\n{row}\n")] == [("refused", why)]


def test_the_same_unit_and_month_twice_is_refused_and_unknown_units_can_be_left_out() -> None:
    text = "Enhet;Måned;Verdi\nSkole;02.2011;92\nSkole;feb 2011;93\nPark;02.2011;90\n"
    assert [line[3] for line in found(text, unknown=True)] == ["new", "refused", "left_out"]


def test_groups_under_five_are_left_out_whatever_they_measured() -> None:
    rows = found("Enhet;Måned;Verdi;Antall ansatte\nSkole;01.2011;92;4\nSkole;02.2011;92;5\n")
    assert [(line[1], line[2], line[3]) for line in rows] == [
        (None, None, "left_out"),
        (FEB, Decimal("92.00"), "new"),
    ]


def test_what_stands_is_held_against_the_file() -> None:
    there = {(1, JAN): KnownReading(7, Decimal("92.50"), ""), (1, FEB): KnownReading(8, Decimal("90.00"), "")}
    rows = found("Enhet;Måned;Verdi\nSkole;01.2011;92,5\nSkole;02.2011;91,125\n", there)
    assert [line[3:] for line in rows] == [("unchanged", ""), ("changed", "avrundet til to desimaler")]


def test_shares_of_one_are_asked_about_and_never_guessed() -> None:
    source, chosen = table("Enhet;Måned;Verdi\nSkole;02.2011;0,925\n", scale="share")
    assert may_be_shares(lay_out(source, chosen, {}))
    assert found("Enhet;Måned;Verdi\nSkole;02.2011;0,925\n", scale="share")[0][2] == Decimal("92.50")
    assert not may_be_shares(lay_out(*table("Enhet;Måned;Verdi\nSkole;02.2011;92,5\n"), {}))


# In the project


@pytest.fixture
def indicator(cast):
    made.unit(cast, "Skole")
    found = made.indicator(cast, made.goal(cast))
    found.goal.project = cast.project
    return found


def start(cast, indicator, text="Enhet;Måned;Verdi\nSkole;01.2011;92,5\nHele kommunen;02.2011;91\n"):
    return start_readings_import(indicator=indicator, content=text.encode(), name="maalt.csv", by=cast.secretary)


def test_everything_is_saved_and_taken_back_as_one_act(cast, indicator):
    old = made.reading(indicator, FEB, "90")
    run = commit_readings_import(run=start(cast, indicator), indicator=indicator, by=cast.secretary)
    assert run.summary["sentence"] == "1 nye, 1 endret"
    stand = {(one.unit and one.unit.name, one.month): one.value for one in Reading.objects.active()}
    assert stand == {("Skole", JAN): Decimal("92.50"), (None, FEB): Decimal("91.00")}
    assert old.history.first().history_change_reason == "Importerte maalt.csv"
    undo_readings_import(run=run, by=cast.secretary, reason="Feil fil")
    assert [(one.pk, one.value) for one in Reading.objects.active()] == [(old.pk, Decimal("90.00"))]


def test_figures_about_employees_come_with_how_many_they_are_about(cast):
    made.unit(cast, "Skole")
    people = made.indicator(cast, kind="attendance")
    run = start(cast, people, "Enhet;Måned;Nærvær;Ansatte\nSkole;01.2011;92,5;30\nHele kommunen;01.2011;91;\n")
    with pytest.raises(DomainError, match="rad 3: Raden sier ikke hvor mange ansatte"):
        commit_readings_import(run=run, indicator=people, by=cast.secretary)
    run = start(cast, people, "Enhet;Måned;Nærvær;Ansatte\nSkole;01.2011;92,5;30\n")
    commit_readings_import(run=run, indicator=people, by=cast.secretary)
    assert Reading.objects.get().group_size == 30
    again = start(cast, people, "Enhet;Måned;Nærvær;Ansatte\nSkole;01.2011;92,5;31\n")
    commit_readings_import(run=again, indicator=people, by=cast.secretary)
    undo_readings_import(run=again, by=cast.secretary, reason="Feil fil")
    assert Reading.objects.get().group_size == 30


def test_one_refused_figure_keeps_all_of_them_out(cast, indicator):
    run = start(cast, indicator, "Enhet;Måned;Verdi\nSkole;01.2011;92\nPark;01.2011;92\n")
    with pytest.raises(DomainError, match="rad 3: Enheten «Park» finnes ikke"):
        commit_readings_import(run=run, indicator=indicator, by=cast.secretary)
    assert not Reading.objects.exists()


def test_what_somebody_has_corrected_since_is_not_undone(cast, indicator):
    run = commit_readings_import(run=start(cast, indicator), indicator=indicator, by=cast.secretary)
    row = Reading.objects.get(month=FEB)
    row.value = 80
    made.write(row)
    with pytest.raises(DomainError, match="Hele kommunen, februar 2011"):
        undo_readings_import(run=run, by=cast.secretary, reason="Feil fil")


def test_from_the_grid_to_the_preview_and_in(cast, indicator):
    slug, client = cast.project.slug, cast.client("controller")
    grid = client.get(f"/{slug}/mal/{indicator.goal_id}/indikatorer/{indicator.pk}/malinger/maned/").content.decode()
    new = f"/{slug}/malinger/import/ny/{indicator.pk}/"
    assert f'href="{new}"' in grid
    upload = SimpleUploadedFile("maalt.csv", "Enhet;Måned;Verdi\nSkole;01.2011;92,5\nPark;01.2011;9\n".encode())
    answer = post_form(client, new, {"file": upload})
    page = client.get(answer.url).content.decode().replace("\u00a0", " ")
    assert "92,5 %" in page and "Enheten «Park» finnes ikke." in page and "gjennomfor" not in page
    post_form(client, f"{answer.url}valg/", {"unknown": "on"})
    assert "gjennomfor" in client.get(answer.url).content.decode()
    post_form(client, f"{answer.url}gjennomfor/", {})
    assert Reading.objects.get().value == Decimal("92.50")


def test_only_those_who_take_files_in_may_and_a_file_that_is_none_is_told_beside_the_field(cast, indicator):
    new = f"/{cast.project.slug}/malinger/import/ny/{indicator.pk}/"
    assert cast.client("member").get(new).status_code == 403
    assert cast.client("outsider").get(new).status_code == 404
    answer = post_form(cast.client("secretary"), new, {"file": SimpleUploadedFile("notat.txt", b"bare tekst")})
    assert answer.status_code == 422 and "Fant ingen rad med overskrifter" in answer.content.decode()
