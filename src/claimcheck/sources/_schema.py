"""What a `[[fact]]` table may hold, and how its values are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any, TypeVar

from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind
from claimcheck.records import dataclass, field, replace
from claimcheck.sources import periods
from claimcheck.sources._toml_lines import FileLines, TableLines
from claimcheck.sources.facts import Basis, Fact
from claimcheck.sources.periods import Period

_T = TypeVar("_T")


class PrintedFloat(str):
    """A float of a TOML file as it is printed there: 41.0 and 41.00 differ in precision."""

    __slots__ = ()


_TEXT, _TEXTS, _VALUE, _DATE = "a string", "a string or a list of strings", "a string, a number or a date", "a date"

# Each key, what it must be, in the order of docs/ledger.md.
KEYS: Mapping[str, str] = {
    "id": _TEXT,
    "subject": _TEXT,
    "aliases": _TEXTS,
    "metric": _TEXT,
    "metric_aliases": _TEXTS,
    "place": _TEXT,
    "place_aliases": _TEXTS,
    "period": _VALUE,
    "valid_from": _DATE,
    "valid_to": _DATE,
    "value": _VALUE,
    "state": _TEXT,
    "unit": _TEXT,
    "kind": _TEXT,
    "reporter": _TEXT,
    "reporter_aliases": _TEXTS,
    "time_zone": _TEXT,
    "url": _TEXT,
    "title": _TEXT,
    "quote": _TEXT,
    "read": _DATE,
    "snapshot": _TEXT,
    "note": _TEXT,
}
_REQUIRED = ("subject", "metric")
_SHA256 = regex(r"[0-9a-fA-F]{64}")
_OFFSET = regex(r"(?:UTC|GMT)?[+-][0-9]{2}:?[0-9]{2}")
_INSTANT = regex(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)

_ISO_DATES = regex(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?:/[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)?")


def facts(data: Mapping[str, Any], lines: FileLines, path: Path) -> tuple[list[Fact], list[str]]:
    """Return the facts of a parsed file, and its problems, one line each."""
    problems = [
        f"{path}:{lines.others.get(key, 1)}: there is no {key!r} here; a ledger file holds [[fact]] tables only"
        for key in data
        if key != "fact"
    ]
    tables = data.get("fact", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        what = "one table" if isinstance(tables, dict) else "no table"
        place = f"{path}:{lines.others.get('fact', 1)}"
        return [], [*problems, f"{place}: 'fact' is {what}; begin each fact with [[fact]], in two brackets"]
    found = []
    for number, table in enumerate(tables, start=1):
        where = lines.tables[number - 1] if number <= len(lines.tables) else TableLines(1)
        reader = _Reader(table, where, path)
        fact = reader.fact(f"{path.stem}-{number}")
        problems += [says for _, says in sorted(reader.problems)]
        if fact is not None and not reader.problems:
            found.append(fact)
    return found, problems


@dataclass(slots=True)
class _Reader:
    """Reads one table and gathers what is wrong with it."""

    table: Mapping[str, Any]
    lines: TableLines
    path: Path
    problems: list[tuple[int, str]] = field(default_factory=list)

    def wrong(self, key: str, says: str) -> None:
        line = self.lines.of(key)
        self.problems.append((line, f"{self.path}:{line}: {says}"))

    def fact(self, default_id: str) -> Fact | None:
        self.check_keys()
        value, state = self.printed("value"), self.text("state")
        self.check_value(value, state)
        figure, day, instant = self.read_value(value) if value else (None, None, None)
        period, lasting = self.period()
        return Fact(
            id=self.text("id") or default_id,
            subject=self.text("subject"),
            metric=self.text("metric"),
            value=value or state,
            path=self.path,
            line=self.lines.header,
            aliases=self.texts("aliases"),
            metric_aliases=self.texts("metric_aliases"),
            place=self.text("place"),
            place_aliases=self.texts("place_aliases"),
            period=period,
            lasting=lasting,
            figure=figure,
            day=day,
            instant=instant,
            state=state,
            unit=self.text("unit"),
            basis=self.basis(),
            reporter=self.text("reporter"),
            reporter_aliases=self.texts("reporter_aliases"),
            time_zone=self.time_zone(),
            url=self.url(),
            title=self.text("title"),
            quote=self.text("quote"),
            read=self.day_of("read"),
            snapshot=self.snapshot(),
            note=self.text("note"),
        )

    def check_keys(self) -> None:
        """Note keys that there are not, and those that are needed and missing."""
        meant = set()
        for key in self.table:
            if key not in KEYS:
                meant.add(_nearest(key))
                self.wrong(key, f"there is no key {key!r}{_suggestion(_nearest(key))}")
        for key in _REQUIRED:
            if not self.text(key) and key not in meant and not (key in self.table and self.problems):
                self.wrong(key, f'the fact has no {key}; add {key} = "..."')
        if not (self.text("url") or self.text("title") or self.text("reporter")):
            self.wrong("url", 'the fact has no source; add url = "https://..." or title = "..."')

    def check_value(self, value: str, state: str) -> None:
        """Note where a fact has both or neither of value and state."""
        if bool(value) is not bool(state) or ("value" in self.table and not value and self.problems):
            return
        lacks = 'has no value; add value = "..." or state = "..."'
        self.wrong("value", f"the fact {'has both value and state; keep one' if value else lacks}")

    def text(self, key: str) -> str:
        value = self.table.get(key, "")
        if not isinstance(value, str) or isinstance(value, PrintedFloat):
            self.once(key, f"{key} must be {KEYS[key]}; put it in quotes")
            return ""
        return " ".join(value.split())

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.table.get(key, [])
        values = [value] if isinstance(value, str) else value
        if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
            self.once(key, f'{key} must be {KEYS[key]}; write {key} = ["...", "..."]')
            return ()
        return tuple(" ".join(v.split()) for v in values)

    def printed(self, key: str) -> str:
        value = self.table.get(key, "")
        if isinstance(value, bool) or not isinstance(value, str | int | date | datetime | time):
            self.once(key, f"{key} must be {KEYS[key]}, as printed in the source")
            return ""
        return value.isoformat() if isinstance(value, date | time) else " ".join(str(value).split())

    def once(self, key: str, says: str) -> None:
        if not any(f": {key} must be " in problem for _, problem in self.problems):
            self.wrong(key, says)

    def day_of(self, key: str) -> str:
        value = self.printed(key)
        return value if not value or self.attempt(key, _day, value) is not None else ""

    def period(self) -> tuple[Period | None, bool]:
        period = self.printed("period")
        bounds = [self.printed("valid_from"), self.printed("valid_to")]
        if period and any(bounds):
            self.wrong("period", "the fact has both a period and valid_from or valid_to; keep one of them")
            return None, False
        if period:
            return self.attempt("period", periods.read, period), False
        if not any(bounds):
            return None, False
        first = self.attempt("valid_from", periods.read, bounds[0]) if bounds[0] else Period(date.min, date.min)
        last = self.attempt("valid_to", periods.read, bounds[1]) if bounds[1] else Period(date.max, date.max)
        if first is None or last is None:
            return None, True
        if last.last < first.first:
            self.wrong("valid_to", f"valid_to ({bounds[1]}) lies before valid_from ({bounds[0]}); exchange them")
            return None, True
        return Period(first.first, last.last), True

    def basis(self) -> Basis:
        text = self.text("kind") or Basis.OUTCOME
        try:
            return Basis(text)
        except ValueError:
            self.wrong("kind", f"kind {text!r} is none of outcome, target, forecast")
            return Basis.OUTCOME

    def url(self) -> str:
        text = self.text("url")
        if text and not text.startswith(("https://", "http://")):
            self.wrong(
                "url", f"url {text!r} begins with neither https:// nor http://; a source without one has a title"
            )
        return text

    def snapshot(self) -> str:
        text = self.text("snapshot")
        if text and not _SHA256.fullmatch(text):
            self.wrong("snapshot", "snapshot is no sha256 (64 hexadecimal digits)")
        return text.lower()

    def time_zone(self) -> str:
        text = self.text("time_zone")
        if text and not _OFFSET.fullmatch(text):
            self.attempt("time_zone", _zone, text)
        return text

    def read_value(self, value: str) -> tuple[Figure | None, Period | None, datetime | None]:
        unit = self.text("unit")
        if _INSTANT.fullmatch(value):
            instant = self.attempt("value", datetime.fromisoformat, value)
            if instant is None:
                return None, None, None
            return None, Period(instant.date(), instant.date()), instant if instant.tzinfo else None
        if _ISO_DATES.fullmatch(value):
            if unit:
                self.wrong("unit", "a date has no unit; leave unit out")
            return None, self.attempt("value", periods.read, value), None
        figure = self.attempt("value", lambda text: _figure(text, unit), value)
        if figure is not None and figure.kind in (Kind.DATE, Kind.YEAR):
            day = periods.of_when(figure.when, figure.until)
            if day is None:
                self.wrong("value", f"value {value!r} is no date of the calendar with its year; write it as 2024-07-04")
            return None, day, None
        return figure, None, None

    def attempt(self, key: str, read: Callable[[str], _T], text: str) -> _T | None:
        try:
            return read(text)
        except ValueError as error:
            self.wrong(key, f"{key}: {error}")
            return None


def _nearest(key: str) -> str:
    """Return the key that a misspelt one is meant to be, "" if none is like it."""
    from difflib import get_close_matches

    return "".join(get_close_matches(key, KEYS, 1))


def _suggestion(key: str) -> str:
    return f"; did you mean {key!r}?" if key else f"; there are {', '.join(KEYS)}"


def _day(text: str) -> Period:
    try:
        period = periods.read(text[:10])
    except ValueError:
        period = None
    if period is None or not period.is_day:
        raise ValueError(f"{text!r} is no date; write it as 2024-07-04")
    return period


def _zone(name: str) -> object:
    from zoneinfo import ZoneInfo, available_timezones

    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError):
        if not available_timezones():
            return None  # a system without time zone data cannot judge names
        raise ValueError(f"there is no time zone {name!r}; write it as Asia/Tokyo or +09:00") from None


def _figure(text: str, unit: str) -> Figure:
    from claimcheck.figures import read_figure

    plain = _plain(text)
    if not unit:
        return plain
    if plain.unit or plain.kind not in (Kind.COUNT, Kind.YEAR):
        both = read_figure(f"{text} {unit}") if plain.kind is Kind.COUNT else read_figure(f"1 {unit}")
        if both.unit != plain.unit and unit != plain.unit:
            raise ValueError(f"{text!r} is in {plain.unit or plain.kind.value}, unit says {unit!r}; keep one of them")
        return plain
    return read_figure(f"{text} {unit}")


def _plain(text: str) -> Figure:
    """Return the figure that a value prints; words such as "first" and "double" are figures before a noun only."""
    from claimcheck.figures import extract, read_figure

    try:
        return read_figure(text)
    except ValueError:
        for frame in ("the {} visit", "{} the amount"):
            figures = extract(frame.format(text))
            if len(figures) == 1 and figures[0].surface == text:
                return replace(figures[0], noun=None, unit="")
        raise
