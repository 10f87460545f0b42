"""An issued document's bytes are read once for each hash, and nothing is kept under a hash that is not its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest

from omstilling.pdf import frozen

CONTENT = b"%PDF-1.7 noe"
SHA = hashlib.sha256(CONTENT).hexdigest()


class Reader:
    def __init__(self, content: bytes = CONTENT) -> None:
        self.content, self.times = content, 0

    def __call__(self) -> bytes:
        self.times += 1
        return self.content


@pytest.fixture(autouse=True)
def empty() -> Iterator[None]:
    frozen.forget()
    yield
    frozen.forget()


def test_the_bytes_are_read_once() -> None:
    read = Reader()
    assert [frozen.bytes_of(SHA, read) for _ in range(3)] == [CONTENT] * 3
    assert read.times == 1


def test_what_does_not_have_the_hash_is_handed_on_and_not_kept() -> None:
    read = Reader(b"noe annet")
    assert [frozen.bytes_of(SHA, read) for _ in range(2)] == [b"noe annet"] * 2
    assert read.times == 2


def test_what_is_large_is_not_kept_and_the_oldest_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frozen, "ROOM", 2 * len(CONTENT))
    others = [CONTENT + b"1", CONTENT[:-1] + b"2"]
    hashes = [hashlib.sha256(content).hexdigest() for content in others]
    first = Reader()
    frozen.bytes_of(SHA, first)
    for sha, content in zip(hashes, others, strict=True):
        frozen.bytes_of(sha, Reader(content))
    frozen.bytes_of(SHA, first)
    assert first.times == 2
    monkeypatch.setattr(frozen, "LARGEST", 1)
    frozen.forget()
    large = Reader()
    assert [frozen.bytes_of(SHA, large) for _ in range(2)] == [CONTENT] * 2
    assert large.times == 2
