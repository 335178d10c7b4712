"""An answer of the chat's own addresses."""

from dataclasses import dataclass, field

from django.conf import settings

Headers = list[tuple[bytes, bytes]]
PLAIN: Headers = [
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", settings.CONTENT_SECURITY_POLICY.encode()),
    (b"referrer-policy", b"no-referrer"),
]


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes = b""
    headers: Headers = field(default_factory=list)
