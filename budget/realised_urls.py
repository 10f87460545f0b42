"""Addresses of figures from the accounts, under «Tiltak»."""

from django.urls import URLPattern, path

from .views import realised, realised_forms
from .views import realised_imports as imports

HOME = "<slug:slug>/tiltak/realisert/"
ONE = f"{HOME}<int:pk>/"
IMPORTS = f"{HOME}import/"
IMPORT = f"{IMPORTS}<int:number>/"

patterns: list[URLPattern] = [
    path(HOME, realised.RealisedListView.as_view(), name="realised"),
    path(f"{HOME}nytt/", realised_forms.RealisedNewView.as_view(), name="realised_new"),
    path(f"{HOME}bekreft/", realised_forms.RealisedConfirmView.as_view(), name="realised_confirm"),
    path(ONE, realised.RealisedView.as_view(), name="realised_figure"),
    path(f"{ONE}endre/", realised_forms.RealisedEditView.as_view(), name="realised_edit"),
    path(f"{ONE}trekk/", realised_forms.RealisedWithdrawView.as_view(), name="realised_withdraw"),
    path(f"{ONE}trekk-bekreftelsen/", realised_forms.RealisedRetractView.as_view(), name="realised_retract"),
    path(IMPORTS, imports.RealisedImportListView.as_view(), name="realised_imports"),
    path(f"{IMPORTS}ny/", imports.RealisedImportNewView.as_view(), name="realised_import_new"),
    path(IMPORT, imports.RealisedImportView.as_view(), name="realised_import"),
    path(f"{IMPORT}valg/", imports.RealisedImportChoicesView.as_view(), name="realised_import_choices"),
    path(f"{IMPORT}gjennomfor/", imports.RealisedImportCommitView.as_view(), name="realised_import_commit"),
    path(f"{IMPORT}forkast/", imports.RealisedImportDiscardView.as_view(), name="realised_import_discard"),
    path(f"{IMPORT}angre/", imports.RealisedImportUndoView.as_view(), name="realised_import_undo"),
]
