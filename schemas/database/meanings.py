"""What every table, column and closed vocabulary means, in plain words.

``schemas.documentation`` prints it into ``docs/database.md``; a test compares it with the tables themselves,
so that nothing is undocumented and nothing documented is missing.
"""

from __future__ import annotations

_SPEAKER_COLUMNS = {
    "speaker": "Name of who said it, in the fullest form that the article gives; null when nobody is named.",
    "honorific": "Form of address, degree or rank before the name, as the page writes it.",
    "role": "Office or occupation, as the page writes it. Spelling varies within a page; never join on it.",
    "organization": "The first body that the role names.",
    "headline": "Headline of this part of a round-up.",
    "text": "What was said. For narration: the article's own text, words of others included.",
    "recorded_by": "Who wrote it down; for narration the article's byline.",
    "language": "ISO 639-1 code of the text, `zh` for all Chinese, `und` when it cannot be told.",
}

TABLES: dict[str, tuple[str, dict[str, str]]] = {
    "who_said_what": (
        (
            "The product: one row a statement that stands today, what somebody said first, narration last, newest "
            "articles first. A view over `statements` and `articles`."
        ),
        {
            "statement_id": "Stable id of the statement; `whosaid trace` leads from it to the bytes of the page.",
            "kind": "What it is; see the vocabulary.",
            **_SPEAKER_COLUMNS,
            "article_title": "Title of the article.",
            "publisher": "Who published it first, as the page says.",
            "published_at": "Date or time of publication as the page gives it: `2026-10-13` without a time, "
            "`2026-10-13T08:30:00+07:00` with one.",
            "url": "Canonical address of the article.",
        },
    ),
    "articles": (
        "One row an article, that is one language version of one page. The columns say what stands today.",
        {
            "number": "Row number, for the full-text index.",
            "id": "Stable id, made of the canonical address.",
            "site": "Host without `www.`.",
            "slug": "Last segment of the path; on Vietnam.vn the same in all languages.",
            "language": "ISO 639-1 code of the language to use.",
            "url": "Canonical address.",
            "page_type": "What kind of page it is; see the vocabulary.",
            "title": "Title; null when the page has none.",
            "lead": "Opening paragraph that the page sets apart.",
            "publisher": "Who published it first, as the page says.",
            "original_url": "Address of the original where this is a copy or translation.",
            "published_at": "Publication as the page gives it: with zone where it has one, a bare date without time.",
            "modified_at": "Last change as the page gives it.",
            "authors": "Bylines as JSON: a list of `{name, role}`.",
            "version": "Number of the version that stands.",
            "first_seen_at": "When the first version was fetched.",
            "changed_at": "When the version that stands was fetched.",
            "removed_at": "When the page was found missing twice, a day apart; its text stays. Null: it is there.",
            "fold": "Title and lead without accents and case, for search.",
        },
    ),
    "article_versions": (
        "What a page said, and when: a row each time its content changed.",
        {
            "article_id": "The article.",
            "version": "1 for the first, rising.",
            "page_id": "The fetch that this version was read from.",
            "seen_at": "When that was.",
            "change": "How it differs from the version before; see the vocabulary.",
            "changed_fields": "JSON list of the fields that differ.",
            "content_sha256": "Digest of the content; a fetch with the same one makes no version.",
            "reading_sha256": "Digest of everything that was read, dropped blocks and confidences included.",
            "extractor_version": "Version of the reader that read it.",
            "content": "The whole article as JSON; texts of statements and blocks are slices of its body.",
        },
    ),
    "statements": (
        "One row for each statement that any version of an article had.",
        {
            "number": "Row number, for the full-text index.",
            "id": "Stable id: the same words of the same article keep it, whoever is thought to have said them.",
            "article_id": "The article.",
            "first_version": "Version of the article in which it appeared.",
            "last_version": "Version in which it stood last; null: it stands today.",
            "position": "Order in the article, from 0.",
            "parent_id": "The statement around this one; null at top level.",
            "kind": "What it is; see the vocabulary.",
            "speaker_id": "The name in `speakers`; null when nobody is named.",
            **_SPEAKER_COLUMNS,
            "speaker_mention": 'How the speaker is named at this place ("he", "Mr. Hai").',
            "spans": "JSON list of `[start, end]` in the article's body, in characters, end exclusive.",
            "recording_mark": 'The bracketed word behind the recorder\'s name ("ghi", "tertulis").',
            "cue": "The words that introduce the statement.",
            "confidence": "Estimated chance, 0 to 1, that text and speaker are both right.",
            "fold": "Speaker, headline and text without accents and case, for search.",
        },
    ),
    "statement_events": (
        "What became of statements after they were first stored.",
        {
            "number": "Order of the events.",
            "article_id": "The article.",
            "version": "Its version that brought the change.",
            "statement_id": "The statement; null for events of the whole page.",
            "event": "What happened; see the vocabulary.",
            "cause": "Whether the page or our reading of it changed; see the vocabulary.",
            "at": "When the version was fetched, or the page was read again.",
            "before": "JSON: what it was.",
            "after": "JSON: what it is.",
        },
    ),
    "speakers": (
        "One row a name. Two people of one name share it; nothing is merged on a guess.",
        {
            "id": "Made of the name without accents and case.",
            "name": "The name as it was first met.",
            "fold": "The name without accents and case.",
            "first_seen_at": "When it was first met.",
        },
    ),
    "speaker_aliases": (
        "Other forms of a name, within one article.",
        {
            "id": "Made of article, alias, name and basis.",
            "alias": "The other form.",
            "name": "The full form.",
            "speaker_id": "The full form in `speakers`; null for recorders and writers.",
            "article_id": "The article in which both stand.",
            "basis": "Why they are thought to belong together; see the vocabulary.",
            "state": "How sure that is; see the vocabulary.",
        },
    ),
    "translations": (
        "Which articles are language versions of each other.",
        {
            "group_id": "The same for all versions: site and path without the language's prefix.",
            "article_id": "One version.",
            "language": "Its language.",
        },
    ),
    "pages": (
        "One row a fetch, and where its bytes lie in the archive.",
        {
            "id": "Stable id of the fetch.",
            "url": "Address that answered.",
            "requested_url": "Address that was asked, where a redirect lay between.",
            "run_id": "The run that fetched it; null for pages taken in from elsewhere.",
            "fetched_at": "When the answer was complete.",
            "status": "HTTP status.",
            "content_type": "The `Content-Type` header.",
            "headers": "All response headers as JSON, names in lower case.",
            "sha256": "Digest of the body as archived (without transfer coding).",
            "size": "Bytes of that body.",
            "record": "Kind of WARC record; see the vocabulary.",
            "warc_file": "Archive file, in the folder beside the database.",
            "warc_offset": "Byte at which the record begins.",
            "warc_length": "Its length in bytes, compressed.",
            "article_id": "The article that was read from it; null for listings and pages that are no article.",
        },
    ),
    "problems": (
        "Quarantine: pages that yielded nothing, or less than they should, and why.",
        {
            "id": "Stable id; the same problem of the same page is one row.",
            "page_id": "The fetch; null when nothing came.",
            "run_id": "The run in which it arose.",
            "url": "The address.",
            "stage": "Where it happened: `discover`, `fetch`, `archive`, `normalize`, `store` or `replay`.",
            "reason": "A short code, such as `soft_404`, `too_large` or `http_404`.",
            "detail": "The sentence behind it.",
            "at": "When.",
        },
    ),
    "sources": (
        "Sites that are crawled.",
        {
            "name": "Name of the source.",
            "home": "Its front page.",
            "settings": "All settings in force at the last run, as JSON.",
            "added_at": "When it was first crawled.",
            "changed_at": "When its settings changed last.",
        },
    ),
    "runs": (
        (
            "Crawls and replays: who is at work, and how it ended. A running row is a lease: no second run of the same "
            "name starts."
        ),
        {
            "id": "Start time and a random part.",
            "lease": "What is being worked on: `crawl:<source>` or `replay`.",
            "source": "The source, for a crawl.",
            "state": "How it stands; see the vocabulary.",
            "host": "Machine.",
            "pid": "Process number there.",
            "process_started": "Start of that process in seconds after the machine's, to tell it from a later "
            "process of the same number.",
            "started_at": "When the run began.",
            "heartbeat_at": "When it last showed that it lives.",
            "ended_at": "When it ended; null while it runs.",
            "counts": "What it did, as JSON numbers.",
            "reasons": "What was lost and why, as JSON numbers by reason.",
            "detail": "The verdict in a sentence.",
        },
    ),
    "urls": (
        "The frontier: every address that was found, what is known of it, when it is due again.",
        {
            "url": "The address as listed.",
            "source": "The source that it belongs to.",
            "kind": "What is expected there; see the vocabulary.",
            "state": "How it stands; see the vocabulary.",
            "language": "Language that the listing gives.",
            "found_in": "The listing that named it first.",
            "found_at": "When.",
            "lastmod": "Date of change that the listing gives now.",
            "lastmod_fetched": "That date at the last fetch.",
            "etag": "`ETag` of the last good answer, to ask with.",
            "last_modified": "`Last-Modified` of the last good answer, to ask with.",
            "sha256": "Digest of the last body.",
            "status": "Last HTTP status.",
            "reason": "Why the last attempt failed.",
            "fetched_at": "Last good answer.",
            "next_due_at": "Not before this time; null: when its listing says so.",
            "failures": "Failed attempts in a row.",
            "gone_since": "When it was first missing (404 or 410); null when it was not.",
        },
    ),
    "hosts": (
        "When each host may be asked again; shared by all runs, so that they never add up to twice the pace.",
        {"host": "Host name.", "next_free": "Seconds since 1970 (UTC)."},
    ),
    "tombstones": (
        "What was forgotten on request and stays out. Digests only: an address often spells a title.",
        {
            "digest": "Digest of the address or article.",
            "kind": "What the digest is of; see the vocabulary.",
            "forgotten_at": "When.",
            "reason": "The reason that was given.",
        },
    ),
}

VOCABULARIES: dict[str, dict[str, str]] = {
    "statements.kind": {
        "contribution": "One person's part of a round-up: heading, headline, paragraphs, recorder line.",
        "question": "A question of an interview.",
        "answer": "An answer of an interview.",
        "speech": "The whole article is one address.",
        "pull_quote": "A quote set apart from the text, with its attribution.",
        "quote": "Words in quotation marks, or after a colon, in running text.",
        "paraphrase": "Reported content, without its cue.",
        "narration": "Everything else: nobody said it, the article tells it.",
    },
    "articles.page_type": {
        "article": "A text.",
        "listing": "A list of articles.",
        "video": "A video with a title.",
        "gallery": "Pictures with captions.",
        "soft_404": "An error page that answers 200.",
        "login_wall": "A page that asks to log in.",
        "empty": "Nothing to read.",
        "not_html": "Not a web page.",
    },
    "article_versions.change": {
        "first": "The first version.",
        "words": "Words changed, or who said or recorded them.",
        "metadata": "Only fields around the text changed, such as a date or a tag.",
        "cosmetic": "The same words in other punctuation, case or accents.",
        "none": "A later reader sees no difference to the version before.",
    },
    "statement_events.event": {
        "added": "A statement appeared.",
        "removed": "A statement disappeared.",
        "reworded": "A statement disappeared and a like one appeared; `before` and `after` hold both ids.",
        "re-attributed": "The same words have another speaker.",
        "re-classified": "The same words have another kind.",
        "retouched": "Punctuation, case, headline or recorder changed.",
        "page_gone": "The page was missing twice, a day apart.",
        "page_back": "A page that was gone answers again.",
    },
    "statement_events.cause": {
        "page": "The site changed its page.",
        "reader": "The archived page was read again by another version of whosaid.",
    },
    "speaker_aliases.basis": {
        "mention": "The article uses both for one speaker.",
        "initials": "One is the other with initials, in the same article.",
    },
    "speaker_aliases.state": {
        "seen": "The page itself ties them together.",
        "suggested": "Likely, for a person to decide.",
    },
    "pages.record": {
        "response": "The record holds the body.",
        "revisit": "The same body was archived before; the record points at it.",
        "none": "Nothing was archived.",
    },
    "runs.state": {
        "running": "At work.",
        "ok": "All well.",
        "degraded": "Finished with losses.",
        "failed": "Did not do its work.",
        "cancelled": "Stopped on request.",
        "lost": "Its process disappeared.",
    },
    "urls.kind": {
        "sitemap": "A sitemap or an index of them.",
        "feed": "An RSS or Atom feed.",
        "section": "A page that lists articles.",
        "article": "An article.",
    },
    "urls.state": {
        "new": "Found, not fetched yet.",
        "done": "Fetched.",
        "failed": "Tried in vain; tried again later.",
        "gone": "Missing twice, a day apart.",
        "refused": "robots.txt or the guard said no.",
        "forgotten": "Forgotten on request.",
    },
    "tombstones.kind": {
        "url": "An address.",
        "article": "An article, whatever its address.",
        "file": "An archive file that was replaced and is still to be deleted.",
    },
}

SEARCH: dict[str, str] = {
    "statements_fts": "Texts of statements as they are and folded: `nguyen` and `Nguyễn`, `duong` and `Đường` find alike.",
    "articles_fts": "Titles and leads, likewise.",
    "statements_trigram": "Parts of words of three characters or more in languages that set no blanks "
    "(Chinese, Japanese, Thai, Lao, Khmer, Burmese).",
}
