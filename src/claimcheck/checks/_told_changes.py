"""The changes of a sentence as all checks of changes read them: each frame with the values that it leaves out taken
from before, and those whose size stands in the sentence behind its values, read as one text with the sentence before:
"Potatoes grew on 21,000 hectares, compared with 24,000. That is 12.5% less".

They are worked out once per sentence, however many checks ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.checks import _change_words as words
from claimcheck.checks._antecedent import resolved
from claimcheck.checks._apart import neighbour
from claimcheck.checks._between import STOP, between, may_be_sized
from claimcheck.checks._change_frame import Frame
from claimcheck.checks._clause import Clause, clause_of
from claimcheck.checks._doubled import told_apart
from claimcheck.checks._frames import are_told, frames_of
from claimcheck.checks._may_change import MOST_TOLD, may_change, meet
from claimcheck.checks._same import recent
from claimcheck.checks._sizes import sizes_of
from claimcheck.checks._timed_values import with_timed_values
from claimcheck.checks._words import COMPARATIVES, OF_ALL, THESE, THOSE, one_of
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Reading, Sentence
from claimcheck.records import replace

# What two sentences that are read as one may have of values together.
_MOST_VALUES = 5
_MOST_FIGURES = 12
_NAMED, _NEAR = regex(r"\b[A-Z]\w*[a-z]\w*\s$"), 24
_OF = regex(rf"\s+(?:out )?of (?:{one_of(OF_ALL)} ){{0,2}}")
_MORE = regex(rf" {one_of(COMPARATIVES)} than\b")
_OF_IT = regex(rf"\s+of {one_of(('it',), THESE, THOSE)}\b")
_ZONE, _PAIRED = regex(r"[+−–-]0[0-9]"), regex(r",[0-9]")


@recent(most=2)
def changes_of(sentence: Sentence, reading: Reading) -> tuple[Frame, ...]:
    """Return the changes that a sentence states, with the values that are found before it."""
    if not may_change(sentence, reading):
        return ()
    text = reading.document.text
    before = neighbour(sentence, reading, -1)
    own, earlier = clause_of(sentence), before.figures if before else ()
    frames = [resolved(told_apart(f, own, earlier), sentence, reading) for f in frames_of(sentence)]
    frames = [_of_part_or_whole(frame, sentence) for frame in frames if not _is_none(frame, text)]
    found = [frame for frame in _across(sentence, reading, frames) if not _is_none(frame, text)]
    stated = {figure.span for frame in found for figure in frame.changes}
    kept = [f for f in frames if not f.changes or not stated.issuperset(c.span for c in f.changes)]
    return (*kept, *found)


def _is_none(frame: Frame, text: str) -> bool:
    """Return whether what was read as a change is none, for what its numbers are."""
    values = (*frame.before, *frame.after)
    plurals = (f for f in frame.changes if f.kind is Kind.MULTIPLE and f.surface[-1:] == "s")
    if any(text.startswith(" of ", f.end) for f in plurals):
        return True  # "triples of numbers"
    return _are_versions(values, text) or any(_is_no_value(f, text) for f in values)


def _are_versions(values: Sequence[Figure], text: str) -> bool:
    """Return whether values stand behind one name: "Lexi 3.11 is 25% faster than Lexi 3.10"."""
    names = [_NAMED.search(text[max(0, f.start - _NEAR) : f.start]) for f in values if not f.unit and f.quantum < 1]
    named = [match[0] for match in names if match]
    return len(named) > 1 and len(set(named)) == 1


def _is_no_value(figure: Figure, text: str) -> bool:
    """Return whether a number is no value that changes: "by 43%" is a change, "512,125" a pair, "+05" a zone's time."""
    by = figure.kind is Kind.PERCENT and text.endswith(" by ", 0, figure.start)
    return by or bool(_ZONE.match(figure.surface) or _PAIRED.match(text, figure.end))


def _of_part_or_whole(frame: Frame, sentence: Sentence) -> Frame:
    """Return a change whose new value may be, where that is a whole, the part before it ("58 of 100 votes, two short of
    60"), and where it is a part, the whole before it ("$9 million, $4 million of it abroad, 20% more than in May")."""
    offset, others = sentence.span.start, sentence.figures
    after: list[Figure] = []
    for figure in frame.after:
        before = next((f for f in reversed(others) if f.end <= figure.start), None)
        gap = sentence.text[before.end - offset : figure.start - offset] if before else ""
        if before is None or before in (*frame.after, *frame.before, *frame.changes):
            after.append(figure)
        elif _OF.fullmatch(gap) and before.value <= figure.value:
            after += (before, figure)
        elif _OF_IT.match(sentence.text, figure.end - offset) and before.value >= figure.value:
            after += (figure, before)
        elif _MORE.match(sentence.text, figure.end - offset) and before.value > figure.value:
            after += (figure, before)  # "it cost 9 million, 2 million more than planned, 29% over the 7 million of ..."
        else:
            after.append(figure)
    return frame if len(after) == len(frame.after) else replace(frame, after=tuple(after))


def _across(sentence: Sentence, reading: Reading, frames: list[Frame]) -> Iterator[Frame]:
    """Yield the changes whose values stand in the sentence before, or one there and one here."""
    if not sentence.index:
        return
    source = reading.sentences[sentence.index - 1]
    if not source.figures or source.block is not sentence.block or are_told(sentence.figures, frames):
        return
    if len(source.figures) + len(sentence.figures) > _MOST_FIGURES or not meet(source, sentence):
        return
    own = clause_of(sentence)
    if not may_be_sized(own):
        return
    first = clause_of(source)
    if sum(not slot.is_time for slot in first.slots) > MOST_TOLD:
        return
    clause = joined(first, own)
    place = len(first.tokens)
    told = sum(slot.at < place and not slot.is_time for slot in clause.slots)
    here = sum(slot.at > place and not slot.is_time for slot in clause.slots)
    if not 1 <= told <= MOST_TOLD or not here or told + here > _MOST_VALUES:
        return
    for frame in between(clause, frames, sizes_of(clause), since=place):
        earlier = [f for f in (*frame.before, *frame.after) if f.end <= source.span.end]
        if earlier:
            # Of several values, or of each of several things, one need not be all of it.
            sure = frame.sure and len({f.span for f in earlier}) == told and source.words.isdisjoint(words.EACH)
            shown = " and ".join(dict.fromkeys(f.surface for f in earlier))
            yield replace(frame, sure=sure, note=f"{shown} taken from the sentence before")


def joined(first: Clause, second: Clause) -> Clause:
    """Return two sentences as one clause, with a stop between them."""
    by = len(first.tokens) + 1
    moved = (replace(slot, at=slot.at + by, cue_at=slot.cue_at + by) for slot in second.slots)
    tokens = (*first.tokens, STOP, *second.tokens)
    return Clause(tokens, with_timed_values(tokens, [*first.slots, *moved]))
