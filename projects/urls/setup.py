"""Addresses: set-up of municipalities and projects, people and roles."""

from django.urls import path

from ..views import people, setup

MUNICIPALITY = "oppsett/<slug:municipality>/"
PERSON = f"{MUNICIPALITY}personer/<int:pk>/"

urlpatterns = [
    path("oppsett/kommuner/ny/", setup.NewMunicipalityView.as_view(), name="new_municipality"),
    path(MUNICIPALITY, setup.MunicipalityView.as_view(), name="municipality"),
    path(f"{MUNICIPALITY}endre/", setup.EditMunicipalityView.as_view(), name="edit_municipality"),
    path(f"{MUNICIPALITY}farge/", setup.ColourView.as_view(), name="colour"),
    path(f"{MUNICIPALITY}vapen/", setup.EmblemFormView.as_view(), name="set_emblem"),
    path(f"{MUNICIPALITY}vapen/fjern/", setup.RemoveEmblemView.as_view(), name="remove_emblem"),
    path(f"{MUNICIPALITY}prosjekter/nytt/", setup.NewProjectView.as_view(), name="new_project"),
    path(f"{MUNICIPALITY}personer/", people.PeopleView.as_view(), name="people"),
    path(f"{MUNICIPALITY}personer/ny/", people.NewPersonView.as_view(), name="new_person"),
    path(PERSON, people.PersonView.as_view(), name="person"),
    path(f"{PERSON}endre/", people.EditPersonView.as_view(), name="edit_person"),
    path(f"{PERSON}inviter/", people.InviteView.as_view(), name="invite_person"),
    path(f"{PERSON}deaktiver/", people.DeactivateView.as_view(), name="deactivate_person"),
    path(f"{PERSON}aktiver/", people.ReactivateView.as_view(), name="reactivate_person"),
    path(f"{PERSON}roller/ny/", people.NewRoleView.as_view(), name="new_role"),
    path(f"{MUNICIPALITY}roller/<int:pk>/avslutt/", people.EndRoleView.as_view(), name="end_role"),
    path("<slug:slug>/oppsett/", setup.SetupView.as_view(), name="setup"),
    path("<slug:slug>/oppsett/prosjekt/", setup.EditProjectView.as_view(), name="edit_project"),
]
