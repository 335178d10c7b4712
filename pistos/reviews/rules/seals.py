"""What a seal of the moderation ledger covers, so that anybody can compute it anew."""

import hashlib
import json
from datetime import UTC, datetime

GENESIS = bytes(32)
"""The seal before the first."""


def entry_columns(
    public_id: str,
    stars: int,
    from_state: str,
    to_state: str,
    reason: str,
    by_kind: str,
    happened_at: datetime,
    words_digest: bytes,
) -> dict[str, object]:
    """The columns of an entry that are published: of a time the day, of who decided the kind."""
    return {
        "review": public_id,
        "stars": stars,
        "from": from_state,
        "to": to_state,
        "reason": reason,
        "by": by_kind,
        "on": happened_at.astimezone(UTC).date().isoformat(),
        "words": bytes(words_digest).hex(),
    }


def seal(previous: bytes, columns: dict[str, object]) -> bytes:
    """32 bytes: SHA-256 of the seal before and of the columns as JSON, keys sorted, no blanks, UTF-8."""
    text = json.dumps(columns, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(previous + text.encode()).digest()
