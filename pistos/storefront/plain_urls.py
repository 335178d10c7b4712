"""Addresses without a language: files for machines, and the front door."""

from django.urls import path

from pistos.storefront import door

urlpatterns = [path("", door.front_door, name="front-door")]
