"""Reports made by hand, so that what is tested here does not hang on what the checks can find."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.model import (
    Bearing,
    Block,
    BlockKind,
    Cell,
    Claim,
    Document,
    Evidence,
    Figure,
    Finding,
    Hedge,
    Implication,
    Kind,
    Report,
    Role,
    SourceMap,
    Span,
    Status,
    Table,
    Verdict,
    When,
)


def document(text: str, name: str = "notes/harbour.md", title: str = "", tables: tuple[Table, ...] = ()) -> Document:
    """A document whose text is the source as it is."""
    starts = (0, *(i + 1 for i, c in enumerate(text) if c == "\n"))
    source = SourceMap((0,), (0,), starts)
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, len(text))),)
    return Document(text, source, blocks, tables, name=name, title=title)


def figure(text: str, surface: str, value: str, kind: Kind = Kind.COUNT, *, nth: int = 0, **rest: object) -> Figure:
    """The nth figure of a text that is printed so."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(surface, start + 1)
    return Figure(Span(start, start + len(surface)), surface, kind, Decimal(value), **rest)  # type: ignore[arg-type]


def sentence_at(text: str, position: int) -> Span:
    """The line of the text around a position, since the samples have a sentence per line."""
    start = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return Span(start, len(text) if end < 0 else end)


def claim(text: str, verdict: Verdict, *figures: Figure, **rest: object) -> Claim:
    span = Span(min(f.start for f in figures), max(f.end for f in figures))
    return Claim(verdict, figures, span, sentence_at(text, span.start), **rest)  # type: ignore[arg-type]


HARBOUR = """\
The port of Ostra handled 48 million tonnes of cargo in 2021.
By 2023 it had risen to 60 million tonnes, an increase of 35%.
Of the 250 berths, 80 (32%) are deep enough for the largest ships.
The harbour fund holds $40 billion; the city wants to raise it 2.5 times to $100 billion.
Fees brought in 12.4 million euros, up 5.0% from 11.8 million euros.
In 2024 the harbour office marks its 75th anniversary.
Its ice-breaker fleet is 14 ships strong.
Nearly 9,300 people work there.
"""


def harbour() -> Report:
    """Claims of every sort: inconsistent, imprecise, verified, and open with all that may be known."""
    t = HARBOUR
    before = figure(t, "48 million tonnes", "48000000", Kind.MEASURE, quantum=Decimal("1E6"), unit="tonne", scale=6)
    year = figure(t, "2021", "2021", Kind.YEAR, when=When(year=2021))
    year_after = figure(t, "2023", "2023", Kind.YEAR, when=When(year=2023))
    after = figure(t, "60 million tonnes", "60000000", Kind.MEASURE, quantum=Decimal("1E6"), unit="tonne", scale=6)
    rise = figure(t, "35%", "35", Kind.PERCENT, unit="%")
    change = Finding(
        "rise_of_level",
        Status.INCONSISTENT,
        (Role("before", before, given=True), Role("after", after, given=True), Role("stated", rise)),
        "48 million tonnes to 60 million tonnes is a rise of 22.6% to 27.4%; the text says 35%",
        ("35% would need to be 25%", "60 million tonnes would need to be 65 million tonnes"),
        "the earlier level is taken from the sentence before",
    )
    berths = figure(t, "250", "250", unit="berths")
    deep = figure(t, "80", "80", unit="berths")
    share = figure(t, "32%", "32", Kind.PERCENT, unit="%")
    part = Finding(
        "share_of_berths",
        Status.CONSISTENT,
        (Role("whole", berths, given=True), Role("part", deep, given=True), Role("share", share)),
        "80 of 250 is 32%; the text says 32%",
    )
    fund = figure(t, "$40 billion", "40000000000", Kind.MONEY, quantum=Decimal("1E9"), unit="USD", scale=9)
    times = figure(t, "2.5 times", "2.5", Kind.MULTIPLE, quantum=Decimal("0.1"))
    goal = figure(t, "$100 billion", "100000000000", Kind.MONEY, quantum=Decimal("1E9"), unit="USD", scale=9)
    multiple = Finding(
        "factor_of_fund",
        Status.CONSISTENT,
        (Role("before", fund, given=True), Role("times", times), Role("after", goal)),
        "$40 billion times 2.5 is $96 billion to $104 billion; the text says $100 billion",
    )
    fees = figure(t, "12.4 million euros", "12400000", Kind.MONEY, quantum=Decimal("1E5"), unit="EUR", scale=6)
    growth = figure(t, "5.0%", "5.0", Kind.PERCENT, quantum=Decimal("0.1"), unit="%")
    old_fees = figure(t, "11.8 million euros", "11800000", Kind.MONEY, quantum=Decimal("1E5"), unit="EUR", scale=6)
    off = Finding(
        "rise_of_level",
        Status.IMPRECISE,
        (Role("before", old_fees, given=True), Role("after", fees), Role("stated", growth)),
        "11.8 million euros to 12.4 million euros is a rise of 4.2% to 5.9%; the text says 5.0%",
    )
    now = figure(t, "2024", "2024", Kind.YEAR, when=When(year=2024))
    anniversary = figure(t, "75th", "75", Kind.ORDINAL)
    ships = figure(t, "14 ships", "14", unit="ships")
    people = figure(t, "Nearly 9,300 people", "9300", unit="people", hedge=Hedge.NEARLY)
    return Report(
        document(t, title="Ostra: the harbour in figures"),
        (
            claim(t, Verdict.NEEDS_SOURCE, before, worth=55, evidence=CONTESTED, contested=True),
            claim(t, Verdict.NEEDS_SOURCE, year, worth=10),
            claim(t, Verdict.NEEDS_SOURCE, year_after, worth=10),
            claim(t, Verdict.NEEDS_SOURCE, after, worth=55),
            claim(t, Verdict.INCONSISTENT, rise, findings=(change,), worth=85),
            claim(t, Verdict.NEEDS_SOURCE, berths, worth=60),
            claim(t, Verdict.NEEDS_SOURCE, deep, worth=60),
            claim(t, Verdict.VERIFIED, share, findings=(part,), worth=85),
            claim(t, Verdict.VERIFIED, fund, evidence=(AGREES,), worth=90),
            claim(t, Verdict.VERIFIED, times, goal, findings=(multiple,), worth=90),
            claim(t, Verdict.VERIFIED, fees, growth, findings=(off,), worth=90),
            claim(t, Verdict.NEEDS_SOURCE, old_fees, worth=90),
            claim(t, Verdict.NEEDS_SOURCE, now, worth=10),
            claim(
                t,
                Verdict.NEEDS_SOURCE,
                anniversary,
                implications=(
                    Implication("years_since", anniversary, Decimal(1949), "75th anniversary in 2024 points to 1949"),
                ),
                worth=40,
            ),
            claim(t, Verdict.INCONSISTENT, ships, evidence=(DENIES,), worth=60),
            claim(t, Verdict.NEEDS_SOURCE, people, evidence=(LEAD,), worth=60),
        ),
        (change, part, multiple, off),
        ("the ledger has 5 facts, 2 of them on other places",),
    )


AGREES = Evidence(
    Bearing.SUPPORTS,
    "harbour-fund-2023",
    "$40.2 billion",
    "harbour fund, Ostra, 2023: $40.2 billion, which agrees with $40 billion within rounding",
    "City of Ostra: Annual accounts 2023",
    "https://example.org/accounts/2023",
    "The fund closed the year at $40.2 billion.",
    "2024-05-02",
)
CONTESTED = (
    Evidence(
        Bearing.SUPPORTS,
        "cargo-2021-port",
        "48.1 million tonnes",
        "cargo, port of Ostra, 2021: 48.1 million tonnes, which agrees with 48 million tonnes within rounding",
        "Port authority: https://example.org/yearbook",
        "https://example.org/yearbook",
        "",
        "2024-05-03",
        topic="cargo 2021",
    ),
    Evidence(
        Bearing.CONTRADICTS,
        "cargo-2021-customs",
        "44.7 million tonnes",
        "cargo, port of Ostra, 2021: 44.7 million tonnes; the text says 48 million tonnes, 7% more",
        "Customs service",
        "https://example.org/customs",
        "Ostra: 44.7 m t",
        "2024-05-03",
        topic="cargo 2021",
    ),
)
DENIES = Evidence(
    Bearing.CONTRADICTS,
    "ice-breakers",
    "11 ships",
    "ice-breakers, Ostra: 11 ships; the text says 14 ships",
    "Ship register",
    "https://example.org/ships?port=ostra&kind=ice",
    "Eleven ice-breakers are registered in Ostra | as of May.",
    "2024-04-30",
)
LEAD = Evidence(
    Bearing.LEAD,
    "staff-2019",
    "9,280",
    "staff, port of Ostra, 2019: 9,280; it is not clear that the text means 2019",
    "Port authority: https://example.org/yearbook",
    "https://example.org/yearbook",
    "",
    "2024-05-03",
    ("period",),
)

ACCOUNTS = """\
| Works | 2024 | 2025 | Total |
| --- | --- | --- | --- |
| Quay | 410 | 520 | 930 |
| Crane | 95 | 120 | 225 |
| Total | 505 | 640 | 1,155 |
"""


def accounts() -> Report:
    """A table in which one total is wrong."""
    rows, position = [], 0
    for line in ACCOUNTS.splitlines():
        if not line.startswith("| ---"):
            cells, column = [], position
            for content in line.strip("|").split("|"):
                start = ACCOUNTS.index(content.strip(), column)
                cells.append(Cell(len(rows), len(cells), Span(start, start + len(content.strip()))))
                column = start + len(content.strip())
            rows.append(tuple(cells))
        position += len(line) + 1
    table = Table(Span(0, len(ACCOUNTS) - 1), tuple(rows))
    parts = [figure(ACCOUNTS, surface, surface, quantum=Decimal(1)) for surface in ("95", "120")]
    total = figure(ACCOUNTS, "225", "225")
    finding = Finding(
        "row_total",
        Status.INCONSISTENT,
        (*(Role("part", part, given=True) for part in parts), Role("total", total)),
        "95 + 120 is 215; the text says 225",
        ("225 would need to be 215",),
        "row “Crane”",
    )
    wrong = Claim(Verdict.INCONSISTENT, (total,), total.span, total.span, (finding,), worth=60)
    return Report(document(ACCOUNTS, "accounts.md", tables=(table,)), (wrong,), (finding,))
