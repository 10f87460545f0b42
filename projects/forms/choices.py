"""What the forms of the ground floor offer to choose from: only what the user may see, and only of the project."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User

from ..access import question
from ..models import Access, Body, Phase, Project, Seat, StudyArea

#: Levels of what carries no legal basis of its own.
OPEN_ACCESS = (Access.PUBLIC, Access.INTERNAL, Access.RESTRICTED)
ACCESS_HELP = _(
    "Offentlig kan vises for alle. Intern vises for alle med tilgang til prosjektet. "
    "Organets arbeidsmateriale vises bare for organet og dem som leder prosjektet."
)


@question
def bodies(project: Project, user: Any) -> QuerySet[Body]:
    """Return the project's bodies that are at work; one that is dissolved can only be read."""
    return Body.objects.visible_to(user).active().filter(project=project, dissolved_on=None)


def people(project: Project) -> QuerySet[User]:
    """Return those who have a seat in the project today."""
    seats = Seat.objects.active().filter(body__project=project).valid_on(project.today())
    return User.objects.filter(pk__in=seats.values("person_id"), is_active=True).order_by("full_name")


@question
def study_areas(project: Project, user: Any) -> QuerySet[StudyArea]:
    """Return the study areas in use that the user may see."""
    return StudyArea.objects.visible_to(user).active().filter(project=project).order_by("order", "pk")


@question
def phases(project: Project, user: Any) -> QuerySet[Phase]:
    """Return the project's phases in their order."""
    return Phase.objects.visible_to(user).active().filter(project=project).order_by("order", "pk")


def access_field(form: forms.BaseForm, name: str = "access") -> None:
    """Offer the levels that need no legal basis, with what they mean."""
    field = form.fields[name]
    field.choices = [(level.value, level.label.capitalize()) for level in OPEN_ACCESS]  # type: ignore[attr-defined]
    field.help_text = ACCESS_HELP  # type: ignore[assignment]


def offer(form: forms.ModelForm, name: str, found: QuerySet[Any]) -> None:
    """Give a field its choices. What is chosen now stays on offer; what the user may not see takes the field away."""
    if name not in form.fields:
        return
    field = form.fields[name]
    now = getattr(form.instance, f"{name}_id", None)
    if now is not None and not found.filter(pk=now).exists():
        model: Any = found.model
        kept = model.objects.filter(pk=now)
        if hasattr(kept, "visible_to"):
            kept = kept.visible_to(form.user)  # type: ignore[attr-defined]
            if not kept.exists():
                del form.fields[name]
                return
        found = model.objects.filter(pk__in=[*found.values_list("pk", flat=True), now]).order_by(
            *found.query.order_by or model._meta.ordering
        )
    field.queryset = found  # type: ignore[attr-defined]


def long_text(label: Any, *, help_text: Any = "", required: bool = False, rows: int = 5, most: int = 4000) -> Any:
    """Return the field of a long text, with a limit that is said."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=most, widget=widget)
