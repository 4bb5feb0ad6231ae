"""A part and its percentage, of a whole in the sentence before: "The mill has 64 looms. Of these, 48 run (75%)."

The rule is `percentage = 100 x part / whole`. The part must point back ("of these", "of them", "of the looms"), and the
sentence before must have one amount only that it can be of; of several, one that fits is noted and none is flagged.
Two groups that a sentence sizes ("580 were given the drug and 290 none") are the wholes of two parts with their
percentages in a sentence after it ("261 (45%) and 17 (6%)"), if one of them fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import bare, is_amount, neighbour
from claimcheck.checks._law import conclude, figures_of, percent, said, value_of
from claimcheck.checks._lists import alike
from claimcheck.checks._parts import CLOSE, OPEN, SHARE, share_equation
from claimcheck.checks._skeleton import AMOUNT, COUNT, PERCENT, Skeleton, form, skeleton, words
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import printed
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status

NAME = "share_of_earlier"
_SHARE_OF = share_equation("part", "whole", "stated")

_HEDGED = r"(?:(?:about|some|approximately|roughly|around|only|just|nearly|almost|over|exactly) )*"
_CHANGES = one_of(vocabulary.CHANGES, vocabulary.MORE_CHANGES, vocabulary.COMPARATIVES, vocabulary.WAYS)
_APART = rf"{one_of(vocabulary.JOINING, vocabulary.CONTRASTING, vocabulary.RELATIVE)}|{_CHANGES}|of which|each|per"
_DONE = r"(?=\s*(?:[)\],;.:!?]|$|of (?:the|these|those|them|all)\b))"
_STATED = (
    rf"(?:(?:,? or |, |\s?[—–] ?){_HEDGED}{SHARE}{_DONE}|{OPEN}{_HEDGED}{SHARE.replace('share', 'inner')}\s*[)\],;])"
)
_THEM = r"(?:these|those|them|whom|the (?P<noun>[^\W\d_][\w’'-]*))"
_FORMS = (
    # "Of these, 48 run on steam, or 75%"
    form(rf"^(?:(?:and|but) )?(?:out )?of {_THEM}\s*,? {_HEDGED}(?P<part>{AMOUNT})", words(0, 9, but=_APART), _STATED),
    # "... 48 of them run on steam (75%)"
    form(rf"(?P<part>{AMOUNT}) of {_THEM}", words(0, 8, but=_APART), _STATED),
    # "75% of the looms, 48, run on steam", "75% of them (48)"
    form(
        rf"{SHARE} of {_THEM}(?:, (?:or )?|{OPEN}){_HEDGED}(?P<part>{AMOUNT})", words(0, 2, but=_APART), r"\s*[)\],;]"
    ),
)
_TWO = form(
    rf"(?P<part>{COUNT}){words(0, 3, but=_APART)}{OPEN}{SHARE}{CLOSE}{words(0, 8, but=_CHANGES)},? ",
    r"(?P<joint>and|versus|vs\.?|compared (?:with|to))",
    rf"{words(0, 4, but=_CHANGES)} (?P<part2>{COUNT}){words(0, 3, but=_APART)}{OPEN}(?P<share2>{PERCENT}){CLOSE}",
)
_BACK = 3  # sentences to where groups are sized
_LOST = Fraction(15, 100)  # of a group, who may not be counted in one of its percentages


def share_of_earlier(part: Printed, whole: Printed, stated: Printed, *, note: str = "") -> Finding:
    """Compare a part with the percentage that it is said to be of a whole that stands in another sentence.

    Args:
        part: how many, or how much, the part is.
        whole: how many, or how much, the whole is, in the same unit.
        stated: the percentage.
        note: where the whole stands.

    Returns:
        Whether 100 x part / whole meets the percentage.
    """
    figures = figures_of(part=part, whole=whole, stated=stated)
    return conclude(
        NAME,
        _SHARE_OF,
        figures,
        lambda share: f"{said(figures['part'])} of {said(figures['whole'])} is {share}",
        given=("part", "whole"),
        write=percent,
        note=note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    bones = skeleton(sentence)
    taken: set[int] = set()
    for pattern in _FORMS:
        for match in pattern.finditer(bones.text):
            share = bones.role(match, "share") or bones.at(match.start("inner"))
            finding = _pointed(bones, match, share, sentence, reading)
            if finding is not None and share.start not in taken:
                taken.add(share.start)
                yield finding
    if bones.text.count(PERCENT) > 1 and (two := _TWO.search(bones.text)):
        yield from _of_groups(bones, two, sentence, reading)


def _pointed(
    bones: Skeleton, match: re.Match[str], share: Figure, sentence: Sentence, reading: Reading
) -> Finding | None:
    """Return the finding of a part that points to its whole, None where no whole is sure."""
    part, noun = bones.at(match.start("part")), match["noun"] or ""
    if not is_amount(part) or share.is_range:
        return None
    own = [f for f in bones.figures if f.end <= min(part.start, share.start) and _can_be(f, part, noun)]
    before = neighbour(sentence, reading, -1)
    earlier = [f for f in bare(before).figures if _can_be(f, part, noun)] if before and not own else []
    candidates = own or earlier
    if noun:
        candidates = [f for f in candidates if _is_of(f, noun, reading)]
    findings = [
        share_of_earlier(part, f, share, note="" if own else "the whole is taken from before") for f in candidates
    ]
    good = next((f for f in findings if f.status is not Status.INCONSISTENT), None)
    if good or len(findings) != 1 or candidates[0].value < part.value:
        return good
    return None if _is_of_another(part, share, candidates[0], sentence, reading) else findings[0]


def _is_of_another(part: Figure, share: Figure, whole: Figure, sentence: Sentence, reading: Reading) -> bool:
    """Return whether a percentage is of an amount further back, or of that of which the whole is itself a percentage:
    "Of the 47, 46 (97.9%) slept. Of them, 37 (78.7%) dreamt"."""
    before = [f for step in range(_BACK + 1) for f in _figures(neighbour(sentence, reading, -step))]
    wholes = [value_of(f) for f in before if f.value > whole.value and alike(f, part)]
    shares = [f for f in before if f.kind is Kind.PERCENT and f.value > 0 and not f.is_range]
    wholes += [100 * value_of(whole) / value_of(f) for f in shares if f is not share]
    stated = printed(share)
    return any(stated.low <= 100 * value_of(part) / each <= stated.high for each in wholes)


def _figures(sentence: Sentence | None) -> Sequence[Figure]:
    return sentence.figures if sentence else ()


def _can_be(figure: Figure, part: Figure, noun: str) -> bool:
    return is_amount(figure) and figure.value > 0 and alike(figure, part) and not (noun and figure.value < part.value)


def _is_of(figure: Figure, noun: str, reading: Reading) -> bool:
    """Return whether a figure counts what a noun names: "64 looms", "a staff of 64"."""
    name = noun.lower()
    if figure.unit.lower().split()[-1:] == [name]:
        return True
    return reading.document.text[max(0, figure.start - 40) : figure.start].lower().rstrip().endswith(f"{name} of")


def _of_groups(bones: Skeleton, match: re.Match[str], sentence: Sentence, reading: Reading) -> Iterator[Finding]:
    """Yield the percentages of two groups that an earlier sentence sizes, if that of one of them fits."""
    if match["joint"].lower() == "and" and "respectively" not in bones.text.lower():
        return
    parts = [(bones.at(match.start(p)), bones.at(match.start(s))) for p, s in (("part", "share"), ("part2", "share2"))]
    for step in range(1, _BACK + 1):
        before = neighbour(sentence, reading, -step)
        if before is None:
            return
        sizes = [f for f in bare(before).figures if f.kind is Kind.COUNT and is_amount(f)]
        if len(sizes) == 3 and sizes[0].value == sizes[1].value + sizes[2].value:
            sizes = sizes[1:]
        if len(sizes) == 2 and all(p.value <= size.value for (p, _), size in zip(parts, sizes, strict=True)):
            note = "the groups are sized before"
            found = [share_of_earlier(p, whole, s, note=note) for (p, s), whole in zip(parts, sizes, strict=True)]
            off = [i for i, f in enumerate(found) if f.status is Status.INCONSISTENT]
            if not off or (len(off) == 1 and _is_far(*parts[off[0]], sizes)):
                yield from found
            return
        if sizes:
            return


def _is_far(part: Figure, share: Figure, sizes: list[Figure]) -> bool:
    """Return whether a part is not its percentage of a group either, of which some may be lost."""
    if not part.value or not share.value:
        return False
    implied = 100 * value_of(part) / value_of(share)
    return all(abs(implied / value_of(size) - 1) > _LOST for size in sizes)


CHECK = Check(
    code="CC231",
    name=NAME,
    title="A part and its percentage of a whole in the sentence before",
    explanation=__doc__,
    law=share_of_earlier,
    examples=Examples(
        consistent=(
            "The mill has 64 looms. Of these, 48 run on steam, or 75%.",
            "The club lists 150 boats. 60 of them are old (40%).",
            "They gave 200 the syrup and 100 plain water. The cough went in 90 (45%) and 31 (31%), respectively.",
            "We have a crew of 80, of whom 30 are cooks; 60% of the crew, 48 people, are new.",
            "The mill has 64 looms, and 60 (93.8%) run. Of those, 48 (75%) run on steam.",
        ),
        inconsistent=(
            "The mill has 64 looms. Of these, 48 run on steam, or 65%.",
            "The club lists 150 boats. 60 of them are old (60%).",
            "They gave 200 the syrup and 100 plain water. The cough went in 90 (45%) and 31 (39%), respectively.",
            "We have a crew of 80, of whom 30 are cooks; 80% of the crew, 48 people, are new.",
        ),
        silent=(
            "The mill has 64 looms and 12 presses. It sold 48 (65%) in May.",
            "The mill has 64 looms and 90 presses. Of these, 48 run on steam, or 65%.",
            "The mill has 64 looms. Of these, 48 were inspected, up 65%.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.PERCENT}),
)
