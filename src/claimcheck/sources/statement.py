"""How a statement is meant: as fact, aim or forecast, denied or open, and on whose word."""

from __future__ import annotations

import re

from claimcheck.lazy import regex
from claimcheck.model import Change, Figure, Hedge
from claimcheck.records import replace
from claimcheck.sources.clauses import Clauses, Scope, Segment, is_plain
from claimcheck.sources.data import vocabulary
from claimcheck.sources.facts import Basis
from claimcheck.sources.terms import Terms

_TO_REACH = regex(rf"\b(\w+ )?to (?:{'|'.join(sorted(vocabulary.AIMED))})\b", re.IGNORECASE)
_ATTRIBUTION = regex("|".join(rf"\b{re.escape(p)}\b" for p in vocabulary.ATTRIBUTIONS), re.IGNORECASE)
_AFTER = regex(
    r"\s+(?:more|less|fewer|higher|lower|above|below|up|down|short|increase|decrease|rise|decline|drop|fall|jump|gain"
    r"|growth|ahead|behind)\b(?! sea level)",
    re.IGNORECASE,
)
_BEFORE = regex(
    r"\b(?:rise|increase|growth|decline|drop|fall|decrease|jump|gain|expansion|contraction|change)\s+of\s+(?:\w+\s+)?$"
    r"|\bby\s+(?:(?:about|some|nearly|almost|over|more\s+than)\s+)?$",
    re.IGNORECASE,
)
_VERB = regex(r"\b(\w+)\s+(?:by\s+)?(?:(?:about|some|nearly|almost|just|only|another)\s+)?$")
_NEGATED = regex(r"n['’]t\b|N['’]T\b|\bmay\b")  # "may" is a doubt, "May" a month


def is_open(clauses: Clauses, scope: Scope) -> bool:
    """Return whether a statement is a question, denied, or only supposed."""
    text = clauses.sentence.text
    end = scope.own.span.end - clauses.sentence.span.start
    if text.rstrip("\"'”’)»").endswith("?") or _NEGATED.search(text, 0, end):
        return True
    heard = (t for part in clauses.segments if part.span.start < scope.own.span.end for t in part.tokens)
    return any(token.lower in vocabulary.DENIALS for token in heard)


def basis(clauses: Clauses, scope: Scope) -> Basis:
    """Return whether a statement tells an outcome, an aim or a forecast."""
    heard = {t.lower for part in clauses.segments if part.span.start < scope.own.span.end for t in part.tokens}
    own = clauses.sentence.text[scope.own.span.start - clauses.sentence.span.start :]
    own = own[: scope.own.span.end - scope.own.span.start]
    aims = any((match[1] or "").strip().lower() not in vocabulary.MOVED for match in _TO_REACH.finditer(own))
    if heard & vocabulary.TARGETS or aims:
        return Basis.TARGET
    return Basis.FORECAST if heard & vocabulary.FORECASTS else Basis.OUTCOME


def basis_agrees(claim: Basis, fact: Basis) -> bool:
    """Return whether a statement may be of a fact's kind: aims and forecasts are not told apart by their wording."""
    return (claim is Basis.OUTCOME) is (fact is Basis.OUTCOME)


def is_told_by(clauses: Clauses, terms: Terms) -> bool:
    """Return whether the sentence names the fact's reporter."""
    stems = {t.stem for part in clauses.segments for t in part.tokens}
    return any(way <= stems for way in terms.reporters if way and not way <= terms.about)


def is_told_by_another(clauses: Clauses, terms: Terms) -> bool:
    """Return whether the sentence names somebody else as the one who says so: after a phrase such as "according to", or
    by name beside a verb of saying."""
    if is_told_by(clauses, terms):
        return False
    return bool(_ATTRIBUTION.search(clauses.sentence.text)) or any(_says(part, terms) for part in clauses.segments)


def _says(part: Segment, terms: Terms) -> bool:
    if not any(token.lower in vocabulary.SAYERS for token in part.tokens):
        return False
    named = (t for t in part.tokens[1:] if t.capital and not is_plain(t) and t.lower not in vocabulary.TITLES)
    return any(token.stem not in terms.known for token in named)


def bounded(figure: Figure, text: str) -> Figure:
    """Return a figure as a lower bound where a verb says that it was left behind ("passed $5 million")."""
    verb = _VERB.search(text[max(0, figure.start - 30) : figure.start])
    if figure.hedge or not verb or verb[1].lower() not in vocabulary.PASSING:
        return figure
    return replace(figure, hedge=Hedge.MORE_THAN)


def change(figure: Figure, text: str) -> Change | None:
    """Return which way something changed or differed by a figure, NONE where no direction is said; None where the
    figure is how much there is and not a change."""
    if figure.change:
        return figure.change
    before = text[max(0, figure.start - 30) : figure.start]
    verb = _VERB.search(before)
    if verb:
        word = verb[1].lower()
        if word in vocabulary.RISING or word in vocabulary.FALLING:
            return Change.UP if word in vocabulary.RISING else Change.DOWN
    after = text[figure.end : figure.end + 40]
    return Change.NONE if _AFTER.match(after) or _BEFORE.search(before) else None
