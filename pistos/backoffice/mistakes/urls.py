"""Addresses of mistakes on the desk."""

from django.urls import path

from pistos.backoffice.mistakes import deeds, lists, one

urlpatterns = [
    path("mistakes/", lists.mistakes, name="mistakes"),
    path("mistakes/new/", lists.new, name="new_mistake"),
    path("mistakes/<str:token>/", one.mistake, name="mistake"),
    path("mistakes/<str:token>/evidence/", deeds.show, name="mistake_evidence"),
    path("mistakes/<str:token>/contain/", deeds.contain, name="mistake_contain"),
    path("mistakes/<str:token>/why/", deeds.analyse, name="mistake_why"),
    path("mistakes/<str:token>/plan/", deeds.plan, name="mistake_plan"),
    path("mistakes/<str:token>/corrected/", deeds.correct, name="mistake_corrected"),
    path("mistakes/<str:token>/lesson/", deeds.learn, name="mistake_lesson"),
    path("mistakes/<str:token>/close/", deeds.close, name="mistake_close"),
    path("mistakes/<str:token>/reopen/", deeds.reopen, name="mistake_reopen"),
]
