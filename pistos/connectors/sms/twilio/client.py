"""Speaks the interface: one POST of a form, answered by JSON.

POST {base}/2010-04-01/Accounts/{account}/Messages.json with To, From and Body, signed in by account and
token (HTTP Basic); 201 with `sid`, else a status with `code` and `message`.
"""

import base64
import http.client
import json
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

SECONDS = 15
LONGEST_ANSWER = 100_000


@dataclass(frozen=True, slots=True)
class Account:
    """Where to send, as whom, and from which number. The address comes from settings alone."""

    base: str
    account: str
    token: str
    number: str


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Mapping[str, object]


class NotReached(Exception):
    """No connection was made, so nothing was sent."""


class NoAnswer(Exception):
    """The message was handed over or not: nobody knows."""


def post_message(account: Account, *, to_number: str, text: str) -> Answer:
    """One message. Redirects are not followed: the answer of another host counts for nothing."""
    where = urlsplit(account.base)
    is_here = where.hostname in {"127.0.0.1", "localhost"}
    kind = http.client.HTTPConnection if is_here else http.client.HTTPSConnection
    connection = kind(where.hostname or "", where.port, timeout=SECONDS)
    try:
        connection.connect()
    except OSError as error:
        raise NotReached(type(error).__name__) from error
    try:
        connection.request(
            "POST",
            f"{where.path.rstrip('/')}/2010-04-01/Accounts/{account.account}/Messages.json",
            urlencode({"To": to_number, "From": account.number, "Body": text}),
            {
                "Authorization": f"Basic {_basic(account)}",
                "Content-Type": "application/x-www-form-urlencoded",
                "Accept": "application/json",
            },
        )
        response = connection.getresponse()
        return Answer(response.status, _json(response.read(LONGEST_ANSWER)))
    except (OSError, http.client.HTTPException) as error:
        raise NoAnswer(type(error).__name__) from error
    finally:
        connection.close()


def _basic(account: Account) -> str:
    return base64.b64encode(f"{account.account}:{account.token}".encode()).decode()


def _json(body: bytes) -> Mapping[str, object]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
