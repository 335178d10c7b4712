"""Plain values that come from a browser, and what the shop sets for its chat."""

from dataclasses import dataclass

from pistos.visits.models import Touchpoint


@dataclass(frozen=True, slots=True)
class Browser:
    """What a browser says of itself. `origin` is the site whose page carries the chat."""

    language: str = "en"
    zone: str = ""
    origin: str = ""
    touchpoint: str = Touchpoint.ONLINE


@dataclass(frozen=True, slots=True)
class Page:
    """The page that is open, and the cart of this browser."""

    path: str
    title: str = ""
    cart_id: int | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """What happened on a page: a trigger and how much of it (seconds, searches, errors)."""

    kind: str
    amount: int
    page: Page


@dataclass(frozen=True, slots=True)
class ChatValues:
    """One version of the chat's settings.

    `origins` are the sites that may carry the chat beside our own pages; `keep_clear` selects what the
    chat's button must never cover; at most `most_invitations` in `invitation_days`; what a visitor has
    not seen after `mail_minutes` goes to them by mail.
    """

    is_shown: bool = True
    origins: tuple[str, ...] = ()
    keep_clear: str = ""
    most_invitations: int = 1
    invitation_days: int = 7
    mail_minutes: int = 5


@dataclass(frozen=True, slots=True)
class RuleValues:
    """An invitation rule as its editor writes it."""

    name: str
    trigger: str
    threshold: int
    path: str
    text: dict[str, str]
    is_active: bool = True
