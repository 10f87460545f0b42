"""Run a few programs as one: they start together, a crashed one comes back or ends the rest, and all stop at once.

Knows neither Django nor the portal, so that it can be tested with programs of three lines.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
PR_SET_PDEATHSIG = 1


@dataclass(eq=False)
class Program:
    """One program. With ``restart`` it comes back after a crash; without, its end is the end of all."""

    name: str
    command: Sequence[str]
    restart: bool = False
    process: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)


class Supervisor:
    """Starts programs, watches them and stops them.

    Args:
        programs: what to run, in the order in which it starts.
        env: the environment of the programs.
        say: where a line about what happens goes.
        patience: seconds a program has to stop by itself; halfway it is told a second time, after it is killed.
        pause: seconds before a crashed program is started again.
        most: starts within a minute after which a program counts as broken.
    """

    def __init__(
        self,
        programs: Sequence[Program],
        *,
        env: Mapping[str, str],
        say: Callable[[str], None],
        patience: float = 8.0,
        pause: float = 1.0,
        most: int = 5,
    ) -> None:
        self.programs = list(programs)
        self.env = dict(env)
        self.say = say
        self.patience = patience
        self.pause = pause
        self.most = most
        self._stop = threading.Event()
        self._asked = 0

    def run(self, ready: Callable[[], bool] = lambda: True, on_ready: Callable[[], None] = lambda: None) -> int:
        """Run until a signal (exit code 0) or until a program ends that does not come back (exit code 1).

        ``on_ready`` is called once, as soon as ``ready`` says so.
        """
        before = {number: signal.signal(number, self._signalled) for number in STOP_SIGNALS}
        told = False
        try:
            for program in self.programs:
                self._start(program)
            while not self._stop.wait(0.1):
                if not self._look_after():
                    return 1
                if not told and ready():
                    told = True
                    on_ready()
            return 0
        finally:
            self._stop_all()
            for number, handler in before.items():
                signal.signal(number, handler)

    def _signalled(self, number: int, frame: FrameType | None) -> None:
        self._asked += 1
        self._stop.set()

    def _start(self, program: Program) -> None:
        program.starts.append(time.monotonic())
        # A group of its own: Ctrl-C in a terminal reaches only the supervisor, which then stops each one once.
        program.process = subprocess.Popen(  # noqa: S603  the programs are named in code
            program.command,
            env=self.env,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=_die_with_parent,  # noqa: PLW1509  no threads here
        )

    def _look_after(self) -> bool:
        """Start again what crashed and may come back; tell whether all is well."""
        for program in self.programs:
            code = program.process.poll() if program.process else None
            if code is None:
                continue
            recent = [start for start in program.starts if time.monotonic() - start < 60]
            if not program.restart or len(recent) >= self.most:
                self.say(f"{program.name}: avsluttet med kode {code}. Alt stoppes.")
                return False
            self.say(f"{program.name}: avsluttet med kode {code}. Starter på nytt.")
            if self._stop.wait(self.pause):
                return True
            self._start(program)
        return True

    def _stop_all(self) -> None:
        began, told_again = time.monotonic(), False
        asked = self._asked
        self._tell(signal.SIGTERM)
        while self._alive():
            waited = time.monotonic() - began
            if waited > self.patience or self._asked > asked:
                break
            if waited > self.patience / 2 and not told_again:
                told_again = True
                self._tell(signal.SIGTERM)
            time.sleep(0.05)
        # The group, so that nothing a program started is left behind.
        for program in self.programs:
            if program.process:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(program.process.pid, signal.SIGKILL)
                program.process.wait()

    def _alive(self) -> list[Program]:
        return [program for program in self.programs if program.process and program.process.poll() is None]

    def _tell(self, number: signal.Signals) -> None:
        for program in self._alive():
            if program.process:
                program.process.send_signal(number)


def _die_with_parent() -> None:
    """Ask Linux to end this child when the supervisor is gone, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
