"""An import saves everything or nothing, remembers what was chosen, and is undone as one act."""

from datetime import date

import pytest

from budget.importing import Choices
from budget.models import BudgetLine, ImportChange, ImportMapping, ImportRun, Measure, MeasureYear
from budget.selectors.imports import preview_of
from budget.services import update_measure
from budget.services.imports import choose, commit_import, discard_import, start_import, undo_import
from omstilling.audit.errors import DomainError
from projects.models import StoredFile
from tests.cast import unit

from .tables import ELVERUM

HEAD = "Tiltak (kr, minus er innsparing);Sektor;2011;2012\n"


@pytest.fixture
def take_in(db, cast):
    def run(text, name="liste.csv", **choices):
        content = text if isinstance(text, bytes) else text.encode()
        return start_import(
            project=cast.project, content=content, name=name, choices=Choices(**choices), by=cast.controller
        )

    return run


def test_nothing_is_a_measure_before_it_is_imported(cast, take_in):
    run = take_in(ELVERUM.read_bytes(), ELVERUM.name)
    assert preview_of(run, cast.controller).counts()["read"] == 14
    assert not Measure.objects.exists() and not BudgetLine.objects.exists()


def test_the_published_table_becomes_measures_and_budget_lines(cast, take_in):
    run = commit_import(run=take_in(ELVERUM.read_bytes(), ELVERUM.name), by=cast.controller)
    assert run.state == "done" and run.summary["counts"]["read"] == 14
    first, second = Measure.objects.order_by("number")
    assert (first.full_year_effect, first.effective_from, first.expense_effect) == (288_000, date(2016, 1, 1), 288_000)
    assert dict(second.stated_years.values_list("year", "amount")) == dict.fromkeys(range(2016, 2020), 525_000)
    assert sorted(BudgetLine.objects.values_list("kind", flat=True)) == ["base"] * 2 + ["technical"] * 10
    assert first.history.first().history_change_reason == f"Importerte {ELVERUM.name}"
    assert ImportChange.objects.filter(run=run, created=True).count() == 14
    again = preview_of(take_in(ELVERUM.read_bytes(), ELVERUM.name), cast.controller)
    assert again.counts()["status_unchanged"] == 14 and StoredFile.objects.filter(pk=run.file_id).count() == 1


def test_one_refused_row_saves_nothing(cast, take_in):
    run = take_in(HEAD + "Renhold;;-1;-1\nVakt;;mye;-1\n")
    with pytest.raises(DomainError, match="Den første er rad 3: «mye» er ikke et tall."):
        commit_import(run=run, by=cast.controller)
    late = take_in("Tiltak (kr, minus er innsparing);Tilgang;2011\nA;intern;-1\nB;organets arbeidsmateriale;-1\n")
    with pytest.raises(DomainError, match="rad 3: Velg organet"):
        commit_import(run=late, by=cast.controller)
    assert not Measure.objects.exists()
    run.refresh_from_db()
    assert run.state == "preview"


def test_a_file_that_cannot_be_read_is_not_kept(cast, take_in):
    with pytest.raises(DomainError, match="gamle Excel"):
        take_in(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "liste.xlsx")
    assert not ImportRun.objects.exists() and not StoredFile.objects.exists()


def test_an_open_question_stands_in_the_way(cast, take_in):
    run = take_in("Tiltak;2011\nRenhold;-5\n")
    with pytest.raises(DomainError, match="enhet"):
        commit_import(run=run, by=cast.controller)
    choose(run=run, choices=Choices(unit="1000kr", sign="minus-is-saving"), by=cast.controller)
    commit_import(run=run, by=cast.controller)
    assert Measure.objects.get().full_year_effect == 5_000


def test_names_changes_and_what_was_chosen(cast, take_in):
    commit_import(run=take_in(HEAD + "Renhold;;-1;-1\n"), by=cast.controller)
    sector = unit(cast)
    text = f"Tiltak (kr, minus er innsparing);Sektor;2011;Begrepet\nrenhold;{sector.name.upper()};-7;Kort\n"
    run = take_in(text)
    choose(run=run, choices=Choices(columns={3: "description"}), by=cast.controller)
    commit_import(run=run, by=cast.controller)
    measure = Measure.objects.get()
    assert (measure.unit, measure.description, measure.title) == (sector, "Kort", "renhold")
    assert dict(measure.stated_years.values_list("year", "amount")) == {2011: 7, 2012: 1}
    assert ImportMapping.objects.get().field == "description"
    later = preview_of(take_in(text.replace("Kort", "Lang")), cast.controller)
    assert [change.field for change in later.read[0].changes] == ["description"]


def test_an_import_is_undone_as_one_act(cast, take_in):
    commit_import(run=take_in(HEAD + "Renhold;;-1;-1\n"), by=cast.controller)
    run = commit_import(run=take_in(HEAD + "Renhold;;-9;-1\nVakt;;-2;-2\n"), by=cast.controller)
    with pytest.raises(DomainError, match="hvorfor"):
        undo_import(run=run, by=cast.controller)
    undo_import(run=run, by=cast.controller, reason="Feil fil")
    assert run.state == "undone"
    assert [measure.title for measure in Measure.objects.active()] == ["Renhold"]
    years = MeasureYear.objects.active().filter(measure__title="Renhold").values_list("year", "amount")
    assert dict(years) == {2011: 1, 2012: 1}
    lapsed = Measure.objects.get(title="Vakt")
    assert lapsed.history.first().history_change_reason == "Feil fil"
    with pytest.raises(DomainError, match="gjennomført"):
        undo_import(run=run, by=cast.controller, reason="En gang til")
    anew = commit_import(run=take_in(HEAD + "Vakt;;-2;-2\n"), by=cast.controller)
    assert Measure.objects.active().get(title="Vakt").number == lapsed.number + 1 and anew.state == "done"


def test_what_others_have_built_on_is_not_undone(cast, take_in):
    run = commit_import(run=take_in(HEAD + "Renhold;;-1;-1\nVakt;;-2;-2\n"), by=cast.controller)
    update_measure(measure=Measure.objects.get(title="Vakt"), changes={"title": "Vakthold"}, by=cast.secretary)
    with pytest.raises(DomainError, match="endret etterpå: 2 Vakthold"):
        undo_import(run=run, by=cast.controller, reason="Feil fil")
    assert Measure.objects.active().count() == 2


def test_a_discarded_import_is_not_imported(cast, take_in):
    run = take_in(HEAD + "Renhold;;-1;-1\n")
    discard_import(run=run, by=cast.controller)
    with pytest.raises(DomainError, match="forkastet"):
        commit_import(run=run, by=cast.controller)


def test_an_import_is_not_done_twice(cast, take_in):
    run = take_in(HEAD + "Renhold;;-1;-1\n")
    commit_import(run=run, by=cast.controller)
    with pytest.raises(DomainError, match="alt gjennomført"):
        commit_import(run=run, by=cast.controller)


def test_progress_is_told_and_what_nobody_may_see_is_not_matched(cast, take_in):
    told = []
    run = take_in(HEAD + "Renhold;;-1;-1\nVakt;;-2;-2\n")
    commit_import(run=run, by=cast.controller, told=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]
    assert preview_of(take_in(HEAD + "Renhold;;-1;-1\n"), cast.outsider).read[0].status == "new"
