"""Looks for what breaks claimcheck or makes it slow: damaged files of every format, texts that grow in awkward shapes.

    python benchmarks/hostile.py damage [--seconds 60] [--seed 1] [--keep DIR] [FORMAT ...]
    python benchmarks/hostile.py growth [FORMAT ...]

`damage` changes small files at random, reads and checks them, and prints each new error and each file that takes too
long, which it keeps. `growth` repeats each shape of `shapes.py` and prints those whose time grows faster than the text,
or that are slow at any length; FORMAT may be "said" for the prose that the checks read. Times are CPU seconds.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

import documents as samples
from claimcheck import check
from claimcheck.documents import DocumentError, read_bytes, read_text
from claimcheck.model import Document
from shapes import OPENED, SAID, WHOLE

LIMIT = 10.0  # CPU seconds that one small file may take
TEXTS = 20_000  # characters of the shortest text of a shape that is only read
CHECKED = 1_500  # of one that is checked
FACTORS = (1, 2, 4, 8, 16, 32, 64)  # of the shortest text, until the time can be judged
STEEP = 3.0  # times as long for twice the text: more than any noise makes of linear work
NOTABLE = 0.3  # CPU seconds below which growth is not judged
SLOWEST = 20_000  # characters a second: a check of any text is far quicker
_TOKENS = [
    *b"< > \" ' / &amp; -1 99999999999999999999 1e999 0 xml NaN true { } [ ] null \\ % : = ? inf #".split(),
    *b"A1:ZZZ999 rId99 ../..".split(),
    *(b"", b"\n", b"\x00", b"\xff", "٣".encode(), "²".encode()),
]
_REPLACED = re.compile(rb'\d+|"[^"<>]{0,30}"|<[a-zA-Z:]+')


class TooLongError(BaseException):
    """The CPU time of one file is used up; no handler of errors catches it."""


def limited(work: Callable[[], object], seconds: float = LIMIT) -> float:
    """Do some work and return its CPU seconds.

    Raises:
        TooLongError: it takes longer than `seconds`.
    """

    def stop(*_: object) -> None:
        raise TooLongError

    signal.signal(signal.SIGPROF, stop)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        work()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return time.process_time() - start


# --- damage ----------------------------------------------------------------------------------------------------------


def seeds(wanted: Sequence[str]) -> dict[str, bytes]:
    """Return a small file of each format, by the format's name."""
    samples.SIZE, samples.ROWS, samples.PAGES = 3_000, 20, 2
    return {name: make()[0] for name, make in samples.SAMPLES.items() if not wanted or name in wanted}


def damaged(data: bytes, rng: random.Random) -> bytes:
    """Return a file with a few changes; of an archive, one of its parts has them."""
    if not data.startswith(b"PK") or rng.random() < 0.1:
        return changed(data, rng)
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        chosen = rng.choice(old.namelist())
        for name in old.namelist():
            new.writestr(name, changed(old.read(name), rng) if name == chosen else old.read(name))
    return out.getvalue()


def changed(data: bytes, rng: random.Random) -> bytes:
    """Return bytes of which some are replaced, cut out, doubled or inserted, or a value is another."""
    text = bytearray(data)
    for _ in range(rng.choice((1, 1, 2, 4, 8))):
        if not text:
            break
        at, other = rng.randrange(len(text)), rng.randrange(len(text))
        match rng.randrange(5):
            case 0:
                text[at] = rng.randrange(256)
            case 1:
                del text[at : at + rng.choice((1, 2, 5, 20, 200))]
            case 2:
                text[at:at] = rng.choice(_TOKENS)
            case 3:
                text[at:at] = text[other : other + rng.choice((3, 20, 100))]
            case _:
                _replace_value(text, rng)
    return bytes(text)


def _replace_value(text: bytearray, rng: random.Random) -> None:
    found = list(_REPLACED.finditer(bytes(text)))
    if found:
        match, token = rng.choice(found), rng.choice(_TOKENS)
        if match[0].startswith(b'"'):
            token = b'"' + token.replace(b'"', b"") + b'"'
        elif match[0].startswith(b"<"):
            token = rng.choice(found)[0]
        text[match.start() : match.end()] = token


def damage(wanted: Sequence[str], seconds: float, seed: int, keep: Path) -> int:
    """Read and check damaged files for some CPU seconds; print and keep what goes wrong; return how much did."""
    rng, files = random.Random(seed), seeds(wanted)
    seen: set[tuple[str, ...]] = set()
    tried: Counter[str] = Counter()
    started = time.process_time()
    while time.process_time() - started < seconds:
        name = rng.choice(list(files))
        data = damaged(files[name], rng)
        tried[name] += 1
        wrong = _wrong(name, data)
        if wrong and wrong not in seen:
            seen.add(wrong)
            keep.mkdir(parents=True, exist_ok=True)
            path = keep / f"{seed}-{len(seen)}.{name}"
            path.write_bytes(data)
            print(": ".join(wrong), path, sep="  ", flush=True)
    print(f"{tried.total()} files, {len(seen)} errors;", ", ".join(f"{n} {name}" for name, n in sorted(tried.items())))
    return len(seen)


def _wrong(name: str, data: bytes) -> tuple[str, ...] | None:
    """Return what is wrong with how a file is taken: the format, the error and its place; None if nothing is."""

    def take() -> None:
        check(read_bytes(data, "x", format=name))

    try:
        limited(take)
    except DocumentError:
        return None
    except TooLongError as error:
        return name, "takes too long", _place(error)
    except Exception as error:
        return name, f"{type(error).__name__} {error}"[:120], _place(error)
    return None


def _place(error: BaseException) -> str:
    own = [frame for frame in traceback.extract_tb(error.__traceback__) if "claimcheck" in frame.filename]
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else ""


# --- growth ----------------------------------------------------------------------------------------------------------


def growth(wanted: Sequence[str]) -> int:
    """Repeat each shape to growing lengths; print those that grow too fast or are too slow; return how many are."""
    found = 0
    for title, shape, take, shortest in _cases(wanted):
        times: list[float] = []
        try:
            for factor in FACTORS:
                times.append(limited(partial(take, _repeated(shape, shortest * factor))))
                if len(times) > 1 and times[-1] > NOTABLE:
                    break
        except TooLongError:
            times.append(LIMIT)
        except Exception as error:
            found += 1
            print(f"{title:9} {shape!r}: {type(error).__name__} {error}"[:160], flush=True)
            continue
        steep = times[-1] > NOTABLE and times[-1] > STEEP * times[-2]
        slow = times[-1] > max(1.0, FACTORS[len(times) - 1] * shortest / SLOWEST)
        if steep or slow:
            found += 1
            shown = ", ".join(f"{seconds:.2f}" for seconds in times)
            print(f"{title:9} {shape!r}: {shown} s{' steep' if steep else ''}{' slow' if slow else ''}", flush=True)
    print(f"{found} shapes")
    return found


def _cases(wanted: Sequence[str]) -> Iterator[tuple[str, str, Callable[[str], object], int]]:
    """Yield title, shape, what is done with the text, and its least length."""
    for name in sorted({*OPENED, *WHOLE}):
        if not wanted or name in wanted:
            for shape in (*OPENED.get(name, ()), *WHOLE.get(name, ())):
                yield name, shape, _reader(name), TEXTS
    if not wanted or "said" in wanted:
        for shape in SAID:
            yield "said", shape, _checked, CHECKED


def _reader(name: str) -> Callable[[str], Document | None]:
    def read(text: str) -> Document | None:
        try:
            return read_text(text, "x", name)
        except DocumentError:
            return None

    return read


def _checked(text: str) -> object:
    return check(read_text(text, "x", "markdown"))


def _repeated(shape: str, length: int) -> str:
    if "@" not in shape:
        return shape * (length // len(shape) + 1)
    return "".join(shape.replace("@", str(number)) for number in range(length // len(shape) + 1))


def main() -> int:
    """Do what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=("damage", "growth"))
    parser.add_argument("formats", nargs="*", metavar="FORMAT")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, default=Path("hostile"))
    args = parser.parse_args()
    if args.what == "growth":
        return min(1, growth(args.formats))
    return min(1, damage(args.formats, args.seconds, args.seed, args.keep))


if __name__ == "__main__":
    sys.exit(main())
