"""The attendance team, the competence plans and the employee survey."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from projects.services.competence import add_activity, complete_activity, create_plan
from projects.services.goals import update_goal
from projects.services.surveys import Answers, create_survey, enter_results
from projects.services.work_groups import Member, set_up_work_group

from ..acts import Act, World
from ..content import goals
from ..content.goals import Activity, Plan
from ..content.kinds import at


def acts() -> Iterator[Act]:
    """Yield what was done about attendance, competence and the survey."""
    yield Act(goals.TEAM_AT, "radmann", "Nærværsteamet følger nærværet", _team)
    yield Act(goals.TEAM_AT + timedelta(hours=1), "sekretaer", "Nærværsteamet følger målet", _follow)
    for i, plan in enumerate(goals.PLANS):
        yield Act(goals.PLANS_AT + timedelta(minutes=20 * i), "sekretaer", "Ny kompetanseplan", _plan, (plan,))
        for activity in plan.activities:
            if activity.done is not None:
                yield Act(_noon(activity.done), "sekretaer", "Aktiviteten er gjennomført", _done, (activity,))
    yield Act(goals.SURVEY_AT, "sekretaer", "Ført fra medarbeiderundersøkelsen", _survey)


def _noon(day: date) -> Any:
    return at(day.year, day.month, day.day, 15)


def _team(world: World, by: Any) -> None:
    name, slug, mandate = goals.TEAM
    world.bodies["wg_attendance"] = set_up_work_group(
        project=world.project,
        name=name,
        slug=slug,
        abbreviation="NT",
        mandate=mandate,
        leader=world.people[goals.LEADER],
        members=[Member(world.people[key]) for key in goals.MEMBERS],
        begins_on=goals.TEAM_AT.date(),
        recommends_to=world.bodies["project_group"],
        order=9,
        by=by,
    )


def _follow(world: World, by: Any) -> None:
    update_goal(goal=world.goals[goals.GOAL], changes={"team": world.bodies["wg_attendance"]}, by=by)


def _plan(world: World, by: Any, plan: Plan) -> None:
    made = create_plan(
        project=world.project,
        title=plan.title,
        level=plan.level,
        unit=world.units.get(plan.unit),
        goal=world.goals[goals.COMPETENCE],
        valid_from=date(2011, 1, 1),
        valid_to=date(2011, 12, 31),
        by=by,
    )
    for activity in plan.activities:
        world.rows[f"activity.{activity.title}"] = add_activity(
            plan=made,
            title=activity.title,
            kind=activity.kind,
            description=activity.description,
            owner=world.people[activity.owner],
            deadline=activity.deadline,
            funds=activity.funds,
            is_example_figure=activity.funds is not None,
            by=by,
        )


def _done(world: World, by: Any, activity: Activity) -> None:
    assert activity.done is not None
    complete_activity(activity=world.rows[f"activity.{activity.title}"], on=activity.done, by=by)


def _survey(world: World, by: Any) -> None:
    survey = create_survey(
        project=world.project,
        title=goals.SURVEY,
        held_on=goals.SURVEY_ON,
        goal=world.goals[goals.COMPETENCE],
        follow_up=goals.FOLLOW_UP,
        by=by,
    )
    for question, answers in goals.ANSWERS:
        enter_results(
            survey=survey,
            question=question,
            places={
                world.units.get(unit): Answers(Decimal(score), answered, asked)
                for unit, score, answered, asked in answers
            },
            is_example_figure=True,
            by=by,
        )
