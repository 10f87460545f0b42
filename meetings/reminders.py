"""E-mail to those who are responsible for a decision whose deadline is near.

One for each decision, deadline and person. The e-mail has the number, the open title and a link, nothing that is
exempt.
"""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.mail.models import OutgoingMail
from omstilling.mail.notify import notify
from omstilling.mail.services import scope_of, send
from omstilling.pdf.rounds import register_round
from omstilling.ui.formats import date_table, date_text
from projects.models import Decision, Project
from projects.selectors.follow_up import awaits_follow_up, near_until

KIND = "decision_deadline"


def register() -> None:
    """Have the worker remind by itself."""
    register_round("reminders", remind_in_earnest)


def send_reminders() -> int:
    """Remind of every deadline that is near and not past, and return how many were reminded. Again: nothing new."""
    return sum(_remind_in(project) for project in Project.objects.active().order_by("pk"))


def remind_in_earnest() -> int:
    """Remind as ``send_reminders``, but in no example: its people are invented, and its day stands still."""
    return sum(_remind_in(project) for project in Project.objects.active().filter(is_example=False).order_by("pk"))


def _remind_in(project: Project) -> int:
    today = project.today()
    near = (
        Decision.objects.active()
        .filter(awaits_follow_up(), project=project, deadline__gte=today, deadline__lte=near_until(today))
        .filter(responsible__is_active=True)
        .select_related("case__body", "body", "responsible", "project")
        .order_by("deadline", "pk")
    )
    rows = list(near)
    sent = 0
    for person in {decision.responsible_id: decision.responsible for decision in rows}.values():
        assert person is not None
        mine = [decision for decision in rows if decision.responsible_id == person.pk]
        seen = set(
            Decision.objects.visible_to(person).filter(pk__in=[d.pk for d in mine]).values_list("pk", flat=True)
        )
        sent += sum(_remind(person, decision) for decision in mine if decision.pk in seen)
    return sent


def about(decision: Decision) -> str:
    """Return what the e-mail's log says: the same for the same decision and deadline."""
    words = {"number": decision.case.case_number, "id": decision.pk, "day": date_table(decision.deadline)}
    return _("%(number)s (vedtak %(id)s), frist %(day)s") % words


def _remind(person: User, decision: Decision) -> bool:
    """Send one reminder, unless it has been sent. The project's row is locked: two at once send one."""
    with transaction.atomic():
        Project.objects.select_for_update().get(pk=decision.project_id)
        sent = OutgoingMail.objects.filter(
            person=person, kind=KIND, about=about(decision), scope=scope_of(decision.project)
        )
        if sent.exists():
            return False
        words = {
            "number": decision.case.case_number,
            "title": decision.case.open_title,
            "body": decision.body.name,
            "day": date_text(decision.deadline),
        }
        path = reverse("projects:decision_report", args=[decision.project.slug, decision.pk])
        told = _("Frist %(day)s: følg opp vedtaket i %(number)s") % words
        notify(person, KIND, told, path, decision.project, is_notice=True, about=decision, is_mailed=True)
        send(
            person=person,
            kind=KIND,
            subject=_("Frist %(day)s: %(number)s %(title)s") % words,
            text=_(
                "Du er ansvarlig for å følge opp %(number)s %(title)s (%(body)s). Fristen er %(day)s.\n\n"
                "Er det gjort, eller trenger det mer tid? Meld fra på siden."
            )
            % words,
            about=about(decision),
            link=settings.BASE_URL + path,
            link_words=_("Meld om oppfølgingen"),
            scope=decision.project,
        )
    return True
