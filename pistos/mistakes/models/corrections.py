"""What was changed, the test fixed before it, its verdict, and the lesson."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from pistos.mistakes.models.found import Mistake


class Verdict(models.TextChoices):
    """What the stream of facts says of a correction once its window is over."""

    WORKED = "worked", _("It worked")
    DID_NOT = "did_not", _("It did not work")
    TOO_FEW = "too_few", _("Too few to tell")


class Correction(models.Model):
    """One round: the action, the test of its effect, and what came of it.

    The test: of the mistake's cause (and facet) per 1,000 orders, at least `drop_percent` less in the
    `window_days` after the correction (`after_from` to `after_until`) than from `before_from` to
    `before_until`, measured when it was planned. All four are whole days of the shop, both ends counted.
    From `corrected_at` on the database refuses every change of the test, and from `judged_at` on of the
    verdict. `repeat_count` counts against it, whatever the rate says.
    """

    mistake = models.ForeignKey(Mistake, on_delete=models.PROTECT, related_name="corrections")
    round = models.PositiveSmallIntegerField()
    action = models.TextField(max_length=2000)
    window_days = models.PositiveSmallIntegerField()
    drop_percent = models.PositiveSmallIntegerField()
    before_from = models.DateField()
    before_until = models.DateField()
    before_count = models.PositiveIntegerField()
    before_exposure = models.PositiveIntegerField()
    planned_at = models.DateTimeField()
    done = models.TextField(max_length=2000, blank=True)
    corrected_at = models.DateTimeField(null=True)
    after_from = models.DateField(null=True)
    after_until = models.DateField(null=True)
    judge_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices, blank=True)
    judged_at = models.DateTimeField(null=True)
    after_count = models.PositiveIntegerField(null=True)
    after_exposure = models.PositiveIntegerField(null=True)
    repeat_count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mistake", "round"], name="mistakes_one_per_round"),
            models.CheckConstraint(
                condition=Q(window_days__gte=1, window_days__lte=365),
                name="mistakes_window_days",
            ),
            models.CheckConstraint(
                condition=Q(drop_percent__gte=1, drop_percent__lte=100),
                name="mistakes_drop_percent",
            ),
            models.CheckConstraint(
                condition=Q(before_until__gte=F("before_from")), name="mistakes_before_span"
            ),
            models.CheckConstraint(
                condition=Q(corrected_at=None, judge_at=None, after_from=None, after_until=None)
                | Q(
                    corrected_at__isnull=False,
                    after_from__isnull=False,
                    after_until__gte=F("after_from"),
                    judge_at__gt=F("corrected_at"),
                ),
                name="mistakes_judged_after",
            ),
            models.CheckConstraint(
                condition=Q(verdict="", judged_at=None, after_count=None, after_exposure=None)
                | Q(
                    judged_at__isnull=False,
                    after_count__isnull=False,
                    after_exposure__isnull=False,
                )
                & ~Q(verdict=""),
                name="mistakes_verdict_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["judge_at"],
                condition=Q(verdict="", judge_at__isnull=False),
                name="mistakes_to_judge",
            ),
            models.Index(fields=["judged_at", "verdict"], name="mistakes_verdicts"),
        ]

    def __str__(self) -> str:
        return f"correction {self.round} of {self.mistake_id}"


class LessonKind(models.TextChoices):
    """How it becomes impossible, or at least unlikely, to do it again."""

    RULE = "rule", _("A rule was added or changed")
    TRAINING = "training", _("People were trained")
    SHEET = "sheet", _("A product sheet was changed")
    TOOL = "tool", _("A check was built into the work")


class Lesson(models.Model):
    """What was learned in a round. Insert-only."""

    mistake = models.ForeignKey(Mistake, on_delete=models.PROTECT, related_name="lessons")
    round = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=LessonKind.choices)
    words = models.TextField(max_length=2000)
    by_id = models.CharField(max_length=60)
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="mistakes_lesson_says"),
        ]
        indexes = [models.Index(fields=["mistake", "round"], name="mistakes_lessons")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.mistake_id}"
