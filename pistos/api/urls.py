"""Addresses of the HTTP API, version 1."""

from django.urls import path

from pistos.api import scans

urlpatterns = [path("scans", scans.scans, name="api-scans")]
