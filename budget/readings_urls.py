"""Addresses of readings that are taken in from a file."""

from django.urls import URLPattern, path

from .views import readings_imports as imports

HOME = "<slug:slug>/malinger/import/"
IMPORT = f"{HOME}<int:number>/"

patterns: list[URLPattern] = [
    path(f"{HOME}ny/<int:indicator>/", imports.ReadingsImportNewView.as_view(), name="readings_import_new"),
    path(IMPORT, imports.ReadingsImportView.as_view(), name="readings_import"),
    path(f"{IMPORT}valg/", imports.ReadingsImportChoicesView.as_view(), name="readings_import_choices"),
    path(f"{IMPORT}gjennomfor/", imports.ReadingsImportCommitView.as_view(), name="readings_import_commit"),
    path(f"{IMPORT}forkast/", imports.ReadingsImportDiscardView.as_view(), name="readings_import_discard"),
    path(f"{IMPORT}angre/", imports.ReadingsImportUndoView.as_view(), name="readings_import_undo"),
]
