"""Whether a page is clear: what it is about stands at its top, nothing it costs is hidden, its links lead
somewhere, it is no longer than can be read, and a person is one click away. Pure: HTML in, findings out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

LONGEST_WORDS = 2_500
LONGEST_SENTENCE = 30

_DESCRIPTION = re.compile(r'<meta name="description" content="([^"]*)"')
_MAIN = re.compile(r"<main\b.*?</main>", re.S)
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.S)
_LINK = re.compile(r'<a\b[^>]*?href="([^"]+)"')
_ENDS = re.compile(r"[.!?;։·]\s+|[.!?;։·]$")


@dataclass(frozen=True, slots=True)
class Finding:
    """`kind` is "no_summary", "long_sentence", "hidden_cost", "dead_link", "too_long" or "contact_far"."""

    address: str
    kind: str
    words: str = ""


def findings(address: str, html: str, leads: Callable[[str], bool]) -> list[Finding]:
    """What is not clear about a page. `leads` tells whether an address inside the shop opens."""
    main = _MAIN.search(html)
    body = main[0] if main else html
    found = [*_summary(address, html)]
    if 'class="buy-form"' in body and not ("price-vat" in body and 'class="delivery"' in body):
        found.append(Finding(address, "hidden_cost"))
    count = len(plain(body).split())
    if count > LONGEST_WORDS:
        found.append(Finding(address, "too_long", str(count)))
    if not re.search(r'href="/\w\w/contact/|href="(?:tel|mailto):', html):
        found.append(Finding(address, "contact_far"))
    return found + [
        Finding(address, "dead_link", url) for url in links_inside(html) if not leads(url)
    ]


def links_inside(html: str) -> list[str]:
    """Addresses inside the shop that a page links to, each once."""
    found = (unescape(url).partition("#")[0] for url in _LINK.findall(html))
    return sorted({url for url in found if url.startswith("/") and not url.startswith("//")})


def _summary(address: str, html: str) -> list[Finding]:
    described = _DESCRIPTION.search(html)
    words = unescape(described[1]).strip() if described else ""
    if not words:
        return [Finding(address, "no_summary")]
    longest = max(_ENDS.split(words), key=lambda sentence: len(sentence.split()))
    if len(longest.split()) > LONGEST_SENTENCE:
        return [Finding(address, "long_sentence", longest)]
    return []


def plain(html: str) -> str:
    return unescape(_TAG.sub(" ", html))
