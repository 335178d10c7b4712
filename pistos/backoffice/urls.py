"""Addresses of the back office."""

from django.http import HttpResponse
from django.urls import path

app_name = "backoffice"
urlpatterns = [path("", lambda request: HttpResponse("desk"), name="home")]
