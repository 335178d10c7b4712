from django.apps import AppConfig


class ShippingConfig(AppConfig):
    name = "pistos.shipping"
