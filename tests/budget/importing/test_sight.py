"""What imports keep of measures is for those who see the measures: in histories, in refusals and in undoing."""

from datetime import date

import pytest
from django.utils import timezone

from budget.importing import Choices
from budget.models import ImportChange, ImportRun, Measure, MeasureCase
from budget.selectors.imports import preview_of
from budget.services import create_budget_line, enter_realised, update_measure
from budget.services.imports import choose, commit_import, discard_import, start_import, undo_import
from budget.services.realised_imports import commit_realised_import, start_realised_import, undo_realised_import
from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from projects.access import AccessMap
from projects.models import Access
from tests import cast as made
from tests.cast import write

HIDDEN = "Hemmelig nedlegging"
TABLE = (
    f"Tiltak (kr, minus er innsparing);Tilgang;Organ;2011\n{HIDDEN};organets arbeidsmateriale;Styringsgruppa;-77777\n"
)


@pytest.fixture
def run(cast):
    run = start_import(
        project=cast.project, content=TABLE.encode(), name="liste.csv", choices=Choices(), by=cast.secretary
    )
    return commit_import(run=run, by=cast.secretary)


def history(cast, row, role):
    label = row._meta.label_lower
    return cast.client(role).get(f"/{cast.project.slug}/sporbarhet/{label}/{row.pk}/")


def test_the_history_of_an_imported_row_is_for_those_who_see_every_measure(cast, run):
    change = ImportChange.objects.get()
    assert history(cast, change, "auditor").status_code == 200
    for role in ("union_rep", "council", "chair", "project_group", "controller", "administrator"):
        assert history(cast, change, role).status_code == 404, role


def test_the_import_itself_is_for_those_who_take_files_in(cast, run):
    assert history(cast, run, "auditor").status_code == 200
    for role in ("union_rep", "council", "project_group", "administrator", "controller"):
        assert history(cast, run, role).status_code == 404, role
        page = cast.client(role).get(f"/{cast.project.slug}/sporbarhet/").content.decode()
        assert "sporbarhet/budget.import" not in page, role


def test_nobody_takes_back_what_they_may_not_see(cast, run):
    measure = Measure.objects.get()
    update_measure(measure=measure, changes={"title": f"{HIDDEN} i vest"}, by=cast.secretary)
    with pytest.raises(DomainError) as refused:
        undo_import(run=run, by=cast.controller, reason="Feil fil")
    assert HIDDEN not in str(refused.value)
    with pytest.raises(DomainError, match=HIDDEN):
        undo_import(run=run, by=cast.secretary, reason="Feil fil")


def test_nor_figures_of_what_they_may_not_see(cast):
    measure = made.measure(cast, HIDDEN)
    table = f"Tiltak nr.;Måned;Realisert (kr, pluss er innsparing)\n{measure.number};01.2011;5000\n"
    run = start_realised_import(project=cast.project, content=table.encode(), name="r.csv", by=cast.secretary)
    commit_realised_import(run=run, by=cast.secretary)
    measure.access, measure.body = Access.RESTRICTED, cast.work_body
    write(measure)
    with pytest.raises(DomainError, match="ser alt"):
        undo_realised_import(run=run, by=cast.controller, reason="Feil fil")
    undo_realised_import(run=ImportRun.objects.get(pk=run.pk), by=cast.secretary, reason="Feil fil")


def test_what_the_worker_has_is_not_changed_under_it(cast):
    run = start_import(
        project=cast.project, content=TABLE.encode(), name="liste.csv", choices=Choices(), by=cast.secretary
    )
    run.summary = {"started_at": timezone.now().isoformat(), "rows": 1}
    write(run)
    with pytest.raises(DomainError, match="pågår"):
        choose(run=run, choices=Choices(sign="plus-is-saving"), by=cast.controller)
    with pytest.raises(DomainError, match="pågår"):
        discard_import(run=ImportRun.objects.get(pk=run.pk), by=cast.controller)


def test_a_file_that_another_laid_up_is_seen_only_by_those_who_see_every_measure(cast):
    def laid_up(by):
        return start_import(project=cast.project, content=TABLE.encode(), name="liste.csv", choices=Choices(), by=by)

    theirs, own = laid_up(cast.secretary), laid_up(cast.controller)
    every = f"/{cast.project.slug}/tiltak/import/"
    client = cast.client("controller")
    assert client.get(f"{every}{theirs.number}/").status_code == 404
    assert client.post(f"{every}{theirs.number}/gjennomfor/", {"row_version": 1}).status_code == 404
    assert HIDDEN in client.get(f"{every}{own.number}/").content.decode()
    assert client.get(every).content.decode().count("liste.csv") == 1
    assert HIDDEN in cast.client("secretary").get(f"{every}{own.number}/").content.decode()


def test_a_kept_preview_is_not_shown_to_somebody_who_has_lost_sight_of_what_it_holds(cast):
    hidden = made.measure(cast, HIDDEN, number=7, access=Access.RESTRICTED, body=cast.work_body)
    run = start_import(
        project=cast.project,
        content=f"Tiltaksnummer;Tiltak (kr, minus er innsparing);2011\n7;{hidden.title};-5\n".encode(),
        name="liste.csv",
        choices=Choices(),
        by=cast.secretary,
    )
    reader = User.objects.get(pk=cast.secretary.pk)
    assert preview_of(run, reader).counts()["status_changed"] == 1
    reader._access_map = AccessMap()  # what a seat that ended at midnight leaves: nothing was written
    assert preview_of(run, reader).counts().get("status_changed", 0) == 0


@pytest.mark.parametrize("build", ["line", "figure", "case"])
def test_an_import_that_others_have_built_on_is_not_undone(cast, run, build):
    measure = Measure.objects.get()
    if build == "line":
        create_budget_line(project=cast.project, kind="measure", title="A", measure=measure, by=cast.controller)
    elif build == "figure":
        month = date(2011, 1, 1)
        enter_realised(measure=measure, first_month=month, last_month=month, amount=5, by=cast.controller)
    else:
        write(MeasureCase(measure=measure, case=made.case(cast)))
    with pytest.raises(DomainError, match=HIDDEN):
        undo_import(run=run, by=cast.secretary, reason="Feil fil")
    measure.refresh_from_db()
    assert not measure.is_withdrawn
