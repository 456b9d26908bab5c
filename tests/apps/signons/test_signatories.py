"""Who signed: a pasted list understood and matched, written anew, undone without losing what was changed since."""

import pytest

from palais.apps.office.models import Change
from palais.apps.people.models import OrganisationName
from palais.apps.signons.models import SignatoryDeed
from palais.apps.signons.services import pasted, signatories
from palais.apps.signons.services.refusals import StatementRefused
from tests.makers import people
from tests.makers import statements as make


@pytest.fixture
def network(facts_loaded) -> None:
    first = people.organisation("A", acronym="EOA", state="MAR")
    OrganisationName.objects.create(organisation=first, name="Organisation exemple A", language="fr")
    people.organisation("B", state="CHE")
    people.organisation("Twin", key="twin-1", name="Example twin", state="CHE")
    people.organisation("Twin", key="twin-2", name="Example twin", state="FRA")
    people.organisation("Hidden", is_listed=False, state="MDA")


def understood(text: str) -> list[tuple[str, str, str]]:
    return [(one.name, one.state, one.key) for one in pasted.understand(text).entries]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Example organisation A", ("Example organisation A", "MAR", "example-a")),
        ("1. Example organisation A", ("Example organisation A", "MAR", "example-a")),
        ("• organisation EXEMPLE a (Maroc)", ("organisation EXEMPLE a", "MAR", "example-a")),
        ("Example organisation A, Morocco", ("Example organisation A", "MAR", "example-a")),
        ("Example organisation A – Morocco", ("Example organisation A", "MAR", "example-a")),
        ("Example organisation A\tMorocco", ("Example organisation A", "MAR", "example-a")),
        ("Example organisation A | MAR | example-a", ("Example organisation A", "MAR", "example-a")),
        ("Example organisation A | MAR | -", ("Example organisation A", "MAR", "")),
        ("Example organisation A, France", ("Example organisation A", "FRA", "")),
        ("Example twin", ("Example twin", "", "")),
        ("Example twin, France", ("Example twin", "FRA", "twin-2")),
        ("Children, parents and friends", ("Children, parents and friends", "", "")),
        ("Friends (of children)", ("Friends (of children)", "", "")),
        ("Friends, Switzerland, Tunisia", ("Friends, Switzerland", "TUN", "")),
        ("2030 Group", ("2030 Group", "", "")),
        ("Example organisation A، المغرب", ("Example organisation A", "MAR", "example-a")),
        ("Example organisation A，摩洛哥", ("Example organisation A", "MAR", "example-a")),
        ("Example organisation A、法国", ("Example organisation A", "FRA", "")),
        ("儿童、家长和朋友", ("儿童、家长和朋友", "", "")),
        ("Friends, US", ("Friends, US", "", "")),
    ],
)
def test_a_line_is_understood(network, line, found):
    assert understood(line) == [found]


def test_what_cannot_be_told_is_kept_as_written_and_says_why(network):
    (entry,) = pasted.understand("Example twin").entries
    assert (entry.organisation, "more than one" in entry.doubt) == (None, True)


def test_faults_name_their_line(network):
    found = pasted.understand(
        f"Example organisation A\n\nEOA | MAR | example-a\nX | MAR | nobody\n{'y' * 300}"
    )
    assert [fault.split(".")[0].split(":")[0] for fault in found.faults] == [
        "Line 3 is the same as line 1",
        "Line 4",
        "Line 5 is not a name",
    ]


def test_the_list_is_written_in_its_order_and_again_changes_nothing(network):
    made = make.published()
    make.signed(made, "Friends, Tunisia\nExample organisation B\nExample organisation A")
    assert make.names(made) == ["Friends", "Example organisation B", "Example organisation A"]
    assert signatories.as_text(made).splitlines() == [
        "Friends | TUN | -",
        "Example organisation B | CHE | example-b",
        "Example organisation A | MAR | example-a",
    ]
    make.signed(made, signatories.as_text(made))
    assert (SignatoryDeed.objects.count(), Change.objects.filter(deed="list-signatories").count()) == (1, 1)
    make.signed(made, "Example organisation A\nFriends, Tunisia\nExample organisation B")
    assert make.names(made)[0] == "Example organisation A"


def test_undo_keeps_what_was_changed_since_and_is_logged(network):
    made = make.published()
    make.signed(made, "Friends\nExample organisation A\nExample organisation B")
    make.signed(made, "Example organisation A\nOthers\nMore")
    deed = SignatoryDeed.objects.latest("pk")
    assert [row["name"] for row in deed.removed] == ["Friends", "Example organisation B"]
    more = made.signatories.get(name="More")
    more.name = "More of them"
    more.save()
    undone = signatories.undo(key=made.key, pk=deed.pk, by=None)
    assert undone.kept == ("More",)
    assert set(make.names(made)) == {
        "Friends",
        "Example organisation A",
        "Example organisation B",
        "More of them",
    }
    assert Change.objects.filter(deed="undo-signatories").count() == 1
    with pytest.raises(StatementRefused, match="undone already"):
        signatories.undo(key=made.key, pk=deed.pk, by=None)


def test_an_organisation_that_is_gone_leaves_its_name(network):
    made = make.published()
    make.signed(made, "Example organisation A")
    row = made.signatories.select_related("organisation").get()
    row.organisation.delete()
    row.refresh_from_db()
    assert (row.name, row.organisation) == ("Example organisation A", None)


def test_the_log_names_nobody_who_is_not_listed(network):
    made = make.published()
    make.signed(made, "Example organisation Hidden\nFriends")
    change = Change.objects.get(deed="list-signatories")
    assert (change.after["signatories"], change.after["number"]) == (["Friends"], 2)
