"""Addresses of a plan that is taken in from a file."""

from django.urls import URLPattern, path

from .views import milestone_imports as imports

HOME = "<slug:slug>/plan/import/"
IMPORT = f"{HOME}<int:number>/"

patterns: list[URLPattern] = [
    path(f"{HOME}ny/", imports.MilestoneImportNewView.as_view(), name="milestone_import_new"),
    path(IMPORT, imports.MilestoneImportView.as_view(), name="milestone_import"),
    path(f"{IMPORT}valg/", imports.MilestoneImportChoicesView.as_view(), name="milestone_import_choices"),
    path(f"{IMPORT}gjennomfor/", imports.MilestoneImportCommitView.as_view(), name="milestone_import_commit"),
    path(f"{IMPORT}forkast/", imports.MilestoneImportDiscardView.as_view(), name="milestone_import_discard"),
    path(f"{IMPORT}angre/", imports.MilestoneImportUndoView.as_view(), name="milestone_import_undo"),
]
