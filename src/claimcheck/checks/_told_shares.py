"""Where a part and its share stand for each other while their whole is told elsewhere: "Two thirds of them, 40 in all,
...", "It keeps 18 cows, a tenth of the herd", "18 of the cows (10%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import is_amount
from claimcheck.checks._doubled import is_size_too
from claimcheck.checks._parts import OPEN, is_spoken
from claimcheck.checks._skeleton import (
    AMOUNT,
    COUNT,
    FIGURE,
    MEASURE,
    MONEY,
    PERCENT,
    RATIO,
    WORD,
    Skeleton,
    ends_with,
    form,
    words,
)
from claimcheck.checks._text import is_plural, letters, singular
from claimcheck.checks._wholes import GENERAL, SETS
from claimcheck.checks._words import HEDGED, one_of
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Kind
from claimcheck.records import dataclass

_APART = one_of(vocabulary.JOINING, vocabulary.CONTRASTING, vocabulary.RELATIVE, ("of which", "each", "per"))
_RATES = one_of(vocabulary.RATES_OF_PARTS)
_IS = rf"(?:{one_of(vocabulary.THAT_IS)}|an? (?:{_RATES} )?(?:rate|share|proportion) of)"
_PART = rf"{AMOUNT}(?: of (?P<mine>{WORD}(?: {WORD})?))?"
_SHARE = f"[{PERCENT}{RATIO}]"
_OF = rf"(?: (?:out )?of (?P<of>(?:{WORD} ){{0,3}}?{AMOUNT}|{WORD}(?: {WORD}){{0,3}}))?"
# "six in ten patients", "a third of them": what a share is of
_OF_KIND = rf"(?: (?:out )?of (?P<of>(?:{WORD} ){{0,3}}?{AMOUNT}|{WORD}(?: {WORD}){{0,3}})| (?P<kind>{WORD}))?"
_DID = (*vocabulary.BEING, *vocabulary.HAVING, "said", "came", "went")
_DONE = rf"(?=\s*(?:[)\],;.:!?]|$|of\b|and\b|while\b|(?:{one_of(_DID)}|{WORD}ed)\b))"
_ENDS = rf"(?: and {WORD})?\s*(?=[,;)\]]|$|\.(?!\d))"
# From a part to the share behind it: "18 cows, or a tenth of the herd", "18 cows, which is 10% of them", "18 of them
# (10%)"; what leads up to the part: "Of the cows, 18 ..."
_SHARE_AFTER = (
    form(rf"{_PART}{words(0, 8, but=_APART)}(?:,? {_IS}|,|\s?[—–]) {HEDGED}{_SHARE}{_OF}{_DONE}"),
    form(rf"{_PART}{words(0, 8, but=_APART)}{OPEN}[=~∼≈]?{HEDGED}{_SHARE}{_OF}(?=\s*[)\];,(\[])"),
)
_LED = form(rf"(?:^|[,;:] )(?:(?:and|but) )?(?:out )?of (?P<led>{WORD}(?: {WORD})?)\s*,? {HEDGED}$")
# From a share to the part behind it: "a tenth of them, 18 cows, ...", "10% of them (18)", "a tenth of the cows are
# white, that is 18", "10% of the herd, which corresponds to 18 cows"
_PART_AFTER = (
    form(
        rf"{_SHARE}{_OF_KIND}(?:\s*, (?:{_IS} )?|{OPEN}|,? or |\s*; (?=n\b)){HEDGED}(?:n\s?=\s?)?{AMOUNT}"
        rf"{words(0, 4, but=_APART)}{_ENDS}"
    ),
    form(rf"{_SHARE}{_OF}{words(0, 7, but=_APART)},? {_IS} {HEDGED}{AMOUNT}{words(0, 3, but=_APART)}{_ENDS}"),
)
# The last words of what ties them, and how what the share is of begins.
_LINKS = frozenset(
    phrase.split()[-1]
    for phrase in (*vocabulary.THAT_IS, *vocabulary.ABOUT, *vocabulary.NEARLY, *vocabulary.HEDGING, "of")
)
_OF_WHOLE = (["of"], ["out"], ["Of"], ["Out"])
_SHARES = frozenset(PERCENT + RATIO)
_AMOUNTS = frozenset(COUNT + MONEY + MEASURE)
_LONGEST_GAP, _LONGEST_LEAD = 120, 60  # characters between the two, and of what leads up to them
# Percentages that are no shares of a whole that is counted.
_OTHER = frozenset(
    {*vocabulary.CHANGES, *vocabulary.MORE_CHANGES, *vocabulary.COMPARATIVES, *vocabulary.FALLING, *vocabulary.ROSE}
    | set("compared versus than margin interest yield return returns tax vat discount per each".split())
) - {"up", "down"}  # fmt: skip
_DETERMINERS = frozenset("the all its their our his her this that these those a an such total entire whole".split())
_FROM_TO = regex(rf"\bfrom\s+{FIGURE}\s+to\s+$", re.IGNORECASE)
# What leads up to a whole; a part may be "in 40 (20%)" and "a total of 40 (20%)".
_OF_THE = rf"(?: {one_of(vocabulary.OF_ALL)})?\s+$"
_OF_ANOTHER = regex(rf"\b(?:(?<!total )of|among){_OF_THE}", re.IGNORECASE)
_IN_ANOTHER = regex(rf"\b(?:of|among|in){_OF_THE}", re.IGNORECASE)
_THEM = regex(rf"{one_of(vocabulary.THOSE, ('it',))}\b", re.IGNORECASE)
_SAYING = regex(rf"\b{_IS}(?=\W)", re.IGNORECASE)
_BOUND = regex(rf"\b(?:more|less|fewer) than (?={FIGURE})")
_CLAUSE = regex(r"[;:.!?]\s|\b(?:and|but|while|whereas)\s")


@dataclass(frozen=True, slots=True)
class Told:
    """A part and a share that are said to be the same: what the share is of (nouns in the singular or pronouns; none if
    that is not said), the whole where it stands right there, and whether words say that the two are the same: a share
    in brackets may be of anything."""

    part: Figure
    share: Figure
    of: tuple[str, ...]
    whole: Figure | None
    firm: bool


def told_shares(bones: Skeleton) -> Iterator[Told]:
    """Yield the parts that a sentence states together with their shares."""
    if (PERCENT not in bones.text and RATIO not in bones.text) or _AMOUNTS.isdisjoint(bones.text):
        return
    taken = -1
    for index in range(len(bones.places) - 1):
        told = _told(bones, index) if index > taken else None
        if told:
            taken = index + 1
            yield told


def _told(bones: Skeleton, index: int) -> Told | None:
    """Return what figure `index` and the next one say, None if they are no part and its share."""
    first, last = bones.places[index], bones.places[index + 1]
    signs = bones.text[first], bones.text[last]
    if last - first > _LONGEST_GAP or not (_may_tell(*signs) or _may_tell(*signs[::-1])):
        return None
    part_first = signs[0] in _AMOUNTS
    part, share = bones.figures[index : index + 2] if part_first else bones.figures[index : index + 2][::-1]
    if not _is_share_of_part(part, share):
        return None
    if not _is_linked(bones, index, part_first=part_first) or (part_first and is_size_too(bones, index + 1)):
        return None
    match = next(
        filter(None, (p.match(bones.text, first) for p in (_SHARE_AFTER if part_first else _PART_AFTER))), None
    )
    before = bones.text[max(0, first - _LONGEST_LEAD) : first]
    if match is None or _is_other(bones, match, before if part_first else bones.text[max(0, last - 30) : last]):
        return None
    return _with_whole(bones, match, part, share, before)


def _is_linked(bones: Skeleton, index: int, *, part_first: bool) -> bool:
    """Return whether what stands between two figures ends as all forms do, so that most pairs need none of them."""
    gap = bones.gap(index)
    if ends_with(gap, _LINKS):
        return True
    # "20% of the 40 boats, or 8": the share with its whole
    return not part_first and gap.split()[:1] in _OF_WHOLE and ends_with(bones.gap(index + 1), _LINKS)


def _may_tell(amount: str, share: str) -> bool:
    return amount in _AMOUNTS and share in _SHARES


def _is_share_of_part(part: Figure, share: Figure) -> bool:
    if not is_amount(part) or share.is_range or {part.change, share.change} != {Change.NONE}:
        return False
    return 0 < share.value < (100 if share.kind is Kind.PERCENT else 1) and (not share.ratio or is_spoken(share))


def _is_other(bones: Skeleton, match: re.Match[str], before: str) -> bool:
    """Return whether a share is no share of a whole that is counted, or a part the whole of another part."""
    leads = _OF_ANOTHER if match[0][0] in _AMOUNTS else _IN_ANOTHER
    if leads.search(before) or _FROM_TO.search(before):
        return True
    start = max((m.end() for m in _CLAUSE.finditer(bones.text, 0, match.start())), default=0)
    clause = _BOUND.sub("", bones.text[start : match.end()].lower())
    return not _OTHER.isdisjoint(letters(clause))


def _with_whole(bones: Skeleton, match: re.Match[str], part: Figure, share: Figure, before: str) -> Told | None:
    """Return a part and its share with what the share is of."""
    groups, part_first = match.re.groupindex, part.start < share.start
    led = _LED.search(before) if part_first else None
    mine = match["mine"] if "mine" in groups else None
    kind = match["kind"] if "kind" in groups else None
    said = (led["led"] if led else mine) or match["of"] or kind or ""
    of_share = said == (match["of"] or kind)
    if of_share and part_first and _THEM.match(said):
        return None  # "20 cows, a third of them white": of the part
    whole = bones.at(match.end("of") - 1) if of_share and said and re.search(f"{FIGURE}$", said) else None
    between = bones.text[match.start() + 1 : bones.places[bones.index(match.start()) + 1]]
    bracketed = "(" in between or "[" in between
    # "18 (10% of cases)", "10% of cases (n = 18)": who is lost to a group may be left out of either; "18 (10% of all
    # cows)" may be of more than were told
    aside = of_share and bracketed and (SETS.issuperset(_nouns(said)) or "=" in between or said.startswith("all "))
    firm = bool(_SAYING.search(between)) or (bool(said) and not aside)
    return Told(part, share, () if whole else _nouns(said), whole if whole and is_amount(whole) else None, firm)


def _nouns(said: str) -> tuple[str, ...]:
    """Return what a share is of: pronouns as they are, and the nouns that may be meant, in the singular."""
    found = [word for word in said.lower().split() if word not in _DETERMINERS or word in GENERAL]
    plural = [w for w in found if w not in GENERAL and is_plural(w)]
    head = plural[:1] or found[:1]
    return tuple(word if word in GENERAL else singular(word) for word in head)
