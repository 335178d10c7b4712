"""A person who reported a mistake lets their words be shown without their name, or takes that back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.mistakes import events
from pistos.mistakes.models import Told
from pistos.questions.rules.showing import held_for, public_text

LONGEST = 400


class WordsUnusable(Refused):
    """Nothing is said, or it reads like advertising."""


@transaction.atomic
def agree_to_show(*, told: Told, words: str, at: datetime) -> None:
    """Their words beside the correction, without name; addresses and numbers in them are masked.

    Publishes WordsAgreed. Refuses empty words and more than one link.
    """
    row = Told.objects.select_for_update(of=("self",)).get(pk=told.pk)
    tidy = public_text(words, LONGEST)
    if not tidy:
        raise WordsUnusable(_("Please write the words that may be shown."))
    if held_for(tidy, is_by_program=False):
        raise WordsUnusable(_("Please leave the links out: only your words are shown."))
    row.words, row.agreed_at = tidy, at
    row.save(update_fields=["words", "agreed_at"])
    _tell(row, at, is_agreed=True)


@transaction.atomic
def take_back(*, told: Told, at: datetime) -> None:
    """The words are gone from the page at once. Publishes WordsAgreed where they were shown."""
    row = Told.objects.select_for_update(of=("self",)).get(pk=told.pk)
    if row.agreed_at is None:
        return
    row.words, row.agreed_at = "", None
    row.save(update_fields=["words", "agreed_at"])
    _tell(row, at, is_agreed=False)


def _tell(row: Told, at: datetime, *, is_agreed: bool) -> None:
    event = events.WordsAgreed(row.mistake_id, row.pk, is_agreed)
    by = Actor.customer(row.customer_id)
    publish(event, about=Ref("mistake", str(row.mistake_id)), by=by, at=at)
