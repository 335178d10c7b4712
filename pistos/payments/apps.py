from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "pistos.payments"
