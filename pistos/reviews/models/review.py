"""A review as its author wrote it. The shop cannot write here: the database refuses it."""

from django.db import models
from django.db.models import Q

from pistos.catalogue.models import Product, SheetVersion
from pistos.customers.models import Customer
from pistos.kit.languages import LANGUAGES
from pistos.kit.tokens import public_token
from pistos.orders.models import Line, Parcel
from pistos.reviews.models.kinds import REASONS_OF, State


def _reason_fits() -> Q:
    fits = Q()
    for state, reasons in REASONS_OF.items():
        fits |= Q(state=state, state_reason__in=[str(each) for each in reasons])
    return fits


class Review(models.Model):
    """Stars and words of one author about one product.

    Stars and words change only together with a `ReviewVersion` of the author; `is_verified` follows from
    the order's line and cannot be set. Whatever changes `state` says why (`state_reason`, and who in
    `state_by_*`): a trigger writes the line of the moderation ledger from these columns. The author was
    told of a decision in `decision_words`. A review once shown is never deleted. `experienced_on` is the
    day of delivery where known.

    `author_token` opens the author's own page. `customer` is null for an import, and once the author was
    erased (`emptied_at`: words and name are gone, stars stay). `outcome` is what the customer says became
    of it. `quotable_since`: its author lets the shop quote it outside of the shop. `translations` by
    language are the shop's (`rules/translations`): marked as such, with the author's words one press away,
    and the author can refuse each. `replied_at`, `photo_count`, `helpful_count` and `flag_count` repeat facts
    of other rows.
    `sharpness`, `severity` and `is_sharp` follow from stars and words; `triage_at` is the moment by which
    the desk sorts: hard and grave ones stand as if they had been written earlier.
    """

    public_id = models.CharField(max_length=22, unique=True, default=public_token)
    author_token = models.CharField(max_length=22, unique=True, default=public_token)
    product = models.ForeignKey(Product, on_delete=models.PROTECT, related_name="reviews")
    sheet_version = models.ForeignKey(
        SheetVersion, null=True, on_delete=models.PROTECT, related_name="+"
    )
    order_line = models.ForeignKey(
        Line, null=True, on_delete=models.PROTECT, related_name="reviews"
    )
    parcel = models.ForeignKey(Parcel, null=True, on_delete=models.PROTECT, related_name="reviews")
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="reviews"
    )
    display_name = models.CharField(max_length=60, blank=True)
    stars = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    pros = models.CharField(max_length=500, blank=True)
    cons = models.CharField(max_length=500, blank=True)
    aspects = models.JSONField(default=dict, blank=True)
    language = models.CharField(max_length=2)
    translations = models.JSONField(
        default=dict, db_default=models.Value({}, models.JSONField()), blank=True
    )
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    state_reason = models.CharField(max_length=20, default="unconfirmed")
    state_by_kind = models.CharField(max_length=10, default="customer")
    state_by_id = models.CharField(max_length=60, blank=True)
    state_at = models.DateTimeField()
    decision_words = models.CharField(max_length=1000, blank=True)
    source = models.CharField(max_length=50)
    is_confirmed = models.BooleanField(default=False)
    is_verified = models.GeneratedField(
        expression=Q(order_line__isnull=False, is_confirmed=True),  # type: ignore[arg-type]  # Django takes a Q here
        output_field=models.BooleanField(),
        db_persist=True,
    )
    is_incentivised = models.BooleanField(default=False)
    months_after = models.PositiveSmallIntegerField(default=0)
    external_source = models.CharField(max_length=40, blank=True)
    external_id = models.CharField(max_length=120, null=True)
    country = models.CharField(max_length=2, blank=True)
    experienced_on = models.DateField(null=True)
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, blank=True, choices=[("resolved", "resolved")])
    outcome_at = models.DateTimeField(null=True)
    quotable_since = models.DateTimeField(null=True)
    emptied_at = models.DateTimeField(null=True)
    replied_at = models.DateTimeField(null=True)
    photo_count = models.PositiveSmallIntegerField(default=0)
    helpful_count = models.PositiveIntegerField(default=0)
    flag_count = models.PositiveSmallIntegerField(default=0)
    is_sharp = models.BooleanField(default=False)
    sharpness = models.PositiveSmallIntegerField(default=0)
    severity = models.PositiveSmallIntegerField(default=0)
    triage_at = models.DateTimeField()
    signals = models.JSONField(default=list, blank=True)
    signal_score = models.PositiveSmallIntegerField(default=0)
    sketch = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(stars__gte=1, stars__lte=5), name="reviews_stars_one_to_five"
            ),
            models.CheckConstraint(condition=_reason_fits(), name="reviews_state_has_its_reason"),
            models.CheckConstraint(
                condition=Q(language__in=list(LANGUAGES)), name="reviews_language_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["", "resolved"]), name="reviews_outcome_known"
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(is_confirmed=True),
                name="reviews_shown_is_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(emptied_at=None) | Q(translations={}),
                name="reviews_erased_untranslated",
            ),
            models.UniqueConstraint(
                fields=["external_source", "external_id"], name="reviews_external_once"
            ),
            models.UniqueConstraint(
                fields=["order_line", "months_after"],
                condition=~Q(state__in=["received", "withdrawn"]) & Q(external_id=None),
                name="reviews_once_a_line",
            ),
        ]
        indexes = [
            *(
                models.Index(
                    fields=["product", *lead, sort, "id"],
                    condition=Q(state="published", **extra),
                    name=f"reviews_{short}_{sort[:7]}",
                )
                for short, lead, extra in (
                    ("all", (), {}),
                    ("stars", ("stars",), {}),
                    ("lang", ("language",), {}),
                    ("ver", (), {"is_verified": True}),
                    ("photo", (), {"photo_count__gt": 0}),
                )
                for sort in ("written_at", "stars", "helpful_count")
                if sort not in lead
            ),
            models.Index(
                fields=["written_at", "id"],
                condition=Q(state="published"),
                name="reviews_shop_written",
            ),
            models.Index(
                fields=["stars", "written_at", "id"],
                condition=Q(state="published"),
                name="reviews_shop_stars",
            ),
            models.Index(
                fields=["triage_at", "id"],
                condition=Q(state="published", is_sharp=True, replied_at=None),
                name="reviews_owed_triage",
            ),
            models.Index(
                fields=["written_at", "id"],
                condition=Q(state="published", is_sharp=True, replied_at=None),
                name="reviews_owed_oldest",
            ),
            *(
                models.Index(
                    fields=[column, "id"],
                    condition=Q(state="published", is_sharp=True, replied_at=None),
                    name=f"reviews_owed_{column[:8]}",
                )
                for column in ("severity", "sharpness", "helpful_count")
            ),
            models.Index(fields=["state_at", "id"], condition=Q(state="held"), name="reviews_held"),
            models.Index(
                fields=["outcome_at", "id"],
                condition=Q(outcome_at__isnull=False),
                name="reviews_settled",
            ),
            models.Index(
                fields=["signal_score", "id"],
                condition=Q(signal_score__gt=0),
                name="reviews_signalled",
            ),
            models.Index(
                fields=["flag_count", "id"], condition=Q(flag_count__gt=0), name="reviews_flagged"
            ),
            models.Index(fields=["state", "written_at", "id"], name="reviews_desk_state"),
            models.Index(fields=["customer", "written_at"], name="reviews_customer"),
            models.Index(fields=["product", "written_at", "id"], name="reviews_product"),
        ]

    def __str__(self) -> str:
        return f"{self.stars} stars {self.public_id}"

    @property
    def is_shown(self) -> bool:
        return self.state == State.PUBLISHED


class ReviewVersion(models.Model):
    """What an author had written before they changed it, and what they wrote then. Append-only: the
    database refuses changes, but for emptying the words of an erased author. The first change keeps
    both."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    stars = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=120, blank=True)
    text = models.TextField(blank=True)
    pros = models.CharField(max_length=500, blank=True)
    cons = models.CharField(max_length=500, blank=True)
    aspects = models.JSONField(default=dict)
    written_at = models.DateTimeField()
    by_kind = models.CharField(max_length=10)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="reviews_version_once"),
            models.CheckConstraint(
                condition=Q(by_kind="customer"), name="reviews_version_of_its_author"
            ),
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.review_id}"


class ReviewPhoto(models.Model):
    """A picture that came with a review: of our own making, without what a camera adds."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="photos")
    file = models.CharField(max_length=120)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sizes = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64)
    look = models.BigIntegerField(default=0)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["review", "sha256"], name="reviews_photo_once")
        ]
        indexes = [models.Index(fields=["sha256"], name="reviews_photo_bytes")]

    def __str__(self) -> str:
        return self.file


class HelpfulVote(models.Model):
    """One reader who found a review helpful: `voter` is a digest of their browser, `network` of their
    network and the day, so that a script's votes are few. Nothing else of who voted."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="votes")
    voter = models.CharField(max_length=64)
    network = models.CharField(max_length=64, blank=True)
    voted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "voter"], name="reviews_vote_once")
        ]
        indexes = [models.Index(fields=["network", "voted_at"], name="reviews_vote_network")]

    def __str__(self) -> str:
        return f"vote for {self.review_id}"
