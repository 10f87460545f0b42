"""Addresses: phases, decision points and checklists, under the plan."""

from django.urls import URLPattern, path

from ..views import phases

PHASES = "<slug:slug>/plan/faser/"
PHASE = f"{PHASES}<int:pk>/"
POINT = f"{PHASES}beslutningspunkter/<int:point>/"
CHECK = f"{POINT}sjekkpunkter/<int:check>/"

urlpatterns: list[URLPattern] = [
    path(PHASES, phases.PhasesView.as_view(), name="phases"),
    path(f"{PHASES}standard/", phases.LayOutView.as_view(), name="phases_lay_out"),
    path(f"{PHASES}ny/", phases.PhaseNewView.as_view(), name="phase_new"),
    path(f"{PHASE}endre/", phases.PhaseEditView.as_view(), name="phase_edit"),
    path(f"{PHASE}trekk/", phases.PhaseWithdrawView.as_view(), name="phase_withdraw"),
    path(f"{PHASE}beslutningspunkter/nytt/", phases.PointNewView.as_view(), name="decision_point_new"),
    path(POINT, phases.PointView.as_view(), name="decision_point"),
    path(f"{POINT}endre/", phases.PointEditView.as_view(), name="decision_point_edit"),
    path(f"{POINT}avgjor/", phases.PointDecideView.as_view(), name="decision_point_decide"),
    path(f"{POINT}gjenapne/", phases.PointReopenView.as_view(), name="decision_point_reopen"),
    path(f"{POINT}trekk/", phases.PointWithdrawView.as_view(), name="decision_point_withdraw"),
    path(f"{POINT}kryss-av/", phases.ChecksTickView.as_view(), name="checks_tick"),
    path(f"{POINT}sjekkpunkter/nytt/", phases.CheckNewView.as_view(), name="check_new"),
    path(f"{CHECK}endre/", phases.CheckEditView.as_view(), name="check_edit"),
    path(f"{CHECK}trekk/", phases.CheckWithdrawView.as_view(), name="check_withdraw"),
]
