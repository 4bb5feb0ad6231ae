"""Makes PDF files: text at given places in the standard fonts, and little else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

FONTS = {
    "F": "Times-Roman", "B": "Times-Bold", "C": "Courier",
}  # fmt: skip
_WIDTHS = {
    **dict.fromkeys("0123456789$", 500), **dict.fromkeys(",. ", 250), "%": 833, "(": 333, ")": 333, "-": 333,
}  # fmt: skip


def width(text: str, size: float = 10) -> float:
    """Return how wide a figure is set in Times."""
    return sum(_WIDTHS.get(c, 500) for c in text) * size / 1000


@dataclass
class Page:
    """A page that is being written; places are in points from its lower left corner."""

    extra: str = ""
    operators: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, size: float = 10, font: str = "F", before: str = "") -> Page:
        """Write a line; `before` sets the rest of its state."""
        encoded = text.encode("cp1252").hex()
        self.operators.append(f"q BT {before} /{font} {size} Tf 1 0 0 1 {x:.2f} {y:.2f} Tm <{encoded}> Tj ET Q")
        return self

    def lines(self, x: float, y: float, lines: str | Iterable[str], size: float = 10, font: str = "F") -> Page:
        """Write lines under each other, a line a row of `lines`."""
        for i, line in enumerate(lines.strip().splitlines() if isinstance(lines, str) else lines):
            self.text(x, y - 1.2 * size * i, line.strip(), size, font)
        return self

    def table(self, y: float, rows: Sequence[Sequence[str]], rights: Sequence[float], x: float = 72) -> Page:
        """Write rows with their first cell at `x` and the right ends of the others at `rights`."""
        for i, row in enumerate(rows):
            self.text(x, y - 14 * i, row[0])
            for cell, right in zip(row[1:], rights, strict=True):
                if cell:
                    self.text(right - width(cell), y - 14 * i, cell)
        return self

    def rules(self, *lines: tuple[float, float, float, float]) -> Page:
        """Draw lines, each from one point to another."""
        self.operators += [f"{x0} {y0} m {x1} {y1} l S" for x0, y0, x1, y1 in lines]
        return self

    def lattice(self, xs: Sequence[float], ys: Sequence[float]) -> Page:
        """Draw the rules of a table whose columns end at `xs` and whose rows end at `ys`."""
        self.rules(*((x, min(ys), x, max(ys)) for x in xs))
        return self.rules(*((min(xs), y, max(xs), y) for y in ys))

    def link(self, left: float, bottom: float, right: float, top: float, url: str) -> Page:
        """Lay a link over a rectangle."""
        box = f"/Rect [{left} {bottom} {right} {top}]"
        self.annotations.append(f"<< /Type /Annot /Subtype /Link {box} /A << /S /URI /URI ({url}) >> >>")
        return self

    def turned(self, x: float, y: float, text: str, size: float = 10) -> Page:
        """Write a line that runs upwards."""
        return self.placed((0, 1, -1, 0, x, y), text, size)

    def placed(self, matrix: Sequence[float], text: str, size: float = 10) -> Page:
        """Write a line with a text matrix of six numbers."""
        numbers = " ".join(map(str, matrix))
        self.operators.append(f"q BT /F {size} Tf {numbers} Tm <{text.encode('cp1252').hex()}> Tj ET Q")
        return self


def pdf(*pages: Page, title: str = "", date: str = "", encrypted: bool = False) -> bytes:
    """Return the file of these pages."""
    objects: list[str] = ["", ""]  # the catalogue and the tree of pages come last
    fonts = []
    for key, name in FONTS.items():
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
        fonts.append(f"/{key} {len(objects)} 0 R")
    kids = []
    for page in pages:
        content = "\n".join(page.operators)
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        stream = len(objects)
        links = f"/Annots [{' '.join(page.annotations)}]" if page.annotations else ""
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {stream} 0 R {links} {page.extra}"
            f" /Resources << /Font << {' '.join(fonts)} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({title}) /CreationDate ({date}) >>")
    trailer = f"/Root 1 0 R /Info {len(objects)} 0 R"
    if encrypted:
        nothing = f"<{'00' * 32}>"
        objects.append(f"<< /Filter /Standard /V 1 /R 2 /O {nothing} /U {nothing} /P -4 >>")
        trailer += f" /Encrypt {len(objects)} 0 R /ID [<00> <00>]"
    return _written(objects, trailer)


def _written(objects: Sequence[str], trailer: str) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} {trailer} >>\n"
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode("latin-1")
