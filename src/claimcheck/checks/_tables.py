"""What the checks of tables share: the law of sums, and its findings for the cells of a grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.checks._footing import Sum, sums
from claimcheck.checks._grid import Grid, Number, grid_of
from claimcheck.checks._law import magnitude, number, said
from claimcheck.checks._slips import is_digit_slip
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import is_exact
from claimcheck.model import Figure, Finding, Kind, Role, Status, TableReading

MOST_SHOWN = 8
"""Longer sums are shown by their first and last parts."""
MOST_REPAIRS = 4
_SYMBOLS = "$€£¥"
_FINEST = 9  # decimals


def sum_law(
    check: str, parts: Sequence[Printed], total: Printed, deductions: Sequence[Printed], rounded: bool
) -> Finding:
    """Judge `total = sum of parts - sum of deductions`; see `claimcheck.checks.footing.table_column`."""
    signed = [(read_figure(p), 1) for p in parts] + [(read_figure(d), -1) for d in deductions]
    stated = read_figure(total)
    off = Fraction(stated.value) - sum(sign * Fraction(f.value) for f, sign in signed)
    units = sum((_unit(f, rounded) for f, _ in signed), _unit(stated, rounded))
    if 2 * abs(off) <= units:
        status = Status.CONSISTENT
    else:
        one_more = units + 2 * _unit(stated, rounded)
        status = Status.IMPRECISE if 2 * abs(off) <= one_more else Status.INCONSISTENT
    return _finding(check, [(f, sign, "") for f, sign in signed], (stated, ""), off, status)


def _unit(figure: Figure, rounded: bool) -> Fraction:
    return Fraction(0) if is_exact(figure) and not rounded else Fraction(figure.quantum)


def sums_found(check: str, table: TableReading, *, turned: bool) -> Iterator[Finding]:
    """Yield what a table's own patterns say of its totals.

    Args:
        check: the check's name.
        table: the table.
        turned: whether the totals of its rows are meant, not those of its columns.
    """
    grid = grid_of(table)
    for found in sums(grid)[turned] if grid else ():
        finding = sum_finding(check, grid, found, turned) if grid else None
        if finding:
            yield finding


def sum_finding(check: str, grid: Grid, found: Sum, turned: bool) -> Finding | None:
    """Return the finding for one sum of a grid (turned: of a grid on its side); None where no part prints a figure."""
    names = grid.columns if turned else grid.rows
    parts = []
    for place, sign in found.parts:
        cell = _cell(grid, found.column, place, turned)
        if cell.figure is not None:
            parts.append((cell.figure, sign, names[place].leaf))
    total = _cell(grid, found.column, found.row, turned)
    if total.figure is None or not parts:
        return None
    if found.status is not Status.CONSISTENT and not any(names[p].full for p in (found.row, *dict(found.parts))):
        return None  # numbers without a word beside them: nothing says that one is a total
    if found.status is Status.CONSISTENT and sum(bool(figure.value) for figure, _, _ in parts) < 2:
        return None  # a sum of one term is no evidence
    note = _note(grid, found, turned)
    off = Fraction(found.off, grid.per_unit)
    return _finding(check, parts, (total.figure, names[found.row].leaf), off, found.status, note)


def _note(grid: Grid, found: Sum, turned: bool) -> str:
    kind = "row" if turned else "column"
    name = (grid.rows if turned else grid.columns)[found.column].full
    notes = [f"{kind} {name!r}"] if name else []
    if found.status is Status.UNSURE:
        notes.append(f"other {kind}s are off by the same amount: a part may not be listed")
    elif found.status is not Status.CONSISTENT and found.learnt:
        notes.append(f"the same sum holds in {found.learnt} other {kind}{'s' if found.learnt > 1 else ''}")
    return "; ".join(notes)


def _cell(grid: Grid, column: int, place: int, turned: bool) -> Number:
    cell = grid.numbers[column][place] if turned else grid.numbers[place][column]
    assert cell is not None
    return cell


def _finding(
    check: str,
    parts: Sequence[tuple[Figure, int, str]],
    total: tuple[Figure, str],
    off: Fraction,
    status: Status,
    note: str = "",
) -> Finding:
    stated, name = total
    computed = Fraction(stated.value) - off
    arithmetic = f"{_spelled(parts)} = {written(computed, stated)}; the table says {said(stated)}"
    repairs: list[str] = []
    if status is Status.INCONSISTENT:
        repairs.append(_repair(stated, name, computed))
        likely = [p for p in parts if _slipped(p[0], Fraction(p[0].value) + p[1] * off)]
        for figure, sign, part in likely or parts if len(parts) <= MOST_REPAIRS else likely:
            repairs.append(_repair(figure, part, Fraction(figure.value) + sign * off))
    roles = (*(Role("part" if sign > 0 else "deduction", f, True) for f, sign, _ in parts), Role("total", stated))
    return Finding(check, status, roles, arithmetic, tuple(repairs[:MOST_REPAIRS]), note)


def _spelled(parts: Sequence[tuple[Figure, int, str]]) -> str:
    long = len(parts) > MOST_SHOWN
    terms = [f"{' + ' if sign > 0 else ' − '}{said(figure)}" for figure, sign, _ in (parts[:3] if long else parts)]
    if long:
        terms += [" + …", f" + {_spelled(parts[-1:])}", f" ({len(parts)} cells)"]
    return "".join(terms).removeprefix(" + ").strip()


def _repair(figure: Figure, name: str, needed: Fraction) -> str:
    place = f" ({name})" if name else ""
    return f"{said(figure)}{place} would need to be {written(needed, figure)}"


def _slipped(figure: Figure, needed: Fraction) -> bool:
    unit = Fraction(figure.quantum) or Fraction(1)
    printed, wanted = Fraction(figure.value) / unit, needed / unit
    return printed.denominator == wanted.denominator == 1 and is_digit_slip(int(printed), int(wanted), 1)


def written(value: Fraction, like: Figure) -> str:
    """Return a value as a table prints it beside a figure: with its currency or percent sign, decimals (more of them
    where the value has more) and negatives.

    >>> written(Fraction(-1200), read_figure("$ (1,000)")), written(Fraction(9, 2), read_figure("4.0%"))
    ('($1,200)', '4.5%')
    """
    exponent = magnitude(Fraction(like.quantum)) if like.quantum else 0
    while exponent > -_FINEST and (value / Fraction(10) ** exponent).denominator != 1:
        exponent -= 1
    symbol = next((s for s in like.surface if s in _SYMBOLS), "") if like.kind is Kind.MONEY else ""
    text = f"{symbol}{number(abs(value), exponent)}{'%' if like.kind is Kind.PERCENT else ''}"
    if value >= 0:
        return text
    return f"({text})" if "(" in like.surface else f"-{text}"
