"""Addresses: the plan with its milestones, study areas and risks."""

from django.urls import URLPattern, path

from ..views import links, milestones, moves, plan, plan_compare, risks, studies, year_wheel

MILESTONE = "<slug:slug>/plan/<int:number>/"
MARK = "<slug:slug>/plan/arshjul/<int:pk>/"
AREA = "<slug:slug>/utredningsomrader/<int:pk>/"
RISK = "<slug:slug>/risikoer/<int:number>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/plan/", plan.PlanView.as_view(), name="plan"),
    path("<slug:slug>/plan/stort-ark/", plan.PlanSheetView.as_view(), name="plan_sheet"),
    path("<slug:slug>/plan/da-og-na/", plan_compare.PlanCompareView.as_view(), name="plan_compare"),
    path("<slug:slug>/plan/kritisk-kjede/", plan_compare.PlanChainView.as_view(), name="plan_chain"),
    path("<slug:slug>/plan/milepaler/", milestones.MilestoneListView.as_view(), name="milestones"),
    path("<slug:slug>/plan/ny/", milestones.MilestoneNewView.as_view(), name="milestone_new"),
    path("<slug:slug>/plan/arshjul/", year_wheel.YearWheelView.as_view(), name="year_wheel"),
    path("<slug:slug>/plan/arshjul/nytt/", year_wheel.YearMarkNewView.as_view(), name="year_mark_new"),
    path(f"{MARK}endre/", year_wheel.YearMarkEditView.as_view(), name="year_mark_edit"),
    path(f"{MARK}ta-ut/", year_wheel.YearMarkWithdrawView.as_view(), name="year_mark_withdraw"),
    path(MILESTONE, milestones.MilestoneView.as_view(), name="milestone"),
    path(f"{MILESTONE}endre/", milestones.MilestoneEditView.as_view(), name="milestone_edit"),
    path(f"{MILESTONE}tildel/", milestones.MilestoneAssignView.as_view(), name="milestone_assign"),
    path(f"{MILESTONE}flytt/", moves.MilestoneMoveView.as_view(), name="milestone_move"),
    path(f"{MILESTONE}flytt/angre/", moves.MilestoneMoveUndoView.as_view(), name="milestone_move_undo"),
    path(f"{MILESTONE}avhengigheter/ny/", links.LinkNewView.as_view(), name="milestone_link_new"),
    path(f"{MILESTONE}avhengigheter/<int:link>/fjern/", links.LinkRemoveView.as_view(), name="milestone_link_remove"),
    path(f"{MILESTONE}start/", milestones.MilestoneStartView.as_view(), name="milestone_start"),
    path(f"{MILESTONE}fullfor/", milestones.MilestoneCompleteView.as_view(), name="milestone_complete"),
    path(f"{MILESTONE}gjenapne/", milestones.MilestoneReopenView.as_view(), name="milestone_reopen"),
    path(f"{MILESTONE}trekk/", milestones.MilestoneWithdrawView.as_view(), name="milestone_withdraw"),
    path("<slug:slug>/utredningsomrader/", studies.StudyAreaListView.as_view(), name="study_areas"),
    path("<slug:slug>/utredningsomrader/nytt/", studies.StudyAreaNewView.as_view(), name="study_area_new"),
    path(AREA, studies.StudyAreaView.as_view(), name="study_area"),
    path(f"{AREA}endre/", studies.StudyAreaEditView.as_view(), name="study_area_edit"),
    path(f"{AREA}konkluder/", studies.StudyAreaConcludeView.as_view(), name="study_area_conclude"),
    path(f"{AREA}trekk/", studies.StudyAreaWithdrawView.as_view(), name="study_area_withdraw"),
    path(f"{AREA}alternativer/nytt/", studies.AlternativeNewView.as_view(), name="alternative_new"),
    path(
        f"{AREA}alternativer/<int:alternative>/endre/", studies.AlternativeEditView.as_view(), name="alternative_edit"
    ),
    path(
        f"{AREA}alternativer/<int:alternative>/trekk/",
        studies.AlternativeWithdrawView.as_view(),
        name="alternative_withdraw",
    ),
    path("<slug:slug>/risikoer/", risks.RiskListView.as_view(), name="risks"),
    path("<slug:slug>/risikoer/ny/", risks.RiskNewView.as_view(), name="risk_new"),
    path(RISK, risks.RiskView.as_view(), name="risk"),
    path(f"{RISK}endre/", risks.RiskEditView.as_view(), name="risk_edit"),
    path(f"{RISK}avslutt/", risks.RiskCloseView.as_view(), name="risk_close"),
    path(f"{RISK}gjenapne/", risks.RiskReopenView.as_view(), name="risk_reopen"),
    path(f"{RISK}trekk/", risks.RiskWithdrawView.as_view(), name="risk_withdraw"),
]
