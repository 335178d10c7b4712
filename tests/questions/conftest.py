"""A mug that somebody asks about, and one who bought it."""

from functools import partial

import pytest

from tests.factories.products import mugs, published_mug
from tests.factories.questions import asked, line_bought


@pytest.fixture
def mug(shop, at):
    return published_mug(mugs(at), at)


@pytest.fixture
def ask(mug, at):
    return partial(asked, mug, at)


@pytest.fixture
def bought(mug, at):
    """`bought(customer)` is the line of a delivered order of somebody who agreed to be asked."""
    return lambda customer, **more: line_bought(customer, mug, at, **more)
