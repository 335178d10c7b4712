"""Addresses of surveys on the desk. Included by the back office's `urls`."""

from django.urls import path

from pistos.backoffice.surveys import calling, defining, figures, listing, places, responses

urlpatterns = [
    path("surveys/", listing.surveys, name="surveys"),
    path("surveys/usual/", defining.add_usual, name="add_usual_surveys"),
    path("surveys/add/", defining.add, name="add_survey"),
    path("surveys/calls/", calling.calls, name="survey_calls"),
    path("surveys/calls/<str:token>/", calling.call, name="survey_call"),
    path("surveys/places/<str:token>/", places.printed, name="survey_place"),
    path("surveys/places/<str:token>/close/", places.close, name="close_survey_place"),
    path("surveys/of/<slug:key>/", figures.survey, name="survey"),
    path("surveys/of/<slug:key>/figures.csv", figures.as_csv, name="survey_csv"),
    path("surveys/of/<slug:key>/answers/", responses.answers, name="survey_answers"),
    path("surveys/of/<slug:key>/change/", defining.change, name="change_survey"),
    path("surveys/of/<slug:key>/questions/", defining.questions, name="survey_questions"),
    path("surveys/of/<slug:key>/wave/", defining.wave, name="begin_survey_wave"),
    path("surveys/of/<slug:key>/calls/", calling.list_more, name="list_survey_calls"),
    path("surveys/of/<slug:key>/places/", places.add, name="add_survey_place"),
]
