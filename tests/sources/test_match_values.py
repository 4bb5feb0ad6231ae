"""Which sentences a fact with a number bears out, contradicts, or leaves alone."""

from __future__ import annotations

import pytest
from matching import Fact, evidence, fact, outcome

EXPORTS = fact("Peru", "exports", "$64.4 billion", period="2023")
EXPORTS_22 = fact("Peru", "exports", "$66.2 billion", period="2022")
TO_CHINA = fact("Peru", "exports to China", "$23 billion", period="2023")
TRADE = fact("Peru and Chile", "trade turnover", "$3.1 billion", period="2023")
GROWTH = fact("Peru", "GDP growth", "2.7%", period="2022")
REVENUE = fact("Acme", "revenue", "12.4 billion", unit="EUR", period="2023", place="")
IN_GERMANY = fact("Acme", "revenue", "€4.1 billion", period="2023", place="Germany")
STAFF = fact("Acme", "employees", "5,412", unit="employees", period="2023-12-31")
POPULATION = fact("Estonia", "population", "1.37 million", unit="people", period="2023")
JOBLESS = fact("Spain", "unemployment rate", "12.2%", period="2023")
QUARTER = fact("Acme", "profit", "$310 million", period="2023-Q3")
FISCAL = fact("Acme", "profit", "$1.2 billion", period="FY2023")
TARGET = fact("Peru", "exports", "$80 billion", period="2030", kind="target")
LENGTH = fact("Rhine", "length", "1,233 km")
WARMTH = fact("Lima", "mean temperature", "20 °C", period="2023")
OIL = fact("Norway", "oil production", "1.8 million barrels", period="2023")

SUPPORTED = [
    ("Peru's exports reached $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("In 2023, Peru's exports reached $64 billion.", "$64 billion", EXPORTS),
    ("In 2023 Peru exported about $65 billion.", "$65 billion", EXPORTS),
    ("Peruvian exports totalled $64.4bn in 2023.", "$64.4bn", EXPORTS),
    ("Exports from Peru stood at US$64.4 billion in 2023.", "US$64.4 billion", EXPORTS),
    ("Exports rose to $64.4 billion in 2023 in Peru.", "$64.4 billion", EXPORTS),
    ("Peru's exports were more than $64 billion in 2023.", "$64 billion", EXPORTS),
    ("Peru's exports passed $60 billion in 2023.", "$60 billion", EXPORTS),
    ("Peru's exports came to $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("Peru's exports fell from $66.2 billion in 2022 to $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("Peru's exports fell from $66.2 billion in 2022 to $64.4 billion in 2023.", "$66.2 billion", EXPORTS_22),
    ("Peru's exports were $64.4 billion in 2023, down from $66.2 billion in 2022.", "$66.2 billion", EXPORTS_22),
    ("Peru's economy had a quiet 2023. Exports came to $64.4 billion.", "$64.4 billion", EXPORTS),
    ("Peru had a quiet year. Its exports came to $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("Peru's exports, which had soared in 2021, reached $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("Peru's exports fell in 2023. They amounted to $64.4 billion.", "$64.4 billion", EXPORTS),
    ("Peru's exports to China reached $23 billion in 2023.", "$23 billion", TO_CHINA),
    ("Trade between Peru and Chile reached $3.1 billion in 2023.", "$3.1 billion", TRADE),
    ("Trade turnover between Chile and Peru was $3.1 billion in 2023.", "$3.1 billion", TRADE),
    ("Peru's trade with Chile reached $3.1 billion in 2023.", "$3.1 billion", TRADE),
    ("Peruvian-Chilean trade turnover hit $3.1 billion in 2023.", "$3.1 billion", TRADE),
    ("In 2023 Chile became a close partner of Peru. Trade turnover hit a record $3.1 billion.", "$3.1 billion", TRADE),
    ("Peru's GDP grew 2.7% in 2022.", "2.7%", GROWTH),
    ("Peru's gross domestic product rose by 2.7% in 2022.", "2.7%", GROWTH),
    ("Acme's revenue was €12.4 billion in 2023.", "€12.4 billion", REVENUE),
    ("Acme posted revenues of 12.4 billion euros in 2023.", "12.4 billion euros", REVENUE),
    ("Acme's revenue in Germany reached €4.1 billion in 2023.", "€4.1 billion", IN_GERMANY),
    ("At the end of 2023 Acme had 5,412 employees.", "5,412", STAFF),
    ("On 31 December 2023, Acme employed 5,412 people.", "5,412", STAFF),
    ("Estonia's population was 1.37 million in 2023.", "1.37 million", POPULATION),
    ("Estonia had 1.37 million inhabitants in 2023.", "1.37 million", POPULATION),
    ("Spain's jobless rate was 12.2% in 2023.", "12.2%", JOBLESS),
    ("Acme's profit was $310 million in the third quarter of 2023.", "$310 million", QUARTER),
    ("In Q3 2023 Acme made a profit of $310 million.", "$310 million", QUARTER),
    ("Acme's profit in fiscal 2023 was $1.2 billion.", "$1.2 billion", FISCAL),
    ("Peru aims to raise exports to $80 billion by 2030.", "$80 billion", TARGET),
    ("Lima's mean temperature was 20 °C in 2023.", "20 °C", WARMTH),
    ("Lima's mean temperature was 68 °F in 2023.", "68 °F", WARMTH),
    ("Peru's exports are expected to reach $80 billion by 2030.", "$80 billion", TARGET),
    ("The Rhine's length is 1,233 km.", "1,233 km", LENGTH),
    ("The Rhine's length is 766 miles.", "766 miles", LENGTH),
    ("Norway produced 1.8 million barrels of oil in 2023.", "1.8 million barrels", OIL),
    ("# Peru in 2023\n\nExports came to $64.4 billion.", "$64.4 billion", EXPORTS),
    ("Peru's exports reached $64.4 billion in 2023, and imports stayed at $49.8 billion.", "$64.4 billion", EXPORTS),
    ("Peru's exports reached $64.4 billion in 2023 thanks to record copper prices.", "$64.4 billion", EXPORTS),
    ("Despite a dry summer, Peru's exports reached $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("The minister noted that in 2023 Peru's exports reached $64.4 billion.", "$64.4 billion", EXPORTS),
]

CONTRADICTED = [
    ("Peru's exports reached $84.4 billion in 2023.", "$84.4 billion", EXPORTS),
    ("Peru's exports fell from $66.2 billion in 2022 to $46.4 billion in 2023.", "$46.4 billion", EXPORTS),
    ("Peru's exports reached more than $70 billion in 2023.", "$70 billion", EXPORTS),
    ("Peru's exports climbed past $70 billion in 2023.", "$70 billion", EXPORTS),
    ("In 2023 Chile became a close partner of Peru. Trade turnover hit a record $4.5 billion.", "$4.5 billion", TRADE),
    ("Peru's exports reached $84.4 billion in 2023, the minister said.", "$84.4 billion", EXPORTS),
    ("The minister said that Peru's exports reached $84.4 billion in 2023.", "$84.4 billion", EXPORTS),
    ("Peru's GDP grew 7.2% in 2022.", "7.2%", GROWTH),
    ("Peru's GDP shrank 2.7% in 2022.", "2.7%", GROWTH),
    ("Acme's revenue was €14.2 billion in 2023.", "€14.2 billion", REVENUE),
    ("On 31 December 2023, Acme had 5,421 employees.", "5,421", STAFF),
    ("Spain's unemployment rate was 21.2% in 2023.", "21.2%", JOBLESS),
    ("Estonia's population was 1.73 million in 2023.", "1.73 million", POPULATION),
    ("Peru aims to raise exports to $90 billion by 2030.", "$90 billion", TARGET),
    ("The Rhine's length is 1,320 km.", "1,320 km", LENGTH),
]

# Sentences that share a number, or all but one part, with a fact: neither borne out nor contradicted by it.
APART = [
    # another metric
    ("Peru's imports reached $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("Peru's copper exports reached $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("Peru's exports of copper reached $30 billion in 2023.", "$30 billion", EXPORTS),
    ("Peru's net exports reached $14 billion in 2023.", "$14 billion", EXPORTS),
    ("Peru's average monthly exports were $5.4 billion in 2023.", "$5.4 billion", EXPORTS),
    ("Peru's exports per head were $1,900 in 2023.", "$1,900", EXPORTS),
    ("Peru's exports excluding gold reached $55 billion in 2023.", "$55 billion", EXPORTS),
    ("Excluding gold, Peru's exports reached $55 billion in 2023.", "$55 billion", EXPORTS),
    ("Peru's exports were strong in 2023, while the deficit was $3 billion.", "$3 billion", EXPORTS),
    ("Peru's exports rose by $3 billion in 2023.", "$3 billion", EXPORTS),
    ("Peru's exports were $3 billion more in 2023 than a year before.", "$3 billion", EXPORTS),
    ("Peru's exports and imports were $64.4 billion and $49.8 billion in 2023.", "$49.8 billion", EXPORTS),
    ("Half of Peru's exports in 2023, $32 billion, went to Asia.", "$32 billion", EXPORTS),
    ("Peru's export earnings from fish were $4 billion in 2023.", "$4 billion", EXPORTS),
    ("Peru invested $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("Peru's GDP per capita grew 1.7% in 2022.", "1.7%", GROWTH),
    ("Peru's non-mining GDP grew 3.2% in 2022.", "3.2%", GROWTH),
    ("Peru's GDP deflator rose 6% in 2022.", "6%", GROWTH),
    ("Youth unemployment in Spain was 28% in 2023.", "28%", JOBLESS),
    ("Spain's unemployment rate among women was 13.8% in 2023.", "13.8%", JOBLESS),
    ("Spain's unemployment rate fell 0.8% in 2023.", "0.8%", JOBLESS),
    ("Estonia's population over 65 was 0.28 million in 2023.", "0.28 million", POPULATION),
    ("Acme's net revenue was €11 billion in 2023.", "€11 billion", REVENUE),
    ("Norway's gas production was 1.8 million barrels in 2023.", "1.8 million barrels", OIL),
    ("Peru's exports rose $3 billion in 2023.", "$3 billion", EXPORTS),
    ("Peru cut its exports by $3 billion in 2023.", "$3 billion", EXPORTS),
    ("Peru's top exports were worth $30 billion in 2023.", "$30 billion", EXPORTS),
    ("Peru's exports came within reach of $70 billion in 2023.", "$70 billion", EXPORTS),
    ("On 31 December 2023 Acme had 500 new employees.", "500", STAFF),
    ("On 31 December 2023 Acme kept 500 employees.", "500", STAFF),
    ("On 31 December 2023 Acme hired 500 employees.", "500", STAFF),
    ("On 31 December 2023 Acme shed 500 employees.", "500", STAFF),
    ("On 31 December 2023 Acme welcomed 500 employees.", "500", STAFF),
    ("On 31 December 2023 some 500 employees of Acme came.", "500", STAFF),
    # another subject
    ("Chile's exports reached $94 billion in 2023.", "$94 billion", EXPORTS),
    ("Chile's exports to Peru reached $2 billion in 2023.", "$2 billion", EXPORTS),
    ("Peru's exports to Chile reached $2 billion in 2023.", "$2 billion", EXPORTS),
    ("Peru is a neighbour of Chile. Exports reached $94 billion in 2023.", "$94 billion", EXPORTS),
    ("Acme Peru's exports reached $2 billion in 2023.", "$2 billion", EXPORTS),
    ("Peru Copper reported exports of $2 billion in 2023.", "$2 billion", EXPORTS),
    ("The Bank of Peru said exports of Chile reached $94 billion in 2023.", "$94 billion", EXPORTS),
    ("Chile, a neighbour of Peru, had exports of $94 billion in 2023.", "$94 billion", EXPORTS),
    ("Chile, Peru's neighbour, exported $94 billion in 2023.", "$94 billion", EXPORTS),
    ("Peru's largest trader had exports of $5 billion in 2023.", "$5 billion", EXPORTS),
    ("Acme's rival grew fast. Its revenue was €30 billion in 2023.", "€30 billion", REVENUE),
    ("Acme's subsidiary Bolt had revenue of €3 billion in 2023.", "€3 billion", REVENUE),
    ("Acme's supplier posted revenue of €3 billion in 2023.", "€3 billion", REVENUE),
    ("Analysts like Acme. Revenue at Bolt was €3 billion in 2023.", "€3 billion", REVENUE),
    ("Peru's trade turnover reached $116 billion in 2023.", "$116 billion", TRADE),
    ("Chile grew in 2023. Peru's trade turnover reached $116 billion.", "$116 billion", TRADE),
    ("Trade between Peru and Brazil reached $5 billion in 2023.", "$5 billion", TRADE),
    ("Trade of Peru and Chile with China reached $95 billion in 2023.", "$95 billion", TRADE),
    # another place
    ("Acme's revenue in France was €4.1 billion in 2023.", "€4.1 billion", IN_GERMANY),
    ("Acme's revenue was €12.4 billion in 2023.", "€12.4 billion", IN_GERMANY),
    ("Acme's revenue in Germany was €4.1 billion in 2023.", "€4.1 billion", REVENUE),
    # another period
    ("Peru's exports reached $66 billion in 2022.", "$66 billion", EXPORTS),
    ("Peru's exports reached $15 billion in the first quarter of 2023.", "$15 billion", EXPORTS),
    ("Peru's exports reached $25 billion in the first five months of 2023.", "$25 billion", EXPORTS),
    ("Peru's exports reached $5 billion in March 2023.", "$5 billion", EXPORTS),
    ("Peru's exports reached $50 billion from January to October 2023.", "$50 billion", EXPORTS),
    ("Peru's exports have added up to $300 billion since 2019.", "$300 billion", EXPORTS),
    ("Peru's exports in 2022 and 2023 were $130 billion.", "$130 billion", EXPORTS),
    ("Peru's exports reached $60 billion in the year to June 2023.", "$60 billion", EXPORTS),
    ("Peru's exports rose from $63 billion to $64.4 billion in 2023.", "$63 billion", EXPORTS),
    ("Peru's exports in 2023 were above the $63 billion of 2021.", "$63 billion", EXPORTS),
    ("Peru's exports reached $70 billion.", "$70 billion", EXPORTS),
    ("Peru's exports now stand at $70 billion.", "$70 billion", EXPORTS),
    ("Until 2023, Peru's exports were below $60 billion.", "$60 billion", EXPORTS),
    ("Acme's profit was $310 million in 2023.", "$310 million", QUARTER),
    ("Acme's profit was $1.5 billion in 2023.", "$1.5 billion", FISCAL),
    # another unit
    ("Peru's exports reached €64.4 billion in 2023.", "€64.4 billion", EXPORTS),
    ("Peru's exports reached 64.4 billion soles in 2023.", "64.4 billion soles", EXPORTS),
    ("Peru's exports were 24% in 2023.", "24%", EXPORTS),
    ("Peru's exports reached 64.4 million tons in 2023.", "64.4 million tons", EXPORTS),
    ("Spain's unemployment rate fell 0.8 percentage points in 2023.", "0.8 percentage points", JOBLESS),
    # not said as a fact, or as another kind of fact
    ("Peru's exports did not reach $64.4 billion in 2023.", "$64.4 billion", EXPORTS),
    ("Peru's exports never reached $70 billion in 2023.", "$70 billion", EXPORTS),
    ("Did Peru's exports reach $70 billion in 2023?", "$70 billion", EXPORTS),
    ("If Peru's exports reached $70 billion in 2023, it would be a record.", "$70 billion", EXPORTS),
    ("Peru wanted to reach exports of $70 billion in 2023.", "$70 billion", EXPORTS),
    ("Peru's exports were forecast to reach $70 billion in 2023.", "$70 billion", EXPORTS),
    ("Peru's exports target for 2023 was $70 billion.", "$70 billion", EXPORTS),
    ("Peru's exports could have reached $70 billion in 2023.", "$70 billion", EXPORTS),
    ("It is wrong that Peru's exports reached $70 billion in 2023.", "$70 billion", EXPORTS),
    ("Peru's exports fell short of $70 billion in 2023.", "$70 billion", EXPORTS),
    ("Peru's exports will reach $90 billion in 2030.", "$64.4 billion", None),
    ("Peru's exports reached $80 billion in 2030.", "$80 billion", TARGET),
    ("Peru aims to raise exports to $80 billion by 2035.", "$80 billion", TARGET),
    # on another's word
    ("Peru's exports reached $84.4 billion in 2023, the World Bank said.", "$84.4 billion", EXPORTS),
    ("According to the customs office, Peru's exports reached $84.4 billion in 2023.", "$84.4 billion", EXPORTS),
    # one unit of the last digit off: worth a look, no verdict
    ("Peru's exports reached $65.5 billion in 2023.", "$64.4 billion", None),
    ("Peru's exports reached $64.5 billion in 2023.", "$64.5 billion", EXPORTS),
]


def _named(cases: list[tuple[str, str, Fact | None]]) -> list[tuple[str, str, Fact]]:
    return [(text, surface, own) for text, surface, own in cases if own is not None]


@pytest.mark.parametrize(("text", "surface", "own"), SUPPORTED)
def test_a_fact_on_the_same_thing_bears_the_figure_out(text: str, surface: str, own: Fact) -> None:
    assert outcome(evidence(text, surface, own)) == "supports"


@pytest.mark.parametrize(("text", "surface", "own"), CONTRADICTED)
def test_a_fact_with_another_value_for_the_same_thing_contradicts(text: str, surface: str, own: Fact) -> None:
    assert outcome(evidence(text, surface, own)) == "contradicts"


@pytest.mark.parametrize(("text", "surface", "own"), _named(APART))
def test_a_fact_on_something_else_gives_no_verdict(text: str, surface: str, own: Fact) -> None:
    found = outcome(evidence(text, surface, own))
    assert found == "nothing" or found.startswith("lead")


@pytest.mark.parametrize(
    ("said", "true", "expected"),
    [
        ("5,412 employees", "5,412", "supports"),
        ("5,413 employees", "5,412", "contradicts"),
        ("5,400 employees", "5,412", "supports"),
        ("5,000 employees", "5,412", "contradicts"),
        ("5,300 employees", "5,412", "contradicts"),
        ("about 5,400 employees", "5,412", "supports"),
        ("about 5,000 employees", "5,412", "lead: value"),
        ("about 4,000 employees", "5,412", "contradicts"),
        ("more than 5,400 employees", "5,412", "supports"),
        ("more than 5,000 employees", "5,412", "supports"),
        ("more than 500 employees", "5,412", "lead: value"),
        ("more than 6,000 employees", "5,412", "contradicts"),
        ("fewer than 5,500 employees", "5,412", "supports"),
        ("nearly 5,500 employees", "5,412", "supports"),
        ("200 employees", "204", "lead: value"),
        ("five employees", "5", "supports"),
        ("5,000 to 6,000 employees", "5,412", "supports"),
    ],
)
def test_values_agree_within_the_rounding_of_both(said: str, true: str, expected: str) -> None:
    own = fact("Acme", "employees", true, unit="employees")
    surface = said.removesuffix(" employees")
    for hedge in ("about ", "more than ", "fewer than ", "nearly "):
        surface = surface.removeprefix(hedge)
    assert outcome(evidence(f"Acme has {said}.", surface, own)) == expected


@pytest.mark.parametrize(
    ("introduction", "expected"),
    [
        ("Peru's trade in 2023:", "supports"),
        ("What Peru sold and bought in 2023:", "supports"),
        ("# Peru in 2023", "supports"),
        ("Chile's trade in 2023:", "nothing"),
        ("Peru's trade in 2022:", "nothing"),
        ("Peru's trade:", "lead: period"),
        ("Peru had a quiet 2023.", "nothing"),
    ],
)
def test_a_list_is_about_what_its_introduction_says(introduction: str, expected: str) -> None:
    text = f"{introduction}\n\n- Exports: $64.4 billion\n- Imports: $49.8 billion\n"
    assert outcome(evidence(text, "$64.4 billion", EXPORTS, form="markdown")) == expected
