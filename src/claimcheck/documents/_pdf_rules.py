"""The rules of a PDF page: straight lines that run across or down it, as the borders of tables do."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

_PATH = 2
_LINE, _MOVE = 0, 2
_THICKEST = 3.0
"""Points; a bar as thin as this is a line."""
_SHORTEST = 4.0
_STRAIGHT = 0.5
_MOST_OBJECTS = 8_000
"""A page that draws more than this is a picture."""
_MOST_SEGMENTS = 400
"""A path of more segments is a curve."""
_NEAR = 1.6
"""Points; lines this close to each other are one, as the two sides of a thin bar."""


class Rule(NamedTuple):
    """A line from `start` to `end`, at the height `at` (or at that distance from the left, if it runs down)."""

    at: float
    start: float
    end: float


class Rules(NamedTuple):
    """A page's lines, those that touch in one."""

    across: tuple[Rule, ...] = ()
    down: tuple[Rule, ...] = ()


Turn = Callable[[float, float], tuple[float, float]]


def rules(lib: Any, page: Any, turned: Turn) -> Rules:
    """Return the lines of an open page, their places by `turned` in the direction of its text."""
    count = lib.FPDFPage_CountObjects(page)
    if count > _MOST_OBJECTS:
        return Rules()
    found = [line for i in range(count) for line in _lines_of(lib, lib.FPDFPage_GetObject(page, i))]
    across: list[Rule] = []
    down: list[Rule] = []
    for from_, to in found:
        (x0, y0), (x1, y1) = turned(*from_), turned(*to)
        if abs(y1 - y0) < _STRAIGHT and abs(x1 - x0) > _SHORTEST:
            across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) < _STRAIGHT and abs(y1 - y0) > _SHORTEST:
            down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return Rules(tuple(_joined(across)), tuple(_joined(down)))


_Point = tuple[float, float]


def _lines_of(lib: Any, shape: Any) -> Iterator[tuple[_Point, _Point]]:
    """Yield the lines of one object of a page by their ends."""
    if lib.FPDFPageObj_GetType(shape) != _PATH:
        return
    edges = [ctypes.c_float() for _ in range(4)]
    if not lib.FPDFPageObj_GetBounds(shape, *map(ctypes.byref, edges)):
        return
    left, bottom, right, top = (edge.value for edge in edges)
    if top - bottom <= _THICKEST or right - left <= _THICKEST:
        middle = ((left + right) / 2, (bottom + top) / 2)
        flat = top - bottom <= right - left
        yield ((left, middle[1]), (right, middle[1])) if flat else ((middle[0], bottom), (middle[0], top))
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    lib.FPDFPath_GetDrawMode(shape, ctypes.byref(fill), ctypes.byref(stroke))
    many = lib.FPDFPath_CountSegments(shape)
    if many <= _MOST_SEGMENTS and (stroke.value or many > 5):
        yield from _segments(lib, shape, many)


def _segments(lib: Any, path: Any, many: int) -> Iterator[tuple[_Point, _Point]]:
    """Yield the straight segments of a path by their ends."""
    matrix = lib.FS_MATRIX()
    lib.FPDFPageObj_GetMatrix(path, ctypes.byref(matrix))
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for i in range(many):
        segment = lib.FPDFPath_GetPathSegment(path, i)
        lib.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        here = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        kind = lib.FPDFPathSegment_GetType(segment)
        if kind == _MOVE:
            first = here
        elif kind == _LINE:
            yield last, here
        if lib.FPDFPathSegment_GetClose(segment):
            yield here, first
        last = here


def _joined(lines: Iterable[Rule]) -> Iterator[Rule]:
    """Yield the lines, those that lie on each other or go on from each other in one."""
    for level in _levels(sorted(lines)):
        at = sum(line.at for line in level) / len(level)
        start, end = level[0].start, level[0].end
        for line in level:
            if line.start > end + _NEAR:
                yield Rule(at, start, end)
                start, end = line.start, line.end
            end = max(end, line.end)
        yield Rule(at, start, end)


def _levels(lines: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Yield the lines in groups at one height, each from its beginning on."""
    level: list[Rule] = []
    for line in lines:
        if level and line.at - level[-1].at > _NEAR:
            yield sorted(level, key=lambda rule: rule.start)
            level = []
        level.append(line)
    if level:
        yield sorted(level, key=lambda rule: rule.start)
