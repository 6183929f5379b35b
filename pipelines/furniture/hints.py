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
    "embed": r"embed|twitter-tweet|instagram-media|tiktok|player|poll|quiz|fb-post",
    "control": r"tooltip|modal|popup|overlay|sr-only|visually-hidden|screen-reader-text|placeholder|noprint|no-print",
    "after_article": r"footer|bottom-bar|post-footer|article-footer|entry-footer",
    "side_box": r"fact-?box(?:es)?|info-?box(?:es)?|side-?box|hintergrund|background-box|explainer",
    "outside_article": r"sidebar|widget|rail",
}
_CAMEL = re.compile(r"([a-z0-9])([A-Z])")
_ANY = re.compile(
    r"(?<![a-z])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")(?![a-z])"
)


def hint(element: Any) -> str | None:
    """The reason code that the element's class or id suggests, None where they suggest nothing."""
    attributes = element.attrib
    if not attributes:
        return None
    names = attributes.get("class") or ""
    if "id" in attributes:
        names = f"{names} {attributes['id']}"
    if not names or len(names) > 600:
        return None
    found = _ANY.search(_CAMEL.sub(r"\1-\2", names).replace("_", "-").lower())
    return found.lastgroup if found else None
