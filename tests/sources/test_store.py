"""Kept evidence: by the sha256 of its bytes, told apart from what has been tampered with."""

import hashlib
import json
from multiprocessing import get_context

import pytest

from claimcheck.sources.fetch import Failure, Page
from claimcheck.sources.store import Store, StoreError

URL = "https://example.org/a"


def page(body=b"12 boats", at="2026-01-02T03:04:05Z", status=200, url=URL):
    headers = (("content-type", "text/plain"), ("set-cookie", "secret=1"))
    return Page(url, url, status, headers, body, at, hashlib.sha256(body).hexdigest())


def test_what_is_kept_comes_back(tmp_path):
    Store(tmp_path).keep(page())
    found = Store(tmp_path).latest(URL)
    assert found == Page(
        URL, URL, 200, (("content-type", "text/plain"),), b"12 boats", page().fetched_at, page().sha256
    )
    assert (tmp_path / "bodies" / page().sha256).read_bytes() == b"12 boats"
    assert "secret" not in (tmp_path / "index.jsonl").read_text()


def test_the_last_fetch_counts_and_the_first_is_still_there(tmp_path):
    store = Store(tmp_path)
    store.keep(page())
    store.keep(page(b"13 boats", "2026-02-02T03:04:05Z"))
    assert store.latest(URL).body == Store(tmp_path).latest(URL).body == b"13 boats"
    assert store.is_sound(page().sha256)


def test_one_body_is_kept_once(tmp_path):
    store = Store(tmp_path)
    store.keep(page())
    store.keep(page(url=URL + "2"))
    assert len(list((tmp_path / "bodies").iterdir())) == 1


def test_failures_are_kept_and_older_copies_stand_in_where_wanted(tmp_path):
    store = Store(tmp_path)
    store.keep(page())
    store.keep(Failure(URL, "it is gone", "2026-03-01T00:00:00Z"))
    assert store.latest(URL) == Failure(URL, "it is gone", "2026-03-01T00:00:00Z")
    older = store.latest(URL, older=True)
    assert older.body == b"12 boats" and older.since == "2026-03-01: it is gone"
    store.keep(page(b"no", "2026-04-01T00:00:00Z", 404))
    assert store.latest(URL, older=True).since == "2026-04-01: the server answers 404"


def test_a_damaged_body_is_told_and_never_used(tmp_path):
    store = Store(tmp_path)
    store.keep(page())
    store.body(page().sha256).write_bytes(b"99 boats")
    assert store.is_sound(page().sha256) is False
    assert "damaged" in store.latest(URL).reason
    store.keep(page())  # kept again, it is sound again
    assert store.latest(URL).body == b"12 boats"


def test_a_lost_body_is_told(tmp_path):
    store = Store(tmp_path)
    store.keep(page())
    store.body(page().sha256).unlink()
    assert store.is_sound(page().sha256) is None
    assert "is gone" in store.latest(URL).reason


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "null",
        '{"url": "https://example.org/a"}',
        '{"url": "https://example.org/a", "at": "x", "sha256": "../../../etc/passwd"}',
        json.dumps({"url": URL, "at": "x", "sha256": "." * 64, "final_url": "x", "status": 200, "headers": []}),
        json.dumps({"url": URL, "at": "x", "sha256": "0" * 64, "final_url": "x", "status": "200", "headers": []}),
        '{"url": "https://example.org/a", "at": "x", "failed": 3}',
        "[" * 100_000,
        "\x00\xff",
    ],
)
def test_a_line_of_the_index_that_is_none_is_left_out(tmp_path, line):
    store = Store(tmp_path)
    store.keep(page())
    with (tmp_path / "index.jsonl").open("a", encoding="utf-8") as index:
        index.write(line)  # without an end of line: a writer was stopped
    store = Store(tmp_path)
    assert store.latest(URL).body == b"12 boats"
    store.keep(page(b"13 boats"))
    assert Store(tmp_path).latest(URL).body == b"13 boats"


def _keep(folder, first):
    store = Store(folder)
    for number in range(first, first + 20):
        store.keep(page(b"%d" % number, url=f"{URL}{number}"))


def test_processes_that_keep_at_the_same_time_lose_nothing(tmp_path):
    spawn = get_context("fork")
    processes = [spawn.Process(target=_keep, args=(tmp_path, first)) for first in (0, 20, 40)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    store = Store(tmp_path)
    assert all(store.latest(f"{URL}{number}").body == b"%d" % number for number in range(60))


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"cannot keep evidence in .*file.*--evidence DIR"):
        Store(tmp_path / "file").keep(page())
