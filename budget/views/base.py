"""What the pages of the project's money have in common."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from projects.views.base import ProjectMixin


class MoneyMixin(ProjectMixin):
    """A page that leads to other pages of the money."""

    def url(self, name: str, *more: Any) -> str:
        """Return the address of a page of the project's money."""
        return reverse(f"budget:{name}", args=[self.project.slug, *more])
