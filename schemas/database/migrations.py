"""The shape of the database, step by step from an empty file.

Each function is one step and is never edited once released; a change is a new step below, and
``FORMAT`` rises by one. ``meanings`` explains every table and column and a test compares the two.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database, Migrations

FORMAT = 1
"""``user_version`` of a file with all steps applied."""

migrations = Migrations("whosaid")

_CRAWLING = """
create table sources (
    name text primary key,
    home text not null,
    settings text not null default '{}',
    added_at text not null,
    changed_at text not null
) strict;

create table runs (
    id text primary key,
    lease text not null,
    source text references sources(name),
    state text not null,
    host text not null,
    pid integer not null,
    process_started real,
    started_at text not null,
    heartbeat_at text not null,
    ended_at text,
    counts text not null default '{}',
    reasons text not null default '{}',
    detail text
) strict;
create unique index runs_one_holder on runs(lease) where state = 'running';
create index runs_source on runs(source, started_at);

create table urls (
    url text primary key,
    source text references sources(name),
    kind text not null,
    state text not null default 'new',
    language text,
    found_in text,
    found_at text not null,
    lastmod text,
    lastmod_fetched text,
    etag text,
    last_modified text,
    sha256 text,
    status integer,
    reason text,
    fetched_at text,
    next_due_at text,
    failures integer not null default 0,
    gone_since text
) strict;
create index urls_due on urls(source, kind, state, next_due_at);

create table hosts (
    host text primary key,
    next_free real not null
) strict;
"""

_PAGES = """
create table pages (
    id text primary key,
    url text not null,
    requested_url text,
    run_id text references runs(id),
    fetched_at text not null,
    status integer not null,
    content_type text,
    headers text not null default '{}',
    sha256 text,
    size integer,
    record text not null default 'response',
    warc_file text,
    warc_offset integer,
    warc_length integer,
    article_id text references articles(id) on delete set null
) strict;
create index pages_url on pages(url, fetched_at);
create index pages_article on pages(article_id, fetched_at);
create index pages_sha256 on pages(sha256);

create table problems (
    id text primary key,
    page_id text references pages(id),
    run_id text references runs(id),
    url text not null,
    stage text not null,
    reason text not null,
    detail text,
    at text not null
) strict;
create index problems_url on problems(url);
create index problems_page on problems(page_id);

create table tombstones (
    digest text primary key,
    kind text not null,
    forgotten_at text not null,
    reason text
) strict;
"""

_ARTICLES = """
create table articles (
    number integer primary key,
    id text not null unique,
    site text not null,
    slug text not null,
    language text not null,
    url text not null,
    page_type text not null,
    title text,
    lead text,
    publisher text,
    original_url text,
    published_at text,
    modified_at text,
    authors text not null default '[]',
    version integer not null,
    first_seen_at text not null,
    changed_at text not null,
    removed_at text,
    fold text not null default ''
) strict;
create index articles_slug on articles(site, slug);
create index articles_published on articles(published_at);
create index articles_url on articles(url);

create table article_versions (
    article_id text not null references articles(id),
    version integer not null,
    page_id text references pages(id),
    seen_at text not null,
    change text not null,
    changed_fields text not null default '[]',
    content_sha256 text not null,
    reading_sha256 text not null,
    extractor_version text not null,
    content text not null,
    primary key (article_id, version)
) strict;
create index article_versions_page on article_versions(page_id);

create table translations (
    group_id text not null,
    article_id text primary key references articles(id),
    language text not null
) strict;
create index translations_group on translations(group_id);
"""

_STATEMENTS = """
create table speakers (
    id text primary key,
    name text not null,
    fold text not null,
    first_seen_at text not null
) strict;
create index speakers_fold on speakers(fold);

create table statements (
    number integer primary key,
    id text not null unique,
    article_id text not null references articles(id),
    first_version integer not null,
    last_version integer,
    position integer not null,
    parent_id text,
    kind text not null,
    speaker_id text references speakers(id),
    speaker text,
    honorific text,
    role text,
    organization text,
    speaker_mention text,
    headline text,
    text text not null,
    spans text not null,
    recorded_by text,
    recording_mark text,
    cue text,
    language text not null,
    confidence real not null,
    fold text not null default ''
) strict;
create index statements_article on statements(article_id, last_version, position);
create index statements_speaker on statements(speaker_id);
create index statements_kind on statements(kind);

create table statement_events (
    number integer primary key,
    article_id text not null references articles(id),
    version integer not null,
    statement_id text,
    event text not null,
    cause text not null,
    at text not null,
    before text,
    after text
) strict;
create index statement_events_article on statement_events(article_id, version);
create index statement_events_statement on statement_events(statement_id);

create table speaker_aliases (
    id text primary key,
    alias text not null,
    name text not null,
    speaker_id text references speakers(id),
    article_id text not null references articles(id),
    basis text not null,
    state text not null
) strict;
create index speaker_aliases_alias on speaker_aliases(alias);
create index speaker_aliases_speaker on speaker_aliases(speaker_id);
create index speaker_aliases_article on speaker_aliases(article_id);
"""

_VIEWS = """
create view who_said_what as
select
    s.id as statement_id,
    s.kind,
    s.speaker,
    s.honorific,
    s.role,
    s.organization,
    s.headline,
    s.text,
    s.recorded_by,
    s.language,
    a.title as article_title,
    a.publisher,
    a.published_at,
    a.url
from statements s join articles a on a.id = s.article_id
where s.last_version is null
order by s.kind = 'narration', a.published_at desc, a.number, s.position;

-- Trigrams find parts of words in scripts that set no blanks between them.
create view statements_unspaced as
select number, text from statements
where substr(language || '-', 1, 3) in ('zh-', 'ja-', 'th-', 'lo-', 'km-', 'my-');

create virtual table statements_trigram using fts5(
    text, content='statements_unspaced', content_rowid='number', tokenize='trigram'
);
"""


def _run(db: Database, script: str) -> None:
    """Execute a script statement by statement; ``executescript`` would commit the open transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if line.rstrip().endswith(";") and sqlite3.complete_statement(statement):
            db.conn.execute(statement)
            statement = ""


@migrations()
def first_tables(db: Database) -> None:
    """All tables, full-text indexes and views of the first release.

    The indexes have no triggers: SQLite before 3.41 refuses to write a virtual table from a trigger while
    ``trusted_schema`` is off. ``fulltext`` keeps them in step instead.
    """
    for script in (_CRAWLING, _PAGES, _ARTICLES, _STATEMENTS):
        _run(db, script)
    tokenizer = "unicode61 remove_diacritics 2"
    db.table("statements").enable_fts(["text", "fold"], tokenize=tokenizer)
    db.table("articles").enable_fts(["title", "lead", "fold"], tokenize=tokenizer)
    _run(db, _VIEWS)
