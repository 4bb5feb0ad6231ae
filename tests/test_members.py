"""Members of the package's own enumerations are what those of the standard library are."""

import copy
import enum
import json
import pickle

import pytest

from claimcheck.members import StrEnum
from claimcheck.model import Hedge, Kind


class Ours(StrEnum):
    """As the package writes them."""

    NONE = ""
    RED = "red"
    DARK_BLUE = "dark blue"


class Theirs(enum.StrEnum):
    """The same by the standard library."""

    NONE = ""
    RED = "red"
    DARK_BLUE = "dark blue"


@pytest.mark.parametrize(
    "said",
    [
        list,
        len,
        lambda of: [(member.name, member.value, str(member), f"{member:>5}", bool(member)) for member in of],
        lambda of: [hash(member) for member in of],
        lambda of: json.dumps({of.RED: of.DARK_BLUE}),
        lambda of: (of("red") is of.RED, of(of.RED) is of.RED, of.RED == "red", of.RED in of, of.RED < of.DARK_BLUE),
        lambda of: repr(of.RED).replace(of.__name__, ""),
        lambda of: [type(member) is of and isinstance(member, str) for member in of],
    ],
)
def test_a_member_says_what_one_of_the_standard_library_says(said):
    assert said(Ours) == said(Theirs)


@pytest.mark.parametrize("made", [copy.copy, copy.deepcopy, lambda member: pickle.loads(pickle.dumps(member))])
@pytest.mark.parametrize("member", [*Kind, *Hedge])
def test_there_is_one_of_each(member, made):
    assert made(member) is member


def test_what_is_no_value_is_no_member():
    with pytest.raises(ValueError, match="'green' is not a valid Ours"):
        Ours("green")
