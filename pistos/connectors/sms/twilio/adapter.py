"""The `TextSender` over the client: its answers become the port's three refusals."""

from pistos.connectors.sms.twilio.client import Account, NoAnswer, NotReached, post_message
from pistos.notifications.ports import (
    AddressRefused,
    MailNotTaken,
    MailRefused,
    MailUncertain,
    OutgoingText,
)

BAD_NUMBERS = frozenset({21211, 21214, 21217, 21408, 21610, 21612, 21614})
"""Twilio's codes for numbers that take no SMS: not valid, not a mobile, not allowed, unsubscribed."""


class TwilioTextSender:
    """Sends by the account in the settings.

    A message that may have been taken before the line broke is uncertain, and never sent again by
    itself: the interface knows no key by which a second copy could be told.
    """

    def __init__(self, account: Account) -> None:
        self._account = account

    def send(self, text: OutgoingText) -> str:
        try:
            answer = post_message(self._account, to_number=text.to_number, text=text.text)
        except NotReached as error:
            raise MailNotTaken(f"no connection: {error}") from error
        except NoAnswer as error:
            raise MailUncertain(f"no answer, so it may have been sent: {error}") from error
        if answer.status in {200, 201}:
            return str(answer.body.get("sid", ""))[:200]
        said = f"{answer.status} {answer.body.get('message', '')}"[:250]
        if answer.body.get("code") in BAD_NUMBERS:
            raise AddressRefused(said)
        if answer.status == 429 or answer.status >= 500:
            raise MailNotTaken(said)
        raise MailRefused(said)
