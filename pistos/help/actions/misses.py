"""Searches in vain: noted, and dismissed where no article is needed."""

from datetime import datetime

from django.db import transaction

from pistos.help.events import MissedSearchDismissed, SearchMissed
from pistos.help.models import MissedSearch
from pistos.help.queries import search
from pistos.help.rules.seeking import key_of, masked
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref


@transaction.atomic
def note_search(*, words: str, language: str, by: Actor, at: datetime) -> MissedSearch | None:
    """Counts a search that no article answers; None where one does, or where nothing was sought.

    What had been answered and is sought in vain again is open anew; what was dismissed stays so.
    """
    key = key_of(words)
    if not key or search(words, language):
        return None
    missed, is_new = MissedSearch.objects.select_for_update().get_or_create(
        key=key,
        defaults={"words": masked(words), "language": language, "first_at": at, "last_at": at},
    )
    if not is_new:
        missed.count += 1
        missed.last_at = at
        missed.answered_at = missed.answered_by = None
        missed.save(update_fields=["count", "last_at", "answered_at", "answered_by"])
    publish(SearchMissed(missed.pk, missed.count), about=_ref(missed), by=by, at=at)
    return missed


@transaction.atomic
def dismiss_search(*, missed: MissedSearch, by: Actor, at: datetime) -> MissedSearch:
    """No article is needed for these words. Twice does no harm."""
    if missed.dismissed_at is None:
        missed.dismissed_at = at
        missed.save(update_fields=["dismissed_at"])
        publish(MissedSearchDismissed(missed.pk), about=_ref(missed), by=by, at=at)
    return missed


def _ref(missed: MissedSearch) -> Ref:
    return Ref("missed_search", str(missed.pk))
