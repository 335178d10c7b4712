"""Suggestions as the public and the desk read them."""

from collections.abc import Mapping

from django.db.models import Count

from pistos.kit.errors import NotFound
from pistos.kit.keyset import NoSuchPlace, Page, page_of, sort_named
from pistos.questions.models import Shown, Sitting, Suggestion, SuggestionState, SuggestionStep

SORTS = {"votes": "vote_count", "made": "made_at"}
PAGE = 20


def suggestions_shown(
    *, state: str = "", sort: str = "", after: str = "", before: str = ""
) -> Page[Suggestion]:
    """Public ones, those with most voices first, or the newest. One query."""
    rows = Suggestion.objects.filter(shown=Shown.PUBLISHED)
    if state:
        if state not in SuggestionState.values:
            raise NoSuchPlace
        rows = rows.filter(state=state)
    place = sort_named(SORTS, sort, "-votes")
    return page_of(rows, place, after=after, before=before, size=PAGE)


def suggestion_counts() -> Mapping[str, int]:
    """How many public ones stand where. One query."""
    rows = Suggestion.objects.filter(shown=Shown.PUBLISHED).values_list("state")
    return dict(rows.annotate(count=Count("pk")))


def suggestion_shown(token: str) -> Suggestion:
    found = Suggestion.objects.filter(token=token).select_related("conversation").first()
    if found is None:
        raise NotFound
    return found


def steps_of(suggestion: Suggestion) -> list[SuggestionStep]:
    return list(SuggestionStep.objects.filter(suggestion_id=suggestion.pk).order_by("pk"))


def newest_sitting() -> Sitting | None:
    """When the management went through them last, and when it will again. One query."""
    return Sitting.objects.select_related("held_by").order_by("-held_at", "-pk").first()
