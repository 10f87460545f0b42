"""Dependencies of a milestone: one more, and one less."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.forms import ServiceForm

from ..forms.plan import LinkForm
from ..models import MilestoneLink
from ..schedule import Wait
from ..selectors.plan import milestones
from ..selectors.schedule import links, plan_of
from ..services.links import link_milestones, unlink_milestones
from .milestones import MilestoneForms


class LinkNewView(MilestoneForms):
    """Another milestone that this one waits for, or that waits for this."""

    form_class = LinkForm
    heading = gettext_lazy("Ny avhengighet")
    intro = gettext_lazy(
        "Når en milepæl flyttes, vises det hvilke andre som må flyttes etter. Ingen dato endres av å legge til en "
        "avhengighet."
    )
    submit_label = gettext_lazy("Legg til avhengigheten")
    reason = gettext_lazy("Ny avhengighet mellom milepæler")

    def get_form_kwargs(self) -> dict[str, Any]:
        others = milestones(self.project, self.request.user).exclude(pk=self.object.pk).order_by("number")
        return {**super().get_form_kwargs(), "offered": others}

    def perform(self, form: Any) -> MilestoneLink:
        one, other = self.object, form.cleaned_data["other"]
        other.project = self.project
        before, after = (other, one) if form.cleaned_data["way"] == "before" else (one, other)
        return link_milestones(before=before, after=after, days=form.cleaned_data["days"], by=self.request.user)

    def get_success_url(self, result: Any = None) -> str:
        return str(self.object.get_absolute_url())

    def get_success_message(self, result: Any) -> str:
        words = _("«%(after)s» venter nå på «%(before)s».") % {"after": result.after, "before": result.before}
        plan = plan_of(self.project, self.request.user)
        room = plan.net.room(Wait(result.before_id, result.after_id, result.days))
        if room is None or room >= 0:
            return words
        short = ngettext(
            "Datoen er %(n)s dag for tidlig til det: flytt den, eller rett avhengigheten.",
            "Datoen er %(n)s dager for tidlig til det: flytt den, eller rett avhengigheten.",
            -room,
        )
        return f"{words} {short % {'n': -room}}"


class LinkRemoveView(MilestoneForms):
    """A dependency that is none after all."""

    form_class = ServiceForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Fjern avhengigheten")
    intro = gettext_lazy("Ingen dato endres. Avhengigheten står i historikken.")
    submit_label = gettext_lazy("Fjern avhengigheten")
    reason = gettext_lazy("Avhengigheten er fjernet")
    success_message = gettext_lazy("Avhengigheten er fjernet.")

    @cached_property
    def link(self) -> MilestoneLink:
        ends = links(self.project, self.request.user).select_related("before", "after")
        mine = ends.filter(before=self.object.pk) | ends.filter(after=self.object.pk)
        found: MilestoneLink = get_object_or_404(mine, pk=self.kwargs["link"])
        return found

    def check(self) -> None:
        super().check()
        bool(self.link)

    def get_facts(self) -> list[Any]:
        link = self.link
        return [(_("Må være nådd først"), link.before.title), (_("Kan nås etterpå"), link.after.title)]

    def perform(self, form: Any) -> MilestoneLink:
        return unlink_milestones(link=self.link, by=self.request.user)

    def get_success_url(self, result: Any = None) -> str:
        return str(self.object.get_absolute_url())
