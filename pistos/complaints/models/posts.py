"""What customers say of us elsewhere, as staff entered it, and by which names they are known there."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from pistos.accounts.models import User
from pistos.complaints.models.complaint import Complaint
from pistos.customers.models import Customer


class Place(models.TextChoices):
    FACEBOOK = "facebook", "Facebook"
    INSTAGRAM = "instagram", "Instagram"
    TIKTOK = "tiktok", "TikTok"
    X = "x", "X"
    YOUTUBE = "youtube", "YouTube"
    GOOGLE = "google", "Google"
    FORUM = "forum", _("a forum or blog")
    PRESS = "press", _("the press")
    OTHER = "other", _("somewhere else")


class Tone(models.TextChoices):
    GOOD = "good", _("good")
    NEUTRAL = "neutral", _("neither")
    BAD = "bad", _("bad")


class HandleBasis(models.TextChoices):
    """By what right we know a customer's name elsewhere. Without one it is not kept."""

    SAID = "said", _("the customer told us")
    WROTE = "wrote", _("the customer wrote to us from there")
    AGREED = "agreed", _("the customer agreed when we asked")


class Handle(models.Model):
    """The name of a customer in another place, and by what right it is kept. Goes with the person."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="handles")
    place = models.CharField(max_length=10, choices=Place.choices)
    handle = models.CharField(max_length=120)
    basis = models.CharField(max_length=8, choices=HandleBasis.choices)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "handle"], name="complaints_handle_once")
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.pk}"


class Post(models.Model):
    """One post elsewhere, as it was entered. `complaint` is the case that it belongs to.

    `matched_by` says how it was found out whose it is: handle, order, person; empty while nobody knows.
    `outcome` is what was said there once the case was put right: who read of the fault reads how it ended.
    Handle, words and address go with the person's erasure, and when the shop forgets old posts.
    """

    place = models.CharField(max_length=10, choices=Place.choices)
    handle = models.CharField(max_length=120, blank=True)
    url = models.URLField(max_length=500, blank=True)
    words = models.TextField(blank=True)
    tone = models.CharField(max_length=8, choices=Tone.choices)
    followers = models.PositiveIntegerField(default=0)
    is_public = models.BooleanField(default=True)
    seen_at = models.DateTimeField()
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    customer = models.ForeignKey(
        Customer, null=True, on_delete=models.PROTECT, related_name="posts"
    )
    matched_by = models.CharField(max_length=8, blank=True)
    complaint = models.ForeignKey(
        Complaint, null=True, on_delete=models.PROTECT, related_name="posts"
    )
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    is_answer_public = models.BooleanField(default=False)
    outcome_at = models.DateTimeField(null=True)
    outcome = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["url"], condition=~Q(url=""), name="complaints_post_once"
            )
        ]
        indexes = [
            models.Index(fields=["-seen_at", "-id"], name="complaints_posts"),
            models.Index(
                fields=["-seen_at", "-id"],
                condition=Q(answered_at=None),
                name="complaints_posts_open",
            ),
        ]

    def __str__(self) -> str:
        return f"post {self.pk}"
