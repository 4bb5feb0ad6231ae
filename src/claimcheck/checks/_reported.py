"""Reads test results as papers report them: "t(28) = 2.20, p = .036", "χ²(1, N = 90) = 5.5; p < .05", "F[2, 54] =
1.3, ns".

The parts are composed from named pieces. Between a statistic and its p may stand effect sizes, intervals and the
like, but no other statistic and no sentence. What statcheck (Epskamp and Nuijten) extracts is read, and brackets,
italics, subscripts, Greek letters, named degrees of freedom and several minus signs besides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks._text import DECIMAL, WHOLE, letters, number_figure
from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind, Sentence, Span
from claimcheck.records import dataclass, replace

_MARK = r"(?:[*_]{1,2}|</?(?:i|em|b|sub|sup)>)?"  # what is left of italics
_GAP = r"[\s\u00a0\u2009\u202f]*"
_REL = r"(?:[=<>≤≥]|<=|>=|&lt;|&gt;|⩽|⩾)"
_SIGN = r"[-−–—‐‑+]?"
_NAMED_DF = rf"(?:{_MARK}(?:df|d\.f\.|ν|dfs){_MARK}{_GAP}\d?{_GAP}[=:]?{_GAP})?"
_NAMED_N = rf"(?:{_MARK}[nN]{_MARK}{_GAP}={_GAP}(?P<nX>{WHOLE}))"
# "T" and "P" as some journals print them; F1 and F2 are tests by subjects and by items.
_SYMBOL = (
    r"(?P<symbol>[tT](?=\W)|t|U(?=\W)|F(?:[12](?=\s?[(\[]))?|r(?![²2])|[zZ]|H(?=\s?[(\[])|Q(?:\s?[-_]?\s?(?:within|"
    r"between|[wWbBmM]))?|"
    r"(?:Δ\s?)?G(?:²|2|\^2)(?=\s?[(\[])|[χΧ𝜒𝝌](?:\s?\^?[²2]|[-– ]?squared?)?|[cC]hi(?:[_^]?[²2]|[- ]?squared?)|"
    r"[xX]\^?[²2]|v2(?=\s?\()|Wald(?:\s+[χΧ]?[²2])?)"
)
_OPEN, _CLOSE = r"[(\[{]", r"[)\]}]"
# "(28)", "(2, 54)", "(1, N = 90)", "(df = 28)", "[2, 54]", "(N = 50)"; a 1 may have been read as a letter.
_DFS = (
    rf"(?:{_GAP}{_OPEN}{_GAP}(?:{_NAMED_DF}(?P<df1>{DECIMAL}|[Il](?=,))(?:{_GAP}[,;]{_GAP}(?:"
    rf"{_NAMED_N.replace('nX', 'n1')}|{_NAMED_DF}(?P<df2>{DECIMAL})))?|{_NAMED_N.replace('nX', 'n2')}){_GAP}{_CLOSE})"
)
# "F2,54 = 4.1" and "t28 = 2.2", with subscripts flattened.
_FLAT_DFS = (
    rf"(?:(?:(?<=F)(?:_?\{{?|<sub>)(?P<flat1>\d{{1,3}}),\s?(?P<flat2>{DECIMAL})|(?<=t)(?:_?\{{?|<sub>)"
    r"(?P<flat3>\d{2,3})|(?<=²)(?:_?\{?|<sub>)(?P<flat4>\d{1,3}))(?:\}|</sub>)?)"
)
_HEAD = regex(
    rf"(?<![A-Za-z\d_.²α-ω]){_MARK}{_SYMBOL}{_MARK}(?:{_DFS}|{_FLAT_DFS})?{_MARK}{_GAP}(?P<relation>{_REL}){_GAP}"
    rf"(?P<value>{_SIGN}{_GAP}{DECIMAL})(?![\d,]*\d|\s?%)"
)
_P = regex(
    rf"(?<![A-Za-z\d²_]){_MARK}[pP]{_MARK}(?:[-–\s]?(?:values?|val\.?))?{_MARK}{_GAP}(?:{_OPEN}"
    rf"[^()\[\]]{{1,14}}{_CLOSE}{_GAP})?(?:of{_GAP}|was{_GAP}|is{_GAP})?"
    rf"(?P<relation>{_REL})?{_GAP}(?P<p>{_SIGN}(?:0,\d{{2,40}}(?!\d)|\.\s\d{{1,40}}(?!\d)|{DECIMAL}))(?:{_GAP}(?:[eE]|"
    rf"[×x*]{_GAP}10{_GAP}\^?{_GAP})(?P<power>[-−–+]?\d{{1,3}})(?!\d))?"
    rf"|(?P<ns>(?<![A-Za-z])n\.?{_GAP}s\.?(?![A-Za-z]))"
)
# After a statistic without brackets: "t = 2.20, df = 28", "F = 4.1; df = 2, 58"
_LATER_DF = regex(
    rf"{_GAP}[,;(]?{_GAP}{_MARK}(?:df|d\.f\.|ν|degrees of freedom){_MARK}{_GAP}[=:]?{_GAP}(?P<df1>{DECIMAL})(?:{_GAP}"
    rf"[,;/]{_GAP}(?P<df2>{DECIMAL})(?!{_GAP}=))?"
)
# After a correlation: "r = .52, n = 40".
_LATER_N = regex(rf"{_GAP}[,;(]{_GAP}{_MARK}[nN]{_MARK}{_GAP}={_GAP}(?P<n>{WHOLE})(?![\d.])")
# Group sizes behind or before a U: "U = 34.5, n1 = 12, n2 = 14", "U(n1 = 12, n2 = 14) = 34.5".
_GROUPS = regex(
    rf"{_GAP}[,;(]?{_GAP}[nN]_?[1A]{_GAP}={_GAP}(?P<df1>{WHOLE}){_GAP}[,;]?{_GAP}(?:and{_GAP})?[nN]_?[2B]{_GAP}={_GAP}"
    rf"(?P<df2>{WHOLE})"
)
# Effect sizes and the like, which may stand between a statistic and its p.
_BETWEEN_WORDS = frozenset(
    """d g f df n N ci mse ms se sem sd eta etap partial omega cohen s cohens hedges glass power prep with and bf beta b
    or r w v phi delta cramer cramers cramér an a effect size of rms hr rr m diff mean difference two one tailed sided
    test the yielding to from up p η ηp ω ηg φ δ β bca es adj conf confidence interval cl""".split()
)
_SENTENCE_END = regex(r"[.!?]\s+[A-Z]")
_LONGEST_BETWEEN = 140
_CHI = frozenset("χΧ𝜒𝝌xX")


@dataclass(frozen=True, slots=True)
class Reported:
    """A statistic with its degrees of freedom and the p reported for it. `test` is t, F, r, z, Q, H or chi2; a
    `relation` is "=", "<", ">", "<=" or ">="; "ns" is read as p > .05."""

    test: str
    statistic: Figure
    relation: str
    df: tuple[Figure, ...]
    p: Figure
    p_relation: str
    start: int
    end: int
    cases: Figure | None = None


def results(sentence: Sentence) -> Iterator[Reported]:
    """Yield the test results that a sentence reports with their p."""
    text = sentence.text
    heads = list(_HEAD.finditer(text))
    for number, head in enumerate(heads):
        limit = heads[number + 1].start() if number + 1 < len(heads) else len(text)
        end = min(limit, head.end() + _LONGEST_BETWEEN)
        p = _P.search(text, head.end(), end)
        while p is not None and p["ns"] is None and p["relation"] is None:
            p = _P.search(text, p.end(), end)
        if p is not None and _joined(text, head.end(), p.start()):
            found = _result(sentence, head, p)
            if found:
                yield found


def _joined(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return not _SENTENCE_END.search(between) and all(w.lower() in _BETWEEN_WORDS for w in letters(between))


def _result(sentence: Sentence, head: re.Match[str], p: re.Match[str]) -> Reported | None:
    test = _test(head["symbol"])
    df = [(head, name) for name in ("df1", "df2", "flat1", "flat2", "flat3", "flat4") if head[name]]
    groups = (
        _GROUPS.search(sentence.text, head.end(), head.end() + _LONGEST_BETWEEN) if test == "U" and not df else None
    )
    if groups:
        df = [(groups, "df1"), (groups, "df2")]
    elif not df and (later := _LATER_DF.match(sentence.text, head.end())):
        df = [(later, name) for name in ("df1", "df2") if later[name]]
    elif not df and test == "r" and (later := _LATER_N.match(sentence.text, head.end())):
        return _correlation(sentence, head, p, later)
    if (test == "z" and df) or (test == "Q" and (head["n1"] or head["n2"])):
        return None
    cases = next((_figure(sentence, head, name, "N") for name in ("n1", "n2") if head[name]), None)
    return Reported(
        test,
        _figure(sentence, head, "value", head["symbol"]),
        relation_of(head["relation"]),
        tuple(_figure(sentence, match, name, "df") for match, name in df),
        _ns_figure(sentence, p) if p["ns"] else _p_figure(sentence, p),
        relation_of(p["relation"] or ">"),
        head.start(),
        p.end(),
        cases,
    )


def _correlation(sentence: Sentence, head: re.Match[str], p: re.Match[str], later: re.Match[str]) -> Reported:
    """Return a correlation behind which the number of cases stands, of which two are no degrees of freedom."""
    cases = _figure(sentence, later, "n", "N")
    return Reported(
        "r",
        _figure(sentence, head, "value", head["symbol"]),
        relation_of(head["relation"]),
        (replace(cases, value=cases.value - 2, surface=str(cases.value - 2), unit="df"),),
        _ns_figure(sentence, p) if p["ns"] else _p_figure(sentence, p),
        relation_of(p["relation"] or ">"),
        head.start(),
        p.end(),
        cases,
    )


def _test(symbol: str) -> str:
    if symbol[0] in _CHI or symbol.lower().startswith(("chi", "wald", "v")) or "G" in symbol:
        return "chi2"
    return symbol[0].lower() if symbol[0] in "zZtT" else symbol[0]


def relation_of(sign: str) -> str:
    """Return a comparison as "=", "<", ">", "<=" or ">="."""
    return {"≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "&lt;": "<", "&gt;": ">"}.get(sign, sign)


def _figure(sentence: Sentence, match: re.Match[str], group: str, unit: str) -> Figure:
    surface = match[group]
    start = sentence.span.start + match.start(group)
    return _number(surface, start, unit)


def _ns_figure(sentence: Sentence, match: re.Match[str]) -> Figure:
    """Return "ns" as the figure .05, which p is above then."""
    start = sentence.span.start + match.start("ns")
    span = Span(start, start + len(match["ns"]))
    return Figure(span, match["ns"], Kind.STATISTIC, Decimal("0.05"), Decimal(0), "p")


def _p_figure(sentence: Sentence, match: re.Match[str]) -> Figure:
    """Return the figure of a match of p, with its power of ten."""
    figure = _figure(sentence, match, "p", "p")
    if not match["power"]:
        return figure
    power = int(match["power"].replace("−", "-").replace("–", "-"))
    start = sentence.span.start + match.start("p")
    surface = sentence.text[match.start("p") : match.end("power")]
    return replace(
        figure,
        surface=surface,
        span=Span(start, start + len(surface)),
        value=figure.value.scaleb(power),
        quantum=figure.quantum.scaleb(power),
    )


def _number(surface: str, start: int, unit: str) -> Figure:
    plain = re.sub(r"[—‐‑]", "−", surface)
    plain = re.sub(r"[\s\u00a0\u2009\u202f]", "", plain)
    plain = "1" if plain in ("I", "l") else re.sub(r"^0,(?=\d\d)", "0.", plain)
    figure = number_figure(plain, start, unit=unit)
    return replace(figure, surface=surface, span=Span(start, start + len(surface)))
