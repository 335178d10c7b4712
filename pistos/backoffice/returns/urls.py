"""Addresses of returns on the desk."""

from django.urls import path

from pistos.backoffice.returns import claims, couriers, exemptions, withdrawals

urlpatterns = [
    path("returns/", claims.queue, name="returns"),
    path("returns/withdrawals/", withdrawals.withdrawals, name="withdrawals"),
    path("returns/couriers/", couriers.courier_claims, name="courier_claims"),
    path("returns/couriers/<int:pk>/move/", couriers.move, name="courier_claim_move"),
    path("returns/couriers/<int:pk>/paid/", couriers.paid, name="courier_claim_paid"),
    path("returns/couriers/<int:pk>/evidence.pdf", couriers.pack, name="courier_claim_pack"),
    path("returns/claim/<str:token>/", claims.claim, name="claim"),
    path("returns/claim/<str:token>/agree/", claims.agree, name="claim_agree"),
    path("returns/claim/<str:token>/reduce/", claims.reduce, name="claim_reduce"),
    path("returns/claim/<str:token>/elsewhere/", claims.paid_elsewhere, name="claim_elsewhere"),
    path("returns/claim/<str:token>/refuse/", claims.refuse, name="claim_refuse"),
    path("returns/claim/<str:token>/move/", claims.move, name="claim_move"),
    path("returns/claim/<str:token>/photo/<int:photo_id>/", claims.photo, name="claim_photo"),
    path("returns/exempt/", exemptions.exempt, name="exemptions"),
    path("returns/exempt/save/", exemptions.save, name="save_exemption"),
    path("returns/<str:token>/", withdrawals.withdrawal, name="return"),
    path("returns/<str:token>/order/", withdrawals.find_order, name="return_order"),
    path("returns/<str:token>/goods/", withdrawals.goods, name="return_goods"),
    path("returns/<str:token>/back/", withdrawals.back, name="return_back"),
    path("returns/<str:token>/refund/", withdrawals.give_back, name="return_refund"),
    path("returns/<str:token>/elsewhere/", withdrawals.elsewhere, name="return_elsewhere"),
    path("returns/<str:token>/close/", withdrawals.close, name="return_close"),
]
