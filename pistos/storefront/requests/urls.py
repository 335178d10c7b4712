"""Addresses of unusual requests. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.requests import wishing

urlpatterns = [
    path("wish/<str:token>/", wishing.wish, name="wish"),
    path("wish/<str:token>/agree/", wishing.agree, name="wish-agree"),
    path("wish/<str:token>/take-back/", wishing.take_back, name="wish-take-back"),
]
