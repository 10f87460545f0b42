"""What is sent to the body that decides: the list of what is on its way, and the forms of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from budget.models import MeasureDecision
from omstilling.pdf.jobs import request_render
from omstilling.pdf.responses import stream_issued
from omstilling.ui.cells import shown
from omstilling.ui.formats import date_text
from omstilling.ui.forms import ServiceForm
from omstilling.ui.lists import FORMAT, Column
from omstilling.ui.templatetags.ui import status_tag
from projects.models import Decision, DecisionKind
from projects.selectors.decisions import decisions_of
from projects.views.base import Crumbs, ProjectFormView, ProjectList, ProjectMixin
from projects.views.decisions import DecisionForms, unbroken

from ..filters import ReferralFilter
from ..forms.referrals import AnswerForm, LinkAnswerForm, ReferralForm, WithdrawReferralForm
from ..models import Referral
from ..on_the_way import Way, referrals_of, ways_of
from ..referral_documents import KIND, sees_full
from ..services.referrals import (
    answer_referral,
    hindrance,
    link_answer,
    receiving_case,
    send_referral,
    update_referral,
    withdraw_referral,
)
from ..wording import in_sentence

MENU = "moter.pa-vei"


class ReferralListView(ProjectList):
    """What is on its way to which body, and how long it has waited."""

    access_rule = "visible"
    menu_key = MENU
    filterset_class = ReferralFilter
    default_sort = "-sendt"
    heading = gettext_lazy("På vei")
    export_name = "pa-vei"
    empty_title = gettext_lazy("Ingenting er på vei")
    empty_text = gettext_lazy(
        "Her står innstillinger som er sendt til organet som avgjør, til vedtaket er registrert."
    )

    def get_queryset(self) -> QuerySet[Referral]:
        return referrals_of(self.project, self.request.user)

    @cached_property
    def ways(self) -> dict[int, Way]:
        """How far each has come: those of the page, or all of them for a file."""
        rows = self.rows if FORMAT in self.request.GET else self.page.object_list
        return ways_of(rows, self.request.user, self.project.today())

    def get_columns(self) -> Sequence[Column]:
        def way(row: Referral) -> Way:
            return self.ways[row.pk]

        def state(row: Referral) -> Any:
            tag = status_tag(way(row).word)
            return format_html("<span>{} {}</span>", tag, status_tag(_("over fristen"))) if way(row).is_late else tag

        return (
            Column("sak", _("Sak"), lambda r: unbroken(r.decision.case.case_number), export=_number),
            Column(
                "tittel",
                _("Tittel"),
                "decision.case.title",
                "decision__case__title",
                link=lambda r: r.decision.get_absolute_url(),
            ),
            Column("fra", _("Fra"), "decision.body.name", "decision__body__name"),
            Column("til", _("Til"), "to_body.name", "to_body__name"),
            Column("sendt", _("Sendt"), "sent_on", "sent_on"),
            Column("ventes", _("Ventes behandlet"), lambda r: way(r).expected_on, "expected_on"),
            Column("dager", _("Dager"), lambda r: way(r).days, numeric=True),
            Column("tilstand", _("Status"), state, export=lambda r: way(r).word),
            Column("merknad", _("Merknad"), export="note"),
        )

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s innstilling", "%(n)s innstillinger", count) % {"n": shown(count)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(breadcrumbs=[(_("På vei"), None)], **kwargs)


def _number(row: Referral) -> str:
    return row.decision.case.case_number


class SendReferralView(DecisionForms):
    """Send a recommendation to the body that decides. Its document is made at once."""

    access_rule = "may_send_referral"
    template_name = "ui/form_page.html"
    form_class = ReferralForm
    reason = gettext_lazy("Innstillingen er sendt")
    intro = gettext_lazy("Oversendelsen lages som PDF med innstillingen, voteringen og saksframlegget.")

    def get_heading(self) -> Any:
        above = self.object.body.recommends_to
        if above is None:
            return _("Send innstillingen")
        return _("Send til %(body)s") % {"body": in_sentence(above.name)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"submit_label": self.get_heading(), **kwargs})

    def get_initial(self) -> dict[str, Any]:
        return {"sent_on": self.project.today()}

    def perform(self, form: Any) -> Decision:
        referral = send_referral(decision=self.object, by=self.request.user, **form.cleaned_data)
        request_render(KIND, {"referral": referral.pk}, self.request.user, issue=True)
        return self.object  # type: ignore[no-any-return]

    def get_success_message(self, result: Any) -> str:
        return _("Innstillingen er ført som sendt. Oversendelsen lages nå.")


class ReferralForms(ProjectFormView):
    """What every form page of one referral has in common: it is a page under the recommendation."""

    access_rule = "may_send_referral"
    menu_key = "moter.vedtak"
    template_name = "ui/form_page.html"

    def get_object(self) -> Referral:
        referral: Referral = get_object_or_404(referrals_of(self.project, self.request.user), pk=self.kwargs["pk"])
        referral.project = referral.decision.project = self.project
        return referral

    def get_rule_object(self) -> Any:
        return self.object.decision

    def get_breadcrumbs(self) -> Crumbs:
        decision = self.object.decision
        return [
            (_("Vedtak"), reverse("projects:decisions", args=[self.project.slug])),
            (decision.case.case_number, decision.get_absolute_url()),
            (self.get_heading(), None),
        ]

    def get_cancel_url(self) -> str:
        return str(self.object.decision.get_absolute_url())

    def get_success_url(self, result: Any = None) -> str:
        return str(self.object.decision.get_absolute_url())

    def get_facts(self) -> list[Any]:
        referral = self.object
        return [
            (_("Innstilling"), str(referral.decision.case)),
            (_("Sendt til"), referral.to_body.name),
            (_("Sendt"), date_text(referral.sent_on)),
        ]


class EditReferralView(ReferralForms):
    """When it was sent, and when it is expected to come up."""

    form_class = ReferralForm
    heading = gettext_lazy("Endre oversendelsen")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Oversendelsen er endret.")

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.object, name) for name in ("sent_on", "expected_on", "note")}

    def perform(self, form: Any) -> Referral:
        return update_referral(referral=self.object, changes=form.cleaned_data, by=self.request.user)


class WithdrawReferralView(ReferralForms):
    """It was not to be sent after all."""

    template_name = "ui/confirm.html"
    form_class = WithdrawReferralForm
    heading = gettext_lazy("Trekk oversendelsen")
    submit_label = gettext_lazy("Trekk oversendelsen")
    danger = True
    success_message = gettext_lazy("Oversendelsen er trukket.")

    def perform(self, form: Any) -> Referral:
        return withdraw_referral(referral=self.object, by=self.request.user, reason=form.cleaned_data["reason"])


class ReferralDocumentView(ReferralForms):
    """Make the document that was not made when it was sent."""

    template_name = "ui/confirm.html"
    form_class = ServiceForm
    heading = gettext_lazy("Lag oversendelsen som PDF")
    submit_label = gettext_lazy("Lag PDF")

    def perform(self, form: Any) -> Any:
        return request_render(KIND, {"referral": self.object.pk}, self.request.user, issue=True)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("pdf:job", args=[result.pk])


class PublicReferralView(ReferralForms):
    """Make the edition that anyone may read, without what is exempt."""

    access_rule = "visible"
    template_name = "ui/confirm.html"
    form_class = ServiceForm
    heading = gettext_lazy("Offentlig utgave av oversendelsen")
    intro = gettext_lazy("Det som er unntatt offentlighet, er ikke med. Hjemmelen står i stedet.")
    submit_label = gettext_lazy("Lag PDF")

    def perform(self, form: Any) -> Any:
        return request_render(KIND, {"referral": self.object.pk, "public": True}, self.request.user)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("pdf:job", args=[result.pk])


class ReferralFileView(ProjectMixin):
    """The frozen document, for those who may read the full edition."""

    access_rule = "visible"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        rows = referrals_of(self.project, self.request.user)
        referral: Referral = get_object_or_404(rows, pk=self.kwargs["pk"])
        if referral.document is None:
            raise Http404
        if not sees_full(request.user, referral):
            raise PermissionDenied
        return stream_issued(referral.document, request)


class AnswerReferralView(ReferralForms):
    """What the body decided, with what each measure was adopted to give."""

    access_rule = "may_answer_referral"
    template_name = "meetings/referral_answer.html"
    form_class = AnswerForm
    submit_label = gettext_lazy("Registrer vedtaket")
    reason = gettext_lazy("Organets vedtak er registrert")

    def get_heading(self) -> Any:
        return _("Registrer vedtaket i %(body)s") % {"body": in_sentence(self.object.to_body.name)}

    @cached_property
    def links(self) -> list[MeasureDecision]:
        """The measures of the recommendation that have not lapsed."""
        found = MeasureDecision.objects.visible_to(self.request.user).active()
        found = found.filter(decision=self.object.decision, measure__withdrawn_at__isnull=True)
        return list(found.select_related("measure").order_by("measure__number"))

    def get_form_kwargs(self) -> dict[str, Any]:
        case = receiving_case(self.object)
        return {**super().get_form_kwargs(), "referral": self.object, "case": case, "links": self.links}

    def get_initial(self) -> dict[str, Any]:
        today = self.project.today()
        return {"decided_on": min(self.object.expected_on or today, today)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"blocked": hindrance(self.object), **kwargs})

    def perform(self, form: Any) -> Decision:
        names = (
            "result",
            "decided_on",
            "external_number",
            "text",
            "responsible",
            "deadline",
            "meaning",
            "confirmed",
        )
        return answer_referral(
            referral=self.object,
            measures=form.adopted(),
            by=self.request.user,
            **{name: form.cleaned_data[name] for name in names},
        )

    def get_success_url(self, result: Any = None) -> str:
        return str(result.get_absolute_url()) if result is not None else super().get_success_url()

    def get_success_message(self, result: Any) -> str:
        return _("Vedtaket i %(number)s er registrert.") % {"number": result.case.case_number}


class LinkAnswerView(ReferralForms):
    """The body's decision is logged in the portal already."""

    access_rule = "may_answer_referral"
    form_class = LinkAnswerForm
    heading = gettext_lazy("Velg organets vedtak")
    submit_label = gettext_lazy("Knytt vedtaket til innstillingen")
    success_message = gettext_lazy("Vedtaket er knyttet til innstillingen.")

    def get_form_kwargs(self) -> dict[str, Any]:
        recommended = self.object.decision
        taken = Referral.objects.active().filter(answer__isnull=False).exclude(pk=self.object.pk).values("answer_id")
        offered = decisions_of(self.project, self.request.user).filter(
            body=self.object.to_body_id, kind=DecisionKind.FINAL, decided_on__gte=recommended.decided_on
        )
        return {**super().get_form_kwargs(), "offered": offered.exclude(pk__in=taken)}

    def perform(self, form: Any) -> Referral:
        return link_answer(referral=self.object, decision=form.cleaned_data["decision"], by=self.request.user)
