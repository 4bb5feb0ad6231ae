"""Countries as statistics services name them: found by the words of a text, told by ISO 3166 codes.

Names and codes are those of the Unicode CLDR, by babel (BSD); which words of a text are countries says
`sources.data.countries`, as for the ledger.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from claimcheck.sources import words
from claimcheck.sources.context import Context, Level
from claimcheck.sources.data import countries
from claimcheck.sources.statistics.series import Subject
from claimcheck.sources.values import Statement
from claimcheck.sources.web import Web
from claimcheck.sources.words import Token


class Place(NamedTuple):
    """A country, or a group of them, by name and by ISO 3166 codes of two and three letters; groups have the World
    Bank's codes of three letters and none of two."""

    name: str
    alpha2: str
    alpha3: str
    aliases: tuple[str, ...] = ()


class Doubtful(NamedTuple):
    """A name that may mean several things; `reason` says which."""

    reason: str


# Groups of countries, by the words that name them.
GROUPS: Mapping[tuple[str, ...], Place] = {
    ("world",): Place("World", "", "WLD", ("global", "the globe")),
    ("global",): Place("World", "", "WLD", ("global", "the globe")),
    ("euro", "area"): Place("euro area", "", "EMU", ("eurozone", "euro zone", "euro-area")),
    ("euro", "zone"): Place("euro area", "", "EMU", ("eurozone", "euro zone", "euro-area")),
    ("eurozone",): Place("euro area", "", "EMU", ("eurozone", "euro zone", "euro-area")),
}
_UNION = Place("European Union", "", "EUU", ("EU",))

# CLDR's names that are no plain words of prose, by the first name in `sources.data.countries`.
_CODES = {
    "antigua and barbuda": "AG",
    "bosnia and herzegovina": "BA",
    "democratic republic of the congo": "CD",
    "congo": "CG",
    "hong kong": "HK",
    "macau": "MO",
    "myanmar": "MM",
    "palestine": "PS",
    "saint kitts and nevis": "KN",
    "saint lucia": "LC",
    "saint vincent and the grenadines": "VC",
    "sao tome and principe": "ST",
    "trinidad and tobago": "TT",
    "vatican": "VA",
}
_ALPHA3 = {"XK": "XKX"}  # no code of ISO's; the one that statistics offices use
_WITHDRAWN = frozenset("BUR DDR FXX TMP YMD ZAR".split())  # of ISO 3166-3: of countries that are no more

# Names that mean several places: in which words a document gives each away. "" is a place that no service has.
_TELLS: Mapping[str, tuple[tuple[str, str, frozenset[str]], ...]] = {
    name: readings
    for names, readings in (
        (("georgia",), (
            ("georgia", "the country", frozenset("tbilisi batumi kutaisi georgian georgians caucasus lari".split())),
            ("", "the US state", frozenset("atlanta savannah augusta alabama tennessee carolina governor".split())),
        )),
        (("korea", "korean", "koreans"), (
            ("south korea", "South Korea", frozenset({"south korea", "south korean", "seoul", "busan"})),
            ("north korea", "North Korea", frozenset({"north korea", "north korean", "pyongyang", "dprk"})),
        )),
        (("congo", "congolese"), (
            ("democratic republic of the congo", "the Democratic Republic of the Congo", frozenset({
                "kinshasa", "lubumbashi", "goma", "drc", "dr congo", "democratic republic of congo",
                "democratic republic of the congo"})),
            ("congo", "the Republic of the Congo", frozenset({
                "brazzaville", "pointe-noire", "congo-brazzaville", "republic of the congo"})),
        )),
    )
    for name in names
}  # fmt: skip
_MINOR = frozenset(("of", "the", "and", "d'ivoire"))


def subject(code: Callable[[Place], str]) -> Callable[[Statement, Context, Web], Subject | Doubtful | None]:
    """Return what finds the place that a statement is about.

    Args:
        code: returns what a service calls a place, "" where it does not know it.
    """

    def find(said: Statement, ctx: Context, web: Web) -> Subject | Doubtful | None:
        place = named(said.levels, ctx)
        if not isinstance(place, Place):
            return place
        known = code(place)
        return Subject(place.name, known, place.aliases) if known else None

    return find


def named(levels: Sequence[Level], ctx: Context) -> Place | Doubtful | None:
    """Return the one place that the nearest words around a statement name, None where that is none or several."""
    for level in levels:
        found = list(_in(level.tokens))
        if found:
            first = found[0]
            if any(other[0] != first[0] for other in found[1:]):
                return None
            return _place(*first, ctx)
    return None


def _in(tokens: Sequence[Token]) -> Iterable[tuple[str, Token | Place]]:
    """Yield what names a place: the same first item, the same place."""
    lowers = [token.lower for token in tokens]
    for i, token in enumerate(tokens):
        if token.country:
            yield token.stem, token
            continue
        for length in (2, 1):
            group = GROUPS.get(tuple(lowers[i : i + length]))
            if group is not None:
                yield group.name, group
                break


def _place(stem: str, by: Token | Place, ctx: Context) -> Place | Doubtful | None:
    if isinstance(by, Place):
        return by
    readings = _TELLS.get(by.lower)
    if readings is None:
        return country(stem)
    told = {token.lower for token in words.tokens(ctx.text)}
    meant = [key for key, _, tells in readings if tells & told]
    if len(meant) == 1:
        found = country(meant[0]) if meant[0] else None
        return found._replace(aliases=(by.lower.capitalize(),)) if found else None
    either = " or ".join(name for _, name, _ in readings)
    return Doubtful(f"{by.lower.capitalize()} may be {either}; the text does not say which")


def country(stem: str) -> Place | None:
    """Return a country by its first name in `sources.data.countries`."""
    if stem == "european union":
        return _UNION
    alpha2 = _alpha2().get(stem)
    if alpha2 is None:
        return None
    name = " ".join(word if word in _MINOR else word.capitalize() for word in stem.split())
    return Place(name, alpha2, _alpha3().get(alpha2, ""))


@cache
def _alpha2() -> dict[str, str]:
    from babel import Locale

    territories = Locale("en").territories
    by_name = {name.lower().replace("’", "'"): code for code, name in territories.items() if len(code) == 2}
    found = dict(_CODES)
    for line in countries.COUNTRIES.strip().splitlines():
        forms = [form.strip() for form in line.split(",")]
        code = next((by_name[form] for form in forms if form in by_name), None)
        if code is not None:
            found.setdefault(forms[0], code)
    return found


@cache
def _alpha3() -> dict[str, str]:
    from babel.core import get_global

    found = dict(_ALPHA3)
    for code, stands_for in get_global("territory_aliases").items():
        if len(code) == 3 and code.isalpha() and code not in _WITHDRAWN and len(stands_for) == 1:
            found.setdefault(stands_for[0], code)
    return found
