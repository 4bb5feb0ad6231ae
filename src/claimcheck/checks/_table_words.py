"""The words of tables: what totals, deductions and parts are called, and what is never summed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimcheck.checks._words import AVERAGES, RATES, entries, one_of, phrases
from claimcheck.lazy import regex

SHARES = frozenset("percent percentage share".split())
_TOTALS = frozenset(f"{kind}total{plural}" for kind in ("", "sub", "grand") for plural in ("", "s"))
# Totals where nothing else stands beside them.
_TOTALS_ALONE = frozenset("sum all overall altogether combined together".split())
# At the end of a table these are its whole: "All goods".
_WHOLES_AT_END = frozenset("all overall both combined world worldwide global sum whole entire gesamt insgesamt".split())
_NOT_TOTALS = SHARES.union(AVERAGES, RATES, ("per",))
_OF_WHOLE = SHARES.union(f"{word}s" for word in SHARES)
_PERCENT_ALONE = frozenset(("pct", "pct."))
_DEDUCTIONS = frozenset("less minus deduct deduction deductions".split())
# What is left when one amount is taken from another.
_NET = frozenset(
    """net gross profit loss income earnings surplus deficit balance equity after before ebit ebitda excess margin
    remaining remainder""".split()
)
# Statistics of tests; that of all terms together is no sum of theirs.
_STATISTICS = frozenset(
    """chi chisq chisquare chisquared chi2 chi² χ χ2 χ² x² statistic wald likelihood aic bic
    z zvalue zscore pvalue correlation""".split()
)
# Columns (or rows) of these are not sums, whatever stands in them.
_NOT_SUMMED = frozenset(
    """percent percentage pct per rank ranking pos position place density index margin yield high highest best max
    maximum min minimum low lowest age price sd growth economy strike era gaa multiple hs yoy date cumulative
    running""".split()
).union(AVERAGES, RATES, _STATISTICS)
# Of these in percent or in points there is no sum, while those of amounts have one.
_CHANGES = frozenset("change changes chg difference diff growth increase decrease variance deviation".split())
_SPREAD = frozenset(("standard", "deviation"))
_POINTS = frozenset("pp pps ppt ppts points point pts".split())
# What an account begins with, what it ends with, and what lies between the two in one sum: "net change in cash".
_OPENING = frozenset("opening beginning start january".split())
_CLOSING = frozenset("closing end ending december".split())
_MOVEMENT = frozenset("change changes increase decrease movement movements".split())
# What is taken off an income, though nothing says so.
_COSTS = frozenset("cost costs expense expenses expenditure expenditures spending outlays charges".split())
# Rows (or columns) of these are no parts of a total, if nothing else stands beside them; if they come first; and
# phrases that come first.
_NO_PARTS_ALONE = frozenset("rank # no no. pos pos. position place seed year age season".split())
_NO_PARTS_FIRST = frozenset("percentage average mean median".split())
_WITHIN = regex(r"(?:of\s+which|of\s+these|thereof|o/w|memo(?:randum)?|including|incl\.)(?!\w)")
_WITHIN_FIRST = frozenset("of thereof o memo memorandum including incl".split())

_PLAIN_TOTALS = entries("total totals sum all overall altogether")
PLAIN_TOTAL = regex(rf"(?:the )?(?:grand )?{one_of(_PLAIN_TOTALS)}\W*", re.I)
ENDS_AS_TOTAL = regex(r"(?:^|\W)(?:sub|grand)?totals?[\W\d]*$|^(?:sum|all|overall)$", re.I)
# Whole numbers under one of these headings are rounded.
_SCALES = entries("thousand thousands million millions billion billions mn bn mln")
SCALED = regex(rf"\b(?:{one_of(_SCALES)}|000s?)\b|[’']000|£000|[$€£]\s?[mk]?\b", re.I)

_TOTAL = regex(rf"\b(?:sub|grand)?[-\s]?totals?\b|^{one_of(tuple(sorted(_TOTALS_ALONE)))}$", re.I)
_OF_TOTAL = regex(r"\bof (?:the )?total\b")
_PERCENT_OF = regex(r"% of\b")
_WORDS = regex(r"\w+")
# What a column of changes is called, and what one is called that looks like it: a share, a level.
CHANGES_OF_ROWS = entries("change chg growth increase decrease variance var difference diff yoy y/y vs versus")
NO_CHANGES = phrases(
    "share | of total | margin | point | points | pts | bps | cagr | average | annualised | annualized | contribution"
)
# What two columns are called that have one thing at two times, the later first.
TWO_TIMES = frozenset({
    ("this year", "last year"), ("this season", "last season"), ("this month", "last month"), ("now", "before"),
    ("current", "previous"), ("after", "before"), ("end", "start"), ("this quarter", "last quarter"), ("new", "old"),
    ("current year", "previous year"), ("current year", "prior year"),
})  # fmt: skip
# In percent, but no shares of a column's total; and what counts what shares are of.
NO_SHARES = entries("change chg growth increase decrease variance yoy swing rate margin average yield won win turnout")
COUNTS = entries(
    """n no no. # number numbers count counts freq frequency vote votes cases respondents people students households"""
)
_SHORT = 3  # letters: "at", "of", "the"
_TIMES = frozenset("year years month months quarter quarters period week weeks half season".split())


class Label(NamedTuple):
    """What a row's or column's heading says of it.

    `total`: it is a total; `derived`: it is an average, a rate or a share of one; `whole_at_end`: it begins as what is
    a total at a table's end; `part`: it may be part of a total; `deduction`: it is taken off; `net`: it is what is
    left; `cost`: it is what an income is spent on; `summed`: its amounts may be sums; `of_whole`: they may be shares of
    a whole that is 100; `in_percent`: they are percentages; `opening`, `closing`: it is what an account begins or ends
    with; `movement`: what lies between.
    """

    total: bool
    derived: bool
    whole_at_end: bool
    part: bool
    deduction: bool
    net: bool
    cost: bool
    summed: bool
    of_whole: bool
    in_percent: bool
    opening: bool
    closing: bool
    movement: bool


@lru_cache(maxsize=2048)
def label(text: str) -> Label:
    """Return what a heading says; the same ones stand in table after table.

    >>> label("Total sales").total, label("Total sales per head").total, label("of which: EU").part
    (True, False, False)
    """
    lower = text.lower()
    listed = _WORDS.findall(lower)
    words = frozenset(listed)
    first = listed[0] if listed and lower.startswith(listed[0]) else ""
    percent = "%" in lower
    edge = percent and (lower[0] == "%" or lower[-1] == "%" or _PERCENT_OF.search(lower) is not None)
    derived = percent or not words.isdisjoint(_NOT_TOTALS) or ("of" in words and _OF_TOTAL.search(lower) is not None)
    in_percent = percent or "percent" in lower or "per cent" in lower or lower in _PERCENT_ALONE
    relative = not words.isdisjoint(_CHANGES) and (in_percent or not words.isdisjoint(_POINTS))
    relative = relative or words >= _SPREAD
    no_part = (
        edge
        or lower in _NO_PARTS_ALONE
        or first in _NO_PARTS_FIRST
        or (first in _WITHIN_FIRST and _WITHIN.match(lower) is not None)
    )
    return Label(
        total=not derived and (lower in _TOTALS_ALONE or not words.isdisjoint(_TOTALS)),
        derived=derived,
        whole_at_end=first in _WHOLES_AT_END,
        part=not no_part,
        deduction=first in _DEDUCTIONS,
        net=not words.isdisjoint(_NET),
        cost=not words.isdisjoint(_COSTS),
        summed=not edge and words.isdisjoint(_NOT_SUMMED) and not relative,
        of_whole=percent or not words.isdisjoint(_OF_WHOLE),
        in_percent=in_percent,
        opening=not words.isdisjoint(_OPENING),
        closing=not words.isdisjoint(_CLOSING),
        movement="net" in words and not words.isdisjoint(_MOVEMENT),
    )


@lru_cache(maxsize=256)
def without_total(text: str) -> str:
    """Return what a heading says besides that it is a total: "gas" of "Total gas"."""
    return _TOTAL.sub("", text).strip(" :,-–—")


def are_of_one(opening: str, closing: str) -> bool:
    """Return whether two headings are of one account at two times: they share a word that is not of time.

    >>> are_of_one("Cash at start of year", "Cash at end of year"), are_of_one("1 January", "31 December")
    (True, False)
    """
    common = frozenset(_WORDS.findall(opening.lower())) & frozenset(_WORDS.findall(closing.lower()))
    return any(word.isalpha() and len(word) > _SHORT and word not in _TIMES for word in common)
