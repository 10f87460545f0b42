"""What hangs on a case: a page to add, change and take away an exempt part or an attachment."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ReasonForm, ServiceForm

from ..forms.case_parts import AttachFileForm, AttachForm, ExemptPartForm
from ..forms.grounds import considered
from ..models import Case, CaseAttachment, CaseExemptPart, Document
from ..services import case_parts as services
from .base import Crumbs
from .cases import CaseForms


class CasePartForms(CaseForms):
    """A form about something that hangs on the case of the address. The case's own row is not changed."""

    _case: Case | None = None

    @property
    def case(self) -> Case:
        """The case, as the user may see it."""
        if self._case is None:
            self._case = self.find()
        return self._case

    def get_object(self) -> Any:
        bool(self.case)
        return None

    def get_rule_object(self) -> Any:
        bool(self.object)
        return self.case

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.case, self.get_heading())

    def get_cancel_url(self) -> str:
        return str(self.case.get_absolute_url())

    def get_success_url(self, result: Any = None) -> str:
        return self.get_cancel_url()


class ExemptPartMixin(CasePartForms):
    """Finds an exempt part of the case, as the user may see it."""

    def get_object(self) -> CaseExemptPart:
        rows = CaseExemptPart.objects.visible_to(self.request.user).active().filter(case=self.case)
        part: CaseExemptPart = get_object_or_404(rows, pk=self.kwargs["part"])
        part.case = self.case
        return part


class ExemptPartNewView(CasePartForms):
    """A text that is kept back is added under a heading."""

    form_class = ExemptPartForm
    heading = gettext_lazy("Ny unntatt del")
    intro = gettext_lazy(
        "Det som er unntatt, skrives for seg, så resten av saksframlegget kan være åpent. I den offentlige utgaven "
        "står bare hjemmelen."
    )
    submit_label = gettext_lazy("Legg til den unntatte delen")
    reason = gettext_lazy("La til en unntatt del")
    success_message = gettext_lazy("Den unntatte delen er lagt til.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "body": self.case.body}

    def get_reason(self, form: Any) -> str:
        return considered(form, super().get_reason(form))

    def perform(self, form: Any) -> CaseExemptPart:
        return services.add_exempt_part(case=self.case, by=self.by, **form.values())


class ExemptPartEditView(ExemptPartMixin):
    """A text that is kept back is changed, or its ground and dates are."""

    form_class = ExemptPartForm
    heading = gettext_lazy("Endre den unntatte delen")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Endret en unntatt del")
    success_message = gettext_lazy("Den unntatte delen er endret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "body": self.case.body}

    def get_reason(self, form: Any) -> str:
        return considered(form, super().get_reason(form))

    def perform(self, form: Any) -> CaseExemptPart:
        return services.update_exempt_part(part=self.object, changes=form.values(), by=self.by)


class ExemptPartWithdrawView(ExemptPartMixin):
    """A text that is kept back is taken out of the paper."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Ta bort den unntatte delen")
    intro = gettext_lazy(
        "Teksten går ut av saksframlegget. Den blir stående i historikken for dem som kunne lese den."
    )
    submit_label = gettext_lazy("Ta bort delen")
    success_message = gettext_lazy("Den unntatte delen er tatt bort.")
    danger = True

    def get_facts(self) -> list[Any]:
        part = self.object
        return [
            (_("Sak"), self.case.case_number),
            (_("Del"), capfirst(part.get_section_display())),
            (_("Hjemmel"), part.legal_basis),
        ]

    def perform(self, form: Any) -> CaseExemptPart:
        return services.withdraw_exempt_part(part=self.object, by=self.by, reason=form.cleaned_data["reason"])


class AttachView(CasePartForms):
    """A document of the register is attached."""

    form_class = AttachForm
    heading = gettext_lazy("Legg ved et dokument")
    submit_label = gettext_lazy("Legg ved")
    reason = gettext_lazy("La ved et dokument")
    success_message = gettext_lazy("Dokumentet er lagt ved.")

    def offered(self) -> QuerySet[Document]:
        """Return what can be attached: documents the user may see that are not attached already."""
        seen = Document.objects.visible_to(self.request.user).active().filter(project=self.project)
        there = services.attachments_of(self.case).values("document_id")
        return seen.exclude(pk__in=there).order_by("number")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "offered": self.offered()}

    def perform(self, form: Any) -> CaseAttachment:
        return services.attach_document(case=self.case, document=form.cleaned_data["document"], by=self.by)


class AttachFileView(CasePartForms):
    """A new file is entered in the register and attached."""

    form_class = AttachFileForm
    heading = gettext_lazy("Last opp et vedlegg")
    intro = gettext_lazy("Filen legges i dokumentregisteret og kan leses av dem som kan lese saken.")
    submit_label = gettext_lazy("Last opp og legg ved")
    reason = gettext_lazy("La ved en fil")
    success_message = gettext_lazy("Filen er lagt ved.")

    def perform(self, form: Any) -> CaseAttachment:
        data = form.cleaned_data
        upload = data["file"]
        return services.attach_new_document(
            case=self.case,
            title=data["title"],
            dated=data["dated"],
            content=upload.read(),
            name=upload.name,
            by=self.by,
        )


class AttachmentMixin(CasePartForms):
    """Finds an attachment of the case, as the user may see it."""

    form_class = ServiceForm
    template_name = "ui/confirm.html"

    def get_object(self) -> CaseAttachment:
        rows = CaseAttachment.objects.visible_to(self.request.user).active().filter(case=self.case)
        found: CaseAttachment = get_object_or_404(rows.select_related("document"), pk=self.kwargs["attachment"])
        found.case = self.case
        return found

    def get_facts(self) -> list[Any]:
        return [(_("Sak"), self.case.case_number), (_("Vedlegg"), self.object.document.title)]


class AttachmentUpView(AttachmentMixin):
    """An attachment goes one place up."""

    heading = gettext_lazy("Flytt vedlegget opp")
    submit_label = gettext_lazy("Flytt opp")
    up = True

    def perform(self, form: Any) -> CaseAttachment:
        return services.move_attachment(attachment=self.object, up=self.up, by=self.by)

    def get_success_message(self, result: Any) -> str:
        return _("«%(title)s» er vedlegg %(n)s.") % {"title": self.object.document.title, "n": result.order}


class AttachmentDownView(AttachmentUpView):
    """An attachment goes one place down."""

    heading = gettext_lazy("Flytt vedlegget ned")
    submit_label = gettext_lazy("Flytt ned")
    up = False


class AttachmentRemoveView(AttachmentMixin):
    """An attachment is taken off the case; the document stays in the register."""

    heading = gettext_lazy("Ta bort vedlegget")
    intro = gettext_lazy("Dokumentet er ikke lenger vedlegg til saken. Det blir stående i dokumentregisteret.")
    submit_label = gettext_lazy("Ta bort vedlegget")
    success_message = gettext_lazy("Vedlegget er tatt bort.")
    danger = True

    def perform(self, form: Any) -> CaseAttachment:
        return services.remove_attachment(attachment=self.object, by=self.by)
