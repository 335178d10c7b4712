"""A look at a page, counted without a cookie: told by the page's own script, once it is open."""

from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from pistos.checkout.actions.counting import PRODUCT, VISIT, Look, count_look
from pistos.checkout.rules.devices import device_of, is_machine
from pistos.kit import clock
from pistos.storefront import limits
from pistos.visits.models import Stage
from pistos.visits.rules.stages import stage_of

SEARCH = ("google.", "bing.", "duckduckgo.", "yandex.", "yahoo.", "ecosia.")
SOCIAL = (
    "facebook.",
    "instagram.",
    "tiktok.",
    "youtube.",
    "x.com",
    "t.co",
    "pinterest.",
    "linkedin.",
)
MOST = 600


@csrf_exempt
@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """Counts this browser today, at its visit and at a product. Nothing is stored in it, nothing of it stays.

    It needs no token against forgery: all it can do is count.
    """
    agent = request.headers.get("User-Agent", "")
    if is_machine(agent) or limits.is_over(request, "seen", MOST):
        return HttpResponse(status=204)
    limits.count(request, "seen")
    browser = f"{request.META.get('REMOTE_ADDR', '')}|{agent}"
    device, channel = device_of(agent), _channel(request)
    steps = [VISIT]
    if stage_of(request.POST.get("path", "")[:200], []) == Stage.PRODUCT:
        steps.append(PRODUCT)
    for step in steps:
        count_look(look=Look(step, device, channel, browser), at=clock.now())
    return HttpResponse(status=204)


def _channel(request: HttpRequest) -> str:
    """Where the visit came from, as coarse as is of use."""
    host = urlsplit(request.POST.get("from", "")[:300]).hostname or ""
    if not host or host == request.get_host().partition(":")[0]:
        return "direct"
    if any(name in host for name in SEARCH):
        return "search"
    return "social" if any(name in host for name in SOCIAL) else "referral"
