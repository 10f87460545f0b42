"""The organisation drawn: today's units copied into a proposal, changed there, and compared."""

from datetime import date

import pytest

from omstilling.audit.errors import DomainError
from projects.models import ProposedUnit, Unit
from projects.selectors.organisation import chart_of_proposal, compare
from projects.services.organisation import (
    add_proposed_unit,
    change_proposed_unit,
    create_proposal,
    remove_proposed_unit,
    update_proposal,
    withdraw_proposal,
)
from projects.services.studies import add_alternative
from tests.cast import make_cast, study_area, unit
from tests.flow import post_form
from tests.ui.test_charts import check, texts


@pytest.fixture
def by(cast):
    return cast.people["secretary"]


@pytest.fixture
def proposal(cast, by):
    """Today: Barn og unge with Skole and Kultur, Helse with Sykehjem."""
    children, health = unit(cast, "Barn og unge"), unit(cast, "Helse")
    for name, parent in (("Skole", children), ("Kultur", children), ("Sykehjem", health)):
        unit(cast, name, kind="department", parent=parent)
    return create_proposal(project=cast.project, title="Færre nivåer", by=by)


def row(name):
    return ProposedUnit.objects.active().select_related("proposal", "parent").get(name=name)


def words(cast, proposal):
    found = compare(proposal, cast.municipality, cast.secretary, cast.project.today())
    return [one.words for one in found.differences]


def test_a_proposal_begins_as_todays_tree_and_says_what_it_changes(cast, by, proposal):
    assert words(cast, proposal) == []
    change_proposed_unit(proposed=row("Kultur"), changes={"parent": None, "kind": "sector"}, by=by)
    add_proposed_unit(proposal=proposal, name="Biblioteket", kind="department", parent=row("Kultur"), by=by)
    change_proposed_unit(proposed=row("Helse"), changes={"name": "Helse og omsorg"}, by=by)
    remove_proposed_unit(proposed=row("Barn og unge"), by=by)
    assert sorted(words(cast, proposal)) == [
        "Barn og unge er ikke lenger en egen enhet.",
        "Biblioteket er ny og ligger under Kultur.",
        "Helse heter Helse og omsorg.",
        "Kultur flyttes fra Barn og unge til Prøve kommune.",
        "Kultur går fra virksomhet til sektor.",
        "Skole flyttes fra Barn og unge til Prøve kommune.",
    ]
    assert Unit.objects.get(name="Kultur").parent.name == "Barn og unge"


def test_a_unit_is_never_under_itself_nor_twice_in_one_place_nor_in_another_proposal(cast, by, proposal):
    other = create_proposal(project=cast.project, title="Et annet", by=by)
    strange = ProposedUnit.objects.get(proposal=other, name="Helse")
    mine = {one.name: one for one in ProposedUnit.objects.filter(proposal=proposal)}
    for changes, field in (
        ({"parent": mine["Skole"]}, "parent"),
        ({"parent": strange}, "parent"),
        ({"name": "Helse"}, "name"),
    ):
        with pytest.raises(DomainError) as error:
            one = ProposedUnit.objects.get(pk=mine["Barn og unge"].pk)
            change_proposed_unit(proposed=one, changes=changes, by=by)
        assert error.value.field == field
    withdraw_proposal(proposal=proposal, by=by)
    with pytest.raises(DomainError):
        update_proposal(proposal=proposal, changes={"title": "X"}, by=by)
    with pytest.raises(DomainError):
        add_proposed_unit(proposal=proposal, name="X", by=by)
    with pytest.raises(DomainError):
        create_proposal(project=cast.project, title="X", body=make_cast("annenkommune").steering, by=by)


def test_the_drawing_holds_every_unit_at_each_width_and_says_the_changes_in_words(cast, by, proposal):
    add_proposed_unit(
        proposal=proposal, name="En svært lang enhet med mange ord i navnet sitt", parent=row("Skole"), by=by
    )
    found = compare(proposal, cast.municipality, by, cast.project.today())
    chart = chart_of_proposal(cast.municipality, proposal.title, found.proposed)
    for width in (340, 720, 1100):
        svg = str(chart.svg(width))
        check(svg)
        said = " ".join(texts(svg))
        for name in ("Barn og unge", "Skole", "Kultur", "Helse", "Sykehjem", "navnet sitt", "ny"):
            assert name in said, (width, name)
    assert "Barn og unge med" in chart.describe() and "(ny)" in chart.describe()
    assert ("Skole", "virksomhet", "Barn og unge", "–") in chart.table().rows


@pytest.mark.once
def test_the_pages_show_both_and_the_forms_change_the_proposal_alone(cast, by, proposal):
    base = f"/{cast.project.slug}/organisasjonskart/"
    assert "Færre nivåer" in cast.client("employee").get(base).content.decode()
    page = cast.client("employee").get(proposal.get_absolute_url()).content.decode()
    assert page.count("<svg") >= 4 and "Ta ut" not in page and "likt enhetene i dag" in page
    client = cast.client("project_group")
    at = f"{proposal.get_absolute_url()}enheter/"
    assert post_form(client, f"{at}ny/?under={row('Kultur').pk}", {"name": "Kulturskolen"}).status_code == 303
    assert row("Kulturskolen").parent == row("Kultur")
    assert post_form(client, f"{at}{row('Kultur').pk}/endre/", {"parent": row("Helse").pk}).status_code == 303
    wrong = post_form(client, f"{at}{row('Helse').pk}/endre/", {"parent": row("Kultur").pk})
    assert wrong.status_code == 422 and "under seg selv" in wrong.content.decode()
    assert post_form(client, f"{at}{row('Kultur').pk}/fjern/", {"reason": "Skilles ut"}).status_code == 303
    assert row("Kulturskolen").parent == row("Helse")
    assert post_form(client, f"{base}nytt/", {"title": "To", "valid_from": "1.8.2011"}).status_code == 303
    assert cast.client("employee").get(f"{base}nytt/").status_code == 403
    assert cast.client("outsider").get(proposal.get_absolute_url()).status_code == 404
    assert date(2011, 8, 1) == cast.project.organisation_proposals.get(title="To").valid_from


@pytest.mark.once
def test_the_alternative_that_a_proposal_draws_is_named_only_to_those_who_see_its_study(cast, by, proposal):
    area = study_area(cast, access="restricted", body=cast.work_body)
    update_proposal(
        proposal=proposal, changes={"alternative": add_alternative(study_area=area, title="B", by=by)}, by=by
    )
    for role, sees in (("employee", False), ("secretary", True)):
        page = cast.client(role).get(proposal.get_absolute_url()).content.decode()
        assert ("Kartet viser alternativet" in page) == sees
