"""The environments of LaTeX: lists, quotes, tables, code, and what is no text."""

from __future__ import annotations

from claimcheck.documents import _tex_words as words
from claimcheck.documents._tex_writer import TexTable, TexWriter
from claimcheck.model import BlockKind, Span


class TexEnvironments(TexWriter):
    """Begins and ends environments."""

    def __init__(self, text: str) -> None:
        """Begin with a whole file."""
        super().__init__(text)
        self.open: list[tuple[str, bool]] = []  # environments, and whether a list has an open item

    def begin(self, name: str, after: int, end: int) -> int:
        """Begin an environment, or pass over it, and return the place after."""
        if name in words.UNSEEN or name in words.VERBATIM or name in words.DISPLAYED:
            close = self.tex.find(f"\\end{{{name}}}", after, end)
            close = close if close >= 0 else end
            if name in words.VERBATIM:
                self.verbatim(Span(self.tex.arguments("[{" if name == "minted" else "[", after, close).end, close))
            else:
                self.gap(after)
            return min(end, close + len(f"\\end{{{name}}}"))
        form = words.TABLES.get(name) or words.ENVIRONMENTS.get(name, "[" if self.text.startswith("[", after) else "")
        if name in words.TABLES:
            if not self.tables:
                self.block()
                self.out.start_table()
            self.tables.append(TexTable())
            after = self.tex.arguments(form, after, end).end
        else:
            self.block()
            after = max(after, self.tex.arguments(form, after, end).end)
            if name in words.QUOTES:
                self.out.enter(BlockKind.QUOTE)
            elif name in words.LISTS:
                self.out.start_list(1 if "enum" in name else None)
            elif name == "frame":
                after = self.frame(after, end)
        self.open.append((name, False))
        return after

    def frame(self, after: int, end: int) -> int:
        """Write the title that a slide may have behind its beginning."""
        arguments = self.tex.arguments("{", after, end)
        if self.text.startswith("{", self.tex.space(after)) and arguments.last:
            self.heading(arguments.last, 2)
            return arguments.end
        return after

    def end(self, name: str, at: int) -> None:
        """End an environment, and those in it that were left open."""
        if not any(opened == name for opened, _ in self.open):
            return
        while self.open:
            opened, has_item = self.open.pop()
            if opened in words.TABLES:
                self.end_table()
            else:
                self.block()
                if has_item or opened in words.QUOTES:
                    self.out.leave()
                if opened in words.LISTS:
                    self.out.end_list()
            if opened == name:
                return

    def item(self, name: str, at: int, after: int, end: int) -> int:
        """Begin a list's item."""
        label = self.tex.arguments("[", after, end)
        for i in range(len(self.open) - 1, -1, -1):
            opened, has_item = self.open[i]
            if opened in words.LISTS and not self.tables:
                self.block()
                if has_item:
                    self.out.leave()
                self.out.start_item()
                self.open[i] = (opened, True)
                break
        if label.last:
            self.run(label.last)
            self.put(" ", label.end)
            self.spaced = True
        return label.end

    def spanning(self, name: str, at: int, after: int, end: int) -> int:
        """Write a cell that takes several columns."""
        arguments = self.tex.arguments("{{{", after, end)
        count = self.text[slice(*arguments.spans[0])] if arguments.spans[0] else ""
        if self.tables and not self.tables[0].cell:
            self.start_cell(min(int(count), 60) if count.isascii() and count.isdigit() and len(count) < 3 else 1)
        self.show(arguments.last)
        return arguments.end

    def drawn(self, name: str, at: int, after: int, end: int) -> int:
        """Note a line across the table."""
        if len(self.tables) == 1:
            self.tables[0].rules.append(self.tables[0].rows)
        return self.tex.arguments("[", after, end).end

    def repeated(self, name: str, at: int, after: int, end: int) -> int:
        """Leave out what a long table prints again on every page."""
        if not self.tables:
            return after
        self.tables[0].rules.insert(0, self.tables[0].rows)
        stop = self.tex.find("\\end{longtable", after, end)
        marks = ("\\endhead", "\\endfoot", "\\endlastfoot")
        last, mark = max((self.text.rfind(mark, after, max(stop, after)), mark) for mark in marks)
        return last + len(mark) if last >= 0 else after
