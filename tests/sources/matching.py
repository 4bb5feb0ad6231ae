"""Facts and documents in short form, for tests of matching."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from claimcheck import documents, reading
from claimcheck.figures import extract
from claimcheck.model import Bearing, Evidence, Implication, Reading
from claimcheck.sources import match
from claimcheck.sources.facts import Ledger
from claimcheck.sources.ledger import read_text

Fact = Mapping[str, object]


def fact(subject: str, metric: str, value: str = "", **more: object) -> Fact:
    """Return a fact's table."""
    return {"subject": subject, "metric": metric, "title": "A yearbook"} | ({"value": value} if value else {}) | more


def ledger(*facts: Fact) -> Ledger:
    """Return a ledger of facts, read through TOML as a file would be."""
    text = "\n".join("[[fact]]\n" + "\n".join(f"{key} = {_toml(v)}" for key, v in one.items()) for one in facts)
    found, problems = read_text(text, Path("facts.toml"))
    assert not problems, problems
    return Ledger(tuple(found), Path("claims"))


def read(text: str, *, date: str = "", title: str = "", form: str = "text") -> Reading:
    """Return a document as the matching sees it."""
    document = documents.read_text(text, format=form)
    document = replace(document, date=date or document.date, title=title or document.title)
    return reading.read(document, extract(document))


def evidence(
    text: str,
    surface: str,
    *facts: Fact,
    date: str = "",
    title: str = "",
    form: str = "text",
    implies: int | None = None,
) -> tuple[Evidence, ...]:
    """Return what the facts say about the figure that is printed as `surface`, the last one if there are several."""
    seen = read(text, date=date, title=title, form=form)
    figure = next((f for f in reversed(seen.figures) if f.surface == surface), None)
    assert figure is not None, [f.surface for f in seen.figures]
    sentence = next(s for s in seen.sentences if s.span.start <= figure.start < s.span.end)
    implied = () if implies is None else (Implication("test", figure, Decimal(implies), "it points there"),)
    return match.lookup(seen, ledger(*facts))(sentence, (figure,), implied)


def outcome(found: tuple[Evidence, ...]) -> str:
    """Return what the evidence comes to, in a word."""
    bearings = {e.bearing for e in found}
    if {Bearing.SUPPORTS, Bearing.CONTRADICTS} <= bearings:
        return "contested"
    for bearing in (Bearing.SUPPORTS, Bearing.CONTRADICTS, Bearing.LEAD):
        if bearing in bearings:
            return bearing.value if bearing is not Bearing.LEAD else f"lead: {', '.join(found[0].missing)}"
    return "nothing"


def _toml(value: object) -> str:
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"') + '"'
