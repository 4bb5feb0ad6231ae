"""What is measured, by the names that people write, with what there is to doubt about it.

`slack` is how far two honest figures of the same thing may be apart by revision, method or date, as services and
national offices differ in practice: in percentage points for shares and rates, else as a part of the value. What is
nearer than that contradicts nothing.
"""

from __future__ import annotations

from decimal import Decimal

from claimcheck.records import dataclass

REPORTER = "(the reporter)"
"""Among the words that settle a doubt: the name of the service itself."""


@dataclass(frozen=True, slots=True)
class Metric:
    """Something that is measured.

    Attributes:
        name: what it is called; with a word such as "growth" in it, it is a change.
        names: what else it is called; a text must have all words of one of its names.
        slack: how far apart two honest figures of it can be.
        doubt: what a text must say for another value to contradict it, as a question; "" where nothing is in doubt.
        settled: words of which one in the text settles the doubt.
        stock: whether it is what there is at the end of a year, not what comes in it.
        grows: how far apart two honest figures of its change on the year before can be, in percentage points; None
            where a change is not worked out of its values.
    """

    name: str
    names: tuple[str, ...] = ()
    slack: Decimal = Decimal("0.03")
    doubt: str = ""
    settled: tuple[str, ...] = ()
    stock: bool = False
    grows: Decimal | None = None


def _metric(
    name: str,
    names: str = "",
    slack: str = "0.03",
    doubt: str = "",
    settled: str = "",
    *,
    stock: bool = False,
    grows: str = "",
) -> Metric:
    split = tuple(part.strip() for part in names.split(",") if part.strip())
    settling = tuple(part.strip() for part in settled.split(",") if part)
    return Metric(name, split, Decimal(slack), doubt, settling, stock, Decimal(grows) if grows else None)


_PRICES = "at current or constant prices, by exchange rates or purchasing power?"
_NOMINAL = "nominal, current"

GDP = _metric("GDP", "gross domestic product, nominal GDP, GDP at current prices, economic output, size of the economy",
              "0.06", _PRICES, _NOMINAL)  # fmt: skip
GDP_GROWTH = _metric(
    "GDP growth", "growth of GDP, real GDP growth, annual GDP growth rate, economic growth, economic growth rate", "0.8"
)
GDP_PER_CAPITA = _metric(
    "GDP per capita",
    "GDP per head, GDP per person, per capita GDP, nominal GDP per capita, economic output per head",
    "0.06", _PRICES, _NOMINAL,
)  # fmt: skip
GDP_PER_CAPITA_PPP = _metric(
    "GDP per capita at purchasing power parity",
    "GDP per capita in purchasing power parity, GDP per capita by purchasing power, GDP per capita PPP,"
    " GDP per head at purchasing power parity, PPP-adjusted GDP per capita",
    "0.06", "at current or constant international dollars?", "current",
)  # fmt: skip
GNI_PER_CAPITA = _metric("GNI per capita", "gross national income per capita, GNI per head, per capita GNI", "0.06",
                         "by the Atlas method, at exchange rates or purchasing power?", "atlas")  # fmt: skip
POPULATION = _metric(
    "population",
    "total population, number of inhabitants, home to people, people live in, people lived in, people living in,"
    " resident population",
    "0.05",
    "are these all who live there?",
    "population, inhabitants, home to",
)
POPULATION_GROWTH = _metric("population growth", "growth of the population, annual population growth rate", "0.4")
URBAN = _metric("urban population share", "share of the population living in cities, population living in urban areas,"
                " people living in urban areas, urban share of the population", "4",
                "by whose definition of a city?", REPORTER)  # fmt: skip
INFLATION = _metric(
    "inflation",
    "inflation rate, annual inflation, consumer price inflation, CPI inflation, average inflation, headline inflation,"
    " rate of inflation, annual average inflation, inflation averaged",
    "0.6", "the average of the year, or a month of it?", "averaged, average, averaging, averages",
)  # fmt: skip
PRICE_GROWTH = _metric(
    "consumer price growth",
    "growth of consumer prices, consumer price increase, increase in average consumer prices, consumer prices growth",
    "0.6", "on average of the year, or over the twelve months to its end?", "averaged, average, averaging, averages",
)  # fmt: skip
UNEMPLOYMENT = _metric(
    "unemployment",
    "unemployment rate, annual unemployment rate, average unemployment rate, harmonised unemployment rate,"
    " share of the labour force without work, share of the labor force out of work, unemployment averaged",
    "0.7", "as registered, or by the ILO's definition?", f"ILO, harmonised, harmonized, {REPORTER}",
)  # fmt: skip
YOUTH_UNEMPLOYMENT = _metric(
    "youth unemployment", "youth unemployment rate, unemployment rate among young people, youth joblessness", "2",
    "as registered, or by the ILO's definition, and of what age?", f"ILO, {REPORTER}",
)  # fmt: skip
_TRADE = "goods, or goods and services? in the year's prices? as customs or as national accounts count?"
EXPORTS = _metric("exports of goods and services", "goods and services exported, total exports of goods and services",
                  "0.06", _TRADE, _NOMINAL, grows="2")  # fmt: skip
IMPORTS = _metric("imports of goods and services", "goods and services imported, total imports of goods and services",
                  "0.06", _TRADE, _NOMINAL, grows="2")  # fmt: skip
EXPORT_SHARE = _metric("exports of GDP", "exports of goods and services of GDP, exports share of GDP,"
                       " exports as percentage of GDP", "3", _TRADE, REPORTER)  # fmt: skip
DEBT = _metric(
    "debt of GDP",
    "government debt of GDP, public debt of GDP, national debt of GDP, state debt of GDP, debt-to-GDP ratio,"
    " gross debt of GDP, general government gross debt of GDP, government debt as a share of GDP,"
    " public debt as a percentage of GDP, government debt relative to GDP",
    "5", "of the central or the whole government, gross or net?", f"gross, general, {REPORTER}",
    stock=True,
)  # fmt: skip
DEFICIT = _metric(
    "budget deficit of GDP",
    "government deficit of GDP, public deficit of GDP, fiscal deficit of GDP, general government deficit of GDP,"
    " deficit of GDP",
    "1", "of the central or the whole government?", f"general, {REPORTER}",
)  # fmt: skip
CURRENT_ACCOUNT = _metric(
    "current account balance of GDP", "current account surplus of GDP, surplus on the current account of GDP", "1.5"
)
CURRENT_DEFICIT = _metric(
    "current account deficit of GDP", "deficit on the current account of GDP, current-account deficit of GDP", "1.5"
)
FDI = _metric("foreign direct investment", "FDI inflows, inflows of foreign direct investment,"
              " net foreign direct investment inflows", "0.2", "net or gross, inflows or stock?", "net")  # fmt: skip
REMITTANCES = _metric("remittances", "personal remittances, remittances received, remittance inflows", "0.1")
RESERVES = _metric("reserves", "international reserves, foreign exchange reserves, total reserves including gold",
                   "0.1", "with or without gold, of which day?", "gold", stock=True)  # fmt: skip
LIFE_EXPECTANCY = _metric(
    "life expectancy", "life expectancy at birth, average life expectancy, life expectancy of people", "0.025"
)
FERTILITY = _metric("fertility", "fertility rate, total fertility rate, births per woman, children per woman,"
                    " average number of children per woman", "0.1")  # fmt: skip
INFANT_MORTALITY = _metric(
    "infant mortality", "infant mortality rate, infant deaths per live births, rate of infant mortality", "0.15"
)
CHILD_MORTALITY = _metric("child mortality", "child mortality rate, under-five mortality rate, under-5 mortality rate,"
                          " under-five deaths per live births", "0.15")  # fmt: skip
MATERNAL_MORTALITY = _metric("maternal mortality", "maternal mortality ratio, maternal mortality rate,"
                             " maternal deaths per live births", "0.3")  # fmt: skip
CO2 = _metric(
    "CO2 emissions",
    "emissions of CO2, carbon dioxide emissions, CO2 emitted, emitted CO2, emitted carbon dioxide,"
    " annual CO2 emissions, emit CO2, emits CO2, fossil CO2 emissions, territorial CO2 emissions",
    "0.15", grows="2.5",
)  # fmt: skip
CO2_PER_CAPITA = _metric(
    "CO2 emissions per capita",
    "per capita CO2 emissions, CO2 emissions per person, CO2 emissions per head, CO2 emitted per person,"
    " emitted CO2 per person, emitted CO2 per capita, carbon dioxide emissions per capita,"
    " carbon dioxide emissions per person, carbon emissions per capita",
    "0.15", grows="2.5",
)  # fmt: skip
ELECTRICITY_ACCESS = _metric(
    "access to electricity",
    "people with access to electricity, share of the population with access to electricity,"
    " of people had access to electricity, of the population had access to electricity, electrification rate",
    "5",
)
RENEWABLES = _metric("share of electricity from renewables", "electricity from renewables, renewable electricity share,"
                     " share of renewables in electricity generation", "4",
                     "of generation or of consumption?", "generation")  # fmt: skip
INTERNET = _metric("internet users", "people using the internet, people used the internet, population online,"
                   " share of the population using the internet, of the population used the internet", "6")  # fmt: skip
MILITARY_SHARE = _metric(
    "military spending of GDP", "military expenditure of GDP, defence spending of GDP, defense spending of GDP,"
    " military spending as a share of GDP", "0.6", "by whose definition?", f"SIPRI, {REPORTER}",
)  # fmt: skip
HEALTH_SHARE = _metric(
    "health spending of GDP", "health expenditure of GDP, healthcare spending of GDP, spending on health of GDP", "1.5",
    "of the state only, or of all?", "current, total",
)  # fmt: skip
RESEARCH_SHARE = _metric(
    "research and development spending of GDP", "R&D spending of GDP, research and development expenditure of GDP,"
    " R&D expenditure of GDP, spent on research and development of GDP", "0.3",
)  # fmt: skip
POVERTY = _metric("extreme poverty", "people living in extreme poverty, share of people in extreme poverty,"
                  " population living in extreme poverty, extreme poverty rate", "4",
                  "by which poverty line?", "2.15, 3.00")  # fmt: skip
GINI = _metric("Gini index", "Gini coefficient, inequality by the Gini index", "0.08",
               "of income or consumption, before or after taxes?", REPORTER)  # fmt: skip
FOREST = _metric("forest share of land", "forest area of land, land covered by forest, forest cover, forests cover of"
                 " land", "4")  # fmt: skip
LAND_AREA = _metric("land area", "area of land", "0.03")

# --- of the United States, of companies, of things --------------------------------------------------------------------

FEDERAL_FUNDS = _metric(
    "federal funds rate", "fed funds rate, effective federal funds rate, federal funds rate averaged", "0.3",
    "the target, or the effective rate?", "effective, averaged, average",
)  # fmt: skip
MORTGAGE_RATE = _metric("30-year mortgage rate", "30-year fixed mortgage rate, average 30-year mortgage rate", "0.4")
TREASURY = _metric("10-year Treasury yield", "yield on the 10-year Treasury, 10-year Treasury note yield", "0.4")
PARTICIPATION = _metric("labor force participation", "labor force participation rate, labour force participation rate",
                        "0.5")  # fmt: skip
REVENUE = _metric("revenue", "revenues, net sales, total revenue, total net sales, net revenue,"
                  " annual revenue", "0.01", grows="0.5")  # fmt: skip
NET_INCOME = _metric(
    "net income", "net profit, net earnings, annual net income", "0.02",
    "as a whole, or attributable to the shareholders?", "attributable, reported, net", grows="1",
)  # fmt: skip
OPERATING_INCOME = _metric("operating income", "operating profit, income from operations", "0.01",
                           "by the accounting rules, or adjusted?", "GAAP", grows="1")  # fmt: skip
ASSETS = _metric("total assets", "assets", "0.02")
RESEARCH = _metric("research and development expense", "research and development spending, R&D spending, R&D expense,"
                   " R&D expenses, spent on research and development", "0.02", grows="1")  # fmt: skip
CASH = _metric("cash and cash equivalents", "cash and equivalents", "0.02")
HEIGHT = _metric("height", "tall, total height, high", "0.08", "with or without what stands on it?", "total")
ELEVATION = _metric(
    "elevation", "above sea level, elevation above sea level, height above sea level, high, height, tall", "0.02"
)
LENGTH = _metric("length", "long, total length", "0.1", "measured from where to where?")
AREA = _metric(
    "area", "total area, surface area, area covers, area covered, cover area, covers", "0.06",
    "within which borders, with or without water?",
)  # fmt: skip
FOUNDING = _metric("founding", "established, founded, set up", doubt="founded, chartered, opened or merged?")
DEPTH = _metric("depth", "deep, maximum depth", "0.08", "at its deepest, or on average?", "maximum, deepest, average")
