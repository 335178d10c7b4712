"""A recall reaches every buyer, in their language, once, in words that the law asks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pistos.asks.actions.requesting import request_ask
from pistos.asks.actions.sending import send_due
from pistos.asks.facts import Wish
from pistos.asks.models import AskKind
from pistos.asks.tasks import mind_holds
from pistos.catalogue.actions.recalls import (
    ReasonMissing,
    RecallNotice,
    RecallOver,
    RecallUnusable,
    close_recall,
    recall_product,
)
from pistos.catalogue.models import Recall
from pistos.catalogue.queries.sheets import sheet_of
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Ref
from pistos.kit.errors import NotFound
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Line
from pistos.orders.queries import buyers_of
from tests.factories.orders import order_of
from tests.factories.products import BY, mugs, published_mug

pytestmark = pytest.mark.django_db
NOTICE = RecallNotice(
    hazard={
        "en": "The handle can break off; hot drink can burn you.",
        "el": "Το χερούλι μπορεί να σπάσει· το ζεστό ρόφημα μπορεί να σας κάψει.",
        "sl": "Ročaj se lahko odlomi; vroča pijača vas lahko opeče.",
        "hy": "Բռնակը կարող է պոկվել. տաք ըմպելիքը կարող է այրել ձեզ։",
    },
    do_now={
        "en": "Stop using it.",
        "el": "Μην τη χρησιμοποιείτε.",
        "sl": "Ne uporabljajte je več.",
        "hy": "Դադարեք օգտագործել։",
    },
    remedies=("replace", "refund"),
    contact="+30 210 000 0000",
    lots="B-17",
)


@pytest.fixture
def mug(shop, at):
    return published_mug(mugs(at), at)


def bought(mug, customer, at, number, version=None):
    order = order_of(customer, placed_at=at, number=number)
    Line.objects.create(
        order=order, position=1, product=mug, sheet_version=version or mug.published_version,
        name="Mug", unit_amount=18,
    )  # fmt: skip
    return order


def recalled(mug, at, **changes):
    recall_product(product=mug, notice=replace(NOTICE, **changes), by=BY, at=at)
    drain(at)
    return Recall.objects.get()


@pytest.mark.serves("S1-25", "GPS-03", "GPS-04", "GPS-05", "S2-48")
def test_every_buyer_is_told_once_in_their_language_and_the_product_leaves_the_shop(
    mug, cleo, dora, at
):
    bought(mug, cleo, at, "1")
    bought(mug, cleo, at - timedelta(days=400), "2")
    bought(mug, dora, at, "3")
    cancelled = bought(
        mug, Customer.objects.create(name="Eva", email="eva@customer.example"), at, "4"
    )
    cancelled.cancelled_at = at
    cancelled.save()
    nobody = Customer.objects.create(name="Fanny")
    bought(mug, nobody, at, "5")

    recall = recalled(mug, at)
    drain(at)

    told = Message.objects.filter(template="product_recall")
    assert sorted(told.values_list("recipient_id", "language")) == sorted(
        [(cleo.pk, "el"), (dora.pk, "sl")]
    )
    to_cleo = told.get(recipient_id=cleo.pk)
    assert "χερούλι" in to_cleo.text
    assert "B-17" in to_cleo.text
    assert "+30 210 000 0000" in to_cleo.text
    assert "Odpoklic" in told.get(recipient_id=dora.pk).subject
    assert nobody in [buyer.customer for buyer in buyers_of(recall)]
    with pytest.raises(NotFound):
        sheet_of(mug.slug, "en")


@pytest.mark.serves("GPS-03")
def test_recall_of_versions_or_days_concerns_their_buyers_alone(mug, cleo, dora, at):
    bought(mug, cleo, at - timedelta(days=30), "1")
    bought(mug, dora, at, "2")

    recall = recalled(mug, at, bought_from=date(2026, 3, 1))

    assert [buyer.customer for buyer in buyers_of(recall)] == [dora]
    recall.bought_from, recall.versions = None, [2]
    assert buyers_of(recall) == []


@pytest.mark.serves("GPS-04", "GPS-05")
@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"hazard": {**NOTICE.hazard, "en": "A voluntary recall out of precaution."}}, "voluntary"),
        ({"hazard": {**NOTICE.hazard, "el": "Εθελοντική ανάκληση."}}, "εθελοντικη"),
        ({"do_now": {**NOTICE.do_now, "sl": "V redkih primerih se zlomi."}}, "v redkih primerih"),
        ({"remedies": ("refund",)}, "two"),
        ({"hazard": {"en": "It breaks."}}, "Ελληνικά"),
        ({"contact": " "}, "telephone"),
    ],
)
def test_notice_that_says_too_little_or_soothes_is_refused(mug, at, changes, says):
    with pytest.raises(RecallUnusable, match=says):
        recall_product(product=mug, notice=replace(NOTICE, **changes), by=BY, at=at)

    assert not Recall.objects.exists()
    assert sheet_of(mug.slug, "en")


def asked(order, at):
    about = Ref("line", str(order.lines.get().pk))
    wish = Wish(order.customer, AskKind.REVIEW, about, order=order, earliest_at=at)
    return request_ask(wish=wish, at=at)


@pytest.mark.serves("S1-25")
def test_what_a_recall_holds_back_is_let_go_when_it_is_closed(mug, cleo, dora, at):
    waits = asked(bought(mug, cleo, at - timedelta(days=40), "1"), at)
    other = asked(bought(mug, dora, at, "2"), at)
    recall = recalled(mug, at, bought_until=(at - timedelta(days=30)).date())
    send_due(at=at + timedelta(minutes=1))
    waits.refresh_from_db()
    other.refresh_from_db()
    assert (waits.state, waits.due_at) == ("held", at)
    assert other.state != "held"

    close_recall(recall=recall, because="All pieces came back.", by=BY, at=at + timedelta(days=9))
    mind_holds(at + timedelta(days=9))

    waits.refresh_from_db()
    assert waits.state == "waiting"
    assert Event.objects.get(name="catalogue.RecallClosed").data == {
        "product_id": mug.pk,
        "recall_id": recall.pk,
    }


def test_a_recall_is_closed_once_and_for_a_reason(mug, at):
    recall = recalled(mug, at)
    with pytest.raises(ReasonMissing):
        close_recall(recall=recall, because=" over ", by=BY, at=at)
    close_recall(recall=recall, because="All pieces came back.", by=BY, at=at)
    with pytest.raises(RecallOver):
        close_recall(recall=recall, because="Again and again.", by=BY, at=at)

    recall.refresh_from_db()
    assert (recall.closed_at, recall.closed_because) == (at, "All pieces came back.")
    with pytest.raises(NotFound):
        sheet_of(mug.slug, "en")
