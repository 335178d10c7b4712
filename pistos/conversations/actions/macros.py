"""Macros: prepared answers in the shop's languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.assigning import MOST_TAGS, set_tags
from pistos.conversations.actions.writing import ref
from pistos.conversations.models import Conversation, Macro
from pistos.conversations.rules.macros import check_macro
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES

LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class MacroWords:
    """A macro by language; tags and closing are done with the answer it makes."""

    name: Mapping[str, str]
    text: Mapping[str, str]
    tags: tuple[str, ...] = field(default=())
    closes: bool = False


class MacroIncomplete(Refused):
    """A macro needs a name, and a text in one language at least."""


@transaction.atomic
def add_macro(*, words: MacroWords, by: Actor, at: datetime) -> Macro:
    """Publishes `MacroSaved`. Refuses unknown variables and what has no words."""
    macro = Macro()
    _write(macro, words)
    _tell(macro, by, at)
    return macro


@transaction.atomic
def edit_macro(*, macro: Macro, words: MacroWords, by: Actor, at: datetime) -> Macro:
    """Publishes `MacroSaved`. Refuses as `add_macro` does."""
    fresh = Macro.objects.select_for_update().get(pk=macro.pk)
    _write(fresh, words)
    _tell(fresh, by, at)
    return fresh


@transaction.atomic
def hide_macro(*, macro: Macro, by: Actor, at: datetime) -> None:
    """Nobody is offered it any more. Publishes `MacroSaved`."""
    fresh = Macro.objects.select_for_update().get(pk=macro.pk)
    fresh.is_hidden = True
    fresh.save(update_fields=["is_hidden"])
    _tell(fresh, by, at)


def note_use(conversation: Conversation, macros: list[Macro], *, by: Actor, at: datetime) -> None:
    """An answer was written that began with them: each is used once more, and its tags are set.

    Publishes `ConversationTagged` where tags are new; the caller holds the conversation and signals.
    """
    used = Macro.objects.filter(pk__in=[macro.pk for macro in macros])
    for macro in used.select_for_update().order_by("pk"):
        macro.used_count += 1
        macro.save(update_fields=["used_count"])
    tags = {tag for macro in macros for tag in macro.tags} - set(conversation.tags)
    room = MOST_TAGS - len(conversation.tags)
    if tags and room > 0:
        event = set_tags(conversation, [*conversation.tags, *sorted(tags)[:room]], by=by, at=at)
        publish(event, about=ref(conversation), by=by, at=at)


def _write(macro: Macro, words: MacroWords) -> None:
    name = _filled(words.name, 80)
    text = {
        code: str(words.text[code]).strip()[:LONGEST]
        for code in LANGUAGES
        if str(words.text.get(code, "")).strip()
    }
    if not name or not text:
        raise MacroIncomplete(_("Give it a name, and a text in one language at least."))
    check_macro(text)
    macro.name, macro.text = name, text
    macro.tags = sorted({one_line(tag, 40).lower() for tag in words.tags} - {""})
    macro.closes = words.closes
    macro.save()


def _filled(texts: Mapping[str, str], most: int) -> dict[str, str]:
    tidy = {code: one_line(str(texts.get(code, "")), most) for code in LANGUAGES}
    return {code: text for code, text in tidy.items() if text}


def _tell(macro: Macro, by: Actor, at: datetime) -> None:
    publish(events.MacroSaved(macro.pk), about=Ref("macro", str(macro.pk)), by=by, at=at)
