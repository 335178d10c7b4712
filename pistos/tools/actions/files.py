"""Files of tools: judged when they come, kept by content, never written over."""

from __future__ import annotations

import hashlib

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.tools.facts import KeptModel
from pistos.tools.rules.glb import ModelUnusable, read_model
from pistos.tools.rules.glb.parts import MOST_BYTES
from pistos.tools.rules.videos import MOST_BYTES as MOST_VIDEO
from pistos.tools.rules.videos import MOST_CAPTIONS, is_captions, video_kind


class FileUnusable(Refused):
    """A file that cannot be taken; the text says why and what to do."""


def keep_model(*, file: File[bytes]) -> KeptModel:
    """A 3D model. Refuses what is broken, too heavy for a phone, or reaches outside itself."""
    if (file.size or 0) > MOST_BYTES:
        raise FileUnusable(_model_refusal("too_large", ""))
    content = file.read()
    try:
        model = read_model(content)
    except ModelUnusable as problem:
        raise FileUnusable(_model_refusal(problem.code, problem.detail)) from None
    name = _kept(content, hashlib.sha256(content).hexdigest(), "glb")
    return KeptModel(name, model.size_mm, model.triangles, model.byte_count)


def keep_video(*, file: File[bytes]) -> str:
    """A film as MP4 or WebM, at most 60 MB."""
    if (file.size or 0) > MOST_VIDEO:
        raise FileUnusable(_("The film is larger than 60 MB. Save it smaller and send it again."))
    content = file.read()
    kind = video_kind(content[:64])
    if not kind:
        raise FileUnusable(_("This is no film that browsers show: send an MP4 or WebM file."))
    return _kept(content, hashlib.sha256(content).hexdigest(), kind)


def keep_captions(*, file: File[bytes]) -> str:
    """Captions in WebVTT."""
    content = file.read(MOST_CAPTIONS + 1)
    if not is_captions(content):
        raise FileUnusable(
            _(
                "These are no captions that browsers show: send a WebVTT file (.vtt), at most 500 kB."
            )
        )
    return _kept(content, hashlib.sha256(content).hexdigest(), "vtt")


def _kept(content: bytes, digest: str, kind: str) -> str:
    name = f"tools/{digest[:2]}/{digest}.{kind}"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(content))
    return name


def _model_refusal(code: str, detail: str) -> str:
    """What is wrong with the file, and what helps."""
    words = {
        "not_glb": _("This is no GLB file. Export the model as GLB (binary glTF 2.0)."),
        "version": _("The file is of glTF version %(detail)s. Export it as GLB of version 2.0."),
        "too_large": _(
            "The model is larger than 12 MB. Save it with fewer triangles or smaller textures."
        ),
        "cut_off": _("The file is cut off (%(detail)s). Send it again, or export it anew."),
        "no_json": _("The description inside the file cannot be read. Export the model anew."),
        "broken": _("The file is broken at %(detail)s. Export the model anew."),
        "ring": _("The parts of the model contain each other (%(detail)s). Export the model anew."),
        "external": _(
            "The model reaches for a file outside itself (%(detail)s). Export it with everything embedded."
        ),
        "extension": _("The viewer does not know %(detail)s. Export the model without it."),
        "texture": _("A texture cannot be read (%(detail)s). Use PNG, JPEG or WebP."),
        "bomb": _(
            "The model would be too heavy for a phone (%(detail)s). At most 500,000 triangles and"
            " textures of 4096 x 4096."
        ),
        "too_many": _("The model has too many parts (%(detail)s). Join them and export it anew."),
        "empty": _("There is no surface in the model. Export it with its meshes."),
        "scale": _(
            "By the file the product is %(detail)s long. Models count in metres: set the true size and"
            " export it anew."
        ),
    }
    return words[code] % {"detail": detail}
