"""The municipality's units over time."""

from datetime import date

import pytest
from django.urls import reverse

from omstilling.audit.errors import DomainError
from projects.models import Unit, UnitKind
from projects.selectors.units import unit_choices, unit_tree
from projects.services.tenancy import close_unit, create_unit, merge_unit, move_unit, rename_unit, update_unit
from projects.unit_places import Move, lies_in_a_circle, parents_on
from tests.cast import make_cast, measure, unit
from tests.flow import post_form

TODAY = date(2011, 3, 15)


def path(cast, name, *args):
    return reverse(f"projects:{name}", args=[cast.project.slug, *args])


def refused(action, **more):
    with pytest.raises(DomainError) as caught:
        action(**more)
    return caught.value


@pytest.fixture
def tree(cast):
    """Two sectors; a school department with two schools under the first."""
    cast.oppvekst = unit(cast)
    cast.kultur = unit(cast, "Kultur")
    cast.skole = unit(cast, "Skole", UnitKind.DEPARTMENT, parent=cast.oppvekst)
    cast.sentrum = unit(cast, "Sentrum skole", UnitKind.UNIT, parent=cast.skole)
    cast.nord = unit(cast, "Nord skole", UnitKind.UNIT, parent=cast.skole)
    return cast


def drawn(cast, day=TODAY):
    """Return the tree as lines, indented."""
    roots = unit_tree(cast.municipality, cast.secretary, day)
    return ["  " * depth + u.name for root in roots for depth, u in root.walk()]


def test_the_tree_is_in_order_of_name(tree):
    assert drawn(tree) == ["Kultur", "Oppvekst", "  Skole", "    Nord skole", "    Sentrum skole"]
    assert unit_choices(tree.municipality, tree.secretary, TODAY)[2] == (tree.skole.pk, "– Skole")


def test_a_move_holds_from_its_day_and_the_tree_before_stays(tree):
    move_unit(unit=tree.skole, parent=tree.kultur, on=date(2011, 2, 1), by=tree.secretary)
    assert drawn(tree) == ["Kultur", "  Skole", "    Nord skole", "    Sentrum skole", "Oppvekst"]
    assert drawn(tree, date(2011, 1, 31))[:2] == ["Kultur", "Oppvekst"]


def test_what_was_recorded_stays_on_a_unit_that_is_moved_or_merged(tree):
    about = measure(tree, unit=tree.nord)
    move_unit(unit=tree.skole, parent=tree.kultur, on=date(2011, 2, 1), by=tree.secretary)
    merge_unit(unit=tree.nord, into=tree.sentrum, on=date(2011, 3, 1), by=tree.secretary)
    about.refresh_from_db()
    assert about.unit == tree.nord
    assert Unit.objects.get(pk=tree.nord.pk).merged_into == tree.sentrum


def test_a_unit_does_not_lie_under_itself_or_what_lies_under_it(tree):
    assert refused(move_unit, unit=tree.skole, parent=tree.nord, on=TODAY, by=tree.secretary).field == "parent"
    assert refused(move_unit, unit=tree.skole, parent=tree.skole, on=TODAY, by=tree.secretary).field == "parent"


def test_moves_entered_ahead_of_time_make_no_circle_either():
    # B came under A on day 1 and leaves it on day 30; A goes under B on day 20: a circle from 20 to 30.
    now = {1: 2, 2: None}
    moves = [Move(2, None, date(2011, 1, 1)), Move(2, 1, date(2011, 1, 30)), Move(1, None, date(2011, 1, 20))]
    assert lies_in_a_circle(1, parents_on(now, moves, date(2011, 1, 25)))
    assert not lies_in_a_circle(1, parents_on(now, moves, date(2011, 1, 30)))


def test_a_level_lies_under_a_higher_one(tree):
    error = refused(move_unit, unit=tree.kultur, parent=tree.skole, on=TODAY, by=tree.secretary)
    assert error.field == "parent" and "sektor" in str(error)
    assert refused(update_unit, unit=tree.skole, changes={"kind": UnitKind.UNIT}, by=tree.secretary).field == "kind"


def test_a_move_is_after_the_beginning_and_after_the_move_before(tree):
    assert refused(move_unit, unit=tree.skole, parent=None, on=date(2010, 1, 1), by=tree.secretary).field == "on"
    move_unit(unit=tree.skole, parent=tree.kultur, on=date(2011, 2, 1), by=tree.secretary)
    error = refused(move_unit, unit=tree.skole, parent=tree.oppvekst, on=date(2011, 2, 1), by=tree.secretary)
    assert error.field == "on" and "01.02.2011" in str(error)
    assert refused(move_unit, unit=tree.skole, parent=tree.kultur, on=TODAY, by=tree.secretary).field == "parent"


def test_a_unit_does_not_go_under_one_that_is_closed(tree):
    close_unit(unit=tree.kultur, on=date(2010, 12, 31), by=tree.secretary)
    error = refused(move_unit, unit=tree.skole, parent=tree.kultur, on=TODAY, by=tree.secretary)
    assert error.field == "parent" and "finnes ikke" in str(error)


def test_merging_ends_the_one_and_takes_what_lies_under_along(tree):
    merge_unit(unit=tree.oppvekst, into=tree.kultur, on=date(2011, 3, 1), by=tree.secretary)
    assert drawn(tree) == ["Kultur", "  Skole", "    Nord skole", "    Sentrum skole"]
    assert drawn(tree, date(2011, 2, 28)) == ["Kultur", "Oppvekst", "  Skole", "    Nord skole", "    Sentrum skole"]
    tree.oppvekst.refresh_from_db()
    assert tree.oppvekst.valid_to == date(2011, 2, 28)
    assert "slått sammen" in str(refused(rename_moved, cast=tree))


def rename_moved(cast):
    close_unit(unit=cast.oppvekst, on=TODAY, by=cast.secretary)


def test_a_unit_is_not_merged_into_itself_or_into_what_lies_under_it(tree):
    assert refused(merge_unit, unit=tree.skole, into=tree.skole, on=TODAY, by=tree.secretary).field == "into"
    assert refused(merge_unit, unit=tree.skole, into=tree.nord, on=TODAY, by=tree.secretary).field == "into"


def test_a_unit_is_closed_when_nothing_lies_under_it(tree):
    assert "Nord skole" in str(refused(close_unit, unit=tree.skole, on=TODAY, by=tree.secretary))
    close_unit(unit=tree.nord, on=date(2011, 2, 28), by=tree.secretary)
    assert "    Nord skole" not in drawn(tree)
    assert "    Nord skole" in drawn(tree, date(2011, 2, 28))
    assert refused(close_unit, unit=tree.kultur, on=date(2009, 12, 31), by=tree.secretary).field == "on"


def test_two_units_beside_each_other_have_different_names(tree):
    values = {
        "municipality": tree.municipality,
        "kind": UnitKind.DEPARTMENT,
        "valid_from": TODAY,
        "by": tree.secretary,
    }
    assert refused(create_unit, name="skole", parent=tree.oppvekst, **values).field == "name"
    assert create_unit(name="Skole", parent=tree.kultur, **values).pk
    assert refused(rename_unit, unit=tree.kultur, name="OPPVEKST", by=tree.secretary).field == "name"


def test_the_old_name_stays_in_history(tree):
    rename_unit(unit=tree.kultur, name="Kultur og idrett", by=tree.secretary, reason="Vedtatt")
    assert [h.name for h in tree.kultur.history.order_by("row_version")] == ["Kultur", "Kultur og idrett"]


def test_a_unit_of_another_municipality_is_refused(cast, tree):
    other = make_cast("nabokommune")
    theirs = unit(other, "Teknisk")
    assert refused(move_unit, unit=tree.skole, parent=theirs, on=TODAY, by=tree.secretary).field == "parent"
    assert refused(merge_unit, unit=tree.kultur, into=theirs, on=TODAY, by=tree.secretary).field == "into"


def test_the_page_shows_the_tree_of_a_day(tree):
    close_unit(unit=tree.nord, on=date(2011, 2, 28), by=tree.secretary)
    client = tree.client("employee")
    assert "Nord skole" not in client.get(path(tree, "units")).content.decode()
    page = client.get(path(tree, "units") + "?dag=28.02.2011").content.decode()
    assert "Nord skole" in page and "28. februar 2011" in page
    assert "Skriv datoen som" in client.get(path(tree, "units") + "?dag=i+fjor").content.decode()


def test_the_unit_page_tells_where_it_lay(tree):
    move_unit(unit=tree.skole, parent=tree.kultur, on=date(2011, 2, 1), by=tree.secretary)
    page = tree.client("employee").get(path(tree, "unit", tree.skole.pk)).content.decode()
    assert "Flyttet 1. februar 2011" in page and "Sentrum skole" in page


def test_the_secretary_makes_changes_in_the_browser(tree):
    client = tree.client("secretary")
    data = {"name": "Barnehage", "kind": "department", "parent": tree.oppvekst.pk, "valid_from": "01.01.2011"}
    assert post_form(client, path(tree, "new_unit"), data).status_code == 303
    new = Unit.objects.get(name="Barnehage")
    assert new.parent == tree.oppvekst
    assert post_form(client, path(tree, "edit_unit", new.pk), {"name": "Barnehager"}).status_code == 303
    moved = post_form(client, path(tree, "move_unit", new.pk), {"parent": tree.kultur.pk, "on": "01.02.2011"})
    assert moved.status_code == 303
    merged = post_form(client, path(tree, "merge_unit", new.pk), {"into": tree.skole.pk, "on": "01.03.2011"})
    assert merged.status_code == 303
    assert post_form(client, path(tree, "close_unit", tree.nord.pk), {"on": "01.03.2011"}).status_code == 303
    new.refresh_from_db()
    assert (new.name, new.parent, new.merged_into) == ("Barnehager", tree.kultur, tree.skole)


def test_a_bad_move_says_why_beside_the_field(tree):
    data = {"parent": tree.kultur.pk, "on": "31.12.2009"}
    answer = post_form(tree.client("secretary"), path(tree, "move_unit", tree.skole.pk), data)
    assert answer.status_code == 422
    assert "Flyttingen må være etter at enheten ble opprettet (01.01.2010)" in answer.content.decode()


@pytest.mark.parametrize("name", ["edit_unit", "move_unit", "merge_unit", "close_unit"])
def test_only_those_who_set_up_the_project_change_units(tree, name):
    assert tree.client("administrator").get(path(tree, name, tree.skole.pk)).status_code == 200
    assert tree.client("member").get(path(tree, name, tree.skole.pk)).status_code == 403
    assert tree.client("outsider").get(path(tree, name, tree.skole.pk)).status_code == 404


def test_units_of_another_municipality_do_not_exist_here(tree):
    other = make_cast("nabokommune")
    theirs = unit(other, "Teknisk etat")
    assert tree.client("secretary").get(path(tree, "unit", theirs.pk)).status_code == 404
    assert "Teknisk etat" not in tree.client("secretary").get(path(tree, "new_unit")).content.decode()
    data = {"name": "X", "kind": "department", "parent": theirs.pk, "valid_from": "01.01.2011"}
    assert post_form(tree.client("secretary"), path(tree, "new_unit"), data).status_code == 422
