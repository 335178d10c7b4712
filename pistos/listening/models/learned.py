"""What the shop has learned from its agents' decisions, and where each kind of message goes."""

from django.db import models
from django.db.models import Q

from pistos.conversations.models import Team


class LearnedWord(models.Model):
    """How often a finding of this kind with this word was confirmed and dismissed."""

    language = models.CharField(max_length=2)
    kind = models.CharField(max_length=10)
    word = models.CharField(max_length=30)
    confirmed = models.PositiveIntegerField(default=0)
    dismissed = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["language", "kind", "word"], name="listening_word_once")
        ]

    def __str__(self) -> str:
        return f"{self.word}: {self.confirmed} of {self.confirmed + self.dismissed}"


class Route(models.Model):
    """Where a wish, a complaint or an opinion goes: the tag it gets, and the team if nobody has it."""

    kind = models.CharField(max_length=10, unique=True)
    tag = models.CharField(max_length=40, blank=True)
    team = models.ForeignKey(Team, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["wish", "complaint", "opinion"]), name="listening_route_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.tag}"
