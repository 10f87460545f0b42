"""A package as a draft decision: registered as a case that a meeting can take up."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats
from projects.models import Access, Case
from projects.views.base import ProjectFormView

from ..forms.packages import ProposeForm
from ..package_words import Draft, draft_of
from ..selectors.packages import stored_switches, switches_of
from ..services import propose_package
from .package import PackageMixin


class PackageProposeView(PackageMixin, ProjectFormView):
    """Where the draft decision goes. The case has the measures with kroner and start as its proposal."""

    access_rule = "may_manage_cases"
    form_class = ProposeForm
    heading = gettext_lazy("Lag forslag til vedtak")
    submit_label = gettext_lazy("Registrer saken")
    reason = gettext_lazy("Laget forslag til vedtak av tiltakspakken")

    def get_object(self) -> Any:
        return self.package

    @cached_property
    def draft(self) -> Draft:
        """What the package would have decided."""
        switches = switches_of(self.base.measures, stored_switches([self.package])[self.package.pk])
        return draft_of(self.base, switches)

    def get_intro(self) -> str:
        """Say what the case will hold."""
        if not self.draft.measures:
            return _("Pakken har ingen tiltak å vedta: alt som er med, er vedtatt fra før.")
        words = [
            _("Saken får %(measures)s med kroner og startdato som forslag til vedtak. Teksten kan endres etterpå.")
            % {"measures": formats.plural_word(len(self.draft.new), _("nytt tiltak"), _("nye tiltak"), _("ett"))}
        ]
        if self.draft.changed:
            told = {"numbers": formats.join_and(measure.number for measure in self.draft.changed)}
            words.append(_("Den foreslår også å endre tiltak som er vedtatt: %(numbers)s.") % told)
        return " ".join(words)

    def get_initial(self) -> dict[str, Any]:
        closed = any(measure.access == Access.RESTRICTED for measure in self.draft.measures)
        return {"title": self.package.title, "access": Access.RESTRICTED if closed else Access.INTERNAL}

    def get_form_kwargs(self) -> dict[str, Any]:
        more = {"project": self.project, "user": self.request.user, "closed": self._closed()}
        return {**super().get_form_kwargs(), **more}

    def _closed(self) -> str:
        """Say how many measures are not public: a public case shows them to everyone."""
        internal = sum(measure.access != Access.PUBLIC for measure in self.draft.measures)
        if not internal:
            return ""
        return _("%(n)s ikke offentlige. En offentlig sak viser dem for alle.") % {
            "n": formats.plural(internal, _("av tiltakene er"), _("av tiltakene er"))
        }

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.get_heading(), self.package)

    def perform(self, form: Any) -> Case:
        return propose_package(package=self.object, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, result: Case) -> str:
        return _("Saken %(case)s er registrert. Den kan settes på sakslista til et møte.") % {
            "case": result.case_number
        }
