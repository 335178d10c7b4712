from django.apps import AppConfig


class CheckoutConfig(AppConfig):
    name = "pistos.checkout"
