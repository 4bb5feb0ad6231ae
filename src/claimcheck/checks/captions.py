"""The number of cases that a caption gives against the number that the text beside it gives.

The rule is that both are the same count: "Figure 2 (n = 45)" and "In total, 45 were shown". The values that a caption
lists must make the mean that it states. Exclusions, subgroups and other units of counting are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from claimcheck.checks._law import Equation, conclude, figures_of, said
from claimcheck.checks._words import entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import exact
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Finding, Kind, Reading, Sentence
from claimcheck.records import replace

NAME = "caption"
_EQUAL = Equation("text", lambda caption: caption, {"caption": lambda v: v["text"], "text": lambda v: v["caption"]})
_CAPTIONED = entries("figure fig chart table caption graph panel box")
_CAPTION = regex(rf"\s*{one_of(_CAPTIONED)}\b", re.IGNORECASE)
_SIZE = regex(r"\(\s*n\s*=\s*$", re.IGNORECASE)
_IN_ALL = phrases("in total | in all | altogether | a total of | overall")
_WHOLE_BEFORE = regex(rf"\b{one_of(_IN_ALL)}\s*,?\s*$", re.IGNORECASE)
_OF_SOME = entries("exclud* missing lost withdr* dropped except per each group arm subset only not respectively")
_OTHER = regex(rf"\b{one_of(_OF_SOME)}\b", re.IGNORECASE)
_MEAN = regex(r"[,;(]?\s*\b(?:with\s+an?\s+)?(?:mean|average)\s*(?:of|=|:|is|was)?\s*$", re.IGNORECASE)
_BETWEEN = regex(r"\s*(?:,|and|,\s*and|&)\s*")
_FEWEST = 3


def caption(caption_: Printed, text: Printed) -> Finding:
    """Compare the count that a caption gives with the count that the text gives.

    Args:
        caption_: the caption's count.
        text: the text's count.

    >>> caption("45", "54").arithmetic
    'the caption gives 45; the text says 54'
    """
    figures = figures_of(caption=caption_, text=text)
    figures = {name: replace(figure, kind=Kind.COUNT) for name, figure in figures.items()}
    return conclude(NAME, _EQUAL, figures, lambda made: f"the caption gives {made}", given=("caption",))


def _mean(values: Sequence[Figure], stated: Figure) -> Finding:
    names = [f"value_{i}" for i in range(1, len(values) + 1)]
    equation = Equation(
        "mean",
        lambda *intervals: sum(intervals, exact(0)) / exact(len(intervals)),
        {"mean": lambda v: sum((v[name] for name in names), Fraction(0)) / len(names)},
    )
    figures = dict(zip(names, values, strict=True)) | {"mean": replace(stated, kind=Kind.MEASURE)}
    listed = ", ".join(map(said, values))
    return conclude(NAME, equation, figures, lambda made: f"the mean of {listed} is {made}", given=names)


def _in_document(reading: Reading) -> Results:
    for sentence, following in pairwise((*reading.sentences, None)):
        if sentence is None or not sentence.figures or not _is_caption(sentence):
            continue
        yield from _mean_in(sentence)
        if following is not None and not _OTHER.search(sentence.text) and not _OTHER.search(following.text):
            sizes = [f for f in sentence.figures if _SIZE.search(_before(f, sentence))]
            wholes = [f for f in following.figures if _WHOLE_BEFORE.search(_before(f, following))]
            if len(sizes) == len(wholes) == 1 and not wholes[0].is_range and wholes[0].kind is Kind.COUNT:
                yield caption(sizes[0], wholes[0])


def _is_caption(sentence: Sentence) -> bool:
    return sentence.block.kind is BlockKind.CAPTION or bool(_CAPTION.match(sentence.text))


def _before(figure: Figure, sentence: Sentence) -> str:
    return sentence.text[: figure.start - sentence.span.start]


def _mean_in(sentence: Sentence) -> Results:
    """Judge the mean that follows a list of values: "12, 15 and 18, mean 15"."""
    values: list[Figure] = []
    for figure in sentence.figures:
        if values:
            between = sentence.text[values[-1].end - sentence.span.start : figure.start - sentence.span.start]
            if len(values) >= _FEWEST and _MEAN.fullmatch(between):
                yield _mean(values, figure)
                return
            if not _BETWEEN.fullmatch(between):
                values = []
        values.append(figure)


CHECK = Check(
    code="CC406",
    name=NAME,
    title="Caption against its text",
    explanation=__doc__,
    law=caption,
    in_document=_in_document,
    examples=Examples(
        consistent=(
            "Figure 4 (n = 128). In total, 128 trees were measured.",
            "Chart: heights of 4, 7 and 10, mean 7.",
        ),
        inconsistent=(
            "Figure 4 (n = 128). In total, 182 trees were measured.",
            "Chart: heights of 4, 7 and 10, mean 9.",
        ),
        silent=(
            "Figure 4 (n = 128; 6 excluded). In total, 134 trees were measured.",
            "Figure 4 shows 128 trees. They stood in 12 rows.",
        ),
    ),
)
