"""Addresses of what a customer is given. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.remedies import page

urlpatterns = [
    path("remedy/<str:token>/", page.remedy, name="remedy"),
    path("remedy/<str:token>/well/", page.well, name="remedy-well"),
    path("remedy/<str:token>/not-well/", page.not_well, name="remedy-not-well"),
]
