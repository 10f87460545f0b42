"""The load map: what each unit carries month by month."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import exports, formats
from projects.forms.goals import MonthField
from projects.models import Unit
from projects.selectors.held_back import WHY
from projects.views.base import ProjectPage

from ..load import BEFORE, MANY, MANY_WHEN_WORN, months_on
from ..load_words import months_in_words, sentences
from ..selectors.load import MONTHS, LoadLine, LoadMap, load_map, warnings_in

ALL, MOST = "", "mest"


class LoadForm(forms.Form):
    """What the map shows."""

    fra = MonthField(label=gettext_lazy("Fra måned (måned.år)"), required=False)
    under = forms.ModelChoiceField(
        label=gettext_lazy("Sektor eller enhet"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("Alle"),
    )
    tiltak = forms.ChoiceField(
        label=gettext_lazy("Tiltak"),
        required=False,
        choices=(("", gettext_lazy("Alle")), ("vedtatt", gettext_lazy("Bare vedtatte"))),
    )
    orden = forms.ChoiceField(
        label=gettext_lazy("Rekkefølge"),
        required=False,
        choices=((ALL, gettext_lazy("Organisasjonen")), (MOST, gettext_lazy("Mest belastet først"))),
    )

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["under"].queryset = units  # type: ignore[attr-defined]
        self.fields["fra"].help_text = ""


class LoadView(ProjectPage):
    """Units by months with measures, change in årsverk and attendance, and where it is much at once."""

    access_rule = "visible"
    menu_key = "mal.belastning"
    template_name = "budget/load.html"

    @cached_property
    def form(self) -> LoadForm:
        units = Unit.objects.visible_to(self.request.user).active().valid_on(self.project.today())
        units = units.filter(municipality_id=self.project.municipality_id).order_by("name")
        return LoadForm(self.request.GET or None, units=units)

    @cached_property
    def chosen(self) -> dict[str, Any]:
        """What the address asks for; what cannot be read is left out, and said at its field."""
        self.form.is_valid()
        return getattr(self.form, "cleaned_data", {})

    @cached_property
    def map(self) -> LoadMap:
        under = self.chosen.get("under")
        return load_map(
            self.project,
            self.request.user,
            self.project.today(),
            self.chosen.get("fra"),
            decided_only=self.chosen.get("tiltak") == "vedtatt",
            under=under.pk if under is not None else None,
        )

    @property
    def lines(self) -> list[LoadLine]:
        lines = [line for line in self.map.lines if not line.is_empty]
        if self.chosen.get("orden") == MOST:
            lines.sort(key=lambda line: (-len(line.heavy), -line.most, line.unit.name.casefold()))
        return lines

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.GET.get("format") in {"csv", "xlsx"}:
            return self.export(request.GET["format"])
        return super().get(request, *args, **kwargs)

    def export(self, kind: str) -> HttpResponse:
        """Return the map as a file, a row for each unit and month."""
        head = [
            _("Enhet"),
            _("Måned"),
            _("Antall tiltak"),
            _("Tiltak"),
            _("Endring i årsverk"),
            _("Nærvær"),
            _("Mye samtidig"),
        ]
        name = f"belastning-{timezone.localdate():%Y-%m-%d}.{kind}"
        if kind == "csv":
            response = HttpResponse(exports.to_csv(head, self._rows()), content_type=exports.CSV_TYPE)
        else:
            data = exports.to_xlsx(head, self._rows(), title=_("Belastning"))
            response = HttpResponse(data, content_type=exports.XLSX_TYPE)
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response

    def _rows(self) -> Iterator[list[Any]]:
        for line in self.lines:
            for cell in line.cells:
                titles = "; ".join(f"{one.number} {one.title}" for one in cell.rows)
                much = _("Ja") if cell.is_much else _("Nei")
                yield [line.unit.name, cell.month, len(cell.rows), titles, cell.fte, cell.attendance, much]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found, lines, query = self.map, self.lines, self.request.GET.copy()
        query.pop("format", None)
        first = found.months[0]
        return super().get_context_data(
            heading=_("Belastning"),
            breadcrumbs=[
                (_("Mål"), reverse("projects:goals", args=[self.project.slug])),
                (_("Belastning"), None),
            ],
            found=found,
            lines=lines,
            warnings=sentences(warnings_in(found, found.lines), self.project.slug),
            shown=months_in_words(found.months[0], found.months[-1]),
            load_form=self.form,
            many=MANY,
            many_when_worn=MANY_WHEN_WORN,
            before=formats.plural_word(BEFORE, _("måned"), _("måneder")),
            why_held_back=WHY if found.holds_back else "",
            earlier_url=self._to(f"{months_on(first, -MONTHS):%m.%Y}"),
            later_url=self._to(f"{months_on(first, MONTHS):%m.%Y}"),
            csv_url=self._to("", "csv"),
            xlsx_url=self._to("", "xlsx"),
            **kwargs,
        )

    def _to(self, first: str, kind: str = "") -> str:
        query = self.request.GET.copy()
        query.pop("format", None)
        if first:
            query["fra"] = first
        if kind:
            query["format"] = kind
        return f"{self.request.path}?{query.urlencode()}"
