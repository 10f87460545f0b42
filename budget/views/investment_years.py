"""One year of an investment: what it costs, how it is paid for, and what it does to the running budget."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.audit.errors import DomainError
from projects.views.base import ProjectFormView

from ..forms.investments import InvestmentYearForm
from ..models import Investment, InvestmentYear
from ..services import set_investment_year
from .investments import InvestmentMixin
from .plan import opened_empty, stated_meanwhile

#: The years that an address may name.
FIRST, LAST = 1990, 2100


class InvestmentYearView(InvestmentMixin, ProjectFormView):
    """What is known of one year of an investment."""

    access_rule = "may_manage_investments"
    form_class = InvestmentYearForm
    submit_label = gettext_lazy("Lagre året")

    @cached_property
    def investment(self) -> Investment:
        return self.find()

    @cached_property
    def year(self) -> int:
        year: int = self.kwargs["year"]
        if not FIRST <= year <= LAST:
            raise Http404
        return year

    def stated(self) -> InvestmentYear | None:
        """Return the year as it stands, if anything is stated."""
        found: Any = InvestmentYear.objects.active().visible_to(self.request.user)
        row: InvestmentYear | None = found.filter(investment=self.investment, year=self.year).first()
        return row

    def get_object(self) -> InvestmentYear | None:
        return None if opened_empty(self.request) else self.stated()

    def get_rule_object(self) -> Any:
        return self.investment

    def get_heading(self) -> str:
        return _("Investeringen i %(year)s") % {"year": self.year}

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.investment, self.get_heading())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["intro"] = self.investment.title
        return context

    def get_cancel_url(self) -> str:
        return str(self.investment.get_absolute_url())

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()

    def perform(self, form: Any) -> InvestmentYear:
        if self.object is None and self.stated() is not None:
            raise DomainError(stated_meanwhile())
        return set_investment_year(investment=self.investment, year=self.year, by=self.by, **form.cleaned_data)

    def get_success_message(self, result: InvestmentYear) -> str:
        if result.is_withdrawn:
            return _("Tallene for %(year)s er fjernet.") % {"year": self.year}
        return _("Tallene for %(year)s er lagret.") % {"year": self.year}
