"""Orders, what they hold, the parcels that carry them and what couriers report of these."""

from django.db import models
from django.db.models.functions import Now

from pistos.catalogue.models import Product
from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.partners.models import Partner


class OrderState(models.TextChoices):
    PLACED = "placed"
    PREPARING = "preparing"
    SENT = "sent"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    RETURNED = "returned"


class PaymentState(models.TextChoices):
    UNKNOWN = "unknown"
    AWAITED = "awaited"
    PAID = "paid"
    FAILED = "failed"
    REFUNDED = "refunded"


class Order(models.Model):
    """A purchase. (source, ref) is the reference outside; `fingerprint` tells whether it changed there.

    `kept_until` is set when its customer was erased: number, amounts and date stay until then, as the
    law on invoices demands, and nothing personal is written to it any more.
    """

    source = models.CharField(max_length=40, default="pistos")
    ref = models.CharField(max_length=120)
    number = models.CharField(max_length=120)
    token = models.CharField(max_length=22, unique=True, default=public_token)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="orders")
    language = models.CharField(max_length=2, default="en")
    placed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=OrderState.choices, default=OrderState.PLACED)
    payment_state = models.CharField(
        max_length=10, choices=PaymentState.choices, default=PaymentState.UNKNOWN
    )
    currency = models.CharField(max_length=3)
    total_amount = models.DecimalField(max_digits=14, decimal_places=2)
    cancelled_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(db_default=Now())
    fingerprint = models.CharField(max_length=32, blank=True)
    kept_until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "ref"], name="orders_order_ref"),
            models.CheckConstraint(
                condition=models.Q(total_amount__gte=0), name="orders_order_total_not_negative"
            ),
        ]
        indexes = [
            models.Index(fields=["placed_at", "id"], name="orders_placed"),
            models.Index(fields=["state", "placed_at", "id"], name="orders_state_placed"),
            models.Index(fields=["customer", "placed_at"], name="orders_customer_placed"),
            models.Index(fields=["number"], name="orders_number"),
        ]

    def __str__(self) -> str:
        return self.number


class Line(models.Model):
    """One product in an order."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    product = models.ForeignKey(Product, null=True, on_delete=models.PROTECT, related_name="lines")
    name = models.CharField(max_length=300)
    quantity = models.PositiveIntegerField(default=1)
    unit_amount = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="orders_line_position"),
            models.CheckConstraint(
                condition=models.Q(unit_amount__gte=0), name="orders_line_amount_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Parcel(models.Model):
    """What a courier carries. Times are as reported; an impossible sequence is kept and flagged."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="parcels")
    ref = models.CharField(max_length=120)
    token = models.CharField(max_length=22, unique=True, default=public_token)
    courier = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="parcels_carried"
    )
    supplier = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="parcels_supplied"
    )
    service = models.CharField(max_length=60, blank=True)
    tracking_number = models.CharField(max_length=80, blank=True)
    origin = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=60, blank=True)
    city = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    zone = models.CharField(max_length=40)
    category = models.CharField(max_length=120, blank=True)
    weight_grams = models.PositiveIntegerField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    last_scan_at = models.DateTimeField(null=True)
    last_code = models.CharField(max_length=20, null=True)
    is_plausible = models.BooleanField(default=True)
    implausible_because = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["order", "ref"], name="orders_parcel_ref")]
        indexes = [
            models.Index(fields=["tracking_number"], name="orders_parcel_tracking"),
            models.Index(
                fields=["order"],
                condition=models.Q(delivered_at=None, cancelled_at=None),
                name="orders_parcel_under_way",
            ),
            models.Index(fields=["delivered_at"], name="orders_parcel_delivered"),
        ]

    def __str__(self) -> str:
        return self.tracking_number or self.ref


class ScanCode(models.TextChoices):
    """Normalised courier reports; the courier's own words stay in `Scan.text`."""

    ANNOUNCED = "announced"
    HANDED_OVER = "handed_over"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPT_FAILED = "attempt_failed"
    READY_FOR_PICKUP = "ready_for_pickup"
    DELIVERED = "delivered"
    DAMAGED = "damaged"
    LOST = "lost"
    RETURNED = "returned"
    HELD = "held"


class Scan(models.Model):
    """One report of a courier about a parcel; the same report twice is one row."""

    parcel = models.ForeignKey(Parcel, on_delete=models.CASCADE, related_name="scans")
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    code = models.CharField(max_length=20, choices=ScanCode.choices)
    place = models.CharField(max_length=120, blank=True)
    text = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["parcel", "happened_at", "code"], name="orders_scan_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.happened_at}"
