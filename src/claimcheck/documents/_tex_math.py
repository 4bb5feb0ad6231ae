"""Formulas in TeX's notation as a line of text: "p < .05", "10⁶", "1/2"; places are those of the characters, or of the
command that stands for one."""

from __future__ import annotations

import re

from claimcheck.documents._mapped import Mapped
from claimcheck.documents._writer import Writer
from claimcheck.documents.base import RAISED
from claimcheck.lazy import regex

_TOKEN = regex(r"\\[A-Za-z]+\*?|\\.|[\^_{}~&]|[^\\^_{}~&]+|\\", re.S)

SYMBOLS: dict[str, str] = {
    **{"\\" + sign: sign for sign in "%$&#_{}"},
    **dict.fromkeys(("\\,", "\\;", "\\:", "\\ ", "\\quad", "\\qquad", "\\\\", "\\thinspace", "\\enspace"), " "),
    **dict(
        pair.split()
        for pair in (
            r"\times ×, \cdot ·, \pm ±, \mp ∓, \div ÷, \leq ≤, \le ≤, \leqslant ≤, \geq ≥, \ge ≥, \geqslant ≥, "
            r"\lt <, \gt >, "
            r"\ll ≪, \gg ≫, \neq ≠, \ne ≠, \approx ≈, \simeq ≃, \sim ~, \equiv ≡, \propto ∝, \infty ∞, \to →, "
            r"\rightarrow →, "
            r"\Rightarrow ⇒, \ldots …, \dots …, \cdots …, \degree °, \circ °, \prime ′, \ast *, \star *, \in ∈, "
            r"\sum ∑, \prod ∏, "
            r"\sqrt √, \partial ∂, \mid |, \lvert |, \rvert |, \vert |, \langle ⟨, \rangle ⟩, \euro €, \EUR €, "
            r"\pounds £, "
            r"\alpha α, \beta β, \gamma γ, \delta δ, \epsilon ε, \varepsilon ε, \zeta ζ, \eta η, \theta θ, \kappa "
            r"κ, \lambda λ, "
            r"\mu μ, \nu ν, \xi ξ, \pi π, \rho ρ, \sigma σ, \tau τ, \phi φ, \varphi φ, \chi χ, \psi ψ, \omega ω, "
            r"\Gamma Γ, \Delta Δ, \Theta Θ, \Lambda Λ, \Sigma Σ, \Phi Φ, \Omega Ω"
        ).split(", ")
    ),
}
"""What a command prints, in formulas as in text."""
_NAMES = frozenset("log ln exp sin cos tan min max lim Pr det arg sup inf mod".split())
_FRACTIONS = frozenset(("\\frac", "\\dfrac", "\\tfrac", "\\sfrac", "\\nicefrac"))


def write_math(origin: Mapped, out: Writer) -> None:
    """Write a formula, given without the signs around it."""
    _Formula(origin, out).write()


class _Formula:
    def __init__(self, origin: Mapped, out: Writer) -> None:
        self.origin, self.out = origin, out
        self.raised: list[bool] = [False]  # of each open group
        self.closers: list[str] = []  # what each open group prints at its end
        self.next_raised = False
        self.fractions = 0  # numerators that are to come

    def write(self) -> None:
        for token in _TOKEN.finditer(self.origin.text):
            self.token(token[0], token.start())

    def token(self, token: str, at: int) -> None:
        if token == "^":
            self.next_raised = True
        elif token == "{":
            self.raised.append(self.next_raised or self.raised[-1])
            self.closers.append("/" if self.fractions else "")
            self.fractions -= self.fractions > 0
            self.next_raised = False
        elif token == "}":
            self.close(at)
        elif token in ("~", "&"):
            self.sign(" ", at)
        elif token.startswith("\\"):
            self.command(token, at)
        elif token != "_":
            self.characters(token, at)

    def close(self, at: int) -> None:
        if self.closers:
            self.raised.pop()
            if closer := self.closers.pop():
                self.sign(closer, at)

    def command(self, token: str, at: int) -> None:
        if token in _FRACTIONS:
            self.fractions += 1
        elif token in SYMBOLS:
            self.sign(SYMBOLS[token], at)
        elif token[1:] in _NAMES:
            for i, letter in enumerate(token[1:], 1):
                self.sign(letter, at + i)

    def characters(self, token: str, at: int) -> None:
        start = 0
        if self.next_raised:
            start = len(token) - len(token.lstrip())
            self.sign(token[start : start + 1].translate(RAISED), at + start)
            self.next_raised = False
            start += 1
        for begin, stop, place in self.origin.pieces(at + start, at + len(token)):
            text = self.origin.text[begin:stop]
            self.out.text(text.translate(RAISED) if self.raised[-1] else text, place)

    def sign(self, sign: str, at: int) -> None:
        self.next_raised = False
        if sign:
            self.out.text(sign, self.origin.place(at))
