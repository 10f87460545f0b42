"""Forms of work groups: the one that sets a group up with everybody in it, and those of what it does later."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from omstilling.accounts.models import User
from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import Section, ServiceForm, ServiceModelForm, why_field

from ..models import Body, BodyKind, Decision, Document, GroupReport, Project, Seat, SeatFunction, Signal, StudyArea
from ..selectors.decisions import decisions_of
from ..selectors.people import people_of
from ..services.work_groups import Member
from .choices import access_field, bodies, long_text, offer, study_areas
from .documents import UploadMixin, file_field

#: So many members can be named when the group is set up; more are given their seats on the group's page.
MEMBERS, SHOWN = 10, 4
#: So many decisions are offered; a register holds thousands.
OFFERED = 200
FUNCTIONS = (
    (SeatFunction.MEMBER.value, _("Medlem")),
    (SeatFunction.UNION_REP.value, _("Tillitsvalgt")),
    (SeatFunction.SAFETY_DELEGATE.value, _("Verneombud")),
    (SeatFunction.SECRETARY.value, _("Sekretær")),
    (SeatFunction.OBSERVER.value, _("Observatør")),
)


class DecisionField(forms.ModelChoiceField):
    """A decision of the project, told by its case, its title and its day."""

    def label_from_instance(self, obj: Any) -> str:
        return decision_label(obj)


def decision_label(decision: Decision) -> str:
    """Return what a decision is called in a list to choose from."""
    return f"{decision} ({decision.decided_on:%d.%m.%Y})"


def decisions(project: Project, user: Any) -> QuerySet[Decision]:
    """Return the decisions to choose from, the latest first. Older ones than these are not chosen from a list."""
    found = decisions_of(project, user).order_by("-decided_on", "-pk")
    return found.filter(pk__in=list(found.values_list("pk", flat=True)[:OFFERED]))


def decision_field(project: Project, user: Any, label: Any, help_text: Any) -> DecisionField:
    """Return the field of the decision that something rests on."""
    return DecisionField(
        queryset=decisions(project, user), required=False, label=label, help_text=help_text, empty_label=_("Ingen")
    )


def offer_decision(form: forms.ModelForm, name: str, project: Project, user: Any) -> None:
    """Let a form's field offer the decisions that the user may see; one that is not seen takes the field away."""
    offer(form, name, decisions(project, user))
    if name in form.fields:
        field: Any = form.fields[name]
        field.label_from_instance = decision_label


class WorkGroupForm(ServiceForm):
    """A new work group: what it is to do, who is in it and for whom, when it is to be done, and what it rests on."""

    name = forms.CharField(label=_("Navn"), max_length=120, help_text=_("For eksempel «Arbeidsgruppe kultur»."))
    mandate = long_text(
        _("Mandat"), required=True, rows=6, help_text=_("Hva gruppa skal gjøre, og hva den skal levere.")
    )
    deadline = NorwegianDateField(
        label=_("Frist"), required=False, help_text=_("Dag.måned.år. Når sluttrapporten skal være levert.")
    )
    begins_on = NorwegianDateField(label=_("Begynner"), help_text=_("Dag.måned.år. Plassene gjelder fra denne dagen."))

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.project = project
        persons = people_of(project.municipality).filter(is_active=True)
        chosen = list(persons)
        fields: dict[str, forms.Field] = {
            "leader": _person(
                persons, chosen, label=_("Leder"), required=True, help_text=_("Den som leder arbeidet.")
            ),
        }
        for at in range(1, MEMBERS + 1):
            fields[f"person_{at}"] = _person(persons, chosen, label=_("Medlem %s") % at, required=False)
            fields[f"function_{at}"] = forms.ChoiceField(
                label=_("Er med som"), choices=FUNCTIONS, required=False, initial=SeatFunction.MEMBER.value
            )
            fields[f"for_{at}"] = forms.CharField(label=_("For"), max_length=120, required=False)
        fields["recommends_to"] = forms.ModelChoiceField(
            queryset=bodies(project, user),
            required=False,
            label=_("Leverer til"),
            empty_label=_("Ingen"),
            help_text=_("Organet som får rapportene og innstillingene."),
        )
        fields["established_by"] = decision_field(
            project, user, _("Opprettet ved vedtak"), _("Vedtaket bak gruppa. Medlemmene står som valgt ved det.")
        )
        fields["signal"] = forms.ModelChoiceField(
            queryset=Signal.objects.visible_to(user).active().filter(project=project, work_group=None),
            required=False,
            label=_("Styringssignal"),
            empty_label=_("Ingen"),
            help_text=_("Signalet som blir mandatet."),
        )
        fields["study_areas"] = forms.ModelMultipleChoiceField(
            queryset=study_areas(project, user),
            required=False,
            label=_("Utredninger gruppa tar over"),
            widget=forms.CheckboxSelectMultiple,
            help_text=_("Lederen av gruppa kan arbeide videre med dem."),
        )
        self.fields.update(fields)
        members = [(f"person_{at}", f"function_{at}", f"for_{at}") for at in range(1, MEMBERS + 1)]
        organisations = _("«For» er organisasjonen eller vervet, for eksempel «hovedtillitsvalgt for Fagforbundet».")
        self.groups = (
            Section(_("Mandatet"), ["name", "mandate", ("begins_on", "deadline")]),
            Section(_("Hvem som er med"), ["leader", *members[:SHOWN]], text=organisations),
            Section(_("Flere medlemmer"), members[SHOWN:], True),
            Section(_("Hva gruppa bygger på"), ["established_by", "signal", "recommends_to"]),
            Section(_("Utredninger"), ["study_areas"], True),
        )

    def clean(self) -> dict[str, Any]:
        """Gather the members, each once, and say where somebody is named twice."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        seen = {data["leader"].pk} if data.get("leader") else set()
        members: list[Member] = []
        for at in range(1, MEMBERS + 1):
            person = data.pop(f"person_{at}", None)
            function, organisation = data.pop(f"function_{at}", ""), data.pop(f"for_{at}", "")
            if person is None:
                if organisation:
                    self.add_error(f"person_{at}", _("Velg hvem som er med."))
                continue
            if person.pk in seen:
                self.add_error(f"person_{at}", _("%s er nevnt før.") % person)
                continue
            seen.add(person.pk)
            if not organisation and function == SeatFunction.UNION_REP:
                organisation = office_of(person, self.project)
            members.append(Member(person, function or SeatFunction.MEMBER, organisation))
        data["members"] = members
        return data


def office_of(person: User, project: Project) -> str:
    """Return the office that somebody holds in another body of the project, so that it is not typed again."""
    held = Seat.objects.active().filter(person=person, body__project=project, is_union=True).exclude(organisation="")
    found = held.valid_on(project.today()).values_list("organisation", flat=True).first()
    return str(found or "")


def _person(found: QuerySet[User], chosen: list[User], **more: Any) -> forms.ModelChoiceField:
    """Return a field to choose a person in; the people are read once for all fields."""
    field = forms.ModelChoiceField(queryset=found, empty_label=_("Velg …") if more["required"] else _("Ingen"), **more)
    field.choices = [("", field.empty_label), *((person.pk, person.full_name) for person in chosen)]
    return field


class WorkGroupEditForm(ServiceModelForm):
    """What a group is to do, by when, and what it rests on."""

    mandate = long_text(
        _("Mandat"), required=True, rows=6, help_text=_("Hva gruppa skal gjøre, og hva den skal levere.")
    )
    reason = why_field()

    class Meta(ServiceModelForm.Meta):
        model = Body
        fields = ["name", "mandate", "deadline", "recommends_to", "established_by"]
        labels = {"recommends_to": _("Leverer til")}
        help_texts = {
            "recommends_to": _("Organet som får rapportene og innstillingene."),
            "established_by": _("Vedtaket bak gruppa."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer(self, "recommends_to", bodies(project, user).exclude(pk=self.instance.pk))
        offer_decision(self, "established_by", project, user)


class DissolveForm(ServiceForm):
    """The last day of a group, and the decision that dissolves it."""

    on = NorwegianDateField(label=_("Siste dag"), help_text=_("Dag.måned.år. Alle plasser gjelder til og med denne."))
    reason = why_field(_("Står i historikken."), rows=2)

    field_order = ["on", "decision", "reason"]

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"] = decision_field(
            project, user, _("Oppløst ved vedtak"), _("Vedtaket som sier at gruppa er ferdig.")
        )
        self.order_fields(self.field_order)


class GroupReportForm(UploadMixin, ServiceModelForm):
    """What a group has delivered, with the report itself as a file or as a document of the register."""

    text = long_text(_("Sammendrag"), rows=6, help_text=_("Hva rapporten sier. Kort, for dem som ikke leser alt."))
    file = file_field(required=False)

    class Meta(ServiceModelForm.Meta):
        model = GroupReport
        fields = ["title", "is_final", "delivered_on", "text", "document", "decision", "access"]
        labels = {"is_final": _("Dette er sluttrapporten"), "document": _("Dokument i registeret")}
        help_texts = {
            "document": _("Velges når rapporten alt er registrert. Ellers legger du ved filen."),
            "decision": _("Vedtaket der rapporten ble behandlet."),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        documents = Document.objects.visible_to(user).active().filter(project=project).order_by("-number")
        offer(self, "document", documents)
        offer_decision(self, "decision", project, user)
        access_field(self)
        if self.instance.pk:
            del self.fields["file"]
        self.groups = (
            (_("Rapporten"), [name for name in ("title", "is_final", "delivered_on", "text") if name in self.fields]),
            (_("Vedlagt"), [name for name in ("file", "document") if name in self.fields]),
            (_("Behandling og innsyn"), [name for name in ("decision", "access") if name in self.fields]),
        )


def is_work_group(body: Body) -> bool:
    """Tell whether a body is a work group."""
    return body.kind == BodyKind.WORK_GROUP


def studies_named(text: str, project: Project, user: Any) -> QuerySet[StudyArea]:
    """Return the study area that an address names, as far as the user may see it."""
    found = study_areas(project, user)
    return found.filter(pk=int(text)) if text.isascii() and text.isdecimal() else found.none()
