"""Addresses of reviews on the desk. Included by the back office's `urls`."""

from django.urls import path

from pistos.backoffice.reviews import deeds, figures, lists, one, photos, rules

urlpatterns = [
    path("reviews/", lists.reviews, name="reviews"),
    path("reviews/figures/", figures.figures, name="review_figures"),
    path("reviews/figures.csv", figures.as_csv, name="review_figures_csv"),
    path("reviews/rules/", rules.rules, name="review_rules"),
    path("reviews/rules/save/", rules.save_rules, name="save_review_rules"),
    path("reviews/rules/aspect/", rules.save_aspect_of, name="save_aspect"),
    path("reviews/reports/<int:flag_id>/keep/", deeds.keep, name="keep_flagged"),
    path("reviews/reports/<int:flag_id>/remove/", deeds.remove_flagged, name="remove_flagged"),
    path("reviews/appeals/<int:appeal_id>/uphold/", deeds.uphold, name="uphold_appeal"),
    path("reviews/appeals/<int:appeal_id>/confirm/", deeds.confirm, name="confirm_removal"),
    path("reviews/<str:public_id>/", one.review, name="review"),
    path("reviews/<str:public_id>/reply/", deeds.reply, name="reply_to_review"),
    path("reviews/<str:public_id>/translate/", deeds.translate, name="translate_review"),
    path("reviews/<str:public_id>/close/", deeds.close, name="close_review_loop"),
    path("reviews/<str:public_id>/hold/", deeds.hold, name="hold_review"),
    path("reviews/<str:public_id>/show/", deeds.show, name="show_review"),
    path("reviews/<str:public_id>/hide/", deeds.hide, name="hide_review"),
    path("reviews/<str:public_id>/judge/", deeds.judge, name="judge_review"),
    path("reviews/<str:public_id>/photos/<int:photo_id>/", photos.photo, name="review_photo"),
]
