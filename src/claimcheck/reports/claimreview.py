"""schema.org ClaimReview as JSON-LD, which search engines and fact-check archives read: a review per settled claim.

A claim that still needs a source has not been reviewed and is left out. Whoever publishes the reviews sets `author` and
`url` to their own. Terms: https://schema.org/ClaimReview.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from claimcheck.model import Bearing, Claim, Report, Status, Verdict
from claimcheck.reports import Format
from claimcheck.reports._excerpt import Context, plain
from claimcheck.reports._problems import path_of
from claimcheck.reports._sources import name_of, said
from claimcheck.reports._summary import only_just

Dict = dict[str, Any]

_CLAIM_LIMIT = 300  # characters of the sentence that is given as the claim
_WORST, _BEST = 1, 5


def render(reports: Sequence[Report]) -> str:
    """Return one graph with the reviews of all documents."""
    import json

    graph = [review for report in reports for review in _reviews(report)]
    return json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=2) + "\n"


def _reviews(report: Report) -> Iterator[Dict]:
    context = Context(report)
    for claim in report.claims:
        if claim.verdict is not Verdict.NEEDS_SOURCE:
            yield _review(report, context, claim)


def _review(report: Report, context: Context, claim: Claim) -> Dict:
    sentence = "".join(part.text for part in context.sentence(claim, _CLAIM_LIMIT)).strip()
    review: Dict = {
        "@type": "ClaimReview",
        "claimReviewed": sentence,
        "itemReviewed": {"@type": "Claim", "name": context.label(claim), "appearance": _work(report)},
        "author": {"@type": "Organization", "name": "claimcheck"},
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": _rating(claim),
            "bestRating": _BEST,
            "worstRating": _WORST,
            "alternateName": _words(claim),
        },
        "reviewBody": " ".join(_reasons(claim)),
    }
    cited = [e for e in claim.evidence if e.bearing in (Bearing.SUPPORTS, Bearing.CONTRADICTS)]
    if cited:
        works = ({"@type": "CreativeWork", "name": name_of(e), **({"url": e.url} if e.url else {})} for e in cited)
        review["citation"] = list({work["name"]: work for work in works}.values())
    return review


def _work(report: Report) -> Dict:
    work = {"@type": "CreativeWork", "name": plain(report.document.title) or path_of(report.document)}
    work["identifier"] = path_of(report.document)
    if report.document.date:
        work["datePublished"] = report.document.date
    return work


def _rating(claim: Claim) -> int:
    if claim.verdict is Verdict.INCONSISTENT:
        return _WORST
    return _BEST - 1 if only_just(claim) else _BEST


def _words(claim: Claim) -> str:
    if claim.verdict is Verdict.INCONSISTENT:
        return "Inconsistent"
    return "Verified, imprecise" if only_just(claim) else "Verified"


def _reasons(claim: Claim) -> Iterator[str]:
    wanted = {Status.INCONSISTENT} if claim.verdict is Verdict.INCONSISTENT else {Status.CONSISTENT, Status.IMPRECISE}
    bearing = Bearing.CONTRADICTS if claim.verdict is Verdict.INCONSISTENT else Bearing.SUPPORTS
    yield from (f"{plain(f.arithmetic)}." for f in claim.findings if f.status in wanted)
    yield from (f"{plain(said(e))}." for e in claim.evidence if e.bearing is bearing)


FORMAT = Format("claimreview", ".claimreview.json", render)
