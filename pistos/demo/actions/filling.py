"""Filling the demo shop."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, time, timedelta
from decimal import Decimal

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
from pistos.demo.actions.ordering import Progress, tell_orders
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
from pistos.demo.models import Played
from pistos.help.actions.articles import add_default_articles
from pistos.kit.errors import Refused
from pistos.kit.public_holidays import holidays_of
from pistos.orders.actions.learning import learn_deliveries
from pistos.orders.facts import PartnerFacts
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.partners.rules import Terms
from pistos.promises.actions.publishing import publish_figures
from pistos.promises.actions.sealing import seal_entries
from pistos.shop.models import Closure, Shop, ShopSettings, WorkingHours

READ_SINCE = timedelta(days=200)
"""Orders before that came through the shop's former program, which kept no sheets."""


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
    tell_orders(at, progress)
    progress("learning", 0, 1)
    reckoned()
    learned = beside(lambda: count_and_learn(at))
    know_since_first_order()
    note_what_was_read(since=at - READ_SINCE)
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
    add_asked(at)
    look_after(at)
    make_good(at)
    add_contracts(at)
    progress("figures", 0, 1)
    sealed = beside(lambda: seal_and_publish(at))
    measure(at)
    sealed()
    progress("figures", 1, 1)
    Played.objects.create(until=at, asked_until=at)


def count_and_learn(at: datetime) -> None:
    count_rows()
    learn_deliveries(by=BY, at=at)


def seal_and_publish(at: datetime) -> None:
    seal_entries(at)
    publish_figures(at)


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
    people = (cast.OWNER, cast.MANAGER, cast.AGENT, cast.COLLEAGUE)
    with ThreadPoolExecutor() as threads:
        hashed = threads.map(make_password, [password for *_, password in people])
    for (email, name, role, _), password in zip(people, hashed, strict=True):
        User.objects.create(email=email, name=name, role=role, language="en", password=password)


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
