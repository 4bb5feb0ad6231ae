"""Words by which tables are headed and by which claims ask something of them (lower-case), written for claimcheck."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# --- headers ----------------------------------------------------------------------------------------------------------

# What people shorten in the head of a column. Runs of two words are tried first.
SHORT: dict[str, str] = {
    "life exp": "life expectancy",
    "gdp percap": "gdp per capita",
    "gdp pc": "gdp per capita",
    "percap": "per capita",
    "us": "US",
    "usa": "USA",
    "uk": "UK",
    "eu": "EU",
    "uae": "UAE",
    "pop": "population",
    "pct": "percent",
    "perc": "percent",
    "avg": "average",
    "temp": "temperature",
    "max": "maximum",
    "min": "minimum",
    "qty": "quantity",
    "amt": "amount",
    "num": "number",
    "nr": "number",
    "cnt": "count",
    "yr": "year",
    "yrs": "years",
    "qtr": "quarter",
    "wt": "weight",
    "ht": "height",
    "cyl": "cylinders",
    "hp": "horsepower",
    "mpg": "miles per gallon",
    "unemp": "unemployment",
    "emp": "employment",
    "govt": "government",
    "infl": "inflation",
    "prod": "production",
    "rev": "revenue",
    "hh": "household",
    "mfg": "manufacturing",
    "dept": "department",
    "dist": "distance",
    "dur": "duration",
    "exp": "exports",
    "imp": "imports",
}

# Words of a header that are only its unit or its kind of number: a claim need not have them.
UNSAID = _words("""
value values amount amounts number numbers count counts total totals figure figures data observation obs level levels
n no current constant thousand thousands million millions billion billions in of the a and or by for to at on per
percent percentage estimate estimated annual yearly name id reported body
""")
SCALES: dict[str, int] = {
    "thousand": 3,
    "thousands": 3,
    "000s": 3,
    "'000": 3,
    "000": 3,
    "k": 3,
    "million": 6,
    "millions": 6,
    "mn": 6,
    "mln": 6,
    "mio": 6,
    "m": 6,
    "billion": 9,
    "billions": 9,
    "bn": 9,
    "bln": 9,
    "trillion": 12,
    "trillions": 12,
    "tn": 12,
}
# What may end a column's name as its unit without brackets: "body_mass_g", "weight in lbs", "share_pct".
UNIT_ENDINGS = _words("""
mm cm m km g kg mg t lb lbs oz mi ft usd eur gbp pct percent kwh mwh gwh twh mw gw ha sqkm km2 tonnes tons hours
minutes seconds days years months litres liters kmh mph kelvin celsius fahrenheit dollars euros miles pounds
""")
# Measures that do not add up over rows: a claim must say how they are summed up.
NOT_ADDITIVE = _words("""
rate rates ratio share percent percentage per average mean median price prices index age temperature expectancy density
rank ranking score rating speed expectation probability proportion fraction mile gallon year latitude longitude
lat lon lng altitude elevation height weight length width depth mass distance wage wages power horsepower acceleration
displacement wind yield maximum minimum growth change radius number electronegativity cost capita radius point
""")
# Measures in percent need not say so in their heads.
RATES = _words("rate share percent percentage proportion fraction unemployment poverty inflation growth change margin")

# Nouns and verbs that add nothing to an amount of money, or to a percentage.
PRICED = _words("price prices priced cost costs worth value amount pay paid spend spent")
RATED = _words("rate rates share shares percentage proportion")
INDICATORS = _words("indicator series variable measure metric item statistic subject")
YEARS = _words("year fiscal calendar period")
QUARTERS = _words("quarter")
MONTHS = _words("month")
DATES = _words("date day month period time year week quarter")

# Columns of those with whom something is done: their own is something else.
PARTNERS = _words("partner partners destination destinations counterpart importer exporter supplier customer")
# Columns of numbers that only tell rows apart.
CODES = _words("id index code zip postal iso fips column00 column0 no obs")
# Rows that sum up others.
TOTAL_NAMES = (
    "total",
    "totals",
    "grand total",
    "all",
    "overall",
    "sum",
    "world",
    "world total",
    "all regions",
    "all countries",
    "all categories",
    "all sectors",
    "all ages",
    "both sexes",
    "subtotal",
    "national total",
    "whole economy",
)
# What statistics offices list among countries that is none.
AGGREGATES = (
    "arab world",
    "central europe and the baltics",
    "east asia & pacific",
    "euro area",
    "europe & central asia",
    "european union",
    "high income",
    "upper middle income",
    "middle income",
    "lower middle income",
    "low income",
    "low & middle income",
    "latin america & caribbean",
    "middle east & north africa",
    "middle east, north africa, afghanistan & pakistan",
    "north america",
    "oecd members",
    "south asia",
    "sub-saharan africa",
    "least developed countries: un classification",
    "heavily indebted poor countries (hipc)",
    "fragile and conflict affected situations",
    "small states",
    "asia",
    "africa",
    "europe",
    "oceania",
    "south america",
    "rest of world",
)
COUNTRY_WORDS = _words("country nation economy territory entity area location geo")

# --- values -----------------------------------------------------------------------------------------------------------

# Values of one meaning; the first is what the others are made.
ALIKE = """
female, women, woman, girls, f
male, men, man, boys, m
yes, true, y
no, false
europe, european, europeans
asia, asian, asians
africa, african, africans
oceania, oceanian
north america, north american
south america, south american
monday, mon, mondays
tuesday, tue, tues, tuesdays
wednesday, wed, wednesdays
thursday, thu, thur, thurs, thursdays
friday, fri, fridays
saturday, sat, saturdays
sunday, sun, sundays
"""
# What statistics offices add to countries' names.
COUNTRY_ADDITIONS = _words("rep republic islamic arab fed federation plurinational bolivarian state states sar rb pdr")
BLANKS = ("", "-", "–", "—", "..", "...", ":", "n/a", "na", "n.a.", "nan", "null", "none", "nil", "x", "?", "*", "#n/a")
TRUE, FALSE = _words("1 yes true y t"), _words("0 no false n f")

# --- claims -----------------------------------------------------------------------------------------------------------

MEANS = _words("average averages averaged averaging mean typical typically")
MEDIANS = _words("median")
SUMS = _words(
    "total totals totalled totaled totalling combined together altogether overall sum aggregate cumulative all"
)
MAXIMA = _words("""
highest most largest biggest greatest maximum peak peaked peaks record top high longest tallest heaviest oldest hottest
warmest strongest busiest priciest dearest deepest wettest windiest richest
""")
MINIMA = _words("""
lowest least smallest minimum fewest bottom bottomed trough low youngest lightest shortest cheapest coldest coolest
weakest driest poorest
""")
# Superlatives that say by what is ranked: more or less of which measure.
RANKED: dict[str, str] = {
    "oldest": "age",
    "youngest": "age",
    "heaviest": "weight",
    "lightest": "weight",
    "tallest": "height",
    "longest": "length",
    "shortest": "length",
    "hottest": "temperature",
    "warmest": "temperature",
    "coldest": "temperature",
    "coolest": "temperature",
    "cheapest": "price",
    "priciest": "price",
    "dearest": "price",
    "expensive": "price",
    "populous": "population",
    "powerful": "horsepower",
    "deepest": "depth",
    "wettest": "rain",
    "driest": "rain",
    "windiest": "wind",
}
ALL_TIME = _words("peaked peak peaks record trough bottomed ever historic historical")
RANKERS = _words("ranked ranks rank ranking place placed position came comes largest biggest highest")
SHARES = _words("""
account accounts accounted accounting make makes made making up represent represents represented comprise comprises
comprised constitute constitutes constituted share shares proportion portion fraction percentage all total overall
among
""")
LESS = _words("less fewer lower smaller below shorter lighter cheaper younger slower behind")
COMPARED = _words("than compared versus vs against")
COUNTING = _words("number count many")

# Verbs and nouns that say of nearly every table the same, so say nothing.
PLAIN = _words("""
spent spend carried carry ran run conducted higher lower greater larger smaller bigger have has had having is are was
were be been there list lists listed listing table dataset data study studied measured cover covers covered covering
include includes included including contain contains contained names named name won win wins winning take takes took
taken collect collected collects receive received receives get got gets earn earned earns cast brought bring live
lives lived living come came comes home people person persons each every across among out of half third quarter less
more go goes went held hold holds find found sample survey bought buy buys year years annual annually yearly month
months day days respectively later earlier level levels available given same period since between during from to in on
at by with for up down as than compared increase decrease decline growth grow rise drop fall difference gap change
then while
""")
# What a text calls a table.
TABLES = _words("table list dataset data file records")
# Nouns of measures that share a stem with words that say nothing ("produced").
MEASURED = _words("output production height tall")
# How often: an amount of each of these is no sum of longer stretches.
FREQUENCIES = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "hourly": "hour"}
# Nouns for a table's rows.
ROWS = _words("row rows record records entry entries observation observations item items case cases")
# Words that tell one thing by another name, beside those that the ledger knows.
SYNONYMS = """
weight, mass, weigh, weighs, weighed
length, long
price, cost, costs, priced, charge, charged
rain, precipitation, rainfall
temperature, temperatures
population, inhabitants, residents, populous, people
horsepower, power
gas, gasoline, petrol
vote, votes, voter
order, orders
employment, employ, employs, employed, jobs, employees
generation, generate, generated
yield, yielded, yields
tip, tipped, tips
profit, profits
mile, miles
maximum, highest, high
minimum, lowest
drive, drove, driven, drives
sale, sold, sell, sells
"""
