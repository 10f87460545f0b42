"""The main job: a member of the steering group logs a decision in the browser."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from budget.models import MeasureCase, MeasureDecision
from meetings.forms.concerns import parted, stems
from meetings.models import AgendaItem, AttendanceStatus, MeetingState, Minutes, MinutesState, PartyVote, Proposal
from projects.models import Decision, DecisionMilestone, Seat, SeatFunction
from projects.services.cases import update_case
from tests.cast import START, agenda_item, attend, case, measure, meeting, milestone, study_area, unit, user, write
from tests.flow import form_data

TEXT = "Renholdet samles i én enhet fra 1. august 2011."


@pytest.fixture
def item(cast: Any) -> AgendaItem:
    at = meeting(cast)
    for name, party in (("Berit Bakken", "Ap"), ("Dag Dahl", "H")):
        person = user(name.split()[0].lower(), name)
        cast.seats[f"steering.{person.username}"] = write(
            Seat(body=cast.steering, person=person, function=SeatFunction.MEMBER, party=party, valid_from=START)
        )
    attend(cast, at, "chair", "member", "berit", "dag", "union_rep", "secretary")
    return agenda_item(cast, at, case(cast, recommendation=TEXT))


def url(item: AgendaItem) -> str:
    return reverse("meetings:log_decision", args=[item.meeting.project.slug, item.meeting.slug, item.pk])


def votes(client: Any, item: AgendaItem, **parties: tuple[int, int]) -> dict[str, str]:
    """Return the numbers under the names that the page gives their fields."""
    names = [name for name in form_data(client, url(item)) if name.startswith("votes-")]
    typed: dict[str, str] = {}
    for party, (yes, no) in parties.items():
        typed[next(n for n in names if n.startswith(f"votes-{party.lower()}-") and n.endswith("-for"))] = str(yes)
        typed[next(n for n in names if n.startswith(f"votes-{party.lower()}-") and n.endswith("-against"))] = str(no)
    return typed


def send(client: Any, item: AgendaItem, data: dict[str, Any] | None = None, *, without: tuple[str, ...] = ()) -> Any:
    page = {**form_data(client, url(item)), "kind": "final", "unanimous": "on", **(data or {})}
    return client.post(url(item), {name: value for name, value in page.items() if name not in without})


@pytest.mark.parametrize("role", ["member", "chair", "secretary"])
def test_the_case_papers_text_is_logged_with_three_choices(cast: Any, item: AgendaItem, role: str) -> None:
    client = cast.client(role)
    response = send(client, item)
    decision = Decision.objects.get()
    assert (response.status_code, response["Location"]) == (303, decision.get_absolute_url())
    page = client.get(decision.get_absolute_url()).content.decode()
    assert "er ført" in page
    assert TEXT in page
    assert "Enstemmig, " in page
    assert decision.text == TEXT
    assert decision.decided_on == item.meeting.held_on
    register = client.get(reverse("projects:decisions", args=[cast.project.slug])).content.decode()
    assert item.case.title in register
    assert "Protokoll ikke godkjent" in register


def test_the_next_case_without_a_decision_stands_beside_the_message(cast: Any, item: AgendaItem) -> None:
    second = agenda_item(cast, item.meeting, case(cast, "Skole & helse", recommendation=TEXT))
    minutes = reverse("meetings:minutes", args=[cast.project.slug, item.meeting.slug])
    member, secretary = cast.client("member"), cast.client("secretary")
    page = member.get(send(member, item)["Location"]).content.decode()
    words = f"Neste sak: {second.case.case_number} Skole &amp; helse"
    assert f'<a class="ds-link" href="{url(second)}">{words}</a>' in page
    page = secretary.get(send(secretary, second)["Location"]).content.decode()
    assert f'<a class="ds-link" href="{minutes}">Alle sakene er behandlet. Gå til protokollen</a>' in page
    assert "Neste sak" not in page


def test_what_is_near_the_case_comes_first_and_the_rest_is_folded_away(cast: Any, item: AgendaItem) -> None:
    near, far = measure(cast, "Felles renholdsledelse"), measure(cast, "Ny skolestruktur")
    goal = milestone(cast)
    client = cast.client("member")
    page = client.get(url(item)).content.decode()
    concerns = page[page.index("Hva saken gjelder") : page.index("Oppfølging</legend>")]
    first, _summary, rest = concerns.partition('<details class="concern-rest"')
    assert f"measure-{near.pk}-effect" in first and f"measure-{far.pk}-effect" in rest
    assert "Vis én til" in rest
    assert concerns.count('<details class="concern" open>') == 1  # milestones wait behind their count
    wrong = client.post(
        url(item),
        {**form_data(client, url(item)), f"measure-{far.pk}": "on", f"measure-{far.pk}-effect": "mye",
         "milestones": [str(goal.pk)]},
    )  # fmt: skip
    assert wrong.status_code == 422
    page = wrong.content.decode()
    assert '<details class="concern-rest"' not in page and 'value="mye"' in page
    assert page.count('<details class="concern" open>') == 2 and "1 av 1 valgt" in page


def test_stems_tell_what_a_title_is_about() -> None:
    assert stems("Organisering av renholdet i kommunen") == {"renhol"}
    assert not stems("Sak om ny bygg")


def test_a_word_is_near_another_that_begins_with_it() -> None:
    rows = ["Ny skolestruktur", "Felles renhold", "Skole og barnehage"]
    kind = parted("x", "X", rows, about="Skole- og barnehagestruktur", title=str, held=lambda row: False, chosen=0)
    assert (kind.first, kind.rest) == (("Ny skolestruktur", "Skole og barnehage"), ("Felles renhold",))


def test_no_vote_is_filled_in_for_anybody(cast: Any, item: AgendaItem) -> None:
    shown = form_data(cast.client("member"), url(item))
    assert not {name for name in shown if name == "unanimous" or name.endswith(("-for", "-against")) and shown[name]}


def test_everything_that_can_be_said_is_kept(cast: Any, item: AgendaItem) -> None:
    saving, goal, area = measure(cast), milestone(cast), study_area(cast)
    client = cast.client("member")
    data = {
        "kind": "recommendation",
        "responsible": str(cast.chief_executive.pk),
        "deadline": "1.6.2011",
        "meaning": "Renholderne får én leder.",
        f"measure-{saving.pk}": "on",
        f"measure-{saving.pk}-effect": "1 100 000",
        f"measure-{saving.pk}-from": "01.08.2011",
        "milestones": [str(goal.pk)],
        "study_areas": [str(area.pk)],
        **votes(client, item, Ap=(2, 0), H=(0, 2)),
        "chair_decided": "on",
    }
    response = send(client, item, data, without=("unanimous",))
    assert response.status_code == 303, response.content.decode()
    decision = Decision.objects.get()
    assert (decision.kind, decision.responsible, decision.deadline) == (
        "recommendation",
        cast.chief_executive,
        date(2011, 6, 1),
    )
    link = MeasureDecision.objects.get()
    assert (link.measure, link.adopted_effect, link.adopted_from) == (saving, 1_100_000, date(2011, 8, 1))
    page = client.get(decision.get_absolute_url()).content.decode()
    for words in ("Innstilt", "Innstilling til Kommunestyret", goal.title, area.title, "Møteleders stemme avgjorde"):
        assert words in page, words


def test_amount_and_date_of_a_measure_stand_ready(cast: Any, item: AgendaItem) -> None:
    saving = measure(cast, full_year_effect=1_200_000, effective_from=date(2011, 7, 1))
    data = form_data(cast.client("member"), url(item))
    assert data[f"measure-{saving.pk}-effect"] == "1\u00a0200\u00a0000"
    assert data[f"measure-{saving.pk}-from"] == "01.07.2011"
    send(cast.client("member"), item)
    assert not MeasureDecision.objects.exists()


def test_another_proposal_is_picked_word_for_word(cast: Any, item: AgendaItem) -> None:
    other = write(Proposal(item=item, number=1, text="Saken sendes tilbake.\nNy sak i mai.", party="H"))
    client = cast.client("member")
    page = client.get(url(item)).content.decode()
    assert "Forslag nr. 1 fra H" in page
    send(client, item, {"source": f"proposal-{other.pk}"})
    assert Decision.objects.get().text == "Saken sendes tilbake.\nNy sak i mai."


def test_own_text_stands_filled_in_and_can_be_changed(cast: Any, item: AgendaItem) -> None:
    client = cast.client("member")
    assert form_data(client, url(item))["text"] == TEXT
    send(client, item, {"source": "own", "text": "Renholdet samles fra 1. september."})
    assert Decision.objects.get().text == "Renholdet samles fra 1. september."


def test_a_text_changed_under_a_picked_proposal_is_not_lost(cast: Any, item: AgendaItem) -> None:
    response = send(cast.client("member"), item, {"text": "Noe jeg skrev selv"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Velg «Egen tekst»" in page
    assert "Noe jeg skrev selv" in page
    assert not Decision.objects.exists()


def test_without_a_proposal_the_text_is_written(cast: Any, item: AgendaItem) -> None:
    bare = agenda_item(cast, item.meeting, case(cast, "Orientering"))
    client = cast.client("member")
    assert "source" not in form_data(client, url(bare))
    empty = send(client, bare)
    assert empty.status_code == 422
    assert "Skriv teksten, ordrett." in empty.content.decode()
    assert send(client, bare, {"outcome": "noted"}).status_code == 303
    assert Decision.objects.get().outcome_word == "tatt til orientering"


@pytest.mark.parametrize(
    ("wrong", "without", "words"),
    [
        ({"kind": ""}, (), "Velg hva slags vedtak det er."),
        ({"deadline": "09.03.2011"}, (), "på eller etter vedtaksdatoen (10.03.2011)"),
        ({"deadline": "i morgen"}, (), "dag.måned.år"),
        ({}, ("unanimous",), "Kryss av for enstemmig"),
        ({"kind": "advice"}, (), "Dette kan ikke velges her."),
        ({"meaning": "x" * 1001}, (), "1000"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    cast: Any, item: AgendaItem, wrong: dict[str, str], without: tuple[str, ...], words: str
) -> None:
    import re

    typed = {"meaning": "Renholderne får én leder.", **wrong}
    response = send(cast.client("member"), item, typed, without=without)
    page = response.content.decode()
    assert response.status_code == 422
    assert re.search(words if "|" in words else re.escape(words), page)
    assert typed["meaning"] in page
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        ({"Ap": (3, 0), "H": (0, 2)}, "Ap har 2 til stede med stemmerett"),
        ({"Ap": (2, 0), "H": (0, 1)}, "H har 2 til stede, og det er ført 1"),
        ({"Ap": (2, 0), "H": (1, 1)}, "H delte seg"),
        ({"Ap": (2, 0), "H": (0, 2)}, "møteleders stemme"),
        ({"Ap": (0, 2), "H": (0, 2)}, "Da er forslaget ikke vedtatt"),
    ],
)
def test_numbers_that_do_not_add_up_are_refused_and_stay(
    cast: Any, item: AgendaItem, numbers: dict[str, tuple[int, int]], words: str
) -> None:
    client = cast.client("member")
    typed = votes(client, item, **numbers)
    response = send(client, item, typed, without=("unanimous",))
    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    for name, value in typed.items():
        assert f'name="{name}" value="{value}"' in page
    assert not PartyVote.objects.active().exists()


def test_a_split_party_is_named(cast: Any, item: AgendaItem) -> None:
    client = cast.client("member")
    typed = votes(client, item, Ap=(2, 0), H=(1, 1))
    name = next(n for n in form_data(client, url(item)) if n.startswith("votes-h-") and n.endswith("-names"))
    response = send(client, item, {**typed, name: "Dag Dahl mot"}, without=("unanimous",))
    assert response.status_code == 303
    page = client.get(response["Location"]).content.decode()
    assert "Dag Dahl mot" in page


def test_names_are_asked_for_only_where_a_party_can_split(cast: Any) -> None:
    at = meeting(cast)
    dag = user("dag", "Dag Dahl")
    cast.seats["steering.dag"] = write(
        Seat(body=cast.steering, person=dag, function=SeatFunction.MEMBER, party="H", valid_from=START)
    )
    attend(cast, at, "chair", "member", "dag", "secretary")
    asked = form_data(cast.client("member"), url(agenda_item(cast, at, case(cast, recommendation=TEXT))))
    parties = {name.split("-")[1] for name in asked if name.startswith("votes-") and name.endswith("-names")}
    assert parties == {"h"}


def test_only_parties_with_a_vote_have_a_row(cast: Any, item: AgendaItem) -> None:
    page = cast.client("member").get(url(item)).content.decode()
    assert "Stemmer for, Ap" in page
    assert "Fagforbundet" not in page
    assert "4 av 4 medlemmer med stemmerett" in page


def test_too_few_members_can_only_put_the_case_off(cast: Any) -> None:
    at = meeting(cast)
    for n in range(2):
        person = user(f"m{n}")
        write(Seat(body=cast.steering, person=person, function=SeatFunction.MEMBER, party="V", valid_from=START))
    attend(cast, at, "chair")
    attend(cast, at, "member", status=AttendanceStatus.APOLOGY)
    item = agenda_item(cast, at)
    client = cast.client("secretary")
    page = client.get(url(item)).content.decode()
    assert "Organet er ikke vedtaksført i saken: 1 av 4" in page
    assert '<option value="adopted"' not in page
    assert send(client, item, {"outcome": "adopted", "text": "Ja."}).status_code == 422
    assert send(client, item, {"outcome": "postponed"}).status_code == 303


def test_without_attendance_the_page_says_so(cast: Any) -> None:
    item = agenda_item(cast, meeting(cast))
    page = cast.client("member").get(url(item)).content.decode()
    assert "Frammøtet er ikke ført" in page


def test_an_administrative_group_logs_an_advice(cast: Any) -> None:
    at = meeting(cast, body="project_body")
    item = agenda_item(cast, at, case(cast, body="project_body", recommendation=TEXT))
    client = cast.client("project_group")
    page = client.get(url(item)).content.decode()
    assert "Før anbefaling i PG 1/11" in page
    assert "Gruppa var enig" in page
    assert "Stemmer for" not in page
    data = form_data(client, url(item))
    assert data["kind"] == "advice"
    assert client.post(url(item), data).status_code == 303
    assert Decision.objects.get().outcome_word == "anbefalt"


def test_a_double_click_makes_one_decision(cast: Any, item: AgendaItem) -> None:
    client = cast.client("member")
    data = {**form_data(client, url(item)), "kind": "final", "unanimous": "on"}
    first, second = client.post(url(item), data), client.post(url(item), data)
    assert first["Location"] == second["Location"]
    assert Decision.objects.count() == 1


def test_the_second_of_two_is_told_and_keeps_what_was_typed(cast: Any, item: AgendaItem) -> None:
    late = cast.client("secretary")
    data = {**form_data(late, url(item)), "kind": "final", "unanimous": "on", "meaning": "Min egen tekst"}
    send(cast.client("member"), item)
    response = late.post(url(item), data)
    assert response.status_code == 422
    assert "alt ført" in response.content.decode()
    assert "Min egen tekst" in response.content.decode()
    again = late.get(url(item))
    assert again["Location"] == Decision.objects.get().get_absolute_url()


def test_a_right_that_is_lost_meanwhile_is_refused(cast: Any, item: AgendaItem) -> None:
    client = cast.client("member")
    data = {**form_data(client, url(item)), "kind": "final"}
    seat = cast.seats["steering.member"]
    seat.votes = False
    write(seat)
    assert client.post(url(item), data).status_code == 403
    assert not Decision.objects.exists()


def test_who_sees_the_meeting_but_has_no_vote_in_the_body_may_not(cast: Any, item: AgendaItem) -> None:
    for role in ("union_rep", "council", "chief_executive", "project_group", "employee", "auditor", "administrator"):
        client = cast.client(role)
        assert client.get(url(item)).status_code == 403, role
        assert client.post(url(item)).status_code == 403, role
    assert cast.client("outsider").get(url(item)).status_code == 404
    assert cast.client("anonymous").get(url(item)).status_code == 302


def test_what_one_may_not_see_is_not_there(cast: Any, item: AgendaItem) -> None:
    member = cast.client("member")
    update_case(case=item.case, changes={"access": "exempt", "legal_basis": "offl. § 23 (1)"}, by=cast.secretary)
    assert cast.client("council").get(url(item)).status_code == 404
    assert member.get(url(item)).status_code == 200
    assert member.get(url(item).replace(f"/{item.pk}/", "/999999/")).status_code == 404
    elsewhere = meeting(cast, held_on=date(2011, 2, 1))
    assert member.get(url(item).replace(item.meeting.slug, elsewhere.slug)).status_code == 404


def test_only_what_the_user_sees_can_be_concerned(cast: Any, item: AgendaItem) -> None:
    hidden = milestone(cast, "Kladd fra arbeidsgruppa", body=cast.work_body, access="restricted")
    secret = measure(cast, "Hemmelig tiltak", body=cast.work_body, access="restricted")
    client = cast.client("member")
    page = client.get(url(item)).content.decode()
    assert "Kladd" not in page
    assert "Hemmelig" not in page
    refused = send(client, item, {"milestones": [str(hidden.pk)]})
    assert refused.status_code == 422
    send(client, item, {f"measure-{secret.pk}": "on"})
    assert not DecisionMilestone.objects.exists()
    assert not MeasureDecision.objects.exists()


@pytest.mark.parametrize(
    ("state", "words"), [(MeetingState.CALLED, "Møtet er ikke holdt"), (MeetingState.CANCELLED, "avlyst")]
)
def test_before_the_meeting_is_held_the_page_says_why(cast: Any, state: str, words: str) -> None:
    item = agenda_item(cast, meeting(cast, state=state))
    response = cast.client("secretary").get(url(item))
    assert response.status_code == 200
    assert words in response.content.decode()
    assert "<textarea" not in response.content.decode()


def test_when_the_minutes_are_approved_the_page_says_why(cast: Any, item: AgendaItem) -> None:
    write(Minutes(meeting=item.meeting, version=1, state=MinutesState.APPROVED))
    assert "Protokollen er godkjent" in cast.client("secretary").get(url(item)).content.decode()


def test_the_case_offers_the_button_to_those_who_may(cast: Any, item: AgendaItem) -> None:
    page = item.case.get_absolute_url()
    assert url(item) in cast.client("member").get(page).content.decode()
    assert url(item) not in cast.client("council").get(page).content.decode()
    send(cast.client("member"), item)
    after = cast.client("member").get(page).content.decode()
    assert url(item) not in after
    assert "Vedtatt 10. mars 2011" in after


def test_a_ticked_measure_that_makes_much_at_once_is_told_of_before_it_is_saved(cast: Any, item: AgendaItem) -> None:
    place = unit(cast)
    july = date(2011, 7, 1)
    ticked, *_beside = [measure(cast, f"Tiltak {n}", unit=place, effective_from=july) for n in range(3)]
    client, typed = cast.client("secretary"), {f"measure-{ticked.pk}": "on"}
    first = send(client, item, typed)
    assert first.status_code == 200 and not Decision.objects.exists()
    page = first.content.decode()
    assert "Vedtaket gir mye samtidig" in page and "Før vedtaket likevel" in page
    seen = first.context["form"]["seen"].value()
    moved = {**typed, f"measure-{ticked.pk}-from": "1.6.2011", "seen": seen}
    assert "Vedtaket gir mye samtidig" in send(client, item, moved).content.decode()  # other months than those seen
    assert send(client, item, {**typed, "seen": seen}).status_code == 303 and MeasureDecision.objects.count() == 1


def test_a_measure_weighs_from_the_day_that_is_adopted_for_it(cast: Any, item: AgendaItem) -> None:
    place = unit(cast)
    ticked, *_beside = [measure(cast, f"Tiltak {n}", unit=place, effective_from=date(2011, 7, 1)) for n in range(3)]
    later = {f"measure-{ticked.pk}": "on", f"measure-{ticked.pk}-from": "1.8.2012"}
    assert send(cast.client("secretary"), item, later).status_code == 303


def test_a_load_that_the_page_has_shown_is_not_asked_about_again(cast: Any, item: AgendaItem) -> None:
    place = unit(cast)
    found = [measure(cast, f"Tiltak {n}", unit=place, effective_from=date(2011, 7, 1)) for n in range(3)]
    write(MeasureCase(measure=found[0], case=item.case))
    typed = {f"measure-{found[0].pk}": "on"}
    assert send(cast.client("secretary"), item, typed).status_code == 303
