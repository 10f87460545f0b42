"""The parts of a case paper that are filled from the measures it concerns: money and co-determination. No queries."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from budget.models import RelationKind
from budget.selectors.papers import Hindrance, PaperMeasure, PaperMeasures
from omstilling.ui.formats import date_table, date_text, fte_bare, join_and, kroner, plural_word, thousands
from projects.models import Consultation, ConsultationForm

from .values import PaperStatement, PaperTable


def economy_table(found: PaperMeasures, *, as_of: date | None = None) -> PaperTable | None:
    """Return what the measures give and cost; nothing when the case concerns none that the reader may see.

    The figures are those of today: of a case that is decided that is said, with the day.
    """
    if not found.rows:
        return None
    year = found.rows[0].target_year
    sums = found.sums
    foot: tuple[str, ...] = ()
    if sums is not None:
        foot = (
            _("Sum varige tiltak"),
            "",
            thousands(sums.full_year_effect),
            thousands(sums.in_target_year),
            fte_bare(sums.fte_change),
            thousands(sums.restructuring_cost),
        )
    return PaperTable(
        caption=_("Hva tiltakene gir og koster"),
        head=(
            _("Tiltak"),
            _("Slag"),
            _("Helårsvirkning"),
            _("Virkning i %(year)s") % {"year": year},
            _("Endring i årsverk"),
            _("Omstillingskostnad"),
        ),
        rows=tuple(_money_row(row) for row in found.rows),
        foot=foot,
        numeric=(2, 3, 4, 5),
        notes=(*_notes(found, year), *_day_of_figures(as_of)),
    )


def _day_of_figures(as_of: date | None) -> Iterable[str]:
    if as_of is not None:
        yield _("Tallene er slik tiltakene sto per %(day)s.") % {"day": date_text(as_of)}


def _name(row: PaperMeasure) -> str:
    name = f"{row.measure.number} {row.measure.title}"
    return _("%(measure)s (bortfalt)") % {"measure": name} if row.measure.is_withdrawn else name


def _money_row(row: PaperMeasure) -> tuple[str, ...]:
    measure = row.measure
    return (
        _name(row),
        str(measure.get_kind_display()),
        thousands(measure.full_year_effect),
        thousands(row.in_target_year),
        fte_bare(measure.fte_change),
        thousands(measure.restructuring_cost),
    )


def _notes(found: PaperMeasures, year: int) -> Iterable[str]:
    prices = found.price_years
    if len(prices) == 1:
        yield _("Beløp i 1 000 kr, %(price)s-priser. Pluss er innsparing, minus er kostnad.") % {"price": prices[0]}
    else:
        yield _("Beløp i 1 000 kr. Pluss er innsparing, minus er kostnad.")
    if len(prices) > 1:
        told = [
            _("%(price)s-priser for tiltak %(numbers)s")
            % {
                "price": price,
                "numbers": join_and(r.measure.number for r in found.rows if r.price_year == price),
            }
            for price in prices
        ]
        yield _("Prisnivået er ulikt: %(told)s. Beløpene summeres derfor ikke.") % {"told": join_and(told)}
    yield _("Omstillingskostnaden er et engangsbeløp og er ikke trukket fra virkningen.")
    for hindrance in found.hindrances:
        yield _hindrance_words(hindrance)
    others = len(found.rows) - len(found.counting)
    if found.sums is not None and others:
        yield _("Summen gjelder %(counted)s som teller mot målet for %(year)s.") % {
            "counted": plural_word(len(found.counting), _("tiltak"), _("tiltak"), _("ett")),
            "year": year,
        }
    if found.has_example_figures:
        yield _("Beløpene er eksempeltall.")


def _hindrance_words(found: Hindrance) -> str:
    told = {"first": found.first, "second": found.second, "amount": kroner(found.overlap, unknown="")}
    if found.kind == RelationKind.EXCLUDES:
        return _("Tiltak %(first)s og %(second)s utelukker hverandre og summeres ikke.") % told
    if found.overlap is None:
        return _("Tiltak %(first)s og %(second)s overlapper og summeres ikke.") % told
    return _("Tiltak %(first)s og %(second)s overlapper med %(amount)s og summeres ikke.") % told


def discussed_line(found: PaperMeasures) -> tuple[str, ...]:
    """Say whether the measures are discussed with the unions: informed never counts."""
    live = [row for row in found.rows if not row.measure.is_withdrawn]
    if not live:
        return ()
    live = [row for row in live if row.discussed or row.measure.touches_staff is not False]
    if not live:
        one = sum(not row.measure.is_withdrawn for row in found.rows) == 1
        return (
            _("Tiltaket er ført som at det ikke berører ansatte.")
            if one
            else _("Tiltakene er ført som at de ikke berører ansatte."),
        )
    missing = [row.measure.number for row in live if not row.discussed]
    if not missing:
        return (_("Drøftet: ja."),)
    if len(missing) == len(live):
        return (_("Drøftet: nei."),)
    return (_("Drøftet: nei for tiltak %(numbers)s.") % {"numbers": join_and(missing)},)


def consulted_table(found: PaperMeasures) -> PaperTable | None:
    """Return when the unions were informed of each measure and when it was discussed."""
    if not found.rows:
        return None
    return PaperTable(
        caption=_("Medbestemmelse for hvert tiltak"),
        head=(_("Tiltak"), _("Informert"), _("Drøftet"), _("Resultat")),
        rows=tuple(_consulted_row(row) for row in found.rows),
    )


def track_lines(found: PaperMeasures) -> Iterable[str]:
    """Say of what else the measures need that it is missing: negotiation, environment committee, Sámi interests."""
    asked = (
        ("needs_negotiation", {ConsultationForm.NEGOTIATION}, _("Forhandlet: nei for tiltak %(numbers)s.")),
        (
            "needs_environment",
            {ConsultationForm.ENVIRONMENT, ConsultationForm.SAFETY},
            _("Behandlet i arbeidsmiljøutvalget eller av verneombudet: nei for tiltak %(numbers)s."),
        ),
        ("needs_sami", {ConsultationForm.SAMI}, _("Konsultert med samiske interesser: nei for tiltak %(numbers)s.")),
    )
    for field, forms, words in asked:
        missing = [
            row.measure.number
            for row in found.rows
            if not row.measure.is_withdrawn and getattr(row.measure, field) and not row.forms & forms
        ]
        if missing:
            yield words % {"numbers": join_and(missing)}


def union_statements(found: PaperMeasures) -> Iterable[PaperStatement]:
    """Return what each union itself has said of the measures, with the employer's reply."""
    for row in found.rows:
        for said in row.statements:
            yield PaperStatement(
                heading=_("%(heading)s om tiltak %(number)s")
                % {"heading": said.heading, "number": row.measure.number},
                views=said.text,
                reply=said.reply,
                day=date_text(said.written_on),
                reply_heading=said.reply_heading if said.reply else "",
            )


def _consulted_row(row: PaperMeasure) -> tuple[str, ...]:
    outcome = next((one.outcome_word for one in reversed(row.discussions) if one.outcome_word), "")
    return (
        _name(row),
        _days(row.briefings) or _yes(row.informed),
        _days(row.discussions) or _yes(row.discussed),
        outcome,
    )


def _yes(so: bool) -> str:
    return _("ja") if so else _("nei")


def _days(held: Iterable[Consultation]) -> str:
    return join_and(date_table(one.held_on) for one in held)


def consultation_statements(found: PaperMeasures) -> Iterable[PaperStatement]:
    """Return each meeting with the unions once, the earliest first: parties, their views and the employer's reply."""
    held = {one.pk: one for row in found.rows for one in row.consultations}
    for one in sorted(held.values(), key=lambda each: (each.held_on, each.number)):
        concerned = [row.measure.number for row in found.rows if one in row.consultations]
        heading = _("%(form)s %(day)s") % {"form": capfirst(one.get_form_display()), "day": date_text(one.held_on)}
        if len(found.rows) > 1:
            heading = _("%(heading)s: tiltak %(numbers)s") % {"heading": heading, "numbers": join_and(concerned)}
        yield PaperStatement(
            heading=heading,
            parties=", ".join(line.strip() for line in one.parties.splitlines() if line.strip()),
            views=one.views,
            reply=one.reply,
            outcome=capfirst(one.outcome_word),
        )
