"""Addresses of the shop's name on the desk. Included by the back office's `urls`."""

from django.urls import path

from pistos.backoffice.reputation import files, pages

urlpatterns = [
    path("reputation/", pages.reputation, name="reputation"),
    path("reputation/record.csv", files.record_csv, name="reputation_csv"),
    path("reputation/read/figures.csv", files.voices_csv, name="voices_csv"),
    path("reputation/mentions/", pages.mention, name="note_mention"),
    path("reputation/mentions/<int:mention_id>/strike/", pages.strike, name="strike_mention"),
    path("reputation/efforts/", pages.effort, name="note_effort"),
    path("reputation/advocates/", pages.the_advocates, name="advocates"),
    path("reputation/read/", pages.voices, name="voices_read"),
]
