"""Forms of proposed organisations and the units in them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceModelForm

from ..models import OrganisationProposal, Project, ProposedUnit, StudyAlternative
from .bodies import capitalise
from .choices import access_field, bodies, long_text, offer


class ProposalForm(ServiceModelForm):
    """A proposal, new or changed."""

    description = long_text(_("Beskrivelse"), help_text=_("Hva forslaget går ut på."))

    class Meta(ServiceModelForm.Meta):
        model = OrganisationProposal
        fields = ["title", "description", "valid_from", "alternative", "body", "access"]
        help_texts = {
            "title": _("For eksempel «Rådmannsnivået samlet på rådhuset»."),
            "alternative": _("Når forslaget tegner et av alternativene i en utredning."),
            "body": _("Gruppa som arbeider med forslaget."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        alternatives = StudyAlternative.objects.visible_to(user).active()
        seen = alternatives.filter(study_area__project=project, study_area__withdrawn_at__isnull=True)
        offer(self, "alternative", seen.select_related("study_area").order_by("study_area__order", "order"))
        if "alternative" in self.fields:
            field: Any = self.fields["alternative"]
            field.label_from_instance = lambda one: f"{one.study_area}: {one.title}"
        offer(self, "body", bodies(project, user))
        access_field(self)


class ProposedUnitForm(ServiceModelForm):
    """A unit in a proposal: what it is called, and where it lies."""

    class Meta(ServiceModelForm.Meta):
        model = ProposedUnit
        fields = ["name", "kind", "parent", "order"]
        help_texts = {
            "parent": _("Tomt når enheten ligger rett under kommunen. Det som ligger under den, følger med."),
            "order": _("Tall. Lave tall står først."),
        }

    def __init__(self, *args: Any, proposal: OrganisationProposal, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        capitalise(self, "kind")
        others = ProposedUnit.objects.active().filter(proposal=proposal).order_by("name")
        offer(self, "parent", others.exclude(pk=self.instance.pk) if self.instance.pk else others)
        if not self.instance.pk:
            del self.fields["order"]
