"""The deeds of imports."""

from pistos.imports.actions.correcting import RowNotFound, correct_row
from pistos.imports.actions.forgetting import erase_mentions, forget_files
from pistos.imports.actions.reviewing import import_reviews, rehearse_reviews
from pistos.imports.actions.running import import_files, rehearse_files
from pistos.imports.actions.turn import ImportRunning
from pistos.imports.actions.uploading import (
    Brought,
    FilesGone,
    NothingToImport,
    RunUnderWay,
    UploadTooLarge,
    keep_upload,
    start_rehearsal,
    start_run,
    stored_files,
)

__all__ = [
    "Brought",
    "FilesGone",
    "ImportRunning",
    "NothingToImport",
    "RowNotFound",
    "RunUnderWay",
    "UploadTooLarge",
    "correct_row",
    "erase_mentions",
    "forget_files",
    "import_files",
    "import_reviews",
    "keep_upload",
    "rehearse_files",
    "rehearse_reviews",
    "start_rehearsal",
    "start_run",
    "stored_files",
]
