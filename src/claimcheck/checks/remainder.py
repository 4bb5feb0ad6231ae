"""A whole, a part and the rest: "Of 75 lamps, 48 burned; the remaining 27 were dark".

The rule is `rest = whole - parts`. "The other" and "the remaining" say that nothing else is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.checks._law import conclude, figures_of, said, value_of
from claimcheck.checks._lists import near
from claimcheck.checks._parts import Firm, add
from claimcheck.checks._skeleton import COUNT, MONEY, PERCENT, RANGE, SIGNS, Skeleton, form, skeleton
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "complement"
_ONE = rf"[{COUNT}{MONEY}]"
_BETWEEN = rf"(?:[^;.{SIGNS}]|[{PERCENT}{RANGE}]|;(?=[^;]{{0,20}}\b(?:remaining|other|rest)\b)){{1,90}}?"
_REST = form(
    r"(?:^|[,;:]\s*|\b(?:and|but|while|that|group) )(?:out of|of|among) (?:the |all |its )?",
    rf"(?P<whole>{_ONE})(?: [\w’'-]+){{0,6}}",
    rf"(?P<parts>(?:[,;]?{_BETWEEN}{_ONE}){{1,4}}){_BETWEEN}",
    rf"\b(?:the (?:remaining|other|rest|remainder)(?: of the)?|remaining)\s*,?\s*(?P<rest>{_ONE})",
)
# "sold 30 of its 50 stores and kept the remaining 20"
_PAIR_REST = form(
    rf"(?P<parts>{_ONE})(?: [\w’'-]+)?(?: out)? of (?:the |its |their |our |all |his |her )?(?P<whole>{_ONE})",
    rf"{_BETWEEN}\b(?:the (?:remaining|other|rest)|remaining)\s*,?\s*(?P<rest>{_ONE})",
)
_UNLIKE = regex(
    r"\b(?:of whom|of which|of these|of them|per|each|including|average|years?|later|more than one)\b", re.IGNORECASE
)


def complement(parts: Sequence[Printed] | Printed, whole: Printed, rest: Printed) -> Finding:
    """Compare what a whole leaves after its parts with the rest that is stated.

    Args:
        parts: one part or several.
        whole: the whole.
        rest: what is said to remain.

    Returns:
        Whether whole - parts meets the rest.
    """
    several = (
        [parts] if isinstance(parts, str | int | float | Figure) or not isinstance(parts, Sequence) else list(parts)
    )
    names = tuple(f"part_{i + 1}" for i in range(len(several)))
    figures = figures_of(whole=whole, **dict(zip(names, several, strict=True)), rest=rest)
    inputs = " - ".join([said(figures["whole"]), *(said(figures[name]) for name in names)])
    equation = Firm(
        "rest",
        lambda all_of_it, *some: all_of_it - add(some),
        {
            "whole": lambda v: sum((v[n] for n in names), v["rest"]),
            "rest": lambda v: v["whole"] - sum(v[n] for n in names),
            **({names[0]: lambda v: v["whole"] - v["rest"]} if len(names) == 1 else {}),
        },
    )
    return conclude(NAME, equation, figures, lambda left: f"{inputs} leaves {left}", given=("whole", *names))


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if len(sentence.figures) < 3:
        return
    bones = skeleton(sentence)
    for match in (*_REST.finditer(bones.text), *_PAIR_REST.finditer(bones.text)):
        whole, rest = bones.at(match.start("whole")), bones.at(match.start("rest"))
        parts = _parts(bones, match)
        if not parts or any(f.kind is not whole.kind for f in (*parts, rest)):
            continue
        finding = complement(parts, whole, rest)
        if finding.status is not Status.INCONSISTENT or _firm(match[0], parts, whole, rest):
            yield finding


def _parts(bones: Skeleton, match: re.Match[str]) -> list[Figure]:
    inside = bones.figures_in(match.start("parts"), match.end("parts"))
    return [f for f in inside if f.kind in (Kind.COUNT, Kind.MONEY)]


def _firm(text: str, parts: list[Figure], whole: Figure, rest: Figure) -> bool:
    if _UNLIKE.search(text) or any(value_of(p) > value_of(whole) for p in parts):
        return False
    return near([*parts, rest], whole)


CHECK = Check(
    code="CC212",
    name=NAME,
    title="A whole, its parts and the rest",
    explanation=__doc__,
    law=complement,
    examples=Examples(
        consistent=(
            "Of 90 hives, 57 thrived; the other 33 died out.",
            "Of the 240 letters, 180 were answered and the remaining 60 were lost.",
        ),
        inconsistent=(
            "Of 90 hives, 57 thrived; the other 43 died out.",
            "Of the 240 letters, 180 were answered and the remaining 80 were lost.",
        ),
        silent=(
            "Of 90 hives, 57 thrived and 12 died out.",
            "Of 90 hives, 57 thrived; another 43 were bought.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT, Kind.MONEY}),
    cues=frozenset({"remaining", "other", "rest", "remainder"}),
)
