"""A claim: what happened with goods of an order, by which right it is put right, and every step of it.

Each piece stands in one open claim at most: the database counts, not the code.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.orders.models import Line, Order, Parcel
from pistos.returns.models.withdrawals import Withdrawal


class Track(models.TextChoices):
    """By which right. A claim is in exactly one, and may move with a reason that is kept."""

    WITHDRAWAL = "withdrawal", _("withdrawal")
    LEGAL = "legal", _("legal guarantee")
    COMMERCIAL = "commercial", _("guarantee of the maker or the shop")
    TRANSPORT = "transport", _("damaged or lost on the way")


class Happened(models.TextChoices):
    """The answer to "what happened?"."""

    DAMAGED = "damaged", _("It arrived damaged")
    LOST = "lost", _("It did not arrive")
    WRONG = "wrong", _("Something else came")
    MISSING = "missing", _("A part is missing")
    DESCRIPTION = "description", _("It is not as described")
    PICTURE = "picture", _("It is not as in the pictures")
    BROKEN = "broken", _("It does not work, or broke")
    TOO_SMALL = "too_small", _("It is too small")
    TOO_BIG = "too_big", _("It is too big")
    CHANGED = "changed", _("I do not want to keep it")
    OTHER = "other", _("Something else is wrong")


class Wish(models.TextChoices):
    """What would put it right."""

    NONE = "", _("not said")
    REPLACEMENT = "replacement", _("a new one")
    REPAIR = "repair", _("a repair")
    REDUCTION = "reduction", _("part of the price back")
    REFUND = "refund", _("the money back")


class ClaimState(models.TextChoices):
    OPEN = "open", _("waits for an answer")
    GOODS_AWAITED = "awaited", _("goods awaited")
    GOODS_BACK = "back", _("goods are back")
    REPAIRING = "repairing", _("in repair")
    SENDING = "sending", _("a new one is on its way")
    REFUNDING = "refunding", _("money on its way")
    DONE = "done", _("put right")
    REFUSED = "refused", _("declined with a reason")
    DROPPED = "dropped", _("taken back by the customer")


OPEN_CLAIMS = (
    ClaimState.OPEN,
    ClaimState.GOODS_AWAITED,
    ClaimState.GOODS_BACK,
    ClaimState.REPAIRING,
    ClaimState.SENDING,
    ClaimState.REFUNDING,
)


class Outcome(models.TextChoices):
    """What was decided; empty while nothing is."""

    NONE = "", ""
    REFUND = "refund", _("money back")
    REPLACEMENT = "replacement", _("replaced")
    REPAIR = "repair", _("repaired")
    REDUCTION = "reduction", _("price reduced")


class Claim(models.Model):
    """One matter of one order. `next_on` is the day by which the next step is due, that of the
    promise that stands (`promise_id`).

    `sending` is shared by claims of one form. `parcel` is the one it came in, where it is known;
    `new_parcel` the one that brings what replaces it. `burden` is who has to prove, by the calendar:
    "shop", "customer", or empty where nothing turns on it. `attempts` counts repairs and replacements
    tried. `withdrawal` is the declaration that a claim of that track stands for.
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    sending = models.CharField(max_length=22)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="claims")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="claims")
    parcel = models.ForeignKey(Parcel, null=True, on_delete=models.SET_NULL, related_name="claims")
    new_parcel = models.ForeignKey(
        Parcel, null=True, on_delete=models.SET_NULL, related_name="claims_replaced"
    )
    withdrawal = models.OneToOneField(
        Withdrawal, null=True, on_delete=models.PROTECT, related_name="claim"
    )
    track = models.CharField(max_length=10, choices=Track.choices)
    state = models.CharField(max_length=10, choices=ClaimState.choices, default=ClaimState.OPEN)
    happened = models.CharField(max_length=12, choices=Happened.choices)
    wished = models.CharField(max_length=12, choices=Wish.choices, blank=True)
    words = models.CharField(max_length=2000, blank=True)
    language = models.CharField(max_length=2)
    told_at = models.DateTimeField()
    burden = models.CharField(max_length=8, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    needs_goods = models.BooleanField(default=False)
    goods_back_at = models.DateTimeField(null=True)
    delivery_amount = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    refunded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_because = models.CharField(max_length=500, blank=True)
    promise_id = models.BigIntegerField(null=True)
    next_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sending", "track", "happened"], name="returns_claim_once"
            ),
            models.CheckConstraint(
                condition=Q(track__in=Track.values), name="returns_claim_track_known"
            ),
            models.CheckConstraint(
                condition=Q(delivery_amount__gte=0), name="returns_claim_delivery_not_negative"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["done", "refused", "dropped"]) | Q(closed_at__isnull=False),
                name="returns_claim_closed_when",
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_on", "id"],
                condition=Q(state__in=[str(one) for one in OPEN_CLAIMS]),
                name="returns_claim_next",
            ),
            models.Index(
                fields=["track", "next_on", "id"],
                condition=Q(state__in=[str(one) for one in OPEN_CLAIMS]),
                name="returns_claim_track_next",
            ),
            models.Index(fields=["told_at", "id"], name="returns_claim_told"),
            models.Index(fields=["track", "told_at", "id"], name="returns_claim_track_told"),
        ]

    def __str__(self) -> str:
        return f"claim {self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_CLAIMS


class ClaimLine(models.Model):
    """How many of a line. While `holds`, these pieces can be claimed nowhere else; the database sums
    them against what was bought. `happened` is what was said of this line. `pieces` are the numbers of
    the items, from 1, where each is known.

    `received`, `approved` and `damaged` are what the inspection counted; `less_amount` is what the goods
    lost in value by handling, with its reason, and only where the buyer had been informed.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="lines")
    line = models.ForeignKey(Line, on_delete=models.PROTECT, related_name="claims")
    quantity = models.PositiveIntegerField()
    happened = models.CharField(max_length=12, choices=Happened.choices, blank=True)
    holds = models.BooleanField(default=True)
    pieces = ArrayField(models.PositiveIntegerField(), default=list, blank=True)
    received = models.PositiveIntegerField(default=0)
    approved = models.PositiveIntegerField(default=0)
    damaged = models.PositiveIntegerField(default=0)
    inspected_at = models.DateTimeField(null=True)
    less_amount = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    less_because = models.CharField(max_length=500, blank=True)
    appeal = models.CharField(max_length=1000, blank=True)
    appealed_at = models.DateTimeField(null=True)
    appeal_answer = models.CharField(max_length=1000, blank=True)
    appeal_decided_at = models.DateTimeField(null=True)
    refund_amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "line"], name="returns_claim_line_once"),
            models.CheckConstraint(condition=Q(quantity__gte=1), name="returns_claim_some"),
            models.CheckConstraint(
                condition=Q(received__lte=F("quantity")), name="returns_claim_received"
            ),
            models.CheckConstraint(
                condition=Q(approved__lte=F("received") - F("damaged")),
                name="returns_claim_inspected",
            ),
            models.CheckConstraint(
                condition=Q(less_amount=0) | (Q(less_amount__gt=0) & ~Q(less_because="")),
                name="returns_claim_less_because",
            ),
            models.CheckConstraint(
                condition=Q(refund_amount=None) | Q(refund_amount__gte=0),
                name="returns_claim_refund_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} of {self.line_id}"


class StepKind(models.TextChoices):
    """What a step of a claim was."""

    TOLD = "told", _("told us")
    CHOSEN = "chosen", _("chose")
    MOVED = "moved", _("moved to another right")
    PROMISED = "promised", _("promised")
    AGREED = "agreed", _("agreed")
    REFUSED = "refused", _("declined")
    RECEIVED = "received", _("goods received")
    INSPECTED = "inspected", _("goods inspected")
    LESSENED = "lessened", _("value of the goods set lower")
    APPEALED = "appealed", _("objected")
    DECIDED = "decided", _("objection decided")
    RESTOCKED = "restocked", _("back on the shelf")
    REPAIR = "repair", _("stage of the repair")
    RESENT = "resent", _("a new one was sent")
    REFUNDING = "refunding", _("money sent back")
    REFUNDED = "refunded", _("money is back")
    DONE = "done", _("put right")
    DROPPED = "dropped", _("taken back")


class ClaimStep(models.Model):
    """One step of a claim. Insert-only; its words can only be emptied, with the person's erasure."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    words = models.CharField(max_length=1000, blank=True)
    facts = models.JSONField(default=dict)
    happened_at = models.DateTimeField()
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["claim", "id"], name="returns_step_claim")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.claim_id}"


class Side(models.TextChoices):
    CUSTOMER = "customer"
    INSPECTION = "inspection"


class ClaimPhoto(models.Model):
    """A picture made anew by us; `side` is who took it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="photos")
    side = models.CharField(max_length=10, choices=Side.choices)
    sha256 = models.CharField(max_length=64)
    sizes = models.JSONField()
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["claim", "side", "sha256"], name="returns_photo_once")
        ]

    def __str__(self) -> str:
        return f"photo {self.pk} of {self.claim_id}"
