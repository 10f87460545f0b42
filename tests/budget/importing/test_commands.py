"""The commands: what they print, what they save, and how they end."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from budget.models import Measure
from budget.services import create_measure, withdraw_measure
from tests.cast import unit

from .tables import ELVERUM

pytestmark = pytest.mark.django_db


def run(cast, path, *more):
    out = StringIO()
    call_command("import_measures", str(path), "--project", cast.project.slug, *more, stdout=out)
    return out.getvalue().replace("\u00a0", " ")


def test_a_dry_run_tells_everything_and_saves_nothing(cast):
    told = run(cast, ELVERUM, "--dry-run")
    assert "14 rader lest: 2 tiltak, 2 basisbudsjett og 10 tekniske justeringer. Utelatt: 3 summer." in told
    assert "Rad 5 «Driftsinntekt»: utelatt, merket som sum av radene over" in told
    assert "11 rader gir 19 967, fila skriver 19 968" in told and "ingenting er lagret" in told
    assert not Measure.objects.exists()


def test_the_same_file_again_changes_nothing(cast):
    assert "Lagret som import 1." in run(cast, ELVERUM)
    assert "Fila endrer ingenting." in run(cast, ELVERUM)
    assert Measure.objects.count() == 2


def test_a_refused_row_ends_with_1_and_an_open_question_with_2(cast, tmp_path):
    path = tmp_path / "liste.csv"
    path.write_text("Tiltak (kr, minus er innsparing);2011\nRenhold;mye\n", encoding="utf-8")
    with pytest.raises(CommandError, match="rad 2") as refused:
        run(cast, path)
    assert refused.value.returncode == 1
    path.write_text("Tiltak;2011\nRenhold;-5\n", encoding="utf-8")
    with pytest.raises(CommandError) as asked:
        run(cast, path, "--unit", "kr")
    assert asked.value.returncode == 2
    assert str(asked.value).endswith("Bruk --sign minus-is-saving|plus-is-saving.") and "--unit" not in str(
        asked.value
    )
    assert "Lagret" in run(cast, path, "--unit", "1000kr", "--sign", "minus-is-saving")
    assert Measure.objects.get().full_year_effect == 5_000


def test_what_cannot_be_done_is_said(cast, tmp_path):
    with pytest.raises(CommandError, match="no project"):
        call_command("import_measures", str(ELVERUM), "--project", "ukjent")
    with pytest.raises(CommandError, match="cannot be read"):
        run(cast, tmp_path / "borte.csv")
    with pytest.raises(CommandError, match="may not import"):
        run(cast, ELVERUM, "--by", cast.employee.username)
    with pytest.raises(CommandError, match=".xlsx or .csv"):
        call_command("export_measures", "--project", cast.project.slug, "--out", str(tmp_path / "a.pdf"))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_an_export_read_back_changes_nothing(cast, tmp_path, kind):
    run(cast, ELVERUM)
    create_measure(
        project=cast.project,
        title="=1+1",
        description="Linje\r\nto",
        full_year_effect=1_234_567,
        owner=cast.secretary,
        unit=unit(cast),
        by=cast.secretary,
    )
    lapsed = create_measure(project=cast.project, title="Bort", by=cast.secretary)
    withdraw_measure(measure=lapsed, by=cast.secretary, reason="Ikke aktuelt")
    path = tmp_path / f"tiltak.{kind}"
    call_command("export_measures", "--project", cast.project.slug, "--out", str(path), stdout=StringIO())
    told = run(cast, path)
    assert "Fila endrer ingenting." in told and told.count(": uendret") == 3 and "3 tiltak" in told


def test_the_plans_layout(cast, tmp_path):
    run(cast, ELVERUM)
    path = tmp_path / "plan.csv"
    call_command(
        "export_measures", "--project", cast.project.slug, "--out", str(path), "--layout", "plan", stdout=StringIO()
    )
    assert "minus er innsparing" in path.read_text(encoding="utf-8-sig").splitlines()[0]
