"""Erasing a person from the ledger: words and salts go, counts, states and seals stay."""

from collections.abc import Iterable

from django.db import transaction

from pistos.promises.models import EntryWords, PromiseWords


@transaction.atomic
def erase_words(*, customer_ids: Iterable[int]) -> int:
    """Deletes the words told to a person with the salts of their promises; returns how many rows.

    What remains are references and dates; a commitment without its salt opens nothing. Part of a
    greater erasure, whose event tells of it.
    """
    ids = list(customer_ids)
    later, _tables = EntryWords.objects.filter(entry__promise__customer__in=ids).delete()
    first, _tables = PromiseWords.objects.filter(promise__customer__in=ids).delete()
    return later + first
