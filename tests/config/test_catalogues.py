"""Catalogues are compiled without gettext."""

import gettext
import os
from pathlib import Path

import pytest

from pistos.config import catalogues

_SLOVENE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);\\n"

msgid "%(count)s order"
msgid_plural "%(count)s orders"
msgstr[0] "%(count)s naročilo"
msgstr[1] "%(count)s naročili"
msgstr[2] "%(count)s naročila"
msgstr[3] "%(count)s naročil"

#, fuzzy
msgid "kept"
msgstr "zadržana"
"""


def test_compile_writes_what_is_missing_or_older(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "_LOCALE", tmp_path)
    source = tmp_path / "sl" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(_SLOVENE)

    catalogues.compile_catalogues()
    first = source.with_suffix(".mo").stat().st_mtime_ns
    catalogues.compile_catalogues()
    second = source.with_suffix(".mo").stat().st_mtime_ns
    os.utime(source, ns=(first + 10**9, first + 10**9))
    catalogues.compile_catalogues()

    translation = gettext.translation("django", tmp_path, ["sl"])
    forms = [translation.ngettext("%(count)s order", "%(count)s orders", n) for n in (1, 102, 3, 5)]
    assert [form.split()[1] for form in forms] == ["naročilo", "naročili", "naročila", "naročil"]
    assert translation.gettext("kept") == "kept"
    assert first == second
    assert source.with_suffix(".mo").stat().st_mtime_ns != first
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]
