"""A report begun: about the project, a group or a sector, from where the last one about the same left off."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budget.selectors.sectors import units_of
from omstilling.ui.formats import date_text
from projects.models import Body, BodyKind, Unit
from projects.views.base import ProjectFormView

from ..forms import StatusReportForm
from ..models import StatusReport
from ..selectors.drafts import draft_about, issued_about, issued_in
from ..services import draft_report
from .reports import ReportMixin, Trail

#: The groups that a report can be about.
GROUPS = (BodyKind.WORK_GROUP, BodyKind.PROJECT_GROUP)
#: What is taken over from the last report about the same.
CARRIED = ("progress", "economy", "quality", "words", "next_steps")
BODY, UNIT = "gruppe", "sektor"


class ReportNewView(ReportMixin, ProjectFormView):
    """Begin a report. ``?gruppe=`` and ``?sektor=`` say what it is about."""

    access_rule = "may_write_report"
    template_name = "reporting/status_report_new.html"
    form_class = StatusReportForm
    heading = gettext_lazy("Lag statusrapport")
    submit_label = gettext_lazy("Lag utkastet")
    success_message = gettext_lazy("Utkastet er laget. Les over, og utgi rapporten når den er ferdig.")

    @cached_property
    def body(self) -> Body | None:
        """The group that the report is about."""
        slug = self.request.GET.get(BODY, "")
        return get_object_or_404(self.groups, slug=slug) if slug else None

    @cached_property
    def unit(self) -> Unit | None:
        """The sector that the report is about."""
        asked = self.request.GET.get(UNIT, "")
        if not asked or self.body is not None:
            return None
        found = next((unit for unit in self.sectors if str(unit.pk) == asked), None)
        if found is None:
            raise Http404
        return found

    @cached_property
    def groups(self) -> Any:
        seen = Body.objects.visible_to(self.request.user).active().filter(project=self.project, kind__in=GROUPS)
        return seen.order_by("order", "pk")

    @cached_property
    def sectors(self) -> list[Unit]:
        return units_of(self.project, self.request.user).sectors(self.project.today())

    @property
    def about(self) -> tuple[int | None, int | None]:
        return (self.body.pk if self.body else None, self.unit.pk if self.unit else None)

    @cached_property
    def last(self) -> StatusReport | None:
        """The last issued report about the same."""
        return issued_about(self.project, self.request.user, *self.about).defer("source").first()

    @property
    def part(self) -> str:
        return str(self.body or self.unit or "")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        draft = next(iter(draft_about(self.project, request.user, *self.about)), None)
        if draft is None:
            return super().get(request, *args, **kwargs)
        said = _("Det ligger et utkast fra før. Gjør det ferdig, eller forkast det før du lager et nytt.")
        messages.info(request, said)
        return redirect(self.url("status_report", draft))

    def get_heading(self) -> Any:
        return _("Lag statusrapport for %s") % self.part if self.part else self.heading

    def get_initial(self) -> dict[str, Any]:
        carried = {name: getattr(self.last, name) for name in CARRIED} if self.last is not None else {}
        return {**super().get_initial(), **carried, "report_date": self.project.today()}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "issued": issued_in(self.project, self.request.user)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        said = _(
            "Du skriver vurderingen. Tallene, tiltakene, milepælene og vedtakene hentes fra portalen, "
            "og du ser hele rapporten før du gir den ut."
        )
        if self.last is not None:
            told = {"number": self.last.number, "day": date_text(self.last.report_date)}
            said = f"{said} {_('Ordene er hentet fra statusrapport %(number)s, %(day)s. Skriv dem om.') % told}"
        kwargs.setdefault("intro", said)
        url = self.url("status_report_new")
        ways = [(_("Hele prosjektet"), url, not self.part)]
        ways += [(str(body), f"{url}?{BODY}={body.slug}", body.pk == self.about[0]) for body in self.groups]
        ways += [(str(unit), f"{url}?{UNIT}={unit.pk}", unit.pk == self.about[1]) for unit in self.sectors]
        return super().get_context_data(ways=ways, **kwargs)

    def get_breadcrumbs(self) -> Trail:
        return self.trail(None, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.url("status_reports")

    def get_success_url(self, result: Any = None) -> str:
        return self.url("status_report", result)

    def perform(self, form: Any) -> StatusReport:
        return draft_report(project=self.project, body=self.body, unit=self.unit, by=self.by, **form.cleaned_data)
