"""Which two statements of a document are surely of one quantity."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from claimcheck.checks._headed import differing, headed
from claimcheck.checks._lists import alike
from claimcheck.checks._slipped import slips_of_summary, slips_of_title
from claimcheck.checks._statement_words import AMONG, FORMER, STATING
from claimcheck.checks._statements import Statement, is_settled, names_in, stems
from claimcheck.checks._swapped import Part, swapped_in_prose
from claimcheck.checks._words import one_of
from claimcheck.checks._zones import Zone, same_value, zones
from claimcheck.lazy import regex
from claimcheck.model import Figure, Hedge, Kind, Reading, Sentence
from claimcheck.records import dataclass

_FEWEST = 3  # words that two sentences have in common, names included
_FEWEST_SHORT = 2  # words of a title or, with a counted thing among them, of a summary
_LEAD = 12  # sentences after a title that may restate it
_LEAD_OF_AGES = 3  # sentences with figures after a title, in which an age is that of the title
_OF_WHOLE = regex(rf"\b{one_of(AMONG)}\b", re.IGNORECASE)
_MOST_EXTRA = 2  # words that one of two statements may have more than the other
_MOST_DIFFERING = 2  # quantities of one document
_MOST_ALIKE = 4  # statements of one quantity
_MOST_COMPARED = 60  # statements of one time, each with those after it


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one quantity; `across` says that the first stands in the title or summary."""

    first: Figure
    second: Figure
    across: bool


def pairs_of(reading: Reading) -> Iterator[Pair]:
    """Yield pairs of figures of one quantity, each quantity once; of sentences of the text only those that differ."""
    title, summary, body = zones(reading)
    text = Zone([*summary.sentences, *body.sentences], [])
    across = [*_of_title(title, text), *_age_of_title(title, text), *_of_summary(summary, body)]
    known = {span for pair in across for span in (pair.first.span, pair.second.span)}
    told = (*slips_of_title(title, text, reading), *slips_of_summary(summary, body, reading))
    slips = [Pair(first, second, True) for first, second in told if first.span not in known]
    yield from (*across, *slips)
    known |= {span for pair in slips for span in (pair.first.span, pair.second.span)}
    unlike: list[Pair] = []
    named = (Pair(one.figure, other.figure, False) for one, other in differing(list(headed(reading))))
    for pair in (*_of_sentences([*summary.statements, *body.statements]), *named):
        spans = {pair.first.span, pair.second.span}
        if not same_value(pair.first, pair.second) and not spans & known:
            unlike.append(pair)
            known |= spans
    if len(unlike) <= _MOST_DIFFERING:
        yield from unlike
    else:
        known -= {span for pair in unlike for span in (pair.first.span, pair.second.span)}
    for first, second in swapped_in_prose(reading, _parts(title, summary, body)):
        if first.span not in known and second.span not in known:
            yield Pair(first, second, False)


def _parts(title: Zone, summary: Zone, body: Zone) -> dict[int, Part]:
    """Return to which part the sentences belong that stand before the body: title, and summary or first paragraph."""
    opening = body.sentences[0].block.span if body.sentences and not summary.sentences else None
    parts = {sentence.index: Part.OPENING for sentence in body.sentences if sentence.block.span == opening}
    parts |= {sentence.index: Part.OPENING for sentence in summary.sentences}
    return parts | {sentence.index: Part.TITLE for sentence in title.sentences}


def _of_title(title: Zone, text: Zone) -> Iterator[Pair]:
    """Yield the title's figures with the same of the sentences after it that have all of the title's words."""
    for stated in title.statements:
        if len(stated.words) < _FEWEST_SHORT:
            continue
        kind = stated.figure.kind
        lead = [s for s in text.sentences if s.index - stated.sentence.index <= _LEAD]
        restating = [s for s in lead if stated.words <= stems(s.text)]
        alike_there = [f for s in restating for f in _told_whole(s) if f.kind is kind and alike(f, stated.figure)]
        same = next((f for f in alike_there if same_value(stated.figure, f)), None)
        if same is not None:
            yield Pair(stated.figure, same, True)
        elif len(alike_there) == 1 and not text.gives(stated.figure):
            yield Pair(stated.figure, alike_there[0], True)


def _told_whole(sentence: Sentence) -> Iterator[Figure]:
    """Yield a sentence's figures that give one value, but for those that are told as parts of another, or as what it
    was before."""
    end = 0
    for figure in sentence.figures:
        start = figure.start - sentence.span.start
        apart = _OF_WHOLE.search(sentence.text, end, start) or not FORMER.isdisjoint(
            sentence.text[end:start].split()[-1:]
        )
        if is_settled(figure) and not apart:
            yield figure
        end = start + len(figure.surface)


def _age_of_title(title: Zone, text: Zone) -> Iterator[Pair]:
    """Yield the age in the title with the only one in the first sentence that has any, if that tells the same story: a
    title says "swimmer, 71," of one whom the text calls by name."""
    stated = [(f, s) for s in title.sentences for f in s.figures if f.kind is Kind.AGE]
    telling = next((s for s in text.sentences[:_LEAD_OF_AGES] if any(f.kind is Kind.AGE for f in s.figures)), None)
    if len(stated) != 1 or telling is None:
        return
    age, heading = stated[0]
    found = [f for f in telling.figures if f.kind is Kind.AGE]
    settled = all(f.hedge is Hedge.NONE and not f.is_range and f.unit == age.unit for f in (age, *found))
    if len(found) != 1 or not settled or len(stems(heading.text) & stems(telling.text)) < _FEWEST_SHORT:
        return
    if age.value == found[0].value or not any(f.value == age.value for s in text.sentences for f in s.figures):
        yield Pair(age, found[0], True)


def _of_summary(summary: Zone, body: Zone) -> Iterator[Pair]:
    """Yield the summary's figures with those of the text that are stated in the same words."""
    by_word: dict[tuple[object, str], list[Statement]] = defaultdict(list)
    for other in body.statements:
        # Of two that have all words in common but so few, one has one of the other's first words.
        for word in sorted(other.words)[: _MOST_EXTRA + 1]:
            by_word[other.kind, word].append(other)
    for stated in summary.statements:
        kind = stated.kind
        near = {other.sentence.index: other for word in stated.words for other in by_word.get((kind, word), ())}
        found = [near[place] for place in sorted(near) if _restates(stated, near[place])]
        same = next((other for other in found if same_value(stated.figure, other.figure)), None)
        if same is not None:
            yield Pair(stated.figure, same.figure, True)
        elif len(found) == 1 and not body.gives(stated.figure) and not summary.gives(found[0].figure):
            yield Pair(stated.figure, found[0].figure, True)


def _restates(one: Statement, other: Statement) -> bool:
    """Return whether two statements of one kind are in the same words."""
    if one.times and other.times and one.times != other.times:
        return False
    fewest = _FEWEST_SHORT if one.figure.kind is Kind.COUNT else _FEWEST
    nested = one.words <= other.words or other.words <= one.words
    return nested and len(one.words & other.words) >= fewest and len(one.words ^ other.words) <= _MOST_EXTRA


def _of_sentences(stated: Sequence[Statement]) -> Iterator[Pair]:
    """Yield two that differ of the statements that have the same words, and a time or name among them."""
    groups: dict[tuple[object, ...], deque[Statement]] = defaultdict(deque)
    for each in stated:
        if len(each.words) >= _FEWEST and not each.sentence.words.isdisjoint(STATING):
            groups[each.key].append(each)
    for group in groups.values():
        while len(group) > 1:
            first = group.popleft()
            same: list[Statement] = []
            apart: list[Statement] = []
            for each in [group.popleft() for _ in range(min(len(group), _MOST_COMPARED - 1))]:
                (same if _is_restated(first, each) else apart).append(each)
            group.extendleft(reversed(apart))
            others = [each for each in same if not same_value(first.figure, each.figure)]
            if others and len(same) < _MOST_ALIKE and all(same_value(others[0].figure, o.figure) for o in others[1:]):
                yield Pair(first.figure, others[0].figure, False)


def _is_restated(one: Statement, other: Statement) -> bool:
    """Return whether one of two sentences has all the words of the other, and a time or the same names are in both."""
    if not (one.words <= other.words or other.words <= one.words) or len(one.words ^ other.words) > _MOST_EXTRA:
        return False
    names = names_in(one.sentence.text), names_in(other.sentence.text)
    return names[0] == names[1] and bool(names[0] or one.times)
