"""Lessons: the list, one of them, and the forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column, shown

from ..filters.lessons import LessonFilter
from ..forms.lessons import LessonForm
from ..models import Lesson
from ..selectors.lessons import lessons
from ..services import lessons as services
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

RULE = "may_note_lessons"
MENU = "plan.styring"


class LessonListView(ProjectList):
    """What was learned, the latest first."""

    keeps_question = True
    access_rule = "visible"
    menu_key = MENU
    template_name = "projects/steering_list.html"
    filterset_class = LessonFilter
    default_sort = "-notert"
    heading = gettext_lazy("Erfaringer")
    export_name = "erfaringer"
    empty_title = gettext_lazy("Ingen erfaringer ennå")
    empty_text = gettext_lazy("Her kommer det prosjektet har lært, og råd til den som skal gjøre det samme.")

    def get_queryset(self) -> QuerySet[Lesson]:
        return lessons(self.project, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        slug = self.project.slug
        return (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column(
                "erfaring",
                _("Erfaring"),
                "title",
                "title",
                link=lambda x: reverse("projects:lesson", args=[slug, x.number]),
            ),
            Column("rad", _("Råd til andre"), "advice", long=True),
            Column("fase", _("Fase"), "phase.title", ("phase__order", "phase__title")),
            Column("notert", _("Notert"), "noted_on", ("noted_on", "number")),
            Column("hendte", _("Hva som hendte"), export="happened"),
        )

    def get_new(self) -> tuple[str, str] | None:
        if not self.may(RULE):
            return None
        return reverse("projects:lesson_new", args=[self.project.slug]), _("Ny erfaring")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s erfaring", "%(n)s erfaringer", count) % {"n": shown(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = reverse("projects:plan", args=[self.project.slug])
        return super().get_context_data(
            breadcrumbs=[(_("Plan"), plan), (_("Erfaringer"), None)], here="lessons", **kwargs
        )


class LessonMixin(RowMixin):
    """Finds the lesson as the user may see it."""

    menu_key = MENU

    def find(self) -> Lesson:
        """Return the row. One withdrawn while a form stood open is found, and the service says no."""
        rows = lessons(self.project, self.by)
        if self.request.method == "POST":
            rows = Lesson.objects.visible_to(self.by).filter(project=self.project).select_related("phase")
        found: Lesson = get_object_or_404(rows, number=self.kwargs["number"])
        found.project = self.project
        return found

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Plan"), reverse("projects:plan", args=[slug])),
            (_("Erfaringer"), reverse("projects:lessons", args=[slug])),
        ]


class LessonView(LessonMixin, ProjectPage):
    """One lesson."""

    access_rule = "visible"
    template_name = "projects/lesson.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.find()
        return super().get_context_data(
            heading=row.title,
            breadcrumbs=self.trail(row),
            lesson=row,
            may_manage=self.may(RULE, row),
            **kwargs,
        )


class LessonForms(LessonMixin, RowFormView):
    """What the form pages of lessons have in common."""

    access_rule = RULE


class LessonNewView(LessonForms):
    """A new lesson."""

    form_class = LessonForm
    heading = gettext_lazy("Ny erfaring")
    submit_label = gettext_lazy("Legg til erfaringen")
    success_message = gettext_lazy("Erfaringen er lagt til.")

    def get_object(self) -> Any:
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.by}

    def perform(self, form: Any) -> Lesson:
        return services.note_lesson(project=self.project, by=self.by, **form.cleaned_data)

    def get_cancel_url(self) -> str:
        return reverse("projects:lessons", args=[self.project.slug])


class LessonEditView(LessonForms):
    """What the lesson says."""

    form_class = LessonForm
    heading = gettext_lazy("Rediger erfaringen")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.by}

    def perform(self, form: Any) -> Lesson:
        return services.update_lesson(lesson=self.object, changes=form.cleaned_data, by=self.by)


class LessonWithdrawView(LessonForms):
    """Take the lesson out of the list."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk erfaringen")
    intro = gettext_lazy("Erfaringen tas ut av listen. Den beholder nummeret og står i historikken.")
    submit_label = gettext_lazy("Trekk erfaringen")
    success_message = gettext_lazy("Erfaringen er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Erfaring"), self.object.title)]

    def perform(self, form: Any) -> Lesson:
        return services.withdraw_lesson(lesson=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:lessons", args=[self.project.slug])
