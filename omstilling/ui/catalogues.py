"""The catalogues of the other languages: read from the .po files of ``locale`` and compiled when the portal starts.

Standard library only, so that no machine needs gettext's programs. ``python omstilling/ui/catalogues.py`` checks them.
"""

from __future__ import annotations

import ast
import os
import re
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOMAIN = "django"
_PLACES = re.compile(r"%\([a-zA-Z_]\w*\)[a-z]|%[sd]|\{[a-z_]*\}")


class BadCatalogue(ValueError):
    """A catalogue that cannot be read or does not fit its source; the message says where."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text of the portal and the same in another language. A plural has one translation for each form."""

    line: int
    source: str
    said: tuple[str, ...]
    plural: str = ""
    context: str = ""

    @property
    def key(self) -> str:
        """What the text is found by."""
        whole = f"{self.source}\0{self.plural}" if self.plural else self.source
        return f"{self.context}\4{whole}" if self.context else whole


def entries(text: str, name: str = "") -> Iterator[Entry]:
    """Read the entries of a .po file, its head too. Raises BadCatalogue."""
    parts: dict[str, list[str]] = {}
    current, begun = "", 0
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        if not line or (line.startswith("msg") and "msgstr" in "".join(parts) and re.match(r"msg(id|ctxt)\s", line)):
            if parts:
                yield _entry(parts, begun, name)
            parts, current = {}, ""
        if not line or line.startswith("#"):
            if line.startswith("#,") and "fuzzy" in line:
                raise BadCatalogue(f"{name}:{number}: a fuzzy translation is not read: settle it.")
            continue
        found = re.match(r'(msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+(".*")$', line)
        if found:
            current = found[1]
            begun = begun if parts else number
            parts[current] = [_string(found[2], name, number)]
        elif line.startswith('"') and current:
            parts[current].append(_string(line, name, number))
        else:
            raise BadCatalogue(f"{name}:{number}: cannot be read.")


def _string(quoted: str, name: str, number: int) -> str:
    try:
        return str(ast.literal_eval(quoted))
    except (SyntaxError, ValueError):
        raise BadCatalogue(f"{name}:{number}: the text is not closed.") from None


def _entry(parts: dict[str, list[str]], line: int, name: str) -> Entry:
    whole = {key: "".join(texts) for key, texts in parts.items()}
    if "msgid" not in whole:
        raise BadCatalogue(f"{name}:{line}: a translation without its text.")
    said = tuple(whole[key] for key in sorted(whole) if key.startswith("msgstr"))
    return Entry(line, whole["msgid"], said, whole.get("msgid_plural", ""), whole.get("msgctxt", ""))


def problems(path: Path) -> list[str]:
    """Return what is wrong with a catalogue: what is empty or twice, and places that do not fit the source."""
    found: list[str] = []
    seen: set[str] = set()
    for entry in entries(path.read_text(encoding="utf-8"), path.as_posix()):
        where = f"{path.as_posix()}:{entry.line}"
        if not entry.source:
            continue
        if entry.key in seen:
            found.append(f"{where}: «{entry.source}» stands twice.")
        seen.add(entry.key)
        for said in entry.said or ("",):
            if not said.strip():
                found.append(f"{where}: «{entry.source}» has no translation.")
            elif sorted(_PLACES.findall(said)) != sorted(_PLACES.findall(entry.plural or entry.source)):
                found.append(f"{where}: the places in «{said}» are not those of «{entry.source}».")
            elif said[0].isspace() != entry.source[0].isspace() or said[-1].isspace() != entry.source[-1].isspace():
                found.append(f"{where}: blanks around «{said}» are not those of the source.")
    return found


def compiled(text: str, name: str = "") -> bytes:
    """Return a catalogue as gettext reads it."""
    texts = {entry.key: "\0".join(entry.said) for entry in entries(text, name)}
    keys = sorted(texts, key=lambda key: key.encode())
    ids = b"".join(key.encode() + b"\0" for key in keys)
    strings = b"".join(texts[key].encode() + b"\0" for key in keys)
    start = 7 * 4 + 16 * len(keys)
    id_at, string_at = start, start + len(ids)
    id_table, string_table = [], []
    for key in keys:
        source, said = len(key.encode()), len(texts[key].encode())
        id_table += [source, id_at]
        string_table += [said, string_at]
        id_at, string_at = id_at + source + 1, string_at + said + 1
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    return head + struct.pack(f"<{4 * len(keys)}I", *id_table, *string_table) + ids + strings


def compile_into(source: Path, target: Path) -> None:
    """Compile every catalogue of a folder that is newer than what was compiled of it before."""
    for path in sorted(source.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        made = target / path.parent.relative_to(source) / f"{DOMAIN}.mo"
        if made.exists() and made.stat().st_mtime_ns > path.stat().st_mtime_ns:
            continue
        made.parent.mkdir(parents=True, exist_ok=True)
        written = made.with_name(f".{os.getpid()}.mo")
        written.write_bytes(compiled(path.read_text(encoding="utf-8"), path.as_posix()))
        written.replace(made)


def main(folder: Path) -> int:
    """Check every catalogue of a folder, and say what is wrong."""
    wrong = 0
    for path in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        try:
            found = problems(path)
        except BadCatalogue as error:
            found = [str(error)]
        sys.stdout.write(("\n".join(found) or f"{path.as_posix()}: in order.") + "\n")
        wrong += len(found)
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
