"""What a seal covers: an entry's public columns in plain, its private ones by a salted commitment.

Public columns are published by day; exact times, words and people are private. A commitment is
SHA-256(salt, canonical JSON of the private columns); the salt lives with the words told and dies
with them, so that an erased person's rows stay sealed and reveal nothing. A seal is
SHA-256(previous seal, canonical JSON of the public columns, commitment).
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime
from json.encoder import encode_basestring

from pistos.promises.rules.life import EntryFacts

GENESIS = bytes(32)
"""The seal before the first."""


def canonical(columns: Mapping[str, object]) -> bytes:
    """JSON of flat columns with sorted keys, no spaces, UTF-8; instants in UTC to the microsecond.

    Written by hand: a general encoder takes three times as long, and each entry is committed to.
    Raises TypeError for a value that is no text, whole number, date or instant.
    """
    cells = [f'"{name}":{_cell(columns[name])}' for name in sorted(columns)]
    return f"{{{','.join(cells)}}}".encode()


def _cell(value: object) -> str:
    match value:
        case None:
            return "null"
        case str():
            return encode_basestring(value)
        case datetime():
            return f'"{value.astimezone(UTC).isoformat(timespec="microseconds")}"'
        case date():
            return f'"{value.isoformat()}"'
        case int() if not isinstance(value, bool):
            return str(value)
    raise TypeError(type(value).__name__)


def commitment(salt: bytes, private: dict[str, object]) -> bytes:
    """32 bytes over the private columns."""
    return hashlib.sha256(salt + canonical(private)).digest()


def seal(previous: bytes, public: dict[str, object], committed: bytes) -> bytes:
    """32 bytes: the next seal of the chain."""
    return hashlib.sha256(previous + canonical(public) + committed).digest()


def private_columns(
    facts: EntryFacts,
    *,
    by: str,
    customer_id: int | None,
    words: str,
    message_id: int | None = None,
) -> dict[str, object]:
    """The private columns of an entry; `by` is "kind:id", `words` those told with it, or empty."""
    return {
        "happened_at": facts.happened_at,
        "due_at": facts.due_at,
        "by": by,
        "customer": customer_id,
        "words": words,
        "reason": facts.reason,
        "blamed_partner": facts.blamed_partner_id,
        "evidence": facts.evidence,
        "message": message_id,
    }


FIRST_COVERED = ("happened_at", "due_at", "by", "customer", "words")
"""What the commitments of the first records cover: those stay as they were written."""


def covers(committed: bytes, salt: bytes, private: dict[str, object]) -> bool:
    """Whether a commitment is that of these private columns, or of those first covered."""
    first = {name: private[name] for name in FIRST_COVERED}
    return committed in (commitment(salt, private), commitment(salt, first))


def public_columns(
    *,
    token: str,
    promise_kind: str,
    toward: str,
    kind: str,
    happened_on: date,
    due_on: date,
    cause: str,
) -> dict[str, object]:
    """The public columns of an entry: what anyone needs to recompute the figures by day and kind."""
    return {
        "promise": token,
        "promise_kind": promise_kind,
        "toward": toward,
        "entry": kind,
        "happened_on": happened_on,
        "due_on": due_on,
        "cause": cause,
    }
