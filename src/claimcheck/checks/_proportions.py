"""Where a part, its whole and a share are bound: "120 of 200 patients (60%)", "Of the 40 boats, 10, a quarter, sank".

The forms are written for percentages. A fraction that is spoken ("a quarter", "one in five") stands where a percentage
could, so the same forms read it once its sign is put in place of a percentage's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._parts import CLOSE, OF, OPEN, PAIR, SHARE, SHARE_OF, THE, halves, is_spoken
from claimcheck.checks._skeleton import AMOUNT, COUNT, PERCENT, RATIO, SIGNS, WORD, Skeleton, form, words
from claimcheck.checks._words import one_of
from claimcheck.model import Figure, Status
from claimcheck.records import replace

# After the percentage its statement must be over: "(47%)", "(47%; 95% CI ...)", but not "(47% vs 12%)" nor "47% more".
_DONE = rf"(?=[^()\[\]{SIGNS}]{{0,25}}[)\]]|\s*[,;](?!\s*(?:and )?{PERCENT}(?! (?:CI|confidence))))"
_VERBS = one_of(vocabulary.entries("were was had are is have said did reported agreed"))
_DONE_COMMA = rf"(?=\s*(?:[)\],;.:!?]|$|of (?!the\b)|{_VERBS}\b))"
_JOINED = one_of(vocabulary.JOINING, vocabulary.CONTRASTING, vocabulary.RELATIVE)
_APART = one_of(("or",), vocabulary.CONTRASTING, vocabulary.RELATIVE)
# Percentages of something else than a share: changes and differences.
_CHANGE = one_of(vocabulary.CHANGES, vocabulary.MORE_CHANGES, vocabulary.COMPARATIVES, vocabulary.WAYS)
_LED_IN = rf"(?:^|[,;:.(\[]\s*|\b{one_of(vocabulary.JOINING, ('in', 'while', 'that'))} )"

_OF_THEM = f"of {one_of(vocabulary.THOSE)}"
_WHOLES = one_of(vocabulary.WHOLES)
_OR = rf"(?:{one_of(vocabulary.phrases('or | which is'))}|{one_of(vocabulary.phrases('i.e. | that is'))},?)"
_THAT_IS = (
    rf"(?:an? (?:{one_of(vocabulary.RATES_OF_PARTS)} )?(?:rate|share|proportion) of|i\.e\.,?|"
    rf"{one_of(vocabulary.EQUATING)})"
)
_HEDGED = one_of(vocabulary.ABOUT, vocabulary.NEARLY, ("exactly", "just over", "more than"))
_COUNTED = rf"{OPEN}(?:n\s?=\s?)?(?P<part>{COUNT})(?: {WORD})?{CLOSE}"
_STAKES = vocabulary.entries("stake share holding majority minority slice portion")
_AWAY = one_of(vocabulary.JOINING, vocabulary.PLACING, ("vs", "versus", "out"))
_LATER = (
    rf"(?P<part>{COUNT}){words(0, 6, but=_JOINED)}{OPEN}{SHARE}"
    rf"(?:[^()\[\]{SIGNS}]{{0,25}}|[;,:][^()\[\]]{{0,40}}){CLOSE}"
    rf"{words(0, 4, but=_AWAY)}{OF}(?P<whole>{COUNT})"
)
_PATTERNS = (
    # "8 of 17 (47%)", "27 of the 37 pupils in both years (73%)", "13/39 [34%]"
    rf"{PAIR}{words(0, 9, but=_APART)}{OPEN}{SHARE}{_DONE}",
    # "6 of 174, 3.4%", "107 of the 951 people, or 11%"
    rf"{PAIR}{words(0, 6, but=_JOINED)}(?:\s*, (?:{_OR} )?| or ){SHARE}{_DONE_COMMA}",
    # "20 of 80 cars failed, a rate of 25%", "..., which is 25%"
    rf"{PAIR}{words(0, 8, but=_JOINED)},? {_THAT_IS} {SHARE}{_DONE_COMMA}",
    # "20 faults in 80 cars, a rate of 25%"
    rf"(?P<part>{COUNT}){words(1, 3, but=_JOINED + '|of|in')} (?:in|among|out of|from)(?: a (?:sample|total) of)? "
    rf"(?P<whole>{COUNT}){words(0, 4, but=_JOINED)},? {_THAT_IS} {SHARE}{_DONE_COMMA}",
    # "Of 80 members, 20 voted no, or 25%"
    rf"{_LED_IN}(?:out of|of|among){THE}(?P<whole>{COUNT}){words(0, 8, but=_JOINED)}\s*, "
    rf"(?P<part>{COUNT}){words(0, 5, but=_JOINED)},? {_OR} {SHARE}{_DONE_COMMA}",
    # "Of the 80 members, 20, a quarter, ..."; "80 members, of whom 20, 25%, ..."
    rf"{_LED_IN}(?:out of|of|among){THE}(?P<whole>{COUNT}){words(0, 8, but=_JOINED)}\s*, "
    rf"(?P<part>{COUNT})\s*, {SHARE}\s*,",
    rf"(?P<whole>{AMOUNT}){words(0, 8, but=_JOINED)}, {_OF_THEM} (?P<part>{AMOUNT})\s*, {SHARE}\s*,",
    # "27 of 90 proposals — 30% of them"
    rf"{PAIR}{words(0, 6, but=_JOINED)}\s*(?:[—–:]| -) {SHARE}{_DONE_COMMA}",
    # "14 (35%) of the 40 boats", "18 crews (22.5%) in all out of 80"
    _LATER,
    # "22.3% (4 of 18 patients)", "34.8% in the north (8 of 23)"
    rf"{SHARE}{words(0, 6, but=_JOINED + '|' + _CHANGE)}{OPEN}(?:n\s?=\s?)?{PAIR}{words(0, 6)}(?=\s*[)\],;])",
    # "(40%, 158 of 395)", "(98%; n = 163/166)"
    rf"{OPEN}{SHARE}\s*[,;:] (?:n\s?=\s?)?{PAIR}{words(0, 4, but='of|in')}(?=\s*[)\],;])",
    # "35%, or 14 of the 40 boats", "the catch was 45%: 450 of 1,000"
    rf"{SHARE}(?:\s*[:—–]|,? or) {PAIR}",
    # "Of 200 patients, 120 (60%)", "out of 172 mills, 73 (42.4%)", "951 people, of whom 107 (11%)"
    rf"{_LED_IN}(?:out of|of|among){THE}(?P<whole>{COUNT}){words(0, 8, but=_JOINED)}\s*,?"
    rf"{words(0, 3, but=_JOINED)} (?P<part>{COUNT}){words(0, 5, but=_JOINED)}{OPEN}{SHARE}{_DONE}",
    rf"(?P<whole>{COUNT}){words(1, 6, but=_JOINED)}, {_OF_THEM}{words(0, 2)} "
    rf"(?P<part>{COUNT}){words(0, 3, but=_JOINED)}{OPEN}{SHARE}{_DONE}",
    # "40 million euros, of which 10 million, or 25%, came from", "1,500 members, 900 of them (60%)"
    rf"(?P<whole>{AMOUNT}){words(0, 8, but=_JOINED)}, {_OF_THEM}{words(0, 4, but=_JOINED)} (?P<part>{AMOUNT})"
    rf"{words(0, 2, but=_JOINED)},? {_OR} {SHARE}{_DONE_COMMA}",
    rf"(?P<whole>{AMOUNT}){words(0, 8, but=_JOINED)}[,;] (?P<part>{AMOUNT}) {_OF_THEM}{words(0, 2, but=_JOINED)}"
    rf"(?:{OPEN}|,? or ){SHARE}(?:{_DONE}|{_DONE_COMMA})",
    # "lost 3,000 of its 12,000 jobs, 25% of the workforce"
    rf"{PAIR}{words(0, 4, but=_JOINED)},(?: or)? {SHARE} of {one_of(vocabulary.OF_ALL)}"
    rf"(?: entire| whole| total)? (?:{_WHOLES})\b",
    # "asked 2,000 firms; 1,400 answered, a rate of 70%"
    rf"(?P<whole>{COUNT}){words(0, 5, but=_JOINED)}[;,](?: {_OF_THEM},?)? (?P<part>{COUNT})"
    rf"{words(1, 4, but=_JOINED + '|more|fewer|less')}, {_THAT_IS} {SHARE}{_DONE_COMMA}",
    # "16 (28.1% of 57)"
    rf"(?P<part>{COUNT}){words(0, 5, but=_JOINED)}{OPEN}{SHARE}{OF}(?P<whole>{COUNT}){words(0, 4)}{CLOSE}",
    # "30 million of the 120 million shares, a 25% stake"
    rf"{PAIR}{words(0, 4, but=_JOINED)}\s*, an? {SHARE} {one_of(_STAKES)}\b",
    # "With 150 of 200 seats taken, occupancy stands at 75%"
    rf"\bwith {PAIR}{words(0, 4, but=_JOINED)}\s*, (?:{one_of(vocabulary.NAMED)} )?"
    rf"(?:{one_of(vocabulary.RATES_OF_PARTS, ('turnout', 'attendance', 'coverage'))}(?: rate)?) "
    rf"{one_of(vocabulary.AMOUNTING, ('stands at', 'comes to'))} {SHARE}{_DONE_COMMA}",
    # "60% of the 200 patients (120)", "60% of the 200 staff (120 people)"
    rf"{SHARE}(?:{OF}| {one_of(vocabulary.NAMED)} )(?P<whole>{COUNT}){words(0, 5, but=_JOINED)}{_COUNTED}",
    # "Of the 200 patients, 60% (120) were", "200 patients, of whom 60% (120) were"
    rf"{_LED_IN}(?:out of|of|among){THE}(?P<whole>{COUNT}){words(0, 8, but=_JOINED)}\s*, "
    rf"(?:{_HEDGED} )?{SHARE}{words(0, 3, but=_JOINED)}{_COUNTED}",
    rf"(?P<whole>{COUNT}){words(0, 6, but=_JOINED)}, {_OF_THEM} (?:{_HEDGED} )?{SHARE}{_COUNTED}",
    # "200 patients, 60% of them (120) in bed", "60% (120) of the 200 patients"
    rf"(?P<whole>{COUNT}){words(0, 6, but=_JOINED)}, (?:{_HEDGED} )?{SHARE} {_OF_THEM}{_COUNTED}",
    rf"{SHARE}{_COUNTED}{OF}(?P<whole>{COUNT})",
)
_FORMS = tuple(map(form, _PATTERNS))
# What the text has where one of these forms fits, besides its figures: most sentences have it not. One row a form.
_THOSE = tuple(f"of {word}" for word in vocabulary.THOSE)
_BRACKETS, _SAID = ("(", "["), ("rate of", "share of", "portion of", *vocabulary.EQUATING)
_OPENED = tuple(f"{bracket}{blank}" for bracket in _BRACKETS for blank in ("", " "))
_IN_BRACKETS = tuple(f"{opened}{PERCENT}" for opened in _OPENED)
_NUMBER_IN_BRACKETS = tuple(f"{opened}{sign}" for opened in _OPENED for sign in (COUNT, "n"))
_PAIR_IN_BRACKETS = (*_NUMBER_IN_BRACKETS, *(f"{opened}{RATIO}" for opened in _OPENED))
_OR_SHARE = tuple(f"{word} {PERCENT}" for word in (" or", "i.e.", " is", ","))
_NEEDS = (
    _IN_BRACKETS, _OR_SHARE, _SAID, _SAID, _OR_SHARE, (f", {PERCENT}",), _THOSE,
    tuple(f"{dash} {PERCENT}" for dash in "—–:-"), _IN_BRACKETS, _PAIR_IN_BRACKETS, _IN_BRACKETS,
    tuple(f"{PERCENT}{joint}" for joint in (":", "—", "–", " :", " —", " –", " or ", ", or ")),
    _IN_BRACKETS, _IN_BRACKETS, _THOSE, _THOSE, vocabulary.WHOLES, _SAID, _IN_BRACKETS,
    _STAKES, ("with",), _NUMBER_IN_BRACKETS, _NUMBER_IN_BRACKETS, _THOSE, _THOSE, _NUMBER_IN_BRACKETS,
)  # fmt: skip
_ALL_NEEDS = frozenset(_NEEDS)
_TO_WHOLE = form(rf"{OF}$")
_OF_LATER = _PATTERNS.index(_LATER)
# "8 of 17 and 10 of 17 (47% and 59%)", "..., 47% and 59% respectively"
_TWO_PAIRS = form(
    rf"{PAIR}{words(0, 8)}\s*(?:,|;|and|versus|vs\.?) (?:and )?(?:in )?"
    + PAIR.replace("<part>", "<part2>").replace("<whole>", "<whole2>").replace("<ratio>", "<ratio2>")
    + rf"{words(0, 8)}(?:{OPEN}|\s*, ){SHARE} (?:and|vs\.?|versus) (?P<share2>{PERCENT})",
)
_TWO_SHARES = tuple(f"{PERCENT} {word} {PERCENT}" for word in ("and", "vs", "vs.", "versus"))


def bound(bones: Skeleton) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Yield part, whole and share wherever a form binds all three."""
    low = bones.plain
    for match in _TWO_PAIRS.finditer(bones.text) if any(map(low.__contains__, _TWO_SHARES)) else ():
        for suffix in ("", "2"):
            if pair := _pair(bones, match, suffix):
                yield *pair, bones.at(match.start(f"share{suffix}"))
    there = {needs for needs in _ALL_NEEDS if any(map(low.__contains__, needs))}
    for number, (needs, pattern) in enumerate(zip(_NEEDS, _FORMS, strict=True)) if there else ():
        for match in pattern.finditer(bones.text) if needs in there else ():
            pair = _pair(bones, match, "")
            if pair and (number != _OF_LATER or _is_of_whole(bones, match, pair[1])):
                yield *pair, bones.at(match.start("share"))


def _is_of_whole(bones: Skeleton, match: re.Match[str], whole: Figure) -> bool:
    """Return whether "14 (35%) ... of 40" names a whole, and not a score, or how many of something else there are:
    words between them must be those that are counted, or end in "in all", and a part is no more than its whole."""
    part, share = bones.at(match.start("part")), bones.at(match.start("share"))
    between = re.split(r"[)\]]", bones.text[match.start("share") + 1 : match.start("whole")].lower())[-1]
    counted = _TO_WHOLE.sub("", f" {between}").strip()
    if part.value > whole.value and not (_is_moved(part, whole, share) or between.endswith(" the ")):
        return False
    if not counted or counted.endswith(("in all", "in total", "altogether")):
        return True
    noun = whole.unit.lower()
    return noun.split()[-1] == counted.split()[-1] if noun else " " not in counted


def _is_moved(part: Figure, whole: Figure, share: Figure) -> bool:
    """Return whether a part is its whole's percentage once its point, or the whole's, is moved."""
    moved = (replace(part, value=part.value * power) for power in (Decimal("0.1"), Decimal("0.01"), Decimal("0.001")))
    return share.ratio is None and any(
        SHARE_OF.judge({"part": one, "whole": whole, "stated": share}) is not Status.INCONSISTENT for one in moved
    )


def _pair(bones: Skeleton, match: re.Match[str], suffix: str) -> tuple[Figure, Figure] | None:
    groups = match.re.groupindex
    if f"ratio{suffix}" in groups and (ratio := bones.role(match, f"ratio{suffix}")):
        return None if is_spoken(ratio) else halves(ratio)
    part, whole = bones.role(match, f"part{suffix}"), bones.role(match, f"whole{suffix}")
    return (part, whole) if part and whole else None
