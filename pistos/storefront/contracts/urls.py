"""Addresses of a customer's contract. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.contracts import page

urlpatterns = [
    path("contract/<str:token>/", page.contract, name="contract"),
    path("contract/<str:token>/renew/", page.renew, name="contract-renew"),
    path("contract/<str:token>/leave/", page.leave, name="contract-leave"),
    path("contract/<str:token>/reason/", page.reason, name="contract-reason"),
]
