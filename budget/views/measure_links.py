"""What hangs on a measure: a page to add and a page to take away a dependency or an attachment."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ServiceForm
from projects.models import Document

from ..forms.measure_links import AttachmentForm, RelationForm
from ..models import Measure, MeasureDocument
from ..selectors.hanging import RelationLine, attachments_of, relations_of
from ..services import attach_document, detach_document, relate_measures, withdraw_relation
from .measure import MeasureForms


class MeasurePartForms(MeasureForms):
    """A form about something that hangs on the measure of the address. The measure's own row is not changed."""

    _measure: Measure | None = None

    @property
    def measure(self) -> Measure:
        """The measure, as the user may see it."""
        if self._measure is None:
            self._measure = self.find()
        return self._measure

    def get_object(self) -> Any:
        bool(self.measure)
        return None

    def get_rule_object(self) -> Any:
        return self.measure

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.measure, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.measure.get_absolute_url()

    def get_success_url(self, result: Any = None) -> str:
        return self.measure.get_absolute_url()


class RelationNewView(MeasurePartForms):
    """A measure requires, excludes or overlaps another."""

    form_class = RelationForm
    heading = gettext_lazy("Ny avhengighet")
    submit_label = gettext_lazy("Legg til avhengigheten")
    reason = gettext_lazy("La til avhengigheten")
    success_message = gettext_lazy("Avhengigheten er lagt til.")

    def get_form_kwargs(self) -> dict[str, Any]:
        others = Measure.objects.visible_to(self.request.user).active().filter(project=self.project)
        return {**super().get_form_kwargs(), "offered": others.exclude(pk=self.measure.pk).order_by("number")}

    def perform(self, form: Any) -> Any:
        return relate_measures(measure=self.measure, by=self.by, **form.cleaned_data)


class RelationWithdrawView(MeasurePartForms):
    """A dependency is taken away, from either of the two measures."""

    form_class = ServiceForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Fjern avhengigheten")
    intro = gettext_lazy("Avhengigheten går ut av prognose og pakker. Den blir stående i historikken.")
    submit_label = gettext_lazy("Fjern avhengigheten")
    success_message = gettext_lazy("Avhengigheten er fjernet.")
    danger = True

    @property
    def line(self) -> RelationLine:
        """The dependency as it reads from this measure; one whose other measure is not seen is not found."""
        for line in relations_of(self.measure, self.request.user):
            if line.relation.pk == self.kwargs["relation"]:
                return line
        raise Http404

    def get_object(self) -> Any:
        return self.line.relation

    def get_facts(self) -> list[Any]:
        line = self.line
        return [(_("Tiltak"), self.measure), (line.word, line.other)]

    def perform(self, form: Any) -> Any:
        return withdraw_relation(relation=self.object, by=self.by)


class AttachmentNewView(MeasurePartForms):
    """A document of the register is attached."""

    form_class = AttachmentForm
    heading = gettext_lazy("Nytt vedlegg")
    submit_label = gettext_lazy("Legg ved")
    reason = gettext_lazy("La ved dokumentet")
    success_message = gettext_lazy("Dokumentet er lagt ved.")

    def get_form_kwargs(self) -> dict[str, Any]:
        offered = Document.objects.visible_to(self.request.user).active().filter(project=self.project)
        return {**super().get_form_kwargs(), "offered": offered.order_by("number")}

    def perform(self, form: Any) -> Any:
        return attach_document(measure=self.measure, document=form.cleaned_data["document"], by=self.by)


class AttachmentWithdrawView(MeasurePartForms):
    """An attachment is taken off; the document stays in the register."""

    form_class = ServiceForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Fjern vedlegget")
    intro = gettext_lazy("Dokumentet blir liggende i dokumentlista, men hører ikke lenger til tiltaket.")
    submit_label = gettext_lazy("Fjern vedlegget")
    success_message = gettext_lazy("Vedlegget er fjernet.")
    danger = True

    def get_object(self) -> Any:
        seen = [link.pk for link in attachments_of(self.measure, self.request.user)]
        return get_object_or_404(MeasureDocument, pk=self.kwargs["attachment"], pk__in=seen)

    def get_facts(self) -> list[Any]:
        return [(_("Tiltak"), self.measure), (_("Dokument"), self.object.document.title)]

    def perform(self, form: Any) -> Any:
        return detach_document(attachment=self.object, by=self.by)
