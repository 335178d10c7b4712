"""Taking a person out of surveys: figures rest on values, and these say nothing of whose they were."""

from collections.abc import Sequence

from django.db import transaction

from pistos.surveys.models import Answer, CallState, Invitation, Response, SurveyCall


@transaction.atomic
def erase_from_surveys(*, customer_ids: Sequence[int]) -> int:
    """Words, numbers and every tie to orders and conversations go; values stay and count.

    Nobody is called or asked any more. Part of a greater erasure, which tells. Returns how many
    invitations were theirs.
    """
    theirs = Invitation.objects.filter(customer_id__in=customer_ids)
    ids = list(theirs.values_list("pk", flat=True))
    Answer.objects.filter(response_id__in=ids).exclude(text="").update(text="")
    Response.objects.filter(pk__in=ids).update(answered_in=None)
    calls = SurveyCall.objects.filter(invitation_id__in=ids)
    calls.filter(state=CallState.WAITING).update(state=CallState.MISSED)
    calls.update(number="", result="", said_in=None)
    return Invitation.objects.filter(pk__in=ids).update(
        customer=None, order=None, parcel=None, conversation=None, about_kind="", about_id=None
    )


@transaction.atomic
def move_surveys(*, from_ids: Sequence[int], to_id: int) -> int:
    """Invitations of merged customers become those of the kept one. Follows `CustomersMerged`."""
    return Invitation.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
