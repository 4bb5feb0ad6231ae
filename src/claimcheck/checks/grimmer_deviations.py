"""A standard deviation of whole numbers must be one that so many of them, with their mean, can have (GRIMMER).

"M = 4.36 (SD = 1.23, N = 25)": no 25 whole numbers with that mean have that deviation. Where the text does not
say that whole numbers were averaged (a scale, a rating, an attitude), the mean itself must be one of theirs, nothing
may speak of times, ages and the like, and the finding is unsure if the text names what was measured.

Rule: for a sum S that gives the mean, a sum of squares of the same parity as S gives the printed deviation. Source:
Anaya 2016, PeerJ Preprints 4; Allard 2018."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.checks._granularity import deviation_is_possible, whole_sums
from claimcheck.checks._law import roles_of
from claimcheck.checks._means import NOT_WHOLE, RATED, SCALE, Described, described
from claimcheck.checks.base import Check, Examples, Results
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import Interval, around
from claimcheck.lazy import regex
from claimcheck.model import Figure, Finding, Reading, Sentence, Status
from claimcheck.records import replace

NAME = "grimmer"
_NAMED = regex(r"\b(?!mean\b|[Ss]cores?\b)[A-Za-z]{4,}")  # words that may name something measured
_MOST_CASES = 100  # with two decimals, means of more cases are all possible


def grimmer(mean: Printed, deviation: Printed, n: Printed, items: int = 1) -> Finding:
    """Judge whether a mean and a standard deviation are possible together for so many whole numbers.

    Args:
        mean: the mean.
        deviation: the standard deviation of the sample (with n - 1).
        n: the number of cases.
        items: how many whole numbers each case's value is the mean of.

    Raises:
        ValueError: there are fewer than two cases.
    """
    figures = {"mean": read_figure(mean), "deviation": read_figure(deviation), "n": read_figure(n)}
    cases = int(figures["n"].value)
    if cases < 2:
        raise ValueError("a standard deviation needs at least two cases")
    fits = deviation_is_possible(_rounded(figures["mean"]), _rounded(figures["deviation"]), cases, items)
    says = f"mean {figures['mean'].surface} and SD {figures['deviation'].surface}"
    can = "some" if fits else "no"
    return Finding(
        NAME,
        Status.CONSISTENT if fits else Status.INCONSISTENT,
        roles_of(figures, ("n",)),
        f"{can} {cases} whole numbers have {says}; the text says {says} for n = {cases}",
    )


def _rounded(figure: Figure) -> Interval:
    return around(Fraction(figure.value), Fraction(figure.quantum) / 2)


def _in_sentence(sentence: Sentence, reading: Reading) -> Results:
    if NOT_WHOLE.search(sentence.text):
        return
    for found in described(sentence):
        if found.deviation is None or found.name.lower() == "proportion" or not _is_telling(found):
            continue
        if SCALE.search(found.around) or whole_sums(_rounded(found.mean), int(found.n.value)):
            finding = grimmer(found.mean, found.deviation, found.n)
            sure = SCALE.search(found.around) or RATED.search(found.around) or not _NAMED.search(found.around)
            if finding.status is Status.INCONSISTENT and not sure:
                finding = replace(finding, status=Status.UNSURE, note="if whole numbers were averaged")
            yield finding


def _is_telling(found: Described) -> bool:
    return not found.unit and found.mean.quantum < 1 and 2 <= found.n.value <= _MOST_CASES


CHECK = Check(
    code="CC504",
    name=NAME,
    title="A standard deviation of whole numbers is one that they can have (GRIMMER)",
    explanation=__doc__,
    law=grimmer,
    examples=Examples(
        consistent=(
            "Liking was high, M = 5.21 (SD = 1.60, N = 28).",
            "Trust was rated on a 7-point scale (M = 2.50, SD = 1.29, n = 4).",
        ),
        inconsistent=(
            "Liking was high, M = 5.21 (SD = 1.63, N = 28).",
            "Trust was rated on a 7-point scale (M = 2.50, SD = 1.35, n = 4).",
        ),
        silent=(
            "Liking was high, M = 4.10 (SE = 1.27, N = 20).",
            "Mean age was M = 34.56 (SD = 4.45, N = 19).",
        ),
    ),
    in_sentence=_in_sentence,
    cues=frozenset({"sd"}),
)
