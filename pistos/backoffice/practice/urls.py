"""Addresses of practising and of test purchases on the desk."""

from django.urls import path

from pistos.backoffice.practice import buying, rehearsing

urlpatterns = [
    path("practice/", rehearsing.practice, name="practice"),
    path("practice/begin/", rehearsing.begin, name="begin_rehearsal"),
    path("practice/purchases/", buying.purchases, name="test_purchases"),
    path("practice/purchases/plan/", buying.plan, name="plan_test_purchase"),
    path("practice/purchases/<str:token>/", buying.purchase, name="test_purchase"),
    path("practice/purchases/<str:token>/record/", buying.record, name="record_test_purchase"),
    path("practice/purchases/<str:token>/find/", buying.note, name="note_finding"),
    path("practice/findings/<int:finding_id>/done/", buying.finish, name="finish_finding"),
    path("practice/<str:token>/", rehearsing.rehearsal, name="rehearsal"),
    path("practice/<str:token>/say/", rehearsing.say, name="say_in_rehearsal"),
]
