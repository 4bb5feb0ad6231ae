"""What the head of a column says: what is measured, in which unit, and in which scale."""

from __future__ import annotations

from claimcheck.lazy import regex
from claimcheck.model import Figure, Kind
from claimcheck.records import dataclass
from claimcheck.sources import words
from claimcheck.sources.periods import Period
from claimcheck.sources.tables import vocabulary
from claimcheck.sources.tables.data import vocabulary as data

_BRACKETS = regex(r"[(\[]([^()\[\]]{0,60})[)\]]")
_MONTH_YEAR = regex(r"(?i)\b(?:(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ _-])?((?:1[5-9]|20)[0-9]{2})\b")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_SCALED_SIGN = regex(
    r"([$€£¥])\s*(m|mn|mln|bn|k|million|billion|thousand|000s?)\b",
)


@dataclass(frozen=True, slots=True)
class Header:
    """A column's name, read.

    `words` are what a claim on the column must say; `unit` is a currency, "%", a pint unit or "" where none is given,
    `kind` the kind of figures in it, `scale` the power of ten that a cell is multiplied by; `period` is a year or month
    that the name itself gives; `text` is the name in words.
    """

    text: str
    words: frozenset[str]
    unit: str = ""
    kind: Kind | None = None
    scale: int = 0
    scaled: bool = False
    period: Period | None = None
    all_words: frozenset[str] = frozenset()


def read(name: str) -> Header:
    """Return what a column's name says."""
    unit: Figure | None = None
    scale = 0
    rest = name
    asides: list[str] = []
    for match in reversed(list(_BRACKETS.finditer(name))):
        inner = match[1].strip()
        found, power = _unit(inner)
        if found is not None or power:
            unit, scale = found or unit, power or scale
        if found is not None or power or _is_aside(inner):
            asides.append(inner)
            rest = rest[: match.start()] + " " + rest[match.end() :]
    period = _period(rest) or _period(name)
    spelled = vocabulary.spelled(rest)
    if unit is None:
        unit, power, spelled = _at_end(spelled)
        scale = scale or power
    tokens = words.tokens(spelled)
    lower = {token.lower for token in tokens}
    if unit is None and lower & {"percent", "percentage"}:
        unit = _figure("%")
    known = vocabulary.content(tokens)
    if "per" in lower and "capita" in lower:
        known |= {"per"}
    return Header(
        " ".join(spelled.split()) or name,
        known,
        unit.unit if unit and unit.kind is not Kind.COUNT else "",
        unit.kind if unit and unit.kind is not Kind.COUNT else None,
        scale,
        bool(scale),
        period,
        frozenset(vocabulary.key(t) for t in (*tokens, *words.tokens(" ".join(asides)))) | frozenset(lower),
    )


def _is_aside(inner: str) -> bool:
    """Return whether a bracket only says how a number is meant: "births per woman", "2015 = 100"."""
    return any(c.isdigit() or c == "%" for c in inner) or "per" in inner.lower().split()


def _unit(text: str) -> tuple[Figure | None, int]:
    """Return the unit that a text is, and the power of ten in it ("USD million", "thousands", "$ bn")."""
    text = _SCALED_SIGN.sub(r"\1 \2", text)
    scale = 0
    kept = []
    for word in text.replace("/", " / ").split() if "/" not in text else text.split():
        power = data.SCALES.get(word.lower().strip(",.'’"))
        # A single "m" is a metre unless a currency stands beside it.
        if power and not (word.lower() in ("m", "k") and len(text.split()) == 1):
            scale = power
        elif word.lower() not in ("in", "of", "current", "constant", "the", "real", "nominal"):
            kept.append(word)
    if not kept:
        return None, scale
    phrase = " ".join(kept).replace("US$", "USD")
    if phrase.startswith("%"):
        return _figure("%"), scale
    return _figure(phrase) or _figure(kept[0]), scale


def _figure(unit: str) -> Figure | None:
    from claimcheck.figures import read_figure

    try:
        figure = read_figure(f"1 {unit}")
    except ValueError:
        return None
    if figure.kind is Kind.COUNT or figure.surface.strip() != f"1 {unit}".strip():
        return None
    return figure


def _at_end(spelled: str) -> tuple[Figure | None, int, str]:
    """Return the unit that ends a name, its power of ten, and the name without it."""
    parts = spelled.split()
    cut = next((i for i, part in enumerate(parts) if i and part.lower() == "in"), 0)
    if cut and cut < len(parts) - 1:
        unit, scale = _unit(" ".join(parts[cut + 1 :]))
        if unit is not None or scale:
            return unit, scale, " ".join(parts[:cut])
    for count in (2, 1):
        tail = parts[-count:]
        if len(parts) > count and all(p.lower().strip(",") in data.UNIT_ENDINGS | set(data.SCALES) for p in tail):
            unit, scale = _unit(" ".join(tail))
            if unit is not None or scale:
                return unit, scale, " ".join(parts[:-count])
    if len(parts) > 2 and "," in spelled:
        head, _, tail_text = spelled.rpartition(",")
        unit, scale = _unit(tail_text.strip())
        if unit is not None or scale:
            return unit, scale, head
    return None, 0, spelled


def _period(text: str) -> Period | None:
    from claimcheck.sources import periods

    found = list(_MONTH_YEAR.finditer(text))
    if len(found) != 1:
        return None
    year = int(found[0][2])
    if found[0][1]:
        return periods.month(year, _MONTHS.index(found[0][1][:3].lower()) + 1)
    return periods.year(year)


def of_title(title: str) -> tuple[frozenset[str], Period | None]:
    """Return what the words of a file's name and title say, and the one period in them."""
    tokens = vocabulary.of_title(title)
    return frozenset(vocabulary.key(token) for token in tokens), _period(vocabulary.spelled(title))
