import pytest

from tests.factories.products import mugs, published_mug


@pytest.fixture
def category(shop, at):
    return mugs(at)


@pytest.fixture
def mug(category, at):
    return published_mug(category, at)
