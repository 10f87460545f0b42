"""The ground floor's entries in the check-list of a new project."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .models import Body, BodyKind, Document, Goal, Grant, GrantKind, Milestone, Project, ProjectText, Seat, Unit
from .selectors.setup import Check, register_check


def page(name: str) -> Callable[[Project], str]:
    """Return what answers the address of a project's page."""
    return lambda project: reverse(name, args=[project.slug])


def municipality_page(name: str) -> Callable[[Project], str]:
    """Return what answers the address of a page of the project's municipality."""
    return lambda project: reverse(name, args=[project.municipality.slug])


def has_body(kind: str) -> Callable[[Project], bool]:
    """Return what tells whether the project has a body of the kind."""
    return lambda project: Body.objects.active().filter(project=project, kind=kind).exists()


def new_body(kind: str) -> Callable[[Project], str]:
    return lambda project: f"{reverse('projects:new_body', args=[project.slug])}?slag={kind}"


def has(model: Any) -> Callable[[Project], bool]:
    """Return what tells whether the project has a row of the model in use."""
    return lambda project: model.objects.active().filter(project=project).exists()


def has_seats(project: Project) -> bool:
    """Tell whether somebody sits in the steering group, and somebody is secretary."""
    seats = Seat.objects.active().filter(body__project=project, body__withdrawn_at=None).valid_on(project.today())
    functions = set(seats.values_list("function", flat=True))
    return "secretary" in functions and seats.filter(body__kind=BodyKind.STEERING_GROUP, votes=True).exists()


def has_people(project: Project) -> bool:
    """Tell whether employees can read along: somebody beside administrators has a role."""
    grants = Grant.objects.active().filter(municipality=project.municipality_id).exclude(kind=GrantKind.ADMINISTRATOR)
    return grants.filter(project__in=[project.pk]).exists() or grants.filter(project=None).exists()


def has_units(project: Project) -> bool:
    return Unit.objects.active().filter(municipality=project.municipality_id).exists()


def has_look(project: Project) -> bool:
    return project.municipality.emblem_id is not None


def register() -> None:
    """Hang the ground floor's checks; higher floors hang theirs in between."""
    for check in (
        Check(
            "purpose",
            _("Formålet er skrevet"),
            lambda project: bool(project.purpose.strip()),
            page("projects:edit_project"),
            _("Hvorfor prosjektet finnes, i noen få setninger."),
            order=10,
        ),
        Check(
            "dates",
            _("Prosjektets start og slutt er satt"),
            lambda project: project.starts_on is not None and project.ends_on is not None,
            page("projects:edit_project"),
            _("Uten datoer står det «ikke oppgitt»."),
            order=15,
            optional=True,
        ),
        Check(
            "council",
            _("Kommunestyret er lagt inn"),
            has_body(BodyKind.COUNCIL),
            new_body(BodyKind.COUNCIL),
            _("Kommunestyret eier prosjektet og får innstillingene."),
            order=30,
            see=page("projects:bodies"),
        ),
        Check(
            "steering",
            _("Styringsgruppa er lagt inn"),
            has_body(BodyKind.STEERING_GROUP),
            new_body(BodyKind.STEERING_GROUP),
            _("Velg det rettslige grunnlaget: det avgjør hvilke møteregler som gjelder."),
            order=31,
            see=page("projects:bodies"),
        ),
        Check(
            "project_group",
            _("Prosjektgruppa er lagt inn"),
            has_body(BodyKind.PROJECT_GROUP),
            new_body(BodyKind.PROJECT_GROUP),
            _("Gruppa som driver prosjektet fra dag til dag."),
            order=32,
            see=page("projects:bodies"),
        ),
        Check(
            "seats",
            _("Styringsgruppa og sekretæren har fått plassene sine"),
            has_seats,
            page("projects:bodies"),
            _("Minst ett medlem med stemmerett i styringsgruppa, og en sekretær."),
            order=40,
        ),
        Check(
            "people",
            _("De ansatte eller revisor har fått tilgang"),
            has_people,
            municipality_page("projects:new_person"),
            _("De får en e-post med lenke til å velge passord."),
            rule="may_manage_people",
            order=41,
            see=municipality_page("projects:people"),
        ),
        Check(
            "units",
            _("Enhetene er lagt inn"),
            has_units,
            page("projects:new_unit"),
            _("Sektorer, virksomheter og enheter som tiltakene hører til."),
            order=50,
            see=page("projects:units"),
        ),
        Check(
            "look",
            _("Kommunevåpenet er lastet opp"),
            has_look,
            municipality_page("projects:set_emblem"),
            _("Står øverst på alle sider og på dokumentene."),
            rule="may_administer_municipality",
            order=60,
            see=municipality_page("projects:municipality"),
            optional=True,
        ),
        Check(
            "about",
            _("Bakgrunn og rammer er beskrevet"),
            has(ProjectText),
            page("projects:about"),
            _("Punktene på siden «Om prosjektet»."),
            order=65,
            optional=True,
        ),
        Check(
            "goals",
            _("Det første målet er satt"),
            has(Goal),
            page("projects:goal_new"),
            rule="may_manage_goals",
            order=70,
            see=page("projects:goals"),
            optional=True,
        ),
        Check(
            "milestone",
            _("Den første milepælen er lagt inn"),
            has(Milestone),
            page("projects:milestone_new"),
            _("Hva som skal være gjort til når."),
            rule="may_manage_milestones",
            order=71,
            see=page("projects:milestones"),
        ),
        Check(
            "documents",
            _("Det første dokumentet er ført"),
            has(Document),
            page("projects:new_document"),
            rule="may_manage_documents",
            order=90,
            see=page("projects:documents"),
            optional=True,
        ),
    ):
        register_check(check)
