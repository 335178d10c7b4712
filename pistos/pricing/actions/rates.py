"""VAT rates: those that come with the program, and those that a person enters when a law changes."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from babel import Locale
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.pricing.events import VatRateSet
from pistos.pricing.models import VatRate
from pistos.pricing.rules.vat import VAT_CLASSES

SHIPPED = Path(__file__).parents[1] / "data" / "vat_rates.csv"


class RateWrong(Refused):
    """A rate that cannot be: the text says what is wrong."""


@dataclass(frozen=True, slots=True)
class NewRate:
    country: str
    vat_class: str
    percent: Decimal
    valid_from: date
    source: str


@transaction.atomic
def set_vat_rate(*, rate: NewRate, by: Actor, at: datetime) -> VatRate:
    """A rate from a day on; the one that holds then ends with it. Publishes `VatRateSet`.

    Orders keep the rate that they were placed with. Refuses a rate without its source, and a day from
    which a later rate is on record already.
    """
    _check(rate)
    same = VatRate.objects.select_for_update().filter(
        country=rate.country, vat_class=rate.vat_class
    )
    if same.filter(valid_from__gte=rate.valid_from).exists():
        raise RateWrong(_("A rate from that day or a later one is on record already."))
    same.filter(Q(valid_until=None) | Q(valid_until__gt=rate.valid_from)).update(
        valid_until=rate.valid_from
    )
    made = VatRate.objects.create(
        country=rate.country,
        vat_class=rate.vat_class,
        percent=rate.percent,
        valid_from=rate.valid_from,
        source=rate.source.strip(),
    )
    publish(
        VatRateSet(rate.country, rate.vat_class, str(rate.percent), rate.valid_from.isoformat()),
        about=Ref("vat_rate", str(made.pk)),
        by=by,
        at=at,
    )
    return made


def _check(rate: NewRate) -> None:
    if len(rate.country) != 2 or rate.country not in Locale("en").territories:
        raise RateWrong(_("Please choose a country."))
    if rate.vat_class not in VAT_CLASSES:
        raise RateWrong(_("Please choose a class of goods."))
    if not 0 <= rate.percent < 100:
        raise RateWrong(_("A rate lies between 0 and 100 per cent."))
    if not rate.source.strip():
        raise RateWrong(_("Please name the law or the page that the rate comes from."))


def shipped_rates() -> Iterator[VatRate]:
    """The rates that come with the program, unsaved, each with its source."""
    with SHIPPED.open(newline="") as file:
        for row in csv.DictReader(file):
            yield VatRate(
                country=row["country"],
                vat_class=row["vat_class"],
                percent=Decimal(row["percent"]),
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                source=row["source"],
            )


@transaction.atomic
def take_shipped_rates() -> int:
    """Adds the rates that come with the program for countries and classes that have none; returns how
    many. What a person entered is left alone, so that it may run at each start."""
    known = set(VatRate.objects.values_list("country", "vat_class"))
    fresh = [rate for rate in shipped_rates() if (rate.country, rate.vat_class) not in known]
    VatRate.objects.bulk_create(fresh)
    return len(fresh)
