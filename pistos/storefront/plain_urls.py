"""Addresses without a language: files for machines, and the front door."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
