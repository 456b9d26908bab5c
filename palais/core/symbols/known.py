"""Single documents whose symbol says too little: what they are, or which State they concern.

It does not know the many others of the same shape, which keep an open kind ("session-document", "report").
Each entry is in the fact tables (symbol examples, reviews, general comments, working methods, sessions) or,
where marked, in a document's own heading; nothing here changes, since what was issued stays as it was issued.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from palais.core.symbols.kinds import Kind


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """What is known of one document; ``None`` leaves to the symbol what the symbol says.

    A corrigendum is told by its suffix only: that kind raises ``ValueError``.
    """

    kind: Kind | None = None
    state: str | None = None

    def __post_init__(self) -> None:
        if self.kind is Kind.CORRIGENDUM:
            raise ValueError("A corrigendum is told by its suffix, not by what is known of a document.")


# reviews.csv; 177, 186 and 238 also in the examples table. 186 concerns the Netherlands Antilles.
_CRC_OBSERVATIONS = """
117 CRI  177 GNB  178 BEL  179 NER  180 BLR  181 TUN  182 CHE  183 ARE  184 VCT  185 ESP
186 NLD  187 ARG  188 GBR  189 SYC  190 SDN  191 UKR  192 MDA  193 BFA  194 POL  195 ISR
196 EST  197 KOR  198 ITA  199 ROU  200 VNM  201 CZE  202 HTI  203 ISL  238 DMA
"""

_KINDS: dict[Kind, str] = {
    # examples table and committee_sessions.csv; 10 and 73 by their own heading
    Kind.SESSION_REPORT: "CRC/C/10 CRC/C/73 CRC/C/97/2 CRC/C/118 CRC/C/121 CRC/C/124 CRC/C/132",
    # domain reference 6.2, working_methods_dates.csv
    Kind.GUIDELINES: "CRC/C/5 CRC/C/58 CRC/C/OPAC/2 CRC/C/OPSC/2 HRI/GEN/2",
    Kind.RULES_OF_PROCEDURE: "CRC/C/4 CRC/C/158 CRC/C/62/3",
    Kind.WORKING_METHODS: "CRC/C/66/2 CRC/C/155",
    # domain reference 6.2
    Kind.FOLLOW_UP_PROGRESS_REPORT: "CRC/C/85/2 CRC/C/88/2",
    # general_comments.csv
    Kind.GENERAL_COMMENT: """
        E/C.12/1997/8 E/C.12/1998/24 E/C.12/1998/25 E/C.12/1999/4 E/C.12/1999/5 E/C.12/1999/10 E/C.12/2000/4
        E/C.12/2002/11 E/C.12/2005/4 CERD/C/64/Misc.11 CEDAW/C/2009/WP.1/R""",
    Kind.COMMITTEE_REPORT: "E/1990/23 E/1991/23 E/1992/23",
    # general knowledge: the compilation of general comments is kept in this series
    Kind.COMPILATION: "HRI/GEN/1",
    # examples table
    Kind.UPR_POSITIONS: "A/HRC/59/15/Add.1",
}

BUILT_IN: Mapping[str, KnownDocument] = MappingProxyType(
    {
        **{
            symbol: KnownDocument(kind=kind) for kind, symbols in _KINDS.items() for symbol in symbols.split()
        },
        **{
            f"CRC/C/15/Add.{number}": KnownDocument(state=state)
            for number, state in zip(
                _CRC_OBSERVATIONS.split()[::2], _CRC_OBSERVATIONS.split()[1::2], strict=True
            )
        },
        # examples table
        "CRC/C/51/Add.6": KnownDocument(state="SLB"),
        "CRC/C/65/Add.8": KnownDocument(state="PER"),
        "A/HRC/16/8": KnownDocument(kind=Kind.UPR_OUTCOME, state="AND"),
    }
)
"""Symbol in its canonical form, without revision -> what is known. Callers with more pass their own."""
