"""What ties a measure to something else is seen by those who see both, in its history too."""

from datetime import date

import pytest

from budget.models import MeasureCase, MeasureConsultation, MeasureDocument, MeasureRelation
from projects.models import Access, Consultation, ConsultationForm, Document
from tests import cast as made
from tests.cast import write
from tests.flow import form_data, post_form


def other_measure(cast, closed):
    return MeasureRelation(
        measure=made.measure(cast),
        other=made.measure(cast, "Skjult", **closed),
        kind="excludes",
        note="Hemmelig merknad",
    )


def case(cast, closed):
    return MeasureCase(measure=made.measure(cast), case=made.case(cast, **closed))


def consultation(cast, closed):
    held = Consultation(
        project=cast.project,
        number=1,
        form=ConsultationForm.CONSULTATION,
        held_on=date(2011, 2, 1),
        parties="Hovedtillitsvalgt for Fagforbundet",
        **closed,
    )
    return MeasureConsultation(measure=made.measure(cast), consultation=write(held))


def document(cast, closed):
    paper = write(Document(project=cast.project, number=1, title="Notat", **closed))
    return MeasureDocument(measure=made.measure(cast), document=paper)


@pytest.mark.parametrize("make", [other_measure, case, consultation, document])
def test_a_link_to_what_is_closed_is_closed(cast, make):
    closed = {"access": Access.RESTRICTED} if make is case else {"access": Access.RESTRICTED, "body": cast.steering}
    link = write(make(cast, closed))
    address = f"/{cast.project.slug}/sporbarhet/{link._meta.label_lower}/{link.pk}/"
    answers = {role: cast.client(role).get(address).status_code for role in ("secretary", "member", "project_group")}
    assert answers == {"secretary": 200, "member": 200, "project_group": 404}


def test_what_another_has_linked_meanwhile_is_not_unlinked_unseen(cast):
    about, first, second = made.case(cast), made.measure(cast, "A"), made.measure(cast, "B")
    address = f"/{cast.project.slug}/saker/{about.pk}/tiltak/"
    write(MeasureCase(measure=first, case=about))
    mine, theirs = cast.client("secretary"), cast.client("chief_executive")
    opened = form_data(mine, address)
    assert post_form(theirs, address, measures=[first.pk, second.pk]).status_code == 303
    third = made.measure(cast, "C")
    assert mine.post(address, {**opened, "measures": [third.pk]}).status_code == 303
    linked = MeasureCase.objects.active().filter(case=about).values_list("measure__title", flat=True)
    assert sorted(linked) == ["B", "C"]
    assert (
        mine.post(address, {**form_data(mine, address), "seen": "9" * 5000, "measures": [third.pk]}).status_code == 303
    )
