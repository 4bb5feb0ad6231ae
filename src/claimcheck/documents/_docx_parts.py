"""The parts of a Word file beside its text: where that is, its styles, lists, links, comments and properties."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from claimcheck.documents._archive import has_part, part
from claimcheck.documents.base import DocumentError
from claimcheck.lazy import regex
from claimcheck.records import dataclass

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DATE = regex(r"\d{4}-\d\d-\d\d")
_FOOTNOTE = regex(r"""<(?:\w+:)?footnote\s[^>]*?\bid\s*=\s*["'](-?\d+)["']""")
_ENDNOTE = regex(r"""<(?:\w+:)?endnote\s[^>]*?\bid\s*=\s*["'](-?\d+)["']""")
_DEEPEST = 20  # styles that a style may rest on
OFF = ("0", "false", "off")
_MAIN = "officeDocument"


@dataclass(frozen=True, slots=True)
class Story:
    """One XML part that holds text: its path, its XML, and where that begins in the source that all of them make."""

    path: str
    xml: str
    start: int


@dataclass(frozen=True, slots=True)
class Style:
    """What a style says of a paragraph or run, with what it rests on taken in."""

    name: str = ""
    list: tuple[str, int] | None = None
    outline: int = 0
    hidden: bool = False
    bold: bool = False


def main_path(archive: zipfile.ZipFile) -> str:
    """Return the path of the part that holds the text."""
    for kind, target in relations(archive, "").values():
        if kind.endswith(f"/{_MAIN}"):
            return target
    return "word/document.xml"


def relations(archive: zipfile.ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """Return the kind and target of each relation of a part ("": of the archive) by its id; targets within the archive
    are whole paths."""
    folder, _, name = path.rpartition("/")
    root = xml(archive, f"{folder}/_rels/{name}.rels".lstrip("/"))
    found = {}
    for element in () if root is None else root:
        target = element.get("Target", "")
        if element.get("TargetMode") != "External" and not target.startswith("#"):
            target = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(path), target))
        found[element.get("Id", "")] = (element.get("Type", ""), target)
    return found


def stories(archive: zipfile.ZipFile) -> list[Story]:
    """Return the text of the document, its footnotes and its endnotes, in this order; the first has the body.

    Raises:
        DocumentError: there is no text, or a part cannot be read.
    """
    main = main_path(archive)
    if not has_part(archive, main):
        raise DocumentError(f"{archive.filename} is not a Word document: it has no {main}; save it again in Word")
    kinds = {kind.rpartition("/")[2]: target for kind, target in relations(archive, main).values()}
    folder = dirname(main)
    paths = [main, *(kinds.get(kind, f"{folder}/{kind}.xml") for kind in ("footnotes", "endnotes"))]
    found: list[Story] = []
    start = 0
    for path in paths:
        if has_part(archive, path):
            found.append(Story(path, decoded(part(archive, path)), start))
            start += len(found[-1].xml) + 1
    return found


def decoded(content: bytes) -> str:
    """Return XML as text; UTF-8 and UTF-16 are the encodings that office files may have."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    return content.decode("utf-8", "replace")


def xml(archive: zipfile.ZipFile, path: str) -> Element | None:
    """Return the root of an XML part, None if there is none of this path."""
    from xml.etree import ElementTree

    if not has_part(archive, path):
        return None
    try:
        return ElementTree.fromstring(part(archive, path))
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        message = f"{archive.filename} is damaged: {path}: {error}; open it in Word and save it again"
        raise DocumentError(message) from error


def local(element: Element) -> str:
    """Return an element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None, key: str = "val") -> str:
    """Return an attribute, whatever its namespace; "" if the element or the attribute is not there."""
    if element is None:
        return ""
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == key), "")


def child(element: Element | None, *names: str) -> Element | None:
    """Return the element that is reached by a path of names, the first of each."""
    for name in names:
        element = next((each for each in element if local(each) == name), None) if element is not None else None
    return element


def _is_on(element: Element | None) -> bool:
    """Return whether a switch is there and not set to off."""
    return element is not None and value(element) not in OFF


def styles(archive: zipfile.ZipFile, path: str) -> dict[str, Style]:
    """Return the styles by id."""
    root = xml(archive, path)
    raw = {value(e, "styleId"): e for e in (root if root is not None else ()) if local(e) == "style"}
    return {key: _resolved(raw, key) for key in raw}


def _resolved(raw: Mapping[str, Element], key: str) -> Style:
    chain: list[Element] = []
    name = value(child(raw[key], "name")).lower()
    while key in raw and len(chain) < _DEEPEST:
        chain.append(raw[key])
        key = value(child(raw[key], "basedOn"))
    lists = (_list_of(child(style, "pPr", "numPr")) for style in chain)
    outlines = (value(child(style, "pPr", "outlineLvl")) for style in chain)
    outline = next((o for o in outlines if o.isdigit()), "9")
    depth = int(outline) + 1 if outline < "9" else 0
    switches = _is_on_in(chain, "vanish"), _is_on_in(chain, "b")
    return Style(name, next((each for each in lists if each), None), depth, *switches)


def _is_on_in(chain: Sequence[Element], name: str) -> bool:
    """Return whether a switch of text is on in a style, given with those that it rests on."""
    switches = (child(style, "rPr", name) for style in chain)
    return _is_on(next((switch for switch in switches if switch is not None), None))


def _list_of(properties: Element | None) -> tuple[str, int] | None:
    number, level = value(child(properties, "numId")), value(child(properties, "ilvl"))
    return (number, int(level) if level.isdigit() else 0) if number else None


def comments(archive: zipfile.ZipFile, path: str) -> dict[str, str]:
    """Return what comments say, by id."""
    root = xml(archive, path)
    return {
        value(comment, "id"): " ".join(e.text or "" for e in comment.iter() if local(e) == "t")
        for comment in (root if root is not None else ())
    }


def properties(archive: zipfile.ZipFile) -> tuple[str, str]:
    """Return the title and the day of making."""
    root = xml(archive, "docProps/core.xml")
    found = {local(e): e.text or "" for e in (root if root is not None else ())}
    date = _DATE.match(found.get("created", ""))
    return found.get("title", "").strip(), date[0] if date else ""


class Lists:
    """The numbers that are printed before the items of a document's lists."""

    def __init__(self, root: Element | None) -> None:
        """Take the definitions from the part for numbering, None if there is none."""
        self._levels: dict[str, dict[int, tuple[int, str]]] = {}  # of each definition: first number and form by level
        self._definition: dict[str, str] = {}  # of each list
        self._restarts: dict[tuple[str, int], int] = {}
        self._counts: dict[str, dict[int, int]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._levels[value(element, "abstractNumId")] = dict(_levels(element))
            elif local(element) == "num":
                self._add_list(element)

    def _add_list(self, element: Element) -> None:
        number = value(element, "numId")
        self._definition[number] = value(child(element, "abstractNumId"))
        for override in element:
            restart = value(child(override, "startOverride"))
            if restart.isdigit():
                self._restarts[number, _whole(value(override, "ilvl"), 0)] = int(restart)

    def next(self, number: str, level: int) -> int | None:
        """Return the number before the next item of a list at a level, None if a bullet or letter stands there."""
        definition = self._definition.get(number, "")
        first, form = self._levels.get(definition, {}).get(level, (1, ""))
        counts = self._counts.setdefault(definition, {})
        restart = self._restarts.pop((number, level), None)
        counts[level] = restart if restart is not None else counts.get(level, first - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return counts[level] if form.startswith("decimal") else None


def _levels(definition: Element) -> Iterator[tuple[int, tuple[int, str]]]:
    for level in definition:
        if local(level) == "lvl":
            first, form = _whole(value(child(level, "start")), 1), value(child(level, "numFmt"))
            yield _whole(value(level, "ilvl"), 0), (first, form)


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise


def notes_of(xml_text: str, kind: str) -> Iterator[tuple[int, str]]:
    """Yield where each footnote or endnote (the kind) begins in the XML of its part, with its number."""
    pattern = _FOOTNOTE if kind == "footnote" else _ENDNOTE
    yield from ((note.start(), note[1]) for note in pattern.finditer(xml_text))
