"""Which files that came with a message are kept; all are served as a download only."""

MOST_BYTES = 35 * 1024 * 1024
"""A mail of 30 MB and its overhead."""

KEPT_TYPES = frozenset(
    {
        *("image/png", "image/jpeg", "image/gif", "image/webp", "image/heic", "image/avif"),
        *("image/bmp", "image/tiff", "application/pdf", "text/plain", "text/csv"),
        *("text/calendar", "message/rfc822", "application/json", "application/rtf", "text/rtf"),
        *("application/zip", "application/x-zip-compressed", "application/gzip"),
        *("application/msword", "application/vnd.ms-excel", "application/vnd.ms-powerpoint"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        *("audio/mpeg", "audio/ogg", "audio/mp4", "audio/wav", "audio/amr", "audio/webm"),
        *("video/mp4", "video/quicktime", "video/webm", "video/3gpp"),
        *("application/pkcs7-signature", "application/pgp-signature", "text/vcard"),
    }
)
"""SVG and HTML are not among them: they can carry script."""

KEPT_ENDINGS = frozenset(
    "png jpg jpeg gif webp heic avif bmp tif tiff pdf txt csv ics eml json rtf zip gz doc xls ppt docx"
    " xlsx pptx odt ods mp3 ogg m4a wav amr webm mp4 mov 3gp vcf log".split()
)
"""For files whose sender named no type (application/octet-stream)."""


def refusal_of(name: str, content_type: str, size: int) -> str:
    """Why a file's bytes are not kept: "type", "size", or nothing."""
    kind = content_type.partition(";")[0].strip().lower()
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    is_unnamed = kind in ("", "application/octet-stream", "application/binary")
    if is_unnamed:
        allowed = ending in KEPT_ENDINGS
    else:
        allowed = kind in KEPT_TYPES and (not ending or ending in KEPT_ENDINGS or ending == "p7s")
    if not allowed:
        return "type"
    return "size" if size > MOST_BYTES else ""
