"""Scores and votes: "won 3-1", "a 5-4 ruling". They are no ranges, whatever their order."""

from __future__ import annotations

from claimcheck.figures.draft import Draft, Form, Region
from claimcheck.lazy import regex
from claimcheck.model import Kind

_JOINT = regex(r"[-–—]$")
_LED = regex(
    r"\b(?:won|wins?|winning|lost|lose|loses|losing|beat|beats|beaten|beating|defeat\w*|draw\w*|drew|victory|leads?|"
    r"led|leading|trail\w*|"
    r"score\w*|loss|ahead|behind|tied|record|voted?|votes?|ended|finished|final|edged|thrashed|hammered|crushed|"
    r"routed|downed|"
    r"set|sets|tie-break|halftime|half-time|triumph\w*|overcame|ruled|ruling|go|going|went)\b[^.;]{0,40}$"
)
_FOLLOWED = regex(
    r"[ ](?:win|victory|loss|defeat|lead|draw|record|vote|votes|decision|ruling|majority|triumph|home|away|"
    r"thrashing|score|scoreline|"
    r"split|rout|edge|advantage|margin|favou?r|deficit|stalemate|drubbing|vote)\b"
)
_MOST = 200


def join(region: Region, first: Draft, second: Draft) -> bool:
    """Join the two numbers of a score into one statistic with unit "score"; return whether they are one."""
    if second.start != first.end + 1 or not _JOINT.match(region.text[first.end]):
        return False
    if not (_bare(first) and _bare(second, last=True)) or first.value >= _MOST or second.value >= _MOST:
        return False
    if first.value < second.value:
        follows = _FOLLOWED.match(region.low, second.end)
        ahead = _LED.search(region.low, max(0, first.start - 60), first.start)
        if not follows and not (ahead and not second.noun):
            return False
    elif second.noun and not _FOLLOWED.match(region.low, second.end):
        return False
    first.kind, first.unit = Kind.STATISTIC, "score"
    first.ratio = (int(first.value), int(second.value))
    first.end = second.end
    first.noun = None
    return True


def _bare(draft: Draft, last: bool = False) -> bool:
    plain = (
        draft.kind is Kind.COUNT
        and draft.form is Form.DIGITS
        and bool(draft.digits)
        and not draft.sign
        and draft.high is None
    )
    return plain and (last or not draft.unit)
