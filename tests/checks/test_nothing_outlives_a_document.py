"""What checks work out of a sentence or table is forgotten with the document."""

import gc
from weakref import ref

from claimcheck import documents, extract, reading
from claimcheck.checks import run
from claimcheck.checks._same import recent

TEXT = (
    "Tolls grew 20% to $36 million from $30 million. Wages went down by $2 million to $18 million.\n\n"
    "| Item | 2023 | 2022 |\n|---|---|---|\n| Oak | 10 | 20 |\n| Ash | 30 | 40 |\n| Total | 40 | 60 |\n"
)


def test_sentences_and_tables_are_gone_once_the_reading_is():
    document = documents.read_text(TEXT, format="markdown")
    read = reading.read(document, extract(document, tables=False))
    held = [ref(each) for each in (*read.sentences, *read.tables)]
    assert len(list(run(read))) > 2
    del read
    gc.collect()
    assert [each() for each in held if each() is not None] == []


class Thing:
    """Something that can be referred to weakly."""


def test_work_is_done_once_for_each_of_the_last_few():
    done = []

    @recent(most=2)
    def number(thing):
        done.append(id(thing))
        return len(done)

    things = [Thing(), Thing(), Thing()]
    one, two, three = things
    assert [number(each) for each in (one, two, one, two, three, one)] == [1, 2, 1, 2, 3, 4]
    held = [ref(each) for each in things]
    del things, one, two, three
    assert [each() for each in held] == [None, None, None]
