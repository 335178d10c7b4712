"""Addresses at which surveys are answered. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.surveys import answering, places

urlpatterns = [
    path("s/<str:token>/", answering.survey, name="survey"),
    path("s/<str:token>/thanks/", answering.thanks, name="survey-thanks"),
    path("tell-us/<str:token>/", places.place, name="survey-place"),
    path("tell-us/<str:token>/thanks/<str:proof>/", places.thanks, name="survey-place-thanks"),
]
