"""What came from outside is shown so that it can do no harm: fields, layouts, files, sources."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Draft, Macro, Message, SavedView, Team
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.visits.models import Visitor
from tests.factories.conversations import (
    answer_promised,
    conversation_of,
    file_of,
    note_of,
    written_by_customer,
)
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
PAYLOAD = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'{{7*7}}"
BARE = ("<script>alert", "<img src=x", "49")
MAIL = """<html><head><style>body{background:url(https://spy.example/a)}</style>
<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">
</head><body onload="alert(1)"><p onclick="alert(2)">Dear shop</p><script>alert(3)</script>
<svg><script>alert(4)</script></svg><a href="javascript:alert(5)">here</a>
<form action="https://evil.example"><input name="password"></form>
<img src="https://spy.example/pixel.gif"><img src="cid:jug"><iframe src="https://evil.example"></iframe>
</body></html>"""


@pytest.fixture
def conversation(cleo: Customer) -> Conversation:
    return conversation_of(cleo, at=clock.now(), language="en")


def laid_out(message: Message) -> str:
    return reverse("inbox:laid_out", args=[message.token])


@pytest.mark.fault("S4")
def test_no_field_brings_markup_into_any_page(desk: Client, alma: User, ben: User) -> None:
    """A payload in every field that outsiders or colleagues fill, looked at in every view."""
    now = clock.now()
    Team.objects.create(name=PAYLOAD[:60])
    SavedView.objects.create(owner=None, name=PAYLOAD[:60], filters={"view": PAYLOAD})
    Macro.objects.create(name={"en": PAYLOAD[:80]}, text={"en": PAYLOAD})
    User.objects.filter(pk=alma.pk).update(name=PAYLOAD[:100])
    customer = Customer.objects.create(
        name=PAYLOAD, email="x@y.example", phone=PAYLOAD[:40], form_of_address=PAYLOAD[:60]
    )
    visitor = Visitor.objects.create(
        page=PAYLOAD, agreed_at=now, first_seen_at=now, last_seen_at=now, customer=customer
    )
    conversation = conversation_of(
        customer, at=now - timedelta(hours=50), subject=PAYLOAD, snippet=PAYLOAD,
        tags=[PAYLOAD[:40]], visitor=visitor, topic=PAYLOAD[:40], neglect=3, transfer_count=1,
    )  # fmt: skip
    conversation_of(customer, at=now - timedelta(hours=60), subject=PAYLOAD, snippet=PAYLOAD)
    order_of(customer, placed_at=now - timedelta(days=9), number=PAYLOAD[:60])
    answer_promised(conversation, made_at=now - timedelta(hours=50), hours=80)
    message = written_by_customer(
        conversation, PAYLOAD, at=now, author_kind="stranger", author_name=PAYLOAD,
        author_address=PAYLOAD, subject=PAYLOAD, quoted=PAYLOAD, html=PAYLOAD,
        headers={PAYLOAD: PAYLOAD}, problem=PAYLOAD,
    )  # fmt: skip
    file_of(message, name=f"{PAYLOAD}.pdf".replace("/", "-"), content_type="application/pdf")
    note_of(alma, conversation, PAYLOAD, at=now)
    for deed in ("assigned", "tagged", "snoozed", "topic", "invented", "channel_changed"):
        Message.objects.create(
            conversation=conversation, direction="activity", channel="email",
            author_kind="person", author_id=alma.pk, happened_at=now,
            activity={"deed": deed, "tags": [PAYLOAD], "topic": PAYLOAD, "until": PAYLOAD,
                      "old": PAYLOAD, "new": PAYLOAD, "person_id": alma.pk},
        )  # fmt: skip
    Draft.objects.create(conversation=conversation, author=ben, text=PAYLOAD, updated_at=now)
    page = reverse("inbox:conversation", args=[conversation.token])
    looks = [
        *(f"/desk/inbox/?view={view}" for view in ("open", "all", "unassigned", "neglected")),
        page, f"{page}?part=line", f"{page}?part=head", f"{page}?part=beside",
        "/desk/", "/desk/inbox/silence/", "/desk/inbox/macros/",
        reverse("inbox:original", args=[message.token]), laid_out(message),
        f"{laid_out(message)}?pictures=1",
    ]  # fmt: skip

    for look in looks:
        answer = desk.get(look)
        assert answer.status_code == 200, look
        text = answer.content.decode()
        assert [bare for bare in BARE[:2] if bare in text] == [], look
    assert ">49<" not in text


@pytest.mark.fault("S4")
def test_posted_words_come_back_escaped(desk: Client, conversation: Conversation) -> None:
    answer = desk.post(
        reverse("inbox:write", args=[conversation.token]),
        {
            "text": PAYLOAD + " {customer}",
            "purpose": PAYLOAD,
            "seen": PAYLOAD,
            "client_id": PAYLOAD,
            "channel": PAYLOAD,
        },
    )

    assert answer.status_code == 422
    assert "<script>alert" not in answer.content.decode()


@pytest.mark.fault("F18")
@pytest.mark.fault("S4")
def test_layout_is_shown_without_rights(desk: Client, conversation: Conversation) -> None:
    message = written_by_customer(conversation, at=clock.now(), html=MAIL)
    file_of(message, content_id="jug", is_inline=True)

    answer = desk.get(laid_out(message))
    page, policy = answer.content.decode(), answer["Content-Security-Policy"]

    assert "Dear shop" in page
    for bad in ("<script", "onclick", "onload", "javascript:", "<form", "<iframe", "http-equiv",
                "evil.example", "spy.example", "<svg"):  # fmt: skip
        assert bad not in page, bad
    assert "data:image/png;base64," in page
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert "sandbox" in policy
    assert "allow-scripts" not in policy
    assert "allow-same-origin" not in policy
    assert "frame-ancestors 'self'" in policy
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_pictures_from_elsewhere_are_shown_on_asking_only(
    desk: Client, conversation: Conversation
) -> None:
    message = written_by_customer(conversation, at=clock.now(), html=MAIL)

    asked = desk.get(laid_out(message), {"pictures": "1"})

    assert "https://spy.example/pixel.gif" in asked.content.decode()
    assert "img-src data: https: http:" in asked["Content-Security-Policy"]
    assert asked["Referrer-Policy"] == "no-referrer"


def test_frame_of_the_page_has_no_rights(desk: Client, conversation: Conversation) -> None:
    written_by_customer(conversation, at=clock.now(), html=MAIL)

    page = desk.get(reverse("inbox:conversation", args=[conversation.token])).content.decode()

    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in page
    assert "spy.example" not in page


@pytest.mark.fault("S10")
@pytest.mark.fault("S4")
@pytest.mark.parametrize(
    ("name", "content_type", "is_shown"),
    [
        ("jug.png", "image/png", True),
        ("jug.svg", "image/svg+xml", False),
        ("page.html", "text/html", False),
        ("letter.pdf", "application/pdf", False),
        ("lie.png", "text/html; image/png", False),
    ],
)
def test_only_plain_pictures_are_shown(
    desk: Client, conversation: Conversation, name: str, content_type: str, is_shown: bool
) -> None:
    message = written_by_customer(conversation, at=clock.now())
    stored = file_of(message, name=name, content_type=content_type, content=b"<script>")

    answer = desk.get(reverse("inbox:file", args=[stored.token]))
    answer.close()

    assert answer["Content-Disposition"].startswith("inline" if is_shown else "attachment")
    assert answer["Content-Type"] == (content_type if is_shown else "application/octet-stream")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.fault("S11")
def test_name_of_a_file_breaks_no_header(desk: Client, conversation: Conversation) -> None:
    message = written_by_customer(conversation, at=clock.now())
    stored = file_of(message, content_type="application/pdf")
    stored.name = 'a"; filename="evil.exe\u202efdp.exe κανάτα.pdf'
    stored.save()

    answer = desk.get(reverse("inbox:file", args=[stored.token]))
    answer.close()

    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_original_is_one_click_away(desk: Client, conversation: Conversation) -> None:
    source = b"From: cleo@customer.example\r\nX-Odd: <script>alert(1)</script>\r\n\r\nWhere?"
    name = default_storage.save("conversations/original.eml", ContentFile(source))
    message = written_by_customer(
        conversation, at=clock.now(), original=name, headers={"X-Odd": "<script>alert(1)"}
    )
    address = reverse("inbox:original", args=[message.token])

    page = desk.get(address)
    taken = desk.get(address, {"as": "file"})

    assert "X-Odd: &lt;script&gt;" in page.content.decode()
    assert "<script>alert" not in page.content.decode()
    assert b"".join(taken.streaming_content) == source
    taken.close()
    assert taken["Content-Disposition"].startswith("attachment")


@pytest.mark.fault("F18")
def test_message_whose_source_is_gone_still_shows_its_words(
    desk: Client, conversation: Conversation
) -> None:
    message = written_by_customer(
        conversation, "Only words", at=clock.now(), original="conversations/gone.eml"
    )

    page = desk.get(reverse("inbox:original", args=[message.token])).content.decode()

    assert "Only words" in page


@pytest.mark.fault("F18")
def test_huge_layout_gives_way_to_its_words(desk: Client, conversation: Conversation) -> None:
    message = written_by_customer(
        conversation, "The words", at=clock.now(), html="<div>" * 100_000 + "x"
    )

    page = desk.get(laid_out(message)).content.decode()

    assert "The words" in page
    assert len(page) < 10_000


@pytest.mark.fault("F18")
def test_odd_texts_keep_the_page_whole(desk: Client, cleo: Customer) -> None:
    """A name of 10,000 characters, a right-to-left override, flags, combining marks, no spaces."""
    conversation = conversation_of(cleo, at=clock.now(), subject="\u202egpj.exe 🇬🇷🇸🇮🇦🇲")
    written_by_customer(conversation, "x" * 20_000, at=clock.now(), author_name="Ω" * 200)
    written_by_customer(conversation, "Z̴͓̀" * 300 + "\n" * 500, at=clock.now())

    answer = desk.get(reverse("inbox:conversation", args=[conversation.token]))

    assert answer.status_code == 200
    assert 'dir="auto"' in answer.content.decode()
