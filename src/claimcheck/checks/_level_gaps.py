"""What the words between two figures of a change say: that it goes on, that a base is told, or that a new statement
starts."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks import _change_words as words
from claimcheck.checks._slots import FIGURE

_TOLD = (
    words.TIME_WORDS | words.YEAR_WORDS | words.LEVEL | words.TRADING | words.VALUED | words.FILL | words.ADVERBS.keys()
    | {"than", "on", "from", "compared", "with", ",", "when", "it", "there", "before", FIGURE}
)  # fmt: skip


def is_listing(gap: Sequence[str]) -> bool:
    """Return whether "and" joins two nouns here: "decreased glucose and insulin from 5.1 to 4.8"."""
    breaks = [t for t in gap if t in words.BREAKS]
    return breaks == ["and"] and len(gap) <= 8 and not words.LEVEL & set(gap)


def tells_a_base(gap: Sequence[str]) -> bool:
    """Return whether a gap names a base, and then tells its value: "than in May, when it was"."""
    return "when" in gap and not {"than", "on", "from", "with"}.isdisjoint(gap) and set(gap) <= _TOLD


def is_broken(gap: Sequence[str]) -> bool:
    """Return whether a new statement starts in a gap between figures."""
    for i, token in enumerate(gap):
        previous = gap[i - 1] if i else ""
        if token == "when" and ((gap[i + 1 : i + 2] and gap[i + 1] in words.VERSUS) or tells_a_base(gap)):
            continue
        if token == "with" and previous in words.VERSUS:
            continue
        if token == ";" and gap[i + 1 : i + 2] in (("that",), ("this",)):
            continue
        if token == "so" and gap[i + 1 : i + 2] == ("far",):
            continue
        if token == "after" and previous == "," and not set(gap[i + 1 :]) - words.FILL:
            continue
        if token == "before" and previous in ("year", "month", "quarter", "week", "day"):
            continue
        if token in words.BREAKS:
            return True
    return False
