"""Addresses of the forecast and of packages, under «Tiltak»."""

from django.urls import URLPattern, path

from .views import forecast, package, package_case, packages

LIST = "<slug:slug>/tiltak/pakker/"
ONE = f"{LIST}<int:number>/"

patterns: list[URLPattern] = [
    path("<slug:slug>/tiltak/prognose/", forecast.ForecastView.as_view(), name="forecast"),
    path(LIST, packages.PackageListView.as_view(), name="packages"),
    path(f"{LIST}ny/", packages.PackageNewView.as_view(), name="package_new"),
    path(f"{LIST}sammenlign/", packages.PackageCompareView.as_view(), name="package_compare"),
    path(ONE, package.PackageView.as_view(), name="package"),
    path(f"{ONE}xlsx/", package.PackageFileView.as_view(), name="package_file"),
    path(f"{ONE}endre/", packages.PackageEditView.as_view(), name="package_edit"),
    path(f"{ONE}del/", packages.PackageShareView.as_view(), name="package_share"),
    path(f"{ONE}trekk/", packages.PackageWithdrawView.as_view(), name="package_withdraw"),
    path(f"{ONE}sak/", package_case.PackageProposeView.as_view(), name="package_propose"),
]
