"""Practices really followed: for every rule, how often, from the records, with its denominator.

An app above adds its own from its `subscribers.py`: `practise(Practice(…), count)`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from pistos.conversations.models.doubts import Doubt
from pistos.listening.models import Hearing, Step
from pistos.promises.models import Standing
from pistos.replies.models import Coaching, ReplyCheck, ReplyRemark, Weighing
from pistos.replies.rules.practices import Followed, Practice

Counting = Callable[[datetime, datetime], Followed]
_added: dict[str, tuple[Practice, Counting]] = {}
_ANSWERS = _("answers to which it applied, as read before they went")


@dataclass(frozen=True, slots=True)
class InUse:
    practice: Practice
    counted: Followed


RULES: tuple[tuple[str, object], ...] = (
    ("greeted", _("A first answer greets the person")),
    ("feeling_first", _("A feeling is answered before the facts")),
    ("question_left", _("Every question is answered")),
    ("next_step", _("It says what happens next, and by when")),
    ("bare_refusal", _("A refusal has its reason and a way on")),
    ("conditional_apology", _("An apology has no “if”")),
    ("contradiction", _("What is told agrees with the records")),
    ("asks_known", _("Nobody is asked for what we know")),
    ("ask_courier", _("No customer is sent to the courier")),
    ("surprised", _("No wish is met with surprise or mockery")),
    ("talks_down", _("Nobody is talked down to")),
    ("generic", _("The words are this customer's own")),
    ("signed", _("A named person signs")),
)
"""Which practice a check stands for, as it should be."""


def practise(practice: Practice, counting: Counting) -> None:
    """Adds a practice; again under the same code replaces it."""
    _added[practice.code] = (practice, counting)


def practices_in_use(since: datetime, until: datetime) -> list[InUse]:
    """All practices with how often they were followed in a period; the least followed first.

    What had no case stands at the end.
    """
    counted = _of_checks(since, until)
    rows = [
        InUse(Practice(code, str(name), _ANSWERS), counted.get(code, Followed(0, 0)))
        for code, name in RULES
    ]
    rows += [InUse(each, count(since, until)) for each, count in _added.values()]
    return sorted(rows, key=_least_followed)


def _least_followed(row: InUse) -> tuple[float, int]:
    share = row.counted.share
    return (2.0, 0) if share is None else (share, -row.counted.cases)


def _of_checks(since: datetime, until: datetime) -> dict[str, Followed]:
    """Two queries: how many answers a rule applied to, and how many broke it."""
    checks = ReplyCheck.objects.filter(checked_at__gte=since, checked_at__lt=until)
    cases: dict[str, int] = {}
    for applied in checks.values_list("applied", flat=True).iterator():
        for code in applied:
            cases[code] = cases.get(code, 0) + 1
    remarks = ReplyRemark.objects.filter(check_of__in=checks).order_by().values("code")
    broken = dict(
        remarks.annotate(many=Count("check_of", distinct=True)).values_list("code", "many")
    )
    return {
        code: Followed(max(0, many - broken.get(code, 0)), many) for code, many in cases.items()
    }


def _restated(since: datetime, until: datetime) -> Followed:
    rows = Hearing.objects.filter(begun_at__gte=since, begun_at__lt=until)
    heard = rows.exclude(step=Step.SHORT)
    return Followed(heard.filter(confirmed_at__isnull=False).count(), heard.count())


def _heard(since: datetime, until: datetime) -> Followed:
    rows = Hearing.objects.filter(begun_at__gte=since, begun_at__lt=until)
    return Followed(rows.exclude(step=Step.SHORT).count(), rows.count())


def _weighed(since: datetime, until: datetime) -> Followed:
    hard = ReplyCheck.objects.filter(checked_at__gte=since, checked_at__lt=until, is_hard=True)
    weighed = Weighing.objects.filter(message__reply_check__in=hard)
    return Followed(weighed.count(), hard.count())


def _told_first(since: datetime, until: datetime) -> Followed:
    """Promises to customers that were moved or broke, by the day they were due."""
    rows = Standing.objects.filter(due_at__gte=since, due_at__lt=until, toward="customer")
    slipped = rows.filter(state="broken") | rows.filter(told_first_at__isnull=False)
    return Followed(slipped.filter(told_first_at__isnull=False).count(), slipped.count())


def _confirmed(since: datetime, until: datetime) -> Followed:
    rows = Doubt.objects.filter(answered_at__gte=since, answered_at__lt=until)
    return Followed(rows.filter(settled_at__isnull=False).count(), rows.count())


def _coached(since: datetime, until: datetime) -> Followed:
    rows = Coaching.objects.filter(due_on__gte=since.date(), due_on__lt=until.date())
    return Followed(rows.filter(done_at__isnull=False).count(), rows.count())


OWN: Iterable[tuple[Practice, Counting]] = (
    (
        Practice(
            "heard",
            _("More than a simple question is heard in five steps"),
            _("conversations that were more than a simple question"),
        ),
        _heard,
    ),
    (
        Practice(
            "restated",
            _("What was understood is repeated, and confirmed by the customer"),
            _("conversations that were heard"),
        ),
        _restated,
    ),
    (
        Practice(
            "weighed",
            _("A hard message is weighed in the customer's place"),
            _("refusals, apologies and answers to complaints"),
        ),
        _weighed,
    ),
    (
        Practice(
            "told_first",
            _("The customer hears it from us before a promise slips"),
            _("promises to customers that were moved or broken"),
        ),
        _told_first,
    ),
    (
        Practice(
            "doubt_asked",
            _("Whether a doubt is resolved is asked of the customer"),
            _("doubts that were answered"),
        ),
        _confirmed,
    ),
    (
        Practice("coached", _("What was agreed with a colleague is done"), _("coachings due")),
        _coached,
    ),
)
for _practice, _counting in OWN:
    practise(_practice, _counting)
