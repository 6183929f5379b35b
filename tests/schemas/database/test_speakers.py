"""Names and their other forms: suggested within a page, never merged."""

from __future__ import annotations

import pytest

from pipelines.text.folding import fold
from schemas.database import save_article
from schemas.database.speakers import abbreviates
from schemas.records import Author
from tests.articles import article, said


@pytest.mark.parametrize(
    ("short", "full", "may_be"),
    [
        ("N.DOAN", "NGUYEN DOAN", True),
        ("N. Doan", "Nguyễn Đoan", True),
        ("N.V. An", "Nguyễn Văn An", True),
        ("NGUYEN DOAN", "N.DOAN", False),
        ("NGUYEN DOAN", "NGUYEN DOAN", False),
        ("T.DOAN", "NGUYEN DOAN", False),
        ("N.HOA", "NGUYEN DOAN", False),
        ("N.DOAN", "NGUYEN VAN DOAN", False),
        ("DOAN", "NGUYEN DOAN", False),
        ("", "", False),
    ],
)
def test_initials_may_stand_for_a_name(short, full, may_be):
    assert abbreviates(short, full, fold) is may_be


def test_recorders_with_initials_are_suggested_and_stay_two(db):
    save_article(
        db,
        article(
            said("First part of it.", recorded_by="NGUYEN DOAN"), said("Second part.", recorded_by="N.DOAN")
        ),
        fold=fold,
    )

    aliases = db.conn.execute("select alias, name, basis, state, speaker_id from speaker_aliases").fetchall()

    assert aliases == [("N.DOAN", "NGUYEN DOAN", "initials", "suggested", None)]
    assert db.conn.execute("select count(distinct recorded_by) from who_said_what").fetchone() == (2,)


def test_initials_of_a_byline_count_too_but_not_those_of_another_page(db):
    save_article(
        db, article(said("One.", recorded_by="N.DOAN"), authors=(Author(name="Nguyen Doan"),)), fold=fold
    )
    save_article(
        db,
        article(said("Two.", recorded_by="L.VU"), url="https://www.vietnam.vn/en/other-page-here"),
        fold=fold,
    )

    assert db.conn.execute("select alias, name from speaker_aliases").fetchall() == [
        ("N.DOAN", "Nguyen Doan")
    ]


def test_a_mention_that_shares_a_word_is_an_alias_and_a_pronoun_is_not(db):
    save_article(
        db,
        article(
            said("One.", "Lý Hữu Phát", speaker_mention="Mr. Phát"),
            said("Two.", "Lý Hữu Phát", speaker_mention="he"),
            said("Three.", "Lý Hữu Phát", speaker_mention="Lý Hữu Phát"),
        ),
        fold=fold,
    )

    assert db.conn.execute("select alias, name, basis, state from speaker_aliases").fetchall() == [
        ("Mr. Phát", "Lý Hữu Phát", "mention", "seen")
    ]


def test_accents_and_case_do_not_make_two_speakers(db):
    save_article(
        db,
        article(said("One.", "Trần Thị Hoa"), said("Two.", "TRẦN THỊ HOA"), said("Three.", "Tran Thi Hoa")),
        fold=fold,
    )

    assert db.conn.execute("select name, fold from speakers").fetchall() == [("Trần Thị Hoa", "tran thi hoa")]


def test_a_speaker_known_by_role_alone_has_no_row(db):
    from schemas.records import Speaker

    save_article(db, article({**said("One."), "speaker": Speaker(role="chairman")}), fold=fold)

    assert db.conn.execute("select count(*) from speakers").fetchone() == (0,)
    assert db.conn.execute("select speaker, role from who_said_what").fetchall() == [(None, "chairman")]
