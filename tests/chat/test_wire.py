"""The chat's own addresses, asked without a browser."""

import asyncio
import base64
import gzip
import json

import pytest
from django.core import signing
from django.db import OperationalError, connection

from pistos.asks.models import Approach, Unsubscription
from pistos.chat import deeds, tokens
from pistos.chat.limits import Buckets, Rate, client_address
from pistos.chat.texts import texts
from pistos.chat.widget import script
from pistos.chat.wire import Wire, with_chat
from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.facts import Reply
from pistos.conversations.models import Attachment, Conversation, Message
from pistos.conversations.queries.timeline import newest_message_id
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.notifications.models import PushSubscription
from pistos.visits.models import ChatSettings, Invitation, InvitationRule, PageView, Visitor

pytestmark = pytest.mark.django_db(transaction=True)
OWN, BLOG = "https://shop.example", "https://blog.example"
PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


async def django(scope, receive, send):
    raise AssertionError("the chat's addresses are not Django's")


class Site:
    """A page that speaks with the shop's process."""

    def __init__(self, origin=OWN):
        self.origin = origin
        self.wire = Wire()
        self.token = ""

    def ask(self, path, body=None, *, method="GET", headers=(), query=""):
        sent = []

        async def receive():
            return {"type": "http.request", "body": body or b""}

        async def send(message):
            sent.append(message)

        given = [(b"host", b"shop.example"), *headers]
        if self.origin and (method != "GET" or self.origin != OWN):
            given.append((b"origin", self.origin.encode()))
        scope = {"type": "http", "method": method, "path": path, "headers": given,
                 "query_string": query.encode(), "client": ("10.0.0.9", 1)}  # fmt: skip
        asyncio.run(with_chat(django, self.wire)(scope, receive, send))
        return sent[0]["status"], dict(sent[0]["headers"]), sent[1]["body"]

    def post(self, name, **given):
        body = json.dumps({"token": self.token, "lang": "en", **given}).encode()
        status, headers, answer = self.ask(f"/chat/{name}", body, method="POST")
        self.headers = headers
        return status, json.loads(answer or b"{}")

    def begin(self):
        status, given = self.post("begin", zone="Europe/Athens")
        assert status == 200
        self.token = given["token"]
        return self


@pytest.fixture
def page(shop):
    return Site().begin()


@pytest.mark.serves("S4-29")
def test_script_is_small_and_asks_nothing_of_the_page():
    status, headers, body = Site(BLOG).ask("/chat.js", headers=[(b"accept-encoding", b"gzip")])

    assert status == 200
    assert len(body) <= 15 * 1024
    assert gzip.decompress(body) == script().body
    assert headers[b"cross-origin-resource-policy"] == b"cross-origin"
    assert b"set-cookie" not in headers
    for forbidden in (b"eval(", b"innerHTML", b"new Function", b"document.cookie", b"import("):
        assert forbidden not in script().body
    tag = headers[b"etag"]
    assert Site(BLOG).ask("/chat.js", headers=[(b"if-none-match", tag)])[0] == 304


def test_script_names_every_text_it_shows():
    source = script().body.decode()

    assert [name for name in texts() if name not in source] == []


@pytest.mark.serves("S4-29")
def test_only_named_sites_are_let_in(shop):
    blog = Site(BLOG)
    assert blog.post("begin")[0] == 403
    assert blog.ask("/chat/begin", method="OPTIONS")[0] == 403
    ChatSettings.objects.create(origins=[BLOG])
    blog = Site(BLOG).begin()

    assert blog.headers[b"access-control-allow-origin"] == BLOG.encode()
    assert b"access-control-allow-credentials" not in blog.headers
    status, headers, _ = blog.ask("/chat/say", method="OPTIONS")
    assert (status, headers[b"access-control-max-age"]) == (204, b"7200")
    for origin in ("https://evil.example", "null", "https://blog.example.evil.example", ""):
        assert Site(origin).post("begin")[0] == 403


@pytest.mark.fault("S8")
def test_token_is_signed_scoped_to_its_site_and_ends(page, monkeypatch):
    ChatSettings.objects.create(origins=[BLOG])
    stolen = Site(BLOG)
    stolen.token = page.token
    assert stolen.post("sync")[0] == 410
    for token in ("", "x", page.token[:-1], page.token + "A", signing.dumps([1, OWN])):
        forged = Site()
        forged.token = token
        assert forged.post("sync")[0] == 410
    monkeypatch.setattr(tokens, "SECONDS", -1)
    assert page.post("sync")[0] == 410


@pytest.mark.fault("S14")
def test_deeds_are_posts_of_a_page_and_nothing_else(page):
    for method in ("GET", "PUT", "DELETE"):
        assert page.ask("/chat/say", method=method)[0] == 405
    assert page.ask("/chat/nothing", method="POST")[0] == 404
    assert page.ask("/chat/words/xx.json")[0] == 404
    for body in (b"", b"[]", b"{", b'{"token": {}}', b"[" * 60_000):
        assert page.ask("/chat/say", body, method="POST")[0] in (400, 410)
    assert page.ask("/chat/sync", b"x" * 70_000, method="POST")[0] == 413


@pytest.mark.fault("S14")
def test_odd_values_are_taken_for_nothing(page):
    for odd in ({"__proto__": 1}, ["x"], None, True, -5, 1e400, "9" * 50, "\x00"):
        assert page.post("sync", after=odd)[0] == 200
        assert page.post("seen", upto=odd)[0] == 200
    assert page.post("say", text={"a": 1}, id=["x"])[0] in (409, 410)
    assert Message.objects.count() == 0


@pytest.mark.serves("S2-34")
def test_first_word_is_stored_answered_by_the_machine_and_synced(page):
    assert page.post("say", id="1", text="Hello", url="https://shop.example/en/p/1")[0] == 200
    state = page.post("sync", after=0)[1]

    assert [(m["by"], m.get("client")) for m in state["messages"]] == [
        ("you", "1"), ("machine", None)
    ]  # fmt: skip
    assert state["count"] == 2
    assert state["ticket"]
    conversation = Conversation.objects.get()
    assert conversation.page["url"] == "https://shop.example/en/p/1"
    after = state["messages"][0]["id"]
    assert [m["by"] for m in page.post("sync", after=after)[1]["messages"]] == ["machine"]


@pytest.mark.fault("F2")
def test_word_into_a_chat_that_was_closed_meanwhile_waits_for_us_again(page, ben):
    """A browser that missed the closing cannot write into the void: the word has its own promise."""
    page.post("say", id="1", text="Hello")
    conversation = Conversation.objects.get()
    reply = Reply(text="Here.", channel="chat", seen_message_id=newest_message_id(conversation))
    answer(conversation=conversation, reply=reply, by=ben, at=clock.now())
    conversation.refresh_from_db()
    close_conversation(conversation=conversation, by=Actor.person(ben.pk), at=clock.now())
    missed = page.post("sync", after=0)[1]["messages"][0]["id"]

    assert page.post("say", id="2", text="One more thing")[0] == 200

    home = Message.objects.get(text="One more thing").conversation
    assert (home.state, home.waiting_since is None, home.due_at is None) == ("open", False, False)
    state = page.post("sync", after=missed)[1]
    said = [m["text"] for m in state["messages"] if m["by"] != "machine"]
    assert said == ["Here.", "One more thing"]


@pytest.mark.fault("S5", "S6")
def test_visitor_sees_and_changes_nothing_of_another(page, shop):
    page.post("say", id="1", text="secret", files=[picture()])
    dora = Site().begin()
    state = dora.post("sync", after=0)[1]
    dora.post("seen", upto=2**40)

    assert (state["messages"], state["count"]) == ([], 0)
    assert not Message.objects.exclude(seen_at=None).exists()


@pytest.mark.fault("F15")
def test_same_id_twice_is_one_message(page):
    for _ in range(3):
        assert page.post("say", id="once", text="Hello")[0] == 200

    assert Message.objects.filter(direction="in").count() == 1


def picture(name="shoe.png", kind="image/png", data=PNG):
    return {"name": name, "type": kind, "data": base64.b64encode(data).decode()}


def test_picture_comes_back_by_a_signed_link_that_ends(page, monkeypatch):
    page.post("say", id="1", text="", files=[picture()])
    file = page.post("sync", after=0)[1]["messages"][0]["files"][0]
    status, headers, body = page.ask(file["url"])

    assert (status, body, file["picture"]) == (200, PNG, True)
    assert headers[b"content-type"] == b"image/png"
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert b"sandbox" in headers[b"content-security-policy"]
    assert page.ask(file["url"][:-2] + "xx")[0] == 404
    monkeypatch.setattr(tokens, "FILE_SECONDS", -1)
    assert page.ask(file["url"])[0] == 404


@pytest.mark.fault("S4", "S10")
@pytest.mark.parametrize(
    "file",
    [
        picture("x.svg", "image/svg+xml", b"<svg onload=alert(1)>"),
        picture("x.html", "text/html", b"<script>"),
        picture("x.png.php", "image/png"),
        picture("x.png", "image/png", b"<svg onload=alert(1)>"),
        picture("x.png", "text/html"),
        picture("x.exe", "application/x-msdownload", b"MZ"),
        {"name": "x.png", "type": "image/png", "data": "***"},
        {},
    ],
)
def test_files_that_could_run_are_refused(page, file):
    status, given = page.post("say", id="1", text="look", files=[file])

    assert (status, bool(given["error"])) == (409, True)
    assert (Attachment.objects.count(), Message.objects.count()) == (0, 0)


def test_too_many_and_too_large_files_are_refused(page, monkeypatch):
    assert page.post("say", id="1", text="", files=[picture()] * 6)[0] == 409
    monkeypatch.setattr(deeds, "MOST_FILE_BYTES", 100)
    assert page.post("say", id="1", text="", files=[picture()] * 2)[0] == 409
    assert Message.objects.count() == 0


@pytest.mark.fault("S12")
def test_one_visitor_and_one_address_cannot_flood(page, shop):
    statuses = [page.post("say", id=str(n), text="x")[0] for n in range(14)]
    assert statuses.count(429) >= 3

    many = Site()
    begun = [many.post("begin")[0] for _ in range(25)]
    assert begun.count(429) == 5


def test_bucket_refills(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("pistos.chat.limits.time.monotonic", lambda: now[0])
    buckets, rate = Buckets(), Rate(2, 60)

    assert [buckets.take("a", "x", rate) for _ in range(3)] == [True, True, False]
    assert buckets.take("a", "y", rate)
    now[0] = 1.0
    assert [buckets.take("a", "x", rate) for _ in range(2)] == [True, False]


@pytest.mark.fault("S12")
def test_address_is_what_the_trusted_proxy_saw():
    assert client_address(("10.0.0.1", 5), "6.6.6.6, 1.2.3.4", 1) == "1.2.3.4"
    assert client_address(("10.0.0.1", 5), "6.6.6.6", 0) == "10.0.0.1"
    assert client_address(None, "", 1) == ""


def test_a_known_customer_who_was_approached_lately_is_not_invited_on_top_of_it(page):
    InvitationRule.objects.create(
        name="Slow", trigger="time", threshold=30, text={"en": "Can we help?"}
    )
    sign = {"kind": "time", "amount": 40, "url": "https://shop.example/en/cart/"}
    page.post("agree")
    cleo = Customer.objects.create(name="Cleo", email="cleo@customer.example")
    Visitor.objects.update(customer=cleo)
    Approach.objects.create(customer=cleo, kind="ask", made_at=clock.now())

    assert page.post("sign", **sign) == (200, {})
    Approach.objects.all().delete()
    assert page.post("sign", **sign)[1]["text"] == "Can we help?"


@pytest.mark.parametrize("kind", ["", "invitation"])
def test_a_customer_who_wants_no_invitations_is_not_invited(page, kind):
    InvitationRule.objects.create(
        name="Slow", trigger="time", threshold=30, text={"en": "Can we help?"}
    )
    sign = {"kind": "time", "amount": 40, "url": "https://shop.example/en/cart/"}
    page.post("agree")
    cleo = Customer.objects.create(name="Cleo", email="cleo@customer.example")
    Visitor.objects.update(customer=cleo)
    Unsubscription.objects.create(customer=cleo, kind=kind, said_where="link", said_at=clock.now())

    assert page.post("sign", **sign) == (200, {})
    Unsubscription.objects.all().delete()
    assert page.post("sign", **sign)[1]["text"] == "Can we help?"


@pytest.mark.serves("S2-35")
def test_help_is_offered_only_after_agreement_and_one_no_is_silence(page):
    InvitationRule.objects.create(
        name="Slow", trigger="time", threshold=30, text={"en": "Can we help?"}
    )
    sign = {"kind": "time", "amount": 40, "url": "https://shop.example/en/cart/"}
    assert page.post("sign", **sign) == (200, {})
    page.post("agree")
    page.post("look", url="https://shop.example/en/cart/?x=1", title="Cart")
    given = page.post("sign", **sign)[1]

    assert given["text"] == "Can we help?"
    assert (PageView.objects.get().path, PageView.objects.get().stage) == ("/en/cart/", "cart")
    assert page.post("dismissed", invitation=given["invitation"])[0] == 200
    assert Visitor.objects.get().silenced_at is not None
    assert page.post("dismissed", invitation="x" * 22)[0] == 410
    assert Invitation.objects.count() == 1


@pytest.mark.serves("S4-31")
def test_who_has_not_written_is_told_when_an_answer_comes_and_is_not_kept(shop):
    status, given = Site().post("waits", zone="Europe/Athens")

    assert status == 200
    assert "answer" in given["wait"]["text"]
    assert Visitor.objects.count() == 0


def test_address_that_is_none_is_refused_in_the_visitors_language(page):
    assert page.post("address", email="nobody")[0] == 409
    assert page.post("address", email="cleo@customer.example")[0] == 200
    assert page.post("sync", after=0)[1]["email"] == "cleo@customer.example"


@pytest.mark.serves("S3-31")
def test_device_is_told_of_what_was_ticked_and_of_nothing_more(page):
    device = {"endpoint": "https://fcm.googleapis.com/fcm/send/x",
              "keys": {"p256dh": "B" * 87, "auth": "a" * 22}}  # fmt: skip
    for ticked, kept in (
        (["order"], ["order"]), (["answer", "visitor", 7], ["answer"]), ("order", None), ([], None),
    ):  # fmt: skip
        assert page.post("push", subscription=device, kinds=ticked)[0] == 200
        assert PushSubscription.objects.values_list("kinds", flat=True).first() == kept


def test_words_are_small_and_never_cached_for_one_person(shop):
    for language in ("en", "el", "sl", "hy"):
        status, headers, body = Site(OWN).ask(f"/chat/words/{language}.json")
        assert status == 200
        assert len(gzip.compress(body)) < 4096
        assert b"public" in headers[b"cache-control"]
        assert json.loads(body)["choices"]["shop"] == "Kalamos"


def test_lost_database_connection_is_no_lost_message(page):
    from pistos.chat.work import in_thread

    def cut():
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    asyncio.run(in_thread(cut))
    connection.close()

    assert page.post("say", id="after", text="still here")[0] == 200
    assert Message.objects.filter(text="still here").count() == 1


def test_without_a_database_the_browser_is_told_to_try_again(page, monkeypatch):
    """It keeps what was written and asks again; no trace of our inside goes out."""

    def away(asked):
        raise OperationalError("connection to server on socket failed")

    monkeypatch.setattr(deeds, "done", away)
    status, given = page.post("say", id="a1", text="Hello")

    assert (status, given) == (503, {})
