"""Longer sentences, as journalists write them, against another ledger; the codes are those of test_match_ledger.

X: reporters disagree, the claim is contested.
"""

from __future__ import annotations

import pytest
from matching import fact, ledger, outcome, read

from claimcheck.sources import match

LEDGER = ledger(
    fact("Norland", "population", "5.2 million", unit="people", period="2022"),
    fact("Norland", "GDP", "$310 billion", period="2022"),
    fact("Norland and Sudria", "trade turnover", "$12.5 billion", period="2022", reporter="Norland Customs"),
    fact("Norland and Sudria", "trade turnover", "$9.8 billion", period="2022", reporter="Statistics Sudria"),
    fact("Norland", "gas exports", "42 billion cubic metres", period="2022"),
    fact("Norland", "gas exports to Sudria", "11 billion cubic metres", period="2022"),
    fact("Kestrel Energy", "net profit", "$1.9 billion", period="2022"),
    fact("Kestrel Energy", "employees", "18,300", unit="employees", period="2022", aliases=["Kestrel"]),
    fact(
        "Kestrel Energy",
        "chief executive",
        state="Maria Lund",
        valid_from="2020-03-01",
        aliases=["Kestrel"],
        metric_aliases=["CEO"],
    ),
    fact("Kestrel Energy", "market value", "$48 billion", period="2022-12-31", aliases=["Kestrel"]),
    fact("Baltic Forum", "chair", state="Finland", valid_from="2022-01-01", valid_to="2022-12-31"),
    fact("Baltic Forum", "summit", "2022-06-14/2022-06-15", place="Turku"),
    fact("Norland and Sudria", "friendship treaty signed", "1972-05-04", metric_aliases=["friendship treaty"]),
    fact("Norland", "renewable capacity", "30 GW", period="2030", kind="target"),
    fact("Oster Bridge", "length", "3,420 m"),
    fact("Oster Bridge", "opened", "1998-08-21"),
)

CASES = [
    ("Norland, home to 5.2 million people, has long sold gas to its neighbours.", {"5.2 million": "SN"}),
    (
        "Trade has never been brisker. In 2022 Norland and Sudria exchanged goods worth $12.5 billion.",
        {"$12.5 billion": "XSN"},
    ),
    ("Trade turnover between Norland and Sudria rose by a fifth to $12.5 billion in 2022.", {"$12.5 billion": "X"}),
    (
        "According to Norland Customs, trade turnover between Norland and Sudria was $12.5 billion in 2022.",
        {"$12.5 billion": "S"},
    ),
    (
        "According to Statistics Sudria, trade turnover between Norland and Sudria was $12.5 billion in 2022.",
        {"$12.5 billion": "XC"},
    ),
    ("Trade turnover between Norland and Sudria was $15 billion in 2022.", {"$15 billion": "C"}),
    ("Norland's trade turnover with Sudria was $15 billion in 2021.", {"$15 billion": "N"}),
    ("Norland's trade turnover with Sudria and Westria was $15 billion in 2022.", {"$15 billion": "N"}),
    (
        "Norland exported 42 billion cubic metres of gas in 2022, 11 billion cubic metres of them to Sudria.",
        {"42 billion cubic metres": "SN", "11 billion cubic metres": "SN"},
    ),
    ("Norland's gas exports to Sudria were 42 billion cubic metres in 2022.", {"42 billion cubic metres": "C"}),
    ("Norland's gas exports to Sudria were 11 billion cubic metres in 2022.", {"11 billion cubic metres": "S"}),
    ("Norland's gas exports were 11 billion cubic metres in 2022.", {"11 billion cubic metres": "C"}),
    ("Norland's gas exports via Sudria were 11 billion cubic metres in 2022.", {"11 billion cubic metres": "N"}),
    ("Norland's pipeline gas exports were 30 billion cubic metres in 2022.", {"30 billion cubic metres": "N"}),
    (
        "Norland's gas production was 50 billion cubic metres in 2022, and its exports 42 billion cubic metres.",
        {"50 billion cubic metres": "N", "42 billion cubic metres": "SN"},
    ),
    ("Norland imports no gas; its exports reached 42 billion cubic metres in 2022.", {"42 billion cubic metres": "SN"}),
    ("Kestrel Energy made a net profit of $1.9 billion in 2022, its best year yet.", {"$1.9 billion": "S"}),
    ("Kestrel Energy's net profit more than doubled to $1.9 billion in 2022.", {"$1.9 billion": "S"}),
    ("Kestrel's net profit rose 20% in 2022 to $2.9 billion.", {"$2.9 billion": "CN", "20%": "N"}),
    ("Kestrel Energy's net profit for the fourth quarter of 2022 was $0.6 billion.", {"$0.6 billion": "N"}),
    ("Kestrel Energy paid out $0.9 billion of its 2022 net profit.", {"$0.9 billion": "N"}),
    ("Kestrel Energy lost $1.9 billion in 2022.", {"$1.9 billion": "N"}),
    ("Kestrel Energy's net loss was $1.9 billion in 2022.", {"$1.9 billion": "N"}),
    ("Kestrel Energy's net profit after minorities was $1.7 billion in 2022.", {"$1.7 billion": "N"}),
    ("Had prices held, Kestrel Energy's net profit in 2022 would have been $3 billion.", {"$3 billion": "N"}),
    (
        "Kestrel Energy, whose net profit reached $1.9 billion in 2022, plans to cut 500 jobs.",
        {"$1.9 billion": "S", "500": "N"},
    ),
    ("Kestrel employed 18,300 people in 2022.", {"18,300": "S"}),
    ("Kestrel employed 18,300 people in 2022, most of them in Norland.", {"18,300": "S"}),
    ("Kestrel employed 11,000 people in Norland in 2022.", {"11,000": "N"}),
    ("Of Kestrel's 18,300 employees in 2022, 4,000 were engineers.", {"4,000": "N", "18,300": "SN"}),
    ("Kestrel had 18,300 employees and 2,000 contractors in 2022.", {"18,300": "S", "2,000": "N"}),
    ("Kestrel had fewer than 18,000 employees in 2022.", {"18,000": "CN"}),
    ("Kestrel's workforce shrank by 300 in 2022.", {"300": "N"}),
    ("Maria Lund, who became CEO of Kestrel in 2020, studied physics.", {"2020": "SN"}),
    ("In 2021 Kestrel's CEO Maria Lund sold shares worth $2 million.", {"2021": "SN", "$2 million": "N"}),
    ("In 2019 Maria Lund was CEO of Kestrel.", {"2019": "N"}),
    ("At the end of 2022 Kestrel's market value was $48 billion.", {"$48 billion": "S"}),
    ("Kestrel's market value fell to $41 billion in March 2023.", {"$41 billion": "N"}),
    ("In 2022, Finland held the chairmanship of the Baltic Forum.", {"2022": "S"}),
    ("In 2022, Estonia held the chairmanship of the Baltic Forum.", {"2022": "C"}),
    ("In 2022, Estonia was a member of the Baltic Forum.", {"2022": "N"}),
    ("In 2022, Finland handed the chair of the Baltic Forum to Estonia.", {"2022": "N"}),
    ("In 2022, Estonia took over the chair of the Baltic Forum from Finland.", {"2022": "N"}),
    ("The Baltic Forum, chaired by Finland in 2022, met in Turku.", {"2022": "SN"}),
    ("Estonia's minister met the chair of the Baltic Forum in 2022.", {"2022": "N"}),
    ("The summit of the Baltic Forum in Turku took place on 14 June 2022.", {"14 June 2022": "S"}),
    ("The Baltic Forum held its summit in Turku in June 2022.", {"June 2022": "S"}),
    ("The summit of the Baltic Forum in Turku took place on 24 June 2022.", {"24 June 2022": "C"}),
    ("Preparations for the summit of the Baltic Forum in Turku began on 2 June 2022.", {"2 June 2022": "N"}),
    ("The friendship treaty between Norland and Sudria was signed on 4 May 1972.", {"4 May 1972": "S"}),
    ("Norland and Sudria signed a friendship treaty in 1972.", {"1972": "SN"}),
    ("The friendship treaty between Norland and Sudria was renewed in 1992.", {"1992": "N"}),
    ("The friendship treaty between Norland and Sudria was signed in 1974.", {"1974": "C"}),
    (
        "Since the friendship treaty between Norland and Sudria, trade has grown; in 1990 it was $3 billion.",
        {"1990": "N", "$3 billion": "N"},
    ),
    ("Norland wants 30 GW of renewable capacity by 2030.", {"30 GW": "S"}),
    ("Norland had 30 GW of renewable capacity in 2022.", {"30 GW": "N"}),
    ("Norland's renewable capacity reached 12 GW in 2022.", {"12 GW": "N"}),
    ("The Oster Bridge is 3,420 metres long.", {"3,420 metres": "S"}),
    ("The Oster Bridge is 3.42 km long.", {"3.42 km": "S"}),
    ("The Oster Bridge is 3.2 km long.", {"3.2 km": "C"}),
    ("The Oster Bridge is 65 metres high.", {"65 metres": "N"}),
    ("The main span of the Oster Bridge is 1,100 metres long.", {"1,100 metres": "N"}),
    ("The Oster Bridge, opened in 1998, is 3,420 metres long.", {"1998": "S", "3,420 metres": "S"}),
    ("The Oster Bridge opened to traffic in 1998.", {"1998": "SN"}),
    ("The Oster Bridge was closed in 1999 for repairs and opened again in 2001.", {"1999": "N", "2001": "N"}),
    ("A museum at the Oster Bridge opened in 2005.", {"2005": "N"}),
    ("The Oster Bridge museum opened in 2005.", {"2005": "N"}),
    ("Work on the Oster Bridge began in 1993.", {"1993": "N"}),
    ("Tolls on the Oster Bridge rose in 2010.", {"2010": "N"}),
    ("The Oster Bridge replaced a ferry that opened in 1952.", {"1952": "N"}),
    ("Norland's GDP was $310 billion in 2022; Sudria's was $95 billion.", {"$310 billion": "S", "$95 billion": "N"}),
    ("At $310 billion, Norland's GDP in 2022 was the largest in the region.", {"$310 billion": "SN"}),
    ("Norland's GDP, at $310 billion in 2022, dwarfs that of Sudria.", {"$310 billion": "S"}),
    (
        "Norland's GDP of $310 billion in 2022 compares with $95 billion in Sudria.",
        {"$310 billion": "SN", "$95 billion": "N"},
    ),
    ("Norland spends $9 billion, or 3% of GDP, on defence.", {"$9 billion": "N", "3%": "N"}),
    (
        "Norland's GDP grew to $310 billion in 2022 from $280 billion a year earlier.",
        {"$310 billion": "S", "$280 billion": "N"},
    ),
    (
        "Norland's GDP was $280 billion a year before it reached $310 billion in 2022.",
        {"$280 billion": "N", "$310 billion": "SN"},
    ),
    (
        "Norland had a population of 5.2 million in 2022. By 2050 it will be 6 million.",
        {"5.2 million": "S", "6 million": "N"},
    ),
    (
        "Norland had a population of 5.2 million in 2022. Its capital has 1.1 million.",
        {"5.2 million": "S", "1.1 million": "N"},
    ),
    ("Norland had a population of 5.2 million in 2022. About 1.1 million live in the capital.", {"1.1 million": "N"}),
    ("Norland had a population of 5.2 million in 2022. In the north it was 0.4 million.", {"0.4 million": "N"}),
    ("Norland's population was 5.2 million in 2022. Among them were 0.7 million foreigners.", {"0.7 million": "N"}),
    (
        "Norland's population was 5.2 million in 2022 – 0.7 million of them foreigners.",
        {"5.2 million": "S", "0.7 million": "N"},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_figures_in_prose(text: str, expected: dict[str, str]) -> None:
    seen = read(text)
    look = match.lookup(seen, LEDGER)
    for surface, codes in expected.items():
        figure = next(f for f in reversed(seen.figures) if f.surface == surface)
        sentence = next(s for s in seen.sentences if s.span.start <= figure.start < s.span.end)
        found = look(sentence, (figure,), ())
        code = {"supports": "S", "contradicts": "C", "contested": "X"}.get(outcome(found), "N")
        assert code in codes, (surface, [e.reason for e in found])
