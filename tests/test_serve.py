"""The supervisor behind ``manage.py serve``: tried with programs of a line or two, then the command itself."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from omstilling.demo.management.commands import serve
from omstilling.demo.supervisor import Program, Supervisor

ROOT = Path(__file__).parents[1]
SLEEP = "import time; time.sleep(60)"
STUBBORN = (
    "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True); time.sleep(60)"
)


def python(code: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", code, *arguments]


def supervise(programs: list[Program], said: list[str], **more: float) -> Supervisor:
    options = {"patience": 2.0, "pause": 0.05, **more}
    return Supervisor(programs, env=os.environ, say=said.append, **options)  # type: ignore[arg-type]


def gone(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return True
    return state == "Z"


def eventually(holds: Callable[[], bool], seconds: float = 10) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return holds()


def signal_soon(number: int, after: float = 0.4) -> None:
    threading.Timer(after, os.kill, (os.getpid(), number)).start()


def test_when_one_ends_the_other_is_stopped() -> None:
    said: list[str] = []
    web, worker = Program("web", python("raise SystemExit(7)")), Program("worker", python(SLEEP), restart=True)
    assert supervise([web, worker], said).run() == 1
    assert worker.process and worker.process.returncode == -signal.SIGTERM
    assert said == ["web: avsluttet med kode 7. Alt stoppes."]


def test_a_crashed_worker_comes_back_until_it_counts_as_broken() -> None:
    said: list[str] = []
    web, worker = Program("web", python(SLEEP)), Program("worker", python("raise SystemExit(1)"), restart=True)
    assert supervise([web, worker], said, most=3).run() == 1
    assert len(worker.starts) == 3
    assert [line.split(". ")[1] for line in said] == ["Starter på nytt.", "Starter på nytt.", "Alt stoppes."]
    assert web.process and web.process.returncode == -signal.SIGTERM


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_all_promptly_and_is_no_failure(number: int) -> None:
    said: list[str] = []
    programs = [Program("web", python(SLEEP)), Program("worker", python(SLEEP), restart=True)]
    before = signal.getsignal(number)
    signal_soon(number)
    began = time.monotonic()
    assert supervise(programs, said).run() == 0
    assert time.monotonic() - began < 2
    assert [p.process.returncode for p in programs if p.process] == [-signal.SIGTERM] * 2
    assert said == []
    assert signal.getsignal(number) == before


def test_who_does_not_listen_is_killed_with_what_it_started(tmp_path: Path) -> None:
    started = tmp_path / "pid"
    code = f"""
        import signal, subprocess, sys, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        child = subprocess.Popen([sys.executable, "-c", {STUBBORN!r}])
        open({str(started)!r}, "w").write(str(child.pid))
        time.sleep(60)
    """
    program = Program("web", python(textwrap.dedent(code)))
    supervisor = supervise([program], [], patience=0.5)
    assert (
        supervisor.run(ready=lambda: bool(started.exists() and started.read_text()), on_ready=supervisor._stop.set)
        == 0
    )
    assert program.process and program.process.returncode == -signal.SIGKILL
    assert eventually(lambda: gone(int(started.read_text())))


def test_ready_is_told_once() -> None:
    told: list[float] = []
    signal_soon(signal.SIGTERM, 0.8)
    supervise([Program("web", python(SLEEP))], []).run(on_ready=lambda: told.append(time.monotonic()))
    assert len(told) == 1


def test_a_killed_supervisor_takes_its_programs_with_it(tmp_path: Path) -> None:
    started = tmp_path / "pid"
    code = f"""
        import os
        from omstilling.demo.supervisor import Program, Supervisor
        program = Program("web", [{sys.executable!r}, "-c", {SLEEP!r}])
        tell = lambda: open({str(started)!r}, "w").write(str(program.process.pid))
        Supervisor([program], env=os.environ, say=print).run(on_ready=tell)
    """
    parent = subprocess.Popen(python(textwrap.dedent(code)), cwd=ROOT)
    assert eventually(lambda: started.exists() and bool(started.read_text()))
    child = int(started.read_text())
    parent.kill()
    parent.wait()
    assert eventually(lambda: gone(child))


def test_a_port_in_use_is_said_in_one_line() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        with pytest.raises(CommandError, match=r"^Port \d+ er i bruk"):
            call_command("serve", port=holder.getsockname()[1])


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_port_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, port: str) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(CommandError, match="Bruk et tall fra 1 til 65535"):
        call_command("serve")


def test_links_in_email_lead_to_the_port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMSTILLING_BASE_URL", raising=False)
    assert serve.child_environment(8123)["OMSTILLING_BASE_URL"] == "http://127.0.0.1:8123"
    monkeypatch.setenv("OMSTILLING_BASE_URL", "https://portal.example.org")
    assert serve.child_environment(8123)["OMSTILLING_BASE_URL"] == "https://portal.example.org"


def test_production_prints_no_logins(settings: object) -> None:
    settings.PRODUCTION = True  # type: ignore[attr-defined]
    assert serve.PASSWORD not in serve.welcome(8000)
    assert "sekretaer" not in serve.welcome(8000)


@pytest.mark.django_db
def test_without_the_example_the_welcome_says_how_to_load_it() -> None:
    assert "manage.py load_example" in serve.welcome(8000)
    assert serve.PASSWORD not in serve.welcome(8000)
