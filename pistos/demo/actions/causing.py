"""What went wrong in the demo's fourteen months, coded by its staff; the watch finds the courier that slips.

The matters follow what happened: whoever waited longer than promised complains of it more often, and the
courier that is ever later breaks more. The alarm is raised by the real rule, in the week in which it
would have been.
"""

import random
import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from pistos.accounts.models import User
from pistos.causes.actions.awaiting import await_cause
from pistos.causes.actions.learning import learn_coding
from pistos.causes.actions.proposing import propose_causes
from pistos.causes.actions.watching import watch_causes
from pistos.causes.facts import Facets
from pistos.causes.models import Cause, CodedCause, Coding, SecondOpinion
from pistos.causes.rules.tree import with_parents
from pistos.causes.rules.words import named
from pistos.demo import cast
from pistos.kit.actors import Ref
from pistos.kit.languages import LANGUAGES
from pistos.partners.models import Partner
from pistos.shop.queries import the_shop

FOLDER = Path(__file__).parent.parent / "data" / "complaints"
LATE_SAID = 0.8
ELSE_SAID = 0.009
CARELESS_SAID = 0.035
CARELESS = timedelta(weeks=6)
"""For so long Karavan Post, which is ever later, has been breaking things too."""
WATCHED_WEEKS = 12
WAITING = 9
SECOND = 10
SAME = 0.87
WEIGHTS = {
    "carrier.damaged": 9, "carrier.place": 4, "warehouse.wrong": 7, "warehouse.short": 5,
    "warehouse.packing": 4, "product.defect": 8, "product.quality": 6, "product.described.photo": 5,
    "product.described.colour": 4, "service.slow": 6, "service.none": 4, "service.rude": 2,
    "payment.refund_late": 5, "website.checkout": 3, "information.none": 5, "other.unlisted": 4,
}  # fmt: skip
FOUND = {
    "carrier": "The courier's own scans say so.",
    "warehouse": "The photo from packing shows it.",
    "product": "The photo the customer sent shows it.",
    "service": "Read again in the conversation.",
    "payment": "The payment journal has the day.",
    "website": "Seen in the log of that hour.",
    "information": "No message was written that day.",
    "other": "Nothing in the list says this.",
}

_ORDERS = """
SELECT o.id, o.customer_id, o.language, p.delivered_at, p.courier_id, p.supplier_id, l.product_id,
       coalesce(s.state IN ('broken', 'fulfilled_late'), false)
FROM orders_parcel p
JOIN orders_order o ON o.id = p.order_id
JOIN LATERAL (SELECT product_id FROM orders_line WHERE order_id = o.id ORDER BY position LIMIT 1) l
    ON true
LEFT JOIN promises_standing s ON s.about_kind = 'parcel' AND s.about_id = p.id
    AND s.kind = 'delivery' AND s.toward = 'customer'
WHERE p.delivered_at < %s AND o.source = 'demo' AND o.cancelled_at IS NULL
ORDER BY p.delivered_at, o.id
"""


class Matter(NamedTuple):
    """An order whose buyer had something to say, and why."""

    order_id: int
    customer_id: int
    language: str
    happened_at: datetime
    courier_id: int | None
    supplier_id: int | None
    product_id: int | None
    code: str
    text: str


def record_causes(at: datetime) -> None:
    """All of it in a handful of statements, the same from the same dice."""
    dice = random.Random(20)
    matters = _matters(dice, at)
    waiting, coded = matters[-WAITING:], matters[:-WAITING]
    coders = list(User.objects.exclude(email="").order_by("pk").values_list("pk", flat=True)[:3])
    with transaction.atomic():
        _code(coded, coders, dice)
        _second(coders, dice, at)
        for matter in waiting:
            await_cause(subject=_subject(matter), facets=_facets(matter), at=at)
    learn_coding(at=at)
    propose_causes(at=at)
    for week in range(WATCHED_WEEKS, -1, -1):
        watch_causes(at=at - timedelta(days=7 * week))


def _matters(dice: random.Random, at: datetime) -> list[Matter]:
    with connection.cursor() as cursor:
        cursor.execute(_ORDERS, [at])
        rows = cursor.fetchall()
    found = []
    codes, weights = list(WEIGHTS), list(WEIGHTS.values())
    careless = Partner.objects.get(code=cast.KARAVAN.code).pk
    for order, customer, language, arrived, courier, supplier, product, was_late in rows:
        chance = dice.random()
        is_careless = courier == careless and arrived > at - CARELESS
        if was_late and chance < LATE_SAID:
            code = "carrier.late"
        elif chance > 1 - ELSE_SAID:
            code = dice.choices(codes, weights)[0]
        elif is_careless and chance > 1 - ELSE_SAID - CARELESS_SAID:
            code = "carrier.damaged"
        else:
            continue
        text = dice.choice(_words(language)[code])
        happened = arrived + timedelta(hours=dice.randrange(2, 20))
        found.append(
            Matter(
                order, customer, language, min(happened, at), courier, supplier, product, code, text
            )
        )
    return found


def _code(matters: Sequence[Matter], coders: Sequence[int], dice: random.Random) -> None:
    causes = {row.code: row for row in Cause.objects.all()}
    codings = Coding.objects.bulk_create(
        [
            Coding(
                subject_kind="order",
                subject_id=str(one.order_id),
                codes=[one.code],
                found=FOUND[one.code.partition(".")[0]],
                text=one.text,
                language=one.language,
                customer_id=one.customer_id,
                order_id=one.order_id,
                happened_at=one.happened_at,
                coded_at=one.happened_at + timedelta(hours=30),
                by_kind="person",
                by_id=str(dice.choice(coders)),
                suggested=_guess(one),
            )
            for one in matters
        ]
    )
    zone = ZoneInfo(the_shop().time_zone)
    CodedCause.objects.bulk_create(
        [
            CodedCause(
                coding=coding,
                subject_kind=coding.subject_kind,
                subject_id=coding.subject_id,
                cause=causes[code],
                is_primary=True,
                is_named=is_named,
                day=one.happened_at.astimezone(zone).date(),
                product_id=one.product_id,
                courier_id=one.courier_id,
                supplier_id=one.supplier_id,
            )
            for one, coding in zip(matters, codings, strict=True)
            for code, is_named in with_parents([one.code]).items()
        ]
    )


def _second(coders: Sequence[int], dice: random.Random, at: datetime) -> None:
    """A colleague's word on every tenth, which agrees mostly; this month's are left to do."""
    rows = Coding.objects.filter(coded_at__lt=at - timedelta(days=30)).order_by("pk")
    opinions = []
    for row in rows:
        if row.pk % SECOND:
            continue
        code = row.codes[0] if dice.random() < SAME else dice.choice(list(WEIGHTS))
        other = next(one for one in (*coders, 0) if str(one) != row.by_id)
        opinions.append(
            SecondOpinion(
                coding=row, code=code, given_at=row.coded_at + timedelta(days=3), by_id=str(other)
            )
        )
    SecondOpinion.objects.bulk_create(opinions)


def _guess(matter: Matter) -> str:
    shares = named(matter.text, matter.language)
    return max(shares, key=lambda code: (shares[code], code), default="")


def _subject(matter: Matter) -> Ref:
    return Ref("order", str(matter.order_id))


def _facets(matter: Matter) -> Facets:
    return Facets(
        text=matter.text,
        language=matter.language,
        happened_at=matter.happened_at,
        order_id=matter.order_id,
    )


@cache
def _words(language: str) -> Mapping[str, Any]:
    known = language if language in LANGUAGES else "en"
    with (FOLDER / f"{known}.toml").open("rb") as file:
        return tomllib.load(file)
