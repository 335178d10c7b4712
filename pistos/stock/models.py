"""What lies where, what of it is promised to somebody, what is on its way, and who supplies it.

`reserved` never exceeds `on_hand`: the database itself refuses to sell the same piece twice.
"""

from django.db import models
from django.db.models import F, Q

from pistos.catalogue.models import Variant
from pistos.kit.languages import validate_translated
from pistos.partners.models import Partner


class Location(models.Model):
    """A store-room, or a store that customers visit; the first by `position` is sold from first."""

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    is_store = models.BooleanField(default=False)
    can_pick_up = models.BooleanField(default=False)
    address = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=2, blank=True)
    hours = models.JSONField(default=dict, validators=[validate_translated], blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(can_pick_up=False) | (Q(is_store=True) & ~Q(address="")),
                name="stock_pick_up_has_a_place",
            ),
        ]
        indexes = [models.Index(fields=["position", "id"], name="stock_location_order")]

    def __str__(self) -> str:
        return self.name


class Level(models.Model):
    """How many of a variant lie at a location, and how many of these are spoken for."""

    variant = models.ForeignKey(
        Variant, on_delete=models.PROTECT, related_name="levels", db_index=False
    )
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="levels")
    on_hand = models.PositiveIntegerField(default=0)
    reserved = models.PositiveIntegerField(default=0)
    low_at = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["variant", "location"], name="stock_level_once"),
            models.CheckConstraint(
                condition=Q(reserved__lte=F("on_hand")), name="stock_never_oversold"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.variant_id} at {self.location_id}: {self.on_hand}"


class Reservation(models.Model):
    """Pieces kept for an order until they leave.

    Without a location they are not here: they come from a supplier who sends them on order.
    """

    key = models.CharField(max_length=60)
    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="reservations")
    location = models.ForeignKey(
        Location, null=True, on_delete=models.PROTECT, related_name="reservations"
    )
    quantity = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    order_id = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "variant", "location", "order_id"],
                nulls_distinct=False,
                name="stock_reservation_once",
            ),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="stock_reservation_of_some"),
        ]
        indexes = [
            models.Index(fields=["order_id"], name="stock_reservation_order"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.variant_id} for {self.key}"


class MovementKind(models.TextChoices):
    ARRIVED = "arrived"
    COUNTED = "counted"
    MOVED = "moved"
    SENT = "sent"
    RETURNED = "returned"
    SPOILED = "spoiled"


class Movement(models.Model):
    """One change of what lies somewhere; the sum of a level's movements is its `on_hand`. Insert-only."""

    variant = models.ForeignKey(
        Variant, on_delete=models.PROTECT, related_name="movements", db_index=False
    )
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField(max_length=10, choices=MovementKind.choices)
    change = models.IntegerField()
    order_id = models.BigIntegerField(null=True)
    why = models.CharField(max_length=200, blank=True)
    happened_at = models.DateTimeField()
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(change=0), name="stock_movement_of_some"),
        ]
        indexes = [
            models.Index(fields=["variant", "-happened_at", "-id"], name="stock_movement_newest")
        ]

    def __str__(self) -> str:
        return f"{self.change:+} of {self.variant_id}"


class Supply(models.Model):
    """A supplier who has a variant: in how many days, at what cost. `sends_on_order`: it is sold also
    when none lies here, and then takes those days longer."""

    variant = models.ForeignKey(Variant, on_delete=models.CASCADE, related_name="supplies")
    supplier = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="supplies")
    lead_days = models.PositiveSmallIntegerField()
    cost_amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    cost_currency = models.CharField(max_length=3, blank=True)
    is_preferred = models.BooleanField(default=False)
    sends_on_order = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["variant", "supplier"], name="stock_supply_once"),
            models.UniqueConstraint(
                fields=["variant"], condition=Q(is_preferred=True), name="stock_one_preferred"
            ),
            models.CheckConstraint(
                condition=Q(cost_amount=None) | (Q(cost_amount__gte=0) & ~Q(cost_currency="")),
                name="stock_cost_has_currency",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.variant_id} by {self.supplier_id}"


class Incoming(models.Model):
    """A delivery to us that is on its way: what a customer is told when nothing is left."""

    variant = models.ForeignKey(Variant, on_delete=models.PROTECT, related_name="incoming")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="incoming")
    supplier = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="incoming"
    )
    quantity = models.PositiveIntegerField()
    expected_on = models.DateField()
    arrived_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(quantity__gt=0), name="stock_incoming_of_some"),
        ]
        indexes = [
            models.Index(
                fields=["variant", "expected_on"],
                condition=Q(arrived_at=None),
                name="stock_incoming_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.variant_id} on {self.expected_on}"
