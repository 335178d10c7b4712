"""The ledger: every promise, every entry of its life, where it stands now, and the seals over it.

Promises and entries are insert-only: the database refuses changes. The current state is a row of
its own, and the roll-ups follow it by trigger, in the same transaction, however it was written.
"""

from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.partners.models import Partner


class PromiseKind(models.TextChoices):
    DELIVERY = "delivery"
    HAND_OVER = "hand_over"
    ANSWER = "answer"
    CALL_BACK = "call_back"
    REFUND = "refund"
    FIX = "fix"
    PHOTOS = "photos"
    SETTLEMENT = "settlement"
    CUSTOM = "custom"


class Toward(models.TextChoices):
    CUSTOMER = "customer"
    SHOP = "shop"


class EntryKind(models.TextChoices):
    MADE = "made"
    MOVED = "moved"
    KEPT = "kept"
    BROKEN = "broken"
    FULFILLED_LATE = "fulfilled_late"
    UNPROVEN = "unproven"
    CORRECTED = "corrected"
    OVERTURNED = "overturned"
    WITHDRAWN = "withdrawn"


OUTCOMES = (EntryKind.KEPT, EntryKind.BROKEN, EntryKind.UNPROVEN, EntryKind.WITHDRAWN)
"""A promise has at most one of these; `corrected` and `overturned` change how it counts."""


class State(models.TextChoices):
    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    UNPROVEN = "unproven"
    WITHDRAWN = "withdrawn"


class Cause(models.TextChoices):
    """Why a promise broke; public."""

    NONE = ""
    COURIER_LATE = "courier_late"
    SUPPLIER_LATE = "supplier_late"
    SHOP_LATE = "shop_late"
    NO_PROOF = "no_proof"
    WRONG = "wrong"
    DAMAGED = "damaged"
    NOT_AS_DESCRIBED = "not_as_described"
    UNKNOWN = "unknown"


class Promise(models.Model):
    """What was promised, as first told. Insert-only.

    `due_at` is the instant after which it is broken; `due_on` the day told, in `zone`. `made_by_*`
    is a person, the machine, or the partner whose word it is. `about_*` is what it concerns
    ("parcel", id). `told_where` is the evidence (a message, a page, a file's row).
    """

    token = models.CharField(max_length=22, unique=True, default=public_token)
    kind = models.CharField(max_length=12, choices=PromiseKind.choices)
    toward = models.CharField(max_length=8, choices=Toward.choices)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="promises"
    )
    partner = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="promises"
    )
    made_by_kind = models.CharField(max_length=10)
    made_by_id = models.CharField(max_length=60)
    about_kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField(null=True)
    order_id = models.BigIntegerField(null=True)
    told_where = models.CharField(max_length=30)
    told_ref = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    due_at = models.DateTimeField()
    due_on = models.DateField()
    zone = models.CharField(max_length=40)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=60, blank=True)
    usual_on = models.DateField(null=True)
    chance = models.FloatField(null=True)
    model_version = models.CharField(max_length=40, blank=True)
    grounds = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    reason = models.CharField(max_length=300, blank=True)
    is_imported = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)
    gives_proof = models.BooleanField(default=True)
    recorded_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(due_at__gt=F("made_at")), name="promises_due_after_made"
            ),
            models.CheckConstraint(
                condition=Q(toward="shop", partner__isnull=False)
                | Q(toward="customer", customer__isnull=False),
                name="promises_toward_someone",
            ),
            models.UniqueConstraint(
                fields=["kind", "toward", "about_id"],
                condition=Q(kind__in=["delivery", "hand_over"], about_kind="parcel"),
                name="promises_one_per_parcel",
            ),
        ]
        indexes = [
            models.Index(fields=["about_kind", "about_id"], name="promises_about"),
            models.Index(fields=["order_id"], name="promises_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.token}"


class PromiseWords(models.Model):
    """The words told, and the salt of the promise's commitments; erased with the person."""

    promise = models.OneToOneField(
        Promise, primary_key=True, on_delete=models.PROTECT, related_name="words"
    )
    salt = models.BinaryField(max_length=16)
    language = models.CharField(max_length=2)
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"words of {self.promise_id}"


class Entry(models.Model):
    """One row of a promise's life. Insert-only.

    `happened_at` is when it was so, `recorded_at` when we wrote it down. `due_at` and
    `due_on` are those in force after the entry. `commitment` is SHA-256 over the promise's salt and
    the private columns.
    """

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=14, choices=EntryKind.choices)
    happened_at = models.DateTimeField()
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(db_default=Now())
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    due_on = models.DateField()
    cause = models.CharField(max_length=16, choices=Cause.choices, blank=True, default="")
    reason = models.CharField(max_length=300, blank=True)
    blamed_partner = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="harms"
    )
    message_id = models.BigIntegerField(null=True)
    evidence = models.CharField(max_length=120, blank=True)
    commitment = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["promise"], condition=Q(kind="made"), name="promises_made_once"
            ),
            models.UniqueConstraint(
                fields=["promise"],
                condition=Q(kind__in=["kept", "broken", "unproven", "withdrawn"]),
                name="promises_one_outcome",
            ),
            models.UniqueConstraint(
                fields=["promise", "kind"],
                condition=Q(kind__in=["fulfilled_late", "corrected", "overturned"]),
                name="promises_settled_once",
            ),
        ]
        indexes = [models.Index(fields=["promise", "id"], name="promises_entry_life")]
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.kind} {self.promise_id}"


class EntryWords(models.Model):
    """Words told with a later entry (the new date when moved); erased with the person."""

    entry = models.OneToOneField(
        Entry, primary_key=True, on_delete=models.PROTECT, related_name="words"
    )
    language = models.CharField(max_length=2)
    text = models.TextField()

    def __str__(self) -> str:
        return f"words of entry {self.entry_id}"


class Standing(models.Model):
    """Where a promise stands now: its entries folded. Changed only together with an entry.

    The columns up to `first_due_at` repeat facts of the promise, so that lists sort and filter here.
    `told_first_at` is when the customer was first told that the date may not hold, if before it was
    due; `proposed_on` the date of the draft that awaits sending; `review_at` when the chance of
    being late is next estimated.
    """

    promise = models.OneToOneField(
        Promise, primary_key=True, on_delete=models.PROTECT, related_name="standing"
    )
    kind = models.CharField(max_length=12)
    toward = models.CharField(max_length=8)
    customer_id = models.BigIntegerField(null=True)
    partner_id = models.BigIntegerField(null=True)
    made_by_kind = models.CharField(max_length=10)
    made_by_id = models.CharField(max_length=60)
    order_id = models.BigIntegerField(null=True)
    about_kind = models.CharField(max_length=20)
    about_id = models.BigIntegerField(null=True)
    country = models.CharField(max_length=2, blank=True)
    region = models.CharField(max_length=60, blank=True)
    is_imported = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)
    gives_proof = models.BooleanField(default=True)
    zone = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    first_due_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    due_at = models.DateTimeField()
    due_on = models.DateField()
    fulfilled_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    move_count = models.PositiveSmallIntegerField(default=0)
    is_kept_as_told = models.BooleanField(default=False)
    is_corrected = models.BooleanField(default=False)
    is_overturned = models.BooleanField(default=False)
    cause = models.CharField(max_length=16, blank=True, default="")
    blamed_partner_id = models.BigIntegerField(null=True)
    told_first_at = models.DateTimeField(null=True)
    is_told = models.BooleanField(default=True)
    risk = models.FloatField(default=0)
    risk_reason = models.CharField(max_length=30, blank=True, default="")
    risk_at = models.DateTimeField(null=True)
    expected_on = models.DateField(null=True)
    proposed_on = models.DateField(null=True)
    review_at = models.DateTimeField(db_default=Now())

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "kept", "broken", "unproven", "withdrawn"]),
                name="promises_standing_state",
            ),
            models.CheckConstraint(
                condition=Q(risk__gte=0, risk__lte=1), name="promises_standing_risk"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at", "promise"], condition=Q(state="open"), name="standing_open_due"
            ),
            models.Index(
                fields=["review_at"],
                condition=Q(state="open", kind="delivery", toward="customer"),
                name="standing_open_review",
            ),
            models.Index(
                fields=["due_at", "promise"],
                condition=Q(state="open", toward="customer"),
                name="standing_awaited",
            ),
            models.Index(
                fields=["kind", "toward", "due_at", "promise"],
                condition=Q(state__in=["kept", "broken"]),
                name="standing_kind_settled",
            ),
            models.Index(fields=["state", "due_at", "promise"], name="standing_state_due"),
            models.Index(fields=["state", "made_at", "promise"], name="standing_state_made"),
            models.Index(
                fields=["risk", "promise"],
                condition=Q(state="open", risk__gt=0),
                name="standing_open_risk",
            ),
            models.Index(
                fields=["settled_at", "promise"],
                condition=Q(state="broken"),
                name="standing_broken_settled",
            ),
            models.Index(fields=["customer_id", "due_at", "promise"], name="standing_customer_due"),
            models.Index(fields=["partner_id", "due_at", "promise"], name="standing_partner_due"),
            models.Index(fields=["about_kind", "about_id"], name="standing_about"),
            models.Index(fields=["due_at", "promise"], name="standing_due"),
            models.Index(fields=["made_at", "promise"], name="standing_made"),
        ]

    def __str__(self) -> str:
        return f"{self.promise_id} {self.state}"


class Dependency(models.Model):
    """A customer's promise that a partner's promise carries."""

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="stands_on")
    depends_on = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="carries")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "depends_on"], name="promises_dependency_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.promise_id} on {self.depends_on_id}"


class Choice(models.Model):
    """What a customer chose when warned that a promise may slip; insert-only but for its handling.

    Waiting needs nobody. What else they chose awaits a member of staff until `handled_at`.
    """

    class Wish(models.TextChoices):
        WAIT = "wait"
        CANCEL = "cancel"
        OTHER = "other"

    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="choices")
    wish = models.CharField(max_length=8, choices=Wish.choices)
    chosen_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True)
    handled_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["promise"],
                condition=Q(handled_at=None),
                name="promises_one_choice_waiting",
            )
        ]
        indexes = [
            models.Index(
                fields=["chosen_at", "id"],
                condition=Q(handled_at=None),
                name="promises_choice_waiting",
            ),
            models.Index(fields=["promise", "id"], name="promises_choice_of"),
        ]

    def __str__(self) -> str:
        return f"{self.wish} {self.promise_id}"


class KeptDay(models.Model):
    """Roll-up: promises by the day they were last due, kept by trigger in step with the standings.

    `made` counts all with that last due day; the state counters add up to it. `told_first` counts
    those not kept as first told whose customer was told before the due time, out of
    `needed_telling`.
    """

    day = models.DateField()
    kind = models.CharField(max_length=12)
    toward = models.CharField(max_length=8)
    partner_id = models.BigIntegerField(default=0)
    made_by_id = models.CharField(max_length=60, default="")
    country = models.CharField(max_length=2, default="")
    region = models.CharField(max_length=60, default="")
    cause = models.CharField(max_length=16, default="")
    is_public = models.BooleanField(default=True)
    is_imported = models.BooleanField(default=False)
    made = models.IntegerField(default=0)
    open = models.IntegerField(default=0)
    kept = models.IntegerField(default=0)
    broken = models.IntegerField(default=0)
    unproven = models.IntegerField(default=0)
    withdrawn = models.IntegerField(default=0)
    fulfilled_late = models.IntegerField(default=0)
    kept_as_told = models.IntegerField(default=0)
    moved = models.IntegerField(default=0)
    moves = models.IntegerField(default=0)
    corrected = models.IntegerField(default=0)
    overturned = models.IntegerField(default=0)
    needed_telling = models.IntegerField(default=0)
    told_first = models.IntegerField(default=0)
    told_first_seconds = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "day", "kind", "toward", "partner_id", "made_by_id", "country", "region",
                    "cause", "is_public", "is_imported",
                ],
                name="promises_kept_day",
            )
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["partner_id", "day"], name="promises_kept_day_partner"),
            models.Index(fields=["toward", "day"], name="promises_kept_day_toward"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"


class EntryToSeal(models.Model):
    """Entries not sealed yet, filled by trigger; the sealer empties it in order of id."""

    entry_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.entry_id)


class Seal(models.Model):
    """Position in the chain: digest = SHA-256(previous digest, public columns, commitment)."""

    position = models.BigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="seal")
    digest = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return str(self.position)


class Publication(models.Model):
    """Figures as published, as known at a seal position; one that differs later restates them."""

    as_known_at = models.DateTimeField()
    position = models.BigIntegerField()
    head = models.CharField(max_length=64)
    figures = models.JSONField(encoder=DjangoJSONEncoder)
    restated_months = ArrayField(models.CharField(max_length=7), default=list)

    class Meta:
        indexes = [models.Index(fields=["-as_known_at"], name="promises_publication_newest")]

    def __str__(self) -> str:
        return f"as known at {self.as_known_at}"
