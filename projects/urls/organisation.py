"""Addresses: the organisation chart and the proposals beside it."""

from django.urls import URLPattern, path

from ..views import organisation

PROPOSAL = "<slug:slug>/organisasjonskart/<int:pk>/"
UNIT = f"{PROPOSAL}enheter/<int:unit>/"

urlpatterns: list[URLPattern] = [
    path("<slug:slug>/organisasjonskart/", organisation.OrganisationView.as_view(), name="organisation"),
    path("<slug:slug>/organisasjonskart/nytt/", organisation.ProposalNewView.as_view(), name="organisation_new"),
    path(PROPOSAL, organisation.ProposalView.as_view(), name="organisation_proposal"),
    path(f"{PROPOSAL}endre/", organisation.ProposalEditView.as_view(), name="organisation_edit"),
    path(f"{PROPOSAL}trekk/", organisation.ProposalWithdrawView.as_view(), name="organisation_withdraw"),
    path(f"{PROPOSAL}enheter/ny/", organisation.ProposedUnitNewView.as_view(), name="proposed_unit_new"),
    path(f"{UNIT}endre/", organisation.ProposedUnitEditView.as_view(), name="proposed_unit_edit"),
    path(f"{UNIT}fjern/", organisation.ProposedUnitRemoveView.as_view(), name="proposed_unit_remove"),
]
