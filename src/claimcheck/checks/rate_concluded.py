"""A rate, a number and what they make, tied by what they are of and nothing else: "At 27 litres per hectare, the 40
hectares took 1,080 litres"; "Donations came to $90,000 from 1,500 donors, an average of $60".

The rule is `total = rate x number`. A sentence that has just one sum, one number of what the rate is of, and one rate
in the unit of the sum leaves no doubt which belong together; of several, those count that "for", "from", "in" or the
like join. What a sentence has not stands in the nearest one before that has any. A sum that is far from what the other
two make is taken to be of something else, and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from fractions import Fraction

from claimcheck.checks import _change_words as changes
from claimcheck.checks import _rates_told as told
from claimcheck.checks._apart import is_amount, sentences_before
from claimcheck.checks._concluded import HEDGES
from claimcheck.checks._law import conclude, figures_of, is_within, measured, said, value_of
from claimcheck.checks._parts import product_equation, quotient_equation
from claimcheck.checks._rates_told import Rate
from claimcheck.checks._skeleton import COUNT, Skeleton, skeleton
from claimcheck.checks._words import EXTRAS, HEDGING, OF_ALL, SCORED, SUMS_LED_BY, entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass, replace

NAME = "concluded_rate"
_TOTAL = product_equation("number", "rate", "total")
_RATE = quotient_equation("total", "number", "rate")
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_FARTHEST = Fraction(3, 2)  # times that total and product may differ and be meant as the same
_COSTS = phrases("cost us | cost it | costs us | will cost | would cost | bring in | came in at | needs | need | takes")
# The rate is not that of the number and the sum, or one of the three is of another time.
_OTHER = (
    changes.TRIGGERS.keys()
    | changes.VERSUS
    | changes.ADVERBS.keys()
    | frozenset((*EXTRAS, *SCORED)) - {"from"}
    | frozenset(
        "another other first extra additional maximum minimum up most least range initially than where brought".split()
    )
)
# Words of a second price: "100 of them at half price".
_SECOND_PRICE = frozenset("half reduced discount discounted concession concessions concessionary".split())
_OTHER_APART = _OTHER - {"first"}
_NUMBERS = frozenset({Kind.COUNT, Kind.MEASURE})
_NAMING = frozenset({Kind.YEAR, Kind.ORDINAL, Kind.DATE})
_MOST_FIGURES = 8
_LEAD = 3  # words before the first of three, that may say of what they are
_BACK, _FAR = 3, 8  # sentences
_NOTE = "one of the three is taken from before"
_JOINING = one_of(entries("for from in over among to on across at between with"))
_JOINED = regex(rf"(?:\s+[^\W\d_]+){{0,3}}?\s+{_JOINING}(?:\s+{one_of(OF_ALL, HEDGING)})*\s+", re.IGNORECASE)
_DID = regex(r"[^,;:.()]{1,40}")
_COSTING = regex(rf"\b{one_of(SUMS_LED_BY, _COSTS)}\s+{HEDGES}$", re.IGNORECASE)
_WORD = regex(r"[a-z]+")
# "18 concerts before a total of 6,300 listeners", "fares brought in $90"
_MEANT = regex(rf"\bbefore\s+(?:an?\s+[a-z]+\s+of\s+)?(?={COUNT})|\bbrought\s+in\b")
_CLAUSE = regex(r"[,;:]")


@dataclass(frozen=True, slots=True)
class _Tied:
    rate: Figure
    number: Figure
    total: Figure


def concluded_rate(rate: Printed, number: Printed, total: Printed, *, note: str = "") -> Finding:
    """Compare a sum with a rate and the number of what the rate is of.

    Args:
        rate: how much there is for each one.
        number: how many there are.
        total: the sum, in the unit of the rate.
        note: where the figures stand.

    Returns:
        Whether rate x number meets the total; where the rate stands last, whether total / number meets the rate.
    """
    figures = figures_of(rate=rate, number=number, total=total)
    last = figures["rate"].start > max(figures["number"].start, figures["total"].start)
    order = ("total", "number", "rate") if last else ("number", "rate", "total")
    made = f"{said(figures['total'])} for {said(figures['number'])}" if last else ""
    made = made or f"{said(figures['number'])} at {said(figures['rate'])}"
    figures = {name: figures[name] for name in order}
    return conclude(
        NAME,
        _RATE if last else _TOTAL,
        figures,
        lambda computed: f"{made} is {computed}{' each' if last and not figures['rate'].per else ''}",
        given=order[:2],
        # How many each has on average is rounded: "684 pupils in 27 classes, 25 per class".
        judged=figures | {"rate": measured(figures["rate"])} if last else None,
        note=note,
    )


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if not 1 <= len(sentence.figures) <= _MOST_FIGURES:
        return
    if not _tells(sentence) and not _may_be_made(sentence, reading):
        return
    bones = skeleton(sentence)
    rates = told.rates(bones)
    if len(rates) > 1:
        return
    here = _tie(bones, rates[0]) if rates else None
    tied = here or (_tie_apart(bones, rates[0], sentence, reading) if rates else _made(bones, sentence, reading))
    if tied is None or _is_another(tied, bones, own=_OTHER if here else _OTHER_APART):
        return
    if tied.total.kind is Kind.MONEY and not _SECOND_PRICE.isdisjoint(sentence.words):
        return
    number = replace(tied.number, hedge=Hedge.NONE) if tied.number.hedge is Hedge.MORE_THAN else tied.number
    finding = concluded_rate(tied.rate, number, tied.total, note="" if here else _NOTE)
    near = is_within(_FARTHEST, value_of(tied.total), value_of(tied.rate) * value_of(tied.number))
    if finding.status is not Status.INCONSISTENT or (near and (here or _is_drawn(tied, bones))):
        yield finding


def _is_another(tied: _Tied, bones: Skeleton, own: Set[str]) -> bool:
    """Return whether words beside or between the three, some of `own`, say that they do not belong together."""
    places = [i for i, f in enumerate(bones.figures) if f in (tied.rate, tied.number, tied.total)]
    first, last = bones.places[places[0]], bones.places[places[-1]]
    inside = _MEANT.sub(" ", bones.text[first:last].lower())
    lead = _WORD.findall(_CLAUSE.split(_MEANT.sub(" ", bones.text[:first].lower()))[-1])[-_LEAD:]
    behind = _WORD.findall(_CLAUSE.split(bones.gap(places[-1]).lower(), maxsplit=1)[0])
    return not own.isdisjoint((*lead, *_WORD.findall(inside), *behind))


def _tie(bones: Skeleton, rate: Rate) -> _Tied | None:
    """Return the one number and the one sum that a sentence has for its rate, none after the other two."""
    others = [f for f in bones.figures if f is not rate.figure and f.kind not in _NAMING]
    if any(told.totals(f, rate) and not (_is_plain(f) or _is_number(f, rate, bones)) for f in others):
        return None
    pairs = [
        (number, total)
        for total in others
        for number in others
        if total is not number and _is_plain(total) and told.totals(total, rate) and _is_number(number, rate, bones)
    ]
    if len(pairs) > 1:
        pairs = [pair for pair in pairs if max(f.start for f in pair) < rate.figure.start and _are_joined(*pair, bones)]
    if len(pairs) != 1:
        return None
    number, total = pairs[0]
    return _Tied(rate.figure, number, total) if number.start < max(total.start, rate.figure.start) else None


def _is_plain(figure: Figure) -> bool:
    return is_amount(figure) and figure.hedge in told.HEDGED


def _is_number(figure: Figure, rate: Rate, bones: Skeleton) -> bool:
    """Return whether a figure is how many a rate is of; "over 13 weeks", "$3 million over 19 games" is for all of
    them."""
    throughout = figure.kind is Kind.DURATION or figure is not bones.figures[0]
    fits = is_amount(replace(figure, hedge=Hedge.NONE)) and figure.hedge is Hedge.MORE_THAN and throughout
    if figure.kind is Kind.DURATION and _is_added(rate, bones):
        rate = replace(rate, average=True)
    return told.counts(figure, rate) and (_is_plain(figure) or fits)


def _is_added(rate: Rate, bones: Skeleton) -> bool:
    """Return whether a rate is added after a comma to what it is drawn from: "in 45 days it heard 135, three a day"."""
    here = rate.index < len(bones.figures) and bones.figures[rate.index] is rate.figure
    return here and rate.index > 1 and bones.before(rate.index).rstrip().endswith(",")


def _are_joined(number: Figure, total: Figure, bones: Skeleton) -> bool:
    """Return whether a sum and a number stand together: "$90,000 from 1,500 donors", "1,500 donors gave $90,000"."""
    first, second = sorted((bones.figures.index(number), bones.figures.index(total)))
    pattern = _DID if bones.figures[first] is number else _JOINED
    return second == first + 1 and bool(pattern.fullmatch(bones.gap(first)))


# --- one of the three in a sentence before ---------------------------------------------------------------------------


def _tie_apart(bones: Skeleton, rate: Rate, sentence: Sentence, reading: Reading) -> _Tied | None:
    """Return a rate with what its sentence has for it, a number or a sum, and the only other that stands in the nearest
    sentence before which has any."""
    before = [f for f in bones.figures[: rate.index] if f.kind not in _NAMING]
    numbers = [f for f in before if _is_number(f, rate, bones)]
    sums = [f for f in before if told.totals(f, rate)]
    if rate.index + 1 < len(bones.figures) and not before:  # "At $3 a jar, the 240 jars ..."
        numbers = [f for f in bones.figures[1:] if _is_number(f, rate, bones)]
        sums = [f for f in bones.figures[1:] if told.totals(f, rate)]
    if len(numbers) == 1 and not sums:
        found = _nearest(sentence, reading, lambda f: told.totals(f, rate), far=False)
        return _Tied(rate.figure, numbers[0], found[0]) if len(found) == 1 else None
    if len(sums) == 1 and not numbers and _is_plain(sums[0]) and (rate.per or rate.average):
        found = _nearest(sentence, reading, lambda f: told.counts(f, rate), far=bool(rate.per))
        return _Tied(rate.figure, found[0], sums[0]) if len(found) == 1 else None
    return None


def _nearest(sentence: Sentence, reading: Reading, fits: Callable[[Figure], bool], *, far: bool) -> Sequence[Figure]:
    """Return the amounts that fit of the nearest sentence before that has any; of one that is named also in the
    paragraph before, if `far`."""
    block, most = sentence.block, _FAR if far else _BACK
    for index in range(sentence.index - 1, max(-1, sentence.index - 1 - most), -1):
        other = reading.sentences[index]
        if other.block != block:
            if not far or block != sentence.block or other.block.kind is not BlockKind.PARAGRAPH:
                return ()
            block = other.block
        figures = skeleton(other).figures if other.figures else ()
        if found := [f for f in figures if fits(f) and not f.per]:
            return found if all(map(_is_plain, found)) else ()
    return ()


def _may_be_made(sentence: Sentence, reading: Reading) -> bool:
    """Return whether a sentence of a number and a sum follows one with a rate."""
    first = [f for f in sentence.figures if f.kind not in _NAMING][:2]
    if len(first) != 2 or first[0].kind not in _NUMBERS or first[1].kind not in _KINDS:
        return False
    return any(_tells(other) for other in sentences_before(sentence, reading, _BACK))


def _tells(sentence: Sentence) -> bool:
    if not sentence.figures:
        return False
    return not told.CUES.isdisjoint(sentence.words) or any(f.per or " / " in f.unit for f in sentence.figures)


def _made(bones: Skeleton, sentence: Sentence, reading: Reading) -> _Tied | None:
    """Return the number and the sum that a sentence has, with the only rate of the nearest sentence before that has one
    which makes such a sum of such a number."""
    figures = [f for f in bones.figures if f.kind not in _NAMING][:2]
    if len(figures) != 2 or not all(map(_is_plain, figures)) or figures[0].kind is Kind.MONEY:
        return None
    number, total = figures
    for other in sentences_before(sentence, reading, _BACK):
        earlier = skeleton(other)
        found = [
            rate
            for rate in (told.rates(earlier, told_of_each=True) if _tells(other) else ())
            if rate.per and _is_number(number, rate, bones) and rate.unit == told.unit_of(total)
        ]
        if found or any(f.kind is total.kind and told.unit_of(f) == told.unit_of(total) for f in earlier.figures):
            plain = len(found) == 1 and _OTHER.isdisjoint(other.words)
            return _Tied(found[0].figure, number, total) if plain else None
    return None


def _is_drawn(tied: _Tied, bones: Skeleton) -> bool:
    """Return whether words say that the last figure of a sentence follows from what was told."""
    last = max((f for f in bones.figures if f is tied.rate or f is tied.total), key=lambda f: f.start)
    index = bones.figures.index(last)
    gave = last is tied.rate and tied.number in bones.figures and told.is_named_average(bones, index)
    return gave or told.is_drawn(bones, index) or (last is tied.total and bool(_COSTING.search(bones.before(index))))


CHECK = Check(
    code="CC239",
    name=NAME,
    title="A rate, a number and what they make",
    explanation=__doc__,
    law=concluded_rate,
    examples=Examples(
        consistent=(
            "At 27 litres per hectare, the 40 hectares took 1,080 litres.",
            "Donations came to $90,000 from 1,500 donors, an average of $60.",
            "The 1,500 donors gave $90,000, an average gift of $60.",
            "Each crate holds 24 jars. The shop took 15 crates, that is 360 jars.",
        ),
        inconsistent=(
            "At 27 litres per hectare, the 40 hectares took 1,280 litres.",
            "Donations came to $90,000 from 1,500 donors, an average of $75.",
            "The 1,500 donors gave $90,000, an average gift of $75.",
            "Each crate holds 24 jars. The shop took 15 crates, that is 460 jars.",
            "The pier will cost $36 million. At 1.2 kilometres, that is $39 million per kilometre.",
        ),
        silent=(
            "At 27 litres per hectare, the 40 hectares took 1,280 litres more than the year before.",
            "Donations came to $90,000 from 1,500 donors, and the 300 members gave an average of $20.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
)
