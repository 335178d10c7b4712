"""Where a mail may belong: what its headers say, in order of trust."""

import re
from email.message import Message

from pistos.connectors.mail.reading.headers import addresses, field, message_ids
from pistos.conversations.facts import Thread
from pistos.conversations.rules.addresses import read_message_id, read_plus_address

MOST = 40
"""Identities that are looked at: the nearest first."""

_NUMBER = re.compile(r"\[(?:[^\[\]#]{0,60}\s)?#(\d{1,12})\]")
_FORWARD = re.compile(
    r"^\s*(?:fwd?|wg|tr|rv|i|pd|vb|doorst|enc|πρθ|προωθ(?:ηση|ήθηση)?|προώθηση|pos|posr(?:edovano)?"
    r"|fw\s?d|փոխ|փոխանցված|vl|továbbítás|переслано|пересл)\s*(?:\[\d+\])?\s*:",
    re.I,
)
_RECIPIENTS = ("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-envelope-to")


def thread_of(mail: Message, *, key: str) -> Thread:
    """Our own signatures first; then the mails it answers, the nearest first; then a number.

    A forward begins something new: only an address of ours that it was sent to says otherwise.
    """
    addressed = [
        read_plus_address(address, key=key)
        for name in _RECIPIENTS
        for _, address in addresses(mail, name)[:MOST]
    ]
    if is_forward(mail):
        return Thread(conversation_ids=_once(addressed))
    answered = message_ids(mail, "in-reply-to")[:MOST]
    nearest_first = answered + message_ids(mail, "references")[::-1][:MOST]
    signed = [read_message_id(id_, key=key) for id_ in nearest_first]
    number = _NUMBER.search(field(mail, "subject")[:300])
    return Thread(
        conversation_ids=_once(
            [found.conversation_id if found else None for found in signed] + addressed
        ),
        message_ids=tuple(dict.fromkeys(nearest_first))[:MOST],
        number=int(number.group(1)) if number else None,
    )


def is_forward(mail: Message) -> bool:
    """By its subject, in the words of many programs; a reply to a forward is a reply."""
    return bool(_FORWARD.match(field(mail, "subject")[:60]))


def _once(found: list[int | None]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(id_ for id_ in found if id_ is not None))
