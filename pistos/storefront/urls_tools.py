"""Addresses of confidence tools. Included by `urls`."""

from django.urls import path

from pistos.storefront.tools import choosing, sizing, touching, viewing

urlpatterns = [
    path("product/<slug:slug>/looked/", viewing.looked, name="tool-looked"),
    path("product/<slug:slug>/size/", sizing.size, name="tool-size"),
    path("product/<slug:slug>/3d/", viewing.view, name="tool-view"),
    path("product/<slug:slug>/3d/open/", viewing.open_view, name="tool-view-open"),
    path("product/<slug:slug>/film/played/", viewing.played, name="tool-played"),
    path("product/<slug:slug>/right/", choosing.choose_product, name="choose-product"),
    path("product/<slug:slug>/touch/<slug:way>/", touching.touch, name="tool-touch"),
    path("category/<slug:slug>/choose/", choosing.choose, name="choose"),
]
