"""The checks of Tallvakta: each a small pure function over a snapshot. Codes are stable; docs/tallvakta.md lists them.

A code is never given to another check, and a check that goes leaves its code unused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from omstilling.ui import formats

from ..models import RelationKind
from .base import CHECKS, Check, cap, check, edit, fte_words, name
from .findings import Finding, Link, Severity, key_of
from .snapshot import UNCONFIRMED_DAYS, MeasureFact, Snapshot, differs

__all__ = ["CHECKS", "Check"]


def _pairs(snapshot: Snapshot, kind: RelationKind) -> Iterator[tuple[MeasureFact, MeasureFact]]:
    """Yield the measures in force that stand so to each other: a pair once, though each may name the other."""
    measures, told = snapshot.by_pk(), set()
    for relation in snapshot.relations:
        one, other = measures.get(relation.measure_id), measures.get(relation.other_id)
        if relation.kind != kind or one is None or other is None:
            continue
        pair = frozenset({one.pk, other.pk})
        if pair not in told:
            told.add(pair)
            yield one, other


@check("T01", Severity.WARNING, gettext_lazy("Samme årsverk kan være regnet to ganger"))
def same_fte(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """Two measures that both remove årsverk: they overlap, or are alike in unit, årsverk, and amount or function."""
    told = set()
    for one, other in _pairs(snapshot, RelationKind.OVERLAPS):
        if not (one.cuts_fte and other.cuts_fte):
            continue
        told.add(frozenset({one.pk, other.pk}))
        text = _(
            "%(one)s og %(other)s overlapper, og begge fjerner årsverk (%(a)s og %(b)s). De samme årsverkene kan være "
            "regnet to ganger."
        )
        yield _same_fte(check, one, other, text)
    alike: dict[tuple[Any, ...], list[MeasureFact]] = defaultdict(list)
    for measure in snapshot.measures:
        if measure.cuts_fte and measure.unit_id is not None:
            if measure.full_year_effect is not None:
                alike[measure.unit_id, measure.fte_change, "amount", measure.full_year_effect].append(measure)
            if measure.kostra_function:
                alike[measure.unit_id, measure.fte_change, "function", measure.kostra_function].append(measure)
    for (_unit, _change, what, _value), group in alike.items():
        for one, other in zip(group, group[1:], strict=False):
            pair = frozenset({one.pk, other.pk})
            if pair in told:
                continue
            told.add(pair)
            text = (
                _("%(one)s og %(other)s fjerner like mange årsverk (%(a)s) i %(unit)s og har samme helårsvirkning.")
                if what == "amount"
                else _("%(one)s og %(other)s fjerner like mange årsverk (%(a)s) i %(unit)s i samme KOSTRA-funksjon.")
            )
            yield _same_fte(check, one, other, text)


def _same_fte(check: Check, one: MeasureFact, other: MeasureFact, text: str) -> Finding:
    first, second = sorted((one, other), key=lambda m: m.number)
    words = {
        "one": cap(name(first)),
        "other": name(second),
        "a": fte_words(first.fte_change),
        "b": fte_words(second.fte_change),
        "unit": first.unit,
    }
    values = [(m.pk, m.fte_change, m.unit_id) for m in sorted((one, other), key=lambda m: m.pk)]
    return check.finding(text % words, edit(second), key_of([one.pk, other.pk], *values), (first, second))


@check("T02", Severity.ERROR, gettext_lazy("Samme budsjettlinje på to tiltak"))
def same_line(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """Lines with the same reference that take up different measures."""
    measures, found = snapshot.by_pk(), defaultdict(list)
    for line in snapshot.lines:
        reference = " ".join(line.reference.split()).casefold()
        if reference and line.measure_id in measures:
            found[reference].append(line)
    for reference, lines in found.items():
        mine = sorted({line.measure_id for line in lines})
        if len(mine) < 2:
            continue
        concerned = [measures[pk] for pk in mine]
        text = _("Budsjettlinje %(line)s i budsjettet er ført på %(measures)s.") % {
            "line": " ".join(lines[0].reference.split()),
            "measures": formats.join_and([name(measure) for measure in concerned]),
        }
        mend = Link(_("Rediger budsjettlinja"), "budget:budget_line_edit", (lines[-1].number,), "may_manage_budget")
        yield check.finding(text, mend, key_of(mine, reference), concerned)


@check("T03", Severity.WARNING, gettext_lazy("Flere årsverk spart enn enheten har"))
def more_fte_than_there_are(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """The permanent measures of a unit remove more årsverk than its last reading counts."""
    found: dict[int, list[MeasureFact]] = defaultdict(list)
    for measure in snapshot.measures:
        if measure.cuts_fte and measure.is_permanent_kind and measure.unit_id in snapshot.staff:
            found[measure.unit_id].append(measure)  # type: ignore[index]
    for unit, mine in found.items():
        month, there = snapshot.staff[unit]
        fewer = -sum((measure.fte_change or Decimal(0) for measure in mine), Decimal(0))
        if fewer <= there:
            continue
        text = _(
            "De varige tiltakene i %(unit)s fjerner %(fewer)s årsverk til sammen, men enheten hadde %(there)s ved "
            "siste måling (%(month)s)."
        ) % {
            "unit": mine[0].unit,
            "fewer": fte_words(fewer),
            "there": fte_words(there),
            "month": formats.month(month),
        }
        key = key_of([measure.pk for measure in mine], unit, fewer, there)
        mend = Link(_("Se tiltakene i enheten"), "budget:sector", (unit,))
        yield check.finding(text, mend, key, mine)


@check("T04", Severity.ERROR, gettext_lazy("Varig tiltak med sluttdato"))
def permanent_that_ends(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """A permanent kind and an end date."""
    for measure in snapshot.measures:
        if measure.is_permanent_kind and measure.effective_to is not None:
            text = _("%(name)s er ført som varig, men har sluttdato %(day)s. Det teller ikke mot målet.") % {
                "name": cap(name(measure)),
                "day": formats.date_text(measure.effective_to),
            }
            key = key_of([measure.pk], measure.kind, measure.effective_to)
            yield check.finding(text, edit(measure), key, [measure])


@check("T05", Severity.ERROR, gettext_lazy("Budsjettert før det er vedtatt"))
def booked_before_decided(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """A budget line takes up a measure that no final decision carries."""
    lines: dict[int, list[int]] = defaultdict(list)
    for line in snapshot.lines:
        lines[line.measure_id].append(line.number)
    for measure in snapshot.measures:
        if measure.is_decided or measure.pk not in lines:
            continue
        text = _("%(name)s står i budsjettet (linje %(lines)s), men er ikke vedtatt.") % {
            "name": cap(name(measure)),
            "lines": formats.join_and([str(number) for number in lines[measure.pk]]),
        }
        mend = Link(_("Se budsjettlinja"), "budget:budget_line", (lines[measure.pk][0],))
        yield check.finding(text, mend, key_of([measure.pk], measure.step.value, lines[measure.pk]), [measure])


@check("T06", Severity.WARNING, gettext_lazy("Vedtak uten godkjent protokoll"))
def decided_without_minutes(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """An adopted decision about measures that nobody has confirmed when a month has gone."""
    for decision, mine in _with_measures(snapshot):
        days = (snapshot.today - decision.decided_on).days
        if decision.confirmed or days <= UNCONFIRMED_DAYS:
            continue
        text = (
            _("%(case)s ble vedtatt %(day)s, og protokollen er ikke godkjent. %(measures)s hviler på vedtaket.")
            if decision.is_elected
            else _("%(case)s ble avgjort %(day)s, og referatet er ikke godkjent. %(measures)s hviler på det.")
        ) % {
            "case": decision.title,
            "day": formats.date_text(decision.decided_on),
            "measures": cap(formats.join_and([name(measure) for measure in mine])),
        }
        yield check.finding(text, _to_decision(decision), key_of([decision.pk], decision.decided_on), mine)


@check("T07", Severity.ERROR, gettext_lazy("To tiltak som utelukker hverandre, er begge vedtatt"))
def excluding_both_adopted(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """Two adopted measures of which one excludes the other."""
    for one, other in _pairs(snapshot, RelationKind.EXCLUDES):
        if not (one.is_decided and other.is_decided):
            continue
        text = _("%(one)s og %(other)s utelukker hverandre, men begge er vedtatt.") % {
            "one": cap(name(one)),
            "other": name(other),
        }
        yield check.finding(text, _to_relations(one), key_of({one.pk, other.pk}), (one, other))


@check("T08", Severity.ERROR, gettext_lazy("Vedtatt uten det tiltaket forutsetter"))
def required_not_decided(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """An adopted measure that requires one which is not adopted, or has lapsed."""
    measures = snapshot.by_pk()
    for relation in snapshot.relations:
        one, other = measures.get(relation.measure_id), measures.get(relation.other_id)
        if relation.kind != RelationKind.REQUIRES or one is None or not one.is_decided:
            continue
        if other is not None and other.is_decided:
            continue
        if other is None and not relation.other_withdrawn:
            continue
        text = (
            _("%(one)s er vedtatt og forutsetter %(other)s, som er bortfalt.")
            if other is None
            else _("%(one)s er vedtatt og forutsetter %(other)s, som ikke er vedtatt.")
        ) % {
            "one": cap(name(one)),
            "other": _("tiltak %(number)s «%(title)s»")
            % {"number": relation.other_number, "title": relation.other_title},
        }
        key = key_of([one.pk, relation.other_id], one.pk, "lapsed" if other is None else other.step.value)
        yield check.finding(text, _to_relations(one), key, [one] if other is None else [one, other])


@check("T09", Severity.WARNING, gettext_lazy("Vedtatt tiltak uten eier"))
def decided_without_owner(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """An adopted measure that nobody owns: nobody can confirm that it has begun."""
    for measure in snapshot.measures:
        if measure.is_decided and measure.owner_id is None:
            text = _("%(name)s er vedtatt, men har ingen eier. Ingen kan bekrefte at det er iverksatt.") % {
                "name": cap(name(measure))
            }
            yield check.finding(text, edit(measure), key_of([measure.pk], measure.step.value), [measure])


@check("T10", Severity.WARNING, gettext_lazy("Startdatoen er passert uten bekreftelse"))
def started_unconfirmed(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """An adopted measure that was to have begun, and whose owner has not said that it has."""
    for measure in snapshot.measures:
        start, told = measure.effective_from, measure.started_on
        if not measure.is_decided or start is None or start > snapshot.today:
            continue
        if told is not None and told <= snapshot.today:
            continue
        text = _("%(name)s skulle virke fra %(day)s, men eieren har ikke bekreftet at det er iverksatt.") % {
            "name": cap(name(measure)),
            "day": formats.date_text(start),
        }
        mend = Link(_("Se tiltaket"), "budget:measure", (measure.number,))
        yield check.finding(text, mend, key_of([measure.pk], start), [measure])


@check("T11", Severity.ERROR, gettext_lazy("Budsjettlinjene stemmer ikke med budsjettnotatet"))
def lines_differ_from_note(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """The lines of measures in a year (and area) add up to something else than a budget note says."""
    for row in snapshot.notes:
        if not row.difference:
            continue
        note = row.note
        text = _(
            "%(source)s sier %(note)s for %(year)s (%(area)s), men budsjettlinjene for tiltak summerer til %(lines)s: "
            "%(difference)s for %(much)s."
        ) % {
            "source": note.source,
            "note": formats.kroner(note.amount),
            "year": note.year,
            "area": str(note.budget_area) if note.budget_area else _("hele budsjettet"),
            "lines": formats.kroner(row.lines),
            "difference": formats.kroner(abs(row.difference)),
            "much": _("mye") if row.difference > 0 else _("lite"),
        }
        if not snapshot.is_whole:
            text = _("%(text)s Linjer med begrenset tilgang kan mangle i summen.") % {"text": text}
        mend = Link(_("Se budsjettlinjene"), "budget:budget_lines", query="?slag=measure")
        about = (Link(_("Budsjettnotatet"), "budget:notes"),)
        key = key_of([note.pk], note.year, note.budget_area_id, note.amount, row.lines)
        area = note.budget_area
        units = [area.unit_id] if area is not None and area.unit_id is not None else []
        yield check.finding(text, mend, key, about=about, units=units)


@check("T12", Severity.WARNING, gettext_lazy("Vedtak over fristen"))
def decision_overdue(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """A decision about measures whose deadline has passed without follow-up."""
    for decision, mine in _with_measures(snapshot):
        if decision.followed_up or decision.deadline is None or decision.deadline >= snapshot.today:
            continue
        text = _("%(case)s skulle vært fulgt opp innen %(day)s. Det gjelder %(measures)s.") % {
            "case": decision.title,
            "day": formats.date_text(decision.deadline),
            "measures": formats.join_and([name(measure) for measure in mine]),
        }
        yield check.finding(text, _to_decision(decision), key_of([decision.pk], decision.deadline), mine)


@check("T13", Severity.WARNING, gettext_lazy("Seneste start er passert"))
def latest_start_passed(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """A measure that is not carried out, and whose latest start has gone."""
    for measure in snapshot.measures:
        latest = measure.latest_start
        if latest is None or latest >= snapshot.today or measure.is_carried_out:
            continue
        text = _("%(name)s skulle senest begynne %(day)s, men er ikke iverksatt.") % {
            "name": cap(name(measure)),
            "day": formats.date_text(latest),
        }
        yield check.finding(text, edit(measure), key_of([measure.pk], latest), [measure])


@check("T14", Severity.WARNING, gettext_lazy("Ulike prisnivåer er blandet"))
def price_years_mixed(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """An amount in other prices than the project's, or a line in other prices than its measure."""
    lines: dict[int, list[Any]] = defaultdict(list)
    for line in snapshot.lines:
        lines[line.measure_id].append(line)
    for measure in snapshot.measures:
        mine = measure.price_year or snapshot.price_year
        if mine != snapshot.price_year and measure.full_year_effect is not None:
            text = _("%(name)s er i %(mine)s-priser, men regnes sammen med tall i %(project)s-priser.") % {
                "name": cap(name(measure)),
                "mine": mine,
                "project": snapshot.price_year,
            }
            key = key_of([measure.pk], "measure", mine, snapshot.price_year)
            yield check.finding(text, edit(measure), key, [measure])
        for line in lines[measure.pk]:
            told = line.price_year or snapshot.price_year
            if told == mine:
                continue
            text = _("Budsjettlinje %(line)s er i %(told)s-priser, men %(name)s er i %(mine)s-priser.") % {
                "line": line.number,
                "told": told,
                "name": name(measure),
                "mine": mine,
            }
            mend = Link(_("Rediger budsjettlinja"), "budget:budget_line_edit", (line.number,), "may_manage_budget")
            yield check.finding(text, mend, key_of([measure.pk, line.pk], "line", told, mine), [measure])


@check("T15", Severity.ERROR, gettext_lazy("Oppsigelse mens stillingsvernet gjelder"))
def redundancy_under_protection(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """A measure that dismisses somebody, and begins while an agreement promises that nobody is."""
    for measure in snapshot.measures:
        fewer, start = measure.fte_redundancy, measure.effective_from
        if not fewer or start is None:
            continue
        for agreement in snapshot.agreements:
            if not agreement.covers(start):
                continue
            last = agreement.period.last
            until = formats.date_text(last) if last else _("inntil videre")
            text = _(
                "%(name)s regner med oppsigelse av %(fewer)s årsverk fra %(day)s, men «%(agreement)s» verner "
                "stillingene fra %(first)s til %(last)s."
            ) % {
                "name": cap(name(measure)),
                "fewer": fte_words(fewer),
                "day": formats.date_text(start),
                "agreement": agreement.name,
                "first": formats.date_text(agreement.valid_from),
                "last": until,
            }
            about = (Link(agreement.name, "projects:agreement", (agreement.pk,)),)
            key = key_of([measure.pk, agreement.pk], fewer, start, agreement.valid_from, last)
            yield check.finding(text, edit(measure), key, [measure], about=about)


@check("T16", Severity.WARNING, gettext_lazy("Forventet annet enn vedtatt, uten begrunnelse"))
def difference_unexplained(snapshot: Snapshot, check: Check) -> Iterator[Finding]:
    """Amount or start is expected otherwise than it was adopted, and nobody has said why."""
    for measure in snapshot.measures:
        adopted = snapshot.adopted.get(measure.pk)
        if adopted is None or not differs(measure, adopted) or measure.pk in snapshot.explained:
            continue
        said = []
        if adopted.effect is not None and adopted.effect != measure.full_year_effect:
            said.append(
                _("%(now)s i året mot vedtatt %(then)s")
                % {"now": formats.kroner(measure.full_year_effect), "then": formats.kroner(adopted.effect)}
            )
        if adopted.start is not None and adopted.start != measure.effective_from:
            said.append(
                _("start %(now)s mot vedtatt %(then)s")
                % {
                    "now": formats.date_text(measure.effective_from),
                    "then": formats.date_text(adopted.start),
                }
            )
        text = _("%(name)s er ventet annerledes enn vedtatt (%(said)s), og ingen har skrevet hvorfor.") % {
            "name": cap(name(measure)),
            "said": formats.join_and(said),
        }
        values = (measure.full_year_effect, adopted.effect, measure.effective_from, adopted.start)
        yield check.finding(text, edit(measure), key_of([measure.pk], *values), [measure])


def _with_measures(snapshot: Snapshot) -> Iterator[tuple[Any, list[MeasureFact]]]:
    """Return the decisions that lack something with those of their measures that have not lapsed."""
    measures = snapshot.by_pk()
    for decision in snapshot.decisions:
        mine = [measures[pk] for pk in decision.measures if pk in measures]
        if mine:
            yield decision, mine


def _to_decision(decision: Any) -> Link:
    return Link(_("Se vedtaket"), "projects:decision", (decision.pk,))


def _to_relations(measure: MeasureFact) -> Link:
    return Link(_("Se avhengighetene"), "budget:measure", (measure.number,))
