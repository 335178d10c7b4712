"""Web push as the browsers' makers agreed it (RFC 8030, 8188, 8291, 8292), without anyone's kit."""

import base64
import http.client
import os
import socket
import ssl
import time
from collections.abc import Callable
from pathlib import Path

import http_ece
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from py_vapid import Vapid02

from pistos.connectors.push.destinations import NotAllowedThere, Place
from pistos.notifications.ports import OutgoingPush, PushGone, PushNotTaken

SECONDS = 10
KEPT_FOR = 24 * 60 * 60
"""How long a service keeps a push for a device that sleeps."""

Finding = Callable[[str], Place]


class WebPushSender:
    """Encrypts for the browser, signs with the installation's key, and asks one public service.

    No redirect is followed. `find` gives the place of an endpoint or raises NotAllowedThere.
    """

    def __init__(self, key: ec.EllipticCurvePrivateKey, contact: str, find: Finding) -> None:
        self.vapid = Vapid02(key)
        self.contact = contact
        self.find = find

    @property
    def public_key(self) -> str:
        """As browsers want it when they subscribe: the point, unpadded base64url."""
        point = self.vapid.public_key.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
        return base64.urlsafe_b64encode(point).decode().rstrip("=")

    def may_go_to(self, endpoint: str) -> bool:
        try:
            self.find(endpoint)
        except (NotAllowedThere, OSError):
            return False
        return True

    def send(self, push: OutgoingPush) -> None:
        try:
            place = self.find(push.endpoint)
            body = self._encrypted(push)
        except (NotAllowedThere, ValueError, http_ece.ECEException) as error:
            raise PushGone(type(error).__name__) from error
        except OSError as error:
            raise PushNotTaken("lookup") from error
        status = self._asked(place, body)
        if status in (404, 410, 400, 403, 413):
            raise PushGone(str(status))
        if not 200 <= status < 300:
            raise PushNotTaken(str(status))

    def _encrypted(self, push: OutgoingPush) -> bytes:
        encrypted: bytes = http_ece.encrypt(
            push.payload,
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=_unpadded(push.public_key),
            auth_secret=_unpadded(push.secret),
            version="aes128gcm",
        )
        return encrypted

    def _asked(self, place: Place, body: bytes) -> int:
        signed = self.vapid.sign(
            {"aud": place.origin, "sub": self.contact, "exp": int(time.time()) + 12 * 60 * 60}
        )
        headers = {
            **signed,
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(KEPT_FOR),
            "Urgency": "high",
        }
        connection = _Pinned(place)
        try:
            connection.request("POST", place.path, body, headers)
            return connection.getresponse().status
        except (OSError, http.client.HTTPException) as error:
            raise PushNotTaken(type(error).__name__) from error
        finally:
            connection.close()


class _Pinned(http.client.HTTPConnection):
    """A connection to the very address that was looked at, under the service's own name."""

    def __init__(self, place: Place) -> None:
        super().__init__(place.host, place.port, timeout=SECONDS)
        self.place = place

    def connect(self) -> None:
        plain = socket.create_connection((self.place.address, self.place.port), SECONDS)
        if self.place.scheme == "https":
            context = ssl.create_default_context()
            self.sock = context.wrap_socket(plain, server_hostname=self.place.host)
        else:
            self.sock = plain


def _unpadded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def kept_key(file: Path, given: str) -> ec.EllipticCurvePrivateKey:
    """The installation's own key: from the environment (PEM), else made once and kept in the data folder."""
    if given:
        return _private(given.replace("\\n", "\n").encode())
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        key = ec.generate_private_key(ec.SECP256R1())
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        staging = file.with_suffix(f".{os.getpid()}")
        descriptor = os.open(staging, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as text:
            text.write(pem)
        try:
            os.link(staging, file)
        except FileExistsError:
            pass
        finally:
            staging.unlink()
    return _private(file.read_bytes())


def _private(pem: bytes) -> ec.EllipticCurvePrivateKey:
    key = load_pem_private_key(pem, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("PISTOS_PUSH_KEY must be a private key of the curve P-256.")
    return key
