"""The line along which data flows: document, figures, checks, findings, evidence, claims, report."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import checks, claims, documents, reading
from claimcheck.collecting import uncollected
from claimcheck.figures import extract
from claimcheck.model import Document, Finding, Implication, Reading, Report, Span, Status
from claimcheck.repairs import likeliest_first
from claimcheck.sources.base import Lookup, together

if TYPE_CHECKING:
    from claimcheck.sources.base import Source
    from claimcheck.sources.facts import Ledger


@uncollected
def check(
    source: str | Document,
    *,
    ledger: Path | None = None,
    disable: Collection[str] = (),
    sources: Sequence[Source] = (),
) -> Report:
    """Check a document's figures.

    Args:
        source: plain text (pipe tables in it are read as tables), or a Document from `claimcheck.documents`.
        ledger: the directory of sourced facts to look claims up in; none by default.
        disable: names of checks that are not to be heard.
        sources: what else claims are looked up in.

    Returns:
        The report: every claim with its verdict and what led to it.

    Raises:
        LedgerError: a file of the ledger is malformed.
        TypeError: `source` is neither.
    """
    document = documents.read_text(source) if isinstance(source, str) else source
    if not isinstance(document, Document):
        raise TypeError(f"check() takes a text or a Document, not {type(source).__name__}; check_file() takes a path")
    # The cells of tables are read one by one in `reading`, as whole figures.
    read = reading.read(document, extract(document, tables=False))
    results = _heard(checks.run(read), disable)
    findings = [likeliest_first(f) for f in claims.distinct(r for r in results if isinstance(r, Finding))]
    implications = [r for r in results if isinstance(r, Implication)]
    facts = _facts(ledger) if ledger else None
    lookup = together([*([_in_ledger(read, facts)] if facts else ()), *(open_for(read) for open_for in sources)])
    idle = (f"There are no facts in {ledger}: no claim was looked up.",) if ledger and not facts else ()
    notes = (*document.notes, *idle)
    report = Report(document, claims.build(read, findings, implications, lookup), tuple(findings), notes)
    if not document.directives:
        return report
    from claimcheck import ignores

    return ignores.apply(report, unheard={*disable, *(() if ledger else (ignores.SOURCE,))})


@uncollected
def check_file(
    path: Path | str,
    *,
    ledger: Path | None = None,
    disable: Collection[str] = (),
    sources: Sequence[Source] = (),
) -> Report:
    """Check a file's figures; the ledger is found in `claims/` beside it or above it unless given.

    Raises:
        DocumentError: the file cannot be read.
        LedgerError: a file of the ledger is malformed.
    """
    document = documents.read_file(Path(path))
    if ledger is None:
        from claimcheck.sources.finding import find_ledger

        ledger = find_ledger(Path(path))
    return check(document, ledger=ledger, disable=disable, sources=sources)


def _heard(results: Iterable[Finding | Implication], disable: Collection[str]) -> list[Finding | Implication]:
    """Return what checks found that are not disabled, without what repeats a contradiction of one that is."""
    if not disable:
        return list(results)
    found = list(results)
    unheard = {_figures(r) for r in found if r.check in disable and _is_contradiction(r)}
    heard = (r for r in found if r.check not in disable)
    return [r for r in heard if not (_is_contradiction(r) and _figures(r) in unheard)]


def _is_contradiction(result: Finding | Implication) -> bool:
    return isinstance(result, Finding) and result.status is Status.INCONSISTENT


def _figures(result: Finding | Implication) -> frozenset[Span]:
    return frozenset([role.figure.span for role in result.roles]) if isinstance(result, Finding) else frozenset()


def _facts(directory: Path) -> Ledger:
    from claimcheck.sources import ledger

    return ledger.load(directory)


def _in_ledger(read: Reading, facts: Ledger) -> Lookup:
    from claimcheck.sources import match

    return match.lookup(read, facts)
