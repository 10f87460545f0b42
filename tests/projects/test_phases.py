"""Phases, decision points and checklists."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import Access, CheckPoint, DecisionPoint, Phase
from projects.selectors.phases import phase_rows
from projects.services.phases import (
    add_point,
    create_phase,
    decide_point,
    lay_out_phases,
    tick_checks,
    update_phase,
    withdraw_phase,
)
from tests.cast import case, decision, make_cast, milestone, write
from tests.flow import form_data, post_form


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


@pytest.fixture
def point(cast):
    phase = create_phase(project=cast.project, kind="planning", title="Planleggingsfasen", by=cast.secretary)
    row = add_point(phase=phase, code="BP3", title="Gå over til gjennomføring", by=cast.secretary)
    for order, text in enumerate(("Mandatet er vedtatt.", "Planen henger sammen."), 1):
        write(CheckPoint(decision_point=row, order=order, text=text))
    return row


def test_the_standard_phases_are_laid_out_once(cast):
    client = cast.client("secretary")
    assert "Ingen faser ennå" in client.get(path(cast, "phases")).content.decode()
    assert post_form(client, path(cast, "phases_lay_out")).status_code == 303
    page = client.get(path(cast, "phases")).content.decode()
    for words in ("Konseptfasen", "BP1 Starte konseptfasen", "BP5 Avslutte prosjektet", "Gevinstfasen", "0 av 7"):
        assert words in page
    assert list(DecisionPoint.objects.values_list("code", flat=True)) == ["BP1", "BP2", "BP3", "BP4", "BP5"]
    with pytest.raises(DomainError):
        lay_out_phases(project=cast.project, by=cast.secretary)


def test_a_phase_stands_where_its_dates_and_decision_point_say(cast, point):
    today, phase = cast.project.today(), point.phase

    def word(**changes):
        update_phase(phase=phase, changes=changes, by=cast.secretary)
        return phase_rows(cast.project, cast.secretary, today)[0].word

    assert word() == "ikke fastsatt"
    assert word(starts_on=date(2011, 4, 1)) == "ikke startet"
    assert word(starts_on=date(2011, 1, 1)) == "pågår"
    assert word(ends_on=date(2011, 3, 1)) == "over datoen"
    decide_point(point=point, result="go", decision=decision(cast), by=cast.secretary)
    assert word() == "ferdig"


def test_what_is_decided_rests_on_a_final_decision_in_force_of_the_project(cast, point):
    made = decision(cast)
    decide_point(point=point, result="changes", decision=made, by=cast.secretary)
    assert (point.result, point.decided_on) == ("changes", made.decided_on)
    other = decision(make_cast("nabokommune"))
    for wrong in (
        other,
        decision(cast, kind="recommendation"),
        decision(cast, status="repealed"),
        decision(cast, outcome="postponed"),
    ):
        with pytest.raises(DomainError) as caught:
            decide_point(point=point, result="go", decision=wrong, by=cast.secretary)
        assert caught.value.field == "decision"


def test_the_secretary_ticks_and_the_line_says_who_and_when(cast, point):
    client = cast.client("secretary")
    first, second = point.checks.order_by("order")
    url = path(cast, "checks_tick", point.pk)
    assert post_form(client, url, done=[str(first.pk)]).status_code == 303
    first.refresh_from_db()
    assert (first.done_on, first.done_by) == (date(2011, 3, 15), cast.secretary)
    page = client.get(path(cast, "decision_point", point.pk)).content.decode()
    assert "1 av 2 i orden" in page and "Krysset av 15. mars 2011 av Siri Sekretær" in page
    stale = form_data(client, url)
    tick_checks(point=point, done=[first.pk, second.pk], seen=[first.pk], by=cast.chief_executive)
    assert client.post(url, {**stale, "done": []}).status_code == 303
    assert [check.done_on is not None for check in point.checks.order_by("order")] == [False, True]


def test_the_secretary_enters_the_result_and_a_decision_that_falls_is_told(cast, point):
    client = cast.client("secretary")
    made = decision(cast, case(cast, "Oppstart av gjennomføringen"))
    url = path(cast, "decision_point_decide", point.pk)
    assert post_form(client, url, result="go").status_code == 422
    assert post_form(client, url, result="go", decision=str(made.pk)).status_code == 303
    page = cast.client("employee").get(path(cast, "decision_point", point.pk)).content.decode()
    assert "Oppstart av gjennomføringen" in page and "Gå videre" in page and "Før avgjørelsen" not in page
    made.status = "repealed"
    write(made)
    assert "gjelder ikke lenger" in client.get(path(cast, "phases")).content.decode()


def test_a_decision_that_one_may_not_see_is_not_told_of(cast, point):
    hidden = decision(cast, case(cast, "Hemmelig", access=Access.RESTRICTED, body="work_body"))
    decide_point(point=point, result="go", decision=hidden, by=cast.secretary)
    for name, args in (("phases", ()), ("decision_point", (point.pk,))):
        page = cast.client("employee").get(path(cast, name, *args)).content.decode()
        assert "Hemmelig" not in page and "1. februar 2011" in page


def test_a_phase_with_what_was_decided_or_milestones_stays(cast, point):
    milestone(cast, phase=point.phase)
    with pytest.raises(DomainError):
        withdraw_phase(phase=point.phase, by=cast.secretary)
    empty = create_phase(project=cast.project, kind="closing", title="Avslutningsfasen", by=cast.secretary)
    add_point(phase=empty, code="BP5", title="Avslutte", by=cast.secretary)
    withdraw_phase(phase=empty, by=cast.secretary)
    assert not DecisionPoint.objects.active().filter(phase=empty).exists()
    with pytest.raises(DomainError):
        add_point(phase=point.phase, code="bp3", title="Igjen", by=cast.secretary)


def test_phases_points_and_checks_are_added_and_changed_in_the_browser(cast, point):
    client = cast.client("secretary")
    bad = post_form(
        client, path(cast, "phase_new"), kind="closing", title="Slutt", starts_on="2.2.2011", ends_on="1.2.2011"
    )
    assert bad.status_code == 422 and "Sluttdatoen må være etter startdatoen." in bad.content.decode()
    assert post_form(client, path(cast, "phase_new"), kind="closing", title="Slutt").status_code == 303
    phase = Phase.objects.get(title="Slutt")
    assert post_form(client, path(cast, "phase_edit", phase.pk), title="Avslutningsfasen").status_code == 303
    new = path(cast, "decision_point_new", phase.pk)
    assert post_form(client, new, code="BP5", title="Avslutte").status_code == 303
    made = DecisionPoint.objects.get(code="BP5")
    assert post_form(client, path(cast, "decision_point_edit", made.pk), planned_on="1.3.2011").status_code == 303
    assert "Over datoen" in client.get(path(cast, "decision_point", made.pk)).content.decode()
    assert post_form(client, path(cast, "check_new", made.pk), text="Arkivet er komplett.").status_code == 303
    check = made.checks.get()
    assert post_form(client, path(cast, "check_edit", made.pk, check.pk), note="Se sak 12").status_code == 303
    assert "Se sak 12" in client.get(path(cast, "decision_point", made.pk)).content.decode()
    assert post_form(client, path(cast, "check_withdraw", made.pk, check.pk), reason="Dobbelt").status_code == 303
    assert post_form(client, path(cast, "decision_point_withdraw", made.pk), reason="Feil").status_code == 303
    assert client.get(path(cast, "decision_point", made.pk)).status_code == 404


@pytest.mark.once
def test_others_read_and_do_not_write(cast, point):
    for role in ("chair", "chief_executive", "employee", "auditor"):
        client = cast.client(role)
        assert client.get(path(cast, "phases")).status_code == 200
        for name in ("decision_point_decide", "checks_tick", "check_new", "decision_point_edit"):
            assert client.get(path(cast, name, point.pk)).status_code == 403, (role, name)
        assert client.get(path(cast, "phases_lay_out")).status_code == 403
    assert cast.client("outsider").get(path(cast, "decision_point", point.pk)).status_code == 404
    assert make_cast("nabokommune").client("secretary").get(path(cast, "phases")).status_code == 404


@pytest.mark.once
def test_queries_do_not_grow_with_phases(cast, point):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(path(cast, "phases")).status_code == 200
        return len(seen)

    decide_point(point=point, result="go", decision=decision(cast), by=cast.secretary)
    client = cast.client("employee")
    few = queries()
    for n in range(6):
        phase = create_phase(project=cast.project, kind="delivery", title=f"Fase {n}", by=cast.secretary)
        row = add_point(phase=phase, code=f"B{n}", title="Videre", by=cast.secretary)
        decide_point(point=row, result="go", decision=decision(cast), by=cast.secretary)
    assert queries() == few
