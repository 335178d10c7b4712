"""Whatever is typed into whichever field of recovery: no page breaks, nothing is half written, no card kept.

The forms are found by walking the demo's pages: a new field is tried by itself.
"""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.test import Client

from pistos.accounts.models import User
from pistos.components.typed import CODES
from pistos.listening.models import Hearing
from pistos.orders.models import Order
from pistos.practice.models import Rehearsal
from tests.demo.test_filling import filled
from tests.journeys.forms_found import Anybody, Form, forms_of

__all__ = ["filled"]

pytestmark = pytest.mark.django_db
AREAS = (
    "listening", "replies", "requests", "practice", "remedies", "causes", "complaints", "mistakes",
    "returns", "heard", "hearing",
)  # fmt: skip
MODULES = tuple(
    f"pistos.{edge}.{area}." for edge in ("storefront", "backoffice", "inbox") for area in AREAS
)
CARD = "4111 1111 1111 1111"
TAG = "<img src=x onerror=a()>"
HOSTILE = f"Zq {TAG}\u202e {CARD} 🇬🇷\ud800"
MOST = "ab cd " * 17_000
NUL = "a\x00b"
NOT_WORDS = {"django_session", "kit_attempt"}
"""Written whatever was typed: who is signed in, and how often somebody tried."""
WRITES = re.compile(r'\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)')
KNOWN = {"email": "eve@visitor.example", "url": "https://example.com/x", "tel": "+30 210 1234567"}
NAMED = {"contact": "eve@visitor.example", "price": "3.00", "cost": "3.00", "website": ""}


@pytest.mark.timeout(900)
@pytest.mark.fault("S4")
def test_no_field_of_recovery_takes_what_would_harm(filled: None) -> None:
    client = Anybody()
    client.force_login(User.objects.get(role="owner"))

    forms = [form for form in forms_of(client, MODULES, more_pages()) if form.texts]

    assert len(forms) > 60, "the walk finds the forms"
    wrong = [f"{form.key[:2]} {said}" for form in forms for said in harms(client, form)]
    assert not wrong, "\n".join(wrong)


def more_pages() -> list[str]:
    orders = Order.objects.exclude(parcels__delivered_at=None).order_by("-pk")[:3]
    hearings = Hearing.objects.select_related("conversation").order_by("-pk")
    return [
        *(f"/en/{door}/?order={one.token}" for one in orders for door in ("wrong", "claim", "withdraw")),
        *(f"/desk/inbox/c/{one.conversation.token}/" for one in hearings),
        *(f"/desk/practice/{one.token}/" for one in Rehearsal.objects.all()),
    ]  # fmt: skip


def harms(client: Client, form: Form) -> Iterator[str]:
    """What goes wrong with hostile words in all fields, else in each by itself; with NUL; with too much."""
    taken, wrong = tried(client, form, dict.fromkeys(form.texts, HOSTILE))
    yield from wrong
    if not taken and len(form.texts) > 1:
        for name in form.texts:
            yield from tried(client, form, {name: HOSTILE})[1]
    for text in (NUL, MOST):
        yield from tried(client, form, dict.fromkeys(form.texts, text))[1]


def tried(client: Client, form: Form, hostile: dict[str, str]) -> tuple[bool, list[str]]:
    """Whether it was taken, and what went wrong."""
    said = {name: plain(name, kind) for name, kind in form.texts.items()} | hostile
    written: set[str] = set()
    wrong, taken = [], False
    with transaction.atomic(), connection.execute_wrapper(noting(written)):
        try:
            answer = sent(client, form, said)
            taken, pages = answer.status_code == 302, [answer.content.decode()]
            if answer.status_code not in {200, 302, 400, 409, 422}:
                wrong.append(f"{answer.status_code}")
            if answer.status_code in {400, 409, 422} and written:
                wrong.append(f"refused, and wrote {written}")
            if not any(name.endswith(CODES) for name in hostile):
                wrong += [f"kept in {table}" for table in sorted(written) if is_kept(table)]
            if taken:
                pages += [
                    client.get(page).content.decode() for page in (answer["Location"], form.page)
                ]
            wrong += ["shown as it is" for page in pages if TAG in page]
        except Exception as error:
            wrong.append(f"{error!r}")
        transaction.set_rollback(True)
    first = next(iter(hostile.values()))[:9]
    return taken, [f"{'+'.join(hostile)} {first!r}: {each}" for each in wrong]


def plain(name: str, kind: str) -> str:
    return NAMED.get(name) or KNOWN.get(kind) or "Some words of ours"


def sent(client: Client, form: Form, said: dict[str, str]):
    pairs = [*form.rest, *said.items()]
    body = "&".join(
        f"{quote(name)}={quote(text.encode('utf-8', 'surrogatepass'))}" for name, text in pairs
    )
    if form.method == "get":
        return client.get(f"{form.action.partition('?')[0]}?{body}"[:6000])
    return client.post(form.action, body, content_type="application/x-www-form-urlencoded")


def noting(written: set[str]):
    """Notes which tables are written to and stay so."""

    def execute(run, sql, params, many, context):
        done = run(sql, params, many, context)
        if verb := WRITES.match(sql):
            written.update({verb[1]} - NOT_WORDS)
        elif sql.startswith("ROLLBACK"):
            written.clear()
        return done

    return execute


def is_kept(table: str) -> bool:
    """Whether a card's number, or what turns the direction of writing, stands in it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT EXISTS (SELECT 1 FROM "{table}" AS t WHERE t::text LIKE ANY(%s))',
            [[f"%{CARD}%", f"%{CARD.replace(' ', '')}%", "%\u202e%", "%u202e%"]],
        )
        return cursor.fetchone()[0]
