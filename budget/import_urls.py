"""Addresses of imports and exports of measures, under «Tiltak»."""

from django.urls import URLPattern, path

from .views import exports, imports

HOME = "<slug:slug>/tiltak/import/"
ONE = f"{HOME}<int:number>/"

patterns: list[URLPattern] = [
    path(HOME, imports.ImportListView.as_view(), name="imports"),
    path(f"{HOME}ny/", imports.ImportNewView.as_view(), name="import_new"),
    path(ONE, imports.ImportView.as_view(), name="import"),
    path(f"{ONE}valg/", imports.ImportChoicesView.as_view(), name="import_choices"),
    path(f"{ONE}rader/", imports.ImportRowsView.as_view(), name="import_rows"),
    path(f"{ONE}gjennomfor/", imports.ImportCommitView.as_view(), name="import_commit"),
    path(f"{ONE}forkast/", imports.ImportDiscardView.as_view(), name="import_discard"),
    path(f"{ONE}angre/", imports.ImportUndoView.as_view(), name="import_undo"),
    path("<slug:slug>/tiltak/eksport/", exports.MeasureExportView.as_view(), name="measures_export"),
]
