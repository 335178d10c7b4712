"""Addresses that shoppers see, each under a language prefix."""

from django.urls import URLPattern

app_name = "storefront"
urlpatterns: list[URLPattern] = []
