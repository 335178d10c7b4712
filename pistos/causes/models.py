"""Causes: the tree, who coded what with which, and how often each cause struck.

A code means for ever what it meant when it was added: the database refuses to change it, to move it or
to delete it; what is no longer used is retired. A coding is never rewritten: coding again is another
row. `CodedCause` is what stands now, and the counts follow it by trigger (decision 0009).
"""

from django.db import models
from django.db.models import Q

from pistos.catalogue.models import Product
from pistos.customers.models import Customer
from pistos.kit.languages import validate_translated
from pistos.orders.models import Order
from pistos.partners.models import Partner


class Cause(models.Model):
    """A place in the tree. `names` may be worded better, in what language ever; the code stays.

    `outside` names the same thing in other systems. `replaced_by` says where its texts go now.
    """

    code = models.CharField(max_length=74, unique=True)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    level = models.PositiveSmallIntegerField()
    names = models.JSONField(validators=[validate_translated])
    area = models.CharField(max_length=20)
    department = models.CharField(max_length=20)
    track = models.CharField(max_length=12, blank=True)
    fix = models.CharField(max_length=20, default="none")
    outside = models.JSONField(default=dict, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    added_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=3), name="causes_cause_level"
            ),
            models.CheckConstraint(
                condition=Q(level=1, parent=None) | Q(level__gt=1, parent__isnull=False),
                name="causes_cause_has_parent",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Coding(models.Model):
    """One deed of coding: the codes, the primary first, and what was found. Insert-only.

    `text` is what was coded, for learning and for quotes; it is emptied with the person's erasure.
    `suggested` is what the program would have said at that moment, however the person decided.
    """

    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=60)
    codes = models.JSONField()
    found = models.CharField(max_length=1000)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="codings"
    )
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="codings")
    happened_at = models.DateTimeField()
    coded_at = models.DateTimeField()
    by_kind = models.CharField(max_length=10)
    by_id = models.CharField(max_length=60)
    suggested = models.CharField(max_length=74, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(found=""), name="causes_coding_has_found")
        ]
        indexes = [
            models.Index(
                fields=["subject_kind", "subject_id", "-id"], name="causes_coding_subject"
            ),
            models.Index(fields=["coded_at", "id"], name="causes_coding_when"),
            models.Index(fields=["customer"], name="causes_coding_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {', '.join(self.codes)}"


class CodedCause(models.Model):
    """That a cause stands for a subject now. What stands above a code in the tree stands too, not named
    itself: so a subject counts once at every level."""

    coding = models.ForeignKey(Coding, on_delete=models.PROTECT, related_name="standing")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=60)
    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="coded")
    is_primary = models.BooleanField()
    is_named = models.BooleanField()
    day = models.DateField()
    product = models.ForeignKey(
        Product, null=True, on_delete=models.PROTECT, related_name="causes_coded"
    )
    courier = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="causes_carried"
    )
    supplier = models.ForeignKey(
        Partner, null=True, on_delete=models.PROTECT, related_name="causes_supplied"
    )
    page = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id", "cause"], name="causes_coded_once"
            ),
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"],
                condition=Q(is_primary=True, is_named=True),
                name="causes_coded_one_primary",
            ),
        ]
        indexes = [
            models.Index(fields=["cause", "day", "id"], name="causes_coded_day"),
            models.Index(fields=["coding"], name="causes_coded_coding"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}: {self.cause_id}"


class Slice(models.TextChoices):
    """By what a cause is counted, each by itself: everything, one product, one courier, …"""

    ALL = "all"
    PRODUCT = "product"
    COURIER = "courier"
    SUPPLIER = "supplier"
    PAGE = "page"


class CauseCount(models.Model):
    """How many subjects a cause struck on a day, by slice. Kept by trigger from `CodedCause`."""

    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="counts")
    slice = models.CharField(max_length=8)
    slice_key = models.CharField(max_length=120, blank=True)
    day = models.DateField()
    count = models.IntegerField(default=0)
    primary_count = models.IntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cause", "slice", "slice_key", "day"], name="causes_count_once"
            )
        ]
        indexes = [models.Index(fields=["day"], name="causes_count_day")]

    def __str__(self) -> str:
        return f"{self.cause_id} {self.slice}={self.slice_key} {self.day}: {self.count}"


class Awaited(models.Model):
    """A subject that waits for its cause; gone from the queue when it is coded or needs none."""

    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=60)
    facets = models.JSONField()
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, blank=True)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="causes_awaited"
    )
    happened_at = models.DateTimeField()
    since = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"], name="causes_awaited_once"
            )
        ]
        indexes = [
            models.Index(
                fields=["since", "id"], condition=Q(settled_at=None), name="causes_awaited_open"
            ),
            models.Index(fields=["customer"], name="causes_awaited_customer"),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id}"


class Exposure(models.Model):
    """How many orders of a day a slice had: what a count of causes is measured against.

    Orders that were cancelled are none. A page has no orders of its own: all orders are its exposure.
    """

    slice = models.CharField(max_length=8)
    slice_key = models.CharField(max_length=120, blank=True)
    day = models.DateField()
    orders = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["slice", "slice_key", "day"], name="causes_exposure_once"
            )
        ]
        indexes = [models.Index(fields=["day"], name="causes_exposure_day")]

    def __str__(self) -> str:
        return f"{self.slice}={self.slice_key} {self.day}: {self.orders}"


class Alarm(models.Model):
    """A cause strikes more often than chance allows; one row for an episode, from breach to back.

    `began_on` is the first day of the weeks that are out of the ordinary, `seen_until` the last one
    judged. `expected` and `counted` are of these weeks, as when it was raised; `latest_*` as last judged.
    `also` are series that it explains, as [slice, key] with their counts.
    """

    cause = models.ForeignKey(Cause, on_delete=models.PROTECT, related_name="alarms")
    slice = models.CharField(max_length=8)
    slice_key = models.CharField(max_length=120, blank=True)
    chart = models.CharField(max_length=6)
    began_on = models.DateField()
    seen_until = models.DateField()
    raised_at = models.DateTimeField()
    usual_rate = models.FloatField()
    expected = models.FloatField()
    counted = models.PositiveIntegerField()
    exposure = models.FloatField()
    chance = models.FloatField()
    family = models.PositiveIntegerField()
    also = models.JSONField(default=list)
    latest_expected = models.FloatField()
    latest_counted = models.PositiveIntegerField()
    closed_at = models.DateTimeField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cause", "slice", "slice_key"],
                condition=Q(closed_at=None),
                name="causes_alarm_open_once",
            )
        ]
        indexes = [models.Index(fields=["raised_at", "id"], name="causes_alarm_raised")]

    def __str__(self) -> str:
        return f"{self.cause_id} {self.slice}={self.slice_key} since {self.began_on}"

    def series(self) -> list[tuple[str, str, str]]:
        """Its own series and those that it explains: code, slice, key. `cause` must be loaded."""
        explained = [(row["code"], row["slice"], row["key"]) for row in self.also]
        return [(self.cause.code, self.slice, self.slice_key), *explained]


class Watch(models.Model):
    """A run of the watch: how many series were judged, and what came of it."""

    at = models.DateTimeField()
    until = models.DateField()
    series = models.PositiveIntegerField()
    family = models.PositiveIntegerField()
    raised = models.PositiveIntegerField()
    closed = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["-at"], name="causes_watch_newest")]

    def __str__(self) -> str:
        return f"{self.until}: {self.series}"


class LearnedCoding(models.Model):
    """What the shop's own coding taught, a version for each language; the newest is used.

    `right_share` is the share of the newest fifth of texts that a lesson from the others coded as the
    person did; `words_share` the share that the lists of words alone did. None before there is a fifth.
    """

    language = models.CharField(max_length=2)
    version = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    texts = models.PositiveIntegerField()
    newest_coding = models.BigIntegerField()
    codes = models.JSONField()
    packed = models.BinaryField()
    right_share = models.FloatField(null=True)
    words_share = models.FloatField(null=True)
    tested = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "version"], name="causes_learned_once")
        ]

    def __str__(self) -> str:
        return f"{self.language} version {self.version}"


class SecondOpinion(models.Model):
    """What another person would have coded, without having seen the first coding."""

    coding = models.OneToOneField(Coding, on_delete=models.PROTECT, related_name="second_opinion")
    code = models.CharField(max_length=74)
    given_at = models.DateTimeField()
    by_id = models.CharField(max_length=60)

    class Meta:
        indexes = [models.Index(fields=["-given_at"], name="causes_second_newest")]

    def __str__(self) -> str:
        return f"{self.coding_id}: {self.code}"


class Proposal(models.Model):
    """Words that several texts without a cause of the list share: perhaps a cause of its own.

    `examples` are ids of codings. Accepted, `code` names the cause that was added or already stood.
    """

    language = models.CharField(max_length=2)
    words = models.JSONField()
    key = models.CharField(max_length=120)
    texts = models.PositiveIntegerField()
    examples = models.JSONField(default=list)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    code = models.CharField(max_length=74, blank=True)
    decided_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "key"], name="causes_proposal_once")
        ]
        indexes = [
            models.Index(
                fields=["-texts", "id"],
                condition=Q(decided_at=None),
                name="causes_proposal_open",
            )
        ]

    def __str__(self) -> str:
        return f"{self.language}: {', '.join(self.words)}"
