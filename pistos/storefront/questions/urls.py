"""Addresses of questions and suggestions. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.questions import pages, record, replying, suggestions, voices

urlpatterns = [
    path("product/<slug:slug>/questions/", pages.questions, name="questions"),
    path("product/<slug:slug>/questions/ask/", pages.ask, name="ask-question"),
    path("product/<slug:slug>/voices/", voices.voices, name="voices"),
    path("questions/reply/<str:token>/", replying.reply, name="question-reply"),
    path("my-answer/<str:token>/", record.own_answer, name="own-answer"),
    path(
        "my-answer/<str:token>/appeal/", record.appeal, {"kind": "answer"}, name="own-answer-appeal"
    ),
    path("questions/moderation/", record.moderation, name="questions-moderation"),
    path(
        "questions/<str:token>/appeal/",
        record.appeal,
        {"kind": "question"},
        name="question-appeal",
    ),
    path("questions/<str:token>/", pages.question, name="question"),
    path("questions/<str:token>/flag/", pages.flag, name="question-flag"),
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/make/", suggestions.suggest, name="suggest"),
    path("suggestions/<str:token>/", suggestions.suggestion, name="suggestion"),
    path(
        "suggestions/<str:token>/appeal/",
        record.appeal,
        {"kind": "suggestion"},
        name="suggestion-appeal",
    ),
    path("suggestions/<str:token>/vote/", suggestions.vote, name="suggestion-vote"),
]
