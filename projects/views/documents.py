"""The documentation register: the list, one document, its file, and the forms."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column, shown
from omstilling.ui.templatetags.ui import status_tag

from ..filters.documents import DocumentFilter
from ..forms.documents import DocumentForm, FileForm, NewDocumentForm
from ..models import Document, StoredFile
from ..selectors.documents import distributions_of, versions_of
from ..services import documents as services
from ..services.files import BY_MIME
from ..services.names import slug_of
from .base import ProjectFormView, ProjectList, ProjectMixin, ProjectPage

#: What the portal says to a browser about every file it hands out: save it, take its type as told, run nothing.
SAFE_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def access_tag(document: Document) -> SafeString:
    """Draw who may see the document."""
    return status_tag(document.get_access_display())


def file_kind(document: Document) -> str:
    """Say what kind of file is attached; nothing for none."""
    return kind_of(document.file)


def kind_of(file: StoredFile | None) -> str:
    """Say what kind of file it is; nothing for none."""
    return BY_MIME[file.mime].ending.upper() if file is not None else ""


def send_file(document: Document, file: StoredFile, version: str = "") -> HttpResponse:
    """Hand out a file of a document that the user was found to see."""
    parts = [f"{document.number:02d}", slug_of(document.title) or "dokument"]
    parts += [f"versjon-{slug_of(version) or 'eldre'}"] if version else []
    response = HttpResponse(bytes(file.content), content_type=file.mime)
    response["Content-Disposition"] = f'attachment; filename="{"-".join(parts)}.{BY_MIME[file.mime].ending}"'
    for header, value in SAFE_HEADERS.items():
        response[header] = value
    return response


class DocumentMixin(ProjectMixin):
    """Finds documents of the project as the user may see them."""

    menu_key = "dokumenter.liste"

    def get_document(self) -> Document:
        documents = Document.objects.visible_to(self.request.user).active().filter(project=self.project)
        found: Document = get_object_or_404(
            documents.select_related("project", "body", "file").defer("file__content"), number=self.kwargs["number"]
        )
        return found

    def trail(self, document: Document | None = None, last: Any = "") -> list[tuple[Any, str | None]]:
        crumbs: list[tuple[Any, str | None]] = [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Dokumenter"), reverse("projects:documents", args=[self.project.slug])),
        ]
        if document is not None:
            crumbs.append((document.title, document.get_absolute_url()))
        if last:
            return [*crumbs, (last, None)]
        return [*crumbs[:-1], (crumbs[-1][0], None)]


class DocumentsView(DocumentMixin, ProjectList):
    """The register."""

    keeps_question = True
    access_rule = "visible"
    heading = gettext_lazy("Dokumenter")
    filterset_class = DocumentFilter
    default_sort = "nr"
    export_name = "dokumenter"
    empty_title = gettext_lazy("Ingen dokumenter ennå")
    empty_text = gettext_lazy("Her står grunnlaget for prosjektet: rapporter, regnskap, vedtak og notater.")

    def get_columns(self) -> list[Column]:
        return [
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column("tittel", _("Tittel"), "title", "title", link=lambda d: d.get_absolute_url()),
            Column("kilde", _("Kilde"), "source", "source"),
            Column("dato", _("Dato"), "dated", "dated"),
            Column("versjon", _("Versjon"), "version"),
            Column("sak", _("Saksnummer"), "case_reference", "case_reference"),
            Column("tilgang", _("Tilgang"), access_tag, "access", export="get_access_display"),
            Column("fil", _("Fil"), file_kind, link=self.file_url),
            Column("organ", _("Organ"), export="body.name"),
            Column("beskrivelse", _("Beskrivelse"), export="description"),
            Column("fingeravtrykk", _("Fingeravtrykk (SHA-256)"), export="file.sha256"),
        ]

    def file_url(self, document: Document) -> str | None:
        if document.file_id is None:
            return None
        return reverse("projects:document_file", args=[self.project.slug, document.number])

    def get_queryset(self) -> Any:
        found = Document.objects.visible_to(self.request.user).active().filter(project=self.project)
        return found.select_related("project", "file", "body").defer("file__content")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s dokument", "%(n)s dokumenter", count) % {"n": shown(count)}

    def get_new(self) -> tuple[str, Any] | None:
        if not self.may("may_manage_documents"):
            return None
        return reverse("projects:new_document", args=[self.project.slug]), _("Nytt dokument")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=self.trail(), **kwargs)


class DocumentView(DocumentMixin, ProjectPage):
    """One document."""

    access_rule = "visible"
    template_name = "projects/document.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        document = self.get_document()
        return super().get_context_data(
            heading=document.title,
            breadcrumbs=self.trail(document),
            document=document,
            file_words=file_kind(document),
            versions=[(row, kind_of(row.file)) for row in versions_of(document, self.request.user)],
            distributions=list(distributions_of(document, self.request.user)),
            may_manage=self.may("may_manage_documents", document),
            **kwargs,
        )


class DocumentFileView(DocumentMixin):
    """The document's file, for those who may see the document. Always saved, never opened inside the portal."""

    access_rule = "visible"
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        document = self.get_document()
        if document.file is None:
            raise Http404
        return send_file(document, document.file)


class NewDocumentView(DocumentMixin, ProjectFormView):
    """Enter a document in the register, with its file when there is one."""

    access_rule = "may_manage_documents"
    form_class = NewDocumentForm
    heading = gettext_lazy("Nytt dokument")
    submit_label = gettext_lazy("Legg til dokumentet")
    success_message = gettext_lazy("Dokumentet er lagt til.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(last=self.heading)

    def get_cancel_url(self) -> str:
        return reverse("projects:documents", args=[self.project.slug])

    def perform(self, form: Any) -> Document:
        user: Any = self.request.user
        data = dict(form.cleaned_data)
        upload = data.pop("file", None)
        document = services.register_document(project=self.project, by=user, **data)
        if upload:
            services.attach_file(document=document, content=upload.read(), name=upload.name, by=user)
        return document


class DocumentFormView(DocumentMixin, ProjectFormView):
    """A form page about one document."""

    access_rule = "may_manage_documents"

    def get_object(self) -> Document:
        return self.get_document()

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.object, self.get_heading())


class EditDocumentView(DocumentFormView):
    """Change what the register says."""

    form_class = DocumentForm
    heading = gettext_lazy("Rediger opplysningene")
    success_message = gettext_lazy("Opplysningene er endret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> Document:
        user: Any = self.request.user
        return services.update_document(document=self.object, changes=form.cleaned_data, by=user)


class UploadView(DocumentFormView):
    """Attach the file, or a new one in place of the one before."""

    form_class = FileForm
    submit_label = gettext_lazy("Last opp")
    success_message = gettext_lazy("Filen er lastet opp.")

    def get_heading(self) -> Any:
        return _("Bytt fil") if self.object.file_id else _("Last opp filen")

    def perform(self, form: Any) -> Document:
        user: Any = self.request.user
        upload = form.cleaned_data["file"]
        return services.attach_file(document=self.object, content=upload.read(), name=upload.name, by=user)


class WithdrawDocumentView(DocumentFormView):
    """Take a document out of use."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    heading = gettext_lazy("Trekk dokumentet")
    intro = gettext_lazy("Dokumentet blir borte fra registeret. Nummeret og historikken blir stående.")
    submit_label = gettext_lazy("Trekk dokumentet")
    success_message = gettext_lazy("Dokumentet er trukket.")
    danger = True

    def perform(self, form: Any) -> Document:
        user: Any = self.request.user
        return services.withdraw_document(document=self.object, by=user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:documents", args=[self.project.slug])
