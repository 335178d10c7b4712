"""Who a browser is, without a cookie: a signed token that the widget keeps for its site."""

from dataclasses import dataclass

from django.core import signing

SECONDS = 400 * 24 * 60 * 60
FILE_SECONDS = 24 * 60 * 60
_VISITOR = "pistos.chat.visitor"
_FILE = "pistos.chat.file"


@dataclass(frozen=True, slots=True)
class Bearer:
    """The visitor that a token names, and the site it was given to."""

    visitor_id: int
    origin: str


def issue(visitor_id: int, origin: str) -> str:
    """A token good for 400 days, on pages of `origin` only."""
    return signing.dumps([visitor_id, origin], salt=_VISITOR)


def read(token: str, origin: str) -> Bearer | None:
    """None when it is forged, has expired, or was given to another site."""
    try:
        visitor_id, given_to = signing.loads(token, salt=_VISITOR, max_age=SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Bearer(visitor_id, given_to) if given_to == origin else None


def sign_file(attachment_token: str, visitor_id: int) -> str:
    """The right to fetch a file for a day."""
    return signing.dumps([attachment_token, visitor_id], salt=_FILE)


def read_file(text: str) -> tuple[str, int] | None:
    try:
        token, visitor_id = signing.loads(text, salt=_FILE, max_age=FILE_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return str(token), int(visitor_id)
