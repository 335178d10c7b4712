"""Mailboxes, quarantined mail and dead addresses at the desk."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.test import Client, override_settings

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Message
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.mailboxes import ports
from pistos.mailboxes.actions.quarantining import quarantine_mail
from pistos.mailboxes.facts import Connection, DomainChecks, DomainFinding, Tokens
from pistos.mailboxes.models import Mailbox, QuarantinedMail
from pistos.notifications.actions.suppressing import suppress_address
from pistos.notifications.models import Message as OutMessage
from pistos.notifications.models import Suppression
from pistos.shop.models import Shop

pytestmark = pytest.mark.django_db
FILLED = {
    "address": "Help@Kalamos.example",
    "language": "el",
    "sign_in": "password",
    "host": "imap.kalamos.example",
    "port": "993",
    "security": "tls",
    "password": "hunter2",
    "folder": "INBOX",
}
GOOD = DomainChecks(
    DomainFinding("ok", "v=spf1 mx -all"), DomainFinding("unknown"), DomainFinding("missing")
)


class Server:
    """A mail server, a provider and the name system in one; `problem` is what stands in the way."""

    def __init__(self) -> None:
        self.problem = ""
        self.tried: list[Connection] = []
        self.checks = GOOD
        self.codes: list[tuple[str, str]] = []

    def try_out(self, connection: Connection) -> None:
        self.tried.append(connection)
        if self.problem:
            raise ports.CannotRead(self.problem)

    def check(self, domain: str, *, selector: str) -> DomainChecks:
        return self.checks

    def is_set_up(self, provider: str) -> bool:
        return provider == "google"

    def address(self, provider: str, *, state: str, verifier: str, hint: str) -> str:
        return f"https://accounts.example/?state={state}"

    def tokens(self, provider: str, *, code: str, verifier: str, at: datetime) -> Tokens:
        self.codes.append((code, verifier))
        if code == "no":
            raise ports.ConsentRefused
        return Tokens("refresh", "access", at + timedelta(hours=1))

    def refreshed(self, provider: str, *, refresh: str, at: datetime) -> Tokens:
        raise ports.ConsentRefused


@pytest.fixture
def server():
    before = (ports.mailbox_reader(), ports.domain_checker(), ports.consent_provider())
    server = Server()
    ports.use_mailbox_reader(server)
    ports.use_domain_checker(server)
    ports.use_consent_provider(server)
    yield server
    ports.use_mailbox_reader(before[0])
    ports.use_domain_checker(before[1])
    ports.use_consent_provider(before[2])


@pytest.fixture
def desk(client: Client, shop: Shop, alma: User, server: Server) -> Client:
    client.force_login(alma)
    return client


@pytest.fixture
def store(tmp_path: Path):
    stores = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    with override_settings(STORAGES=stores):
        yield tmp_path


def set_aside(at: datetime, raw: bytes, reason: str = "failed") -> QuarantinedMail:
    return quarantine_mail(
        raw=raw, source="pipe", mailbox_id=None, reason=reason, detail="ValueError", at=at
    )


def test_a_mailbox_is_added_after_signing_in(desk: Client, server: Server) -> None:
    answer = desk.post("/desk/mailboxes/add/", FILLED)

    made = Mailbox.objects.get()
    assert answer["Location"] == f"/desk/mailboxes/{made.pk}/"
    assert made.address == "help@kalamos.example"
    assert b"hunter2" not in bytes(made.secret)
    [connection] = server.tried
    assert (connection.username, connection.password) == ("Help@Kalamos.example", "hunter2")
    assert Event.objects.filter(name="mailboxes.MailboxAdded").count() == 1
    page = desk.get(f"/desk/mailboxes/{made.pk}/").content.decode()
    assert "hunter2" not in page
    assert "Read for the first time" in page


def test_a_mailbox_that_lets_nobody_in_is_not_saved(desk: Client, server: Server) -> None:
    server.problem = "The mail server does not accept this."

    answer = desk.post("/desk/mailboxes/add/", FILLED)

    assert answer.status_code == 422
    assert "does not accept this" in answer.content.decode()
    assert not Mailbox.objects.exists()


def test_a_password_does_not_cross_the_network_in_clear(desk: Client, server: Server) -> None:
    answer = desk.post("/desk/mailboxes/add/", {**FILLED, "security": "none"})

    assert answer.status_code == 422
    assert server.tried == []


def test_a_changed_mailbox_keeps_its_password_and_reads_anew_elsewhere(
    desk: Client, server: Server
) -> None:
    desk.post("/desk/mailboxes/add/", FILLED)
    box = Mailbox.objects.get()
    Mailbox.objects.update(last_uid=7, uid_validity=3)

    desk.post(f"/desk/mailboxes/{box.pk}/edit/", {**FILLED, "password": "", "folder": "Shop"})

    box.refresh_from_db()
    assert (box.folder, box.last_uid, box.uid_validity) == ("Shop", 0, 0)
    assert server.tried[1].password == "hunter2"
    assert Event.objects.get(name="mailboxes.MailboxEdited").data["fields"] == ["folder"]


@pytest.mark.fault("S3")
def test_nobody_is_greeted_before_the_domain_was_checked(desk: Client, server: Server) -> None:
    desk.post("/desk/mailboxes/add/", FILLED)
    box = Mailbox.objects.get()

    desk.post(f"/desk/mailboxes/{box.pk}/allow/")
    assert not Mailbox.objects.get().may_acknowledge
    server.checks = DomainChecks(*[DomainFinding("missing")] * 3)
    desk.post(f"/desk/mailboxes/{box.pk}/check/")
    desk.post(f"/desk/mailboxes/{box.pk}/allow/")
    assert not Mailbox.objects.get().may_acknowledge

    server.checks = GOOD
    desk.post(f"/desk/mailboxes/{box.pk}/check/")
    page = desk.get(f"/desk/mailboxes/{box.pk}/").content.decode()
    assert "v=spf1 mx -all" in page
    assert "Add a TXT record at “_dmarc”" in page
    desk.post(f"/desk/mailboxes/{box.pk}/allow/")

    assert Mailbox.objects.get().may_acknowledge
    desk.post(f"/desk/mailboxes/{box.pk}/stop/")
    assert not Mailbox.objects.get().may_acknowledge


def test_a_consent_is_completed_by_the_one_who_began_it(desk: Client, server: Server) -> None:
    desk.post("/desk/mailboxes/add/", {**FILLED, "sign_in": "google", "host": "", "password": ""})
    box = Mailbox.objects.get()
    assert (box.host, bytes(box.secret)) == ("imap.gmail.com", b"")
    page = desk.post(f"/desk/mailboxes/{box.pk}/consent/").content.decode()
    state = page.partition("?state=")[2].partition('"')[0]

    assert desk.get("/desk/mailboxes/consent/?state=other&code=c").status_code == 404
    assert desk.get(f"/desk/mailboxes/consent/?state={state}&code=c").status_code == 200
    assert bytes(Mailbox.objects.get().secret) == b""
    desk.post("/desk/mailboxes/consent/", {"state": state, "code": "c"})

    assert b"refresh" not in bytes(Mailbox.objects.get().secret) != b""
    assert server.codes[0][0] == "c"
    assert desk.post("/desk/mailboxes/consent/", {"state": state, "code": "c"}).status_code == 404


def test_a_provider_that_gives_no_access_changes_nothing(desk: Client, server: Server) -> None:
    desk.post("/desk/mailboxes/add/", {**FILLED, "sign_in": "google", "password": ""})
    box = Mailbox.objects.get()
    page = desk.post(f"/desk/mailboxes/{box.pk}/consent/").content.decode()
    state = page.partition("?state=")[2].partition('"')[0]

    answer = desk.post("/desk/mailboxes/consent/", {"state": state, "code": "no"}, follow=True)

    assert "gave no access" in answer.content.decode()
    assert bytes(Mailbox.objects.get().secret) == b""


@pytest.mark.fault("F4")
def test_a_mailbox_that_nobody_can_read_is_told_on_the_first_screen_and_to_machines(
    desk: Client, server: Server
) -> None:
    desk.post("/desk/mailboxes/add/", FILLED)
    Mailbox.objects.update(added_at=datetime(2026, 1, 1, tzinfo=UTC))

    assert "help@kalamos.example" in desk.get("/desk/").content.decode()
    assert desk.get("/health/").json()["oldest_fetch_seconds"] > 900


@pytest.mark.parametrize("count", [1, 3])
def test_lists_cost_the_same_however_long(
    desk: Client, store: Path, at: datetime, count: int, django_assert_num_queries
) -> None:
    for number in range(count):
        set_aside(at, f"From: a{number}@b.example\r\n\r\nx".encode())
        Mailbox.objects.create(address=f"{number}@kalamos.example")
        suppress_address(
            address=f"{number}@b.example",
            reason="550",
            message_id=None,
            by=Actor.machine("test"),
            at=at,
        )
    desk.get("/desk/")

    with django_assert_num_queries(5):
        desk.get("/desk/quarantine/")
    with django_assert_num_queries(6):
        desk.get("/desk/mailboxes/")
    with django_assert_num_queries(4):
        desk.get("/desk/suppressed/")


@pytest.mark.fault("F3", "S4")
def test_a_mail_set_aside_is_read_by_its_headers_and_saved_as_a_file(
    desk: Client, store: Path, at: datetime
) -> None:
    raw = (
        b"From: =?utf-8?q?Cl=C3=A9o?= <cleo@customer.example>\r\n"
        b"Subject: <script>alert(1)</script> 4111 1111 1111 1111\r\n\r\nwords"
    )
    row = set_aside(at, raw)

    page = desk.get(f"/desk/quarantine/{row.pk}/").content.decode()
    assert "Cléo" in page
    assert "&lt;script&gt;" in page
    assert "4111 1111" not in page
    saved = desk.get(f"/desk/quarantine/{row.pk}/download/")
    assert saved.content == raw
    assert saved["Content-Disposition"].startswith("attachment")


def test_agents_do_not_see_the_quarantine(client: Client, shop: Shop, ben: User) -> None:
    client.force_login(ben)

    assert client.get("/desk/quarantine/").status_code == 403
    assert client.get("/desk/mailboxes/").status_code == 403


@pytest.mark.fault("F3")
def test_a_mail_that_comes_through_leaves_the_quarantine(
    desk: Client, store: Path, at: datetime
) -> None:
    raws = [
        f"From: a@b.example\r\nSubject: s{n}\r\nMessage-ID: <m{n}@b.example>\r\n\r\nWhere is it?"
        for n in range(3)
    ]
    rows = [set_aside(at, raw.encode()) for raw in raws]

    desk.post(f"/desk/quarantine/{rows[0].pk}/replay/")
    assert Conversation.objects.count() == 1
    desk.post("/desk/quarantine/replay/", {"reason": "failed"})

    assert Message.objects.filter(direction="in").count() == 3
    assert not QuarantinedMail.objects.filter(outcome="").exists()
    assert Event.objects.filter(name="mailboxes.MailReplayed").count() == 3
    assert "All mail could be processed." in desk.get("/desk/quarantine/").content.decode()


def test_mail_past_its_time_loses_its_bytes(shop: Shop, store: Path, at: datetime) -> None:
    from pistos.mailboxes.actions.replaying import forget_quarantine

    row = set_aside(at, b"From: a@b.example\r\n\r\nx")

    assert forget_quarantine(at=at + timedelta(days=29)) == 0
    assert forget_quarantine(at=at + timedelta(days=30)) == 1
    assert forget_quarantine(at=at + timedelta(days=31)) == 0

    assert not default_storage.exists(row.file)


def test_a_suppressed_address_is_lifted(desk: Client, at: datetime) -> None:
    suppress_address(
        address="Gone@b.example", reason="550", message_id=1, by=Actor.machine("test"), at=at
    )

    assert "gone@b.example" in desk.get("/desk/suppressed/").content.decode()
    desk.post(f"/desk/suppressed/{Suppression.objects.get().pk}/lift/")

    assert Suppression.objects.get().lifted_at is not None
    assert "gone@b.example" not in desk.get("/desk/suppressed/").content.decode()


@pytest.mark.fault("F14")
def test_an_uncertain_message_is_shown_and_sent_again_by_a_person(
    desk: Client, at: datetime
) -> None:
    doubtful = OutMessage.objects.create(
        key="k",
        template="letter",
        language="en",
        recipient_kind="customer",
        to_address="cleo@customer.example",
        subject="Your question",
        text="An answer",
        state="uncertain",
        written_at=at,
        external_id="<one@kalamos.example>",
    )

    assert "Perhaps sent" in desk.get("/desk/messages/?state=uncertain").content.decode()
    assert "may have arrived" in desk.get(f"/desk/messages/{doubtful.pk}/").content.decode()
    desk.post(f"/desk/messages/{doubtful.pk}/resend/")

    doubtful.refresh_from_db()
    assert (doubtful.state, doubtful.external_id) == ("waiting", "<one@kalamos.example>")


def test_the_post_office_stands_in_a_demo_only(desk: Client) -> None:
    assert desk.get("/desk/post-office/").status_code == 404
    assert "Post office" not in desk.get("/desk/").content.decode()


def test_in_a_demo_a_newcomer_writes_as_a_customer_and_answers(
    desk: Client, store: Path, at: datetime
) -> None:
    letter = {
        "name": "Cleo",
        "sender": "cleo@customer.example",
        "subject": "Size?",
        "text": "Is it big?",
    }
    with override_settings(IS_DEMO=True):
        desk.post("/desk/post-office/", letter)
        conversation = Conversation.objects.get()
        told = OutMessage.objects.create(
            key="k",
            template="letter",
            language="en",
            recipient_kind="customer",
            to_address="cleo@customer.example",
            subject="Re: Size?",
            text="It is.",
            state="sent",
            written_at=at,
            external_id=f"<x{conversation.pk}@kalamos.example>",
        )
        page = desk.get(f"/desk/post-office/?answers={told.pk}").content.decode()
        assert "It is." in page
        assert 'value="cleo@customer.example"' in page

    assert conversation.customer.email == "cleo@customer.example"
    assert Message.objects.get(direction="in").text == "Is it big?"
