"""The project's own budget: the posts, one post with what was spent of it, and what can be done with both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui import formats
from omstilling.ui.lists import Column, Totals
from projects.views.base import ProjectFormView, ProjectList, ProjectPage

from ..forms.costs import CostForm, SpendingForm
from ..forms.plan import TakeAwayForm
from ..models import ProjectCost, ProjectSpending
from ..plan_filters import CostFilter
from ..plan_panels import parts_history
from ..selectors.costs import cost_years, costs_for, left_of, sum_of_costs, with_left
from ..services import create_cost, enter_spending, update_cost, update_spending, withdraw_cost, withdraw_spending
from .base import MoneyMixin


class CostMixin(MoneyMixin):
    """What the pages of the project's own budget have in common."""

    menu_key = "tiltak.okonomiplan"

    def trail(self, *more: tuple[Any, str | None]) -> list[tuple[Any, str | None]]:
        """Return the path to a page under the project's own budget."""
        costs = self.url("costs") if more else None
        plan = (_("Økonomiplan"), self.url("plan"))
        return [(_("Tiltak"), self.url("measures")), plan, (_("Prosjektbudsjett"), costs), *more]

    def find_cost(self) -> Any:
        """Return the post as the user may see it, with what was spent of it."""
        found: QuerySet[Any] = costs_for(self.project, self.request.user)
        if self.request.method == "POST":
            found = ProjectCost.objects.filter(project=self.project).visible_to(self.request.user)
        cost = get_object_or_404(found, pk=self.kwargs["pk"])
        cost.project = self.project
        return cost


class CostListView(CostMixin, ProjectList):
    """The posts: set aside, spent and left."""

    access_rule = "visible"
    template_name = "budget/costs.html"
    filterset_class = CostFilter
    default_sort = "ar"
    heading = gettext_lazy("Prosjektbudsjett")
    export_name = "prosjektbudsjett"
    empty_title = gettext_lazy("Prosjektbudsjettet er ikke oppgitt")
    empty_text = gettext_lazy(
        "Her kommer det prosjektet selv koster: prosjektsekretær, konsulenter, frikjøp, opplæring og annet, år for år."
    )

    def get_queryset(self) -> QuerySet[Any]:
        return with_left(costs_for(self.project, self.request.user))

    def get_columns(self) -> Sequence[Column]:
        return (
            Column("ar", _("År"), lambda c: str(c.year), ("year", "kind", "title"), export="year"),
            Column("post", _("Post"), "title", "title", link=lambda c: self.url("cost", c.pk)),
            Column("slag", _("Slag"), lambda c: str(c.get_kind_display()).capitalize(), ("kind", "year")),
            Column("budsjett", _("Budsjett, kr"), _stated("amount"), "amount", numeric=True, export="amount"),
            Column("brukt", _("Brukt, kr"), "spent", "spent", numeric=True),
            Column("igjen", _("Igjen, kr"), _stated("left_over"), "left_over", numeric=True, export=left_of),
        )

    def get_totals(self, rows: QuerySet[Any]) -> Totals | None:
        found = sum_of_costs(rows)
        label = _("Sum av postene i lista")
        if found.known < found.count:
            label = _("Sum av postene i lista; budsjettet er oppgitt for %(known)s av %(count)s") % {
                "known": formats.number(found.known),
                "count": formats.number(found.count),
            }
        unstated = formats.NOT_STATED
        return Totals(
            label,
            {
                "budsjett": formats.number(found.budget, unknown=unstated),
                "brukt": formats.number(found.spent),
                "igjen": formats.number(found.left, unknown=unstated),
            },
        )

    def get_new(self) -> tuple[str, str] | None:
        return (self.url("cost_new"), _("Ny post")) if self.may("may_manage_budget") else None

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s post", "%(n)s poster", count) % {"n": formats.number(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        costs = list(costs_for(self.project, self.request.user).order_by("year"))
        whole = sum_of_costs(costs)
        unstated = formats.NOT_STATED
        facts = [
            (
                _("Ramme for prosjektet"),
                formats.kroner(self.project.project_budget, unknown=unstated),
                _("fra oppsettet av prosjektet"),
            ),
            (
                _("Budsjettert på poster"),
                formats.kroner(whole.budget, unknown=unstated),
                _("oppgitt for %(known)s av %(count)s poster") % {"known": whole.known, "count": whole.count},
            ),
            (_("Brukt"), formats.kroner(whole.spent)),
            (_("Igjen"), formats.kroner(whole.left, unknown=unstated), _("av postene med budsjett")),
        ]
        return super().get_context_data(breadcrumbs=self.trail(), facts=facts, years=cost_years(costs), **kwargs)


def _stated(name: str) -> Any:
    def cell(cost: Any) -> Any:
        value = getattr(cost, name)
        if value is None:
            return format_html('<span class="unknown">{}</span>', formats.NOT_STATED)
        return formats.number(value)

    return cell


class CostView(CostMixin, ProjectPage):
    """One post with every entry of what was spent of it."""

    access_rule = "visible"
    template_name = "budget/cost.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        cost = self.find_cost()
        may_manage = self.may("may_manage_budget", cost)
        entries = ProjectSpending.objects.active().visible_to(self.request.user).filter(cost=cost)
        left, unstated = left_of(cost), formats.NOT_STATED
        return super().get_context_data(
            heading=cost.title,
            breadcrumbs=self.trail((cost.title, None)),
            cost=cost,
            facts=[
                (_("Budsjett"), formats.kroner(cost.amount, unknown=unstated)),
                (_("Brukt"), formats.kroner(cost.spent)),
                (_("Igjen"), formats.kroner(left, unknown=unstated)),
            ],
            overspent=formats.kroner(-left) if left is not None and left < 0 else "",
            entries=[
                (entry, self.url("spending_edit", cost.pk, entry.pk) if may_manage else "")
                for entry in entries.order_by("spent_on", "pk")
            ],
            may_manage=may_manage,
            history_heading=_("Historikken til føringene"),
            history=parts_history(
                self.request,
                self.project,
                (
                    (formats.date_table(entry.spent_on), entry)
                    for entry in cost.spending.visible_to(self.request.user).order_by("spent_on", "pk")
                ),
            ),
            **kwargs,
        )


class CostForms(CostMixin, ProjectFormView):
    """What the form pages of posts have in common."""

    access_rule = "may_manage_budget"
    form_class: Any = CostForm

    def get_object(self) -> Any:
        return self.find_cost()

    def get_rule_object(self) -> Any:
        return self.object or self.project

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        here = [(self.object.title, self.object.get_absolute_url())] if self.object is not None else []
        return self.trail(*here, (self.get_heading(), None))


class CostNewView(CostForms):
    """A new post."""

    heading = gettext_lazy("Ny post i prosjektbudsjettet")
    submit_label = gettext_lazy("Legg til posten")
    reason = gettext_lazy("La til posten")

    def get_object(self) -> None:
        return None

    def get_initial(self) -> dict[str, Any]:
        return {**super().get_initial(), "year": self.project.today().year}

    def get_cancel_url(self) -> str:
        return self.url("costs")

    def perform(self, form: Any) -> ProjectCost:
        return create_cost(project=self.project, by=self.by, **form.cleaned_data)

    def get_success_message(self, result: ProjectCost) -> str:
        return _("Posten «%s» er lagt til.") % result.title


class CostEditView(CostForms):
    """What a post is and has."""

    heading = gettext_lazy("Rediger posten")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret posten")
    success_message = gettext_lazy("Endringene er lagret.")

    def perform(self, form: Any) -> ProjectCost:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason", "")
        return update_cost(cost=self.object, changes=changes, by=self.by, reason=reason)


class CostWithdrawView(CostForms):
    """A post leaves the budget."""

    form_class = TakeAwayForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk posten")
    intro = gettext_lazy("Posten går ut av prosjektbudsjettet. En post med forbruk kan ikke trekkes.")
    submit_label = gettext_lazy("Trekk posten")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Post"), self.object.title), (_("År"), str(self.object.year))]

    def perform(self, form: Any) -> ProjectCost:
        return withdraw_cost(cost=self.object, by=self.by, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return self.url("costs")

    def get_success_message(self, result: ProjectCost) -> str:
        return _("Posten «%s» er trukket.") % result.title


class SpendingForms(CostMixin, ProjectFormView):
    """What the form pages of spending have in common."""

    access_rule = "may_manage_budget"
    form_class: Any = SpendingForm

    @cached_property
    def cost(self) -> Any:
        """The post that the money was spent of."""
        return self.find_cost()

    def get_object(self) -> Any:
        if "spending" not in self.kwargs:
            return None
        found: Any = ProjectSpending.objects.filter(cost=self.cost).visible_to(self.request.user)
        if self.request.method != "POST":
            found = found.active()
        spending = get_object_or_404(found, pk=self.kwargs["spending"])
        spending.cost = self.cost
        return spending

    def get_rule_object(self) -> Any:
        bool(self.object)
        return self.cost

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail((self.cost.title, self.cost.get_absolute_url()), (self.get_heading(), None))

    def get_cancel_url(self) -> str:
        return str(self.cost.get_absolute_url())

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if self.object is not None and not self.danger:
            context["withdraw_url"] = self.url("spending_withdraw", self.cost.pk, self.object.pk)
        return context


class SpendingNewView(SpendingForms):
    """Something was spent."""

    heading = gettext_lazy("Før forbruk")
    submit_label = gettext_lazy("Før forbruket")
    reason = gettext_lazy("Førte forbruk")

    def perform(self, form: Any) -> ProjectSpending:
        return enter_spending(cost=self.cost, by=self.by, **form.cleaned_data)

    def get_success_message(self, result: ProjectSpending) -> str:
        return _("%(amount)s er ført på «%(post)s».") % {
            "amount": formats.kroner(result.amount),
            "post": self.cost.title,
        }


class SpendingEditView(SpendingForms):
    """What was entered is put right."""

    template_name = "budget/part_form.html"
    heading = gettext_lazy("Rett forbruket")
    submit_label = gettext_lazy("Lagre rettingen")
    reason = gettext_lazy("Rettet forbruket")
    success_message = gettext_lazy("Forbruket er rettet.")

    def perform(self, form: Any) -> ProjectSpending:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason", "")
        return update_spending(spending=self.object, changes=changes, by=self.by, reason=reason)


class SpendingWithdrawView(SpendingForms):
    """An entry is taken away."""

    form_class = TakeAwayForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk føringen")
    intro = gettext_lazy("Føringen går ut av summene. Historikken blir stående.")
    submit_label = gettext_lazy("Trekk føringen")
    success_message = gettext_lazy("Føringen er trukket.")
    danger = True

    def get_facts(self) -> list[Any]:
        return [
            (_("Dato"), formats.date_text(self.object.spent_on)),
            (_("Beløp"), formats.kroner(self.object.amount)),
            (_("Merknad"), self.object.note),
        ]

    def perform(self, form: Any) -> ProjectSpending:
        return withdraw_spending(spending=self.object, by=self.by, reason=form.cleaned_data["reason"])
