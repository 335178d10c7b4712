"""Addresses of making good on the desk."""

from django.urls import path

from pistos.backoffice.remedies import deciding, pages, policy

urlpatterns = [
    path("remedies/", pages.remedies, name="remedies"),
    path("remedies/rules/", policy.rules, name="remedy_rules"),
    path("remedies/decide/<slug:kind>/<str:key>/", deciding.decide, name="decide_remedy"),
    path("remedies/<str:token>/", pages.remedy, name="remedy"),
    path("remedies/<str:token>/approve/", pages.approve, name="approve_remedy"),
    path("remedies/<str:token>/decline/", pages.decline, name="decline_remedy"),
    path("remedies/<str:token>/done/", pages.note, name="remedy_done"),
    path("remedies/<str:token>/again/", pages.again, name="remedy_again"),
    path("remedies/<str:token>/withdraw/", pages.withdraw, name="withdraw_remedy"),
    path("remedies/<str:token>/uphold/", pages.uphold, name="uphold_dispute"),
]
