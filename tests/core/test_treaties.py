"""Standing and membership: what follows from a State's acts, and who may still join."""

from datetime import date

import pytest

from palais.core.dates import PartialDate
from palais.core.treaties import (
    Act,
    Kind,
    MixedActs,
    OpenTo,
    Standing,
    State,
    Status,
    TreatyAct,
    UnknownTreaty,
    may_become_party,
    membership_rule,
    standing,
)

TODAY = date(2026, 2, 15)
SWEDEN = State("SWE", Kind.STATE, un_member=True)
UNITED_STATES = State("USA", Kind.STATE, un_member=True)
PALESTINE = State("PSE", Kind.STATE, un_member=False)
EUROPEAN_UNION = State("EUE", Kind.ORGANIZATION, un_member=False)
KOSOVO = State("XKX", Kind.TERRITORY, un_member=False)


def did(act: Act, on: str, *, treaty: str = "crc", state: str = "SWE") -> TreatyAct:
    return TreatyAct(treaty, state, act, PartialDate.parse(on))


def party(treaty: str) -> Standing:
    return Standing(Status.PARTY, did(Act.RATIFICATION, "1995-01-01", treaty=treaty))


def signatory(treaty: str) -> Standing:
    act = did(Act.SIGNATURE, "1995-02-16", treaty=treaty)
    return Standing(Status.SIGNED, act, act)


SIGNED = did(Act.SIGNATURE, "1990-01-26")
RATIFIED = did(Act.RATIFICATION, "1990-06-29")


def test_no_act_is_no_action():
    assert standing([], on=TODAY) == Standing(Status.NONE)


def test_a_signature_alone():
    assert standing([SIGNED], on=TODAY) == Standing(Status.SIGNED, SIGNED, SIGNED)


def test_a_party_keeps_its_signature_on_record():
    assert standing([RATIFIED, SIGNED], on=TODAY) == Standing(Status.PARTY, RATIFIED, SIGNED)


@pytest.mark.parametrize("act", [Act.ACCESSION, Act.SUCCESSION])
def test_accession_and_succession_make_a_party_also_after_a_signature(act):
    joined = did(act, "1993-01-01")
    assert standing([SIGNED, joined], on=TODAY) == Standing(Status.PARTY, joined, SIGNED)


def test_standing_is_that_of_the_day_asked_for():
    assert standing([SIGNED, RATIFIED], on=date(1990, 1, 25)).status is Status.NONE
    assert standing([SIGNED, RATIFIED], on=date(1990, 6, 28)).status is Status.SIGNED
    assert standing([SIGNED, RATIFIED], on=date(1990, 6, 29)).status is Status.PARTY


def test_a_withdrawal_counts_from_the_day_of_the_act():
    ratified = did(Act.RATIFICATION, "1975-10-03", treaty="iccpr-op1", state="JAM")
    left = did(Act.WITHDRAWAL, "1997-10-23", treaty="iccpr-op1", state="JAM")
    assert standing([ratified, left], on=date(1997, 10, 22)).status is Status.PARTY
    assert standing([ratified, left], on=TODAY) == Standing(Status.WITHDRAWN, left, None, left)


def test_leaving_and_coming_back_on_one_day_leaves_a_party():
    joined = did(Act.ACCESSION, "1980-11-14")
    left = did(Act.WITHDRAWAL, "1998-05-26")
    back = did(Act.ACCESSION, "1998-05-26")
    assert standing([back, left, joined], on=TODAY) == Standing(Status.PARTY, back, None, left)


def test_joining_and_leaving_in_one_year_known_only_as_a_year_is_a_withdrawal():
    acts = [did(Act.WITHDRAWAL, "2019"), did(Act.ACCESSION, "2019")]
    assert standing(acts, on=TODAY).status is Status.WITHDRAWN


def test_an_act_that_may_lie_after_the_day_is_named_and_not_counted():
    ratified = did(Act.RATIFICATION, "2019")
    found = standing([SIGNED, ratified], on=date(2019, 6, 1))
    assert (found.status, found.unsettled) == (Status.SIGNED, (ratified,))


def test_acts_of_several_treaties_are_refused():
    with pytest.raises(MixedActs):
        standing([SIGNED, did(Act.SIGNATURE, "2000-01-01", treaty="opac")], on=TODAY)


@pytest.mark.parametrize("gate", ["crc", "opac", "opsc"])
def test_any_of_three_treaties_opens_the_communications_procedure(gate):
    found = may_become_party(treaty="opic", state=UNITED_STATES, standings={gate: party(gate)})
    assert (found.may, found.through, found.rule.article, found.rule.verified) == (
        True,
        (gate,),
        "18(2)–(3)",
        True,
    )


def test_a_signature_does_not_open_the_communications_procedure():
    assert (
        may_become_party(treaty="opic", state=UNITED_STATES, standings={"crc": signatory("crc")}).may is False
    )


def test_who_may_join_the_two_substantive_protocols():
    """OPAC: any State; OPSC: parties and signatories of the Convention (so the United States could)."""
    assert may_become_party(treaty="opac", state=UNITED_STATES, standings={}).may is True
    assert may_become_party(treaty="opsc", state=UNITED_STATES, standings={}).may is False
    assert (
        may_become_party(treaty="opsc", state=UNITED_STATES, standings={"crc": signatory("crc")}).may is True
    )


def test_who_is_no_member_of_the_united_nations():
    assert may_become_party(treaty="crc", state=PALESTINE, standings={}).may is True
    assert may_become_party(treaty="icpped", state=PALESTINE, standings={}).may is False
    assert may_become_party(treaty="icpped", state=SWEDEN, standings={}).may is True
    assert may_become_party(treaty="iccpr", state=PALESTINE, standings={}).may is None


def test_an_organization_may_join_only_what_is_open_to_it():
    assert may_become_party(treaty="crpd", state=EUROPEAN_UNION, standings={}).may is True
    assert may_become_party(treaty="crc", state=EUROPEAN_UNION, standings={}).may is False
    assert may_become_party(treaty="opic", state=EUROPEAN_UNION, standings={}).may is False
    assert (
        may_become_party(treaty="op-crpd", state=EUROPEAN_UNION, standings={"crpd": party("crpd")}).may
        is True
    )


@pytest.mark.parametrize("treaty", ["crc", "opic", "icpped"])
def test_nothing_is_said_about_a_territory(treaty):
    assert may_become_party(treaty=treaty, state=KOSOVO, standings={"crc": party("crc")}).may is None


def test_rules_with_gates_are_those_that_ask_for_another_treaty():
    keys = ["crc", "opac", "opsc", "opic", "iccpr", "iccpr-op1", "iccpr-op2", "icescr", "op-icescr", "icerd",
            "cedaw", "op-cedaw", "cat", "opcat", "icmw", "crpd", "op-crpd", "icpped"]  # fmt: skip
    gated = {key for key in keys if membership_rule(key).gates}
    asking = {OpenTo.PARTIES_TO_ANY_OF, OpenTo.PARTIES_OR_SIGNATORIES_OF}
    assert gated == {key for key in keys if membership_rule(key).open_to in asking}


def test_keys_are_lower_case():
    with pytest.raises(UnknownTreaty, match="'OPIC'"):
        membership_rule("OPIC")
