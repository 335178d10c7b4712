"""Filling the demo shop."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib.auth.hashers import make_password
from django.db import transaction

from pistos.accounts.models import User
from pistos.conversations.actions.default_macros import add_default_macros
from pistos.customers.models import Customer
from pistos.demo import cast, story
from pistos.demo.actions.agreeing import add_contracts
from pistos.demo.actions.asked import add_asked
from pistos.demo.actions.asking import ask_customers
from pistos.demo.actions.besides import beside
from pistos.demo.actions.causing import record_causes
from pistos.demo.actions.furnishing import furnish
from pistos.demo.actions.photographing import add_pictures_of_buyers
from pistos.demo.actions.planning import count_rows, know_since_first_order
from pistos.demo.actions.reading import note_what_was_read
from pistos.demo.actions.remedying import make_good
from pistos.demo.actions.returning import return_some
from pistos.demo.actions.reviewing import record_reviews
from pistos.demo.actions.shelving import fill_shelves
from pistos.demo.actions.talks import record_conversations
from pistos.demo.actions.trading import begin_trading
from pistos.demo.actions.troubling import go_wrong, look_after
from pistos.demo.cast import BY
from pistos.demo.measuring import measure
from pistos.demo.models import ComingScan, Played
from pistos.help.actions.articles import add_default_articles
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.public_holidays import holidays_of
from pistos.kit.words import by_day_words
from pistos.orders.actions import RecordedOrder, record_orders
from pistos.orders.actions.learning import learn_deliveries
from pistos.orders.facts import OrderFacts, ParcelFacts, PartnerFacts
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.partners.rules import Terms
from pistos.promises.actions import record_promises
from pistos.promises.actions.publishing import publish_figures
from pistos.promises.actions.sealing import seal_entries
from pistos.promises.facts import PromiseFacts
from pistos.promises.rules.due import day_of
from pistos.shop.models import Closure, Shop, ShopSettings, WorkingHours

BATCH = 2500
CARRIAGE_AGREED = timedelta(days=180)
"""The couriers have given their word for so long; what they carried before is measured by ours alone."""
READ_SINCE = timedelta(days=200)
"""Orders before that came through the shop's former program, which kept no sheets."""
Progress = Callable[[str, int, int], None]


class NotADemo(Refused):
    """The database holds something else."""


def is_filled() -> bool:
    """True for a demo; refuses a database that holds anything but a demo."""
    shop = Shop.objects.filter(pk=1).first()
    if shop is not None and shop.is_demo:
        return Played.objects.exists()
    if shop is not None or any(
        model.objects.exists() for model in (User, Order, Customer, Partner)
    ):
        raise NotADemo(
            "This database is not empty and not a demo. Point DATABASE_URL at an empty database,"
            " or leave it unset to use the private one."
        )
    return False


def fill(*, at: datetime, progress: Progress) -> None:
    """Makes the demo shop with its fourteen months before `at`. Ends whole or, run again, starts over."""
    progress("shop", 0, 1)
    countries = sorted({each[0] for each in cast.COUNTRIES})
    reckoned = beside(lambda: [holidays_of(country, "", at.year) for country in countries])
    with transaction.atomic():
        open_shop(at)
        invite_cast()
        take_on_partners(at)
        add_default_macros(by=BY, at=at)
        add_default_articles(by=BY, at=at)
    open_doors(at, progress)
    told = 0
    tales = story.tell(at)
    while batch := list(islice(tales, BATCH)):
        with transaction.atomic():
            record(batch, at)
        told += len(batch)
        progress("orders", told, story.ORDERS)
    count_rows()
    know_since_first_order()
    note_what_was_read(since=at - READ_SINCE)
    progress("learning", 0, 1)
    reckoned()
    learned = beside(lambda: learn_deliveries(by=BY, at=at))
    record_conversations(at=at, progress=progress)
    learned()
    progress("learning", 1, 1)
    record_reviews(at)
    add_pictures_of_buyers(at)
    progress("reviews", 1, 1)
    record_causes(at)
    furnish(at)
    go_wrong(at)
    ask_customers(at=at, days=story.DAYS)
    return_some(at)
    progress("sealing", 0, 1)
    seal_entries(at)
    publish_figures(at)
    progress("sealing", 1, 1)
    add_asked(at)
    look_after(at)
    make_good(at)
    add_contracts(at)
    progress("figures", 0, 1)
    measure(at)
    progress("figures", 1, 1)
    Played.objects.create(until=at, asked_until=at)


def open_doors(at: datetime, progress: Progress) -> None:
    """What the shop sells, since its first day, and all that buying it takes."""
    opened_at = at - timedelta(days=story.DAYS)
    progress("products", 0, 1)
    with transaction.atomic():
        fill_shelves(opened_at)
        begin_trading(opened_at, at)
    progress("products", 1, 1)


def open_shop(at: datetime) -> None:
    Shop.objects.create(
        name="Rodi",
        tagline={
            "en": "Things for the house from three countries",
            "el": "Πράγματα για το σπίτι από τρεις χώρες",
            "sl": "Reči za dom iz treh dežel",
            "hy": "Տան իրեր երեք երկրից",
        },
        legal_name="Rodi Demo IKE",
        legal_address="Odos Paradeigmatos 1, 100 00 Athens",
        tax_number="EL000000000",
        register_number="000000000000",
        email="shop@rodi.example",
        phone="+30 210 000 0000",
        country="GR",
        currency="EUR",
        time_zone="Europe/Athens",
        languages=["el", "sl", "hy", "en"],
        default_language="el",
        is_demo=True,
        opened_on=(at - timedelta(days=story.DAYS)).date(),
        set_up_at=at,
    )
    ShopSettings.objects.create(
        made_by="demo", trust_page_public_from=(at - timedelta(days=story.DAYS - 60)).date()
    )
    for weekday in range(5):
        WorkingHours.objects.create(weekday=weekday, opens=time(9), closes=time(14))
        WorkingHours.objects.create(weekday=weekday, opens=time(15), closes=time(18))
    WorkingHours.objects.create(weekday=5, opens=time(10), closes=time(14))
    Closure.objects.create(
        starts_on=at.date() + timedelta(days=40),
        ends_on=at.date() + timedelta(days=41),
        reason={
            "en": "Stocktaking", "el": "Απογραφή", "sl": "Inventura", "hy": "Գույքագրում",
        },
    )  # fmt: skip


def invite_cast() -> None:
    for email, name, role, password in (cast.OWNER, cast.MANAGER, cast.AGENT, cast.COLLEAGUE):
        User.objects.create(
            email=email, name=name, role=role, language="en", password=make_password(password)
        )


def take_on_partners(at: datetime) -> None:
    costs = {courier.facts.code: Decimal(courier.cost) for courier in cast.COURIERS}
    everyone: Iterable[PartnerFacts] = (
        *(courier.facts for courier in cast.COURIERS),
        *(supplier.facts for supplier in cast.SUPPLIERS),
        *cast.OTHER_PARTNERS,
    )
    for facts in everyone:
        Partner.objects.create(
            code=facts.code,
            name=facts.name,
            kind=facts.kind,
            state="active",
            country=facts.country,
            email=f"contact@{facts.code}.example",
            gives_proof_of_delivery=facts.gives_proof,
            cost_amount=costs.get(facts.code),
            cost_currency="EUR" if facts.code in costs else "",
            known_since=at - timedelta(days=story.DAYS),
            terms=Terms(days=cast.TERMS.get(facts.code, {})).as_json(),
        )


def record(tales: list[story.Tale], at: datetime) -> None:
    """One batch: its orders as known at `at`, their promises, and what is still to come."""
    recorded = record_orders(batch=[known_order(tale, at) for tale in tales], at=at).orders
    promises: list[PromiseFacts] = []
    for tale, row in zip(tales, recorded, strict=True):
        promises += promises_of(tale, row, at)
    record_promises(batch=promises, by=BY, at=at)
    ComingScan.objects.bulk_create(
        ComingScan(
            parcel_id=row.parcels["1"],
            happens_at=scan.happened_at,
            code=scan.code,
            place=scan.place,
        )
        for tale, row in zip(tales, recorded, strict=True)
        for scan in tale.order.parcels[0].scans
        if scan.happened_at > at
    )


def known_order(tale: story.Tale, at: datetime) -> OrderFacts:
    """The order as known at `at`. An order that is called delivered while its parcel is under way
    would be flagged as impossible, and left out of learning."""
    parcel = known(tale.order.parcels[0], at)
    is_refunded = past(tale.refunded_at, at) is not None
    return replace(
        tale.order,
        state=known_state(tale, parcel, at),
        payment_state="refunded" if is_refunded else "paid",
        parcels=(parcel,),
    )


def known_state(tale: story.Tale, parcel: ParcelFacts, at: datetime) -> str:
    if tale.order.cancelled_at is not None:
        return tale.order.state
    if parcel.handed_over_at is None:
        return "preparing"
    without_proof = not tale.courier.gives_proof and tale.promised_on < at.date()
    return "delivered" if parcel.delivered_at or without_proof else "sent"


def known(parcel: ParcelFacts, at: datetime) -> ParcelFacts:
    """The parcel as known at `at`: nothing of its future."""
    return replace(
        parcel,
        scans=tuple(scan for scan in parcel.scans if scan.happened_at <= at),
        handed_over_at=past(parcel.handed_over_at, at),
        delivered_at=past(parcel.delivered_at, at),
    )


def past(instant: datetime | None, at: datetime) -> datetime | None:
    return instant if instant is not None and instant <= at else None


def promises_of(tale: story.Tale, row: RecordedOrder, at: datetime) -> list[PromiseFacts]:
    """The supplier's promise to hand over, ours to the customer, carried by the courier, and the
    refund of what was cancelled."""
    order, parcel = tale.order, tale.order.parcels[0]
    about: dict[str, Any] = {
        "about_kind": "parcel",
        "about_id": row.parcels["1"],
        "order_id": row.id,
        "made_at": order.placed_at,
        "zone": parcel.zone,
        "country": parcel.country,
        "region": parcel.region,
        "is_imported": False,
        "withdrawn_at": past(order.cancelled_at, at),
        "withdrawn_because": "customer_cancelled" if order.cancelled_at else "",
    }
    promises = [hand_over_of(tale, row, at, about), delivery_of(tale, row, at, about)]
    return [*promises, *carriage_of(tale, row, at, about), *refunds_of(tale, row, at)]


def hand_over_of(
    tale: story.Tale, row: RecordedOrder, at: datetime, about: dict[str, Any]
) -> PromiseFacts:
    supplier_id = row.partners[tale.supplier.code]
    return PromiseFacts(
        kind="hand_over",
        toward="shop",
        due_on=tale.hand_over_due_on,
        made_by=Actor.partner(supplier_id),
        told_where="terms",
        partner_id=supplier_id,
        fulfilled_at=past(tale.order.parcels[0].handed_over_at, at),
        cause="supplier_late",
        blamed_partner_id=supplier_id,
        **about,
    )


def carriage_of(
    tale: story.Tale, row: RecordedOrder, at: datetime, about: dict[str, Any]
) -> list[PromiseFacts]:
    """The courier's own word from the hand-over on, since its terms were agreed."""
    parcel, courier_id = tale.order.parcels[0], row.partners[tale.courier.code]
    handed_over_at = past(parcel.handed_over_at, at)
    days = cast.TERMS.get(tale.courier.code, {}).get("delivery")
    if handed_over_at is None or days is None or handed_over_at < at - CARRIAGE_AGREED:
        return []
    return [
        PromiseFacts(
            kind="delivery",
            toward="shop",
            due_on=day_of(handed_over_at, parcel.zone) + timedelta(days=days),
            made_by=Actor.partner(courier_id),
            told_where="terms",
            partner_id=courier_id,
            gives_proof=tale.courier.gives_proof,
            fulfilled_at=past(parcel.delivered_at, at),
            cause="courier_late",
            blamed_partner_id=courier_id,
            **(about | {"made_at": handed_over_at}),
        )
    ]


def delivery_of(
    tale: story.Tale, row: RecordedOrder, at: datetime, about: dict[str, Any]
) -> PromiseFacts:
    parcel, courier_id = tale.order.parcels[0], row.partners[tale.courier.code]
    is_supplier_late = parcel.handed_over_at is not None and (
        parcel.handed_over_at.date() > tale.hand_over_due_on
    )
    return PromiseFacts(
        kind="delivery",
        toward="customer",
        due_on=tale.promised_on,
        made_by=BY,
        told_where="order_page",
        customer_id=row.customer_id,
        partner_id=courier_id,
        usual_on=tale.usual_on,
        chance=tale.chance,
        model_version="demo",
        grounds=tale.grounds,
        words=words_of(tale),
        language=tale.order.language,
        gives_proof=tale.courier.gives_proof,
        moves=tuple(move for move in tale.moves if move.happened_at <= at),
        fulfilled_at=past(parcel.delivered_at, at),
        cause="supplier_late" if is_supplier_late else "courier_late",
        blamed_partner_id=row.partners[tale.supplier.code] if is_supplier_late else courier_id,
        overturned_at=past(tale.overturned_at, at),
        overturned_because=tale.overturned_because if past(tale.overturned_at, at) else "",
        **about,
    )


def refunds_of(tale: story.Tale, row: RecordedOrder, at: datetime) -> list[PromiseFacts]:
    """The money of a cancelled order, promised back as it was cancelled."""
    order, parcel = tale.order, tale.order.parcels[0]
    cancelled_at, due_on = past(order.cancelled_at, at), tale.refund_due_on
    if cancelled_at is None or due_on is None:
        return []
    told_on = cancelled_at.astimezone(ZoneInfo(parcel.zone)).date()
    return [
        PromiseFacts(
            kind="refund",
            toward="customer",
            about_kind="order",
            about_id=row.id,
            order_id=row.id,
            customer_id=row.customer_id,
            made_at=cancelled_at,
            due_on=due_on,
            zone=parcel.zone,
            country=parcel.country,
            region=parcel.region,
            made_by=BY,
            told_where="order_page",
            words=by_day_words(due_on, told_on, order.language),
            language=order.language,
            is_imported=False,
            fulfilled_at=past(tale.refunded_at, at),
            cause="shop_late",
        )
    ]


def words_of(tale: story.Tale) -> str:
    """The day as it was told, in the customer's language."""
    order = tale.order
    return by_day_words(tale.promised_on, order.placed_at.date(), order.language)
