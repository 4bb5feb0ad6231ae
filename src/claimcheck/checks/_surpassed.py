"""Changes of one value against another that it beat or missed: "sales of $220 million beat the forecast of $200 million
by 10%". The one that was beaten stands for the old value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import CHANGING, LEVELS, Frame
from claimcheck.checks._clause import FIGURE, Clause, Slot
from claimcheck.model import Change

# How far the verb and the two values may stand from each other, in words.
_NEAR = 8


def surpassed(clause: Clause, frames: Sequence[Frame]) -> Iterator[Frame]:
    """Yield what a clause says of by how much one value went beyond another or fell short of it.

    Args:
        clause: a sentence's words and figures.
        frames: the changes that are known already; what is complete is not read again.
    """
    if words.BEATING.keys().isdisjoint(clause.tokens):
        return
    done = {f.span for frame in frames if frame.before and frame.after for f in frame.changes}
    values = [s for s in clause.slots if not s.is_time]
    for new, old, size in zip(values, values[1:], values[2:], strict=False):
        way = _way(clause, new, old, size)
        if way is not None and size.figure.span not in done:
            yield Frame(way, False, (size.figure,), (old.figure,), (new.figure,))


def _way(clause: Clause, new: Slot, old: Slot, size: Slot) -> Change | None:
    """Return which way the first of three values went beyond the second by the third, or None."""
    if size.figure.kind not in CHANGING or new.figure.kind is not old.figure.kind or new.figure.kind not in LEVELS:
        return None
    if any(s.figure.is_range for s in (new, old, size)):
        return None
    gap, rest = clause.gap(new, old), clause.gap(old, size)
    verbs = [i for i, token in enumerate(gap) if token in words.BEATING]
    if len(verbs) != 1 or len(gap) > _NEAR + 4 or len(rest) > _NEAR or rest[-1:] != ("by",):
        return None
    inner = set(gap[: verbs[0]]) | set(gap[verbs[0] + 1 :]) | set(rest)
    if not inner.isdisjoint(words.BREAKS | {"(", ")", "from"}) or not _is_subject(gap[: verbs[0]]):
        return None
    return words.BEATING[gap[verbs[0]]]


def _is_subject(gap: Sequence[str]) -> bool:
    """Return whether a value is of the subject of the verb behind it: only a time, or a comma, stands between."""
    return all(t in words.TIME_WORDS or t in words.AUXILIARIES or t in (",", FIGURE) for t in gap)
