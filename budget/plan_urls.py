"""Addresses of the financial plan, of the project's own budget, and of an investment's years."""

from django.urls import URLPattern, path

from .views import areas, costs, investment_years, lines, plan

PLAN = "<slug:slug>/okonomiplan/"
LINES = f"{PLAN}linjer/"
LINE = f"{LINES}<int:number>/"
AREAS = f"{PLAN}rammeomrader/"
NOTES = f"{PLAN}notater/"
COSTS = "<slug:slug>/prosjektbudsjett/"
COST = f"{COSTS}<int:pk>/"
SPENDING = f"{COST}forbruk/<int:spending>/"

patterns: list[URLPattern] = [
    path(PLAN, plan.PlanView.as_view(), name="plan"),
    path(f"{PLAN}ar/<int:year>/", plan.PlanYearView.as_view(), name="plan_year"),
    path(f"{PLAN}oppstilling/", plan.PlanSheetView.as_view(), name="plan_sheet"),
    path(LINES, lines.LineListView.as_view(), name="budget_lines"),
    path(f"{LINES}ny/", lines.LineNewView.as_view(), name="budget_line_new"),
    path(LINE, lines.LineView.as_view(), name="budget_line"),
    path(f"{LINE}endre/", lines.LineEditView.as_view(), name="budget_line_edit"),
    path(f"{LINE}trekk/", lines.LineWithdrawView.as_view(), name="budget_line_withdraw"),
    path(AREAS, areas.AreaListView.as_view(), name="areas"),
    path(f"{AREAS}nytt/", areas.AreaNewView.as_view(), name="area_new"),
    path(f"{AREAS}<int:pk>/endre/", areas.AreaEditView.as_view(), name="area_edit"),
    path(f"{AREAS}<int:pk>/trekk/", areas.AreaWithdrawView.as_view(), name="area_withdraw"),
    path(NOTES, areas.NoteListView.as_view(), name="notes"),
    path(f"{NOTES}nytt/", areas.NoteNewView.as_view(), name="note_new"),
    path(f"{NOTES}<int:pk>/endre/", areas.NoteEditView.as_view(), name="note_edit"),
    path(f"{NOTES}<int:pk>/trekk/", areas.NoteWithdrawView.as_view(), name="note_withdraw"),
    path(COSTS, costs.CostListView.as_view(), name="costs"),
    path(f"{COSTS}ny/", costs.CostNewView.as_view(), name="cost_new"),
    path(COST, costs.CostView.as_view(), name="cost"),
    path(f"{COST}endre/", costs.CostEditView.as_view(), name="cost_edit"),
    path(f"{COST}trekk/", costs.CostWithdrawView.as_view(), name="cost_withdraw"),
    path(f"{COST}forbruk/nytt/", costs.SpendingNewView.as_view(), name="spending_new"),
    path(f"{SPENDING}endre/", costs.SpendingEditView.as_view(), name="spending_edit"),
    path(f"{SPENDING}trekk/", costs.SpendingWithdrawView.as_view(), name="spending_withdraw"),
    path(
        "<slug:slug>/tiltak/investeringer/<int:number>/ar/<int:year>/",
        investment_years.InvestmentYearView.as_view(),
        name="investment_year",
    ),
]
