"""Kept evidence: what servers answered, by the sha256 of its bytes, and when they were asked.

`bodies/` has each body once, under its sha256; `index.jsonl` a line for each fetch, only ever added to. What was looked
up can so be looked up again without the network, and anybody can see that nothing has changed since: the name of a file
is the sha256 of what is in it.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
import threading
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from claimcheck.records import replace
from claimcheck.sources.fetch import Failure, Fetched, Page, now
from claimcheck.sources.locking import locked

_KEPT = frozenset(("content-type", "content-language", "content-disposition", "date", "etag", "last-modified"))


class StoreError(Exception):
    """Evidence cannot be kept; the message says where, why and what to do."""


class Store:
    """The kept evidence of one folder; may be used by several threads and processes."""

    def __init__(self, folder: Path) -> None:
        """Name the folder, which is made when something is kept."""
        self.folder = folder
        self._lock = threading.Lock()

    def make(self) -> None:
        """Make the folder.

        Raises:
            StoreError: it cannot be made or written.
        """
        bodies = self.folder / "bodies"
        try:
            bodies.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._wrong(error) from error
        if not os.access(bodies, os.W_OK):
            raise self._wrong(PermissionError(13, "Permission denied"))

    def _wrong(self, error: OSError) -> StoreError:
        reason = error.strerror or error
        return StoreError(f"cannot keep evidence in {self.folder}: {reason}; name another folder with --evidence DIR")

    def keep(self, fetched: Fetched) -> None:
        """Keep what a fetch brought.

        Raises:
            StoreError: it cannot be written.
        """
        self.make()
        try:
            if isinstance(fetched, Page):
                self._write(self.body(fetched.sha256), fetched.body)
            entry = _entry(fetched)
            line = json.dumps(entry, ensure_ascii=True, sort_keys=True) + "\n"
            with self._lock, locked(self.folder), (self.folder / "index.jsonl").open("ab+") as index:
                index.write(_end_of_line(index) + line.encode("ascii"))
        except OSError as error:
            raise self._wrong(error) from error
        with self._lock:
            self._entries.setdefault(entry["url"], []).append(entry)

    def latest(self, url: str, *, older: bool = False) -> Fetched:
        """Return what the last fetch of an address brought, or why there is nothing.

        Args:
            url: the address, as `addresses.vetted` writes it.
            older: whether to go back to the last copy of a page where the last fetch brought none.
        """
        with self._lock:
            entries = list(self._entries.get(url, ()))
        if not entries:
            return Failure(url, "no copy of it is kept; --online looks it up", "")
        last = entries[-1]
        good = next((e for e in reversed(entries) if e.get("status") == 200), None) if older else None
        if good is None or good is last:
            return self._load(last)
        page = self._load(good)
        return page if isinstance(page, Failure) else replace(page, since=f"{last['at'][:10]}: {_went_wrong(last)}")

    def body(self, sha256: str) -> Path:
        """Return where the body of this sha256 is kept."""
        return self.folder / "bodies" / sha256

    def is_sound(self, sha256: str) -> bool | None:
        """Return whether a kept body is what its name says, None where none is kept."""
        try:
            return hashlib.sha256(self.body(sha256).read_bytes()).hexdigest() == sha256
        except OSError:
            return None

    def _load(self, entry: dict[str, Any]) -> Fetched:
        if "failed" in entry:
            return Failure(entry["url"], entry["failed"], entry["at"])
        sha256 = entry["sha256"]
        try:
            body = self.body(sha256).read_bytes()
        except OSError:
            return Failure(entry["url"], f"the copy kept on {entry['at'][:10]} is gone ({sha256[:12]})", entry["at"])
        if hashlib.sha256(body).hexdigest() != sha256:
            reason = f"the copy kept on {entry['at'][:10]} is damaged: its bytes are no longer those of {sha256[:12]}"
            return Failure(entry["url"], reason, entry["at"])
        headers = tuple((key, value) for key, value in entry["headers"])
        return Page(entry["url"], entry["final_url"], entry["status"], headers, body, entry["at"], sha256)

    @cached_property
    def _entries(self) -> dict[str, list[dict[str, Any]]]:
        """The index, by address; a line that was cut short or tampered with is left out."""
        found: dict[str, list[dict[str, Any]]] = {}
        try:
            lines = (self.folder / "index.jsonl").read_bytes().splitlines()
        except OSError:
            return found
        for line in lines:
            try:
                entry = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if _is_entry(entry):
                found.setdefault(entry["url"], []).append(entry)
        return found

    def _write(self, path: Path, body: bytes) -> None:
        if path.exists() and path.stat().st_size == len(body) and self.is_sound(path.name):
            return
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(body)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _end_of_line(index: BinaryIO) -> bytes:
    """Return what ends the last line of a file, should a writer have been stopped within it."""
    if not index.seek(0, os.SEEK_END):
        return b""
    index.seek(-1, os.SEEK_END)
    return b"" if index.read(1) == b"\n" else b"\n"


def _entry(fetched: Fetched) -> dict[str, Any]:
    if isinstance(fetched, Failure):
        return {"url": fetched.url, "at": fetched.fetched_at or now(), "failed": fetched.reason}
    return {
        "url": fetched.url,
        "at": fetched.fetched_at,
        "final_url": fetched.final_url,
        "status": fetched.status,
        "headers": [[key, value] for key, value in fetched.headers if key in _KEPT],
        "sha256": fetched.sha256,
        "size": len(fetched.body),
    }


def _is_entry(entry: object) -> bool:
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in ("url", "at")):
        return False
    if "failed" in entry:
        return isinstance(entry["failed"], str)
    digest = entry.get("sha256")
    return (
        isinstance(digest, str)
        and len(digest) == 64
        and digest.isalnum()
        and isinstance(entry.get("final_url"), str)
        and isinstance(entry.get("status"), int)
        and isinstance(entry.get("headers"), list)
        and all(isinstance(h, list) and len(h) == 2 and all(isinstance(x, str) for x in h) for h in entry["headers"])
    )


def _went_wrong(entry: dict[str, Any]) -> str:
    return str(entry["failed"]) if "failed" in entry else f"the server answers {entry['status']}"
