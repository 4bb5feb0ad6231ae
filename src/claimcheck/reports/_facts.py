"""A ledger's facts, as a table in plain text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimcheck.reports._excerpt import plain
from claimcheck.reports.terminal import columns
from claimcheck.sources import evidence
from claimcheck.sources.facts import Basis, Fact

_HEAD = ("fact", "about", "period", "value", "source", "file")
_WIDEST = 40  # columns: what is longer is cut, but for names and files, which are there to be copied
_CUT = (1, 3, 4)


def table(facts: Sequence[Fact]) -> str:
    """Return a line per fact, below a heading: id, what it is about, period, value, source, and where it stands."""
    rows = [_HEAD, *(_row(fact) for fact in facts)]
    widths = [max(columns(row[i]) for row in rows) for i in range(len(_HEAD))]
    lines = ("  ".join(c + " " * (w - columns(c)) for c, w in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def as_dict(fact: Fact) -> dict[str, object]:
    """Return a fact's keys as docs/ledger.md names them, those that it has, with its file and line."""
    first, last = _bounds(fact)
    values: Mapping[str, object] = {
        "id": fact.id,
        "subject": fact.subject,
        "aliases": fact.aliases,
        "metric": fact.metric,
        "metric_aliases": fact.metric_aliases,
        "place": fact.place,
        "place_aliases": fact.place_aliases,
        "period": "" if fact.lasting else evidence.period(fact),
        "valid_from": first,
        "valid_to": last,
        "value": "" if fact.state else fact.value,
        "state": fact.state,
        "unit": fact.unit,
        "kind": "" if fact.basis is Basis.OUTCOME else fact.basis.value,
        "reporter": fact.reporter,
        "reporter_aliases": fact.reporter_aliases,
        "time_zone": fact.time_zone,
        "url": fact.url,
        "title": fact.title,
        "quote": fact.quote,
        "read": fact.read,
        "snapshot": fact.snapshot,
        "note": fact.note,
    }
    kept = {key: value for key, value in values.items() if value}
    return {**kept, "file": fact.path.as_posix(), "line": fact.line}


def having(facts: Iterable[Fact], words: Iterable[str]) -> list[Fact]:
    """Return the facts in which every word occurs, in whatever key and in whatever case."""
    wanted = [part.casefold() for word in words for part in word.split()]
    return [fact for fact in facts if all(part in _text(fact) for part in wanted)]


def _row(fact: Fact) -> tuple[str, ...]:
    about = ", ".join(filter(None, (fact.subject, fact.metric, fact.place)))
    where = f"{fact.path}:{fact.line}"
    cells = (fact.id, about, evidence.period(fact), evidence.stated(fact), fact.source, where)
    return tuple(_short(plain(cell)) if i in _CUT else plain(cell) for i, cell in enumerate(cells))


def _short(text: str) -> str:
    if columns(text) <= _WIDEST:
        return text
    text = text[:_WIDEST]  # no text is narrower than that but by combining characters
    while columns(text) > _WIDEST - 3:
        text = text[:-1]
    return f"{text.rstrip()}..."


def _bounds(fact: Fact) -> tuple[str, str]:
    """Return the first and the last day on which a fact holds, "" for an open end or none."""
    if fact.period is None or not fact.lasting:
        return "", ""
    first, last = fact.period.first, fact.period.last
    return ("" if first.year == 1 else first.isoformat()), ("" if last.year == 9999 else last.isoformat())


def _text(fact: Fact) -> str:
    parts = (part for key, value in as_dict(fact).items() if key != "line" for part in _strings(value))
    return "\n".join(parts).casefold()


def _strings(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (str(value),)
