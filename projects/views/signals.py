"""Steering signals: the list, one signal with what became of it, and the forms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from omstilling.ui.forms import ReasonForm
from omstilling.ui.lists import Column
from omstilling.ui.templatetags.ui import status_tag

from ..filters.work_groups import SignalFilter
from ..forms.signals import AnswerForm, SignalForm
from ..models import Body, BodyKind, Signal, SignalState
from ..selectors.work_groups import seen_decisions, signal_word
from ..services import signals as services
from .base import Crumbs, ProjectList, ProjectPage, RowFormView, RowMixin

GIVES, ANSWERS = "may_give_signal", "may_manage_groups"
TAGS = {SignalState.GIVEN: "proposed", SignalState.MANDATED: "under_way", SignalState.ANSWERED: "good"}


def state_tag(signal: Signal) -> Any:
    """Draw what has become of a signal."""
    return status_tag(signal_word(signal.state), TAGS[SignalState(signal.state)])


class SignalListView(ProjectList):
    """What the bodies have asked for, the latest first."""

    access_rule = "visible"
    menu_key = "plan.signaler"
    filterset_class = SignalFilter
    default_sort = "-gitt"
    heading = gettext_lazy("Styringssignaler")
    export_name = "styringssignaler"
    empty_title = gettext_lazy("Ingen styringssignaler ennå")
    empty_text = gettext_lazy("Her kommer det styringsgruppa ber rådmannen om, og hva som ble gjort.")

    def get_queryset(self) -> QuerySet[Signal]:
        found = Signal.objects.visible_to(self.request.user).active().filter(project=self.project)
        return found.select_related("body", "work_group")

    def get_columns(self) -> Sequence[Column]:
        slug = self.project.slug
        return (
            Column("nr", _("Nr."), "number", "number", numeric=True),
            Column(
                "signal",
                _("Signal"),
                "title",
                "title",
                link=lambda s: reverse("projects:signal", args=[slug, s.number]),
            ),
            Column("gitt", _("Gitt"), "given_on", ("given_on", "number")),
            Column("av", _("Gitt av"), "body.name", "body__name"),
            Column("tilstand", _("Status"), state_tag, "state", export=lambda s: str(signal_word(s.state))),
            Column("gruppe", _("Arbeidsgruppe"), "work_group.name", "work_group__name"),
            Column("tekst", _("Teksten"), export="text"),
            Column("svar", _("Hva som ble gjort"), export="answer"),
        )

    def get_new(self) -> tuple[str, str] | None:
        if not self.may(GIVES):
            return None
        return reverse("projects:signal_new", args=[self.project.slug]), _("Nytt styringssignal")

    def count_text(self, count: int) -> str:
        return ngettext("%(n)s signal", "%(n)s signaler", count) % {"n": count}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = reverse("projects:plan", args=[self.project.slug])
        return super().get_context_data(breadcrumbs=[(_("Plan"), plan), (_("Styringssignaler"), None)], **kwargs)


class SignalMixin(RowMixin):
    """Finds the signal as the user may see it."""

    menu_key = "plan.signaler"

    def find(self) -> Signal:
        """Return the signal. One withdrawn while a form stood open is found, and the service says no."""
        rows = Signal.objects.visible_to(self.request.user).filter(project=self.project)
        if self.request.method != "POST":
            rows = rows.active()
        signal: Signal = get_object_or_404(rows.select_related("body", "work_group"), number=self.kwargs["number"])
        signal.project = self.project
        return signal

    def above(self, row: Any) -> Crumbs:
        slug = self.project.slug
        return [
            (_("Plan"), reverse("projects:plan", args=[slug])),
            (_("Styringssignaler"), reverse("projects:signals", args=[slug])),
        ]


class SignalView(SignalMixin, ProjectPage):
    """One signal: what was asked for, by whom, and what became of it."""

    access_rule = "visible"
    template_name = "projects/signal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        signal, user = self.find(), self.request.user
        is_open = signal.state != SignalState.ANSWERED
        return super().get_context_data(
            heading=signal.title,
            breadcrumbs=self.trail(signal),
            signal=signal,
            tag=state_tag(signal),
            decision=seen_decisions([signal.decision_id], self.project, user).get(signal.decision_id or 0),
            may_change=is_open and self.may(GIVES, signal),
            may_answer=self.may(ANSWERS, signal),
            may_mandate=is_open and signal.work_group_id is None and self.may(ANSWERS, signal),
            **kwargs,
        )


class SignalForms(SignalMixin, RowFormView):
    """What the form pages of signals have in common."""

    access_rule = GIVES


class SignalNewView(SignalForms):
    """A signal is given."""

    form_class = SignalForm
    heading = gettext_lazy("Nytt styringssignal")
    intro = gettext_lazy(
        "Et signal er ikke et vedtak. Det blir mandat for en arbeidsgruppe når rådmannen oppretter den."
    )
    submit_label = gettext_lazy("Gi signalet")
    reason = gettext_lazy("Styringssignalet er gitt")

    def get_object(self) -> Any:
        return None

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        seen = Body.objects.visible_to(self.request.user).active().filter(project=self.project)
        steering = seen.filter(kind=BodyKind.STEERING_GROUP).values_list("pk", flat=True).first()
        return {"given_on": self.project.today(), "body": steering}

    def get_cancel_url(self) -> str:
        return reverse("projects:signals", args=[self.project.slug])

    def perform(self, form: Any) -> Signal:
        return services.give_signal(project=self.project, by=self.request.user, **form.cleaned_data)

    def get_success_message(self, result: Signal) -> str:
        return _("Signalet «%s» er gitt.") % result.title


class SignalEditView(SignalForms):
    """A signal is put right."""

    form_class = SignalForm
    heading = gettext_lazy("Rediger styringssignalet")
    submit_label = gettext_lazy("Lagre endringene")
    success_message = gettext_lazy("Endringene er lagret.")
    reason = gettext_lazy("Styringssignalet er endret")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def perform(self, form: Any) -> Signal:
        return services.update_signal(signal=self.object, changes=form.cleaned_data, by=self.request.user)


class SignalAnswerView(SignalForms):
    """What was done is said."""

    access_rule = ANSWERS
    form_class = AnswerForm
    heading = gettext_lazy("Svar på signalet")
    submit_label = gettext_lazy("Lagre svaret")
    success_message = gettext_lazy("Svaret er lagret.")
    reason = gettext_lazy("Styringssignalet er besvart")

    def get_initial(self) -> dict[str, Any]:
        return {"answer": self.object.answer}

    def perform(self, form: Any) -> Signal:
        return services.answer_signal(signal=self.object, answer=form.cleaned_data["answer"], by=self.request.user)


class SignalWithdrawView(SignalForms):
    """The signal is taken back."""

    form_class = ReasonForm
    template_name = "ui/confirm.html"
    heading = gettext_lazy("Trekk styringssignalet")
    submit_label = gettext_lazy("Trekk signalet")
    danger = True

    def get_facts(self) -> list[Any]:
        return [(_("Signal"), self.object.title), (_("Status"), capfirst(str(signal_word(self.object.state))))]

    def perform(self, form: Any) -> Signal:
        return services.withdraw_signal(signal=self.object, by=self.request.user, reason=form.cleaned_data["reason"])

    def get_success_url(self, result: Any = None) -> str:
        return reverse("projects:signals", args=[self.project.slug])

    def get_success_message(self, result: Any) -> str:
        return _("Signalet «%s» er trukket.") % result.title
