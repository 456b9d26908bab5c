"""Makes status lists shaped like those copied from the depositary's page, of invented dates."""

from __future__ import annotations

from collections.abc import Sequence

HEADING = (
    "CHAPTER IV\nHUMAN RIGHTS\n{number}Optional Protocol on a procedureNew York, 1 January 2011"
    "Signatories{signatories}Parties{parties}United Nations, <i>Treaty Series </i>, vol. 1.\n"
)
COLUMNS = "ParticipantSignatureAccession(a), Ratification"
LINES = (
    ("Albania", "24 Sep 2012", "29 May 2013"),
    ("Austria", "28 Feb 2012", ""),
    ("Bolivia (Plurinational State of)", "", "2 Apr 2013 a"),
    ("Côte d'Ivoire", "24 Sep 2013", ""),
    ("Denmark<superscript>1</superscript>", "", "7 Oct 2015 a"),
    ("Ecuador", "24 Apr 2013", "19 Sep 2018"),
    ("Ireland", "24 Sep 2014", "24 Sep 2014"),
)


def run_on(
    lines: Sequence[tuple[str, str, str]] = LINES,
    *,
    signatories: int | None = None,
    parties: int | None = None,
    number: str = "11d",
    columns: str = COLUMNS,
    end: str = "",
) -> str:
    """Everything in one line, a date directly behind a name, as the page comes without its markup."""
    table = "".join(_glued(*line) for line in lines)
    return _heading(lines, signatories, parties, number) + columns + table + end


def tabbed(
    lines: Sequence[tuple[str, str, str]] = LINES,
    *,
    signatories: int | None = None,
    parties: int | None = None,
    number: str = "11. d ",
) -> str:
    """One line per participant, cells parted by tabs, as a browser copies a table."""
    rows = "".join("\t".join(line) + "\n" for line in lines)
    columns = "Participant\tSignature\tAccession(a), Ratification\n"
    return _heading(lines, signatories, parties, number) + columns + rows


def _glued(name: str, signature: str, consent: str) -> str:
    """Days of one digit stand behind a blank; a letter is glued to the next name."""
    text = name
    for date in (signature, consent):
        if date:
            text += (" " if date[1] == " " else "") + date + ("" if date[-1].isalpha() else " ")
    return text


def _heading(
    lines: Sequence[tuple[str, str, str]], signatories: int | None, parties: int | None, number: str
) -> str:
    return HEADING.format(
        number=number,
        signatories=sum(bool(line[1]) for line in lines) if signatories is None else signatories,
        parties=sum(bool(line[2]) for line in lines) if parties is None else parties,
    )
