"""Words that stand for numbers: cardinals, scales, ordinals, fractions, multiples and vague plurals (lower-case)."""

from __future__ import annotations

from fractions import Fraction

DIGITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
}  # fmt: skip
TEENS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip

SMALL = DIGITS | TEENS | TENS

# Powers of ten that multiply what stands before them.
SCALES = {
    "hundred": 2, "thousand": 3, "lakh": 5, "lakhs": 5, "lac": 5, "crore": 7, "crores": 7, "million": 6, "billion": 9,
    "trillion": 12, "quadrillion": 15, "quintillion": 18,
}  # fmt: skip
# Written only after digits: "$5 mln", "1.2bn", "3 mio".
SCALE_ABBREVIATIONS = {
    "thou": 3, "k": 3, "m": 6, "mn": 6, "mln": 6, "mio": 6, "mil": 6, "mill": 6, "mm": 6, "b": 9, "bn": 9, "bln": 9,
    "mrd": 9, "tn": 12, "trn": 12, "tln": 12, "tr": 12, "t": 12, "cr": 7,
}  # fmt: skip
# Abbreviations that are read without a currency sign, since they are no unit's symbol: "5 mln barrels".
PLAIN_SCALE_ABBREVIATIONS = frozenset({"mn", "mln", "mio", "bn", "bln", "mrd", "tn", "trn", "tln", "thou"})

# Nouns that count in groups: "two dozen".
GROUPS = {"dozen": 12, "gross": 144, "score": 20}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
    "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
    "thousandth": 1000, "millionth": 1000000, "billionth": 1000000000,
}  # fmt: skip

# Denominators: singular after "a"/"one", plural after the rest.
DENOMINATORS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "hundredth": 100,
    "thousandth": 1000, "millionth": 1000000,
}  # fmt: skip
DENOMINATOR_PLURALS = {"halves": 2} | {word + "s": n for word, n in DENOMINATORS.items() if word != "half"}

FRACTION_SIGNS = {
    "½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4),
    "⅕": Fraction(1, 5), "⅖": Fraction(2, 5), "⅗": Fraction(3, 5), "⅘": Fraction(4, 5), "⅙": Fraction(1, 6),
    "⅚": Fraction(5, 6), "⅐": Fraction(1, 7), "⅛": Fraction(1, 8), "⅜": Fraction(3, 8), "⅝": Fraction(5, 8),
    "⅞": Fraction(7, 8), "⅑": Fraction(1, 9), "⅒": Fraction(1, 10),
}  # fmt: skip
SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺"

# Vague plurals: at least the number, less than ten times it ("dozens": 12 to 120).
VAGUE = {
    "dozens": 12, "scores": 20, "tens": 10, "hundreds": 100, "thousands": 1000, "millions": 1000000,
    "billions": 1000000000,
    "trillions": 1000000000000, "lakhs": 100000, "crores": 10000000,
}  # fmt: skip

# Words that say how many times, with the direction that they give.
MULTIPLES = {
    "twice": (2, ""), "thrice": (3, ""), "double": (2, ""), "doubles": (2, "up"), "doubled": (2, "up"),
    "doubling": (2, "up"), "triple": (3, ""), "triples": (3, "up"), "tripled": (3, "up"), "tripling": (3, "up"),
    "treble": (3, ""), "trebles": (3, "up"), "trebled": (3, "up"), "trebling": (3, "up"), "quadruple": (4, ""),
    "quadruples": (4, "up"), "quadrupled": (4, "up"), "quadrupling": (4, "up"), "quintuple": (5, ""),
    "quintupled": (5, "up"), "quintupling": (5, "up"), "sextupled": (6, "up"),
}  # fmt: skip
HALVINGS = frozenset({"halved", "halving", "halve", "halves"})
