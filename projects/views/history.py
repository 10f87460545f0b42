"""Traceability: the history of one thing, and the project's latest changes."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..forms.history import ChangesFilter
from ..permissions import municipality_id_of
from ..selectors import history
from .base import ProjectPage


class HistoryView(ProjectPage):
    """Who changed what, when and why, in one thing."""

    access_rule = "may_see_history"
    template_name = "projects/history_of.html"
    menu_key = "dokumenter.sporbarhet"

    @cached_property
    def row(self) -> Any:
        """The thing, as the user may see it and in this project or its municipality. 404 for anything else."""
        model: Any = history.model_of(self.kwargs["label"])
        if model is None:
            raise Http404
        row = get_object_or_404(model.objects.visible_to(self.request.user), pk=self.kwargs["pk"])
        project = history.project_of(row)
        if history.is_for_leaders(model, project.pk if project else None, self.request.user):
            raise Http404
        if project is not None:
            if project.pk != self.project.pk:
                raise Http404
        elif municipality_id_of(row) != self.project.municipality_id and (
            history.municipality_id_of(row) != self.project.municipality_id
        ):
            raise Http404
        return row

    def get_rule_object(self) -> Any:
        bool(self.row)
        return self.project

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.row
        title = str(row)
        crumbs: list[tuple[Any, str | None]] = [
            (_("Sporbarhet"), reverse("projects:history", args=[self.project.slug]))
        ]
        if hasattr(row, "get_absolute_url"):
            crumbs.append((title, row.get_absolute_url()))
        return super().get_context_data(
            heading=_("Historikk: %s") % title,
            kind=capfirst(str(row._meta.verbose_name)),
            versions=history.versions(row, self.request.user),
            row=row,
            breadcrumbs=[*crumbs, (_("Historikk"), None)],
            **kwargs,
        )


class ChangesView(ProjectPage):
    """The project's latest changes, over everything the user may see."""

    access_rule = "may_see_history"
    template_name = "projects/history.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = ChangesFilter(self.request.GET or None)
        chosen = form.cleaned_data if form.is_bound and form.is_valid() else {}
        events = history.latest_changes(
            self.project,
            self.request.user,
            kind=chosen.get("slag") or "",
            since=chosen.get("fra"),
            until=chosen.get("til"),
            who=chosen.get("hvem") or "",
        )
        return super().get_context_data(
            heading=_("Sporbarhet"),
            form_filter=form,
            filtered=any(chosen.values()),
            events=events,
            breadcrumbs=[
                (_("Dokumenter"), reverse("projects:documents", args=[self.project.slug])),
                (_("Sporbarhet"), None),
            ],
            **kwargs,
        )
