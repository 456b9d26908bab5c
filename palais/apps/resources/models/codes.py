"""Fields that more than one record has: a language by its BCP 47 code, a day that may be known in part."""

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from palais.core.dates import DateNotUnderstood, PartialDate

LANGUAGE_CODE = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
is_language = RegexValidator(LANGUAGE_CODE, _("Write the code of the language, as en, fr, bn or zh-Hans."))


def is_partial_date(text: str) -> None:
    try:
        PartialDate.parse(text)
    except DateNotUnderstood as error:
        raise ValidationError(_("Write a year, a month or a day: 2020, 2020-05 or 2020-05-14.")) from error


class Coded(models.CharField[Any, Any]):
    """A text with a grammar of its own."""

    if TYPE_CHECKING:

        def __get__(self, instance: Any, owner: Any) -> Any: ...
        def __set__(self, instance: Any, value: Any) -> None: ...


class LanguageField(Coded):
    """Any language, by its BCP 47 code: "en", "pt-BR", "zh-Hans"."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("validators", [is_language])
        super().__init__(*args, **kwargs)


class PartialDateField(Coded):
    """A day as far as it is known: "2020", "2020-05" or "2020-05-14". Empty: not known here."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("validators", [is_partial_date])
        super().__init__(*args, **kwargs)
