"""Changes and comparisons whose size stands beside the two values that it lies between, whatever verbs the text has.

"Costs were 5.2 with the drug versus 6.5 without, a reduction of 20%", "from 900 to 1,260, or 40%", "3,420 euros, 10%
less than men, who earned 3,800". Which of the two values is the old one need not be known: what is more by 20% starts
from the smaller, what is less by 20% from the larger. That the size is of these two values is known by what links them:
words of comparison, or that they are of two dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.checks import _change_words as words
from claimcheck.checks._change_frame import LEVELS, RELATIVE, Frame
from claimcheck.checks._clause import FIGURE, Clause, Cue, Slot, direction
from claimcheck.checks._contrast import VERBS, alike, is_aside, names_nothing_new, second_is_new
from claimcheck.checks._pair import Pair, change_by
from claimcheck.checks._sizes import Size, Sizes, is_closed, is_joint, is_measured, size_of
from claimcheck.model import Change, Kind

# Among more figures than this a sentence is a table in disguise.
_MOST_FIGURES = 20
# How many words may stand between the two values, between the second one and the next stop, and between that and a size
# that sums up; and between a size and the value that it is measured against.
_LINK, _BEHIND, _SUMMARY, _BASE, _TOLD = 18, 9, 9, 18, 9
# Where only their dates link two values, so many words may be new in the second statement.
_NEW_WORDS = 2
# "; the duration was" names what the two values are of.
_NAMED = 4
# Between a size and two values behind it: "as frequent in the old ward (".
_BEFORE = 8
_AND_FELL = 4
# What a value was before, where a pronoun stands for what is measured: "to 60; it had been 80".
_PAST = frozenset({"was", "were", "had", "been", "stood"})
# Periods that a value is measured per say nothing of when.
_UNITS = frozenset({"year", "month", "week", "day", "quarter"})
STOP = "."
_STOPS = frozenset({",", ";", ":", "(", ")", "–", "—", "-", "[", "or", "which", "that", STOP})
# Where one statement ends and another begins.
_JUNCTIONS = frozenset({",", ";", ":", STOP, "–", "—", "and", "but", "while", "whereas", "where", "when"})
_ENDS = frozenset({";", ":", STOP})
# What names two groups side by side; not "in" and "at", where a size may be against an earlier time.
_GROUPING = frozenset({"among", "for", "with", "without"})
_WHEN = words.TIME_WORDS | {FIGURE}
# What a size is measured against follows these: "up 5% on the month".
_BASING = frozenset({"than", "from", "to", "on", "over", "against", "versus", "compared", "in"})
_GAPS = frozenset({"gap", "difference"})
_TELLING = frozenset({"who", "which", "when", "where", "whose"})
_COMPARING = words.DIMENSIONS_UP | words.DIMENSIONS_DOWN
_QUALIFIED = words.BREAKS - {"before", "after", "with", "without", "who", "whose", "where", "due", "including"}


def between(clause: Clause, frames: Sequence[Frame], sizes: Sizes, since: int = 0) -> Iterator[Frame]:
    """Yield the changes whose size stands beside its two values.

    Args:
        clause: a sentence's words and figures.
        frames: the changes that are known already; what is complete is not read again.
        sizes: the sizes that its figures are by the words right beside them.
        since: the place from which on a size may stand.
    """
    places = [i for i, slot in enumerate(clause.slots) if not slot.is_time]
    if not 3 <= len(places) <= _MOST_FIGURES:
        return
    done = {f.span for frame in frames if frame.before and frame.after and frame.sure for f in frame.changes}
    values = [clause.slots[i] for i in places]
    known = [_size(clause, i, sizes[i]) for i in places]
    for place, slot in enumerate(values):
        if slot.at < since or slot.figure.span in done or not slot.can_measure or slot.figure.is_range:
            continue
        first = place - 1 if place and _is_partner(clause, values, known, place) else place
        size = known[place] or known[first]
        found = _found(clause, values, known, (first, place), size)
        if found is not None:
            own = [s for s in values[first : place + 1] if s.figure.span not in done]
            done |= {s.figure.span for s in own}
            yield from change_by(clause, found[0], own, found[1])


def may_be_sized(clause: Clause) -> bool:
    """Return whether a figure of a clause may be a size by the words beside it, whatever stands before the clause."""
    for index, slot in enumerate(clause.slots):
        if slot.can_measure and not slot.figure.is_range and slot.figure.value:
            if slot.figure.kind is Kind.MULTIPLE or _size(clause, index, size_of(clause, index)) is not None:
                return True
            if not _COMPARING.isdisjoint(clause.tokens[slot.at + 1 : slot.at + 3]):
                return True
    return False


def _found(
    clause: Clause, values: Sequence[Slot], known: Sizes, at: tuple[int, int], size: Size | None
) -> tuple[Size, Pair] | None:
    """Return the size that a figure is, `values[at[1]]`, and the two values that it is of; `values[at[0]]` is that
    figure, or one before it that measures the same change."""
    first, place = at
    slot = values[place]
    to_another = clause.tokens[slot.at + 1 : slot.at + 3] == ("to", FIGURE)  # "; in June it fell by 5 to 60"
    if size is not None and first >= 2 and not to_another and _are_levels(clause, values, known, first - 2, first - 1):
        pair = _linked(clause, values[first - 2], values[first - 1], size)
        if pair is not None and size.former and not _is_undated(clause, pair, size):
            return None
        if pair is not None and pair.dated and _may_be_other(clause, size, slot):
            return None
        if pair is not None and _is_beside(clause, pair, size, values[first].at):
            return size, pair
    if first != place:
        return None
    if place and place + 1 < len(values) and _are_levels(clause, values, known, place - 1, place + 1):
        found = _against(clause, values[place - 1], slot, values[place + 1])
        if found is not None:
            return found
    if size is not None and place + 2 < len(values) and _are_levels(clause, values, known, place + 1, place + 2):
        pair = _linked(clause, values[place + 1], values[place + 2], size)
        if pair is not None and _is_before(clause, slot, pair):
            return size, pair
    return None


def _may_be_other(clause: Clause, size: Size, slot: Slot) -> bool:
    """Return whether a size behind a value may well be of others: "31 came in 2003. Twelve, or 39%, were cured",
    "imports were $44 million, up 20%"."""
    alone = not size.way and slot.figure.kind is Kind.PERCENT
    return alone or clause.tokens[slot.at - 1] in ("up", "down")


def _is_partner(clause: Clause, values: Sequence[Slot], known: Sizes, place: int) -> bool:
    """Return whether a figure and the one before it measure one change: "by $33 million, or 20%", "3,000 hectares or
    12% less", "105 more, which is an increase of 50%"."""
    left, slot = values[place - 1], values[place]
    if (left.figure.kind in RELATIVE) == (slot.figure.kind in RELATIVE) or not left.can_measure:
        return False
    before, size = known[place - 1], known[place]
    if before is not None and before.way and size is not None and before.end < size.start:
        return is_joint(clause.tokens[before.end : size.start], "")
    gap = [t for t in clause.gap(left, slot) if t not in words.FILL]
    return left.cue not in (Cue.FROM, Cue.TO) and "or" in gap and set(gap) <= {",", "or", "by"}


def _size(clause: Clause, index: int, size: Size | None) -> Size | None:
    """Return the size that a figure is: by the words right beside it, by a verb, or as what two values are apart by."""
    if size is not None and size.way:
        return size
    slot = clause.slots[index]
    size = _summed(clause, index) or size
    after = clause.tokens[slot.at + 1 : slot.at + 4]
    times = size is None and slot.figure.kind in (Kind.RATIO, Kind.MULTIPLE)
    if times and after[:1] == ("as",) and after[2:] != ("as",):
        return Size(index, slot.at, slot.at + 3, Change.NONE)  # "half as frequent"
    if size is not None or slot.figure.kind is not Kind.PERCENT:
        return size
    before = clause.tokens[max(0, slot.at - 3) : slot.at]
    apart = before[-1:] == ("of",) and not _GAPS.isdisjoint(before)
    plain = slot.cue is Cue.OR and not set(slot.between) - words.FILL
    if (apart or plain) and is_closed(clause, slot.at + 1):
        return Size(index, slot.at - (3 if apart else 0), slot.at + 1, Change.NONE)
    return None


def _summed(clause: Clause, index: int) -> Size | None:
    """Return the size that a verb before a figure makes it: "so it came down by $33 million", "it has lost 60%"."""
    slot = clause.slots[index]
    if not slot.can_measure or slot.cue is not Cue.TRIGGER or (slot.between and not slot.by):
        return None
    way = direction(clause.tokens[slot.cue_at])
    following = clause.tokens[slot.at + 1 : slot.at + 4]
    leads_on = following[:2] == ("to", FIGURE)  # "climbed $45 to $345; last year it was $300"
    if way is None or (not leads_on and not _BASING.isdisjoint(following[:1])):
        return None
    if following[:1] == ("of",) and words.WORTH.isdisjoint(following[2:]):
        return None  # "losing 12% of its customers"
    return Size(index, slot.cue_at, slot.at + 1, way)


# --- what links two values -------------------------------------------------------------------------------------------


def _are_levels(clause: Clause, values: Sequence[Slot], known: Sizes, one: int, two: int) -> bool:
    """Return whether two figures can be an old and a new value: they are alike, and no sizes themselves."""
    first, second = values[one], values[two]
    levels = _is_level(first, known[one]) and _is_level(second, known[two]) and alike(first, second)
    return levels and not is_measured(clause, first) and not is_measured(clause, second)


def _is_level(slot: Slot, size: Size | None) -> bool:
    value = slot.figure.kind in LEVELS and not slot.figure.is_range and slot.figure.value > 0
    placed = slot.cue is Cue.FROM or slot.cue is Cue.TO
    return value and (placed or size is None) and not (slot.by and slot.cue is Cue.TRIGGER)


def _linked(clause: Clause, one: Slot, two: Slot, size: Size) -> Pair | None:
    """Return two values that one is compared with the other, or that are of two dates."""
    if two.at - one.at > _LINK:
        return None
    if any(words.SIGNED & set(clause.tokens[max(0, s.at - 3) : s.at + 2]) for s in (one, two)):
        return None
    if _are_compared(clause, one, two) or _are_apart(clause, one, two, size):
        return Pair(one, two)
    return Pair(one, two, dated=True) if _are_dated(clause, one, two, size) else None


def _are_compared(clause: Clause, one: Slot, two: Slot) -> bool:
    if is_aside(clause, one, two):
        return True
    gap = clause.gap(one, two)
    if one.cue is Cue.FROM and two.cue is Cue.TO:
        return clause.tokens[one.cue_at] == "from" and not set(two.between) - words.FILL and not _QUALIFIED & set(gap)
    if two.cue is Cue.FROM:
        lead = clause.tokens[one.at + 1 : two.cue_at]
        return not set(two.between) - words.FILL - words.TIME_WORDS and _QUALIFIED.isdisjoint(lead)
    # "84% among those called and 70% among those not called"
    group = clause.tokens[two.at + 1 : two.at + 3]
    parallel = len(group) == 2 and group[:1] == gap[:1] and group[0] in _GROUPING and group[1] not in _WHEN
    return parallel and gap[-1] == "and"


def _are_apart(clause: Clause, one: Slot, two: Slot, size: Size) -> bool:
    """Return whether a gap is said to be between two values that "and" joins: "women got 3,686, men 3,880, a gap"."""
    gap = clause.gap(one, two)
    named = not _GAPS.isdisjoint(clause.tokens[size.start : size.start + 2])
    return named and "and" in gap and len(gap) <= _BEHIND and (_QUALIFIED - {"and"}).isdisjoint(gap)


def _are_dated(clause: Clause, one: Slot, two: Slot, size: Size) -> bool:
    """Return whether two values are of one thing at two dates: the second statement names nearly nothing new."""
    if _JUNCTIONS.isdisjoint(clause.gap(one, two)) or one.cue is Cue.FROM:
        return False
    if second_is_new(clause, one, two, size.start) is None and not _is_dated_alone(clause, one, two, size):
        return False
    known = {t[:4] for t in clause.tokens[max(0, one.at - _LINK) : one.at]}
    gap = clause.gap(one, two)
    start = next(i for ends in (_ENDS, _JUNCTIONS) for i, t in enumerate(gap) if t in ends)
    known |= {t[:4] for t in gap[:start]}
    new = [t for t in gap[start + 1 :] if t not in VERBS and t[:4] not in known and not names_nothing_new((t,), ())]
    return len(new) <= _NEW_WORDS


def _is_undated(clause: Clause, pair: Pair, size: Size) -> bool:
    """Return whether the base of a size that is named by its time ("45% more than the winter before") is the old one of
    two values: they are of no times of their own, or the second is put in brackets as the old one."""
    if pair.dated or is_aside(clause, pair.one, pair.two):
        return not pair.dated
    told = clause.tokens[pair.one.at + 1 : size.start]
    return words.EDITIONS.isdisjoint(set(told) - words.FILL - words.POINTING - _UNITS) and FIGURE not in (
        clause.gap(pair.one, pair.two)
    )


def _is_dated_alone(clause: Clause, one: Slot, two: Slot, size: Size) -> bool:
    """Return whether only the second of two values has a year, and a pronoun for subject: "17%; in 2013 it was 9%"."""
    years = [s.at for s in clause.slots if s.figure.kind is Kind.YEAR and not s.figure.is_range and s.at < size.start]
    first, *rest = years or [-1]
    return not rest and first > one.at and not (words.PRONOUNS | {"there"}).isdisjoint(clause.gap(one, two))


# --- what ties a size to them ----------------------------------------------------------------------------------------


def _is_beside(clause: Clause, pair: Pair, size: Size, at: int) -> bool:
    """Return whether a size, whose first figure stands at `at`, sums up what ends with a value: only what qualifies
    that value stands between them, and a stop."""
    two = pair.two
    gap = clause.tokens[two.at + 1 : min(size.start, at)]
    stop = _stop(gap)
    if not _is_of_value(gap[:stop]):
        return False
    rest = gap[stop:]
    if not rest:
        return stop < len(gap) or (size.start > two.at + 1 and bool(gap) and gap[-1] in _STOPS)
    if is_joint(rest, "") or (rest == (";",) and is_aside(clause, pair.one, pair.two)):
        return True  # "$6.0 million (2023: $5.0 million; +20%)"
    tail = rest[1:]
    if len(tail) > _SUMMARY or FIGURE in tail or "and" in tail:
        return False
    if not words.CONCLUDING.isdisjoint(tail):
        return True
    if rest[0] in (";", ":") and not pair.dated and len(tail) <= _NAMED and tail[:1] and tail[0] in words.POINTING:
        return True
    return not words.PRONOUNS.isdisjoint(tail) and names_nothing_new(tail, clause.tokens[: two.at])


def _stop(gap: Sequence[str]) -> int:
    """Return where the words that qualify a value end: "in May [,]", "for those that did not [,]"."""
    for i, token in enumerate(gap):
        if token in _STOPS and not (token == "that" and gap[i - 1 : i] == ("those",)):
            return i
    return len(gap)


def _is_of_value(gap: Sequence[str]) -> bool:
    """Return whether words behind a value only qualify it: no verb of change, no other statement; "between May and
    June" is none."""
    if len(gap) > _BEHIND:
        return False
    # "2,600 people signed up, 30% more": what ends a phrase belongs to its verb.
    told = gap[:-1] if gap[-1:] in (("up",), ("down",)) else gap
    if any(direction(token) is not None for token in told):
        return False
    return all(
        token not in _QUALIFIED or (token == "and" and {*gap[i - 1 : i], *gap[i + 1 : i + 2]} <= words.TIME_WORDS)
        for i, token in enumerate(gap)
    )


def _is_before(clause: Clause, slot: Slot, pair: Pair) -> bool:
    """Return whether a size stands right before its two values: "half as frequent (0.4 versus 0.8)", "fell by $9,000 to
    $21,000; it had been $30,000"."""
    gap = clause.gap(slot, pair.one)
    if gap[-1:] == ("(",):
        risk = slot.figure.kind is Kind.PERCENT and not words.ESTIMATED.isdisjoint(clause.tokens)
        return not pair.dated and len(gap) <= _BEFORE and _STOPS.isdisjoint(gap[:-1]) and not risk
    if pair.one.cue is Cue.FROM and pair.two.cue is Cue.TO and not words.LEADING_ON.isdisjoint(gap):
        return len(gap) <= _BEFORE  # "shed 180 jobs, bringing its staff from 900 to 720"
    if pair.one.cue is Cue.FROM and pair.two.cue is Cue.TO and gap[-3:-2] == ("and",) and gap[-1:] == ("from",):
        return len(gap) <= _AND_FELL and direction(gap[-2]) is not None  # "lost 3 points and fell from 32% to 29%"
    told = set(clause.gap(pair.one, pair.two))
    if any(direction(token) is not None for token in told):
        return False  # "rose 8% to £54 million; after them it fell from £48 million"
    was = not words.PRONOUNS.isdisjoint(told) and not _PAST.isdisjoint(told)
    return pair.one.cue is Cue.TO and len(gap) <= _BEFORE and was


def _against(clause: Clause, one: Slot, slot: Slot, two: Slot) -> tuple[Size, Pair] | None:
    """Return a size and the two values that it stands between: "3,420 euros, 10% less than men, who earned 3,800",
    "16%, 7 points above that average of 9%", "251, 29 fewer than in 2022, when 280 were counted"."""
    before, behind = clause.gap(one, slot), clause.gap(slot, two)
    known = (slot.figure.unit.lower(), "points", "point")
    skip = 1 if behind[:1] and behind[0] in known else 0
    if slot.figure.kind is Kind.MULTIPLE:
        return None  # a comparison by a multiple has a check of its own
    if one.cue is Cue.FROM and one.figure.unit:
        return None  # "12 runners from five clubs, three more than in 2022"
    word, base = behind[skip : skip + 1], behind[skip + 1 :]
    if not word or len(behind) > _BASE or not _is_told(base, word[0]):
        return None
    up = word[0] in words.DIMENSIONS_UP
    if not up and word[0] not in words.DIMENSIONS_DOWN:
        return None
    stop = _stop(before)
    if not _is_of_value(before[:stop]) or not is_joint(before[stop:], ""):
        return None
    index = clause.first_after(slot.at - 1)
    size = Size(index, slot.at, slot.at + 2 + skip, Change.UP if up else Change.DOWN)
    return size, Pair(one, two)


def _is_told(base: Sequence[str], word: str) -> bool:
    """Return whether the words between "more" and a value name what is compared, and then tell its value."""
    if base[:1] != ("than",) and word not in ("above", "below"):
        return False
    if (told := told_at(base)) is not None:
        return _QUALIFIED.isdisjoint(base[:told]) and "," not in base[: told - 1]
    if base[:1] == ("than",) and set(base[1:]) <= words.DEFINITE:
        return len(base) > 1  # "than the 38 of May"
    return base[-1:] == ("of",) and len(base) <= 6 and _QUALIFIED.isdisjoint(base) and "," not in base


def told_at(base: Sequence[str]) -> int | None:
    """Return where what is compared with begins to be told, among the words between a size and the value that it is
    measured against: "the price of the old one, [which is sold for] 180", "men, [who earned] 3,800"."""
    first = max(1, len(base) - _TOLD)
    return next((i for i in range(first, len(base)) if base[i] in _TELLING and base[i - 1] == ","), None)
