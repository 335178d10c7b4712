"""What is looked at: the 3D view, the test film, and their files."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pistos.catalogue.queries.sheets import sheet_of
from pistos.catalogue.rules.shown import Sheet
from pistos.kit.errors import NotFound
from pistos.kit.languages import LANGUAGES, text_in
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.photos import pictured
from pistos.storefront.shopping import language_of_page
from pistos.storefront.tools.noting import note, note_look
from pistos.tools.models import Tool
from pistos.tools.queries.attached import tools_at
from pistos.tools.rules.kinds import MODEL_3D, TEST_VIDEO

KINDS = {
    "glb": "model/gltf-binary",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt; charset=utf-8",
}
_NAME = re.compile(r"[0-9a-f]{64}\.(glb|mp4|webm|vtt)")
_RANGE = re.compile(r"bytes=(\d{1,12})-(\d{0,12})")
SLICE = 2 * 1024 * 1024
"""A player asks for the rest of a film and gets this much of it: it asks again for more."""
VIEWER_STYLE = "'sha256-PXtZZkJMMyc18o/DN1ZEFOJ2qEGq95IQbVaJFMOXOb0='"
"""The style that the viewer writes into itself; a test in a browser fails when a new version has another."""


def view_context(sheet: Sheet, tool: Tool, language: str) -> Mapping[str, Any]:
    content = tool.content
    return {
        "slug": sheet.slug,
        "alt": text_in(content.get("alt", {}), language),
        "size_mm": content.get("size_mm", []),
        "megabytes": round(content.get("byte_count", 0) / 1_048_576, 1) or 0.1,
        "poster": pictured(sheet.photos[0]) if sheet.photos else None,
        "file": address_of(str(content.get("file", ""))),
    }


def film_context(sheet: Sheet, tool: Tool, language: str) -> Mapping[str, Any]:
    content = tool.content
    captions: Mapping[str, str] = content.get("captions", {})
    return {
        "slug": sheet.slug,
        "file": address_of(content["file"]),
        "type": KINDS[content["file"].rpartition(".")[2]],
        "poster": pictured(sheet.photos[0]) if sheet.photos else None,
        "captions": [
            (code, LANGUAGES[code], address_of(file), code == language)
            for code, file in captions.items()
            if code in LANGUAGES
        ],
        "transcript": text_in(content.get("transcript", {}), language),
        "tested": text_in(content.get("tested", {}), language),
        "result": text_in(content.get("result", {}), language),
        "tested_on": date.fromisoformat(content["tested_on"]),
    }


def address_of(file: str) -> str:
    return reverse("tool-file", args=[file.rpartition("/")[2]]) if file else ""


def _attached(slug: str, kind: str) -> tuple[Sheet, Tool]:
    sheet = sheet_of(slug, language_of_page(), shop_of_page().default_language)
    found = tools_at(sheet.product_id, [place.slug for place in sheet.path]).get(kind)
    if found is None:
        raise NotFound
    return sheet, found


@require_safe
def view(request: HttpRequest, slug: str) -> HttpResponse:
    """The viewer, on a page of its own: this page alone allows what the viewer needs."""
    sheet, tool = _attached(slug, MODEL_3D)
    context = frame() | {"sheet": sheet, "of": view_context(sheet, tool, language_of_page())}
    response = render(request, "storefront/tools/view_page.html", context)
    response.headers["Content-Security-Policy"] = viewer_policy()
    return response


def viewer_policy() -> str:
    """The shop's policy, and beyond it: decoders in WebAssembly, workers and textures that the viewer
    makes of the file itself (blob:), and its own style by its hash. Still no other host."""
    return (
        settings.CONTENT_SECURITY_POLICY.replace(
            "script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"
        )
        .replace("style-src 'self'", f"style-src 'self' {VIEWER_STYLE}")
        .replace("img-src 'self' data:", "img-src 'self' data: blob:")
        .replace("connect-src 'self'", "connect-src 'self' blob:")
        + "; worker-src blob:"
    )


@require_POST
def open_view(request: HttpRequest, slug: str) -> HttpResponse:
    sheet, _tool = _attached(slug, MODEL_3D)
    note(request, sheet.product_id, MODEL_3D)
    return redirect("storefront:tool-view", slug=slug)


@require_POST
def played(request: HttpRequest, slug: str) -> HttpResponse:
    """The film was started; told by the player's script, and by nothing without one."""
    sheet, _tool = _attached(slug, TEST_VIDEO)
    note(request, sheet.product_id, TEST_VIDEO)
    return HttpResponse(status=204)


@require_POST
def looked(request: HttpRequest, slug: str) -> HttpResponse:
    """Somebody has the product's page before them, with its tools."""
    sheet = sheet_of(slug, language_of_page(), shop_of_page().default_language)
    offered = tools_at(sheet.product_id, [place.slug for place in sheet.path])
    note_look(request, sheet.product_id, list(offered))
    return HttpResponse(status=204)


@require_safe
def file(request: HttpRequest, name: str) -> HttpResponse:
    """A file by the name that its content gave it. Films are given in slices, so that one can seek."""
    if not _NAME.fullmatch(name):
        raise NotFound
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    try:
        with default_storage.open(f"tools/{name[:2]}/{name}") as kept:
            response = _slice(kept, wanted) if wanted else HttpResponse(kept.read())
    except FileNotFoundError:
        raise NotFound from None
    response.headers["Content-Type"] = KINDS[name.rpartition(".")[2]]
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


def _slice(kept: Any, wanted: re.Match[str]) -> HttpResponse:
    start, last = int(wanted[1]), kept.size - 1
    end = min(int(wanted[2] or last), last, start + SLICE - 1)
    if start > end:
        response = HttpResponse(status=416)
        response.headers["Content-Range"] = f"bytes */{kept.size}"
        return response
    kept.seek(start)
    response = HttpResponse(kept.read(end - start + 1), status=206)
    response.headers["Content-Range"] = f"bytes {start}-{end}/{kept.size}"
    return response
