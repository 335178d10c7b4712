"""Addresses of reviews. Included by the storefront's `urls`."""

from django.urls import path

from pistos.storefront.reviews import lists, one, own, photos, record, writing

urlpatterns = [
    path("product/<slug:slug>/reviews/", lists.product_reviews, name="product-reviews"),
    path("product/<slug:slug>/review/", writing.on_site, name="review-here"),
    path("product/<slug:slug>/review/sent/", writing.sent, name="review-sent"),
    path("reviews/", lists.shop_reviews, name="reviews"),
    path("reviews/how/", record.how, name="reviews-how"),
    path("reviews/moderation/", record.moderation, name="reviews-moderation"),
    path("review/<str:public_id>/", one.review, name="review"),
    path("review/<str:public_id>/helpful/", one.helpful, name="review-helpful"),
    path("review/<str:public_id>/flag/", one.flag, name="review-flag"),
    path(
        "review/<str:public_id>/photo/<int:photo_id>/<int:width>/",
        photos.photo,
        name="review-photo",
    ),
    path("write-review/<str:token>/", writing.invited, name="review-invited"),
    path("confirm-review/<str:token>/", writing.confirm, name="review-confirm"),
    path("my-review/<str:token>/", own.own, name="review-own"),
    path("my-review/<str:token>/change/", own.change, name="review-change"),
    path("my-review/<str:token>/withdraw/", own.withdraw, name="review-withdraw"),
    path("my-review/<str:token>/outcome/", own.outcome, name="review-outcome"),
    path("my-review/<str:token>/quoting/", own.quoting, name="review-quoting"),
    path("my-review/<str:token>/translation/", own.translation, name="review-translation"),
    path("my-review/<str:token>/appeal/", own.appeal, name="review-appeal"),
    path(
        "my-review/<str:token>/photo/<int:photo_id>/<int:width>/",
        photos.own,
        name="review-own-photo",
    ),
    path(
        "my-review/<str:token>/photo/<int:photo_id>/remove/",
        own.drop_photo,
        name="review-drop-photo",
    ),
]
