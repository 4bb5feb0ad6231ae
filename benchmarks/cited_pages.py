"""How often a cited page verifies or contradicts what it should not, measured on a folder of real documents.

    python benchmarks/cited_pages.py FOLDER [--show KIND] [--every N]

Each figure of each document is a claim, held against a page:

    same      its own document: the page does give it (how much is found at all)
    rounded   its own document, with the figure rounded by one digit
    shorter   its own document, with a fifth of the sentence's words left out
    elsewhere another document of the folder: nothing there bears on it, save by chance
    changed   its own document, with another number of as many digits
    swapped   its own document, with another figure of its kind that the same document has elsewhere

"verified" is right for the first three and wrong for the others; "inconsistent" is wrong for the first three and for
"elsewhere".
"""

from __future__ import annotations

import argparse
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimcheck import documents, reading
from claimcheck.documents import DocumentError
from claimcheck.figures import extract
from claimcheck.model import Figure, Reading, Sentence
from claimcheck.sources import agreeing, cited, compare, pages
from claimcheck.sources.fetch import Page

_PAGE = Page("https://example.org/", "https://example.org/", 200, (), b"", "2026-01-01T00:00:00Z", "0" * 64)
_KINDS = ("same", "rounded", "shorter", "elsewhere", "changed", "swapped")
_DIGITS = re.compile(r"[0-9](?:[0-9,]*[0-9])?(?:\.[0-9]+)?")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="+")
    parser.add_argument("--show", default="", help="print what is wrong in claims of this kind")
    parser.add_argument("--every", type=int, default=1, help="take every Nth claim only")
    parser.add_argument(
        "--held-out", action="store_true", help="the third of documents that is only scored, never read"
    )
    args = parser.parse_args()
    lacks: Counter[str] = Counter()
    counts: dict[str, Counter[str]] = {kind: Counter() for kind in _KINDS}
    readings = list(_readings(args.folder, args.held_out))
    texts = [pages.PageText(read) for read in readings]
    for i, read in enumerate(readings):
        for number, (sentence, figure) in enumerate(_claims(read)):
            if number % args.every:
                continue
            chance = random.Random(f"{i} {number}")
            for kind, claim_text, page in _variants(read, sentence, figure, i, texts, chance):
                verdict, reason = _verdict(claim_text, page)
                if verdict:
                    counts[kind][verdict] += 1
                    if verdict == "lead" and kind == "same":
                        lacks[reason] += 1
                    wrong = verdict == ("contradicts" if kind in _KINDS[:3] else "supports")
                    if kind == args.show and (wrong or (kind == "elsewhere" and verdict == "contradicts")):
                        print(f"{verdict}: {claim_text!r}\n   {reason}\n")
    print("what leads of their own documents lack:", ", ".join(f"{k} {n}" for k, n in lacks.most_common(8)))
    for kind, found in counts.items():
        total = found.total() or 1
        shares = ", ".join(f"{name} {100 * found[name] / total:.2f}%" for name in ("supports", "contradicts", "lead"))
        print(f"{kind:10} {total:6} claims: {shares}")


def _readings(folders: list[Path], held_out: bool) -> Iterator[Reading]:
    for path in sorted(p for folder in folders for p in folder.rglob("*") if p.is_file()):
        if (zlib.crc32(path.name.encode()) % 3 == 0) is not held_out:
            continue
        try:
            document = documents.read_file(path)
        except DocumentError:
            continue
        yield reading.read(document, extract(document, tables=False))


def _claims(read: Reading) -> Iterator[tuple[Sentence, Figure]]:
    for sentence in read.sentences:
        if len(sentence.text) <= 400:
            yield from ((sentence, figure) for figure in sentence.figures)


def _variants(
    read: Reading, sentence: Sentence, figure: Figure, i: int, texts: list[pages.PageText], chance: random.Random
) -> Iterator[tuple[str, tuple[str, str], pages.PageText]]:
    """Yield kind of claim, what stands before and its sentence with the figure in braces, and the page."""
    before = read.sentences[sentence.index - 1].text if sentence.index else ""
    lead = sentence.text[: figure.start - sentence.span.start]
    rest = sentence.text[figure.end - sentence.span.start :]

    def with_figure(surface: str, lead: str = lead, rest: str = rest) -> tuple[str, str]:
        return before, f"{lead}{{{surface}}}{rest}"

    yield "same", with_figure(figure.surface), texts[i]
    rounded = _rounded(figure.surface)
    if rounded:
        yield "rounded", with_figure(rounded), texts[i]
    yield "shorter", with_figure(figure.surface, _shorter(lead, chance), _shorter(rest, chance)), texts[i]
    if len(texts) > 1:
        other = (i + chance.randrange(1, len(texts))) % len(texts)
        yield "elsewhere", with_figure(figure.surface), texts[other]
    changed = _changed(figure.surface, chance)
    if changed != figure.surface:
        yield "changed", with_figure(changed), texts[i]
    kind = compare.kind_key(figure)
    others = [
        f for f in read.figures if compare.kind_key(f) == kind and compare.compare(figure, f).value.startswith("apart")
    ]
    if others:
        yield "swapped", with_figure(chance.choice(others).surface), texts[i]


def _rounded(surface: str) -> str:
    """Return a figure's surface with one digit less, "" where it has too few."""
    match = _DIGITS.search(surface)
    if not match or "," in match[0] or len(match[0].replace(".", "")) < 3 or "." not in match[0]:
        return ""
    _, _, decimals = match[0].partition(".")
    value = f"{float(match[0]):.{len(decimals) - 1}f}"
    return surface[: match.start()] + value + surface[match.end() :]


def _changed(surface: str, chance: random.Random) -> str:
    """Return a figure's surface with other digits."""

    def other(match: re.Match[str]) -> str:
        new = "".join(chance.choice("123456789") if c.isdigit() else c for c in match[0])
        return new if new != match[0] else match[0][:-1] + ("7" if match[0][-1] != "7" else "3")

    return _DIGITS.sub(other, surface)


def _shorter(text: str, chance: random.Random) -> str:
    return re.sub(r"\b[a-z]{4,}\s", lambda m: "" if chance.random() < 0.2 else m[0], text)


def _verdict(claim: tuple[str, str], page: pages.PageText) -> tuple[str, str]:
    before, text = claim
    start = len(before) + 1 if before else 0
    at = text.index("{")
    whole = f"{before} {text}".strip().replace("{", "", 1)
    whole = whole[: start + at] + whole[start + at :].replace("}", "", 1)
    document = documents.read_text(whole)
    read = reading.read(document, extract(document, tables=False))
    for sentence in read.sentences:
        for figure in sentence.figures:
            if figure.start <= start + at < figure.end:
                made = agreeing.claimed(figure, sentence, agreeing.context_of(read))
                if made is None:
                    return "", ""
                found = cited.judged(made, _PAGE.url, _PAGE, page)
                if found.bearing.value == "lead":
                    return "lead", ", ".join(found.missing)
                return found.bearing.value, f"{found.reason} | {found.quote} | {made.metric} {made.names} {made.digits}"
    return "", ""


if __name__ == "__main__":
    main()
