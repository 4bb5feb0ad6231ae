"""Turns figures, findings and evidence into claims with verdicts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter, itemgetter

from claimcheck.asides import is_aside
from claimcheck.model import (
    Bearing,
    Claim,
    Evidence,
    Figure,
    Finding,
    Implication,
    Kind,
    Reading,
    Role,
    Sentence,
    Span,
    Status,
    Verdict,
)
from claimcheck.parameters import Rule, rules_for
from claimcheck.records import replace
from claimcheck.sources.base import Lookup

# How much a claim of each kind is worth checking: what readers act on first, calendar furniture last.
_WORTH: Mapping[Kind, int] = {
    Kind.MONEY: 90,
    Kind.PERCENT: 85,
    Kind.POINTS: 85,
    Kind.MULTIPLE: 80,
    Kind.STATISTIC: 70,
    Kind.RATIO: 65,
    Kind.COUNT: 60,
    Kind.MEASURE: 55,
    Kind.ORDINAL: 40,
    Kind.DURATION: 35,
    Kind.AGE: 30,
    Kind.DATE: 20,
    Kind.TIME: 15,
    Kind.YEAR: 10,
}
_RECORD_WORDS = frozenset(
    "record highest lowest largest biggest smallest most fewest fastest best worst first only unprecedented".split()
)
_RECORD_BONUS = 15
_TRIVIAL_COUNT = 10  # a bare count up to ten ("two sides") is rarely what a reader doubts
_TRIVIAL_MALUS = 25
# Members of an enumeration are slow to look up.
_INCONSISTENT, _COUNT = Status.INCONSISTENT, Kind.COUNT
_VOUCHING = frozenset((Status.CONSISTENT, Status.IMPRECISE))
_SET_ASIDE = frozenset((Status.IGNORED, Status.KNOWN))  # what holds beside these does not vouch for the claim
_TELLING = (Bearing.SUPPORTS, Bearing.CONTRADICTS)  # how a source speaks of what would else be no claim


def build(
    reading: Reading, findings: Sequence[Finding], implications: Sequence[Implication], lookup: Lookup
) -> tuple[Claim, ...]:
    """Return the claims of a document, in order.

    Findings that assert a common figure make one claim; every other figure of the prose is a claim of its own, but for
    parameters of tests and the like, and for what only says when or which and no source speaks of. Cells of a table are
    claims only where a finding speaks of them.

    Args:
        reading: the document as the checks saw it.
        findings: what they found.
        implications: what single figures imply.
        lookup: returns the evidence that sources hold on a claim, given its sentence, figures and implications.
    """
    groups = _groups(findings)
    settled = {figure.span for _, figures in groups for figure in figures}
    implied: dict[Span, list[Implication]] = {}
    for implication in implications:
        implied.setdefault(implication.figure.span, []).append(implication)
    claims = []
    for own, figures in groups:
        sentence = _sentence_at(reading, figures[0].start)
        about = tuple(i for f in figures for i in implied.get(f.span, ())) if implied else ()
        claims.append(_claim(sentence, figures, tuple(own), about, lookup(sentence, figures, about)))
    for sentence, figure in _alone(reading, settled):
        about = tuple(implied.get(figure.span, ())) if implied else ()
        evidence = lookup(sentence, (figure,), about)
        told = about or (evidence and any(e.bearing in _TELLING for e in evidence))
        if told or sentence is None or not is_aside(sentence, figure):
            claims.append(_claim(sentence, (figure,), (), about, evidence))
    return tuple(sorted(claims, key=attrgetter("span")))


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without those that repeat another: of two inconsistent ones of which one has all the figures
    of the other, the one with more figures stays; of two that say the same of the same figures, the first."""
    kept: list[tuple[Span, Finding]] = []
    said: dict[str, list[Span]] = {}
    repeated: set[tuple[str, frozenset[Span]]] = set()  # what is said of several figures
    reported: dict[Span, list[set[Span]]] = {}  # the contradictions that hold a figure, each as its figures
    for finding in sorted(findings, key=lambda f: -len(f.roles)):
        spans = [role.figure.span for role in finding.roles]
        first, arithmetic = min(spans), finding.arithmetic
        if (earlier := said.setdefault(arithmetic, spans)) is not spans:
            repeated.add((arithmetic, frozenset(earlier)))
            if (same := (arithmetic, frozenset(spans))) in repeated:
                continue
            repeated.add(same)
        if finding.status is _INCONSISTENT:
            own = set(spans)
            if any(own <= other for other in reported.get(first, ())):
                continue
            for span in own:
                reported.setdefault(span, []).append(own)
        kept.append((first, finding))
    return [finding for _, finding in sorted(kept, key=itemgetter(0))]


def settled(claim: Claim) -> Claim:
    """Return a claim whose findings or evidence have changed with the verdict that they now lead to."""
    topics = _bearings(claim.evidence)
    return replace(claim, verdict=_verdict({f.status for f in claim.findings}, topics), contested=_contested(topics))


def _groups(findings: Sequence[Finding]) -> list[tuple[list[Finding], tuple[Figure, ...]]]:
    group_of: dict[Span, int] = {}
    members: dict[int, tuple[list[Finding], dict[Span, Figure]]] = {}
    for number, finding in enumerate(findings):
        own, figures = [finding], {role.figure.span: role.figure for role in _asserted(finding)}
        if not group_of.keys().isdisjoint(figures):
            for old in sorted({group_of[span] for span in figures if span in group_of}):
                earlier, earlier_figures = members.pop(old)
                own, figures = earlier + own, earlier_figures | figures
        members[number] = own, figures
        group_of.update(dict.fromkeys(figures, number))
    return [(own, tuple(figures[span] for span in sorted(figures))) for own, figures in members.values() if figures]


def _asserted(finding: Finding) -> list[Role]:
    """Return the roles that the finding's claim is about: those it does not merely start from. Where it starts from all
    (a date that does not exist, a range that runs backwards), a contradiction is about each."""
    asserted = [role for role in finding.roles if not role.given]
    return asserted or (list(finding.roles) if finding.status is _INCONSISTENT else [])


def _alone(reading: Reading, settled: Container[Span]) -> Iterator[tuple[Sentence | None, Figure]]:
    """Yield the figures that are claims of their own, in order: those that no finding settles and that are no
    parameters; each with the sentence in which it starts, if it is one of the prose."""
    sentences = iter(reading.sentences)
    sentence = next(sentences, None)
    rules: Sequence[Rule] = rules_for(sentence)
    for figure in reading.figures:
        start = figure.span[0]
        while sentence is not None and sentence.span[1] <= start:
            sentence = next(sentences, None)
            rules = rules_for(sentence) if sentence is None or start < sentence.span[1] else ()
        own = sentence if sentence is not None and sentence.span[0] <= start else None
        is_parameter = own is not None and rules and any(rule(own, figure) for rule in rules)
        if not is_parameter and figure.span not in settled:
            yield own, figure


def _sentence_at(reading: Reading, position: int) -> Sentence | None:
    i = bisect_right(reading.sentences, position, key=_start) - 1
    if i < 0 or reading.sentences[i].span.end <= position:
        return None
    return reading.sentences[i]


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def _claim(
    sentence: Sentence | None,
    figures: tuple[Figure, ...],
    findings: tuple[Finding, ...],
    implications: tuple[Implication, ...],
    evidence: tuple[Evidence, ...],
) -> Claim:
    span = figures[0].span if len(figures) == 1 else Span(figures[0].start, max(figure.end for figure in figures))
    around = sentence.span if sentence else span
    worth = _worth(figures[0], sentence)
    for figure in figures[1:]:
        worth = max(worth, _worth(figure, sentence))
    if not findings and not evidence:
        return Claim(Verdict.NEEDS_SOURCE, figures, span, around, implications=implications, worth=worth)
    topics = _bearings(evidence) if evidence else []
    verdict = _verdict({f.status for f in findings}, topics)
    return Claim(verdict, figures, span, around, findings, implications, evidence, _contested(topics), worth)


def _contested(topics: Sequence[set[Bearing]]) -> bool:
    return bool(topics) and any({Bearing.SUPPORTS, Bearing.CONTRADICTS} <= bearings for bearings in topics)


def _bearings(evidence: Sequence[Evidence]) -> list[set[Bearing]]:
    """Return how the sources bear on a claim, topic by topic."""
    topics: dict[str, set[Bearing]] = {}
    for e in evidence:
        topics.setdefault(e.topic, set()).add(e.bearing)
    return list(topics.values())


def _verdict(statuses: set[Status], topics: Sequence[set[Bearing]]) -> Verdict:
    disputed = [bearings for bearings in topics if Bearing.CONTRADICTS in bearings] if topics else []
    if _INCONSISTENT in statuses or any(Bearing.SUPPORTS not in bearings for bearings in disputed):
        return Verdict.INCONSISTENT
    if disputed:
        return Verdict.NEEDS_SOURCE
    vouched = not _VOUCHING.isdisjoint(statuses) and _SET_ASIDE.isdisjoint(statuses)
    supported = bool(topics) and any(Bearing.SUPPORTS in bearings for bearings in topics)
    return Verdict.VERIFIED if vouched or supported else Verdict.NEEDS_SOURCE


def _worth(figure: Figure, sentence: Sentence | None) -> int:
    worth = _WORTH[figure.kind]
    if sentence and not _RECORD_WORDS.isdisjoint(sentence.words):
        worth += _RECORD_BONUS
    if figure.kind is _COUNT and figure.value.copy_abs() <= _TRIVIAL_COUNT and not figure.is_range:
        worth -= _TRIVIAL_MALUS
    return worth
