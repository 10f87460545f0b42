"""Addresses: tolerances, assumptions and lessons, under the plan."""

from django.urls import URLPattern, path

from ..views import assumptions, lessons, tolerances

TOLERANCES = "<slug:slug>/plan/toleranser/"
TOLERANCE = f"{TOLERANCES}<slug:tolerance>/"
ASSUMPTIONS = "<slug:slug>/plan/forutsetninger/"
ASSUMPTION = f"{ASSUMPTIONS}<int:number>/"
LESSONS = "<slug:slug>/plan/erfaringer/"
LESSON = f"{LESSONS}<int:number>/"

urlpatterns: list[URLPattern] = [
    path(TOLERANCES, tolerances.TolerancesView.as_view(), name="tolerances"),
    path(TOLERANCE, tolerances.ToleranceSetView.as_view(), name="tolerance_set"),
    path(f"{TOLERANCE}fjern/", tolerances.ToleranceWithdrawView.as_view(), name="tolerance_withdraw"),
    path(ASSUMPTIONS, assumptions.AssumptionListView.as_view(), name="assumptions"),
    path(f"{ASSUMPTIONS}ny/", assumptions.AssumptionNewView.as_view(), name="assumption_new"),
    path(ASSUMPTION, assumptions.AssumptionView.as_view(), name="assumption"),
    path(f"{ASSUMPTION}endre/", assumptions.AssumptionEditView.as_view(), name="assumption_edit"),
    path(f"{ASSUMPTION}vurder/", assumptions.AssumptionJudgeView.as_view(), name="assumption_judge"),
    path(f"{ASSUMPTION}trekk/", assumptions.AssumptionWithdrawView.as_view(), name="assumption_withdraw"),
    path(LESSONS, lessons.LessonListView.as_view(), name="lessons"),
    path(f"{LESSONS}ny/", lessons.LessonNewView.as_view(), name="lesson_new"),
    path(LESSON, lessons.LessonView.as_view(), name="lesson"),
    path(f"{LESSON}endre/", lessons.LessonEditView.as_view(), name="lesson_edit"),
    path(f"{LESSON}trekk/", lessons.LessonWithdrawView.as_view(), name="lesson_withdraw"),
]
