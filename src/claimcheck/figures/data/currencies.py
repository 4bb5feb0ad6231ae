"""Currencies by ISO 4217 code: names, signs, nationalities and hundredths.

To add a currency, add one row to `_CURRENCIES`: code, names (a nationality is put before those in brackets as well as
after none: "Australian [dollar]"), and signs. Codes of ISO 4217, withdrawn ones included where news archives need them.
"""

from __future__ import annotations

# code: names with their plurals; names after ":" need the nationality.
_NAMES = """
AED: emirati dirham, uae dirham, dirham
AFN: afghani
ALL: albanian lek, lek
AMD: armenian dram
AOA: angolan kwanza, kwanza
ARS: argentine peso, argentinian peso
AUD: australian dollar, aussie dollar
AZN: azerbaijani manat, azeri manat, manat
BAM: convertible mark
BBD: barbados dollar, barbadian dollar
BDT: bangladeshi taka, taka
BGN: bulgarian lev, lev
BHD: bahraini dinar
BND: brunei dollar
BOB: boliviano, bolivian boliviano
BRL: brazilian real, brazilian reais, reais
BTC: bitcoin
BWP: pula, botswana pula
BYN: belarusian ruble, belarusian rouble
CAD: canadian dollar
CDF: congolese franc
CHF: swiss franc, franc
CLP: chilean peso
CNY: chinese yuan, yuan, renminbi, chinese renminbi, yuan renminbi, rmb, chinese yuan renminbi
COP: colombian peso
CRC: costa rican colón, costa rican colon, colón
CUP: cuban peso
CZK: czech koruna, czech crown, koruna, koruny, korun
DEM: german mark, deutsche mark, deutschemark, deutschmark, west german mark, mark
DKK: danish krone, danish crown, danish kroner
DOP: dominican peso
DZD: algerian dinar
EGP: egyptian pound
ESP: spanish peseta, peseta
ETB: ethiopian birr, birr
ETH: ether, ethereum
EUR: euro
FIM: finnish markka, markka, finnish mark
FJD: fijian dollar, fiji dollar
FRF: french franc
GBP: pound sterling, pounds sterling, british pound, uk pound, sterling
GEL: georgian lari, lari
GHS: ghanaian cedi, ghana cedi, cedi
GRD: greek drachma, drachma
GTQ: guatemalan quetzal, quetzal
HKD: hong kong dollar
HNL: honduran lempira, lempira
HRK: croatian kuna, kuna
HUF: hungarian forint, forint
IDR: indonesian rupiah, rupiah
IEP: irish pound, punt
ILS: shekel, israeli shekel, new shekel, israeli new shekel, new israeli shekel
INR: indian rupee, rupee
IQD: iraqi dinar
IRR: iranian rial
ISK: icelandic krona, icelandic krónur
ITL: italian lira, italian lire
JMD: jamaican dollar
JOD: jordanian dinar
JPY: yen, japanese yen
KES: kenyan shilling, kenya shilling
KGS: kyrgyz som, som
KHR: cambodian riel, riel
KPW: north korean won
KRW: south korean won, korean won, won
KWD: kuwaiti dinar, dinar
KZT: kazakhstani tenge, kazakh tenge, tenge
LAK: lao kip, laotian kip, kip
LBP: lebanese pound, lebanese lira
LKR: sri lankan rupee
LTL: lithuanian litas, litas
LVL: latvian lats
MAD: moroccan dirham
MDL: moldovan leu
MKD: macedonian denar, denar
MMK: myanmar kyat, burmese kyat, kyat
MNT: mongolian tugrik, tugrik
MOP: macanese pataca, pataca
MUR: mauritian rupee
MVR: maldivian rufiyaa, rufiyaa
MWK: malawian kwacha
MXN: mexican peso, peso
MYR: malaysian ringgit, ringgit
MZN: mozambican metical, metical, meticais
NAD: namibian dollar
NGN: nigerian naira, naira
NIO: nicaraguan córdoba
SAT: satoshi
NLG: netherlands guilder, dutch guilder, guilder, netherlands guilde
NOK: norwegian krone, norwegian crown, norwegian kroner, krone, kroner
NPR: nepalese rupee, nepali rupee
NZD: new zealand dollar, kiwi dollar
OMR: omani rial
PEN: peruvian sol, nuevo sol, soles
PGK: papua new guinean kina
PHP: philippine peso, filipino peso
PKR: pakistani rupee, pakistan rupee
PLN: polish zloty, polish złoty, zloty, złoty, zlotys, zlotych
PTE: portuguese escudo, escudo
PYG: paraguayan guaraní, guarani
QAR: qatari riyal, qatari rial
RON: romanian leu, romanian lei, lei, leu
RSD: serbian dinar
RUB: ruble, rouble, russian ruble, russian rouble
RWF: rwandan franc
SAR: saudi riyal, saudi rial, saudi arabian riyal, riyal, rial
SDG: sudanese pound
SEK: swedish krona, swedish crown, swedish kronor, krona, kronor
SGD: singapore dollar, singaporean dollar
SUR: soviet ruble
SYP: syrian pound
THB: thai baht, baht
TND: tunisian dinar
TRY: turkish lira, lira
TTD: trinidad and tobago dollar
TWD: new taiwan dollar, taiwan dollar, taiwanese dollar
TZS: tanzanian shilling
UAH: ukrainian hryvnia, hryvnia, hryvnias, ukrainian hryvnya
UGX: ugandan shilling, uganda shilling
USD: dollar, us dollar, u.s. dollar, american dollar, united states dollar, u.s dollar, us-dollar, buck
UYU: uruguayan peso
UZS: uzbek som, uzbekistani som, uzbek soum, sum
VEF: venezuelan bolivar, bolivar, venezuelan bolívar
VND: vietnamese dong, dong
XAF: cfa franc, central african franc
XCD: eastern caribbean dollar
XDR: special drawing right
XOF: west african franc, west african cfa franc
YER: yemeni rial
ZAR: south african rand, rand
ZMW: zambian kwacha, kwacha
ZWL: zimbabwean dollar, zimbabwe dollar
"""

# Words whose singular and plural are the same, or whose plural has no "s".
_INVARIANT = frozenset(
    "yen yuan renminbi rmb baht won rand reais ringgit tenge lei leu lek lev lari kip kroner kronor korun koruny "
    "krónur "
    "lire lats litas sterling zlotych zloty złoty dong sum som soum soles naira kyat taka birr meticais rupiah".split()
)

# Signs, longest first where one begins another; a sign stands before the number or, glued or spaced, after it.
SIGNS = {
    "$": "USD", "US$": "USD", "$US": "USD", "U.S.$": "USD", "USD$": "USD", "USD": "USD", "A$": "AUD", "AU$": "AUD",
    "$A": "AUD", "AUD$": "AUD", "Aus$": "AUD", "C$": "CAD", "CA$": "CAD", "CAN$": "CAD", "Can$": "CAD", "CDN$": "CAD",
    "Cdn$": "CAD", "CAD$": "CAD", "NZ$": "NZD", "$NZ": "NZD", "NZD$": "NZD", "HK$": "HKD", "$HK": "HKD",
    "HKD$": "HKD", "S$": "SGD",
    "SG$": "SGD", "NT$": "TWD", "R$": "BRL", "MX$": "MXN", "Mex$": "MXN", "J$": "JMD", "TT$": "TTD", "EC$": "XCD",
    "Z$": "ZWL", "N$": "NAD", "FJ$": "FJD", "£": "GBP", "₤": "GBP", "€": "EUR", "¥": "JPY", "￥": "JPY", "JP¥": "JPY",
    "CN¥": "CNY", "RMB¥": "CNY", "₹": "INR", "₨": "INR", "Rs": "INR", "Rs.": "INR", "Re": "INR", "₩": "KRW",
    "₽": "RUB", "₺": "TRY", "TL": "TRY", "₪": "ILS", "NIS": "ILS", "฿": "THB", "₫": "VND", "₴": "UAH", "₦": "NGN",
    "₱": "PHP", "₡": "CRC", "₵": "GHS", "GH₵": "GHS", "GH¢": "GHS", "₸": "KZT", "₮": "MNT", "₾": "GEL", "₼": "AZN",
    "₭": "LAK", "ரூ": "LKR", "₿": "BTC", "RM": "MYR", "RMB": "CNY", "Rp": "IDR", "Rp.": "IDR", "Ksh": "KES",
    "KSh": "KES",
    "KShs": "KES", "Sh": "KES", "USh": "UGX", "TSh": "TZS", "zł": "PLN", "Kč": "CZK", "Ft": "HUF", "Lei": "RON",
    "DM": "DEM", "SFr": "CHF", "Sfr": "CHF", "SFr.": "CHF", "Fr.": "CHF", "FFr": "FRF", "Dh": "AED", "Dhs": "AED",
    "Tk": "BDT", "E£": "EGP", "LE": "EGP", "IR£": "IEP", "Rand": "ZAR", "STG": "GBP", "stg": "GBP", "$CAN": "CAD",
    "PS": "GBP", "Php": "PHP", "P": "PHP", "R": "ZAR", "kr": "SEK", "SR": "SAR", "dlr": "USD", "dlrs": "USD",
    "stg.": "GBP",
}  # fmt: skip

# Signs that are read only directly before a digit: "R500", "P1,200".
GLUED_ONLY = frozenset({"R", "P", "PS", "LE", "Sh", "SR", "TL", "Ft", "DM", "Fr.", "Re", "Dh"})
# Abbreviations that stand after a number: "12 mln dlrs", "300 kr", "50 RMB".
AFTER_ONLY = frozenset({"dlr", "dlrs", "stg", "stg.", "kr"})

# Hundredths of a currency: name -> code, or "" for the hundredth of the dollar in use.
HUNDREDTHS = {
    "cent": "USD", "cents": "USD", "ct": "USD", "cts": "USD", "¢": "USD", "us cent": "USD", "us cents": "USD",
    "u.s. cent": "USD", "u.s. cents": "USD", "pence": "GBP", "penny": "GBP", "pennies": "USD", "p": "GBP",
    "euro cent": "EUR", "euro cents": "EUR", "eurocents": "EUR", "paise": "INR", "paisa": "INR",
    "kopecks": "RUB", "kopeks": "RUB", "sen": "MYR", "centavos": "MXN", "canadian cents": "CAD",
    "australian cents": "AUD", "c": "USD", "australian cent": "AUD", "canadian cent": "CAD", "singapore cents": "SGD",
    "hong kong cents": "HKD", "new zealand cents": "NZD", "öre": "SEK", "fen": "CNY", "agorot": "ILS",
    "satang": "THB", "pfennig": "DEM", "pfennigs": "DEM", "centimes": "CHF",
}  # fmt: skip

# Names that are also other words: read as money only with a scale word, a sign elsewhere or a nationality.
AMBIGUOUS = frozenset(
    "won real sum som mark pound pounds sterling sol soles kip lek ether crown crowns punt punts guarani lats".split()
)

# Codes that are also written in lower case: "20 usd".
LOWER_CODES = frozenset(
    "usd eur gbp aud cad nzd hkd sgd chf jpy cny rmb inr myr thb php krw mxn brl zar sek nok dkk btc eth".split()
)
# Codes of ISO 4217 that may stand before or after a number, and crypto codes met in news.
CODES = frozenset(row.split(":")[0] for row in _NAMES.strip().splitlines()) | frozenset({"CNH", "SDR", "USDT"})
CODE_ALIASES = {"CNH": "CNY", "SDR": "XDR", "USDT": "USDT"}
# Codes that are also English words in capitals.
CODES_NEEDING_DIGITS = frozenset({"ALL", "TRY", "TOP", "CUP", "MAD", "PEN", "COP", "GEL", "BAM", "LAK", "RON", "SOS"})


def _plural(name: str) -> str:
    last = name.rsplit(" ", 1)[-1]
    if last in _INVARIANT or last.endswith("s"):
        return name
    return name + "s"


def _names() -> dict[str, str]:
    table: dict[str, str] = {}
    for row in _NAMES.strip().splitlines():
        code, names = row.split(": ")
        for name in names.split(", "):
            table[name] = table[_plural(name)] = code
    table["pound"] = table["pounds"] = "GBP"
    return table


NAMES = _names()
NAME_WORDS = max(len(name.split()) for name in NAMES)
