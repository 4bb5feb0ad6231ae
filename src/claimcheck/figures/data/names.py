"""What is no quantity: words before a number that make it a name, a place in a text or an identifier (lower-case)."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Parts of texts and other numbered things.
NUMBERED = _words("""
section sections sec sec. figure figures fig fig. figs figs. chapter chapters table tables page pages pp pp. p.
appendix annex article articles clause paragraph para para. version ver ver. v. release build edition volume vol vol.
issue part parts step steps lesson exhibit schedule item items note footnote equation eq eq. room suite apt apt. floor
gate platform terminal flight route highway interstate channel channels bus tram train line level phase phases tier
grade type class category cat no no. nos nos. number numbers nr nr. title rule rules amendment bill proposition prop
protocol resolution act form model mark mk series season episode game week weeks day days round stage group division
district precinct ward zone unit block lot plot box pier hole lap track ref id case docket isbn issn doi zip postcode
code port node page: flat exit h.r. s. ss. sheet scene formula lane question q slide verse psalm chap chap. order
invoice ticket serial
""")
# A number after these is a name whatever follows: "Boeing 737 jets"; after those above only if no counted noun does.
BRANDS = _words("""
iphone ipad ipod galaxy python java html ubuntu macos php pixel boeing airbus windows android ios playstation xbox
apollo covid formula channel route mazda peugeot renault audi bmw porsche ferrari ford fiat saab volvo concorde nasdaq
s&p ftse dow russell nikkei cac dax topix stoxx csi msci asx kospi sensex hang-seng tsx ibex smi aex catch ocean area
fortune system section title chapter article generation
http https tls ssl usb hdmi pcie xml sgml xhtml css opengl vulkan bluetooth unicode linux debian fedora openbsd freebsd
netbsd perl gcc cmake gtk qt glibc openssl mysql postgresql sqlite mariadb
iso iec ansi rfc ecma fips posix
""")
STREETS = _words("""
street st st. avenue ave ave. road rd rd. boulevard blvd blvd. drive dr lane ln lane. court square plaza terrace
parkway highway hwy way place
""")
# Prefixes that a number may follow after a hyphen.
PREFIXES = _words("mid pre post early late sub under over non ex to about around near plus minus inter nearly almost "
                  "between least most some than and or usd eur gbp aud cad jpy of a the up down by")  # fmt: skip
# Capitalised words that begin sentences and are no names.
STARTERS = _words("""
about over some nearly almost around roughly approximately only just more less fewer under between from in at by for
the a an and but or so then when while after before since until with without of on to up down all another both every
each no not that these those this its their his her our my your there here he she it we they you i however meanwhile
today yesterday tomorrow last next first second third he'd another also now still even yet nor if as than though
although because where which who whose what why how per plus minus total totals q1 q2 q3 q4 fy ci iqr sd se mean
median hr rr range sales revenue revenues profit profits income net gross earnings loss losses cost costs price prices
output exports imports turnover opening closing beginning ending additions disposals purchases withdrawals receipts
payments balance
""")
# Before the first number of a list these tell a place or a time, not how many each of the named has.
NOT_SHARED = _words("""
in on at by since until till before after from to of for with per than year years and or circa about age aged
""")
# What is shared out among those that a list names: "won 21 seats, Labour 18".
SHARED_OUT = _words("seats votes points goals runs medals wins titles shares tries sets games")
# What a number before it and a hyphen make a name of: "the BSD 3-Clause licence".
NAMED_BY = _words("clause")
IDIOMS = _words("24/7 9/11 7/7 50/50 7/11 20/20 360/365")
