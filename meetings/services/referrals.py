"""A recommendation sent to the body that decides, and what that body decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from budget.models import Measure, MeasureDecision
from budget.services import link_decision
from omstilling.accounts.models import User
from omstilling.audit.errors import DomainError
from omstilling.audit.uow import current_act, unit_of_work
from omstilling.ui.formats import date_table
from projects.models import Case, Decision, DecisionKind, DecisionOutcome, DecisionStatus
from projects.services.case_forward import forward_case
from projects.services.decisions import confirm_decision, record_decision
from projects.services.rows import apply_changes, check_open, store

from ..models import AgendaItem, MeetingState, Referral
from ..referral_results import ADOPTING, OUTCOMES, Figures, Result, result_of

MeasureAdopted = tuple[Measure, int | None, date | None]
#: Statuses in which a recommendation can still be sent.
HOLDING = (DecisionStatus.IN_FORCE, DecisionStatus.CHANGED)


def send_referral(
    *,
    decision: Decision,
    sent_on: date,
    by: User,
    expected_on: date | None = None,
    note: str = "",
    reason: str = "",
) -> Referral:
    """Send an adopted recommendation to the body that its own recommends to."""
    above = decision.body.recommends_to
    with unit_of_work(by=by, reason=reason or _("Innstillingen er sendt")):
        check_open(decision)
        if above is None:
            raise DomainError(_("%(body)s innstiller ikke til noe organ.") % {"body": decision.body.name})
        if decision.kind != DecisionKind.RECOMMENDATION or decision.outcome != DecisionOutcome.ADOPTED:
            raise DomainError(_("Bare en vedtatt innstilling kan sendes."))
        if decision.status not in HOLDING:
            raise DomainError(_("Innstillingen gjelder ikke lenger."))
        if Referral.objects.active().filter(decision=decision, to_body=above).exists():
            raise DomainError(_("Innstillingen er sendt dit fra før."))
        referral = Referral(
            project=decision.project,
            decision=decision,
            to_body=above,
            sent_on=sent_on,
            expected_on=expected_on,
            note=note.strip(),
        )
        _check_days(referral)
        return store(referral)


def update_referral(*, referral: Referral, changes: Mapping[str, Any], by: User, reason: str = "") -> Referral:
    """Change when it was sent, when it is expected to come up, or the note."""
    with unit_of_work(by=by, reason=reason or _("Oversendelsen er endret")):
        check_open(referral)
        apply_changes(referral, changes, ("sent_on", "expected_on", "note"))
        _check_days(referral)
        return store(referral)


def withdraw_referral(*, referral: Referral, by: User, reason: str = "") -> Referral:
    """Take back what was sent. What is answered stays."""
    with unit_of_work(by=by, reason=reason or _("Oversendelsen er trukket")):
        if referral.answer_id is not None:
            raise DomainError(_("Innstillingen er behandlet, og oversendelsen kan ikke trekkes."))
        if not referral.is_withdrawn:
            referral.withdraw()
    return referral


def answer_referral(
    *,
    referral: Referral,
    decided_on: date,
    result: str,
    text: str,
    by: User,
    external_number: str = "",
    measures: Iterable[MeasureAdopted] = (),
    responsible: User | None = None,
    deadline: date | None = None,
    meaning: str = "",
    confirmed: bool = False,
    reason: str = "",
) -> Decision:
    """Register what the body decided outside the portal: its case under its own number, and the final decision.

    ``measures`` are those it adopted, with kroner a year and start; what it did not adopt has no figures.
    ``confirmed``: the text has been read against the body's own minutes.
    """
    said = Result(result)
    with unit_of_work(by=by, reason=reason or _("Organets vedtak er registrert")):
        Referral.objects.select_for_update().get(pk=referral.pk)
        referral.refresh_from_db()
        check_open(referral)
        _check_unanswered(referral)
        hindered = hindrance(referral)
        if hindered:
            raise DomainError(hindered)
        recommended = referral.decision
        if decided_on < referral.sent_on:
            raise DomainError(
                _("Vedtaket kan ikke være før oversendelsen (%(day)s).") % {"day": date_table(referral.sent_on)},
                field="decided_on",
            )
        adopted = list(measures) if said in ADOPTING else []
        _check_result(said, recommended, text, adopted)
        decision = record_decision(
            case=_case_for(referral, external_number.strip(), decided_on.year, by),
            decided_on=decided_on,
            kind=DecisionKind.FINAL,
            outcome=OUTCOMES[said],
            text=text,
            responsible=responsible,
            deadline=deadline,
            meaning=meaning,
            milestones=[link.milestone for link in recommended.milestone_links.active().select_related("milestone")],
            study_areas=[
                link.study_area for link in recommended.study_area_links.active().select_related("study_area")
            ],
            by=by,
        )
        _link_measures(recommended, decision, adopted, said, by)
        if confirmed:
            confirm_decision(decision=decision, by=by)
        referral.answer = decision
        store(referral)
    return decision


def link_answer(*, referral: Referral, decision: Decision, by: User, reason: str = "") -> Referral:
    """Say that a decision of the body, logged in a meeting in the portal, is what it answered."""
    with unit_of_work(by=by, reason=reason or _("Organets vedtak er knyttet til innstillingen")):
        check_open(referral)
        check_open(decision)
        _check_unanswered(referral)
        if decision.body_id != referral.to_body_id or decision.kind != DecisionKind.FINAL:
            raise DomainError(_("Velg et endelig vedtak i organet innstillingen er sendt til."), field="decision")
        if decision.decided_on < referral.decision.decided_on:
            raise DomainError(_("Vedtaket kan ikke være eldre enn innstillingen."), field="decision")
        if Referral.objects.active().filter(answer=decision).exclude(pk=referral.pk).exists():
            raise DomainError(_("Vedtaket er svaret på en annen innstilling."), field="decision")
        case = decision.case
        if case.continues_id is None:
            case.continues = referral.decision.case
            case.save()
        referral.answer = decision
        return store(referral)


def settle_referral(decision: Decision) -> None:
    """Have a decision logged in a case that was sent on answer its referral. Inside a unit of work."""
    current_act()
    if decision.kind != DecisionKind.FINAL or decision.case.continues_id is None:
        return
    waiting = Referral.objects.active().filter(decision__case=decision.case.continues_id, to_body=decision.body_id)
    referral = waiting.select_related("answer").first()
    if referral is not None and is_unanswered(referral):
        referral.answer = decision
        referral.save()


def is_unanswered(referral: Referral) -> bool:
    """Tell whether the body still has to decide: it has not, or it put the case off."""
    return referral.answer is None or referral.answer.outcome == DecisionOutcome.POSTPONED


def figures_of(decision: Decision) -> Figures:
    """Return what a decision says of each measure that has not lapsed."""
    links = MeasureDecision.objects.active().filter(decision=decision, measure__withdrawn_at__isnull=True)
    return {m: (effect, start) for m, effect, start in links.values_list("measure", "adopted_effect", "adopted_from")}


def receiving_case(referral: Referral) -> Case | None:
    """Return the case that the body has registered in the portal, if it has."""
    found = Case.objects.active().filter(continues=referral.decision.case_id, body=referral.to_body_id)
    return found.order_by("-pk").first()


def hindrance(referral: Referral) -> str:
    """Return why the answer is not registered here: what a meeting in the portal treats is decided there."""
    case = receiving_case(referral)
    if case is None:
        return ""
    items = AgendaItem.objects.active().filter(case=case, decision__isnull=True, meeting__withdrawn_at__isnull=True)
    item = items.exclude(meeting__state=MeetingState.CANCELLED).select_related("meeting__body").first()
    if item is None:
        return ""
    return _("Saken står på sakslista til %(meeting)s. Før vedtaket i det møtet.") % {"meeting": item.meeting}


def _check_days(referral: Referral) -> None:
    decided_on = referral.decision.decided_on
    if referral.sent_on < decided_on:
        raise DomainError(
            _("Innstillingen kan ikke sendes før den ble vedtatt (%(day)s).") % {"day": date_table(decided_on)},
            field="sent_on",
        )
    if referral.sent_on > referral.project.today():
        raise DomainError(_("Datoen kan ikke være fram i tid."), field="sent_on")
    if referral.expected_on is not None and referral.expected_on < referral.sent_on:
        raise DomainError(_("Behandlingen kan ikke være før oversendelsen."), field="expected_on")


def _check_unanswered(referral: Referral) -> None:
    if not is_unanswered(referral):
        raise DomainError(_("Organets vedtak er registrert fra før. Rett det i stedet for å føre et nytt."))


def _check_result(result: Result, recommended: Decision, text: str, adopted: list[MeasureAdopted]) -> None:
    """Refuse a result that text and figures contradict."""
    before = figures_of(recommended)
    if any(measure.pk not in before for measure, _effect, _start in adopted):
        raise DomainError(_("Velg blant tiltakene i innstillingen."), field="result")
    if result not in ADOPTING:
        return
    if not text.strip():
        raise DomainError(_("Skriv teksten, ordrett."), field="text")
    after: Figures = {measure.pk: (effect, start) for measure, effect, start in adopted}
    told = result_of(DecisionOutcome.ADOPTED, recommended.text, text, before, after)
    if told == result:
        return
    if result == Result.AS_RECOMMENDED:
        raise DomainError(
            _("Teksten eller det tiltakene skal gi, er annerledes enn innstilt. Velg «vedtatt med endringer»."),
            field="result",
        )
    raise DomainError(_("Ingenting er endret fra innstillingen. Velg «vedtatt som innstilt»."), field="result")


def _case_for(referral: Referral, external_number: str, year: int, by: User) -> Case:
    """Return the body's case: the one it has, or one made of the recommending body's."""
    case = receiving_case(referral)
    if case is None:
        if not external_number:
            raise DomainError(_("Skriv organets eget saksnummer."), field="external_number")
        case = forward_case(case=referral.decision.case, body=referral.to_body, year=year, by=by)
    if external_number and external_number != case.external_number:
        taken = Case.objects.active().filter(body=case.body_id, external_number=external_number)
        if taken.exclude(pk=case.pk).exists():
            raise DomainError(_("Organet har en annen sak med dette nummeret."), field="external_number")
        case.external_number = external_number
        case = store(case)
    return case


def _link_measures(
    recommended: Decision, decision: Decision, adopted: list[MeasureAdopted], result: Result, by: User
) -> None:
    """Have the decision concern what was adopted; what adopts nothing concerns all of it, without figures."""
    if result in ADOPTING:
        for measure, effect, start in adopted:
            link_decision(measure=measure, decision=decision, adopted_effect=effect, adopted_from=start, by=by)
        return
    for link in MeasureDecision.objects.active().filter(decision=recommended).select_related("measure"):
        if not link.measure.is_withdrawn:
            link_decision(measure=link.measure, decision=decision, by=by)
