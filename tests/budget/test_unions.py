"""The unions' own statements: written from the seat, changed by nobody else, and seen with the measure."""

from datetime import date

import pytest

from budget.models import MeasureConsultation, UnionStatement
from budget.selectors.unions import Sayings, track_of
from budget.services.unions import (
    reply_to_statement,
    union_seats_of,
    update_statement,
    withdraw_statement,
    write_statement,
)
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import SystemActor, unit_of_work
from projects.models import Consultation, ConsultationPaper, Document, Seat
from tests import cast as make
from tests.flow import form_data, post_form

OFFICE = "hovedtillitsvalgt for Fagforbundet"


@pytest.fixture
def measure(cast):
    return make.measure(cast, "Samlet renhold", number=7, touches_staff=True)


@pytest.fixture
def said(cast, measure):
    seat = cast.seats["steering.union_rep"]
    return write_statement(measure=measure, seat=seat, text="Ingen må sies opp.", by=cast.union_rep)


def path(cast, rest=""):
    return f"/{cast.project.slug}/tiltak/7/{rest}"


def page(client, address):
    return client.get(address).content.decode().replace("\u00a0", " ")


def held(cast, measure, form, day=date(2011, 2, 1), **more):
    values = {"number": Consultation.objects.count() + 1, "form": form, "held_on": day, "parties": OFFICE, **more}
    met = make.write(Consultation(project=cast.project, **values))
    make.write(MeasureConsultation(measure=measure, consultation=met))
    return met


def test_an_office_with_several_seats_speaks_once(cast):
    assert [seat.body for seat in union_seats_of(cast.union_rep, cast.project)] == [cast.steering]
    assert union_seats_of(cast.secretary, cast.project) == []


@pytest.mark.parametrize("role", ["secretary", "chief_executive", "administrator", "project_group"])
def test_nobody_else_writes_changes_or_withdraws_it_by_any_route(cast, measure, said, role):
    other = cast.people[role]
    seat = cast.seats["project_body.union_rep"]
    for act in (
        lambda: write_statement(measure=measure, seat=seat, text="Vi er enige.", by=other),
        lambda: update_statement(statement=said, text="Vi er enige.", by=other),
        lambda: withdraw_statement(statement=said, reason="Feil", by=other),
    ):
        with pytest.raises(DomainError):
            act()
    row = UnionStatement.objects.get(pk=said.pk)
    for name, value in (("text", "Vi er enige."), ("organisation", "noe"), ("seat", make.write(_seat(cast, other)))):
        row = UnionStatement.objects.get(pk=said.pk)
        setattr(row, name, value)
        with pytest.raises(DomainError), unit_of_work(by=other, reason="Retter"):
            row.save()
    with pytest.raises(DomainError), unit_of_work(by=SystemActor("Systemet"), reason="Retter"):
        UnionStatement.objects.get(pk=said.pk).withdraw()
    said.refresh_from_db()
    assert (said.text, said.organisation, said.is_withdrawn) == ("Ingen må sies opp.", OFFICE, False)


def _seat(cast, person):
    return Seat(
        body=cast.steering, person=person, function="union_rep", is_union=True, votes=False, valid_from=make.START
    )


def test_whoever_has_left_the_office_leaves_the_statement_as_it_is(cast, said):
    seat = said.seat
    seat.valid_to = date(2011, 3, 1)
    make.write(seat)
    with pytest.raises(DomainError):
        update_statement(statement=said, text="Nytt", by=cast.union_rep)


def test_the_reply_is_the_employers_and_follows_the_wording_it_answers(cast, said):
    for by in (cast.union_rep, cast.controller):
        with pytest.raises(DomainError):
            reply_to_statement(statement=said, text="Ja", by=by)
    reply_to_statement(statement=said, text="Ingen sies opp i perioden.", by=cast.chief_executive)
    assert said.is_answered and said.text == "Ingen må sies opp."
    with pytest.raises(DomainError), unit_of_work(by=cast.union_rep, reason="Retter"):
        said.reply = "Vi lover alt."
        said.save()
    said.refresh_from_db()
    said.written_on = date(2011, 3, 20)
    assert not said.is_answered


def test_what_was_said_by_a_day_is_found_though_it_was_changed_since(cast, measure, said):
    with unit_of_work(by=cast.union_rep, reason="Retter"):
        said.written_on = date(2011, 2, 1)
        said.save()
    reply_to_statement(statement=said, text="Vi lytter.", by=cast.secretary)
    said.refresh_from_db()
    update_statement(statement=said, text="Ingen må sies opp, noen gang.", by=cast.union_rep)
    sayings = Sayings({measure.pk})
    assert sayings.of(measure.pk)[0].text == "Ingen må sies opp, noen gang."
    (then,) = sayings.of(measure.pk, date(2011, 3, 1))
    assert (then.text, then.reply) == ("Ingen må sies opp.", "")
    assert sayings.of(measure.pk, date(2011, 1, 1)) == ()
    assert then.heading == f"Uttalelse fra {OFFICE}"


def test_the_track_tells_its_parts_apart(cast, measure):
    measure.needs_negotiation = measure.needs_environment = True
    make.write(measure)
    met = held(cast, measure, "information")
    held(cast, measure, "safety")
    document = make.write(Document(project=cast.project, number=1, title="Notat om renhold"))
    make.write(ConsultationPaper(consultation=met, document=document))
    track = track_of(measure, cast.union_rep)
    words = {part.key: part.word for part in track.parts}
    assert words == {"information": "ja", "consultation": "nei", "negotiation": "nei", "environment": "ja"}
    assert not track.discussed and track.parts[0].talks[0].papers == (document,)
    assert "arbeidsmiljøloven § 8-2" in track.parts[1].rule
    held(cast, measure, "negotiation")
    words = {part.key: part.word for part in track_of(measure, cast.union_rep).parts}
    assert (words["consultation"], words["negotiation"]) == ("ja", "ja")
    measure.touches_staff = False
    assert track_of(measure, cast.employee).parts[0].word == "ja"
    assert make.measure(cast, touches_staff=False).touches_staff is False


@pytest.mark.once
def test_what_touches_nobody_is_not_asked_about(cast):
    plain = make.measure(cast, touches_staff=False)
    assert [part.word for part in track_of(plain, cast.employee).parts] == ["ikke aktuelt", "ikke aktuelt"]


@pytest.mark.once
def test_the_union_writes_changes_and_withdraws_on_the_measures_page(cast, measure):
    client = cast.client("union_rep")
    assert path(cast, "uttalelser/ny/") in page(client, path(cast))
    answer = post_form(client, path(cast, "uttalelser/ny/"), {"text": " "})
    assert answer.status_code == 422 and "text" in answer.context["form"].errors
    assert post_form(client, path(cast, "uttalelser/ny/"), {"text": "Ingen må sies opp."}).status_code == 303
    said = UnionStatement.objects.get()
    shown = page(client, path(cast))
    assert f"Uttalelse fra {OFFICE}" in shown and "Ingen må sies opp." in shown and "uttalelser/ny/" not in shown
    again = post_form(client, path(cast, "uttalelser/ny/"), {"text": "En til."})
    assert again.status_code == 422 and UnionStatement.objects.count() == 1
    one = path(cast, f"uttalelser/{said.pk}/")
    assert "Arbeidsgiver svarte" not in page(client, f"{one}endre/")
    assert post_form(client, f"{one}endre/", {"text": "Ingen må flyttes."}).status_code == 303
    secretary = cast.client("secretary")
    assert post_form(secretary, f"{one}svar/", {"reply": "Det får dere."}).status_code == 303
    assert "Arbeidsgiver svarte 15. mars 2011." in page(client, f"{one}endre/")
    shown = page(cast.client("employee"), path(cast))
    assert "Ingen må flyttes." in shown and "Det får dere." in shown and "/svar/" not in shown
    assert "uttalelse fra tillitsvalgte" in page(cast.client("employee"), f"/{cast.project.slug}/tiltak/")
    filtered = page(client, f"/{cast.project.slug}/tiltak/?medbestemmelse=uttalelse")
    assert "Samlet renhold" in filtered
    assert post_form(client, f"{one}trekk/", {"reason": "Ordnet"}).status_code == 303
    assert "Ingen må flyttes." not in page(client, path(cast))


@pytest.mark.once
@pytest.mark.parametrize(
    ("role", "status"),
    [("secretary", 403), ("employee", 403), ("administrator", 403), ("outsider", 404)],
)
def test_others_do_not_come_to_the_forms_of_the_union(cast, said, role, status):
    client = cast.client(role)
    for rest in ("uttalelser/ny/", f"uttalelser/{said.pk}/endre/", f"uttalelser/{said.pk}/trekk/"):
        assert client.get(path(cast, rest)).status_code == status


@pytest.mark.once
def test_a_union_neither_answers_itself_nor_changes_another_unions_words(cast, said):
    assert cast.client("union_rep").get(path(cast, f"uttalelser/{said.pk}/svar/")).status_code == 403
    other = make.user("annen", "Anders Annen")
    seat = _seat(cast, other)
    seat.organisation = "hovedtillitsvalgt for Delta"
    make.write(seat)
    cast.people["annen"] = other
    client = cast.client("annen")
    assert client.get(path(cast, f"uttalelser/{said.pk}/endre/")).status_code == 403
    sent = {**form_data(cast.client("annen"), path(cast, "uttalelser/ny/")), "text": "Vi i Delta er enige."}
    assert client.post(path(cast, "uttalelser/ny/"), sent).status_code == 303
    assert UnionStatement.objects.get(organisation="hovedtillitsvalgt for Delta").seat == seat


def test_the_list_narrows_to_what_touches_staff_and_is_not_discussed(cast, measure):
    other = make.measure(cast, "Felles innkjøp", touches_staff=False)
    address = f"/{cast.project.slug}/tiltak/?medbestemmelse=ikke-droftet"
    shown = page(cast.client("union_rep"), address)
    assert "Samlet renhold" in shown and other.title not in shown
    held(cast, measure, "consultation")
    assert "Samlet renhold" not in page(cast.client("union_rep"), address)


@pytest.mark.once
def test_a_decided_measure_says_drøftet_nei_unless_it_touches_nobody(cast, measure):
    from budget.models import MeasureDecision

    decision = make.decision(cast)
    make.write(MeasureDecision(measure=measure, decision=decision))
    client = cast.client("employee")
    assert "drøftet: nei" in page(client, f"/{cast.project.slug}/tiltak/")
    assert "Drøftet: nei." in page(client, path(cast))
    measure.touches_staff = False
    make.write(measure)
    assert "drøftet: nei" not in page(client, f"/{cast.project.slug}/tiltak/")
    assert "ført som at det ikke berører ansatte" in page(client, path(cast))
