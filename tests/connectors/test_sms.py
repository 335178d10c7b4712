"""SMS: written once with its deed, taken by a provider or by the stand-in, honest about refusals."""

import base64
import json
import threading
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from pistos.connectors.sms.local import LocalTextSender
from pistos.connectors.sms.twilio.adapter import TwilioTextSender
from pistos.connectors.sms.twilio.client import Account
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications import ports
from pistos.notifications.actions.texts import NoTextSender, TextTooLong, write_text
from pistos.notifications.actions.writing import NoAddress
from pistos.notifications.models import Message
from pistos.notifications.ports import (
    AddressRefused,
    MailNotTaken,
    MailRefused,
    MailUncertain,
    OutgoingText,
)
from pistos.notifications.rules.drafts import Recipient
from pistos.shop.models import Shop

BY = Actor.machine("test")
CLEO = Recipient("customer", 7, "6912345678", "el", "Cleo")
ABOUT = Ref("conversation", "3")
TEXT = OutgoingText("k", "+306912345678", "Σας καλούμε σήμερα έως τις 16:30.")


@pytest.fixture
def local() -> Iterator[None]:
    before = ports.text_sender()
    ports.use_text_sender(LocalTextSender())
    yield
    ports.use_text_sender(before)


class Provider(ThreadingHTTPServer):
    """A provider on this machine that answers as told and keeps what it heard."""

    answer: tuple[int, dict[str, object]] = (201, {"sid": "SM1"})
    location = ""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, dict[str, list[str]]]] = []
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def account(self) -> Account:
        return Account(f"http://127.0.0.1:{self.server_port}", "AC1", "secret", "+302100000000")


class Handler(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append((self.path, self.headers["Authorization"], parse_qs(body)))
        status, values = self.server.answer
        if not status:
            self.connection.close()
            return
        self.send_response(status)
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.end_headers()
        self.wfile.write(json.dumps(values).encode())

    def log_message(self, *_args: object) -> None:
        return


@pytest.fixture
def provider() -> Iterator[Provider]:
    server = Provider()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.django_db
def test_an_sms_is_written_once_and_sent_after_commit(
    shop: Shop, local: None, at: datetime
) -> None:
    first = write_text(key="c:3", text="Until 16:30.", to=CLEO, about=ABOUT, by=BY, at=at)
    again = write_text(key="c:3", text="Other words.", to=CLEO, about=ABOUT, by=BY, at=at)
    drain(at)

    message = Message.objects.get()
    assert first.pk == again.pk == message.pk
    assert (message.channel, message.to_address, message.text) == (
        "sms",
        "+306912345678",
        "Until 16:30.",
    )
    assert message.state == "sent"
    assert message.external_id.startswith("local-")
    names = list(Event.objects.order_by("id").values_list("name", flat=True))
    assert names == ["notifications.MessageWritten", "notifications.MessageSent"]


@pytest.mark.django_db
def test_a_shop_without_provider_refuses_before_anything_is_written(
    shop: Shop, at: datetime
) -> None:
    with pytest.raises(NoTextSender):
        write_text(key="c:3", text="Hello", to=CLEO, about=ABOUT, by=BY, at=at)

    assert not Message.objects.exists()


@pytest.mark.django_db
def test_an_sms_to_no_number_or_too_long_is_refused(shop: Shop, local: None, at: datetime) -> None:
    nobody = Recipient("customer", 7, "", "el")

    with pytest.raises(NoAddress):
        write_text(key="c:3", text="Hello", to=nobody, about=ABOUT, by=BY, at=at)
    with pytest.raises(TextTooLong):
        write_text(key="c:3", text="x" * 1601, to=CLEO, about=ABOUT, by=BY, at=at)
    assert not Message.objects.exists()


@pytest.mark.servers
def test_the_provider_gets_number_and_words_and_gives_an_identity(provider: Provider) -> None:
    assert TwilioTextSender(provider.account).send(TEXT) == "SM1"

    path, signed_in, form = provider.heard[0]
    assert path == "/2010-04-01/Accounts/AC1/Messages.json"
    assert base64.b64decode(signed_in.removeprefix("Basic ")) == b"AC1:secret"
    assert form == {"To": [TEXT.to_number], "From": ["+302100000000"], "Body": [TEXT.text]}


@pytest.mark.servers
@pytest.mark.parametrize(
    ("answer", "refusal"),
    [
        ((400, {"code": 21614, "message": "not a mobile number"}), AddressRefused),
        ((400, {"code": 21602, "message": "no body"}), MailRefused),
        ((401, {}), MailRefused),
        ((429, {}), MailNotTaken),
        ((503, {}), MailNotTaken),
        ((0, {}), MailUncertain),
    ],
)
def test_what_the_provider_refuses_becomes_one_of_four(
    provider: Provider, answer: tuple[int, dict[str, object]], refusal: type[Exception]
) -> None:
    provider.answer = answer

    with pytest.raises(refusal):
        TwilioTextSender(provider.account).send(TEXT)

    assert len(provider.heard) == 1


def test_a_provider_that_is_away_is_tried_again() -> None:
    nobody = Account("http://127.0.0.1:9", "AC1", "secret", "+302100000000")

    with pytest.raises(MailNotTaken):
        TwilioTextSender(nobody).send(TEXT)


@pytest.mark.servers
@pytest.mark.fault("S9")
def test_a_redirect_of_the_provider_is_not_followed(provider: Provider) -> None:
    provider.answer = (307, {})
    provider.location = f"http://127.0.0.1:{provider.server_port}/latest/meta-data/"

    with pytest.raises(MailRefused):
        TwilioTextSender(provider.account).send(TEXT)

    assert len(provider.heard) == 1
