"""What the plan takes for granted, and what was learned."""

from datetime import date

import pytest
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import Assumption, Lesson
from projects.services.assumptions import create_assumption, judge_assumption, update_assumption
from projects.services.lessons import note_lesson, update_lesson
from projects.services.phases import create_phase
from tests.cast import make_cast
from tests.flow import post_form


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def test_an_assumption_is_judged_as_of_today_with_what_that_rests_on(cast):
    row = create_assumption(project=cast.project, text="Budsjettet vedtas i desember", by=cast.secretary)
    assert (row.number, row.state, row.checked_on) == (1, "open", None)
    judge_assumption(assumption=row, state="broken", note="Utsatt", by=cast.secretary)
    assert (row.state, row.checked_on) == ("broken", date(2011, 3, 15))
    with pytest.raises(ValueError, match="not changed this way"):
        update_assumption(assumption=row, changes={"state": "holds"}, by=cast.secretary)


def test_an_assumption_is_written_judged_and_withdrawn_in_the_browser(cast):
    client = cast.client("chief_executive")
    assert "Ingen forutsetninger ennå" in client.get(path(cast, "assumptions")).content.decode()
    assert post_form(client, path(cast, "assumption_new"), text="").status_code == 422
    assert post_form(client, path(cast, "assumption_new"), text="Rammene holder").status_code == 303
    row = Assumption.objects.get()
    edit = post_form(client, path(cast, "assumption_edit", 1), owner=str(cast.controller.pk))
    assert edit.status_code == 303
    judged = post_form(client, path(cast, "assumption_judge", 1), state="broken", note="Kuttet i revidert budsjett")
    assert judged.status_code == 303 and judged.url == row.get_absolute_url()
    page = cast.client("employee").get(row.get_absolute_url()).content.decode()
    assert "Holder ikke" in page and "Kuttet i revidert budsjett" in page and "Ola Økonomi" in page
    listed = cast.client("employee").get(path(cast, "assumptions") + "?status=broken").content.decode()
    assert "Rammene holder" in listed and "1 forutsetning" in listed
    assert "Kuttet i revidert" in client.get(path(cast, "assumptions") + "?format=csv").content.decode()
    assert post_form(client, path(cast, "assumption_withdraw", 1), reason="Dekket").status_code == 303
    assert client.get(row.get_absolute_url()).status_code == 404


def test_a_lesson_is_noted_changed_and_found_again(cast):
    phase = create_phase(project=cast.project, kind="planning", title="Planleggingsfasen", by=cast.secretary)
    client = cast.client("project_group")
    data = {"title": "Drøft tidlig", "happened": "Drøftingen kom sent.", "phase": str(phase.pk)}
    early = post_form(client, path(cast, "lesson_new"), {**data, "noted_on": "01.04.2011"})
    assert early.status_code == 422 and "fram i tid" in early.content.decode()
    assert post_form(client, path(cast, "lesson_new"), data).status_code == 303
    row = Lesson.objects.get()
    assert row.noted_on == date(2011, 3, 15)
    assert post_form(client, path(cast, "lesson_edit", 1), advice="Sett datoen først.").status_code == 303
    reader = cast.client("employee")
    assert "Sett datoen først." in reader.get(row.get_absolute_url()).content.decode()
    assert "Drøft tidlig" in reader.get(path(cast, "lessons") + "?sok=datoen").content.decode()
    assert "<tbody>" not in reader.get(path(cast, "lessons") + "?sok=skole").content.decode()
    assert "Drøft tidlig" in reader.get(path(cast, "lessons") + f"?fase={phase.pk}&format=csv").content.decode()
    assert post_form(client, path(cast, "lesson_withdraw", 1), reason="Feil").status_code == 303
    assert "Ingen erfaringer ennå" in reader.get(path(cast, "lessons")).content.decode()


def test_a_lesson_keeps_to_its_project_and_names_nobody_by_number(cast):
    elsewhere = make_cast("nabokommune")
    phase = create_phase(project=elsewhere.project, kind="planning", title="Plan", by=elsewhere.secretary)
    row = note_lesson(project=cast.project, title="Tid", happened="For lite tid.", by=cast.secretary)
    for changes, field in (({"advice": "Spør 01010750160."}, "advice"), ({"phase": phase, "advice": ""}, "phase")):
        with pytest.raises(DomainError) as caught:
            update_lesson(lesson=row, changes=changes, by=cast.secretary)
        assert caught.value.field == field


@pytest.mark.once
def test_others_read_and_do_not_write(cast):
    create_assumption(project=cast.project, text="Rammene holder", by=cast.secretary)
    note_lesson(project=cast.project, title="Tid", happened="For lite tid.", by=cast.secretary)
    for name, args in (("assumption_judge", [1]), ("lesson_edit", [1]), ("assumption_new", []), ("lesson_new", [])):
        assert cast.client("employee").get(path(cast, name, *args)).status_code == 403
        assert cast.client("outsider").get(path(cast, name, *args)).status_code == 404
    assert make_cast("nabokommune").client("secretary").get(path(cast, "lesson", 1)).status_code == 404
