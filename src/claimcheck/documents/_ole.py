"""Whether the chains and trees of a compound file (the container of .xls) come to an end.

xlrd follows the table of short sectors and the tree of the directory without looking whether it has been there before;
a file of a few kilobytes could so hold it for ever. The layout is that of [MS-CFB], sections 2.2 to 2.6.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

_HEADER = 512
_ENTRY = 128  # bytes of an entry of the directory
_LINKS = 68  # where in it the numbers of its neighbours and its child stand
_IN_HEADER = 109  # sectors of the table that the header names


class _LoopError(Exception):
    """A chain or tree comes back to where it has been."""


def has_loops(data: bytes) -> bool:
    """Return whether a compound file leads its reader in circles; one that is broken otherwise is the reader's affair.

    Args:
        data: the file, from its signature on.
    """
    try:
        _follow(data)
    except _LoopError:
        return True
    except (struct.error, IndexError, ValueError):
        return False
    return False


def _follow(data: bytes) -> None:
    (shift,) = struct.unpack_from("<H", data, 30)
    size = 1 << (shift if shift <= 20 else 9)  # as xlrd takes a size that cannot be
    (directory,) = struct.unpack_from("<i", data, 48)
    short, _, more = struct.unpack_from("<iii", data, 60)
    table = _numbers(data, size, _sectors_of_table(data, size, more))
    entries = b"".join(_sector(data, size, each) for each in _chain(table, directory))
    starts = _walk(entries, *struct.unpack_from("<i", data, 56))
    if starts:
        _end(_numbers(data, size, _chain(table, short)), starts)


def _sector(data: bytes, size: int, number: int) -> bytes:
    start = _HEADER + number * size
    return data[start : start + size]


def _numbers(data: bytes, size: int, sectors: Iterator[int]) -> list[int]:
    """Return the numbers that sectors hold."""
    found: list[int] = []
    for number in sectors:
        content = _sector(data, size, number)
        found += struct.unpack(f"<{len(content) // 4}i", content[: len(content) // 4 * 4])
    return found


def _sectors_of_table(data: bytes, size: int, more: int) -> Iterator[int]:
    """Yield the sectors of the table of sectors: those that the header names, and those of the chain behind it."""
    yield from (n for n in struct.unpack_from(f"<{_IN_HEADER}i", data, 76) if n >= 0)
    seen = set()
    while more >= 0:
        if more in seen:
            raise _LoopError
        seen.add(more)
        *named, more = _numbers(data, size, iter((more,)))
        yield from (n for n in named if n >= 0)


def _chain(table: Sequence[int], start: int) -> Iterator[int]:
    seen = set()
    while start >= 0:
        if start in seen:
            raise _LoopError
        seen.add(start)
        yield start
        start = table[start]


def _walk(entries: bytes, least: int) -> list[int]:
    """Walk the tree of the directory from its root, and return where streams of less than `least` bytes begin in the
    table of short sectors."""
    waiting, seen, starts = [0], set(), []
    while waiting:
        number = waiting.pop()
        if number in seen:
            raise _LoopError
        seen.add(number)
        *links, start, length = struct.unpack_from("<iii36xii", entries, number * _ENTRY + _LINKS)
        waiting += [link for link in links if link >= 0]
        if number and 0 < length < least:
            starts.append(start)
    return starts


def _end(table: Sequence[int], starts: Sequence[int]) -> None:
    """Make sure that chains of a table end."""
    done: set[int] = set()
    for start in starts:
        here: set[int] = set()
        at = start
        while 0 <= at < len(table) and at not in done:
            if at in here:
                raise _LoopError
            here.add(at)
            at = table[at]
        done |= here
