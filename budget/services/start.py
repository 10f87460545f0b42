"""The owner's word that a measure works: with the decision and the start date it is what «iverksatt» rests on."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import unit_of_work
from omstilling.ui.formats import date_text
from projects.services.rows import store

from ..models import Measure
from .measures import is_decided
from .shared import need_reason


def confirm_start(*, measure: Measure, on: date, by: User, reason: str = "") -> Measure:
    """Confirm that a decided measure works from a day. Only the owner can, and not before the start date has come."""
    today = measure.project.today()
    _check_owner(measure, by)
    if measure.is_withdrawn:
        raise DomainError(_("Tiltaket er bortfalt og kan ikke iverksettes."))
    if not is_decided(measure):
        raise DomainError(_("Tiltaket er ikke vedtatt ennå, og kan ikke bekreftes iverksatt."))
    if measure.effective_from is None:
        raise DomainError(_("Tiltaket mangler startdato. Oppgi når det virker fra, før du bekrefter."))
    if measure.effective_from > today:
        raise DomainError(
            _("Tiltaket virker først fra %(day)s, og kan ikke bekreftes før den dagen.")
            % {"day": date_text(measure.effective_from)}
        )
    if on > today:
        raise DomainError(_("Datoen kan ikke være fram i tid."), field="on")
    with unit_of_work(by=by, reason=reason or _("Bekreftet at tiltaket er iverksatt")):
        measure.started_on, measure.started_by = on, by
        store(measure)
    return measure


def retract_start(*, measure: Measure, by: User, reason: str) -> Measure:
    """Take the confirmation back: the measure falls to the step below."""
    _check_owner(measure, by)
    need_reason(reason, _("Skriv hvorfor bekreftelsen trekkes."))
    if measure.started_on is None:
        raise DomainError(_("Tiltaket er ikke bekreftet iverksatt."))
    with unit_of_work(by=by, reason=reason):
        measure.started_on, measure.started_by = None, None
        store(measure)
    return measure


def _check_owner(measure: Measure, by: User) -> None:
    if measure.owner_id != by.pk:
        raise DomainError(_("Bare tiltakseieren kan bekrefte at tiltaket er iverksatt."))
