"""Run the background work, with a sign of life every few seconds so that pages can say when nobody is working."""

import socket
import threading
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from omstilling.pdf import engine, jobs, rounds
from omstilling.pdf.errors import PdfError

BEAT_EVERY = 5.0


class Command(DatabaseWorker):
    """``manage.py worker``: takes the options of django-tasks-db's ``db_worker``."""

    help = "Run the background work (documents, e-mail, reminders), and say on the pages that a worker is alive."

    def handle(self, **options: Any) -> None:  # type: ignore[override]
        """Warm the fonts, see to the rounds, start beating, then work until told to stop."""
        try:
            engine.warm()
        except PdfError as error:
            self.stderr.write(str(error))
        rounds.see_to_rounds()
        stop = threading.Event()
        name = f"{socket.gethostname()}:{options['worker_id']}"[:100]
        pulse = threading.Thread(target=_beat_until, args=(stop, name), name="worker-heartbeat", daemon=True)
        pulse.start()
        try:
            super().handle(**options)
        finally:
            stop.set()
            pulse.join(BEAT_EVERY)


def _beat_until(stop: threading.Event, name: str) -> None:
    try:
        while True:
            close_old_connections()
            try:
                jobs.beat(name)
            except DatabaseError:
                connection.close()
            if stop.wait(BEAT_EVERY):
                return
    finally:
        connection.close()
