"""Work groups: set up in one form, mandate as PDF, reports, deadline, dissolution; signals; seats over time."""

from datetime import date

import pytest

from meetings.services.meetings import plan_meeting
from omstilling.audit.errors import DomainError
from omstilling.mail.models import Notification
from omstilling.mail.titles import told_all
from omstilling.pdf import jobs
from projects.access import Role, forget_access, roles_in
from projects.deadlines import deadlines_of
from projects.models import Body, GroupReport, Seat, SeatFunction, Signal, SignalState
from projects.selectors.work_groups import state_of
from projects.services.bodies import give_seat, update_body, update_seat
from projects.services.cases import register_case
from projects.services.signals import answer_signal, give_signal, withdraw_signal
from projects.services.work_groups import (
    Member,
    deliver_report,
    dissolve_work_group,
    set_up_work_group,
    update_report,
    update_work_group,
)
from tests.cast import decision, study_area, user
from tests.flow import post_form
from tests.projects.files import PDF


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


def url(cast, rest=""):
    return f"/{cast.project.slug}/{rest}"


def group(cast, by, **more):
    values = {
        "name": "Arbeidsgruppe skole",
        "mandate": "Gruppa utreder skolestrukturen.",
        "leader": cast.work_group,
        "deadline": date(2011, 6, 1),
        **more,
    }
    return set_up_work_group(project=cast.project, by=by, **values)


def signal(cast, by, **more):
    values = {
        "title": "Skole: struktur",
        "text": "Utred færre og større skoler.",
        "given_on": date(2011, 3, 1),
        **more,
    }
    return give_signal(project=cast.project, body=cast.steering, by=by, **values)


# Services


def test_an_office_in_a_work_group_gives_none_in_the_project(cast, by):
    offices = (SeatFunction.SECRETARY, SeatFunction.CHIEF_EXECUTIVE, SeatFunction.CONTROLLER)
    members = [Member(user(f"i-gruppa-{office}", "Gro Gruppe"), office) for office in offices]
    group(cast, by, members=members)
    assert all(roles_in(one.person, cast.project) == {Role.WORK_GROUP} for one in members)


def test_a_group_is_set_up_with_everybody_the_decision_behind_it_the_signal_and_the_study(cast, by):
    behind, area = decision(cast), study_area(cast, "Skole")
    asked = signal(cast, by, decision=behind)
    body = group(
        cast,
        by,
        members=[Member(cast.union_rep, SeatFunction.UNION_REP, "hovedtillitsvalgt for Fagforbundet")],
        established_by=behind,
        signal=asked,
        study_areas=[area],
        recommends_to=cast.project_body,
    )
    seats = list(Seat.objects.filter(body=body).order_by("order"))
    assert [(s.person, s.function, s.elected_by) for s in seats] == [
        (cast.work_group, SeatFunction.CHAIR, behind),
        (cast.union_rep, SeatFunction.UNION_REP, behind),
    ]
    assert seats[1].is_union and seats[1].organisation == "hovedtillitsvalgt for Fagforbundet"
    asked.refresh_from_db()
    area.refresh_from_db()
    assert (asked.work_group, asked.state) == (body, SignalState.MANDATED)
    assert (area.body, area.status) == (body, "in_progress")
    with pytest.raises(DomainError) as error:
        group(cast, by, name="En til", signal=asked)
    assert error.value.field == "signal"
    with pytest.raises(DomainError):
        withdraw_signal(signal=asked, by=by)


def test_a_mandate_is_never_empty_and_the_deadline_comes_after_the_beginning(cast, by):
    for wrong, field in (({"mandate": " "}, "mandate"), ({"deadline": date(2011, 3, 1)}, "deadline")):
        with pytest.raises(DomainError) as error:
            group(cast, by, **wrong)
        assert error.value.field == field
    assert not Body.objects.filter(name="Arbeidsgruppe skole").exists()


def test_a_dissolved_group_ends_every_seat_and_can_only_be_read(cast, by):
    body, behind = group(cast, by), decision(cast)
    later = give_seat(
        body=body, person=cast.member, function="member", valid_from=date(2011, 9, 1), elected_by=behind, by=by
    )
    report = deliver_report(body=body, title="Funn", delivered_on=date(2011, 3, 15), text="Kort", by=by)
    with pytest.raises(DomainError) as error:
        dissolve_work_group(body=body, on=date(2011, 3, 14), by=by)
    assert error.value.field == "on"
    dissolve_work_group(body=body, on=date(2011, 3, 20), decision=behind, by=by, reason="Ferdig")
    assert state_of(body, date(2011, 3, 15), False) == ("oppløses 20.03.2011", "withdrawn")
    assert state_of(body, date(2011, 3, 20), False) == ("oppløst", "withdrawn")
    later.refresh_from_db()
    assert later.is_withdrawn
    assert list(Seat.objects.active().filter(body=body).values_list("valid_to", flat=True)) == [date(2011, 3, 20)]
    assert body.history.first().history_change_reason == "Ferdig"
    for act in (
        lambda: update_body(body=body, changes={"name": "X"}, by=by),
        lambda: update_work_group(body=body, changes={"mandate": "X"}, by=by),
        lambda: give_seat(body=body, person=cast.chair, function="member", valid_from=date(2011, 3, 1), by=by),
        lambda: update_seat(seat=Seat.objects.get(body=body, function="chair"), changes={"order": 4}, by=by),
        lambda: deliver_report(body=body, title="Mer", delivered_on=date(2011, 3, 15), text="X", by=by),
        lambda: update_report(report=report, changes={"title": "X"}, by=by),
        lambda: register_case(body=body, kind="decision", title="X", year=2011, by=by),
        lambda: plan_meeting(body=body, held_on=date(2011, 4, 1), by=by),
        lambda: dissolve_work_group(body=body, on=date(2011, 4, 1), by=by),
    ):
        with pytest.raises(DomainError, match="oppløst"):
            act()


def test_a_report_with_a_file_becomes_a_document_under_the_same_access(cast, by):
    body = group(cast, by)
    report = deliver_report(
        body=body,
        title="Delrapport",
        delivered_on=date(2011, 3, 10),
        access="restricted",
        content=PDF,
        file_name="delrapport.pdf",
        by=by,
    )
    assert (report.document.access, report.document.body, report.document.file.mime) == (
        "restricted",
        body,
        "application/pdf",
    )
    with pytest.raises(DomainError) as error:
        deliver_report(body=body, title="Tom", delivered_on=date(2011, 3, 10), by=by)
    assert error.value.field == "text"
    with pytest.raises(DomainError):
        deliver_report(body=body, title="I morgen", delivered_on=date(2011, 3, 16), text="X", by=by)


def test_an_answered_signal_stands_and_an_empty_answer_is_refused(cast, by):
    asked = signal(cast, by)
    with pytest.raises(DomainError):
        answer_signal(signal=asked, answer=" ", by=by)
    answer_signal(signal=asked, answer="Gjort", by=by)
    client = cast.client("secretary")
    assert b"Gjort" in client.get(asked.get_absolute_url()).content
    assert client.get(asked.get_absolute_url() + "endre/").status_code == 200
    refused = post_form(client, asked.get_absolute_url() + "endre/", {"title": "Ny"})
    assert refused.status_code == 422
    assert "besvart" in refused.content.decode()


# Pages


@pytest.mark.once
def test_a_signal_becomes_the_mandate_of_a_group_with_nothing_typed_but_who_is_in_it(cast, by):
    behind = decision(cast)
    asked = signal(cast, by, decision=behind)
    client = cast.client("chief_executive")
    assert f"arbeidsgrupper/ny/?signal={asked.number}" in client.get(asked.get_absolute_url()).content.decode()
    path = url(cast, f"arbeidsgrupper/ny/?signal={asked.number}")
    members = {
        "leader": cast.work_group.pk,
        "person_1": cast.union_rep.pk,
        "function_1": "union_rep",
        "person_2": cast.member.pk,
        "for_2": "Stiftelsen Betania",
        "deadline": "1.6.2011",
    }
    twice = post_form(client, path, {**members, "person_3": cast.member.pk})
    assert twice.status_code == 422
    assert "Mari Medlem er nevnt før." in twice.content.decode()
    answer = post_form(client, path, members)
    body = Body.objects.get(name="Arbeidsgruppe skole")
    assert (answer.status_code, answer["Location"]) == (303, body.get_absolute_url())
    assert (body.mandate, body.established_by) == ("Utred færre og større skoler.", behind)
    told = {s.person_id: s.organisation for s in Seat.objects.filter(body=body)}
    assert told[cast.union_rep.pk] == "hovedtillitsvalgt for Fagforbundet"
    assert told[cast.member.pk] == "Stiftelsen Betania"
    page = client.get(body.get_absolute_url()).content.decode()
    for words in (
        "Utred færre",
        "Skole: struktur",
        str(behind),
        "1. juni 2011",
        "Stiftelsen Betania",
        "Mandatet som PDF",
    ):
        assert words in page


@pytest.mark.once
def test_who_may_do_what_with_groups_and_signals(cast, by):
    body, asked = group(cast, by), signal(cast, by)
    own = f"organer/{body.slug}/"
    pages = {
        "arbeidsgrupper/ny/": {"secretary", "chief_executive"},
        f"{own}mandat/endre/": {"secretary", "chief_executive"},
        f"{own}opplos/": {"secretary", "chief_executive"},
        f"{own}rapporter/ny/": {"secretary", "work_group"},
        f"{own}plasser/ny/": {"secretary", "chief_executive"},
        "styringssignaler/nytt/": {"secretary", "chair"},
        f"styringssignaler/{asked.number}/svar/": {"secretary", "chief_executive"},
    }
    for role in ("secretary", "chief_executive", "chair", "work_group", "project_group", "employee", "outsider"):
        client = cast.client(role)
        for path, allowed in pages.items():
            expected = 404 if role == "outsider" else 200 if role in allowed else 403
            assert client.get(url(cast, path)).status_code == expected, (role, path)
    assert cast.client("secretary").get(url(cast, "organer/styringsgruppa/opplos/")).status_code == 404


@pytest.mark.once
def test_the_list_flags_a_group_over_its_deadline_until_the_final_report_is_there(cast, by):
    body = group(cast, by, begins_on=date(2011, 1, 1), deadline=date(2011, 3, 1))
    client = cast.client("employee")
    assert "14 dager over fristen" in client.get(url(cast, "arbeidsgrupper/")).content.decode()
    assert body.name in client.get(url(cast, "arbeidsgrupper/?tilstand=forsinket")).content.decode()
    assert "14 dager over fristen" in client.get(url(cast)).content.decode()
    update_work_group(body=body, changes={"deadline": date(2011, 3, 20)}, by=by)
    told = [(one.person, one.day) for one in deadlines_of(cast.project)]
    assert told == [(cast.work_group, date(2011, 3, 20))]
    leader = cast.client("work_group")
    path = url(cast, f"organer/{body.slug}/rapporter/ny/")
    assert post_form(leader, path, {"title": "Slutt", "is_final": "on"}).status_code == 422
    assert post_form(leader, path, {"title": "Slutt", "is_final": "on", "text": "Funnene."}).status_code == 303
    assert GroupReport.objects.get().is_final
    page = client.get(url(cast, "arbeidsgrupper/")).content.decode()
    assert page.count("Sluttrapport levert") == 2  # the filter, and the group
    assert "14 dager over fristen" not in page
    assert list(deadlines_of(cast.project)) == []


@pytest.mark.once
def test_those_over_their_deadline_come_first_and_those_without_one_after_those_with(cast, by):
    group(cast, by, name="Uten frist", deadline=None)
    group(cast, by, name="Har tid")
    group(cast, by, name="På overtid", begins_on=date(2011, 1, 1), deadline=date(2011, 3, 1))
    client = cast.client("employee")
    for address in ("arbeidsgrupper/", "arbeidsgrupper/?sort=frist"):
        page = client.get(url(cast, address)).content.decode().split("<tbody>")[1]
        places = [page.index(name) for name in ("På overtid", "Har tid", "Uten frist")]
        assert places == sorted(places), address


@pytest.mark.once
def test_a_signal_without_an_answer_is_called_so(cast, by):
    signal(cast, by)
    client = cast.client("secretary")
    page = client.get(url(cast, "styringssignaler/?tilstand=given")).content.decode()
    assert page.count("Ikke besvart") == 3  # the filter, its chip, and the signal
    assert "ikke besvart" in client.get(url(cast, "styringssignaler/?format=csv")).content.decode("utf-8-sig")


@pytest.mark.once
def test_a_restricted_report_is_for_the_group_alone(cast, by):
    body = group(cast, by)
    deliver_report(body=body, title="Bare oss", delivered_on=date(2011, 3, 10), text="X", access="restricted", by=by)
    seen = {
        role: b"Bare oss" in cast.client(role).get(body.get_absolute_url()).content
        for role in ("work_group", "employee")
    }
    assert seen == {"work_group": True, "employee": False}


@pytest.mark.once
def test_the_bodies_are_shown_as_they_were_on_a_day_with_who_sat_and_by_which_decision(cast, by):
    behind = decision(cast)
    new = user("ny", "Nina Ny")
    give_seat(body=cast.steering, person=new, function="member", valid_from=date(2011, 3, 1), elected_by=behind, by=by)
    client = cast.client("employee")
    now = client.get(url(cast, "organer/")).content.decode()
    assert "Nina Ny" in now and "valgt ved" in now and behind.case.case_number in now
    before = client.get(url(cast, "organer/?dag=28.02.2011")).content.decode()
    assert "Nina Ny" not in before and "Mari Medlem" in before
    rows = client.get(url(cast, "plasser/?dag=01.03.2011&sok=nina")).content.decode()
    assert "Nina Ny" in rows and behind.case.case_number.replace(" ", "\xa0") in rows and "Mari Medlem" not in rows


def test_the_decision_behind_a_seat_is_not_told_to_those_who_may_not_see_it(cast, by):
    from tests.cast import case

    hidden = decision(cast, of=case(cast, "Skjult", access="restricted"))
    give_seat(
        body=cast.work_body,
        person=cast.member,
        function="member",
        valid_from=date(2011, 3, 1),
        elected_by=hidden,
        by=by,
    )
    number = hidden.case.case_number
    for path in (url(cast, "organer/"), cast.work_body.get_absolute_url(), url(cast, "plasser/?format=csv")):
        assert number not in cast.client("employee").get(path).content.decode("utf-8-sig"), path
    assert number in cast.client("secretary").get(cast.work_body.get_absolute_url()).content.decode()


@pytest.mark.once
def test_the_mandate_is_built_for_its_reader(cast, by):
    body = group(
        cast, by, signal=signal(cast, by), study_areas=[study_area(cast, "Skole", question="Hvor mange skoler?")]
    )
    built = jobs.build("mandate", {"body": body.pk}, cast.employee)
    for words in (
        "Gruppa utreder skolestrukturen.",
        "Utred færre og større skoler.",
        "Arne Arbeid",
        "Hvor mange skoler?",
    ):
        assert words in built.html
    assert built.filename == "mandat-arbeidsgruppe-skole.pdf"
    answer = cast.client("employee").post(url(cast, f"organer/{body.slug}/mandat/"))
    assert answer.status_code == 303 and "/dokument" in answer["Location"]


def test_a_leader_loses_the_study_when_the_group_is_dissolved(cast, by):
    body = group(cast, by, begins_on=date(2011, 1, 1))
    area = study_area(cast, "Skole", body=body)
    client = cast.client("work_group")
    assert client.get(area.get_absolute_url() + "endre/").status_code == 200
    dissolve_work_group(body=body, on=date(2011, 3, 14), by=by)
    forget_access(cast.work_group)
    assert cast.client("work_group").get(area.get_absolute_url() + "endre/").status_code == 403
    assert Signal.objects.count() == 0


def test_the_raadmann_is_told_of_a_signal_its_giver_of_the_answer_and_members_of_their_seats(cast, by):
    before = set(Notification.objects.values_list("pk", flat=True))  # of the seats that the cast has

    def told_to(person):
        new = Notification.objects.filter(person=person).exclude(pk__in=before).order_by("pk")
        return new.values_list("text", flat=True)

    asked = signal(cast, cast.chair)
    body = group(cast, cast.chief_executive, signal=asked)
    deliver_report(body=body, title="Slutt", delivered_on=date(2011, 3, 10), text="X", is_final=True, by=by)
    answer_signal(signal=asked, answer="Gjort", by=cast.chief_executive)
    told = {role: list(told_to(cast.people[role])) for role in ("chief_executive", "chair", "work_group", "employee")}
    assert told == {
        "chief_executive": ["Styringssignal 1 er gitt", "En arbeidsgruppe har levert sluttrapport"],
        "chair": ["Styringssignal 1 er besvart"],
        "work_group": ["Du skal lede en arbeidsgruppe"],
        "employee": [],
    }
    [mine] = Notification.objects.filter(person=cast.people["work_group"]).exclude(pk__in=before)
    assert told_all(cast.people["work_group"], [mine]) == [f"Du skal lede en arbeidsgruppe: {body.name}"]


def test_a_work_group_stands_under_the_plan_and_another_body_under_the_bodies(cast, by):
    body = group(cast, by, begins_on=date(2011, 1, 1))
    page = cast.client("employee").get(url(cast, f"organer/{body.slug}/")).content.decode()
    trail = page[page.index("ds-breadcrumbs") :]
    assert url(cast, "arbeidsgrupper/") in trail[: trail.index("</nav>")]
    page = cast.client("employee").get(url(cast, f"organer/{cast.steering.slug}/")).content.decode()
    trail = page[page.index("ds-breadcrumbs") :]
    assert url(cast, "organer/") in trail[: trail.index("</nav>")]
