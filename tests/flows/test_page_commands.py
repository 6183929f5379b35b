"""normalize, explain, trace: one page or statement, looked at closely."""

from __future__ import annotations

import io
import json
import re

import pytest

import flows.cli as cli
from flows.trace import trace
from schemas.database import connect
from schemas.errors import UsageError
from tests.archived import build, saved_pages

PAGES = saved_pages(languages=("vi",))
URL, BODY = PAGES[0]


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    path = tmp_path_factory.mktemp("pages") / "news.db"
    build(path, PAGES)
    return path


@pytest.fixture
def whosaid(capsys, monkeypatch):
    """Run a verb in this process: exit code, standard output, standard error."""

    def run(*args, stdin=b""):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as end:
            cli.main([str(a) for a in args])
        out = capsys.readouterr()
        return end.value.code, out.out, out.err

    return run


@pytest.fixture
def page(tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(BODY)
    return file


def ids(database):
    db = connect(database, readonly=True)
    found = [row[0] for row in db.conn.execute("select id from statements order by number")]
    db.close()
    return found


def test_normalize_prints_the_article_as_json(whosaid, page):
    code, out, err = whosaid("normalize", page, "--url", URL)

    article = json.loads(out)
    assert (code, err) == (0, "")
    assert article["url"] == URL
    assert article["statements"]
    assert article["title"]


def test_normalize_reads_standard_input_and_prints_one_line_when_asked(whosaid, page):
    code, out, _ = whosaid("normalize", "-", "--url", URL, "--compact", stdin=BODY)

    assert code == 0
    assert out.count("\n") == 1
    assert json.loads(out) == json.loads(whosaid("normalize", page, "--url", URL)[1])


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "is empty"), (b"   \n\t ", "is empty")],
)
def test_normalize_says_in_one_sentence_that_there_is_nothing_to_read(whosaid, tmp_path, content, says):
    file = tmp_path / "page.html"
    file.write_bytes(content)

    code, out, err = whosaid("normalize", file, "--url", URL)

    assert (code, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "args", [("none.html", "--url", URL), ("-", "--url", "not an address"), ("-",), (".", "--url", URL)]
)
def test_normalize_called_wrongly_is_exit_code_2_and_prints_nothing(whosaid, args):
    code, out, err = whosaid("normalize", *args)

    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_explain_shows_every_section_and_every_line_of_the_page(whosaid, page):
    code, out, _ = whosaid("explain", page, "--url", URL)

    assert code == 0
    for title in ("Address", "Encoding", "Page", "Metadata", "Language", "Lines", "Statements", "Warnings"):
        assert re.search(rf"^{title}$", out, re.MULTILINE)
    article = json.loads(whosaid("normalize", page, "--url", URL)[1])
    lines = out.partition("\nLines\n")[2].partition("\n\n")[0].splitlines()
    assert len(lines) == len(article["blocks"])
    dropped = [b["dropped_because"] for b in article["blocks"] if b["dropped_because"]]
    assert dropped
    assert all(any(reason in line for line in lines) for reason in dropped)
    assert all(s["id"] in out for s in article["statements"])


def test_explain_of_an_id_is_that_of_its_page(whosaid, database, page):
    code, out, _ = whosaid("explain", ids(database)[0], "--db", database)

    assert code == 0
    assert ids(database)[0] in out


def test_explain_prints_text_of_pages_as_text(whosaid, tmp_path):
    file = tmp_path / "page.html"
    file.write_bytes(b"<h1>Bad \x1b[31mtitle</h1><p>A line with a \x07 bell and \x1b]0;x escape.</p>")

    _, out, _ = whosaid("explain", file, "--url", URL)

    assert "\x1b" not in out
    assert "\x07" not in out


@pytest.mark.parametrize(
    "args", [("page.html",), ("no-such-id", "--db", "none.db")], ids=["no address", "no database"]
)
def test_explain_called_wrongly_says_what_to_do(whosaid, tmp_path, monkeypatch, args):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.html").write_bytes(BODY)

    code, out, err = whosaid("explain", *args)

    assert (code, out) == (2, "")
    assert err.startswith("whosaid: ")


def test_every_statement_traces_to_bytes_that_give_its_text_again(database):
    from crawler.archive import folder_of

    db = connect(database, readonly=True)
    for statement in ids(database):
        found = trace(db, folder_of(database), statement)
        assert found.holds
        assert b"".join(found.slices)
        assert all(b"<" not in s for s in found.slices)
    db.close()


def test_trace_prints_page_record_ranges_and_bytes(whosaid, database):
    statement = ids(database)[0]

    code, out, _ = whosaid("trace", statement, "--db", database)

    assert code == 0
    assert re.search(r"record +whosaid-.*\.warc\.gz, byte \d+, length \d+", out)
    assert re.search(r"part 1 +bytes \d+-\d+  b['\"]", out)
    assert "The bytes give the text again." in out


def test_trace_as_json_lets_anybody_slice_the_stored_bytes(whosaid, database):
    from crawler.archive import folder_of, read_at
    from schemas.database import Place

    code, out, _ = whosaid("trace", ids(database)[0], "--db", database, "--json")
    found = json.loads(out)
    page = found["page"]
    raw = read_at(
        folder_of(database), Place(page["warc_file"], page["warc_offset"], page["warc_length"])
    ).body

    text = " ".join("".join(raw[s:e].decode() for s, e in part) for part in found["parts"])

    assert code == 0
    assert found["holds"] is True
    assert " ".join(text.split()) == found["text"]


def test_trace_of_an_unknown_statement_is_wrong_usage(whosaid, database):
    code, out, err = whosaid("trace", "no-such-statement", "--db", database)

    assert (code, out) == (2, "")
    assert "no-such-statement" in err


def test_trace_of_a_page_that_was_not_archived_says_so(tmp_path):
    from pipelines.text.folding import fold
    from schemas.database import save_article
    from tests.articles import article, said

    db = connect(tmp_path / "news.db", create=True)
    made = article(said("Never archived."))
    save_article(db, made, fold=fold)

    with pytest.raises(UsageError, match="was not archived"):
        trace(db, tmp_path, made.statements[0].id)
    db.close()
