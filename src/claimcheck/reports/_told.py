"""What is said of a claim, line by line, as terminal output and annotated copies print it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.model import Bearing, Claim, Evidence, Finding, Status, Verdict
from claimcheck.reports._excerpt import plain
from claimcheck.reports._sources import name_of, said

_WORD = {
    Bearing.SUPPORTS: "source",
    Bearing.CONTRADICTS: "contradicts",
    Bearing.LEAD: "lead",
    Bearing.SILENT: "no answer",
    Bearing.IGNORED: "ignored",
    Bearing.KNOWN: "known",
}
_STATUS = {Status.UNSURE: "unsure", Status.IGNORED: "ignored", Status.KNOWN: "known"}


class Remark(NamedTuple):
    """One line on a claim: a word that says what it is ("note", "hint", "source"), or "", and the text."""

    word: str
    text: str


def unlike(findings: Sequence[Finding]) -> list[Finding]:
    """Return findings, those first that contradict, each said once: two checks may have computed the same."""
    kept: dict[tuple[Status, object], Finding] = {}
    for finding in findings:
        wrong = finding.status is Status.INCONSISTENT
        what = finding.arithmetic if wrong else frozenset(role.figure.span for role in finding.roles)
        kept.setdefault((finding.status, what), finding)
    return sorted(kept.values(), key=lambda finding: finding.status is not Status.INCONSISTENT)


def wrong(claim: Claim) -> list[Finding]:
    """Return the findings that make a claim inconsistent."""
    return [finding for finding in unlike(claim.findings) if finding.status is Status.INCONSISTENT]


def names_of_wrong(claim: Claim) -> str:
    """Return the names of the checks that contradict a claim, "source" where none does."""
    return ", ".join(dict.fromkeys(finding.check for finding in wrong(claim))) or "source"


def on_inconsistent(claim: Claim) -> Iterator[Remark]:
    """Yield the arithmetic that fails, its notes and repairs, and what sources say."""
    for finding in wrong(claim):
        yield Remark("", finding.arithmetic)
        if finding.note:
            yield Remark("note", finding.note)
        if finding.repairs:
            yield Remark("hint", "; or ".join(finding.repairs))
    for evidence in claim.evidence:
        if evidence.bearing is not Bearing.LEAD:
            yield Remark(_WORD[evidence.bearing], cite(evidence))


def on_imprecise(finding: Finding) -> Iterator[Remark]:
    """Yield the arithmetic that only just holds, and its note."""
    yield Remark("", finding.arithmetic)
    if finding.note:
        yield Remark("note", finding.note)


def on_other(claim: Claim) -> Iterator[Remark]:
    """Yield what is known of a claim that nothing contradicts."""
    for finding in unlike(claim.findings):
        yield Remark(_STATUS.get(finding.status, ""), ". ".join(filter(None, (finding.arithmetic, finding.note))))
    for implication in claim.implications:
        yield Remark("", implication.text)
    settled = claim.verdict is Verdict.VERIFIED
    for evidence in claim.evidence:
        if not (settled and evidence.bearing is Bearing.LEAD):
            yield Remark(_WORD[evidence.bearing], cite(evidence))


def near_misses(claim: Claim) -> list[Evidence]:
    """Return the sources on just what an open claim says whose value is close to its, and yet another."""
    if claim.verdict is not Verdict.NEEDS_SOURCE:
        return []
    return [each for each in claim.evidence if each.bearing is Bearing.LEAD and each.missing == ("value",)]


def placed(note: str) -> tuple[str, str]:
    """Return the line that a report's note is about, "" where it is about none, and the note without it."""
    head, colon, rest = note.partition(": ")
    line = head.removeprefix("line ")
    return (line, rest) if colon and line != head and line.isdecimal() else ("", note)


def cite(evidence: Evidence) -> str:
    """Return what a source says, in one line."""
    source = ", ".join(filter(None, (name_of(evidence), evidence.url)))
    return plain(f"{said(evidence)} ({source})")


def sentence(text: str) -> str:
    """Return a text, made a sentence: it begins with a capital where it begins with a letter, and ends in a stop."""
    text = text.strip()
    return ended(text[:1].upper() + text[1:] if text[:2].isalpha() else text)


def ended(text: str) -> str:
    """Return a text with a stop at its end."""
    return text if text.endswith((".", "!", "?")) else f"{text}."
