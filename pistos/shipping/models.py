"""How an order reaches its buyer, what that costs where, and from which value it is free."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from pistos.customers.models import Customer
from pistos.kit.languages import validate_translated
from pistos.partners.models import Partner
from pistos.stock.models import Location


class MethodKind(models.TextChoices):
    HOME = "home"
    PICKUP_POINT = "pickup_point"
    STORE = "store"
    TIME_WINDOW = "time_window"


class Method(models.Model):
    """A way to the buyer. `service` is the courier's service as parcels and estimates name it.

    What is ordered by `cut_off` (the shop's clock) on a working day leaves that day. A fee for paying
    on delivery is never above what it costs the shop: the database refuses it.
    """

    code = models.SlugField(max_length=40, unique=True)
    name = models.JSONField(default=dict, validators=[validate_translated])
    note = models.JSONField(default=dict, validators=[validate_translated], blank=True)
    courier = models.ForeignKey(
        Partner, null=True, blank=True, on_delete=models.PROTECT, related_name="methods"
    )
    store = models.ForeignKey(
        Location, null=True, blank=True, on_delete=models.PROTECT, related_name="methods"
    )
    service = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, choices=MethodKind.choices)
    cut_off = models.TimeField()
    ready_within_hours = models.PositiveSmallIntegerField(default=2)
    pays_on_delivery = models.BooleanField(default=False)
    collect_fee_amount = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    collect_cost_amount = models.DecimalField(max_digits=8, decimal_places=2, default=0)
    is_active = models.BooleanField(default=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(collect_fee_amount__gte=0)
                & Q(collect_fee_amount__lte=F("collect_cost_amount")),
                name="shipping_fee_within_cost",
            ),
            models.CheckConstraint(
                condition=~Q(kind=MethodKind.STORE) | Q(store__isnull=False),
                name="shipping_store_is_named",
            ),
        ]
        indexes = [models.Index(fields=["position", "id"], name="shipping_method_order")]

    def __str__(self) -> str:
        return self.code


class Rate(models.Model):
    """A price of a method: for countries, a span of postcodes, up to a weight and a value of goods.

    Of the rates that fit, one with postcodes goes before one without, then the narrowest weight.
    """

    method = models.ForeignKey(Method, on_delete=models.CASCADE, related_name="rates")
    countries = ArrayField(models.CharField(max_length=2))
    postcode_from = models.CharField(max_length=12, blank=True)
    postcode_to = models.CharField(max_length=12, blank=True)
    max_weight_grams = models.PositiveIntegerField()
    max_value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    gross_amount = models.DecimalField(max_digits=8, decimal_places=2)
    currency = models.CharField(max_length=3)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gross_amount__gte=0), name="shipping_rate_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(postcode_from="", postcode_to="")
                | (~Q(postcode_from="") & Q(postcode_to__gte=F("postcode_from"))),
                name="shipping_rate_postcodes",
            ),
        ]
        indexes = [models.Index(fields=["method", "max_weight_grams"], name="shipping_rate_read")]

    def __str__(self) -> str:
        return f"{self.method_id} {self.gross_amount}"


class FreeFrom(models.Model):
    """From a value of goods on shipping is free: by one method or all, in countries, for one customer or
    everybody."""

    method = models.ForeignKey(
        Method, null=True, blank=True, on_delete=models.CASCADE, related_name="free_from"
    )
    countries = ArrayField(models.CharField(max_length=2))
    customer = models.ForeignKey(
        Customer, null=True, blank=True, on_delete=models.CASCADE, related_name="free_shipping"
    )
    threshold = models.DecimalField(max_digits=12, decimal_places=2)
    currency = models.CharField(max_length=3)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(threshold__gte=0), name="shipping_threshold_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"free from {self.threshold} {self.currency}"


class PickupPoint(models.Model):
    """A locker or a shop where a method's courier hands parcels over."""

    method = models.ForeignKey(Method, on_delete=models.CASCADE, related_name="points")
    code = models.CharField(max_length=60)
    name = models.CharField(max_length=160)
    address = models.CharField(max_length=300)
    city = models.CharField(max_length=120)
    postcode = models.CharField(max_length=12)
    country = models.CharField(max_length=2)
    hours = models.CharField(max_length=300, blank=True)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["method", "code"], name="shipping_point_once"),
        ]
        indexes = [
            models.Index(fields=["method", "country", "postcode"], name="shipping_point_near")
        ]

    def __str__(self) -> str:
        return self.name


class Window(models.Model):
    """A time of a weekday (0 is Monday) at which a time-window method delivers, in the place's own time.

    `capacity` is how many orders it can bring on one day; None where nobody counts.
    """

    method = models.ForeignKey(Method, on_delete=models.CASCADE, related_name="windows")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    capacity = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(capacity=None) | Q(capacity__gte=1), name="shipping_window_capacity"
            ),
            models.CheckConstraint(
                condition=Q(weekday__lte=6) & Q(ends__gt=F("starts")), name="shipping_window_span"
            ),
            models.UniqueConstraint(
                fields=["method", "weekday", "starts"], name="shipping_window_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts}-{self.ends}"


class TakenTime(models.Model):
    """One order is brought in a window of a day. It stands apart from `Window`, whose rows come and go as
    the shop sets its times anew."""

    method = models.ForeignKey(Method, on_delete=models.CASCADE, related_name="taken_times")
    on = models.DateField()
    starts = models.TimeField()
    order_id = models.BigIntegerField(unique=True)

    class Meta:
        indexes = [models.Index(fields=["method", "on", "starts"], name="shipping_taken_when")]

    def __str__(self) -> str:
        return f"{self.method_id} {self.on} {self.starts}"
