"""Who may do what. Small named rules joined by ``|`` and ``&``; they fail closed, and docs/roles.md lists them.

Seeing is not here: that is ``visible_to`` on the querysets. A rule asks about a project, or a row that has one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from .access import Role, access_map

RULES: dict[str, Rule] = {}
#: A rule with a name that begins thus lets somebody read; every other one lets somebody act.
READING = ("may_see_", "may_export_")
_hands_tied: ContextVar[bool] = ContextVar("omstilling_hands_tied", default=False)


@contextmanager
def hands_tied() -> Iterator[None]:
    """Answer no to whoever asks whether they may act: while a page shows an earlier day."""
    token = _hands_tied.set(True)
    try:
        yield
    finally:
        _hands_tied.reset(token)


class Rule:
    """A question with a yes or a no: ``rule(user, obj)``. ``obj`` is a project or something that belongs to one."""

    def __init__(self, test: Callable[[Any, Any], bool], words: str, *, acts: bool = False) -> None:
        self.test, self.words, self.acts = test, words, acts

    def __call__(self, user: Any, obj: Any) -> bool:
        if not getattr(user, "is_authenticated", False) or not user.is_active:
            return False
        if self.acts and _hands_tied.get():
            return False
        return bool(self.test(user, obj))

    def __or__(self, other: Rule) -> Rule:
        return Rule(lambda u, o: self.test(u, o) or other.test(u, o), f"{self.words} eller {other.words}")

    def __and__(self, other: Rule) -> Rule:
        return Rule(lambda u, o: self.test(u, o) and other.test(u, o), f"{self.words} og {other.words}")


def named(name: str, rule: Rule) -> Rule:
    """Give a rule the name that views state as their ``access_rule``."""
    if name in RULES:
        raise ValueError(f"The rule «{name}» is there already.")
    RULES[name] = Rule(rule.test, rule.words, acts=not name.startswith(READING))
    return RULES[name]


def project_id_of(obj: Any) -> int | None:
    """Return the project a row belongs to: its own id for a project, else ``project_id`` of it or of its body."""
    from .models import Project

    if isinstance(obj, Project):
        return obj.pk
    for holder in (obj, getattr(obj, "body", None)):
        found = getattr(holder, "project_id", None)
        if found is not None:
            return int(found)
    return None


def body_id_of(obj: Any) -> int | None:
    """Return the body a row belongs to: its own id for a body."""
    from .models import Body

    return obj.pk if isinstance(obj, Body) else getattr(obj, "body_id", None)


def municipality_id_of(obj: Any) -> int | None:
    """Return the municipality of a municipality, a project or a row of either."""
    from .models import Municipality

    if isinstance(obj, Municipality):
        return obj.pk
    found = getattr(obj, "municipality_id", None)
    return found if found is not None else getattr(getattr(obj, "project", None), "municipality_id", None)


def has_role(role: Role, words: str) -> Rule:
    """Return the rule that asks for a role in the project."""
    return Rule(lambda user, obj: role in access_map(user).roles.get(project_id_of(obj) or 0, ()), words)


is_secretary = has_role(Role.SECRETARY, "prosjektsekretær")
is_chief_executive = has_role(Role.CHIEF_EXECUTIVE, "rådmann")
is_chair = has_role(Role.CHAIR, "leder av styringsgruppa")
is_controller = has_role(Role.CONTROLLER, "økonomi")
is_project_group = has_role(Role.PROJECT_GROUP, "medlem av prosjektgruppa")
is_union_rep = has_role(Role.UNION_REP, "tillitsvalgt")
is_voting_member_anywhere = has_role(Role.VOTING_MEMBER, "medlem av styringsgruppa med stemmerett")
is_council_member = has_role(Role.COUNCIL, "kommunestyremedlem")
is_auditor = has_role(Role.AUDITOR, "revisor")
is_project_administrator = has_role(Role.ADMINISTRATOR, "administrator")
is_operator = Rule(lambda user, obj: bool(user.is_operator), "driftsansvarlig")
is_administrator = Rule(
    lambda user, obj: (municipality_id_of(obj) or 0) in access_map(user).administered, "kommunens administrator"
)
is_voting_member = Rule(
    lambda user, obj: (body_id_of(obj) or 0) in access_map(user).voting_body_ids, "organets medlem med stemmerett"
)
is_body_member = Rule(
    lambda user, obj: (body_id_of(obj) or 0) in access_map(user).body_ids, "den som har plass i organet"
)
is_body_chair = Rule(lambda user, obj: (body_id_of(obj) or 0) in access_map(user).chaired_body_ids, "organets leder")
#: Asked about a row whose body is the group: a study area, an alternative's, a measure.
is_group_leader = Rule(
    lambda user, obj: (body_id_of(obj) or 0) in access_map(user).led_group_ids, "arbeidsgruppas leder"
)

# Set-up
may_create_municipality = named("may_create_municipality", is_operator)
may_administer_municipality = named("may_administer_municipality", is_administrator)
may_set_up_project = named("may_set_up_project", is_project_administrator | is_secretary)
may_manage_people = named("may_manage_people", is_administrator | is_operator)

# Plan, studies, goals, documents, news
may_manage_milestones = named("may_manage_milestones", is_secretary)
may_manage_study_areas = named("may_manage_study_areas", is_secretary | is_project_group | is_group_leader)
may_manage_risks = named("may_manage_risks", is_secretary | is_chief_executive)
may_manage_goals = named("may_manage_goals", is_secretary)
may_enter_readings = named("may_enter_readings", is_secretary | is_controller)
may_manage_documents = named("may_manage_documents", is_secretary)
may_write_news = named("may_write_news", is_secretary)
may_answer_questions = named("may_answer_questions", is_secretary | is_chief_executive)

# Meetings and decisions
may_manage_cases = named("may_manage_cases", is_secretary | is_chief_executive)
may_plan_meetings = named("may_plan_meetings", is_secretary)
may_run_meeting = named("may_run_meeting", is_secretary)
may_log_decision = named("may_log_decision", is_secretary | is_voting_member)
may_confirm_decision = named("may_confirm_decision", is_secretary | is_body_chair)
may_follow_up_decision = named("may_follow_up_decision", is_secretary)
is_responsible = Rule(lambda user, obj: getattr(obj, "responsible_id", None) == user.pk, "den som er ansvarlig")
may_report_follow_up = named("may_report_follow_up", is_secretary | is_responsible)
may_relate_decisions = named("may_relate_decisions", is_secretary)
may_register_legality = named("may_register_legality", is_secretary)
may_send_referral = named("may_send_referral", is_secretary | is_chief_executive)
may_answer_referral = named("may_answer_referral", is_secretary)
may_write_minutes = named("may_write_minutes", is_secretary)
may_approve_minutes = named("may_approve_minutes", is_body_chair)
may_export_full = named("may_export_full", is_secretary | is_chief_executive | is_auditor | is_body_member)
may_return_minutes = named("may_return_minutes", is_secretary | is_body_chair)
may_enter_remark = named("may_enter_remark", is_body_member)
may_answer_summons = named("may_answer_summons", is_body_member)
may_see_mail_log = named("may_see_mail_log", is_secretary)
may_review_minutes = named("may_review_minutes", is_body_member)
may_join_approval = named("may_join_approval", is_secretary | is_body_member)
may_reply_to_unions = named("may_reply_to_unions", is_secretary | is_body_member)
may_deliver_contribution = named("may_deliver_contribution", is_body_member)
may_keep_notes = named("may_keep_notes", is_body_member)
may_write_union_statement = named("may_write_union_statement", is_secretary | (is_union_rep & is_body_member))

# Money
may_manage_measures = named(
    "may_manage_measures", is_secretary | is_chief_executive | is_controller | is_project_group | is_group_leader
)
may_manage_target = named("may_manage_target", is_secretary | is_chief_executive)
may_manage_investments = named("may_manage_investments", is_secretary | is_controller)

may_manage_budget = named("may_manage_budget", is_secretary | is_chief_executive | is_controller)
may_import = named("may_import", is_secretary | is_controller)
may_enter_realised = named("may_enter_realised", is_secretary | is_controller | is_project_group)
may_confirm_realised = named("may_confirm_realised", is_controller)
is_owner = Rule(lambda user, obj: getattr(obj, "owner_id", None) == user.pk, "den som eier tiltaket")
may_confirm_start = named("may_confirm_start", is_owner)
is_maker = Rule(lambda user, obj: getattr(obj, "made_by_id", None) == user.pk, "den som har laget pakken")
may_change_package = named("may_change_package", may_manage_measures & is_maker)
may_see_findings = named(
    "may_see_findings",
    may_manage_measures | is_chair | is_voting_member_anywhere | is_council_member | is_auditor,
)
may_accept_finding = named("may_accept_finding", is_secretary | is_chief_executive | is_controller)
may_record_consultation = named("may_record_consultation", is_secretary | is_chief_executive)

# Lists
may_share_views = named("may_share_views", is_secretary | is_chief_executive | is_controller | is_project_group)

# Reports and history
may_write_report = named("may_write_report", is_chief_executive | is_secretary)
may_issue_report = named("may_issue_report", is_chief_executive)
may_see_history = named(
    "may_see_history",
    is_secretary
    | is_chief_executive
    | is_chair
    | is_voting_member_anywhere
    | is_union_rep
    | is_controller
    | is_project_group
    | is_council_member
    | is_auditor
    | is_project_administrator,
)

is_own_statement = Rule(
    lambda user, obj: getattr(getattr(obj, "seat", None), "person_id", user.pk) == user.pk,
    "den som har plassen uttalelsen er skrevet fra",
)
may_write_statement = named("may_write_statement", is_union_rep & is_own_statement)
may_reply_to_statement = named("may_reply_to_statement", is_secretary | is_chief_executive)
may_see_union_desk = named("may_see_union_desk", is_union_rep)
may_see_redundancies = named("may_see_redundancies", may_see_findings | is_union_rep)

# Work groups and signals
may_manage_groups = named("may_manage_groups", is_secretary | is_chief_executive)
may_give_signal = named("may_give_signal", is_secretary | is_chair)
may_report_for_group = named("may_report_for_group", is_secretary | is_body_chair)
is_in_work_group = Rule(
    lambda user, obj: getattr(getattr(obj, "body", obj), "kind", "") == "work_group", "i en arbeidsgruppe"
)
may_seat_people = named("may_seat_people", may_set_up_project | (is_chief_executive & is_in_work_group))
may_make_case_of_study = named("may_make_case_of_study", may_manage_cases | is_group_leader)

# Competence plans and employee surveys
may_manage_competence = named("may_manage_competence", is_secretary | is_chief_executive | is_project_group)

# Tolerances and lessons
may_set_tolerances = named("may_set_tolerances", is_secretary | is_chief_executive)
may_note_lessons = named("may_note_lessons", is_secretary | is_chief_executive | is_project_group)

# Status reports
may_see_report_log = named("may_see_report_log", may_write_report | is_auditor)
