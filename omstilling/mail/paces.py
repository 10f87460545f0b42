"""When a person is to be mailed: pace, quiet hours and weekends. Arithmetic of times alone."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from .models import NotificationSetting, Pace

#: When the collected e-mails of a day or a week go out; those of a week on Mondays.
MORNING = time(7)


def is_quiet(setting: NotificationSetting, now: datetime) -> bool:
    """Tell whether nothing that can wait is to be sent. ``now`` is local. From 22 to 7 goes over midnight."""
    if setting.quiet_weekends and now.weekday() >= 5:
        return True
    start, end = setting.quiet_from, setting.quiet_to
    if start is None or end is None or start == end:
        return False
    at = now.time()
    return start <= at < end if start < end else at >= start or at < end


def last_round(now: datetime, *, weekly: bool) -> datetime:
    """Return the morning that was last, of the day or of the week. ``now`` is local."""
    morning = now.replace(hour=MORNING.hour, minute=MORNING.minute, second=0, microsecond=0)
    if weekly:
        morning -= timedelta(days=now.weekday())
    if morning > now:
        morning -= timedelta(days=7 if weekly else 1)
    return morning


def is_due(setting: NotificationSetting, oldest: datetime, now: datetime) -> bool:
    """Tell whether what has waited since ``oldest`` is to be sent now. All that waits goes then, so one a round."""
    if setting.pace == Pace.NEVER or is_quiet(setting, now):
        return False
    return setting.pace == Pace.AT_ONCE or oldest < last_round(now, weekly=setting.pace == Pace.WEEKLY)
