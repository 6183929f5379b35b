"""What class names and ids suggest. A suggestion never decides: it counts beside what is measured."""

from __future__ import annotations

import re
from typing import Any

_KINDS: dict[str, str] = {
    "comments": r"comments?|disqus|replies|respond|threads?|livefyre|viafoura|coral|discussions?",
    "related_box": r"related|recommend(?:ed|ations?|s)?|promos?|teasers?|trending|popular|most-read|more-(?:from|stories|news|on)"
    r"|read-(?:more|next|also)|also-(?:read|like)|outbrain|taboola|recirc(?:ulation)?|latest|suggest(?:ed|ions)?|up-?next"
    r"|see-also|in-this-story|carousel|yarpp|jp-relatedposts",
    "newsletter": r"newsletters?|subscri(?:be|ption|ptions)|sign-?up|cta|paywall|donat(?:e|ion)|regwall|piano|membership|login"
    r"|call-to-action|opt-?in|app-?promo|consent|cookies?|gdpr",
    "share_bar": r"shar(?:e|ing|er)|social|sharedaddy|addthis|addtoany|toolbar|follow|print",
    "byline": r"bylines?|authors?|contributors?|article-meta|entry-meta|post-meta|publish(?:ed)?|date(?:line)?|timestamps?|meta|article-info|post-info",
    "biography": r"bio|biography|author-(?:box|bio|card|info)|about-the-author",
    "tags": r"tags?|topics?|keywords?|categor(?:y|ies)",
    "navigation": r"breadcrumbs?|nav|navbar|navigation|menu|pagination|pager|toc|table-of-contents|skip-link",
    "ad_marker": r"ads?|advert(?:s|isement|ising)?|sponsor(?:ed)?|adsense|dfp|leaderboard",
    "copyright": r"copyright|disclaimer|legal|terms|correction-request|imprint",
    "caption": r"caption|wp-caption-text|credits?|figcaption|photo-credit|image-meta",
    "embed": r"embed|twitter-tweet|instagram-media|tiktok|player|jwplayer|video-(?:player|fallback|placeholder|wrapper)|featured-video|poll|quiz|fb-post",
    "control": r"tooltip|modal|popup|overlay|sr-only|visually-hidden|screen-reader-text|noprint|no-print",
    "after_article": r"footer|bottom-bar|post-footer|article-footer|entry-footer",
    "side_box": r"fact-?box(?:es)?|info-?box(?:es)?|side-?box|hintergrund|background-box|explainer",
    "outside_article": r"sidebar|widget|rail",
}
LONGEST = 600
"""Characters of class and id: utility classes by the hundred name nothing."""
_CAMEL = re.compile(r"([a-z0-9])([A-Z])")
_ANY = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")(?![a-z])"
)
_UNSEEN = re.compile(
    r"(?<![\w:-])(?:visually-?hidden|sr-only|screen-?reader(?:-(?:text|only))?)(?![\w-])", re.IGNORECASE
)
"""Unlike other names these belong to the style sheets that nearly all sites use; "not-sr-only" and the like undo them."""
_TOP_LEVEL = re.compile(r"(?:[^|()]|\([^()]*\))+")


def _by_first_letter(words: list[str]) -> str:
    """Alternatives gathered by their first letters, so that most words fail at the first comparison."""
    gathered: dict[str, list[str]] = {}
    for word in words:
        gathered.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(gathered.items()))


_SOME = re.compile(
    rf"(?<![a-z])(?:{_by_first_letter([w for words in _KINDS.values() for w in _TOP_LEVEL.findall(words)])})(?![a-z])"
)
"""The same words without their kinds: rejects names several times faster, as groups are tried one by one."""


def hint(element: Any) -> str | None:
    """The reason code that the element's class or id suggests, None where they suggest nothing."""
    names = names_of(element)
    return kind_of(names) if names else None


def is_unseen(element: Any) -> bool:
    """Whether an element's class is one of those that keep text for screen readers alone."""
    return _UNSEEN.search(element.get("class") or "") is not None


def names_of(element: Any) -> str:
    """Class and id of an element; empty where it has neither or far too much of them."""
    names = element.get("class") or ""
    identity = element.get("id")
    if identity is not None:
        names = f"{names} {identity}"
    return names if len(names) <= LONGEST else ""


def kind_of(names: str) -> str | None:
    """The reason code that class names suggest."""
    folded = names if names.islower() else _CAMEL.sub(r"\1-\2", names).lower()
    folded = folded.replace("_", "-")
    some = _SOME.search(folded)
    found = _ANY.match(folded, some.start()) if some else None
    return found.lastgroup if found else None
