"""Numbers of a text that nobody would ask a source for: parameters of a test, levels, thresholds and reference ranges.

The degrees of freedom in "t(38) = 2.45", the 95% of a confidence interval, the .05 below which p counts as significant,
the normal range beside a patient's value, the version of a program and the status code of a protocol say how something
was measured or is called, not what was found. They are no claims of their own; a check may still hold them against
other figures.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Sentence

Rule = Callable[[Sentence, Figure], bool]

# Names of test statistics and of what stands in their brackets.
_TESTS = r"(?:t|F|r|z|U|H|Q|χ\s?[²2]?|[Χχ]\^2|[Cc]hi[- ]?(?:[²2]|squared?)|X\s?[²2])"
_IN_BRACKETS = regex(
    rf"(?<![A-Za-z]){_TESTS}\s?[(\[]\s*(?:df\s*=\s*)?(?:[\d.,]+\s*[,;]\s*)?(?:df\s*=\s*|[nN]\s*=\s*)?$"
)
_BRACKET_CLOSES = regex(r"\s*(?:[)\]]|[,;]\s*(?:df\s*=\s*|[nN]\s*=\s*)?[\d.,]+\s*[)\]])\s*[=<>]")
_NAMED = regex(
    r"(?:\b(?:df|d\.f\.|degrees?\s+of\s+freedom|critical\s+values?(?:\s+(?:is|was|of))?)\s*(?:[=:]|was|of)?\s*|"
    r"[(\[;]\s*normal(?:\s+(?:range|values?))?\s*(?:[:=,]|is|being)?\s*[<>≤≥]?\s*|"
    r"\b(?:normal\s+range|reference\s+(?:range|interval|values?)|(?:upper|lower)\s+limit\s+of\s+normal|ULN|LLN)"
    r"\s*(?:[:=,]|is|was|of|being|from)?\s*[<>≤≥]?\s*)$"
)
_IS_ALPHA = regex(
    r"(?:\balpha|α|\bsignificance\s+(?:level|threshold)s?)(?:\s+level)?\s*(?:(?:is|was|were)\s+)?"
    r"(?:[=:<]|set\s+(?:at|to)|of|at|is|was)?\s*(?:p\s*<\s*)?$"
)
_PROGRAMS = (
    "SPSS", "SAS", "Stata", "STATA", "Prism", "GraphPad", "RevMan", "MATLAB", "Matlab", "Excel", "ImageJ", "MedCalc",
    "Python", "Statistica", "EndNote", "NVivo", "JMP", "Minitab", "OriginPro", "Origin", "Mplus", "AMOS", "LISREL",
    "Windows", "Ubuntu", "Debian", "Android", "iOS", "macOS", "Java", "PHP", "Ruby", "Node", "MySQL", "PostgreSQL",
)  # fmt: skip
_VERSIONS = r"(?:[0-9]+(?:\.[0-9x]+)*(?:,|,?\s(?:and|or|to|through)|\s?[&/–-])\s?){0,9}"  # before it in a list
_OF_PROGRAM = regex(
    rf"\b(?:{'|'.join(_PROGRAMS)})(?:\s+(?:[Vv]ersions?|[Vv]er\.?|[Vv]\.?|release))?\s+(?P<others>{_VERSIONS})$"
)
_LEVEL_OF = regex(r"\s*(?:two-sided\s+)?(?:CI|C\.I\.|CrI|confidence|credible|prediction\s+interval)s?\b")
_STATUSES = (
    "OK", "Created", "Accepted", "No Content", "Moved", "Found", "Not Modified", "Bad Request", "Unauthorized",
    "Forbidden", "Not Found", "Conflict", "Gone", "Too Many Requests", "Internal Server", "Bad Gateway",
    "Service Unavailable", "Gateway Timeout", "error", "response", "status", "redirect",
)  # fmt: skip
_IS_STATUS = regex(rf"\s+\(?(?:{'|'.join(_STATUSES)})\b")
_OF_FREEDOM = regex(r"(?:\s*degrees?)?\s+of\s+freedom\b")
# What says that a p is the border of what counts, and no result.
_BORDER = regex(
    r"\b(?:consider|regard|deem|tak|defin|accept|interpret|set|denot|indicat|judg|report)\w*\b[^.;]{0,40}\bsignifican|"
    r"\bsignifican\w*\s+(?:level|threshold|was\s+(?:set|defined|accepted|considered|assumed|determined|inferred))|"
    r"\blevel\s+of\s+(?:statistical\s+)?significance"
)
_LEVELS = (Kind.STATISTIC, Kind.PERCENT, Kind.COUNT)
# The usual levels, as numbers and in percent.
_ALPHAS = (
    frozenset(map(Decimal, ("0.1", "0.05", "0.025", "0.01", "0.005", "0.001"))),
    frozenset(map(Decimal, ("10", "5", "2.5", "1"))),
)
_LEAD = 60
_STATUS_CODES = range(100, 600)


def rules_for(sentence: Sentence | None) -> Sequence[Rule]:
    """Return what tells, of a sentence and a figure of it, whether the figure only says how something was measured,
    tested or called: the rules that the sentence's words call for, of which one is enough."""
    if sentence is None or _CUES.isdisjoint(sentence.words):
        return ()
    return [rule for cues, rule in _RULES if not cues.isdisjoint(sentence.words)]


def _is_level(sentence: Sentence, figure: Figure) -> bool:
    return figure.kind is Kind.PERCENT and _LEVEL_OF.match(sentence.text, _end(sentence, figure)) is not None


def _is_border(sentence: Sentence, figure: Figure) -> bool:
    """Return whether a figure is the p, or the percentage, below which something counts as significant."""
    if figure.kind not in _LEVELS or figure.value not in _ALPHAS[figure.kind is Kind.PERCENT]:
        return False
    named = _IS_ALPHA.search(_before(sentence, figure))
    return bool(named or (figure.unit.lower() in ("p", "%") and _BORDER.search(sentence.text)))


def _is_named(sentence: Sentence, figure: Figure) -> bool:
    """Return whether a figure is a number of degrees of freedom, a critical value or a range of reference."""
    if _NAMED.search(_before(sentence, figure)):
        return True
    digits = figure.surface.partition(" ")[0]
    return _OF_FREEDOM.match(sentence.text, figure.start - sentence.span.start + len(digits)) is not None


def _is_in_brackets(sentence: Sentence, figure: Figure) -> bool:
    """Return whether a figure stands in the brackets of a test statistic."""
    if not _BRACKET_CLOSES.match(sentence.text, _end(sentence, figure)):
        return False
    return _IN_BRACKETS.search(_before(sentence, figure)) is not None


def _is_version(sentence: Sentence, figure: Figure) -> bool:
    found = _OF_PROGRAM.search(_before(sentence, figure))
    return found is not None and (not found["others"] or (figure.kind in (Kind.COUNT, Kind.YEAR) and not figure.noun))


def _is_status(sentence: Sentence, figure: Figure) -> bool:
    """Return whether a figure is a status code of a protocol: "404 Not Found"."""
    if figure.kind is not Kind.COUNT or figure.value not in _STATUS_CODES:
        return False
    return _IS_STATUS.match(sentence.text, _end(sentence, figure)) is not None


def _before(sentence: Sentence, figure: Figure) -> str:
    start = figure.start - sentence.span.start
    return sentence.text[max(0, start - _LEAD) : start]


def _end(sentence: Sentence, figure: Figure) -> int:
    return figure.end - sentence.span.start


def _cues(words: str) -> frozenset[str]:
    return frozenset(words.lower().split())


# Each rule with the words of which its sentence has one.
_RULES: tuple[tuple[frozenset[str], Rule], ...] = (
    (_cues("ci cri confidence credible prediction"), _is_level),
    (_cues("significance significant significantly alpha α"), _is_border),
    (_cues("df freedom critical normal reference uln lln"), _is_named),
    (_cues("n p ns"), _is_in_brackets),
    (_cues(" ".join(_PROGRAMS)), _is_version),
    (_cues("http ok forbidden unauthorized gateway unavailable error status redirect requests request"), _is_status),
)
_CUES = frozenset[str]().union(*(cues for cues, _ in _RULES))
