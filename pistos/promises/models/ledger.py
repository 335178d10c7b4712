"""Promises and the entries of their lives: insert-only, the database refuses changes."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from pistos.customers.models import Customer
from pistos.kit.tokens import public_token
from pistos.partners.models import Partner
from pistos.promises.models.kinds import Cause, EntryKind, PromiseKind, Toward


class Promise(models.Model):
    """What was promised, as first told. Insert-only.

    `due_at` is the instant after which it is broken; `due_on` the day told, in `zone`. `made_by_*`
    is a person, the machine, or the partner whose word it is. `about_*` is what it concerns
    ("parcel", id). `told_where` is the evidence (a message, a page, a file's row).
    """

    token = models.CharField(max_length=22, default=public_token)
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
            models.UniqueConstraint(fields=["token"], name="promises_promise_token"),
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
    the private columns, `reason`, `evidence`, the partner blamed and the message among them.
    """

    promise = models.ForeignKey(
        Promise, on_delete=models.PROTECT, related_name="entries", db_index=False
    )
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


class Dependency(models.Model):
    """A customer's promise that a partner's promise carries."""

    promise = models.ForeignKey(
        Promise, on_delete=models.PROTECT, related_name="stands_on", db_index=False
    )
    depends_on = models.ForeignKey(Promise, on_delete=models.PROTECT, related_name="carries")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["promise", "depends_on"], name="promises_dependency_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.promise_id} on {self.depends_on_id}"
