"""Addresses that shoppers see, each under a language prefix."""

from django.urls import path

from pistos.storefront import door, trust

app_name = "storefront"
urlpatterns = [
    path("", door.home, name="home"),
    path("trust/", trust.trust, name="trust"),
]
