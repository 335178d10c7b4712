"""Identities given outside: which of them were taken in before."""

from collections.abc import Iterable

from pistos.conversations.models import ExternalId


def known_message_ids(message_ids: Iterable[str]) -> set[str]:
    """Those Message-IDs, with their brackets, whose mail was taken in before or is ours. One query."""
    wanted = {f"mail:{one}": one for one in message_ids if one}
    if not wanted:
        return set()
    rows = ExternalId.objects.filter(value__in=wanted).values_list("value", flat=True)
    return {wanted[value] for value in rows}
