"""Statistics as science reports them: "p < .05", "n = 120", "F(2, 54) = 3.1", "M = 3.4, SD = 1.2"."""

from __future__ import annotations

from claimcheck.figures.draft import Draft, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind

_NAMES = (
    "p n m sd se sem df r r2 r² t f z d g b q u w h chi2 χ2 χ² x2 η2 ηp2 ω2 β α or hr rr ci md smd iqr mean median "
    "icc rmsea cfi "
    "tli aic bic auc κ kappa i2 i² rho ρ τ tau beta alpha eta2 cohen's-d"
)
_SYMBOLS = frozenset(_NAMES.split())
_EQUALS = regex(
    r"(?:^|[^\w])([A-Za-zα-ωΑ-Ωχη]{1,6}[²2]?)(?:[ ]?[(\[][^()\[\]]{1,24}[)\]])?[ \u00a0]?(?:=|<|>|≤|≥|<=|>=|"
    r":)[ \u00a0]?[-−–+]?$"
)
_OPENING = regex(r"(?:^|[^\w])(t|F|r|χ2|χ²|X2|χ|z|Q|U|H|W)[ ]?[(\[](?:[0-9.]+,[ ]?)?$")
_EQUAL = frozenset("=<>≤≥")
_LEADS = _EQUAL | frozenset("([,")
_BETWEEN = " \u00a0-−–+"  # a sign and blanks before the number
_GAP = 4


def read(region: Region, draft: Draft) -> bool:
    """Make the number a statistic where a symbol and an equals sign lead to it; return whether they do."""
    text, start = region.text, draft.start
    led = text[start - _GAP if start > _GAP else 0 : start].rstrip(_BETWEEN)[-1:]
    if led not in _LEADS:
        return False
    if led in _EQUAL:
        match = _EQUALS.search(text, max(0, start - 42), start)
        if match and match.group(1).lower() in _SYMBOLS and match.group(1) != "or":
            draft.kind, draft.unit = Kind.STATISTIC, match.group(1)
            return True
    elif draft.kind is Kind.COUNT and text[draft.end : draft.end + 1] in (",", ")", "]"):
        match = _OPENING.search(text, max(0, start - 12), start)
        if match:
            draft.kind, draft.unit = Kind.STATISTIC, "df"
            return True
    return False
