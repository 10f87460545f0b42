"""The info page: what every employee reads."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from projects.views.base import ProjectPage

from ..article import article, side
from ..selectors.info_page import info_page


class InfoPageView(ProjectPage):
    """What is decided, what it means, what happens when, and whom to ask."""

    access_rule = "visible"
    template_name = "reporting/info_page.html"
    menu_key = "infoside.side"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        info = info_page(self.project, self.request.user, self.project.today())
        return super().get_context_data(
            heading=_("Dette skjer i omstillingen"),
            info=info,
            article=article(info, self.project),
            side=side(info, self.project),
            **kwargs,
        )
