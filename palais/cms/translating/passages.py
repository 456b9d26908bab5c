"""Translating side by side: each passage of the source beside that of the translation, those to do first in sight."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin import messages

from palais.cms.languages import permissions, rich
from palais.cms.languages.aligning import differences
from palais.cms.languages.following import Row
from palais.cms.models import TranslationImport
from palais.cms.services import languages
from palais.cms.services.languages import Answer, Comparison, mark_of
from palais.cms.translating.screens import PageScreen


@dataclass(slots=True)
class Field:
    """A row as it is shown: what the source said and says, what the translation says, what was typed."""

    number: int
    mark: str
    kind: str
    label: str
    seen: str
    pieces: list[tuple[str, str]]
    words: str
    is_rich: bool
    asks_right: bool
    is_right: bool = False
    goes: bool = False
    fault: str = ""
    from_file: str = ""
    most: int = 0


class Passages(PageScreen):
    page_title = gettext_lazy("Translate")
    template_name = "cms/translating/passages.html"
    needs_edit = True

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        found = languages.comparison(page=self.page)
        if found is None:
            messages.warning(request, _("This page follows no other page, so there is nothing to translate."))
            return redirect("translating:languages", pk=pk)
        return self.screen(found, fields_of(found, left_of(self.page)))

    def screen(
        self, found: Comparison, fields: list[Field], *, status: int = 200, fault: str = ""
    ) -> HttpResponse:
        only = self.request.GET.get("show") != "all"
        to_do = [field for field in fields if field.kind not in ("current", "same")]
        user = self.request.user
        return self.show(
            page=self.page,
            source=found.source,
            fields=to_do if only else fields,
            only=only,
            to_do=len(to_do),
            in_all=len(fields),
            has_signs=any("<" in words for field in fields for _kind, words in field.pieces),
            version=found.version,
            fault=fault,
            source_language=language(found.source),
            own_language=language(self.page),
            may_publish=permissions.may_publish(user, self.page),
            may_submit=self.page.permissions_for_user(user).can_submit_for_moderation(),
            status=status,
        )

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        version = request.POST.get("version", "")
        given = answers_of(request)
        try:
            revision = languages.save_passages(
                page=self.page,
                answers=given,
                by=request.user,
                version=int(version) if version.isdecimal() and len(version) < 10 else None,
            )
        except languages.NotSaved as wrong:
            found = languages.comparison(page=self.page)
            assert found is not None
            fields = typed(fields_of(found, left_of(self.page)), given, wrong.faults)
            return self.screen(found, fields, status=422, fault=str(wrong))
        return self.go_on(request, revision)

    def go_on(self, request: HttpRequest, revision: Any) -> HttpResponse:
        """What follows saving: nothing, moderation, or publication."""
        deed = request.POST.get("deed", "")
        if deed == "publish" and permissions.may_publish(request.user, self.page):
            self.publish(request, revision)
        elif deed == "submit" and self.page.permissions_for_user(request.user).can_submit_for_moderation():
            draft = self.page.specific_class.objects.get(pk=self.page.pk)
            draft.get_workflow().start(draft, request.user)
            messages.success(request, _("The translation was saved and waits for somebody to look at it."))
        else:
            messages.success(request, _("The draft was saved. Readers see no change until it is published."))
        return redirect(request.get_full_path())

    def publish(self, request: HttpRequest, revision: Any) -> None:
        """What keeps a page from being published is said; the draft is saved all the same."""
        try:
            with transaction.atomic():
                revision.publish(user=request.user)
        except ValidationError as refused:
            why = {"why": " ".join(refused.messages)}
            messages.error(request, _("The draft was saved, but it cannot be published: %(why)s") % why)
        else:
            messages.success(request, _("The translation was saved and published."))


def language(page: Any) -> dict[str, str]:
    info = get_language_info(page.locale.language_code)
    return {"tag": info["code"], "dir": "rtl" if info["bidi"] else "ltr", "name": str(page.locale)}


def left_of(page: Any) -> dict[str, str]:
    """What the last file said to passages that it did not fit, by their row."""
    last = TranslationImport.objects.filter(page=page).first()
    return {item["mark"]: item["words"] for item in last.left if item["mark"]} if last else {}


def fields_of(found: Comparison, left: dict[str, str]) -> list[Field]:
    return [field_of(number, row, found, left) for number, row in enumerate(found.rows)]


def field_of(number: int, row: Row, found: Comparison, left: dict[str, str]) -> Field:
    one = row.source or row.own
    assert one is not None
    return Field(
        number=number,
        mark=mark_of(row),
        kind=row.kind,
        label=one.label,
        seen=row.source.digest if row.source else "",
        pieces=pieces_of(row, found),
        words=row.own.text if row.own and row.kind != "untranslated" else "",
        is_rich=one.is_rich,
        asks_right=row.lags,
        most=(row.own or one).most,
        from_file=left.get(mark_of(row), "") if row.lags else "",
    )


def pieces_of(row: Row, found: Comparison) -> list[tuple[str, str]]:
    """The source word by word: as it is, or against what the translation followed."""
    before = found.words_followed(row.followed) if row.followed else ""
    if row.source is None:
        return [("gone", before or (rich.plain(row.own.text) if row.own else ""))]
    if row.kind == "changed" and before:
        return differences(before, row.source.text)
    return [("same", row.source.text)]


def answers_of(request: HttpRequest) -> list[Answer]:
    """What was said to the rows on the screen. Only rows whose words or boxes were touched are answers."""
    given = []
    for name, mark in request.POST.items():
        if not name.startswith("mark-"):
            continue
        number = name[len("mark-") :]
        words = request.POST.get(f"words-{number}", "").replace("\r\n", "\n").strip()
        was = request.POST.get(f"was-{number}", "").replace("\r\n", "\n").strip()
        is_right, goes = f"right-{number}" in request.POST, f"goes-{number}" in request.POST
        if words != was or is_right or goes:
            given.append(
                Answer(
                    mark=mark,
                    words=words if words != was else "",
                    is_right=is_right,
                    goes=goes,
                    seen=request.POST.get(f"seen-{number}", ""),
                )
            )
    return given


def typed(fields: list[Field], given: list[Answer], faults: dict[str, str]) -> list[Field]:
    """The rows with what was typed, and the sentence to each that is wrong."""
    known = {answer.mark: answer for answer in given}
    for field in fields:
        if answer := known.get(field.mark):
            field.words = answer.words or field.words
            field.is_right, field.goes = answer.is_right, answer.goes
        field.fault = faults.get(field.mark, "")
    return fields
