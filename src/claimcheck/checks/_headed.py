"""Amounts of a named measure at a named time: "In 2023 Acme's revenue rose 12% to $3.9 billion", "Acme's revenue of
$3.9 billion in 2023 was a record".

Of a sentence with several amounts, the one to which its subject's level verb or "of" leads is read. The subject is
taken whole, from the beginning of the sentence to the verb, so that no word that narrows it is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.checks._skeleton import COUNT, MEASURE, MONEY, OTHER, PERCENT, form, skeleton
from claimcheck.checks._statement_words import COMPARING, UNSETTLED
from claimcheck.checks._statements import is_settled, stem, stems
from claimcheck.checks._words import AMOUNTING, entries, one_of, phrases
from claimcheck.lazy import regex
from claimcheck.model import BlockKind, Figure, Kind, Reading, Sentence
from claimcheck.records import dataclass

_WORD = r"[^\W\d_][\w’'&-]*"
_RISEN = entries("rose fell grew increased decreased declined climbed jumped dropped slipped surged advanced shrank")
_ROSE = rf"{one_of(_RISEN)}(?: by)?(?: {PERCENT})? to"
_STATED = (
    rf"(?P<subject>(?:{_WORD} ){{1,6}}?)"
    rf"(?:{one_of(AMOUNTING)}|{_ROSE})"
    rf" (?:about |a record |a total of )?(?P<amount>[{COUNT}{MONEY}{PERCENT}{MEASURE}])"
)
_AT = phrases("in | for | during | by | as of | at the end of")
_WHEN = rf"{one_of(_AT)} (?:fiscal |the year |calendar )?(?P<time>{OTHER})"
_AT_FIRST = tuple(phrase.split()[0] for phrase in _AT)
_WHENS = frozenset(word[:2] for word in _AT_FIRST)  # how such a phrase begins
_TIME_FIRST = form(rf"{_WHEN},? ", _STATED)
_TIME_LAST = form(_STATED, f" {_WHEN}(?! (?:dollars|prices|terms))")
_NAMED = regex(r"\S [A-Z]|[’']s\b")
_APART = UNSETTLED - COMPARING
_LEVEL_VERBS = (*(phrase.split()[0] for phrase in AMOUNTING), "to", *_RISEN)
_LEVELS = frozenset(_LEVEL_VERBS)
# What the text itself shows of that, so that few sentences need be read: a short subject, behind a time or without one.
_ROUGHLY = regex(
    rf"(?:{one_of(_AT_FIRST)}\b.{{1,50}}?)?(?<!\w)(?:{_WORD}\s+){{1,6}}?{one_of(_LEVEL_VERBS)}\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Headed:
    """An amount with what it is of: the stems of its subject, the time, and whether the subject names whose it is;
    `section` counts the headings before it."""

    figure: Figure
    subject: frozenset[str]
    time: str
    named: bool
    section: int

    @property
    def key(self) -> tuple[object, ...]:
        """What two amounts of one quantity have in common."""
        figure = self.figure
        own = None if self.named else self.section
        return figure.kind, stem(figure.unit.lower()), figure.per, self.subject, self.time, own


def headed(reading: Reading) -> Iterator[Headed]:
    """Yield the amounts that a document states of a subject at a time."""
    section = 0
    for sentence in reading.sentences:
        if sentence.block.kind is BlockKind.HEADING:
            section += 1
        elif len(sentence.figures) > 1 and _is_plain(sentence) and (found := _read(sentence, section)):
            yield found


def _is_plain(sentence: Sentence) -> bool:
    """Return whether a sentence has a time and a level, and nothing that makes either unsettled."""
    if sentence.words.isdisjoint(_LEVELS) or not sentence.words.isdisjoint(_APART):
        return False
    timed = any(f.kind is Kind.YEAR or f.kind is Kind.DATE for f in sentence.figures)
    return timed and _ROUGHLY.match(sentence.text) is not None


def _read(sentence: Sentence, section: int) -> Headed | None:
    bones = skeleton(sentence)
    first = bones.text[:2].lower() in _WHENS and _TIME_FIRST.match(bones.text)
    match = first or _TIME_LAST.match(bones.text)
    if match is None:
        return None
    figure, time = bones.at(match.start("amount")), bones.at(match.start("time"))
    subject = stems(match["subject"])
    words = frozenset(match["subject"].lower().split())
    if time.kind not in (Kind.YEAR, Kind.DATE) or time.is_range or not subject or not words.isdisjoint(UNSETTLED):
        return None
    settled = is_settled(figure) if figure.kind is not Kind.COUNT else figure.quantum >= 1 and is_settled(figure)
    if not settled:
        return None
    return Headed(figure, subject, time.surface.lower(), bool(_NAMED.search(match["subject"])), section)


def differing(found: Sequence[Headed]) -> Iterator[tuple[Headed, Headed]]:
    """Yield pairs, in order, whose subject and time are the same."""
    groups: dict[tuple[object, ...], list[Headed]] = {}
    for each in found:
        groups.setdefault(each.key, []).append(each)
    for group in groups.values():
        if len(group) == 2:
            yield group[0], group[1]
