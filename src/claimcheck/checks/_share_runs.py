"""The lists of percentages in a sentence: "41% timber, 38% paper and 21% resin"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks._skeleton import PERCENT, SIGNS, Skeleton
from claimcheck.lazy import regex
from claimcheck.model import Kind

_GLUED = regex(rf"[{SIGNS}](?=[^\W\d_])")
# What may stand beside a share without ending its list: "1H" and the count in "120 (60%)".
_BESIDE = regex(rf"[{SIGNS}](?:[^\W\d_]|(?:\s[^\W\d_]+){{0,3}}\s?\({PERCENT}\))")
_COUNTED = regex(rf"[{SIGNS}](?=(?:\s[^\W\d_]+){{0,3}}\s?\(?$)")
_ASIDE = regex(r"[(\[][^()\[\]]*[)\]]")
_SEPARATOR = regex(
    rf"(?P<words>[^,;:{SIGNS}]*(?:\([^()]*\))?[^,;:{SIGNS}]*)(?P<mark>[,;]|\band\b|&|/|\sto\s)[^;:{SIGNS}]*",
    re.IGNORECASE,
)
_LONGEST_GAP = 20  # words
_LONGEST_TEXT = 400  # characters


def runs(bones: Skeleton) -> Iterator[tuple[int, ...]]:
    """Yield the lists of percentages: those in one bracket, and those outside of brackets or alone in theirs."""
    open_runs: dict[int, list[int]] = {}
    depths = _depths(bones)
    for i, figure in enumerate(bones.figures):
        depth = depths[i]
        if figure.kind is not Kind.PERCENT or figure.is_range:
            if depth == 0 and not _BESIDE.match(bones.text, bones.places[i]):
                yield from _flush(open_runs, 0)
            continue
        run = open_runs.get(depth)
        if run and not _joined(bones.text[bones.places[run[-1]] + 1 : bones.places[i]]):
            yield from _flush(open_runs, depth)
        for deeper in [d for d in open_runs if d > depth]:
            yield from _flush(open_runs, deeper)
        open_runs.setdefault(depth, []).append(i)
    for depth in list(open_runs):
        yield from _flush(open_runs, depth)


def _flush(runs: dict[int, list[int]], depth: int) -> Iterator[tuple[int, ...]]:
    run = runs.pop(depth, [])
    if len(run) > 1:
        yield tuple(run)


def _joined(between: str) -> bool:
    if len(between) > _LONGEST_TEXT:
        return False
    plain = _ASIDE.sub("", between.removeprefix(")").removesuffix("("))
    plain = _GLUED.sub("x", _COUNTED.sub("", plain))
    return len(plain.split()) <= _LONGEST_GAP and bool(_SEPARATOR.fullmatch(plain))


def _depths(bones: Skeleton) -> list[int]:
    """Return how deep in brackets each figure stands; a percentage alone in its brackets counts as outside."""
    if "(" not in bones.text and "[" not in bones.text:
        return [0] * len(bones.places)
    depths, depth, start = [], 0, 0
    for place in bones.places:
        stretch = bones.text[start:place]
        depth = max(0, depth + sum(stretch.count(c) for c in "([") - sum(stretch.count(c) for c in ")]"))
        alone = stretch.endswith("(") and bones.text.startswith(")", place + 1)
        depths.append(depth - 1 if alone else depth)
        start = place + 1
    return depths
