"""Any table is judged without an exception, and whatever takes part in a finding stands where it says."""

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import documents, reading
from claimcheck.checks import captions, cited_table, crossfooting, footing, growth_column, percent_column
from claimcheck.figures import extract

CELLS = (
    "Total| |Less: x|of which y|2019|2018|%|n|12|1,310|(95)|—|12.5%|NM|$ 5|310(a)|-3|0|0.0%|1e9|£1.2bn|5 km|1/2|3-5|Q1|"
    "Change|Net income|Subtotal|100%|99999999999999999999|1.23456789012345|(in millions)|½|12 34|+4|−7%|5 to 6|"
    "12 (45.1)|12/40 (30.0%)|n = 27|Sick, n (%)|World|Opening stock|Net change|Closing stock|(a)|(17|1e60"
).split("|")
TABLES = st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=6), min_size=1, max_size=7)


@given(TABLES, st.booleans(), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_table(rows, ruled, told):
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    if ruled:
        lines.insert(1, "|" + "---|" * len(rows[0]))
    text = "\n".join(lines)
    if told:
        text = f"Net income was $5 million; Total 1,310.\n\n{text}\n\nTable row n 12; n is 13."
    document = documents.read_text(text)
    read = reading.read(document, extract(document))
    for check in (footing, crossfooting, growth_column, percent_column, cited_table, captions):
        found = (
            [f for table in read.tables for f in check.CHECK.in_table(table, read)]
            if check.CHECK.in_table
            else (list(check.CHECK.in_document(read)))
        )
        for finding in found:
            for role in finding.roles:
                assert document.text[slice(*role.figure.span)] == role.figure.surface
