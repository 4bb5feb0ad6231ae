"""Whether a page says of a figure what a claim says of it: the value, what it is of, whose it is, and when.

On pages on other things a bare digit of a claim turns up every third time, two digits every fifth, and even a number with
its unit once in a hundred. So a value alone is never evidence: the fewer digits it has, the more words must agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.model import Change, Figure, Hedge, Kind, Reading, Sentence
from claimcheck.sources import clauses, compare, context, pages, statement, values, words
from claimcheck.sources.clauses import DATES
from claimcheck.sources.compare import Outcome
from claimcheck.sources.context import Context
from claimcheck.sources.data import vocabulary
from claimcheck.sources.ledger import Basis
from claimcheck.sources.pages import Passage
from claimcheck.sources.periods import Period
from claimcheck.sources.terms import Stems
from claimcheck.sources.when import Stated

_NO_CLAIM = DATES | {Kind.STATISTIC, Kind.RATIO, Kind.AGE}
_EXACT = 3  # digits that hardly turn up by chance
# By the digits that say something (3 for three and more): how much of a claim's words the page must have around the
# figure, and how many words and names must agree at all. Measured with tools/measure_cited.py.
_SHARE = {1: 1.0, 2: 0.7, 3: 0.5}
_FEWEST = {1: 3, 2: 2, 3: 2}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A figure with what its document says of it.

    `beside` are the stems between the figures on either side of it, `metric` those its statement that are no names, `names` those that are, `context` the names of what
    stands around where the statement has none; `known` are all stems of its surroundings, `digits` says how many digits
    of the figure say something.
    """

    figure: Figure
    beside: Stems
    metric: Stems
    names: Stems
    context: Stems
    known: Stems
    period: Stated
    change: Change | None
    basis: Basis
    digits: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """How a passage agrees with a claim: how the values compare, and which parts do and do not agree; `full` says that
    both speak of the same thing and nothing else."""

    passage: Passage
    outcome: Outcome
    matched: tuple[str, ...]
    missing: tuple[str, ...]
    weight: float
    full: bool


def claimed(figure: Figure, sentence: Sentence, ctx: Context) -> Claimed | None:
    """Return a figure with what its document says of it, None where that is no claim that a page could settle."""
    if figure.kind in _NO_CLAIM or len(sentence.text) > context.LONGEST:
        return None
    said = values.state(figure, sentence, ctx)
    if statement.is_open(said.clauses, said.scope):
        return None
    names = {t.stem for t in ctx.names(said.tokens, sentence)}
    metric = frozenset(t.stem for t in clauses.content(said.tokens) if t.stem not in names)
    others = next((level.names for level in said.levels if level.names), ()) if not names else ()
    known = frozenset(t.stem for level in said.levels for t in level.tokens)
    known |= words.stems(ctx.reading.document.title[: context.HEADING])
    return Claimed(
        said.figure,
        pages.beside(figure, sentence),
        metric,
        frozenset(names),
        frozenset(t.stem for t in others),
        known,
        said.period,
        said.change,
        said.basis,
        digits(said.figure),
    )


def digits(figure: Figure) -> int:
    """Return how many digits of a figure say something, at most three: zeros at the end may be rounding, and a bound or
    a loose figure fits many numbers."""
    if figure.hedge not in (Hedge.NONE, Hedge.ABOUT) or not figure.quantum or figure.is_range:
        return 1
    count = len(str(abs(int(figure.value / figure.quantum))).rstrip("0"))
    return max(1, min(_EXACT, count - (figure.hedge is Hedge.ABOUT)))


def compared(claim: Claimed, passage: Passage) -> Agreement | None:
    """Return how a passage agrees with a claim, None where the two cannot be compared."""
    opposed = {claim.change, passage.change} == {Change.UP, Change.DOWN}
    outcome = compare.compare(claim.figure, passage.figure, sign=-1 if opposed else 1)
    if outcome is Outcome.NONE:
        return None
    if outcome is Outcome.MEETS and not _is_as_exact(claim.figure, passage.figure):
        outcome = Outcome.NEAR
    parts = {
        "subject": _names_agree(claim, passage),
        "metric": _words_agree(claim, passage),
        "period": _periods_agree(claim, passage),
        "kind": (claim.basis is Basis.OUTCOME) is (passage.basis is Basis.OUTCOME),
    }
    missing = tuple(part for part, agrees in parts.items() if not agrees)
    matched = tuple(part for part in parts if part not in missing)
    hits = len(claim.metric & passage.around) + len((claim.names | claim.context) & passage.around)
    return Agreement(passage, outcome, matched, missing, hits, _is_same(claim, passage, missing))


def _is_as_exact(figure: Figure, given: Figure) -> bool:
    """Return whether a page gives a figure at least as exactly as the claim has it: "about 2%" does not give 1.7%."""
    return given.unit != figure.unit or given.quantum <= figure.quantum or given.value == figure.value


def _names_agree(claim: Claimed, passage: Passage) -> bool:
    if not claim.names <= passage.around:
        return False
    if not claim.names and claim.context and not claim.context & passage.around:
        return False
    strangers = {t.stem for t in passage.names} - claim.known
    return not strangers or bool(claim.names) and claim.names <= passage.near


def _words_agree(claim: Claimed, passage: Passage) -> bool:
    if (claim.change is None) is not (passage.change is None):
        return False
    figure = claim.figure
    if figure.kind is Kind.COUNT and not _is_counted_alike(figure, passage):
        return False
    hits = claim.metric & passage.around
    if claim.metric and not claim.metric & passage.near:
        return False
    if _is_of_a_rival(claim, passage):
        return False
    if len(hits) < _SHARE[claim.digits] * len(claim.metric):
        return False
    return len(hits) + len((claim.names | claim.context) & passage.around) >= _FEWEST[claim.digits]


def _is_of_a_rival(claim: Claimed, passage: Passage) -> bool:
    """Return whether the words beside the claim's figure are as much those of another figure of the passage's sentence:
    "64% for the one and 35% for the other" does not bear out 35% for the one."""
    own = len(claim.beside & passage.beside)
    return any(
        len(claim.beside & beside) >= own
        for figure, beside in passage.rivals
        if compare.compare(claim.figure, figure) is not Outcome.MEETS
    )


def _is_counted_alike(figure: Figure, passage: Passage) -> bool:
    """Return whether two counts are of the same noun; a number of things that are not named may be of anything."""
    if not figure.unit:
        return digits(figure) >= _EXACT
    nouns = words.stems(figure.unit)
    other = passage.figure.unit
    return nouns == words.stems(other) if other else digits(figure) >= _EXACT and nouns <= passage.near


def _periods_agree(claim: Claimed, passage: Passage) -> bool:
    exact = claim.digits >= _EXACT
    if not claim.period.clear:
        return exact
    said = claim.period.period
    if said is None or passage.period is None:
        return exact or said is passage.period
    return _is_one(said, passage.period) or (exact and said.meets(passage.period))


def _is_one(one: Period, other: Period) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _is_same(claim: Claimed, passage: Passage, missing: Sequence[str]) -> bool:
    """Return whether claim and passage speak of the same thing in the same words and of one stated time, so that another
    value is a contradiction."""
    if missing or not claim.metric or not claim.period.clear or claim.figure.kind is Kind.ORDINAL:
        return False
    said = claim.period.period
    if said is None or passage.period is None or not _is_one(said, passage.period):
        return False
    if claim.figure.kind is Kind.COUNT and not (claim.figure.unit and claim.figure.unit == passage.figure.unit):
        return False
    own = {t.stem for t in clauses.content(passage.own)}
    named = claim.names or claim.context
    if not claim.metric <= own or not named or not named <= passage.around:
        return False
    return own - claim.known - words.table(vocabulary.CHANGES) == set()


def context_of(reading: Reading) -> Context:
    """Return the context of a document's claims."""
    return context.of(reading)
