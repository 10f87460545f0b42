"""Search in what the user may see."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from projects.views.base import ProjectPage

from ..search_results import draw
from ..selectors.search import MIN_LENGTH, search, tidy


class SearchView(ProjectPage):
    """Grouped results for the words in the address."""

    access_rule = "visible"
    template_name = "reporting/search.html"
    menu_key = "sok"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = tidy(self.request.GET.get("q", ""))
        too_short = 0 < len(query) < MIN_LENGTH
        whole = self.request.GET.get("i", "")
        found = search(self.project, self.request.user, query, whole) if query and not too_short else None
        return super().get_context_data(
            heading=_("Søk"),
            breadcrumbs=[(self.project.short_name, self.project.get_absolute_url()), (_("Søk"), None)],
            query=query,
            too_short=too_short,
            min_length=MIN_LENGTH,
            found=found,
            results=draw(found, query, whole) if found is not None else "",
            **kwargs,
        )
