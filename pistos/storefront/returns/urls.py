"""Addresses of withdrawing from a contract. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.returns import claiming, claims, withdrawing

urlpatterns = [
    path("claim/", claiming.claim, name="claim"),
    path("claim/of/<str:token>/", claims.of_order, name="claims-of-order"),
    path("claim/<str:token>/", claims.one, name="claim-one"),
    path("claim/<str:token>/choose/", claims.choose, name="claim-choose"),
    path("claim/<str:token>/wish/", claims.wish, name="claim-wish"),
    path("claim/<str:token>/label.pdf", claims.label, name="claim-label"),
    path("claim/<str:token>/object/<int:line_id>/", claims.object_to, name="claim-object"),
    path("claim/<str:token>/drop/", claims.drop, name="claim-drop"),
    path("claim/<str:token>/photo/<int:photo_id>/", claims.photo, name="claim-photo"),
    path("withdraw/", withdrawing.withdraw, name="withdraw"),
    path("withdraw/confirm/", withdrawing.confirm, name="withdraw-confirm"),
    path("withdraw/<str:token>/", withdrawing.withdrawn, name="withdrawn"),
]
