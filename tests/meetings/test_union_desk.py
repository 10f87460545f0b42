"""The page of a union's representative: what is new, what waits, and what is the union's own."""

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from budget.models import Measure, MeasureConsultation, MeasureDecision
from budget.services.unions import reply_to_statement, write_statement
from meetings.models import MeetingPurpose, MeetingState, Minutes, MinutesReview, MinutesState, Summons
from meetings.union_desk import desk_of, lines
from omstilling.audit.uow import SystemActor, example_clock, unit_of_work
from projects.models import Agreement, Body, Consultation, LastVisit
from tests import cast as make

NOW = datetime(2011, 3, 15, 12, tzinfo=UTC)


def desk(cast, since=NOW):
    return desk_of(cast.project, cast.union_rep, since, NOW)


def waiting(cast):
    return {group.title: [line.text for line in group.lines] for group in desk(cast).waiting}


def test_what_waits_is_gathered_and_goes_when_it_is_done(cast):
    touched = make.measure(cast, "Samlet renhold", number=1, touches_staff=True)
    make.measure(cast, "Felles innkjøp", number=2, touches_staff=False)
    make.measure(cast, "Færre vakter", number=3, fte_change=-2)
    make.measure(cast, "Det andre laget", number=4, touches_staff=True, access="restricted", body=cast.work_body)
    make.write(MeasureDecision(measure=touched, decision=make.decision(cast)))
    seat = cast.seats["steering.union_rep"]
    said = write_statement(measure=touched, seat=seat, text="Ingen må sies opp.", by=cast.union_rep)
    ahead = make.meeting(cast, held_on=date(2011, 3, 22), state=MeetingState.CALLED)
    call = make.write(Summons(meeting=ahead, seat=seat))
    talks = make.meeting(cast, held_on=date(2011, 3, 9), purpose=MeetingPurpose.CONSULTATION)
    item = make.agenda_item(cast, talks, make.case(cast, "Renhold"))
    minutes = make.write(Minutes(meeting=talks, state=MinutesState.FOR_APPROVAL))
    make.write(MinutesReview(minutes=minutes, seat=seat, is_approver=True))
    assert waiting(cast) == {
        "Skal bekreftes av dere": ["Styringsgruppa 9. mars 2011"],
        "Deres syn mangler": [str(item.case)],
        "Møter å svare på": ["Styringsgruppa 22. mars 2011"],
        "Berører ansatte og er ikke drøftet": ["Tiltak 1: Samlet renhold"],
        "Fjerner årsverk, men er ikke avklart": ["Tiltak 3: Færre vakter"],
        "Uttalelser uten svar": ["Tiltak 1: Samlet renhold"],
    }
    assert lines(desk(cast).waiting) == 6
    call.answer = "coming"
    make.write(call)
    minutes.state = MinutesState.APPROVED
    make.write(minutes)
    reply_to_statement(statement=said, text="Vi lover det.", by=cast.chief_executive)
    values = {"number": 1, "form": "consultation", "held_on": date(2011, 3, 9), "parties": "Fagforbundet"}
    held = make.write(Consultation(project=cast.project, **values))
    make.write(MeasureConsultation(measure=touched, consultation=held))
    assert waiting(cast) == {"Fjerner årsverk, men er ikke avklart": ["Tiltak 3: Færre vakter"]}
    (mine,) = desk(cast).statements
    assert (mine.text, mine.word) == ("Tiltak 1: Samlet renhold", "besvart")
    assert [line.text for line in desk(cast).meetings] == ["Styringsgruppa 22. mars 2011"]


def test_deadlines_come_in_order_from_what_is_the_unions(cast):
    make.write(
        Agreement(project=cast.project, title="Omstillingsavtale", valid_from=make.START, valid_to=date(2011, 6, 30))
    )
    make.milestone(cast, "Høring ferdig", body=cast.project_body, current_date=date(2011, 4, 1))
    make.milestone(cast, "De andres", body=cast.work_body, current_date=date(2011, 4, 1))
    group: Body = cast.project_body
    group.deadline = date(2011, 5, 1)
    make.write(group)
    decided = make.decision(cast, responsible=cast.union_rep, deadline=date(2011, 3, 1))
    found = desk(cast).deadlines
    case = f"{decided.case.case_number} Organisering av renhold"
    assert [line.text for line in found] == [case, "Høring ferdig", "Prosjektgruppa", "Omstillingsavtale"]
    assert [line.word for line in found] == ["over fristen", "", "", ""]


def test_news_is_what_came_after_the_visit_before(cast):
    with example_clock(datetime(2011, 3, 1, tzinfo=UTC)):
        make.measure(cast, "Gammelt", number=1)
    with example_clock(datetime(2011, 3, 14, tzinfo=UTC)):
        make.measure(cast, "Nytt", number=2)
        make.measure(cast, "Skjult", number=3, access="restricted", body=cast.work_body)
        with unit_of_work(by=SystemActor("Testen"), reason="Oppsett"):
            values = {"number": 1, "form": "information", "held_on": date(2011, 3, 14), "parties": "Fagforbundet"}
            met = make.write(Consultation(project=cast.project, **values))
        for measure in Measure.objects.filter(number__in=[2, 3]):
            make.write(MeasureConsultation(measure=measure, consultation=met))
    told = {line.text: line.detail for line in desk(cast, datetime(2011, 3, 10, tzinfo=UTC)).news}
    assert told == {
        "Informert 14. mars 2011": "Møte om tiltak 2 Nytt er ført, 14. mars 2011",
        "Tiltak 2: Nytt": "Nytt tiltak, 14. mars 2011",
    }
    assert [line.text for line in desk(cast, NOW).news] == []


@pytest.mark.once
def test_the_page_remembers_the_visit_and_is_in_the_menu_of_those_whom_it_is_for(cast):
    path = f"/{cast.project.slug}/tillitsvalgt/"
    client = cast.client("union_rep")
    page = client.get(path).content.decode()
    assert "Siste to uker" in page and "Hovedtillitsvalgt for Fagforbundet" in page
    visit = LastVisit.objects.get(person=cast.union_rep, page="tillitsvalgt")
    LastVisit.objects.update(seen_at=visit.seen_at - timezone.timedelta(days=3))
    assert "Siden du var her sist" in client.get(path).content.decode()
    assert client.get(f"{path}?dato=2011-03-01").url == path, "of today, whatever day is asked for"
    assert path in client.get(f"/{cast.project.slug}/tiltak/").content.decode()
    assert path not in cast.client("secretary").get(f"/{cast.project.slug}/tiltak/").content.decode()


@pytest.mark.once
@pytest.mark.parametrize(("role", "status"), [("secretary", 403), ("employee", 403), ("outsider", 404)])
def test_it_is_for_the_unions_alone(cast, role, status):
    assert cast.client(role).get(f"/{cast.project.slug}/tillitsvalgt/").status_code == status


def test_it_takes_as_many_queries_for_much_as_for_little(cast, django_assert_num_queries):
    def some(number):
        measure = make.measure(cast, number=number, touches_staff=True)
        seat = cast.seats["steering.union_rep"]
        write_statement(measure=measure, seat=seat, text="Nei.", by=cast.union_rep)

    some(1)
    with django_assert_num_queries(26, exact=False) as few:
        desk(cast)
    for number in range(2, 7):
        some(number)
    with django_assert_num_queries(len(few.captured_queries), exact=False):
        desk(cast)
