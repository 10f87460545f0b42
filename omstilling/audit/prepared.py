"""Kept questions that PostgreSQL reads and plans once for each connection, and not each time they are asked.

Planning costs three times what the answer does where a question looks into several tables. The plan follows the
tables: the server makes it anew when they, or what it knows of them, have changed. Why: ``docs/decisions/0030``.
"""

from __future__ import annotations

from collections import OrderedDict
from hashlib import blake2b
from typing import Any

from .as_of import is_past

#: So many questions are prepared on a connection; the one asked longest ago goes first.
LIMIT = 200
#: The server no longer has the question, or its columns have changed.
LOST = frozenset({"26000", "0A000"})


class Prepared:
    """What has been prepared on one connection of the driver. A question is prepared when it comes a second time."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self.names: OrderedDict[str, str] = OrderedDict()
        self.asked: OrderedDict[str, None] = OrderedDict()
        self.made = 0

    def statement(self, text: str) -> str | None:
        """Return what asks for the answer, or ``None`` where the question is to be asked as it is."""
        name = self.names.get(text)
        if name is not None:
            self.names.move_to_end(text)
            return f"EXECUTE {name}"
        if text not in self.asked:
            self.asked[text] = None
            if len(self.asked) > LIMIT:
                self.asked.popitem(last=False)
            return None
        del self.asked[text]
        self.made += 1
        # Never a name that was used before on the connection, nor one that could stand for another question.
        name = f"kept_{self.made}_{blake2b(text.encode(), digest_size=8).hexdigest()}"
        self._tell(f"PREPARE {name} AS {text}")
        self.names[text] = name
        if len(self.names) > LIMIT:
            self._tell(f"DEALLOCATE {self.names.popitem(last=False)[1]}")
        return f"EXECUTE {name}"

    def forget(self) -> None:
        """Ask everything in full again. The names that were used are not used again: the server may have kept them."""
        self.names.clear()
        self.asked.clear()

    def _tell(self, text: str) -> None:
        with self.driver.cursor() as cursor:
            cursor.execute(text)


def can_prepare(connection: Any) -> bool:
    """Tell whether questions are prepared: on PostgreSQL, unless connections are shared on the way there.

    Never while an earlier moment is shown: the answer is to come from other tables.
    """
    if connection.vendor != "postgresql" or is_past():
        return False
    return not connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")


def statement(connection: Any, text: str) -> str | None:
    """Return the short statement that asks a whole question on this connection, if it has one."""
    connection.ensure_connection()
    known = connection.__dict__.get("_prepared")
    if known is None or known.driver is not connection.connection:
        known = connection.__dict__["_prepared"] = Prepared(connection.connection)
    with connection.wrap_database_errors:
        return known.statement(text)  # type: ignore[no-any-return]


def whole_text(connection: Any, sql: str, params: tuple[Any, ...]) -> str:
    """Return SQL with its parameters in it, as the driver sends it."""
    connection.ensure_connection()
    with connection.connection.cursor() as cursor:
        sent = cursor.mogrify(sql, params)
    return sent.decode() if isinstance(sent, bytes) else str(sent)


def is_lost(connection: Any, error: BaseException) -> bool:
    """Tell whether a question failed only because it is no longer prepared, and forget what was."""
    if getattr(error.__cause__, "pgcode", None) not in LOST:
        return False
    known = connection.__dict__.get("_prepared")
    if known is not None:
        known.forget()
    return not connection.in_atomic_block
