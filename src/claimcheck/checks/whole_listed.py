"""A whole and a list of its parts, each with its name: "The council has 40 seats: the Greens have 18, the Reds 12 and
the Blues 10", "The barn costs $46 million. Of the total, the state pays $23 million, the county ...".

The rule is `total = part + part + ...`. Only a list that a sentence ends on, with "and" before its last part, can be
meant as all of the total, and it need not be: a sum that comes out is noted, and one that does not is an error only
where a single digit, other than the last one of a total in another sentence, tells the two apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from claimcheck.checks import _part_words as said
from claimcheck.checks._apart import is_amount, sentences_before, values
from claimcheck.checks._law import is_within, value_of
from claimcheck.checks._lists import alike, is_digit_off
from claimcheck.checks._parts import sum_law, sum_status
from claimcheck.checks._skeleton import AMOUNT, COUNT, FIGURE, PERCENT, RATIO, WORD, Skeleton, form
from claimcheck.checks._text import singular
from claimcheck.checks._wholes import in_reach, listed, nearest
from claimcheck.checks._words import OWNERS, PLACING, THESE, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.interval import rounding_unit
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass

NAME = "total_named_parts"
_OF_IT = form(
    rf"^(?:and )?of (?:these|those|them|(?:the|this|that) (?:total|sum|amount|money)|(?:the |all )(?P<noun>{WORD}))\b"
)
_ANNOUNCED = form(rf"(?P<total>{AMOUNT})(?:(?: [\w’'-]+){{0,3}}(?:\s?[:;]|, of (?:which|whom))|[^:;]{{0,90}}:) ")
# "Of its 120 seats the Greens hold 54, ..."
_THE = one_of(("the", "all"), OWNERS, THESE)
_OF_SO_MANY = form(rf"^(?:and )?(?:out )?of {_THE} (?P<total>{AMOUNT})(?: {WORD})?,? ")
# "Its three divisions all grew: ...", each with its amount
_NUMBERED = form(rf"^{_THE} (?P<number>{COUNT})(?: [\w’'-]+){{1,6}}\s?: ")
# "Of the 40 seats the Greens won 18, ...", "In the 40-seat council the Greens have 18, ..."
_AMONG = form(
    rf"^(?:of|in|among) (?:[\w’'-]+ ){{0,4}}?(?P<total>{COUNT})[\s-][\w’'-]+(?: [a-z]+){{0,2}}?,? (?=the |[A-Z])"
)
# "... and the others six", after which nothing is left.
_RESTING = regex(rf"\band\s+(?:the\s+)?{one_of(said.THE_REST)}(?:\s+[a-z]+){{0,2}}\s+(?={AMOUNT}[^\ue000-\ue007]*$)")
_SUMS = frozenset({Kind.MONEY, Kind.MEASURE, Kind.DURATION})
_OF_WHICH = frozenset({"which", "whom"})
_OPENINGS = frozenset({"of", "and"})
_AMONG_THEM = frozenset({"of", "in", "among"})
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION})
_EARLIER = phrases("from | than | with | against | compared to | next to | close to | prior to | relative to")
_OLD = regex(rf"\b{one_of(_EARLIER)}\s+(?:the\s+|about\s+)?$", re.IGNORECASE)
_SEPARATED = regex(r"[,;]|\band\b", re.IGNORECASE)
_PLACED = regex(rf"\b{one_of(PLACING)}\s*$", re.IGNORECASE)
_HELD = regex(rf"\s*(?:\w+\s+)?{one_of(said.HAVING)}\b(?!\s+been)", re.IGNORECASE)
_LAST = regex(r"\band\b", re.IGNORECASE)
_ENDS = regex(r"[^,;:()]*[.!]?\s*$")
_GOING_ON = phrases("and | plus | with | while | as well")
_MORE = regex(rf"\b{one_of(_GOING_ON)}\b", re.IGNORECASE)
_TO_AND_FROM = ("from", "to", "than", "between", "under", "plus")
_BLOCKED = regex(rf"\b{one_of(said.OVERLAPPING, said.THE_REST, _TO_AND_FROM)}\b", re.IGNORECASE)
_BLOCKED_BEHIND = regex(rf"\b{one_of(said.OVERLAPPING, said.THE_REST, ('than', 'plus'))}\b", re.IGNORECASE)
_SHARE = regex(rf",? or {PERCENT},?|, [^\W\d_]+ {RATIO}(?=,)")  # beside a part
_NUMBER = regex(rf"^(?:\d[\d,]*(?<!,)|{FIGURE})")
_LONGEST = 16  # words between two parts
_FEWEST, _MOST = 3, 15  # parts
_ENDS_OF_CASES = frozenset(said.ENDS_OF_CASES)
_SEATS = frozenset({"", *said.SHARED_OUT_THINGS})
_NEAR, _NEAR_APART = Fraction(1, 12), Fraction(1, 20)  # of a total, by which its parts may miss it
_MORE_THAN = Fraction(4, 3)  # times a whole, what parts of money or measures may make and be meant as its parts
_BACK = 3  # sentences
_LARGEST = 4  # times the figures of a sentence, what may be the whole of these and of bare numbers beside them
_PARAGRAPHS = 2  # before, for a whole that is named
_EXACT = 1000  # counts below it are not told apart by their last digit from what a list leaves out


@dataclass(frozen=True, slots=True)
class _Tie:
    total: Figure
    parts: tuple[Figure, ...]
    apart: bool
    closed: bool = False  # the list is said to have as many parts as it has
    exclusive: bool = False  # what is in one part is in no other


def total_named_parts(parts: Sequence[Printed], stated: Printed, *, note: str = "") -> Finding:
    """Compare the sum of named parts with their total.

    Args:
        parts: the amounts, in one unit.
        stated: the total, in the same unit.
        note: where the total stands.

    Returns:
        Whether the parts make the total.
    """
    return sum_law(NAME, parts, stated, note=note)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if "and" not in sentence.words or (len(sentence.figures) < 2 and sentence.words.isdisjoint(said.TAKING)):
        return
    for tie in _ties(sentence, reading):
        note = "the total is taken from before" if tie.apart else ""
        status = sum_status(tie.parts, tie.total)
        if status is Status.CONSISTENT or (status is Status.INCONSISTENT and _is_slip(tie)):
            yield total_named_parts(tie.parts, tie.total, note=note)


def _ties(sentence: Sentence, reading: Reading) -> Iterator[_Tie]:
    if not _may_tie(sentence, reading):
        return
    bones = listed(sentence)
    if match := _OF_IT.match(bones.text):
        parts = _parts(bones, 0)
        totals = _totals(sentence, reading, parts, match["noun"]) if parts else []
        if len(totals) == 1:
            yield _Tie(totals[0], parts, True)
    elif match := _NUMBERED.match(bones.text):
        number, parts = bones.at(match.start("number")), _parts(bones, match.end())
        totals = _totals(sentence, reading, parts, None) if len(parts) == number.value else []
        if len(totals) == 1:
            yield _Tie(totals[0], parts, True, closed=True)
    elif match := _ANNOUNCED.search(bones.text):
        yield from _announced(bones, match)
    elif tie := _among(bones):
        yield tie
    elif len(bones.figures) >= _FEWEST and (parts := _parts(bones, 0)):
        yield from _of_what_was_told(sentence, reading, bones, parts)


def _announced(bones: Skeleton, match: re.Match[str]) -> Iterator[_Tie]:
    """Yield a total and the parts that its own sentence announces."""
    total, parts = bones.at(match.start("total")), _parts(bones, match.end())
    several = total.kind is Kind.COUNT and match[0].rstrip().endswith(("which", "whom"))  # one may be in several
    if several or not parts or not is_amount(total) or not alike(total, parts[0]):
        return
    if not any(alike(total, figure) for figure in bones.figures_in(match.start("total") + 1, match.end())):
        yield _Tie(total, parts, False)


def _of_what_was_told(
    sentence: Sentence, reading: Reading, bones: Skeleton, parts: tuple[Figure, ...]
) -> Iterator[_Tie]:
    """Yield the one total that was told before, with the parts that a sentence lists without a word of it."""
    counts, ends = parts[0].kind is Kind.COUNT, _are_ends(parts, bones)
    totals = _totals(sentence, reading, parts, None) if not counts or ends or _are_taken(parts, bones) else []
    if counts:
        totals = [f for f in totals if f.unit and (ends or f.unit.lower() in said.SHARED_OUT_THINGS)]
    if len(totals) == 1:
        yield _Tie(totals[0], parts, True, exclusive=True)


def _among(bones: Skeleton) -> _Tie | None:
    """Return the seats that a sentence begins with and those whom they are shared out among."""
    named = _OF_SO_MANY.match(bones.text)
    match = named or _AMONG.match(bones.text)
    if match is None:
        return None
    total, parts = bones.at(match.start("total")), _parts(bones, match.end())
    if named and is_amount(total) and parts and alike(total, parts[0]):
        return _Tie(total, parts, False, exclusive=_are_taken(parts, bones))
    seats = f"{total.unit.lower().removesuffix('s')}s" in said.SHARED_OUT_THINGS
    return _Tie(total, parts, False, exclusive=True) if parts and seats and _are_taken(parts, bones) else None


def _may_tie(sentence: Sentence, reading: Reading) -> bool:
    """Return whether a sentence opens a list, or goes on with what one before it may be the whole of."""
    opening = sentence.text.split(maxsplit=1)[0].lower()
    announced = ":" in sentence.text or ";" in sentence.text or not sentence.words.isdisjoint(_OF_WHICH)
    if opening in _OPENINGS or (announced and sum(f.kind in _KINDS for f in sentence.figures) >= _FEWEST - 1):
        return True
    among = opening in _AMONG_THEM and not sentence.words.isdisjoint(said.TAKING)
    return among or _may_be_parts(sentence, reading)


def _may_be_parts(sentence: Sentence, reading: Reading) -> bool:
    """Return whether a sentence has sums, measures or seats that an amount of one of those before it may be made of."""
    before = tuple(sentences_before(sentence, reading, _BACK))
    # "won 18, the Reds 15": where names stand before, no figures
    won = not sentence.words.isdisjoint(said.TAKING) and any(not _SEATS.isdisjoint(s.words) for s in before)
    taken = won or not sentence.words.isdisjoint(said.ENDS_OF_CASES)
    parts = [f for f in sentence.figures if f.kind in _SUMS or f.scale > 0 or taken]
    if not taken and len(parts) < _FEWEST - 1:
        return False
    sizes: dict[Kind, list[Decimal]] = {}
    for part in parts:
        sizes.setdefault(part.kind, []).append(part.value)
    return any(
        f.kind in sizes and max(sizes[f.kind]) < f.value <= _LARGEST * sum(sizes[f.kind])
        for other in before
        for f in other.figures
    )


def _totals(sentence: Sentence, reading: Reading, parts: Sequence[Figure], noun: str | None) -> list[Figure]:
    """Return the amounts that parts can make: those in reach that count what a noun names, else those of the sentence
    before; old values are left out."""
    greatest, text = max(part.value for part in parts), reading.document.text
    name = singular(noun) if noun else ""
    known = in_reach(sentence, reading, parts[0], paragraphs=_PARAGRAPHS if name else 0, own=False)
    near = nearest(known, lambda w: (w.noun == name) if name else w.steps <= _BACK)
    return [
        w.figure
        for w in near
        if w.figure.value > greatest and not _OLD.search(text[max(0, w.figure.start - 24) : w.figure.start])
    ]


def _parts(bones: Skeleton, start: int) -> tuple[Figure, ...]:
    """Return the amounts of the list that runs from a place of the sentence to its end, none if it is no such list."""
    text = _RESTING.sub("and ", _SHARE.sub("", bones.text[start:]))
    last = bones.places[-1] - len(bones.text) if bones.places else 0  # from the end, where nothing was cut out
    if ":" in text or _BLOCKED.search(text[:last]) or _BLOCKED_BEHIND.search(text[last:]):
        return ()
    found = {p: f for p, f in zip(bones.places, bones.figures, strict=True) if p >= start and _counts(f)}
    places = sorted(found)
    parts = tuple(found[place] for place in places)
    if not _FEWEST <= len(parts) <= _MOST or not all(is_amount(f) and alike(f, parts[0]) for f in parts):
        return ()
    gaps = [bones.text[a + 1 : b] for a, b in pairwise(places)]
    rest = _NUMBER.sub("", bones.text[places[-1] :], count=1)
    if parts[0].kind is Kind.COUNT and any(_PLACED.search(gap) for gap in (bones.text[start : places[0]], *gaps)):
        return ()  # "fever was seen in 12": of two things at once
    if parts[0].kind is Kind.COUNT and any(map(_HELD.match, gaps)):
        return ()  # "16 had a fever": and something else perhaps
    listed = all(_SEPARATED.search(gap) and len(gap.split()) <= _LONGEST for gap in gaps) and _LAST.search(gaps[-1])
    return parts if listed and _ENDS.fullmatch(rest) and not _MORE.search(rest) else ()


def _are_taken(parts: Sequence[Figure], bones: Skeleton) -> bool:
    """Return whether parts are what each of several has of seats or votes, which none shares with another."""
    first = bones.before(bones.figures.index(parts[0])).lower().split()
    return bool(first) and first[-1] in said.TAKING and all(f.unit.lower() in _SEATS for f in parts)


def _are_ends(parts: Sequence[Figure], bones: Skeleton) -> bool:
    """Return whether parts have each another end, told by its verb: "rejected 54, accepted 27"."""
    leads = [bones.before(bones.figures.index(part)).lower().split()[-1:] for part in parts]
    verbs = {lead[0] for lead in leads if lead}
    return len(verbs) == len(parts) and verbs <= _ENDS_OF_CASES


def _counts(figure: Figure) -> bool:
    """Return whether a figure stands for something in a list: a percentage or a fraction beside a part does not."""
    return figure.kind not in (Kind.PERCENT, Kind.RATIO, Kind.YEAR)


def _is_slip(tie: _Tie) -> bool:
    """Return whether a single digit tells the sum of the parts from the total."""
    figures = (*tie.parts, tie.total)
    if any(f.hedge is not Hedge.NONE for f in figures):
        return False
    whole, made = value_of(tie.total), sum(values(tie.parts), Fraction(0))
    exceeds = (tie.exclusive or tie.parts[0].kind is not Kind.COUNT) and whole < made
    if (tie.closed or exceeds) and max(values(tie.parts)) < whole:
        return is_within(_MORE_THAN, made, whole)
    if rounding_unit(tie.total) > (1 if tie.apart else 10) * min(map(rounding_unit, tie.parts)):
        return False  # a round total is not meant to the last one
    off, last = abs(made - whole), max(Fraction(f.quantum) for f in figures)
    if off > whole * (_NEAR_APART if tie.apart else _NEAR) or off < last or max(values(tie.parts)) >= whole:
        return False
    if not is_digit_off(tie.parts, tie.total):
        return False
    return not tie.apart or (off >= 10 * last and whole >= (_EXACT if tie.total.kind is Kind.COUNT else 0))


CHECK = Check(
    code="CC233",
    name=NAME,
    title="A whole and its parts by name",
    explanation=__doc__,
    law=total_named_parts,
    examples=Examples(
        consistent=(
            "The council has 40 seats: the Greens have 18, the Reds 12 and the Blues 10.",
            "The barn costs $46.5 million. Of the total, the state pays $23.1 million, the county $13.2 million and "
            "the owners $10.2 million.",
        ),
        inconsistent=(
            "The council has 40 seats: the Greens have 18, the Reds 13 and the Blues 10.",
            "The council has 40 seats. The Greens won 18, the Reds 15 and the Blues 10.",
            "It makes 32 demands; 24 have been met, seven dropped and three put off.",
            "The barn costs $46.5 million. Of the total, the state pays $23.1 million, the county $14.2 million and "
            "the owners $10.2 million.",
            "The books, 12 volumes in red, name 3,214 ships. Of these, 2,810 came home, 314 sank and 80 burnt.",
        ),
        silent=(
            "The council has 40 seats: the Greens have 18, the Reds 8 and the Blues 5.",
            "The council has 40 seats. The Greens won 18, the Reds 12 and the Blues 5.",
            "The ward had 50 patients. Of these, 30 had a fever, 12 a cough and 6 a rash.",
            "The barn costs $46.5 million. Of the total, the state pays $23.1 million and the county $13.2 million.",
            "The ward had 60 patients: fever was seen in 41, cough in 14 and a rash in 6.",
            "The farm has 2,000 hens. Of these, 1,200 are white, 500 brown and 200 black.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
    cues=frozenset({"and"}),
)
