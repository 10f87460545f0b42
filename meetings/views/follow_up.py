"""The monthly follow-up list: as a page, as files, and asked for as PDF."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.pdf.jobs import request_render
from omstilling.ui import exports
from omstilling.ui.filters import draw_fields
from omstilling.ui.forms import ServiceForm
from omstilling.ui.lists import FORMAT
from projects.models import Body
from projects.selectors.follow_up import is_late, near_deadlines, reviews_due
from projects.views.base import Crumbs, ProjectFormView, ProjectMixin, ProjectPage

from ..follow_up import Line, decisions_in, heads, lines_of, month_of
from ..follow_up_documents import KIND, params_of, title_of
from ..forms.follow_up import OPEN, FollowUpListForm

MENU = "moter.oppfolging"


class ChosenList(ProjectMixin):
    """Reads which list is asked for. What cannot be read is left out."""

    @cached_property
    def chosen(self) -> FollowUpListForm:
        form = FollowUpListForm(
            self.request.GET, project=self.project, user=self.request.user, today=self.project.today()
        )
        form.is_valid()
        return form

    @property
    def month(self) -> date:
        return month_of(self.chosen.cleaned_data.get("maned", ""), self.project.today())

    @property
    def body(self) -> Body | None:
        found: Body | None = self.chosen.cleaned_data.get("organ")
        return found

    @property
    def only_open(self) -> bool:
        return bool(self.chosen.cleaned_data.get("vis") == OPEN)

    @cached_property
    def lines(self) -> list[Line]:
        found = decisions_in(self.project, self.request.user, self.month, self.body, only_open=self.only_open)
        return lines_of(found, self.project.today())


class FollowUpView(ChosenList, ProjectPage):
    """The list of a month; and what the reader is responsible for and that is near its deadline."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "meetings/follow_up.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kind = request.GET.get(FORMAT)
        if kind not in {"csv", "xlsx"}:
            return super().get(request, *args, **kwargs)
        cells = (line.cells for line in self.lines)
        if kind == "csv":
            response = HttpResponse(exports.to_csv(heads(), cells), content_type=exports.CSV_TYPE)
        else:
            data = exports.to_xlsx(heads(), cells, title=_("Oppfølging av vedtak"))
            response = HttpResponse(data, content_type=exports.XLSX_TYPE)
        response["Content-Disposition"] = f'attachment; filename="oppfolging-{self.month:%Y-%m}.{kind}"'
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.copy()
        query.pop(FORMAT, None)
        asked = query.urlencode()
        files = f"{self.request.path}?{asked}&" if asked else f"{self.request.path}?"
        pdf = reverse("meetings:follow_up_pdf", args=[self.project.slug])
        return super().get_context_data(
            heading=_("Oppfølging av vedtak"),
            breadcrumbs=[(_("Oppfølging"), None)],
            title=title_of(self.month, self.body),
            # On the page what is past its deadline comes first; in the files the list goes body by body.
            lines=sorted(self.lines, key=lambda line: not is_late(line.decision, self.project.today())),
            heads=heads(),
            filter_fields=draw_fields(self.chosen),
            clear_url=self.request.path,
            csv_url=f"{files}{FORMAT}=csv",
            xlsx_url=f"{files}{FORMAT}=xlsx",
            pdf_url=f"{pdf}?{asked}" if asked else pdf,
            near=list(near_deadlines(self.project, self.request.user, self.project.today())),
            due=list(reviews_due(self.project, self.request.user, self.project.today())),
            may_revisit=self.may("may_manage_cases"),
            **kwargs,
        )


class FollowUpPdfView(ChosenList, ProjectFormView):
    """Ask for the list as PDF."""

    access_rule = "visible"
    menu_key = MENU
    template_name = "ui/confirm.html"
    form_class = ServiceForm
    heading = gettext_lazy("Oppfølgingslista som PDF")
    submit_label = gettext_lazy("Lag PDF")

    def get_facts(self) -> list[Any]:
        return [(_("Liste"), title_of(self.month, self.body)), (_("Vedtak"), len(self.lines))]

    def get_breadcrumbs(self) -> Crumbs:
        return [(_("Oppfølging"), self.get_cancel_url()), (self.get_heading(), None)]

    def get_cancel_url(self) -> str:
        asked = self.request.GET.urlencode()
        path = reverse("meetings:follow_up", args=[self.project.slug])
        return f"{path}?{asked}" if asked else path

    def perform(self, form: Any) -> Any:
        params = params_of(self.project, self.month, self.body, only_open=self.only_open)
        return request_render(KIND, params, self.request.user)

    def get_success_url(self, result: Any = None) -> str:
        return reverse("pdf:job", args=[result.pk])
