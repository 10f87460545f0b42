"""Fills the plan with 200 milestones over the project's bodies, many of which wait for each other."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Body, Milestone, MilestoneLink, Phase, Project, StudyArea

COUNT = 200
#: How many times the floor the plan may take with ``COUNT`` milestones drawn on one page.
LIMIT = 3
#: Numbers from here on are the bench's own.
FIRST = 7000


def fill_plan(project: Project) -> dict[str, str]:
    """See that the plan has ``COUNT`` milestones with a date; return the pages to measure."""
    source = Random(1)
    bodies = list(Body.objects.active().filter(project=project).order_by("pk"))
    areas = list(StudyArea.objects.active().filter(project=project).order_by("pk"))
    wanted = COUNT - Milestone.objects.active().filter(project=project, current_date__isnull=False).count()
    made: list[Milestone] = []
    with unit_of_work(by=SystemActor("Målingen"), reason="Fyller planen"):
        Phase(
            project=project, kind="planning", title="Planlegge", starts_on=date(2010, 9, 1), ends_on=date(2011, 4, 30)
        ).save()
        for number in range(wanted):
            day = date(2010, 9, 1) + timedelta(days=source.randrange(600))
            done = day < date(2011, 2, 1)
            row = Milestone(
                project=project,
                number=FIRST + number,
                title=f"Milepæl til måling {number}",
                baseline_date=day - timedelta(days=source.choice((0, 0, 14, 30))),
                current_date=day,
                body=source.choice(bodies),
                study_area=source.choice(areas),
                status="done" if done else "planned",
                completed_on=day if done else None,
            )
            row.save()
            made.append(row)
        made.sort(key=lambda one: (one.current_date, one.pk))
        for before, after in zip(made, made[7:], strict=False):
            if source.random() < 0.6:
                MilestoneLink(before=before, after=after, days=source.randrange(4)).save()
    plan = f"/{project.slug}/plan/"
    return {"gantt_200": plan, "gantt_200_by_area": f"{plan}?grupper=omrade"}
