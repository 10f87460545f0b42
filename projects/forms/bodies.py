"""Forms of bodies and seats."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from omstilling.ui.fields import NorwegianDateField
from omstilling.ui.forms import ServiceForm, ServiceModelForm, why_field

from .. import law
from ..models import Body, LegalBasis, Project, Seat
from ..selectors.bodies import bodies_of
from ..selectors.people import people_of
from .choices import long_text
from .work_groups import offer_decision

BASIS_CHOICES = (
    (LegalBasis.COUNCIL.value, _("Kommunestyret selv")),
    (LegalBasis.EXECUTIVE_COMMITTEE.value, _("Formannskap – folkevalgt organ. Tillitsvalgte møter og taler")),
    (LegalBasis.COMMITTEE.value, _("Utvalg – folkevalgt organ. Tillitsvalgte møter og taler")),
    (LegalBasis.JOINT_COMMITTEE.value, _("Partssammensatt utvalg – tillitsvalgte er medlemmer og stemmer")),
    (LegalBasis.ADMINISTRATIVE.value, _("Administrativ gruppe – anbefaler, gjør ikke vedtak")),
)


def capitalise(form: forms.BaseForm, name: str) -> None:
    """Begin the words of a choice with a capital letter; the empty one says what to do."""
    field: Any = form.fields[name]
    field.choices = [(value, capfirst(str(words)) if value else _("Velg …")) for value, words in field.choices]


class BodyForm(ServiceModelForm):
    """A body and what it is in law."""

    legal_basis = forms.ChoiceField(
        label=_("Rettslig grunnlag"),
        choices=BASIS_CHOICES,
        widget=forms.RadioSelect,
        help_text=_("Avgjør hvilke møteregler som gjelder, og hvem som kan stemme."),
    )
    mandate = long_text(_("Mandat"), help_text=_("Hva organet skal gjøre, og hva det kan bestemme."))

    class Meta(ServiceModelForm.Meta):
        model = Body
        fields = [
            "name",
            "kind",
            "legal_basis",
            "abbreviation",
            "mandate",
            "recommends_to",
            "order",
            "minutes_approval",
            "open_to_all",
        ]
        help_texts = {
            "minutes_approval": _("Slik organets reglement sier. Kan endres; det som er godkjent, blir stående."),
            "kind": _("Hva organet er i prosjektet."),
            "recommends_to": _("Organet som får innstillingene."),
            "order": _("Tall. Lavest står først blant organer på samme nivå."),
        }
        widgets = {
            "abbreviation": forms.TextInput(attrs={"size": "8", "autocomplete": "off"}),
            "order": forms.TextInput(attrs={"size": "4", "inputmode": "numeric"}),
        }

    def __init__(self, *args: Any, project: Project, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        capitalise(self, "kind")
        capitalise(self, "minutes_approval")
        rule = law.cite(law.Rule.NOTICE, project.today())
        self.fields["open_to_all"].help_text = _(
            "Møteplan, sakslister, åpne saksframlegg og publiserte protokoller vises uten innlogging, slik %(rule)s "
            "krever. Gjelder bare folkevalgte organer. Det som er unntatt offentlighet, vises aldri."
        ) % {"rule": rule}
        others = [body.pk for body in bodies_of(project, user) if body.pk != self.instance.pk]
        above: Any = self.fields["recommends_to"]
        above.queryset = Body.objects.filter(pk__in=others)


VOTES_CHOICES = (("", _("Følger av funksjonen")), ("ja", _("Ja")), ("nei", _("Nei")))


class NewSeatForm(ServiceModelForm):
    """A person's seat in a body."""

    period = ("valid_from", "valid_to")

    votes = forms.TypedChoiceField(
        label=_("Stemmerett"),
        choices=VOTES_CHOICES,
        required=False,
        coerce=lambda value: value == "ja",
        empty_value=None,
        help_text=_("Medlemmer stemmer. Sekretær, rådmann, økonomi og observatører gjør det ikke."),
    )

    class Meta(ServiceModelForm.Meta):
        model = Seat
        fields = [
            "person",
            "function",
            "votes",
            "party",
            "is_union",
            "organisation",
            "order",
            "valid_from",
            "valid_to",
            "elected_by",
        ]
        labels = {"valid_from": _("Fra og med"), "valid_to": _("Til og med")}
        help_texts = {
            "party": _("Partiet personen er valgt for."),
            "valid_to": _("La feltet stå tomt når slutten ikke er bestemt."),
            "elected_by": _("Vedtaket der personen ble valgt eller pekt ut."),
            "is_union": _("Plassen tilhører tillitsvalgte. Vis vervet, aldri hvem som er medlem."),
        }
        widgets = {"order": forms.TextInput(attrs={"size": "4", "inputmode": "numeric"})}

    def __init__(self, *args: Any, body: Body, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer_decision(self, "elected_by", body.project, user)
        people = people_of(body.project.municipality).filter(is_active=True)
        person: Any = self.fields["person"]
        person.queryset = people
        self.fields["valid_from"].initial = body.project.today()
        capitalise(self, "function")


class SeatForm(ServiceModelForm):
    """What is changed on a seat; who sits in it and where is not."""

    period = ("valid_from", "valid_to")

    class Meta(ServiceModelForm.Meta):
        model = Seat
        fields = [
            "function",
            "votes",
            "party",
            "is_union",
            "organisation",
            "order",
            "valid_from",
            "valid_to",
            "elected_by",
        ]
        labels = NewSeatForm.Meta.labels
        help_texts = {**NewSeatForm.Meta.help_texts, "votes": _("Vi spør om dette i hver sak som stemmes over.")}
        widgets = NewSeatForm.Meta.widgets

    def __init__(self, *args: Any, body: Body, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        offer_decision(self, "elected_by", body.project, user)
        capitalise(self, "function")


class EndSeatForm(ServiceForm):
    """The last day of a seat."""

    on = NorwegianDateField(label=_("Siste dag"), help_text=_("Dag.måned.år. Plassen gjelder til og med denne dagen."))
    reason = why_field(_("Står i historikken."), rows=2)


class BodyDayForm(forms.Form):
    """The day that the bodies are shown for."""

    dag = NorwegianDateField(
        label=_("Vis organene slik de var"), required=False, help_text=_("Dag.måned.år, for eksempel 17.09.2010.")
    )
