"""Make a document in a child process, so that a runaway layout can be stopped and takes nothing down with it."""

from __future__ import annotations

import logging
import multiprocessing
import signal
import time
from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from . import engine
from .errors import PdfError, RenderLimit
from .fetcher import Asset

log = logging.getLogger("omstilling.pdf")

#: Seconds a document may take: 400 pages of tables take about 60.
TIME_LIMIT = 120.0
#: Bytes of memory a document may take beyond what the process has: 400 pages take about 650 MB.
MEMORY_LIMIT = 1024**3


def render_isolated(
    html: str,
    *,
    identifier: str,
    title: str | None = None,
    assets: Mapping[str, Asset] | None = None,
    progress: Callable[[int], None] | None = None,
    time_limit: float = TIME_LIMIT,
    memory_limit: int = MEMORY_LIMIT,
) -> bytes:
    """Make the document as ``engine.render`` does, in a fork of this process that has fonts and styles ready.

    Raises what the engine raises, and RenderLimit when time or memory runs out.
    """
    engine.warm()
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    options = {"identifier": identifier, "title": title, "assets": assets}
    child = context.Process(target=_child, args=(sender, memory_limit, html, options), daemon=True)
    child.start()
    sender.close()
    deadline = time.monotonic() + time_limit
    try:
        while True:
            left = deadline - time.monotonic()
            if left <= 0 or not receiver.poll(left):
                raise RenderLimit(_("Dokumentet tok for lang tid å lage. Prøv igjen, eller del det opp."))
            try:
                kind, value = receiver.recv()
            except EOFError:
                raise RenderLimit(_("Dokumentet ble for stort til å lages. Prøv igjen, eller del det opp.")) from None
            if kind == "done":
                result: bytes = value
                return result
            if kind == "error":
                raise value
            if progress is not None:
                progress(value)
    finally:
        receiver.close()
        if child.is_alive():
            child.join(0.5)
        if child.is_alive():
            child.kill()
        child.join(5)


def _child(sender: Any, memory_limit: int, html: str, options: dict[str, Any]) -> None:
    """Run in the fork: no database, own limits, everything back through the pipe."""
    for name in (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT):
        signal.signal(name, signal.SIG_DFL)
    _limit_memory(memory_limit)
    try:
        result = engine.render(html, progress=lambda percent: sender.send(("progress", percent)), **options)
        sender.send(("done", result))
    except PdfError as error:
        sender.send(("error", error))
    except MemoryError:
        sender.send(("error", RenderLimit(_("Dokumentet ble for stort til å lages. Prøv igjen, eller del det opp."))))
    except Exception as error:
        log.exception("A document could not be made")
        sender.send(("error", PdfError(_("Dokumentet kunne ikke lages (%s).") % type(error).__name__)))
    finally:
        sender.close()


def _limit_memory(extra: int) -> None:
    try:
        import resource
        from pathlib import Path

        pages = int(Path("/proc/self/statm").read_text().split()[0])
    except (ImportError, OSError, ValueError):
        return
    limit = pages * resource.getpagesize() + extra
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard != resource.RLIM_INFINITY:
        limit = min(limit, hard)
    resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
