"""Dates and numbers on pages: of tables, and lengths of time. How a date is written stands in `date_words`."""

from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palais.core.dates import DateNotUnderstood, PartialDate
from palais.web.date_words import day, days, either, month, partial, year

__all__ = ["day", "days", "either", "length", "month", "partial", "text", "year"]


def text(value: str) -> str:
    """A date as a table holds it ("2021", "2021-05", "2021-05-17", "2016-2024") in words."""
    if len(value) == 9 and value[4] == "-":
        return f"{value[:4]}–{value[5:]}"
    try:
        return partial(PartialDate.parse(value))
    except DateNotUnderstood:
        return value


def length(months: tuple[int, int]) -> str:
    """Years and months in words: "1 year and 2 months"."""
    years, rest = months
    in_years = ngettext("%(count)d year", "%(count)d years", years) % {"count": years}
    in_months = ngettext("%(count)d month", "%(count)d months", rest) % {"count": rest}
    if years and rest:
        return _("%(years)s and %(months)s") % {"years": in_years, "months": in_months}
    if years or rest:
        return in_years if years else in_months
    return _("less than a month")


def short_month(number: int) -> str:
    """The name of a month as short as the language writes it."""
    return formats.date_format(date(2024, number, 1), "M")


def number(value: int) -> str:
    """A number with the separators of the language."""
    return formats.number_format(value, use_l10n=True, force_grouping=True)
