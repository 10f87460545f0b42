"""What the accounts add to the page of a measure: plan, forecast and realised beside each other."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from omstilling.ui.registry import register_panel
from projects.permissions import may_confirm_realised, may_enter_realised

from .accounts_drawings import beside_each_other
from .accounts_words import period
from .models import Measure, RealisedEffect
from .selectors import row_of
from .selectors.accounts import account_of


def measure_panel(request: HttpRequest | None, measure: Any) -> str:
    """Return plan, forecast and realised of a measure that the page has read; nothing before it is decided."""
    if request is None or measure.is_withdrawn:
        return ""
    project, today = measure.project, measure.project.today()
    row = row_of(measure, project, today)
    every = _figures(measure, request.user)
    if not row.is_decided and not every:
        return ""
    year = max([today.year, *(figure.first_month.year for figure in every)])
    account = account_of(row, [figure for figure in every if figure.first_month.year == year], year, today)
    months = account.missing_months
    title = _("Plan, prognose og realisert i %(year)s") % {"year": year}
    may_enter = may_enter_realised(request.user, measure)
    context = {
        "account": account,
        "drawing": beside_each_other(title, account) if account.figures else None,
        "title": title,
        "so_far": account.plan is not None or account.forecast is not None,
        "missing": period(months[0], months[-1]) if months else "",
        "figures": [(figure, period(figure.first_month, figure.last_month)) for figure in every],
        "new_url": f"{reverse('budget:realised_new', args=[project.slug])}?tiltak={measure.number}"
        if may_enter
        else "",
        "may_confirm": may_confirm_realised(request.user, measure),
        "project": project,
    }
    return render_to_string("budget/accounts_panel.html", context, request)


def _figures(measure: Measure, user: Any) -> list[RealisedEffect]:
    found = RealisedEffect.objects.visible_to(user).active().filter(measure=measure)
    return list(found.select_related("entered_by", "confirmed_by").order_by("first_month", "pk"))


def register() -> None:
    """Hang the panel."""
    register_panel("measure.content", measure_panel, key="budget.accounts", order=30)
