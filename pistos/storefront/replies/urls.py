"""Addresses of rating answers. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.replies import rating

urlpatterns = [
    path("c/<str:token>/rate/<str:answer>/", rating.rate, name="answer-rate"),
    path("c/<str:token>/doubt/<int:doubt_id>/", rating.settle, name="doubt-settle"),
]
