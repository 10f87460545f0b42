"""Texts, goals with readings, the documentation list, study areas, news."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from typing import Any

from projects.models import StudyStatus
from projects.services.documents import register_document
from projects.services.goals import add_indicator, create_goal, enter_reading
from projects.services.news import publish_news, write_news
from projects.services.project import add_text
from projects.services.studies import add_alternative, create_study_area, update_study_area

from ..acts import Act, World, workday
from ..content import people, project, studies, words
from ..content.kinds import Document, Goal, News, Point, Reading, Study, StudyChange, at, clock

BEGUN = at(2010, 9, 2, 9)


def acts() -> Iterator[Act]:
    """Yield what the secretary writes in September 2010, and how it changes."""
    for i, (section, points) in enumerate(groupby(project.POINTS, key=lambda point: point.section)):
        yield Act(
            BEGUN + timedelta(minutes=10 * i),
            "sekretaer",
            "Ført fra presentasjonen til styringsgruppa",
            _points,
            (section, tuple(points)),
        )
    for i, goal in enumerate(project.GOALS):
        yield Act(
            at(2010, 9, 3, 9, 3 * i),
            "sekretaer",
            "Ført fra presentasjonen til styringsgruppa",
            _goal,
            (goal,),
        )
    yield from _readings()
    for i, document in enumerate((*project.DOCUMENTS, *words.NOTES)):
        yield Act(
            document.made + timedelta(minutes=i),
            "sekretaer",
            "Dokumentet er ført i registeret",
            _document,
            (document,),
        )
    yield from _studies()
    for item in words.NEWS:
        yield Act(
            item.published,
            item.author,
            "Nyhet skrevet og publisert",
            _news,
            (item,),
        )


def _points(world: World, by: Any, section: str, points: tuple[Point, ...]) -> None:
    for point in points:
        add_text(project=world.project, section=section, heading=point.heading, text=point.text, by=by)


def _goal(world: World, by: Any, goal: Goal) -> None:
    made = create_goal(project=world.project, kind=goal.kind, title=goal.title, description=goal.description, by=by)
    world.goals[goal.title] = made
    for indicator in goal.indicators:
        world.indicators[indicator.name] = add_indicator(
            goal=made,
            name=indicator.name,
            measured_in=indicator.measured_in,
            baseline_value=Decimal(indicator.baseline_value) if indicator.baseline_value else None,
            baseline_date=indicator.baseline_date,
            target_value=Decimal(indicator.target_value) if indicator.target_value else None,
            higher_is_better=not indicator.lower_is_better,
            kind=indicator.kind,
            is_example_figure=True,
            by=by,
        )


def _readings() -> Iterator[Act]:
    """Readings are entered by the controller on the eighth of the month after."""
    months: dict[date, list[tuple[str, Reading]]] = defaultdict(list)
    for goal in project.GOALS:
        for indicator in goal.indicators:
            for reading in indicator.readings:
                months[reading.month].append((indicator.name, reading))
    for month, readings in months.items():
        after = (month + timedelta(days=31)).replace(day=8)
        yield Act(
            workday(clock(after, 10)),
            "okonomi",
            f"Målinger for {month:%m.%Y}",
            _enter,
            (tuple(readings),),
        )


def _enter(world: World, by: Any, readings: tuple[tuple[str, Reading], ...]) -> None:
    for name, reading in readings:
        enter_reading(
            indicator=world.indicators[name],
            month=reading.month,
            value=Decimal(reading.value),
            unit=world.units.get(reading.unit),
            group_size=reading.size,
            is_example_figure=True,
            by=by,
        )


def _document(world: World, by: Any, document: Document) -> None:
    register_document(
        project=world.project,
        title=document.title,
        description=document.description,
        source=document.source,
        body=world.bodies.get(document.body),
        access=document.access,
        by=by,
    )


def _studies() -> Iterator[Act]:
    for i, study in enumerate(studies.STUDIES):
        yield Act(
            at(2010, 9, 8, 9, 2 * i),
            "sekretaer",
            "Ført fra presentasjonen til styringsgruppa",
            _study,
            (study, i),
        )
    for body in people.BODIES:
        mine = tuple(study.key for study in studies.STUDIES if study.body == body.key)
        if body.kind == "work_group" and mine:
            yield Act(
                body.made + timedelta(hours=1),
                "sekretaer",
                "Arbeidsgruppa overtar utredningen",
                _hand_over,
                (mine, body.key),
            )
    for change in studies.CHANGES:
        yield Act(
            change.when,
            change.by,
            change.reason,
            _change,
            (change,),
        )


def _study(world: World, by: Any, study: Study, order: int) -> None:
    status = StudyStatus.NOT_STARTED
    if study.key in studies.RUNNING:
        status = StudyStatus.IN_PROGRESS
    elif study.interim_conclusion:
        status = StudyStatus.INTERIM
    world.studies[study.key] = create_study_area(
        project=world.project,
        title=study.title,
        parent=world.studies.get(study.parent),
        question=study.question,
        findings=study.findings,
        interim_conclusion=study.interim_conclusion,
        status=status,
        decided_by=world.bodies.get(study.decided_by),
        body=world.bodies.get(study.body),
        owner=world.person(study.owner),
        order=order,
        access=study.access,
        by=by,
    )
    for title, description, preferred in study.alternatives:
        add_alternative(
            study_area=world.studies[study.key],
            title=title,
            description=description,
            is_preferred=preferred,
            by=by,
        )


def _hand_over(world: World, by: Any, keys: tuple[str, ...], body: str) -> None:
    for key in keys:
        study = world.studies[key]
        changes: dict[str, Any] = {"body": world.bodies[body]}
        if study.status == StudyStatus.NOT_STARTED:
            changes["status"] = StudyStatus.IN_PROGRESS
        update_study_area(study_area=study, changes=changes, by=by)


def _change(world: World, by: Any, change: StudyChange) -> None:
    update_study_area(study_area=world.studies[change.study], changes=change.changes, by=by)


def _news(world: World, by: Any, item: News) -> None:
    made = write_news(project=world.project, title=item.title, text=item.text, author=by, access=item.access, by=by)
    publish_news(item=made, by=by)
