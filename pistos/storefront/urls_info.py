"""Addresses of the pages of information and of comparing. Included by `urls`."""

from django.urls import path

from pistos.components.information import PAGES
from pistos.storefront.compare import compare
from pistos.storefront.information.views import information

urlpatterns = [
    path("compare/", compare, name="compare"),
    *(path(f"{code}/", information, {"code": code}, name=code) for code in PAGES),
]
