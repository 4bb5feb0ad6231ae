"""Whether a page says of a figure what a claim says of it: the value, what it is of, whose it is, and when.

On pages on other things a bare digit of a claim turns up every third time, two digits every fifth, and even a number
with its unit once in a hundred. So a value alone is never evidence: the fewer digits it has, the more words must agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from claimcheck.model import Change, Figure, Hedge, Kind, Reading, Sentence
from claimcheck.records import dataclass, replace
from claimcheck.sources import clauses, compare, context, pages, statement, values, words
from claimcheck.sources.clauses import DATES
from claimcheck.sources.compare import Outcome
from claimcheck.sources.context import Context
from claimcheck.sources.data import vocabulary
from claimcheck.sources.facts import Basis
from claimcheck.sources.pages import Beside, Passage
from claimcheck.sources.periods import Period
from claimcheck.sources.terms import Stems
from claimcheck.sources.when import Stated

_NO_CLAIM = DATES | {Kind.STATISTIC, Kind.RATIO, Kind.AGE}
_EXACT = 3  # digits that hardly turn up by chance
# By the digits that say something (3 for three and more): how much of a claim's words the page must have around the
# figure, and how many words and names must agree at all. Measured by benchmarks/cited_pages.py.
_SHARE = {1: 1.0, 2: 0.75, 3: 0.6}
_TELLING = 5  # telling words that make a sentence one of its kind
_NEARLY_ALL = 0.8
_NEAR_BOUND = (Decimal("0.8"), Decimal("1.25"))  # how far a bound may be from the value that a page gives
_FEWEST = {1: 3, 2: 2, 3: 2}


@dataclass(frozen=True, slots=True)
class Claimed:
    """A figure with what its document says of it.

    `metric` are the stems of its statement that are no names, `names` those that are (with their words), `context` the
    names of what stands around where the statement has none, `told` all telling stems of its sentence; `named` says
    whether one of the names is more than an abbreviation; `known` are all stems of its surroundings, `years` those that
    its sentence names, `digits` says how many digits of the figure say something.
    """

    figure: Figure
    beside: Beside
    metric: Stems
    told: Stems
    names: Mapping[str, str]
    context: Mapping[str, str]
    named: bool
    known: Stems
    period: Stated
    years: frozenset[int]
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
    names = {t.stem: t.lower for t in ctx.names(said.tokens, sentence)}
    metric = frozenset(t.stem for t in clauses.content(said.tokens) if t.stem not in names)
    others = next((level.names for level in said.levels if level.names), ()) if not names else ()
    known = frozenset(t.stem for level in said.levels for t in level.tokens) | words.stems(sentence.text)
    known |= words.stems(ctx.reading.document.title[: context.HEADING])
    return Claimed(
        said.figure,
        pages.beside(figure, sentence),
        metric,
        frozenset(t.stem for part in said.clauses.segments for t in clauses.content(part.tokens)),
        names,
        {t.stem: t.lower for t in others},
        any(not t.shouted or t.country for t in (*ctx.names(said.tokens, sentence), *others)),
        known,
        said.period,
        pages.years(sentence.figures),
        said.change,
        said.basis,
        digits(said.figure),
    )


def on_page(claim: Claimed, common: frozenset[str]) -> Claimed:
    """Return a claim as a page reads it: what the page writes small is no name."""
    names = {stem: word for stem, word in claim.names.items() if word not in common}
    others = {stem: word for stem, word in claim.context.items() if word not in common}
    if len(names) == len(claim.names) and len(others) == len(claim.context):
        return claim
    return replace(claim, names=names, context=others, metric=claim.metric | (claim.names.keys() - names.keys()))


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
    one, other = claim.figure, passage.figure
    if other.hedge:
        # "More than 48" and "more than 43" can both be so, but are not the same thing said; nor is "about 3.5" 3.7.
        one, other = replace(one, hedge=Hedge.NONE), replace(other, hedge=Hedge.NONE)
    outcome = compare.compare(one, other, sign=-1 if opposed else 1)
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
    hits = len(claim.metric & passage.around) + _named(claim, passage)
    same = not missing and (_is_same(claim, passage) or _is_same_sentence(claim, passage))
    return Agreement(passage, outcome, matched, missing, hits, same)


def may_be_same(claim: Claimed, told: Stems | None) -> bool:
    """Return whether a sentence with these stems (None: a table's cell) may speak of the very thing that a claim does;
    if not, a value of its own that is far from the claim's says nothing."""
    return told is None or claim.metric <= told or len(claim.told & told) >= _TELLING


def _is_as_exact(figure: Figure, given: Figure) -> bool:
    """Return whether a page gives a figure at least as exactly as the claim has it: "about 2%" does not give 1.7%,
    nor 80% "more than half"."""
    if figure.is_range or given.is_range:
        return (figure.value, figure.high) == (given.value, given.high)
    lowest, highest = (factor * given.value for factor in _NEAR_BOUND)
    if figure.hedge in compare.OPEN and not lowest <= figure.value <= highest:
        return False
    return given.unit != figure.unit or given.quantum <= figure.quantum or given.value == figure.value


def _names_agree(claim: Claimed, passage: Passage) -> bool:
    if not claim.names.keys() <= passage.around:
        return False
    if not claim.names and claim.context and not claim.context.keys() & passage.around:
        return False
    strangers = {t.stem for t in passage.names} - claim.known
    return not strangers or (bool(claim.names) and claim.names.keys() <= passage.near)


def _named(claim: Claimed, passage: Passage) -> int:
    """Return how many of the claim's names a passage has around it."""
    return len((claim.names.keys() | claim.context.keys()) & passage.around)


def _words_agree(claim: Claimed, passage: Passage) -> bool:
    if (claim.change is None) is not (passage.change is None):
        return False
    figure = claim.figure
    if figure.kind is Kind.COUNT and not _is_counted_alike(figure, passage):
        return False
    if not claim.metric and not _is_like(claim, passage):
        return False
    if figure.kind is Kind.ORDINAL and not _is_like(claim, passage):
        return False  # what is ranked stands right beside it
    hits = claim.metric & passage.around
    if claim.metric and not claim.metric & passage.near:
        return False
    if _is_of_a_rival(claim, passage):
        return False
    if len(hits) < _SHARE[claim.digits] * len(claim.metric):
        return False
    return len((claim.told | claim.context.keys()) & passage.around) >= _FEWEST[claim.digits]


def _is_like(claim: Claimed, passage: Passage) -> bool:
    """Return whether nearly all that stands beside the claim's figure stands beside the passage's."""
    return claim.beside.like(passage.beside) >= _NEARLY_ALL * claim.beside.like(claim.beside)


def _is_of_a_rival(claim: Claimed, passage: Passage) -> bool:
    """Return whether the words beside the claim's figure are as much those of another figure of the passage's sentence:
    "64% for the one and 35% for the other" does not bear out 35% for the one."""
    own = claim.beside.like(passage.beside)
    return any(
        claim.beside.like(beside) >= own
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
    said = claim.period.period if claim.period.clear else None
    if said is not None and passage.period is not None:
        return _is_one(said, passage.period) or (exact and said.meets(passage.period))
    if claim.years and passage.years:
        return claim.years <= passage.years
    return exact or not (claim.years or passage.years)


def _is_one(one: Period, other: Period) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _is_same_sentence(claim: Claimed, passage: Passage) -> bool:
    """Return whether a passage is the claim's sentence, hardly changed, with the figure in the same place."""
    shared = claim.told & passage.near
    if len(shared) < _TELLING or len(shared) < _NEARLY_ALL * len(claim.told) or not claim.names.keys() <= passage.near:
        return False
    if claim.years != passage.years or not claim.named:
        return False  # without a name it may be the same said of another
    return _is_like(claim, passage)


def _is_same(claim: Claimed, passage: Passage) -> bool:
    """Return whether claim and passage speak of the same thing in the same words and of one stated time, so that
    another value is a contradiction."""
    if not claim.metric or not claim.named or not claim.period.clear or claim.figure.kind is Kind.ORDINAL:
        return False
    said = claim.period.period
    if said is None or passage.period is None or not _is_one(said, passage.period):
        return False
    if claim.figure.kind is Kind.COUNT and not (claim.figure.unit and claim.figure.unit == passage.figure.unit):
        return False
    own = {t.stem for t in clauses.content(passage.own)}
    named = (claim.names or claim.context).keys()
    if not claim.metric <= own or not named or not named <= passage.around:
        return False
    return own - claim.known - words.table(vocabulary.CHANGES) == set()


def context_of(reading: Reading) -> Context:
    """Return the context of a document's claims."""
    return context.of(reading)
