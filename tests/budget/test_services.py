"""What may be done with measures, targets, links and investments, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from budget import services
from budget.models import Investment, Measure, MeasureDecision, Target
from omstilling.audit.errors import DomainError
from projects.models import DecisionKind, StudyArea
from tests import cast as made
from tests.cast import make_cast, write


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


def refused(field):
    """Expect a refusal that stands beside a field."""

    class Refusal:
        def __enter__(self):
            self.raised = pytest.raises(DomainError)
            self.info = self.raised.__enter__()
            return self

        def __exit__(self, *args):
            result = self.raised.__exit__(*args)
            assert self.info.value.field == field
            return result

    return Refusal()


def test_measures_are_numbered_without_gaps_and_keep_their_number_when_they_lapse(cast, by):
    first, second = (services.create_measure(project=cast.project, title=t, by=by) for t in ("A", "B"))
    services.withdraw_measure(measure=second, by=by, reason="Fant ikke støtte.")
    third = services.create_measure(project=cast.project, title="C", by=by)
    assert [first.number, second.number, third.number] == [1, 2, 3]
    assert second.history.first().history_change_reason == "Fant ikke støtte."


def test_a_measure_is_kept_as_it_was_given(cast, by):
    unit = made.unit(cast)
    measure = services.create_measure(
        project=cast.project,
        title="Felles legevakt",
        kind="permanent_operating",
        full_year_effect=1_250_000,
        effective_from=date(2011, 7, 1),
        unit=unit,
        fte_change=Decimal("-2.50"),
        restructuring_cost=200_000,
        probability=80,
        owner=cast.people["project_group"],
        body=cast.bodies["project_body"],
        access="restricted",
        is_example_figure=True,
        by=by,
        reason="Fra budsjettseminaret",
    )
    stored = Measure.objects.get(pk=measure.pk)
    assert (stored.full_year_effect, stored.fte_change, stored.unit) == (1_250_000, Decimal("-2.50"), unit)
    row = stored.history.get()
    assert (row.actor_label, row.history_change_reason) == ("Siri Sekretær", "Fra budsjettseminaret")


def test_what_no_measure_can_be_is_refused_beside_its_field(cast, by):
    other = make_cast("nabokommune")
    area = write(StudyArea(project=other.project, title="Fremmed"))
    base = {"project": cast.project, "title": "A", "by": by}
    with refused("effective_to"):
        services.create_measure(**base, effective_from=date(2011, 7, 1), effective_to=date(2011, 6, 30))
    with refused("effective_from"):
        services.create_measure(**base, effective_to=date(2011, 6, 30))
    with refused("unit"):
        services.create_measure(**base, unit=made.unit(other))
    with refused("study_area"):
        services.create_measure(**base, study_area=area)
    with refused("body"):
        services.create_measure(**base, body=other.bodies["steering"])
    with refused("body"):
        services.create_measure(**base, access="restricted")
    with pytest.raises(ValidationError) as bad:
        services.create_measure(**{**base, "title": ""})
    assert set(bad.value.error_dict) == {"title"}
    assert not Measure.objects.filter(project=cast.project).exists()


def test_a_change_is_kept_with_its_reason_and_unknown_fields_are_an_error(cast, by):
    measure = services.create_measure(project=cast.project, title="A", by=by)
    services.update_measure(measure=measure, changes={"title": "B"}, by=by, reason="Klarere navn")
    assert [(h.title, h.history_change_reason) for h in measure.history.all()] == [
        ("B", "Klarere navn"),
        ("A", "La til tiltaket"),
    ]
    with pytest.raises(ValueError, match="number"):
        services.update_measure(measure=measure, changes={"number": 9}, by=by)


@pytest.mark.parametrize(
    "changes",
    [
        {"full_year_effect": 900_000},
        {"effective_from": date(2011, 10, 1)},
        {"effective_to": date(2012, 12, 31)},
        {"kind": "one_off"},
    ],
)
def test_a_decided_measures_money_changes_only_with_a_reason_and_the_adopted_stands(cast, by, changes):
    measure = made.measure(cast)
    link = services.link_decision(
        measure=measure,
        decision=made.decision(cast),
        adopted_effect=1_200_000,
        adopted_from=date(2011, 7, 1),
        by=by,
    )
    with refused("reason"):
        services.update_measure(measure=Measure.objects.get(pk=measure.pk), changes=changes, by=by)
    services.update_measure(
        measure=Measure.objects.get(pk=measure.pk), changes=changes, by=by, reason="Anbudet ble dyrere"
    )
    link.refresh_from_db()
    assert (link.adopted_effect, link.adopted_from) == (1_200_000, date(2011, 7, 1))
    assert measure.history.first().history_change_reason == "Anbudet ble dyrere"


def test_other_fields_of_a_decided_measure_change_without_a_reason(cast, by):
    measure = made.measure(cast)
    services.link_decision(measure=measure, decision=made.decision(cast), by=by)
    services.update_measure(measure=measure, changes={"description": "Mer"}, by=by)
    assert Measure.objects.get(pk=measure.pk).description == "Mer"


def test_a_recommended_measure_is_not_decided_and_changes_freely(cast, by):
    measure = made.measure(cast)
    recommended = made.decision(cast, kind=DecisionKind.RECOMMENDATION)
    services.link_decision(measure=measure, decision=recommended, by=by)
    services.update_measure(measure=measure, changes={"full_year_effect": 5}, by=by)
    assert Measure.objects.get(pk=measure.pk).full_year_effect == 5


def test_a_measure_lapses_only_with_a_reason_and_once(cast, by):
    measure = made.measure(cast)
    with refused("reason"):
        services.withdraw_measure(measure=measure, by=by, reason="  ")
    services.withdraw_measure(measure=measure, by=by, reason="Dekkes av et annet")
    with refused(None):
        services.withdraw_measure(measure=measure, by=by, reason="Igjen")
    with refused(None):
        services.update_measure(measure=measure, changes={"title": "B"}, by=by)
    with refused("measures"):
        services.link_decision(measure=measure, decision=made.decision(cast), by=by)


def test_a_decision_of_another_project_cannot_concern_a_measure(cast, by):
    other = make_cast("nabokommune")
    with refused("measures"):
        services.link_decision(measure=made.measure(cast), decision=made.decision(other), by=by)


def test_linking_again_corrects_what_was_adopted_and_unlinking_keeps_the_row(cast, by):
    measure, decision = made.measure(cast), made.decision(cast)
    first = services.link_decision(measure=measure, decision=decision, adopted_effect=1, by=by)
    again = services.link_decision(measure=measure, decision=decision, adopted_effect=2, by=by)
    assert again.pk == first.pk and again.history.count() == 2
    services.unlink_decision(link=again, by=by)
    assert MeasureDecision.objects.get(pk=first.pk).is_withdrawn
    new = services.link_decision(measure=measure, decision=decision, adopted_effect=3, by=by)
    assert new.pk != first.pk


def test_a_year_has_one_target_and_its_old_figure_in_the_history(cast, by):
    services.set_target(project=cast.project, year=2011, amount=30_000_000, by=by)
    target = services.set_target(project=cast.project, year=2011, amount=40_000_000, by=by, reason="Nytt mål")
    assert Target.objects.active().get().amount == 40_000_000
    assert [row.amount for row in target.history.all()] == [40_000_000, 30_000_000]
    with refused("amount"):
        services.set_target(project=cast.project, year=2011, amount=-1, by=by)
    services.withdraw_target(target=target, by=by)
    assert not Target.objects.active().exists()


def test_investments_are_numbered_changed_and_taken_off_with_a_reason(cast, by):
    investment = services.create_investment(project=cast.project, title="Skole", status="on_hold", by=by)
    assert (investment.number, investment.amount, investment.operating_consequence) == (1, None, None)
    services.update_investment(
        investment=investment, changes={"status": "planned", "first_year": 2012, "amount": 60_000_000}, by=by
    )
    assert Investment.objects.get().amount == 60_000_000
    with refused("reason"):
        services.withdraw_investment(investment=investment, by=by)
    services.withdraw_investment(investment=investment, by=by, reason="Utsatt til neste plan")
    assert not Investment.objects.active().exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"first_year": 2013, "last_year": 2012}, "last_year"),
        ({"last_year": 2012}, "first_year"),
        ({"amount": -1}, "amount"),
    ],
)
def test_an_investment_that_cannot_be_is_refused_beside_its_field(cast, by, values, field):
    with refused(field):
        services.create_investment(project=cast.project, title="Skole", status="planned", by=by, **values)
