"""What a seal over the moderation of questions, answers and suggestions covers."""

from datetime import UTC, datetime

from pistos.kit.chaining import Chain


def entry_columns(
    about_kind: str,
    about_token: str,
    before: str,
    after: str,
    reason: str,
    by_kind: str,
    happened_at: datetime,
) -> dict[str, object]:
    """The columns of a decision that are published: of a time the day, of who decided the kind."""
    return {
        "what": about_kind,
        "which": about_token,
        "from": before,
        "to": after,
        "reason": reason,
        "by": by_kind,
        "on": happened_at.astimezone(UTC).date().isoformat(),
    }


CHAIN = Chain(
    lock=0x5EA3,
    entries="questions_moderation",
    queue="questions_moderationtoseal",
    seals="questions_moderationseal",
    read="e.about_kind, e.about_token, e.before, e.after, e.reason, e.by_kind, e.happened_at",
    public=entry_columns,
)
