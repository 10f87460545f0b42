"""Kept questions: worked out once, asked each time, and told apart by everything they are asked with."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from omstilling.audit import kept as module
from omstilling.audit.kept import kept
from projects.access import access_map, content_q, forget_access, question
from projects.models import Access, Decision, Milestone, Project
from tests.cast import milestone

pytestmark = pytest.mark.django_db
built = []


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    module.forget()
    built.clear()


@question
def titles(user, project):
    built.append(project.pk)
    return Milestone.objects.visible_to(user).filter(project=project).order_by("number")


def named(title):
    return Milestone.objects.filter(title=title)


def none_at_all(project):
    return Milestone.objects.filter(project=project, pk__in=[])


def through_a_row(project):
    return project.milestones.all()


def ask(cast, name):
    user = cast.people[name]
    forget_access(user)
    return [m.title for m in titles(user, cast.project)]


def test_the_question_is_built_once_and_the_answer_is_read_each_time(cast) -> None:
    before = ask(cast, "secretary")
    milestone(cast, title="Ny milepæl")
    assert ask(cast, "secretary") == [*before, "Ny milepæl"]
    assert len(built) == 1


def test_an_answer_costs_one_query_each_time_it_is_asked_for(cast) -> None:
    list(kept(named, "A"))
    with CaptureQueriesContext(connection) as caught:
        list(kept(named, "A"))
    assert len(caught) == 1


def test_another_user_never_gets_the_question_of_the_first(cast) -> None:
    milestone(cast, title="Skjermet", access=Access.RESTRICTED)
    assert "Skjermet" in ask(cast, "secretary")
    assert "Skjermet" not in ask(cast, "employee")
    assert "Skjermet" in ask(cast, "secretary")


def test_a_right_that_is_taken_away_makes_another_question(cast) -> None:
    milestone(cast, title="Skjermet", access=Access.RESTRICTED)
    assert "Skjermet" in ask(cast, "secretary")
    user = cast.people["secretary"]
    user._access_map = type(access_map(user))()
    assert [m.title for m in titles(user, cast.project)] == []


def test_a_project_that_has_changed_makes_another_question(cast) -> None:
    ask(cast, "secretary")
    cast.project.row_version += 1
    ask(cast, "secretary")
    assert len(built) == 2


def test_what_cannot_match_asks_nothing_and_answers_nothing(cast) -> None:
    with CaptureQueriesContext(connection) as caught:
        assert list(kept(none_at_all, cast.project)) == []
        assert list(kept(none_at_all, cast.project)) == []
    assert len(caught) == 0


def test_a_kept_question_may_be_narrowed_without_being_changed(cast) -> None:
    milestone(cast, title="En")
    milestone(cast, title="To")
    user = cast.people["secretary"]
    whole = [m.title for m in titles(user, cast.project)]
    assert [m.title for m in titles(user, cast.project).filter(title="To")] == ["To"]
    assert titles(user, cast.project).count() == len(whole)
    assert [m.title for m in titles(user, cast.project)] == whole


def test_what_cannot_be_told_apart_is_refused(cast) -> None:
    with pytest.raises(TypeError):
        kept(lambda: Milestone.objects.all())
    with pytest.raises(TypeError):
        kept(named, ["a list"])
    with pytest.raises(TypeError):
        kept(named, Project())
    with pytest.raises(TypeError):
        kept(through_a_row, cast.project)


def test_no_more_are_kept_than_the_limit(cast, monkeypatch) -> None:
    monkeypatch.setattr(module, "LIMIT", 3)
    for number in range(6):
        kept(named, str(number))
    assert [key[1] for key in module._kept] == [((str, n),) for n in "345"]


def whole_condition(user):
    """The condition as it is said in words, with nothing left out."""
    mine = access_map(user)
    steering = [pk for pk, roles in mine.roles.items() if {"secretary", "chief_executive", "auditor"} & set(roles)]
    everyone = Q(project_id__in=list(mine.roles)) & Q(access__in=[Access.PUBLIC, Access.INTERNAL])
    return everyone | Q(project_id__in=steering) | Q(body_id__in=mine.body_ids)


@pytest.mark.parametrize("model", [Milestone, Decision])
def test_the_short_condition_lets_through_what_the_whole_one_does(cast, model) -> None:
    for access in Access.values:
        milestone(cast, title=access, access=access)
        milestone(cast, title=f"{access} i styringsgruppa", access=access, body=cast.bodies["steering"])
    for person in cast.people.values():
        short = set(model.objects.filter(content_q(person)).values_list("pk", flat=True))
        assert short == set(model.objects.filter(whole_condition(person)).values_list("pk", flat=True)), person
