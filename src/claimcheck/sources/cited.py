"""Cited pages: a figure with a link, footnote or reference beside it, against what the page says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from claimcheck.model import Bearing, Evidence, Figure, Implication, Reading, Sentence, Span
from claimcheck.records import dataclass, field, replace
from claimcheck.sources import agreeing, cites, compare, evidence, pages
from claimcheck.sources.agreeing import Agreement, Claimed
from claimcheck.sources.base import Lookup, Source
from claimcheck.sources.compare import Outcome
from claimcheck.sources.context import Context
from claimcheck.sources.fetch import Failure, Fetched, Page
from claimcheck.sources.pages import PageError, PageText
from claimcheck.sources.web import Web

_MOST_PASSAGES = 400  # passages of a page that a claim is held against, the nearest values first
_QUOTE = 300  # characters
_LACKS = {
    "subject": "whose figure it is there",
    "metric": "what it is of there",
    "period": "of what time it is there",
    "kind": "whether it is an outcome there",
}


def source(web: Web) -> Source:
    """Return the source that looks figures up in the pages that their document cites for them."""

    def open_for(reading: Reading) -> Lookup:
        cited = cites.cited(reading)
        if not cited:
            return lambda sentence, figures, implications: ()
        ctx = agreeing.context_of(reading)
        claims: dict[Span, Claimed] = {}
        for sentence in reading.sentences:
            for figure in sentence.figures:
                if figure.span in cited:
                    claim = agreeing.claimed(figure, sentence, ctx)
                    if claim is not None:
                        claims[figure.span] = claim
        fetched = web.get_all([url for span, urls in cited.items() if span in claims for url in urls], older=True)
        return _Cited(cited, claims, fetched, ctx).evidence

    return open_for


@dataclass(slots=True)
class _Cited:
    cited: Mapping[Span, Sequence[str]]
    claims: Mapping[Span, Claimed]
    fetched: Mapping[str, Fetched]
    context: Context
    _known: dict[Span, list[Evidence]] = field(default_factory=dict)
    _dated: dict[Span, list[Claimed]] = field(default_factory=dict)  # by the date that says of when they are
    _read: dict[str, PageText | Failure] = field(default_factory=dict)

    def evidence(
        self, sentence: Sentence | None, figures: tuple[Figure, ...], implications: tuple[Implication, ...]
    ) -> tuple[Evidence, ...]:
        return tuple(self._on(figures))

    def _on(self, figures: Sequence[Figure]) -> Iterator[Evidence]:
        for figure in figures:
            claim = self.claims.get(figure.span)
            if claim is not None:
                yield from self._of_claim(claim)
            elif figure.span in self.cited:
                yield from self._of_date(figure)

    def _of_claim(self, claim: Claimed) -> Sequence[Evidence]:
        span = claim.figure.span
        known = self._known.get(span)
        if known is None:
            known = self._known[span] = [self._of(claim, url) for url in self.cited[span]]
        return known

    def _of_date(self, date: Figure) -> Iterator[Evidence]:
        """Yield what bears out a date that says of when a figure is: pages that give the figure for that time."""
        if not self._dated:
            for claim in self.claims.values():
                if claim.period.figure is not None:
                    self._dated.setdefault(claim.period.figure.span, []).append(claim)
        for claim in self._dated.get(date.span, ()):
            found = self._of_claim(claim)
            if not any(e.bearing is Bearing.CONTRADICTS for e in found):
                for e in found:
                    if e.bearing is Bearing.SUPPORTS and "period" in e.matched:
                        yield replace(e, topic=evidence.topic(date))

    def _of(self, claim: Claimed, url: str) -> Evidence:
        page = self.fetched[url]
        text = self._text(url, page)
        if isinstance(text, Failure):
            return _unread(claim, url, text)
        assert isinstance(page, Page)
        return judged(claim, url, page, text)

    def _text(self, url: str, page: Fetched) -> PageText | Failure:
        known = self._read.get(url)
        if known is None:
            known = self._read[url] = _read(page)
        return known


def _read(page: Fetched) -> PageText | Failure:
    if isinstance(page, Failure):
        return page
    if page.status != 200:
        return Failure(page.url, f"the server answers {page.status}", page.fetched_at)
    try:
        return pages.read(page)
    except PageError as error:
        return Failure(page.url, str(error), page.fetched_at)


def judged(claim: Claimed, url: str, page: Page, text: PageText) -> Evidence:
    """Return what a page says about a claim."""
    claim = agreeing.on_page(claim, text.common)
    found = list(_agreements(claim, text))
    meets = [a for a in found if a.outcome is Outcome.MEETS]
    supports = [a for a in meets if not a.missing]
    if supports:
        best = max(supports, key=lambda a: a.weight)
        says = f"the cited page gives {best.passage.figure.surface}, which agrees with {claim.figure.surface}"
        return _evidence(Bearing.SUPPORTS, claim, url, page, text, f"{says} within rounding", best)
    other = _contradiction(found) if text.whole else None
    if other is not None:
        says = f"the cited page gives {other.passage.figure.surface} for it; the text says {claim.figure.surface}"
        return _evidence(Bearing.CONTRADICTS, claim, url, page, text, says, other)
    leads = [a for a in meets if a.weight or claim.digits > 2]
    if leads:
        best = min(leads, key=lambda a: (len(a.missing), -a.weight))
        lacks = " and ".join(_LACKS[part] for part in best.missing)
        says = f"the cited page has {best.passage.figure.surface}, but it is not clear {lacks}"
        return _evidence(Bearing.LEAD, claim, url, page, text, says, best)
    part = "" if text.whole else ", as far as it was read: it is very long"
    says = f"the cited page does not give {claim.figure.surface}{part}"
    return _evidence(Bearing.SILENT, claim, url, page, text, says)


def _agreements(claim: Claimed, text: PageText) -> Iterator[Agreement]:
    kind = compare.kind_key(claim.figure)
    value = claim.figure.value
    near = sorted(text.figures(kind), key=lambda item: abs(item[1].value - value))
    for number, figure in near[:_MOST_PASSAGES]:
        if not compare.may_meet(claim.figure, figure) and not agreeing.may_be_same(claim, text.told(kind, number)):
            continue
        passage = text.passage(kind, number)
        agreement = agreeing.compared(claim, passage) if passage is not None else None
        if agreement is not None:
            yield agreement


def _contradiction(found: Sequence[Agreement]) -> Agreement | None:
    """Return the passage that gives another value for the very same thing, None where any doubt is left: where the
    page has nearly the claim's value for it or for what may be it, or gives two values for the thing."""
    if any(a.outcome is not Outcome.APART and a.missing in ((), ("period",), ("subject",), ("kind",)) for a in found):
        return None
    same = [a for a in found if a.full]
    if not same:
        return None
    first = same[0].passage.figure
    if any(compare.compare(first, a.passage.figure) is not Outcome.MEETS for a in same[1:]):
        return None
    return same[0]


def _evidence(
    bearing: Bearing, claim: Claimed, url: str, page: Page, text: PageText, says: str, by: Agreement | None = None
) -> Evidence:
    quote = by.passage.quote if by is not None else ""
    since = f"; the page is the copy of {page.day} (on {page.since})" if page.since else ""
    return Evidence(
        bearing=bearing,
        fact="",
        stated=by.passage.figure.surface if by is not None else "",
        reason=says + since,
        source=text.title or urlsplit(url).netloc,
        url=url,
        quote=quote if len(quote) <= _QUOTE else f"{quote[:_QUOTE]}…",
        read_on=page.day,
        missing=by.missing if by is not None and bearing is Bearing.LEAD else (),
        matched=("value", *by.matched) if by is not None and by.outcome is Outcome.MEETS else (),
        topic=evidence.topic(claim.figure),
        snapshot=page.sha256,
    )


def _unread(claim: Claimed, url: str, failure: Failure) -> Evidence:
    return Evidence(
        bearing=Bearing.SILENT,
        fact="",
        stated="",
        reason=f"the cited page cannot be read: {failure.reason}",
        source=urlsplit(url).netloc if url.isprintable() else url,
        url=url,
        read_on=failure.fetched_at[:10],
        topic=evidence.topic(claim.figure),
    )
