"""What meetings add when a project is set up."""

from django.urls import reverse

from projects.selectors.setup import project_checks
from tests.cast import meeting


def test_the_first_meeting_is_checked_off(cast):
    def done():
        return {r.check.key: r.done for r in project_checks(cast.project, lambda rule: True)}["meeting"]

    assert not done()
    meeting(cast)
    assert done()


def test_the_secretary_is_led_to_the_form_and_the_administrator_sees_the_state(cast):
    path, form = (reverse(name, args=[cast.project.slug]) for name in ("projects:setup", "meetings:plan_meeting"))
    assert form in cast.client("secretary").get(path).content.decode()
    page = cast.client("administrator").get(path).content.decode().split("<main")[1]
    assert "Det første møtet er planlagt" in page and form not in page
