"""Times of a race and the time between them: "she won in 3:58.20, 1.30 seconds ahead of Olsen in 3:59.50"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from claimcheck.checks import _change_words as words
from claimcheck.checks._words import one_of, phrases
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Sentence, Span
from claimcheck.records import replace

_CLOCKED = regex(r"(?<![\d:.,])(?:(\d{1,2}):)?(\d{1,3}):(\d\d(?:\.\d{1,3})?)(?![\d:]|\.\d| ?[ap]\.?m\b)")
_PLACES = phrases("ahead | behind | adrift | back | faster | slower | quicker | in front | outside | inside | off")
_APART = regex(rf"\W*(?:clear )?{one_of(_PLACES)}\b")
# Those who run one race are no further apart, as factors.
_FARTHEST = Decimal("1.3")
_SECONDS = {"second": Decimal(1), "minute": Decimal(60)}


def race(sentence: Sentence) -> tuple[Figure, Figure, Figure] | None:
    """Return two times of a race and the time that the sentence says is between them, all in seconds."""
    if words.RACING.isdisjoint(sentence.words) or ":" not in sentence.text:
        return None
    gaps = [f for f in sentence.figures if _is_gap(f, sentence)]
    times = list(_CLOCKED.finditer(sentence.text))
    if len(gaps) != 1 or len(times) != 2:
        return None
    first, second = ([m.group(1), m.group(2), m.group(3)] for m in times)
    if [bool(p) for p in first] != [bool(p) for p in second] or not _is_timed_to(first, second, gaps[0]):
        return None
    one, two = (_figure(m.start(), m.group(), [m.group(i) for i in (1, 2, 3)], sentence) for m in times)
    if max(one.value, two.value) > _FARTHEST * min(one.value, two.value):
        return None  # of two races
    return one, two, _in_seconds(gaps[0])


def _is_gap(figure: Figure, sentence: Sentence) -> bool:
    timed = figure.kind is Kind.DURATION and figure.unit in _SECONDS and not figure.is_range
    return timed and bool(_APART.match(sentence.text, figure.end - sentence.span.start))


def _is_timed_to(first: Sequence[str], second: Sequence[str], gap: Figure) -> bool:
    """Return whether two times are as fine as the gap needs: "45:10" may be hours and minutes where that is minutes."""
    return gap.unit == "second" or bool(first[0] and second[0])


def _figure(start: int, surface: str, parts: Sequence[str], sentence: Sentence) -> Figure:
    hours, minutes, seconds = (Decimal(part or 0) for part in parts)
    quantum = Decimal(1).scaleb(seconds.as_tuple().exponent)  # type: ignore[arg-type]
    at = sentence.span.start + start
    return Figure(
        Span(at, at + len(surface)), surface, Kind.DURATION, hours * 3600 + minutes * 60 + seconds, quantum, "second"
    )


def _in_seconds(figure: Figure) -> Figure:
    factor = _SECONDS[figure.unit]
    return replace(figure, unit="second", value=figure.value * factor, quantum=figure.quantum * factor)
