"""Sentences against a whole ledger: what each figure of them meets among facts that are alike in all but one part.

S: a fact bears the figure out; C: contradicts it; N: neither, a lead at most; SN: either S or N is right, as the
sentence asks for more than wording can tell.
"""

from __future__ import annotations

import pytest
from matching import fact, ledger, outcome, read

from claimcheck.sources import match

LEDGER = ledger(
    fact("Peru", "exports", "$64.4 billion", period="2023", reporter="Central bank of Peru"),
    fact("Peru", "exports", "$66.2 billion", period="2022"),
    fact("Peru", "imports", "$49.8 billion", period="2023"),
    fact("Peru", "trade surplus", "$14.6 billion", period="2023", metric_aliases=["surplus", "trade balance"]),
    fact("Peru", "GDP", "$267.6 billion", period="2023"),
    fact("Peru", "GDP growth", "-0.6%", period="2023"),
    fact("Peru", "inflation", "3.2%", period="2023"),
    fact("Peru", "population", "33.7 million", period="2023", unit="people"),
    fact("Peru", "copper production", "2.76 million tonnes", period="2023"),
    fact("Peru", "poverty rate", "29.0%", period="2023"),
    fact("Acme", "revenue", "12.4 billion", unit="EUR", period="2023", metric_aliases=["sales", "turnover"]),
    fact("Acme", "revenue", "11.1 billion", unit="EUR", period="2022", metric_aliases=["sales", "turnover"]),
    fact("Acme", "net profit", "€1.3 billion", period="2023", metric_aliases=["profit"]),
    fact("Acme", "employees", "5,412", unit="employees", period="2023-12-31"),
    fact("Acme", "founded", "1949-03-02"),
    fact("Acme", "headquarters", state="Ghent", valid_from="1990"),
    fact("Acme", "CEO", state="Jane Roe", valid_from="2019-01-01"),
    fact("Acme", "share price", "€45.20", period="2023-12-29"),
)

CASES = [
    (
        "Peru's exports reached $64.4 billion in 2023 while imports came to $49.8 billion.",
        {"$64.4 billion": "S", "$49.8 billion": "S"},
    ),
    (
        "Peru's exports reached $64.4 billion and its imports $49.8 billion in 2023.",
        {"$64.4 billion": "SN", "$49.8 billion": "SN"},
    ),
    (
        "In 2023 Peru exported goods worth $64.4 billion and imported goods worth $49.8 billion.",
        {"$64.4 billion": "SN", "$49.8 billion": "SN"},
    ),
    ("Peru's trade surplus of $14.6 billion in 2023 was a record.", {"$14.6 billion": "S"}),
    (
        "Peru ran a surplus of $14.6 billion in 2023: exports of $64.4 billion against imports of $49.8 billion.",
        {"$14.6 billion": "S", "$64.4 billion": "SN", "$49.8 billion": "SN"},
    ),
    ("Copper accounts for $23 billion of Peru's exports.", {"$23 billion": "N"}),
    ("Copper made up $23 billion of Peru's exports in 2023.", {"$23 billion": "N"}),
    ("Peru's exports, of which copper makes up $23 billion, grew in 2023.", {"$23 billion": "N"}),
    (
        "Peru's exports in 2023 ($64.4 billion) were below those of 2022 ($66.2 billion).",
        {"$64.4 billion": "S", "$66.2 billion": "SN"},
    ),
    ("Exports in Peru fell 2.7% to $64.4 billion in 2023.", {"$64.4 billion": "S", "2.7%": "N"}),
    ("Peru's economy contracted 0.6% in 2023.", {"0.6%": "S"}),
    ("Peru's economy grew 0.6% in 2023.", {"0.6%": "C"}),
    ("Peru's economy is expected to grow 2.5% in 2024.", {"2.5%": "N"}),
    ("Peru's central bank expects inflation of 2.5% in 2023.", {"2.5%": "N"}),
    ("Inflation in Peru was 3.2% in 2023, down from 8.5% in 2022.", {"3.2%": "S", "8.5%": "N"}),
    ("Core inflation in Peru was 2.9% in 2023.", {"2.9%": "N"}),
    ("Food inflation in Peru was 5.1% in 2023.", {"5.1%": "N"}),
    ("Peru's inflation target is 2%.", {"2%": "N"}),
    ("Peru, with 33.7 million people in 2023, is larger than Chile.", {"33.7 million": "S"}),
    ("Peru has 9.8 million people living in poverty.", {"9.8 million": "N"}),
    ("In 2023, 9.8 million people in Peru lived in poverty.", {"9.8 million": "N"}),
    ("29% of Peru's population was poor in 2023.", {"29%": "N"}),
    ("Peru's urban population was 26 million in 2023.", {"26 million": "N"}),
    ("Lima, the capital of Peru, had a population of 10 million in 2023.", {"10 million": "N"}),
    ("Peru's capital had a population of 10 million in 2023.", {"10 million": "N"}),
    ("The population of Peru's capital was 10 million in 2023.", {"10 million": "N"}),
    ("Peru's population grew by 0.3 million in 2023.", {"0.3 million": "N"}),
    ("Peru produced 2.76 million tonnes of copper in 2023.", {"2.76 million tonnes": "S"}),
    ("Peru's copper production was 2.67 million tonnes in 2023.", {"2.67 million tonnes": "C"}),
    ("Peru's copper production capacity was 3.1 million tonnes in 2023.", {"3.1 million tonnes": "N"}),
    ("The Las Bambas mine in Peru produced 0.3 million tonnes of copper in 2023.", {"0.3 million tonnes": "N"}),
    ("Peru's GDP was $267.6 billion in 2023.", {"$267.6 billion": "S"}),
    ("Peru's GDP per head was $7,900 in 2023.", {"$7,900": "N"}),
    ("Peru's debt was 33% of GDP in 2023.", {"33%": "N"}),
    ("Peru's exports equal 24% of GDP.", {"24%": "N"}),
    (
        "Acme's revenue rose 12% to €12.4 billion in 2023 and profit rose to €1.3 billion.",
        {"€12.4 billion": "S", "€1.3 billion": "SN", "12%": "N"},
    ),
    ("Acme, the pump maker, had sales of €12.4 billion in 2023.", {"€12.4 billion": "SN"}),
    ("Acme's sales in Asia were €3 billion in 2023.", {"€3 billion": "N"}),
    ("Acme's online sales were €3 billion in 2023.", {"€3 billion": "N"}),
    ("Acme's pump division had sales of €3 billion in 2023.", {"€3 billion": "N"}),
    ("Sales of Acme's pumps reached €3 billion in 2023.", {"€3 billion": "N"}),
    (
        "Acme's order book stood at €15 billion at the end of 2023, and revenue at €12.4 billion.",
        {"€15 billion": "N", "€12.4 billion": "SN"},
    ),
    ("Acme bought Bolt for €3 billion in 2023.", {"€3 billion": "N"}),
    ("Acme sold its pump arm for €3 billion in 2023.", {"€3 billion": "N"}),
    ("Acme sold €3 billion of bonds in 2023.", {"€3 billion": "N"}),
    ("Acme sold 3 million pumps in 2023.", {"3 million": "N"}),
    ("Acme cut 500 employees in 2023.", {"500": "N"}),
    ("Acme hired 500 employees in 2023.", {"500": "N"}),
    ("Acme has 500 employees in Spain.", {"500": "N"}),
    ("At the end of 2023, 1,200 of Acme's employees were women.", {"1,200": "N"}),
    ("At the end of 2023 Acme had 5,412 employees, 300 more than a year before.", {"5,412": "S", "300": "N"}),
    ("Acme's share price rose to €45.20 on 29 December 2023.", {"€45.20": "S"}),
    ("Acme's share price rose by €5.20 in 2023.", {"€5.20": "N"}),
    ("Acme's profit before tax was €1.8 billion in 2023.", {"€1.8 billion": "N"}),
    ("Acme's operating profit was €1.7 billion in 2023.", {"€1.7 billion": "N"}),
    ("Acme's profit margin was 10.5% in 2023.", {"10.5%": "N"}),
    (
        "Acme made a profit of €1.3 billion in 2023 on revenue of €12.4 billion.",
        {"€1.3 billion": "SN", "€12.4 billion": "SN"},
    ),
    ("Acme's revenue: €12.4 billion (2023).", {"€12.4 billion": "SN"}),
    ("Acme was founded in 1949, and Bolt in 1955.", {"1949": "S", "1955": "N"}),
    ("Acme was founded in 1949 and went public in 1972.", {"1949": "S", "1972": "N"}),
    ("Acme, which was founded in 1949, bought Bolt in 1999.", {"1949": "S", "1999": "N"}),
    ("Acme bought Bolt, which was founded in 1955.", {"1955": "N"}),
    ("Bolt, founded in 1955, is owned by Acme.", {"1955": "N"}),
    ("Acme Spain was founded in 1988.", {"1988": "N"}),
    ("Acme's founder was born in 1901.", {"1901": "N"}),
    ("The Acme museum was founded in 1988.", {"1988": "N"}),
    ("Acme founded a research centre in 1988.", {"1988": "N"}),
    ("In 1988 Acme founded its first plant abroad.", {"1988": "N"}),
    ("Acme opened a plant in 1988.", {"1988": "N"}),
    ("In 2021 Jane Roe was CEO of Acme.", {"2021": "S"}),
    ("In 2021 John Poe was CEO of Acme.", {"2021": "N"}),
    ("In 2021 Jane Roe, CEO of Acme, spoke of sales of €9 billion.", {"2021": "SN", "€9 billion": "N"}),
    ("According to the World Bank, Peru's exports were $60 billion in 2023.", {"$60 billion": "N"}),
    ("According to the central bank of Peru, exports were $60 billion in 2023.", {"$60 billion": "C"}),
    ("Peru's exports were $60 billion in 2023, the World Bank says.", {"$60 billion": "N"}),
    (
        "Peru's exports reached $64.4 billion in 2023. Chile's were $94 billion.",
        {"$64.4 billion": "S", "$94 billion": "N"},
    ),
    ("Peru's exports reached $64.4 billion in 2023. In Chile they were $94 billion.", {"$94 billion": "N"}),
    (
        "Peru's exports reached $64.4 billion in 2023; Chile exported $94 billion.",
        {"$64.4 billion": "S", "$94 billion": "N"},
    ),
    (
        "Peru's exports reached $64.4 billion in 2023, compared with Chile's $94 billion.",
        {"$64.4 billion": "S", "$94 billion": "N"},
    ),
    (
        "Peru's exports reached $64.4 billion in 2023, more than Bolivia's $11 billion.",
        {"$64.4 billion": "S", "$11 billion": "N"},
    ),
    ("Exports from Peru and Chile reached $158 billion in 2023.", {"$158 billion": "N"}),
    ("In 2023, the exports of Peru's mines were $40 billion.", {"$40 billion": "N"}),
    ("Peruvian mining exports were $40 billion in 2023.", {"$40 billion": "N"}),
    ("Peru plans exports of $80 billion in 2023.", {"$80 billion": "N"}),
    ("Peru's exports should hit $80 billion in 2023.", {"$80 billion": "N"}),
    ("Peru's exports were thought to be $80 billion in 2023.", {"$80 billion": "N"}),
    ("Peru's exports were nowhere near $80 billion in 2023.", {"$80 billion": "N"}),
    ("Nobody believes that Peru's exports were $80 billion in 2023.", {"$80 billion": "N"}),
    ("The claim that Peru's exports were $80 billion in 2023 is false.", {"$80 billion": "N"}),
    ("Peru's exports were not $80 billion but $64.4 billion in 2023.", {"$80 billion": "N", "$64.4 billion": "SN"}),
    ("Peru's exports were less than $60 billion in 2023.", {"$60 billion": "C"}),
    ("Peru's exports reached almost $65 billion in 2023.", {"$65 billion": "S"}),
    ("Peru's exports reached roughly $60-70 billion in 2023.", {"$60-70 billion": "S"}),
    ("Peru's daily exports reached $176 million in 2023.", {"$176 million": "N"}),
    ("Peru's exports to the United States reached $9 billion in 2023.", {"$9 billion": "N"}),
    ("Peru's exports of goods to Asia reached $30 billion in 2023.", {"$30 billion": "N"}),
    ("Peru's exports reached a record in 2021 of $63 billion.", {"$63 billion": "N"}),
    ("Peru's exports have doubled since 2010 to $64.4 billion in 2023.", {"$64.4 billion": "SN"}),
    ("In December 2023 Peru's exports reached $6 billion.", {"$6 billion": "N"}),
    ("Peru's exports reached $6 billion in the last month of 2023.", {"$6 billion": "N"}),
    ("By mid-2023 Peru's exports had reached $31 billion.", {"$31 billion": "N"}),
    ("In the 2023 budget, Peru set exports at $70 billion.", {"$70 billion": "N"}),
    ("In 2023 Peru said its exports had reached $66.2 billion the year before.", {"$66.2 billion": "N"}),
    ("In 2023 Peru cut tariffs. A decade earlier exports were $42 billion.", {"$42 billion": "N"}),
    ("In 2023 Peru cut tariffs. Ten years ago, its exports were $42 billion.", {"$42 billion": "N"}),
    ("Peru, the world's second copper producer, exported $64.4 billion in 2023.", {"$64.4 billion": "SN"}),
    (
        "# Peru\n\nExports in 2023 were $64.4 billion.\n\n# Chile\n\nExports in 2023 were $94 billion.",
        {"$64.4 billion": "S", "$94 billion": "N"},
    ),
    (
        "Peru 2023 at a glance:\n\n- Exports: $64.4 billion\n- Imports: $49.8 billion\n",
        {"$64.4 billion": "SN", "$49.8 billion": "SN"},
    ),
    (
        "# Peru in 2023\n\n- Exports: $64.4 billion\n- Imports: $49.8 billion\n- Of these from China: $12 billion\n",
        {"$64.4 billion": "S", "$49.8 billion": "S", "$12 billion": "N"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_figures_among_facts_that_are_alike(text: str, expected: dict[str, str]) -> None:
    seen = read(text)
    look = match.lookup(seen, LEDGER)
    for surface, codes in expected.items():
        figure = next(f for f in reversed(seen.figures) if f.surface == surface)
        sentence = next(s for s in seen.sentences if s.span.start <= figure.start < s.span.end)
        found = look(sentence, (figure,), ())
        code = {"supports": "S", "contradicts": "C", "contested": "X"}.get(outcome(found), "N")
        assert code in codes, (surface, [e.reason for e in found])
