"""What the rules, and the shop's own decisions, find in a customer's message."""

from datetime import datetime

from pistos.conversations.models import Message
from pistos.listening.models import Finding, FindingKind, Hearing
from pistos.listening.queries.learned import learned_of
from pistos.listening.rules.kinds import found_in
from pistos.listening.rules.splitting import split_questions

MOST = 24


def suggest_findings(hearing: Hearing, message: Message, *, at: datetime) -> None:
    """Questions first, then what each sentence shows; the same thing is suggested once."""
    found: list[tuple[str, str]] = [
        (FindingKind.QUESTION, quote) for quote in split_questions(message.text)
    ]
    learned = learned_of(message.language or hearing.conversation.language, message.text)
    found += found_in(message.text, learned)
    Finding.objects.bulk_create(
        [
            Finding(hearing=hearing, message=message, kind=kind, quote=quote, found_at=at)
            for kind, quote in dict.fromkeys(found[:MOST])
        ],
        ignore_conflicts=True,
    )
