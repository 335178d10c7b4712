"""Carts, what was laid aside, and how far each purchase came: from the first look to the order."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.catalogue.models import Product, Variant
from pistos.customers.models import Customer
from pistos.kit.languages import validate_translated
from pistos.kit.tokens import public_token
from pistos.orders.models import Order


class CartState(models.TextChoices):
    OPEN = "open"
    ORDERED = "ordered"
    MERGED = "merged"


class Step(models.TextChoices):
    """How far a purchase came. `tried` is the button pressed and refused, `placed` an order that is
    not paid."""

    CART = "cart"
    CHECKOUT = "checkout"
    TRIED = "tried"
    PLACED = "placed"
    PAID = "paid"


class LeftBecause(models.TextChoices):
    """Why a cart was left, as far as the record tells. The first two are ours to mend."""

    TECHNICAL = "technical"
    QUESTION = "question"
    COST = "cost"
    DELIVERY = "delivery"
    STOCK = "stock"
    STATED = "stated"
    UNKNOWN = "unknown"


class Cart(models.Model):
    """What somebody means to buy. `token` stands in their cookie, `attempt` in the order form: the same
    attempt twice is one order. `email` and `asks_help` are what they agreed to before the order.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    attempt = models.CharField(max_length=22, unique=True, default=public_token)
    state = models.CharField(max_length=8, choices=CartState.choices, default=CartState.OPEN)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="carts"
    )
    order = models.OneToOneField(Order, null=True, on_delete=models.PROTECT, related_name="cart")
    language = models.CharField(max_length=2, default="en")
    country = models.CharField(max_length=2)
    currency = models.CharField(max_length=3, blank=True)
    vouchers = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    device = models.CharField(max_length=8, default="unknown")
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    email = models.EmailField(max_length=254, blank=True)
    asks_help = models.BooleanField(default=False)
    reached = models.CharField(max_length=8, choices=Step.choices, default=Step.CART)
    problem = models.CharField(max_length=60, blank=True)
    left_because = models.CharField(max_length=10, choices=LeftBecause.choices, blank=True)
    left_words = models.CharField(max_length=300, blank=True)
    left_at = models.DateTimeField(null=True)
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state="ordered", order__isnull=False) | ~Q(state="ordered"),
                name="checkout_ordered_has_order",
            ),
            models.UniqueConstraint(
                fields=["customer"],
                condition=Q(state="open", customer__isnull=False),
                name="checkout_one_open_cart",
            ),
        ]
        indexes = [
            models.Index(
                fields=["seen_at"],
                condition=Q(state="open", left_at=None),
                name="checkout_cart_open_seen",
            ),
            models.Index(fields=["started_at", "device"], name="checkout_cart_started"),
            models.Index(fields=["left_at", "id"], name="checkout_cart_left"),
        ]

    def __str__(self) -> str:
        return self.token


class CartLine(models.Model):
    """A variant in a cart. `seen_gross` is the unit price last shown, so that a change is told."""

    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="lines")
    variant = models.ForeignKey(Variant, on_delete=models.CASCADE, related_name="cart_lines")
    quantity = models.PositiveSmallIntegerField()
    seen_gross = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    request = models.CharField(max_length=500, blank=True)
    request_options = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["cart", "variant"], name="checkout_line_once"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, quantity__lte=999), name="checkout_line_quantity"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.variant_id}"


class SavedItem(models.Model):
    """A product laid aside for later: by a cart's token for a guest, by the person once known."""

    cart = models.ForeignKey(Cart, null=True, on_delete=models.CASCADE, related_name="saved")
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.CASCADE, related_name="saved"
    )
    product = models.ForeignKey(Product, on_delete=models.CASCADE, related_name="saved")
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(cart=None, customer__isnull=False)
                | Q(cart__isnull=False, customer=None),
                name="checkout_saved_by_one",
            ),
            models.UniqueConstraint(
                fields=["cart", "product"],
                condition=Q(cart__isnull=False),
                name="checkout_saved_in_cart_once",
            ),
            models.UniqueConstraint(
                fields=["customer", "product"],
                condition=Q(customer__isnull=False),
                name="checkout_saved_by_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"saved {self.product_id}"


class SavedAddress(models.Model):
    """An address that a customer keeps for the next time."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="saved_addresses")
    token = models.CharField(max_length=22, unique=True, default=public_token)
    name = models.CharField(max_length=200, blank=True)
    company = models.CharField(max_length=200, blank=True)
    street = models.CharField(max_length=200)
    extra = models.CharField(max_length=200, blank=True)
    city = models.CharField(max_length=120)
    postcode = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2)
    used_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["customer", "-used_at"], name="checkout_address_used")]
        verbose_name_plural = "saved addresses"

    def __str__(self) -> str:
        return f"{self.street}, {self.city}"


class RequestOption(models.Model):
    """A wish that the shop offers to tick for a line: "wrap it as a gift". Without a product: for any."""

    code = models.SlugField(max_length=40, unique=True)
    product = models.ForeignKey(
        Product, null=True, blank=True, on_delete=models.CASCADE, related_name="request_options"
    )
    label = models.JSONField(default=dict, validators=[validate_translated])
    position = models.PositiveSmallIntegerField(default=0)
    is_active = models.BooleanField(default=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.code


class StepTaken(models.Model):
    """One step of one purchase, with what went wrong at it; expires with visits, figures stay."""

    cart = models.ForeignKey(Cart, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=8, choices=Step.choices)
    device = models.CharField(max_length=8)
    problem = models.CharField(max_length=60, blank=True)
    is_technical = models.BooleanField(default=False)
    happened_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["happened_at"], name="checkout_step_time")]

    def __str__(self) -> str:
        return f"{self.step} {self.problem}"


class FunnelDay(models.Model):
    """How many came so far on a day, by device and channel; no person can be found in it.

    `visit` and `product` count browsers once a day; the later steps count carts by the day they began.
    """

    day = models.DateField()
    step = models.CharField(max_length=8)
    device = models.CharField(max_length=8)
    channel = models.CharField(max_length=12, blank=True)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "step", "device", "channel"], name="checkout_funnel_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.step} {self.device}"


class SeenToday(models.Model):
    """That a browser was counted at a step today: a digest whose key is forgotten the next day."""

    day = models.DateField()
    digest = models.BinaryField(max_length=16)
    step = models.CharField(max_length=8)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "digest", "step"], name="checkout_seen_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.step}"


class DayKey(models.Model):
    """The key of a day's digests; deleted with them when the day is over."""

    day = models.DateField(primary_key=True)
    key = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.day)


class SelfCheck(models.Model):
    """One walk of the program along its own purchase path, step by step."""

    started_at = models.DateTimeField()
    took_ms = models.PositiveIntegerField()
    is_well = models.BooleanField()
    steps = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["-started_at"], name="checkout_self_check")]

    def __str__(self) -> str:
        return f"{self.started_at} {self.is_well}"


class How(models.TextChoices):
    """By what somebody decided: whose word they trusted."""

    FRIEND = "friend", _("A friend or relative recommended it")
    REVIEWS = "reviews", _("Reviews of other customers")
    SEARCH = "search", _("I searched and compared")
    AD = "ad", _("An advertisement")
    PRICE = "price", _("The price")
    OWN = "own", _("My own experience with you")
    OTHER = "other", _("Something else")


class HowDecided(models.Model):
    """By what the buyer of an order decided, in one word and their own; voluntary, said once.

    `words` are emptied with the person's erasure.
    """

    order = models.OneToOneField(Order, on_delete=models.CASCADE, related_name="how_decided")
    how = models.CharField(max_length=7, choices=How.choices)
    words = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["said_at", "id"], name="checkout_decided")]
        verbose_name_plural = "how decided"

    def __str__(self) -> str:
        return f"{self.how} {self.order_id}"
