"""HTML that others wrote: sanitised whenever it is shown, and turned into text.

Both are bounded: what is too big or too deep is not parsed, and the caller shows the text instead.
"""

import html as entities
import re
from collections.abc import Mapping
from dataclasses import dataclass

import nh3

LONGEST = 6_000_000
"""Characters of HTML that are parsed."""

MOST_TAGS = 80_000
"""Tags that are parsed."""

FREELY_NESTED = 3_000
"""So many tags may stand in any order: even nested in each other they cost under 0.1 s."""

MOST_SIGNS = 60_000
"""Character references (&…;) that are parsed: within one paragraph their cost grows with the square."""

DEEPEST = 500
"""Deeper nesting is not parsed: its cost grows with the square (60,000 deep took 19 s)."""

_REMOVED = {"script", "style", "title", "head", "noscript", "template", "svg", "math", "textarea"}
_BLOCKS = {
    "p", "div", "ul", "ol", "li", "table", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr",
    "blockquote", "center", "address", "dl", "dt", "dd", "section", "article", "header", "footer",
}  # fmt: skip
_TEXT_TAGS = _BLOCKS | {"br", "a", "td", "th", "img"}
_SHOWN_TAGS = _TEXT_TAGS | {
    "b", "strong", "i", "em", "u", "s", "strike", "del", "ins", "small", "big", "sub", "sup",
    "span", "font", "code", "kbd", "tt", "q", "cite", "abbr", "thead", "tbody", "tfoot", "caption",
    "col", "colgroup", "details", "summary", "mark", "wbr", "figure", "figcaption", "bdi", "bdo",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"style", "dir", "lang", "align", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "table": {"width", "border", "cellpadding", "cellspacing", "bgcolor"},
    "td": {"colspan", "rowspan", "width", "valign", "bgcolor"},
    "th": {"colspan", "rowspan", "width", "valign", "bgcolor"},
    "tr": {"valign", "bgcolor"},
    "font": {"color", "size", "face"},
    "ol": {"start", "type"},
    "col": {"span", "width"},
    "colgroup": {"span", "width"},
}
_STYLES = {
    "color", "background-color", "font-weight", "font-style", "font-size", "font-family",
    "text-align", "text-decoration", "line-height", "white-space", "vertical-align", "width",
    "max-width", "padding", "padding-left", "padding-right", "padding-top", "padding-bottom",
    "margin", "margin-left", "margin-right", "margin-top", "margin-bottom", "border",
    "border-left", "border-top", "border-right", "border-bottom", "border-collapse", "direction",
}  # fmt: skip
_PIECE = re.compile(r'<(/?)([a-z0-9]+)((?: [a-z\-]+="[^"]*")*) ?/?>|([^<]+)|<')
_NAME = re.compile(r"(/?)([a-z][a-z0-9:\-]{0,30})")
_SINGLE = re.compile(r"=\s?'")
_NEVER_OPEN = frozenset(
    "br hr img input meta link col wbr area base p li td th tr tbody thead tfoot dt dd option".split()
)
_HREF = re.compile(r' href="([^"]*)"')
_ALT = re.compile(r' alt="([^"]*)"')
_ANY_TAG = re.compile(r"<[^<>]{0,1000}>")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_MANY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown. `remote_count` pictures were left out; `html` is None where it was not parsed."""

    html: str | None
    remote_count: int = 0


def shown_html(html: str, *, pictures: Mapping[str, str]) -> Shown:
    """Sanitised, with no picture from elsewhere. `pictures` leads from a content id to our address."""
    return _cleaned(html, pictures, may_fetch=False)


def shown_html_with_remote(html: str, *, pictures: Mapping[str, str]) -> Shown:
    """Sanitised, with the pictures from elsewhere that the reader asked for."""
    return _cleaned(html, pictures, may_fetch=True)


def html_to_text(html: str) -> str:
    """The words, line by line as they were laid out; quoted blocks with "> " before each line.

    What is too big to parse comes as it is without its tags.
    """
    if not _is_parsable(html):
        return entities.unescape(_ANY_TAG.sub(" ", html)).strip()
    clean = nh3.clean(
        html,
        tags=_TEXT_TAGS,
        clean_content_tags=_REMOVED,
        attributes={"a": {"href"}, "img": {"alt"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    return _Lines().read(clean)


def _cleaned(html: str, pictures: Mapping[str, str], *, may_fetch: bool) -> Shown:
    if not _is_parsable(html):
        return Shown(html=None)
    remote = 0

    def attribute(tag: str, name: str, value: str) -> str | None:
        nonlocal remote
        if (tag, name) != ("img", "src"):
            return value
        scheme, _, rest = value.strip().partition(":")
        if scheme.lower() == "cid":
            return pictures.get(rest.strip("<>"))
        if scheme.lower() in {"http", "https"}:
            remote += 1
            return value if may_fetch else None
        return None

    clean = nh3.clean(
        html,
        tags=_SHOWN_TAGS,
        clean_content_tags=_REMOVED,
        attributes=_ATTRIBUTES,
        attribute_filter=attribute,
        url_schemes={"http", "https", "mailto", "tel", "cid"},
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"a": {"target": "_blank"}},
        filter_style_properties=_STYLES,
        generic_attribute_prefixes=set(),
        strip_comments=True,
    )
    return Shown(html=clean, remote_count=remote)


def _is_parsable(html: str) -> bool:
    if len(html) > LONGEST or html.count("&") > MOST_SIGNS:
        return False
    tags = html.count("<")
    return tags <= FREELY_NESTED or (tags <= MOST_TAGS and _deepest(html) <= DEEPEST)


def _deepest(html: str) -> int:
    """How deep tags may be nested: too high where a mail is odd, never far too low.

    A closing tag counts for one open tag of its name, and not where a quote or a comment is open.
    """
    is_open: dict[str, int] = {}
    depth = deepest = 0
    ends_with = ""
    for piece in html.lower().split("<"):
        if ends_with:
            ends_with = "" if ends_with in piece else ends_with
            continue
        name = _NAME.match(piece)
        if name is None:
            ends_with = "-->" if piece.startswith("!--") and "-->" not in piece else ""
        elif not name[1]:
            if name[2] not in _NEVER_OPEN:
                is_open[name[2]] = is_open.get(name[2], 0) + 1
                depth += 1
                deepest = max(deepest, depth)
            ends_with = _open_quote(piece.partition(">")[0])
        elif is_open.get(name[2]):
            is_open[name[2]] -= 1
            depth -= 1
    return deepest


def _open_quote(head: str) -> str:
    """The quotation mark that is open at the end of a tag's beginning."""
    if head.count('"') % 2:
        return '"'
    return "'" if _SINGLE.search(head) and head.count("'") % 2 else ""


class _Lines:
    """Lays out clean HTML as lines of text."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._line: list[str] = []
        self._depth = 0
        self._is_pre = False
        self._links: list[str] = []

    def read(self, clean: str) -> str:
        for piece in _PIECE.finditer(clean):
            closing, tag, attributes, words = piece.groups()
            if words:
                self._words(entities.unescape(words))
            elif tag and closing:
                self._end(tag)
            elif tag:
                self._begin(tag, attributes)
        self._break()
        while self._done and not self._done[-1].strip("> "):
            self._done.pop()
        return _MANY_LINES.sub("\n\n", "\n".join(self._done)).strip()

    def _words(self, words: str) -> None:
        words = words.replace("\u00a0", " ")
        if self._is_pre:
            first, *more = words.split("\n")
            self._line.append(first)
            for line in more:
                self._break(keep_empty=True)
                self._line.append(line)
        elif words := _SPACES.sub(" ", words):
            self._line.append(words)

    def _begin(self, tag: str, attributes: str) -> None:
        if tag == "br":
            self._break(keep_empty=True)
        elif tag in {"td", "th"}:
            self._line.append(" ")
        elif tag == "a":
            found = _HREF.search(attributes)
            self._links.append(entities.unescape(found.group(1)) if found else "")
        elif tag == "img":
            found = _ALT.search(attributes)
            self._line.append(entities.unescape(found.group(1)) if found else "")
        elif tag in _BLOCKS:
            self._block(tag, opens=True)

    def _end(self, tag: str) -> None:
        if tag == "a" and self._links:
            self._link(self._links.pop())
        elif tag in _BLOCKS:
            self._block(tag, opens=False)

    def _link(self, target: str) -> None:
        """The address of a link, where its words do not say it already."""
        if target.startswith(("http", "mailto:", "tel:")):
            bare = target.partition(":")[2].strip("/")
            if bare and bare not in "".join(self._line[-3:]):
                self._line.append(f" <{target}>")

    def _block(self, tag: str, *, opens: bool) -> None:
        self._break()
        if tag == "blockquote" and not opens:
            self._depth = max(0, self._depth - 1)
        if tag in {"p", "blockquote", "table", "ul", "ol", "pre"} or tag[0] == "h":
            self._gap()
        if tag == "blockquote" and opens:
            self._depth += 1
        elif tag == "pre":
            self._is_pre = opens
        elif tag == "li" and opens:
            self._line.append("- ")
        elif tag == "hr" and opens:
            self._line.append("_" * 32)
            self._break()

    def _gap(self) -> None:
        if self._done and self._done[-1].strip("> "):
            self._done.append(self._mark().rstrip())

    def _break(self, *, keep_empty: bool = False) -> None:
        line = "".join(self._line)
        line = line.rstrip() if self._is_pre else line.strip()
        self._line.clear()
        if line or keep_empty:
            self._done.append((self._mark() + line).rstrip())

    def _mark(self) -> str:
        return "> " * min(self._depth, 10)
