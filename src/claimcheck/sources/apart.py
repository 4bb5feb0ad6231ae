"""Reads a file from the network in a process of its own, which may take so much memory and time and no more.

What a PDF file unpacks to is only known once PDFium has done so: a few kilobytes may ask for gigabytes.
"""

from __future__ import annotations

import pickle
import subprocess
import sys

from claimcheck.documents import DocumentError
from claimcheck.model import Document

MEMORY = 1_500_000_000
"""Bytes of address space that reading may take."""
SECONDS = 30
"""Seconds of CPU that reading may take, and half of those that it is waited for."""


def read(data: bytes, name: str, format: str) -> Document:
    """Read a document as `claimcheck.documents.read_bytes` does, within bounds.

    Raises:
        DocumentError: it cannot be read, or not within the bounds.
    """
    command = [sys.executable, "-m", __name__, name, format]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=2 * SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise DocumentError(f"{name} takes too long to read") from error
    if done.returncode:
        raise DocumentError(f"{name} takes too much memory or time to read")
    # The pickle is this module's own, not the file's.
    read = pickle.loads(done.stdout)
    if isinstance(read, Document):
        return read
    raise DocumentError(read)


def _main(name: str, format: str) -> None:
    """Read standard input and write the document, or why there is none, to standard output."""
    from claimcheck import documents

    _limit()
    try:
        read: Document | str = documents.read_bytes(sys.stdin.buffer.read(), name, format)
    except DocumentError as error:
        read = str(error)
    sys.stdout.buffer.write(pickle.dumps(read))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: only the time is bounded, by who waits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    _main(*sys.argv[1:])
