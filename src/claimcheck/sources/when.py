"""The period that a figure is of, as its sentence, its neighbours and its document say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from claimcheck.figures.data.calendar import MONTHS
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Span, When
from claimcheck.records import replace
from claimcheck.sources import periods
from claimcheck.sources.clauses import DATES, Clauses, Scope
from claimcheck.sources.data import vocabulary
from claimcheck.sources.periods import Period

_BEFORE = 40  # how far to look left of a date for the words that go with it, in characters
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_FROM_MONTH = regex(rf"\b({_NAMES})\.?\s*(?:-|–|to|through|till|until|and)\s*$", re.IGNORECASE)
_SPAN_OF = regex(
    r"\b(?P<which>first|last|opening|final)\s+(?P<many>\w+)\s+(?P<unit>months?|weeks?|days|quarters)\s+(?:of|in)\s*$",
    re.IGNORECASE,
)
_HALF_OF = regex(
    r"\b(?P<which>first|second|third|fourth|last)\s+(?P<unit>half|quarter|month|trimester|week)\s+(?:of|in)\s*$",
    re.IGNORECASE,
)
_YEAR_TO = regex(r"\b(?:year|12 months|twelve months)\s+(?:that\s+)?(?:to|ended|ending|through)\s*$", re.IGNORECASE)
_END_OF = regex(r"\b(?:end|close)(?:\s+of\b|-)\s*(?:the\s+year\s*)?$|\bend[ -]$|\byear-end\s*$", re.IGNORECASE)
_START_OF = regex(r"\b(?:start|beginning)\s+of\s*$", re.IGNORECASE)
_MONTH = regex(r"(?<![.!?] )\b(?:" + "|".join(name.capitalize() for name in MONTHS if len(name) > 3) + r"|May)\b")
# "$60 billion before the boom of 2023" and "had been put at $61 billion" are of an earlier time than the date named.
_BEFORE_EVENT = regex(r"\b(?:before|prior to|until|ahead of|since|after)\b", re.IGNORECASE)
_HAD_BEEN = regex(r"\bhad\s+been\s+(?:put|estimated|expected|forecast|projected|set|seen|reported)\b", re.IGNORECASE)
_WORDS = regex(r"[\w-]+")
_COUNTS = {w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven".split(), start=1)}
_RELATIVE = regex(
    r"""\b(?:
      (?P<last> last | previous | prior ) [ ] (?P<last_unit> year | month )
    | (?P<this> this | (?:the[ ])?current ) [ ] (?P<this_unit> year | month )
    | (?P<next> next ) [ ] (?P<next_unit> year | month )
    | (?P<now> now | today | currently | at[ ]present )
    | (?P<vague> (?:first|second|third|fourth|last|latest|previous|current|this)[ ](?:quarter|half|week)
      | (?:first|last|past|previous|next)[ ]\w+[ ](?:months|weeks|years|quarters|days)
      | for[ ]the[ ](?:full[ ])?(?:year|quarter|month|half) | year[ -]to[ -]date
      | (?:\w+[ ](?:years?|months?|decades?)|the[ ](?:year|month|decade))[ ](?:earlier|ago|before)
      | year-on-year | recently )
    )\b""",
    re.VERBOSE | re.IGNORECASE,
)


class Stated(NamedTuple):
    """The period of a statement: None where none is stated. `clear` is False where what is stated is not one period
    ("since 2010", two years), `at_end` and `at_start` say that its end or start is meant, `figure` is the
    date that says so, `aside` that it stands in another part of the sentence ("opened in 1998, it is 3 km long")."""

    period: Period | None = None
    clear: bool = True
    at_end: bool = False
    at_start: bool = False
    figure: Figure | None = None
    aside: bool = False


NOTHING = Stated()
_UNCLEAR = Stated(clear=False)


def of_figure(figure: Figure, scope: Scope, clauses: Clauses, text: str, written: Period | None) -> Stated:
    """Return the period that a sentence gives a figure.

    Args:
        figure: a figure that is no date.
        scope: its statement.
        clauses: its sentence.
        text: the document's text.
        written: when the document was written, if known.
    """
    own = scope.own
    # "Two years ago" is no other value.
    neighbours = [f for f in own.values if f.span != figure.span and f.kind is not Kind.DURATION]
    following = min((f.start for f in neighbours if f.start >= figure.end), default=own.span.end)
    preceding = max((f.end for f in neighbours if f.end <= figure.start), default=own.span.start)
    after = _of_stretch(own.figures, Span(figure.end, following), text, written)
    if after is not NOTHING:
        at = after.figure.start if after.figure else following
        return _UNCLEAR if _BEFORE_EVENT.search(text, figure.end, at) else after
    if _is_old_value(figure, text) or _HAD_BEEN.search(text, own.span.start, figure.start):
        return _UNCLEAR
    before = _of_stretch(own.figures, Span(preceding, figure.start), text, written)
    if before is not NOTHING or scope.shared:
        return before if not scope.shared or before is not NOTHING else _UNCLEAR
    for part in reversed(scope.parts):
        if part is not own:
            found = _of_stretch(part.figures, part.span, text, written)
            if found is not NOTHING:
                return found
    others = [s for s in clauses.segments if not s.subordinate and s not in scope.parts and not s.values]
    found = _only([_of_stretch(s.figures, s.span, text, written) for s in others])
    if found is NOTHING and not own.subordinate:
        dates = [f for f in clauses.sentence.figures if f.kind in DATES]
        # "X was 3 in 2023, while Y was 4": the one date of a sentence is that of all its clauses.
        if len(dates) == 1 and not _is_compared(dates[0], text):
            later = _BEFORE_EVENT.search(text, figure.end, max(figure.end, dates[0].start))
            found = _UNCLEAR if later else of_date(dates[0], text, written)
    return found if found is NOTHING else found._replace(aside=True)


def of_sentence(clauses: Clauses, text: str, written: Period | None) -> Stated:
    """Return the one period that a sentence names, NOTHING where it names none."""
    return _only([_of_stretch(s.figures, s.span, text, written) for s in clauses.segments if not s.subordinate])


def of_figures(figures: Sequence[Figure]) -> Stated:
    """Return the one period that the dates of a heading or title name."""
    found = [periods.of_when(f.when, f.until) for f in figures if f.kind in DATES]
    return _only([Stated(period) if period else _UNCLEAR for period in found])


def of_date(figure: Figure, text: str, written: Period | None = None) -> Stated:
    """Return the period that a date figure names with the words before it ("the first five months of 2023")."""
    period = periods.of_when(_with_year(figure.when, written), figure.until)
    if period is None:
        return _UNCLEAR
    left = text[max(0, figure.start - _BEFORE) : figure.start].rpartition("\n\n")[2]
    earlier = [word.lower() for word in _WORDS.findall(left)[-3:]]
    if _END_OF.search(left):
        return Stated(period, at_end=True, figure=figure)
    if _START_OF.search(left):
        return Stated(period, at_start=True, figure=figure)
    narrowed = _narrowed(period, left)
    if narrowed is not None:
        return Stated(narrowed, figure=figure)
    if set(earlier[-2:]) & (vocabulary.STRETCHES | vocabulary.PARTS_OF_YEAR) or _HALF_OF.search(left):
        return _UNCLEAR
    if earlier[-1:] == ["from"] or _SPAN_OF.search(left):
        return _UNCLEAR
    return Stated(period, figure=figure)


def _with_year(when: When | None, written: Period | None) -> When | None:
    """Return a date with the year that is left out because it is that of the writing, or the last before it."""
    if when is None or when.year is not None or when.month is None or written is None:
        return when
    last = written.last
    if written.first.year != last.year:
        return when
    year = last.year if (when.month, when.day or 1) <= (last.month, last.day) else last.year - 1
    return replace(when, year=year)


def _narrowed(period: Period, left: str) -> Period | None:
    """Return the stretch of which a date is the end or the whole, as the words before it say."""
    from_month = _FROM_MONTH.search(left)
    if from_month:
        first = date(period.last.year, MONTHS[from_month[1].lower()], 1)
        return Period(first, period.last) if first <= period.last else None
    span = _SPAN_OF.search(left)
    if span and span["unit"].startswith("month") and span["which"].lower() == "first":
        many = _COUNTS.get(span["many"].lower()) or (int(span["many"]) if span["many"].isdecimal() else 0)
        if 1 <= many <= 11:
            return Period(period.first, periods.month(period.first.year, many).last)
    if _YEAR_TO.search(left):
        try:
            return Period(period.last.replace(year=period.last.year - 1) + timedelta(days=1), period.last)
        except ValueError:
            return None
    return None


def _of_stretch(figures: Sequence[Figure], span: Span, text: str, written: Period | None) -> Stated:
    dates = [f for f in figures if f.kind in DATES and f.kind is not Kind.TIME and span.start <= f.start < span.end]
    found = [of_date(f, text, written) for f in dates if not _is_compared(f, text)]
    if not dates:
        found = _relative(text, span, written)
    return _only(found)


def _relative(text: str, span: Span, written: Period | None) -> list[Stated]:
    found = []
    # "a year before" may begin in a part that "before" ends.
    for match in _RELATIVE.finditer(text, span.start, min(len(text), span.end + len("before"))):
        if match.start() >= span.end:
            break
        if match["vague"] or written is None:
            found.append(_UNCLEAR)
        elif match["now"]:
            found.append(Stated(written))
        else:
            shift = -1 if match["last"] else 1 if match["next"] else 0
            unit = match["last_unit"] or match["this_unit"] or match["next_unit"]
            found.append(_shifted(written, unit.lower(), shift))
    if not found and _MONTH.search(text, span.start, span.end):
        found.append(_UNCLEAR)  # a month whose year is not said
    return found


def _shifted(written: Period, unit: str, by: int) -> Stated:
    if written.first.year != written.last.year:
        return _UNCLEAR
    if unit == "year":
        return Stated(periods.year(written.first.year + by))
    if written.first.month != written.last.month:
        return _UNCLEAR
    months = written.first.year * 12 + written.first.month - 1 + by
    return Stated(periods.month(months // 12, months % 12 + 1))


def _is_compared(figure: Figure, text: str) -> bool:
    left = [word.lower() for word in _WORDS.findall(text[max(0, figure.start - 25) : figure.start])[-3:]]
    return bool(set(left) & (vocabulary.COMPARED - {"from", "over"}))


def _is_old_value(figure: Figure, text: str) -> bool:
    """Return whether the figure is where a change starts: "from $3 million to $4 million", "to $4 million from $3
    million"; the date of the change is not its own."""
    return "from" in [word.lower() for word in _WORDS.findall(text[max(0, figure.start - 25) : figure.start])[-2:]]


def _only(found: Sequence[Stated]) -> Stated:
    """Return the one thing that is stated; _UNCLEAR where several differ."""
    stated = [one for one in found if one is not NOTHING]
    if not stated:
        return NOTHING
    first = stated[0]
    if all(one.clear and one.period == first.period for one in stated):
        return first
    return _UNCLEAR
