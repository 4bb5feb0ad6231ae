"""What is left of a whole that was told before: "The jury has nine members. Five are women, one is away; the other
three are men", "Half go by bus, a third by train and the remaining sixth on foot".

The parts may be spread over several sentences. A rest that completes what stands before it, from a place on without a
gap, is noted. One that does not is an error only where one whole alone can be meant: it is the one amount of which
the parts and the rest are nearly all, nothing says that parts overlap or are of something else, and no choice of the
amounts before would come out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

from claimcheck.checks import _part_words as spoken
from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import bare, is_amount, neighbour
from claimcheck.checks._law import value_of
from claimcheck.checks._skeleton import AMOUNT, PERCENT, form, skeleton
from claimcheck.checks._text import singular
from claimcheck.checks._wholes import GENERAL, SETS, Whole, in_reach, noun_of
from claimcheck.checks._words import entries, one_of
from claimcheck.figures import read_figure
from claimcheck.interval import printed
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Hedge, Kind, Reading, Sentence, Span
from claimcheck.records import dataclass, replace

_REST = form(
    rf"\b(?:remaining |{one_of(vocabulary.OF_ALL)} other |",
    rf"(?:rest|remainder|balance)(?:,? | of {one_of(vocabulary.OF_ALL, ('them', 'it'))}(?: [\w’'-]+)?,? | of ))",
    rf"{vocabulary.HEDGED}(?P<rest>[{AMOUNT[1:-1]}{PERCENT}])",
)
_FOR = vocabulary.entries("for to in of as without over")
_LEAVES = form(
    rf"\b(?:leaving|leaves|left) {vocabulary.HEDGED}(?P<rest>[{AMOUNT[1:-1]}{PERCENT}])",
    rf"(?= (?:{one_of(_FOR, spoken.UNUSED)}|[a-z]+ed)\b|[,.]|$)",
)
# "..., so $400 was left"
_LEFT = form(
    rf"\b(?:so|hence|thus)(?: that)? {vocabulary.HEDGED}(?P<rest>[{AMOUNT[1:-1]}{PERCENT}])(?: [\w’'-]+)?",
    r" (?:(?:was|were|is|are) left|remained|remain|remains)(?=\s*(?:[,.;]|$|for\b|to\b|over\b))",
)
# "..., and 12% had no opinion"
_NO_ANSWER = form(rf"(?P<rest>{PERCENT})(?: [\w’'-]+){{0,2}}? {one_of(spoken.HAD_NO_ANSWER)}\b")
# Each with the words of which a sentence has one for it.
_FORMS = (
    (frozenset(vocabulary.RESTS), _REST),
    (frozenset({"leaving", "leaves", "left"}), _LEAVES),
    (frozenset({"left", "remained", "remain", "remains"}), _LEFT),
    (frozenset(phrase.split()[-1] for phrase in spoken.HAD_NO_ANSWER), _NO_ANSWER),
)
# What takes parts out of their whole, or says that they are of another one.
_NESTED = frozenset("each per average mean median apiece including includes included than compared".split())
_ADDED = regex(rf"\b{one_of(spoken.ADDED_TO_BALANCE)}\b", re.IGNORECASE)
_CHANGED = frozenset({*vocabulary.CHANGES, *vocabulary.ROSE, *vocabulary.FALLING, "rate", "margin"}) - {"up", "down"}
_PLACING = vocabulary.entries("in of for by after on at with among than to from under over aged")
_PLACED = regex(rf"\b({one_of(_PLACING)})\s*$", re.IGNORECASE)
_THE = one_of(vocabulary.OF_ALL)
_OF = regex(rf"\s*(?:[\w’'-]+\s)?(?:out )?of (?:{_THE} )?(?:[\w’'-]+ )?$", re.IGNORECASE)
_KNOWN = vocabulary.entries("the these those both other all its their")
_OF_NAMED = regex(rf"\s+of\s+{_THE}\s+(?P<noun>[^\W\d_]+)", re.IGNORECASE)
_DEFINITE = regex(rf"\b{one_of(_KNOWN)}\s+$", re.IGNORECASE)  # mentions what is known, no part
_UNCOUNTED = regex(r"\b(?:another|one)\s+")  # a part without a figure
_TWO_SETS = regex(rf"\bof {one_of(vocabulary.THOSE)}\b", re.IGNORECASE)
_LOW, _HIGH = Fraction(3, 4), Fraction(4, 3)  # of a whole, what parts and rest may make and be meant as all of it
_OVER = Fraction(102, 100)  # shares without answer: some that were given may be left out, so only an excess is an error
_OUTSIDE = Fraction(1, 7)  # of a whole in another paragraph, by which they may miss it and be meant as all of it
_MOST = 9  # amounts before a rest of which all choices are tried
_SEVERAL = 2  # sentences
_PARTITIONS = (2, 3, 4)  # parts of one whole
_BACK = 4  # sentences with percentages


@dataclass(frozen=True, slots=True)
class Rest:
    """A rest with its whole and the parts between; `firm` says that no other whole can be meant."""

    rest: Figure
    whole: Figure | None
    parts: tuple[Figure, ...]
    firm: bool
    apart: bool


def rests(sentence: Sentence, reading: Reading) -> Iterator[Rest]:
    """Yield each rest that a sentence states, with what it is the rest of."""
    bones = bare(sentence)
    for words, pattern in _FORMS:
        for match in pattern.finditer(bones.text) if not words.isdisjoint(sentence.words) else ():
            rest = bones.at(match.start("rest"))
            if rest.kind is Kind.PERCENT:
                found = _of_hundred(rest, sentence, reading, least=_LOW if pattern is not _NO_ANSWER else _OVER)
            elif is_amount(rest):
                found = _of_amounts(rest, bones.text[: match.start()].removesuffix("the "), sentence, reading)
            else:
                continue
            if found is not None:
                yield found


# --- amounts ---------------------------------------------------------------------------------------------------------


def _of_amounts(rest: Figure, lead: str, sentence: Sentence, reading: Reading) -> Rest | None:
    before = sorted(in_reach(sentence, reading, rest, paragraphs=2), key=lambda w: w.figure.start)
    before = _without_partitions(before)
    if len(before) < 2:
        return None
    options = [(whole, parts) for i, whole in enumerate(before) for parts in _parts_after(before, i, reading)]
    options = [(whole, parts) for whole, parts in options if parts and _can_be_all(whole, parts, rest)]
    for whole, parts in reversed(options):
        if _makes(parts, rest, whole.figure):
            return Rest(rest, whole.figure, parts, firm=True, apart=whole.steps > 0)
    if any(not whole.outside for whole, _ in options):
        options = [(whole, parts) for whole, parts in options if not whole.outside]
    inner = {part.start for _, parts in options for part in parts}
    options = [(whole, parts) for whole, parts in options if whole.figure.start not in inner]
    # "321 of the 338 work; the other 17 do not" names its whole, whatever was told before.
    named = [o for o in options if o[0].steps == 0 and len(o[1]) == 1 and o[1][0].start < o[0].figure.start]
    options = named if len(named) == 1 else options
    if len(options) != 1:
        return None
    whole, parts = options[0]
    if _fits_by_choice([w.figure for w in before if not w.outside], rest, value_of(whole.figure)):
        return None
    firm = _is_plain(whole, parts, rest, lead, sentence, reading)
    if whole.outside:
        off = abs(sum(map(value_of, parts), value_of(rest)) / value_of(whole.figure) - 1)
        firm = firm and rest.kind is not Kind.COUNT and off <= _OUTSIDE
    return Rest(rest, whole.figure, parts, firm, apart=whole.steps > 0)


def _without_partitions(known: list[Whole]) -> list[Whole]:
    """Return the amounts without those in a row that the one before them is all of: "12 jurors, seven women and five
    men" leaves the twelve, of which others may be parts too."""
    kept: list[Whole] = []
    index = 0
    while index < len(known):
        size = next((n for n in _PARTITIONS if kept and _divides(kept[-1], known[index : index + n], n)), 0)
        if size:
            index += size
        else:
            kept.append(known[index])
            index += 1
    return kept


def _divides(whole: Whole, parts: Sequence[Whole], count: int) -> bool:
    made = sum(value_of(part.figure) for part in parts)
    return len(parts) == count and made == value_of(whole.figure) and {p.steps for p in parts} == {parts[0].steps}


def _parts_after(before: Sequence[Whole], index: int, reading: Reading) -> Iterator[tuple[Figure, ...]]:
    """Yield the amounts after one in reach, and with them the one right before it if it is said to be of it: "19 of the
    45"."""
    whole, text = before[index].figure, reading.document.text
    earlier = before[index - 1].figure if index else None
    later = before[index + 1 :]
    others = {o.noun for o in later if o.figure.value > whole.value and o.noun and o.noun != before[index].noun}
    own = (o.figure for o in later if o.noun not in others)
    parts = tuple(p for p in own if not _DEFINITE.search(text[max(0, p.start - 16) : p.start]))
    yield parts
    if earlier and _OF.fullmatch(text[earlier.end : whole.start][:60]):
        yield (earlier, *parts)


def _can_be_all(whole: Whole, parts: Sequence[Figure], rest: Figure) -> bool:
    size = value_of(whole.figure)
    made = sum(map(value_of, parts), value_of(rest))
    return max(map(value_of, (*parts, rest))) < size and _LOW <= made / size <= _HIGH


def _makes(parts: Sequence[Figure], rest: Figure, whole: Figure) -> bool:
    made = printed(rest)
    for part in parts:
        made = made + printed(part)
    return made.meets(printed(whole))


def _fits_by_choice(before: Sequence[Figure], rest: Figure, least: Fraction) -> bool:
    """Return whether some of the amounts before a rest make another of them with it, one of at least a given size."""
    figures = before[-_MOST:]
    sizes = {value_of(f) for f in figures if f.value >= least}
    return any(
        sum(map(value_of, chosen), value_of(rest)) in sizes
        for count in range(1, len(figures))
        for chosen in combinations(figures, count)
    )


def _is_plain(
    whole: Whole, parts: Sequence[Figure], rest: Figure, lead: str, sentence: Sentence, reading: Reading
) -> bool:
    """Return whether nothing between a whole and its rest takes them apart."""
    text = reading.document.text
    stretch = text[parts[0].end : rest.start].lower().replace("per cent", "percent")
    ends = (whole.figure.end, *(p.end for p in parts))
    if any(_ADDED.search(text, end, part.start) for end, part in zip(ends, parts, strict=False)):
        return False  # "the balance was $9, the sum deposited $3 and the sum spent $8, leaving $4"
    if not _NESTED.isdisjoint(re.findall(r"[a-z]+", stretch)) or len(_TWO_SETS.findall(stretch)) > 1:
        return False
    if any(f.hedge not in (Hedge.NONE, Hedge.ABOUT) for f in (whole.figure, *parts, rest)):
        return False
    if any(m.end() not in {p.start - parts[0].end for p in (*parts, rest)} for m in _UNCOUNTED.finditer(stretch)):
        return False
    if rest.kind is Kind.COUNT and not _follow_on(whole, parts, sentence, reading):
        return False
    noun = noun_of(rest, text)
    if noun and whole.noun and noun != whole.noun:
        return False
    of = _OF_NAMED.match(text, rest.end)
    if of and singular(of["noun"]) not in {whole.noun, *GENERAL, *SETS}:
        return False  # "the remaining $30 million of the revenue", which another amount is
    own = _PLACED.search(lead)
    placed = {m[1].lower() for p in parts if (m := _PLACED.search(text[max(0, p.start - 12) : p.start]))}
    return placed <= ({own[1].lower()} if own else {"by"}) or rest.kind is not Kind.COUNT


def _follow_on(whole: Whole, parts: Sequence[Figure], sentence: Sentence, reading: Reading) -> bool:
    """Return whether the sentences between a whole and its rest tell the parts and nothing else: in each of them there
    is one, if they are several."""
    between = reading.sentences[sentence.index - whole.steps + 1 : sentence.index]
    told = [sum(s.span.start <= p.start < s.span.end for p in parts) for s in between]
    return all(told) and (len(told) < _SEVERAL or max(told) == 1)


# --- percentages -----------------------------------------------------------------------------------------------------


def _of_hundred(rest: Figure, sentence: Sentence, reading: Reading, least: Fraction) -> Rest | None:
    """Return the shares before a rest in percent, in its sentence and those right before it; with it they make at least
    `least` of the whole."""
    shares: list[Figure] = []
    plain = True
    for step in range(_BACK):
        other = sentence if step == 0 else neighbour(sentence, reading, -step)
        if other is None:
            break
        own = [f for f in skeleton(other).figures if f.kind is Kind.PERCENT and f.end <= rest.start]
        if step and not own:
            break
        plain = plain and _CHANGED.isdisjoint(other.words) and _NESTED.isdisjoint(other.words)
        shares = [*own, *shares]
        for count in range(len(shares), 0, -1):
            if _sums_to_hundred((*shares[-count:], rest)):
                return Rest(rest, None, tuple(shares[-count:]), firm=True, apart=step > 0)
    if len(shares) < 2 or len(shares) > _MOST or _is_chosen(shares, rest):
        return None
    made = sum(f.value for f in (*shares, rest)) / 100
    firm = plain and not any(f.kind is Kind.PERCENT and f.start > rest.start for f in sentence.figures)
    firm = firm and least <= made <= _HIGH and all(_is_share(f) for f in (*shares, rest))
    return Rest(rest, None, tuple(shares), firm, apart=shares[0].start < sentence.span.start)


def _is_share(figure: Figure) -> bool:
    plain = figure.change is Change.NONE and figure.high is None and 0 < figure.value < 100
    return plain and figure.hedge in (Hedge.NONE, Hedge.ABOUT)


def _sums_to_hundred(shares: Sequence[Figure]) -> bool:
    off = abs(sum((f.value for f in shares), Decimal(-100)))
    return 2 * off <= sum((f.quantum for f in shares), Decimal(0))


def _is_chosen(shares: Sequence[Figure], rest: Figure) -> bool:
    return any(
        abs(sum((f.value for f in chosen), rest.value - 100)) <= rest.quantum / 2
        for count in range(1, len(shares))
        for chosen in combinations(shares, count)
    )


# --- fractions -------------------------------------------------------------------------------------------------------

_NTHS = entries("half third quarter fifth sixth seventh eighth ninth tenth twentieth")
_MANY_OF = entries("a an one another two three four five seven")
_FRACTION = regex(
    rf"(?:(?P<many>\b{one_of(_MANY_OF)}\b)[\s-]+|(?P<rest>\b(?:remaining|other|final)\s+))?"
    rf"\b(?P<fraction>{one_of(_NTHS)})(?P<plural>s)?\b(?![-’'])",
    re.IGNORECASE,
)
_MANY = {"two": 2, "three": 3, "four": 4, "five": 5, "seven": 7}
_NTH = {"half": 2, "quarter": 4} | {
    n: i for i, n in enumerate(("third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), start=3)
} | {"twentieth": 20}  # fmt: skip
_WHICH_TIME = entries("first second last next fiscal each every this per back")
_TIMES = entries("year hour game time")
_OF_TIME = regex(
    rf"\b{one_of(_WHICH_TIME)}\s+$|^\s+(?:of (?:the|an?) )?{one_of(_TIMES)}",
    re.I,
)


def fractions_to_rest(sentence: Sentence) -> tuple[Figure, ...]:
    """Return the fractions in words of a sentence, the last one "the remaining ...": none if it is no such list."""
    if _NTH.keys().isdisjoint(sentence.words) or sentence.words.isdisjoint(("remaining", "other", "final")):
        return ()
    found: list[Figure] = []
    for match in _FRACTION.finditer(sentence.text):
        alone = not match["many"] and not match["rest"] and match["fraction"].lower() != "half"
        before, after = sentence.text[max(0, match.start() - 12) : match.start()], sentence.text[match.end() :][:24]
        if alone or _OF_TIME.search(before) or _OF_TIME.search(after):
            return ()
        found.append(_fraction(sentence, match))
        if match["rest"]:
            return tuple(found) if len(found) > 2 else ()  # two: half and the other half
    return ()


def _fraction(sentence: Sentence, match: re.Match[str]) -> Figure:
    many, nth = _MANY.get((match["many"] or "").lower(), 1), _NTH[match["fraction"].lower()]
    start = match.start("fraction") if match["rest"] else match.start()
    span = Span(sentence.span.start + start, sentence.span.start + match.end())
    ratio = read_figure(f"{many} in {nth}") if many < nth else read_figure("1 in 1")
    return replace(ratio, span=span, surface=sentence.text[start : match.end()], kind=Kind.RATIO, ratio=(many, nth))
