"""Consent of a mail provider, over a provider of our own on this machine."""

import base64
import hashlib
import json
import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import override_settings

from pistos.connectors.mail.oauth import MailConsent
from pistos.mailboxes.actions.secrets import connection_of, keep_tokens
from pistos.mailboxes.facts import Tokens
from pistos.mailboxes.models import Mailbox
from pistos.mailboxes.ports import CannotRead, ConsentRefused, use_consent_provider


class Provider:
    """The token address of a provider."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answer: tuple[int, object] = (
            200,
            {"access_token": "access-1", "refresh_token": "refresh-1", "expires_in": 3600},
        )
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                provider.asked.append({name: value[0] for name, value in parse_qs(body).items()})
                status, told = provider.answer
                self.send_response(status)
                self.end_headers()
                self.wfile.write(json.dumps(told).encode())

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(timeout=5)


@pytest.fixture
def provider() -> Iterator[Provider]:
    made = Provider()
    place = {
        "client_id": "shop-1",
        "client_secret": "shh",
        "authorize_url": "https://accounts.example/authorize",
        "token_url": f"http://127.0.0.1:{made.server.server_port}/token",
        "scope": "mail.read offline",
    }
    use_consent_provider(MailConsent())
    with override_settings(
        MAIL_CONSENT={"google": place, "microsoft": {**place, "client_id": ""}},
        SITE_URL="https://shop.example",
    ):
        yield made
    made.close()


def test_the_way_there_carries_state_and_challenge_and_no_verifier(provider: Provider) -> None:
    address = MailConsent().address(
        "google", state="state-1", verifier="verifier-1", hint="help@shop.example"
    )

    asked = {name: value[0] for name, value in parse_qs(urlsplit(address).query).items()}
    challenge = (
        base64.urlsafe_b64encode(hashlib.sha256(b"verifier-1").digest()).decode().rstrip("=")
    )
    assert asked["state"] == "state-1"
    assert (asked["code_challenge"], asked["code_challenge_method"]) == (challenge, "S256")
    assert asked["redirect_uri"] == "https://shop.example/desk/mailboxes/consent/"
    assert "verifier-1" not in address
    assert "shh" not in address
    assert MailConsent().is_set_up("google")
    assert not MailConsent().is_set_up("microsoft")


def test_a_code_becomes_tokens(provider: Provider, at: datetime) -> None:
    tokens = MailConsent().tokens("google", code="code-1", verifier="verifier-1", at=at)

    assert tokens == Tokens("refresh-1", "access-1", at + timedelta(hours=1))
    [asked] = provider.asked
    assert (asked["code"], asked["code_verifier"]) == ("code-1", "verifier-1")


def test_a_new_access_keeps_the_refresh_token_it_had(provider: Provider, at: datetime) -> None:
    provider.answer = (200, {"access_token": "access-2", "expires_in": 60})

    tokens = MailConsent().refreshed("google", refresh="refresh-1", at=at)

    assert (tokens.refresh, tokens.access) == ("refresh-1", "access-2")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ((400, {"error": "invalid_grant"}), ConsentRefused),
        ((503, {}), CannotRead),
        ((200, {}), CannotRead),
        ((200, ["no"]), ConsentRefused),
    ],
)
def test_what_the_provider_refuses_is_told_apart(
    provider: Provider, at: datetime, answer: tuple[int, object], error: type[Exception]
) -> None:
    provider.answer = answer

    with pytest.raises(error):
        MailConsent().refreshed("google", refresh="refresh-1", at=at)


@pytest.mark.django_db
def test_a_token_that_ran_out_is_exchanged_and_kept(provider: Provider, at: datetime) -> None:
    box = Mailbox.objects.create(address="help@shop.example", host="imap", sign_in="google")
    keep_tokens(mailbox=box, tokens=Tokens("refresh-0", "access-0", at + timedelta(minutes=10)))

    assert connection_of(mailbox=box, at=at).token == "access-0"
    later = at + timedelta(minutes=9)
    assert connection_of(mailbox=box, at=later).token == "access-1"
    assert connection_of(mailbox=Mailbox.objects.get(), at=later).token == "access-1"

    assert len(provider.asked) == 1
    assert b"access-1" not in bytes(Mailbox.objects.get().secret)


@pytest.mark.django_db
def test_a_consent_taken_back_asks_a_person(provider: Provider, at: datetime) -> None:
    box = Mailbox.objects.create(address="help@shop.example", host="imap", sign_in="google")
    keep_tokens(mailbox=box, tokens=Tokens("refresh-0", "access-0", at))
    provider.answer = (400, {"error": "invalid_grant"})

    with pytest.raises(CannotRead, match="sign in again"):
        connection_of(mailbox=box, at=at)
