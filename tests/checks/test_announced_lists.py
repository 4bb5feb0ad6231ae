"""A count announced in one sentence and listed in the next."""

import pytest

from claimcheck import Status, check, documents

NEXT = (
    "In her talk the minister outlined {count} areas of reform. These are the opening of the port to regional traffic, "
    "raising the economic and social weight of the coast and work with partners abroad."
)


@pytest.mark.parametrize(
    ("count", "status"),
    [
        ("three", Status.CONSISTENT),
        ("at least three", Status.CONSISTENT),
        ("four", Status.INCONSISTENT),
        ("at least four", Status.INCONSISTENT),
        ("at least two", Status.CONSISTENT),
    ],
)
def test_the_next_sentence_lists_what_was_announced(count, status):
    findings = [f for f in check(NEXT.format(count=count)).findings if f.check == "count_list"]
    assert [f.status for f in findings] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The three winners are Ada, Bo and Cy.", Status.CONSISTENT),
        ("The four winners are Ada, Bo and Cy.", Status.INCONSISTENT),
        ("The road crosses three rivers, the Ems and the Ruhr.", Status.INCONSISTENT),
        ("There are three towns in the valley: Veld and Ostra.", Status.INCONSISTENT),
        ("Six towns took part: Veld, Ostra, Brin, Holm and Tarn.", Status.INCONSISTENT),
        ("Four rules apply: first, shut the gate; second, feed the hens; third, mend the net.", Status.INCONSISTENT),
        ("Five clubs have places left: chess, choir, football and coding.", Status.INCONSISTENT),
        ("Five clubs have places left: chess, choir, football, coding and art.", Status.CONSISTENT),
        ("Two towns share the prize: Bath, York and Hull.", Status.INCONSISTENT),
        ("The three brothers were tired, hungry, cold and wet.", None),
        ("Three things matter: price, quality, and, above all, service and speed.", None),
        ("Twenty people came: teachers, parents and pupils.", None),
        ("Two winners are Ada, Bo and Cy.", None),
        ("After two days, Ada, Bo and Cy.", None),
        ("Of the three towns, Veld and Ostra.", None),
    ],
)
def test_names_that_fill_a_sentence(text, status):
    assert [f.status for f in check(text).findings if f.check == "count_list"] == ([status] if status else [])


@pytest.mark.parametrize(("names", "off"), [("`csv`, `ods`, `tsv`", False), ("`csv`, `tsv`", True)])
def test_names_in_code_need_no_and(names, off):
    document = documents.read_text(f"Three plug-ins are new: {names}.", format="markdown")
    assert [f.status for f in check(document).findings] == [Status.INCONSISTENT if off else Status.CONSISTENT]
