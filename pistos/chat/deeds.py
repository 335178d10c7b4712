"""What a browser may ask of the chat: each name one action, or one read."""

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from pistos.asks.models import AskKind
from pistos.asks.queries.due import may_be_approached
from pistos.asks.queries.rights import unwanted_kinds
from pistos.chat import limits, state, tokens
from pistos.chat.limits import Buckets
from pistos.chat.tokens import Bearer
from pistos.checkout.access import cart_by_mark
from pistos.conversations.actions.chatting import Said, note_typing, say_as, see_messages
from pistos.conversations.facts import File
from pistos.conversations.queries.chat import is_in_conversation
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.kit.languages import LANGUAGES
from pistos.notifications.actions.pushing import Device, choose_push
from pistos.visits.access import invitation_for, visitor_by_id
from pistos.visits.actions.inviting import answer_invitation, dismiss_invitation, note_sign
from pistos.visits.actions.knowing import customer_of, give_address
from pistos.visits.actions.meeting import (
    agree_to_looks,
    meet_visitor,
    note_look,
    refuse_looks,
)
from pistos.visits.facts import Browser, Page, Sign
from pistos.visits.models import Visitor

Given = Mapping[str, Any]
MOST_FILES = 5
MOST_FILE_BYTES = 10 * 1024 * 1024
TYPES = {
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "application/pdf": ("pdf",),
    "text/plain": ("txt", "log"),
}
"""What a visitor may send, with the endings that fit. SVG and HTML can carry script."""


class FileUnusable(Refused):
    """Not a kind of file, or too much of it."""


@dataclass(frozen=True, slots=True)
class Asked:
    name: str
    given: Given
    origin: str
    visitor_id: int | None


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, at what moment, in which language."""

    visitor: Visitor
    given: Given
    at: datetime
    language: str

    def text(self, name: str, most: int = 200) -> str:
        return _text(self.given, name, most)

    def number(self, name: str) -> int:
        return _number(self.given.get(name))


def done(asked: Asked) -> tuple[int, dict[str, object]]:
    """Status and answer of one deed."""
    language = _text(asked.given, "lang", 2)
    language = language if language in LANGUAGES else "en"
    at = clock.now()
    with override(language):
        try:
            if asked.name in OF_STRANGERS:
                return 200, OF_STRANGERS[asked.name](asked, language, at)
            if asked.name == "say":
                _say(asked, language, at)
                return 200, {}
            visitor = visitor_by_id(asked.visitor_id or 0)
            return 200, DEEDS[asked.name](Asker(visitor, asked.given, at, language)) or {}
        except NotFound:
            return 410, {}
        except Refused as refused:
            return 409, {"error": str(refused)}


def is_within_limits(buckets: Buckets, name: str, bearer: Bearer | None, address: str) -> bool:
    if name == "begin":
        return buckets.take(name, address, limits.BEGIN_ADDRESS)
    if bearer is None:
        return buckets.take("ask", address, limits.ASK_ADDRESS)
    who = str(bearer.visitor_id)
    if name == "say":
        return buckets.take(name, who, limits.SAY_VISITOR) and buckets.take(
            name, address, limits.SAY_ADDRESS
        )
    if name == "address":
        return buckets.take(name, who, limits.GIVE_ADDRESS)
    return buckets.take("ask", who, limits.ASK_VISITOR) and buckets.take(
        "ask", address, limits.ASK_ADDRESS
    )


def _begin(asked: Asked, language: str, at: datetime) -> dict[str, object]:
    """A visitor, before their first word: the token is kept by the widget first, so that nothing is
    said twice."""
    browser = Browser(
        language=language,
        zone=_text(asked.given, "zone", 40),
        origin=asked.origin,
        touchpoint=_text(asked.given, "touchpoint", 8) or "online",
    )
    visitor = meet_visitor(browser=browser, at=at)
    return {"token": tokens.issue(visitor.pk, asked.origin)}


def _waits(asked: Asked, language: str, at: datetime) -> dict[str, object]:
    """What somebody who has not written is told: when an answer could come."""
    return {"wait": state.wait_now(language, _text(asked.given, "zone", 40), at)}


def _sync(asker: Asker) -> dict[str, object]:
    return state.state_of(asker.visitor, after_id=asker.number("after"), at=asker.at)


def _look(asker: Asker) -> None:
    cart = cart_by_mark(asker.text("cart"))
    page = Page(asker.text("url", 2000), asker.text("title"), cart)
    note_look(visitor=asker.visitor, page=page, at=asker.at)


def _say(asked: Asked, language: str, at: datetime) -> None:
    given = asked.given
    page = {"url": _text(given, "url", 500), "title": _text(given, "title", 120)}
    said = Said(
        text=_text(given, "text", 20_000),
        client_id=_text(given, "id", 40),
        page={**page, "lang": language},
        files=files_of(given.get("files")),
    )
    if not said.client_id:
        raise NotFound
    say_as(visitor_id=asked.visitor_id or 0, said=said, at=at)


def _seen(asker: Asker) -> None:
    see_messages(visitor=asker.visitor, up_to_id=asker.number("upto"), at=asker.at)


def _typing(asker: Asker) -> None:
    note_typing(visitor=asker.visitor, at=asker.at)


def _sign(asker: Asker) -> dict[str, object]:
    page = Page(asker.text("url", 2000), asker.text("title"))
    sign = Sign(asker.text("kind", 8), asker.number("amount"), page)
    invitation = note_sign(
        visitor=asker.visitor,
        sign=sign,
        is_writing_with_us=is_in_conversation(asker.visitor) or _is_left_in_peace(asker),
        at=asker.at,
    )
    return state.invitation_shown(invitation, asker.language) if invitation else {}


def _is_left_in_peace(asker: Asker) -> bool:
    """A known customer who wants no invitations, or whom anything approached often enough lately."""
    customer = asker.visitor.customer
    if customer is None:
        return False
    unwanted = unwanted_kinds(customer) & {"", AskKind.INVITATION}
    return bool(unwanted) or not may_be_approached(customer, asker.at)


def _answered(asker: Asker) -> None:
    answer_invitation(
        invitation=invitation_for(asker.visitor, asker.text("invitation")), at=asker.at
    )


def _dismissed(asker: Asker) -> None:
    dismiss_invitation(
        invitation=invitation_for(asker.visitor, asker.text("invitation")), at=asker.at
    )


def _agree(asker: Asker) -> None:
    agree_to_looks(visitor=asker.visitor, at=asker.at)


def _refuse(asker: Asker) -> None:
    refuse_looks(visitor=asker.visitor, at=asker.at)


def _address(asker: Asker) -> None:
    give_address(visitor=asker.visitor, email=asker.text("email", 254), at=asker.at)


def _push(asker: Asker) -> None:
    """What is ticked is told on this device, nothing else, and only here; nothing ticked ends it."""
    given = _table(asker.given, "subscription")
    keys = _table(given, "keys")
    ticked = asker.given.get("kinds")
    choose_push(
        kind="customer",
        recipient_id=customer_of(visitor=asker.visitor, at=asker.at).pk,
        device=Device(
            endpoint=_text(given, "endpoint", 601),
            public_key=_text(keys, "p256dh", 121),
            secret=_text(keys, "auth", 61),
            language=asker.language,
        ),
        kinds=[kind for kind in ticked if isinstance(kind, str)]
        if isinstance(ticked, list)
        else [],
        at=asker.at,
    )


OF_STRANGERS: dict[str, Callable[[Asked, str, datetime], dict[str, object]]] = {
    "begin": _begin,
    "waits": _waits,
}
DEEDS: dict[str, Callable[[Asker], dict[str, object] | None]] = {
    "sync": _sync,
    "look": _look,
    "seen": _seen,
    "typing": _typing,
    "sign": _sign,
    "answered": _answered,
    "dismissed": _dismissed,
    "agree": _agree,
    "refuse": _refuse,
    "address": _address,
    "push": _push,
    **dict.fromkeys(("say", *OF_STRANGERS), lambda asker: None),
}


def files_of(given: object) -> tuple[File, ...]:
    """Files as the widget sends them, in base64. Refuses with FileUnusable."""
    rows = given if isinstance(given, list) else []
    if len(rows) > MOST_FILES:
        raise FileUnusable(_("Please send at most %s files at once.") % MOST_FILES)
    files = [_file(row) for row in rows if isinstance(row, dict)]
    if sum(len(file.content) for file in files) > MOST_FILE_BYTES:
        raise FileUnusable(_("Files of up to 10 MB together can be sent."))
    return tuple(files)


def _file(row: dict[str, Any]) -> File:
    name, kind = str(row.get("name", ""))[:200], str(row.get("type", ""))
    try:
        content = base64.b64decode(str(row.get("data", "")), validate=True)
    except (binascii.Error, ValueError):
        content = b""
    ending = name.rpartition(".")[2].lower()
    if ending not in TYPES.get(kind, ()) or not content or not _is_of_kind(content, kind):
        raise FileUnusable(_("Please send a picture (PNG, JPEG, GIF, WebP), a PDF or a text file."))
    return File(name=name, content_type=kind, content=content)


def _is_of_kind(content: bytes, kind: str) -> bool:
    """Whether the first bytes are those of the kind that the name claims."""
    starts = {
        "image/png": (b"\x89PNG",), "image/jpeg": (b"\xff\xd8\xff",),
        "image/gif": (b"GIF8",), "image/webp": (b"RIFF",), "application/pdf": (b"%PDF",),
    }  # fmt: skip
    if kind == "text/plain":
        return b"\x00" not in content
    return content.startswith(starts[kind])


def _text(given: Given, name: str, most: int) -> str:
    value = given.get(name, "")
    return value.replace("\x00", "")[:most] if isinstance(value, str) else ""


def _table(given: Given, name: str) -> Given:
    value = given.get(name)
    return value if isinstance(value, dict) else {}


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return 0
    return min(max(value, 0), 2**62)
