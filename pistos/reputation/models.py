"""The shop's good name, day by day, with the cause of each change; what others say elsewhere; what it takes
to win it back."""

from django.db import models
from django.db.models import Q

from pistos.accounts.models import User
from pistos.customers.models import Customer


class Source(models.TextChoices):
    """Where a name comes from. `mentions` are entered by hand: press, social networks, word of mouth."""

    PROMISES = "promises"
    REVIEWS = "reviews"
    SURVEYS = "surveys"
    MENTIONS = "mentions"


class Change(models.Model):
    """What one cause did to the score of one source on one day, and the score after it.

    Reckoned anew every night from the records themselves: nothing here is entered by anybody.
    """

    source = models.CharField(max_length=8, choices=Source.choices)
    day = models.DateField()
    position = models.PositiveSmallIntegerField()
    cause = models.CharField(max_length=30)
    count = models.PositiveIntegerField()
    points = models.FloatField()
    score = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["source", "day", "position"], name="reputation_change_once"
            )
        ]
        indexes = [models.Index(fields=["day", "source", "position"], name="reputation_by_day")]

    def __str__(self) -> str:
        return f"{self.source} {self.day} {self.cause}"


class Standing(models.Model):
    """The score at the end of a day: of one source, or of the whole (`source` empty)."""

    source = models.CharField(max_length=8, blank=True)
    day = models.DateField()
    score = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "day"], name="reputation_standing_once")
        ]

    def __str__(self) -> str:
        return f"{self.source or 'whole'} {self.day}"


class MentionPlace(models.TextChoices):
    PRESS = "press"
    SOCIAL = "social"
    WORD_OF_MOUTH = "word_of_mouth"
    OTHER = "other"


class MentionDeed(models.TextChoices):
    """What the word did for us. `defended`: against somebody who spoke ill; `referred`: it sent somebody."""

    SAID = "said"
    DEFENDED = "defended"
    REFERRED = "referred"


class Mention(models.Model):
    """What somebody says of the shop elsewhere, as a person of the shop noted it. `weight` is how many heard
    it, from 1 (one person) to 5 (the whole town). It is never changed; a mistake is struck and stays.

    `customer` is whose word it was, where they are one of ours.
    """

    place = models.CharField(max_length=13, choices=MentionPlace.choices)
    deed = models.CharField(max_length=8, choices=MentionDeed.choices, default=MentionDeed.SAID)
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="mentions"
    )
    is_good = models.BooleanField()
    weight = models.PositiveSmallIntegerField(default=1)
    words = models.CharField(max_length=500)
    address = models.URLField(max_length=500, blank=True)
    happened_on = models.DateField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    struck_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(weight__gte=1, weight__lte=5), name="reputation_mention_weight"
            ),
            models.CheckConstraint(
                condition=Q(deed="said") | Q(customer__isnull=False, is_good=True),
                name="reputation_deed_of_somebody",
            ),
        ]
        indexes = [models.Index(fields=["happened_on", "id"], name="reputation_mentioned")]

    def __str__(self) -> str:
        return f"{self.place} {self.happened_on}"


class Effort(models.Model):
    """What was done to win the name back: time, labour and cost."""

    source = models.CharField(max_length=8, choices=Source.choices)
    did_on = models.DateField()
    words = models.CharField(max_length=500)
    minutes = models.PositiveIntegerField(default=0)
    people_count = models.PositiveSmallIntegerField(default=1)
    cost_amount = models.DecimalField(max_digits=12, decimal_places=2, default=0)
    currency = models.CharField(max_length=3)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["did_on", "id"], name="reputation_effort_day")]

    def __str__(self) -> str:
        return f"{self.did_on} {self.minutes} min"
