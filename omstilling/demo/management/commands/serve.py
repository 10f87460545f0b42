"""Serve the portal as production does: gunicorn for the pages and the worker for the documents, as one program."""

from __future__ import annotations

import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from omstilling.demo.logins import LOGINS, PASSWORD
from omstilling.demo.supervisor import Program, Supervisor

HOST = "127.0.0.1"


class Command(BaseCommand):
    """``manage.py serve``: stops with Ctrl-C or SIGTERM, and takes everything it started with it."""

    help = "Serve the portal on 127.0.0.1 with gunicorn and the background worker."

    def add_arguments(self, parser: CommandParser) -> None:
        """Add ``--port``, else the environment's PORT, else 8000."""
        parser.add_argument("--port", type=int, default=None, help="Port on 127.0.0.1 (PORT, else 8000).")

    def handle(self, *args: Any, **options: Any) -> None:
        """Start both, print the address and the logins when the pages answer, and watch over both."""
        port = self._port(options["port"])
        self._check_database()
        connection.close()
        supervisor = Supervisor(programs(port), env=child_environment(port), say=self._say)
        code = supervisor.run(ready=lambda: answers(port), on_ready=lambda: self._welcome(port))
        if code:
            raise CommandError(_("Portalen stoppet. Linjene over sier hvorfor."))
        self._say(_("Portalen er stoppet."))

    def _welcome(self, port: int) -> None:
        """Say where the portal is, and let go of the database: the supervisor needs it no more."""
        self._say(welcome(port))
        connection.close()

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def _port(self, chosen: int | None) -> int:
        text = os.environ.get("PORT") or "8000"
        if chosen is None and not text.isdecimal():
            raise CommandError(_("PORT er «%(text)s». Bruk et tall fra 1 til 65535.") % {"text": text})
        port = int(text) if chosen is None else chosen
        if not 0 < port < 65536:
            raise CommandError(_("Port %(port)s finnes ikke. Bruk et tall fra 1 til 65535.") % {"port": port})
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as error:
                raise CommandError(_("Port %(port)s er i bruk. Velg en annen med --port.") % {"port": port}) from error
        return port

    def _check_database(self) -> None:
        try:
            executor = MigrationExecutor(connection)
            waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError as error:
            raise CommandError(_("Databasen svarer ikke: %(error)s") % {"error": error}) from error
        if waiting:
            raise CommandError(_("Databasen er ikke klar. Kjør først: manage.py migrate"))


def programs(port: int) -> list[Program]:
    """Return the two programs: the pages, whose end is the end of all, and the worker, which comes back."""
    web = [sys.executable, "-m", "gunicorn", "omstilling.wsgi", "--bind", f"{HOST}:{port}"]
    web += ["--workers", "2", "--worker-class", "gthread", "--threads", "4", "--graceful-timeout", "5"]
    web += ["--log-level", "warning", "--no-control-socket", "--chdir", str(settings.BASE_DIR)]
    worker = [sys.executable, str(settings.BASE_DIR / "manage.py"), "worker"]
    return [Program("gunicorn", web), Program("worker", worker, restart=True)]


def child_environment(port: int) -> dict[str, str]:
    """Return the environment of the two: links in e-mail lead to this port unless another address is set."""
    base_url = os.environ.get("OMSTILLING_BASE_URL") or f"http://{HOST}:{port}"
    return {**os.environ, "OMSTILLING_BASE_URL": base_url}


def answers(port: int) -> bool:
    """Tell whether somebody takes calls on the port."""
    with socket.socket() as call:
        call.settimeout(0.5)
        return call.connect_ex((HOST, port)) == 0


def welcome(port: int) -> str:
    """Return what stands in the terminal: the address, and outside production the example's logins that exist."""
    lines = ["", _("Portalen er klar: http://%(host)s:%(port)s/") % {"host": HOST, "port": port}]
    if not settings.PRODUCTION:
        users = get_user_model().objects.filter(username__in=LOGINS, is_active=True)
        present = set(users.values_list("username", flat=True))
        if present:
            lines += ["", _("Logg inn som en av disse, alle med passordet %(password)s:") % {"password": PASSWORD}]
            lines += [f"  {name:<16}{what}" for name, what in LOGINS.items() if name in present]
        else:
            lines += [_("Eksempelet er ikke lastet inn. Kjør: manage.py load_example")]
    return "\n".join([*lines, "", _("Stopp med Ctrl-C."), ""])
