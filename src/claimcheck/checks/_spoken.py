"""Where a spoken ratio and a percentage stand for each other: "one in six (17%)", "a third of the fleet, 32.8%,"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.checks import _words as vocabulary
from claimcheck.checks._law import conclude, figures_of, percent, said
from claimcheck.checks._parts import HUNDRED, OPEN, SHARE, Spoken, is_spoken
from claimcheck.checks._skeleton import RATIO, SIGNS, form, skeleton, words
from claimcheck.checks._words import one_of
from claimcheck.figures import Printed
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Hedge, Sentence

_SPOKEN = rf"(?P<ratio>{RATIO})"
_HEDGE = one_of(("about", "roughly"), vocabulary.NEARLY)
_PLAIN = rf"[^()\[\]{SIGNS}]"
_OTHERS = one_of(vocabulary.JOINING, vocabulary.CONTRASTING, ("than",), vocabulary.CHANGES, vocabulary.WAYS)
_FORMS = tuple(
    form(pattern)
    for pattern in (
        # "one in six ferries (16.5% of those here)", "around half of all the boats had a mast (47%)"
        rf"{_SPOKEN}{words(0, 12, but=_OTHERS)}{OPEN}(?:or |some |i\.e\.,? )?{SHARE}"
        rf"(?={_PLAIN}{{0,60}}[)\]]|\s*[,;](?!\s*(?:and )?[\ue002]))",
        # "a third of the fleet, 32.8%, sank", "nearly half, or 48%, agreed"
        rf"{_SPOKEN}{words(0, 7, but=_OTHERS)}(?:\s*,(?: or)?| or) {SHARE}\s*(?=[,;]|\.?$)",
        # "25%, or one in four, agreed"
        rf"{SHARE},? or (?:{_HEDGE} )?{_SPOKEN}\s*(?=[,;.)]|$)",
        # "16.5% (about one in six)"
        rf"{SHARE}{words(0, 6, but=_OTHERS)}{OPEN}(?:(?:or|{_HEDGE}) )*{_SPOKEN}"
        rf"{words(0, 6)}(?=\s*[)\],;])",
    )
)


_RATES = vocabulary.entries(
    """rate rates level levels risk risks incidence prevalence percentage percentages proportion proportions share
    shares odds likely many much often common"""
)
_OF_A_RATE = regex(
    rf"\s+(?:of\s+)?{one_of(('the', 'that', 'their', 'its', 'this', 'as'))}\s+(?:\w+\s+)?{one_of(_RATES)}\b",
    re.IGNORECASE,
)


def spoken_law(check: str, stated: Printed, **ratio: Printed) -> Finding:
    """Judge a percentage against a ratio said in words: percent = 100 x ratio, as loosely as speech rounds.

    Args:
        check: the check's name.
        stated: the percentage.
        ratio: the ratio, by the name of its role.
    """
    figures = figures_of(**ratio, stated=stated)
    (name,) = ratio
    equation = Spoken("stated", lambda share: share * HUNDRED, {"stated": lambda v: 100 * v[name]})
    return conclude(
        check, equation, figures, lambda share: f"{said(figures[name])} is {share}", given=(name,), write=percent
    )


def bound(sentence: Sentence) -> Iterator[tuple[Figure, Figure]]:
    """Yield the spoken ratio and the percentage wherever a form binds them."""
    bones = skeleton(sentence)
    if RATIO not in bones.text:
        return
    taken: set[int] = set()
    for pattern in _FORMS:
        for match in pattern.finditer(bones.text):
            ratio, share = bones.at(match.start("ratio")), bones.at(match.start("share"))
            if pattern is _FORMS[1] and not _is_apposition(ratio, match[0]):
                continue
            if _OF_A_RATE.match(bones.text, match.end("ratio")):
                continue  # "half the rate (0.3%)" of others
            if is_spoken(ratio) and not {ratio.start, share.start} & taken and ratio.value < 1:
                taken |= {ratio.start, share.start}
                yield ratio, share


def _is_apposition(ratio: Figure, text: str) -> bool:
    """Return whether "half ..., 40%," surely says one share twice: bare "half" is too often a time."""
    return ratio.surface.lower() != "half" or ratio.hedge is not Hedge.NONE or " of " in text


def counts_cases(figure: Figure) -> bool:
    """Return whether a ratio says "k in n" or "k out of n", and not "a third"."""
    return bool(re.search(r"\b(?:in|of)\b", figure.surface))
