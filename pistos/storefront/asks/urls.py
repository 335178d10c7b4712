"""Addresses behind the mails that ask."""

from django.urls import path

from pistos.storefront.asks import views

urlpatterns = [
    path("asks/<str:token>/", views.choose, name="asks"),
    path("asks/<str:token>/at-once/", views.at_once, name="asks-at-once"),
]
