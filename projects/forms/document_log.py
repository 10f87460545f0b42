"""Forms of the document log: a new version, and whom a document was given to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import ServiceForm, ServiceModelForm

from ..models import Document, DocumentDistribution, DocumentVersion
from .choices import long_text
from .documents import UploadMixin, file_field


class VersionForm(UploadMixin, ServiceForm):
    """A new version: its name, its file, and what was changed."""

    groups = (
        (_("Versjonen"), ("version", "dated", "file")),
        (_("Endringen"), ("change",)),
    )
    version = forms.CharField(label=_("Versjon"), max_length=20, help_text=_("For eksempel «2» eller «1.1»."))
    dated = NorwegianDateField(label=_("Dato"), required=False, help_text=_("Datoen som står på dokumentet."))
    file = file_field(required=False)
    change = long_text(
        _("Hva er endret?"), help_text=_("Står i endringsloggen, sammen med versjonen."), required=True, most=2000
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if document.version:
            self.fields["version"].help_text = _("Nå gjelder versjon %s.") % document.version


class DistributionForm(ServiceModelForm):
    """Whom the document was given to."""

    version = forms.ChoiceField(label=_("Versjon"), required=False)

    class Meta(ServiceModelForm.Meta):
        model = DocumentDistribution
        fields = ["recipient", "sent_on", "how", "version"]

    def __init__(self, *args: Any, document: Document, versions: QuerySet[DocumentVersion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [document.version, *versions.values_list("version", flat=True)]
        known = list(dict.fromkeys(name for name in names if name))
        field: Any = self.fields["version"]
        field.choices = [(name, name) for name in known] or [("", _("Uten versjon"))]
        self.fields["sent_on"].initial = document.project.today()
        if len(known) < 2:
            del self.fields["version"]
