"""Wagtail's forms for images and files, with our intake before anything of theirs looks at the upload."""

import shutil
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from palais.apps.office import clock
from palais.apps.office.intake import examining, purposes
from palais.apps.office.intake.kinds import KINDS
from palais.apps.office.intake.sentences import FileRefused


def examined(data: Any, purpose: purposes.Purpose) -> Any:
    """The upload as it may be kept; a file that is stored already is left as it is."""
    if not isinstance(data, UploadedFile):
        return data
    try:
        with examining.examine(file=data, name=data.name or "", purpose=purpose) as found:
            if found.checksum != found.checksum_as_received:
                write_over(data, found.path)
            data.name, data.size, data.content_type = found.name, found.size, KINDS[found.kind].content_type
    except FileRefused as refused:
        raise ValidationError(str(refused), code=refused.code) from refused
    data.seek(0)
    return data


def write_over(data: UploadedFile, path: Path) -> None:
    """Put what may be kept in the place of what came."""
    data.file.seek(0)
    data.file.truncate()
    with path.open("rb") as opened:
        shutil.copyfileobj(opened, data.file)


class ImageField(WagtailImageField):
    def to_python(self, data: Any) -> Any:
        return super().to_python(examined(data, purposes.IMAGE))


class DocumentField(WagtailDocumentField):
    def to_python(self, data: Any) -> Any:
        return super().to_python(examined(data, purposes.DOCUMENT))


def put(form: Any, field: type[ImageField] | type[DocumentField]) -> None:
    """Let this field read the file of the form; what the form set on the old one stays."""
    old = form.fields.get("file")
    if old is not None:
        form.fields["file"] = field(
            label=old.label, required=old.required, widget=old.widget, help_text=old.help_text
        )


def shows_children(image: Any) -> forms.Field:
    """A tick for an upload, which the editor sees; of a picture nobody has looked at, a question that may wait."""
    label = _("Does it show children?")
    if image.shows_children is not None:
        field = image._meta.get_field("shows_children")
        return forms.BooleanField(label=field.verbose_name, help_text=field.help_text, required=False)
    answers = [
        ("", _("Not looked at yet: readers do not see it")),
        ("False", _("No child can be recognised")),
        ("True", _("A child can be recognised")),
    ]
    return forms.NullBooleanField(label=label, required=False, widget=forms.RadioSelect(choices=answers))


class Described(forms.ModelForm):
    """What is asked of every image: words for those who do not see it, and consent where it shows children."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "shows_children" in self.fields:
            self.fields["shows_children"] = shows_children(self.instance)
        if "description" in self.fields:
            self.fields["description"].help_text = _(
                "What the image shows, in a sentence, for those who do not see it. A page can say it in other words."
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        says = {name: str(cleaned.get(name) or "").strip() for name in ("description", "consent_note")}
        if "description" in self.fields and not says["description"] and not cleaned.get("is_decorative"):
            self.add_error(
                "description",
                _("Say in words what the image shows, or tick that it only decorates."),
            )
        recorded = cleaned.get("consent") if "consent" in self.fields else self.instance.consent_id
        agreed = says["consent_note"] or recorded
        if cleaned.get("shows_children") and not agreed and "consent_note" in self.fields:
            self.add_error(
                "consent_note",
                _("An image in which a child can be recognised needs a consent, or a note on it."),
            )
        return cleaned


class ImageForm(Described, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put(self, ImageField)
        if "consent" in self.fields and self.instance.pk:
            reason = self.instance.hidden_because(on=clock.today())
            field = self.fields["consent"]
            field.help_text = f"{reason} {field.help_text}".strip()


class DocumentForm(BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        put(self, DocumentField)
