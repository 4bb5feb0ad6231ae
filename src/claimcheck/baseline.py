"""Contradictions that are known and accepted for now: a file of them, so that a build fails for new ones only.

An entry is a check, a document's path and a hash of the sentence, with how often it occurs; no line numbers, so that
moving text changes nothing. Paths start from the file's folder. docs/command-line.md describes the file.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from claimcheck import ignores
from claimcheck.model import Bearing, Claim, Document, Finding, Report, Span, Status

DEFAULT = "claimcheck-baseline.json"
_VERSION = 1
_WHY = "in the baseline"
_MOST_CONTEXT = 500  # characters of a sentence on each side of a claim: a document may be one long sentence


class BaselineError(Exception):
    """A baseline cannot be read or written; the message says which and what to do."""


class Entry(NamedTuple):
    """What is known: a check's name, a document's path, and a hash of the sentence and the figures."""

    check: str
    path: str
    sentence: str


Known = Counter[Entry]


def load(file: Path) -> Known:
    """Read a baseline.

    Raises:
        BaselineError: the file is missing or is no baseline.
    """
    import json

    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        if data["version"] != _VERSION:
            raise BaselineError(f"{file}: version {data['version']} of a baseline is not known here; update claimcheck")
        entries = {Entry(e["check"], e["path"], e["sentence"]): int(e["count"]) for e in data["known"]}
    except OSError as error:
        raise BaselineError(
            f"cannot read {file}: {error.strerror or error}; 'claimcheck baseline' writes it"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BaselineError(f"{file} is no baseline; 'claimcheck baseline' writes one") from error
    return Counter(entries)


def save(file: Path, known: Known) -> None:
    """Write a baseline, an entry a line, in an order that makes for small changes.

    Raises:
        BaselineError: the file cannot be written.
    """
    import json

    entries = [json.dumps({**entry._asdict(), "count": known[entry]}, ensure_ascii=False) for entry in sorted(known)]
    text = (
        f'{{\n  "version": {_VERSION},\n  "known": [' + ",".join(f"\n    {entry}" for entry in entries) + "\n  ]\n}\n"
    )
    try:
        file.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
    except OSError as error:
        raise BaselineError(f"cannot write {file}: {error.strerror or error}") from error


def path_in(file: Path, document: str) -> str:
    """Return a document's path as a baseline names it: from the baseline's folder on, with forward slashes."""
    return Path(os.path.relpath(document, file.parent)).as_posix()


def entries(report: Report, path: str) -> Known:
    """Return what a report has for a baseline: contradictions, and what only just holds; `path` names the document."""
    reader = _Marker(report.document, path, None)
    ignores.rewritten(report, reader.finding, reader.contradiction)
    return reader.seen


def marked(report: Report, known: Mapping[Entry, int], path: str) -> tuple[Report, Known]:
    """Return the report with what is known set aside, and the entries that it made use of."""
    marker = _Marker(report.document, path, known)
    return ignores.rewritten(report, marker.finding, marker.contradiction, Bearing.KNOWN), marker.seen


def stale(known: Known, used: Known, checked: Iterable[str], file: Path) -> Known:
    """Return the entries that nothing matches any more: those of documents that were checked or are gone.

    Args:
        known: the baseline.
        used: what of it the reports made use of.
        checked: the paths of the documents that were checked, as the baseline names them.
        file: the baseline's own path.
    """
    seen = set(checked)
    gone = {path: path not in seen and not (file.parent / path).exists() for path in {entry.path for entry in known}}
    return Counter({e: n for e, n in (known - used).items() if e.path in seen or gone[e.path]})


class _Marker:
    """Counts what it meets, and sets it aside as often as it is known (as often as it comes, if `known` is None)."""

    def __init__(self, document: Document, path: str, known: Mapping[Entry, int] | None) -> None:
        self._document = document
        self._path = path
        self._known = known
        self.seen: Known = Counter()

    def finding(self, claim: Claim, finding: Finding) -> Finding:
        spans = [role.figure.span for role in finding.roles]
        if self._is_known(finding.check, claim, spans):
            return ignores.put_aside(finding, Status.KNOWN, f"Known: {_WHY}")
        return finding

    def contradiction(self, claim: Claim) -> str:
        stated = [e.stated for e in claim.evidence if e.bearing is Bearing.CONTRADICTS]
        return f"known: {_WHY}" if self._is_known(ignores.SOURCE, claim, [], stated) else ""

    def _is_known(self, check: str, claim: Claim, spans: list[Span], stated: Iterable[str] = ()) -> bool:
        entry = Entry(check, self._path, self._hash(claim, spans, stated))
        if self._known is not None and self.seen[entry] >= self._known.get(entry, 0):
            return False
        self.seen[entry] += 1
        return True

    def _hash(self, claim: Claim, spans: list[Span], stated: Iterable[str]) -> str:
        from hashlib import sha256

        text = self._document.text
        start = max(claim.sentence.start, claim.span.start - _MOST_CONTEXT)
        sentence = text[start : min(claim.sentence.end, claim.span.end + _MOST_CONTEXT)]
        parts = (sentence, *(text[slice(*span)] for span in spans), *sorted(stated))
        said = "\0".join(" ".join(part.split()).casefold() for part in parts)
        return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]
