"""A whole, a part and the rest: "Of 75 lamps, 48 burned; the remaining 27 were dark".

The rule is `rest = whole - parts`. "The other" and "the remaining" say that nothing else is left. The whole and its
parts may stand in sentences before; shares that are left complete 100%, and fractions in words complete one.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.checks._law import conclude, figures_of, roles_of, said, value_of
from claimcheck.checks._parts import Firm, add
from claimcheck.checks._rests import fractions_to_rest, rests
from claimcheck.checks._share_lists import share_lists
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed
from claimcheck.model import Figure, Finding, Kind, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "complement"
_NOTE = "the parts and their whole are taken from before"


def complement(parts: Sequence[Printed] | Printed, whole: Printed, rest: Printed, *, note: str = "") -> Finding:
    """Compare what a whole leaves after its parts with the rest that is stated.

    Args:
        parts: one part or several.
        whole: the whole.
        rest: what is said to remain.
        note: where the figures stand.

    Returns:
        Whether whole - parts meets the rest.
    """
    several = (
        [parts] if isinstance(parts, str | int | float | Figure) or not isinstance(parts, Sequence) else list(parts)
    )
    names = tuple(f"part_{i + 1}" for i in range(len(several)))
    figures = figures_of(whole=whole, **dict(zip(names, several, strict=True)), rest=rest)
    inputs = " - ".join([said(figures["whole"]), *(said(figures[name]) for name in names)])
    equation = Firm(
        "rest",
        lambda all_of_it, *some: all_of_it - add(some),
        {
            "whole": lambda v: sum((v[n] for n in names), v["rest"]),
            "rest": lambda v: v["whole"] - sum(v[n] for n in names),
            **({names[0]: lambda v: v["whole"] - v["rest"]} if len(names) == 1 else {}),
        },
    )
    return conclude(NAME, equation, figures, lambda left: f"{inputs} leaves {left}", given=("whole", *names), note=note)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    for found in rests(sentence, reading):
        if found.whole is None and not found.apart and any(share_lists(sentence, reading)):
            continue  # a list of shares of one sentence
        whole = found.whole or "100%"
        finding = complement(found.parts, whole, found.rest, note=_NOTE if found.apart else "")
        if finding.status is not Status.INCONSISTENT or found.firm:
            yield finding if found.whole else replace(finding, roles=finding.roles[1:])
    if fractions := fractions_to_rest(sentence):
        yield _of_all(fractions)


def _of_all(fractions: Sequence[Figure]) -> Finding:
    """Return whether fractions in words, the last one of them the rest, make a whole."""
    *parts, rest = fractions
    made = sum(map(value_of, fractions))
    status = Status.CONSISTENT if made == 1 else Status.INCONSISTENT
    names = [f"part_{i + 1}" for i in range(len(parts))]
    roles = roles_of(dict(zip([*names, "rest"], fractions, strict=True)), given=names)
    left = 1 - sum(map(value_of, parts))
    says = f"{' and '.join(map(said, parts))} leave {left if left > 0 else 'nothing'}"
    return Finding(NAME, status, roles, f"{says}; the text says {said(rest)}")


CHECK = Check(
    code="CC212",
    name=NAME,
    title="A whole, its parts and the rest",
    explanation=__doc__,
    law=complement,
    examples=Examples(
        consistent=(
            "Of 90 hives, 57 thrived; the other 33 died out.",
            "Of the 240 letters, 180 were answered and the remaining 60 were lost.",
            "The herd numbers 48 goats. Of these, 31 are white; the other 17 are brown.",
            "Half of the hives thrived, a third were weak and the remaining sixth died out.",
        ),
        inconsistent=(
            "The hall had 90 lamps. A crew removed 57 that were added in May, leaving 43.",
            "Of 90 hives, 57 thrived; the other 43 died out.",
            "Of the 240 letters, 180 were answered and the remaining 80 were lost.",
            "The herd numbers 48 goats. Of these, 31 are white; the other 27 are brown.",
            "Half of the hives thrived, a third were weak and the remaining quarter died out.",
            "We set up 90 hives, each with 12 frames. In June 57 of the 90 thrived; the other 43 had died out.",
            "Clover gives 54% of the honey. Heather follows with 31%. Lime trees give the remaining 25%.",
        ),
        silent=(
            "The fund held $9,400. The sum deposited was $1,350 and the sum drawn $7,150, leaving $3,600.",
            "Of 90 hives, 57 thrived and 12 died out.",
            "Of 90 hives, 57 thrived; another 43 were bought.",
        ),
    ),
    in_sentence=_in_sentence,
    kinds=frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE, Kind.PERCENT, Kind.RATIO, Kind.ORDINAL}),
    cues=frozenset(
        "remaining other rest remainder balance final leaving leaves left remained remain remains know "
        "opinion view answer undecided unsure sure".split()
    ),
)
