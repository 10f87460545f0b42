"""A plan taken in from a file: row by row with why, all or nothing, the portal's own file back again, undone."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from budget.importing import read
from budget.importing.milestones import Known, KnownMilestone, MilestoneChoices, lay_out, preview
from budget.services.milestone_imports import commit_milestone_import, start_milestone_import, undo_milestone_import
from omstilling.audit.errors import DomainError
from projects.models import Milestone, MilestoneLink
from projects.schedule import Wait
from projects.services.plan import update_milestone
from tests import cast as made
from tests.flow import post_form

APRIL, MAY = date(2011, 4, 1), date(2011, 5, 2)
EMPTY = dict.fromkeys(("baseline_date", "current_date", "starts_on", "body", "responsible", "study_area", "phase"))
KNOWN = {
    1: KnownMilestone(11, 1, {**EMPTY, "title": "Høring", "baseline_date": APRIL, "current_date": APRIL}, since=APRIL),
    2: KnownMilestone(12, 2, {**EMPTY, "title": "Nådd", "current_date": APRIL}, reached=True),
    3: KnownMilestone(13, 3, {**EMPTY, "title": "Trukket"}, withdrawn=True),
    4: KnownMilestone(14, 4, {**EMPTY, "title": "Tvilling"}),
    5: KnownMilestone(15, 5, {**EMPTY, "title": "tvilling"}),
}
NAMES = {"body": {"styringsgruppa": [(7, "Styringsgruppa")], "to": [(8, "To"), (9, "To")]}}
HEAD = "Nr;Milepæl;Organ;Vedtatt dato;Gjeldende dato;Start;Venter på;Begrunnelse"


def found(*rows, limit=None, **choices):
    source, chosen = read("\n".join([HEAD, *rows]).encode(), "plan.csv"), MilestoneChoices(**choices)
    known = Known(KNOWN, NAMES, (Wait(12, 11, 0),), date(2011, 1, 1), limit)
    return preview(lay_out(source, chosen, {}), chosen, known).lines


def test_a_new_row_a_changed_one_and_one_that_says_nothing_new():
    new, changed, same = found(
        ";Opplæring;Styringsgruppa;02.05.2011;;;1 (14 dager);",
        "1;;;;02.05.2011;;;Høringen er utvidet",
        "2;Nådd;;;2011-04-01;;;",
    )
    assert (new.status, new.values) == ("new", {"title": "Opplæring", "baseline_date": MAY, "body": 7})
    assert new.waits == ((1, 14),)
    assert (changed.status, changed.values, changed.reason) == (
        "changed",
        {"current_date": MAY},
        "Høringen er utvidet",
    )
    assert changed.changes == (("Gjeldende dato", "01.04.2011", "02.05.2011"),)
    assert same.status == "unchanged"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("1;;;;02.05.2011;;;", "Datoen flyttes. Skriv hvorfor, i en kolonne «Begrunnelse» eller under «Kolonner»."),
        ("1;;;02.05.2011;;;;", "Vedtatt dato er 01.04.2011 og endres ikke."),
        ("2;;;;02.05.2011;;;Fordi", "Milepælen er nådd og flyttes ikke."),
        ("3;;;;;;;", "Milepæl 3 er trukket."),
        (";Tvilling;;;;;;", "Flere milepæler heter dette. Oppgi nummeret."),
        ("x;Ny;;;;;;", "«x» er ikke et nummer."),
        (";;Styringsgruppa;;;;;", "Raden mangler navn på milepælen."),
        (";Ny;Utvalget;;;;;", "Organ: «Utvalget» finnes ikke i prosjektet."),
        (";Ny;To;;;;;", "Organ: flere heter «To»."),
        (";Ny;;31.02.2011;;;;", "«31.02.2011» er ikke en dato. Skriv for eksempel 17.09.2010."),
        (";Ny;;snart;;;;", "«snart» er ikke en dato. Skriv for eksempel 17.09.2010."),
        (";Ny;;01.12.2010;;;;", "Datoen er før prosjektets start (01.01.2011)."),
        (";Ny;;01.04.2011;;02.04.2011;;", "Arbeidet starter etter milepælens dato."),
        (";Ny;;;;;99;", "Raden venter på nummer 99, som ikke finnes."),
        (";Ny;;;;;etterpå;", "«etterpå» er ikke et nummer å vente på. Skriv for eksempel 3, 7 (14 dager)."),
        ("2;;;;;;1;", "Raden og nummer 1 ville vente på hverandre i ring."),
        (f";{'x' * 151};;;;;;", "Milepæl er for lang: høyst 150 tegn."),
    ],
)
def test_what_cannot_be_taken_in_is_refused_with_why(row, why):
    [line] = found(row)
    assert (line.status, line.why) == ("refused", why)


def test_the_same_milestone_twice_and_circles_within_the_file_are_refused():
    assert [line.status for line in found("1;;;;;;;", ";Høring;;;;;;")] == ["unchanged", "refused"]
    first, second = found("21;A;;;;;22;", "22;B;;;;;21;")
    assert first.status == "new" and second.why == "Raden og nummer 21 ville vente på hverandre i ring."


def test_past_the_tolerance_a_row_is_refused_and_a_choice_answers_for_many():
    [line] = found("1;;;;02.05.2011;;;Fordi", limit=30)
    assert line.status == "refused" and "31 dager etter den som er vedtatt" in line.why
    [line] = found("1;;;;02.05.2011;;;", reason="Høringen", limit=31)
    assert (line.status, line.reason) == ("changed", "Høringen")
    [line] = found(";Ny;Utvalget;;;;;", unknown=True)
    assert line.status == "new" and "body" not in line.values


# In the project


@pytest.fixture
def plan(cast):
    first = made.milestone(cast, "Høring", number=1, body=cast.steering, responsible=cast.chair)
    second = made.milestone(cast, "Innstilling", number=2, current_date=date(2011, 4, 20))
    made.write(MilestoneLink(before=first, after=second, days=14))
    return first, second


def test_the_portals_own_file_comes_back_and_changes_nothing(cast, plan):
    update_milestone(milestone=plan[0], changes={"deliverable": "=Rapport", "acceptance": "Ja"}, by=cast.secretary)
    answer = cast.client("secretary").get(f"/{cast.project.slug}/plan/milepaler/?format=xlsx")
    run = start_milestone_import(project=cast.project, content=answer.content, name="plan.xlsx", by=cast.secretary)
    with pytest.raises(DomainError, match="Fila endrer ingenting"):
        commit_milestone_import(run=run, by=cast.secretary)


def start(cast, *rows):
    content = "\n".join(["Nr;Milepæl;Organ;Gjeldende dato;Venter på;Begrunnelse", *rows]).encode()
    return start_milestone_import(project=cast.project, content=content, name="plan.csv", by=cast.secretary)


def test_everything_is_saved_and_taken_back_as_one_act(cast, plan):
    run = start(
        cast, "1;Høring om skolen;;15.04.2011;;Utvidet", "9;Opplæring;Styringsgruppa;01.06.2011;2 (7 dager), 1;"
    )
    commit_milestone_import(run=run, by=cast.secretary)
    assert run.summary["sentence"] == "1 nye, 1 endret"
    first, new = Milestone.objects.get(number=1), Milestone.objects.get(title="Opplæring")
    assert (first.title, first.current_date, new.number) == ("Høring om skolen", date(2011, 4, 15), 3)
    assert first.shifts.get().reason == "Utvidet" and Milestone.objects.get(number=2).current_date == date(2011, 4, 20)
    assert set(new.links_before.values_list("before__number", "days")) == {(2, 7), (1, 0)}
    undo_milestone_import(run=run, by=cast.secretary, reason="Feil fil")
    first.refresh_from_db()
    assert (first.title, first.current_date) == ("Høring", APRIL)
    assert Milestone.objects.get(pk=new.pk).is_withdrawn and MilestoneLink.objects.active().count() == 1


def test_one_refused_row_keeps_all_of_them_out(cast, plan):
    run = start(cast, ";Ny;;01.06.2011;;", "1;;Ukjent;;;")
    with pytest.raises(DomainError, match=r"rad 3: Organ: «Ukjent» finnes ikke"):
        commit_milestone_import(run=run, by=cast.secretary)
    assert Milestone.objects.count() == 2


def test_what_somebody_has_changed_since_is_not_undone(cast, plan):
    run = commit_milestone_import(run=start(cast, "1;;;15.04.2011;;Utvidet"), by=cast.secretary)
    update_milestone(milestone=Milestone.objects.get(number=1), changes={"title": "Annet"}, by=cast.secretary)
    with pytest.raises(DomainError, match="1 Annet"):
        undo_milestone_import(run=run, by=cast.secretary, reason="Feil fil")


@pytest.mark.once
def test_from_the_plan_to_the_preview_and_in(cast, plan):
    slug, client = cast.project.slug, cast.client("secretary")
    new = f"/{slug}/plan/import/ny/"
    assert f'href="{new}"' in client.get(f"/{slug}/plan/").content.decode()
    assert new not in cast.client("controller").get(f"/{slug}/plan/").content.decode()
    assert cast.client("controller").get(new).status_code == 403
    upload = SimpleUploadedFile("plan.csv", b"Nr;Dato;Organ\n1;15.04.2011;Ukjent\n")
    answer = post_form(client, new, {"file": upload})
    page = client.get(answer.url).content.decode()
    assert "«Ukjent» finnes ikke i prosjektet" in page and "gjennomfor" not in page
    post_form(client, f"{answer.url}valg/", {"unknown": "on", "reason": "Utvidet"})
    page = client.get(answer.url).content.decode()
    assert "01.04.2011 → 15.04.2011" in page and "gjennomfor" in page
    assert post_form(client, f"{answer.url}gjennomfor/").status_code == 303
    assert Milestone.objects.get(number=1).shifts.get().reason == "Utvidet"
    assert cast.client("outsider").get(answer.url).status_code == 404
    bad = post_form(client, new, {"file": SimpleUploadedFile("plan.csv", b"bare;tull\n1;2\n")})
    assert bad.status_code == 422 and "Fant ingen rad med overskrifter" in bad.content.decode()
