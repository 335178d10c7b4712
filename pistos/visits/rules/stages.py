"""How far a visit has come, by the path of its page."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from pistos.visits.models import Stage

LANGUAGE_PARTS = {"en", "el", "sl", "hy"}
USUAL: Mapping[str, Stage] = {
    "/p/": Stage.PRODUCT,
    "/product": Stage.PRODUCT,
    "/cart": Stage.CART,
    "/basket": Stage.CART,
    "/checkout": Stage.CHECKOUT,
    "/o/": Stage.ORDER,
    "/order": Stage.ORDER,
    "/help": Stage.HELP,
    "/contact": Stage.HELP,
}


def page_path(address: str) -> str:
    """The path of a page's address, without what a query or a fragment may tell of a person."""
    path = urlsplit(address[:2000]).path or "/"
    return (path if path.startswith("/") else f"/{path}")[:200]


def stage_of(path: str, named: Iterable[tuple[str, str]]) -> str:
    """The stage of the longest beginning that fits, the shop's own before the usual ones.

    A language prefix ("/el/cart/") is looked past.
    """
    first, _, rest = path.lstrip("/").partition("/")
    paths = {path, f"/{rest}"} if first in LANGUAGE_PARTS else {path}
    for table in (list(named), list(USUAL.items())):
        fits = [(len(start), stage) for start, stage in table if _begins(paths, start)]
        if fits:
            return str(max(fits)[1])
    return Stage.LOOKING


def _begins(paths: set[str], start: str) -> bool:
    return any(path.startswith(start) for path in paths)
