"""Reads a file in a process of its own, which may take so much memory and time and no more.

What a PDF file unpacks to is only known once PDFium has done so: a few kilobytes may ask for gigabytes, or for hours.
Where a process can be forked that costs a few milliseconds. It cannot be on Windows, is unsafe beside other threads,
and is not advised on macOS: there a new process is started, which costs a tenth of a second.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from claimcheck.documents.base import DocumentError
from claimcheck.model import Document

Reader = Callable[[bytes, str], Document]

_MEMORY = 1_500_000_000
"""Bytes that reading may take besides what the process has, and
`_MEMORY_EACH` for each byte of the file; reports took 65 at most, and a quarter of a megabyte a page."""
_MEMORY_EACH = 100
_SECONDS = 20
"""Seconds of CPU that reading may take, and
`_SECONDS_EACH` for each megabyte of the file; reports took 2 at most."""
_SECONDS_EACH = 10
_PATIENCE = 2
"""Times the seconds of CPU: how long is waited."""
_CHUNK = 1 << 16


def read(reader: Reader, data: bytes, name: str) -> Document:
    """Return what a reader makes of a file, within bounds.

    Args:
        reader: a function of a module.
        data: the file's bytes.
        name: what to call it.

    Raises:
        DocumentError: it cannot be read, or not within the bounds.
    """
    found = _forked(reader, data, name) if _can_fork() else _started(reader, data, name)
    if isinstance(found, Document):
        return found
    raise found


def _can_fork() -> bool:
    threads = sys.modules.get("threading")
    alone = threads is None or threads.active_count() == 1
    return alone and hasattr(os, "fork") and sys.platform != "darwin"


def _seconds(data: bytes) -> int:
    return _SECONDS + _SECONDS_EACH * len(data) // 1_000_000


def _too_much(name: str) -> DocumentError:
    return DocumentError(
        f"{name or 'the input'} takes too much memory or time to read: it unpacks to far more than it shows; "
        "print it to a new PDF file and check that"
    )


# --- forked ----------------------------------------------------------------------------------------------------------


def _forked(reader: Reader, data: bytes, name: str) -> Document | Exception:
    readable, writable = os.pipe()
    child = os.fork()
    if not child:
        os.close(readable)
        _answer(reader, data, name, writable)
    os.close(writable)
    try:
        answer = _received(readable, time.monotonic() + _PATIENCE * _seconds(data))
    finally:
        os.close(readable)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return _unpacked(answer, name)


def _received(readable: int, until: float) -> bytes:
    """Return all that comes through a pipe, or what has come when the time is up."""
    parts = []
    while select.select([readable], [], [], max(0.0, until - time.monotonic()))[0]:
        part = os.read(readable, _CHUNK)
        if not part:
            break
        parts.append(part)
    return b"".join(parts)


def _answer(reader: Reader, data: bytes, name: str, writable: int) -> NoReturn:
    """Read a file in this process, send what came of it, and end, leaving the parent's streams as they are."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what is said when memory ends
        if faults := sys.modules.get("faulthandler"):
            faults.disable()
        _limit(data)
        with open(writable, "wb") as out:
            out.write(_packed(reader, data, name))
        status = 0
    finally:
        os._exit(status)


# --- started ---------------------------------------------------------------------------------------------------------


def _started(reader: Reader, data: bytes, name: str) -> Document | Exception:
    command = [sys.executable, "-m", __name__, reader.__module__, reader.__qualname__, name]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PATIENCE * _seconds(data), check=False)
    except subprocess.TimeoutExpired:
        return _too_much(name)
    return _unpacked(done.stdout if not done.returncode else b"", name)


def _main(module: str, function: str, name: str) -> None:
    """Read standard input and write what came of it to standard output."""
    reader = getattr(import_module(module), function)
    data = sys.stdin.buffer.read()
    _limit(data)
    sys.stdout.buffer.write(_packed(reader, data, name))


# --- both ------------------------------------------------------------------------------------------------------------


def _packed(reader: Reader, data: bytes, name: str) -> bytes:
    found: Document | Exception
    try:
        found = reader(data, name)
    except MemoryError:
        found = _too_much(name)
    except Exception as error:
        found = error
    try:
        return pickle.dumps(found)
    except Exception:  # an error that cannot be sent
        return pickle.dumps(RuntimeError(repr(found)))


def _unpacked(answer: bytes, name: str) -> Document | Exception:
    """Return what came of a file; the pickle is this module's own, not the file's."""
    try:
        found = pickle.loads(answer)
    except (EOFError, pickle.UnpicklingError):
        return _too_much(name)
    return found if isinstance(found, Document | Exception) else _too_much(name)


def _limit(data: bytes) -> None:
    """Bound this process; on Windows only the time is bounded, by who waits."""
    try:
        import resource
    except ImportError:
        return
    seconds = _seconds(data)
    for what, most in (
        (resource.RLIMIT_AS, _taken() + _MEMORY + _MEMORY_EACH * len(data)),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _taken() -> int:
    """Return how many bytes of address space this process has, where the system says so."""
    try:
        with open("/proc/self/statm", "rb") as file:
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


if __name__ == "__main__":
    _main(*sys.argv[1:])
