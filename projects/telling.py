"""Tells people what they have been given charge of and what they have been answered, whichever service did it.

A subject says which field of which model names the person, and in which words. It is told as the row is saved, in the
same unit of work. The words hold no title: that is read for the receiver when it is shown or mailed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db.models.signals import post_save
from django.utils.translation import gettext as _

from omstilling.accounts.models import User
from omstilling.mail.notify import notify
from omstilling.mail.titles import register_titles
from omstilling.ui.addresses import address

from .models import Access, Case, CompetenceActivity, Decision, Milestone, Question, Risk, StudyArea

CHARGE, ANSWER, DEADLINE = "charge", "answer", "deadline"
Title = Callable[[Any], str]
_kept: list[Callable[..., None]] = []


def register_open_titles(model: Any, title: Title, *related: str) -> None:
    """Have the titles of a kind of row told to those who may see it, unless it is exempt."""

    def titles(person: User, pks: Sequence[int]) -> Mapping[int, str]:
        rows = model.objects.visible_to(person).active().filter(pk__in=pks).select_related(*related)
        return {row.pk: title(row) for row in rows if getattr(row, "access", "") != Access.EXEMPT}

    register_titles(model._meta.label_lower, titles)


def register_charge(model: Any, field: str, words: Callable[[Any], str]) -> None:
    """Tell whoever a row's ``field`` names that they have charge of it, each time that somebody new is named."""

    def saved(sender: Any, instance: Any, **kwargs: Any) -> None:
        if field not in instance.changed_fields() or instance.is_withdrawn:
            return
        person = getattr(instance, field)
        if person is not None and may_be_told(person, instance):
            notify(person, CHARGE, words(instance), path_of(instance), project_of(instance), about=instance)

    _listen(model, saved, f"charge of {field}")


def register_answer(model: Any, field: str, tell: Callable[[Any], None]) -> None:
    """Have ``tell(row)`` called each time that a row's ``field``, an answer, is given or changed."""

    def saved(sender: Any, instance: Any, **kwargs: Any) -> None:
        if field in instance.changed_fields() and getattr(instance, field) and not instance.is_withdrawn:
            tell(instance)

    _listen(model, saved, f"answer in {field}")


def _listen(model: Any, saved: Callable[..., None], name: str) -> None:
    _kept.append(saved)  # signals hold their receivers loosely
    post_save.connect(saved, sender=model, dispatch_uid=f"{model._meta.label_lower}: {name}")


def may_be_told(person: User, row: Any) -> bool:
    """Tell whether a person may know of a row at all. One query."""
    return person.is_active and type(row).objects.visible_to(person).filter(pk=row.pk).exists()


def path_of(row: Any) -> str:
    """Return where a row is, or the project's front page while it has no page."""
    own = getattr(row, "get_absolute_url", None)
    return str(own() if own is not None else project_of(row).get_absolute_url())


def project_of(row: Any) -> Any:
    """Return the project that a row belongs to."""
    return row.project if hasattr(row, "project") else row.plan.project


def title_of_decision(decision: Decision) -> str:
    """Return the open title of the case; nothing where the case itself is exempt."""
    return decision.case.open_title if decision.case.access != Access.EXEMPT else ""


def _answered(question: Question) -> None:
    """Tell who asked that the answer is given, published or not. Nobody knows who asked anonymously."""
    if question.asked_by is not None and question.answer:
        notify(
            question.asked_by,
            ANSWER,
            _("Spørsmålet ditt er besvart"),
            address("projects:questions", question.project.slug),
            question.project,
            key=f"answer:question:{question.pk}",
            is_notice=True,
        )


def register() -> None:
    """Tell of the subjects of this floor."""
    register_charge(Milestone, "responsible", lambda m: _("Du er ansvarlig for milepæl %s") % m.number)
    register_charge(Risk, "owner", lambda r: _("Du er ansvarlig for risiko %s") % r.number)
    register_charge(StudyArea, "owner", lambda s: _("Du er ansvarlig for et utredningsområde"))
    register_charge(CompetenceActivity, "owner", lambda a: _("Du er ansvarlig for en aktivitet i en kompetanseplan"))
    register_charge(Decision, "responsible", lambda d: _("Du skal følge opp vedtaket i %s") % d.case.case_number)
    register_answer(Question, "answered_on", _answered)
    for model in (Milestone, Risk, StudyArea, CompetenceActivity):
        register_open_titles(model, lambda row: row.title)
    register_open_titles(Decision, title_of_decision, "case")
    register_open_titles(Case, lambda case: case.open_title)
