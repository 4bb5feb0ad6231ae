"""The nouns: frozen values that every stage of claimcheck passes on, with no behaviour but their own.

Offsets are half-open ranges of Unicode code points of `Document.text`. Lines, columns and offsets into the file exist
only at the edge, through `Document.source`.
"""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal

from claimcheck.members import StrEnum
from claimcheck.records import dataclass
from claimcheck.spans import SourceMap as SourceMap
from claimcheck.spans import Span as Span

# --- documents -------------------------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What part of a document a stretch of text is; apparatus is what surrounds its prose: reference lists, contents,
    indexes, running heads, page numbers."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    CAPTION = "caption"
    FOOTNOTE = "footnote"
    FRONT_MATTER = "front matter"
    APPARATUS = "apparatus"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a document; blocks are in order and do not overlap. `level` is a heading's or list's depth, from 1;
    `ordinal` is the number printed before an ordered list's item."""

    kind: BlockKind
    span: Span
    level: int = 0
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its place in the grid, counted from 0, and its text's span."""

    row: int
    column: int
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells. `rows[r][c]` is the cell at row r, column c (None: no cell there); the first `header_rows` rows
    are headings. `is_rounded` says that the file keeps more digits of some amounts than are shown, as spreadsheets do:
    sums of what is shown may be off by that. `strong_rows` below the headings are in bold, as totals often are."""

    span: Span
    rows: tuple[tuple[Cell | None, ...], ...]
    header_rows: int = 1
    caption: Span | None = None
    is_rounded: bool = False
    strong_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link's visible text and where it points."""

    span: Span
    url: str


@dataclass(frozen=True, slots=True)
class Directive:
    """What a comment of the document asks of claimcheck: `text` is what follows "claimcheck:", `source` the comment's
    span in the file as read."""

    text: str
    source: Span


@dataclass(frozen=True, slots=True)
class Landmark:
    """From text offset `start` on, the text stands at what `name` calls in a file that has no lines for its readers:
    "page 3", "Sales!B7", "paragraph 12", "cell 4"."""

    start: int
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """What the author wrote: plain text without markup, its structure, and the way back to the file.

    `name` is the file's path as given ("-" for standard input, "" for a bare string); `date` is an ISO date, year-month
    or year that the document gives itself, or ""; `landmarks` are in order, and empty where lines and columns say
    enough; `notes` is what could not be read ("page 3 is a picture without text"); `lined` is
    False where the lines and columns of `source` are no lines of the file, which only landmarks describe; `code` is
    what is set as code within a line, in order: its numbers are no figures.
    """

    text: str
    source: SourceMap
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    links: tuple[Link, ...] = ()
    name: str = ""
    title: str = ""
    date: str = ""
    directives: tuple[Directive, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    notes: tuple[str, ...] = ()
    lined: bool = True
    code: tuple[Span, ...] = ()

    def landmark(self, position: int) -> str:
        """Return the name of the place in the file of the character at text offset `position`; "" if it has lines."""
        i = bisect_right(self.landmarks, position, key=lambda mark: mark.start) - 1
        return self.landmarks[i].name if i >= 0 else ""

    def spot(self, position: int) -> str:
        """Return in a few words where a reader finds the character at text offset `position`: "page 3", "line 12"."""
        return self.landmark(position) or f"line {self.source.place(position)[0]}"


# --- figures ---------------------------------------------------------------------------------------------------------


class Kind(StrEnum):
    """What kind of number a figure is."""

    MONEY = "money"
    PERCENT = "percent"
    POINTS = "percentage points"
    MULTIPLE = "multiple"
    COUNT = "count"
    MEASURE = "measure"
    RATIO = "ratio"
    ORDINAL = "ordinal"
    DATE = "date"
    YEAR = "year"
    TIME = "time of day"
    DURATION = "duration"
    AGE = "age"
    STATISTIC = "statistic"


class Hedge(StrEnum):
    """How a figure is qualified; the values are what reports and the JSON say."""

    NONE = ""
    ABOUT = "about"
    NEARLY = "nearly"
    JUST_OVER = "just over"
    MORE_THAN = "more than"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    AT_MOST = "at most"


class Change(StrEnum):
    """The direction that a verb gives a figure ("rose 5%", "a fall of 3 points")."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class When:
    """A point of the calendar or clock as printed; parts that are not printed are None. It may not exist ("30
    February"): the date checks judge that. `weekday` counts Monday as 0; `year` is of the common era, negative before;
    `span` says what a bare year stands for: "" a year, "decade", "century", "fiscal year", "quarter", "half"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    part: int | None = None
    span: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as printed.

    `value` is exact and in `unit`, scale words included ("$40 billion" is 40000000000); a range has its lower end in
    `value` and its upper end in `high`; of a date it is the year, or 0 where none is printed. `quantum` is the worth of
    one unit of the last printed digit (1E9 for "$40 billion", 0.1 for "2.5"; 0 for a number that is exact by nature,
    as a fraction is). `unit` is an ISO 4217 code for money, "%" for percent, a pint unit name for measures and
    durations ("kilometer / hour", "degC", "delta_degC"), the counted noun for counts, else "". `per` is the noun of a
    rate ("share" in "$6 a share"). `ratio` is (k, n) of "3 out of 10", "two-thirds", "one in five", "3:1". `scale` is
    the power of ten of a scale word or suffix that is printed or shared (9 in "$3-5 billion"), `noun` the span of the
    counted noun's phrase.
    """

    span: Span
    surface: str
    kind: Kind
    value: Decimal
    quantum: Decimal = Decimal(1)
    unit: str = ""
    hedge: Hedge = Hedge.NONE
    high: Decimal | None = None
    high_quantum: Decimal = Decimal(0)
    margin: Decimal | None = None
    change: Change = Change.NONE
    per: str = ""
    ratio: tuple[int, int] | None = None
    scale: int = 0
    noun: Span | None = None
    when: When | None = None
    until: When | None = None

    @property
    def start(self) -> int:
        """Where the figure starts."""
        return self.span.start

    @property
    def end(self) -> int:
        """Where the figure ends (exclusive)."""
        return self.span.end

    @property
    def is_range(self) -> bool:
        """Whether two ends are printed."""
        return self.high is not None or self.until is not None


# --- what checks read ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Sentence:
    """A sentence with its figures in order. `words` are its lower-case words and signs such as "%", for quick triggers;
    `text` is `Document.text[span.start:span.end]`; figure spans are the document's, not the sentence's."""

    index: int
    span: Span
    text: str
    block: Block
    figures: tuple[Figure, ...]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, weakref_slot=True)
class TableReading:
    """A table with the figure of each cell that is one figure (None elsewhere), and its text."""

    table: Table
    texts: tuple[tuple[str, ...], ...]
    figures: tuple[tuple[Figure | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the checks see of a document: text, figures, sentences (those outside tables, in order, with or without
    figures) and tables."""

    document: Document
    figures: tuple[Figure, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[TableReading, ...] = ()


# --- findings --------------------------------------------------------------------------------------------------------


class Status(StrEnum):
    """The outcome of a check at one place. Two outcomes take the place of "imprecise" and "inconsistent": "ignored", by
    the author's directive, and "known", by the baseline; the finding's note says why."""

    CONSISTENT = "consistent"
    IMPRECISE = "imprecise"
    INCONSISTENT = "inconsistent"
    UNSURE = "unsure"
    IGNORED = "ignored"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Role:
    """The part that a figure plays in a relation. `given` marks inputs whose truth the relation does not settle: they
    stay claims of their own."""

    name: str
    figure: Figure
    given: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check at one place, with its arithmetic in words and each single repair that would make the
    relation hold. `note` says what a reader should know of how the figures were tied ("base taken from line 12")."""

    check: str
    status: Status
    roles: tuple[Role, ...]
    arithmetic: str
    repairs: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Implication:
    """What a figure implies without anything to compare it with: "75th anniversary in 2024" points to `value` 1949."""

    check: str
    figure: Figure
    value: Decimal
    text: str


# --- claims ----------------------------------------------------------------------------------------------------------


class Verdict(StrEnum):
    """What a report says of a claim."""

    INCONSISTENT = "inconsistent"
    NEEDS_SOURCE = "needs source"
    VERIFIED = "verified"


class Bearing(StrEnum):
    """How a source's fact bears on a claim; one that was asked and does not settle it (it says nothing of it, or cannot
    be read) is "silent", a contradiction that the author sets aside is "ignored", one of the baseline "known"."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    LEAD = "lead"
    SILENT = "silent"
    IGNORED = "ignored"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a source says about a claim. `stated` is the value as the source prints it, `reason` the comparison in
    words, `matched` and `missing` the parts of the match that did and did not agree (a lead has at least one missing),
    `topic` what the fact is about: only sources on one topic can disagree with each other; `query` is what anyone can
    run again to get `stated`, `snapshot` the sha256 of the kept copy of the source."""

    bearing: Bearing
    fact: str
    stated: str
    reason: str
    source: str
    url: str = ""
    quote: str = ""
    read_on: str = ""
    missing: tuple[str, ...] = ()
    topic: str = ""
    matched: tuple[str, ...] = ()
    query: str = ""
    snapshot: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a reader would ask "is that so?" of: figures, or a relation between them, with the verdict and all that led
    to it. `worth` ranks claims for checking, higher first; `contested` marks sources that disagree with each other."""

    verdict: Verdict
    figures: tuple[Figure, ...]
    span: Span
    sentence: Span
    findings: tuple[Finding, ...] = ()
    implications: tuple[Implication, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    contested: bool = False
    worth: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """All claims of a document in its order, and all findings."""

    document: Document
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    def count(self, verdict: Verdict) -> int:
        """Return how many claims have this verdict."""
        return sum(claim.verdict is verdict for claim in self.claims)

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain dicts, lists, strings and numbers, an item of `reports` in the JSON form."""
        from claimcheck.reports.json import report_dict

        return report_dict(self)
