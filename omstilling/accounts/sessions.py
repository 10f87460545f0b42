"""Sessions in the database, as Django keeps them, read with one short question.

The question is the same each time, so it is not built anew from the model for each request (``docs/decisions/0030``).
"""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends import db
from django.db import connections, router
from django.utils import timezone

ASK = "SELECT session_data FROM django_session WHERE session_key = %s AND expire_date > %s"


class SessionStore(db.SessionStore):
    """Reads a session's data and leaves everything else as it is."""

    def load(self) -> dict[str, Any]:
        if self.session_key is None:
            return {}
        if not (self.session_key.isascii() and self.session_key.isalnum()):
            self._session_key = None  # none that was given out, and PostgreSQL refuses to look for some
            return {}
        connection = connections[router.db_for_read(self.model) or "default"]
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        with connection.cursor() as cursor:
            cursor.execute(ASK, [self.session_key, now])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        return self.decode(found[0])  # type: ignore[no-any-return]
