"""Addresses of questions and suggestions on the desk. Included by the back office's `urls`."""

from django.urls import path

from pistos.backoffice.questions import pages, suggestions

urlpatterns = [
    path("questions/", pages.questions, name="questions"),
    path("questions/rules/", pages.rules, name="question_rules"),
    path("questions/<int:question_id>/", pages.question, name="question"),
    path("questions/<int:question_id>/settled/", pages.settled, name="question_settled"),
    path("questions/<int:question_id>/publish/", pages.publish, name="publish_question"),
    path("questions/<int:question_id>/remove/", pages.remove, name="remove_question"),
    path(
        "questions/appeals/<int:appeal_id>/uphold/",
        pages.decide_appeal,
        {"decision": "uphold"},
        name="uphold_question_appeal",
    ),
    path(
        "questions/appeals/<int:appeal_id>/confirm/",
        pages.decide_appeal,
        {"decision": "confirm"},
        name="confirm_question_removal",
    ),
    path("questions/flags/<int:flag_id>/dismiss/", pages.dismiss, name="dismiss_flag"),
    path("questions/flags/<int:flag_id>/hold/", pages.hold, name="hold_flagged"),
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/gone-through/", suggestions.sit, name="suggestions_sitting"),
    path("suggestions/<int:suggestion_id>/", suggestions.suggestion, name="suggestion"),
    path("suggestions/<int:suggestion_id>/decide/", suggestions.decide, name="decide_suggestion"),
    path("suggestions/<int:suggestion_id>/show/", suggestions.show, name="show_suggestion"),
    path("suggestions/<int:suggestion_id>/remove/", suggestions.remove, name="remove_suggestion"),
]
