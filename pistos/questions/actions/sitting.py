"""The management goes through the suggestions on a day that is set; one that it misses raises an alarm."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.accounts.queries import owners
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.notifications.actions.writing import write_message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.questions.events import (
    QuestionSettingsChanged,
    SuggestionReviewMissed,
    SuggestionsReviewed,
)
from pistos.questions.models import QuestionSettings, Sitting, Suggestion, SuggestionState
from pistos.questions.queries.buyers import settings_in_force
from pistos.questions.rules.deciding import is_missed, next_sitting
from pistos.shop.queries import the_shop

MACHINE = Actor.machine("questions.watch_sittings")
MOST_DAYS = 365
LONGEST = 1_000


class RulesUnusable(Refused):
    """Numbers by which nothing can be done."""


@transaction.atomic
def hold_sitting(*, words: str, by: User, at: datetime) -> Sitting:
    """Notes that the management went through what is open, and sets the next day. Publishes
    `SuggestionsReviewed`."""
    today = at.astimezone(ZoneInfo(the_shop().time_zone)).date()
    open_states = (SuggestionState.RECEIVED, SuggestionState.CONSIDERED)
    row = Sitting.objects.create(
        held_at=at,
        open_count=Suggestion.objects.filter(state__in=open_states).count(),
        words=words.strip()[:LONGEST],
        next_on=next_sitting(today, settings_in_force().sitting_days),
        held_by=by,
    )
    reviewed = SuggestionsReviewed(row.pk, row.open_count)
    publish(reviewed, about=Ref("sitting", str(row.pk)), by=Actor.person(by.pk), at=at)
    return row


@transaction.atomic
def begin_counting(*, at: datetime) -> Sitting | None:
    """With the first suggestion the days to the first sitting begin. None where they have begun before."""
    lock_until_commit("questions.sitting")
    if Sitting.objects.exists():
        return None
    today = at.astimezone(ZoneInfo(the_shop().time_zone)).date()
    next_on = next_sitting(today, settings_in_force().sitting_days)
    return Sitting.objects.create(held_at=at, open_count=0, next_on=next_on, held_by=None)


@transaction.atomic
def raise_missed_sitting(*, at: datetime) -> Sitting | None:
    """The day went by: the owners are written to, once for each. Publishes `SuggestionReviewMissed`."""
    row = Sitting.objects.select_for_update().order_by("-held_at", "-pk").first()
    if row is None or row.missed_at is not None:
        return None
    today = at.astimezone(ZoneInfo(the_shop().time_zone)).date()
    if not is_missed(row.next_on, today):
        return None
    row.missed_at = at
    row.save(update_fields=["missed_at"])
    ref = Ref("sitting", str(row.pk))
    publish(SuggestionReviewMissed(row.pk), about=ref, by=MACHINE, at=at)
    for person in owners():
        _write_to(person, row, at)
    return row


@transaction.atomic
def change_settings(
    *, buyers_invited: int, invitation_days: int, sitting_days: int, by: Actor, at: datetime
) -> QuestionSettings:
    """Puts a new version in force. Publishes `QuestionSettingsChanged` when anything did.

    Refuses with RulesUnusable.
    """
    if not 0 <= buyers_invited <= 50 or not 1 <= invitation_days <= 90:
        raise RulesUnusable(_("Invite at most 50 buyers, for 1 to 90 days."))
    if not 1 <= sitting_days <= MOST_DAYS:
        raise RulesUnusable(_("Go through the suggestions every 1 to 365 days."))
    lock_until_commit("questions.settings")
    wanted = {
        "buyers_invited": buyers_invited,
        "invitation_days": invitation_days,
        "sitting_days": sitting_days,
    }
    current = settings_in_force()
    if all(getattr(current, name) == value for name, value in wanted.items()):
        return current
    row = QuestionSettings.objects.create(made_at=at, made_by=by.id, **wanted)
    changed = QuestionSettingsChanged(row.pk)
    publish(changed, about=Ref("question_settings", str(row.pk)), by=by, at=at)
    return row


def _write_to(person: User, row: Sitting, at: datetime) -> None:
    draft = Draft(
        "suggestions_unread",
        {"day": row.next_on, "link": f"{settings.SITE_URL}/desk/suggestions/"},
        about=Ref("sitting", str(row.pk)),
    )
    write_message(
        key=f"sitting:{row.pk}:missed",
        draft=draft,
        to=Recipient("person", person.pk, person.email, person.language, person.name),
        by=MACHINE,
        at=at,
    )
