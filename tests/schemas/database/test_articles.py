"""What a page says makes versions; the same said again changes nothing; ids stay."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.text.folding import fold
from schemas.database import (
    connect,
    fulltext,
    mark_removed,
    now,
    read_versions,
    record_page,
    reread,
    save_article,
    url_digest,
    writing,
)
from schemas.database.content import content_digest, pack, reading_digest, unpack
from schemas.database.tombstones import bury
from schemas.records import Author, Block, Speaker
from tests.articles import URL, article, said

MONDAY = datetime(2026, 10, 12, 8, tzinfo=UTC)
TUESDAY = MONDAY + timedelta(days=1)


def save(db, made, at=MONDAY, **more):
    return save_article(db, made, fold=fold, seen_at=at, **more)


def rows(db, sql, *values):
    return db.conn.execute(sql, values).fetchall()


def events(db):
    return rows(db, "select event, cause, version from statement_events order by number")


def test_an_article_becomes_rows_that_the_view_shows(db):
    save(db, article(said("We start today.")))

    shown = list(db.query("select * from who_said_what"))

    assert [(r["speaker"], r["text"], r["article_title"], r["published_at"], r["url"]) for r in shown] == [
        ("Lê Thị Na", "We start today.", "A made-up article", "2026-10-13", URL)
    ]


def test_saving_the_same_again_writes_no_row(db):
    made = article(said("We start today."), said("Nobody said this.", None, "narration"))
    save(db, made)
    before = db.conn.total_changes

    saved = save(db, made, TUESDAY)

    assert (saved.change, saved.version, db.conn.total_changes) == ("none", 1, before)


def test_other_furniture_is_no_new_version(db):
    made = article(said("We start today."))
    save(db, made)
    noise = Block(type="furniture", text="Read more", dropped_because="label")

    saved = save(db, made.model_copy(update={"blocks": (*made.blocks, noise), "warnings": ("x",)}), TUESDAY)

    assert saved.change == "none"
    assert rows(db, "select count(*) from article_versions") == [(1,)]


CHANGES = {
    "a word": (article(said("We stop today, all of us here.")), "words", ["reworded"]),
    "a new statement": (
        article(said("We start today, all of us."), said("Completely other: xyz!")),
        "words",
        ["added"],
    ),
    "a statement less": (article(said("Zzz qqq.", None, "narration")), "words", ["added", "removed"]),
    "the speaker": (article(said("We start today, all of us.", "Trần Văn Bo")), "words", ["re-attributed"]),
    "the kind": (article(said("We start today, all of us.", kind="paraphrase")), "words", ["re-classified"]),
    "punctuation": (article(said("We start today - all of us!")), "cosmetic", ["retouched"]),
    "case": (article(said("WE START TODAY, ALL OF US.")), "cosmetic", ["retouched"]),
    "the date": (
        article(said("We start today, all of us."), published_at=datetime(2026, 10, 14)),
        "metadata",
        [],
    ),
    "a tag": (article(said("We start today, all of us."), tags=("news",)), "metadata", []),
    "the title": (article(said("We start today, all of us."), title="Another title"), "words", []),
    "accents of the title": (
        article(said("We start today, all of us."), title="Á made-up article"),
        "cosmetic",
        [],
    ),
    "the recorder": (
        article(said("We start today, all of us.", recorded_by="HAN GIANG")),
        "words",
        ["retouched"],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_changed_on_tuesday_is_told(db, name):
    after, change, happened = CHANGES[name]
    save(db, article(said("We start today, all of us.")))

    saved = save(db, after, TUESDAY)

    assert (saved.change, saved.version) == (change, 2)
    assert [e.event for e in saved.events] == happened
    assert events(db) == [(e, "page", 2) for e in happened]
    assert rows(db, "select version, change, seen_at from article_versions order by version")[0] == (
        1,
        "first",
        "2026-10-12T08:00:00Z",
    )
    assert fulltext.check(db) == []


def test_what_stood_on_monday_can_be_read_on_wednesday(db):
    monday, tuesday = article(said("Seven boats left.")), article(said("Nine boats left the harbour."))
    save(db, monday)
    save(db, tuesday, TUESDAY)

    versions = read_versions(db, rows(db, "select id from articles")[0][0])

    assert versions == {1: monday, 2: tuesday}
    assert rows(db, "select text, first_version, last_version from statements order by first_version") == [
        ("Seven boats left.", 1, 1),
        ("Nine boats left the harbour.", 2, None),
    ]
    assert rows(db, "select text from who_said_what") == [("Nine boats left the harbour.",)]


def test_a_statement_that_returns_is_the_same_row(db):
    one, two = article(said("Here and gone.")), article(said("Qqq zzz xxx.", None, "narration"))
    save(db, one)
    save(db, two, TUESDAY)
    save(db, one, TUESDAY + timedelta(days=1))

    assert rows(db, "select first_version, last_version from statements where text = 'Here and gone.'") == [
        (1, None)
    ]


def test_a_reworded_statement_names_both_ids(db):
    save(db, article(said("The road opens in May for all.")))
    save(db, article(said("The road opens in June for all.")), TUESDAY)

    before, after = rows(db, "select before, after from statement_events")[0]

    ids = {t: i for i, t in rows(db, "select id, text from statements")}
    assert json.loads(before)["id"] == ids["The road opens in May for all."]
    assert json.loads(after)["id"] == ids["The road opens in June for all."]


def test_reading_again_replaces_the_reading_and_keeps_the_history(db):
    save(db, article(said("The words stay."), extractor_version="1"))
    better = article(said("The words stay.", "Nguyễn Văn An"), extractor_version="2")
    [(article_id,)] = rows(db, "select id from articles")

    first = reread(db, {1: better}, article_id, fold=fold, at=TUESDAY)
    changes = db.conn.total_changes
    second = reread(db, {1: better}, article_id, fold=fold, at=TUESDAY)

    assert (first.change, second.change) == ("reread", "none")
    assert db.conn.total_changes == changes
    assert events(db) == [("re-attributed", "reader", 1)]
    assert rows(db, "select version, extractor_version, change from article_versions") == [(1, "2", "first")]
    assert rows(db, "select speaker from who_said_what") == [("Nguyễn Văn An",)]


def test_a_new_reader_version_alone_changes_nothing(db):
    save(db, article(said("The words stay."), extractor_version="1"))
    [(article_id,)] = rows(db, "select id from articles")
    before = db.conn.total_changes

    saved = reread(db, {1: article(said("The words stay."), extractor_version="2")}, article_id, fold=fold)

    assert (saved.change, db.conn.total_changes) == ("none", before)


def test_events_between_versions_follow_the_better_reading(db):
    save(db, article(said("We start on Monday next.")))
    save(db, article(said("We start on Friday next.")), TUESDAY)
    [(article_id,)] = rows(db, "select id from articles")
    as_one = {n: article(said("Read from both pages alike.")) for n in (1, 2)}

    reread(db, as_one, article_id, fold=fold)

    assert rows(db, "select change from article_versions order by version") == [("first",), ("none",)]
    assert [e for e in events(db) if e[1] == "page"] == []
    assert rows(db, "select first_version, last_version from statements") == [(1, None)]


def test_what_one_reading_found_by_mistake_leaves_no_row(db):
    save(db, article(said("A real statement."), said("Cookie banner text.")))
    [(article_id,)] = rows(db, "select id from articles")

    reread(db, {1: article(said("A real statement."))}, article_id, fold=fold)

    assert rows(db, "select text from statements") == [("A real statement.",)]
    assert [e[0] for e in events(db)] == ["removed"]


def test_a_page_that_is_gone_keeps_its_text_and_may_come_back(db):
    made = article(said("Still to be read."))
    save(db, made)

    assert mark_removed(db, URL, at=TUESDAY)
    assert not mark_removed(db, URL, at=TUESDAY)
    assert rows(db, "select removed_at from articles") == [("2026-10-13T08:00:00Z",)]
    assert rows(db, "select text from who_said_what") == [("Still to be read.",)]

    save(db, made, TUESDAY + timedelta(days=1))

    assert rows(db, "select removed_at from articles") == [(None,)]
    assert [e[0] for e in events(db)] == ["page_gone", "page_back"]


def test_a_forgotten_article_stays_out_by_address_and_by_id(db):
    made = article(said("Do not store me."))
    article_id = save(db, made).article_id
    for digest, kind in ((url_digest(URL), "url"), (article_id, "article")):
        with connect_fresh(db) as fresh:
            with writing(fresh):
                bury(fresh, digest, kind, "2026-10-12T00:00:00Z", None)
            assert save(fresh, made).change == "forgotten"
            assert rows(fresh, "select count(*) from articles") == [(0,)]


def connect_fresh(db):
    number = len(db.conn.execute("pragma database_list").fetchone()[2])
    folder = db.conn.execute("pragma database_list").fetchone()[2].rpartition("/")[0]
    name = f"{folder}/fresh-{number}-{now().timestamp()}.db"
    return connect(name, create=True)


def test_scheme_and_www_do_not_make_another_article(db):
    save(db, article(said("One article."), url="https://www.vietnam.vn/en/x"))

    again = save(db, article(said("One article."), url="http://vietnam.vn/en/x/"), TUESDAY)

    assert rows(db, "select count(*) from articles") == [(1,)]
    assert again.version in (1, 2)


def test_two_pages_whose_statements_have_one_id_both_keep_theirs(db):
    one = article(said("The same words.", id="a" * 24), url="https://a.example/x/index.html")
    two = article(said("The same words.", id="a" * 24), url="https://a.example/y/index.html")

    save(db, one)
    save(db, two)
    before = db.conn.total_changes

    assert save(db, two, TUESDAY).change == save(db, one, TUESDAY).change == "none"
    assert db.conn.total_changes == before
    assert rows(db, "select count(distinct id), count(*) from statements") == [(2, 2)]


def test_translations_find_each_other(db):
    for language, url in (
        ("vi", "https://www.vietnam.vn/mot-bai-bao-thu"),
        ("ja", "https://www.vietnam.vn/ja/mot-bai-bao-thu"),
    ):
        save(db, article(said("..."), url=url, language=language, language_declared=language))
    save(
        db,
        article(
            said("..."), url="https://www.vietnam.vn/ja/mot-bai-khac", language="ja", language_declared="ja"
        ),
    )

    groups = rows(db, "select group_concat(language) from translations group by group_id order by 1")

    assert groups == [("ja",), ("vi,ja",)]


def test_a_page_points_at_its_article(db):
    page = record_page(db, URL, status=200, fetched_at=MONDAY)

    saved = save(db, article(said("Hello.")), page_id=page)

    assert rows(db, "select article_id from pages") == [(saved.article_id,)]
    assert rows(db, "select page_id from article_versions") == [(page,)]


@pytest.mark.parametrize("query", ["duong sat", "Đường sắt", "đường", "DUONG"])
def test_search_is_blind_to_accents_and_case(db, query):
    save(db, article(said("Đường sắt mới đã mở.", "Nguyễn Văn Đức")))
    quoted = " ".join(f'"{w}"' for w in query.split())

    found = rows(
        db,
        "select s.text from statements_fts f join statements s on s.number = f.rowid where statements_fts match ?",
        quoted,
    )

    assert found == [("Đường sắt mới đã mở.",)]


def test_search_finds_speakers(db):
    save(db, article(said("Một câu nói.", "Nguyễn Văn Đức")))

    assert rows(db, "select count(*) from statements_fts where statements_fts match 'nguyen duc'") == [(1,)]


def test_parts_of_words_are_found_in_scripts_without_blanks(db):
    made = article(said("中国外交部发言人表示欢迎"))
    save(
        db,
        made.model_copy(
            update={"statements": tuple(s.model_copy(update={"language": "zh"}) for s in made.statements)}
        ),
    )

    assert rows(db, "select count(*) from statements_trigram where statements_trigram match '外交部'") == [
        (1,)
    ]
    assert fulltext.check(db) == []


def test_damage_to_an_index_is_seen_and_repaired(db):
    save(db, article(said("Indexed words.")))
    db.conn.execute("update statements set text = 'changed behind its back'")

    assert fulltext.check(db) == ["statements_fts"]
    with writing(db):
        fulltext.rebuild(db)
    assert fulltext.check(db) == []


texts = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40).filter(
    str.strip
)


@given(
    st.lists(
        st.tuples(texts, st.one_of(st.none(), texts)),
        min_size=1,
        max_size=5,
        unique_by=lambda p: p[0].lower(),
    )
)
@settings(max_examples=60, deadline=None)
def test_a_packed_article_unpacks_to_itself(lines):
    made = article(
        *(said(text, name, id=f"{n:024d}") for n, (text, name) in enumerate(lines)),
        authors=(Author(name="HAN GIANG"),),
        tags=("a", "b"),
    )

    assert unpack(pack(made)) == made
    assert content_digest(unpack(pack(made))) == content_digest(made)
    assert reading_digest(unpack(pack(made))) == reading_digest(made)


def test_a_text_that_is_no_slice_of_the_body_is_kept_as_it_is():
    made = article(said("In the body."))
    odd = made.statements[0].model_copy(
        update={"text": "Not in the body.", "speaker": Speaker(role="farmer")}
    )
    made = made.model_copy(update={"statements": (odd,)})

    assert unpack(pack(made)) == made
