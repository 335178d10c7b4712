"""From a draft to subject, text and HTML, in the recipient's language.

A template is a folder with `subject.txt`, `body.txt` and, where the message tells of a promise,
`chip.txt` (what, and by when). The HTML is laid out from the same words, so that the two never
differ: a blank line ends a paragraph, lines with a dash are a list, a line that is an address makes a
link of the words before it, several such links without a blank line between are choices in a row, and
a line with dashes below is a heading.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.template import Context
from django.template.loader import get_template
from django.utils import translation

from pistos.kit import words
from pistos.notifications.rules.drafts import TEMPLATES, Draft, Recipient

COLONS = ":՝.․"
"""What stands before an address in the text; a link says it without, also in Armenian."""


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """A day in the recipient's language, by case. Never "today": a mail may be read tomorrow."""

    day: str
    on: str
    by: str

    def __str__(self) -> str:
        return self.day


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What every message of the shop carries."""

    shop_name: str
    legal_name: str
    legal_address: str
    email: str = ""
    phone: str = ""
    contact_url: str = ""
    logo_url: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a list, a link or a row of links of the body."""

    kind: str
    lines: tuple[str, ...]
    url: str = ""
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rendered:
    subject: str
    text: str
    html: str


def spoken_day(day: date, today: date, language: str) -> SpokenDay:
    if abs((day - today).days) <= 1:
        today = day - timedelta(days=3)
    return SpokenDay(
        day=words.day_words(day, today, language),
        on=words.on_day_words(day, today, language),
        by=words.by_day_words(day, today, language),
    )


def rendered(draft: Draft, to: Recipient, letterhead: Letterhead, today: date) -> Rendered:
    """The message in words. KeyError when the draft lacks something its template needs."""
    template = TEMPLATES[draft.template]
    for name in template.needs:
        draft.context[name]
    folder = f"notifications/{draft.template}"
    with translation.override(to.language):
        context = {
            **{name: _said(value, today, to.language) for name, value in draft.context.items()},
            "greeted": to.form_of_address or to.name,
            "letterhead": letterhead,
        }
        subject = " ".join(_plain(f"{folder}/subject.txt", context).split())
        text = _opened(_tidy(_plain(f"{folder}/body.txt", context)), to.language)
        chip = _plain(f"{folder}/chip.txt", context).split("\n") if template.has_chip else []
        html = framed(subject, text, to.language, letterhead, chip)
    return Rendered(subject, text, html)


def _opened(text: str, language: str) -> str:
    """After the greeting and its comma English begins anew, the other languages go on in small letters."""
    greeting, blank, rest = text.partition("\n\n")
    return f"{greeting}{blank}{rest[:1].upper()}{rest[1:]}" if language == "en" else text


def framed(
    subject: str, text: str, language: str, letterhead: Letterhead, chip: Sequence[str] = ()
) -> str:
    """A text as every mail of the shop looks: emblem and name above, how it is reached below."""
    with translation.override(language):
        return get_template("notifications/mail.html").render(
            {
                "subject": subject,
                "blocks": list(blocks(text)),
                "chip": [line for line in chip if line.strip()],
                "language": language,
                "letterhead": letterhead,
            }
        )


def blocks(text: str) -> Iterator[Block]:
    """The parts of a body, told by its lines."""
    for paragraph in text.strip().split("\n\n"):
        lines = paragraph.split("\n")
        if all(line.startswith("- ") for line in lines):
            yield Block("list", tuple(line[2:] for line in lines))
        elif len(lines) == 2 and set(lines[1]) == {"-"}:
            yield Block("heading", (lines[0],))
        elif len(lines) > 2 and (links := _links(lines)):
            yield Block("choices", (), links=links)
        elif _is_address(lines[-1]):
            label = " ".join(lines[:-1]).rstrip(COLONS) or lines[-1]
            yield Block("link", (label,), lines[-1])
        else:
            yield Block("paragraph", tuple(lines))


def _is_address(line: str) -> bool:
    return line.startswith(("https://", "http://")) and " " not in line


def _links(lines: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Lines that are a label and an address in turn, as pairs; none where they are not."""
    labels, urls = lines[::2], lines[1::2]
    is_row = len(labels) == len(urls) and all(map(_is_address, urls))
    if not is_row or any(map(_is_address, labels)):
        return ()
    return tuple((label.rstrip(COLONS), url) for label, url in zip(labels, urls, strict=True))


def _said(value: object, today: date, language: str) -> object:
    if isinstance(value, datetime):
        raise TypeError("A message says days; give a date.")
    if isinstance(value, date):
        return spoken_day(value, today, language)
    return value


def _plain(name: str, context: Mapping[str, object]) -> str:
    """Plain text: nothing is escaped, because nothing reads it as HTML."""
    backend = get_template(name)
    text: str = backend.template.render(  # type: ignore[attr-defined]  # the backend's own template
        Context({**context}, autoescape=False)
    )
    return text


def _tidy(text: str) -> str:
    """At most one blank line in a row, none at the ends, no blanks at line ends."""
    lines = [line.rstrip() for line in text.split("\n")]
    kept = [line for number, line in enumerate(lines) if line or (number and lines[number - 1])]
    return "\n".join(kept).strip() + "\n"
