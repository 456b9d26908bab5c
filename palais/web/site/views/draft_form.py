"""The form of a draft: a theme, a text, its language."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palais.web.answers.drafting import LANGUAGES, LONGEST
from palais.web.site.present import tongues


class DraftForm(forms.Form):
    """One draft. It is read, answered and forgotten. Choosing a theme keeps what was typed."""

    draft = forms.CharField(
        label=_("Your draft"),
        help_text=_("One recommendation. It is not kept: not here, and in no log."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        error_messages={"required": _("Please write a draft.")},
    )
    language = forms.ChoiceField(
        label=_("Language of the draft"), choices=[(code, tongues.own_name(code)) for code in LANGUAGES]
    )

    def __init__(self, *args: Any, themes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if themes:
            choice = forms.Select(choices=[("", "–"), *themes])
            label = _("What was said before, by theme")
            self.fields["theme"] = forms.CharField(label=label, required=False, widget=choice)
            self.order_fields(["theme"])
