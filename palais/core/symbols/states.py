"""Which State codes a symbol may carry. It knows today's codes and the old ones that documents still show.

It does not know names or memberships: those are facts, and callers with better facts pass their own mapping.
The codes are ISO 3166-1 alpha-3; the old ones are ISO 3166-3 and United Nations usage, as in ``states.csv``.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_CURRENT = """
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB
BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM
DZA ECU EGY ERI ESP EST ETH EUE FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND
HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR
LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI
MYS NAM NER NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY PSE QAT ROU
RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK
TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VAT VCT VEN VNM VUT WSM XKX YEM ZAF ZMB ZWE
"""
_OLD = {
    "DHY": "BEN",
    "HVO": "BFA",
    "BYS": "BLR",
    "ZAR": "COD",
    "EU": "EUE",
    "BUR": "MMR",
    "ROM": "ROU",
    "SCG": "SRB",
    "YUG": "SRB",
    "TMP": "TLS",
    "TP": "TLS",
    "NHB": "VUT",
    "RHO": "ZWE",
    "UNK": "XKX",  # the United Nations mission in Kosovo, as in CCPR/C/UNK/CO/1
}

BUILT_IN: Mapping[str, str] = MappingProxyType({**{code: code for code in _CURRENT.split()}, **_OLD})
"""Code as it may stand in a symbol -> the code this project uses."""

WRITTEN_AS: Mapping[str, str] = MappingProxyType({"EUE": "EU", "XKX": "UNK"})
"""The two that United Nations symbols write with a code of their own; every other State stands as itself."""

TERRITORIES = frozenset({"HKG", "MAC"})
"""Parts of a State with reports of their own, written after its code: CCPR/C/CHN-HKG/CO/4."""


def look_up(code: str, *, states: Mapping[str, str]) -> tuple[str, str] | None:
    """The State a code stands for and the territory (or ""), or None when the code is not known."""
    whole, _, territory = code.partition("-")
    state = states.get(whole)
    if state is None or (territory and territory not in TERRITORIES):
        return None
    return state, territory


def written(state: str, territory: str = "") -> str:
    """The code as a symbol writes it."""
    code = WRITTEN_AS.get(state, state)
    return f"{code}-{territory}" if territory else code
