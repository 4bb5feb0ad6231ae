"""What tests of places share: blocks as readable rows, and the rule that every character is found again in the file."""

from collections.abc import Iterable

from claimcheck.model import Document, Finding, Status


def blocks(document: Document) -> list[tuple[str, str]]:
    """Return each block's kind and text."""
    return [(block.kind.value, document.text[slice(*block.span)]) for block in document.blocks]


def grid(document: Document, number: int = 0) -> list[list[str | None]]:
    """Return the texts of a table's cells."""
    return [[cell and document.text[slice(*cell.span)] for cell in row] for row in document.tables[number].rows]


def strays(document: Document, source: str) -> list[tuple[str, str]]:
    """Return the visible characters that are not those of the file at their place, with what stands there."""
    offsets = (document.source.offset(i) for i in range(len(document.text)))
    pairs = ((shown, source[at : at + 1]) for shown, at in zip(document.text, offsets, strict=True))
    return [(shown, there) for shown, there in pairs if not shown.isspace() and shown != there]


def where(document: Document, words: str) -> tuple[int, int]:
    """Return line and column of some words of the text."""
    return document.source.place(document.text.index(words))


def alarms(findings: Iterable[Finding]) -> list[Status]:
    """Return the outcomes of the checks that did not hold."""
    return [finding.status for finding in findings if finding.status is not Status.CONSISTENT]
