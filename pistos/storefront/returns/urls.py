"""Addresses of withdrawing from a contract. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.returns import withdrawing

urlpatterns = [
    path("withdraw/", withdrawing.withdraw, name="withdraw"),
    path("withdraw/confirm/", withdrawing.confirm, name="withdraw-confirm"),
    path("withdraw/<str:token>/", withdrawing.withdrawn, name="withdrawn"),
]
