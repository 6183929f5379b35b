"""Keys, digests, tombstones and owned ids: the same fact has the same name on every machine, another fact another."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.text.folding import fold
from schemas.database import (
    Found,
    Place,
    discover,
    is_article_forgotten,
    is_forgotten,
    own_ids,
    place_of,
    record_page,
    record_problem,
    save_article,
    stamp,
    url_digest,
    writing,
)
from schemas.database.keys import KEY_LENGTH, digest, dump, key
from schemas.database.moments import page_date, read_stamp
from schemas.database.pages import body_before
from schemas.database.problems import MAX_DETAIL
from schemas.database.speakers import abbreviates, speaker_id
from schemas.database.tombstones import bury
from tests.articles import URL, article, said
from tests.devdata import ROOT

NOON = datetime(2026, 10, 13, 12, tzinfo=UTC)
PARTS = st.lists(st.none() | st.text(max_size=6) | st.integers(), max_size=4)


@given(PARTS, PARTS)
def test_keys_are_equal_where_their_parts_are_and_only_there(one, other):
    assert (key(*one) == key(*other)) == (one == other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "b"), ("ab",)),
        (("a", ""), ("a",)),
        (("a", None), ("a", "")),
        (("a", "None"), ("a", None)),
        (("1",), (1,)),
        ((), ("",)),
        (('a","b',), ("a", "b")),
        (("Huế",), ("Hue\u0302\u0301",)),
    ],
)
def test_parts_that_look_alike_have_keys_of_their_own(one, other):
    assert key(*one) != key(*other)


@given(PARTS)
def test_a_key_is_a_short_name_that_any_file_can_carry(parts):
    assert re.fullmatch(f"[0-9a-f]{{{KEY_LENGTH}}}", key(*parts))


def test_keys_of_this_release_are_those_of_the_next():
    """A key that changes would double every row of a file that is read again."""
    spelled = '["article","vietnam.vn","/en/a-page",""]'

    assert key("article", "vietnam.vn", "/en/a-page", "") == "86aa8806924e081c14c4c5da"
    assert hashlib.sha256(spelled.encode()).hexdigest().startswith("86aa8806924e081c14c4c5da")
    assert url_digest(URL) == hashlib.sha256(f'["url","{URL}"]'.encode()).hexdigest()[:KEY_LENGTH]
    assert (
        speaker_id("Đặng Thị Lệ", fold)
        == hashlib.sha256(b'["speaker","dang thi le"]').hexdigest()[:KEY_LENGTH]
    )


def test_keys_do_not_depend_on_the_process():
    code = "from schemas.database.keys import key; print(key('statement', 'Đường', None, 3))"
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        ).stdout.strip()
        for seed in ("0", "1")
    }

    assert made == {key("statement", "Đường", None, 3)}


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda v: st.lists(v) | st.dictionaries(st.text(), v),
        max_leaves=8,
    )
)
def test_a_value_has_one_json_text_whatever_order_its_fields_came_in(value):
    assert json.loads(dump(value)) == value
    if isinstance(value, dict):
        turned = dict(reversed(list(value.items())))
        assert dump(turned) == dump(value)
        assert digest(turned) == digest(value)


def test_lone_surrogates_do_not_stop_a_key():
    assert len(key("a\ud800")) == KEY_LENGTH
    assert len(digest({"a": "\udfff"})) == 64


@pytest.mark.parametrize("kind", ["url", "article"])
def test_a_tombstone_keeps_its_first_moment_and_reason(db, kind):
    name = url_digest(URL) if kind == "url" else "a" * 24
    with writing(db):
        bury(db, name, kind, "2026-10-12T00:00:00Z", "asked for")
        bury(db, name, kind, "2026-11-12T00:00:00Z", "again")

    assert db.conn.execute("select forgotten_at, reason from tombstones").fetchall() == [
        ("2026-10-12T00:00:00Z", "asked for")
    ]
    assert is_forgotten(db, URL) == (kind == "url")
    assert is_article_forgotten(db, "a" * 24) == (kind == "article")


@pytest.mark.parametrize("url", [URL + "/", URL.upper(), URL + "?a=1", URL.replace("https", "http")])
def test_a_tombstone_is_of_exactly_one_address(db, url):
    with writing(db):
        bury(db, url_digest(URL), "url", stamp(NOON), None)

    assert not is_forgotten(db, url)
    assert discover(db, [Found(URL), Found(url)], source=None) == 1


def test_the_digest_of_an_address_tells_nothing_of_it():
    assert not any(part in url_digest(URL) for part in ("vietnam", "article", "made"))


def test_ids_are_left_alone_where_no_other_article_has_them(db):
    made = article(said("One line."), said("Another line."))
    save_article(db, made, fold=fold)

    assert own_ids(db, made, save_article(db, made, fold=fold).article_id) is made


def test_ids_that_another_article_has_are_all_renamed_and_parents_follow(db):
    outer, inner = (
        said("Outer words here.", id="o" * 24),
        said("Inner words.", id="i" * 24, parent_id="o" * 24),
    )
    first = article(outer, inner, url="https://a.test/one")
    second = article(outer, inner, url="https://a.test/two")
    save_article(db, first, fold=fold)

    renamed = own_ids(db, second, "b" * 24)
    names = [s.id for s in renamed.statements]

    assert not {"o" * 24, "i" * 24} & set(names)
    assert renamed.statements[1].parent_id == names[0]
    assert [s.text for s in renamed.statements] == [s.text for s in second.statements]
    assert own_ids(db, second, "b" * 24) == renamed


@pytest.mark.parametrize("place", [None, Place("f.warc.gz", 5, 9), Place("f.warc.gz", 0, 1, "revisit")])
def test_a_place_comes_back_from_its_row(db, place):
    page = record_page(db, URL, status=200, fetched_at=NOON, sha256="x", place=place)
    row = next(db.query("select * from pages where id = ?", [page]))

    assert place_of(row) == place
    assert row["record"] == (place.record if place else "none")
    assert (body_before(db, "x") is not None) == (place is not None and place.record == "response")


@pytest.mark.parametrize(
    ("requested", "kept"), [(None, None), (URL, None), (URL + "?from=feed", URL + "?from=feed")]
)
def test_the_address_asked_for_is_kept_only_where_it_is_another(db, requested, kept):
    record_page(db, URL, status=200, fetched_at=NOON, requested_url=requested)

    assert db.conn.execute("select requested_url from pages").fetchone() == (kept,)


@pytest.mark.parametrize("length", [0, 1, MAX_DETAIL, MAX_DETAIL + 1, 50_000])
def test_the_end_of_a_long_detail_is_kept(db, length):
    detail = "a" * length + "END"
    record_problem(db, URL, "normalize", "crashed", detail=detail)
    [(kept,)] = db.conn.execute("select detail from problems")

    assert kept == detail[-MAX_DETAIL:]
    assert kept.endswith("END")


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 10, 13, 12), "2026-10-13T12:00:00Z"),
        (datetime(2026, 10, 13, 12, tzinfo=UTC), "2026-10-13T12:00:00Z"),
        (datetime(2026, 10, 13, 12, tzinfo=timezone(timedelta(hours=7))), "2026-10-13T05:00:00Z"),
        (datetime(2026, 1, 1, 0, 0, 0, 999_999, tzinfo=UTC), "2026-01-01T00:00:00Z"),
        (datetime(2026, 1, 1, 5, tzinfo=timezone(timedelta(hours=7))), "2025-12-31T22:00:00Z"),
    ],
)
def test_a_moment_is_written_in_utc_with_seconds(moment, text):
    assert stamp(moment) == text
    assert stamp(read_stamp(text)) == text


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2090, 1, 1)), st.integers(-12, 14))
def test_a_pages_own_zone_is_kept(moment, hours):
    aware = moment.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))

    assert datetime.fromisoformat(page_date(aware)) == aware
    assert datetime.fromisoformat(page_date(aware)).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("short", "full", "may"),
    [
        ("N.DOAN", "NGUYEN DOAN", True),
        ("N. Đoàn", "Nguyễn Đoàn", True),
        ("L.T.Na", "Lê Thị Na", True),
        ("L.Thị Na", "Lê Thị Na", True),
        ("N.DOAN", "TRAN DOAN", False),
        ("N.DOAN", "NGUYEN VAN DOAN", False),
        ("NGUYEN DOAN", "NGUYEN DOAN", False),
        ("NGUYEN DOAN", "N.DOAN", False),
        ("N.D.", "N.D.", False),
        ("DOAN", "DOAN", False),
        ("", "", False),
        ("...", "A B", False),
    ],
)
def test_initials_may_stand_for_a_name_of_as_many_parts(short, full, may):
    assert abbreviates(short, full, fold) is may


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_name_abbreviates_itself_or_two_each_other(one, other):
    assert not abbreviates(one, one, fold)
    assert not (abbreviates(one, other, fold) and abbreviates(other, one, fold))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Lê Thị Na", "LE THI NA", True), ("Lê Thị Na", "Lê Thị Nam", False), ("Đặng", "dang", True)],
)
def test_a_speaker_is_a_name_whatever_its_accents(one, other, same):
    assert (speaker_id(one, fold) == speaker_id(other, fold)) is same
