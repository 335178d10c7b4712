"""Files brought to the desk: checked by content, kept in the storage, understood before anything runs."""

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.imports.actions.previewing import preview
from pistos.imports.actions.reviewing import preview_reviews
from pistos.imports.events import ImportAsked, RehearsalAsked
from pistos.imports.models import Run, RunState
from pistos.imports.rules.profiles import shipped_profile
from pistos.imports.rules.review_profiles import is_of_reviews, shipped_review_profile
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token

LARGEST_RATIO = 200


@dataclass(frozen=True, slots=True)
class Brought:
    """A file as it came: its name and its bytes, positioned at the start."""

    name: str
    content: BinaryIO


class UploadTooLarge(Refused):
    """More bytes than the installation takes at once."""


class NothingToImport(Refused):
    """No file, or an archive without one."""


class FilesGone(Refused):
    """The uploaded files were deleted: their time was over, or a person in them was erased."""


class RunUnderWay(Refused):
    """The run is waiting or running already."""


def keep_upload(*, files: Sequence[Brought], profile: str, by: Actor, at: datetime) -> Run:
    """Stores files, or those of a zip, and says on the run what was understood of them.

    Refuses files too large, empty archives, and files that are not what the profile describes;
    nothing is stored then. No order is read into the database yet.
    """
    with tempfile.TemporaryDirectory(prefix="pistos-upload-") as folder:
        paths = list(_unpacked(files, Path(folder)))
        if not paths:
            raise NothingToImport(_("Choose at least one file."))
        if is_of_reviews(profile):
            understood = preview_reviews(shipped_review_profile(profile), paths, at)
        else:
            understood = preview(shipped_profile(profile), paths, at)
        token = public_token()
        stored_as = f"imports/{token}"
        try:
            for path in paths:
                with path.open("rb") as file:
                    default_storage.save(f"{stored_as}/{path.name}", File(file))
            return Run.objects.create(
                token=token,
                profile=profile,
                files=[path.name for path in paths],
                stored_as=stored_as,
                state=RunState.PREVIEW,
                started_by=by.id,
                summary={"preview": understood},
            )
        except BaseException:
            delete_folder(stored_as)
            raise


@transaction.atomic
def start_run(*, run: Run, by: Actor, at: datetime) -> None:
    """Asks for the import of a run's stored files; publishes ImportAsked."""
    _wait(run, by)
    publish(ImportAsked(run.pk), about=Ref("run", str(run.pk)), by=by, at=at)


@transaction.atomic
def start_rehearsal(*, run: Run, by: Actor, at: datetime) -> None:
    """Asks for a dry run of a run's stored files; publishes RehearsalAsked."""
    _wait(run, by)
    publish(RehearsalAsked(run.pk), about=Ref("run", str(run.pk)), by=by, at=at)


def _wait(run: Run, by: Actor) -> None:
    if not run.stored_as:
        raise FilesGone(_("The files of this import were deleted. Upload them again."))
    waiting = Run.objects.filter(pk=run.pk).exclude(state__in=[RunState.WAITING, RunState.RUNNING])
    if not waiting.update(state=RunState.WAITING, started_by=by.id, problem=""):
        raise RunUnderWay(_("This import has been started already."))


@contextmanager
def stored_files(run: Run) -> Iterator[list[Path]]:
    """The run's files as local copies, gone afterwards."""
    if not run.stored_as:
        raise FilesGone(_("The files of this import were deleted. Upload them again."))
    with tempfile.TemporaryDirectory(prefix="pistos-import-") as folder:
        paths = []
        for name in run.files:
            path = Path(folder) / name
            with default_storage.open(f"{run.stored_as}/{name}") as stored, path.open("wb") as file:
                shutil.copyfileobj(stored, file, 1 << 20)
            paths.append(path)
        yield paths


def delete_folder(stored_as: str) -> None:
    """Deletes a run's files from the storage; what is gone already does not matter."""
    if not stored_as:
        return
    _folders, names = _listed(stored_as)
    for name in names:
        default_storage.delete(f"{stored_as}/{name}")


def _listed(folder: str) -> tuple[list[str], list[str]]:
    try:
        return default_storage.listdir(folder)
    except FileNotFoundError:
        return [], []


def _unpacked(files: Iterable[Brought], folder: Path) -> Iterator[Path]:
    """Local copies under safe names; archives are opened, and never more than the limit is read."""
    left = settings.IMPORT_LIMIT_BYTES
    for brought in files:
        first = brought.content.read(4)
        brought.content.seek(0)
        if first == b"PK\x03\x04" and brought.name.lower().endswith(".zip"):
            for name, content in _inside(brought):
                path = _path(folder, name)
                left = _copied(content, path, left)
                yield path
        else:
            path = _path(folder, brought.name)
            left = _copied(brought.content, path, left)
            yield path


def _inside(brought: Brought) -> Iterator[tuple[str, BinaryIO]]:
    try:
        archive = zipfile.ZipFile(brought.content)
    except zipfile.BadZipFile:
        raise NothingToImport(_("The archive is damaged. Pack the files again.")) from None
    with archive:
        for entry in archive.infolist():
            if entry.is_dir() or PurePosixPath(entry.filename).name.startswith("."):
                continue
            if entry.file_size > LARGEST_RATIO * max(entry.compress_size, 1):
                raise UploadTooLarge(_("The archive unpacks to far more than it should."))
            with archive.open(entry) as content:
                yield entry.filename, content  # type: ignore[misc]  # a readable binary file


def _path(folder: Path, name: str) -> Path:
    plain = PurePosixPath(name.replace("\\", "/")).name
    safe = "".join(c if c.isalnum() or c in "._- " else "_" for c in plain).strip(". ")[:120]
    path = folder / (safe or "file")
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{number}-{safe or 'file'}"
    return path


def _copied(content: BinaryIO, path: Path, left: int) -> int:
    with path.open("wb") as file:
        while piece := content.read(1 << 20):
            left -= len(piece)
            if left < 0:
                raise UploadTooLarge(
                    _(
                        "The files are larger than %(most)s MB together. Larger ones are imported on"
                        " the server: bin/pistos import-orders."
                    )
                    % {"most": settings.IMPORT_LIMIT_BYTES // 1_000_000}
                )
            file.write(piece)
    return left
