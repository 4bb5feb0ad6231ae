"""The words of tables: what totals, deductions and parts are called, and what is never summed."""

from __future__ import annotations

import re

from claimcheck.checks._words import AVERAGES, RATES, one_of
from claimcheck.lazy import regex

SHARES = tuple("percent percentage share".split())
_NET = tuple(
    """net gross profit loss income earnings surplus deficit balance equity after before ebit ebitda excess margin
    remaining remainder""".split()
)
_NOT_SUMMED = tuple(
    """percent percentage pct per rank ranking pos position place density index margin yield high highest best max
    maximum min minimum low lowest age price sd deviation growth economy strike era gaa multiple hs yoy date cumulative
    running""".split()
)

TOTAL = regex(r"\b(?:sub|grand)?[-\s]?totals?\b|^(?:sum|all|overall|altogether|combined|together)$", re.I)
PLAIN_TOTAL = regex(r"(?:the )?(?:grand )?(?:totals?|sum|all|overall|altogether)\W*", re.I)
ENDS_AS_TOTAL = regex(r"(?:^|\W)(?:sub|grand)?totals?[\W\d]*$|^(?:sum|all|overall)$", re.I)
# At the end of a table these are its whole.
WHOLE_AT_END = regex(r"(?:all|overall|both|combined|world|worldwide|global|sum|whole|entire|gesamt|insgesamt)\b", re.I)
NOT_TOTAL = regex(rf"\b{one_of(AVERAGES, RATES, SHARES, ('per',))}\b|%|\bof (?:the )?total\b", re.I)
LESS = regex(r"^(?:less|minus|deduct(?:ions?)?)\b", re.I)
NOT_PART = regex(
    r"""
    ^ (?: rank | \# | no\.? | pos\.? | position | place | seed | year | age | season ) $
    | ^ (?: of\ which | of\ these | thereof | o/w | memo(?:randum)? | including | incl\. ) (?!\w)
    | ^ (?: percentage | average | mean | median ) \b
    | ^% | % $ | %\ of\b    # not "2.5% senior notes"
    """,
    re.X | re.I,
)
# What is left when one amount is taken from another.
NET = regex(rf"\b{one_of(_NET)}\b", re.I)
# Columns (or rows) of these are not sums, whatever stands in them.
NOT_SUMMED = regex(rf"^%|%$|% of\b|\b{one_of(_NOT_SUMMED, AVERAGES, RATES)}\b", re.I)
# Whole numbers under one of these headings are rounded.
SCALED = regex(r"\b(?:thousands?|millions?|billions?|mn|bn|mln|000s?)\b|[’']000|£000|[$€£]\s?[mk]?\b", re.I)
# Columns (or rows) of these are shares of a whole that is 100.
OF_WHOLE = regex(rf"%|\b{one_of(SHARES)}s?\b", re.I)


def is_total(label: str) -> bool:
    """Return whether a row or column of this name is a total."""
    return bool(TOTAL.search(label)) and not NOT_TOTAL.search(label)
