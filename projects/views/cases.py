"""Cases: the list, one case with its papers, and the forms that register, change and withdraw it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.flow import new_token
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag

from ..filters.cases import CaseFilter
from ..forms.cases import CaseForm, CaseForwardForm, CaseWithdrawForm
from ..forms.choices import bodies
from ..forms.grounds import considered
from ..models import Access, Case, CaseAttachment
from ..openness import Reader
from ..selectors.case_path import onward_from, paths_of
from ..selectors.cases import attachments_seen, exempt_parts_of, has_lapsed, next_body
from ..selectors.decisions import case_word, cases_of
from ..selectors.studies import study_behind
from ..services.case_forward import forward_case, text_for_next
from ..services.cases import register_case, update_case, withdraw_case
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin
from .decisions import unbroken

MENU = "moter.saker"


def access_word(case: Case) -> Any:
    """Return who may see the case; a tag for what not everybody may."""
    word = case.get_access_display()
    return capfirst(word) if case.access == Access.PUBLIC else status_tag(word)


def access_export(case: Case) -> str:
    """Return who may see the case, with the ground of an exemption."""
    return ", ".join(filter(None, [case.get_access_display(), case.legal_basis]))


class CaseListView(ProjectList):
    """Every case by its number, with what came of it."""

    keeps_question = True
    saves_views = True
    access_rule = "visible"
    menu_key = MENU
    filterset_class = CaseFilter
    default_sort = "-sak"
    heading = gettext_lazy("Saker")
    export_name = "saker"
    empty_title = gettext_lazy("Ingen saker ennå")
    empty_text = gettext_lazy("Her kommer sakene som organene behandler, med saksnummer og det som ble vedtatt.")
    columns = (
        Column(
            "sak",
            gettext_lazy("Sak"),
            lambda case: unbroken(case.case_number),
            ("year", "body__abbreviation", "number"),
            export="case_number",
        ),
        Column("tittel", gettext_lazy("Tittel"), "title", "title", link=lambda case: case.get_absolute_url()),
        Column("organ", gettext_lazy("Organ"), "body.name", ("body__order", "body__name")),
        Column("type", gettext_lazy("Sakstype"), lambda case: capfirst(case.get_kind_display()), "kind"),
        Column(
            "tilgang",
            gettext_lazy("Tilgang"),
            access_word,
            "access",
            export=access_export,
        ),
        Column("resultat", gettext_lazy("Resultat"), lambda case: status_tag(case_word(case)), export=case_word),
        Column(
            "dato",
            gettext_lazy("Vedtaksdato"),
            lambda case: case.seen_decisions[0].decided_on if case.seen_decisions else None,
        ),
    )

    def get_queryset(self) -> QuerySet[Case]:
        return cases_of(self.project, self.request.user)

    def get_new(self) -> tuple[str, str] | None:
        if not self.may("may_manage_cases"):
            return None
        return reverse("projects:case_new", args=[self.project.slug]), _("Ny sak")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s sak", "%(n)s saker", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=[(_("Saker"), None)], **kwargs)


class CaseMixin(RowMixin):
    """Finds the case as the user may see it, and knows the path down to it."""

    menu_key = MENU

    def find(self) -> Case:
        case: Case = get_object_or_404(cases_of(self.project, self.request.user), pk=self.kwargs["pk"])
        case.project = self.project
        return case

    def above(self, row: Any) -> Crumbs:
        return [(_("Saker"), reverse("projects:cases", args=[self.project.slug]))]

    def label_of(self, row: Any) -> Any:
        return row.case_number


class CaseView(CaseMixin, ProjectPage):
    """One case: its papers, where it comes from, and what was decided."""

    access_rule = "visible"
    template_name = "projects/case.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        case, user, today = self.find(), self.request.user, self.project.today()
        reader = Reader(public=False, user=user)
        parts = exempt_parts_of(case, user, today)
        may_manage = not case.is_withdrawn and self.may("may_manage_cases", case)
        return super().get_context_data(
            heading=case.title,
            breadcrumbs=self.trail(case),
            case=case,
            word=case_word(case),
            decisions=case.seen_decisions,  # type: ignore[attr-defined]
            before=paths_of([case], reader).get(case.pk, ()),
            after=onward_from(case, reader),
            parts=parts,
            attachments=[self.movable(link) for link in attachments_seen(case, user)],
            lapsed=has_lapsed(case.exempt_to, today) or any(kept.lapsed and kept.part for kept in parts),
            may_manage=may_manage,
            study=study_behind(case, user),
            **kwargs,
        )

    def movable(self, link: CaseAttachment) -> CaseAttachment:
        """Give an attachment the tokens of its two buttons."""
        tokens = {"up_token": new_token(self.request.user), "down_token": new_token(self.request.user)}
        for name, token in tokens.items():
            setattr(link, name, token)
        return link


class CaseForms(CaseMixin, RowFormView):
    """What every form page of cases has in common."""

    access_rule = "may_manage_cases"


class CaseNewView(CaseForms):
    """A new case, which gets the body's next number."""

    form_class = CaseForm
    heading = gettext_lazy("Ny sak")
    intro = gettext_lazy("Saken får organets neste nummer når den registreres. Nummeret blir aldri brukt på nytt.")
    submit_label = gettext_lazy("Registrer saken")
    reason = gettext_lazy("Saken er registrert")

    def get_object(self) -> Case | None:
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        body = self.request.GET.get("organ", "")
        return {"year": self.project.today().year, "body": body if body.isascii() and body.isdecimal() else None}

    def get_reason(self, form: Any) -> str:
        return considered(form, super().get_reason(form))

    def perform(self, form: Any) -> Case:
        return register_case(by=self.request.user, **form.values())

    def get_cancel_url(self) -> str:
        return reverse("projects:cases", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Saken er registrert som %(number)s.") % {"number": result.case_number}


class CaseEditView(CaseForms):
    """The papers of a case."""

    form_class = CaseForm
    heading = gettext_lazy("Rediger saken")
    submit_label = gettext_lazy("Lagre endringene")
    reason = gettext_lazy("Saken er endret")
    success_message = gettext_lazy("Endringene er lagret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_reason(self, form: Any) -> str:
        return considered(form, super().get_reason(form))

    def perform(self, form: Any) -> Case:
        return update_case(case=self.object, changes=form.values(), by=self.request.user)


class CaseWithdrawView(CaseForms):
    """The case is not to be treated. It keeps its number."""

    form_class = CaseWithdrawForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk saken")
    intro = gettext_lazy("Saken skal ikke behandles. Den blir stående i lista med nummeret sitt, merket som trukket.")
    submit_label = gettext_lazy("Trekk saken")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Sak"), self.object.case_number), (_("Tittel"), self.object.title)]

    def perform(self, form: Any) -> Case:
        return withdraw_case(case=self.object, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_message(self, result: Any) -> str:
        return _("%(number)s er trukket.") % {"number": result.case_number}


class CaseForwardView(CaseForms):
    """The case goes on to the next body, with everything it holds."""

    form_class = CaseForwardForm
    template_name = "projects/case_forward.html"
    heading = gettext_lazy("Send saken videre")
    submit_label = gettext_lazy("Send saken videre")
    intro = gettext_lazy(
        "Det registreres en ny sak i det neste organet, med tittel, saksframlegg, unntatte deler, vedlegg og tiltak "
        "fra denne. Saken her blir stående som den er."
    )

    def get_object(self) -> Any:
        case = self.find()
        self.case = case
        return None

    def get_rule_object(self) -> Any:
        bool(self.object)
        return self.case

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.case, self.get_heading())

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "case": self.case, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        offered = list(bodies(self.project, self.request.user).exclude(pk=self.case.body_id))
        return {"body": next_body(self.case, offered), "year": self.project.today().year}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        text = text_for_next(self.case)
        return super().get_context_data(
            case=self.case, proposal=text, is_decided=text != self.case.recommendation, **kwargs
        )

    def get_cancel_url(self) -> str:
        return str(self.case.get_absolute_url())

    def get_reason(self, form: Any) -> str:
        told = {"number": self.case.case_number, "body": form.cleaned_data["body"].name}
        return _("%(number)s er sendt videre til %(body)s") % told

    def perform(self, form: Any) -> Case:
        return forward_case(case=self.case, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, result: Any) -> str:
        return _("Saken er registrert som %(number)s i %(body)s.") % {
            "number": result.case_number,
            "body": result.body.name,
        }
