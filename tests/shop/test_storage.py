"""Files through the storage port: an S3-compatible store serves like a folder."""

import socket
from collections.abc import Iterator
from datetime import datetime

import boto3
import pytest
from django.conf import settings
from django.test import Client, override_settings
from moto.server import ThreadedMotoServer

from pistos.kit.actors import Actor
from pistos.shop.actions import change_logo
from pistos.shop.models import Shop
from tests.shop.test_logo import png

pytestmark = [pytest.mark.servers, pytest.mark.django_db]
KEYS = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "eu-south-1"}


@pytest.fixture
def bucket() -> Iterator[str]:
    """The address of a running store with a bucket named "shop"."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=port, verbose=False)
    server.start()
    address = f"http://127.0.0.1:{port}"
    boto3.client("s3", endpoint_url=address, **KEYS).create_bucket(
        Bucket="shop", CreateBucketConfiguration={"LocationConstraint": "eu-south-1"}
    )
    yield address
    server.stop()


def test_the_logo_lives_in_an_s3_store(
    client: Client, shop: Shop, at: datetime, bucket: str
) -> None:
    stored = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": "shop",
            "endpoint_url": bucket,
            "access_key": "key",
            "secret_key": "secret",
            "region_name": "eu-south-1",
            "default_acl": None,
            "file_overwrite": False,
        },
    }
    with override_settings(STORAGES={**settings.STORAGES, "default": stored}):
        shop = change_logo(data=png(), by=Actor.person(1), at=at)
        name = str(shop.logo.name).rpartition("/")[2]

        assert client.get(f"/logo/{name}").content == png()
    kept = boto3.client("s3", endpoint_url=bucket, **KEYS).list_objects_v2(Bucket="shop")
    assert [row["Key"] for row in kept["Contents"]] == [shop.logo.name]
