"""The logs of the documentation register: new versions, old files, whom a document was given to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.formats import date_table
from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column, shown

from ..filters.documents import DistributionFilter
from ..forms.document_log import DistributionForm, VersionForm
from ..models import DocumentDistribution, DocumentVersion
from ..selectors.documents import distributions, distributions_of, versions_of
from ..services import document_log as services
from .base import ProjectList
from .documents import DocumentFormView, DocumentMixin, send_file

RULE = "may_manage_documents"


class VersionFileView(DocumentMixin):
    """The file of an old version, for those who may see the document."""

    access_rule = "visible"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        document = self.get_document()
        found = DocumentVersion.objects.visible_to(self.request.user).active().filter(document=document)
        row = get_object_or_404(found.select_related("file"), pk=self.kwargs["pk"])
        if row.file is None:
            raise Http404
        return send_file(document, row.file, row.version)


class NewVersionView(DocumentFormView):
    """A new version of the document, with its file and what was changed."""

    access_rule = RULE
    form_class = VersionForm
    heading = gettext_lazy("Ny versjon")
    intro = gettext_lazy("Versjonen som gjelder nå, blir stående i endringsloggen med filen sin.")
    submit_label = gettext_lazy("Registrer versjonen")
    success_message = gettext_lazy("Versjonen er registrert.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "document": self.object}

    def perform(self, form: Any) -> Any:
        data = dict(form.cleaned_data)
        upload = data.pop("file", None)
        content = upload.read() if upload else None
        services.add_version(
            document=self.object, content=content, name=upload.name if upload else "", by=self.by, **data
        )
        return self.object


class DistributeView(DocumentFormView):
    """Enter whom the document was given to."""

    access_rule = RULE
    form_class = DistributionForm
    heading = gettext_lazy("Før en utsending")
    submit_label = gettext_lazy("Før utsendingen")
    success_message = gettext_lazy("Utsendingen er ført.")

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs = super().get_form_kwargs()
        kwargs.pop("instance", None)
        return {**kwargs, "document": self.object, "versions": versions_of(self.object, self.by)}

    def perform(self, form: Any) -> Any:
        services.distribute_document(document=self.object, by=self.by, **form.cleaned_data)
        return self.object


class WithdrawDistributionView(DocumentFormView):
    """Strike out a line of the distribution log."""

    access_rule = RULE
    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Stryk utsendingen")
    intro = gettext_lazy("Linjen tas ut av loggen. Den blir stående i historikken.")
    submit_label = gettext_lazy("Stryk utsendingen")
    success_message = gettext_lazy("Utsendingen er strøket.")
    danger = True

    @property
    def line(self) -> DocumentDistribution:
        found: DocumentDistribution = get_object_or_404(distributions_of(self.object, self.by), pk=self.kwargs["pk"])
        return found

    def get_facts(self) -> list[Any]:
        line = self.line
        return [(_("Mottaker"), line.recipient), (_("Sendt"), date_table(line.sent_on))]

    def perform(self, form: Any) -> Any:
        services.withdraw_distribution(distribution=self.line, by=self.by, reason=form.cleaned_data["reason"])
        return self.object


class DistributionsView(DocumentMixin, ProjectList):
    """The distribution log of the whole register."""

    keeps_question = True
    access_rule = "visible"
    menu_key = "dokumenter.utsendinger"
    heading = gettext_lazy("Utsendinger")
    filterset_class = DistributionFilter
    default_sort = "-sendt"
    export_name = "utsendinger"
    empty_title = gettext_lazy("Ingen utsendinger ennå")
    empty_text = gettext_lazy(
        "Her står hvem som har fått dokumentene, hvilken versjon og når. Utsendinger føres på dokumentets side."
    )

    def get_queryset(self) -> QuerySet[DocumentDistribution]:
        return distributions(self.project, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        slug = self.project.slug
        return (
            Column("sendt", _("Sendt"), "sent_on", "sent_on"),
            Column("mottaker", _("Mottaker"), "recipient", "recipient"),
            Column(
                "dokument",
                _("Dokument"),
                lambda d: f"{d.document.number} {d.document.title}",
                "document__number",
                link=lambda d: reverse("projects:document", args=[slug, d.document.number]),
            ),
            Column("versjon", _("Versjon"), "version"),
            Column("mate", _("Måte"), "how", "how"),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s utsending", "%(n)s utsendinger", count) % {"n": shown(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        crumbs = [*self.trail()[:1], (_("Dokumenter"), reverse("projects:documents", args=[self.project.slug]))]
        return super().get_context_data(breadcrumbs=[*crumbs, (_("Utsendinger"), None)], **kwargs)
