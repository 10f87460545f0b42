"""Notifications: who is told what, when it is mailed, and what is never in it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from budget.telling import tell_starts
from omstilling.audit.uow import SystemActor, unit_of_work
from omstilling.mail.choices import choose
from omstilling.mail.digests import mail_waiting, send_digests
from omstilling.mail.models import MailState, Notification, NotificationSetting, OutgoingMail, Pace
from omstilling.mail.notify import notify
from omstilling.mail.paces import is_due, is_quiet
from omstilling.mail.retention import empty_old_mails
from omstilling.mail.services import may_send_again, send
from omstilling.mail.tasks import deliver, tell_at_once
from projects.deadlines import tell_deadlines
from projects.models import Access, Question
from tests import cast as c
from tests.flow import post_form

OSLO = ZoneInfo("Europe/Oslo")
CANARY = "Kanarifuglnavn"


def at(day: int, hour: int) -> datetime:
    """A moment of a week whose first day, a Monday, is 7 March 2011."""
    return datetime(2011, 3, 7 + day, hour, tzinfo=OSLO)


@pytest.mark.parametrize(
    ("pace", "oldest", "now", "due"),
    [
        (Pace.AT_ONCE, at(0, 9), at(0, 9), True),
        (Pace.AT_ONCE, at(0, 23), at(0, 23), False),
        (Pace.AT_ONCE, at(0, 23), at(1, 7), True),
        (Pace.DAILY, at(0, 9), at(0, 16), False),
        (Pace.DAILY, at(0, 9), at(1, 7), True),
        (Pace.DAILY, at(4, 9), at(5, 9), False),
        (Pace.DAILY, at(4, 9), at(7, 7), True),
        (Pace.WEEKLY, at(0, 9), at(4, 9), False),
        (Pace.WEEKLY, at(0, 9), at(7, 7), True),
        (Pace.WEEKLY, at(0, 6), at(0, 8), True),
        (Pace.NEVER, at(0, 9), at(7, 9), False),
    ],
)
def test_what_waits_is_sent_at_the_chosen_pace_and_never_when_it_is_quiet(
    pace: str, oldest: datetime, now: datetime, due: bool
) -> None:
    setting = NotificationSetting(pace=pace, quiet_from=time(22), quiet_to=time(7))
    assert is_due(setting, oldest, now) is due


def test_quiet_hours_go_over_midnight_or_not() -> None:
    night, lunch = (NotificationSetting(quiet_from=time(a), quiet_to=time(b)) for a, b in ((22, 7), (11, 13)))
    assert [is_quiet(night, at(0, hour)) for hour in (6, 7, 21, 22)] == [True, False, False, True]
    assert [is_quiet(lunch, at(0, hour)) for hour in (10, 11, 12, 13)] == [False, True, True, False]
    assert is_quiet(NotificationSetting(), at(5, 12)) and not is_quiet(
        NotificationSetting(quiet_weekends=False), at(5, 12)
    )


def test_whoever_is_given_charge_is_told_once_with_the_title_that_they_may_read(cast: Any) -> None:
    person = cast.people["work_group"]
    seen = c.milestone(cast, "Åpen milepæl", number=701, responsible=person)
    c.measure(cast, "Åpent tiltak", number=702, owner=person)
    exempt = {"access": Access.EXEMPT, "legal_basis": "offl. § 13", "public_title": "Personalsak"}
    case = c.case(cast, CANARY, body="work_body", **exempt)
    c.decision(cast, case, responsible=person, access=Access.EXEMPT, text=CANARY)
    c.milestone(cast, CANARY, number=703, responsible=cast.people["employee"], access=Access.RESTRICTED)
    seen.title = "Åpen milepæl, ny tittel"
    c.write(seen)
    rows = list(Notification.objects.order_by("pk"))
    assert [(row.person_id, row.text) for row in rows] == [
        (person.pk, "Du er ansvarlig for milepæl 701"),
        (person.pk, "Du er eier av tiltak 702"),
        (person.pk, f"Du skal følge opp vedtaket i {case.case_number}"),
    ]
    Notification.objects.update(created_at=timezone.now() - timedelta(days=2))
    choose(person=person, changes={"pace": Pace.AT_ONCE, "quiet_weekends": False})
    assert send_digests() == 1
    mail = OutgoingMail.objects.get()
    assert mail.subject == "3 varsler" and "Åpen milepæl, ny tittel" in mail.text and "Åpent tiltak" in mail.html
    assert f"vedtaket i {case.case_number}\n" in mail.text
    assert CANARY not in mail.text + mail.html + mail.subject
    assert send_digests() == 0 and not mail_waiting(person.pk)
    page = cast.client("work_group").get("/varsler/").content.decode()
    assert "Du er eier av tiltak 702: Åpent tiltak" in page and CANARY not in page


def test_nobody_is_told_of_what_they_did_themselves_or_twice_or_when_they_may_not_log_in(cast: Any) -> None:
    me, other = cast.people["secretary"], cast.people["member"]
    with unit_of_work(by=me, reason="Prøve"):
        assert notify(me, "charge", "Selv", "/", cast.project) is None
        assert notify(me, "notice", "Innkalling", "/", cast.project, is_notice=True, is_mailed=True) is not None
        assert notify(other, "charge", "En", "/", cast.project, key="en") is not None
        assert notify(other, "charge", "En", "/", cast.project, key="en") is None
        assert notify(None, "charge", "Ingen", "/", cast.project) is None
    other.is_active = False
    c.write(other)
    assert notify(other, "charge", "Stengt", "/", cast.project) is None
    Notification.objects.update(created_at=timezone.now() - timedelta(days=9))
    assert send_digests() == 0 and not OutgoingMail.objects.exists()


def test_an_answer_is_mailed_at_once_whatever_was_chosen(cast: Any) -> None:
    person = cast.people["employee"]
    choose(person=person, changes={"pace": Pace.NEVER})
    notify(person, "charge", "Kan vente", "/", cast.project)
    asked = Question(project=cast.project, number=1, text="Hva nå?", asked_by=person, asked_on=date(2011, 3, 1))
    c.write(asked)
    asked.answer, asked.answered_on = "Slik.", timezone.localdate()
    c.write(asked)
    tell_at_once.func(person.pk)
    mail = OutgoingMail.objects.get()
    assert mail.subject == "Spørsmålet ditt er besvart" and "Kan vente" not in mail.text and not mail.unsubscribe
    deliver.func(mail.pk)
    mail.refresh_from_db()
    assert mail.state == MailState.SENT


def test_dates_that_are_near_or_passed_are_told_of_once(cast: Any) -> None:
    person, today = cast.people["project_group"], cast.project.today()
    for number, days in ((711, 3), (712, -3), (713, 30), (714, -30)):
        c.milestone(cast, f"M{number}", number=number, responsible=person, current_date=today + timedelta(days=days))
    adopted = c.measure(cast, "Vedtatt", number=715, owner=person, effective_from=today + timedelta(days=1))
    c.measure(cast, "Foreslått", number=716, owner=person, effective_from=today + timedelta(days=1))
    from budget.models import MeasureDecision

    c.write(MeasureDecision(measure=adopted, decision=c.decision(cast)))
    Notification.objects.all().delete()
    assert tell_deadlines() == 2 and tell_starts() == 1
    assert tell_deadlines() == 0 and tell_starts() == 0
    assert [row.text for row in Notification.objects.order_by("text")] == [
        "Milepæl 711 har frist 18. mars 2011",
        "Milepæl 712 skulle vært nådd 12. mars 2011",
        "Tiltak 715 skal settes i verk 16. mars 2011",
    ]


def test_the_bell_counts_what_is_not_read_and_opening_reads_it(cast: Any) -> None:
    client, person = cast.client("member"), cast.people["member"]
    assert "Ingen varsler" in client.get("/varsler/").content.decode()
    first = notify(person, "charge", "Det <b>første</b>", f"/{cast.project.slug}/", cast.project)
    notify(person, "charge", "Det andre", "/", cast.project)
    assert first is not None
    page = client.get("/varsler/").content.decode()
    assert '<span class="count">2</span>' in page and "Det &lt;b&gt;første&lt;/b&gt;" in page
    assert cast.client("secretary").get(f"/varsler/{first.pk}/").status_code == 404
    assert client.get(f"/varsler/{first.pk}/")["Location"] == f"/{cast.project.slug}/"
    unread = client.get("/varsler/?vis=uleste").content.decode()
    assert "Det andre" in unread and "første" not in unread and '<span class="count">1</span>' in unread
    assert client.post("/varsler/lest/").status_code == 303
    assert "Du har lest alt" in client.get("/varsler/?vis=uleste").content.decode()


def test_one_chooses_how_to_be_told(cast: Any) -> None:
    client = cast.client("member")
    assert "/profil/varsler/" in client.get("/profil/").content.decode()
    saved = post_form(client, "/profil/varsler/", {"pace": "weekly", "quiet_from": "17.00", "quiet_to": "8"})
    assert saved.status_code == 303
    row = NotificationSetting.objects.get(person=cast.people["member"])
    assert (row.pace, row.quiet_from, row.quiet_to, row.quiet_weekends) == ("weekly", time(17), time(8), True)
    wrong = post_form(client, "/profil/varsler/", {"pace": "weekly", "quiet_from": "17.00", "quiet_to": ""})
    assert wrong.status_code == 422 and "Skriv begge klokkeslettene" in wrong.content.decode()


def test_the_text_of_an_old_mail_goes_and_that_it_was_sent_stays(cast: Any, settings: Any) -> None:
    settings.MAIL_KEEP_DAYS = 30
    person = cast.people["member"]
    old, new, waits = (send(person=person, kind="x", subject="Emne", text="Teksten") for _n in range(3))
    moment = timezone.now() - timedelta(days=31)
    OutgoingMail.objects.filter(pk=old.pk).update(created_at=moment, state=MailState.FAILED)
    OutgoingMail.objects.filter(pk=waits.pk).update(created_at=moment)
    assert empty_old_mails() == 1 and empty_old_mails() == 0
    for row in (old, new, waits):
        row.refresh_from_db()
    assert (old.text, old.html, old.subject) == ("", "", "Emne") and not may_send_again(old)
    assert new.text and waits.text


def test_the_example_tells_of_its_past_without_mailing_it(cast: Any) -> None:
    from omstilling.audit.uow import example_clock

    moment = datetime(2010, 9, 17, 12, tzinfo=OSLO)
    with example_clock(moment), unit_of_work(by=SystemActor("Testen"), reason="Prøve"):
        row = notify(cast.people["member"], "answer", "Gammelt", "/", cast.project, is_notice=True)
    assert row is not None and row.created_at == row.seen_at == row.mailed_at == moment
