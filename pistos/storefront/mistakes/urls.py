"""Addresses of corrections and of the status page."""

from django.urls import path

from pistos.storefront.mistakes import corrected, status

urlpatterns = [
    path("corrected/", corrected.corrected, name="corrected"),
    path("corrected/<str:token>/", corrected.told, name="told"),
    path("corrected/<str:token>/words/", corrected.agree, name="told-agree"),
    path("corrected/<str:token>/take-back/", corrected.take_back, name="told-take-back"),
    path("status/", status.status, name="status"),
]
