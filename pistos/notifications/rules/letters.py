"""Letters: mails whose words somebody chose, beside the templates of the program."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pistos.kit.actors import Ref

MOST_REFERENCES = 12
LONGEST_REFERENCES = 900
"""Letters of a References header; some relays refuse longer lines."""


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A stored file that goes with a letter: its name in the store, and what the receiver sees."""

    file: str
    name: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail to be. `message_id` is made by the caller and stays the same at every try.

    `headers` may hold In-Reply-To and References. A letter of a machine says so in Auto-Submitted. It
    goes at `send_at`, or at once. Without `html` its text stands in
    the frame of all mails, with the emblem.
    """

    subject: str
    text: str
    message_id: str
    from_address: str = ""
    from_name: str = ""
    reply_to: str = ""
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    files: tuple[LetterFile, ...] = ()
    about: Ref = field(default=Ref("", ""))
    is_automatic: bool = False
    send_at: datetime | None = None


def thread_headers(in_reply_to: str, references: Iterable[str]) -> dict[str, str]:
    """In-Reply-To and References of an answer to `in_reply_to`, whose own references come oldest first.

    Of a long thread the first and the newest stay.
    """
    if not in_reply_to:
        return {}
    chain = [*dict.fromkeys(one for one in references if one and one != in_reply_to), in_reply_to]
    return {"In-Reply-To": in_reply_to, "References": " ".join(_trimmed(chain))}


def sent_headers(letter: Letter) -> dict[str, str]:
    """The letter's own headers, each one line, References trimmed; and what tells machines apart."""
    found = {name: " ".join(value.split()) for name, value in letter.headers.items() if value}
    if "References" in found:
        found["References"] = " ".join(_trimmed(found["References"].split()))
    found.pop("Auto-Submitted", None)
    if letter.is_automatic:
        found["Auto-Submitted"] = (
            "auto-replied" if "In-Reply-To" in found else "auto-generated"
        )  # RFC 3834, section 5
        found["X-Auto-Response-Suppress"] = "All"
    return found


def _trimmed(chain: list[str]) -> list[str]:
    kept = chain if len(chain) <= MOST_REFERENCES else [chain[0], *chain[1 - MOST_REFERENCES :]]
    while len(kept) > 1 and sum(map(len, kept)) + len(kept) > LONGEST_REFERENCES:
        kept = [kept[0], *kept[2:]] if len(kept) > 2 else kept[1:]
    return kept
