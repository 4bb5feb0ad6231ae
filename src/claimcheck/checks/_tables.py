"""What the checks of tables share: the law of sums, and its findings for the cells of a grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from claimcheck.checks._cells import Number
from claimcheck.checks._footing import Sum, sums
from claimcheck.checks._grid import grid_of
from claimcheck.checks._law import added, minus, said
from claimcheck.checks._slips import is_digit_slip
from claimcheck.figures import Printed, read_figure
from claimcheck.interval import is_exact
from claimcheck.model import Figure, Finding, Kind, Role, Status, TableReading

_MOST_SHOWN = 8
"""Longer sums are shown by their first and last parts."""
_MOST_REPAIRS = 4
_SYMBOLS = "$€£¥"
# Members of an enumeration are slow to look up.
_MONEY, _PERCENT = Kind.MONEY, Kind.PERCENT
_CONSISTENT, _INCONSISTENT = Status.CONSISTENT, Status.INCONSISTENT

_Part = tuple[Number, int, str]
"""A cell, 1 if it is added and -1 if it is taken off, and what its row is called."""


def sum_law(
    check: str, parts: Sequence[Printed], total: Printed, deductions: Sequence[Printed], rounded: bool
) -> Finding:
    """Judge `total = sum of parts - sum of deductions`; see `claimcheck.checks.footing.table_column`."""
    signed = [(read_figure(p), 1) for p in parts] + [(read_figure(d), -1) for d in deductions]
    stated = read_figure(total)
    scale = 10 ** max(_decimals(f) for f in (stated, *(f for f, _ in signed)))
    cells = [(_number(f, scale), sign, "") for f, sign in signed]
    whole = _number(stated, scale)
    off = whole.value - sum(sign * n.value for n, sign, _ in cells)
    slack = sum(_slack(n, rounded) for n in (whole, *(n for n, _, _ in cells)))
    if 2 * abs(off) <= slack:
        status = Status.CONSISTENT
    else:
        one_more = slack + 2 * _slack(whole, rounded)
        status = Status.IMPRECISE if 2 * abs(off) <= one_more else Status.INCONSISTENT
    return _finding(check, cells, (whole, ""), off, scale, status)


def _decimals(figure: Figure) -> int:
    """Return how many decimals a figure's value or its precision needs."""
    exponents = (number.normalize().as_tuple().exponent for number in (figure.value, figure.quantum))
    return max(0, *(-exponent for exponent in exponents if isinstance(exponent, int)))


def _number(figure: Figure, scale: int) -> Number:
    value, unit = Fraction(figure.value) * scale, Fraction(figure.quantum) * scale
    return Number(int(value), int(unit), figure, figure.kind is _PERCENT)


def _slack(cell: Number, rounded: bool) -> int:
    return 0 if cell.figure is None or (is_exact(cell.figure) and not rounded) else cell.unit


def sums_found(check: str, table: TableReading, *, turned: bool) -> Iterator[Finding]:
    """Yield what a table's own patterns say of its totals.

    Args:
        check: the check's name.
        table: the table.
        turned: whether the totals of its rows are meant, not those of its columns.
    """
    grid = grid_of(table)
    found = sums(grid)[turned] if grid else ()
    if not grid or not found:
        return
    names, others = (grid.columns, grid.rows) if turned else (grid.rows, grid.columns)
    lines = grid.numbers if turned else grid.lines
    kind = "row" if turned else "column"
    for each in found:
        line, heading = lines[each.column], others[each.column].full
        parts = [(n, sign, names[r].leaf) for r, sign in each.parts if (n := line[r]) is not None and n.figure]
        total = line[each.row]
        if total is None or total.figure is None or not parts:
            continue
        if each.status is not _CONSISTENT:
            if not any(names[p].full for p in (each.row, *dict(each.parts))):
                continue  # numbers without a word beside them: nothing says that one is a total
            if any((n := line[r]) and n.value == each.off and not names[r].said.part for r in range(each.row)):
                continue  # what looks like no part is one: a term of a model that is called "age"
            note = _note(each, heading, kind)
        elif sum([n.value != 0 for n, _, _ in parts]) < 2:
            continue  # a sum of one term is no evidence
        else:
            note = _heading(heading, kind)
        yield _finding(check, parts, (total, names[each.row].leaf), each.off, grid.per_unit, each.status, note)


def _heading(name: str, kind: str) -> str:
    return f"{kind} {name!r}" if name else ""


def _note(found: Sum, name: str, kind: str) -> str:
    if found.status is Status.UNSURE:
        why = f"other {kind}s are off by the same amount: a part may not be listed"
    elif found.learnt:
        why = f"the same sum holds in {found.learnt} other {kind}{'s' if found.learnt > 1 else ''}"
    else:
        why = ""
    return "; ".join(filter(None, (_heading(name, kind), why)))


def _finding(
    check: str,
    parts: Sequence[_Part],
    total: tuple[Number, str],
    off: int,
    per_unit: int,
    status: Status,
    note: str = "",
) -> Finding:
    stated, name = total
    assert stated.figure is not None
    computed = written(stated.value - off, per_unit, stated.figure)
    arithmetic = f"{_spelled(parts)} = {computed}; the table says {said(stated.figure)}"
    repairs: list[str] = []
    if status is _INCONSISTENT:
        repairs.append(_repair(stated, name, stated.value - off, per_unit))
        likely = [p for p in parts if is_digit_slip(p[0].value, p[0].value + p[1] * off, p[0].unit)]
        for cell, sign, part in likely or parts if len(parts) <= _MOST_REPAIRS else likely:
            repairs.append(_repair(cell, part, cell.value + sign * off, per_unit))
    roles = [Role("part" if sign > 0 else "deduction", n.figure, True) for n, sign, _ in parts if n.figure]
    roles.append(Role("total", stated.figure))
    return Finding(check, status, tuple(roles), arithmetic, tuple(repairs[:_MOST_REPAIRS]), note)


def _spelled(parts: Sequence[_Part]) -> str:
    long = len(parts) > _MOST_SHOWN
    shown_ = [*parts[:3], parts[-1]] if long else parts
    terms = [said(n.figure) if sign > 0 else minus(said(n.figure)) for n, sign, _ in shown_ if n.figure]
    if long:
        terms[3:3] = ["…"]
    return added(terms) + (f" ({len(parts)} cells)" if long else "")


def _repair(cell: Number, name: str, needed: int, per_unit: int) -> str:
    assert cell.figure is not None
    place = f" ({name})" if name else ""
    return f"{said(cell.figure)}{place} would need to be {written(needed, per_unit, cell.figure)}"


def written(value: int, per_unit: int, like: Figure) -> str:
    """Return a value as a table prints it beside a figure: with its currency or percent sign, as many decimals as it
    has, and its way with negatives.

    Args:
        value: the value, in small units.
        per_unit: how many of these make 1: a power of ten.
        like: the figure beside which it is printed.

    >>> written(-1200, 1, read_figure("$ (1,000)")), written(45, 10, read_figure("4.0%"))
    ('($1,200)', '4.5%')
    """
    whole, rest = divmod(abs(value), per_unit)
    text = f"{whole:,}"
    if rest:
        text = f"{text}.{str(per_unit + rest)[1:].rstrip('0')}"
    if like.kind is _MONEY:
        text = next((s for s in like.surface if s in _SYMBOLS), "") + text
    elif like.kind is _PERCENT:
        text += "%"
    if value >= 0:
        return text
    return f"({text})" if "(" in like.surface else f"-{text}"
