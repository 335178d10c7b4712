"""Web push against a push server on this machine, which decrypts what it is given as a browser would."""

import base64
import http.server
import json
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import http_ece
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from pistos.connectors.push.destinations import (
    NotAllowedThere,
    Place,
    is_public,
    is_service,
    public_place,
)
from pistos.connectors.push.sender import WebPushSender, kept_key
from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.chatting import Said, say
from pistos.conversations.facts import Reply
from pistos.conversations.models import Conversation
from pistos.conversations.queries.timeline import newest_message_id
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.actions.pushing import (
    Device,
    DeviceUnusable,
    Note,
    agree_to_push,
    end_push,
    send_push,
)
from pistos.notifications.models import PushKind, PushSubscription
from pistos.notifications.ports import PushNotTaken, push_sender, use_push_sender
from pistos.orders.actions import record_scans
from pistos.orders.facts import ScanFacts
from pistos.orders.models import Order, Parcel
from pistos.visits.actions.knowing import customer_of
from pistos.visits.actions.meeting import meet_visitor
from pistos.visits.facts import Browser
from tests.promises.conftest import courier, delivery, order, parcel, supplier  # noqa: F401 - fixtures by name
from tests.promises.test_actions_moving import move

NOTE = Note("Kalamos", "You have an answer.", "https://kalamos.example/", "answer-1")


def packed(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


class PushService:
    """A push service and the browser behind it."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.secret = b"sixteen bytes ok"
        self.status = 201
        self.got: list[tuple[dict[str, str], bytes]] = []
        service = self

        class Answering(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                service.got.append((dict(self.headers), self.rfile.read(length)))
                self.send_response(service.status)
                self.send_header("Location", "http://169.254.169.254/")
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Silent."""

        self.server = http.server.HTTPServer(("127.0.0.1", 0), Answering)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def find(self, endpoint: str) -> Place:
        if not endpoint.startswith("https://push.example/"):
            raise NotAllowedThere(endpoint)
        return Place("http", "push.example", self.port, "127.0.0.1", "/device")

    def device(self, name: str = "one") -> Device:
        point = self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return Device(f"https://push.example/{name}", packed(point), packed(self.secret))

    def read(self, body: bytes) -> dict[str, str]:
        clear = http_ece.decrypt(
            body, private_key=self.key, auth_secret=self.secret, version="aes128gcm"
        )
        told: dict[str, str] = json.loads(clear)
        return told


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PushService]:
    service, before = PushService(), push_sender()
    key = kept_key(tmp_path / "push-key.pem", "")
    use_push_sender(WebPushSender(key, "mailto:shop@kalamos.example", service.find))
    yield service
    use_push_sender(before)
    service.server.shutdown()
    service.server.server_close()


def agreed(service, customer, at, name="one", kinds=(PushKind.ANSWER,)):
    return agree_to_push(
        kind="customer", recipient_id=customer.pk, device=service.device(name), kinds=kinds, at=at
    )


@pytest.mark.django_db
@pytest.mark.serves("S3-31")
def test_push_is_read_by_the_browser_alone_and_signed_by_us(service, cleo, at):
    row = agreed(service, cleo, at)
    assert send_push(subscription_id=row.pk, note=NOTE, at=at)

    headers, body = service.got[0]
    assert service.read(body)["text"] == "You have an answer."
    assert b"answer" not in body
    assert headers["Content-Encoding"] == "aes128gcm"
    token = headers["Authorization"].partition("t=")[2].partition(",")[0]
    claims = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    assert claims["aud"] == f"http://push.example:{service.port}"
    assert claims["sub"] == "mailto:shop@kalamos.example"
    assert Vapid02.verify(headers["Authorization"])
    assert push_sender().public_key in headers["Authorization"]


@pytest.mark.django_db
@pytest.mark.serves("S3-31")
def test_customer_is_told_of_an_answer_only_where_they_agreed(service, open_chat, ben, at):
    visitor, conversation = open_chat
    customer = customer_of(visitor=visitor, at=at)
    agreed(service, customer, at, "answers")
    agreed(service, customer, at, "orders", kinds=(PushKind.ORDER,))
    reply = Reply(text="Yes.", channel="chat", seen_message_id=newest_message_id(conversation))
    answer(conversation=conversation, reply=reply, by=ben, at=at)
    drain(at)

    told = [service.read(body) for _, body in service.got]
    assert [note["text"] for note in told] == ["You have an answer."]
    assert "Yes." not in str(told)


@pytest.mark.django_db
@pytest.mark.serves("S3-31")
def test_customer_is_told_what_becomes_of_an_order_only_where_they_agreed(service, shop, cleo, at):
    agreed(service, cleo, at, "answers")
    bought = Order.objects.create(
        ref="1", number="1", customer=cleo, placed_at=at, currency="EUR", total_amount=10
    )
    sent = Parcel.objects.create(order=bought, ref="1", zone="Europe/Athens")
    hour = timedelta(hours=1)

    def scanned(code, when):
        service.got.clear()
        machine = Actor.machine("tests")
        record_scans(parcel=sent, scans=[ScanFacts(when, code)], by=machine, at=at)
        drain(at)
        return [service.read(body) for _, body in service.got]

    assert scanned("out_for_delivery", at - 9 * hour) == []
    agreed(service, cleo, at, "orders", kinds=(PushKind.ORDER,))
    told = scanned("ready_for_pickup", at - hour)
    assert [(note["text"], note["tag"]) for note in told] == [
        ("There is news of your order.", f"order-{bought.pk}")
    ]
    assert scanned("in_transit", at - 2 * hour) == []
    assert scanned("delivered", at - 200 * hour) == []


@pytest.mark.django_db
@pytest.mark.serves("S3-31")
def test_customer_is_told_that_the_day_of_delivery_moved(service, request, cleo, at):
    promise = request.getfixturevalue("delivery")
    agreed(service, cleo, at, "orders", kinds=(PushKind.ORDER,))
    drain(at)
    service.got.clear()

    move(promise, at + timedelta(days=1))
    drain(at + timedelta(days=1))

    told = [service.read(body)["text"] for _, body in service.got]
    assert told == ["There is news of your order."]


@pytest.mark.django_db
@pytest.mark.serves("S3-31")
def test_staff_are_told_that_a_visitor_waits(service, shop, ben, at):
    agree_to_push(
        kind="person", recipient_id=ben.pk, device=service.device(),
        kinds=[PushKind.VISITOR_WAITING], at=at,
    )  # fmt: skip
    visitor = meet_visitor(browser=Browser(), at=at)
    say(visitor=visitor, said=Said("Hello", "1", {}), at=at)
    drain(at)

    assert [service.read(body)["text"] for _, body in service.got] == [
        "A visitor waits in the chat."
    ]


@pytest.mark.django_db
def test_device_that_is_gone_is_forgotten_and_one_that_is_busy_is_not(service, cleo, at):
    row = agreed(service, cleo, at)
    service.status = 503
    with pytest.raises(PushNotTaken):
        send_push(subscription_id=row.pk, note=NOTE, at=at)
    service.status = 410
    assert not send_push(subscription_id=row.pk, note=NOTE, at=at)

    assert PushSubscription.objects.count() == 0
    assert Event.objects.filter(name="notifications.PushEnded").count() == 1
    assert not send_push(subscription_id=row.pk, note=NOTE, at=at)


@pytest.mark.django_db
@pytest.mark.fault("S9")
def test_redirect_of_a_push_service_is_not_followed(service, cleo, at):
    row = agreed(service, cleo, at)
    service.status = 307
    with pytest.raises(PushNotTaken):
        send_push(subscription_id=row.pk, note=NOTE, at=at)

    assert len(service.got) == 1


@pytest.mark.fault("S9")
@pytest.mark.parametrize(
    "endpoint",
    [
        "http://fcm.googleapis.com/x", "https://127.0.0.1/", "https://evil.example/",
        "https://fcm.googleapis.com.evil.example/", "https://x@fcm.googleapis.com/",
        "https://fcm.googleapis.com:8443/", "https://push.apple.com.evil/", "file:///etc/passwd",
        "https://[::ffff:169.254.169.254]/", "", "https://[",
    ],
)  # fmt: skip
def test_endpoint_off_the_list_is_asked_for_nothing(endpoint):
    assert not is_service(endpoint)
    with pytest.raises(NotAllowedThere):
        public_place(endpoint)


@pytest.mark.fault("S9")
def test_service_that_leads_to_a_private_address_is_refused():
    with pytest.raises(NotAllowedThere):
        public_place("https://localhost/x", services=("localhost",))
    for address in ("10.0.0.1", "127.0.0.1", "169.254.169.254", "192.168.1.1", "::1", "fe80::1%eth0",
                    "::ffff:8.8.8.8", "2002:7f00:1::", "100.64.0.1", "0.0.0.0", "224.0.0.1"):  # fmt: skip
        assert not is_public(address), address
    assert is_public("8.8.8.8")
    assert is_service("https://web.push.apple.com/abc")
    assert is_service("https://db5p.notify.windows.com/?token=x")


@pytest.mark.django_db
def test_device_that_is_no_browsers_is_refused(service, cleo, at):
    good = service.device()
    for device in (
        Device("https://evil.example/x", good.public_key, good.secret),
        Device(good.endpoint, "", good.secret),
        Device(good.endpoint, good.public_key, ""),
        Device(good.endpoint + "x" * 600, good.public_key, good.secret),
    ):
        with pytest.raises(DeviceUnusable):
            agree_to_push(kind="customer", recipient_id=cleo.pk, device=device,
                          kinds=[PushKind.ANSWER], at=at)  # fmt: skip
    with pytest.raises(DeviceUnusable):
        agree_to_push(kind="customer", recipient_id=cleo.pk, device=good,
                      kinds=[PushKind.VISITOR_WAITING], at=at)  # fmt: skip


@pytest.mark.django_db
def test_agreeing_again_is_one_device_and_ending_forgets_all(service, cleo, at):
    for _ in range(2):
        agreed(service, cleo, at)
    for number in range(12):
        agreed(service, cleo, at + timedelta(minutes=number), str(number))
    assert PushSubscription.objects.count() == 10

    assert end_push(kind="customer", recipient_id=cleo.pk, by=Actor.customer(cleo.pk), at=at) == 10
    assert PushSubscription.objects.count() == 0


def test_key_is_made_once_and_for_us_alone(tmp_path):
    file = tmp_path / "deep" / "push-key.pem"
    first, again = kept_key(file, ""), kept_key(file, "")

    assert first.private_numbers() == again.private_numbers()
    assert file.stat().st_mode & 0o077 == 0
    assert (
        kept_key(tmp_path / "none", file.read_text()).private_numbers() == first.private_numbers()
    )


@pytest.fixture
def open_chat(shop, at):
    visitor = meet_visitor(browser=Browser(), at=at)
    say(visitor=visitor, said=Said("Hello", "1", {}), at=at)
    visitor.refresh_from_db()
    return visitor, Conversation.objects.get()
