"""Addresses of listening on the desk. Included by the back office's `urls`."""

from django.urls import path

from pistos.backoffice.listening import pages, routing

urlpatterns = [
    path("listening/", pages.listening, name="listening"),
    path("listening/routes/", routing.routes, name="listening_routes"),
]
