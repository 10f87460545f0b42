"""Work groups: the list, the form that sets one up, the mandate, dissolution."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.pdf.jobs import request_render
from omstilling.ui import formats
from omstilling.ui.flow import SeeOther
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag

from ..filters.work_groups import WorkGroupFilter
from ..forms.work_groups import DissolveForm, WorkGroupEditForm, WorkGroupForm, studies_named
from ..mandate_documents import KIND
from ..models import Body, BodyKind, Decision, Milestone, MilestoneStatus, Signal, StudyArea, StudyStatus
from ..selectors.work_groups import seen_decisions, state_of, studies_of, work_groups
from ..services import work_groups as services
from .base import Crumbs, ProjectFormView, ProjectList, ProjectPage
from .bodies import BodyMixin
from .decisions import unbroken

RULE = "may_manage_groups"


class WorkGroupListView(ProjectList):
    """The work groups with leader, deadline and how they stand."""

    access_rule = "visible"
    menu_key = "plan.arbeidsgrupper"
    filterset_class = WorkGroupFilter
    default_sort = "tilstand"
    heading = gettext_lazy("Arbeidsgrupper")
    export_name = "arbeidsgrupper"
    empty_title = gettext_lazy("Ingen arbeidsgrupper ennå")
    empty_text = gettext_lazy("Her kommer gruppene som opprettes underveis, med mandat, leder, medlemmer og frist.")

    def get_queryset(self) -> QuerySet[Body]:
        return work_groups(self.project, self.request.user, self.project.today())

    @cached_property
    def decisions(self) -> dict[int, Decision]:
        """The decisions that groups rest on, as far as the user may see them."""
        ids = set(self.get_queryset().order_by().values_list("established_by_id", flat=True))
        return seen_decisions(ids, self.project, self.request.user)

    def get_columns(self) -> Sequence[Column]:
        slug, today = self.project.slug, self.project.today()

        def state(body: Any) -> tuple[str, str]:
            return state_of(body, today, body.has_final)

        known = self.decisions

        def behind(body: Any) -> Any:
            found = known.get(body.established_by_id or 0)
            if found is None:
                return ""
            words = unbroken(found.case.case_number)
            return format_html('<a class="ds-link" href="{}">{}</a>', found.get_absolute_url(), words)

        def number(body: Any) -> str:
            found = known.get(body.established_by_id or 0)
            return found.case.case_number if found is not None else ""

        def leader(body: Any) -> str:
            return body.leader_name or (body.last_leader_name if body.dissolved_on else "") or ""

        return (
            Column("navn", _("Navn"), "name", "name", link=lambda b: reverse("projects:body", args=[slug, b.slug])),
            Column("leder", _("Leder"), leader, "leader_name"),
            Column("plasser", _("Plasser"), lambda b: b.seat_count or 0, "seat_count", numeric=True),
            Column("frist", _("Frist"), "deadline", ("due", "name")),
            Column(
                "tilstand",
                _("Status"),
                lambda b: status_tag(*state(b)),
                ("urgency", "due", "name"),
                export=lambda b: state(b)[0],
            ),
            Column("leverer", _("Leverer til"), "recommends_to.name", "recommends_to__name"),
            Column("vedtak", _("Opprettet ved"), behind, export=number),
            Column("mandat", _("Mandat"), export="mandate"),
            Column("opplost", _("Oppløst"), "dissolved_on", "dissolved_on"),
        )

    def get_new(self) -> tuple[str, str] | None:
        if not self.may(RULE):
            return None
        return reverse("projects:work_group_new", args=[self.project.slug]), _("Ny arbeidsgruppe")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s arbeidsgruppe", "%(n)s arbeidsgrupper", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = reverse("projects:plan", args=[self.project.slug])
        return super().get_context_data(breadcrumbs=[(_("Plan"), plan), (_("Arbeidsgrupper"), None)], **kwargs)


class WorkGroupNewView(ProjectFormView):
    """Set up a work group; a signal or a study area in the address fills in what it says."""

    access_rule = RULE
    menu_key = "plan.arbeidsgrupper"
    form_class = WorkGroupForm
    heading = gettext_lazy("Ny arbeidsgruppe")
    submit_label = gettext_lazy("Opprett arbeidsgruppa")
    reason = gettext_lazy("Arbeidsgruppa er opprettet")

    @cached_property
    def signal(self) -> Signal | None:
        """The signal that the group is to answer, as far as the user may see it."""
        number = self.request.GET.get("signal", "")
        found = Signal.objects.visible_to(self.request.user).active().filter(project=self.project, work_group=None)
        return found.filter(number=int(number)).first() if number.isascii() and number.isdecimal() else None

    @cached_property
    def study(self) -> StudyArea | None:
        """The study area that the group is to take over."""
        return studies_named(self.request.GET.get("utredning", ""), self.project, self.request.user).first()

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        seen = Body.objects.visible_to(self.request.user).active().filter(project=self.project)
        above = seen.filter(kind=BodyKind.PROJECT_GROUP).values_list("pk", flat=True).first()
        initial: dict[str, Any] = {
            "begins_on": self.project.today(),
            "recommends_to": above,
        }
        if self.study is not None:
            initial |= {
                "name": _("Arbeidsgruppe %s") % _small(self.study.title),
                "mandate": self.study.question,
                "study_areas": [self.study.pk],
            }
        if self.signal is not None:
            initial |= {
                "name": _("Arbeidsgruppe %s") % _small(self.signal.title.split(":")[0]),
                "mandate": self.signal.text,
                "signal": self.signal.pk,
                "established_by": self.signal.decision_id,
            }
        return initial

    def get_breadcrumbs(self) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Plan"), reverse("projects:plan", args=[slug])),
            (_("Arbeidsgrupper"), reverse("projects:work_groups", args=[slug])),
            (self.heading, None),
        ]

    def get_cancel_url(self) -> str:
        if self.signal is not None:
            return self.signal.get_absolute_url()
        return reverse("projects:work_groups", args=[self.project.slug])

    def perform(self, form: Any) -> Body:
        return services.set_up_work_group(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, result: Body) -> str:
        return _("%s er opprettet. Mandatet kan lastes ned som PDF.") % result.name


def _small(title: str) -> str:
    """Return a title as it stands inside a name; abbreviations keep their letters."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


class WorkGroupMixin(BodyMixin):
    """Finds a work group of the project; other bodies are not found here."""

    menu_key = "plan.arbeidsgrupper"

    def get_group(self) -> Body:
        """Return the group as the user may see it."""
        body = self.get_body()
        if body.kind != BodyKind.WORK_GROUP:
            raise Http404
        return body


class WorkGroupEditView(WorkGroupMixin, ProjectFormView):
    """The mandate, the deadline and what the group rests on."""

    access_rule = RULE
    form_class = WorkGroupEditForm
    heading = gettext_lazy("Rediger mandatet")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Mandatet er endret.")
    reason = gettext_lazy("Mandatet er endret")

    def get_object(self) -> Body:
        return self.get_group()

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.object, self.heading)

    def perform(self, form: Any) -> Body:
        changes = dict(form.cleaned_data)
        reason = changes.pop("reason", "")
        return services.update_work_group(body=self.object, changes=changes, by=self.request.user, reason=reason)


class WorkGroupDissolveView(WorkGroupMixin, ProjectFormView):
    """The group is done: every seat ends, and the rest can only be read."""

    access_rule = RULE
    form_class = DissolveForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Oppløs arbeidsgruppa")
    intro = gettext_lazy(
        "Alle plasser avsluttes, og gruppa kan bare leses etterpå. Mandat, rapporter og plasser blir stående."
    )
    submit_label = gettext_lazy("Oppløs gruppa")
    success_message = gettext_lazy("Arbeidsgruppa er oppløst.")
    danger = True

    def get_object(self) -> Body:
        return self.get_group()

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.project.today()}

    def get_facts(self) -> list[Any]:
        """Say what is not finished: it stays where it is, with nobody to work on it."""
        facts: list[Any] = [(_("Arbeidsgruppe"), self.object.name)]
        open_studies = [s for s in studies_of(self.object, self.request.user) if s.status != StudyStatus.CONCLUDED]
        if open_studies:
            facts.append((_("Ikke konkludert"), formats.join_and(s.title for s in open_studies)))
        waiting = Milestone.objects.visible_to(self.request.user).active().filter(body=self.object)
        titles = list(waiting.exclude(status=MilestoneStatus.DONE).values_list("title", flat=True))
        if titles:
            facts.append((_("Ikke nådd"), formats.join_and(titles)))
        return facts

    def get_breadcrumbs(self) -> Crumbs:
        return self.trail(self.object, self.heading)

    def perform(self, form: Any) -> Body:
        return services.dissolve_work_group(body=self.object, by=self.request.user, **form.cleaned_data)


class MandateView(WorkGroupMixin, ProjectPage):
    """Ask for the mandate as PDF."""

    access_rule = "visible"
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        job = request_render(KIND, {"body": self.get_group().pk}, request.user)
        return SeeOther(reverse("pdf:job", args=[job.pk]))
