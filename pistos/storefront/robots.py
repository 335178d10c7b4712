"""What crawlers and browsers ask for unasked: robots.txt, and an icon at the old address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

# Orders are opened by a secret link; a crawler that was given one must not follow it. The checkout is open
# to whoever has a cart: everybody else is led to the cart, and finds nothing there to keep.
CLOSED = (
    "/desk/",
    "/live/",
    "/*/o/",
    "/*/c/",
    "/*/asked/",
    "/*/cart/",
    "/*/account/",
    "/*/compare/",
)
CLOSED_IN_A_DEMO = ("/",)


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    closed = CLOSED_IN_A_DEMO if settings.IS_DEMO else CLOSED
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in closed)]
    if not settings.IS_DEMO:
        lines += ["", f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}"]
    lines.append("")
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def favicon(request: HttpRequest) -> HttpResponse:
    """To the picture that every browser reads; pages themselves name the drawing."""
    return HttpResponseRedirect(static("components/touch-icon.png"))
