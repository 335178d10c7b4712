"""A mug, for those who answer questions about it."""

import pytest

from tests.factories.products import mugs, published_mug


@pytest.fixture
def mug(shop, at):
    return published_mug(mugs(at), at)
