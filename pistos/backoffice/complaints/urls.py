"""Addresses of complaints on the desk."""

from django.urls import path

from pistos.backoffice.complaints import care, cases, deeds, posts, rules

urlpatterns = [
    path("complaints/", cases.complaints, name="complaints"),
    path("complaints/care/", care.care, name="complaint_care"),
    path("complaints/care/<int:pk>/done/", care.attended, name="complaint_attended"),
    path("complaints/rules/", rules.rules, name="complaint_rules"),
    path("complaints/posts/", posts.posts, name="posts"),
    path("complaints/posts/enter/", posts.enter, name="enter_post"),
    path("complaints/posts/<int:pk>/", posts.post, name="post"),
    path("complaints/posts/<int:pk>/match/", posts.match, name="match_post"),
    path("complaints/posts/<int:pk>/answer/", posts.answer, name="answer_post"),
    path("complaints/posts/<int:pk>/outcome/", posts.outcome, name="post_outcome"),
    path("complaints/message/<str:token>/", deeds.from_message, name="complaint_from_message"),
    path("complaints/<str:token>/", cases.case, name="complaint"),
    path("complaints/<str:token>/judge/", deeds.judge, name="judge_complaint"),
    path("complaints/<str:token>/remedied/", deeds.remedied, name="remedied_complaint"),
    path("complaints/<str:token>/close/", deeds.close, name="close_complaint"),
    path("complaints/<str:token>/reopen/", deeds.reopen, name="reopen_complaint"),
]
