"""Which sender of SMS this installation has, by its settings."""

from django.conf import settings

from pistos.connectors.sms.local import LocalTextSender
from pistos.connectors.sms.twilio.adapter import TwilioTextSender
from pistos.connectors.sms.twilio.client import Account
from pistos.notifications.ports import TextSender


def chosen_text_sender() -> TextSender | None:
    """The provider named by `PISTOS_SMS_PROVIDER`; None without one."""
    provider = settings.SMS["PROVIDER"]
    if provider == "local":
        return LocalTextSender()
    if provider == "twilio":
        return TwilioTextSender(
            Account(
                base=settings.SMS["URL"] or "https://api.twilio.com",
                account=settings.SMS["ACCOUNT"],
                token=settings.SMS["TOKEN"],
                number=settings.SMS["NUMBER"],
            )
        )
    return None
