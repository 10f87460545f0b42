"""Bodies and seats: the overview, one body with who sat when, and the forms."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui.forms import ReasonForm

from ..forms.bodies import BodyDayForm, BodyForm, EndSeatForm, NewSeatForm, SeatForm
from ..models import Body, BodyKind, Document, LegalBasis, Seat
from ..selectors.bodies import basis_words, seated_bodies, seated_body, seats_over_time, stands_on
from ..selectors.work_groups import (
    has_final_report,
    reports_of,
    seen_decisions,
    signals_behind,
    state_of,
    studies_of,
)
from ..services import bodies as services
from .base import ProjectFormView, ProjectMixin, ProjectPage

#: What a new body of a kind usually is in law, and how its cases are numbered.
USUAL = {
    BodyKind.COUNCIL: (LegalBasis.COUNCIL, "KS", gettext_lazy("Kommunestyret")),
    BodyKind.STEERING_GROUP: (LegalBasis.EXECUTIVE_COMMITTEE, "PS", gettext_lazy("Styringsgruppa")),
    BodyKind.PROJECT_GROUP: (LegalBasis.ADMINISTRATIVE, "PG", gettext_lazy("Prosjektgruppa")),
    BodyKind.WORK_GROUP: (LegalBasis.ADMINISTRATIVE, "AG", ""),
    BodyKind.JOINT_COMMITTEE: (LegalBasis.JOINT_COMMITTEE, "PSU", gettext_lazy("Partssammensatt utvalg")),
    BodyKind.OTHER: (LegalBasis.ADMINISTRATIVE, "PS", ""),
}


class BodyMixin(ProjectMixin):
    """Finds bodies and seats of the project as the user may see them."""

    menu_key = "organer"

    def get_body(self) -> Body:
        bodies = Body.objects.visible_to(self.request.user).active().filter(project=self.project)
        found: Body = get_object_or_404(
            bodies.select_related("project__municipality", "recommends_to"), slug=self.kwargs["body"]
        )
        return found

    def get_seat(self) -> Seat:
        seats = Seat.objects.visible_to(self.request.user).active().filter(body__project=self.project)
        found: Seat = get_object_or_404(
            seats.select_related("person", "body__project__municipality"), pk=self.kwargs["pk"]
        )
        return found

    def body_url(self, body: Body, name: str = "body") -> str:
        return reverse(f"projects:{name}", args=[self.project.slug, body.slug])

    def trail(self, body: Body | None = None, last: Any = "") -> list[tuple[Any, str | None]]:
        crumbs: list[tuple[Any, str | None]] = [
            (self.project.short_name, self.project.get_absolute_url()),
            (_("Organer og personer"), reverse("projects:bodies", args=[self.project.slug])),
        ]
        if body is not None and body.kind == BodyKind.WORK_GROUP:
            # The work groups have a place of their own under the plan.
            self.request.menu_key = "plan.arbeidsgrupper"  # type: ignore[attr-defined]
            crumbs = [
                (_("Plan"), reverse("projects:plan", args=[self.project.slug])),
                (_("Arbeidsgrupper"), reverse("projects:work_groups", args=[self.project.slug])),
            ]
        if body is not None:
            crumbs.append((body.name, self.body_url(body)))
        if last:
            return [*crumbs, (last, None)]
        return [*crumbs[:-1], (crumbs[-1][0], None)]


class BodiesView(BodyMixin, ProjectPage):
    """Every body with those who sit in it today."""

    access_rule = "visible"
    template_name = "projects/bodies.html"

    @cached_property
    def form(self) -> BodyDayForm:
        form = BodyDayForm(self.request.GET if "dag" in self.request.GET else None)
        form.mark_optional = False  # type: ignore[attr-defined]
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        today = self.project.today()
        chosen = self.form.cleaned_data["dag"] if self.form.is_bound and self.form.is_valid() else None
        day: date = chosen or today
        user = self.request.user
        bodies = [one for one in seated_bodies(self.project, user, day) if stands_on(one, day, is_today=day == today)]
        elected = {seat.elected_by_id for one in bodies for seat in (*one.seats, *one.substitutes)}
        return super().get_context_data(
            heading=_("Organer og personer"),
            breadcrumbs=self.trail(),
            bodies=[(seated, basis_words(seated.body, day)) for seated in bodies],
            elected=seen_decisions(elected, self.project, user),
            day=day,
            is_today=day == today,
            on_a_day=day != today,
            day_form=self.form,
            may_set_up=self.may("may_set_up_project"),
            may_manage_people=self.may("may_manage_people"),
            **kwargs,
        )


class BodyView(BodyMixin, ProjectPage):
    """One body: what it is, who sits in it, who has sat in it, and what other floors know of it."""

    access_rule = "visible"
    template_name = "projects/body.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        body, today = self.get_body(), self.project.today()
        user = self.request.user
        every = seats_over_time(body, user)
        rests_on = {body.established_by_id, body.dissolved_by_id, *(seat.elected_by_id for seat in every)}
        is_group = body.kind == BodyKind.WORK_GROUP
        if is_group:
            kwargs |= self.group_context(body)
        return super().get_context_data(
            heading=body.name,
            breadcrumbs=self.trail(body),
            basis=basis_words(body, today),
            elected=seen_decisions(rests_on, self.project, user),
            is_group=is_group,
            is_dissolved=body.dissolved_on is not None,
            may_seat=body.dissolved_on is None and self.may("may_seat_people", body),
            seated=seated_body(body, self.request.user, today),
            former=[seat for seat in every if seat.valid_to is not None and seat.valid_to < today],
            coming=[seat for seat in every if seat.valid_from > today],
            may_set_up=body.dissolved_on is None and self.may("may_set_up_project"),
            **{**kwargs, "body": body},
        )

    def group_context(self, body: Body) -> dict[str, Any]:
        """Return what a work group's page shows beside the seats."""
        user, open_ = self.request.user, body.dissolved_on is None
        word, kind = state_of(body, self.project.today(), has_final_report(body))
        reports = reports_of(body, user)
        named = [report.document_id for report in reports if report.document_id]
        return {
            "state_word": word,
            "state_kind": kind,
            "reports": reports,
            "seen_documents": set(
                Document.objects.visible_to(user).active().filter(pk__in=named).values_list("pk", flat=True)
            ),
            "signals": signals_behind(body, user),
            "studies": studies_of(body, user),
            "may_manage_group": open_ and self.may("may_manage_groups", body),
            "may_report": open_ and self.may("may_report_for_group", body),
        }


class BodyFormView(BodyMixin, ProjectFormView):
    """A form page of a body."""

    access_rule = "may_set_up_project"
    form_class = BodyForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "project": self.project, "user": self.request.user}

    def get_success_url(self, result: Any = None) -> str:
        return self.body_url(result)


class NewBodyView(BodyFormView):
    """Set up a body; the kind in the address fills in what it usually is."""

    heading = gettext_lazy("Nytt organ")
    submit_label = gettext_lazy("Opprett organet")
    success_message = gettext_lazy("Organet er opprettet. Legg til dem som sitter i det.")

    def get_initial(self) -> dict[str, Any]:
        kind = self.request.GET.get("slag", "")
        if kind not in USUAL:
            return {"order": 0}
        basis, abbreviation, name = USUAL[BodyKind(kind)]
        usual = {"kind": kind, "legal_basis": basis.value, "abbreviation": abbreviation, "name": name, "order": 0}
        if kind == BodyKind.STEERING_GROUP:
            seen = Body.objects.visible_to(self.request.user).active().filter(project=self.project)
            usual["recommends_to"] = seen.filter(kind=BodyKind.COUNCIL).values_list("pk", flat=True).first()
        return usual

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(last=self.heading)

    def get_cancel_url(self) -> str:
        return reverse("projects:bodies", args=[self.project.slug])

    def perform(self, form: Any) -> Body:
        user: Any = self.request.user
        return services.create_body(project=self.project, by=user, **form.cleaned_data)


class EditBodyView(BodyFormView):
    """Change a body."""

    heading = gettext_lazy("Rediger organet")
    success_message = gettext_lazy("Organet er endret.")

    def get_object(self) -> Body:
        return self.get_body()

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.object, self.heading)

    def get_cancel_url(self) -> str:
        return self.body_url(self.object)

    def perform(self, form: Any) -> Body:
        user: Any = self.request.user
        return services.update_body(body=self.object, changes=form.cleaned_data, by=user)


class NewSeatView(BodyMixin, ProjectFormView):
    """Give a person a seat."""

    access_rule = "may_seat_people"
    template_name = "projects/body_seat_form.html"
    form_class = NewSeatForm
    submit_label = gettext_lazy("Legg til")

    def get_rule_object(self) -> Any:
        return self.get_body()

    def get_heading(self) -> Any:
        return _("Nytt medlem i %s") % self.get_body().name

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "body": self.get_body(), "user": self.request.user}

    def get_initial(self) -> dict[str, Any]:
        return {"order": 0}

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.get_body(), _("Nytt medlem"))

    def get_cancel_url(self) -> str:
        return self.body_url(self.get_body())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(may_manage_people=self.may("may_manage_people"), **kwargs)

    def perform(self, form: Any) -> Seat:
        user: Any = self.request.user
        return services.give_seat(body=self.get_body(), by=user, **form.cleaned_data)

    def get_success_url(self, result: Any = None) -> str:
        return self.body_url(result.body)

    def get_success_message(self, result: Seat) -> str:
        return _("%(person)s er %(function)s i %(body)s.") % {
            "person": result.person,
            "function": result.get_function_display(),
            "body": result.body.name,
        }


class SeatFormView(BodyMixin, ProjectFormView):
    """A form page about one seat."""

    access_rule = "may_seat_people"

    def get_object(self) -> Seat:
        return self.get_seat()

    def get_rule_object(self) -> Any:
        return self.object

    def get_breadcrumbs(self) -> list[tuple[Any, str | None]]:
        return self.trail(self.object.body, self.get_heading())

    def get_cancel_url(self) -> str:
        return self.body_url(self.object.body)

    def get_success_url(self, result: Any = None) -> str:
        return self.body_url(self.object.body)


class EditSeatView(SeatFormView):
    """Change a seat."""

    form_class = SeatForm
    success_message = gettext_lazy("Plassen er endret.")

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "body": self.object.body, "user": self.request.user}

    def get_heading(self) -> Any:
        return _("Endre plassen til %s") % self.object.person

    def perform(self, form: Any) -> Seat:
        user: Any = self.request.user
        return services.update_seat(seat=self.object, changes=form.cleaned_data, by=user)


class EndSeatView(SeatFormView):
    """End a seat on a day."""

    template_name = "ui/confirm.html"
    form_class = EndSeatForm
    intro = gettext_lazy("Plassen blir stående i listen over hvem som har sittet når.")
    submit_label = gettext_lazy("Avslutt plassen")
    success_message = gettext_lazy("Plassen er avsluttet.")

    def get_heading(self) -> Any:
        return _("Avslutt plassen til %s") % self.object.person

    def get_initial(self) -> dict[str, Any]:
        return {"on": self.project.today()}

    def perform(self, form: Any) -> Seat:
        user: Any = self.request.user
        data = form.cleaned_data
        return services.end_seat(seat=self.object, on=data["on"], by=user, reason=data["reason"])


class WithdrawSeatView(SeatFormView):
    """Take out a seat that was entered by mistake."""

    template_name = "ui/confirm.html"
    form_class = ReasonForm
    intro = gettext_lazy("Bruk dette bare når plassen er ført ved en feil. Ellers avslutter du den.")
    submit_label = gettext_lazy("Fjern plassen")
    success_message = gettext_lazy("Plassen er fjernet.")
    danger = True

    def get_heading(self) -> Any:
        return _("Fjern plassen til %s") % self.object.person

    def perform(self, form: Any) -> Seat:
        user: Any = self.request.user
        return services.withdraw_seat(seat=self.object, by=user, reason=form.cleaned_data["reason"])
