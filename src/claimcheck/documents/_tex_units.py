"""Quantities of LaTeX's siunitx: `\\qty{5}{\\kilo\\metre}` as "5 km"."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.documents.base import RAISED
from claimcheck.lazy import regex

_NUMBER = regex(
    r"(?P<plusminus>\+-|\\pm\b)|(?P<power>(?<=\d)[eEdD](?=[+-]?\d)(?:[+-]?\d+))|(?P<times>\s*x\s*|\\times\b)|(?P<sign>-)|\\,|[^\\]"
)
_UNIT = regex(r"\\(?P<macro>[A-Za-z]+)|\^\{?(?P<power>-?\d+)\}?|(?P<other>\\.|[^\\])")
_PREFIXES = dict(
    pair.split()
    for pair in (
        "yocto y,zepto z,atto a,femto f,pico p,nano n,micro μ,milli m,centi c,deci d,deca da,deka da,"
        "hecto h,kilo k,mega M,"
        "giga G,tera T,peta P,exa E,zetta Z,yotta Y,kibi Ki,mebi Mi,gibi Gi,tebi Ti"
    ).split(",")
)
_UNITS = dict(
    pair.split()
    for pair in (
        "metre m,meter m,gram g,kilogram kg,second s,ampere A,kelvin K,mole mol,candela cd,hertz Hz,"
        "newton N,pascal Pa,joule J,"
        "watt W,coulomb C,volt V,farad F,ohm Ω,siemens S,weber Wb,tesla T,henry H,celsius °C,"
        "degreeCelsius °C,lumen lm,lux lx,"
        "becquerel Bq,gray Gy,sievert Sv,katal kat,radian rad,steradian sr,minute min,hour h,day d,"
        "degree °,arcminute ′,"
        "arcsecond ″,hectare ha,litre l,liter L,tonne t,electronvolt eV,dalton Da,bel B,decibel dB,neper "
        "Np,bit bit,byte B,"
        "percent %,bar bar,angstrom Å,barn b,knot kn,mmHg mmHg,nauticalmile nmi,astronomicalunit au,atomicmassunit u,"
        "km km,cm cm,mm mm,um μm,nm nm,pm pm,kg kg,mg mg,ug μg,ms ms,us μs,ns ns,kHz kHz,MHz MHz,GHz GHz,"
        "Hz Hz,kPa kPa,Pa Pa,"
        "MPa MPa,kJ kJ,J J,kW kW,MW MW,W W,mW mW,kV kV,V V,mV mV,mA mA,A A,K K,ml ml,mL mL,l l,L L,hL hL,"
        "kWh kWh,eV eV,keV keV,"
        "MeV MeV,GeV GeV,mol mol,mmol mmol,dB dB,N N,kN kN,m m,g g,s s"
    ).split(",")
)


def number(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the pieces of a printed number: what is shown, and where it begins and ends in the text given.

    >>> "".join(shown for shown, _, _ in number("1.5e-3"))
    '1.5×10⁻³'
    """
    for piece in _NUMBER.finditer(text):
        if piece["plusminus"]:
            yield "±", *piece.span()
        elif piece["power"]:
            yield f"×10{piece['power'][1:].translate(RAISED)}", *piece.span()
        elif piece["times"]:
            yield " × ", *piece.span()
        elif piece["sign"]:
            yield "−", *piece.span()
        elif not piece[0].startswith("\\"):
            yield piece[0], *piece.span()


def unit(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the pieces of a printed unit, as `number` does.

    >>> "".join(shown for shown, _, _ in unit(r"\\kilo\\metre\\per\\hour")), "".join(p[0] for p in unit("m.s^{-1}"))
    ('km/h', 'm·s⁻¹')
    """
    power = ""
    after_unit = False
    for piece in _UNIT.finditer(text):
        name, span = piece["macro"], piece.span()
        if name == "per":
            yield "/", *span
            after_unit = False
        elif name in ("squared", "cubed"):
            yield "²" if name == "squared" else "³", *span
        elif name in ("square", "cubic"):
            power = "²" if name == "square" else "³"
        elif name in _PREFIXES or name in _UNITS:
            if after_unit:
                yield "·", *span
            is_unit = name not in _PREFIXES
            yield (_UNITS[name] + power if is_unit else _PREFIXES[name]), *span
            power = "" if is_unit else power
            after_unit = is_unit
        elif piece["power"]:
            yield piece["power"].translate(RAISED), *span
        elif piece["other"] and piece["other"] not in ("{", "}", "\\,"):
            yield {".": "·", "~": "·", "\\%": "%", "_": ""}.get(piece["other"], piece["other"]), *span
