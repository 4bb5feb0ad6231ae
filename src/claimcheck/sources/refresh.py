"""Looks the sources of a ledger's facts up again: whether they still say what the facts say, and what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.lazy import regex
from claimcheck.members import StrEnum
from claimcheck.sources import compare, edit, pages, periods
from claimcheck.sources.clauses import DATES
from claimcheck.sources.compare import Outcome
from claimcheck.sources.facts import Fact
from claimcheck.sources.fetch import Failure, Fetched, Page
from claimcheck.sources.pages import PageError, PageText
from claimcheck.sources.web import Web

_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\u202f": " ", "–": "-", "—": "-"}
)
_SPACE = regex(r"\s+")


class State(StrEnum):
    """What has become of a fact's source."""

    SAME = "same"
    QUOTED = "quoted"
    VALUE = "value"
    LOST = "lost"
    GONE = "gone"


class Refreshed(NamedTuple):
    """A fact whose source was looked up again: what has become of it, in words too, and the page that was read."""

    fact: Fact
    state: State
    text: str
    page: Page | None = None

    @property
    def holds(self) -> bool:
        """Whether the source still says what the fact says."""
        return self.state in (State.SAME, State.QUOTED, State.VALUE)


def refresh(facts: Sequence[Fact], web: Web) -> list[Refreshed]:
    """Look up the addresses of facts, in the facts' order; those without an address are left out.

    Raises:
        StoreError: what came cannot be kept.
    """
    wanted = [fact for fact in facts if fact.url]
    fetched = web.get_all(fact.url for fact in wanted)
    read: dict[str, PageText | str] = {}
    found = []
    for fact in wanted:
        page = fetched[fact.url]
        if fact.url not in read:
            read[fact.url] = _text(page)
        found.append(_judged(fact, page, read[fact.url]))
    return found


def written(refreshed: Refreshed) -> bool:
    """Write a fact's snapshot and the day of reading into its file, if its source still says so; return whether."""
    page, fact = refreshed.page, refreshed.fact
    if page is None or not refreshed.holds or (fact.snapshot == page.sha256 and fact.read == page.day):
        return False
    edit.update(fact.path, fact.id, {"snapshot": page.sha256, "read": page.day})
    return True


def _text(page: Fetched) -> PageText | str:
    if isinstance(page, Failure):
        return page.reason
    if page.status != 200:
        return f"the server answers {page.status}"
    try:
        return pages.read(page)
    except PageError as error:
        return str(error)


def _judged(fact: Fact, page: Fetched, text: PageText | str) -> Refreshed:
    if isinstance(text, str) or isinstance(page, Failure):
        reason = text if isinstance(text, str) else ""
        return Refreshed(fact, State.GONE, f"cannot be read: {reason}")
    if fact.snapshot == page.sha256:
        return Refreshed(fact, State.SAME, "unchanged", page)
    changed = "has changed since it was kept" if fact.snapshot else "was not kept before"
    if fact.quote and folded(fact.quote) in folded(text.reading.document.text):
        return Refreshed(fact, State.QUOTED, f"{changed}; it has the quote", page)
    value = fact.value or fact.state
    without = "; the quote is gone" if fact.quote else ""
    if gives(text, fact):
        return Refreshed(fact, State.VALUE, f"{changed}; it gives {value}{without}", page)
    return Refreshed(fact, State.LOST, f"{changed}; it does not give {value}{without}", page)


def gives(text: PageText, fact: Fact) -> bool:
    """Return whether a page has a fact's value somewhere, whatever it says of it."""
    if fact.figure is not None:
        found = text.figures(compare.kind_key(fact.figure))
        return any(compare.compare(fact.figure, figure) is Outcome.MEETS for _, figure in found)
    if fact.day is not None:
        dates = (f for f in text.reading.figures if f.kind in DATES)
        return any(periods.of_when(f.when, f.until) == fact.day for f in dates)
    return bool(fact.state) and folded(fact.state) in folded(text.reading.document.text)


def folded(text: str) -> str:
    """Return a text in small letters, its spaces, quotation marks and dashes made one."""
    return _SPACE.sub(" ", text.translate(_QUOTES)).casefold().strip()
