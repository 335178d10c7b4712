"""What a seal of the moderation ledger covers, so that anybody can compute it anew."""

from datetime import UTC, datetime

from pistos.kit.chaining import Chain


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


CHAIN = Chain(
    lock=0x5EA2,
    entries="reviews_moderationentry",
    queue="reviews_entrytoseal",
    seals="reviews_moderationseal",
    read="e.public_id, e.stars, e.from_state, e.to_state, e.reason, e.by_kind, e.happened_at,"
    " e.words_digest",
    public=entry_columns,
)
