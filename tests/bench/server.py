"""gunicorn as production runs it, for as long as a measurement lasts; and the time of one request to it."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median

from tests.contracts.tower import ROOT

#: Rounds that do not count: each of the server's threads has asked its questions before, as after a minute of work.
WARM = 16


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(application: str, settings: str) -> Iterator[int]:
    """Serve an application with one worker and answer with its port."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    command += ["--worker-class", "gthread", "--threads", "4", "--log-level", "error", "--keep-alive", "60"]
    command += ["--preload", "--no-control-socket", "--chdir", str(ROOT)]
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": settings}
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        for _attempt in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


class Caller:
    """A caller with one connection that is kept: logged in, or with no cookie nobody."""

    def __init__(self, port: int, cookie: str) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = {"Host": "127.0.0.1"}
        if cookie:
            self.headers["Cookie"] = f"sessionid={cookie}"

    def call(self, path: str) -> float:
        """Return the milliseconds of one request. Raises RuntimeError for another answer than 200."""
        started = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        response.read()
        spent = (time.perf_counter() - started) * 1000
        if response.status != 200:
            raise RuntimeError(f"{path} answered {response.status}")
        return spent


def pair(page: tuple[Caller, str], floor: tuple[Caller, str], times: int) -> tuple[float, float]:
    """Return the medians of page and floor, called by turns after some rounds that do not count."""
    pages, floors = [], []
    for number in range(times + WARM):
        mine, under = page[0].call(page[1]), floor[0].call(floor[1])
        if number >= WARM:
            pages.append(mine)
            floors.append(under)
    return median(pages), median(floors)
