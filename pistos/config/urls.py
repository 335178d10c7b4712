"""Every address of the program."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from pistos.config import health

# A mail provider's calls are let in only with the secret that the owner shares with it.
provider_calls = (
    [path("mail/", include("anymail.urls"))] if settings.ANYMAIL["WEBHOOK_SECRET"] else []
)

handler400 = "pistos.config.failures.bad_request"
handler500 = "pistos.config.failures.server_error"

urlpatterns = [
    path("health/", health.health, name="health"),
    path("desk/account/", include("allauth.urls")),
    path("desk/inbox/", include("pistos.inbox.urls")),
    path("desk/chat/", include("pistos.chat.urls")),
    path("desk/", include("pistos.backoffice.urls")),
    *provider_calls,
    path("hooks/phone/", include("pistos.connectors.phone.urls")),
    path("api/v1/", include("pistos.api.urls")),
    path("", include("pistos.connectors.payments.urls")),
    path("", include("pistos.storefront.plain_urls")),
    *i18n_patterns(path("", include("pistos.storefront.urls")), prefix_default_language=True),
]
