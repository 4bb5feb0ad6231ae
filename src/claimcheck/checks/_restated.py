"""Which two statements of a document are surely of one quantity."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from claimcheck.checks._headed import differing, headed
from claimcheck.checks._lists import alike
from claimcheck.checks._slips import is_digit_slip
from claimcheck.checks._statement_words import PARTS, STATING, SUMMARIES, SUPERSEDED
from claimcheck.checks._statements import Statement, bare_statement, is_settled, statement, stems, worded
from claimcheck.checks._swapped import Part, swapped_in_prose
from claimcheck.interval import Interval, printed, rounding_unit
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Hedge, Kind, Reading, Sentence
from claimcheck.records import dataclass

_FEWEST = 3  # words that two sentences have in common, names included
_FEWEST_SHORT = 2  # words of a title or, with a counted thing among them, of a summary
_LEAD = 12  # sentences after a title that may restate it
_LEAD_OF_AGES = 3  # sentences with figures after a title, in which an age is that of the title
_LEAD_OF_SLIPS = 2  # sentences with figures after a title, in which a figure of the title must be told
_FEWEST_SLIPPED = 2  # digits
_SLIPPING = frozenset({Kind.MONEY, Kind.PERCENT, Kind.COUNT, Kind.MEASURE})
_LONGEST_TITLE = 120  # characters
_MOST_EXTRA = 2  # words that one of two statements may have more than the other
_MOST_DIFFERING = 2  # quantities of one document
_MOST_ALIKE = 4  # statements of one quantity
_MOST_COMPARED = 60  # statements of one time, each with those after it
_LABEL = regex(r"\W*(?P<label>[A-Za-z]+(?: [A-Za-z]+){0,2})\W{0,3}(?:$|:\s|\n)")
_LONGEST_ABOVE = 40  # characters of a line above the title
_LONGEST_LABEL = 60  # characters
_ANY_NAME = regex(r"\b[A-Z][\w’'-]*")
_NAME = regex(r"(?<=\S[ \n])[A-Z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one quantity; `across` says that the first stands in the title or summary."""

    first: Figure
    second: Figure
    across: bool


@dataclass(slots=True)
class _Zone:
    """A part of a document: its sentences with figures, and what they state."""

    sentences: list[Sentence]
    statements: list[Statement]

    def figures_like(self, figure: Figure) -> Iterator[Figure]:
        """Yield the figures that could be another print of this one."""
        for sentence in self.sentences:
            for other in sentence.figures:
                if other.kind is figure.kind and alike(other, figure):
                    yield other

    def gives(self, figure: Figure) -> bool:
        """Return whether a figure of the zone has this value within rounding."""
        return any(same_value(figure, other) for other in self.figures_like(figure))


def pairs_of(reading: Reading) -> Iterator[Pair]:
    """Yield pairs of figures of one quantity, each quantity once; of sentences of the text only those that differ."""
    title, summary, body = _zones(reading)
    text = _Zone([*summary.sentences, *body.sentences], [])
    across = [*_of_title(title, text), *_age_of_title(title, text), *_of_summary(summary, body)]
    known = {span for pair in across for span in (pair.first.span, pair.second.span)}
    slips = [pair for pair in _slips_of_title(title, text, reading) if pair.first.span not in known]
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


def _parts(title: _Zone, summary: _Zone, body: _Zone) -> dict[int, Part]:
    """Return to which part the sentences belong that stand before the body: title, and summary or first paragraph."""
    opening = body.sentences[0].block.span if body.sentences and not summary.sentences else None
    parts = {sentence.index: Part.OPENING for sentence in body.sentences if sentence.block.span == opening}
    parts |= {sentence.index: Part.OPENING for sentence in summary.sentences}
    return parts | {sentence.index: Part.TITLE for sentence in title.sentences}


def same_value(first: Figure, second: Figure) -> bool:
    """Return whether two prints can be of one value: trailing zeros of either may be rounding."""
    return _widened(first).meets(printed(second)) or _widened(second).meets(printed(first))


def _widened(figure: Figure) -> Interval:
    own, half = printed(figure), rounding_unit(figure) / 2
    return Interval(own.low - half, own.high + half) if figure.kind is Kind.COUNT and half > 1 else own


def _zones(reading: Reading) -> tuple[_Zone, _Zone, _Zone]:
    """Return title, summary and text."""
    title, summary, body = _Zone([], []), _Zone([], []), _Zone([], [])
    summing = headed_summary = False
    opening_block = _end_of_title(reading.sentences)
    for sentence in reading.sentences:
        block, opening = sentence.block, sentence.span.start == sentence.block.span.start
        if not opening and not sentence.figures:
            continue
        first, heading = sentence.span.start < opening_block, block.kind is BlockKind.HEADING
        label = _LABEL.match(sentence.text) if opening and _may_be_labelled(sentence.text) else None
        name = label["label"].lower() if label else ""
        # A summary with a heading has parts of its own: "Methods.", "Results."
        if name in SUMMARIES or (opening and (heading or (name in PARTS and not headed_summary))):
            summing = name in SUMMARIES
            headed_summary = summing and heading
        if not sentence.figures:
            continue
        if first and (heading or _is_title(sentence)):
            zone = title
        elif heading:
            continue
        else:
            zone = summary if summing else body
        zone.sentences.append(sentence)
    for zone in (title, summary):
        zone.statements.extend(filter(None, map(statement, zone.sentences)))
    # Of the text only what the summary, or another sentence with a level, may say again.
    every = bool(summary.statements)
    stating = (s for s in body.sentences if every or not s.words.isdisjoint(STATING))
    bare = [stated for stated in map(bare_statement, stating) if stated]
    alike_there = Counter(stated.key for stated in bare)
    body.statements.extend(worded(stated) for stated in bare if every or alike_there[stated.key] > 1)
    return title, summary, body


def _end_of_title(sentences: Sequence[Sentence]) -> int:
    """Return where the first block ends, or the second, if the first is a line above the title: "Press release"."""
    if not sentences:
        return 0
    first = sentences[0].block.span.end
    above = not sentences[0].figures and len(sentences[0].text) <= _LONGEST_ABOVE and _is_title(sentences[0])
    if above and len(sentences) > 1 and _is_title(sentences[1]):
        return sentences[1].block.span.end
    return first


def _may_be_labelled(text: str) -> bool:
    """Return whether a text is short, or has a colon or a line's end where a label has one."""
    return len(text) <= _LONGEST_LABEL or ":" in (start := text[:_LONGEST_LABEL]) or "\n" in start


def _is_title(sentence: Sentence) -> bool:
    """Return whether a sentence of the first block looks like a title: short, alone, without a stop."""
    return (
        sentence.text == sentence.text.rstrip(".?!:;")
        and len(sentence.text) <= _LONGEST_TITLE
        and (sentence.block.span.end == sentence.span.end and sentence.block.span.start == sentence.span.start)
    )


def _of_title(title: _Zone, text: _Zone) -> Iterator[Pair]:
    """Yield the title's figures with the same of the sentences after it that have all of the title's words."""
    for stated in title.statements:
        if len(stated.words) < _FEWEST_SHORT:
            continue
        lead = [s for s in text.sentences if s.index - stated.sentence.index <= _LEAD]
        restating = [s for s in lead if stated.words <= stems(s.text)]
        alike_there = [f for f in _Zone(restating, []).figures_like(stated.figure) if is_settled(f)]
        same = next((f for f in alike_there if same_value(stated.figure, f)), None)
        if same is not None:
            yield Pair(stated.figure, same, True)
        elif len(alike_there) == 1 and not text.gives(stated.figure):
            yield Pair(stated.figure, alike_there[0], True)


def _age_of_title(title: _Zone, text: _Zone) -> Iterator[Pair]:
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


def _slips_of_title(title: _Zone, text: _Zone, reading: Reading) -> Iterator[Pair]:
    """Yield a title's figures that neither text nor tables give, each with the only one of its kind in the first
    sentences, if one digit makes it that and the two have words or a name in common."""
    for sentence in title.sentences:
        for figure in sentence.figures:
            if not _may_be_slip(figure) or text.gives(figure) or sentence.words & SUPERSEDED:
                continue
            told = ((f, s) for s in text.sentences[:_LEAD_OF_SLIPS] for f in s.figures if _is_of_kind(f, figure))
            found = next(told, None)
            if found is None or found[1].words & SUPERSEDED or not _have_subject(sentence, found[1]):
                continue
            others = [f for f in found[1].figures if _is_of_kind(f, figure)]
            cells = (cell for table in reading.tables for row in table.figures for cell in row if cell)
            if len(others) == 1 and _is_slip(figure, found[0]) and not any(c.value == figure.value for c in cells):
                yield Pair(figure, found[0], True)


def _may_be_slip(figure: Figure) -> bool:
    counted = figure.kind is not Kind.COUNT or bool(figure.unit)
    return figure.kind in _SLIPPING and counted and figure.hedge is Hedge.NONE and not figure.is_range


def _is_of_kind(one: Figure, other: Figure) -> bool:
    return one.kind is other.kind and alike(one, other) and (one.kind is not Kind.COUNT or one.unit == other.unit)


def _is_slip(one: Figure, other: Figure) -> bool:
    """Return whether two numbers as long and as exact as each other differ in one digit or the order of two."""
    if one.quantum != other.quantum or not one.quantum or other.hedge is not Hedge.NONE or other.is_range:
        return False
    first, second = int(one.value / one.quantum), int(other.value / other.quantum)
    as_long = len(str(first)) == len(str(second)) >= _FEWEST_SLIPPED
    return as_long and is_digit_slip(first, second, 1)


def _have_subject(one: Sentence, other: Sentence) -> bool:
    """Return whether a title and a sentence have two words in common, or a name."""
    return len(stems(one.text) & stems(other.text)) >= _FEWEST_SHORT or bool(
        frozenset(_ANY_NAME.findall(one.text)) & _names(other.text)
    )


def _of_summary(summary: _Zone, body: _Zone) -> Iterator[Pair]:
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
    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for each in stated:
        if len(each.words) >= _FEWEST and not each.sentence.words.isdisjoint(STATING):
            groups[each.key].append(each)
    for group in groups.values():
        while len(group) > 1:
            first, *rest = group[:_MOST_COMPARED]
            same = [each for each in rest if _is_restated(first, each)]
            others = [each for each in same if not same_value(first.figure, each.figure)]
            if others and len(same) < _MOST_ALIKE and all(same_value(others[0].figure, o.figure) for o in others[1:]):
                yield Pair(first.figure, others[0].figure, False)
            group = [each for each in group[1:] if each not in same]


def _is_restated(one: Statement, other: Statement) -> bool:
    """Return whether one of two sentences has all the words of the other, and a time or the same names are in both."""
    if not (one.words <= other.words or other.words <= one.words) or len(one.words ^ other.words) > _MOST_EXTRA:
        return False
    names = _names(one.sentence.text), _names(other.sentence.text)
    return names[0] == names[1] and bool(names[0] or one.times)


def _names(text: str) -> frozenset[str]:
    """Return the words of a text with a capital letter, but for its first."""
    return frozenset(_NAME.findall(text))
