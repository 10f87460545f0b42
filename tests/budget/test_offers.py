"""What the filters of the list of measures offer, read in one question."""

import pytest
from django.test import RequestFactory

from budget.filters import MeasureFilter, offered_areas, offered_owners, offered_units
from projects.models import Access, StudyArea
from tests import cast as make
from tests.cast import write

pytestmark = pytest.mark.django_db


def test_the_filters_offer_the_same_together_as_each_by_itself(cast):
    hidden = {"access": Access.RESTRICTED, "body": cast.bodies["work_body"]}
    for order, title in ((2, "Barnehage"), (1, "Åpent"), (1, "Administrasjon")):
        write(StudyArea(project=cast.project, title=title, order=order))
    write(StudyArea(project=cast.project, title="Skjermet område", **hidden))
    for title in ("Oppvekst", "Helse"):
        make.unit(cast, title)
    make.measure(cast, "Åpent tiltak", owner=cast.people["secretary"])
    make.measure(cast, "Skjermet tiltak", owner=cast.people["controller"], **hidden)
    offers = set()
    for name in ("secretary", "employee", "council"):
        request = RequestFactory().get("/")
        request.user, request.project = cast.people[name], cast.project
        apart = {"sektor": offered_units, "eier": offered_owners, "omrade": offered_areas}
        found = MeasureFilter.options_together(request)
        assert found == {key: tuple((row.pk, str(row)) for row in rows(request)) for key, rows in apart.items()}
        assert all(found.values())
        offers.add(tuple(found.items()))
    assert len(offers) == 2
