"""PNG and JPEG: every part is walked, the picture is all there, and nothing stands beside it."""

from __future__ import annotations

import struct
import zlib
from typing import Final

from . import words

MAX_PIXELS: Final = 50_000_000
#: What the picture of a PNG, and the text or the profile in it, may unpack to.
MAX_RAW, MAX_TEXT = 256 * 1024 * 1024, 4 * 1024 * 1024
STEP: Final = 1024 * 1024
#: How many samples a pixel has by the colour type of a PNG.
SAMPLES: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS: Final = {0: {1, 2, 4, 8, 16}, 2: {8, 16}, 3: {1, 2, 4, 8}, 4: {8, 16}, 6: {8, 16}}
#: First row and column, and the steps, of the seven passes of an interlaced PNG.
PASSES: Final = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))


def png_fault(content: bytes) -> str:
    """Walk the chunks: the header first, right checksums, the end last and nothing after it."""
    at, size = 8, -1
    picture: list[bytes] = []
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name = content[at + 4 : at + 8]
        end = at + 8 + length
        checksum = content[end : end + 4]
        if len(checksum) != 4:
            return str(words.DAMAGED)
        body = content[at + 8 : end]
        if struct.unpack(">I", checksum)[0] != zlib.crc32(body, zlib.crc32(name)):
            return str(words.DAMAGED)
        if size < 0:
            size = _png_size(body) if name == b"IHDR" and length == 13 else 0
            if size <= 0:
                return str(words.DAMAGED)
            if size > MAX_RAW:
                return str(words.TOO_MUCH)
        elif name == b"IDAT":
            picture.append(body)
        elif name != b"PLTE":
            fault = _beside(name, body)
            if fault:
                return fault
        at = end + 4
        if name == b"IEND":
            if at != len(content):
                return str(words.TWO_KINDS if words.is_zip_too(content) else words.AFTER_END)
            return "" if _unpacks_to(picture, size) else str(words.DAMAGED)
    return str(words.DAMAGED)


def _png_size(header: bytes) -> int:
    """Return how many bytes the picture unpacks to; 0 for a header that makes no sense."""
    width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", header)
    if not 0 < width * height <= MAX_PIXELS or depth not in DEPTHS.get(colour, ()) or packing or filtering:
        return 0
    bits = depth * SAMPLES[colour]
    if interlace == 0:
        return int(height * (1 + (width * bits + 7) // 8))
    if interlace != 1:
        return 0
    total = 0
    for row, column, down, right in PASSES:
        rows, columns = (height - row + down - 1) // down, (width - column + right - 1) // right
        if rows > 0 and columns > 0:
            total += rows * (1 + (columns * bits + 7) // 8)
    return int(total)


def _unpacks_to(parts: list[bytes], size: int) -> bool:
    """Tell whether the picture's data are whole: exactly so many bytes, and the end of the stream."""
    stream, found = zlib.decompressobj(), 0
    try:
        for part in parts:
            rest = part
            while rest:
                found += len(stream.decompress(rest, STEP))
                if found > size:
                    return False
                rest = stream.unconsumed_tail
                if stream.eof:
                    break
    except zlib.error:
        return False
    return stream.eof and found == size


def _beside(name: bytes, body: bytes) -> str:
    """Look at what a PNG carries beside the picture: texts and the colour profile."""
    text = body
    if name in (b"zTXt", b"iCCP", b"iTXt"):
        key, _zero, rest = body.partition(b"\0")
        packed = rest[1:] if name != b"iTXt" else rest[2:].split(b"\0", 2)[-1] if rest[:1] == b"\1" else b""
        if packed:
            stream = zlib.decompressobj()
            try:
                text = key + stream.decompress(packed, MAX_TEXT)
            except zlib.error:
                return str(words.DAMAGED)
            if stream.unconsumed_tail and not stream.eof:
                return str(words.TOO_MUCH)
    return str(words.PROGRAM) if words.RUNS.search(text) else ""


def jpeg_fault(content: bytes) -> str:
    """Walk the segments of the picture, and of those that a camera has put after it; nothing else comes after."""
    at, pictures = 0, 0
    while content.startswith(b"\xff\xd8\xff", at):
        at, fault = _jpeg_picture(content, at + 2)
        if fault:
            return fault
        pictures += 1
    if not pictures:
        return str(words.DAMAGED)
    if content[at:].strip(b"\0"):
        return str(words.TWO_KINDS if words.is_zip_too(content) else words.AFTER_END)
    return ""


def _jpeg_picture(content: bytes, at: int) -> tuple[int, str]:
    """Walk one picture from after its first marker. Returns where it ends, and why it is refused."""
    damaged, sized = str(words.DAMAGED), False
    while True:
        if at + 2 > len(content) or content[at] != 0xFF:
            return at, damaged
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == 0xD9:
            return at + 2, "" if sized else damaged
        if at + 4 > len(content):
            return at, damaged
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        end = at + 2 + length
        if length < 2 or end > len(content):
            return at, damaged
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            if length < 8:
                return at, damaged
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            if not 0 < width * height <= MAX_PIXELS:
                return at, damaged
            sized = True
        elif (0xE0 <= marker <= 0xEF or marker == 0xFE) and words.RUNS.search(content, at, end):
            return at, str(words.PROGRAM)
        at = _after_scan(content, end) if marker == 0xDA else end
        if at < 0:
            return len(content), damaged


def _after_scan(content: bytes, at: int) -> int:
    """Return where the marker after a scan's data stands; -1 where the data never end."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            return -1
        follows = content[at + 1]
        if follows and not 0xD0 <= follows <= 0xD7 and follows != 0xFF:
            return at
        at += 1 if follows == 0xFF else 2
