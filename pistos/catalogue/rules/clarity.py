"""Whether a page of the shop is clear: said plainly, nothing hidden, nothing dead, somebody to ask."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser

MOST_WORDS = 1_500
LONGEST_SENTENCE = 35
LEAST_SUMMARY = 20
_SENTENCE = re.compile(r"[.;!?·։\n]+")
_PRICE = re.compile(r"(?:€|\$|֏|EUR|USD|AMD)\s?\d|\d[\d.,]*\s?(?:€|֏|EUR|USD|AMD)")
_TAX = re.compile(r"\bVAT\b|ΦΠΑ|Φ\.Π\.Α|\bDDV\b|ԱԱՀ")
_UNSEEN = {"script", "style", "template", "noscript", "svg"}


@dataclass(frozen=True, slots=True)
class Problem:
    """`code` is "no_summary", "hidden_cost", "dead_link", "too_long", "long_sentences" or "no_contact"."""

    code: str
    detail: str = ""


@dataclass(slots=True)
class _Page(HTMLParser):
    """What a reader meets: the description, the words of the main part, the links."""

    description: str = ""
    words: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    depth: int = 0
    unseen: int = 0
    has_main: bool = False

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "meta" and values.get("name") == "description":
            self.description = values.get("content") or ""
        elif tag == "a" and values.get("href"):
            self.links.append(str(values["href"]))
        elif tag == "main":
            self.has_main, self.depth = True, 1
        if tag in _UNSEEN:
            self.unseen += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self.depth = 0
        if tag in _UNSEEN and self.unseen:
            self.unseen -= 1
        if tag in ("p", "li", "h1", "h2", "h3", "td", "th", "dd", "dt", "div") and self.depth:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if self.depth and not self.unseen:
            self.words.append(data)


def page_problems(
    html: str, *, contact: str, is_alive: Callable[[str], bool], own: str = "/"
) -> list[Problem]:
    """What is unclear on a page. `contact` is the path of the contact page; `is_alive` says whether a
    path of this site leads somewhere. Links to other sites are not followed."""
    page = _Page()
    page.feed(html)
    text = "".join(page.words)
    found = []
    if len(page.description.strip()) < LEAST_SUMMARY:
        found.append(Problem("no_summary"))
    price = _PRICE.search(text)
    if price and not _TAX.search(text):
        found.append(Problem("hidden_cost", price.group()))
    paths = [_path(link) for link in page.links if link.startswith(own) and link[:2] != "//"]
    dead = [path for path in dict.fromkeys(paths) if not is_alive(path)]
    found += [Problem("dead_link", path) for path in dead]
    count = len(text.split())
    if count > MOST_WORDS:
        found.append(Problem("too_long", str(count)))
    sentences = [part.split() for part in _SENTENCE.split(text) if len(part.split()) > 2]
    mean = sum(map(len, sentences)) / len(sentences) if sentences else 0
    if mean > LONGEST_SENTENCE:
        found.append(Problem("long_sentences", f"{mean:.0f}"))
    if contact not in paths:
        found.append(Problem("no_contact"))
    return found


def _path(link: str) -> str:
    return re.split(r"[?#]", link, maxsplit=1)[0]
