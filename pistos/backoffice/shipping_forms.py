"""Forms about ways of sending; rates, windows and points are written a line each."""

import csv
import io
from collections.abc import Iterable
from datetime import time
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pistos.backoffice.price_forms import codes
from pistos.backoffice.trade_words import METHOD_KINDS
from pistos.components.choosing import offer
from pistos.customers.models import Customer
from pistos.customers.queries import by_alias
from pistos.kit.languages import text_in
from pistos.partners.models import Partner
from pistos.shipping.actions import FreeFromFacts, MethodFacts, PointFacts, RateFacts, WindowFacts
from pistos.shipping.models import Method, Rate
from pistos.stock.models import Location

MOST_LINES = 500


def _lines(text: str) -> list[list[str]]:
    """Each line as its parts between semicolons, tidy; empty lines left out."""
    rows = [
        [part.strip() for part in line.split(";")] for line in text.splitlines() if line.strip()
    ]
    if len(rows) > MOST_LINES:
        raise ValidationError(gettext("At most %(count)d lines.") % {"count": MOST_LINES})
    return rows


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


class MethodForm(forms.Form):
    code = forms.SlugField(label=_("Short name"), max_length=40)
    kind = forms.ChoiceField(label=_("Kind"), choices=METHOD_KINDS.items())
    name = forms.CharField(label=_("Name that customers read"), max_length=120)
    note = forms.CharField(label=_("Note that customers read"), max_length=300, required=False)
    courier = forms.ChoiceField(label=_("Courier"), required=False)
    service = forms.CharField(
        label=_("The courier's service"),
        max_length=60,
        required=False,
        help_text=_("As its parcels name it: its own record decides the promised day."),
    )
    store = forms.ChoiceField(label=_("Store"), required=False)
    ready_within_hours = forms.IntegerField(
        label=_("Ready in the store within"), min_value=0, max_value=500, initial=2
    )
    cut_off = forms.TimeField(
        label=_("Leaves the same day if ordered by"),
        initial=time(14),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )
    pays_on_delivery = forms.BooleanField(label=_("Can be paid on delivery"), required=False)
    collect_fee_amount = forms.DecimalField(
        label=_("Fee for paying on delivery"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
    )
    collect_cost_amount = forms.DecimalField(
        label=_("What that costs us"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
        help_text=_("The fee must not be higher."),
    )
    position = forms.IntegerField(label=_("Order"), min_value=0, max_value=999, initial=0)
    is_active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def __init__(
        self, *args: Any, couriers: list[Partner], stores: list[Location], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.couriers = {partner.code: partner for partner in couriers}
        self.stores = {store.code: store for store in stores}
        offer(
            self,
            "courier",
            [
                ("", "–"),
                *((partner.code, partner.name) for partner in couriers),
            ],
        )
        offer(
            self,
            "store",
            [
                ("", "–"),
                *((store.code, store.name) for store in stores),
            ],
        )

    def value(self, language: str, before: Method | None) -> MethodFacts:
        given = self.cleaned_data
        names = {**(before.name if before else {}), language: given["name"]}
        notes = {**(before.note if before else {}), language: given["note"]}
        return MethodFacts(
            code=given["code"],
            kind=given["kind"],
            name=names,
            note={code: text for code, text in notes.items() if text},
            courier=self.couriers.get(given["courier"]),
            store=self.stores.get(given["store"]),
            service=given["service"],
            ready_within_hours=given["ready_within_hours"],
            cut_off=given["cut_off"],
            pays_on_delivery=given["pays_on_delivery"],
            collect_fee_amount=given["collect_fee_amount"] or Decimal(0),
            collect_cost_amount=given["collect_cost_amount"] or Decimal(0),
            position=given["position"],
            is_active=given["is_active"],
        )

    @staticmethod
    def initial_of(method: Method, language: str) -> dict[str, object]:
        names = (
            "code", "kind", "service", "ready_within_hours", "cut_off", "pays_on_delivery",
            "collect_fee_amount", "collect_cost_amount", "position", "is_active",
        )  # fmt: skip
        return {
            **{name: getattr(method, name) for name in names},
            "name": text_in(method.name, language),
            "note": text_in(method.note, language),
            "courier": method.courier.code if method.courier else "",
            "store": method.store.code if method.store else "",
        }


class RatesForm(forms.Form):
    rates = forms.CharField(
        label=_("Prices, a line each"),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_(
            "Countries; up to grams; price with VAT; currency; if need be postcodes from-to; up to goods"
            " worth. For example: GR, CY; 2000; 3.50; EUR; 84000-84999; 200"
        ),
        max_length=40_000,
        required=False,
    )

    def clean_rates(self) -> list[RateFacts]:
        return [
            self._read(number, row)
            for number, row in enumerate(_lines(self.cleaned_data["rates"]), 1)
        ]

    @staticmethod
    def _read(number: int, row: list[str]) -> RateFacts:
        try:
            countries, grams, amount, currency, *rest = row
            first, _dash, last = (rest[0] if rest else "").partition("-")
            worth = rest[1] if len(rest) > 1 else ""
            return RateFacts(
                countries=codes(countries),
                max_weight_grams=int(grams),
                gross_amount=_decimal(amount),
                currency=currency.upper(),
                postcode_from=first.strip(),
                postcode_to=last.strip(),
                max_value=_decimal(worth) if worth else None,
            )
        except (ValueError, InvalidOperation) as error:
            raise ValidationError(
                gettext("Line %(number)d cannot be read.") % {"number": number}
            ) from error

    @staticmethod
    def of(rates: Iterable[Rate]) -> "RatesForm":
        return RatesForm(initial={"rates": "\n".join(_line(rate) for rate in rates)})


def _line(rate: Rate) -> str:
    parts = [
        ", ".join(rate.countries),
        str(rate.max_weight_grams),
        str(rate.gross_amount),
        rate.currency,
        f"{rate.postcode_from}-{rate.postcode_to}" if rate.postcode_from else "",
        "" if rate.max_value is None else str(rate.max_value),
    ]
    return "; ".join(parts).rstrip("; ")


class FreeForm(forms.Form):
    threshold = forms.DecimalField(
        label=_("Free from goods worth"), min_value=0, max_digits=12, decimal_places=2
    )
    currency = forms.CharField(label=_("Currency"), min_length=3, max_length=3)
    countries = forms.CharField(
        label=_("Countries"), max_length=400, help_text=_("Their two letters, for example GR, SI.")
    )
    method = forms.ChoiceField(label=_("Way of sending"), required=False)
    customer = forms.EmailField(
        label=_("For one customer alone"),
        required=False,
        help_text=_("Their e-mail. Empty: for everybody. It holds while they are signed in."),
    )
    valid_from = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    valid_until = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, methods: list[Method], **named: Any) -> None:
        super().__init__(*args, **named)
        self.methods = {method.code: method for method in methods}
        offer(
            self,
            "method",
            [
                ("", gettext("All")),
                *((method.code, method.code) for method in methods),
            ],
        )

    def clean_customer(self) -> Customer | None:
        email = self.cleaned_data["customer"].lower()
        found = by_alias("email", email) if email else None
        if email and found is None:
            raise ValidationError(gettext("No customer is known by this address."))
        return found

    def value(self) -> FreeFromFacts:
        given = self.cleaned_data
        return FreeFromFacts(
            countries=codes(given["countries"]),
            threshold=given["threshold"],
            currency=given["currency"].upper(),
            method=self.methods.get(given["method"]),
            customer=given["customer"],
            valid_from=given["valid_from"],
            valid_until=given["valid_until"],
        )


class WindowsForm(forms.Form):
    windows = forms.CharField(
        label=_("Times, a line each"),
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
        help_text=_(
            "Weekday from 1 (Monday) to 7; from; until; and, where there is a limit, how many orders can be"
            " brought then. For example: 3; 17:00; 20:00; 12"
        ),
        max_length=4000,
        required=False,
    )

    def clean_windows(self) -> list[WindowFacts]:
        found = []
        for number, row in enumerate(_lines(self.cleaned_data["windows"]), 1):
            try:
                weekday, starts, ends, *room = row
                (capacity,) = room or ("",)
                found.append(
                    WindowFacts(
                        int(weekday) - 1,
                        time.fromisoformat(starts),
                        time.fromisoformat(ends),
                        int(capacity) if capacity else None,
                    )
                )
            except ValueError as error:
                raise ValidationError(
                    gettext("Line %(number)d cannot be read.") % {"number": number}
                ) from error
        return found


class PointsForm(forms.Form):
    points = forms.FileField(
        label=_("The courier's list"),
        help_text=_("CSV with the columns code, name, address, city, postcode, country, hours."),
    )

    def clean_points(self) -> list[PointFacts]:
        file = self.cleaned_data["points"]
        if file.size > 5_000_000:
            raise ValidationError(gettext("The file is larger than 5 MB."))
        try:
            rows = list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"))))
            return [
                PointFacts(
                    **{
                        name: (row[name] or "").strip()
                        for name in ("code", "name", "address", "city", "postcode", "country")
                    },
                    hours=(row.get("hours") or "").strip(),
                )
                for row in rows
            ]
        except (UnicodeDecodeError, KeyError, csv.Error) as error:
            raise ValidationError(
                gettext("The file cannot be read. Check its columns and that it is UTF-8.")
            ) from error


class TryForm(forms.Form):
    """What a customer would be offered."""

    country = forms.CharField(label=_("Country"), min_length=2, max_length=2)
    postcode = forms.CharField(label=_("Postcode"), max_length=12, required=False)
    grams = forms.IntegerField(label=_("Weight in grams"), min_value=0, initial=500)
    worth = forms.DecimalField(label=_("Goods worth"), min_value=0, initial=20)
