"""What things cost: VAT rates, markets with their currency, the history of prices, vouchers.

A price is never rewritten: a new one is a new row, and the database refuses to change an old one other
than to end it sooner.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, DateRangeField, DateTimeRangeField
from django.contrib.postgres.fields.ranges import RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Now

from pistos.catalogue.models import Variant
from pistos.customers.models import Customer
from pistos.kit.languages import validate_translated


class DateSpan(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class TimeSpan(Func):
    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


class VatRate(models.Model):
    """The percentage that a class of goods bears in a country, from a day until before another."""

    country = models.CharField(max_length=2)
    vat_class = models.CharField(max_length=20)
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(percent__gte=0) & Q(percent__lt=100), name="pricing_rate_percent"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="pricing_rate_span",
            ),
            ExclusionConstraint(
                name="pricing_rate_one_at_a_time",
                expressions=[
                    ("country", RangeOperators.EQUAL),
                    ("vat_class", RangeOperators.EQUAL),
                    (DateSpan("valid_from", "valid_until"), RangeOperators.OVERLAPS),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.vat_class} {self.percent}"


class Market(models.Model):
    """Countries with one currency and one list of prices.

    `collects_vat_abroad`: the shop charges the VAT of countries outside its customs union itself;
    else nothing is charged there, and the buyer is told what the border may ask.
    """

    code = models.SlugField(max_length=20, unique=True)
    name = models.JSONField(default=dict, validators=[validate_translated])
    countries = ArrayField(models.CharField(max_length=2), default=list)
    currency = models.CharField(max_length=3)
    is_default = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)
    collects_vat_abroad = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="pricing_one_default"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PriceKind(models.TextChoices):
    REGULAR = "regular"
    REDUCTION = "reduction"


class Price(models.Model):
    """What a variant costs in a market over a span, VAT included. A reduction goes before a regular
    price; of each kind there is one at a time. Rows are closed, or withdrawn before they ever held; never
    changed or deleted."""

    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="prices")
    market = models.ForeignKey(Market, on_delete=models.PROTECT, related_name="prices")
    kind = models.CharField(max_length=10, choices=PriceKind.choices, default=PriceKind.REGULAR)
    gross_amount = models.DecimalField(max_digits=12, decimal_places=2)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(db_default=Now())
    by_kind = models.CharField(max_length=10, blank=True)
    by_id = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(gross_amount__gte=0), name="pricing_not_negative"),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gt=F("valid_from")),
                name="pricing_price_span",
            ),
            models.CheckConstraint(
                condition=~Q(kind=PriceKind.REDUCTION) | Q(valid_until__isnull=False),
                name="pricing_reduction_ends",
            ),
            ExclusionConstraint(
                name="pricing_price_one_at_a_time",
                expressions=[
                    ("variant", RangeOperators.EQUAL),
                    ("market", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (TimeSpan("valid_from", "valid_until"), RangeOperators.OVERLAPS),
                ],
                condition=Q(withdrawn_at=None),
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__lt=F("valid_from")),
                name="pricing_withdrawn_before_it_held",
            ),
        ]
        indexes = [models.Index(fields=["variant", "market", "valid_from"], name="pricing_history")]

    def __str__(self) -> str:
        return f"{self.variant_id} {self.gross_amount}"


class Content(models.Model):
    """How much a variant holds, for its price by unit: 250 g, 0.75 l, 10 pieces."""

    variant = models.OneToOneField(Variant, on_delete=models.CASCADE, related_name="content")
    quantity = models.DecimalField(max_digits=12, decimal_places=3)
    unit = models.CharField(max_length=8)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="pricing_content_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} {self.unit}"


class VoucherKind(models.TextChoices):
    PERCENT = "percent"
    AMOUNT = "amount"
    FREE_SHIPPING = "free_shipping"


class Voucher(models.Model):
    """A code that lessens an order, within limits that the database itself counts.

    `worth` is a percentage or an amount in `currency`, by kind. A limit that is null does not hold. With a
    `customer` it holds for nobody else who is known; a guest who has the code is taken for them.
    """

    code = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=14, choices=VoucherKind.choices)
    worth = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    currency = models.CharField(max_length=3, blank=True)
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)
    minimum_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    most_uses = models.PositiveIntegerField(null=True, blank=True)
    most_uses_each = models.PositiveIntegerField(null=True, blank=True)
    use_count = models.PositiveIntegerField(default=0)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.SET_NULL, related_name="vouchers"
    )
    is_active = models.BooleanField(default=True)
    why = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(most_uses=None) | Q(use_count__lte=F("most_uses")),
                name="pricing_voucher_within_limit",
            ),
            models.CheckConstraint(
                condition=Q(worth__gte=0) & (~Q(kind=VoucherKind.PERCENT) | Q(worth__lte=100)),
                name="pricing_voucher_worth",
            ),
        ]
        indexes = [models.Index(fields=["-made_at", "-id"], name="pricing_voucher_newest")]

    def __str__(self) -> str:
        return self.code


class VoucherUse(models.Model):
    """One order that a voucher lessened. Given back (`released_at`) when the order came to nothing."""

    voucher = models.ForeignKey(Voucher, on_delete=models.PROTECT, related_name="uses")
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.SET_NULL, related_name="voucher_uses"
    )
    key = models.CharField(max_length=60)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    used_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["voucher", "key"],
                condition=Q(released_at=None),
                name="pricing_voucher_once_an_order",
            ),
        ]
        indexes = [models.Index(fields=["voucher", "customer"], name="pricing_voucher_person")]

    def __str__(self) -> str:
        return f"{self.voucher_id} {self.key}"


class BusinessId(models.Model):
    """A customer's VAT id: right in form when entered, confirmed when a person found it in the register.

    Only a confirmed one lets a business of another member state buy without VAT.
    """

    customer = models.OneToOneField(Customer, on_delete=models.CASCADE, related_name="business_id")
    country = models.CharField(max_length=2)
    number = models.CharField(max_length=20)
    firm = models.CharField(max_length=200, blank=True)
    entered_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=60, blank=True)
    proof = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | ~Q(proof=""), name="pricing_business_proven"
            ),
        ]

    def __str__(self) -> str:
        return self.number
