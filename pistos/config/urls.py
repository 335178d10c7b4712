"""Every address of the program."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from pistos.config import health

urlpatterns = [
    path("health/", health.health, name="health"),
    path("desk/account/", include("allauth.urls")),
    path("desk/", include("pistos.backoffice.urls")),
    path("", include("pistos.storefront.plain_urls")),
    *i18n_patterns(path("", include("pistos.storefront.urls")), prefix_default_language=True),
]
