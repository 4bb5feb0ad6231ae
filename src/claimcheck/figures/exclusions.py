"""What looks like a figure and is none: phone numbers, identifiers, versions, names, list markers, addresses, links."""

from __future__ import annotations

import re

from claimcheck.figures import units
from claimcheck.figures.data.names import IDIOMS, NAMED_BY, PREFIXES
from claimcheck.figures.data.numbers import SCALES
from claimcheck.figures.draft import Region
from claimcheck.lazy import regex

_PHONE = regex(r"(?:\+?[0-9]{1,3}[-. ])?(?:\([0-9]{2,4}\)[ ]?|[0-9]{2,4}[-. ])[0-9]{3,4}[-. ][0-9]{3,4}(?![0-9])")
# A number whose thousands are set apart by spaces is no phone number.
_GROUPS = regex(r"[1-9][0-9]{0,2}(?: [0-9]{3}){2,}(?![0-9]| [0-9])")
_PHONE_SHORT = regex(r"[0-9]{3}-[0-9]{4}(?![0-9-])")
_INTERNATIONAL = regex(r"[0-9]{1,3}[ -]?(?:\([0-9]+\)[ -]?)?[0-9]{2,4}(?:[ -][0-9]{2,4}){1,4}(?![0-9])")
_HYPHENATED = regex(r"[0-9]+(?:[-–][0-9]+){2,}(?![0-9])")
_DOTTED = regex(r"[0-9]+(?:\.[0-9]+){2,}(?![0-9])")
_ANY_OF = regex(r"\.[xX](?![A-Za-z0-9])")  # "3.0.x"
# "bash(1)", "SSL_read(3)", but not a test statistic: "chi(4) = 2.1".
_MANUAL = regex(r"[A-Za-z_][A-Za-z0-9_]\([1-9]\)(?!\s?[=<>≈≤≥])")
_ZONE = regex(r"(?:0[0-9]|1[0-4])(?:[03]0|[14]5)")  # hours and minutes from universal time
_CLOCK = regex(r"(?:[0-9]:[0-5][0-9](?: ?[AaPp]\.?[Mm]\.?)?|\b(?:UTC|GMT)) ?$")
_CLOCK_WIDTH = 12  # characters
_APPENDIX = regex(r"(?:^|[\s(\[])[A-Z]\.$")  # "H.2.8"
# In terms of commands, patterns and revisions: "--depth=5", "x{2,40}", "HEAD~3", "main^-1".
_OF_CODE = frozenset("={~-")
_OPTION = regex(r"(?:^|[\s(\[])--[A-Za-z][A-Za-z0-9-]{0,40}=$")
_OPTION_WIDTH = 45  # characters
_REPEATED = regex(r"\{[0-9]{1,6}(?:,[0-9]{0,6})?\}")
_HYPHENED = regex(r"-([A-Za-z]+)")
# "9.1. System Boot", "10.1 Titles of Parts".
_HEADED = regex(
    r"[0-9]{1,2}(?:\.[0-9]{1,2})+(?P<dot>\.?)[ \t\u00a0]+(?P<word>[^\W\d_a-z][^\W\d_]*)(?P<rest>[^\n]{0,80})"
)
_NO_TITLE = regex(r"[.!?;%$€£0-9]")
_LETTERED = regex(r"[0-9]+(?=[A-Za-z])(?:[A-Za-z]+[0-9]+[A-Za-z0-9]*|[A-Z]{1,2}[-0-9][A-Za-z0-9-]*)")
# Numbers of notes and sources: "[2, 3]", "[20-25]".
_CITED = regex(r"[0-9]{1,3}(?:(?:, ?|; ?| ?[-–] ?)[0-9]{1,3}){0,30}\]")
_NINETIES = regex(r"(?<!['’])[1-9]?[0-9]0s(?![0-9A-Za-z])")  # "temperatures in the 70s"
_CODE = regex(
    r"10\.[0-9]{4,}/[^\s]{1,80}|[0-9]{1,3}°[0-9]{1,2}(?:[.′'’][0-9.]*)*[″\"NSEW ]{0,3}"
)  # DOI, place on earth
_POSTCODE = regex(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}\b")  # "SW1A 2AA"
# "410 U.S. 113 (1973)", "42 U.S.C. § 1983".
_LAW = regex(
    r"[0-9]{1,4} (?:U\.S\.(?:C\.)?|F\.(?: ?[23]d)?|S\. ?Ct\.|C\.F\.R\.|Fed\. ?Reg\.|Stat\.|F\. ?Supp\.)"
    r"(?: ?§+ ?| )[0-9]+(?: \([0-9]{4}\))?"
)
_LAWS = frozenset("UFSC")
_FORM = regex(r"-[A-Z](?![A-Za-z0-9°])")  # "Form 10-K"
_EXPONENT = regex(r"[eE][-−+]?[0-9]{1,3}(?![0-9A-Za-z])")
_SLASHES = regex(r"[0-9]+(?:/[0-9]+)+")
# What an index is set to in a year: "(2015 = 100)", "(2019/20=100)", "(March 1990 = 100)".
_BASED = regex(r"(?<![0-9])[12][0-9]{3}(?:[-/–][0-9]{2,4})?[ \u00a0]?=[ \u00a0]?$")
_LONGEST_BASE = 14
_DOTS = 2  # that make a version of a number
_BLANKS = frozenset(" \t\u00a0")
_SECTION_SIGNS = frozenset("§¶")
# Behind a number in running text these make nothing of it; nor does a blank before a word in small letters.
_IDLE = frozenset(["", *",%;:\n"])
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")
_LEAST_DIGITS = 3  # of a number in brackets that is a count
# "(713) 853-6329", "(125)I-labelled", "the (111) facets"
_NO_COUNT = regex(
    r"\)(?:[a-z0-9-]| ?[0-9]| (?:planes?|facets?|surfaces?|faces?|crystals?|directions?|orientations?)\b)"
)
_LINE_START = regex(r"(?:^|\n)[ \t]*\(?$")


def at(region: Region, start: int, token: str) -> int:
    """Return where what looks like a number at `start` ends, if its own form or what touches it shows that it is none;
    0 if it may be one."""
    if token == "100" and _BASED.search(region.text, max(0, start - _LONGEST_BASE), start):
        return start + len(token)
    if _runs_on(region.text, start, token):
        return 0
    return _led(region, start, token) or _followed(region, start, token)


def _runs_on(text: str, start: int, token: str) -> bool:
    """Return whether the number stands between blanks in running text, as most do."""
    if start and (text[start - 1] != " " or text[start - 2 : start - 1] in _SECTION_SIGNS):
        return False
    end = start + len(token)
    following = text[end : end + 1]
    is_idle = following in _IDLE or (following == " " and text[end + 1 : end + 2] in _LETTERS)
    return is_idle and token.count(".") < _DOTS


def _led(region: Region, start: int, token: str) -> int:
    """Judge by what stands directly before the number."""
    text, end = region.text, start + len(token)
    previous = text[start - 1] if start else " "
    if previous == " ":
        if start > 1 and text[start - 2] in "§¶":
            return run_end(text, end)
        is_postcode = text[end : end + 1].isupper() and _POSTCODE.search(text, max(0, start - 6), end + 3)
        return end + 2 if is_postcode else 0
    if previous in "#№§@_\\&^":
        return end
    if previous in _OF_CODE and (code := _code_before(text, start)):
        return max(code, end)
    if previous in "-−" and _is_exponent(text, start, end):
        return end
    if previous in "+-−" and (text[start - 2 : start - 1] == "+" or _is_zone(text, start, end)):
        return end  # "C++20", "-0700"
    if previous == "." and _APPENDIX.search(text, max(0, start - 3), start):
        return run_end(text, end)
    if previous in "-‑" and (excluded := _after_hyphen(text, region.low, start, end)):
        return excluded
    if previous.isalpha() or (previous == "/" and start > 1 and text[start - 2].isalnum()):
        return run_end(text, end)
    return _bracketed(region, start, token) if previous in "[(" else 0


def _bracketed(region: Region, start: int, token: str) -> int:
    """Judge a number by the bracket directly before it."""
    text, end = region.text, start + len(token)
    previous = text[start - 1]
    if previous == "(" and _MANUAL.match(text, max(0, start - 3)):
        return end
    if previous == "[" and (cited := _CITED.match(text, start)):
        return cited.end()
    if text[end : end + 1] not in ("]", ")") or region.cell or not _is_reference(text, start, token):
        return 0
    return 0 if previous == "(" and _is_count(region, start, token) else end


def _code_before(text: str, start: int) -> int:
    """Return where the number ends in what is code, by the sign directly before it; 0 if it is none."""
    sign, ahead = text[start - 1], text[start - 2 : start - 1]
    if sign == "{":
        repeated = _REPEATED.match(text, start - 1) if ahead and not ahead.isspace() else None
        return repeated.end() if repeated else 0
    if sign == "=":
        is_code = ahead.isalnum() and _OPTION.search(text, max(0, start - _OPTION_WIDTH), start) is not None
    else:
        is_code = ahead == "^" if sign == "-" else ahead.isalpha()
    return start + 1 if is_code else 0


def _followed(region: Region, start: int, token: str) -> int:
    """Judge by what stands directly after the number."""
    text, end = region.text, start + len(token)
    following = text[end] if end < len(text) else " "
    if following == " ":
        if text[end + 1 : end + 2] in _LAWS and len(token) < 5 and (law := _LAW.match(text, start)):
            return law.end()
        if text[end + 1 : end + 2].isupper() and not region.cell and _is_heading(text, start):
            return end
    elif following == "s":
        return end + 1 if _NINETIES.match(text, start) else 0
    elif following in "/°" and (code := _CODE.match(text, start)):
        return code.end()
    if following in "-–. (" and len(token) <= 4 and token.isdigit() and (found := _phone(text, start, end)):
        return found
    if following == "-" and (word := _HYPHENED.match(text, end)) and word[1].lower() in NAMED_BY:
        return word.end()
    dots = token.count(".")
    if dots and dots > (following != ".") and "," not in token and (dotted := _DOTTED.match(text, start)):
        return dotted.end()
    if following == "/" and (slashes := _SLASHES.match(text, start)) and slashes.group() in IDIOMS:
        return slashes.end()
    if following.isalpha() and not _EXPONENT.match(text, end):
        lettered = _LETTERED.match(text, start)
        is_code = lettered and not units.is_symbol(text[end : lettered.end()])
        return lettered.end() if lettered and is_code else _generation(text, end)
    if following in ".{" and (glued := _ANY_OF.match(text, end) or _REPEATED.match(text, end)):
        return glued.end()
    return end if following in ".)" and (_is_marker(text, start, token) or _is_heading(text, start)) else 0


def _generation(text: str, end: int) -> int:
    """Return where "5G" and "4K" end: letters that are no unit of a number but its name."""
    named = text[end] in "GDPSQX" and not text[end + 1 : end + 2].isalnum()
    return end + 1 if named else 0


def _is_reference(text: str, start: int, token: str) -> bool:
    """Return whether a number in brackets is a note's or an item's: "[12]", "(3)", but not "t(38)"."""
    return (
        token.isdigit() and len(token) < 4 and not (start > 1 and text[start - 2].isalnum() and text[start - 1] == "(")
    )


def _is_count(region: Region, start: int, token: str) -> bool:
    """Return whether a number in brackets is how many there are of what stands before it: "the most publications (259)
    and authors", in a text whose brackets hold no marks of items and sources, which seldom come to a hundred."""
    if region.style.marked or len(token) < _LEAST_DIGITS or token[0] == "0":
        return False
    before = region.text[max(0, start - 3) : start - 1]
    return before[-1:] == " " and before[:1] in _LETTERS and not _NO_COUNT.match(region.low, start + len(token))


def _is_marker(text: str, start: int, token: str) -> bool:
    """Return whether the number marks a list's item: "3. ", "3) " at the start of a line."""
    end = start + len(token)
    if len(token) > 3 or not token.isdigit() or text[end + 1 : end + 2] not in _BLANKS:
        return False
    if _LINE_START.search(text, max(0, start - 12), start):
        return True
    ahead = text[max(0, start - 60) : start]
    if text[end] == ".":
        return ahead.rstrip()[-1:] in (":", ";") and text[end + 2 : end + 3].islower()
    return text[end] == ")" and len(token) < 3 and ahead.count("(") <= ahead.count(")") and ahead[-1:] == " "


def _is_heading(text: str, start: int) -> bool:
    """Return whether the number is a heading's, at the start of a line: "9.1. System Boot", "10.1 Titles"."""
    line = _HEADED.match(text, start)
    if line is None or not _LINE_START.search(text, max(0, start - 12), start):
        return False
    return bool(line["dot"]) or (line["word"].lower() not in SCALES and not _NO_TITLE.search(line["rest"]))


def _is_zone(text: str, start: int, end: int) -> bool:
    """Return whether a signed number of four digits says how far a time is from universal time: it has a zero at its
    start, as no other number has, or a time before it."""
    if not _ZONE.fullmatch(text, start, end):
        return False
    is_apart = text[start - 2 : start - 1] in ("", " ", "(", "\n")
    return (text[start] == "0" and is_apart) or bool(_CLOCK.search(text, max(0, start - 1 - _CLOCK_WIDTH), start - 1))


def _is_exponent(text: str, start: int, end: int) -> bool:
    """Return whether a signed digit in brackets is the power of a unit whose raised digits were lost: "kg(-1)"."""
    return text[start - 2 : start - 1] == "(" and text[start - 3 : start - 2].isalpha() and text[end : end + 1] == ")"


def _after_hyphen(text: str, low: str, start: int, end: int) -> int:
    if start < 2 or not text[start - 2].isalpha():
        return 0
    at = start - 2
    while at > 0 and low[at - 1].isalpha() and start - at < 14:
        at -= 1
    return 0 if low[at : start - 1] in PREFIXES else run_end(text, end)


def run_end(text: str, end: int) -> int:
    """Return where the identifier ends of which the text up to `end` is the first part."""
    while end < len(text) and (text[end].isalnum() or (text[end] in "-./_:" and text[end + 1 : end + 2].isalnum())):
        end += 1
    return end


def _phone(text: str, start: int, end: int) -> int:
    previous = text[start - 1] if start else " "
    following, then = text[end : end + 1], text[end + 1 : end + 2]
    if following == " " and not (then.isdigit() or then == "("):
        return 0
    if following == "-" and (form := _FORM.match(text, end)):
        return form.end()
    if previous == "+":
        match = _INTERNATIONAL.match(text, start)
        return match.end() if match else 0
    match = _HYPHENATED.match(text, start)
    if match and not re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$", match.group()):
        return match.end()
    if end - start == 3 and (short := _PHONE_SHORT.match(text, start)):
        return short.end()
    match = _PHONE.match(text, start)
    return match.end() if match and not _GROUPS.match(text, start) else 0


def has_links(text: str) -> bool:
    """Return whether a text holds what a link or an address of mail is known by."""
    return "@" in text or "://" in text or "www." in text


def link(region: Region, start: int) -> int:
    """Return where the link or address around `start` ends, or 0 if there is none."""
    text = region.text
    begin, stop = start, start
    while begin > 0 and start - begin < 300 and not text[begin - 1].isspace():
        begin -= 1
    while stop < len(text) and stop - start < 300 and not text[stop].isspace():
        stop += 1
    chunk = text[begin:stop]
    return stop if "://" in chunk or "@" in chunk or chunk.lstrip("(<[").startswith("www.") else 0
