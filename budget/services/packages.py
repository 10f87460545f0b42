"""Packages: made, chosen in, shared, withdrawn, and put to a body as a draft decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.marks import mark_of as mark
from omstilling.audit.uow import unit_of_work
from omstilling.ui import formats
from projects.models import Access, Body, Case, CaseKind, Project
from projects.services.cases import register_case
from projects.services.rows import apply_changes, check_open, check_parts, next_number, store

from ..models import Measure, Package, PackageChoice
from ..package_words import background, draft_of, recommendation
from ..packages_math import AS_IS, OFF, Switch
from ..selectors.forecast import WholeMeasure, whole_measures
from ..selectors.packages import Ground, ground, stored_switches, switches_of, usual
from .links import link_case


class Start(StrEnum):
    """What a new package begins with."""

    DECIDED = "decided"
    PROPOSED = "proposed"
    NOTHING = "nothing"
    COPY = "copy"


def create_package(
    *,
    project: Project,
    title: str,
    description: str = "",
    start: str = Start.DECIDED,
    source: Package | None = None,
    by: User,
    reason: str = "",
) -> Package:
    """Make a package. It begins with what is decided, everything proposed too, nothing, or a copy of another."""
    with unit_of_work(by=by, reason=reason or _("Laget tiltakspakken")):
        if start == Start.COPY and source is None:
            raise DomainError(_("Velg pakken som skal kopieres."), field="source")
        check_parts(project, source=source)
        package = Package(project=project, title=title, description=description, made_by=by)
        package.number = next_number(Package, project)
        store(package)
        measures = whole_measures(project, by, project.today())
        _put(package, measures, _beginning(measures, start, source))
    return package


def update_package(*, package: Package, changes: Mapping[str, Any], by: User, reason: str = "") -> Package:
    """Change the name and the description."""
    with unit_of_work(by=by, reason=reason or _("Endret tiltakspakken")):
        check_open(package)
        apply_changes(package, changes, ("title", "description"))
        return store(package)


def set_choices(
    *, package: Package, choices: Mapping[int, Switch], by: User, seen: str = "", reason: str = ""
) -> Package:
    """Store what a package does with measures, by their numbers; those that are not named stand as they are.

    ``seen`` is ``mark_of`` when the page was opened: what somebody has stored since is not written over unseen.
    """
    with unit_of_work(by=by, reason=reason or _("Lagret valgene i tiltakspakken")):
        Package.objects.select_for_update().get(pk=package.pk)
        check_open(package)
        if seen and seen != mark_of(package):
            raise DomainError(
                _(
                    "Pakken er lagret på nytt siden du åpnet siden, og ingenting av ditt er lagret. "
                    "Lagre en gang til for å bruke det som står her."
                )
            )
        measures = whole_measures(package.project, by, package.project.today())
        _put(package, measures, choices)
    return package


def mark_of(package: Package) -> str:
    """Return what tells whether the stored choices of a package have changed."""
    rows = PackageChoice.objects.active().filter(package=package).order_by("pk")
    return mark(list(rows.values_list("pk", "row_version")))


def share_package(*, package: Package, shared: bool = True, by: User, reason: str = "") -> Package:
    """Let all who work with measures see the package, or its maker alone."""
    words = _("Delte tiltakspakken") if shared else _("Tok tilbake delingen av tiltakspakken")
    with unit_of_work(by=by, reason=reason or words):
        check_open(package)
        package.shared = shared
        return store(package)


def withdraw_package(*, package: Package, by: User, reason: str = "") -> Package:
    """Take a package away. The case that it was put in, if any, is not touched."""
    with unit_of_work(by=by, reason=reason or _("Trakk tiltakspakken")):
        check_open(package)
        package.withdraw()
    return package


def propose_package(
    *, package: Package, body: Body, title: str, access: str = Access.INTERNAL, by: User, reason: str = ""
) -> Case:
    """Register a case for a body with the package as its draft decision, and link the measures to the case."""
    with unit_of_work(by=by, reason=reason or _("Laget forslag til vedtak av tiltakspakken")):
        Package.objects.select_for_update().get(pk=package.pk)
        check_open(package)
        check_parts(package.project, body=body)
        if package.case is not None and not package.case.is_withdrawn:
            raise DomainError(_("Pakken er alt lagt fram i sak %(case)s.") % {"case": package.case.case_number})
        base = ground(package.project, by)
        switches = switches_of(base.measures, stored_switches([package])[package.pk])
        draft = draft_of(base, switches)
        if not draft.measures:
            raise DomainError(_("Pakken har ingen tiltak å vedta: alt som er med, er vedtatt fra før."))
        check_openness(draft.measures, body, access)
        case = register_case(
            body=body,
            kind=CaseKind.DECISION,
            title=title,
            year=package.project.today().year,
            background=background(package, readable_ground(base, body, access), switches),
            recommendation=recommendation(draft, base, switches, body),
            access=access,
            by=by,
        )
        for measure in Measure.objects.filter(pk__in=[m.pk for m in draft.measures]).order_by("number"):
            link_case(measure=measure, case=case, by=by)
        package.case = case
        store(package)
    return case


def readable_ground(base: Ground, body: Body, access: str) -> Ground:
    """Return the ground without other working material than the readers' own: a sum would tell what it gives."""
    mine = body.pk if access == Access.RESTRICTED else None
    open_to_all = [m for m in base.measures if m.access != Access.RESTRICTED or m.body_id == mine]
    return replace(base, measures=open_to_all, is_whole=len(open_to_all) == len(base.measures))


def check_openness(measures: list[WholeMeasure], body: Body, access: str) -> None:
    """Refuse to put a body's working material in a case that others may read."""
    closed = [m for m in measures if m.access == Access.RESTRICTED]
    others = [m for m in closed if m.body_id != body.pk]
    if closed and (others or access != Access.RESTRICTED):
        numbers = formats.join_and(m.number for m in (others or closed))
        if others:
            raise DomainError(
                _("Tiltak %(numbers)s er arbeidsmateriale for et annet organ. Velg det organet, eller åpne tiltakene.")
                % {"numbers": numbers},
                field="body",
            )
        raise DomainError(
            _("Tiltak %(numbers)s er arbeidsmateriale, så saken må også være det.") % {"numbers": numbers},
            field="access",
        )


def _beginning(measures: list[WholeMeasure], start: str, source: Package | None) -> dict[int, Switch]:
    if start == Start.COPY and source is not None:
        return switches_of(measures, stored_switches([source])[source.pk])
    if start == Start.PROPOSED:
        return {measure.number: AS_IS for measure in measures}
    if start == Start.NOTHING:
        return {measure.number: OFF for measure in measures}
    return {}


def _put(package: Package, measures: list[WholeMeasure], choices: Mapping[int, Switch]) -> None:
    """Store the choices that say something else than the usual, and withdraw those that say it no longer."""
    known = {row.measure_id: row for row in PackageChoice.objects.active().filter(package=package).select_for_update()}
    for measure in measures:
        switch = choices.get(measure.number)
        if switch is None:
            continue
        row = known.get(measure.pk)
        if switch == usual(measure):
            if row is not None:
                row.withdraw()
            continue
        row = row or PackageChoice(package=package, measure_id=measure.pk)
        row.is_on, row.delay_months, row.scale = switch.on, switch.delay, switch.scale
        if row.pk is None or row.changed_fields():
            store(row)
