"""An announced count and the list that follows: "three tools: (1) saw, (2) plane, (3) file".

The rule is that as many items are listed as are announced ("at least three" allows more). What follows counts as a
list only where its shape says so: markers such as (1) and (2), bullets, sentences that begin with First, Second,
Third, a colon right after the announced things, or a next sentence "These are ...". Commas elsewhere prove nothing,
and where the punctuation allows two counts ("bread and butter, tea, and cake"), both are accepted.
"""

from __future__ import annotations

import re
from fractions import Fraction

from claimcheck.checks._enumerate import (
    Listed,
    listed,
    marked,
    marked_on,
    ordinal_opening,
    ordinal_run,
    ordinals_in,
    pointed,
    with_names,
)
from claimcheck.checks._law import Equation, conclude, figures_of, style_of
from claimcheck.checks._listed_below import counts_inside, items_below
from claimcheck.checks._named_lists import PLURAL, names_after
from claimcheck.checks._words import FEW_NUMBERS, OWNERS, RELATIVE, entries, one_of, phrases
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Finding, Hedge, Kind, Reading, Sentence, Status
from claimcheck.records import dataclass, replace

NAME = "count_list"
_COUNT = Equation("count", lambda items: items, {"count": lambda v: v["items"]})
_FEWEST, _MOST, _TWICE = 2, 20, 2

# What may stand between the announced number and its list: the things, in a few words.
_THINGS = regex(r"(?:\s+[\w“\"'][\w’'”\"/&-]*){1,10}\s*")
# Things that a list can surely be of: a plain noun phrase, perhaps with "of" what, that ends where the list begins.
_NOT_PLAIN = (
    *RELATIVE,
    *entries("in for at on with to by from and or as each per are were is was had have has that whose using used"),
    *entries("between after before during under among"),
)
_PLAIN_THINGS = regex(
    rf"(?:\s+(?!{one_of(_NOT_PLAIN)}\b)[^\W\d_][\w’'-]*){{1,6}}"
    r"(?:\s+(?:are|were))?(?:\s+(?:as\s+follows|namely))?\s*[:,—–]?\s*",
    re.IGNORECASE,
)
_FOLLOWS = regex(r"(?:\s+(?:are|were))?(?:\s+(?:as\s+follows|namely))?\s*[:,—–]?\s*$", re.IGNORECASE)
# "Three outcomes were recorded: ..."
_DONE_ENDINGS = entries("ed en wn ought ound")
_ARE_DONE = regex(
    rf"(?: [^\W\d_]+){{0,2}} [a-z]+s (?:were|are|have been|will be) [a-z]+{one_of(_DONE_ENDINGS)}(?: [a-z]+){{0,4}}$"
)
# "Five clubs have places left: ...", at the beginning of a sentence.
_AFTER_PLURAL = entries("of in for at on with to by from and or as per that whose between after before during")
_DO = regex(rf"(?: [^\W\d_]+){{0,2}} [a-z-]+s (?!{one_of(_AFTER_PLURAL, RELATIVE)}\b)[a-z]+(?: [a-z’-]+){{0,4}}$")
_KINDS_OF = regex(r"(?:(?<=kinds)|(?<=types)|(?<=sorts)|(?<=forms)|(?<=areas)|(?<=lines)) of [^\W\d_]+$")
# Whoever is counted is not what a text then lists with markers: "in 14 patients: (1) in three of them ...".
_COUNTED = entries(
    """patient patients men women people person persons children subjects participants volunteers animals rats mice dogs
    cats cases eyes specimens experiments studies trials isolates strains countries hospitals replicates"""
)
_BEINGS = regex(rf"\b{one_of(_COUNTED)}\s*[:,—–]?\s*$", re.IGNORECASE)
_THE = one_of(("the",), OWNERS)
_SOME_OF = entries("of one two last first next these those other per every than only")
_OF_MORE = regex(rf"\b{one_of(_SOME_OF)}\s*{_THE}?\s*$", re.IGNORECASE)
_BEFORE_THE = entries("of and or plus to between")
_OF_THE = regex(rf"(?:\b{one_of(_BEFORE_THE)}\s+{_THE}?|['’]s)\s*$", re.IGNORECASE)
_THESE = regex(
    r"(?P<who>these|those|they|the\s+(?:\w+\s+)?(?:\w+))\s+(?:\w+\s+)?(?:are|were|comprised?|consist\s+of)"
    r"(?:\s+(?:as\s+follows|the\s+following))?:?\s+",
    re.IGNORECASE,
)
# "These were conjugated to ..." says what was done with them; it lists nothing.
_ARE = regex(r"(?:these|those|they)\s+(?:are|were)\s+(?!\w+(?:ed|en)\s)", re.IGNORECASE)
_GOES_ON = phrases("include | including | such as | for example | among them | etc | and so on | and others | and more")
_OPEN_ENDED = regex(rf"\b{one_of(_GOES_ON)}\b", re.IGNORECASE)
_PROPER = r"[A-Z][A-Za-z’'-]+(?:\s[A-Z][A-Za-z’'-]+){0,2}"
_ASIDE = regex(
    rf"(?P<things>(?:\s[a-z-]+){{1,3}})\s(?:\(|[-–—]\s)"
    rf"(?P<names>(?:{_PROPER},\s)*{_PROPER},?\sand\s{_PROPER})(?:\)|\s[-–—]\s)"
)
_BARE_NAMES = regex(rf"(?:{_PROPER},\s)+{_PROPER},?\sand\s{_PROPER}\.?")
_FOLLOWING = regex(r"\b(?:the|these)\s+(?:following|next)\s*$|\bfollowing\s*$", re.IGNORECASE)
_BELOW = regex(r"(?P<things>(?:\s+[\w’'-]+){1,3})\s+(?:listed\s+|given\s+|set\s+out\s+)?below\b", re.IGNORECASE)
_NUMBERS = (*FEW_NUMBERS, *entries("eleven twelve both each all half"))
_COUNTING = regex(rf"\s*(?:\d|(?:{one_of(_NUMBERS)}|\w+teen|\w+ty)\b)", re.IGNORECASE)
_FIRST_MARKERS = (("1)", "2)"), ("a)", "b)"), ("i)", "ii)"))
_MARKED = regex(r"\s*\(?(?:1|a|i)\)")
_LAST_MARKED = regex(r"\b(?:and|or)\s+(?:finally\s+)?\(?(?:\d{1,2}|[a-j]|[ivx]{1,4})\)")
_LABELS = entries("level levels version type class grade phase stage tier category chapter part section step unit")
_LABEL_BEFORE = regex(rf"\b{one_of(_LABELS)}\s$", re.IGNORECASE)
_NAME_BEFORE = regex(r"\S\s+[A-Z]\S*\s$")
_AFTER_THINGS = entries("of in for to on from with that which and at we i you they he she who where as are is")
_CUT = regex(rf"[,;:.()]|\b{one_of(_AFTER_THINGS)}\b")
_MAX_SENTENCES = 24
_NEAR_FIGURES = 30  # figures on each side of a count that may count its items
_NEAR_NOUN = 3  # words from a number to the noun that it counts
_LONGEST_HEAD = 12  # words between a number and the first marker
_LONGEST_LIST, _NEAR = 1500, 160  # characters of a list, and up to its colon or first marker


@dataclass(frozen=True, slots=True)
class _Found:
    items: int
    shape: str
    firm: bool


def count_list(count: Printed, items: int, *, where: str = "") -> Finding:
    """Compare an announced count with the number of items that are listed.

    Args:
        count: how many are announced.
        items: how many are listed.
        where: where they are listed ("after the colon"), for the words.

    Returns:
        Whether the two agree.
    """
    figures = figures_of(items=items, count=count)
    finding = conclude(NAME, _COUNT, figures, lambda made: f"{items} are listed {where}".rstrip())
    stated = tuple(role for role in finding.roles if role.name == "count")
    count_is = figures["count"]
    needed = style_of(count_is)(Fraction(items), 0)
    repairs = (f"{count_is.surface.strip()} would need to be {needed}",) if finding.repairs else ()
    return replace(finding, roles=stated, repairs=repairs)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for index, figure in enumerate(sentence.figures):
        if _announces(figure) and (found := _list_after(sentence, index, reading)):
            finding = count_list(figure, found.items, where=found.shape)
            if finding.status is Status.INCONSISTENT and _is_next(sentence, found.items + 1, reading):
                continue
            if finding.status is not Status.INCONSISTENT or (found.firm and _is_sole(sentence, index, found.items)):
                yield finding


def _is_next(sentence: Sentence, number: int, reading: Reading) -> bool:
    """Return whether the next sentence goes on with an item: "Third, ..."."""
    return any(ordinal_opening(s.text) == number for s in _following(sentence, reading, 1))


def _is_sole(sentence: Sentence, index: int, items: int) -> bool:
    """Return whether no other number of the sentence can be the one that counts the items, alone or with this one."""
    figure = sentence.figures[index]
    start = figure.start - sentence.span.start
    near = sentence.figures[max(0, index - _NEAR_FIGURES) : index + _NEAR_FIGURES]
    others = [f for f in near if f is not figure and not _is_marker(f, sentence)]
    if figure.hedge is not Hedge.NONE and figure.value == items:
        return False  # "over the three towns (A, B and C)"
    return not _OF_THE.search(sentence.text[max(0, start - 20) : start]) and not any(f.value == items for f in others)


def _is_marker(figure: Figure, sentence: Sentence) -> bool:
    return sentence.text.startswith((")", "."), figure.end - sentence.span.start)


def _announces(figure: Figure) -> bool:
    if figure.kind is not Kind.COUNT or figure.is_range or not _FEWEST <= figure.value <= _MOST:
        return False
    whole = figure.quantum == 1 and figure.value == figure.value.to_integral_value()
    return whole and figure.hedge in _PLAIN and not _VAGUE.search(figure.surface)


_VAGUE = regex(one_of(entries("couple dozen score few several")), re.IGNORECASE)
_PLAIN = frozenset({Hedge.NONE, Hedge.AT_LEAST, Hedge.MORE_THAN})


def _list_after(sentence: Sentence, index: int, reading: Reading) -> _Found | None:
    figure = sentence.figures[index]
    end = figure.end - sentence.span.start
    after = with_names(reading.document, figure.end, sentence.text[end : end + _LONGEST_LIST])
    before = sentence.text[max(0, end - len(figure.surface) - _NEAR) : end - len(figure.surface)]
    near = after[:_NEAR]
    following = sentence.figures[index + 1].start - figure.end if index + 1 < len(sentence.figures) else len(after)
    found = (
        (
            ")" in near
            and any(a in after and b in after for a, b in _FIRST_MARKERS)
            and _markers(after, following, sentence, reading)
        )
        or _bullets(after, before, int(figure.value), sentence, reading)
        or _names(figure, after, before)
        or (":" in near and _after_colon(figure, after, following, before))
        or _aside(figure, after)
        or _in_following(figure, after, before, sentence, reading)
    )
    return found if found and not _is_partial(sentence, figure) else None


def _is_partial(sentence: Sentence, figure: Figure) -> bool:
    """Return whether only some of the counted things are meant: "two of the three", "the other four"."""
    start = figure.start - sentence.span.start
    before = sentence.text[max(0, start - 60) : start]
    if (figure.surface.isdecimal() and _NAME_BEFORE.search(before)) or _LABEL_BEFORE.search(before):
        return True  # the figure belongs to a name: "OAuth 2 flows", "level two files"
    return bool(_OF_MORE.search(before)) and not before.lower().rstrip().endswith(("the", "the next"))


def _in_following(figure: Figure, after: str, before: str, sentence: Sentence, reading: Reading) -> _Found | None:
    following = _following(sentence, reading, 1)
    opener = following[0].text.split(maxsplit=1)[0].lower().strip(",:") if following else ""
    if following and _FOLLOWING.search(before) and _BARE_NAMES.fullmatch(following[0].text):
        return _found(listed(following[0].text), figure, "in the next sentence", firm=True)
    if opener in ("first", "firstly", "the"):
        found = _ordinal_sentences(figure, after, sentence, reading)
        if found or opener != "the":
            return found
    return _these_are(figure, after, following[0].text) if opener in ("these", "those", "they", "the") else None


def _markers(after: str, following: int, sentence: Sentence, reading: Reading) -> _Found | None:
    """Items marked (1), (2), ... in the rest of the sentence, and of its paragraph if no "and" makes one the last."""
    if (found := marked(after)) is None or found.start > following + 1:
        return None
    head = after[: found.start]
    if re.search(r"[.;()\d]", head) or len(head.split()) > _LONGEST_HEAD:
        return None
    if any(_COUNTING.match(item) for item in after.split(")")[1:]):
        return None
    count = found.count
    if not _LAST_MARKED.search(after):
        count = marked_on((s.text[:_LONGEST_LIST] for s in _following(sentence, reading, _MAX_SENTENCES)), found)
    return _Found(count, "with markers", _names_the_items(head) and not _BEINGS.search(head))


def _names_the_items(head: str) -> bool:
    """Return whether the words between a number and a list are a plain plural: what the list's items are."""
    plain, things = _PLAIN_THINGS.fullmatch(head), _KINDS_OF.sub("", _FOLLOWS.sub("", head))
    return bool(plain) and bool(PLURAL.search(things)) and _has_plural(head)


def _bullets(after: str, before: str, announced: int, sentence: Sentence, reading: Reading) -> _Found | None:
    """Items in the blocks after a sentence that ends its block: with a colon, or "below" or "the following" in it."""
    if sentence.block.kind is BlockKind.LIST_ITEM or sentence.span.end != sentence.block.span.end:
        return None
    pointing = _points_below(after, before)
    if not after.rstrip().endswith(":") and not pointing:
        return None
    head = _BELOW.match(after)
    things = head["things"].split() if head else _head_of(after)
    if pointing and (last := next((i for i, word in enumerate(things) if PLURAL.search(word)), None)) is not None:
        things = things[: last + 1]  # "the following four rules hold"
    items = items_below(reading.document, sentence.block, things[-1].removesuffix("s") if things else "")
    count = len(items)
    firm = bool(pointing and things and PLURAL.search(things[-1])) or _names_the_items(after)
    firm = firm and not counts_inside(reading.document.text, items)
    # Of a list twice as long, or half, something else was announced; terms and their definitions are two items each.
    firm = firm and announced / _TWICE <= count < announced * _TWICE
    return _Found(count, "below", firm) if count >= _FEWEST else None


def _points_below(after: str, before: str) -> bool:
    """Return whether words around a number say that what it counts comes next: "the following five", "two below"."""
    return bool(_FOLLOWING.search(before) or (_BELOW.match(after) and before.rfind("(") <= before.rfind(")")))


def _head_of(after: str) -> list[str]:
    cut = _CUT.search(after)
    return after[: cut.start() if cut else len(after)].split()


def _after_colon(figure: Figure, after: str, following: int, before: str) -> _Found | None:
    """A colon right after the announced things, perhaps with a verb between, and a list to the sentence's end."""
    named = bool(_FOLLOWING.search(before))
    things, colon, rest = after.partition(":")
    if after.startswith("  ") or not colon or not rest[:1].isspace() or following < len(things):
        return None
    if numbered := pointed(rest):
        return _Found(numbered, "with numbers", _names_the_items(things) and not _BEINGS.search(things))
    if not _THINGS.fullmatch(things):
        return None
    ordinals = ordinals_in(rest)
    if not ordinals and ordinal_opening(rest.lstrip()) == 1:
        return None  # the second stands in the next sentence
    if ordinals and any(map(PLURAL.search, things.split()[:_NEAR_NOUN])):  # "three rules apply: first, ..."
        return _Found(ordinals, "after the colon", firm=True)
    told = _ARE_DONE.match(things) is not None or (not before.strip() and _DO.match(things) is not None)
    if not (told or _has_plural(things) or (named and PLURAL.search(things.split()[0]))):
        return None
    if _MARKED.match(rest) or _COUNTING.match(rest):
        return None  # "12 sessions: one on diet, four on sleep" is a total and its parts
    if ordinals:
        return _Found(ordinals, "after the colon", firm=True)
    found = listed(rest)
    closed = not _OPEN_ENDED.search(rest) and not _OPEN_ENDED.search(things)
    closed = closed and (named or told or _names_the_items(things)) and things.split()[-1].lower() not in rest.lower()
    return _found(replace(found, clean=found.clean or found.short), figure, "after the colon", firm=closed)


def _aside(figure: Figure, after: str) -> _Found | None:
    """Names in brackets or between dashes right after the announced things: "three towns (Bath, Hull and York)"."""
    match = _ASIDE.match(after) if any(map(after.__contains__, "(-–—")) else None
    if match is None or not _has_plural(match["things"]):
        return None
    return _found(listed(match["names"]), figure, "beside it", firm=True)


def _names(figure: Figure, after: str, before: str) -> _Found | None:
    """Names that fill the rest of the sentence: "the three winners are Ada, Bo and Cy"."""
    found = names_after(after, before) if " and " in after else None
    if found is None:
        return None
    names, where = found
    read, told = listed(names), names.lower()
    # "6 matrices: the identity, the Pauli matrices ..." may name several at once.
    several = any(
        word.lower() in told for word in re.findall(r"\w+", after[: after.find(names)]) if PLURAL.search(word)
    )
    return _found(replace(read, clean=True), figure, where, firm=not several)


def _these_are(figure: Figure, after: str, text: str) -> _Found | None:
    """A next sentence "These are a, b and c"."""
    match = _THESE.match(text)
    if match is None or not _has_plural(after) or not _points_back(match["who"], figure, after):
        return None
    rest = text[match.end() :]
    firm = bool(_ARE.match(text)) and not _OPEN_ENDED.search(rest)
    found = listed(rest)  # nothing but the list: its items need no common shape to be sure of its commas
    return _found(replace(found, uniform=found.clean), figure, "in the next sentence", firm=firm)


def _points_back(who: str, figure: Figure, after: str) -> bool:
    words = who.lower().split()
    if words[0] != "the":
        return True
    nouns = {word.strip(".,;:").lower() for word in after.split()[:6]}
    return words[-1] in nouns or words[-1] == figure.surface.lower()


def _found(found: Listed, figure: Figure, shape: str, *, firm: bool) -> _Found | None:
    announced = int(figure.value)
    if announced in found.counts or (figure.hedge is not Hedge.NONE and announced <= max(found.counts)):
        items = announced if announced in found.counts else max(found.counts)
        return _Found(items, shape, firm) if items >= _FEWEST and found.clean | (items > _FEWEST) else None
    return _Found(found.count, shape, firm and found.uniform) if found.count >= _FEWEST else None


def _ordinal_sentences(figure: Figure, after: str, sentence: Sentence, reading: Reading) -> _Found | None:
    """Sentences that begin with First, Second, ... after the announcing one."""
    if not any(PLURAL.search(word.rstrip(".,;:")) for word in after.split()[:3]):
        return None
    run = ordinal_run([s.text for s in _following(sentence, reading, _MAX_SENTENCES)], int(figure.value))
    return _Found(run[0], "in the sentences that follow", run[1]) if run and run[0] >= _FEWEST else None


def _has_plural(after: str) -> bool:
    cut = _CUT.search(after)
    things = after[: cut.start() if cut else len(after)].split()
    return bool(things) and bool(PLURAL.search(things[-1]))


def _following(sentence: Sentence, reading: Reading, most: int) -> list[Sentence]:
    """Return up to `most` sentences that follow in the same paragraph."""
    found = []
    for other in reading.sentences[sentence.index + 1 : sentence.index + 1 + most]:
        if other.block is not sentence.block and other.block != sentence.block:
            break
        found.append(other)
    return found


CHECK = Check(
    code="CC204",
    name=NAME,
    title="An announced count and its list",
    explanation=__doc__,
    law=count_list,
    examples=Examples(
        consistent=(
            "The kit has three tools: a saw, a plane and a chisel.",
            "The council named two worries. These are the cost of coal and the age of the boilers.",
            "The road crosses two rivers, the Ems and the Ruhr.",
            "We took three samples: (1) bark, (2) leaf, (3) root.",
            "The three rules below are new.\n\n1. Shut the gate.\n2. Feed the hens.\n3. Mend the net.\n",
        ),
        inconsistent=(
            "The kit has four tools: a saw, a plane and a chisel.",
            "The council named at least three worries. These are the cost of coal and the age of the boilers.",
            "The two winners are Ada, Bo and Cy.",
            "The trial has two stages. First, we fly. Second, we land. Third, we refuel.",
            "The following four rules are new.\n\n(a) Shut the gate.\n\n(b) Feed the hens.\n\n(c) Mend the net.\n",
        ),
        silent=(
            "Two virtues: a talent for work, for thrift, for luck.",
            "We met four neighbours, a dog and a priest.",
            "Four farms took part.\n\n1. Introduction\n2. Methods\n3. Results\n",
            "Three trains were late: the snow had closed the line at Derby, and crews were stuck.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT}),
)
