"""A total in one sentence and its parts in the next: "The grant is $9 million. It comprises $6 million for the roof and
$3 million for the walls."

The rule is `total = part + part + ...`. The parts may stand in the sentence after the total, in list items under it,
or before it ("40 oaks and 30 pines were planted. Together that is 70 trees."). They must be said to be all of the
total: by "it comprises", "is made up of", "as follows", or by a total that sums what was just said ("together", "that
makes"). Otherwise a sum that comes out is noted, and one that does not is passed over: things counted may overlap, and
a list need not be complete.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from claimcheck.checks import _part_words as said
from claimcheck.checks._apart import bare, ends_block, is_amount, items_below, neighbour, values, where
from claimcheck.checks._law import value_of
from claimcheck.checks._lists import alike, has_sum_inside, is_digit_off, items_from, items_to, near
from claimcheck.checks._parts import sum_law, sum_status
from claimcheck.checks._skeleton import AMOUNT, COUNT, SIGNS, WORD, Skeleton, form
from claimcheck.checks._wholes import Whole, in_reach, listed, nearest
from claimcheck.checks._words import ALTOGETHER, HEDGED, NAMED, THEREFORE, THESE, entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass

NAME = "total_apart"
_LED = rf"(?:(?:the|with|in) )?{HEDGED}"
_THING = r"(?:[\w’'-]+ ){0,2}?[\w’'-]+"
_ARE = rf"{one_of(phrases('is | are | was | were | will be | has been | have been'))}(?: further)?"
_THESE = one_of(THESE)
# "It comprises $6 million for the roof and ...", "The fleet is made up of 12 trams and ..."
_COMPRISES = form(
    rf"(?P<who>it|they|{_THESE}|(?:the|its|their|{_THESE}) {_THING}) ",
    rf"(?:{one_of(said.COMPRISING)}|breaks? down (?:in)?to|broke down into|",
    rf"{_ARE} {one_of(said.MADE_UP)}(?: up)? of|{_ARE} {one_of(said.SPLIT)}(?: (?:up|down))? (?:into|between|among))",
    rf":? {_LED}(?P<first>{AMOUNT})",
)
_NOT_ALL = regex(rf"\b{one_of(said.NOT_ALL_OF_IT)}\b", re.IGNORECASE)
_GENERAL = frozenset("total sum amount money figure whole number package".split())
# A total of what was just said, then one that may be of more than that.
_IS = one_of(said.MAKING)
_JOINT = one_of(said.JOINT_TOTALS)
_A_TOTAL = rf"(?: {one_of(NAMED)})?(?: {_JOINT})?(?: (?:total|sum)(?: (?:of|to))?)?"
_STRONG = form(
    rf"(?:(?:{one_of(THESE)}|they|the (?P<n>{COUNT})(?: {_THING})?)(?: together| combined)? ",
    rf"(?:{_IS}|brings?|brought){_A_TOTAL} |",
    rf"the (?P<m>{COUNT})(?: {_THING})? {one_of(('together', 'combined'), THEREFORE)} \w+ |",
    r"(?:together|combined|taken together|added together),? (?:[\w’'-]+ ){1,5}?|",
    rf"the (?:{_JOINT} )?(?:total|sum) {one_of(said.MAKING)}",
    rf"(?: {one_of(THEREFORE)})? )",
    rf"{_LED}(?P<total>{AMOUNT})",
)
_WEAK = form(
    rf"(?:{one_of(ALTOGETHER)},? (?:[\w’'-]+ ){{0,4}}?|",
    r"the (?:[\w’'-]+ ){0,2}?",
    rf"(?:total|sum)(?: (?:{_THING}))? (?:{_IS}|of)(?: {one_of(THEREFORE)})? |total: )",
    rf"{_LED}(?P<total>{AMOUNT})",
)
# "Oaks and pines together make 70"
_NAMED = form(
    rf"(?:^|[,;:] )(?:the )?(?P<one>{WORD})(?: {WORD})? and (?:the )?(?P<other>{WORD})(?: {WORD})? ",
    rf"(?:together|combined|jointly|between them) [^,;:.{SIGNS}]{{0,40}}?{_LED}(?P<total>{AMOUNT})",
)
_JOINTLY = frozenset({"together", "combined", "jointly", "between"})
_BLOCKED = regex(rf"\b{one_of(said.OVERLAPPING, ('plus', 'than', 'between'))}\b", re.IGNORECASE)
# After the last number of a list, something more that is counted in no number: "four elms and a pine".
_MORE = regex(rf"(?:,|\band\b|&)\s+{one_of(said.UNCOUNTED)}\b", re.IGNORECASE)
_BREAKDOWN = regex(rf"\b{one_of(said.BREAKDOWNS)}\b", re.IGNORECASE)
_OF_GREATER = regex(rf"\s+(?:out\s+)?of\s+{one_of(NAMED, ('a total of',))}\s+")
_TOTAL_ITEM = regex(r"\W*(?:grand |sub-?|overall )?total\b", re.IGNORECASE)
_OPENINGS = (*THESE, *entries("it they the its their of together combined taken added altogether all in total"))
_OPENS = regex(rf"{one_of(_OPENINGS)}\b", re.IGNORECASE)
# What a sentence has, or begins with, in which these forms may fit: most have it not.
_COMPRISING = frozenset(
    phrase.split()[0] for phrase in (*said.COMPRISING, *said.MADE_UP, *said.SPLIT, "break", "breaks", "broke")
)
_CUES = _COMPRISING | frozenset(
    """these those them which whom total together combined altogether all sum makes make comes come came adds add brings
    brought is was are were gives gave of thus so hence""".split()
)
_STRONG_OPENINGS = frozenset("that this they these the together combined taken added".split())
_WEAK_OPENINGS = frozenset("altogether all in the total sum combined overall grand joint".split())
# What must come next after some of these, besides a count: "the total", "in all".
_FOLLOWING = {
    "the": frozenset({*said.JOINT_TOTALS, "total", "sum"}),
    "in": frozenset({"all", "total"}),
    "all": frozenset({"told"}),
}
_SUMS = frozenset({"total", "sum"})
_COLON = regex(r":\s(?:[^\W\d_][\w’'-]*\s+){0,4}$")
_BILLED = regex(r"\s*[,;]\s+(?:and\s+)?(?:[^\W\d_][\w’'-]*\s+){1,4}|\s+(?:[^\W\d_][\w’'-]*\s*){1,4}[,;]\s+")
_LEAST = Fraction(3, 5)  # of a total; parts that make less are parts of something else
_LEAD = 60  # characters before an amount that may name whose it is
_SURE = 3  # parts in a row
_FARTHEST = 6  # sentences of one part each before their total
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.DURATION})


@dataclass(frozen=True, slots=True)
class _Tie:
    """A total and its parts; `firm` says that the parts are surely all of it, `note` where the others were found."""

    total: Figure
    parts: tuple[Figure, ...]
    firm: bool
    note: str


def total_apart(parts: Sequence[Printed], stated: Printed, *, note: str = "") -> Finding:
    """Compare the sum of parts with a total that another sentence states.

    Args:
        parts: the amounts, in one unit.
        stated: the total, in the same unit.
        note: where the figures stand.

    Returns:
        Whether the parts make the total.
    """
    return sum_law(NAME, parts, stated, note=note)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for tie in _ties(sentence, reading):
        off = sum_status(tie.parts, tie.total) is Status.INCONSISTENT
        if not off or (tie.firm and _is_near(tie) and not has_sum_inside(tie.parts, tie.total)):
            yield total_apart(tie.parts, tie.total, note=tie.note)
            return


def _is_near(tie: _Tie) -> bool:
    """Return whether the parts can be meant as those of the total, of which they are said to be all."""
    return near(tie.parts, tie.total) or _LEAST <= sum(values(tie.parts)) / value_of(tie.total) <= 1 / _LEAST


def _ties(sentence: Sentence, reading: Reading) -> Iterator[_Tie]:
    if sentence.text.endswith(":") and ends_block(sentence, reading):
        yield from _below(sentence, reading)
        return
    if not sentence.words.isdisjoint(_JOINTLY) and (tie := _by_name(sentence, reading)):
        yield tie
        return
    if sentence.words.isdisjoint(_CUES) or not _OPENS.match(sentence.text):
        return
    before = neighbour(sentence, reading, -1)
    if before is None or not before.figures:
        return
    bones = bare(sentence)
    opening, following = (word.lower().strip(",:") for word in f"{bones.text} . .".split(maxsplit=2)[:2])
    if not sentence.words.isdisjoint(_COMPRISING) and (match := _COMPRISES.match(bones.text)):
        yield from _parts_here(bones, match, before, reading)
        return
    if opening in _FOLLOWING and following not in _FOLLOWING[opening] and not following.startswith(COUNT):
        if opening != "the" or sentence.words.isdisjoint(_SUMS):
            return
        opening = "sum"  # "The summer total was ..."
    for pattern, openings in ((_STRONG, _STRONG_OPENINGS), (_WEAK, _WEAK_OPENINGS)):
        if opening in openings and (match := pattern.match(bones.text)):
            yield from _total_here(bones, match, before, reading, strong=pattern is _STRONG)
            return


# --- the parts after their total -------------------------------------------------------------------------------------


def _parts_here(bones: Skeleton, match: re.Match[str], before: Sentence, reading: Reading) -> Iterator[_Tie]:
    """Yield the total of the sentence before with the parts that this one lists."""
    items = items_from(bones, bones.index(match.start("first")))
    parts = items.figures(bones)
    following = bones.figures[items.indices[-1] + 1 :]
    whole = not any(alike(parts[0], figure) for figure in following) and not _MORE.search(items.texts[-1])
    if len(parts) < 2 or not all(map(is_amount, parts)):
        return
    total, sole = _total_before(before, match["who"], parts)
    if total is not None:
        firm = whole and sole and not _BLOCKED.search(bones.text)
        yield _Tie(total, parts, firm, f"the total is taken from {_there(before, parts[0], reading)}")


def _total_before(before: Sentence, who: str, parts: Sequence[Figure]) -> tuple[Figure | None, bool]:
    """Return the amount of a sentence of which `who` and the parts can be said, and whether it is the only one."""
    words = who.lower().split()
    noun = words[-1] if len(words) > 1 else ""
    if _NOT_ALL.search(who) or (noun and noun not in _GENERAL and noun.rstrip("s") not in before.text.lower()):
        return None, False
    found = [f for f in bare(before).figures if is_amount(f) and alike(f, parts[0])]
    greater = [f for f in found if f.value >= max(values(parts))]
    if len(found) == 1:
        return found[0], True
    if len(greater) == 1:
        return greater[0], True
    made = sum(values(parts))
    return next((f for f in greater if value_of(f) == made), None), False


def _below(sentence: Sentence, reading: Reading) -> Iterator[_Tie]:
    """Yield the total of a sentence that announces list items with one part each."""
    found = [f for f in bare(sentence).figures if is_amount(f)]
    if not found:
        return
    items = items_below(sentence, reading)
    items = [item for item in items if not _TOTAL_ITEM.match(item[0].text)]
    if len(items) < 2:
        return
    amounts = [[f for each in item if each.figures for f in bare(each).figures if is_amount(f)] for item in items]
    for total in found:
        parts = [[f for f in own if alike(f, total)] for own in amounts]
        if all(len(own) == 1 for own in parts):
            sole = sum(alike(f, total) for f in found) == 1 or _is_part_of(total, found, sentence)
            text = " ".join(each.text for item in items for each in item)
            firm = sole and bool(_BREAKDOWN.search(sentence.text)) and not _BLOCKED.search(f"{sentence.text} {text}")
            note = f"the parts are taken from the list below, from {where(reading.document, parts[0][0].start)} on"
            yield _Tie(total, tuple(own[0] for own in parts), firm, note)


def _is_part_of(total: Figure, found: Sequence[Figure], sentence: Sentence) -> bool:
    """Return whether a total is said to be of a greater one, the only other: "five works make up $51 million of the
    $74 million"."""
    others = [f for f in found if f is not total and alike(f, total)]
    between = sentence.text[total.end - sentence.span.start : others[0].start - sentence.span.start]
    return len(others) == 1 and others[0].value > total.value and bool(_OF_GREATER.fullmatch(between))


# --- the total after its parts ---------------------------------------------------------------------------------------


def _total_here(
    bones: Skeleton, match: re.Match[str], before: Sentence, reading: Reading, *, strong: bool
) -> Iterator[_Tie]:
    """Yield the total of this sentence with the parts that stand before it."""
    total = bones.at(match.start("total"))
    if not is_amount(total):
        return
    named = next((bones.at(match.start(name)) for name in ("n", "m") if strong and match[name]), None)
    number, billed = int(named.value) if named else 0, False
    sole = sum(alike(total, f) for f in bones.figures if f is not named) == 1
    earlier = listed(before)
    own = [i for i, f in enumerate(earlier.figures) if is_amount(f) and alike(f, total)]
    if len(own) > 1 and not number > len(own):
        parts = tuple(earlier.figures[i] for i in own)
        billed = bones.text.lower().startswith("total") and _is_bill(earlier, own)
        whole = billed or tuple(own) == items_to(earlier, own[-1]).indices or len(own) == number
        texts = earlier.text
    elif own:
        parts, whole, texts = _one_by_one(before, reading, total, number)
        texts = "" if number else texts  # so many things, so many amounts
    else:
        return
    if len(parts) < 2 or not all(map(is_amount, parts)) or (number and number != len(parts)):
        return
    sure = strong or billed or (len(parts) >= _SURE and is_digit_off(parts, total))  # after fewer it may be of more
    firm = sure and sole and whole and not _BLOCKED.search(f"{texts} {bones.text[: match.end()]}")
    yield _Tie(total, parts, firm, f"the parts are taken from {_there(before, total, reading)}")


def _is_bill(bones: Skeleton, own: Sequence[int]) -> bool:
    """Return whether amounts are all that a sentence lists by name after a colon: "Costs: staff $40, rent $12"."""
    first, *_, last = own
    gaps = [bones.gap(index) for index in own[:-1]]
    return (
        len(own) == last - first + 1
        and last == len(bones.figures) - 1
        and bool(_COLON.search(bones.before(first)))
        and all(map(_BILLED.fullmatch, gaps))
    )


def _by_name(sentence: Sentence, reading: Reading) -> _Tie | None:
    """Return a total of two things that it names, with what each of them has in a sentence before."""
    bones = bare(sentence)
    match = _NAMED.search(bones.text)
    if match is None or not is_amount(total := bones.at(match.start("total"))):
        return None
    if sum(alike(f, total) for f in bones.figures) != 1 or _BLOCKED.search(match[0]):
        return None
    known = list(in_reach(sentence, reading, total, paragraphs=1, own=False))
    found = [nearest(known, _has(match[name], reading.document.text)) for name in ("one", "other")]
    if any(len(own) != 1 for own in found) or found[0] == found[1]:
        return None
    return _Tie(total, tuple(own[0].figure for own in found), True, "the parts are taken from before")


def _has(name: str, text: str) -> Callable[[Whole], bool]:
    """Return what tells whether an amount is that of what a name stands for: "40 oaks", "oaks number about 40"."""
    led = re.compile(rf"\b{re.escape(name)}\b(?:\s+[^\W\d_]+){{0,3}}\s*$", re.IGNORECASE)
    noun = re.compile(rf"\s{re.escape(name)}\b", re.IGNORECASE)
    return lambda w: bool(
        noun.match(text, w.figure.end) or led.search(text, max(0, w.figure.start - _LEAD), w.figure.start)
    )


def _one_by_one(before: Sentence, reading: Reading, total: Figure, number: int) -> tuple[tuple[Figure, ...], bool, str]:
    """Return the amounts of the sentences up to `before` that have one such amount each (several, if `number` is
    given), whether these reach back to the beginning of the block or are as many as `number`, and their text."""
    parts: list[Figure] = []
    texts: list[str] = []
    sentence: Sentence | None = before
    while sentence is not None and len(parts) < (number or _FARTHEST):
        own = [f for f in bare(sentence).figures if is_amount(f) and alike(f, total)]
        if len(own) != 1 and not (number and own):
            break
        parts += reversed(own)
        texts.append(sentence.text)
        sentence = neighbour(sentence, reading, -1)
    whole = len(parts) == number or (not number and sentence is None)
    return tuple(reversed(parts)), whole, " ".join(texts)


def _there(before: Sentence, here: Figure, reading: Reading) -> str:
    """Return how a note names the place of the sentence before: by its line, if that is another one."""
    place = where(reading.document, before.span.start)
    return "the sentence before" if place == where(reading.document, here.start) else place


CHECK = Check(
    code="CC225",
    name=NAME,
    title="A total and its parts in another sentence",
    explanation=__doc__,
    law=total_apart,
    examples=Examples(
        consistent=(
            "The orchard grant comes to $9.4 million. It comprises $6.1 million for trees and $3.3 million for fences.",
            "They planted 40 oaks and 30 pines. Together that is 70 trees.",
            "The budget of $900,000 is split as follows:\n\n- Boats: $500,000\n- Nets: $250,000\n- Ice: $150,000\n",
        ),
        inconsistent=(
            "The orchard grant comes to $9.4 million. It comprises $6.1 million for trees and $4.3 million for fences.",
            "They planted 40 oaks and 30 pines. Together that is 80 trees.",
            "The budget of $900,000 is split as follows:\n\n- Boats: $500,000\n- Nets: $350,000\n- Ice: $150,000\n",
            "Costs of the pier: land $350,000, stone $900,000, lamps $250,000. Total: $1.8 million.",
            "Oats grew on 800 hectares, rye on 900 hectares and flax on 250 hectares. The three crops thus covered "
            "2,150 hectares.",
            "Two works make up $8.1 million of the $9.6 million:\n\n1. Pier: $5.2 million\n2. Dock: $3.9 million\n",
        ),
        silent=(
            "The orchard grant comes to $9.4 million. It includes $6.1 million for trees and $1.3 million for fences.",
            "The herd numbers 48 goats. Of these, 31 are white and 24 are lame.",
            "They planted 40 oaks and 30 pines. In total, 12 people took part.",
            "The budget of $900,000 pays, among other things, for:\n\n- Boats: $500,000\n- Nets: $250,000\n",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=_KINDS,
)
