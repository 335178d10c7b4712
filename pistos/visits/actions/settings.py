"""How the chat stands on pages, and when it offers help: the shop's choice."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.visits import events
from pistos.visits.facts import ChatValues, RuleValues
from pistos.visits.models import ChatSettings, InvitationRule, Stage, StagePath, Trigger
from pistos.visits.queries.visitors import chat_settings
from pistos.visits.rules.origins import tidy_origin

MOST_ORIGINS = 50


class ChatValuesUnusable(Refused):
    """A setting that the chat cannot work with; the text names it."""


class RuleUnusable(Refused):
    """An invitation rule that would never, or always, speak."""


def save_chat_settings(*, values: ChatValues, by: Actor, at: datetime) -> ChatSettings:
    """Puts a new version in force. Publishes ChatSettingsSaved when anything changed.

    Refuses with OriginUnusable and ChatValuesUnusable.
    """
    origins = sorted({tidy_origin(origin) for origin in values.origins if origin.strip()})
    if len(origins) > MOST_ORIGINS:
        raise ChatValuesUnusable(_("Please name at most %s sites.") % MOST_ORIGINS)
    if not (1 <= values.invitation_days <= 365 and values.most_invitations <= 10):
        raise ChatValuesUnusable(_("Please offer help at most ten times in 1 to 365 days."))
    if not 1 <= values.mail_minutes <= 1440:
        raise ChatValuesUnusable(_("Please state the minutes before a mail as 1 to 1440."))
    wanted = {**asdict(values), "origins": origins}
    with transaction.atomic():
        ChatSettings.objects.select_for_update().order_by("-version").first()
        current = chat_settings()
        if all(getattr(current, name) == value for name, value in wanted.items()):
            return current
        row = ChatSettings.objects.create(made_at=at, made_by=by.id, **wanted)
        told = events.ChatSettingsSaved(version=row.pk)
        publish(told, about=Ref("chat_settings", str(row.pk)), by=by, at=at)
        return row


def add_rule(*, values: RuleValues, by: Actor, at: datetime) -> InvitationRule:
    """A new invitation rule. Publishes InvitationRuleSaved. Refuses with RuleUnusable."""
    _check(values)
    with transaction.atomic():
        rule = InvitationRule.objects.create(**asdict(values))
        _told(rule, by, at)
        return rule


def change_rule(*, rule: InvitationRule, values: RuleValues, by: Actor, at: datetime) -> None:
    """What was measured so far stays the rule's. Publishes InvitationRuleSaved."""
    _check(values)
    with transaction.atomic():
        InvitationRule.objects.filter(pk=rule.pk).update(**asdict(values))
        _told(rule, by, at)


def set_stage_paths(*, paths: dict[str, str], by: Actor, at: datetime) -> None:
    """Replaces which pages belong to which stage. Publishes StagePathsSet."""
    wrong = [p for p, s in paths.items() if not p.startswith("/") or s not in Stage.values]
    if wrong or len(paths) > 200:
        raise ChatValuesUnusable(_("Please write each beginning of a path as /cart and a stage."))
    with transaction.atomic():
        StagePath.objects.all().delete()
        StagePath.objects.bulk_create(
            StagePath(path=path[:200], stage=stage) for path, stage in sorted(paths.items())
        )
        told = events.StagePathsSet(len(paths))
        publish(told, about=Ref("chat_settings", "stages"), by=by, at=at)


def _check(values: RuleValues) -> None:
    if not values.name.strip() or values.trigger not in Trigger.values or values.threshold < 1:
        raise RuleUnusable(_("Please give the rule a name, an occasion and a number from 1."))
    if values.trigger in (Trigger.TIME_ON_PAGE, Trigger.LONG_AT_CHECKOUT) and values.threshold < 10:
        raise RuleUnusable(_("Please let people look for at least 10 seconds."))
    if not any(text.strip() for text in values.text.values()) or any(
        code not in LANGUAGES for code in values.text
    ):
        raise RuleUnusable(_("Please write what to say, in at least one language."))


def _told(rule: InvitationRule, by: Actor, at: datetime) -> None:
    told = events.InvitationRuleSaved(rule.pk)
    publish(told, about=Ref("invitation_rule", str(rule.pk)), by=by, at=at)
