"""The form of a saved view."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from omstilling.ui.forms import ServiceModelForm

from ..models import SavedView


class SavedViewForm(ServiceModelForm):
    """The name of a view, and whether the others in the project see it."""

    class Meta(ServiceModelForm.Meta):
        model = SavedView
        fields = ["title", "shared"]
        labels = {"title": _("Navn"), "shared": _("Del visningen med alle i prosjektet")}
        help_texts = {
            "title": _("For eksempel «Røde tiltak i Oppvekst»."),
            "shared": _("De ser navnet og kan åpne lista slik. Hver av dem ser bare det de har tilgang til."),
        }

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["shared"]


class NewViewForm(SavedViewForm):
    """A new view also carries the list and what is asked of it."""

    liste = forms.CharField(widget=forms.HiddenInput, max_length=60)
    visning = forms.CharField(widget=forms.HiddenInput, max_length=1000, required=False)
