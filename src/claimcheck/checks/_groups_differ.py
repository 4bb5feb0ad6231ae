"""Two groups with a value each and the difference between them: "−13.9% with the drug and −2.6% with placebo, a
difference of −11.3 percentage points"."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.checks._apart import bare
from claimcheck.checks._law import value_of
from claimcheck.checks._skeleton import OTHER, PERCENT, form, words
from claimcheck.checks._words import PLACING, entries, one_of
from claimcheck.model import Figure, Hedge, Kind, Sentence
from claimcheck.records import replace

_IN = one_of(PLACING, ("under",))
_OTHERS = one_of(entries("and or versus vs than from compared"))
_GROUP = rf" {_IN}{words(1, 5, but=_OTHERS)}"
_TIED = form(
    rf"(?P<one>{PERCENT}){_GROUP}\s*,? (?:and|versus|vs\.?|compared with|compared to|against) ",
    rf"(?P<other>{PERCENT}){_GROUP}\s*[,;] (?:for |giving |with )?",
    r"(?:an?|the) (?P<kind>(?:[\w-]+ ){0,4})difference",
    rf"(?: between (?:the )?[\w-]+)? (?:of|was) (?P<stated>[{PERCENT}{OTHER}])",
)
# Differences that a model makes of more than the two values.
MODELLED = frozenset("adjusted mean relative risk standardized standardised weighted pooled median squares".split())
_ESTIMATED = Fraction(1, 20)  # of a difference, by which an estimate may be another than that of the rounded values


def groups_differ(sentence: Sentence) -> tuple[Figure, Figure, Figure] | None:
    """Return the values of two groups and the size of the difference that is stated between them."""
    if "difference" not in sentence.words:
        return None
    bones = bare(sentence)
    match = _TIED.search(bones.text)
    if match is None:
        return None
    kind = frozenset(match["kind"].lower().split())
    one, other, stated = (bones.at(match.start(name)) for name in ("one", "other", "stated"))
    plain = stated.kind in (Kind.POINTS, Kind.PERCENT) and not any(f.is_range for f in (one, other, stated))
    if not plain or kind & MODELLED or any(f.hedge is not Hedge.NONE for f in (one, other, stated)):
        return None
    off = abs(abs(value_of(one) - value_of(other)) - abs(value_of(stated)))
    if "estimated" in kind and off <= _ESTIMATED * abs(value_of(stated)):
        return None
    return one, other, replace(stated, value=abs(stated.value))
