"""Tallvakta: what the checks find, and accepting a finding or taking that back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import exports, formats
from omstilling.ui.filters import draw_fields
from omstilling.ui.lists import FORMAT, Chip
from projects.views.base import ProjectFormView, ProjectMixin, ProjectPage

from ..forms.findings import AcceptForm, FindingFilterForm, TakeBackForm
from ..models import AcceptedFinding
from ..selectors.sectors import units_of
from ..services import accept_finding, take_back_acceptance
from ..watch import CHECKS, Finding, Watch, watch
from ..watch.reading import Acceptance, acceptances, outdated

MENU = "tiltak.tallvakta"
#: So many findings are shown at once; filters narrow them, and the file has all.
SHOWN = 100


class WatchMixin(ProjectMixin):
    """What the pages of Tallvakta have in common."""

    menu_key = MENU

    @cached_property
    def watch(self) -> Watch:
        """What the checks find for this person, now."""
        return watch(self.project, self.request.user, self.project.today())

    def url(self, name: str = "findings", *more: Any) -> str:
        return reverse(f"budget:{name}", args=[self.project.slug, *more])

    def trail(self, last: Any = "") -> list[tuple[Any, str | None]]:
        crumbs = [(_("Tiltak"), self.url("measures")), (_("Tallvakta"), self.url() if last else None)]
        return [*crumbs, (last, None)] if last else crumbs


class FindingsView(WatchMixin, ProjectPage):
    """What the checks find, the gravest first, and apart from it what somebody has accepted, with who and why."""

    access_rule = "may_see_findings"
    template_name = "budget/findings.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or hand out the file."""
        if request.GET.get(FORMAT) in {"csv", "xlsx"}:
            return self.export(request.GET[FORMAT])
        return super().get(request, *args, **kwargs)

    @cached_property
    def form(self) -> FindingFilterForm:
        units = units_of(self.project, self.request.user)
        form = FindingFilterForm(self.request.GET, units=units)
        form.is_valid()
        self.units = units
        return form

    @cached_property
    def chosen(self) -> dict[str, str]:
        """The filters that are on."""
        return {name: value for name, value in self.form.cleaned_data.items() if value}

    def narrowed(self, findings: Iterable[Any], of: Any = lambda found: found) -> list[Any]:
        """Return what the filters leave."""
        chosen = self.chosen
        unit = chosen.get("sektor")
        under = self.units.under(int(unit)) if unit else set()
        return [
            one
            for one in findings
            if chosen.get("kode", of(one).code) == of(one).code
            and chosen.get("grad", of(one).severity.value) == of(one).severity.value
            and (not unit or of(one).units & under)
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = self.narrowed(self.watch.open)
        stands = self.narrowed(self.accepted, lambda one: one.finding)
        may_accept = self.may("may_accept_finding")
        return super().get_context_data(
            heading=_("Tallvakta"),
            breadcrumbs=self.trail(),
            sentence=sentence(self.watch),
            findings=[self.shown(one, may_accept) for one in found[:SHOWN]],
            count=len(found),
            hidden=max(len(found) - SHOWN, 0),
            accepted=[(one, one.finding.about_links(self.project.slug)) for one in stands],
            outdated=outdated(self.project, self.request.user, self.watch) if not self.chosen else [],
            may_accept=may_accept,
            checks=[(check, self.watch.by_code[check.code]) for check in CHECKS],
            filter_fields=draw_fields(self.form),
            chips=self.chips(),
            clear_url=self.request.path,
            sort_now="",
            is_clean=not self.watch.open,
            csv_url=self.file_url("csv"),
            xlsx_url=self.file_url("xlsx"),
            **kwargs,
        )

    @cached_property
    def accepted(self) -> list[Acceptance]:
        return acceptances(self.watch)

    def shown(self, finding: Finding, may_accept: bool) -> dict[str, Any]:
        """Return a finding with its addresses; what this person may not do is not offered."""
        slug, mend = self.project.slug, finding.mend
        return {
            "finding": finding,
            "about": finding.about_links(slug),
            "mend": (mend.words, mend.url(slug)) if not mend.rule or self.may(mend.rule) else None,
            "accept": self.url("finding_accept", finding.ident) if may_accept else "",
        }

    def chips(self) -> list[Chip]:
        """Return what is on, each with the address without it."""
        chips = []
        for name, value in self.chosen.items():
            field: Any = self.form.fields[name]
            words = str(dict(field.choices)[value])
            rest = self.request.GET.copy()
            del rest[name]
            for key in list(rest):
                if key not in self.form.fields:
                    del rest[key]
            url = f"{self.request.path}?{rest.urlencode()}" if rest else self.request.path
            chips.append(Chip(f"{field.label}: {words}", url))
        return chips

    def file_url(self, kind: str) -> str:
        query = self.request.GET.copy()
        for key in list(query):
            if key not in self.form.fields:
                del query[key]
        query[FORMAT] = kind
        return f"{self.request.path}?{query.urlencode()}"

    def export(self, kind: str) -> HttpResponse:
        """Return the findings that the filters leave as a file, the accepted ones too."""
        head = [
            _("Kode"),
            _("Alvor"),
            _("Kontroll"),
            _("Funn"),
            _("Gjelder"),
            _("Status"),
            _("Godtatt av"),
            _("Godtatt"),
            _("Begrunnelse"),
        ]
        name = f"tallvakta-{timezone.localdate():%Y-%m-%d}.{kind}"
        if kind == "csv":
            response = HttpResponse(exports.to_csv(head, self.lines()), content_type=exports.CSV_TYPE)
        else:
            data = exports.to_xlsx(head, self.lines(), title=_("Tallvakta"))
            response = HttpResponse(data, content_type=exports.XLSX_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def lines(self) -> Iterator[list[Any]]:
        for finding in self.narrowed(self.watch.open):
            yield [*_cells(finding), _("åpent"), "", None, ""]
        for one in self.narrowed(self.accepted, lambda each: each.finding):
            yield [*_cells(one.finding), _("godtatt"), one.who, one.when, one.reason]


def _cells(finding: Finding) -> list[Any]:
    about = "; ".join(link.words for link in finding.about)
    return [finding.code, finding.severity.word, finding.title, finding.text, about]


def sentence(found: Watch) -> str:
    """Say in one sentence what the checks found."""
    if not found.open:
        return _("Kontrollene finner ingenting å rette.")
    parts = [
        formats.plural(found.errors, _("feil"), _("feil")) if found.errors else "",
        formats.plural(found.warnings, _("advarsel"), _("advarsler")) if found.warnings else "",
    ]
    return _("Kontrollene finner %(what)s.") % {"what": formats.join_and(part for part in parts if part)}


class FindingAcceptView(WatchMixin, ProjectFormView):
    """A finding may stand, with a reason. It is new again when what it was found on changes."""

    access_rule = "may_accept_finding"
    form_class = AcceptForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Godta funnet")
    intro = gettext_lazy(
        "Funnet flyttes til de godtatte, med begrunnelsen din. Endres tallene eller datoene det bygger på, "
        "kommer det fram igjen som nytt."
    )
    submit_label = gettext_lazy("Godta funnet")
    success_message = gettext_lazy("Funnet er godtatt og står under «Godtatt med begrunnelse».")

    @cached_property
    def finding(self) -> Finding:
        """The finding that the address names, if this person still finds it open."""
        found = self.watch.find(self.kwargs["finding"])
        if found is None:
            raise Http404
        return found

    def get_rule_object(self) -> Any:
        return self.project

    def get_facts(self) -> list[Any]:
        finding = self.finding
        return [(_("Kontroll"), f"{finding.code} {finding.title}"), (_("Funn"), finding.text)]

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.heading)

    def get_cancel_url(self) -> str:
        return self.url()

    def get_success_url(self, result: Any = None) -> str:
        return self.url()

    def perform(self, form: Any) -> AcceptedFinding:
        return accept_finding(
            project=self.project,
            code=self.finding.code,
            key=self.finding.key,
            by=self.request.user,
            reason=form.cleaned_data["reason"],
        )


class FindingTakeBackView(WatchMixin, ProjectFormView):
    """A finding that was accepted is to be looked at after all."""

    access_rule = "may_accept_finding"
    form_class = TakeBackForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Ta tilbake godtakelsen")
    intro = gettext_lazy("Funnet kommer tilbake blant de åpne. At det har vært godtatt, står i historikken.")
    submit_label = gettext_lazy("Ta tilbake")
    success_message = gettext_lazy("Godtakelsen er tatt tilbake.")

    def get_object(self) -> AcceptedFinding:
        """Return the acceptance of a finding that this person sees, or an outdated one."""
        rows = [one.row for one in self.watch.accepted]
        rows += outdated(self.project, self.request.user, self.watch)
        found = next((row for row in rows if row.pk == self.kwargs["accepted"]), None)
        if found is None:
            raise Http404
        found.project = self.project
        return found

    def get_facts(self) -> list[Any]:
        row = self.object
        found = next((one.finding for one in self.watch.accepted if one.row.pk == row.pk), None)
        shown = found.text if found else _("Det funnet gjaldt, er endret.")
        return [(_("Kontroll"), row.code), (_("Funn"), shown), (_("Begrunnelse da"), row.reason)]

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.heading)

    def get_cancel_url(self) -> str:
        return self.url()

    def get_success_url(self, result: Any = None) -> str:
        return self.url()

    def perform(self, form: Any) -> AcceptedFinding:
        reason = form.cleaned_data["reason"]
        return take_back_acceptance(accepted=self.object, by=self.request.user, reason=reason)
