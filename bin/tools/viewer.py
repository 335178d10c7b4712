"""The files of the 3D viewer, taken anew from their packages: `viewer.py VERSION THREE`, or `--check`.

`npm pack` fetches and verifies the packages; only the files that a page needs are kept, with their sums.
`--check` takes the version that is checked in once more and names every file that differs.
"""

import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[2] / "pistos/storefront/static/vendor"
VIEWER = {"package/LICENSE": "LICENSE", "package/dist/model-viewer.min.js": "model-viewer.min.js"}
DRACO = {
    f"package/examples/jsm/libs/draco/gltf/{name}": f"draco/{name}"
    for name in ("draco_decoder.wasm", "draco_wasm_wrapper.js")
}
README = (
    "Draco decoder, by Google, Apache License 2.0 (the text is `../LICENSE`); as shipped in `three` {three},"
    " `examples/jsm/libs/draco/gltf`.\n"
)


def taken(into: Path, version: str, three: str) -> None:
    """Writes the files of these versions, their sums, and where the decoder comes from."""
    for package, files in ((f"@google/model-viewer@{version}", VIEWER), (f"three@{three}", DRACO)):
        _unpack(package, files, into)
    names = (*VIEWER.values(), *DRACO.values())
    sums = [f"{sha256(into / name)}  {name}\n" for name in names]
    (into / "SHA256SUMS").write_text("".join(sums))
    (into / "draco/README.md").write_text(README.format(three=three))


def _unpack(package: str, files: dict[str, str], into: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", "--pack-destination", folder, package]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as packed:
            for source, name in files.items():
                member = packed.extractfile(source)
                if member is None:
                    sys.exit(f"{package} has no {source}")
                (into / name).parent.mkdir(parents=True, exist_ok=True)
                (into / name).write_bytes(without_map(member.read()))


def without_map(content: bytes) -> bytes:
    """The same without the line that names a source map: it is not kept, and browsers would ask for it."""
    return re.sub(rb"\n//# sourceMappingURL=\S+\s*\Z", b"\n", content)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def checked_in() -> tuple[Path, str, str]:
    """The folder that is there, its version and that of `three`."""
    folder = next(VENDOR.glob("model-viewer-*"))
    three = re.search(r"`three` (\S+),", (folder / "draco/README.md").read_text())
    if three is None:
        sys.exit(f"{folder}/draco/README.md does not name the version of three")
    return folder, folder.name.removeprefix("model-viewer-"), three[1]


def different(one: Path, other: Path) -> list[str]:
    """Names of files that are not the same in both folders."""
    names = {str(p.relative_to(f)) for f in (one, other) for p in f.rglob("*") if p.is_file()}
    return sorted(
        name
        for name in names
        if not ((one / name).exists() and (other / name).exists())
        or sha256(one / name) != sha256(other / name)
    )


def main(given: list[str]) -> int:
    if shutil.which("npm") is None:
        sys.exit("Missing: npm, which fetches and verifies the packages.")
    old, version, three = checked_in()
    if given == ["--check"]:
        with tempfile.TemporaryDirectory() as folder:
            taken(Path(folder), version, three)
            wrong = different(old, Path(folder))
        print("\n".join(f"differs: {name}" for name in wrong) or "as published")
        return 1 if wrong else 0
    if len(given) != 2:
        sys.exit(__doc__)
    taken(VENDOR / f"model-viewer-{given[0]}", *given)
    if given[0] != version:
        shutil.rmtree(old)
        print(f"Now name model-viewer-{given[0]} in templates/storefront/tools/view_page.html.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
