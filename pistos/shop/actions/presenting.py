"""Deeds on how the shop presents itself: its own words on pages of information, its own colour."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.shop import events
from pistos.shop.models import Look, PageWords, Shop
from pistos.shop.rules.look import check_accent

LONGEST_WORDS = 20_000


class WordsUnusable(Refused):
    """Words that cannot stand on a page; the text says why."""


@transaction.atomic
def save_page_words(
    *, page: str, words: Mapping[str, str], by: Actor, at: datetime
) -> PageWords | None:
    """Puts new words of the shop on a page; older versions stay. Publishes PageWordsSaved.

    None, and nothing written, where they are in force already. Refuses with WordsUnusable.
    """
    tidy = {code: words[code].strip() for code in LANGUAGES if words.get(code, "").strip()}
    if any(len(text) > LONGEST_WORDS for text in tidy.values()):
        raise WordsUnusable(_("The words on a page have at most 20,000 characters."))
    newest = PageWords.objects.filter(page=page).order_by("-pk").first()
    if tidy == (newest.words if newest else {}):
        return None
    row = PageWords.objects.create(page=page, words=tidy, made_at=at, made_by=by.id)
    publish(events.PageWordsSaved(page, row.pk), about=Ref("page", page), by=by, at=at)
    return row


@transaction.atomic
def change_accent(*, accent: str, by: Actor, at: datetime) -> Look | None:
    """Gives the shop its own colour, or that of Pistos back. Publishes LookChanged.

    None where it is in force already. Refuses with LookUnusable what could not be read well.
    """
    accent = accent.strip().lower()
    if accent:
        check_accent(accent)
    if not Shop.objects.filter(pk=1).exclude(accent=accent).update(accent=accent):
        return None
    row = Look.objects.create(accent=accent, made_at=at, made_by=by.id)
    publish(events.LookChanged(accent), about=Ref("shop", "1"), by=by, at=at)
    return row
