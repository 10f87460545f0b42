"""References to the law as data: which act held on a day, and where in it a rule stands.

Nothing is typed into templates. What is not known for a day is left out: the act of 1992 is named without a paragraph,
and in the weeks when the act changed from municipality to municipality only the word «kommuneloven» stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


@dataclass(frozen=True, slots=True)
class Act:
    """An act and the days on which its rules of meetings bind every municipality."""

    name: str | Promise
    identifier: str
    valid_from: date
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def __str__(self) -> str:
        return f"{self.name} ({self.identifier})"


# The act of 2018 binds a municipality from the council's constituting meeting in the autumn of 2019. The first was
# held on 3 October, and by 1 November all had been (regjeringen.no, id2672010 and id2689968). In between the day
# differs from one municipality to the next, so neither act is named.
KOMMUNELOVEN_1992 = Act(
    gettext_lazy("kommuneloven av 1992"), "LOV-1992-09-25-107", date(1993, 1, 1), date(2019, 10, 2)
)
KOMMUNELOVEN_2018 = Act(gettext_lazy("kommuneloven"), "LOV-2018-06-22-83", date(2019, 11, 1))
ACTS = (KOMMUNELOVEN_1992, KOMMUNELOVEN_2018)
#: The duty to inform and consult the unions, and to give them a reasoned reply.
ARBEIDSMILJOLOVEN = Act(gettext_lazy("arbeidsmiljøloven"), "LOV-2005-06-17-62", date(2006, 1, 1))
CONSULTATION = "§ 8-2"
#: The duty to consult Sámi interests (chapter 4) came into the act on 1 July 2021: for days before, nothing is cited.
SAMELOVEN = Act(gettext_lazy("sameloven"), "LOV-1987-06-12-56", date(2021, 7, 1))
#: What the employer owes the employees and Sámi interests, and where it stands; each read in the act's own text.
DUTIES: dict[str, tuple[Act, str]] = {
    "information": (ARBEIDSMILJOLOVEN, CONSULTATION),
    "consultation": (ARBEIDSMILJOLOVEN, CONSULTATION),
    "safety": (ARBEIDSMILJOLOVEN, "§ 6-2"),
    "environment": (ARBEIDSMILJOLOVEN, "§ 7-2"),
    "sami": (SAMELOVEN, "§ 4-4"),
    "mass_redundancy": (ARBEIDSMILJOLOVEN, "§ 15-2"),
}
#: Dismissals are a mass redundancy when so many are dismissed within so many days.
MASS_REDUNDANCY_PEOPLE = 10
MASS_REDUNDANCY_WITHIN = timedelta(days=30)


class Rule(StrEnum):
    """What a reference is about."""

    COUNCIL = "council"
    EXECUTIVE_COMMITTEE = "executive_committee"
    COMMITTEE = "committee"
    JOINT_COMMITTEE = "joint_committee"
    DUTY_TO_VOTE = "duty_to_vote"
    DECIDED_IN_MEETINGS = "decided_in_meetings"
    NOTICE = "notice"
    MINUTES = "minutes"
    CLOSED_DOORS = "closed_doors"
    REMOTE_MEETING = "remote_meeting"
    QUORUM = "quorum"
    RECUSAL = "recusal"
    LEAVE = "leave"
    UNIONS_ATTEND = "unions_attend"
    LEGALITY_REVIEW = "legality_review"


#: Where the rules stand in the act of 2018, each read in the act's own text.
PARAGRAPHS_2018: dict[str, str] = {
    Rule.COUNCIL: "§ 5-1",
    Rule.EXECUTIVE_COMMITTEE: "§ 5-6",
    Rule.COMMITTEE: "§ 5-7",
    Rule.JOINT_COMMITTEE: "§ 5-11",
    Rule.DUTY_TO_VOTE: "§ 8-1",
    Rule.DECIDED_IN_MEETINGS: "§ 11-2",
    Rule.NOTICE: "§ 11-3",
    Rule.MINUTES: "§ 11-4",
    Rule.CLOSED_DOORS: "§ 11-5",
    Rule.REMOTE_MEETING: "§ 11-7",
    Rule.QUORUM: "§ 11-9",
    Rule.RECUSAL: "§ 11-10",
    Rule.LEAVE: "§ 11-11",
    Rule.UNIONS_ATTEND: "§ 13-4",
    Rule.LEGALITY_REVIEW: "§ 27-1",
}
PARAGRAPHS = {KOMMUNELOVEN_2018.identifier: PARAGRAPHS_2018}

FORVALTNINGSLOVEN = Act("fvl.", "LOV-1967-02-10", date(1970, 1, 1))


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground that a list offers: which act, where in it, in a few words, and whether it leaves the body a choice.

    ``places`` is where the ground stands, by act. An act that is named without a paragraph has no place here.
    """

    key: str
    words: str | Promise
    places: dict[str, str]
    rule: str = ""
    must: bool = False
    in_older_acts: bool = True
    meaning: str | Promise = ""

    def offer(self, day: date) -> str:
        """Return the ground as a list offers it: with what it means, where the citation alone is a letter."""
        return f"{self.cite(day)}: {self.meaning}" if self.meaning else self.cite(day)

    def cite(self, day: date) -> str:
        """Return the ground as it is printed: «kommuneloven § 11-5 annet ledd (lovbestemt taushetsplikt)»."""
        if FORVALTNINGSLOVEN.identifier in self.places:
            where = f"{FORVALTNINGSLOVEN.name} {self.places[FORVALTNINGSLOVEN.identifier]}"
        else:
            act = act_on(day)
            place = self.places.get(act.identifier, "") if act is not None else ""
            where = f"{act.name} {place}" if act is not None and place else str(act or _("kommuneloven"))
        return f"{where}: {self.words}" if self.words else where


def _in_2018(place: str) -> dict[str, str]:
    return {KOMMUNELOVEN_2018.identifier: place}


def _in_fvl(place: str) -> dict[str, str]:
    return {FORVALTNINGSLOVEN.identifier: place}


#: Grounds for closing the doors. The two first bind the body; the others leave it a choice.
CLOSING_GROUNDS = (
    Ground("staff", gettext_lazy("en arbeidstakers tjenstlige forhold"), _in_2018("§ 11-5 annet ledd"), must=True),
    Ground("secrecy", gettext_lazy("lovbestemt taushetsplikt"), _in_2018("§ 11-5 annet ledd"), must=True),
    Ground("privacy", gettext_lazy("hensynet til personvern"), _in_2018("§ 11-5 tredje ledd bokstav a")),
    Ground(
        "public_interest", gettext_lazy("tungtveiende offentlige interesser"), _in_2018("§ 11-5 tredje ledd bokstav b")
    ),
)
#: What the letters of fvl. § 6 first paragraph are about, for whoever chooses among them. Never printed.
DISQUALIFIED = {
    "a": gettext_lazy("er selv part"),
    "b": gettext_lazy("i slekt eller svogerskap med en part, så nær som søsken"),
    "c": gettext_lazy("er eller har vært gift med, forlovet med eller i fosterforhold til en part"),
    "d": gettext_lazy("verge eller fullmektig for en part"),
    "e": gettext_lazy("leder eller styremedlem hos en part"),
}
#: Grounds for which a member leaves the case. The one of who prepared the case came with the act of 2018.
RECUSAL_GROUNDS = (
    *(
        Ground(f"fvl_{letter}", "", _in_fvl(f"§ 6 første ledd bokstav {letter}"), meaning=meaning)
        for letter, meaning in DISQUALIFIED.items()
    ),
    Ground("fvl_special", gettext_lazy("særegne forhold"), _in_fvl("§ 6 annet ledd")),
    Ground(
        "prepared", gettext_lazy("har som ansatt forberedt saken"), _in_2018("§ 11-10 annet ledd"), in_older_acts=False
    ),
)
LEAVE_GROUNDS = (Ground("leave", gettext_lazy("personlige grunner"), _in_2018("§ 11-11")),)


def grounds_on(grounds: tuple[Ground, ...], day: date) -> tuple[Ground, ...]:
    """Return those of the grounds that are on offer on the day."""
    act = act_on(day)
    older = act is not KOMMUNELOVEN_2018
    return tuple(g for g in grounds if g.in_older_acts or not older)


def ground(grounds: tuple[Ground, ...], key: str) -> Ground | None:
    """Return a ground of a list by its key."""
    return next((g for g in grounds if g.key == key), None)


#: Three or more council members may demand a review within three weeks of the decision. The day is not moved when it
#: falls on a weekend: the one who keeps to it is in time in any case.
LEGALITY_REVIEW_WITHIN = timedelta(weeks=3)


@dataclass(frozen=True, slots=True)
class Exemption:
    """A ground for keeping something back. ``may``: the act lets it be kept back, and more openness is considered.

    ``internal``: for the administration's own papers only. Sections 14 and 15 of offentleglova are not for what goes
    to an elected body (section 16 of that act).
    """

    basis: str
    words: str | Promise
    may: bool = True
    internal: bool = False

    @property
    def label(self) -> str:
        return f"{self.basis} – {self.words}"


#: What can be chosen where something is kept back, each read in the act's own text.
GROUNDS = (
    Exemption(
        "offl. § 13 jf. fvl. § 13 (1) nr. 1", gettext_lazy("taushetsplikt om noens personlige forhold"), may=False
    ),
    Exemption("offl. § 13 jf. fvl. § 13 (1) nr. 2", gettext_lazy("taushetsplikt om forretningsforhold"), may=False),
    Exemption("offl. § 5", gettext_lazy("utsatt innsyn")),
    Exemption("offl. § 23 (1)", gettext_lazy("økonomi-, lønns- eller personalforvaltning")),
    Exemption("offl. § 24", gettext_lazy("kontrolltiltak og lovbrudd")),
    Exemption("offl. § 25", gettext_lazy("tilsetting og lønn")),
    Exemption("offl. § 26", gettext_lazy("opplysninger som paragrafen nevner")),
    Exemption("offl. § 14", gettext_lazy("organinternt dokument"), internal=True),
    Exemption("offl. § 15", gettext_lazy("innhentet til intern saksforberedelse"), internal=True),
)
#: Grounds for keeping back a paper that goes to an elected body.
EXEMPTIONS = tuple(ground.basis for ground in GROUNDS if not ground.internal)
#: Where it says that more openness is to be considered, and that 14 and 15 are not for elected bodies.
MORE_OPENNESS, NOT_FOR_ELECTED = "offl. § 11", "offl. § 16"
_SECRECY = re.compile(r"\b(offl|offentleg|offentlig|fvl|forvaltningslov)\w*\.?\s*§+\s*13\b", re.IGNORECASE)
_INTERNAL_PAPERS = re.compile(r"(offl|offentleg|offentlig)\w*\.?[^;]*?§§?\s*1[45]\b", re.IGNORECASE)


def is_for_secrecy(legal_basis: str) -> bool:
    """Tell whether a ground is that of a duty of secrecy: then an elected body treats the case behind closed doors."""
    return bool(_SECRECY.search(legal_basis))


def act_on(day: date) -> Act | None:
    """Return the act that held everywhere on the day; ``None`` where it cannot be said."""
    return next((act for act in ACTS if act.holds_on(day)), None)


def paragraph(rule: str, day: date) -> str:
    """Return where a rule stood on the day, for example «§ 11-4»; empty when no paragraph is to be named."""
    act = act_on(day)
    return PARAGRAPHS.get(act.identifier, {}).get(rule, "") if act is not None else ""


def cite(rule: str, day: date) -> str:
    """Return the reference as printed: «kommuneloven § 27-1», or the act of 1992 by name and number alone."""
    act = act_on(day)
    if act is None:
        return _("kommuneloven")
    found = paragraph(rule, day)
    return f"{act.name} {found}" if found else str(act)


def cite_consultation(day: date) -> str:
    """Return the rule on informing and consulting the unions, where it held on the day."""
    if not ARBEIDSMILJOLOVEN.holds_on(day):
        return ""
    return f"{ARBEIDSMILJOLOVEN.name} {CONSULTATION}"


def cite_duty(duty: str, day: date) -> str:
    """Return where a duty to the employees, or to Sámi interests, stands; empty where the rule did not hold."""
    act, place = DUTIES.get(duty, (None, ""))
    return f"{act.name} {place}" if act is not None and act.holds_on(day) else ""


def legality_review_until(decided_on: date) -> date:
    """Return the last day on which a legality review of a decision can be demanded."""
    return decided_on + LEGALITY_REVIEW_WITHIN


def asks_for_more_openness(legal_basis: str) -> bool:
    """Tell whether a ground only lets something be kept back, so that more openness is to be considered first."""
    return any(ground.may and ground.basis == legal_basis for ground in GROUNDS)


def is_for_internal_papers(legal_basis: str) -> bool:
    """Tell whether a ground is one that papers to an elected body can never be kept back under."""
    return bool(_INTERNAL_PAPERS.search(legal_basis))
