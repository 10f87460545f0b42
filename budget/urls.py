"""Addresses of the money, under «Tiltak»."""

from django.urls import URLPattern, path

from . import (
    import_urls,
    milestone_urls,
    package_urls,
    plan_urls,
    proof_urls,
    readings_urls,
    realised_urls,
    watch_urls,
)
from .views import investments, load, measure, measure_links, measures, target

app_name = "budget"
LIST = "<slug:slug>/tiltak/"
ONE = f"{LIST}<int:number>/"
INVESTMENTS = f"{LIST}investeringer/"

urlpatterns: list[URLPattern] = [
    path(LIST, measures.MeasureListView.as_view(), name="measures"),
    path(f"{LIST}nytt/", measure.MeasureNewView.as_view(), name="measure_new"),
    path(ONE, measure.MeasureView.as_view(), name="measure"),
    path(f"{ONE}endre/", measure.MeasureEditView.as_view(), name="measure_edit"),
    path(f"{ONE}bortfall/", measure.MeasureWithdrawView.as_view(), name="measure_withdraw"),
    path(f"{ONE}avhengigheter/ny/", measure_links.RelationNewView.as_view(), name="measure_relation_new"),
    path(
        f"{ONE}avhengigheter/<int:relation>/fjern/",
        measure_links.RelationWithdrawView.as_view(),
        name="measure_relation_withdraw",
    ),
    path(f"{ONE}vedlegg/nytt/", measure_links.AttachmentNewView.as_view(), name="measure_attachment_new"),
    path(
        f"{ONE}vedlegg/<int:attachment>/fjern/",
        measure_links.AttachmentWithdrawView.as_view(),
        name="measure_attachment_withdraw",
    ),
    path(f"{LIST}malet/", target.TargetView.as_view(), name="target"),
    path(f"{LIST}malet/<int:year>/", target.TargetSetView.as_view(), name="target_set"),
    path("<slug:slug>/belastning/", load.LoadView.as_view(), name="load"),
    path(INVESTMENTS, investments.InvestmentListView.as_view(), name="investments"),
    path(f"{INVESTMENTS}ny/", investments.InvestmentNewView.as_view(), name="investment_new"),
    path(f"{INVESTMENTS}<int:number>/", investments.InvestmentView.as_view(), name="investment"),
    path(f"{INVESTMENTS}<int:number>/endre/", investments.InvestmentEditView.as_view(), name="investment_edit"),
    path(
        f"{INVESTMENTS}<int:number>/trekk/", investments.InvestmentWithdrawView.as_view(), name="investment_withdraw"
    ),
    *proof_urls.patterns,
    *package_urls.patterns,
    *plan_urls.patterns,
    *import_urls.patterns,
    *watch_urls.patterns,
    *realised_urls.patterns,
    *readings_urls.patterns,
    *milestone_urls.patterns,
]
