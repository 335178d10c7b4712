"""Every buyer is asked alike, after proven delivery and the product's own delay."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.core.mail import EmailMessage

from pistos.accounts.models import User
from pistos.asks.actions.sending import send_due
from pistos.asks.models import Ask, AskKind, AskState
from pistos.catalogue.models import Category, Product, SheetVersion
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.orders.models import Line, Parcel
from pistos.promises.events import PromiseKept
from pistos.reviews.actions.inviting import ask_about_stale, ask_again, ask_buyer, invite
from pistos.reviews.actions.settings import (
    AspectFacts,
    SettingsFacts,
    SettingsUnusable,
    save_aspect,
    save_review_settings,
)
from pistos.reviews.actions.writing import write_review
from pistos.reviews.facts import Writing
from pistos.reviews.models import Invitation, Review
from pistos.reviews.queries.aspects import aspects_of
from tests.factories.goods import a_courier, a_variant
from tests.factories.orders import delivered, order_of, parcel_of
from tests.factories.reviews import a_product, bought, invited, reviewed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]


def parcel_with(customer: Customer, at: datetime, *products: Product) -> Parcel:
    line = bought(customer, at, product=products[0])
    for position, product in enumerate(products[1:], 2):
        Line.objects.create(
            order=line.order,
            position=position,
            product=product,
            name=product.sku,
            unit_amount=Decimal(10 + position),
        )
    return line.order.parcels.get()


@pytest.mark.serves("S1-50")
def test_each_line_is_asked_about_after_its_delay(alma: User, cleo: Customer, at: datetime) -> None:
    mug, cream = a_product(), a_variant("cream", vat_class="creams").product
    cosmetics = Category.objects.get(slug="creams")
    Category.objects.filter(pk=cosmetics.pk).update(path=[cosmetics.pk])
    save_review_settings(
        facts=SettingsFacts(delay_days=5, delays={cosmetics.pk: 30}), by=alma, at=at
    )
    parcel = parcel_with(cleo, at, mug, cream)

    assert ask_buyer(parcel=parcel, at=at) == 2
    assert ask_buyer(parcel=parcel, at=at) == 2

    asks = {ask.about_id: ask for ask in Ask.objects.all()}
    days = {
        line.product.sku: (asks[str(line.pk)].earliest_at - parcel.delivered_at).days
        for line in parcel.order.lines.select_related("product")
    }
    assert days == {"mug": 5, "cream": 30}


@pytest.mark.serves("S1-50")
@pytest.mark.serves("S4-35")
def test_a_late_delivery_asks_like_one_in_time(cleo: Customer, at: datetime) -> None:
    order = order_of(cleo, placed_at=at - timedelta(days=4))
    Line.objects.create(
        order=order, position=1, product=a_product(), name="Mug", unit_amount=Decimal(24)
    )
    promise = delivered(parcel_of(order, courier=a_courier()))
    kept = PromiseKept(promise.pk, 1)
    publish(kept, about=Ref("promise", str(promise.pk)), by=Actor.machine("test"), at=at)
    drain(at)

    ask = Ask.objects.get()
    assert (ask.kind, ask.customer_id, ask.order_id) == (AskKind.REVIEW, cleo.pk, order.pk)


@pytest.mark.serves("S1-50")
def test_nobody_is_asked_before_delivery_or_long_after(cleo: Customer, at: datetime) -> None:
    parcel = parcel_with(cleo, at, a_product())
    old = at + timedelta(days=40)

    assert ask_buyer(parcel=parcel, at=old) == 0
    Parcel.objects.update(delivered_at=None)
    parcel.refresh_from_db()
    assert ask_buyer(parcel=parcel, at=at) == 0
    assert not Ask.objects.exists()


@pytest.mark.serves("S1-50")
@pytest.mark.serves("S4-33")
def test_the_mail_holds_five_links_that_change_nothing(
    cleo: Customer, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    parcel = parcel_with(cleo, at, a_product())
    ask_buyer(parcel=parcel, at=at)

    send_due(at=at + timedelta(days=1))
    drain(at + timedelta(days=1))

    invitation = Invitation.objects.get()
    mail = mailoutbox[-1].body
    assert [stars for stars in range(1, 6) if f"{invitation.token}/?stars={stars}" in mail] == [
        *range(1, 6)
    ]
    assert invitation.review is None
    assert not Review.objects.exists()
    assert invitation.expires_at > at + timedelta(days=90)


def test_what_was_written_ends_the_asking(cleo: Customer, at: datetime) -> None:
    parcel = parcel_with(cleo, at, a_product())
    ask_buyer(parcel=parcel, at=at)
    line = parcel.order.lines.get()

    write_review(invitation=invited(line, at), writing=Writing(4, language="en"), at=at)
    drain(at)

    assert Ask.objects.get(kind=AskKind.REVIEW).state == AskState.ANSWERED


@pytest.mark.serves("S1-47")
@pytest.mark.parametrize("stars", [1, 5])
def test_after_months_of_use_the_author_is_asked_again_whatever_they_wrote(
    cleo: Customer, at: datetime, stars: int
) -> None:
    review = reviewed(cleo, at, stars=stars)
    drain(at)

    ask = Ask.objects.get(kind=AskKind.REVIEW_AGAIN)
    assert ask.earliest_at == at - timedelta(days=7) + timedelta(days=180)

    line = review.order_line
    assert line
    later = at + timedelta(days=180)
    second = invite(line=line, months_after=6, expires_at=later + timedelta(days=90), at=later)
    written = write_review(invitation=second, writing=Writing(3, language="en"), at=later)

    assert (written.months_after, written.is_verified) == (6, True)
    assert ask_again(review=written, at=later) is None


@pytest.mark.serves("S1-47")
def test_a_stale_product_asks_its_recent_buyers(
    cleo: Customer, dora: Customer, at: datetime
) -> None:
    product = a_product()
    Product.objects.filter(pk=product.pk).update(state="draft")
    reviewed(cleo, at - timedelta(days=130), product=product)
    line = bought(dora, at, number="1002", product=product)
    publishable(product)

    assert ask_about_stale(at=at + timedelta(days=1)) == 1
    assert ask_about_stale(at=at + timedelta(days=2)) == 0

    assert Ask.objects.get(customer=dora).about_id == str(line.pk)


@pytest.mark.serves("S1-47")
def test_a_product_with_a_fresh_review_asks_nobody_anew(
    cleo: Customer, dora: Customer, at: datetime
) -> None:
    product = a_product()
    Product.objects.filter(pk=product.pk).update(state="draft")
    reviewed(cleo, at - timedelta(days=100), product=product)
    bought(dora, at, number="1002", product=product)
    publishable(product)

    assert ask_about_stale(at=at + timedelta(days=1)) == 0
    assert ask_about_stale(at=at + timedelta(days=22)) == 1


def publishable(product: Product) -> None:
    """As it would be after its sheet was published."""
    version = SheetVersion.objects.create(
        product=product,
        number=1,
        content={},
        content_hash="0" * 64,
        published_at=datetime.fromisoformat("2026-01-01T00:00:00+00:00"),
        published_by="person 1",
    )
    Product.objects.filter(pk=product.pk).update(
        state="published", slug=product.sku, published_version=version
    )


@pytest.mark.parametrize(
    "facts",
    [
        SettingsFacts(delay_days=-1),
        SettingsFacts(delays={1: 400}),
        SettingsFacts(valid_days=3),
        SettingsFacts(second_after_months=61),
        SettingsFacts(most_of_order=0),
        SettingsFacts(stale_days=1),
    ],
)
def test_settings_that_make_no_sense_are_refused(
    alma: User, at: datetime, facts: SettingsFacts
) -> None:
    with pytest.raises(SettingsUnusable):
        save_review_settings(facts=facts, by=alma, at=at)


@pytest.mark.serves("S1-48")
def test_aspects_go_by_category(alma: User, at: datetime) -> None:
    product = a_product()
    category = product.category
    assert category
    Category.objects.filter(pk=category.pk).update(path=[category.pk])
    category.refresh_from_db()

    assert list(aspects_of(product)) == ["quality", "as_described", "value"]
    name = {"en": "Fit", "el": "Εφαρμογή", "sl": "Prileganje", "hy": "Նստվածք"}
    save_aspect(facts=AspectFacts("fit", name, category), by=alma, at=at)
    product.refresh_from_db()

    assert list(aspects_of(product)) == ["fit", "quality", "as_described", "value"]
    with pytest.raises(SettingsUnusable):
        save_aspect(facts=AspectFacts("Größe", name), by=alma, at=at)
    with pytest.raises(SettingsUnusable):
        save_aspect(facts=AspectFacts("size", {}), by=alma, at=at)
