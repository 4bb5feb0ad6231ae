"""A part and its percentage, of a whole in the sentence before: "The mill has 64 looms. Of these, 48 run (75%)."

The rule is `percentage = 100 x part / whole`. The part must point back ("of these", "of them", "of the looms"), and the
sentence before must have one amount only that it can be of; of several, one that fits is noted and none is flagged.
Two groups that a sentence sizes ("580 were given the drug and 290 none") are the wholes of two parts with their
percentages in a sentence after it ("261 (45%) and 17 (6%)"), if one of them fits. Of one sentence, a part is surely of
the whole that it makes with another that has a percentage ("of 75, 24 (32%) ran and 51 (68%) stood").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import pairwise

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import bare, is_amount, sentences_before
from claimcheck.checks._bracketed import with_bracketed
from claimcheck.checks._law import conclude, figures_of, is_within, percentage_of, said, value_of
from claimcheck.checks._lists import alike
from claimcheck.checks._parts import CLOSE, OPEN, SAID_SHARE, SHARE, SHARE_OF, share_law
from claimcheck.checks._skeleton import COUNT, NTHS, PERCENT, Skeleton, form, may_bind, skeleton, words
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._text import singular
from claimcheck.checks._told_shares import Told, told_shares
from claimcheck.checks._wholes import GENERAL, SETS, Whole, in_reach, nearest, noun_of, without_parts
from claimcheck.checks._words import one_of
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "share_of_earlier"

_CHANGES = one_of(vocabulary.CHANGES, vocabulary.MORE_CHANGES, vocabulary.COMPARATIVES, vocabulary.WAYS)
_APART = rf"{one_of(vocabulary.JOINING, vocabulary.CONTRASTING, vocabulary.RELATIVE)}|{_CHANGES}|of which|each|per"
_TWO = form(
    rf"(?P<part>{COUNT}){words(0, 3, but=_APART)}{OPEN}{SHARE}{CLOSE}{words(0, 8, but=_CHANGES)},? ",
    r"(?P<joint>and|versus|vs\.?|compared (?:with|to))",
    rf"{words(0, 4, but=_CHANGES)} (?P<part2>{COUNT}){words(0, 3, but=_APART)}{OPEN}(?P<share2>{PERCENT}){CLOSE}",
)
_NOTE = "the whole is taken from before"
_ROUNDED = 3  # points that the shares of all of a whole may miss 100% by
_FARTHEST = Fraction(5, 2)  # times that a part may be more or less than its share and be meant as that of a whole
_BACK_TO = frozenset({"them", "these", "those", "whom", "which"})
_RELATIVES = frozenset({"whom", "which"})
_FAR = 5  # paragraphs before, for what is named
# What follows an amount that is a part itself, with a share of its own; "€480 million, up 4%" is none.
_SHARED = regex(
    rf"(?![^.;\n\d]{{0,25}}\b{_CHANGES}\b)[^.;\n\d]{{0,25}}(?:\d+(?:\.\d+)?\s?(?:%|per\s?cent)|\bof the total)",
    re.IGNORECASE,
)
_GROUP_OF = regex(r"\b(?:group|arm|subgroup)s? of\s+$", re.IGNORECASE)  # which is not all that are told of
_UNTOLD = Fraction(1, 50)  # of a whole told before, who may be left out of it without a word
_STEM = 5  # letters that nouns of one stem share
_ANYBODY = frozenset({"person", "individual", "man", "woman"})
_SHARES = frozenset({Kind.PERCENT, Kind.RATIO})
_FRACTIONS = frozenset({"half", *NTHS})
_WITHIN = regex(r"\b(?:includ(?:es?|ed|ing)|of whom|of which)\s+(?:about\s+|some\s+)?$")
# What is needed is a share of all, not of those who were for it: "passed by 70 to 30; two thirds, 67, were needed".
_NEEDED = frozenset("needed needs required requires necessary quorum threshold minimum".split())
_NEARBY = 2  # sentences back, to amounts of which a share in whole percents may be without a word
_LONGEST = 80  # characters between a whole and its part
_TOTALS = frozenset({"total", "whole", "overall", "all"})
_MEMBERS = frozenset(map(singular, vocabulary.MEMBERS))
_GROUPS_BACK = 12  # sentences to where groups are sized as "n = 120"
_BACK = 3  # sentences to where groups are sized
_LOST = Fraction(15, 100)  # of a group, who may not be counted in one of its percentages


def share_of_earlier(part: Printed, whole: Printed, stated: Printed, *, note: str = "") -> Finding:
    """Compare a part with the percentage that it is said to be of a whole that stands in another sentence.

    Args:
        part: how many, or how much, the part is.
        whole: how many, or how much, the whole is, in the same unit.
        stated: the percentage, or a fraction in words.
        note: where the whole stands.

    Returns:
        Whether 100 x part / whole meets the percentage.
    """
    figures = figures_of(part=part, whole=whole, stated=stated)
    if figures["stated"].ratio:
        share = 100 * value_of(figures["part"]) / value_of(figures["whole"])
        says = f"{said(figures['part'])} of {said(figures['whole'])} is {float(share):.3g}%"
        return conclude(NAME, SAID_SHARE, figures, says, given=("part", "whole"), note=note)
    return share_law(NAME, part, whole, stated, note=note)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not may_bind(sentence):
        return
    if sentence.words.isdisjoint(_FRACTIONS) and all(f.kind not in _SHARES for f in sentence.figures):
        return
    bones = skeleton(with_bracketed(sentence, reading))
    shares = list(told_shares(bones))
    if _are_numbered(shares):
        return
    for told in shares:
        finding = _judged(told, shares, sentence, reading)
        if finding is not None:
            yield finding
    bracketed = bones.text.count("(") + bones.text.count("[") > 1
    if bracketed and bones.text.count(PERCENT) > 1 and (two := _TWO.search(bones.text)):
        yield from _of_groups(bones, two, sentence, reading)


def _are_numbered(shares: Sequence[Told]) -> bool:
    """Return whether what stands by shares counts on, as names do: "rank 1, 89%; rank 2, 41%; rank 3, 57%"."""
    numbers = [told.part.value for told in shares]
    return len(numbers) > 2 and all(b == a + 1 for a, b in pairwise(numbers))


def _judged(told: Told, shares: Sequence[Told], sentence: Sentence, reading: Reading) -> Finding | None:
    """Return the finding of a part and its share with their whole, None where no whole is sure."""
    wholes = _meant(told, partial(_reach, told, sentence, reading), reading)
    fitting = [w for w in wholes if _fits(told, w.figure)]
    good = next((w for w in fitting if _fits(told, w.figure, exactly=True)), fitting[0] if fitting else None)
    group = None if good or told.whole else _group_before(told.part, sentence, reading)
    if group and (_fits(told, group) or _is_slip_among(told, shares, group)):
        return share_of_earlier(told.part, group, told.share, note="" if group in sentence.figures else _NOTE)
    if good is None and told.whole is None:
        good = _elsewhere(told, sentence, reading)
    if _is_within(told, wholes, reading):
        told = replace(told, firm=True, of=("whom",))
    if good is None and (len({w.figure.value for w in wholes}) != 1 or not _NEEDED.isdisjoint(sentence.words)):
        return None
    sure = good or _completes(told, shares, wholes[0]) or _is_slip_among(told, shares, wholes[0].figure)
    if not sure and not (told.firm and _is_firm(told, wholes[0], reading)):
        return None
    if good is None and _is_of_another(told, wholes[0].figure, _reach(told, sentence, reading), sentence, reading):
        return None
    whole = good or wholes[0]
    return share_of_earlier(told.part, whole.figure, told.share, note=_NOTE if whole.steps else "")


def _elsewhere(told: Told, sentence: Sentence, reading: Reading) -> Whole | None:
    """Return the nearest amount of those in reach of which a part exactly is its share, and which may be a part of its
    own: "of 80, 60 (75%) came, and 15 (25%) spoke". Of a share in whole percents it must count the same, or be near."""
    fine = told.share.quantum < 1 and not told.share.ratio
    named = "" if fine else noun_of(told.part, reading.document.text)
    for whole in _reach(told, sentence, reading):
        near = fine or whole.steps < _NEARBY or (named and whole.noun == named)
        if near and not whole.outside and _fits(told, whole.figure, exactly=True):
            return whole
    return None


def _completes(told: Told, shares: Sequence[Told], whole: Whole) -> bool:
    """Return whether a part and another with a share of its own are all of a whole of their sentence, by the parts or
    by their shares: "of 84, 30 (36%) left and 54 (64%) stayed", but not "of 90 cows, 40 (53%) of the old and 50 (69%)
    of the new breed"."""
    if whole.steps or whole.figure.hedge is not Hedge.NONE or told.share.hedge is not Hedge.NONE:
        return False
    for other in shares:
        if other is told or not alike(other.part, told.part):
            continue
        parts = other.part.value + told.part.value == whole.figure.value
        missed = abs(percentage_of(other.share) + percentage_of(told.share) - 100)
        if _fits(other, whole.figure):
            if parts or (missed == 0 and not told.of and not other.of):
                return True
        elif parts and missed <= _ROUNDED:
            return True
    return False


def _group_before(part: Figure, sentence: Sentence, reading: Reading) -> Figure | None:
    """Return the size of the group that parts are of: "the drug group (n = 120) had 18 falls"; of several groups that
    a sentence before sizes, if they are of one size."""
    for index in range(sentence.index, max(-1, sentence.index - 1 - _GROUPS_BACK), -1):
        figures = reading.sentences[index].figures
        sizes = [f for f in figures if f.kind is Kind.STATISTIC and f.unit in ("n", "N")]
        if sizes:
            one = len({f.value for f in sizes}) == 1 and sizes[-1].end <= part.start and sizes[0].value > part.value
            return sizes[0] if one else None
    return None


def _is_slip_among(told: Told, shares: Sequence[Told], whole: Figure) -> bool:
    """Return whether all other parts of a sentence are their shares of a whole, and this one's share is only a changed
    digit away from what it is of that: "18 (15.0%) had a rash and nine (8.5%) a fever", of 120."""
    others = [other for other in shares if other is not told]
    plain = all(t.share.kind is Kind.PERCENT and alike(t.part, told.part) for t in shares)
    if not others or not plain or whole.hedge is not Hedge.NONE or told.share.quantum >= 1:
        return False
    if not all(SHARE_OF.judge(_roles(other, whole)) is Status.CONSISTENT for other in others):
        return False
    unit = Fraction(told.share.quantum)
    needed = round(100 * value_of(told.part) / value_of(whole) / unit)
    return is_digit_slip(round(value_of(told.share) / unit), needed, 1)


def _roles(told: Told, whole: Figure) -> dict[str, Figure]:
    return {"part": told.part, "whole": whole, "stated": told.share}


def _is_within(told: Told, wholes: Sequence[Whole], reading: Reading) -> bool:
    """Return whether a part is said to be one of the one whole right before it: "a crew of 40 includes 30 cooks"."""
    if len(wholes) != 1 or wholes[0].steps:
        return False
    return bool(_WITHIN.search(reading.document.text[wholes[0].figure.end : told.part.start][:_LONGEST]))


def _fits(told: Told, whole: Figure, *, exactly: bool = False) -> bool:
    """Return whether a part is its share of a whole: the law's outcome without its words and repairs."""
    equation = SAID_SHARE if told.share.ratio else SHARE_OF
    status = equation.judge(_roles(told, whole))
    return status is Status.CONSISTENT if exactly else status is not Status.INCONSISTENT


def _reach(told: Told, sentence: Sentence, reading: Reading) -> Iterator[Whole]:
    """Yield the amounts in reach of which a part can be, nearest first."""
    first = min(told.part, told.share, key=lambda figure: figure.start)
    like = replace(told.part, span=first.span)
    amounts = in_reach(sentence, reading, like, paragraphs=_FAR if told.firm else 0)
    return (w for w in amounts if w.figure.value > told.part.value)


def _meant(told: Told, reach: Callable[[], Iterator[Whole]], reading: Reading) -> list[Whole]:
    """Return the wholes that a share may be meant of: that which it names, else those nearest before it."""
    if told.whole is not None:
        fits = alike(told.whole, told.part) and told.whole.value > told.part.value
        return [Whole(told.whole, "", 0, outside=False)] if fits else []
    name, text = told.of[0] if told.of else "", reading.document.text
    if name in _RELATIVES:  # "60 (75%) came, of whom 15 (25%) spoke"
        return [w for w in reach() if not w.steps][-1:]
    if name in SETS:
        return nearest(reach(), lambda w: w.noun in SETS or w.noun in _MEMBERS)
    if name in _TOTALS:
        return sorted(reach(), key=lambda w: w.figure.value)[-1:]
    if name and name not in GENERAL:
        return nearest(reach(), lambda w: w.noun == name)
    named = noun_of(told.part, text) if told.firm and not name else ""
    if named and (same := nearest(reach(), lambda w: w.noun == named)):
        return same
    return without_parts(nearest(reach(), lambda w: not w.outside and not _SHARED.match(text, w.figure.end)))


def _is_firm(told: Told, whole: Whole, reading: Reading) -> bool:
    """Return whether nothing but an error lets a part miss its share of a whole."""
    if any(f.hedge not in (Hedge.NONE, Hedge.ABOUT) for f in (told.part, whole.figure)):
        return False
    text = reading.document.text
    named = noun_of(told.part, text)
    unlike = named and whole.noun and not _are_alike(named, whole.noun)
    if unlike and not {whole.noun, *_BACK_TO, *SETS}.issuperset(told.of or ("",)):
        return False
    if whole.steps and _TOTALS.issuperset(told.of or ("",)):
        before = text[max(0, whole.figure.start - _LONGEST) : whole.figure.start]
        if _SHARED.match(text, whole.figure.end) or _GROUP_OF.search(before):
            return False
    made = value_of(told.part) / value_of(whole.figure)
    stated = value_of(told.share) / (1 if told.share.ratio else 100)
    if whole.steps and named and abs(made / stated - 1) < _UNTOLD:
        return False
    return told.whole is not None or is_within(_FARTHEST, made, stated)


def _are_alike(part: str, whole: str) -> bool:
    """Return whether things counted may be members of others: "people" and "pupils", "visits" and "visitors"."""
    return part[:_STEM] == whole[:_STEM] or (part in _ANYBODY and whole in _MEMBERS)


def _is_of_another(told: Told, whole: Figure, known: Iterable[Whole], sentence: Sentence, reading: Reading) -> bool:
    """Return whether a share is of another amount in reach, or of that of which the whole is itself a percentage:
    "Of the 47, 46 (97.9%) slept. Of them, 37 (78.7%) dreamt"."""
    before = [f for other in (sentence, *sentences_before(sentence, reading, _BACK)) for f in other.figures]
    shares = [f for f in before if f.kind is Kind.PERCENT and f.value > 0 and not f.is_range]
    wholes = [w.figure for w in known if w.figure is not whole]
    sizes = [value_of(f) for f in wholes]
    sizes += [100 * value_of(whole) / value_of(f) for f in shares if f is not told.share]
    # "4,000 here and 2,500 there ... 3,400 here, 58% of all": it may be of all that is left.
    if not _TOTALS.isdisjoint(told.of):
        others = (f for f in before if alike(f, told.part) and f is not told.part and f.value != whole.value)
        sizes += [value_of(told.part) + value_of(f) for f in others]
    beside = [f for f in sentence.figures if alike(f, whole) and f.value < whole.value]
    sizes += [value_of(whole) - value_of(f) for f in beside]
    stated = printed(replace(told.share, hedge=Hedge.NONE))
    full = 1 if told.share.ratio else 100
    return any(stated.low <= full * value_of(told.part) / each <= stated.high for each in sizes)


def _of_groups(bones: Skeleton, match: re.Match[str], sentence: Sentence, reading: Reading) -> Iterator[Finding]:
    """Yield the percentages of two groups that an earlier sentence sizes, if that of one of them fits."""
    if match["joint"].lower() == "and" and "respectively" not in bones.text.lower():
        return
    if bones.text[: match.start()].rstrip().endswith("),"):
        return  # of three groups or more
    parts = [(bones.at(match.start(p)), bones.at(match.start(s))) for p, s in (("part", "share"), ("part2", "share2"))]
    for before in sentences_before(sentence, reading, _BACK):
        if PERCENT in skeleton(before).text:
            continue  # parts themselves
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
            "Of 64 looms, 48 (75%) ran, and 12 (25%) of these were new.",
            "The mill has 64 looms. Of these, 48 run on steam, or 75%.",
            "The club lists 150 boats. 60 of them are old (40%).",
            "They gave 200 the syrup and 100 plain water. The cough went in 90 (45%) and 31 (31%), respectively.",
            "We have a crew of 80, of whom 30 are cooks; 60% of the crew, 48 people, are new.",
            "The mill has 64 looms, and 60 (93.8%) run. Of those, 48 (75%) run on steam.",
        ),
        inconsistent=(
            "The mill has 64 looms. Of these, 48 run on steam, or 65%.",
            "The club lists 150 boats. 60 of them are old (60%).",
            "Of 75 looms, 24 (32%) ran and 51 (86%) stood.",
            "Of 75 looms, 24 (32%) ran and 61 (68%) stood.",
            "They gave 200 the syrup and 100 plain water. The cough went in 90 (45%) and 31 (39%), respectively.",
            "We have a crew of 80, of whom 30 are cooks; 80% of the crew, 48 people, are new.",
        ),
        silent=(
            "The mill has 64 looms and 12 presses. It sold 48 (65%) in May.",
            "The mill has 64 looms and 90 presses. Of these, 48 run on steam, or 65%.",
            "The mill has 64 looms. Of these, 48 were inspected, up 65%.",
            "In rank 1 and 5 it was dry (rank 1, 89.3%; rank 2, 41.4%; rank 3, 57.3%; rank 4, 53.3%; rank 5, 92.6%).",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({*vocabulary.PERCENT_SIGNS, *vocabulary.FRACTION_WORDS}),
)
