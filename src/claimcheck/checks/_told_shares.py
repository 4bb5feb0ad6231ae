"""Where a part and its share stand for each other while their whole is told elsewhere: "Two thirds of them, 40 in all,
...", "It keeps 18 cows, a tenth of the herd", "18 of the cows (10%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._apart import is_amount
from claimcheck.checks._parts import CLOSE, OPEN, is_spoken
from claimcheck.checks._skeleton import AMOUNT, FIGURE, PERCENT, RATIO, WORD, Skeleton, form, skeleton, words
from claimcheck.checks._wholes import GENERAL, IRREGULAR, SETS, singular
from claimcheck.checks._words import one_of
from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Kind, Sentence
from claimcheck.records import dataclass

_HEDGED = rf"(?:{one_of(vocabulary.ABOUT, vocabulary.NEARLY, vocabulary.HEDGING)} )*"
_APART = one_of(vocabulary.JOINING, vocabulary.CONTRASTING, vocabulary.RELATIVE, ("of which", "each", "per"))
_RATES = one_of(vocabulary.RATES_OF_PARTS)
_IS = rf"(?:{one_of(vocabulary.THAT_IS)}|an? (?:{_RATES} )?(?:rate|share|proportion) of)"
_PART = rf"(?P<part>{AMOUNT})(?: of (?P<mine>{WORD}(?: {WORD})?))?"
# "Of the cows, 18 are white (10%)"
_LED = rf"(?:(?:^|[,;:] )(?:(?:and|but) )?(?:out )?of (?P<led>{WORD}(?: {WORD})?)\s*,? {_HEDGED})?"
_SHARE = rf"(?P<share>[{PERCENT}{RATIO}])"
_OF = rf"(?: (?:out )?of (?P<of>(?:{WORD} ){{0,3}}?{AMOUNT}|{WORD}(?: {WORD}){{0,3}}))?"
_DONE = rf"(?=\s*(?:[)\],;.:!?]|$|of\b|and\b|while\b|(?:were|was|had|are|is|have|said|came|went|{WORD}ed)\b))"
_SAME = rf"(?:,? {_IS}|,|\s?[—–])"
_ENDS = rf"(?: and {WORD})?\s*(?=[,;)]|$|\.(?!\d))"
_FORMS = (
    # "18 cows, or a tenth of the herd", "18 cows, which is 10% of them", "18 of them (10%)"
    form(rf"{_LED}{_PART}{words(0, 8, but=_APART)}{_SAME} {_HEDGED}{_SHARE}{_OF}{_DONE}"),
    form(rf"{_LED}{_PART}{words(0, 8, but=_APART)}{OPEN}{_HEDGED}{_SHARE}{_OF}{CLOSE}"),
    # "a tenth of them, 18 cows, ..."; "10% of them (18)"
    form(rf"{_SHARE}{_OF}(?:\s*, (?:{_IS} )?|{OPEN}|,? or ){_HEDGED}{_PART}{words(0, 4, but=_APART)}{_ENDS}"),
    # "a tenth of the cows are white, that is 18", "10% of the herd, which corresponds to 18 cows"
    form(rf"{_SHARE}{_OF}{words(0, 7, but=_APART)},? {_IS} {_HEDGED}{_PART}{words(0, 3, but=_APART)}{_ENDS}"),
)
# Percentages that are no shares of a whole that is counted.
_OTHER = frozenset(
    {*vocabulary.CHANGES, *vocabulary.MORE_CHANGES, *vocabulary.COMPARATIVES, *vocabulary.FALLING, *vocabulary.ROSE}
    | set("compared versus than margin interest yield return returns tax vat discount per each".split())
) - {"up", "down"}  # fmt: skip
_WORDS = regex(r"[^\W\d_]+")
_DETERMINERS = frozenset("the all its their our his her this that these those a an such total entire whole".split())
_OF_ANOTHER = regex(r"\b(?:of|among|in)(?: (?:the|its|all|these|those|their|our))?\s+$", re.IGNORECASE)
_THEM = regex(r"(?:them|these|those|whom|which|it)\b", re.IGNORECASE)
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


def told_shares(sentence: Sentence) -> Iterator[Told]:
    """Yield the parts that a sentence states together with their shares."""
    bones = skeleton(sentence)
    if PERCENT not in bones.text and RATIO not in bones.text:
        return
    taken: set[int] = set()
    for pattern in _FORMS:
        for match in pattern.finditer(bones.text):
            told = _told(bones, match)
            if told and not {told.part.start, told.share.start} & taken:
                taken |= {told.part.start, told.share.start}
                yield told


def _told(bones: Skeleton, match: re.Match[str]) -> Told | None:
    part, share = bones.at(match.start("part")), bones.at(match.start("share"))
    if not is_amount(part) or part.kind is Kind.DURATION or share.is_range:
        return None
    if {part.change, share.change} != {Change.NONE}:
        return None
    if not 0 < share.value < (100 if share.kind is Kind.PERCENT else 1) or (share.ratio and not is_spoken(share)):
        return None
    before = bones.text[max(0, match.start() - 30) : match.start("part")]
    if _OF_ANOTHER.search(before):
        return None  # the whole of another part: "12 of the 40 (30%)"
    start = max((m.end() for m in _CLAUSE.finditer(bones.text, 0, match.start())), default=0)
    clause = _BOUND.sub("", bones.text[start : match.end()].lower())
    if not _OTHER.isdisjoint(_WORDS.findall(clause)):
        return None
    groups = match.re.groupindex
    said = next((match[name] for name in ("led", "mine", "of") if name in groups and match[name]), "")
    if match["of"] == said and part.start < share.start and _THEM.match(said):
        return None  # "20 cows, a third of them white": of the part
    whole = bones.at(match.end("of") - 1) if said and re.search(f"{FIGURE}$", said) else None
    first, last = sorted((match.start("part"), match.start("share")))
    between = bones.text[first + 1 : last]
    aside = (
        said == match["of"] and ("(" in between or "[" in between) and SETS.issuperset(_nouns(said))
    )  # "18 (10% of cases)"
    firm = bool(_SAYING.search(between)) or (bool(said) and not aside)
    return Told(part, share, () if whole else _nouns(said), whole if whole and is_amount(whole) else None, firm)


def _nouns(said: str) -> tuple[str, ...]:
    """Return what a share is of: pronouns as they are, and the nouns that may be meant, in the singular."""
    found = [word for word in said.lower().split() if word not in _DETERMINERS or word in GENERAL]
    plural = [w for w in found if w in IRREGULAR or (w.endswith("s") and len(w) > len("this"))]
    head = plural[:1] or found[:1]
    return tuple(word if word in GENERAL else singular(word) for word in head)
