"""Orders, what they hold, the parcels that carry them and what couriers report of these."""

from decimal import Decimal

from django.db import models
from django.db.models import Value
from django.db.models.functions import Now

from pistos.catalogue.models import Product, SheetVersion, Variant
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

    What our own checkout adds is empty on an order from outside: amounts (gross, VAT included; None
    is not known), `vat_rows` as [percent, net, vat] in text, what was chosen for delivery and payment,
    the time that
    the buyer chose for it to be brought, and the deadline until which the customer may change it.
    """

    source = models.CharField(max_length=40, default="pistos")
    ref = models.CharField(max_length=120)
    number = models.CharField(max_length=120)
    token = models.CharField(max_length=22, default=public_token)
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="orders", db_index=False
    )
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
    country = models.CharField(max_length=2, blank=True, db_default="")
    contact_email = models.EmailField(max_length=254, blank=True, db_default="")
    contact_phone = models.CharField(max_length=40, blank=True, db_default="")
    shipping_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    discount_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    fee_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    vat_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    vat_rows = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    vouchers = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    method_code = models.CharField(max_length=60, blank=True, db_default="")
    method_name = models.CharField(max_length=120, blank=True, db_default="")
    method_kind = models.CharField(max_length=20, blank=True, db_default="")
    provider_code = models.CharField(max_length=40, blank=True, db_default="")
    change_until = models.DateTimeField(null=True)
    pays_on_delivery = models.BooleanField(default=False, db_default=False)
    device = models.CharField(max_length=8, blank=True, db_default="")
    slot_starts_at = models.DateTimeField(null=True)
    slot_ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token"], name="orders_order_token"),
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
            models.Index(
                fields=["contact_email"],
                condition=~models.Q(contact_email=""),
                name="orders_contact",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class AddressKind(models.TextChoices):
    SHIPPING = "shipping"
    BILLING = "billing"


class OrderAddress(models.Model):
    """Where an order goes, or whom its invoice names. Emptied with the person's erasure.

    `point` is the code of a pick-up point or store; the address is the point's then.
    """

    order = models.ForeignKey(
        Order, on_delete=models.CASCADE, related_name="addresses", db_index=False
    )
    kind = models.CharField(max_length=8, choices=AddressKind.choices)
    name = models.CharField(max_length=200, blank=True)
    company = models.CharField(max_length=200, blank=True)
    street = models.CharField(max_length=200, blank=True)
    extra = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=20, blank=True)
    region = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2, blank=True)
    point = models.CharField(max_length=60, blank=True)
    vat_id = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "kind"], name="orders_address_kind_once")
        ]
        verbose_name_plural = "order addresses"

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.name, self.street, self.postcode, self.city)))


class OrderChange(models.Model):
    """A change after the order was placed: what it was, what it is, the difference in price."""

    class Kind(models.TextChoices):
        LINES = "lines"
        REQUEST = "request"
        ADDRESS = "address"
        CONTACT = "contact"
        SHORT = "short"

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    difference_amount = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    happened_at = models.DateTimeField()
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["order", "id"], name="orders_change_order")]

    def __str__(self) -> str:
        return f"{self.kind} {self.order_id}"


class RequestState(models.TextChoices):
    """What became of a special wish on a line. It is answered before the line is packed."""

    ASKED = "asked"
    GRANTED = "granted"
    REFUSED = "refused"


class Line(models.Model):
    """One product in an order, at the price that was shown: `unit_amount` and `gross_amount` with VAT.

    The buyer pays `gross_amount` less `discount_amount`, of which `vat_amount` is VAT. `sheet_version`
    is what they read of it. `wish_id` names the unusual request whose agreed price a line is: no goods,
    and once in all orders.
    """

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines", db_index=False)
    position = models.PositiveSmallIntegerField()
    product = models.ForeignKey(Product, null=True, on_delete=models.PROTECT, related_name="lines")
    variant = models.ForeignKey(Variant, null=True, on_delete=models.PROTECT, related_name="lines")
    sheet_version = models.ForeignKey(
        SheetVersion, null=True, on_delete=models.PROTECT, related_name="lines"
    )
    name = models.CharField(max_length=300)
    quantity = models.PositiveIntegerField(default=1)
    unit_amount = models.DecimalField(max_digits=14, decimal_places=2)
    gross_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    discount_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    vat_percent = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    vat_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    request = models.CharField(max_length=500, blank=True, db_default="")
    request_options = models.JSONField(default=list, db_default=Value([], models.JSONField()))
    request_state = models.CharField(
        max_length=8, choices=RequestState.choices, blank=True, db_default=""
    )
    request_answer = models.CharField(max_length=500, blank=True, db_default="")
    request_answered_at = models.DateTimeField(null=True)
    wish_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["order", "position"], name="orders_line_position"),
            models.UniqueConstraint(
                fields=["wish_id"],
                condition=models.Q(wish_id__isnull=False),
                name="orders_line_wish_once",
            ),
            models.CheckConstraint(
                condition=models.Q(unit_amount__gte=0), name="orders_line_amount_not_negative"
            ),
        ]
        indexes = [
            models.Index(
                fields=["order"],
                condition=models.Q(request_state="asked"),
                name="orders_line_asked",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def paid_amount(self) -> Decimal:
        """What the buyer pays for it, with VAT."""
        gross = self.unit_amount * self.quantity if self.gross_amount is None else self.gross_amount
        return gross - (self.discount_amount or Decimal(0))


class Shortage(models.Model):
    """What was sold and could not be found when it was packed, and what its buyer chose."""

    class Choice(models.TextChoices):
        WAIT = "wait"
        WITHOUT = "without"
        CANCEL = "cancel"

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="shortages")
    quantity = models.PositiveIntegerField()
    restock_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    choice = models.CharField(max_length=8, choices=Choice.choices, blank=True)
    chosen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["line"], condition=models.Q(choice=""), name="orders_shortage_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.quantity} short of {self.line_id}"


class Parcel(models.Model):
    """What a courier carries. Times are as reported; an impossible sequence is kept and flagged."""

    order = models.ForeignKey(
        Order, on_delete=models.CASCADE, related_name="parcels", db_index=False
    )
    ref = models.CharField(max_length=120)
    token = models.CharField(max_length=22, default=public_token)
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
    packed_at = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    last_scan_at = models.DateTimeField(null=True)
    last_code = models.CharField(max_length=20, null=True)
    is_plausible = models.BooleanField(default=True)
    implausible_because = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token"], name="orders_parcel_token"),
            models.UniqueConstraint(fields=["order", "ref"], name="orders_parcel_ref"),
        ]
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


class ParcelLine(models.Model):
    """How many of a line lie in a parcel. An order in one parcel has none: all lies in it."""

    parcel = models.ForeignKey(
        Parcel, on_delete=models.CASCADE, related_name="contents", db_index=False
    )
    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="parcels")
    quantity = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["parcel", "line"], name="orders_parcel_line_once"),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1), name="orders_parcel_line_some"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.line_id}"


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

    parcel = models.ForeignKey(
        Parcel, on_delete=models.CASCADE, related_name="scans", db_index=False
    )
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
