"""The States of a treaty that a question asks for: the rows of its page, of its files and of the API."""

from collections.abc import Mapping

from palais.core import words
from palais.web.answers.treaty import StateLine, TreatyDossier

FILTERS = ("list", "group", "region", "q", "sort")


def asked_for(dossier: TreatyDossier, *, wanted: Mapping[str, str]) -> list[StateLine]:
    """The rows asked for by name, or newest first; without a list, those that may join and have not, else the
    parties. An unknown value finds nothing."""
    name = wanted.get("list") or default_list(dossier)
    lines = {
        "may-join": dossier.may_join,
        "party": dossier.parties,
        "signed": dossier.signed,
        "all": dossier.states,
    }.get(name)
    if lines is None:
        lines = tuple(line for line in dossier.states if line.status.value == name)
    kept = [line for line in lines if fits(line, wanted=wanted)]
    return sorted(kept, key=lambda line: place(line, sort=wanted.get("sort", "")))


def fits(line: StateLine, *, wanted: Mapping[str, str]) -> bool:
    group, region, query = (wanted.get(name, "") for name in ("group", "region", "q"))
    return (
        (not group or line.un_group == group)
        and (not region or line.region_code == region)
        and (not query or words.fold(query) in words.fold(line.name))
    )


def place(line: StateLine, *, sort: str) -> tuple[int, str, str]:
    """Where a row stands in the list."""
    newest = -line.on.earliest.toordinal() if sort == "date" and line.on else 0
    return newest, words.fold(line.name), line.iso3


def default_list(dossier: TreatyDossier) -> str:
    return "may-join" if dossier.may_join else "party"
