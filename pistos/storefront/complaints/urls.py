"""Addresses of "something is wrong". Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.complaints import case, door, recovery

urlpatterns = [
    path("wrong/", door.wrong, name="wrong"),
    path("wrong/heard/<str:proof>/", door.heard, name="wrong-heard"),
    path("wrong/<str:token>/", case.case, name="complaint"),
    path("wrong/<str:token>/add/", case.add, name="complaint-add"),
    path("wrong/<str:token>/well/", case.well, name="complaint-well"),
    path("wrong/<str:token>/rate/", recovery.rate, name="complaint-rate"),
    path("wrong/<str:token>/panel/", recovery.panel, name="complaint-panel"),
    path("wrong/<str:token>/not-well/", case.not_well, name="complaint-not-well"),
]
