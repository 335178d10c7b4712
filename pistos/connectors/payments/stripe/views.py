"""Stripe's web-hook: the signature first, then the report is taken or kept, and answered at once."""

import hashlib
import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from pistos.connectors.payments.stripe.reading import kept_of, with_mark
from pistos.connectors.payments.stripe.signing import is_genuine
from pistos.kit import clock
from pistos.kit.cards import mask_cards
from pistos.payments.actions.counting import count_outcome
from pistos.payments.actions.taking import Report, take_event

LONGEST_BODY = 400_000


@csrf_exempt
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """One report. A wrong signature is refused and counted; nothing of it is kept."""
    at, body = clock.now(), request.body
    is_known = len(body) <= LONGEST_BODY and is_genuine(
        secrets=settings.STRIPE_HOOK_SECRETS,
        header=request.headers.get("Stripe-Signature", ""),
        body=body,
        at=at,
    )
    if not is_known:
        if settings.STRIPE_HOOK_SECRETS:
            count_outcome(provider="stripe", outcome="forged", at=at)
        return JsonResponse({"error": "wrong signature"}, status=403)
    event = take_event(report=_report(body), at=at)
    return JsonResponse({"taken": event.state})


def _report(body: bytes) -> Report:
    """Masked before it goes anywhere. What is no event of Stripe's is told apart by its bytes."""
    found = _json(body)
    name = mask_cards(str(found.get("id") or f"sha256-{hashlib.sha256(body).hexdigest()}"))
    kind = mask_cards(str(found.get("type") or "unreadable"))
    return Report("stripe", name[:160], kind, with_mark(kept_of(found), found))


def _json(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
