"""Addresses of the back office. Each is opened by the gate's deed, never by its address alone."""

from django.urls import path

from pistos.backoffice import home

app_name = "backoffice"
urlpatterns = [
    path("", home.home, name="home"),
    path("live-ticket/", home.live_ticket, name="live_ticket"),
]
