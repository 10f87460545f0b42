"""The organisation drawn, today's and proposed, and the forms that change a proposal."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.charts.organisation import word
from omstilling.ui.forms import ReasonForm

from ..forms.organisation import ProposalForm, ProposedUnitForm
from ..models import OrganisationProposal, ProposedUnit, StudyArea, UnitKind
from ..selectors.organisation import chart_of_proposal, chart_of_today, compare, proposals
from ..selectors.units import unit_tree
from ..services import organisation as services
from .base import Crumbs, ProjectFormView, ProjectPage, RowFormView, RowMixin

RULE = "may_manage_study_areas"
MENU = "organisasjon"


class OrganisationView(ProjectPage):
    """The chart of today, and the proposals beside it."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "projects/organisation.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        project, user = self.project, self.request.user
        tree = unit_tree(project.municipality, user, project.today())
        rows = list(proposals(project, user))
        for row in rows:
            row.project = project
        return super().get_context_data(
            heading=_("Organisasjonskart"),
            breadcrumbs=[(project.short_name, project.get_absolute_url()), (_("Organisasjonskart"), None)],
            chart=chart_of_today(project.municipality, tuple(tree)) if tree else None,
            proposals=rows,
            new_url=reverse("projects:organisation_new", args=[project.slug]) if self.may(RULE) else "",
            **kwargs,
        )


class ProposalMixin(RowMixin):
    """Finds the proposal as the user may see it."""

    menu_key = MENU

    def find(self) -> OrganisationProposal:
        proposal: OrganisationProposal = get_object_or_404(
            proposals(self.project, self.request.user), pk=self.kwargs["pk"]
        )
        proposal.project = self.project
        return proposal

    def above(self, row: Any) -> Crumbs:
        project = self.project
        return [
            (project.short_name, project.get_absolute_url()),
            (_("Organisasjonskart"), reverse("projects:organisation", args=[project.slug])),
        ]


class ProposalView(ProposalMixin, ProjectPage):
    """A proposal beside today, and the list of what changes."""

    access_rule = "visible"
    template_name = "projects/organisation_proposal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal, project, user = self.find(), self.project, self.request.user
        found = compare(proposal, project.municipality, user, project.today())
        alternative = proposal.alternative
        if alternative is not None and not StudyArea.objects.visible_to(user).filter(pk=alternative.study_area_id):
            alternative = None
        if alternative is not None:
            alternative.study_area.project = project
        units = [pair for root in found.proposed for pair in root.walk()]
        return super().get_context_data(
            heading=proposal.title,
            breadcrumbs=self.trail(proposal),
            proposal=proposal,
            alternative=alternative,
            now=chart_of_today(project.municipality, found.today, found.removed),
            proposed=chart_of_proposal(project.municipality, proposal.title, found.proposed),
            differences=[(word(one.change), one.words) for one in found.differences],
            units=[
                (depth, node.row, ", ".join(word(change) for change in sorted(node.changes))) for depth, node in units
            ],
            may_manage=self.may(RULE, proposal),
            **kwargs,
        )


class ProposalForms(ProposalMixin, RowFormView):
    """What the form pages of proposals have in common."""

    access_rule = RULE
    form_class: type[Any] = ProposalForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}


class ProposalNewView(ProposalForms):
    """A proposal begins as a copy of today."""

    heading = gettext_lazy("Nytt forslag til organisering")
    intro = gettext_lazy(
        "Forslaget begynner som en kopi av enhetene i dag. Etterpå flytter, endrer og fjerner du dem."
    )
    submit_label = gettext_lazy("Lag forslaget")
    reason = gettext_lazy("Nytt forslag til organisering")

    def get_object(self) -> Any:
        return None

    def get_initial(self) -> dict[str, Any]:
        chosen = self.request.GET.get("alternativ", "")
        return {"alternative": chosen} if chosen.isascii() and chosen.isdecimal() else {}

    def get_cancel_url(self) -> str:
        return reverse("projects:organisation", args=[self.project.slug])

    def perform(self, form: Any) -> OrganisationProposal:
        return services.create_proposal(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, result: Any) -> str:
        return _("Forslaget «%s» er laget med enhetene i dag.") % result.title


class ProposalEditView(ProposalForms):
    """What a proposal is called and belongs to."""

    heading = gettext_lazy("Rediger forslaget")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Endringene er lagret.")
    reason = gettext_lazy("Forslaget til organisering er endret")

    def perform(self, form: Any) -> OrganisationProposal:
        return services.update_proposal(proposal=self.object, changes=form.cleaned_data, by=self.request.user)


class ProposalWithdrawView(ProposalMixin, RowFormView):
    """A proposal is taken out of use."""

    access_rule = RULE
    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk forslaget")
    submit_label = gettext_lazy("Trekk forslaget")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Forslag"), self.object.title)]

    def perform(self, form: Any) -> OrganisationProposal:
        reason = form.cleaned_data["reason"]
        return services.withdraw_proposal(proposal=self.object, by=self.request.user, reason=reason)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:organisation", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Forslaget «%s» er trukket.") % result.title


class ProposedUnitNewView(ProposalMixin, ProjectFormView):
    """A new unit in a proposal."""

    access_rule = RULE
    form_class: type[Any] = ProposedUnitForm
    heading = gettext_lazy("Ny enhet i forslaget")
    submit_label = gettext_lazy("Legg til enheten")
    success_message = gettext_lazy("Enheten er lagt til i forslaget.")
    reason = gettext_lazy("Ny enhet i forslaget")

    @property
    def proposal(self) -> OrganisationProposal:
        found: OrganisationProposal | None = getattr(self, "_proposal", None)
        if found is None:
            found = self._proposal = self.find()
        return found

    def get_rule_object(self) -> Any:
        return self.proposal

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "proposal": self.proposal, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        under = self.request.GET.get("under", "")
        rows = ProposedUnit.objects.active().filter(proposal=self.proposal)
        above = rows.filter(pk=int(under)).first() if under.isascii() and under.isdecimal() else None
        if above is None:
            return {"kind": UnitKind.SECTOR}
        return {"parent": above.pk, "kind": UnitKind.DEPARTMENT if above.kind == UnitKind.SECTOR else UnitKind.UNIT}

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.proposal, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.proposal.get_absolute_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.proposal.get_absolute_url()

    def perform(self, form: Any) -> ProposedUnit:
        return services.add_proposed_unit(proposal=self.proposal, by=self.request.user, **form.cleaned_data)


class ProposedUnitForms(ProposedUnitNewView):
    """A unit that is in the proposal."""

    def get_initial(self) -> dict[str, Any]:
        return {}

    def get_object(self) -> Any:
        rows = ProposedUnit.objects.filter(proposal=self.proposal)
        if self.request.method != "POST":
            rows = rows.active()
        row: ProposedUnit = get_object_or_404(rows.select_related("parent"), pk=self.kwargs["unit"])
        row.proposal = self.proposal
        return row


class ProposedUnitEditView(ProposedUnitForms):
    """A unit is renamed or comes to lie elsewhere."""

    heading = gettext_lazy("Endre enheten i forslaget")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Enheten er endret i forslaget.")
    reason = gettext_lazy("Enheten er endret i forslaget")

    def perform(self, form: Any) -> ProposedUnit:
        return services.change_proposed_unit(proposed=self.object, changes=form.cleaned_data, by=self.request.user)


class ProposedUnitRemoveView(ProposedUnitForms):
    """A unit is left out of the proposal."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Ta enheten ut av forslaget")
    intro = gettext_lazy("Det som ligger under enheten, kommer til å ligge der enheten lå.")
    submit_label = gettext_lazy("Ta ut enheten")
    success_message = gettext_lazy("Enheten er tatt ut av forslaget.")
    danger = True

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        return {name: value for name, value in kwargs.items() if name not in {"proposal", "user"}}

    def get_facts(self) -> list[Any]:
        return [(_("Enhet"), self.object.name), (_("Forslag"), self.proposal.title)]

    def perform(self, form: Any) -> ProposedUnit:
        reason = form.cleaned_data["reason"]
        return services.remove_proposed_unit(proposed=self.object, by=self.request.user, reason=reason)
