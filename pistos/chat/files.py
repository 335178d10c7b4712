"""A file of a chat, by a link that is signed and ends."""

from urllib.parse import quote

from pistos.chat import tokens
from pistos.chat.answers import Answer
from pistos.chat.state import PICTURES
from pistos.conversations.access import chat_attachment
from pistos.kit.errors import NotFound


def served(signed: str) -> Answer:
    """Pictures are shown, everything else is handed out for keeping; nothing in it may run."""
    named = tokens.read_file(signed)
    if named is None:
        return Answer(404)
    try:
        file = chat_attachment(named[0], conversation_id=named[1])
        with file.file.open("rb") as stored:
            body = stored.read()
    except (NotFound, OSError):
        return Answer(404)
    is_picture = file.content_type in PICTURES
    kind = file.content_type if is_picture else "application/octet-stream"
    shown = "inline" if is_picture else "attachment"
    place = f"{shown}; filename*=UTF-8''{quote(file.name, safe='')}"
    return Answer(
        200,
        body,
        [
            (b"content-type", kind.encode()),
            (b"content-disposition", place.encode()),
            (b"content-security-policy", b"default-src 'none'; script-src 'self'; sandbox"),
            (b"x-content-type-options", b"nosniff"),
            (b"cross-origin-resource-policy", b"cross-origin"),
            (b"cache-control", b"private, max-age=3600"),
        ],
    )
