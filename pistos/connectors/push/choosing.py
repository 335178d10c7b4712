"""The sender of pushes, made with the first push: no key is written before one is needed."""

from functools import cached_property, partial

from django.conf import settings

from pistos.connectors.push.destinations import SERVICES, is_service, public_place
from pistos.connectors.push.sender import WebPushSender, kept_key
from pistos.notifications.ports import OutgoingPush


class LazyPushSender:
    def __init__(self) -> None:
        self.services = (*SERVICES, *settings.PUSH_SERVICES)

    @cached_property
    def sender(self) -> WebPushSender:
        return WebPushSender(
            kept_key(settings.DATA / "push-key.pem", settings.PUSH_KEY),
            f"mailto:{settings.DEFAULT_FROM_EMAIL}",
            partial(public_place, services=self.services),
        )

    @property
    def public_key(self) -> str:
        return self.sender.public_key

    def may_go_to(self, endpoint: str) -> bool:
        return is_service(endpoint, self.services)

    def send(self, push: OutgoingPush) -> None:
        self.sender.send(push)


def chosen_push_sender() -> LazyPushSender:
    return LazyPushSender()
