"""What `claimcheck source ...` does, as functions that a command line can call: each returns its exit code and text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck import pipeline
from claimcheck.exits import ERROR, INCONSISTENT, OK
from claimcheck.sources import edit, review, todo
from claimcheck.sources.edit import Value
from claimcheck.sources.ledger import LedgerError, find_ledger, load
from claimcheck.sources.review import Concern

# What `add` asks, in the order of `edit.wanting`.
QUESTIONS: Mapping[str, str] = {
    "subject": "Whom or what is it about? (Peru; Peru and Chile)",
    "metric": "What of it? (exports; founded; chair)",
    "value": "What is the value, as the source prints it? ($64.4 billion; 1949-10-02)",
    "period": "What period is it of? (2023; 2023-Q1; empty if of none)",
    "reporter": "Who says so? (Central bank of Peru)",
    "url": "Where? (https://...)",
    "quote": "In which words?",
    "read": "When did you read it? (2024-05-20)",
}
_GRAVE = frozenset({Concern.DOUBLE, Concern.CONTRADICTION})


class Result(NamedTuple):
    """An exit code, and what goes to standard output."""

    code: int
    text: str


def add(path: Path, values: Mapping[str, Value], ask: Callable[[str], str] | None = None) -> Result:
    """Add a fact to a file of a ledger.

    Args:
        path: the file; it is made if there is none.
        values: what is known.
        ask: asks a person a question and returns the answer, which may be empty; without it nothing is asked.

    Raises:
        LedgerError: the fact or the file cannot be read; nothing is written.
    """
    known = dict(values)
    for key in edit.wanting(known) if ask else ():
        assert ask is not None
        known[key] = ask(QUESTIONS[key]).strip()
    fact = edit.add(path, known)
    return Result(OK, f"{fact.path}:{fact.line}: added {fact.id}\n")


def listing(directory: Path) -> Result:
    """List a ledger's facts.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    return Result(OK, review.listing(load(directory)))


def check(directory: Path, documents: Sequence[Path] = ()) -> Result:
    """Review a ledger: its form, facts that are there twice, at odds, undated, or, given documents, used by none.

    Returns:
        Code 2 if the ledger cannot be read, 1 if facts are there twice or one reporter contradicts itself, else 0.
    """
    try:
        ledger = load(directory)
    except LedgerError as error:
        return Result(ERROR, "".join(f"{problem}\n" for problem in error.problems))
    reports = [pipeline.check_file(path, ledger=directory) for path in documents]
    remarks = review.review(ledger, reports)
    code = INCONSISTENT if any(remark.concern in _GRAVE for remark in remarks) else OK
    says = f"{len(ledger)} facts, {len(remarks)} remarks\n"
    return Result(code, "".join(f"{remark.text}\n" for remark in remarks) + says)


def wanted(document: Path, directory: Path | None = None) -> Result:
    """Return a template of the facts that a document needs, ready to be filled in.

    Args:
        document: the file.
        directory: its ledger; found beside it or above it by default.

    Raises:
        LedgerError: the ledger cannot be read.
        DocumentError: the document cannot be read.
    """
    report = pipeline.check_file(document, ledger=directory or find_ledger(document))
    return Result(OK, todo.template(report))
