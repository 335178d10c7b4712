"""Addresses of the quality of answers on the desk."""

from django.urls import path

from pistos.backoffice.replies import quality

urlpatterns = [
    path("quality/", quality.quality, name="quality"),
    path("quality/coach/", quality.coach, name="coach"),
    path("quality/coach/<int:coaching_id>/done/", quality.done, name="coaching_done"),
    path("practices/", quality.practices, name="practices"),
]
