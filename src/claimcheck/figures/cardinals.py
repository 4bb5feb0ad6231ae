"""Cardinals in words: "twenty-eight thousand six hundred", "one and a half million", "three point five", "
""two-thirds"."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.figures import parts
from claimcheck.figures.data.numbers import (
    DENOMINATOR_PLURALS,
    DENOMINATORS,
    DIGITS,
    GROUPS,
    ORDINALS,
    SCALES,
    SMALL,
    TENS,
)
from claimcheck.figures.draft import ONE, ZERO, Draft, Form, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind
from claimcheck.records import dataclass

_NEXT = regex(r"(?:[ \u00a0]|-|\n(?!\n))(and[ \u00a0-](?:a[ \u00a0-])?)?([a-z]+)\b")
_POINT = regex(r" point((?: (?:zero|oh|one|two|three|four|five|six|seven|eight|nine))+)\b")
_ARTICLE = regex(r"\b(?:an?|half an?|half)[ -]$")
_BARE = regex(
    r"[ \u00a0-](?:dollars?|euros?|pounds?|yen|percent|per cent|miles?|years?|people|men|women|barrels?|tonnes?|"
    r"tons?)\b"
)
_ENDING = regex(r"[ \u00a0-](?:and )?([a-z]+)\b")
_LARGEST = 30  # powers of ten; more is a string of words, no number
_HALVES = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}


@dataclass(slots=True)
class _Sum:
    """A number that grows word by word. `last` is the size of the last word: 0 at the start, 1 for a unit or teen, 10
        for
    tens, 100 for "hundred", 1000 for a scale."""

    total: int = 0
    current: int = 0
    last: int = 0
    scale: int = 0

    def take(self, word: str) -> bool:
        """Add a word; return False where it cannot follow."""
        if word in SMALL:
            return self._small(word)
        if word == "hundred":
            if self.last == 100:
                return False
            self.current, self.last = (self.current or 1) * 100, 100
            return True
        if word not in SCALES:
            return False
        power = SCALES[word]
        if self.scale + power > _LARGEST:
            return False
        if self.current == 0 and self.total:
            self.total *= 10**power
            self.scale += power
        else:
            self.total += (self.current or 1) * 10**power
            self.current, self.scale = 0, power
        self.last = 1000
        return True

    def _small(self, word: str) -> bool:
        n = SMALL[word]
        fits = self.last in (0, 100, 1000) or (self.last == 10 and word in DIGITS and n > 0)
        if fits:
            self.current += n
            self.last = 10 if word in TENS else 1
            self.scale = 0
        elif self.last == 1 and self.total == 0 and 11 <= self.current <= 20 and n >= 10:
            # "nineteen ninety-nine": two halves of a year or price.
            self.current, self.last = self.current * 100 + n, 10 if word in TENS else 1
            fits = True
        return fits

    @property
    def number(self) -> int:
        return self.total + self.current


def read(region: Region, start: int, word: str) -> Draft | None:
    """Return the cardinal that starts with the word at `start`, with the fraction or ordinal that it begins."""
    count = _Sum()
    position = start
    if word == "gross" and not region.low.startswith(" of ", start + len(word)):
        return None  # "a gross margin" counts nothing
    if word in SCALES or word in GROUPS:
        article = _ARTICLE.search(region.low, max(0, start - 8), start)
        if article:
            start = article.start()
            if region.low.startswith("half", start):
                return parts.of_scale(region, start, position, word, 2)
        elif not _bare_scale(region, position, word):
            return None
        count.current = 1
    return _grow(region, count, start, word, position)


def _grow(region: Region, count: _Sum, start: int, word: str, position: int) -> Draft | None:
    end = start
    while True:
        if word in GROUPS:
            count.current = (count.current or 1) * GROUPS[word]
            end = position + len(word)
            break
        if not count.take(word):
            break
        end = position + len(word)
        step = _NEXT.match(region.low, end)
        if not step:
            break
        joint, word, position = step.group(1), step.group(2), step.start(2)
        if joint:
            if joint.endswith(("a ", "a-")) and word in _HALVES and count.number < 100:
                return _mixed(region, start, step.end(), count.number + _HALVES[word])
            if count.last < 100 or word not in SMALL or joint != "and ":
                break
    return _finished(region, count, start, end) if end > start else None


def _finished(region: Region, count: _Sum, start: int, end: int) -> Draft:
    point = _POINT.match(region.low, end) if count.total == 0 else None
    if point:
        digits = "".join(str(DIGITS.get(w, 0)) for w in point.group(1).split())
        value = Decimal(f"{count.current}.{digits}")
        draft = Draft(start, point.end(), value, Decimal((0, (1,), -len(digits))), Form.WORDS)
        return parts.scaled(region, draft)
    ending = _ending(region, start, end, count.number)
    if ending:
        return ending
    # A scale word at the end is rounding: "three million" is printed to a million.
    draft = Draft(start, end, Decimal(count.number), Decimal(10) ** count.scale, Form.WORDS)
    draft.scale = count.scale
    return draft


def _mixed(region: Region, start: int, end: int, value: Decimal) -> Draft:
    return parts.scaled(region, Draft(start, end, value, ZERO, Form.FRACTION))


def _bare_scale(region: Region, position: int, word: str) -> bool:
    """Return whether "hundred dollars" without an article is a number."""
    before = region.low[max(0, position - 2) : position]
    if before[-1:] in ("-", "/") or before[-2:-1].isdigit():
        return False
    return word in SCALES and bool(_BARE.match(region.low, position + len(word)))


def _ending(region: Region, start: int, end: int, number: int) -> Draft | None:
    """Return the fraction or ordinal that a number word begins: "two-thirds", "twenty-first"."""
    match = _ENDING.match(region.low, end)
    if not match:
        return None
    word = match.group(1)
    plural, single = DENOMINATOR_PLURALS.get(word), DENOMINATORS.get(word)
    if plural and 1 < number < 100:
        return parts.scaled_share(region, parts.share(start, match.end(), number, plural))
    if single and number == 1 and word != "second" and "and" not in match.group():
        is_adjective = word == "quarter" and region.low.startswith("-", match.end())
        return None if is_adjective else parts.share(start, match.end(), 1, single)
    unit = ORDINALS.get(word, 0)
    if number >= 20 and number % 10 == 0 and 0 < unit < 20 and (unit < 10 or number % 100 == 0):
        return Draft(start, match.end(), Decimal(number + unit), ONE, Form.WORDS, Kind.ORDINAL)
    return None
