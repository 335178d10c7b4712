"""Addresses where customers confirm or correct what we understood. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.heard import pages

urlpatterns = [
    path("heard/<str:token>/", pages.heard, name="heard"),
    path("heard/<str:token>/yes/", pages.confirm, name="heard-yes"),
    path("heard/<str:token>/no/", pages.correct, name="heard-no"),
]
