"""Addresses without a language: files for machines, and the front door."""

from django.urls import path

from pistos.storefront import door, logo, record

urlpatterns = [
    path("", door.front_door, name="front-door"),
    path("logo/<str:name>", logo.logo, name="shop-logo"),
    path("trust.json", record.trust_json, name="trust-json"),
    path("record.csv", record.record_csv, name="record-csv"),
]
