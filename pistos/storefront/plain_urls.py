"""Addresses without a language: files for machines, and the front door."""

from django.urls import path

from pistos.storefront import door, logo, photos, record, robots
from pistos.storefront.tools import viewing

urlpatterns = [
    path("", door.front_door, name="front-door"),
    path("logo/<str:name>", logo.logo, name="shop-logo"),
    path("photo/<str:name>", photos.photo, name="photo"),
    path("tool/<str:name>", viewing.file, name="tool-file"),
    path("trust.json", record.trust_json, name="trust-json"),
    path("robots.txt", robots.robots, name="robots"),
    path("favicon.ico", robots.favicon, name="favicon"),
    path("record.csv", record.record_csv, name="record-csv"),
]
