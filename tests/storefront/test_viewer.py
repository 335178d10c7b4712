"""The 3D viewer: its files are those that were checked in, and it runs under the shop's own policy."""

import hashlib
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import Route

from pistos.storefront.tools.viewing import viewer_policy
from tests.components.browsing import SITE, chromium, served
from tests.factories.models3d import box

VENDOR = Path(__file__).resolve().parents[2] / "pistos/storefront/static/vendor"


@pytest.mark.serves("S0-31")
@pytest.mark.parametrize("folder", sorted(VENDOR.iterdir()), ids=lambda path: path.name)
def test_files_of_others_are_those_that_were_checked_in(folder) -> None:
    listed = dict(
        line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text().splitlines()
    )
    kept = {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in ("SHA256SUMS", "README.md")
    }

    assert kept == listed
    assert "LICENSE" in listed


@pytest.mark.serves("S0-31")
def test_viewer_shows_a_model_turns_it_and_asks_no_other_host(shop) -> None:
    asked: list[str] = []
    page_text = render_to_string(
        "storefront/tools/view_page.html",
        {
            "of": {"file": "/tool/box.glb", "alt": "A box", "size_mm": [20, 30, 10]},
            "sheet": {"title": "Box", "slug": "box"},
        },
        request=RequestFactory().get("/en/product/box/3d/"),
    )

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        headers = {"Content-Security-Policy": viewer_policy()}
        if route.request.url.endswith(".glb"):
            route.fulfill(body=box(), content_type="model/gltf-binary", headers=headers)
        elif "/static/" in route.request.url or route.request.url.endswith(".js"):
            served(lambda path: "")(route)
        else:
            route.fulfill(body=page_text, content_type="text/html", headers=headers)

    with chromium() as browser:
        page = browser.new_page()
        page.route("**/*", answer)
        refused: list[str] = []
        page.on(
            "console",
            lambda line: refused.append(line.text) if "Content Security Policy" in line.text else 0,
        )
        page.goto(f"{SITE}/en/product/box/3d/")
        page.wait_for_selector("model-viewer[data-ready]", timeout=20_000)
        before = page.evaluate("document.querySelector('model-viewer').getCameraOrbit().theta")
        page.get_by_role("button", name="Turn left").click()
        page.wait_for_function(
            "before => document.querySelector('model-viewer').getCameraOrbit().theta < before - 0.2",
            arg=before,
        )
        size = page.evaluate("document.querySelector('model-viewer').getDimensions().toString()")

    assert refused == []
    assert [float(length.rstrip("m")) for length in size.split()] == pytest.approx(
        [0.02, 0.03, 0.01], abs=1e-6
    )
    assert [url for url in asked if not url.startswith((SITE, "blob:", "data:"))] == []
