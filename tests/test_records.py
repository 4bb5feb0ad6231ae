"""Records are dataclasses to everyone who uses them, whoever made them."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
import re
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import claimcheck
from claimcheck import records
from claimcheck.model import Block, BlockKind, Document, Sentence, SourceMap, Span


@records.dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: int = 0
    names: tuple[str, ...] = ()

    @property
    def sum(self) -> int:
        """Return the sum of both."""
        return self.x + self.y


@records.dataclass(slots=True)
class Draft:
    """Something that is being made."""

    words: list[str]
    done: bool = False


@records.dataclass(frozen=True, slots=True)
class Many:
    """More than a few fields."""

    a: int
    b: int
    c: int
    d: int = 4


@records.dataclass(frozen=True, slots=True)
class More(Many):
    """Even more, one of them made for each."""

    e: list[int] = records.field(default_factory=list)
    f: int = 0


@records.dataclass(frozen=True, slots=True)
class One:
    """A single field."""

    only: int


@records.dataclass(frozen=True, slots=True)
class Gathered:
    """One with a default that is made for each."""

    words: list[str] = records.field(default_factory=list)
    counts: dict[str, int] = records.field(default_factory=dict)


@records.dataclass(slots=True)
class Gathering:
    """One that changes and has a default that is made for each."""

    name: str
    words: list[str] = records.field(default_factory=list)


@records.dataclass(frozen=True)
class Standard:
    """Made by the standard library, since it has no slots."""

    words: list[str] = records.field(default_factory=list)


def test_the_constructor_takes_places_names_and_defaults() -> None:
    assert Point(1, y=2) == Point(1, 2, ()) and Point(1).y == 0 and Point(3, 4).sum == 7
    for wrong in (lambda: Point(), lambda: Point(1, z=2), lambda: Point(1, 2, (), 4)):  # type: ignore[call-arg]
        with pytest.raises(TypeError, match="argument"):
            wrong()


def test_a_class_of_many_fields_is_filled_and_frozen_whatever_derives_from_it() -> None:
    class Adorned(Many):
        """A class of one's own, which no decorator made."""

    assert (Many(1, 2, 3).d, Many(1, 2, 3, 5).d, type(Many(1, 2, 3))) == (4, 5, Many)
    more = More(1, 2, 3, f=6)
    assert (more.a, more.d, more.e, more.f, type(more)) == (1, 4, [], 6, More) and more == More(1, 2, 3, f=6)
    adorned = Adorned(1, 2, c=3)
    assert (adorned.a, adorned.b, adorned.c, adorned.d, type(adorned)) == (1, 2, 3, 4, Adorned)
    for frozen in (Many(1, 2, 3), more, adorned):
        with pytest.raises(dataclasses.FrozenInstanceError, match="'a'"):
            frozen.a = 2  # type: ignore[misc]


def test_equality_and_hash_go_by_class_and_fields() -> None:
    assert Point(1) != Point(2) and Point(1) != (1, 0, ()) and Point(1) != One(1)
    assert len({Point(1), Point(1), Point(2), One(1)}) == 3
    assert Draft(["a"]) == Draft(["a"]) and Draft([]) != Draft([], done=True)
    with pytest.raises(TypeError, match="unhashable"):
        hash(Draft([]))


def test_the_frozen_cannot_be_changed_and_others_can() -> None:
    point, draft = Point(1), Draft([])
    with pytest.raises(dataclasses.FrozenInstanceError, match="'x'"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError, match="'x'"):
        del point.x  # type: ignore[misc]
    draft.done = True
    assert draft.done
    with pytest.raises(AttributeError):
        draft.other = 1  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")


def test_the_standard_library_knows_them() -> None:
    assert [f.name for f in dataclasses.fields(Point)] == ["x", "y", "names"]
    assert dataclasses.is_dataclass(Point) and dataclasses.asdict(Point(1)) == {"x": 1, "y": 0, "names": ()}
    assert dataclasses.replace(Point(1), y=5) == records.replace(Point(1), y=5) == Point(1, 5)
    assert repr(Point(1)) == "Point(x=1, y=0, names=())" and Point.__match_args__ == ("x", "y", "names")
    assert list(inspect.signature(Point).parameters) == ["x", "y", "names"]
    assert typing.get_type_hints(Point.__init__)["names"] == tuple[str, ...]


RECORDS = (Point(1, 2, ("a",)), Draft(["a"]), One(3), Gathered(["b"]), Gathering("c"), Standard(["d"]))


@pytest.mark.parametrize("record", RECORDS)
def test_copies_and_pickles_are_equal(record: object) -> None:
    assert copy.copy(record) == copy.deepcopy(record) == pickle.loads(pickle.dumps(record)) == record


def test_what_a_factory_fills_is_made_and_replaced_as_well() -> None:
    assert Gathered() == Gathered([], {}) and records.replace(Gathered(), words=["a"]) == Gathered(["a"])
    one, other = Gathering("one"), Gathering("other")
    one.words.append("a")
    assert (one.words, other.words, Gathering("third", ["b"]).words, Standard().words) == (["a"], [], ["b"], [])
    assert dataclasses.fields(Gathering)[1].default_factory is list and dataclasses.asdict(other)["words"] == []


def test_one_may_inherit_from_another() -> None:
    @records.dataclass(frozen=True, slots=True)
    class Weighed(Point):
        weight: int = 1

    @records.dataclass(frozen=True, slots=True)
    class Doubled(Point):
        @property
        def double(self) -> int:
            return 2 * self.x

    assert records.replace(Weighed(1, 2, weight=3), x=5) == Weighed(5, 2, (), 3) and Doubled(4).double == 8
    assert Doubled(1) != Point(1) and Weighed(1).sum == 1 and not hasattr(Doubled(1), "__dict__")
    assert [f.name for f in dataclasses.fields(Weighed)] == ["x", "y", "names", "weight"]


def test_a_standard_dataclass_may_inherit_from_one() -> None:
    @dataclasses.dataclass(frozen=True)
    class Named(Point):
        name: str = ""

    assert records.replace(Named(1, name="a"), x=2) == Named(2, name="a")
    assert [f.name for f in dataclasses.fields(Named)] == ["x", "y", "names", "name"]


def test_one_with_a_slot_for_weak_references_can_be_a_key_that_goes() -> None:
    from weakref import ref

    sentence = Sentence(0, Span(0, 1), "a", Block(BlockKind.PARAGRAPH, Span(0, 1)), (), frozenset())
    reference = ref(sentence)
    assert reference() == sentence
    del sentence
    assert reference() is None


def test_a_document_is_one() -> None:
    document = Document("a", SourceMap((0,), (0,), (0,)))
    assert records.replace(document, name="b").name == "b" and not document.tables


def test_nothing_of_the_package_needs_the_standard_one() -> None:
    """It loads the inspection tools of the standard library, which takes longer than reading a page."""
    package = Path(claimcheck.__file__).parent
    asking = re.compile(r"^(?:from|import) dataclasses\b", re.MULTILINE)
    assert [path.name for path in sorted(package.rglob("*.py")) if asking.search(path.read_text("utf-8"))] == []


def test_a_check_with_facts_needs_nothing_of_it(tmp_path: Path) -> None:
    fact = '[[fact]]\nsubject = "Peru"\nmetric = "exports"\nvalue = "$66 billion"\nperiod = 2022\ntitle = "Customs"\n'
    (tmp_path / "facts.toml").write_text(fact)
    run = (
        "import pathlib, sys, claimcheck; t = 'Exports of Peru reached $66 billion in 2022, up 10% from $60 billion'\n"
        f"claimcheck.check(t, ledger=pathlib.Path({str(tmp_path)!r})); print('dataclasses' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", run], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
