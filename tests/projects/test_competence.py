"""Competence plans with their activities, and employee surveys: services, lists with sums, and the forms."""

from datetime import date

import pytest

from omstilling.audit.errors import DomainError
from omstilling.reporting.selectors.attention import attention
from projects.models import CompetenceActivity, CompetencePlan, Survey, SurveyResult
from projects.services.competence import (
    add_activity,
    complete_activity,
    create_plan,
    reopen_activity,
    update_activity,
    withdraw_activity,
    withdraw_plan,
)
from projects.services.surveys import create_survey, update_survey, withdraw_survey
from tests import cast as made
from tests.flow import post_form

MARCH = date(2011, 3, 1)


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


@pytest.fixture
def plan(cast, by):
    return create_plan(project=cast.project, title="Plan for toppen", level="top", valid_from=date(2011, 1, 1), by=by)


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def test_an_activity_is_added_carried_out_and_opened_again(plan, by):
    row = add_activity(plan=plan, title="Kurs", kind="leadership", deadline=MARCH, funds=50_000, by=by)
    with pytest.raises(DomainError) as error:
        complete_activity(activity=row, on=date(2011, 4, 1), by=by)
    assert error.value.field == "on"
    with pytest.raises(DomainError):
        complete_activity(activity=row, on=date(2010, 12, 31), by=by)
    complete_activity(activity=row, on=MARCH, by=by)
    assert row.history.first().history_change_reason == "Aktiviteten er gjennomført"
    reopen_activity(activity=row, by=by)
    with pytest.raises(DomainError):
        reopen_activity(activity=row, by=by)
    withdraw_activity(activity=row, by=by)
    with pytest.raises(DomainError):
        update_activity(activity=row, changes={"funds": 1}, by=by)
    withdraw_plan(plan=plan, by=by)
    with pytest.raises(DomainError):
        add_activity(plan=plan, title="Kurs", by=by)


def test_what_was_an_example_figure_is_none_when_somebody_changes_it(plan, by):
    row = add_activity(plan=plan, title="Kurs", funds=1, is_example_figure=True, by=by)
    update_activity(activity=row, changes={"funds": 2}, by=by)
    assert not row.is_example_figure


def test_the_list_sums_funds_filters_and_says_what_is_late(cast, plan, by):
    add_activity(plan=plan, title="Lederkurs", kind="leadership", deadline=MARCH, funds=150_000, by=by)
    add_activity(plan=plan, title="Fagdag", deadline=date(2011, 6, 1), funds=50_000, by=by)
    add_activity(plan=plan, title="Fagbrev", by=by)
    client, path = cast.client("employee"), f"/{cast.project.slug}/kompetanse/"
    page = text(client.get(path))
    assert "200 000" in page and "1 aktivitet har ikke oppgitt midler" in page and "Forsinket" in page
    late = text(client.get(path, {"status": "late"}))
    assert "Lederkurs" in late and "Fagdag" not in late
    assert "Lederkurs" in text(client.get(path, {"slag": "leadership", "format": "csv"}))
    assert "315 000" not in text(client.get(plan.get_absolute_url())) and "Ny aktivitet" not in page
    words = [item for group in attention(cast.project, by, cast.project.today(), []).groups for item in group.items]
    assert [item.text for item in words if item.key == "competence"] == ["Lederkurs"]


@pytest.mark.once
def test_the_forms_of_plans_and_activities(cast, plan):
    client, home = cast.client("project_group"), f"/{cast.project.slug}/kompetanse/"
    bad = post_form(
        client, f"{home}ny/", {"title": "Ny", "level": "top", "valid_from": "1.2.2011", "valid_to": "1.1.2011"}
    )
    assert bad.status_code == 422 and "etter startdatoen" in text(bad) and 'value="Ny"' in text(bad)
    assert (
        post_form(client, f"{home}ny/", {"title": "Ny", "level": "unit", "valid_from": "1.2.2011"}).status_code == 303
    )
    assert post_form(client, f"{home}{plan.pk}/ny/", {"title": "Kurs", "funds": "50 000"}).status_code == 303
    row = CompetenceActivity.objects.get()
    assert (row.funds, row.deadline) == (50_000, None)
    one = f"{home}{plan.pk}/{row.pk}/"
    assert post_form(client, f"{one}endre/", {"title": "Kurset"}).status_code == 303
    assert post_form(client, f"{one}gjennomfort/", {"on": "14.03.2011"}).status_code == 303
    assert post_form(client, f"{one}apne/").status_code == 303
    assert post_form(client, f"{one}trekk/", {"reason": "Avlyst"}).status_code == 303
    assert post_form(client, f"{home}{plan.pk}/endre/", {"title": "Toppen"}).status_code == 303
    assert post_form(client, f"{home}{plan.pk}/trekk/", {"reason": "Erstattet"}).status_code == 303
    assert cast.client("employee").get(f"{home}ny/").status_code == 403
    assert cast.client("outsider").get(home).status_code == 404
    assert CompetencePlan.objects.active().count() == 1 and client.get(f"{home}{plan.pk}/").status_code == 404


@pytest.mark.once
def test_the_forms_of_surveys_and_their_results(cast):
    secretary, home = cast.client("secretary"), f"/{cast.project.slug}/undersokelser/"
    unit = made.unit(cast)
    bad = post_form(secretary, f"{home}ny/", {"title": "Trivsel", "held_on": "01.04.2011"})
    assert bad.status_code == 422 and "ikke være etter i dag" in text(bad)
    assert post_form(secretary, f"{home}ny/", {"title": "Trivsel", "held_on": "01.03.2011"}).status_code == 303
    survey = Survey.objects.get()
    page, key = f"{home}{survey.pk}/resultater/", unit.pk
    wrong = post_form(secretary, page, {"question": "Trives du?", f"score_{key}": "4,5", f"answers_{key}": ""})
    assert wrong.status_code == 422 and "hvor mange som svarte" in text(wrong) and not SurveyResult.objects.exists()
    typed = {"question": "Trives du?", f"score_{key}": "4,5", f"answers_{key}": "7", f"invited_{key}": "9"}
    assert post_form(secretary, page, typed).status_code == 303
    assert 'href="?sporsmal=Trives%20du%3F"' in text(secretary.get(page))
    again = f"{page}?sporsmal=Trives+du?"
    assert post_form(secretary, again, {f"score_{key}": "4,6"}).status_code == 422
    assert post_form(secretary, again, {f"score_{key}": "4,6", "reason": "Skrivefeil"}).status_code == 303
    shown = text(cast.client("employee").get(survey.get_absolute_url()))
    assert "4,6" in shown and "78 %" in shown and "Før resultater" not in shown
    assert cast.client("chief_executive").get(page).status_code == 403
    assert "Trivsel" in text(cast.client("employee").get(home))
    assert post_form(secretary, f"{home}{survey.pk}/endre/", {"follow_up": "Samtaler"}).status_code == 303
    assert post_form(secretary, f"{home}{survey.pk}/trekk/", {"reason": "Dobbelt"}).status_code == 303


def test_a_survey_to_come_and_another_projects_goal_are_refused(cast, by):
    survey = create_survey(project=cast.project, title="Trivsel", held_on=MARCH, by=by)
    other = made.goal(made.make_cast("annenkommune"))
    for changes in ({"held_on": date(2011, 4, 1)}, {"goal": other}):
        with pytest.raises(DomainError):
            update_survey(survey=survey, changes=changes, by=by)
    survey.refresh_from_db()
    withdraw_survey(survey=survey, by=by)
    with pytest.raises(DomainError):
        update_survey(survey=survey, changes={"title": "X"}, by=by)
