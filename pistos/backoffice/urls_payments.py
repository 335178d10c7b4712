"""Addresses of payments and invoices."""

from django.urls import path

from pistos.backoffice import payment_work, payments

urlpatterns = [
    path("payments/", payments.payments, name="payments"),
    path("payments/bank/", payment_work.bank, name="bank"),
    path("payments/bank/<int:credit_id>/match/", payment_work.match, name="match_credit"),
    path("payments/bank/<int:credit_id>/aside/", payment_work.aside, name="aside_credit"),
    path("payments/trouble/", payment_work.trouble, name="payment_trouble"),
    path("payments/reports/<int:event_id>/replay/", payment_work.replay, name="replay_event"),
    path("payments/ways/", payment_work.ways, name="ways"),
    path("payments/ways/<slug:code>/", payment_work.way, name="way"),
    path("payments/refunds/<int:refund_id>/sent/", payments.sent, name="refund_sent"),
    path("payments/<str:token>/", payments.payment, name="payment"),
    path("payments/<str:token>/refund/", payments.give_back, name="refund"),
    path("payments/<str:token>/collected/", payments.collected, name="collected"),
    path("payments/<str:token>/accept/", payments.accept, name="accept_sum"),
    path("invoices/", payment_work.invoices, name="invoices"),
    path("invoices/<str:name>/", payment_work.invoice_file, name="invoice_file"),
    path("orders/<str:token>/invoice/", payment_work.issue, name="issue_invoice"),
]
