"""What was remarked about a reply before it went, and what its customer said of it afterwards."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.conversations.models import Message
from pistos.customers.models import Customer


class ReplyCheck(models.Model):
    """A reply that went, with the rules that applied to it. What was remarked are its `remarks`.

    `applied` are the codes of checks that had something to judge: a share of rules followed counts only
    those. `language` and `topic` are the conversation's when it went.
    """

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="reply_check")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="reply_checks")
    language = models.CharField(max_length=2, blank=True)
    topic = models.CharField(max_length=40, blank=True)
    is_hard = models.BooleanField(default=False)
    applied = ArrayField(models.CharField(max_length=24), default=list)
    checked_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["checked_at"], name="replies_checks_when"),
            models.Index(fields=["author", "checked_at"], name="replies_checks_by"),
        ]

    def __str__(self) -> str:
        return f"check of message {self.message_id}"


class ReplyRemark(models.Model):
    """One remark on a reply that went all the same; one that holds back has the reason why it went."""

    check_of = models.ForeignKey(ReplyCheck, on_delete=models.CASCADE, related_name="remarks")
    code = models.CharField(max_length=24)
    words_key = models.CharField(max_length=24)
    is_blocking = models.BooleanField()
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["check_of", "code", "words_key"], name="replies_remark_once"
            ),
            models.CheckConstraint(
                condition=Q(is_blocking=False) | ~Q(reason=""), name="replies_accepted_with_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} of {self.check_of_id}"


class Weighing(models.Model):
    """The two questions before a hard message: what would please us in their place, what would annoy us.

    Answered by its author before it goes, compared with the customer's rating afterwards.
    """

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="weighing")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="weighings")
    would_please = models.CharField(max_length=500)
    would_annoy = models.CharField(max_length=500)
    weighed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(would_please="") & ~Q(would_annoy=""), name="replies_weighed_both"
            )
        ]
        indexes = [models.Index(fields=["weighed_at", "id"], name="replies_weighed_when")]

    def __str__(self) -> str:
        return f"weighing of message {self.message_id}"


class Attitude(models.TextChoices):
    """How the customer was spoken to; apart from whether they got what they wanted."""

    WARM = "warm", _("warmly")
    CORRECT = "correct", _("correctly")
    ARROGANT = "arrogant", _("from above")


class AnswerRating(models.Model):
    """What the customer said of an answer; the newest word counts. `words` are theirs, and go with them."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="rating")
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="answer_ratings")
    author = models.ForeignKey(
        User, null=True, on_delete=models.PROTECT, related_name="answer_ratings"
    )
    topic = models.CharField(max_length=40, blank=True)
    is_good = models.BooleanField()
    was_clear = models.BooleanField(null=True)
    attitude = models.CharField(max_length=8, choices=Attitude.choices, blank=True)
    words = models.CharField(max_length=1000, blank=True)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(attitude__in=["", "warm", "correct", "arrogant"]),
                name="replies_attitude_known",
            )
        ]
        indexes = [
            models.Index(fields=["rated_at", "id"], name="replies_ratings_when"),
            models.Index(fields=["author", "rated_at"], name="replies_ratings_of"),
        ]

    def __str__(self) -> str:
        return f"rating of message {self.message_id}"


class Coaching(models.Model):
    """What a manager works on with one person, by when; seen by managers and that person alone.

    `rating` is what gave rise to it, where something did.
    """

    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="coachings")
    given_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="coachings_given")
    rating = models.ForeignKey(
        AnswerRating, null=True, on_delete=models.SET_NULL, related_name="coachings"
    )
    what = models.CharField(max_length=500)
    due_on = models.DateField()
    given_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(what=""), name="replies_coaching_of_something"),
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(note=""), name="replies_coaching_done_with_note"
            ),
            models.CheckConstraint(
                condition=~Q(person=F("given_by")), name="replies_coaching_by_another"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on", "id"], condition=Q(done_at=None), name="replies_coaching_due"
            ),
            models.Index(fields=["person", "-given_at"], name="replies_coaching_of"),
        ]

    def __str__(self) -> str:
        return f"coaching {self.pk}"


class PublicRemark(models.Model):
    """A remark that held back words that are no message, and the reason why they stand all the same.

    `about_kind` and `about_id` name what was said: a reply to a review, a post, an incident, an apology.
    """

    about_kind = models.CharField(max_length=40)
    about_id = models.CharField(max_length=40)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="public_remarks")
    code = models.CharField(max_length=24)
    reason = models.CharField(max_length=300)
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="replies_public_with_reason")
        ]
        indexes = [models.Index(fields=["about_kind", "about_id"], name="replies_public_about")]

    def __str__(self) -> str:
        return f"{self.code} of {self.about_kind} {self.about_id}"


class PersonalWeighing(models.Model):
    """The two questions before a word to one customer outside of a conversation, as `Weighing`.

    `about_kind` and `about_id` name what was said: an apology, a word afterwards, an invitation.
    """

    about_kind = models.CharField(max_length=40)
    about_id = models.CharField(max_length=40)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="personal_weighings")
    would_please = models.CharField(max_length=500)
    would_annoy = models.CharField(max_length=500)
    weighed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(would_please="") & ~Q(would_annoy=""),
                name="replies_personal_weighed_both",
            )
        ]
        indexes = [models.Index(fields=["about_kind", "about_id"], name="replies_personal_about")]

    def __str__(self) -> str:
        return f"weighing of {self.about_kind} {self.about_id}"
