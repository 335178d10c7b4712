"""Speaks Stripe's interface: forms in, JSON out, a key that makes each POST once.

POST /v1/checkout/sessions, GET the same /{id}, POST /{id}/expire, POST /v1/refunds.
"""

import http.client
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode, urlsplit

from pistos.payments.ports import ProviderAway, ProviderRefused

SECONDS = 12
LONGEST_ANSWER = 1_000_000
VERSION = "2024-10-28.acacia"
"""The shape of answers and reports we were tested with, whatever the account's default becomes."""

Form = Mapping[str, Any]
"""Texts and numbers, or forms again."""


@dataclass(frozen=True, slots=True)
class Account:
    """Where to ask and with which secret key; both come from settings alone."""

    base: str
    key: str

    @property
    def is_test(self) -> bool:
        return "_test_" in self.key


def get(account: Account, path: str) -> Mapping[str, Any]:
    return _asked(account, "GET", path, "", {})


def post(account: Account, path: str, form: Form, *, key: str) -> Mapping[str, Any]:
    """One deed; the same `key` with the same form is done once, however often it is asked."""
    body = urlencode(list(_flat(form)))
    headers = {"Idempotency-Key": key} if key else {}
    return _asked(account, "POST", path, body, headers)


def _asked(
    account: Account, method: str, path: str, body: str, headers: Mapping[str, str]
) -> Mapping[str, Any]:
    """Raises ProviderAway where asking again may help, ProviderRefused where it will not."""
    where = urlsplit(account.base)
    is_here = where.hostname in {"127.0.0.1", "localhost"}
    kind = http.client.HTTPConnection if is_here else http.client.HTTPSConnection
    connection = kind(where.hostname or "", where.port, timeout=SECONDS)
    try:
        connection.request(
            method,
            f"{where.path.rstrip('/')}{path}",
            body or None,
            {
                "Authorization": f"Bearer {account.key}",
                "Content-Type": "application/x-www-form-urlencoded",
                "Stripe-Version": VERSION,
                **headers,
            },
        )
        response = connection.getresponse()
        status, answer = response.status, _json(response.read(LONGEST_ANSWER))
    except (OSError, http.client.HTTPException) as error:
        raise ProviderAway(f"no answer: {type(error).__name__}") from error
    finally:
        connection.close()
    if 200 <= status < 300 and answer:
        return answer
    said = _said(status, answer)
    if status in {409, 429} or status >= 500 or 200 <= status < 300:
        raise ProviderAway(said)
    raise ProviderRefused(said)


def _said(status: int, answer: Mapping[str, Any]) -> str:
    """Code alone: Stripe's messages may repeat what the customer typed."""
    error = answer.get("error")
    code = error.get("code") or error.get("type") if isinstance(error, dict) else ""
    return f"{status} {code or ''}".strip()[:120]


def _flat(form: Form, prefix: str = "") -> Iterator[tuple[str, str]]:
    """{"a": {"b": 1}} as a[b]=1."""
    for name, value in form.items():
        key = f"{prefix}[{name}]" if prefix else name
        if isinstance(value, Mapping):
            yield from _flat(value, key)
        else:
            yield key, str(value)


def _json(body: bytes) -> Mapping[str, Any]:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
