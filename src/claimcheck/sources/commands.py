"""What `claimcheck source ...` does, as functions: each returns its exit code and text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from claimcheck import pipeline
from claimcheck.exits import ERROR, INCONSISTENT, OK
from claimcheck.model import Report
from claimcheck.reports import _facts
from claimcheck.sources import edit, review, todo
from claimcheck.sources.edit import Value
from claimcheck.sources.facts import Ledger
from claimcheck.sources.finding import find_ledger
from claimcheck.sources.ledger import LedgerError, load, read_text
from claimcheck.sources.review import Concern

# What `add` asks, in the order of `edit.wanting`; for the state where there is no value.
QUESTIONS: Mapping[str, str] = {
    "subject": "Whom or what is it about? (Peru; Peru and Chile)",
    "metric": "What of it? (exports; founded; chair)",
    "value": "What is the value, as the source prints it? ($64.4 billion; 1949-10-02; empty if it is a name)",
    "state": "Which name? (Uganda)",
    "period": "What period is it of? (2023; 2023-Q1; empty if of none)",
    "reporter": "Who says so? (Central bank of Peru)",
    "url": "Where? (https://..., or the title of the source)",
    "quote": "In which words?",
    "read": "When did you read it? (2024-05-20; today)",
}
_STAND_INS = {"subject": "X", "metric": "X", "value": "1", "title": "X"}
_GRAVE = frozenset({Concern.DOUBLE, Concern.CONTRADICTION, Concern.DAMAGED_COPY})


class Result(NamedTuple):
    """An exit code, and what goes to standard output."""

    code: int
    text: str


def lacking(values: Mapping[str, Value]) -> list[str]:
    """Return the keys without which there is no fact: "subject", "metric", "value" (or state), "url" (or title or
    reporter)."""
    needed = ["subject", "metric", "value", *(() if values.get("reporter") else ("url",))]
    return [key for key in edit.wanting(values) if key in needed]


def problems(values: Mapping[str, Value]) -> list[str]:
    """Return what is wrong with the values that are known of a fact, whatever else it may need."""
    texts = [t for value in values.values() for t in ([value] if isinstance(value, str | int) else value)]
    if any("\ud800" <= character <= "\udfff" for text in texts for character in str(text)):
        return ["there are characters that are not UTF-8"]
    stand_ins = {key: _STAND_INS[key] for key in _STAND_INS if key in edit.wanting(values) or key == "title"}
    _, found = read_text(edit.render({**stand_ins, **{k: v for k, v in values.items() if v}}), Path("fact"))
    return [problem.split(": ", 1)[1] for problem in found]


def add(
    path: Path,
    values: Mapping[str, Value],
    ask: Callable[[str], str] | None = None,
    complain: Callable[[str], None] | None = None,
) -> Result:
    """Add a fact to a file of a ledger.

    Args:
        path: the file; it is made if there is none.
        values: what is known.
        ask: asks a person a question and returns the answer, which may be empty; without it nothing is asked.
        complain: tells the person what is wrong with an answer, and the question is asked again; without it, a wrong
            answer is an error.

    Raises:
        LedgerError: the fact or the file cannot be read; nothing is written.
    """
    known = dict(values)
    if ask and path.parent.is_dir():
        load(path.parent)  # before anybody types answers that could not be kept
    for key in edit.wanting(known) if ask else ():
        assert ask is not None
        known.update(_answer(key, known, ask, complain))
        if key == "value" and not known["value"]:
            known.update(_answer("state", known, ask, complain))
    fact = edit.add(path, known)
    return Result(OK, f"{fact.path}:{fact.line}: added {fact.id}\n")


def listing(directory: Path, words: Iterable[str] = ()) -> Result:
    """List the facts of a ledger that have all of some words.

    Raises:
        LedgerError: the ledger cannot be read.
    """
    return Result(OK, _facts.table(_facts.having(load(directory), words)))


def check(directory: Path, documents: Sequence[Path] = ()) -> Result:
    """Review a ledger: its form, facts that are there twice, at odds, undated, or, given documents, used by none.

    Returns:
        Code 2 if the ledger cannot be read, 1 if facts are there twice or one reporter contradicts itself, else 0.
    """
    try:
        ledger = load(directory)
    except LedgerError as error:
        return Result(ERROR, "".join(f"{problem}\n" for problem in error.problems))
    return reviewed(ledger, [pipeline.check_file(path, ledger=directory) for path in documents])


def reviewed(
    ledger: Ledger, reports: Sequence[Report] = (), is_sound: Callable[[str], bool | None] | None = None
) -> Result:
    """Review a ledger that could be read, as `check` does; `reports` are those of the documents, `is_sound` returns
    whether the kept copy of a sha256 is sound, None where none is kept."""
    remarks = review.review(ledger, reports, is_sound)
    code = INCONSISTENT if any(remark.concern in _GRAVE for remark in remarks) else OK
    says = f"{_count(len(ledger), 'fact')}, {_count(len(remarks), 'remark')}\n"
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


def resolved(key: str, value: Value) -> Value:
    """Return the value to write for one that a person gives: "today" has been read on a certain day."""
    if key != "read" or value != "today":
        return value
    from datetime import date

    return date.today().isoformat()


def _answer(
    key: str, known: Mapping[str, Value], ask: Callable[[str], str], complain: Callable[[str], None] | None
) -> dict[str, Value]:
    """Return the key and value that a person answers; a source's title may stand for its address."""
    while True:
        answer = " ".join(ask(QUESTIONS[key]).split())
        meant = "title" if key == "url" and answer and "://" not in answer else key
        new = {meant: resolved(meant, answer)}
        wrong = [] if complain is None else problems({**known, **new})
        if complain is None or not (wrong or (not answer and _needed(key, known))):
            return new
        complain(wrong[0] if wrong else "a fact needs this")


def _needed(key: str, known: Mapping[str, Value]) -> bool:
    return key == "state" or (key != "value" and key in lacking(known))


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun if number == 1 else noun + 's'}"
