"""The way from a thing's page to its history."""

from django.urls import reverse

from tests.cast import milestone, unit


def test_those_who_may_read_history_find_the_way_to_it_and_others_see_none(cast):
    row = unit(cast)
    page = reverse("projects:unit", args=[cast.project.slug, row.pk])
    history = reverse("projects:history_of", args=[cast.project.slug, "projects.unit", row.pk])
    assert history in cast.client("auditor").get(page).content.decode()
    assert history not in cast.client("employee").get(page).content.decode()
    assert cast.client("auditor").get(history).status_code == 200


def test_bodies_milestones_and_the_project_lead_to_their_history(cast):
    client, row = cast.client("secretary"), milestone(cast)
    for page, label, pk in (
        (reverse("projects:body", args=[cast.project.slug, "styringsgruppa"]), "projects.body", cast.steering.pk),
        (reverse("projects:about", args=[cast.project.slug]), "projects.project", cast.project.pk),
        (row.get_absolute_url(), "projects.milestone", row.pk),
    ):
        history = reverse("projects:history_of", args=[cast.project.slug, label, pk])
        assert history in client.get(page).content.decode()
        assert client.get(history).status_code == 200
