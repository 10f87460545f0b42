"""The owner's word that a measure works; and the measures that cases and meetings with the unions are about."""

from datetime import date

import pytest
from django.utils import timezone

from budget.models import Measure, MeasureCase, MeasureConsultation, MeasureDecision
from budget.selectors import target_status
from budget.services import (
    confirm_start,
    link_case,
    link_consultation,
    retract_start,
    set_measures,
    unlink_case,
    unlink_consultation,
)
from omstilling.audit.errors import DomainError
from projects.models import Access, Consultation
from tests import cast as made
from tests.cast import write
from tests.flow import post_form

TODAY = date(2011, 3, 15)


def decided(cast, **more):
    values = {"effective_from": date(2011, 3, 1), "owner": cast.controller, **more}
    measure = made.measure(cast, **values)
    write(MeasureDecision(measure=measure, decision=made.decision(cast)))
    return measure


def met(cast, **more):
    values = {"form": "consultation", "held_on": date(2011, 2, 1), "parties": "hovedtillitsvalgt for Fagforbundet"}
    number = Consultation.objects.count() + 1
    return write(Consultation(project=cast.project, number=number, **(values | more)))


def path(cast, measure):
    return f"/{cast.project.slug}/tiltak/{measure.number}/"


def text(response):
    return response.content.decode().replace("\u00a0", " ")


def test_the_owners_word_makes_a_decided_measure_implemented(cast):
    measure = decided(cast)
    assert target_status(cast.project, cast.secretary, TODAY).implemented == 0
    confirm_start(measure=measure, on=date(2011, 3, 3), by=cast.controller)
    assert (measure.started_on, measure.started_by) == (date(2011, 3, 3), cast.controller)
    assert target_status(cast.project, cast.secretary, TODAY).implemented == 1_200_000
    retract_start(measure=measure, by=cast.controller, reason="Avtalen er ikke underskrevet")
    assert target_status(cast.project, cast.secretary, TODAY).implemented == 0
    reasons = list(measure.history.values_list("history_change_reason", flat=True)[:2])
    assert reasons == ["Avtalen er ikke underskrevet", "Bekreftet at tiltaket er iverksatt"]


@pytest.mark.parametrize(
    ("more", "on", "words"),
    [
        ({"effective_from": date(2011, 3, 16)}, TODAY, "virker først fra 16. mars 2011"),
        ({"effective_from": None}, TODAY, "mangler startdato"),
        ({}, date(2011, 3, 16), "fram i tid"),
        ({"withdrawn_at": timezone.now()}, TODAY, "bortfalt"),
    ],
)
def test_what_has_not_begun_is_not_confirmed(cast, more, on, words):
    measure = decided(cast, **more)
    with pytest.raises(DomainError) as refused:
        confirm_start(measure=measure, on=on, by=cast.controller)
    assert words in str(refused.value).replace("\u00a0", " ")


def test_nobody_but_the_owner_confirms_and_nothing_undecided_is_confirmed(cast):
    with pytest.raises(DomainError):
        confirm_start(measure=decided(cast), on=TODAY, by=cast.secretary)
    with pytest.raises(DomainError) as refused:
        confirm_start(measure=made.measure(cast, owner=cast.controller), on=TODAY, by=cast.controller)
    assert "ikke vedtatt" in str(refused.value)


def test_the_owner_confirms_on_the_page_and_takes_it_back(cast):
    measure = decided(cast)
    client, address = cast.client("controller"), path(cast, measure)
    assert "Bekreft at tiltaket er iverksatt" in text(client.get(address))
    assert post_form(client, f"{address}iverksatt/", {"on": "16.03.2011"}).status_code == 422
    assert post_form(client, f"{address}iverksatt/", {"on": "02.03.2011"}).status_code == 303
    page = text(client.get(address))
    assert "Iverksatt 2. mars 2011" in page and "Trekk bekreftelsen" in page
    assert post_form(client, f"{address}iverksatt/trekk/", {"reason": "For tidlig"}).status_code == 303
    assert Measure.objects.get(pk=measure.pk).started_on is None


def test_others_are_told_that_the_owners_word_is_missing(cast):
    measure = decided(cast)
    client = cast.client("secretary")
    page = text(client.get(path(cast, measure)))
    assert "har ikke bekreftet at tiltaket er iverksatt" in page and "Bekreft at tiltaket" not in page
    assert client.get(f"{path(cast, measure)}iverksatt/").status_code == 403
    assert cast.client("outsider").get(f"{path(cast, measure)}iverksatt/").status_code == 404


def test_links_are_made_once_and_taken_away(cast):
    measure, case, meeting = made.measure(cast), made.case(cast), met(cast)
    first = link_case(measure=measure, case=case, by=cast.secretary)
    assert link_case(measure=measure, case=case, by=cast.secretary) == first
    unlink_case(link=first, by=cast.secretary)
    second = link_consultation(measure=measure, consultation=meeting, by=cast.secretary)
    unlink_consultation(link=second, by=cast.secretary)
    assert not MeasureCase.objects.active() and not MeasureConsultation.objects.active()


def test_what_the_user_could_not_choose_keeps_its_link(cast):
    seen, hidden, case = made.measure(cast), made.measure(cast), made.case(cast)
    for measure in (seen, hidden):
        link_case(measure=measure, case=case, by=cast.secretary)
    set_measures(about=case, measures=[], among=[seen], by=cast.secretary)
    assert [link.measure for link in MeasureCase.objects.active()] == [hidden]


def test_what_has_lapsed_is_not_linked(cast):
    with pytest.raises(DomainError):
        link_case(measure=made.measure(cast, withdrawn_at=timezone.now()), case=made.case(cast), by=cast.secretary)


def test_a_case_page_shows_its_measures_and_lets_those_who_may_link_them(cast):
    measure, case = made.measure(cast), made.case(cast, assessment="Det er mulig.")
    address = f"/{cast.project.slug}/saker/{case.pk}/"
    client = cast.client("controller")
    assert "Ingen tiltak er koblet til saken." in text(client.get(address))
    assert post_form(client, f"{address}tiltak/", {"measures": [measure.pk]}).status_code == 303
    assert measure.title in text(client.get(address))
    assert f"{case.case_number} {case.title}" in text(client.get(path(cast, measure)))
    reader = cast.client("council")
    assert measure.title in text(reader.get(address)) and reader.get(f"{address}tiltak/").status_code == 403
    assert post_form(client, f"{address}tiltak/", {"measures": []}).status_code == 303
    assert "Ingen tiltak er koblet til saken." in text(client.get(address))


def test_a_meeting_with_the_unions_shows_the_measures_that_were_on_the_table(cast):
    measure, meeting = made.measure(cast), met(cast)
    hidden = made.measure(cast, "Skjult", access=Access.RESTRICTED, body=cast.bodies["work_body"])
    link_consultation(measure=hidden, consultation=meeting, by=cast.secretary)
    address = f"/{cast.project.slug}/droftinger/1/"
    client = cast.client("chief_executive")
    chosen = {"measures": [measure.pk, hidden.pk]}
    assert post_form(client, f"{address}tiltak/", chosen).status_code == 303
    page = text(cast.client("union_rep").get(address))
    assert measure.title in page and "Skjult" not in page
    assert "Drøftet 1. februar 2011" in text(cast.client("union_rep").get(path(cast, measure)))
    assert cast.client("union_rep").get(f"{address}tiltak/").status_code == 403


def test_a_decision_page_says_which_measures_were_not_discussed(cast):
    measure = decided(cast)
    decision = measure.decision_links.get().decision
    client = cast.client("council")
    assert "Drøftet: nei" in text(client.get(decision.get_absolute_url()))
    link_consultation(measure=measure, consultation=met(cast), by=cast.secretary)
    assert "Drøftet: nei" not in text(client.get(decision.get_absolute_url()))
