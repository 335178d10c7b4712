from datetime import timedelta

import pytest

from pistos.accounts.access import NotAllowed
from pistos.conversations.actions.drafting import (
    FileRefused,
    Written,
    WrittenElsewhere,
    attach_file,
    detach_file,
    save_draft,
)
from pistos.conversations.actions.macros import (
    MacroIncomplete,
    MacroWords,
    add_macro,
    edit_macro,
    hide_macro,
)
from pistos.conversations.actions.presence import (
    note_gone,
    note_present,
    note_writing,
)
from pistos.conversations.actions.views import delete_view, save_own_view, save_shared_view
from pistos.conversations.facts import File
from pistos.conversations.models import Attachment, Draft, Macro, SavedView
from pistos.conversations.queries.lists import NoSuchView, Wanted
from pistos.conversations.queries.timeline import present
from pistos.conversations.rules.macros import MacroUnfilled
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.realtime.models import Signal
from tests.factories.conversations import conversation_of

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
PNG = File("jug.png", "image/png", b"\x89PNG\r\n\x1a\n")


@pytest.fixture
def asked(open_shop, cleo, at):
    return conversation_of(cleo, at=at)


@pytest.mark.fault("F23")
def test_draft_is_kept_for_its_author_and_goes_when_emptied(asked, alma, ben, at):
    save_draft(conversation=asked, written=Written("Dear"), by=ben, at=at)
    save_draft(conversation=asked, written=Written("Dear Cleo"), by=ben, at=at + SECOND)
    save_draft(conversation=asked, written=Written("mine"), by=alma, at=at)
    assert {row.text for row in Draft.objects.all()} == {"Dear Cleo", "mine"}

    assert save_draft(conversation=asked, written=Written(" "), by=ben, at=at) is None
    assert Draft.objects.get().author == alma


@pytest.mark.fault("F23")
def test_second_tab_does_not_overwrite_newer_words(asked, ben, at):
    first = save_draft(conversation=asked, written=Written("Dear"), by=ben, at=at)
    newer = Written("Dear Cleo,", based_on=first.updated_at)
    save_draft(conversation=asked, written=newer, by=ben, at=at + SECOND)

    stale = Written("Dear Mrs", based_on=first.updated_at)
    with pytest.raises(WrittenElsewhere) as refused:
        save_draft(conversation=asked, written=stale, by=ben, at=at + 2 * SECOND)
    assert refused.value.draft.text == "Dear Cleo,"
    assert Draft.objects.get().text == "Dear Cleo,"


def test_file_is_attached_to_the_draft_and_taken_off(asked, alma, ben, at):
    file = attach_file(conversation=asked, file=PNG, by=ben, at=at)
    name = file.file.name
    assert file.file.storage.exists(name)
    with pytest.raises(NotFound):
        detach_file(attachment=file, by=alma)
    detach_file(attachment=file, by=ben)

    assert not Attachment.objects.exists()


@pytest.mark.fault("S10")
@pytest.mark.parametrize(
    "file",
    [
        File("x.svg", "image/svg+xml", b"<svg/>"),
        File("x.html", "text/html", b"<p>"),
        File("x.exe", "application/octet-stream", b"MZ"),
        File("big.png", "image/png", b"0" * (25 * 1024 * 1024 + 1)),
    ],
)
def test_files_that_can_carry_script_or_are_too_big_are_refused(file, asked, ben, at):
    with pytest.raises(FileRefused):
        attach_file(conversation=asked, file=file, by=ben, at=at)
    assert not Attachment.objects.exists()


@pytest.mark.fault("F24")
def test_colleagues_learn_once_that_somebody_looks_and_writes(asked, ben, at):
    note_present(conversation=asked, person=ben, at=at)
    for n in range(5):
        note_writing(conversation=asked, person=ben, at=at + n * SECOND)

    assert Signal.objects.filter(kind="presence").count() == 2
    [there] = present(asked, at + 5 * SECOND)
    assert (there.person, there.wrote_at) == (ben, at + 4 * SECOND)
    assert present(asked, at + 60 * SECOND) == []
    note_gone(conversation=asked, person=ben, at=at + 5 * SECOND)
    assert present(asked, at + 5 * SECOND) == []


def test_macro_is_kept_by_language_with_known_variables_only(db, ben, at):
    by = Actor.person(ben.pk)
    words = MacroWords({"en": "Thanks"}, {"en": "Thank you, {customer}.", "el": " "})
    macro = add_macro(words=words, by=by, at=at)
    assert Macro.objects.get().text == {"en": "Thank you, {customer}."}
    with pytest.raises(MacroUnfilled):
        edit_macro(macro=macro, words=MacroWords({"en": "x"}, {"en": "{password}"}), by=by, at=at)
    with pytest.raises(MacroIncomplete):
        add_macro(words=MacroWords({}, {"en": "x"}), by=by, at=at)
    hide_macro(macro=macro, by=by, at=at)

    assert Macro.objects.get().is_hidden


@pytest.mark.fault("S15")
def test_views_are_ones_own_or_made_for_all_by_a_manager(db, alma, ben, at):
    wanted = Wanted(view="open", tag="fragile")
    own = save_own_view(name="Fragile", wanted=wanted, by=ben, at=at)
    assert own.filters == {"view": "open", "tag": "fragile"}
    with pytest.raises(NotAllowed):
        save_shared_view(name="All", wanted=wanted, by=ben, at=at)
    shared = save_shared_view(name="All", wanted=wanted, by=alma, at=at)
    with pytest.raises(NotFound):
        delete_view(view=own, by=alma, at=at)
    with pytest.raises(NotAllowed):
        delete_view(view=shared, by=ben, at=at)
    delete_view(view=own, by=ben, at=at)

    assert SavedView.objects.get() == shared
    with pytest.raises(NoSuchView):
        save_own_view(name="x", wanted=Wanted(view="assignee__password"), by=ben, at=at)
