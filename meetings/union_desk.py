"""What a union's representative comes for: what is new, what waits for them, their statements, meetings and deadlines.

Everything is what the person may see. The number of queries does not grow with what there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from budget import proofs
from budget.ladder import Step
from budget.models import Measure, UnionStatement
from budget.redundancies import assumption, sentence
from budget.selectors.concerned import on_the_table
from budget.selectors.redundancies import redundancies_of
from budget.services.unions import office_of, union_seats_of
from omstilling.ui import formats
from omstilling.ui.addresses import address
from projects.access import access_map
from projects.models import Agreement, Body, Consultation, Decision, Milestone, Project, Seat
from projects.selectors.agreements import period_of
from projects.selectors.follow_up import awaits_follow_up
from projects.selectors.plan import coming_in

from .access import FINISHED
from .approval import waiting_for
from .models import AgendaItem, Meeting, MeetingPurpose, MeetingState, Minutes, Notice, PartyView, Summons
from .models import SummonsAnswer as Answer
from .words import the_minutes

#: So many of a kind are read, and so many lines of news are shown.
READ = 12
#: So many measures of a meeting are named; of more, only how many.
NAMED = 3
#: Without an earlier visit, what is new is what came within so many days.
FIRST_VISIT = timedelta(days=14)
#: Deadlines within so many days, and agreements that end within so many.
SOON, ENDS_SOON = 60, timedelta(days=180)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a word in a tag where there is one, what it is about, where it is, and a word more."""

    text: str
    url: str
    detail: str = ""
    word: str = ""
    look: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for the union, of one kind; ``more`` leads to where all of it is."""

    title: str
    lines: tuple[Line, ...]
    more: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Desk:
    """The page of a union's representative."""

    offices: tuple[str, ...]
    since: datetime
    news: tuple[Line, ...]
    waiting: tuple[Waiting, ...]
    statements: tuple[Line, ...]
    meetings: tuple[Line, ...]
    deadlines: tuple[Line, ...]
    redundancies: tuple[str, ...]
    assumed: str


def desk_of(project: Project, user: Any, since: datetime | None, now: datetime) -> Desk:
    """Gather the page. ``since`` is the visit before this one; nothing on the first."""
    today, seats = project.today(), union_seats_of(user, project)
    since = since or now - FIRST_VISIT
    own = _own_statements(project, user)
    news = sorted(_news(project, user, since), key=lambda pair: pair[0], reverse=True)
    return Desk(
        offices=tuple(office_of(seat) for seat in seats),
        since=since,
        news=tuple(_dated(moment, line) for moment, line in news[:READ]),
        waiting=tuple(kind for kind in _waiting(project, user, today, own) if kind.lines),
        statements=tuple(_statement_line(said) for said in own),
        meetings=tuple(_meetings(project, user, today)),
        deadlines=tuple(line for _day, line in sorted(_deadlines(project, user, today), key=lambda pair: pair[0])),
        redundancies=tuple(sentence(found, today) for found in redundancies_of(project, user)),
        assumed=assumption(),
    )


def _named(measure: Measure) -> str:
    return _("Tiltak %(number)s: %(title)s") % {"number": measure.number, "title": measure.title}


def _unions(measure: Measure) -> str:
    """Return the address of the part of a measure's page that is about the unions."""
    return f"{measure.get_absolute_url()}#medbestemmelse"


def _on(moment: datetime | date) -> str:
    return formats.date_text(timezone.localdate(moment) if isinstance(moment, datetime) else moment)


def _bodies(project: Project, user: Any) -> list[int]:
    mine = Body.objects.active().filter(project=project, pk__in=access_map(user).body_ids)
    return list(mine.order_by().values_list("pk", flat=True))


# What is new


def _news(project: Project, user: Any, since: datetime) -> Iterator[tuple[datetime, Line]]:
    def new(model: Any, *related: str) -> Any:
        rows = model.objects.visible_to(user).active().filter(project=project, created_at__gt=since)
        return rows.select_related(*related).order_by("-created_at")[:READ]

    for measure in new(Measure):
        measure.project = project
        yield measure.created_at, Line(_named(measure), measure.get_absolute_url(), _("Nytt tiltak"))
    held = list(new(Consultation))
    about = _about(held, user)
    for met in held:
        met.project = project
        words = {"form": capfirst(met.get_form_display()), "day": formats.date_text(met.held_on)}
        yield met.created_at, Line(_("%(form)s %(day)s") % words, met.get_absolute_url(), about[met.pk])
    for decision in new(Decision, "case__body", "body"):
        decision.project = project
        title = f"{decision.case.case_number} {decision.case.open_title}"
        detail = f"{decision.body.name}: {decision.outcome_word}"
        yield decision.created_at, Line(title, decision.get_absolute_url(), detail)
    for agreement in new(Agreement):
        agreement.project = project
        yield agreement.created_at, Line(agreement.name, agreement.get_absolute_url(), _("Avtale er ført"))
    yield from _new_words(project, user, since)
    bodies = _bodies(project, user)
    notices = Notice.objects.visible_to(user).active().filter(meeting__body__in=bodies, sent_at__gt=since)
    for notice in (
        notices.select_related("meeting__body").defer("full_source", "public_source").order_by("-sent_at")[:READ]
    ):
        notice.meeting.project = project
        url = address("meetings:notice", project.slug, notice.meeting.slug, notice.number)
        yield notice.sent_at, Line(_meeting_name(notice.meeting), url, str(notice.get_kind_display()).capitalize())
    done = Minutes.objects.visible_to(user).active().filter(meeting__body__in=bodies, state__in=FINISHED)
    done = done.filter(approved_on__gt=timezone.localdate(since)).defer("full_source", "public_source")
    for minutes in done.select_related("meeting__body").order_by("-approved_on")[:READ]:
        url = address("meetings:minutes", project.slug, minutes.meeting.slug)
        detail = _("%(It)s er godkjent") % {"It": capfirst(the_minutes(minutes.meeting))}
        yield _moment(minutes.approved_on), Line(_meeting_name(minutes.meeting), url, detail)


def _dated(moment: datetime, line: Line) -> Line:
    """Return a line of news with the day it came."""
    return replace(line, detail=_("%(what)s, %(day)s") % {"what": line.detail, "day": _on(moment)})


def _about(held: list[Consultation], user: Any) -> dict[int, str]:
    """Say which measures each of the meetings was about, as far as the user sees them. A query where there is one."""
    tables = on_the_table([met.pk for met in held], user) if held else {}
    said = {}
    for met in held:
        named = tables.get(met.pk, ())
        many = formats.plural_word(len(named), _("tiltak"), _("tiltak"), single=_("ett"))
        about = many if len(named) > NAMED else _("tiltak %(names)s") % {"names": formats.join_and(named)}
        said[met.pk] = _("Møte om %(about)s er ført") % {"about": about} if named else _("Møte er ført")
    return said


def _new_words(project: Project, user: Any, since: datetime) -> Iterator[tuple[datetime, Line]]:
    """Yield the statements of other unions, and the replies to one's own."""
    rows = UnionStatement.objects.visible_to(user).active().filter(measure__project=project)
    day = timezone.localdate(since)
    rows = rows.filter(Q(created_at__gt=since) | Q(replied_on__gt=day)).select_related("measure", "seat")
    for said in rows.order_by("-pk")[:READ]:
        said.measure.project = project
        url = f"{said.measure.get_absolute_url()}#uttalelse-{said.pk}"
        if said.seat.person_id == user.pk:
            if said.replied_on is not None and said.replied_on > day:
                yield _moment(said.replied_on), Line(_named(said.measure), url, _("Arbeidsgiver har svart dere"))
        elif said.created_at > since:
            detail = _("Uttalelse fra %(office)s") % {"office": said.organisation}
            yield said.created_at, Line(_named(said.measure), url, detail)


def _moment(day: date | None) -> datetime:
    return timezone.make_aware(datetime.combine(day or date.min, datetime.min.time()))


def _meeting_name(meeting: Meeting) -> str:
    return f"{meeting.body.name} {formats.date_text(meeting.held_on)}"


# What waits


def _waiting(project: Project, user: Any, today: date, own: list[UnionStatement]) -> Iterator[Waiting]:
    yield Waiting(_("Skal bekreftes av dere"), tuple(_to_confirm(project, user)))
    yield Waiting(_("Deres syn mangler"), tuple(_views_missing(project, user)))
    yield Waiting(_("Møter å svare på"), tuple(_to_answer(project, user, today)))
    listed = address("budget:measures", project.slug)
    rows = _measures(project, user)
    held = proofs.consultations(user, today).order_by().values("measure_id")
    undiscussed = rows.filter(touches_staff=True).exclude(pk__in=held).with_step_numbers(user, today)
    lines = tuple(_undiscussed_line(measure) for measure in undiscussed.order_by("-step_no", "number")[:READ])
    all_of_them = (_("Alle som ikke er drøftet"), f"{listed}?medbestemmelse=ikke-droftet")
    yield Waiting(_("Berører ansatte og er ikke drøftet"), lines, all_of_them)
    unsettled = rows.filter(touches_staff__isnull=True, fte_change__lt=0)
    unclear = tuple(
        Line(_named(m), _unions(m), _("Det er ikke avklart om tiltaket berører ansatte"))
        for m in unsettled.order_by("number")[:READ]
    )
    yield Waiting(
        _("Fjerner årsverk, men er ikke avklart"), unclear, (_("Alle uavklarte"), f"{listed}?medbestemmelse=uavklart")
    )
    unanswered = tuple(_statement_line(said) for said in own if not said.is_answered)
    yield Waiting(_("Uttalelser uten svar"), unanswered)


def _measures(project: Project, user: Any) -> Any:
    return Measure.objects.visible_to(user).active().filter(project=project).select_related("project")


def _undiscussed_line(measure: Any) -> Line:
    word = _("drøftet: nei")
    decided = measure.step_no >= Step.DECIDED.number
    detail = _("Vedtatt uten drøfting") if decided else _("Ikke vedtatt ennå")
    return Line(_named(measure), _unions(measure), detail, word, "late" if decided else "missing")


def _to_confirm(project: Project, user: Any) -> Iterator[Line]:
    for minutes in waiting_for(user, project)[:READ]:
        url = address("meetings:minutes", project.slug, minutes.meeting.slug)
        it = capfirst(the_minutes(minutes.meeting))
        yield Line(_meeting_name(minutes.meeting), url, _("%(It)s venter på dere") % {"It": it})


def _views_missing(project: Project, user: Any) -> Iterator[Line]:
    """Yield the cases of meetings with the unions in which this person's union has not said what it means."""
    seats = Seat.objects.active().valid_on(project.today()).filter(person_id=user.pk, is_union=True)
    seat_of = {seat.body_id: seat.pk for seat in seats.filter(body__project=project).order_by("-order", "-pk")}
    spoken = PartyView.objects.active().filter(item=OuterRef("pk"), seat__in=list(seat_of.values()))
    done = Minutes.objects.active().filter(meeting=OuterRef("meeting_id"), state__in=FINISHED)
    items = (
        AgendaItem.objects.visible_to(user)
        .active()
        .filter(
            ~Exists(spoken),
            ~Exists(done),
            meeting__project=project,
            meeting__body__in=list(seat_of),
            meeting__purpose__in=[MeetingPurpose.CONSULTATION, MeetingPurpose.NEGOTIATION],
            meeting__state__in=[MeetingState.RUNNING, MeetingState.HELD],
            meeting__withdrawn_at__isnull=True,
        )
        .select_related("meeting__body", "case__body")
    )
    for item in items.order_by("meeting__held_on", "order")[:READ]:
        place = (project.slug, item.meeting.slug, item.pk, seat_of[item.meeting.body_id])
        yield Line(str(item.case), address("meetings:party_view", *place), _meeting_name(item.meeting))


def _to_answer(project: Project, user: Any, today: date) -> Iterator[Line]:
    rows = (
        Summons.objects.visible_to(user)
        .active()
        .filter(
            seat__person_id=user.pk,
            answer=Answer.NONE,
            meeting__project=project,
            meeting__state__in=[MeetingState.PLANNED, MeetingState.CALLED],
            meeting__held_on__gte=today,
            meeting__withdrawn_at__isnull=True,
        )
    )
    for row in rows.select_related("meeting__body").order_by("meeting__held_on", "pk")[:READ]:
        url = address("meetings:answer_summons", project.slug, row.meeting.slug)
        yield Line(_meeting_name(row.meeting), url, _("Si fra om dere kommer"))


# Our statements, meetings and deadlines


def _own_statements(project: Project, user: Any) -> list[UnionStatement]:
    rows = UnionStatement.objects.visible_to(user).active().filter(measure__project=project, seat__person_id=user.pk)
    found = list(rows.select_related("measure", "seat").order_by("-written_on", "-pk"))
    for said in found:
        said.measure.project = project
    return found


def _statement_line(said: UnionStatement) -> Line:
    words, look = _("venter på svar"), "missing"
    if said.is_answered:
        words, look = _("besvart"), "good"
    elif said.reply:
        words, look = _("endret etter svaret"), "slipping"
    detail = _("Skrevet %(day)s") % {"day": formats.date_text(said.written_on)}
    url = f"{said.measure.get_absolute_url()}#uttalelse-{said.pk}"
    return Line(_named(said.measure), url, detail, words, look)


def _meetings(project: Project, user: Any, today: date) -> Iterator[Line]:
    rows = (
        Meeting.objects.visible_to(user)
        .active()
        .filter(project=project, body__in=_bodies(project, user), held_on__gte=today)
    )
    rows = rows.exclude(state=MeetingState.CANCELLED).select_related("body")
    for meeting in rows.order_by("held_on", "starts_at", "pk")[:READ]:
        meeting.project = project
        purpose = "" if meeting.purpose == MeetingPurpose.ORDINARY else str(meeting.get_purpose_display())
        hour = formats.clock(meeting.starts_at) if meeting.starts_at else ""
        detail = ", ".join(part for part in (capfirst(purpose), hour, meeting.place) if part)
        yield Line(_meeting_name(meeting), meeting.get_absolute_url(), detail)


def _deadlines(project: Project, user: Any, today: date) -> Iterator[tuple[date, Line]]:
    bodies = _bodies(project, user)
    decisions = (
        Decision.objects.visible_to(user)
        .active()
        .filter(awaits_follow_up(), project=project, responsible_id=user.pk, deadline__isnull=False)
    )
    for decision in decisions.select_related("case__body").order_by("deadline", "pk")[:READ]:
        decision.project = project
        title = f"{decision.case.case_number} {decision.case.open_title}"
        yield _due(decision.deadline, title, decision.get_absolute_url(), _("Vedtak dere har ansvar for"), today)
    milestones = (
        Milestone.objects.visible_to(user)
        .active()
        .filter(Q(body__in=bodies) | Q(responsible_id=user.pk), project=project)
    )
    for milestone in coming_in(milestones, today, SOON).order_by("current_date", "pk")[:READ]:
        milestone.project = project
        yield _due(milestone.current_date, milestone.title, milestone.get_absolute_url(), _("Milepæl"), today)
    groups = Body.objects.active().filter(pk__in=bodies, deadline__gte=today, dissolved_on__isnull=True)
    for body in groups.order_by("deadline", "pk")[:READ]:
        url = address("projects:body", project.slug, body.slug)
        yield _due(body.deadline, body.name, url, _("Arbeidet skal være ferdig"), today)
    agreements = Agreement.objects.visible_to(user).active().filter(project=project).with_successor()
    for agreement in agreements.order_by("valid_from", "pk"):
        last = period_of(agreement).last
        if last is not None and today <= last <= today + ENDS_SOON:
            agreement.project = project
            yield _due(last, agreement.name, agreement.get_absolute_url(), _("Avtalen tar slutt"), today)


def _due(day: date | None, text: str, url: str, what: str, today: date) -> tuple[date, Line]:
    assert day is not None
    late = day < today
    detail = _("%(what)s, %(day)s") % {"what": what, "day": formats.date_text(day)}
    return day, Line(text, url, detail, _("over fristen") if late else "", "late" if late else "")


def lines(groups: Iterable[Waiting]) -> int:
    """Return how many lines wait in all."""
    return sum(len(group.lines) for group in groups)
