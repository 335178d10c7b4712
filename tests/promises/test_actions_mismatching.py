"""Goods that are not as described count against the sheet that their buyer read."""

from datetime import timedelta
from decimal import Decimal

import pytest

from pistos.catalogue.models import MismatchReport
from pistos.catalogue.queries.tasks import open_tasks
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Line, Order
from pistos.partners.models import Partner
from pistos.promises.actions.reporting import Finding, Wrong, answer_report, report_not_right
from tests.factories.orders import delivered, order_of, parcel_of
from tests.factories.products import mugs, published_mug, renamed

pytestmark = pytest.mark.django_db


@pytest.fixture
def courier():
    return Partner.objects.create(code="hermes", name="Hermes Post", kind="courier", state="active")


@pytest.fixture
def mug(shop, at):
    return published_mug(mugs(at), at)


def bought(customer, number, products, at, courier):
    """An order of these that has arrived."""
    order = order_of(customer, placed_at=at, number=str(number))
    lines = [
        Line.objects.create(
            order=order,
            position=position,
            product=product,
            sheet_version=product.published_version,
            name=product.sku,
            unit_amount=Decimal("12.40"),
        )
        for position, product in enumerate(products)
    ]
    return delivered(parcel_of(order, courier=courier)), lines


def reported(promise, at, wrong=Wrong.NOT_AS_DESCRIBED, line=None):
    later = at + timedelta(days=4)
    report_not_right(promise=promise, wrong=wrong, at=later, line=line)
    drain(later)


@pytest.mark.serves("S0-26")
def test_three_buyers_of_a_version_take_the_sheet_for_correction(mug, cleo, dora, at, courier):
    promises = [bought(cleo, number, [mug], at, courier)[0] for number in range(3)]

    for promise in promises[:2]:
        reported(promise, at)
    reported(promises[0], at)
    assert open_tasks() == []
    reported(promises[2], at)

    (task,) = open_tasks()
    assert (task.product, task.kind, task.reason) == (mug, "correct", "description")
    assert set(MismatchReport.objects.values_list("version", flat=True)) == {
        mug.published_version_id
    }


def test_other_reports_say_nothing_of_the_sheet(mug, cleo, at, courier):
    promise, _lines = bought(cleo, 1, [mug], at, courier)

    reported(promise, at, Wrong.DAMAGED)

    assert not MismatchReport.objects.exists()


@pytest.mark.serves("S0-26")
def test_among_several_goods_the_one_that_the_buyer_named_counts(mug, cleo, at, courier):
    other = published_mug(mug.category, at, "KM-900", texts=renamed("Large"))
    unnamed, _lines = bought(cleo, 1, [mug, other], at, courier)
    named, lines = bought(cleo, 2, [mug, other], at, courier)

    reported(unnamed, at)
    assert not MismatchReport.objects.exists()
    reported(named, at, line=lines[1])

    assert MismatchReport.objects.get().product == other


@pytest.mark.serves("S2-10")
@pytest.mark.parametrize(
    ("finding", "said"), [("was_right", "όπως είχαμε υποσχεθεί"), ("arrived", "στο μεταξύ έφτασε")]
)
def test_whoever_reported_hears_what_was_found_in_their_language(
    mug, cleo, at, courier, finding, said
):
    promise, _lines = bought(cleo, 1, [mug], at, courier)
    Order.objects.update(language="el")
    reported(promise, at, Wrong.DAMAGED)
    later = at + timedelta(days=5)

    answer_report(
        promise=promise,
        wrong=Wrong.DAMAGED,
        finding=Finding(finding),
        by=Actor.person(7),
        at=later,
    )
    drain(later)

    mail = Message.objects.get(template="report_answered")
    assert mail.recipient_id == cleo.pk
    assert said in mail.text
