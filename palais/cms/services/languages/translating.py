"""Translating a page: starting it in a language, and bringing its draft up to date passage by passage."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale

from palais.apps.office import clock
from palais.apps.office.services import changelog
from palais.apps.people.models import User
from palais.cms.languages import deeds, following, permissions, rich, sources
from palais.cms.languages.following import Anchor, Row
from palais.cms.languages.passages import Passage, Texts
from palais.cms.services.languages import placing, publishing


class TranslationRefused(ValueError):
    """It cannot be done; the message is a sentence for the person who asked."""


class NotSaved(ValueError):
    """Nothing was saved. `faults` has a sentence for each row that is wrong, by its mark."""

    def __init__(self, message: str, faults: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.faults = dict(faults or {})


@dataclass(frozen=True, slots=True)
class Comparison:
    """The draft of a translation beside its source as it is published."""

    page: Any
    source: Any
    rows: list[Row]
    own: Texts
    theirs: Texts
    words_followed: following.Wording
    version: int

    @property
    def to_do(self) -> list[Row]:
        return [row for row in self.rows if row.lags]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a translator says to one row: other words; that they are right as they are; that they go.

    `seen` is the digest of the source's passage that was on the screen, empty for one that the source no longer has.
    """

    mark: str
    words: str = ""
    is_right: bool = False
    goes: bool = False
    seen: str = ""


def mark_of(row: Row) -> str:
    """What a row is known by in a form: the translation's place, else the source's."""
    return row.own.key if row.own else f"+{row.source.key if row.source else row.followed}"


@transaction.atomic
def start_translation(*, page: Any, language: str, by: User) -> Any:
    """A draft of the page in another language, which holds the words of the source until they are translated.

    Where a mirror of the page stood in that language, it becomes the translation. Raises TranslationRefused.
    """
    if not permissions.may_translate(by):
        raise TranslationRefused(
            _("You may not translate pages. Ask an administrator for the role of a translator.")
        )
    locale = Locale.objects.filter(language_code=language).first()
    if locale is None or locale.pk == page.locale_id:
        raise TranslationRefused(_("Choose a language that this page is not written in."))
    there = page.get_translations().filter(locale=locale).first()
    if there is not None and not there.alias_of_id:
        raise TranslationRefused(_("This page is there in that language already. Open it below."))
    if there is not None:
        twin = there.specific
        twin.alias_of = None
        twin.save(clean=False)
    else:
        twin = page.copy_for_translation(locale, copy_parents=True)
    theirs, own = Texts(page).passages, Texts(twin).passages
    publishing.remember(theirs)
    twin.follows = {
        "of": page.locale.language_code,
        "on": publishing.day_known(page, on=clock.today()).isoformat() if page.live else "",
        "anchors": [anchor.as_list() for anchor in following.adopted(own, theirs)],
    }
    if not twin.follows["on"]:
        del twin.follows["on"]
    twin.follows_now = twin.is_minor_change = False
    twin.save(clean=False)
    twin.save_revision(user=by, clean=False)
    permissions.let_translators_in()
    changelog.record(
        deed=deeds.START,
        kind="page",
        key=str(twin.pk),
        by=by,
        after={"language": language, "of": str(page.pk)},
    )
    return twin


def comparison(*, page: Any) -> Comparison | None:
    """The newest draft of a translation beside its published source; None: it follows no page that is there."""
    source = sources.source_of(page)
    if source is None:
        return None
    if not source.live:
        source = source.get_latest_revision_as_object()
    draft = page.get_latest_revision_as_object()
    own, theirs = Texts(draft), Texts(source)
    anchors = following.anchors_of(draft.follows or {})
    if not anchors:
        anchors = following.adopted(own.passages, theirs.passages)
        draft.follows = {**(draft.follows or {}), "anchors": [anchor.as_list() for anchor in anchors]}
    return Comparison(
        page=draft,
        source=source,
        rows=publishing.compared_to(page=draft, own=own.passages, theirs=theirs.passages),
        own=own,
        theirs=theirs,
        words_followed=publishing.wording_of(anchors),
        version=page.latest_revision_id or 0,
    )


@transaction.atomic
def save_passages(*, page: Any, answers: Iterable[Answer], by: User, version: int | None = None) -> Any:
    """Put a translator's answers into a new draft, and note what each passage follows now.

    `version` is the draft that was on the screen. Raises NotSaved: then nothing was changed.
    """
    if not permissions.may_translate_page(by, page):
        raise NotSaved(_("You may not change this translation."))
    found = comparison(page=page)
    if found is None:
        raise NotSaved(_("This page follows no other page, so there is nothing to translate."))
    if version is not None and version != found.version:
        raise NotSaved(
            _(
                "Somebody saved this translation after you opened it. Your words are still here: look, and save again."
            )
        )
    known = {answer.mark: answer for answer in answers}
    publishing.remember(found.theirs.passages)
    said = words_said(found, known)
    anchors = answered(found, known, said)
    draft = found.own.save_to_page()
    draft.follows = {
        **(draft.follows or {}),
        "of": found.source.locale.language_code,
        "anchors": [anchor.as_list() for anchor in following.settled(anchors, found.own.passages)],
        "as_is": sorted({*(draft.follows or {}).get("as_is", ()), *as_they_are(found.rows, known)}),
    }
    revision = draft.save_revision(user=by, log_action=True, clean=False)
    changelog.record(
        deed=deeds.TRANSLATE, kind="page", key=str(page.pk), by=by, after={"passages": len(known)}
    )
    return revision


def as_they_are(rows: Iterable[Row], answers: Mapping[str, Answer]) -> list[str]:
    """The passages that are rightly the same in both languages, as names are."""
    return [
        row.source.digest
        for row in rows
        if row.source and (answer := answers.get(mark_of(row))) and answer.is_right
    ]


def words_said(found: Comparison, answers: Mapping[str, Answer]) -> dict[str, str]:
    """The new words of passages that are there, put into the texts. Raises NotSaved for what may not stand there."""
    texts, more, faults = {}, {}, {}
    for row in found.rows:
        answer = answers.get(mark_of(row))
        if answer is None or answer.goes or not answer.words.strip():
            continue
        links = found.theirs.attributes.get(row.source.key, {}) if row.source else {}
        if row.own is not None and answer.words.strip() == row.own.text:
            continue
        place = row.own or row.source
        assert place is not None
        if fault := too_long(answer.words, place):
            faults[mark_of(row)] = fault
        elif place.is_rich:
            mine = found.own.attributes.get(row.own.key, {}) if row.own else {}
            if fault := fault_of(answer.words, {**links, **mine}):
                faults[mark_of(row)] = fault
        if row.own is not None:
            texts[row.own.key], more[row.own.key] = answer.words.strip(), links
    if faults:
        raise NotSaved(_("Nothing was saved: please look at the passages marked below."), faults)
    found.own.replace(texts, more=more)
    return texts


def too_long(words: str, place: Passage) -> str:
    """A sentence for words that do not fit into their field; empty: they do."""
    if not place.most or len(words.strip()) <= place.most:
        return ""
    return _("It is too long here: at most %(most)s letters fit.") % {"most": place.most}


def fault_of(words: str, known: rich.Attributes) -> str:
    try:
        rich.restored(words, known)
    except rich.NotInline as error:
        return _(
            "“%(what)s” cannot stand in a passage. Keep the signs of the source, such as <b> and <a id=…>, as they are."
        ) % {"what": error.what}
    return ""


def answered(found: Comparison, answers: Mapping[str, Answer], said: Mapping[str, str]) -> list[Anchor]:
    """The anchors in the source's order, after passages went and came.

    Places move as they do; so passages are known by their digests from here on.
    """
    now = {passage.key: passage for passage in found.own.passages}
    anchors: list[Anchor] = []
    gone: list[str] = []
    for row in found.rows:
        answer = answers.get(mark_of(row))
        if row.own is not None and answer is not None and answer.goes and row.kind == "removed":
            gone.append(row.own.key)
        elif anchor := anchor_of(row, answer, now, said):
            anchors.append(anchor)
    if gone:
        placing.take_away(texts=found.own, keys=gone)
    added = [row for row in found.rows if row.kind == "added" and row.source]
    for row in reversed([row for row in added if mark_of(row) in answers]):
        after = now[row.after].digest if row.after in now else ""
        anchors = with_added(found, anchors, row, answers[mark_of(row)], after)
    for row in [row for row in added if mark_of(row) not in answers]:
        anchors = with_twin(found, anchors, row, words=row.source.text, seen=row.source.digest)  # type: ignore[union-attr]
    return anchors


def anchor_of(
    row: Row, answer: Answer | None, now: Mapping[str, Passage], said: Mapping[str, str]
) -> Anchor | None:
    """The anchor of a row that is in the translation; None: it needs none any more, or not yet."""
    own = now.get(row.own.key) if row.own else None
    if row.kind == "added" or (row.kind == "removed" and answer is not None and answer.is_right):
        return None
    is_done = answer is not None and (answer.is_right or (own is not None and own.key in said))
    follows = (answer.seen if answer else "") or (row.source.digest if row.source else "")
    source = follows if is_done and follows else row.followed
    return Anchor(row.field, own.key if own else "", own.digest if own else "", source)


def with_added(
    found: Comparison, anchors: list[Anchor], row: Row, answer: Answer, after: str
) -> list[Anchor]:
    """The anchors with that of a passage that is new in the source, and its words put into the texts.

    `after` is the digest of the translation's passage that it follows.
    """
    assert row.source is not None
    words, seen = answer.words.strip(), answer.seen or row.source.digest
    if not words:
        fresh = Anchor(row.field, "", "", seen)
        return inserted(anchors, fresh, behind=after) if answer.is_right else anchors
    key = next((p.key for p in found.own.passages if p.field == row.field and p.digest == after), "")
    if not placing.place(texts=found.own, source=found.theirs, key=row.source.key, after=key, words=words):
        fault = _(
            "There is no place for this passage yet. Open the page's editor, add it there, and come back."
        )
        raise NotSaved(
            _("Nothing was saved: please look at the passages marked below."), {mark_of(row): fault}
        )
    return with_twin(found, anchors, row, words=words, seen=seen)


def with_twin(found: Comparison, anchors: list[Anchor], row: Row, *, words: str, seen: str) -> list[Anchor]:
    """The anchors with one for the passage that says these words; as they are where there is none.

    Where a whole block came with its first passage, the others in it are those of the source for now.
    """
    anchors = following.settled(anchors, found.own.passages)
    twin = found_twin(found, words, tied={anchor.key for anchor in anchors})
    if twin is None:
        return anchors
    mine = [passage for passage in found.own.passages if passage.field == twin.field]
    place = mine.index(twin)
    fresh = Anchor(row.field, twin.key, twin.digest, seen)
    return inserted(anchors, fresh, behind=mine[place - 1].digest if place else "")


def inserted(anchors: list[Anchor], fresh: Anchor, *, behind: str) -> list[Anchor]:
    """The anchors with one more, behind that of a passage of the translation, else first in its field."""
    places = [i for i, anchor in enumerate(anchors) if behind and anchor.own == behind]
    first = next((i for i, anchor in enumerate(anchors) if anchor.field == fresh.field), len(anchors))
    place = places[-1] + 1 if places else first
    return [*anchors[:place], fresh, *anchors[place:]]


def found_twin(found: Comparison, words: str, *, tied: set[str]) -> Passage | None:
    """The passage of the translation that says this and belongs to no other one of the source."""
    wanted = rich.plain(words)
    return next((p for p in found.own.passages if p.key not in tied and rich.plain(p.text) == wanted), None)
