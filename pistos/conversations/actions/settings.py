"""The rules of answering: each change is a new version."""

from dataclasses import asdict, dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.models import AnswerSettings
from pistos.conversations.queries.house import answers_in_force
from pistos.conversations.queries.waits import CAUTIOUS
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES


class AnswersUnusable(Refused):
    """A rule of answering that cannot be followed."""


@dataclass(frozen=True, slots=True)
class AnswerValues:
    """The rules of answering as they are entered; see `AnswerSettings`."""

    defaults: dict[str, int] = field(default_factory=dict)
    warn_share: float = 0.75
    moves_by_rule: bool = True
    silence_hours: int = 24
    update_minutes: int = 10
    care_days: int = 180
    undo_seconds: int = 10
    acknowledgement_hours: int = 1
    signature: dict[str, str] = field(default_factory=dict)


@transaction.atomic
def change_answer_settings(*, values: AnswerValues, by: Actor, at: datetime) -> AnswerSettings:
    """Puts a new version in force; older ones stay. Publishes `AnswerSettingsChanged` when anything did.

    Refuses with AnswersUnusable.
    """
    _check(values)
    lock_until_commit("conversations.answer_settings")
    wanted = asdict(values)
    current = answers_in_force()
    if all(getattr(current, name) == value for name, value in wanted.items()):
        return current
    row = AnswerSettings.objects.create(made_at=at, made_by=by.id, **wanted)
    changed = events.AnswerSettingsChanged(row.pk)
    publish(changed, about=Ref("answer_settings", str(row.pk)), by=by, at=at)
    return row


def _check(values: AnswerValues) -> None:
    if any(
        channel not in CAUTIOUS or not 1 <= minutes <= 100_000
        for channel, minutes in values.defaults.items()
    ):
        raise AnswersUnusable(_("Enter the first times in whole minutes, at least one."))
    if not 0.1 <= values.warn_share <= 0.95:
        raise AnswersUnusable(_("Warn after between 10 and 95 percent of the promised time."))
    if not 1 <= values.silence_hours <= 720:
        raise AnswersUnusable(_("Enter between 1 and 720 hours of silence."))
    if not 1 <= values.update_minutes <= 120:
        raise AnswersUnusable(_("Tell waiting visitors every 1 to 120 minutes how it stands."))
    if not 1 <= values.care_days <= 3650:
        raise AnswersUnusable(_("Enter between 1 and 3,650 days without a word."))
    if not 0 <= values.undo_seconds <= 60:
        raise AnswersUnusable(_("Leave between 0 and 60 seconds to take a message back."))
    if not 1 <= values.acknowledgement_hours <= 168:
        raise AnswersUnusable(_("Greet one sender at most every 1 to 168 hours."))
    if set(values.signature) - set(LANGUAGES):
        raise AnswersUnusable(_("A signature is in a language the shop does not speak."))
