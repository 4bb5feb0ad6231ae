"""Number words: "twenty-eight thousand six hundred", "one and a half million", "two-thirds", "hundreds of thousands"."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from claimcheck.figures.data.numbers import (
    DENOMINATOR_PLURALS,
    DENOMINATORS,
    DIGITS,
    GROUPS,
    HALVINGS,
    MULTIPLES,
    ORDINALS,
    SCALES,
    TEENS,
    TENS,
    VAGUE,
)
from claimcheck.figures.draft import ONE, ZERO, Draft, Form, Region
from claimcheck.model import Kind

_SMALL = DIGITS | TEENS | TENS
_FOLDS = _SMALL.keys() | {"hundred"}


def trie(words: frozenset[str]) -> str:
    """Return a regular expression that matches the longest of the words, one way through for each (no backtracking)."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    options = [re.escape(letter) + _branch(node[letter]) for letter in sorted(node) if letter]
    if not options:
        return ""
    joined = options[0] if len(options) == 1 else "(?:" + "|".join(options) + ")"
    return f"(?:{joined})?" if "" in node else joined


_STARTERS = (
    frozenset(_SMALL)
    | frozenset(SCALES)
    | frozenset(GROUPS)
    | frozenset(ORDINALS)
    | frozenset(VAGUE)
    | frozenset(MULTIPLES)
    | HALVINGS
    | frozenset({"half", "quarter", "quarters", "third", "thirds", "couple", "pair", "nil"})
    | frozenset(word + "fold" for word in _FOLDS)
)
CANDIDATE = re.compile(r"\b" + trie(_STARTERS) + r"\b")
_NEXT = re.compile(r"(?:[ \u00a0]|-|\n(?!\n))(and[ \u00a0-](?:a[ \u00a0-])?)?([a-z]+)\b")
_POINT = re.compile(r" point((?: (?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)\b")
_ARTICLE = re.compile(r"\b(?:an?|half an?|half)[ -]$")


def read(region: Region, start: int, word: str) -> Draft | None:
    """Return the number that starts with the word at `start`, or None where the words state none."""
    if word in _SMALL or word in SCALES or word in GROUPS:
        return _cardinal(region, start, word)
    if word in VAGUE:
        return _vague(region, start, word)
    if word in MULTIPLES or word in HALVINGS or word.endswith("fold"):
        return None
    return _part(region, start, word)


def _cardinal(region: Region, start: int, word: str) -> Draft | None:
    low = region.low
    total, current = 0, 0
    last = 0  # the worth of the last word: 1 for units, 10 for tens and teens, else its own power
    end = start
    position = start
    step: re.Match[str] | None = None
    quantum = ONE
    scale = 0
    value: Decimal | None = None
    if word in SCALES or word in GROUPS:
        article = _ARTICLE.search(low, max(0, start - 8), start)
        if article:
            start = article.start()
            if low.startswith("half", start):
                return _times_half(region, start, position, word)
        elif not _bare_scale(region, position, word):
            return None
        current, last = 1, 1
    while True:
        if word in DIGITS or word in TEENS or word in TENS:
            size = 1 if word in DIGITS else 10
            n = _SMALL[word]
            if last and not _fits(current, last, n, size):
                if _is_year_pair(total, current, last, n):
                    current = current * 100 + n
                    end = position + len(word)
                    last = 1
                    step = _NEXT.match(low, end)
                    if step and not step.group(1) and step.group(2) in DIGITS and n % 10 == 0:
                        current += DIGITS[step.group(2)]
                        end = step.end()
                break
            current += n
            last = 1 if size == 1 else (2 if word in TENS else 1)
        elif word == "hundred":
            current = (current or 1) * 100
            last = 100
        elif word in SCALES:
            power = SCALES[word]
            if current == 0 and total:
                total *= 10**power
            else:
                total += (current or 1) * 10**power
                current = 0
            last = 1000
            quantum, scale = Decimal(10) ** power, power
        elif word in GROUPS and word != "gross" and not (word == "score" and end == start):
            current = (current or 1) * GROUPS[word]
            end = position + len(word)
            break
        else:
            break
        if word in _SMALL:
            quantum, scale = ONE, 0
        end = position + len(word)
        step = _NEXT.match(low, end)
        if not step:
            break
        if step.group(1):
            half = _and_part(step)
            if half is not None and not (total or current >= 100):
                value = Decimal(current) + half
                end = step.end()
                return _mixed(region, start, end, value)
            if last < 100 or step.group(2) not in _SMALL or step.group(1) != "and ":
                break
        word, position = step.group(2), step.start(2)
    if end == start:
        return None
    point = _POINT.match(low, end) if total == 0 else None
    if point:
        digits = "".join(str(DIGITS.get(w, 0)) for w in point.group(1).split())
        value = Decimal(f"{current}.{digits}")
        draft = Draft(start, point.end(), value, Decimal((0, (1,), -len(digits))), Form.WORDS, core=start, stop=point.end())
        return _scaled(region, draft)
    number = total + current
    ending = _ending(region, start, end, number)
    if ending:
        return ending
    # A scale word at the end is rounding ("three million"); "a hundred" and "three hundred" as well.
    draft = Draft(start, end, Decimal(number), quantum, Form.WORDS, core=start, stop=end)
    draft.scale = scale
    return draft


def _fits(current: int, last: int, n: int, size: int) -> bool:
    if last == 2:
        return size == 1 and n > 0
    return last >= 100


def _is_year_pair(total: int, current: int, last: int, n: int) -> bool:
    return total == 0 and 11 <= current <= 20 and 10 <= n < 100


def _and_part(step: re.Match[str]) -> Decimal | None:
    words = step.group(1).split() if step.group(1) else []
    if step.group(2) == "half" and words[-1:] == ["a"]:
        return Decimal("0.5")
    if step.group(2) == "quarter" and words[-1:] == ["a"]:
        return Decimal("0.25")
    return None


def _scaled(region: Region, draft: Draft) -> Draft:
    while (step := _NEXT.match(region.low, draft.end)) and not step.group(1) and step.group(2) in SCALES:
        draft.rescale(SCALES[step.group(2)])
        draft.end = draft.stop = step.end()
    return draft


def _mixed(region: Region, start: int, end: int, value: Decimal) -> Draft:
    draft = Draft(start, end, value, ZERO, Form.FRACTION, core=start, stop=end)
    return _scaled(region, draft)


def _times_half(region: Region, start: int, position: int, word: str) -> Draft:
    worth = GROUPS.get(word) or 10 ** SCALES[word]
    draft = Draft(start, position + len(word), Decimal(worth) / 2, ZERO, Form.WORDS, core=start, stop=position + len(word))
    return _scaled(region, draft)


_BARE = re.compile(r"(?:-|[ \u00a0])(?:dollars?|euros?|pounds?|yen|percent|per cent|miles?|years?|people|men|women|barrels?|tonnes?|tons?)\b")


def _bare_scale(region: Region, position: int, word: str) -> bool:
    """Return whether "hundred dollars" without an article is a number."""
    before = region.low[max(0, position - 2) : position]
    if before[-1:] in ("-", "/") or before[-2:-1].isdigit():
        return False
    return word in SCALES and bool(_BARE.match(region.low, position + len(word)))


_ENDING = re.compile(r"(?:[ \u00a0]|-)(?:and )?([a-z]+)\b")


def _ending(region: Region, start: int, end: int, number: int) -> Draft | None:
    """Return the fraction or ordinal that a number word begins: "two-thirds", "twenty-first"."""
    match = _ENDING.match(region.low, end)
    if not match:
        return None
    word = match.group(1)
    plural = DENOMINATOR_PLURALS.get(word)
    if plural and 1 < number < 100:
        return _scaled_share(region, _share(start, match.end(), number, plural))
    single = DENOMINATORS.get(word)
    if single and number == 1 and "and" not in match.group():
        if word == "second" or (word == "quarter" and region.low.startswith("-", match.end())):
            return None
        return _share(start, match.end(), 1, single)
    if word in ORDINALS and number >= 20 and ORDINALS[word] < 20 and (number % 10 == 0):
        if number % 100 and ORDINALS[word] > 9:
            return None
        draft = Draft(start, match.end(), Decimal(number + ORDINALS[word]), kind=Kind.ORDINAL, core=start, stop=match.end())
        draft.form = Form.WORDS
        return draft
    return None


def _share(start: int, end: int, k: int, n: int) -> Draft:
    draft = Draft(start, end, Decimal(k) / Decimal(n), ZERO, Form.FRACTION, Kind.RATIO, core=start, stop=end)
    draft.ratio = (k, n)
    return draft


_SCALE_AFTER = re.compile(r"(?: of an?)? (million|billion|trillion)\b")


_OF_SCALE = re.compile(r"(?: of)? (hundreds|thousands|lakhs|crores|millions|billions|trillions|thousand|million|billion|trillion)\b")
_NOT_COUNTED = re.compile(r"(?! (?:more|[a-z]+s)\b)")
_LEFT_OF_VAGUE = re.compile(r"(?:\b(?:the|in|by)|[0-9]|-)[ ]?$")


def _vague(region: Region, start: int, word: str) -> Draft | None:
    """Read "tens of thousands" as [10,000, 100,000] and "dozens" as [12, 120]."""
    low = region.low
    end = start + len(word)
    worth = Decimal(VAGUE[word])
    compound = _OF_SCALE.match(low, end)
    if compound:
        worth *= VAGUE.get(compound.group(1)) or 10 ** SCALES[compound.group(1)]
        end = compound.end()
    elif word in ("tens", "scores") and not low.startswith(" of ", end):
        return None
    elif not low.startswith(" of ", end) and (_LEFT_OF_VAGUE.search(low, max(0, start - 4), start) or _NOT_COUNTED.match(low, end)):
        return None
    draft = Draft(start, end, worth, ZERO, Form.VAGUE, core=start, stop=end)
    draft.high = worth * 10
    return draft


_HALF = re.compile(
    r"half(?:[ -](?:of[ ])?an?|-a)?[ -](million|billion|trillion|thousand|hundred|dozen|crore|lakh)\b"
    r"|half[ -](?:an?[ ])?(?=(?:hour|day|year|century|mile|decade|minute|second|month|inch|pint|litre|liter|pound|point|percent|"
    r"per cent|percentage|kilometre|kilometer|metre|meter|cup|teaspoon|tablespoon|tonne|ton|acre|gallon|cent|penny|foot)\b)"
    r"|half[ ](?=of\b|the\b|its\b|their\b|his\b|her\b|our\b|that\b|a\b|an\b|as\b|what\b|those\b|my\b|your\b|all\b)"
)
_NOT_HALF = re.compile(r"(?:\b(?:first|second|other|better|latter|former|1st|2nd|top|bottom|last|final|early|late|this|each|in)[ -]|-)$")
_PART = re.compile(r"\b(?:a|an|one)[ -]$")
_QUARTER_OF = re.compile(r"quarter(?: of a)?[ -](million|billion|trillion)\b")
_GROUP = re.compile(r" (dozen|hundred|thousand|million|billion)\b")
_BY_PART = re.compile(r"\b(?:by|than|nearly|almost|about|over|up|down|around|roughly|only|fell|rose|some|lost|least) $")
_OF = re.compile(r" of (?!(?:19|20)[0-9]{2}\b)|[ -](?:million|billion|mile|hour|point|inch|century|pound|percentage|cup|teaspoon|tonne|litre|liter|acre)\b")


def _part(region: Region, start: int, word: str) -> Draft | None:
    """Read a half, third, quarter or other part that an article or "of" shows to be a share."""
    low = region.low
    if word == "half":
        match = _HALF.match(low, start)
        if not match or _NOT_HALF.search(low, max(0, start - 8), start):
            return None
        if match.group(1):
            scale = match.group(1)
            article = _PART.search(low, max(0, start - 4), start)
            return _times_half(region, article.start() if article else start, match.start(1), scale)
        end = start + 4
        article = _PART.search(low, max(0, start - 4), start)
        return _share(article.start() if article else start, end, 1, 2)
    if word in ("couple", "pair"):
        article = re.compile(r"\b(?:a|another|the last|the next) $").search(low, max(0, start - 9), start)
        if not article or not low.startswith(" of ", start + len(word)) or word == "pair":
            return None
        end = start + len(word) + 3
        first = article.start() if low[article.start()] == "a" and low[article.start() + 1] == " " else start
        draft = Draft(first, end, Decimal(2), form=Form.WORDS, core=start, stop=end)
        group = _GROUP.match(low, end)
        if group:
            name = group.group(1)
            draft.value *= GROUPS.get(name) or 10 ** SCALES[name]
            draft.end = draft.stop = group.end()
        return draft
    if word == "quarter" and (scale_word := _QUARTER_OF.match(low, start)):
        draft = _times_half(region, start, scale_word.start(1), scale_word.group(1))
        article = _PART.search(low, max(0, start - 4), start)
        draft.start = article.start() if article else start
        draft.value /= 2
        return draft
    n = DENOMINATORS.get(word)
    if n is None:
        return None
    article = _PART.search(low, max(0, start - 4), start)
    if article and word != "second" and (_OF.match(low, start + len(word)) or _BY_PART.search(low, max(0, article.start() - 10), article.start())):
        draft = _share(article.start(), start + len(word), 1, n)
        return _scaled_share(region, draft)
    return None


def _scaled_share(region: Region, draft: Draft) -> Draft:
    match = _SCALE_AFTER.match(region.low, draft.end)
    if match:
        draft.kind, draft.ratio = Kind.COUNT, None
        draft.value *= Decimal(10) ** SCALES[match.group(1)]
        draft.scale = SCALES[match.group(1)]
        draft.end = draft.stop = match.end()
    return draft


def fraction(value: Fraction) -> Decimal:
    """Return a fraction as a decimal of 28 digits."""
    return Decimal(value.numerator) / Decimal(value.denominator)
