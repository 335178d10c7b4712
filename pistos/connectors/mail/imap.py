"""One sitting at an IMAP server: read only, by UID, whole messages only when they are wanted.

Nothing is marked: BODY.PEEK in a folder opened by EXAMINE. What others have read there, and whether,
plays no part.
"""

import imaplib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.utils.translation import gettext as _
from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError

from pistos.connectors.mail.connecting import PlaceRefused, ends_within, open_socket
from pistos.mailboxes.facts import Connection
from pistos.mailboxes.models import Security
from pistos.mailboxes.ports import CannotRead

WINDOW = 50_000
"""UIDs asked for in one search, so that no answer grows without bound."""

SIGN_IN_SECONDS = 30
"""The longest that signing in and opening the folder may take together."""

AT_ONCE = 100
"""Messages of which sizes and ids are asked together."""

_UID = re.compile(rb"\bUID (\d+)", re.I)
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)", re.I)
_MESSAGE_ID = re.compile(rb"^message-id:\s*(<[^<>\s]{1,400}>)", re.I | re.M)
_FAULTS = (imaplib.IMAP4.error, ImapToolsError, OSError, ValueError, IndexError)


@dataclass(frozen=True, slots=True)
class Outline:
    """What is known of a message before it is fetched."""

    uid: int
    size: int
    message_id: str


class _Plain(imaplib.IMAP4):
    def _create_socket(self, timeout: float | None) -> socket.socket:
        return open_socket(self.host, self.port, timeout)


class _Tls(imaplib.IMAP4_SSL):
    def _create_socket(self, timeout: float | None) -> socket.socket:
        plain = open_socket(self.host, self.port, timeout)
        return cast(socket.socket, self.ssl_context.wrap_socket(plain, server_hostname=self.host))


class _Box(BaseMailBox):
    """imap-tools over our sockets."""

    def __init__(self, connection: Connection, seconds: float) -> None:
        self.connection, self.seconds = connection, seconds
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        place = self.connection
        if place.security == Security.TLS:
            context = ssl.create_default_context()
            return _Tls(place.host, place.port, ssl_context=context, timeout=self.seconds)
        client = _Plain(place.host, place.port, timeout=self.seconds)
        if place.security == Security.STARTTLS:
            client.starttls(ssl.create_default_context())
        return client


class Sitting:
    """An open folder. Every method raises CannotRead when the server fails, lies or is gone."""

    def __init__(self, box: _Box) -> None:
        self.box = box
        self.uid_validity = self._number("UIDVALIDITY")
        self.uid_next = self._number("UIDNEXT")

    @property
    def socket(self) -> socket.socket:
        return self.box.client.sock

    @property
    def can_idle(self) -> bool:
        return "IDLE" in self.box.client.capabilities

    def look_again(self) -> None:
        """Asks how the folder stands now."""
        with _telling():
            self._examine(self.box.connection.folder)
            self.uid_validity = self._number("UIDVALIDITY")
            self.uid_next = self._number("UIDNEXT")

    def uids_after(self, last_uid: int, *, since: date | None = None) -> Iterator[int]:
        """UIDs above `last_uid`, ascending, each once, whatever the server says."""
        first, seen, window = last_uid + 1, last_uid, WINDOW
        while first < max(self.uid_next, last_uid + 2):
            last = first + window - 1
            criteria = f"UID {first}:{last}"
            if since:
                criteria += f" SINCE {since.day}-{since:%b}-{since.year}"
            with _telling():
                found = sorted({int(uid) for uid in self.box.uids(criteria, charset=None)})
            for uid in found:
                if seen < uid <= last:
                    seen = uid
                    yield uid
            first, window = last + 1, WINDOW if found else window * 8

    def outlines(self, uids: list[int]) -> list[Outline]:
        """Size and Message-ID of each, without their bodies; in the order of the UIDs."""
        named = ",".join(map(str, uids))
        parts = "(UID RFC822.SIZE BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)])"
        wanted, found = set(uids), {}
        with _telling():
            for told, headers in self._fetched(named, parts):
                uid = _UID.search(told)
                size = _SIZE.search(told)
                if uid and int(uid[1]) in wanted:
                    named_id = _MESSAGE_ID.search(headers.replace(b"\r\n ", b" "))
                    found[int(uid[1])] = Outline(
                        int(uid[1]),
                        int(size[1]) if size else 0,
                        named_id[1].decode("ascii", "replace") if named_id else "",
                    )
        return [found[uid] for uid in uids if uid in found]

    def whole(self, uid: int) -> bytes | None:
        """A message's bytes as they are; None when it is gone meanwhile."""
        return self._one(uid, "BODY.PEEK[]")

    def headers(self, uid: int) -> bytes | None:
        return self._one(uid, "BODY.PEEK[HEADER]")

    def wait(self, seconds: float) -> bool:
        """Waits until the server tells of something; whether it did."""
        with _telling():
            return any(b"EXISTS" in line for line in self.box.idle.wait(timeout=seconds))

    def _one(self, uid: int, part: str) -> bytes | None:
        with _telling():
            for told, content in self._fetched(str(uid), f"(UID {part})"):
                named = _UID.search(told)
                if named is None or int(named[1]) == uid:
                    return content
        return None

    def _fetched(self, uids: str, parts: str) -> Iterator[tuple[bytes, bytes]]:
        """Pairs of what was told before a literal and the literal; what follows it is told too."""
        status, rows = self.box.client.uid("fetch", uids, parts)
        if status != "OK":
            raise imaplib.IMAP4.error("fetch refused")
        for place, row in enumerate(rows):
            if isinstance(row, tuple):
                after = rows[place + 1] if place + 1 < len(rows) else b""
                yield row[0] + b" " + (after if isinstance(after, bytes) else b""), row[1]

    def _number(self, name: str) -> int:
        _status, values = self.box.client.response(name)
        if not values or not values[-1]:
            return 0
        return int(values[-1])

    def _examine(self, folder: str) -> None:
        self.box.folder.set(folder, readonly=True)


@contextmanager
def sitting_at(connection: Connection, *, seconds: float) -> Iterator[Sitting]:
    """Signs in and opens the folder to read; whatever happens, the connection ends with the block."""
    box = None
    try:
        with _telling():
            box = _Box(connection, min(20.0, seconds))
            with ends_within(SIGN_IN_SECONDS, box.client.sock):
                _sign_in(box, connection)
                sitting = Sitting(box)
        yield sitting
    finally:
        if box is not None:
            with suppress(*_FAULTS), ends_within(3, box.client.sock):
                box.client.logout()
            with suppress(*_FAULTS):
                box.client.shutdown()


class ImapReader:
    """The `MailboxReader`: signs in, opens the folder, leaves."""

    def try_out(self, connection: Connection) -> None:
        with sitting_at(connection, seconds=15):
            pass


def _sign_in(box: _Box, connection: Connection) -> None:
    try:
        if connection.token:
            box.xoauth2(connection.username, connection.token, initial_folder=None)
        elif (connection.username + connection.password).isascii():
            box.login(connection.username, connection.password, initial_folder=None)
        else:
            box.login_utf8(connection.username, connection.password, initial_folder=None)
    except (imaplib.IMAP4.abort, OSError):
        raise
    except (imaplib.IMAP4.error, ImapToolsError) as error:
        raise CannotRead(
            _("The mail server does not accept this user name and password.")
        ) from error
    try:
        box.folder.set(connection.folder, readonly=True)
    except (imaplib.IMAP4.abort, OSError):
        raise
    except (imaplib.IMAP4.error, ImapToolsError) as error:
        raise CannotRead(_("The mailbox has no folder of this name.")) from error


@contextmanager
def _telling() -> Iterator[None]:
    """Turns faults into words for a person; what the server said is not repeated."""
    try:
        yield
    except ssl.SSLError as error:
        raise CannotRead(
            _(
                "No safe connection to the mail server: its certificate or encryption is not accepted."
            )
        ) from error
    except PlaceRefused as error:
        raise CannotRead(_("No mail server can stand at this address.")) from error
    except socket.gaierror as error:
        raise CannotRead(_("There is no server of this name.")) from error
    except TimeoutError as error:
        raise CannotRead(_("The mail server does not answer in time.")) from error
    except (imaplib.IMAP4.abort, OSError) as error:
        raise CannotRead(_("The connection to the mail server broke.")) from error
    except (imaplib.IMAP4.error, ImapToolsError, ValueError, IndexError) as error:
        raise CannotRead(_("The mail server answers what no mail server should.")) from error
